//! Tokens of a person's own programs: what they open, and that they change no account.

use reqwest::Method;
use serde_json::{Value, json};

use super::recorded;
use crate::support::{Actor, App, Form, PASSWORD, Reply, Visitor, plan_of, until};

const TOKENS: &str = "/api/v1/me/tokens";

fn wanted(scope: &str, organization: Option<&str>) -> Value {
    json!({ "name": "A program", "scope": scope, "organization": organization, "days": 30 })
}

/// A program of the person, with a token of its own.
async fn program<'a>(actor: &Actor<'a>, scope: &str, organization: Option<&str>) -> (Actor<'a>, Value) {
    let made = actor.create(TOKENS, &wanted(scope, organization)).await;
    (Actor { token: made["token"].as_str().unwrap().to_owned(), ..actor.clone() }, made)
}

#[tokio::test]
async fn a_token_is_shown_once_used_listed_and_ended() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let (program, made) = program(&staff, "write", None).await;
    assert!(program.token.starts_with("bmms_api_"), "{made}");
    let listed = staff.fetch(TOKENS).await;
    assert_eq!(listed.as_array().unwrap().len(), 1);
    for (name, value) in [("id", &made["id"]), ("name", &json!("A program")), ("scope", &json!("write"))] {
        assert_eq!(&listed[0][name], value, "{name}");
    }
    for absent in ["token", "last_used_at", "organization"] {
        assert!(listed[0].get(absent).is_none(), "{absent}");
    }
    let days = "select extract(day from expires_at - now())::integer from auth.sessions where name <> ''";
    assert_eq!(root.query_one(days, &[]).await.unwrap().get::<_, i32>(0), 29);

    root.batch_execute("update auth.sessions set last_seen_at = now() - interval '2 minutes' where name <> ''")
        .await
        .unwrap();
    program.plan("Made by a program", 2025, 2030).await;
    assert!(staff.fetch(TOKENS).await[0]["last_used_at"].is_string());
    // It is no session of a sign-in.
    assert_eq!(staff.fetch("/api/v1/sessions").await.as_array().unwrap().len(), 1);
    let id = made["id"].as_str().unwrap();
    let end = |actor: &Actor<'_>, path: String| Reply::of(actor.request(Method::DELETE, &path));
    end(&staff, format!("/api/v1/sessions/{id}")).await.expect(404);
    // Nor anybody else's.
    let other = app.person("moh.staff2").await;
    let missing = end(&other, format!("{TOKENS}/{id}")).await.expect(404);
    assert_eq!(end(&other, format!("{TOKENS}/{}", crate::addresses::NOBODYS)).await.told(), missing.told());
    program.get("strategic-plans").await.expect(200);

    end(&staff, format!("{TOKENS}/{id}")).await.expect(204);
    program.get("strategic-plans").await.expect(401);
    assert_eq!(staff.fetch(TOKENS).await, json!([]));
    let trail = recorded(&root, &["token_added", "token_ended"]).await;
    assert_eq!(trail.iter().map(|event| event.1.as_str()).collect::<Vec<_>>(), ["token_added", "token_ended"]);
    assert!(!trail.iter().any(|event| event.2.to_string().contains(&program.token)));
    app.stop().await;
}

#[tokio::test]
async fn a_reading_token_looks_and_changes_nothing() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let plan = admin.plan("A plan", 2025, 2030).await;
    let (reader, _) = program(&admin, "read", None).await;
    let (writer, _) = program(&admin, "write", None).await;
    assert_eq!(reader.get(&plan).await.expect(200).json()["title"], "A plan");
    assert_eq!(
        reader.post("strategic-plans", &plan_of("No", 2040)).await.expect(403).rule("").as_deref(),
        Some("not_permitted")
    );
    reader.put(&plan, 1, &plan_of("No", 2025)).await.expect(403);
    reader.act(&plan, "archive", &json!({})).await.expect(403);
    let me = reader.fetch("/api/v1/me").await;
    let permissions = me["organizations"][0]["permissions"].as_array().unwrap();
    let reads = |permission: &Value| [".view", ".export"].iter().any(|end| permission.as_str().unwrap().ends_with(end));
    assert!(permissions.len() > 2 && permissions.iter().all(reads), "{permissions:?}");
    let full = writer.fetch("/api/v1/me").await;
    assert_eq!(full["organizations"], admin.fetch("/api/v1/me").await["organizations"]);
    writer.put(&plan, 1, &plan_of("Yes", 2025)).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_confined_token_is_a_strangers_everywhere_else() {
    let app = App::start().await;
    let two = app.person("two.ministries").await;
    let (confined, made) = program(&two, "write", Some("moh")).await;
    assert_eq!(made["organization"], "MOH");
    two.at("MOLE").get("strategic-plans").await.expect(200);
    confined.at("MOH").get("strategic-plans").await.expect(200);
    let refused = confined.at("MOLE").get("strategic-plans").await.expect(403).told();
    assert_eq!(refused, confined.at("NOPE").get("strategic-plans").await.told());
    assert_eq!(refused, app.person("moh.staff").await.at("MOLE").get("strategic-plans").await.told());
    let me = confined.fetch("/api/v1/me").await;
    assert_eq!(me["organizations"].as_array().unwrap().len(), 1);
    assert_eq!(me["organizations"][0]["code"], "MOH");

    // An operator's opens one organization too, and operates nothing; an overseer's oversees nothing.
    let operator = app.person("operator").await;
    let (confined, _) = program(&operator, "write", Some("MOH")).await;
    let (free, _) = program(&operator, "write", None).await;
    let (reading, _) = program(&operator, "read", None).await;
    confined.at("MOH").get("/api/v1/moa/MOH/organization").await.expect(200);
    confined.at("MOLE").get("/api/v1/moa/MOLE/organization").await.expect(403);
    free.at("MOLE").get("/api/v1/moa/MOLE/organization").await.expect(200);
    for (actor, operates) in [(&confined, false), (&free, true), (&reading, false)] {
        assert_eq!(actor.fetch("/api/v1/me").await["is_superuser"], operates);
    }
    let overseer = app.person("ocm.executive").await;
    let (confined, _) = program(&overseer, "read", Some("OCM")).await;
    let (free, _) = program(&overseer, "read", None).await;
    confined.get("/api/v1/ocm/planning").await.expect(403);
    free.get("/api/v1/ocm/planning").await.expect(200);
    assert!(confined.fetch("/api/v1/me").await.get("oversight").is_none());
    app.stop().await;
}

#[tokio::test]
async fn a_token_neither_shows_nor_changes_the_account() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let (program, made) = program(&staff, "write", None).await;
    let password = json!({ "current_password": PASSWORD, "new_password": "seven boats at noon" });
    let token = format!("{TOKENS}/{}", made["id"].as_str().unwrap());
    let session = staff.fetch("/api/v1/sessions").await[0]["id"].as_str().unwrap().to_owned();
    for (method, path, body) in [
        (Method::PUT, "/api/v1/me/password", password),
        (Method::GET, TOKENS, json!(null)),
        (Method::POST, TOKENS, wanted("write", None)),
        (Method::DELETE, &token, json!(null)),
        (Method::GET, "/api/v1/sessions", json!(null)),
        (Method::DELETE, &format!("/api/v1/sessions/{session}"), json!(null)),
    ] {
        let request = program.request(method.clone(), path);
        let request = if body.is_null() { request } else { request.json(&body) };
        let refused = Reply::of(request).await.expect(403);
        assert_eq!(refused.rule("").as_deref(), Some("token_not_for_account"), "{method} {path}");
    }
    assert_eq!(program.fetch("/api/v1/me").await["username"], "moh.staff");
    // It is none for pages either, which show the account.
    let visitor = Visitor { app: &app, cookie: format!("bmms_session={}", program.token) };
    visitor.get("/profile/").await.expect(302);
    visitor.get("/moa/MOH/planning/").await.expect(302);
    Reply::of(app.request(Method::GET, "/api/v1/me").header("Cookie", &visitor.cookie)).await.expect(401);
    // The functions behind them refuse by themselves.
    let accounts = app.login("bmms_accounts").await;
    for call in [
        "auth.change_password(h, 'x', '127.0.0.1')",
        "auth.begin_second_factor(h, '\\x00')",
        "auth.confirm_second_factor(h, h, 1, '{}', '127.0.0.1')",
        "auth.renew_recovery_codes(h, '{}', '127.0.0.1')",
        "auth.end_second_factor(h, '127.0.0.1')",
        "auth.second_factor(h)",
        "auth.open_sessions(h)",
        "auth.end_session(h, gen_random_uuid(), '127.0.0.1')",
    ] {
        let call = format!("select {call} from (select sha256(convert_to($1, 'UTF8')) as h) asked");
        let refusal = accounts.query(&call, &[&program.token]).await.unwrap_err();
        assert_eq!(refusal.as_db_error().unwrap().message(), "token_not_for_account", "{call}");
    }
    // A program may end itself.
    Reply::of(program.request(Method::DELETE, "/api/v1/sessions/current")).await.expect(204);
    staff.get("/api/v1/me").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_token_ends_on_its_day_however_much_it_is_used() {
    let app = App::configured(|config| config.auth.pass_cache_secs = 0).await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let (program, _) = program(&staff, "read", None).await;
    let almost = "update auth.sessions set last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 minute'";
    root.batch_execute(almost).await.unwrap();
    program.get("strategic-plans").await.expect(200);
    staff.get("strategic-plans").await.expect(200);
    let left = "select name <> '', expires_at > now() + interval '2 minutes' from auth.sessions order by 1";
    let left: Vec<(bool, bool)> =
        root.query(left, &[]).await.unwrap().iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(left, [(false, true), (true, false)]);
    root.batch_execute("update auth.sessions set expires_at = now() where name <> ''").await.unwrap();
    program.get("strategic-plans").await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn what_a_token_must_be() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for (field, value, rule) in [
        ("name", json!("  "), "sessions_name_length"),
        ("name", json!("n".repeat(101)), "sessions_name_length"),
        ("scope", json!("admin"), "type"),
        ("days", json!(0), "token_days"),
        ("days", json!(366), "token_days"),
        ("organization", json!("MOLE"), "token_organization"),
        ("organization", json!("NOPE"), "token_organization"),
    ] {
        let mut body = wanted("read", None);
        body[field] = value;
        let refused = staff.post(TOKENS, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{body}");
    }
    for _ in 0..20 {
        program(&staff, "read", None).await;
    }
    assert_eq!(staff.post(TOKENS, &wanted("read", None)).await.expect(409).rule("").as_deref(), Some("token_limit"));
    // Another password ends them all.
    let body = json!({ "current_password": PASSWORD, "new_password": "seven boats at noon" });
    Reply::of(staff.request(Method::PUT, "/api/v1/me/password").json(&body)).await.expect(204);
    assert_eq!(staff.fetch(TOKENS).await, json!([]));
    app.stop().await;
}

#[tokio::test]
async fn the_page_of_tokens_does_the_same() {
    let app = App::start().await;
    let visitor = app.visitor("two.ministries").await;
    let form = visitor.form("/profile/tokens/").await;
    let refused = visitor.send(&form.clone().with("days", "400")).await.expect(422);
    assert!(
        refused.text.contains("A token lasts 1 to 365 days.") && refused.text.contains("Say what the token is for")
    );
    let form = form.with("name", "Reports").with("scope", "read").with("organization", "MOLE").with("days", "7");
    let made = visitor.send(&form).await.expect(200);
    let token = made.text.split("<code class=\"secret\">").nth(1).unwrap().split("</code>").next().unwrap().to_owned();
    let program = Actor { app: &app, token, code: "MOLE".to_owned() };
    program.get("strategic-plans").await.expect(200);
    program.at("MOH").get("strategic-plans").await.expect(403);

    let page = visitor.get("/profile/tokens/").await.expect(200);
    assert!(page.text.contains("Reports") && !page.text.contains(&program.token));
    let ends: Vec<Form> = Form::all(&page.text).into_iter().filter(|form| form.action.ends_with("/end/")).collect();
    let other = app.visitor("moh.staff").await;
    let theirs =
        ends[0].clone().with("form_token", Form::all(&other.get("/profile/").await.text)[0].value("form_token"));
    other.send(&theirs).await.expect(404);
    visitor.send(&ends[0]).await.expect(303);
    until("it has ended", async || program.get("strategic-plans").await.status == 401).await;
    app.stop().await;
}
