//! Organizations as the operator keeps them, and how far the pilots are.

use serde_json::{Value, json};

use super::last_event;
use crate::support::contract::Operation;
use crate::support::{Actor, App, Form, until};

const ALL: &str = "/api/v1/platform/organizations";

/// A body that the operation accepts, if it takes one.
pub(super) fn body_of(operation: &Operation) -> Option<Value> {
    let schema = operation.content["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()?;
    Some(match schema.rsplit('/').next().unwrap() {
        "NewOrganization" => json!({ "number": 99, "code": "NEW", "name": "New", "org_type": "office" }),
        "OrganizationStates" => states(true, true),
        "NewOversightGrant" => json!({ "user": "oobc.staff", "access_level": "viewer" }),
        "OversightChange" => json!({ "access_level": "viewer", "is_active": true }),
        other if other.contains("BudgetCall") || other == "CeilingsInput" => return crate::addresses::body(operation),
        other => panic!("no body for {other}"),
    })
}

fn states(is_active: bool, planning: bool) -> Value {
    json!({
        "is_active": is_active, "is_pilot": true, "onboarding_date": "2026-01-05", "go_live_date": null,
        "modules": { "mana": true, "planning": planning, "budgeting": true, "me": true, "coordination": true, "policies": true }
    })
}

async fn version(operator: &Actor<'_>, code: &str) -> i64 {
    operator.fetch(&format!("{ALL}/{code}")).await["version"].as_i64().unwrap()
}

#[tokio::test]
async fn the_operator_sees_every_organization_and_switches_one_off_at_once() {
    let app = App::start().await;
    let second = App::on(app.database.clone(), |_| {}).await;
    let (operator, staff) = (app.person("operator").await, app.person("moh.staff").await);
    let elsewhere = Actor { app: &second, token: staff.token.clone(), code: staff.code.clone() };
    let all = operator.fetch(ALL).await;
    let all = all.as_array().unwrap();
    assert_eq!(all.len(), 45);
    let inactive: Vec<&Value> = all.iter().filter(|one| one["is_active"] == false).map(|one| &one["code"]).collect();
    assert_eq!(inactive, ["MPOS"]);
    let moh = all.iter().find(|one| one["code"] == "MOH").unwrap();
    assert_eq!((&moh["number"], &moh["is_pilot"]), (&json!(6), &json!(true)));
    assert!(moh["members"].as_i64().unwrap() >= 6);

    let path = format!("{ALL}/moh");
    elsewhere.get("strategic-plans").await.expect(200);
    for (is_active, planning) in [(false, true), (true, false)] {
        let before = version(&operator, "MOH").await;
        operator.put(&path, before, &states(is_active, planning)).await.expect(200);
        staff.get("strategic-plans").await.expect(403);
        until("the other instance has heard", async || elsewhere.get("strategic-plans").await.status == 403).await;
    }
    let (who, details) = last_event(&app, "organization_changed").await.unwrap();
    assert_eq!(who, "operator");
    assert_eq!(details, json!({ "code": "MOH", "is_active": true, "enable_planning": false }));
    // It stands in the organization's own trail too, with the person.
    let own =
        "select u.username, e.new_values ->> 'enable_planning' from audit.events e join auth.users u on u.id = e.actor
               where e.org_id = 6 and e.entity = 'organizations.organizations' order by e.seq desc limit 1";
    let row = app.superuser().await.query_one(own, &[]).await.unwrap();
    assert_eq!((row.get::<_, &str>(0), row.get::<_, &str>(1)), ("operator", "false"));

    let before = version(&operator, "MOH").await;
    operator.put(&path, before, &states(true, true)).await.expect(200);
    staff.get("strategic-plans").await.expect(200);
    operator.put(&path, before, &states(false, true)).await.expect(412);
    operator.put(&format!("{ALL}/NOPE"), 1, &states(true, true)).await.expect(404);
    operator.put(&path, before + 1, &json!({ "code": "X" })).await.expect(422);
    let mut wrong = states(true, true);
    wrong["go_live_date"] = json!("2025-12-31");
    let refused = operator.put(&path, before + 1, &wrong).await.expect(422);
    assert_eq!(refused.rule("/go_live_date").unwrap(), "organizations_go_live_after_onboarding");
    wrong["go_live_date"] = json!("9999-12-31");
    operator.put(&path, before + 1, &wrong).await.expect(422);
    app.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn an_organization_is_added_once_and_can_be_entered_by_the_operator() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    let new = json!({ "number": 60, "code": "NEW-1", "name": "New office", "org_type": "office" });
    operator.get("/api/v1/moa/NEW-1/organization").await.expect(403);
    let made = operator.post(ALL, &new).await.expect(201);
    assert_eq!(made.headers["location"], "/api/v1/platform/organizations/NEW-1");
    assert_eq!((&made.json()["is_active"], &made.json()["version"]), (&json!(true), &json!(1)));
    operator.get("/api/v1/moa/NEW-1/organization").await.expect(200);
    assert_eq!(last_event(&app, "organization_added").await.unwrap().1["code"], "NEW-1");

    let with = |field: &str, value: Value| {
        let mut body = json!({ "number": 61, "code": "NEW-2", "name": "Other", "org_type": "office" });
        body[field] = value;
        body
    };
    for (body, pointer, rule) in [
        (with("number", json!(60)), "/number", "organizations_pkey"),
        (with("code", json!("NEW-1")), "/code", "organizations_code_key"),
        (with("number", json!(0)), "/number", "organization_number_range"),
        (with("code", json!("new 2")), "/code", "organizations_code_format"),
        (with("name", json!(" ")), "/name", "organizations_name_present"),
        (with("org_type", json!("club")), "/org_type", "organizations_org_type_known"),
    ] {
        let refused = operator.post(ALL, &body).await.expect(422);
        assert_eq!(refused.rule(pointer).as_deref(), Some(rule), "{}", refused.text);
    }
    assert_eq!(app.count("organizations.organizations").await, 46);
    app.stop().await;
}

#[tokio::test]
async fn the_pages_change_an_organization_and_show_what_somebody_else_stored() {
    let app = App::start().await;
    let operator = app.visitor("operator").await;
    let page = "/platform/organizations/MOLE/";
    let form = operator.form(page).await;
    assert_eq!((form.value("is_active"), form.value("planning"), form.value("go_live_date")), ("true", "true", ""));
    let saved =
        operator.send(&form.clone().with("budgeting", "false").with("go_live_date", "2026-02-01")).await.expect(303);
    assert!(saved.headers["location"].to_str().unwrap().ends_with("/MOLE/?done=saved"));
    let stale = operator.send(&form.with("coordination", "false")).await.expect(412);
    assert!(stale.text.contains("Somebody else changed this"), "{}", stale.text);
    let stored = operator.form(page).await;
    assert_eq!((stored.value("budgeting"), stored.value("go_live_date")), ("false", "2026-02-01"));
    let list = operator.get("/platform/organizations/").await.expect(200).text;
    assert!(list.contains("1 February 2026") && list.contains("Budgeting"), "{list}");

    let create = operator.form("/platform/organizations/create/").await;
    let refused =
        operator.send(&create.clone().with("number", "6").with("code", "x y").with("name", "N")).await.expect(422);
    assert!(refused.text.contains("capital letters, digits and hyphens"), "{}", refused.text);
    let filled = create.with("number", "70").with("code", "made").with("name", "Made on a page");
    let made = operator.send(&filled).await.expect(303);
    assert_eq!(made.headers["location"], "/platform/organizations/MADE/?done=added");
    // A form of another session changes nothing.
    let forged = Form { action: page.to_owned(), fields: stored.fields.clone() }
        .with("form_token", "x")
        .with("is_active", "false");
    operator.send(&forged).await.expect(403);
    assert_eq!(operator.form(page).await.value("is_active"), "true");
    app.stop().await;
}

#[tokio::test]
async fn pilots_are_counted_by_people_and_not_by_plans() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    app.person("moh.staff").await.plan("Marker of a plan", 2025, 2030).await;
    let pilots = operator.fetch("/api/v1/platform/pilots").await;
    let codes: Vec<&Value> = pilots.as_array().unwrap().iter().map(|pilot| &pilot["code"]).collect();
    assert_eq!(codes, ["MAFAR", "MOH", "MOLE"]);
    let moh = &pilots[1];
    let figures = ["admins", "managers", "viewers"].map(|role| moh[role].as_i64().unwrap());
    assert_eq!(figures, [1, 2, 1]);
    assert!(moh["last_sign_in_at"].is_string() && moh["never_signed_in"].as_i64().unwrap() > 0);
    assert_eq!((&pilots[0]["admins"], &pilots[0]["last_sign_in_at"]), (&json!(0), &Value::Null));
    assert!(!pilots.to_string().contains("plan"), "{pilots}");
    let page = app.visitor("operator").await.get("/platform/pilots/").await.expect(200).text;
    assert!(page.contains("1 admin, 2 managers"), "{page}");
    app.stop().await;
}
