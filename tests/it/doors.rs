//! What a request costs on the wire between the service and the database, and what it leaves on its connection.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use crate::support::proxy::Flight;
use crate::support::{App, Proxy, Reply, plan_of, server};

/// The service behind a proxy, with one connection for all tenants.
pub(crate) async fn behind_proxy() -> (App, Proxy) {
    let proxy = Proxy::start(server().await).await;
    let app = App::configured(|config| {
        proxy.stands_before(config);
        config.database.max_connections = 1;
    })
    .await;
    (app, proxy)
}

/// The flights somebody waited for: without the last, if it is the end of a read.
fn waited_for(mut flights: Vec<Flight>) -> Vec<Flight> {
    let begins_reading =
        flights.first().and_then(|flight| flight.first()).map(String::as_str) == Some("begin read only");
    if begins_reading && flights.last().is_some_and(|flight| flight == &["commit"]) {
        flights.pop();
    }
    flights
}

#[track_caller]
fn assert_cost(what: &str, flights: Vec<Flight>, expected: usize) {
    let flights = waited_for(flights);
    let statements = flights.iter().flatten().filter(|statement| *statement != "commit").count();
    println!("{what}: {} flights, {statements} statements before the commit", flights.len());
    assert_eq!(flights.len(), expected, "{what}: {flights:#?}");
    assert!(statements <= 5, "{what}: {flights:#?}");
}

#[tokio::test]
async fn a_read_costs_one_flight() {
    let (app, proxy) = behind_proxy().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let goal = staff.goal(&plan, "Clinics").await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    let objective = staff.objective(&annual_plan, "Ten clinics", "2026-06-30").await;
    let reads = [
        "/api/v1/moa/MOH/organization".to_owned(),
        "dashboard".to_owned(),
        "strategic-plans".to_owned(),
        "strategic-plans?sort=-progress".to_owned(),
        "annual-plans".to_owned(),
        "objectives".to_owned(),
        format!("{plan}/goals"),
        format!("{plan}/transitions"),
        plan.clone(),
        goal,
        annual_plan.clone(),
        objective,
    ];
    for read in reads {
        staff.get(&read).await.expect(200);
        proxy.flights().await;
        staff.get(&read).await.expect(200);
        assert_cost(&format!("GET {read}"), proxy.flights().await, 1);
    }
    // What is handed out as a file is read at once, and recorded in a transaction of its own.
    for row in [&plan, &annual_plan] {
        staff.get(&format!("{row}/pdf")).await.expect(200);
        proxy.flights().await;
        staff.get(&format!("{row}/pdf")).await.expect(200);
        let flights = proxy.flights().await;
        let [reading, _, recording, _] = flights.as_slice() else { panic!("GET {row}/pdf: {flights:#?}") };
        assert!(reading[0] == "begin read only" && reading.len() <= 7, "{flights:#?}");
        assert!(recording[0] == "begin" && recording.len() == 3, "{flights:#?}");
    }
    let manager = app.person("moh.manager").await;
    manager.get("waiting").await.expect(200);
    proxy.flights().await;
    manager.get("waiting").await.expect(200);
    assert_cost("GET waiting", proxy.flights().await, 1);
    app.stop().await;
}

#[tokio::test]
async fn a_write_costs_two_flights() {
    let (app, proxy) = behind_proxy().await;
    let staff = app.person("moh.staff").await;
    // The first round fills the caches.
    for round in 0..2 {
        let year = 2030 + 10 * round;
        let mut costs = Vec::new();
        proxy.flights().await;
        let plan = staff.plan("Plan", year, year + 1).await;
        costs.push(("create", proxy.flights().await));
        let keyed = staff.request(Method::POST, "strategic-plans").header("Idempotency-Key", format!("key {round}"));
        Reply::of(keyed.json(&plan_of("Keyed", year + 2))).await.expect(201);
        costs.push(("create with a key", proxy.flights().await));
        staff.put(&plan, 1, &plan_of("Edited", year)).await.expect(200);
        costs.push(("edit", proxy.flights().await));
        for _ in 0..3 {
            staff.goal(&plan, "Goal").await;
        }
        proxy.flights().await;
        staff.change(Method::POST, &format!("{plan}/submit"), 2, &json!({})).await.expect(200);
        costs.push(("transition", proxy.flights().await));
        if round == 1 {
            for (what, flights) in costs {
                assert_cost(what, flights, 2);
            }
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_read_does_not_wait_for_its_commit_and_a_write_does() {
    let (app, proxy) = behind_proxy().await;
    let staff = app.person("moh.staff").await;
    staff.get("strategic-plans").await.expect(200);
    proxy.flights().await;

    proxy.hold_commits(true);
    staff.get("strategic-plans").await.expect(200);
    proxy.hold_commits(false);
    proxy.flights().await;

    proxy.hold_commits(true);
    let creating = tokio::spawn(staff.request(Method::POST, "strategic-plans").json(&plan_of("Waits", 2025)).send());
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert!(!creating.is_finished(), "a write answered before its commit");
    proxy.hold_commits(false);
    assert_eq!(creating.await.unwrap().unwrap().status(), 201);
    app.stop().await;
}
