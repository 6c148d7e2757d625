//! The dashboard and what waits for whom (section 7).

use chrono::{Datelike, Duration};
use serde_json::{Value, json};

use super::{Cast, column, id, step};
use crate::support::App;

#[tokio::test]
async fn an_empty_dashboard_shows_noughts() {
    let app = App::start().await;
    let viewer = app.person("moh.viewer").await;
    let dashboard = viewer.fetch("dashboard").await;
    let figures = dashboard.as_object().unwrap();
    assert_eq!(figures.values().filter(|value| value.is_number()).count(), 14);
    assert!(figures.values().filter(|value| value.is_number()).all(|value| *value == 0));
    assert_eq!(dashboard["active_plan"], Value::Null);
    assert_eq!(dashboard["newest_plans"], json!([]));
    app.stop().await;
}

#[tokio::test]
async fn the_dashboard_counts_what_there_is() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let today = cast.today().await;
    let yesterday = today - Duration::days(1);
    let year = yesterday.year();
    let plan = cast.staff.plan("The active one", year - 1, year + 2).await;
    for (title, progress) in [
        ("Behind", json!({ "completion_percentage": "1" })),
        ("Ahead", json!({ "completion_percentage": "99" })),
        ("Done", json!({ "status": "completed" })),
        ("Put off", json!({ "status": "deferred" })),
        ("Untouched", json!({ "completion_percentage": "0" })),
    ] {
        let goal = cast.staff.goal(&plan, title).await;
        cast.staff.progress(&goal, &progress).await;
    }
    cast.bring(&plan, "active").await;
    let annual_plan = cast.staff.annual_plan(&plan, year).await;
    for status in ["not_started", "in_progress", "completed", "cancelled", "deferred"] {
        let objective = cast.staff.objective(&annual_plan, status, &yesterday.to_string()).await;
        if status != "not_started" {
            cast.staff.progress(&objective, &json!({ "status": status })).await;
        }
    }
    cast.bring(&annual_plan, "active").await;
    cast.annual_plan("draft", &plan, year + 2).await;
    for (start_year, n) in (2040..).step_by(2).zip(1..=3) {
        cast.plan("draft", &format!("Draft {n}"), start_year, start_year + 1).await;
    }
    cast.plan("submitted", "Submitted", 2050, 2051).await;
    cast.plan("archived", "Archived", 2060, 2061).await;
    let other = app.person("mole.staff").await;
    other.plan("MOLE Plan", 2025, 2030).await;

    let dashboard = cast.viewer.fetch("dashboard").await;
    for (figure, expected) in [
        ("plans_total", 6),
        ("plans_active", 1),
        ("plans_draft", 3),
        ("plans_submitted", 1),
        ("goals_total", 10),
        ("goals_completed", 1),
        ("goals_in_progress", 2),
        ("goals_not_started", 6),
        ("annual_plans_total", 2),
        ("annual_plans_active", 1),
        ("objectives_total", 6),
        ("objectives_completed", 1),
        ("objectives_in_progress", 1),
        ("objectives_overdue", 2),
    ] {
        assert_eq!(dashboard[figure], expected, "{figure}");
    }
    let active = &dashboard["active_plan"];
    assert_eq!(active["id"], id(&plan));
    assert_eq!(active["year_range"], format!("{}-{}", year - 1, year + 2));
    assert_eq!(active["overall_progress"], "40.00");
    let mut behind = column(&active["off_track_goals"], "title");
    behind.sort();
    assert_eq!(behind, ["Behind", "Untouched"]);
    assert_eq!(column(&dashboard["newest_plans"], "title"), ["Archived", "Submitted", "Draft 3", "Draft 2", "Draft 1"]);
    assert_eq!(column(&dashboard["newest_annual_plans"], "years"), [(year + 2).to_string(), year.to_string()]);
    assert!(!dashboard.to_string().contains("MOLE Plan"));
    assert_eq!(other.fetch("dashboard").await["plans_total"], 1);
    app.stop().await;
}

#[tokio::test]
async fn what_waits_for_me_is_what_i_may_approve() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("submitted", "The officer's", 2020, 2021).await;
    let annual_plan = cast.annual_plan("submitted", &plan, 2021).await;
    let own = cast.manager.plan("The manager's", 2030, 2031).await;
    cast.manager.goal(&own, "A goal").await;
    step(&cast.staff, &own, "submit").await.expect(200);
    let sent = cast.plan("draft", "Submitted by the manager", 2040, 2041).await;
    step(&cast.manager, &sent, "submit").await.expect(200);
    cast.plan("draft", "Not submitted", 2050, 2051).await;

    let waiting = cast.manager.fetch("waiting").await;
    assert_eq!(column(&waiting, "id"), [id(&plan), id(&annual_plan)]);
    assert_eq!(column(&waiting, "entity"), ["strategic_plan", "annual_plan"]);
    assert_eq!(column(&waiting, "years"), ["2020-2021", "2021"]);
    assert_eq!(column(&waiting, "submitted_by"), ["moh staff", "moh staff"]);
    let all = [id(&plan), id(&annual_plan), id(&own), id(&sent)];
    assert_eq!(column(&cast.admin.fetch("waiting").await, "id"), all);
    for nobody in ["viewer", "staff", "flagless"] {
        assert_eq!(cast.by(nobody).fetch("waiting").await, json!([]), "{nobody}");
    }
    assert_eq!(app.person("mole.manager").await.fetch("waiting").await, json!([]));

    step(&cast.manager, &plan, "approve").await.expect(200);
    assert_eq!(column(&cast.manager.fetch("waiting").await, "id"), [id(&annual_plan)]);
    app.stop().await;
}
