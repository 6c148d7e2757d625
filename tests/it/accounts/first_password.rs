//! A password that somebody else set opens nothing but the page where one sets one's own.

use reqwest::Method;
use serde_json::json;

use super::must_change;
use crate::pages::{Address, Stage, addresses};
use crate::support::contract::operations;
use crate::support::{Actor, App, Form, PASSWORD, Reply, Visitor};

const NEW: &str = "seven boats at noon";
const RULE: &str = "password_change_required";

fn rule(reply: &Reply) -> Option<String> {
    reply.rule("")
}

#[tokio::test]
async fn every_page_leads_to_the_one_for_the_password() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    must_change(&app.superuser().await, "moh.staff").await;
    let visitor = app.visitor("moh.staff").await;
    let anybodys = [
        "/login/",
        "/register/",
        "/register/moa/",
        "/accessibility/",
        "/static/:name",
        "/password/reset/",
        "/password/set/",
        "/profile/password/",
    ];
    let mut led = 0;
    for address in addresses().into_iter().filter(|page| page.shows() && !anybodys.contains(&page.pattern)) {
        let path = address.at("MOH", &stage.own);
        let reply = visitor.get(&path).await;
        assert_eq!(
            (reply.status, reply.headers.get("location").unwrap().to_str().unwrap()),
            (303, "/profile/password/"),
            "{path}"
        );
        led += 1;
    }
    assert!(led > 25, "{led}");
    assert_eq!(visitor.get("/login/").await.expect(303).headers["location"], "/profile/password/");
    // Nor is anything changed.
    let create = Form { action: "/moa/MOH/planning/strategic-plans/create/".to_owned(), fields: Vec::new() };
    let token = Form::all(&visitor.get("/profile/password/").await.text)[0].value("form_token").to_owned();
    let sent = visitor.send(&create.with("form_token", &token).with("title", "Not yet")).await.expect(303);
    assert_eq!(sent.headers["location"], "/profile/password/");

    let form = visitor.form("/profile/password/").await;
    let refused =
        visitor.send(&form.clone().with("current_password", "not it").with("new_password", NEW)).await.expect(422);
    assert!(refused.text.contains("This is not your present password."));
    let changed = visitor.send(&form.with("current_password", PASSWORD).with("new_password", NEW)).await.expect(303);
    assert_eq!(changed.headers["location"], "/profile/?done=password");
    visitor.get("/moa/MOH/planning/").await.expect(200);
    assert!(addresses().iter().any(Address::is_of_organization));
    app.stop().await;
}

#[tokio::test]
async fn the_api_answers_with_the_rule_but_for_who_am_i_the_password_and_signing_out() {
    let app = App::start().await;
    let root = app.superuser().await;
    // A session that was open before: at work until now, and not a request longer.
    let staff = app.person("moh.staff").await;
    staff.get("strategic-plans").await.expect(200);
    must_change(&root, "moh.staff").await;
    let refused = async || staff.get("strategic-plans").await.status == 403;
    crate::support::until("the announcement is heard", refused).await;

    let mut tried = 0;
    for operation in
        operations().filter(|operation| operation.method == "get" && operation.path.starts_with("/api/v1/"))
    {
        let path =
            operation.path.replace("{org}", "MOH").replace("{id}", crate::addresses::NOBODYS).replace("{code}", "MOH");
        let path = path.replace("{year}", "2027").replace("{form}", "far1");
        // Who asks for none of one's rights needs no session at all.
        let is_anybodys = operation.content["security"].is_null();
        if path != "/api/v1/me" && !is_anybodys {
            let reply = staff.get(&path).await.expect(403);
            assert_eq!(rule(&reply).as_deref(), Some(RULE), "{path}");
            tried += 1;
        }
    }
    assert!(tried > 15, "{tried}");
    for (method, path, body) in [
        (Method::POST, "/api/v1/moa/MOH/planning/strategic-plans", json!({})),
        (Method::POST, "/api/v1/me/tokens", json!({ "name": "t", "scope": "read", "days": 1 })),
        (Method::DELETE, "/api/v1/me/tokens/00000000-0000-7000-8000-000000000000", json!({})),
        (Method::DELETE, "/api/v1/sessions/00000000-0000-7000-8000-000000000000", json!({})),
    ] {
        let reply = Reply::of(staff.request(method, path).json(&body)).await.expect(403);
        assert_eq!(rule(&reply).as_deref(), Some(RULE), "{path}");
    }
    let me = staff.fetch("/api/v1/me").await;
    assert_eq!(me["must_change_password"], true);
    let leaving = app.person("moh.staff").await;
    Reply::of(leaving.request(Method::DELETE, "/api/v1/sessions/current")).await.expect(204);

    let body = json!({ "current_password": PASSWORD, "new_password": NEW });
    Reply::of(staff.request(Method::PUT, "/api/v1/me/password").json(&body)).await.expect(204);
    staff.get("strategic-plans").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn whoever_waits_for_approval_is_told_so_on_the_page_and_has_no_token() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let made = staff.create("/api/v1/me/tokens", &json!({ "name": "t", "scope": "write", "days": 1 })).await;
    let program = Actor { token: made["token"].as_str().unwrap().to_owned(), ..staff.clone() };
    program.get("strategic-plans").await.expect(200);
    let root = app.superuser().await;
    root.batch_execute("update auth.users set is_approved = false where username = 'moh.staff'").await.unwrap();
    let refused = async || program.get("strategic-plans").await.status == 401;
    crate::support::until("the announcement is heard", refused).await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    for login in ["moh.staff", "pending"] {
        let form = nobody.form("/login/").await.with("login", login).with("password", PASSWORD);
        let page = nobody.send(&form).await.expect(403);
        assert!(page.text.contains("Your account is pending approval.") && !page.headers.contains_key("set-cookie"));
    }
    app.stop().await;
}

#[tokio::test]
async fn an_operator_and_an_overseer_wait_too() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (operator, overseer) = (app.person("operator").await, app.person("ocm.executive").await);
    let look = |actor: &Actor<'_>| Reply::of(actor.request(Method::GET, "/api/v1/ocm/planning"));
    for login in ["operator", "ocm.executive"] {
        must_change(&root, login).await;
    }
    assert_eq!(rule(&look(&overseer).await.expect(403)).as_deref(), Some(RULE));
    assert_eq!(rule(&operator.at("MOH").get("/api/v1/moa/MOH/organization").await.expect(403)).as_deref(), Some(RULE));
    // What the platform's functions ask for is not there before.
    assert_eq!(operator.fetch("/api/v1/me").await["is_superuser"], false);
    root.batch_execute("update auth.users set must_change_password = false").await.unwrap();
    look(&overseer).await.expect(200);
    assert_eq!(operator.fetch("/api/v1/me").await["is_superuser"], true);
    app.stop().await;
}
