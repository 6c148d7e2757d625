//! HTTP: what a request must look like, and what a refusal looks like.

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::contract::operations;
use crate::support::{Actor, App, Reply, plan_of};

const JSON: &str = "application/json";

fn create(actor: &Actor<'_>, media_type: &str, body: impl Into<reqwest::Body>) -> RequestBuilder {
    actor.request(Method::POST, "strategic-plans").header("Content-Type", media_type).body(body)
}

/// Rows that a refused request must not have left behind.
async fn rows(app: &App) -> i64 {
    let count = "select (select count(*) from planning.strategic_plans) + (select count(*) from planning.goals)
                 + (select count(*) from planning.transitions) + (select count(*) from organizations.idempotency_keys)";
    app.superuser().await.query_one(count, &[]).await.unwrap().get(0)
}

/// A refusal as documented: the media type, the members, and a type that can be looked up.
async fn assert_problem(app: &App, reply: &Reply, status: u16) {
    assert_eq!(reply.status, status, "{}", reply.text);
    assert_eq!(reply.headers["content-type"], "application/problem+json");
    let problem = reply.json();
    assert_eq!(problem["status"], status);
    for member in ["title", "detail"] {
        assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{problem}");
    }
    for error in problem["errors"].as_array().into_iter().flatten() {
        assert!(error["pointer"].is_string() && error["code"].is_string() && error["text"].is_string(), "{problem}");
    }
    let described = Reply::of(app.request(Method::GET, problem["type"].as_str().unwrap())).await.expect(200);
    assert_eq!(described.json()["status"], status);
    assert_guarded(reply);
}

/// The headers that every answer has.
pub(crate) fn assert_guarded(reply: &Reply) {
    let expected = [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("strict-transport-security", "max-age=31536000"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cache-control", "no-store"),
    ];
    for (name, value) in expected {
        assert_eq!(reply.headers.get(name).map(|value| value.to_str().unwrap()), Some(value), "{name}");
    }
    let policy = reply.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(reply.headers.contains_key("permissions-policy"));
    assert!(reply.headers.contains_key("x-request-id"));
    assert!(!reply.headers.contains_key("access-control-allow-origin"));
}

#[tokio::test]
async fn what_is_not_json_is_refused() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let good = plan_of("Health", 2025).to_string();
    let bad: [&[u8]; 8] = [
        b"{",
        b"nonsense",
        b"{\"title\": }",
        b"{'title': 'x'}",
        b"{\"title\": \"\xff\"}",
        b"[1, 2",
        b" ",
        b"{\"title\": \"x\"",
    ];
    for body in bad {
        let reply = Reply::of(create(&staff, JSON, body.to_vec())).await;
        assert_problem(&app, &reply, 400).await;
    }
    let trailing = Reply::of(create(&staff, JSON, format!("{good} {good}"))).await;
    assert_problem(&app, &trailing, 400).await;
    assert_eq!(rows(&app).await, 0);
    Reply::of(create(&staff, JSON, good)).await.expect(201);
    app.stop().await;
}

#[tokio::test]
async fn a_field_that_does_not_fit_is_named() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let with = |field: &str, value: Value| {
        let mut body = plan_of("Health", 2025);
        body[field] = value;
        body.to_string()
    };
    let mut missing = plan_of("Health", 2025);
    missing.as_object_mut().unwrap().remove("vision");
    let bad = [
        (with("start_year", json!("2025")), "/start_year"),
        (with("start_year", json!(2025.5)), "/start_year"),
        (with("start_year", json!(99_999_999_999_i64)), "/start_year"),
        (with("title", json!(7)), "/title"),
        (with("title", Value::Null), "/title"),
        (with("title", json!(["x"])), "/title"),
        (with("title", json!("a\0b")), ""),
        (with("org_id", json!(10)), "/org_id"),
        (with("id", json!("00000000-0000-7000-8000-000000000000")), "/id"),
        (with("status", json!("approved")), "/status"),
        (with("created_by", json!("moh.admin")), "/created_by"),
        (missing.to_string(), "/vision"),
        (r#"{"title": "a", "title": "b"}"#.to_owned(), "/title"),
        (json!(["Health", 2025, 2026, "V", "M"]).to_string(), ""),
        ("null".to_owned(), ""),
        ("\"text\"".to_owned(), ""),
        (String::new(), "/title"),
        ("{}".to_owned(), "/title"),
    ];
    for (body, pointer) in bad {
        let reply = Reply::of(create(&staff, JSON, body.clone())).await;
        assert_problem(&app, &reply, 422).await;
        assert!(reply.rule(pointer).is_some(), "{body}: {}", reply.text);
    }
    let unsent = Reply::of(staff.request(Method::POST, "strategic-plans")).await;
    assert_problem(&app, &unsent, 422).await;
    assert_eq!(rows(&app).await, 0);
    staff.plan("Health", 2025, 2030).await;
    app.stop().await;
}

#[tokio::test]
async fn characters_that_cannot_be_stored_are_refused_wherever_they_are() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for query in ["q=%00", "q=a%00b", "cursor=%00", "limit=%00"] {
        let reply = staff.get(&format!("strategic-plans?{query}")).await;
        assert_problem(&app, &reply, 422).await;
    }
    for query in ["status=%00", "q=%ff", "sort=%00", "year=%00", "q=%25&q=%5C"] {
        staff.get(&format!("strategic-plans?{query}")).await.expect(200);
    }
    for path in ["goals/%00", "goals/%ff", "goals/..%2f..", "goals/1"] {
        let status = staff.get(path).await.status;
        assert!([400, 404].contains(&status), "{path}: {status}");
    }
    for path in [
        "/api/v1/moa/%ff/planning/dashboard",
        "/api/v1/moa/MOH%00/planning/dashboard",
        "/api/v1/moa//planning/dashboard",
    ] {
        let status = staff.get(path).await.status;
        assert!((400..500).contains(&status), "{path}: {status}");
    }
    let sign_in = crate::sessions::attempt(&app, "moh\0staff", "a\0b").await;
    assert_problem(&app, &sign_in, 422).await;
    assert_eq!(rows(&app).await, 0);
    app.stop().await;
}

/// Sends bytes as they are; returns all that comes back until the service closes the connection.
async fn raw(app: &App, request: &str) -> String {
    let mut stream = TcpStream::connect(app.url().strip_prefix("http://").unwrap()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_body_over_the_limit_is_refused_with_and_without_a_length() {
    let app = App::configured(|config| config.http.max_body_bytes = 2000).await;
    let staff = app.person("moh.staff").await;
    let sized = |size: usize| {
        let body = plan_of("Health", 2025).to_string();
        format!("{body}{}", " ".repeat(size - body.len()))
    };
    for size in [2001, 100_000] {
        let reply = Reply::of(create(&staff, JSON, sized(size))).await;
        assert_problem(&app, &reply, 413).await;
    }
    let chunked = |body: &str| {
        format!(
            "POST /api/v1/moa/MOH/planning/strategic-plans HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
             Content-Type: {JSON}\r\nTransfer-Encoding: chunked\r\n\r\n{:x}\r\n{body}\r\n0\r\n\r\n",
            staff.token,
            body.len()
        )
    };
    let refused = raw(&app, &chunked(&sized(2001))).await;
    assert!(refused.starts_with("HTTP/1.1 413"), "{refused}");
    assert!(refused.contains("application/problem+json") && refused.contains("x-frame-options"), "{refused}");
    assert_eq!(rows(&app).await, 0);
    let made = raw(&app, &chunked(&sized(2000))).await;
    assert!(made.starts_with("HTTP/1.1 201"), "{made}");
    assert_eq!(rows(&app).await, 1);
    app.stop().await;
}

#[tokio::test]
async fn only_json_is_taken() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let body = plan_of("Health", 2025).to_string();
    for media_type in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "text/json",
        "nonsense",
        "",
    ] {
        let reply = Reply::of(create(&staff, media_type, body.clone())).await;
        assert_problem(&app, &reply, 415).await;
    }
    let unnamed = Reply::of(staff.request(Method::POST, "strategic-plans").body(body.clone())).await;
    assert_problem(&app, &unnamed, 415).await;
    assert_eq!(rows(&app).await, 0);
    Reply::of(create(&staff, "application/json; charset=utf-8", body)).await.expect(201);
    app.stop().await;
}

#[tokio::test]
async fn an_address_refuses_other_methods_and_names_its_own() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let id = "00000000-0000-7000-8000-000000000000";
    let paths: std::collections::BTreeSet<&str> = operations().map(|operation| operation.path).collect();
    for path in paths {
        let mut own: Vec<String> = operations()
            .filter(|operation| operation.path == path)
            .map(|operation| operation.method.to_uppercase())
            .collect();
        if own.contains(&"GET".to_owned()) {
            own.push("HEAD".to_owned());
        }
        own.sort_unstable();
        let address = path.replace("{org}", "MOH").replace("{id}", id).replace("{transition}", "submit");
        for method in ["GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PURGE"] {
            if own.iter().any(|name| name == method) {
                continue;
            }
            let reply = Reply::of(staff.request(Method::from_bytes(method.as_bytes()).unwrap(), &address)).await;
            assert_problem(&app, &reply, 405).await;
            assert_eq!(reply.headers["allow"], own.join(", ").as_str(), "{method} {path}");
        }
    }
    let fixed = ["/health/", "/ready/", "/api/openapi.json", "/api/problems"];
    for path in fixed {
        let reply = Reply::of(app.request(Method::POST, path)).await;
        assert_problem(&app, &reply, 405).await;
        assert_eq!(reply.headers["allow"], "GET, HEAD", "{path}");
    }
    staff.get("strategic-plans").await.expect(200);
    Reply::of(staff.request(Method::HEAD, "strategic-plans")).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn an_unknown_address_is_not_found() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for path in [
        "/api/",
        "/api/v1",
        "/api/v1/",
        "/api/v1/moa",
        "/api/v1/moa/MOH",
        "/api/v1/moa/MOH/planning",
        "/api/v2/me",
        "/api/problems/nothing",
        "/api/v1/me/",
    ] {
        let reply = staff.get(path).await;
        assert_problem(&app, &reply, 404).await;
    }
    app.stop().await;
}
