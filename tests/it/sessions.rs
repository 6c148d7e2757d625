//! Sign-in, sessions and what ends them.

use reqwest::{Method, RequestBuilder};
use serde_json::json;

use crate::support::{App, PASSWORD, Reply, plan_of, until};

pub(crate) fn sign_in(app: &App, login: &str, password: &str) -> RequestBuilder {
    let body = json!({ "login": login, "password": password });
    app.request(Method::POST, "/api/v1/sessions").json(&body)
}

pub(crate) async fn attempt(app: &App, login: &str, password: &str) -> Reply {
    Reply::of(sign_in(app, login, password)).await
}

#[tokio::test]
async fn a_sign_in_opens_a_session_and_lists_the_organizations() {
    let app = App::start().await;
    for login in ["two.ministries", "TWO.Ministries", "two.ministries@bmms.example", "Two.Ministries@BMMS.example"] {
        let session = attempt(&app, login, PASSWORD).await.expect(201).json();
        assert!(session["token"].as_str().unwrap().starts_with("bmms_"));
        assert!(session["expires_at"].is_string());
        let organizations = session["organizations"].as_array().unwrap();
        assert_eq!(organizations.len(), 2);
        assert_eq!(organizations[0]["code"], "MOH");
        assert_eq!(organizations[0]["name"], "Ministry of Health");
        assert_eq!(organizations[0]["role"], "staff");
        assert_eq!(organizations[0]["is_primary"], true);
        assert_eq!((&organizations[1]["code"], &organizations[1]["role"]), (&json!("MOLE"), &json!("viewer")));
    }
    app.stop().await;
}

#[tokio::test]
async fn who_am_i_says_who_where_and_what_for() {
    let app = App::start().await;
    let me = app.person("moh.staff").await.get("/api/v1/me").await.expect(200).json();
    assert_eq!(me["username"], "moh.staff");
    assert_eq!(me["email"], "moh.staff@bmms.example");
    assert_eq!(me["name"], "moh staff");
    assert_eq!(me["is_superuser"], false);
    let organization = &me["organizations"][0];
    let has = |list: &str, word: &str| organization[list].as_array().unwrap().contains(&json!(word));
    assert!(has("permissions", "planning.edit") && has("modules", "planning"));
    assert!(!has("permissions", "planning.approve"));
    assert!(me.get("password_hash").is_none());
    Reply::of(app.request(Method::GET, "/api/v1/me")).await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn pending_and_homeless_people_are_told_so_only_with_the_right_password() {
    let app = App::start().await;
    for (login, words) in [("pending", "approv"), ("no.organization", "organization")] {
        attempt(&app, login, "wrong").await.expect(401);
        let refusal = attempt(&app, login, PASSWORD).await.expect(403).json();
        let detail = refusal["detail"].as_str().unwrap();
        assert!(detail.contains(words), "{detail}");
    }
    let superuser = app.superuser().await;
    let sessions = superuser.query_one("select count(*) from auth.sessions", &[]).await.unwrap();
    assert_eq!(sessions.get::<_, i64>(0), 0);
    app.stop().await;
}

/// Signs in with a cookie; returns what the browser sends back.
async fn cookie(app: &App) -> (String, String) {
    let body = json!({ "login": "moh.staff", "password": PASSWORD, "cookie": true });
    let reply = Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&body)).await.expect(201);
    assert!(reply.json().get("token").is_none());
    let set = reply.headers["set-cookie"].to_str().unwrap().to_owned();
    (set.split(';').next().unwrap().to_owned(), set)
}

#[tokio::test]
async fn a_cookie_is_for_this_host_alone() {
    let app = App::start().await;
    let (cookie, set) = cookie(&app).await;
    let attributes: Vec<&str> = set.split("; ").skip(1).collect();
    for attribute in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(attributes.contains(&attribute), "{set}");
    }
    assert!(!attributes.contains(&"Secure"), "{set}");
    let plans = "/api/v1/moa/MOH/planning/strategic-plans";
    let with = |method: Method, path: &str| app.request(method, path).header("Cookie", &cookie);
    Reply::of(with(Method::GET, plans)).await.expect(200);

    let create = || with(Method::POST, plans).json(&plan_of("By cookie", 2025));
    for origin in ["http://evil.example", "null", &format!("{}.evil.example", app.url())] {
        let refusal = Reply::of(create().header("Origin", origin)).await.expect(403);
        assert_eq!(refusal.json()["type"], "/api/problems/forbidden");
    }
    Reply::of(create()).await.expect(403);
    Reply::of(with(Method::DELETE, "/api/v1/sessions/current")).await.expect(403);
    let listed = Reply::of(with(Method::GET, plans)).await.expect(200).json();
    assert_eq!(listed["items"], json!([]));
    Reply::of(create().header("Origin", app.url())).await.expect(201);
    Reply::of(with(Method::DELETE, "/api/v1/sessions/current").header("Origin", app.url())).await.expect(204);
    Reply::of(with(Method::GET, plans)).await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn a_cookie_is_for_https_only_where_that_is_configured() {
    let app = App::configured(|config| config.http.secure_cookies = true).await;
    assert!(cookie(&app).await.1.split("; ").any(|attribute| attribute == "Secure"));
    app.stop().await;
}

#[tokio::test]
async fn what_is_no_live_token_is_nobodys() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let (token, path) = (&staff.token, "/api/v1/me");
    let header = |value: String| app.request(Method::GET, path).header("Authorization", value);
    for scheme in ["Bearer", "bearer", "BEARER"] {
        Reply::of(header(format!("{scheme} {token}"))).await.expect(200);
    }
    let unknown = bmms::auth::Token::generate().unwrap();
    let others = [
        String::new(),
        "Bearer".to_owned(),
        "Bearer ".to_owned(),
        "Bearer bmms_".to_owned(),
        format!("Bearer {}", &token[..token.len() - 1]),
        format!("Bearer {token}x"),
        format!("Bearer {}", token.to_lowercase()),
        format!("Bearer {}", token.replace("bmms_", "")),
        format!("Bearer {}", unknown.reveal()),
        format!("Basic {token}"),
        format!("Token {token}"),
        token.clone(),
    ];
    for other in others {
        let refusal = Reply::of(header(other.clone())).await;
        assert_eq!(refusal.status, 401, "{other}");
        assert_eq!(refusal.headers["www-authenticate"], "Bearer", "{other}");
        assert_eq!(refusal.headers["content-type"], "application/problem+json");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_session_ends_after_its_time_and_lasts_while_it_is_used() {
    let app = App::configured(|config| config.auth.pass_cache_secs = 0).await;
    let superuser = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let almost = "update auth.sessions set last_seen_at = now() - interval '2 minutes', expires_at = now() + interval '1 minute'";
    superuser.batch_execute(almost).await.unwrap();
    staff.get("dashboard").await.expect(200);
    let left = "select expires_at > now() + interval '479 minutes' from auth.sessions";
    assert!(superuser.query_one(left, &[]).await.unwrap().get::<_, bool>(0));

    superuser.batch_execute("update auth.sessions set expires_at = now() - interval '1 second'").await.unwrap();
    staff.get("dashboard").await.expect(401);
    staff.get("/api/v1/me").await.expect(401);
    until("a new session works", async || app.person("moh.staff").await.get("dashboard").await.status == 200).await;
    app.stop().await;
}
