//! What is refused as input, under which field and rule, and that nothing of it is stored (sections 2 and 5).

use serde_json::{Value, json};

use super::{annual_plan_body, goal_body, id, objective_body, plan_body, with};
use crate::support::{Actor, App};

/// What is changed in an acceptable body, the field that is refused then, and the rule.
type Case<'a> = (Value, &'a str, &'a str);

/// Creating is refused in every case and stores nothing; the body as it is is accepted. Then the same for rewriting,
/// where `kept` is not part of the body.
async fn refuses(actor: &Actor<'_>, path: &str, table: &str, body: &Value, kept: &str, cases: &[Case<'_>]) {
    let before = actor.app.count(table).await;
    for (changes, pointer, rule) in cases {
        let reply = actor.post(path, &with(body, changes)).await;
        assert_eq!(reply.status, 422, "{changes}: {}", reply.text);
        assert_eq!(reply.rule(pointer).as_deref(), Some(*rule), "{changes}: {}", reply.text);
    }
    assert_eq!(actor.app.count(table).await, before);

    let created = actor.create(path, body).await;
    let row = format!("{}/{}", table.split_once('.').unwrap().1.replace('_', "-"), created["id"].as_str().unwrap());
    let body = with(body, &json!({ kept: null }));
    for (changes, pointer, rule) in cases.iter().filter(|(changes, ..)| changes.get(kept).is_none()) {
        let reply = actor.edit(&row, &with(&body, changes)).await;
        assert_eq!(reply.status, 422, "{changes}: {}", reply.text);
        assert_eq!(reply.rule(pointer).as_deref(), Some(*rule), "{changes}: {}", reply.text);
    }
    assert_eq!(actor.fetch(&row).await, created);
    actor.edit(&row, &with(&body, &json!({ "title": "Rewritten" }))).await.expect(200);
}

/// Fields that nobody may send, whatever they say.
fn fields_of_the_system() -> Vec<Case<'static>> {
    vec![
        (json!({ "status": "active" }), "/status", "type"),
        (json!({ "organization_id": 10 }), "/organization_id", "type"),
        (json!({ "org_id": 10 }), "/org_id", "type"),
        (json!({ "created_by": "moh manager" }), "/created_by", "type"),
        (json!({ "version": 7 }), "/version", "type"),
        (json!({ "completion_percentage": "100" }), "/completion_percentage", "type"),
    ]
}

/// Text that must be there, of a longest length.
fn text_cases<'a>(field: &str, pointer: &'a str, longest: usize, rule: &'a str) -> Vec<Case<'a>> {
    vec![
        (json!({ field: "" }), pointer, rule),
        (json!({ field: "  \t" }), pointer, rule),
        (json!({ field: "x".repeat(longest + 1) }), pointer, rule),
        (json!({ field: null }), pointer, "type"),
        (json!({ field: 5 }), pointer, "type"),
        (json!({ field: "a\u{0}b" }), "", "text_characters"),
    ]
}

/// Numbers that are none, or that the column cannot hold.
fn number_cases<'a>(field: &str, pointer: &'a str) -> Vec<Case<'a>> {
    let mut cases: Vec<Case<'a>> = ["", "abc", "NaN", "Infinity", "1e3", "1,000", "1.234", " 1"]
        .iter()
        .map(|text| (json!({ field: text }), pointer, "decimal"))
        .collect();
    cases.push((json!({ field: "10000000000000" }), pointer, "decimal_range"));
    cases.push((json!({ field: 10 }), pointer, "type"));
    cases
}

#[tokio::test]
async fn what_is_wrong_with_a_strategic_plan_is_said_beside_the_field() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let years = |start: i32, end: i32| json!({ "start_year": start, "end_year": end });
    let mut cases = vec![
        (years(2028, 2024), "/end_year", "strategic_plans_end_year_after_start"),
        (years(2025, 2025), "/end_year", "strategic_plans_end_year_after_start"),
        (years(2024, 2035), "/end_year", "strategic_plans_end_year_within_ten"),
        (years(2019, 2024), "/start_year", "strategic_plans_start_year_range"),
        (years(2101, 2105), "/start_year", "strategic_plans_start_year_range"),
        (years(2020, 2019), "/end_year", "strategic_plans_end_year_range"),
        (years(i32::MIN, i32::MAX), "/end_year", "strategic_plans_end_year_within_ten"),
        (json!({ "start_year": "2025" }), "/start_year", "type"),
        (json!({ "end_year": 2030.5 }), "/end_year", "type"),
        (json!({ "end_year": null }), "/end_year", "type"),
        (json!({ "start_year": 99_999_999_999_i64 }), "/start_year", "type"),
    ];
    cases.extend(text_cases("title", "/title", 255, "strategic_plans_title_present"));
    cases.extend(text_cases("vision", "/vision", 20_000, "strategic_plans_vision_present"));
    cases.extend(text_cases("mission", "/mission", 20_000, "strategic_plans_mission_present"));
    cases.extend(fields_of_the_system());
    let body = plan_body("Ten years apart", 2024, 2034);
    refuses(&staff, "strategic-plans", "planning.strategic_plans", &body, "", &cases).await;
    app.stop().await;
}

#[tokio::test]
async fn every_field_that_is_wrong_is_named_at_once() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let body = json!({ "title": " ", "start_year": 2019, "end_year": 2040, "vision": "", "mission": "A mission" });
    let reply = staff.post("strategic-plans", &body).await.expect(422);
    for (pointer, rule) in [
        ("/title", "strategic_plans_title_present"),
        ("/vision", "strategic_plans_vision_present"),
        ("/start_year", "strategic_plans_start_year_range"),
        ("/end_year", "strategic_plans_end_year_within_ten"),
    ] {
        assert_eq!(reply.rule(pointer).as_deref(), Some(rule), "{}", reply.text);
    }
    assert_eq!(reply.rule("/mission"), None);
    assert_eq!(reply.headers["content-type"], "application/problem+json");
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_goal_is_said_beside_the_field() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let mut cases = vec![
        (json!({ "target_value": "0" }), "/target_value", "goals_target_value_positive"),
        (json!({ "target_value": "0.00" }), "/target_value", "goals_target_value_positive"),
        (json!({ "target_value": "-5" }), "/target_value", "goals_target_value_positive"),
        (json!({ "priority": "urgent" }), "/priority", "goals_priority_known"),
        (json!({ "strategic_plan_id": id(&plan) }), "/strategic_plan_id", "type"),
    ];
    cases.extend(number_cases("target_value", "/target_value"));
    cases.extend(text_cases("title", "/title", 255, "goals_title_present"));
    cases.extend(text_cases("description", "/description", 20_000, "goals_description_present"));
    cases.extend(text_cases("target_metric", "/target_metric", 255, "goals_target_metric_present"));
    cases.extend(fields_of_the_system());
    let body = with(&goal_body("The largest"), &json!({ "target_value": "9999999999999.99" }));
    refuses(&staff, &format!("{plan}/goals"), "planning.goals", &body, "", &cases).await;

    let goal = staff.goal(&plan, "Measured").await;
    let negative = staff.act(&goal, "progress", &json!({ "current_value": "-1" })).await.expect(422);
    assert_eq!(negative.rule("/current_value").as_deref(), Some("goals_current_value_not_negative"));
    assert_eq!(staff.fetch(&goal).await["current_value"], "0.00");
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_annual_plan_is_said_beside_the_field() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.annual_plan(&plan, 2030).await;
    let unknown = "01890000-0000-7000-8000-000000000000";
    let mut cases = vec![
        (json!({ "year": 2031 }), "/year", "annual_plan_year_within_plan"),
        (json!({ "year": 2024 }), "/year", "annual_plan_year_within_plan"),
        (json!({ "year": 2030 }), "/year", "annual_plans_one_per_year"),
        (json!({ "year": 2019 }), "/year", "annual_plans_year_range"),
        (json!({ "year": "2026" }), "/year", "type"),
        (json!({ "budget_total": "-0.01" }), "/budget_total", "annual_plans_budget_total_not_negative"),
        (json!({ "description": "x".repeat(20_001) }), "/description", "annual_plans_description_length"),
        (json!({ "strategic_plan_id": unknown }), "/strategic_plan_id", "annual_plans_strategic_plan_id_fkey"),
        (json!({ "strategic_plan_id": "x" }), "/strategic_plan_id", "type"),
    ];
    cases.extend(number_cases("budget_total", "/budget_total"));
    cases.extend(text_cases("title", "/title", 255, "annual_plans_title_present"));
    cases.extend(fields_of_the_system());
    let body = with(&annual_plan_body("Work", 2026), &json!({ "strategic_plan_id": id(&plan) }));
    refuses(&staff, "annual-plans", "planning.annual_plans", &body, "strategic_plan_id", &cases).await;

    let bare = json!({ "strategic_plan_id": id(&plan), "title": "Bare", "year": 2027 });
    let bare = staff.create("annual-plans", &bare).await;
    assert_eq!(bare["budget_total"], Value::Null);
    assert_eq!(bare["description"], "");
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_objective_is_said_beside_the_field() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    let unknown = "01890000-0000-7000-8000-000000000000";
    let mut cases = vec![
        (json!({ "target_date": "2027-01-01" }), "/target_date", "objective_target_date_in_year"),
        (json!({ "target_date": "2025-12-31" }), "/target_date", "objective_target_date_in_year"),
        (json!({ "target_date": "2026-02-30" }), "/target_date", "type"),
        (json!({ "target_date": null }), "/target_date", "type"),
        (json!({ "target_value": "150" }), "/target_value", "objectives_target_value_differs"),
        (
            json!({ "baseline_value": "-2.5", "target_value": "-2.50" }),
            "/target_value",
            "objectives_target_value_differs",
        ),
        (json!({ "goal_id": unknown }), "/goal_id", "objectives_goal_id_fkey"),
        (json!({ "goal_id": "x" }), "/goal_id", "type"),
        (json!({ "current_value": "5" }), "/current_value", "type"),
    ];
    cases.extend(number_cases("baseline_value", "/baseline_value"));
    cases.extend(number_cases("target_value", "/target_value"));
    cases.extend(text_cases("title", "/title", 255, "objectives_title_present"));
    cases.extend(text_cases("description", "/description", 20_000, "objectives_description_present"));
    cases.extend(text_cases("indicator", "/indicator", 255, "objectives_indicator_present"));
    cases.extend(fields_of_the_system());
    let values = json!({ "baseline_value": "150", "target_value": "-9999999999999.99" });
    let body = with(&objective_body("A decrease", "2026-12-31"), &values);
    refuses(&staff, &format!("{annual_plan}/objectives"), "planning.objectives", &body, "", &cases).await;

    let objective = staff.objective(&annual_plan, "Fixed to its year", "2026-06-30").await;
    let moved = staff.edit(&annual_plan, &annual_plan_body("Work", 2027)).await.expect(422);
    assert_eq!(moved.rule("/year").as_deref(), Some("annual_plan_year_in_use"));
    staff.get(&objective).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn the_status_changes_by_steps_alone() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let body = with(&plan_body("Health", 2025, 2030), &json!({ "status": "active" }));
    let refused = staff.edit(&plan, &body).await.expect(422);
    assert_eq!(refused.rule("/status").as_deref(), Some("type"));
    assert_eq!(staff.fetch(&plan).await["status"], "draft");
    let goal = staff.goal(&plan, "A goal").await;
    let body = with(&goal_body("A goal"), &json!({ "status": "completed" }));
    staff.edit(&goal, &body).await.expect(422);
    assert_eq!(staff.fetch(&goal).await["status"], "not_started");
    app.stop().await;
}
