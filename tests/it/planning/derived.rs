//! Derived values: exact decimals, on track, overdue, progress from an indicator (section 4).

use chrono::{Datelike, Duration};
use serde_json::{Value, json};

use super::{Cast, column, goal_body, id, objective_body, step, with};
use crate::support::{Actor, App};

/// The mean of a new plan whose goals are at these completions.
async fn mean_of_goals(staff: &Actor<'_>, first_year: i32, completions: &[&str]) -> Value {
    let plan = staff.plan("Means", first_year, first_year + 1).await;
    for completion in completions {
        let goal = staff.goal(&plan, "A goal").await;
        staff.progress(&goal, &json!({ "completion_percentage": completion })).await;
    }
    staff.fetch(&plan).await["overall_progress"].clone()
}

#[tokio::test]
async fn the_progress_of_a_plan_is_the_exact_mean_of_its_goals() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let cases: [(&[&str], &str); 5] = [
        (&[], "0.00"),
        (&["50", "75"], "62.50"),
        (&["33.33", "33.33", "33.35"], "33.34"),
        (&["0.01", "0"], "0.01"),
        (&["100", "100", "100"], "100.00"),
    ];
    for (first_year, (completions, mean)) in (2020..).step_by(2).zip(cases) {
        assert_eq!(mean_of_goals(&staff, first_year, completions).await, mean, "{completions:?}");
    }
    let listed = staff.fetch("strategic-plans").await;
    assert_eq!(column(&listed, "overall_progress"), ["100.00", "0.01", "33.34", "62.50", "0.00"]);
    app.stop().await;
}

#[tokio::test]
async fn the_progress_of_an_annual_plan_leaves_cancelled_objectives_out() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    assert_eq!(staff.fetch(&annual_plan).await["overall_progress"], "0.00");
    for (completion, status) in [("50", None), ("75", None), ("10", Some("cancelled")), ("0", Some("completed"))] {
        let objective = staff.objective(&annual_plan, "An objective", "2026-05-01").await;
        staff.progress(&objective, &json!({ "completion_percentage": completion })).await;
        if let Some(status) = status {
            staff.progress(&objective, &json!({ "status": status })).await;
        }
    }
    let annual_plan = staff.fetch(&annual_plan).await;
    assert_eq!(annual_plan["overall_progress"], "75.00");
    assert_eq!(annual_plan["objectives_total"], 4);
    assert_eq!(annual_plan["objectives_completed"], 1);
    app.stop().await;
}

/// Progress of a goal, and how the goal stands then.
type Judged<'a> = (Value, &'a str);

#[tokio::test]
async fn a_goal_is_on_track_at_four_fifths_of_what_the_calendar_expects() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let year = cast.year().await;
    let cases: [(i32, i32, &[Judged<'_>]); 3] = [
        (
            year - 2,
            year + 2,
            &[
                (json!({ "completion_percentage": "48.00" }), "on_track"),
                (json!({ "completion_percentage": "47.99" }), "off_track"),
                (json!({ "status": "deferred" }), "deferred"),
                (json!({ "status": "completed" }), "on_track"),
            ],
        ),
        (year + 1, year + 3, &[(json!({ "completion_percentage": "0" }), "on_track")]),
        (
            year - 5,
            year - 3,
            &[(json!({ "completion_percentage": "100" }), "off_track"), (json!({ "status": "completed" }), "on_track")],
        ),
    ];
    for (start_year, end_year, goals) in cases {
        let plan = cast.staff.plan("Health", start_year, end_year).await;
        for (progress, expected) in goals {
            let goal = cast.staff.goal(&plan, "A goal").await;
            let goal = cast.staff.progress(&goal, progress).await;
            assert_eq!(goal["on_track"], *expected, "{start_year}-{end_year}: {progress}");
        }
        step(&cast.staff, &plan, "archive").await.expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn progress_is_computed_from_the_indicator() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    for (baseline, target, current, completion) in [
        ("0", "10", "5", "50.00"),
        ("0", "10", "12", "100.00"),
        ("0", "10", "-3", "0.00"),
        ("150", "100", "120", "60.00"),
        ("0", "3", "1", "33.33"),
        ("0", "3", "2", "66.67"),
    ] {
        let values = json!({ "baseline_value": baseline, "target_value": target });
        let body = with(&objective_body("An objective", "2026-05-01"), &values);
        let objective = staff.create(&format!("{annual_plan}/objectives"), &body).await;
        assert_eq!(objective["current_value"], objective["baseline_value"]);
        let objective = format!("objectives/{}", objective["id"].as_str().unwrap());
        let recorded = staff.progress(&objective, &json!({ "current_value": current })).await;
        assert_eq!(recorded["completion_percentage"], "0.00", "a value alone computes nothing");
        let computed = staff.act(&objective, "progress-from-indicator", &json!({})).await.expect(200).json();
        assert_eq!(computed["completion_percentage"], completion, "{baseline} {target} {current}");
        assert_ne!(computed["status"], "completed");
    }
    app.stop().await;
}

#[tokio::test]
async fn progress_of_a_goal_is_computed_from_its_metric() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    for (target, current, completion) in [("10", "5", "50.00"), ("8", "12", "100.00"), ("3", "2", "66.67")] {
        let body = with(&goal_body("A goal"), &json!({ "target_value": target }));
        let goal = cast.staff.create(&format!("{plan}/goals"), &body).await;
        let goal = format!("goals/{}", goal["id"].as_str().unwrap());
        cast.staff.progress(&goal, &json!({ "current_value": current })).await;
        cast.viewer.act(&goal, "progress-from-metric", &json!({})).await.expect(403);
        let computed = cast.staff.act(&goal, "progress-from-metric", &json!({})).await.expect(200).json();
        assert_eq!(computed["completion_percentage"], completion);
        assert_eq!(computed["status"], "in_progress");
    }
    app.stop().await;
}

#[tokio::test]
async fn an_open_objective_is_overdue_from_the_day_after_its_due_date() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let today = cast.today().await;
    let yesterday = today - Duration::days(1);
    let plan = cast.staff.plan("Health", yesterday.year() - 1, today.year() + 1).await;
    let annual_plan = cast.staff.annual_plan(&plan, yesterday.year()).await;
    let late = yesterday.to_string();
    for (status, overdue) in
        [("not_started", true), ("in_progress", true), ("completed", false), ("cancelled", false), ("deferred", false)]
    {
        let objective = cast.staff.objective(&annual_plan, status, &late).await;
        if status != "not_started" {
            cast.staff.progress(&objective, &json!({ "status": status })).await;
        }
        let objective = cast.viewer.fetch(&objective).await;
        assert_eq!(objective["is_overdue"], overdue, "{status}");
        assert_eq!(objective["days_remaining"], -1);
    }
    let of_today = if today.year() == yesterday.year() {
        annual_plan.clone()
    } else {
        cast.staff.annual_plan(&plan, today.year()).await
    };
    let due = cast.staff.objective(&of_today, "Due today", &today.to_string()).await;
    let due = cast.viewer.fetch(&due).await;
    assert_eq!(due["is_overdue"], false);
    assert_eq!(due["days_remaining"], 0);

    let listed = cast.viewer.fetch("objectives?overdue=true").await;
    let mut titles = column(&listed, "title");
    titles.sort();
    assert_eq!(titles, ["in_progress", "not_started"]);
    let all = cast.viewer.fetch(&format!("objectives?overdue=false&annual_plan={}", id(&annual_plan))).await;
    assert!(column(&all, "title").len() >= 5);
    app.stop().await;
}
