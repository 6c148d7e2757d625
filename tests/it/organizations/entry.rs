//! Who may enter an organization, and how they are refused (sections 4, 6, 7).

use std::time::{Duration, Instant};

use reqwest::Method;
use serde_json::{Value, json};

use super::{address, modules, organization};
use crate::support::{App, PASSWORD, Reply};

#[tokio::test]
async fn the_code_may_be_written_in_any_letter_case() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let expected = organization(&staff).await;
    assert_eq!(expected["code"], "MOH");
    for code in ["MOH", "moh", "Moh", "mOh"] {
        assert_eq!(organization(&staff.at(code)).await, expected);
        assert_eq!(staff.at(code).fetch(&plan).await["title"], "Health");
    }
    let created = staff.at("moh").plan("Later", 2031, 2035).await;
    assert_eq!(staff.fetch(&created).await["organization"], "MOH");
    app.stop().await;
}

#[tokio::test]
async fn an_organization_of_others_and_none_at_all_are_refused_in_the_same_words() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    staff.fetch("dashboard").await;
    let refusals = "select details ->> 'code', details ->> 'path', u.username, p.address is not null
                    from audit.platform_events p join auth.users u on u.id = p.actor where action = 'denied' order by seq";
    let superuser = app.superuser().await;
    assert!(superuser.query(refusals, &[]).await.unwrap().is_empty());

    let mut bodies = Vec::new();
    // MPOS exists and is inactive.
    for code in ["MOLE", "NOPE", "MPOS"] {
        let refused = staff.at(code).get("dashboard").await.expect(403);
        assert!(!refused.text.contains(code), "{}", refused.text);
        bodies.push(refused.text);
    }
    assert_eq!(bodies[0], bodies[1]);
    assert_eq!(bodies[0], bodies[2]);
    let recorded = superuser.query(refusals, &[]).await.unwrap();
    assert_eq!(recorded.len(), 3);
    for (row, code) in recorded.iter().zip(["MOLE", "NOPE", "MPOS"]) {
        assert_eq!(row.get::<_, String>(0), code);
        assert_eq!(row.get::<_, String>(1), format!("/api/v1/moa/{code}/planning/dashboard"));
        assert_eq!(row.get::<_, String>(2), "moh.staff");
        assert!(row.get::<_, bool>(3));
    }
    app.stop().await;
}

#[tokio::test]
async fn whoever_is_not_signed_in_is_asked_to() {
    let app = App::start().await;
    let paths = ["/api/v1/moa/MOH/planning/dashboard", "/api/v1/moa/NOPE/organization", "/api/v1/me"];
    for path in paths {
        let refused = Reply::of(app.request(Method::GET, path)).await.expect(401);
        assert_eq!(refused.headers["www-authenticate"], "Bearer");
        let made_up = format!("bmms_{}", "A".repeat(43));
        for token in ["nonsense", made_up.as_str()] {
            Reply::of(app.request(Method::GET, path).bearer_auth(token)).await.expect(401);
        }
    }
    let staff = app.person("moh.staff").await;
    staff.fetch(paths[0]).await;
    Reply::of(staff.request(Method::DELETE, "/api/v1/sessions/current")).await.expect(204);
    staff.get(paths[0]).await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn a_member_whose_membership_ends_is_out() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let colleague = app.person("moh.staff2").await;
    staff.fetch("dashboard").await;
    app.superuser()
        .await
        .execute(
            "update auth.memberships set is_active = false
             where user_id = (select id from auth.users where username = 'moh.staff')",
            &[],
        )
        .await
        .unwrap();
    let deadline = Instant::now() + Duration::from_secs(5);
    while staff.get("dashboard").await.status != 403 {
        assert!(Instant::now() < deadline, "the pass outlived the membership");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let me = staff.fetch("/api/v1/me").await;
    assert_eq!(me["organizations"], json!([]));
    colleague.fetch("dashboard").await;
    app.stop().await;
}

#[tokio::test]
async fn whoever_waits_for_approval_gets_no_session() {
    let app = App::start().await;
    let sign_in = async |login: &str, password: &str| {
        let body = json!({ "login": login, "password": password });
        Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&body)).await
    };
    let pending = sign_in("pending", PASSWORD).await.expect(403);
    assert_eq!(pending.json()["detail"], "Your account is pending approval.");
    let nowhere = sign_in("no.organization", PASSWORD).await.expect(403);
    assert!(nowhere.text.contains("no organization access assigned"), "{}", nowhere.text);
    let wrong = sign_in("pending", "not the password").await.expect(401);
    assert_eq!(sign_in("inactive", PASSWORD).await.expect(401).text, wrong.text);
    assert_eq!(sign_in("nobody", PASSWORD).await.expect(401).text, wrong.text);
    for refused in [&pending, &nowhere, &wrong] {
        assert!(!refused.text.contains("token\"") && refused.headers.get("set-cookie").is_none());
    }
    assert_eq!(app.count("auth.sessions").await, 0);
    app.person("moh.staff").await;
    assert_eq!(app.count("auth.sessions").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn a_person_has_at_most_one_primary_organization() {
    let app = App::start().await;
    let put = "select auth.put_membership($1, (select $2::text::uuid), 'staff', true)";
    let superuser = app.superuser().await;
    let find = "select id::text from auth.users where username = 'no.organization'";
    let person: String = superuser.query_one(find, &[]).await.unwrap().get(0);
    let (mut first, second) = (app.login("bmms_migrator").await, app.login("bmms_migrator").await);
    let uncommitted = first.transaction().await.unwrap();
    uncommitted.execute(put, &[&6, &person]).await.unwrap();
    let parallel = tokio::spawn({
        let person = person.clone();
        async move { second.execute(put, &[&10, &person]).await }
    });
    let waits =
        "select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock')";
    let deadline = Instant::now() + Duration::from_secs(5);
    while !superuser.query_one(waits, &[]).await.unwrap().get::<_, bool>(0) {
        assert!(Instant::now() < deadline, "the second attempt did not wait for the first");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    uncommitted.commit().await.unwrap();
    let refused = parallel.await.unwrap().unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().constraint(), Some("memberships_one_primary"));
    let third = app.login("bmms_migrator").await.execute(put, &[&1, &person]).await;
    assert!(third.is_err());
    let me = app.person("no.organization").await.fetch("/api/v1/me").await;
    assert_eq!(me["organizations"].as_array().unwrap().len(), 1);
    assert_eq!(me["organizations"][0]["code"], "MOH");
    assert_eq!(me["organizations"][0]["is_primary"], true);
    app.stop().await;
}

/// Whether a member's pass lets the database show and take a plan.
async fn database_lets_in(app: &App, org_id: i32, pass: &str) -> (i64, bool) {
    let mut service = app.login("bmms_service").await;
    let tx = service.transaction().await.unwrap();
    let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)";
    tx.query_one(enter, &[&org_id.to_string(), &pass]).await.unwrap();
    let seen = tx.query_one("select count(*) from planning.strategic_plans", &[]).await.unwrap().get(0);
    let insert = "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
                  values ($1, gen_random_uuid(), 'Raw', 2050, 2051, 'v', 'm')";
    let inserted = tx.execute(insert, &[&org_id]).await.is_ok();
    (seen, inserted)
}

#[tokio::test]
async fn a_module_that_is_switched_off_is_closed_to_everybody() {
    let app = App::start().await;
    let operator = app.person("operator").await.at("MOLE");
    let admin = app.person("mole.admin").await;
    let staff = app.person("mole.staff").await;
    let plan = staff.plan("MOLE Plan", 2025, 2030).await;
    let (org_id, pass) = staff.pass().await;
    assert_eq!(database_lets_in(&app, org_id, &pass).await, (1, true));
    let switch = async |planning: bool| {
        let version = organization(&operator).await["version"].as_i64().unwrap();
        let path = format!("{}/modules", address(&operator));
        let switched = operator.put(&path, version, &modules(planning)).await.expect(200);
        assert_eq!(switched.json()["modules"]["planning"], planning);
    };

    switch(false).await;
    let deadline = Instant::now() + Duration::from_secs(5);
    while staff.get(&plan).await.status != 403 {
        assert!(Instant::now() < deadline, "the pass outlived the module");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    let refused = admin.get("dashboard").await.expect(403);
    assert_eq!(refused.json()["detail"], "This module is not enabled for this organization.");
    staff.post("strategic-plans", &json!({})).await.expect(422);
    operator.get("strategic-plans").await.expect(403);
    let me = staff.fetch("/api/v1/me").await;
    let open: Vec<&Value> = me["organizations"][0]["modules"].as_array().unwrap().iter().collect();
    assert!(!open.contains(&&json!("planning")) && open.contains(&&json!("budgeting")), "{open:?}");
    let (org_id, pass) = staff.pass().await;
    assert_eq!(database_lets_in(&app, org_id, &pass).await, (0, false));
    organization(&staff).await;
    app.person("moh.staff").await.fetch("dashboard").await;

    switch(true).await;
    while staff.get(&plan).await.status != 200 {
        assert!(Instant::now() < deadline, "the module stayed closed");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    app.stop().await;
}
