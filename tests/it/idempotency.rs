//! The same request sent again makes nothing new.

use std::collections::HashSet;

use reqwest::{Method, RequestBuilder};
use serde_json::Value;

use crate::support::{Actor, App, Reply, plan_of};

fn keyed(actor: &Actor<'_>, key: &str, body: &Value) -> RequestBuilder {
    actor.request(Method::POST, "strategic-plans").header("Idempotency-Key", key).json(body)
}

async fn plans(app: &App) -> i64 {
    let superuser = app.superuser().await;
    superuser.query_one("select count(*) from planning.strategic_plans", &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn the_same_request_fifty_times_at_once_makes_one_row() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let sent: Vec<_> = (0..50).map(|_| tokio::spawn(keyed(&staff, "once", &plan_of("Once", 2025)).send())).collect();
    let mut ids = HashSet::new();
    for sent in sent {
        let response = sent.await.unwrap().unwrap();
        let status = response.status();
        let text = response.text().await.unwrap();
        assert_eq!(status, 201, "{text}");
        let plan: Value = serde_json::from_str(&text).unwrap();
        ids.insert(plan["id"].as_str().unwrap().to_owned());
    }
    assert_eq!(ids.len(), 1);
    assert_eq!(plans(&app).await, 1);
    app.stop().await;
}

#[tokio::test]
async fn a_key_belongs_to_one_request_of_one_person_in_one_organization() {
    let app = App::start().await;
    let (staff, colleague) = (app.person("moh.staff").await, app.person("moh.staff2").await);
    let mole = app.person("mole.staff").await;
    let body = plan_of("Health", 2025);
    let first = Reply::of(keyed(&staff, "key", &body)).await.expect(201).json();
    let again = Reply::of(keyed(&staff, "key", &body)).await.expect(201);
    assert_eq!(again.json()["id"], first["id"]);
    assert_eq!(
        again.headers["location"],
        format!("/api/v1/moa/MOH/planning/strategic-plans/{}", first["id"].as_str().unwrap())
    );

    let reused = Reply::of(keyed(&staff, "key", &plan_of("Other", 2030))).await.expect(422).json();
    assert_eq!(reused["errors"][0]["code"], "idempotency_key_reused");
    let elsewhere =
        staff.request(Method::POST, "annual-plans").header("Idempotency-Key", "key").json(&serde_json::json!({
            "strategic_plan_id": first["id"], "title": "Work plan", "year": 2025
        }));
    Reply::of(elsewhere).await.expect(422);
    assert_eq!(plans(&app).await, 1);

    let theirs = Reply::of(keyed(&mole, "key", &body)).await.expect(201).json();
    assert_ne!(theirs["id"], first["id"]);
    let colleagues = Reply::of(keyed(&colleague, "key", &plan_of("Colleague's", 2030))).await.expect(201).json();
    assert_ne!(colleagues["id"], first["id"]);
    assert_eq!(plans(&app).await, 3);
    app.stop().await;
}

#[tokio::test]
async fn without_a_key_every_request_makes_a_row() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let (first, second) = (staff.goal(&plan, "Same").await, staff.goal(&plan, "Same").await);
    assert_ne!(first, second);
    app.stop().await;
}

#[tokio::test]
async fn a_key_has_1_to_255_characters_and_a_failed_request_leaves_it_free() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for key in [String::new(), "k".repeat(256)] {
        Reply::of(keyed(&staff, &key, &plan_of("Health", 2025))).await.expect(422);
    }
    assert_eq!(plans(&app).await, 0);
    let key = "k".repeat(255);
    Reply::of(keyed(&staff, &key, &plan_of("Too early", 1999))).await.expect(422);
    Reply::of(keyed(&staff, &key, &plan_of("Health", 2025))).await.expect(201);
    Reply::of(keyed(&staff, "another", &plan_of("Overlaps", 2025))).await.expect(422);
    Reply::of(keyed(&staff, "another", &plan_of("Later", 2030))).await.expect(201);
    assert_eq!(plans(&app).await, 2);
    app.stop().await;
}
