//! Progress of goals and objectives: their statuses, and how status and completion go together (section 3.3).

use serde_json::{Value, json};

use super::{Cast, column, id, step};
use crate::support::{Actor, App};

/// Every change of status of a goal and an objective, besides cancelling.
const CHANGES: [(&str, &str); 8] = [
    ("not_started", "in_progress"),
    ("in_progress", "not_started"),
    ("not_started", "completed"),
    ("in_progress", "completed"),
    ("not_started", "deferred"),
    ("in_progress", "deferred"),
    ("deferred", "in_progress"),
    ("completed", "in_progress"),
];

const STATUSES: [&str; 5] = ["not_started", "in_progress", "completed", "deferred", "cancelled"];

/// Tries every change from every status, each on a row of its own.
async fn try_all(cast: &Cast<'_>, statuses: &[&str], cancellable: bool, make: impl AsyncFn(&str) -> String) {
    for from in statuses {
        for to in statuses.iter().filter(|to| *to != from) {
            let row = make(&format!("{from} to {to}")).await;
            if *from != "not_started" {
                cast.staff.progress(&row, &json!({ "status": from })).await;
            }
            let before = cast.staff.fetch(&row).await;
            let asked = json!({ "status": to, "comment": "Because" });
            cast.viewer.act(&row, "progress", &asked).await.expect(403);
            let allowed = CHANGES.contains(&(*from, *to))
                || (cancellable && *to == "cancelled" && ["not_started", "in_progress"].contains(from));
            let reply = cast.staff.act(&row, "progress", &asked).await;
            let after = cast.viewer.fetch(&row).await;
            if allowed {
                assert_eq!(reply.status, 200, "{from} to {to}: {}", reply.text);
                assert_eq!(after["status"], *to, "{from} to {to}");
                let history = cast.viewer.fetch(&format!("{row}/transitions")).await;
                assert_eq!(history[0]["from_status"], *from);
                assert_eq!(history[0]["to_status"], *to);
                assert_eq!(history[0]["actor"], "moh staff");
                assert_eq!(history[0]["comment"], "Because");
            } else {
                assert_eq!(reply.status, 409, "{from} to {to}: {}", reply.text);
                assert_eq!(reply.rule("").as_deref(), Some("transition_not_possible"));
                assert_eq!(after, before, "{from} to {to}");
            }
        }
    }
}

#[tokio::test]
async fn a_goal_changes_its_status_as_the_rules_say() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    try_all(&cast, &STATUSES[..4], false, async |title| cast.staff.goal(&plan, title).await).await;
    let goal = cast.staff.goal(&plan, "Never cancelled").await;
    let reply = cast.staff.act(&goal, "progress", &json!({ "status": "cancelled" })).await.expect(422);
    assert_eq!(reply.rule("/status").as_deref(), Some("goals_status_known"));
    app.stop().await;
}

#[tokio::test]
async fn an_objective_changes_its_status_as_the_rules_say() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    let annual_plan = cast.staff.annual_plan(&plan, 2026).await;
    let make = async |title: &str| cast.staff.objective(&annual_plan, title, "2026-06-30").await;
    try_all(&cast, &STATUSES, true, make).await;
    app.stop().await;
}

/// A goal and an objective of a draft.
async fn goal_and_objective(staff: &Actor<'_>) -> [String; 2] {
    let plan = staff.plan("Health", 2025, 2030).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    [staff.goal(&plan, "A goal").await, staff.objective(&annual_plan, "An objective", "2026-06-30").await]
}

#[tokio::test]
async fn status_and_completion_go_together() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let today = cast.today().await.to_string();
    for row in goal_and_objective(&cast.staff).await {
        let is_objective = row.starts_with("objectives/");
        let progress = async |body: Value| cast.staff.progress(&row, &body).await;
        let started = progress(json!({ "completion_percentage": "5" })).await;
        assert_eq!(started["status"], "in_progress", "{row}");
        let whole = progress(json!({ "completion_percentage": "100" })).await;
        assert_eq!(whole["status"], "in_progress", "reaching 100 completes nothing by itself");
        progress(json!({ "completion_percentage": "30" })).await;

        let back = cast.staff.act(&row, "progress", &json!({ "status": "not_started" })).await.expect(422);
        assert_eq!(back.rule("/completion_percentage").as_deref(), Some("not_started_without_progress"));
        let back = progress(json!({ "status": "not_started", "completion_percentage": "0" })).await;
        assert_eq!(back["status"], "not_started");

        let completed = progress(json!({ "status": "completed" })).await;
        assert_eq!(completed["completion_percentage"], "100.00");
        if is_objective {
            assert_eq!(completed["completed_at"], today);
        }
        let more = json!({ "completion_percentage": "90" });
        let more = cast.staff.act(&row, "progress", &more).await.expect(409);
        assert_eq!(more.rule("").as_deref(), Some("progress_not_open"));

        let silent = cast.staff.act(&row, "progress", &json!({ "status": "in_progress" })).await.expect(422);
        assert_eq!(silent.rule("/comment").as_deref(), Some("comment_required"));
        assert_eq!(cast.staff.fetch(&row).await["status"], "completed");
        let reopened = progress(json!({ "status": "in_progress", "comment": "Counted twice" })).await;
        assert_eq!(reopened["status"], "in_progress");
        if is_objective {
            assert_eq!(reopened["completed_at"], Value::Null);
        }
        let history = cast.viewer.fetch(&format!("{row}/transitions")).await;
        assert_eq!(
            column(&history, "to_status"),
            ["in_progress", "completed", "not_started", "in_progress"],
            "the history has changes of status only"
        );
        assert_eq!(history[0]["comment"], "Counted twice");
    }
    app.stop().await;
}

#[tokio::test]
async fn progress_is_a_number_between_0_and_100_or_nothing_is_stored() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for row in goal_and_objective(&staff).await {
        for (given, stored) in [("0", "0.00"), ("100", "100.00"), ("33.33", "33.33")] {
            let body = json!({ "completion_percentage": given });
            assert_eq!(staff.progress(&row, &body).await["completion_percentage"], stored);
        }
        let before = staff.fetch(&row).await;
        let range = format!("{}_completion_percentage_range", row.split_once('/').unwrap().0);
        let cases = [
            (json!("100.01"), range.as_str()),
            (json!("-1"), range.as_str()),
            (json!("abc"), "decimal"),
            (json!("NaN"), "decimal"),
            (json!("Infinity"), "decimal"),
            (json!(""), "decimal"),
            (json!("33.333"), "decimal"),
            (json!("99999999999999"), "decimal_range"),
            (json!(50), "type"),
        ];
        for (value, rule) in cases {
            let body = json!({ "completion_percentage": value });
            let reply = staff.act(&row, "progress", &body).await.expect(422);
            assert_eq!(reply.rule("/completion_percentage").as_deref(), Some(rule), "{value}");
        }
        for nothing in [json!({}), json!({ "completion_percentage": null }), json!({ "comment": "Nothing" })] {
            let reply = staff.act(&row, "progress", &nothing).await.expect(422);
            assert_eq!(reply.rule("").as_deref(), Some("progress_nothing"), "{nothing}");
        }
        assert_eq!(staff.fetch(&row).await, before);
        staff.get(&format!("{row}/progress")).await.expect(405);
    }
    app.stop().await;
}

#[tokio::test]
async fn progress_may_be_recorded_only_while_the_plan_is_open() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    let objectives = format!("objectives?annual_plan={}", id(&annual_plan));
    let objective = column(&cast.staff.fetch(&objectives).await, "id").remove(0);
    let objective = format!("objectives/{objective}");
    let other_plan = cast.plan("draft", "Later", 2031, 2035).await;
    let goal = column(&cast.staff.fetch(&format!("{other_plan}/goals")).await, "id").remove(0);
    let goal = format!("goals/{goal}");

    for (parent, row) in [(&annual_plan, &objective), (&other_plan, &goal)] {
        for status in ["draft", "submitted", "approved", "active", "completed", "archived"] {
            if *parent == other_plan && status == "active" {
                step(&cast.manager, &plan, "complete").await.expect(200);
            }
            cast.bring(parent, status).await;
            let body = json!({ "completion_percentage": "40", "current_value": "4" });
            let reply = cast.staff.act(row, "progress", &body).await;
            if ["draft", "approved", "active"].contains(&status) {
                assert_eq!(reply.status, 200, "{status}: {}", reply.text);
            } else {
                assert_eq!(reply.status, 409, "{status}: {}", reply.text);
                assert_eq!(reply.rule("").as_deref(), Some("progress_plan_closed"));
            }
        }
    }
    app.stop().await;
}
