//! Who may do what: viewer, staff, manager with and without the flag, admin, platform operator (section 3.5).

use reqwest::Method;
use serde_json::{Value, json};

use super::{Cast, annual_plan_body, column, goal_body, id, objective_body, plan_body, step, with, without_steps};
use crate::support::App;

/// Everybody reads; a viewer and a platform operator do nothing else.
#[tokio::test]
async fn a_viewer_reads_everything_and_changes_nothing() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    let goal = format!("goals/{}", column(&cast.staff.fetch(&format!("{plan}/goals")).await, "id").remove(0));
    let objective = format!("objectives/{}", column(&cast.staff.fetch("objectives").await, "id").remove(0));
    let operator = app.person("operator").await.at("MOH");
    let rows = [&plan, &annual_plan, &goal, &objective];
    let before = [
        without_steps(cast.staff.fetch(&plan).await),
        without_steps(cast.staff.fetch(&annual_plan).await),
        cast.staff.fetch(&goal).await,
        cast.staff.fetch(&objective).await,
    ];
    let annual = with(&annual_plan_body("Work", 2027), &json!({ "strategic_plan_id": id(&plan) }));
    let progress = json!({ "completion_percentage": "50" });
    let nothing = json!({});
    let attempts: Vec<(Method, String, &Value)> = vec![
        (Method::POST, format!("{plan}/submit"), &nothing),
        (Method::POST, format!("{annual_plan}/submit"), &nothing),
        (Method::POST, format!("{goal}/progress"), &progress),
        (Method::POST, format!("{objective}/progress"), &progress),
        (Method::POST, format!("{goal}/progress-from-metric"), &nothing),
        (Method::POST, format!("{objective}/progress-from-indicator"), &nothing),
        (Method::DELETE, goal.clone(), &nothing),
        (Method::DELETE, objective.clone(), &nothing),
    ];
    let new = [
        ("strategic-plans".to_owned(), plan_body("Later", 2031, 2035)),
        (format!("{plan}/goals"), goal_body("Another")),
        ("annual-plans".to_owned(), annual.clone()),
        (format!("{annual_plan}/objectives"), objective_body("Another", "2026-05-01")),
    ];
    let rewritten = [
        plan_body("Other", 2025, 2030),
        annual_plan_body("Other", 2026),
        goal_body("Other"),
        objective_body("Other", "2026-05-01"),
    ];
    for actor in [&cast.viewer, &operator] {
        for (row, seen) in rows.iter().zip(&before) {
            assert_eq!(without_steps(actor.fetch(row).await), *seen);
            actor.fetch(&format!("{row}/transitions")).await;
        }
        for list in ["strategic-plans", "annual-plans", "objectives", "dashboard", "waiting", &format!("{plan}/goals")]
        {
            actor.fetch(list).await;
        }
        for (path, body) in &new {
            let refused = actor.post(path, body).await.expect(403);
            assert!(refused.text.contains("Your role in this organization"), "{}", refused.text);
        }
        for (row, body) in rows.iter().zip(&rewritten) {
            actor.edit(row, body).await.expect(403);
        }
        for (method, path, body) in &attempts {
            let version = if path.starts_with("goals") || path.starts_with("objectives") { 1 } else { 2 };
            actor.change(method.clone(), path, version, body).await.expect(403);
        }
    }
    for (row, seen) in rows.iter().zip(&before) {
        assert_eq!(without_steps(cast.staff.fetch(row).await), *seen);
    }
    for (path, body) in &new {
        cast.staff.create(path, body).await;
    }
    app.stop().await;
}

#[tokio::test]
async fn officers_managers_and_admins_write_and_submit() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    for (role, start_year) in ["staff", "staff2", "flagless", "manager", "admin"].iter().zip((2020..).step_by(2)) {
        let actor = cast.by(role);
        let plan = actor.plan(role, start_year, start_year + 1).await;
        let goal = actor.goal(&plan, "A goal").await;
        actor.edit(&goal, &goal_body("Another title")).await.expect(200);
        actor.progress(&goal, &json!({ "completion_percentage": "10" })).await;
        let annual_plan = actor.annual_plan(&plan, start_year).await;
        actor.objective(&annual_plan, "An objective", &format!("{start_year}-05-01")).await;
        step(actor, &annual_plan, "submit").await.expect(200);
        step(actor, &plan, "submit").await.expect(200);
        step(actor, &annual_plan, "withdraw").await.expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn approval_needs_the_flag_and_a_manager_or_admin() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("submitted", "Health", 2025, 2030).await;
    for role in ["viewer", "staff2", "flagless"] {
        step(cast.by(role), &plan, "approve").await.expect(403);
    }
    let superuser = app.superuser().await;
    let set_flag = "update auth.memberships set can_approve_plans = $2
                    where user_id = (select id from auth.users where username = $1)";
    superuser.execute(set_flag, &[&"moh.admin", &false]).await.unwrap();
    superuser.execute(set_flag, &[&"moh.viewer", &true]).await.unwrap();
    superuser.execute(set_flag, &[&"moh.flagless", &true]).await.unwrap();
    for role in ["moh.admin", "moh.viewer"] {
        let signed_in_again = app.person(role).await;
        step(&signed_in_again, &plan, "approve").await.expect(403);
    }
    let flagged = app.person("moh.flagless").await;
    let approved = step(&flagged, &plan, "approve").await.expect(200).json();
    assert_eq!(approved["approved_by"], "moh flagless");
    app.stop().await;
}

#[tokio::test]
async fn a_person_in_two_ministries_is_staff_in_one_and_viewer_in_the_other() {
    let app = App::start().await;
    let person = app.person("two.ministries").await;
    let body = plan_body("Health", 2025, 2030);
    person.at("MOH").create("strategic-plans", &body).await;
    person.at("MOLE").post("strategic-plans", &body).await.expect(403);
    assert_eq!(person.at("MOLE").fetch("strategic-plans").await["items"], json!([]));
    assert_eq!(column(&person.at("MOH").fetch("strategic-plans").await, "title"), ["Health"]);
    app.stop().await;
}
