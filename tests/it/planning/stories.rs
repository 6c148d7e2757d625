//! The acceptance cases about the way of a plan: draft, submission, return, approval, archive (section 11).

use serde_json::{Value, json};

use super::{Cast, annual_plan_body, column, goal_body, id, objective_body, plan_body, step, with};
use crate::support::App;

#[tokio::test]
async fn an_officer_drafts_a_plan() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let reply = staff.post("strategic-plans", &plan_body("Health for all", 2025, 2030)).await.expect(201);
    let plan = reply.json();
    for (field, value) in [
        ("organization", json!("MOH")),
        ("title", json!("Health for all")),
        ("year_range", json!("2025-2030")),
        ("duration_years", json!(6)),
        ("vision", json!("A vision")),
        ("mission", json!("A mission")),
        ("status", json!("draft")),
        ("created_by", json!("moh staff")),
        ("submitted_by", Value::Null),
        ("approved_by", Value::Null),
        ("overall_progress", json!("0.00")),
        ("version", json!(1)),
    ] {
        assert_eq!(plan[field], value, "{field}");
    }
    assert_eq!(reply.headers["etag"], "\"1\"");
    let location = reply.headers["location"].to_str().unwrap();
    assert_eq!(staff.fetch(location).await, plan);
    app.stop().await;
}

#[tokio::test]
async fn an_officer_submits_and_a_manager_approves() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health for all", 2025, 2030).await;
    let empty = step(&cast.staff, &plan, "submit").await.expect(422);
    assert_eq!(empty.rule("/goals").as_deref(), Some("submit_needs_goal"));
    assert_eq!(cast.staff.fetch(&plan).await["status"], "draft");

    for title in ["One", "Two", "Three"] {
        cast.staff.goal(&plan, title).await;
    }
    let submitted = step(&cast.staff, &plan, "submit").await.expect(200).json();
    assert_eq!(submitted["status"], "submitted");
    assert_eq!(submitted["submitted_by"], "moh staff");
    assert!(submitted["submitted_at"].is_string());
    let edited = cast.staff.edit(&plan, &plan_body("Another title", 2025, 2030)).await.expect(409);
    assert_eq!(edited.rule("").as_deref(), Some("strategic_plan_not_draft"));

    let approved = step(&cast.manager, &plan, "approve").await.expect(200).json();
    assert_eq!(approved["status"], "approved");
    assert_eq!(approved["approved_by"], "moh manager");
    assert!(approved["approved_at"].is_string());
    let history = cast.viewer.fetch(&format!("{plan}/transitions")).await;
    assert_eq!(column(&history, "transition"), ["approve", "submit"]);
    assert_eq!(column(&history, "actor"), ["moh manager", "moh staff"]);
    app.stop().await;
}

#[tokio::test]
async fn nobody_approves_what_they_wrote_or_submitted() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    app.superuser()
        .await
        .execute(
            "update auth.memberships set can_approve_plans = true
             where user_id = (select id from auth.users where username = 'moh.staff')",
            &[],
        )
        .await
        .unwrap();

    let by_officer = cast.plan("submitted", "By the officer", 2020, 2021).await;
    let flagged_officer = app.person("moh.staff").await;
    step(&flagged_officer, &by_officer, "approve").await.expect(403);

    let by_manager = cast.manager.plan("By the manager", 2030, 2031).await;
    cast.manager.goal(&by_manager, "A goal").await;
    step(&cast.staff, &by_manager, "submit").await.expect(200);
    let own = step(&cast.manager, &by_manager, "approve").await.expect(403);
    assert!(own.text.contains("Nobody approves what they wrote or submitted."), "{}", own.text);

    let submitted_by_manager = cast.plan("draft", "Submitted by the manager", 2040, 2041).await;
    step(&cast.manager, &submitted_by_manager, "submit").await.expect(200);
    step(&cast.manager, &submitted_by_manager, "approve").await.expect(403);

    for plan in [&by_officer, &by_manager, &submitted_by_manager] {
        assert_eq!(cast.viewer.fetch(plan).await["status"], "submitted");
        step(&cast.admin, plan, "approve").await.expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_returned_plan_carries_the_reason_and_is_submitted_again() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("submitted", "Health", 2025, 2030).await;
    for silence in [json!({}), json!({ "comment": "  " })] {
        let silent = cast.manager.act(&plan, "return", &silence).await.expect(422);
        assert_eq!(silent.rule("/comment").as_deref(), Some("comment_required"));
    }
    let long = json!({ "comment": "x".repeat(5001) });
    let long = cast.manager.act(&plan, "return", &long).await.expect(422);
    assert_eq!(long.rule("/comment").as_deref(), Some("comment_length"));
    assert_eq!(cast.staff.fetch(&plan).await["status"], "submitted");

    let reason = json!({ "comment": "The mission says nothing of the islands." });
    cast.manager.act(&plan, "return", &reason).await.expect(200);
    let returned = cast.staff.fetch(&plan).await;
    assert_eq!(returned["status"], "draft");
    assert_eq!(returned["review_comment"], reason["comment"]);
    assert_eq!(returned["submitted_by"], Value::Null);
    let history = cast.staff.fetch(&format!("{plan}/transitions")).await;
    assert_eq!(history[0]["comment"], reason["comment"]);

    cast.staff.edit(&plan, &plan_body("Health on the islands", 2025, 2030)).await.expect(200);
    step(&cast.staff, &plan, "submit").await.expect(200);
    let approved = step(&cast.manager, &plan, "approve").await.expect(200).json();
    assert_eq!(approved["review_comment"], "");
    app.stop().await;
}

#[tokio::test]
async fn years_taken_by_a_plan_are_free_again_once_it_is_archived() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let old = cast.plan("active", "Health 2024", 2024, 2028).await;
    let new = plan_body("Health 2027", 2027, 2031);
    let taken = cast.staff.post("strategic-plans", &new).await.expect(422);
    assert_eq!(taken.rule("/start_year").as_deref(), Some("strategic_plans_years_free"));
    assert!(taken.text.contains("Health 2024") && taken.text.contains("2024-2028"), "{}", taken.text);
    let elsewhere = app.person("mole.staff").await;
    elsewhere.create("strategic-plans", &new).await;

    step(&cast.manager, &old, "archive").await.expect(200);
    let replacement = cast.staff.create("strategic-plans", &new).await;
    let back = step(&cast.admin, &old, "restore").await.expect(422);
    assert_eq!(back.rule("/start_year").as_deref(), Some("strategic_plans_years_free"));
    assert!(back.text.contains("Health 2027") && back.text.contains("2027-2031"), "{}", back.text);
    assert_eq!(cast.viewer.fetch(&old).await["status"], "archived");

    let replacement = format!("strategic-plans/{}", replacement["id"].as_str().unwrap());
    step(&cast.staff, &replacement, "archive").await.expect(200);
    let restored = step(&cast.admin, &old, "restore").await.expect(200).json();
    assert_eq!(restored["status"], "draft");
    assert_eq!(restored["approved_by"], Value::Null);
    assert_eq!(restored["submitted_by"], Value::Null);
    app.stop().await;
}

#[tokio::test]
async fn an_archived_plan_takes_its_open_annual_plans_along() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let goal = column(&cast.staff.fetch(&format!("{plan}/goals")).await, "id").remove(0);
    let completed = cast.annual_plan("completed", &plan, 2025).await;
    let open = [
        cast.annual_plan("active", &plan, 2026).await,
        cast.annual_plan("submitted", &plan, 2027).await,
        cast.annual_plan("draft", &plan, 2028).await,
    ];
    let rows = (app.count("planning.annual_plans").await, app.count("planning.objectives").await);
    step(&cast.manager, &plan, "archive").await.expect(200);

    assert_eq!(cast.viewer.fetch(&completed).await["status"], "completed");
    for annual_plan in &open {
        assert_eq!(cast.viewer.fetch(annual_plan).await["status"], "archived");
        let history = cast.viewer.fetch(&format!("{annual_plan}/transitions")).await;
        assert_eq!(history[0]["transition"], "archive");
        assert_eq!(history[0]["actor"], "moh manager");
        let objective = objective_body("Another", "2026-05-01");
        cast.staff.post(&format!("{annual_plan}/objectives"), &objective).await.expect(409);
    }
    let archived = cast.viewer.fetch("strategic-plans?status=archived").await;
    assert_eq!(column(&archived, "id"), [id(&plan)]);
    cast.staff.edit(&plan, &plan_body("Another title", 2025, 2030)).await.expect(409);
    cast.staff.post(&format!("{plan}/goals"), &goal_body("Another")).await.expect(409);
    let progress = json!({ "completion_percentage": "50" });
    cast.staff.act(&format!("goals/{goal}"), "progress", &progress).await.expect(409);
    assert_eq!(rows, (app.count("planning.annual_plans").await, app.count("planning.objectives").await));
    app.stop().await;
}

#[tokio::test]
async fn an_admin_reopens_an_approved_or_active_plan_with_a_reason() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    for status in ["approved", "active"] {
        cast.bring(&plan, status).await;
        let silent = cast.admin.act(&plan, "reopen", &json!({})).await.expect(422);
        assert_eq!(silent.rule("/comment").as_deref(), Some("comment_required"));
        let before = cast.viewer.fetch(&plan).await;
        assert_eq!(before["status"], status);
        assert_eq!(before["approved_by"], "moh manager");

        let reason = json!({ "comment": "The target of malaria is wrong." });
        let reopened = cast.admin.act(&plan, "reopen", &reason).await.expect(200).json();
        assert_eq!(reopened["status"], "draft");
        assert_eq!(reopened["approved_by"], Value::Null);
        assert_eq!(reopened["review_comment"], reason["comment"]);
        let title = format!("Health, no longer {status}");
        cast.staff.edit(&plan, &plan_body(&title, 2025, 2030)).await.expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn an_organization_has_one_active_plan() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let first = cast.plan("active", "First", 2020, 2024).await;
    let second = cast.plan("approved", "Second", 2025, 2030).await;
    let refused = step(&cast.manager, &second, "activate").await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("strategic_plans_one_active"));
    assert_eq!(cast.viewer.fetch(&second).await["status"], "approved");
    step(&cast.manager, &first, "complete").await.expect(200);
    step(&cast.manager, &second, "activate").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_lies_in_the_years_of_its_plan_one_for_each() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let body = with(&annual_plan_body("Work", 2031), &json!({ "strategic_plan_id": id(&plan) }));
    let outside = staff.post("annual-plans", &body).await.expect(422);
    assert_eq!(outside.rule("/year").as_deref(), Some("annual_plan_year_within_plan"));
    assert!(outside.text.contains("2025 to 2030"), "{}", outside.text);

    let body = with(&body, &json!({ "year": 2025 }));
    staff.create("annual-plans", &body).await;
    let second = staff.post("annual-plans", &body).await.expect(422);
    assert_eq!(second.rule("/year").as_deref(), Some("annual_plans_one_per_year"));
    assert_eq!(app.count("planning.annual_plans").await, 1);

    let shrunk = staff.edit(&plan, &plan_body("Health", 2026, 2030)).await.expect(422);
    assert_eq!(shrunk.rule("/start_year").as_deref(), Some("strategic_plan_years_in_use"));
    assert!(shrunk.text.contains("2025"), "{}", shrunk.text);
    staff.edit(&plan, &plan_body("Health", 2024, 2026)).await.expect(200);
    let shrunk = staff.edit(&plan, &plan_body("Health", 2021, 2024)).await.expect(422);
    assert_eq!(shrunk.rule("/end_year").as_deref(), Some("strategic_plan_years_in_use"));
    app.stop().await;
}
