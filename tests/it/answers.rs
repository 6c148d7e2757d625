//! What surrounds every answer: the id of its request, the headers that guard it, the description of problems.

use std::collections::HashSet;

use reqwest::Method;

use crate::http::assert_guarded;
use crate::support::{App, Reply};

#[tokio::test]
async fn every_kind_of_problem_is_described() {
    let app = App::start().await;
    let kinds = Reply::of(app.request(Method::GET, "/api/problems")).await.expect(200).json();
    assert_eq!(kinds.as_array().unwrap().len(), bmms::error::KINDS.len());
    for kind in kinds.as_array().unwrap() {
        let described = Reply::of(app.request(Method::GET, kind["type"].as_str().unwrap())).await.expect(200);
        assert_eq!(&described.json(), kind);
    }
    app.stop().await;
}

#[tokio::test]
async fn every_answer_has_the_id_of_its_request_and_the_guarding_headers() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let mut made = HashSet::new();
    for path in [
        "strategic-plans",
        "/api/v1/me",
        "/health/",
        "/ready/",
        "/api/docs",
        "/api/openapi.json",
        "/nowhere",
        "goals/1",
        "/api/v1/moa/MOLE/organization",
    ] {
        let reply = staff.get(path).await;
        assert_guarded(&reply);
        assert!(
            made.insert(reply.headers["x-request-id"].to_str().unwrap().to_owned()),
            "{path}: the id was given before"
        );
        let sent = staff.request(Method::GET, path).header("X-Request-Id", "client-1.a_b");
        assert_eq!(Reply::of(sent).await.headers["x-request-id"], "client-1.a_b", "{path}");
    }
    let long = "x".repeat(65);
    for unusable in ["", "with space", "semi;colon", "<script>", "a\tb", &long] {
        let reply = Reply::of(staff.request(Method::GET, "/health/").header("X-Request-Id", unusable)).await;
        let id = reply.headers["x-request-id"].to_str().unwrap();
        assert!(id != unusable && id.len() == 36, "{unusable}: {id}");
    }
    app.stop().await;
}

#[tokio::test]
async fn answers_are_compressed_for_who_asks() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for year in 0..5 {
        staff.plan(&"Long title ".repeat(20), 2020 + 2 * year, 2021 + 2 * year).await;
    }
    let plain = staff.get("strategic-plans").await.expect(200);
    assert!(!plain.headers.contains_key("content-encoding"));
    let request = staff.request(Method::GET, "strategic-plans").header("Accept-Encoding", "gzip");
    let response = request.send().await.unwrap();
    assert_eq!(response.headers()["content-encoding"], "gzip");
    let bytes = response.bytes().await.unwrap();
    assert!(
        bytes.starts_with(&[0x1f, 0x8b]) && bytes.len() * 2 < plain.text.len(),
        "{} of {} bytes",
        bytes.len(),
        plain.text.len()
    );
    app.stop().await;
}
