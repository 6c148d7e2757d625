//! What may be edited when, by how many at once, and what goes along when something is deleted (section 3.4).

use reqwest::Method;
use serde_json::{Value, json};

use super::{Cast, STATUSES, annual_plan_body, column, goal_body, id, objective_body, plan_body, with};
use crate::support::{App, Reply};

/// The first of a list of rows, as a path.
fn first(list: &Value, kind: &str) -> String {
    format!("{kind}/{}", column(list, "id").remove(0))
}

/// In a draft it is done; otherwise it is refused by the rule.
fn judge(reply: Reply, status: &str, done: u16, rule: &str) {
    if status == "draft" {
        reply.expect(done);
    } else {
        let reply = reply.expect(409);
        assert_eq!(reply.rule("").as_deref(), Some(rule), "{status}");
    }
}

#[tokio::test]
async fn a_strategic_plan_and_its_goals_are_edited_in_a_draft_only() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let goals = format!("{plan}/goals");
    let goal = first(&cast.staff.fetch(&goals).await, "goals");
    let rule = "strategic_plan_not_draft";
    for status in STATUSES {
        cast.bring(&plan, status).await;
        let spare = if status == "draft" { cast.staff.goal(&plan, "Spare").await } else { goal.clone() };
        let before = cast.viewer.fetch(&plan).await;
        let title = format!("Health, {status}");
        judge(cast.staff.edit(&plan, &plan_body(&title, 2025, 2030)).await, status, 200, rule);
        judge(cast.staff.edit(&goal, &goal_body(&title)).await, status, 200, rule);
        judge(cast.staff.post(&goals, &goal_body(&title)).await, status, 201, rule);
        judge(cast.staff.delete(&spare).await, status, 204, rule);
        if status != "draft" {
            assert_eq!(cast.viewer.fetch(&plan).await, before, "{status}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_and_its_objectives_are_edited_in_a_draft_only() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    let objectives = format!("{annual_plan}/objectives");
    let objective = first(&cast.staff.fetch("objectives").await, "objectives");
    let rule = "annual_plan_not_draft";
    for status in STATUSES {
        cast.bring(&annual_plan, status).await;
        let draft = status == "draft";
        let spare =
            if draft { cast.staff.objective(&annual_plan, "Spare", "2026-12-31").await } else { objective.clone() };
        let before = cast.viewer.fetch(&annual_plan).await;
        let title = format!("Work, {status}");
        judge(cast.staff.edit(&annual_plan, &annual_plan_body(&title, 2026)).await, status, 200, rule);
        let body = objective_body(&title, "2026-03-31");
        judge(cast.staff.edit(&objective, &body).await, status, 200, rule);
        judge(cast.staff.post(&objectives, &body).await, status, 201, rule);
        judge(cast.staff.delete(&spare).await, status, 204, rule);
        if !draft {
            assert_eq!(cast.viewer.fetch(&annual_plan).await, before, "{status}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn saving_a_submitted_plan_as_it_is_changes_nothing_either() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("submitted", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("submitted", &plan, 2026).await;
    let goal = first(&cast.staff.fetch(&format!("{plan}/goals")).await, "goals");
    let objective = first(&cast.staff.fetch("objectives").await, "objectives");
    for (row, fields) in [
        (&plan, &["title", "start_year", "end_year", "vision", "mission"][..]),
        (&annual_plan, &["title", "year", "description", "budget_total"]),
        (&goal, &["title", "description", "target_metric", "target_value", "priority"]),
        (&objective, &["title", "description", "target_date", "indicator", "baseline_value", "target_value"]),
    ] {
        let before = cast.staff.fetch(row).await;
        let body: Value = fields.iter().map(|field| ((*field).to_owned(), before[*field].clone())).collect();
        cast.staff.edit(row, &body).await.expect(409);
        assert_eq!(cast.staff.fetch(row).await, before);
    }
    app.stop().await;
}

#[tokio::test]
async fn an_objective_of_an_active_annual_plan_can_be_put_off_or_cancelled() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.staff.annual_plan(&plan, 2026).await;
    let off = cast.staff.objective(&annual_plan, "Put off", "2026-12-31").await;
    let never = cast.staff.objective(&annual_plan, "Cancelled", "2026-12-31").await;
    cast.bring(&annual_plan, "active").await;
    for (objective, status) in [(&off, "deferred"), (&never, "cancelled")] {
        assert_eq!(cast.staff.progress(objective, &json!({ "status": status })).await["status"], status);
        cast.staff.delete(objective).await.expect(409);
    }
    app.stop().await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    let goal = first(&cast.staff.fetch(&format!("{plan}/goals")).await, "goals");
    let objective = first(&cast.staff.fetch("objectives").await, "objectives");
    for (row, one, other) in [
        (&plan, plan_body("One", 2025, 2030), plan_body("Other", 2025, 2030)),
        (&annual_plan, annual_plan_body("One", 2026), annual_plan_body("Other", 2026)),
        (&goal, goal_body("One"), goal_body("Other")),
        (&objective, objective_body("One", "2026-05-01"), objective_body("Other", "2026-05-01")),
    ] {
        let seen = cast.staff.get(row).await.expect(200);
        let version = seen.json()["version"].as_i64().unwrap();
        assert_eq!(seen.headers["etag"], format!("\"{version}\""));
        let saved = cast.staff.put(row, version, &one).await.expect(200);
        assert_eq!(saved.headers["etag"], format!("\"{}\"", version + 1));

        cast.staff2.put(row, version, &other).await.expect(412);
        let missing = Reply::of(cast.staff2.request(Method::PUT, row).json(&other)).await;
        missing.expect(428);
        for odd in ["*", "W/\"2\"", "\"x\"", "2"] {
            let request = cast.staff2.request(Method::PUT, row).header("If-Match", odd);
            Reply::of(request.json(&other)).await.expect(412);
        }
        assert_eq!(cast.staff.fetch(row).await["title"], "One");
        cast.staff2.put(row, version + 1, &other).await.expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn steps_progress_and_deletions_need_the_version_too() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let goal = cast.staff.goal(&plan, "Another").await;
    let body = json!({ "completion_percentage": "5" });
    for (method, path, body) in [
        (Method::POST, format!("{plan}/submit"), json!({})),
        (Method::POST, format!("{goal}/progress"), body),
        (Method::POST, format!("{goal}/progress-from-metric"), json!({})),
        (Method::DELETE, goal.clone(), json!({})),
    ] {
        let request = cast.staff.request(method.clone(), &path).json(&body);
        Reply::of(request).await.expect(428);
        cast.staff.change(method.clone(), &path, 99, &body).await.expect(412);
    }
    cast.staff.delete(&goal).await.expect(204);
    cast.staff.get(&goal).await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn a_deleted_goal_leaves_its_objectives_without_a_link() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    let goal = cast.staff.goal(&plan, "Vaccinate").await;
    let annual_plan = cast.staff.annual_plan(&plan, 2026).await;
    let link = json!({ "goal_id": id(&goal) });
    let linked = with(&objective_body("Linked", "2026-05-01"), &link);
    let linked = cast.staff.create(&format!("{annual_plan}/objectives"), &linked).await;
    assert_eq!(linked["goal_title"], "Vaccinate");
    cast.bring(&annual_plan, "submitted").await;

    cast.staff.delete(&goal).await.expect(204);
    let left = cast.viewer.fetch(&format!("objectives/{}", linked["id"].as_str().unwrap())).await;
    assert_eq!(left["goal_id"], Value::Null);
    assert_eq!(left["title"], "Linked");
    let audited = app
        .superuser()
        .await
        .query_one("select action from audit.events where entity_id = $1 order by seq desc limit 1", &[&id(&goal)])
        .await
        .unwrap();
    assert_eq!(audited.get::<_, String>(0), "delete");
    app.stop().await;
}

#[tokio::test]
async fn staff_delete_in_drafts_they_wrote_and_managers_in_any() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    let annual_plan = cast.staff.annual_plan(&plan, 2026).await;
    for person in ["staff", "flagless", "admin"] {
        let goal = cast.staff2.goal(&plan, "A goal").await;
        let objective = cast.staff2.objective(&annual_plan, "An objective", "2026-05-01").await;
        for row in [&goal, &objective] {
            cast.viewer.delete(row).await.expect(403);
            let other = cast.staff2.delete(row).await.expect(403);
            assert!(other.text.contains("Staff can delete only in drafts they wrote."), "{}", other.text);
            cast.staff2.get(row).await.expect(200);
            cast.by(person).delete(row).await.expect(204);
            cast.staff2.get(row).await.expect(404);
        }
    }
    app.stop().await;
}
