//! The profile of an organization and its module switches (sections 2 and 6).

use reqwest::Method;
use serde_json::{Value, json};

use super::{address, modules, organization, profile};
use crate::support::{App, Reply};

/// The body with one field changed.
fn changed(body: &Value, field: &str, value: &Value) -> Value {
    let mut body = body.clone();
    body[field] = value.clone();
    body
}

#[tokio::test]
async fn only_an_admin_keeps_the_profile() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let path = address(&admin);
    let before = organization(&admin).await;
    let version = before["version"].as_i64().unwrap();
    let mut body = profile(&before);
    body["head_official"] = json!("Amina Sultan");
    body["head_title"] = json!("Minister");
    body["powers"] = json!(["License hospitals", "Run clinics"]);
    body["email"] = json!("office@moh.example");
    body["website"] = json!("https://moh.example/");
    for role in ["viewer", "staff", "flagless", "manager"] {
        let actor = app.person(&format!("moh.{role}")).await;
        actor.put(&path, version, &body).await.expect(403);
        assert_eq!(organization(&actor).await, before, "{role}");
    }
    app.person("mole.admin").await.put(&path, version, &body).await.expect(403);

    let saved = admin.put(&path, version, &body).await.expect(200);
    assert_eq!(profile(&saved.json()), body);
    assert_eq!(saved.headers["etag"], format!("\"{}\"", version + 1));
    assert_eq!(organization(&admin).await, saved.json());
    admin.put(&path, version, &body).await.expect(412);
    Reply::of(admin.request(Method::PUT, &path).json(&body)).await.expect(428);
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_profile_is_said_beside_the_field() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let path = address(&admin);
    let before = organization(&admin).await;
    let version = before["version"].as_i64().unwrap();
    let body = profile(&before);
    for (field, value, rule) in [
        ("name", json!("  "), "organizations_name_present"),
        ("name", json!("x".repeat(201)), "organizations_name_present"),
        ("acronym", json!("x".repeat(21)), "organizations_acronym_length"),
        ("head_official", json!("x".repeat(201)), "organizations_head_official_length"),
        ("head_title", json!("x".repeat(101)), "organizations_head_title_length"),
        ("email", json!("not an address"), "organizations_email_format"),
        ("phone", json!("0".repeat(21)), "organizations_phone_length"),
        ("website", json!("javascript:alert(1)"), "organizations_website_format"),
        ("powers", json!("everything"), "type"),
        ("code", json!("HEALTH"), "type"),
        ("is_active", json!(false), "type"),
        ("modules", modules(false), "type"),
    ] {
        let refused = admin.put(&path, version, &changed(&body, field, &value)).await.expect(422);
        let pointer = format!("/{field}");
        assert_eq!(refused.rule(&pointer).as_deref(), Some(rule), "{field}: {}", refused.text);
    }
    assert_eq!(organization(&admin).await, before);
    admin.put(&path, version, &changed(&body, "phone", &json!("0".repeat(20)))).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn modules_are_switched_by_the_platform_operator_alone() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let before = organization(&admin).await;
    let version = before["version"].as_i64().unwrap();
    let path = format!("{}/modules", address(&admin));
    for role in ["viewer", "staff", "manager", "admin"] {
        let actor = app.person(&format!("moh.{role}")).await;
        actor.put(&path, version, &modules(false)).await.expect(403);
    }
    assert_eq!(organization(&admin).await, before);

    let (org_id, pass) = admin.pass().await;
    let mut service = app.login("bmms_service").await;
    let tx = service.transaction().await.unwrap();
    let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)";
    tx.query_one(enter, &[&org_id.to_string(), &pass]).await.unwrap();
    tx.execute("update organizations.organizations set phone = '123'", &[]).await.unwrap();
    let switched = tx.execute("update organizations.organizations set enable_mana = false", &[]).await;
    let refused = switched.unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().message(), "organization_switch_platform_only");
    tx.rollback().await.unwrap();

    let operator = app.person("operator").await.at("MOH");
    let mut off = modules(true);
    off["mana"] = json!(false);
    let saved = operator.put(&path, version, &off).await.expect(200).json();
    assert_eq!(saved["modules"], off);
    operator.put(&path, version, &off).await.expect(412);
    let mut incomplete = off.clone();
    incomplete.as_object_mut().unwrap().remove("me");
    let refused = operator.put(&path, version + 1, &incomplete).await.expect(422);
    assert_eq!(refused.rule("/me").as_deref(), Some("type"));
    assert_eq!(organization(&admin).await["modules"], off);
    app.stop().await;
}
