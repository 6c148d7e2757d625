//! Lists: every filter, search and sort, and what is not understood (section 6).

use serde_json::{Value, json};

use super::{Cast, annual_plan_body, column, goal_body, id, objective_body, plan_body, step, with};
use crate::support::{App, Proxy, server};

/// The titles that a list shows for each of these queries, in order.
async fn shows(cast: &Cast<'_>, list: &str, cases: &[(&str, &[&str])]) {
    for (query, titles) in cases {
        let shown = cast.viewer.fetch(&format!("{list}?{query}")).await;
        assert_eq!(column(&shown, "title"), *titles, "{list}?{query}");
        assert_eq!(shown.get("ignored"), None, "{list}?{query}");
    }
}

#[tokio::test]
async fn strategic_plans_are_filtered_searched_and_sorted() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let words = json!({ "vision": "Clean WATER for all", "mission": "Build wells" });
    let wells = cast.staff.create("strategic-plans", &with(&plan_body("Charlie", 2020, 2023), &words)).await;
    cast.plan("approved", "Alpha 100%", 2024, 2026).await;
    let bravo = cast.plan("active", "Bravo", 2027, 2030).await;
    cast.plan("submitted", "Delta", 2031, 2032).await;
    cast.plan("archived", "Echo", 2033, 2035).await;
    let golf = cast.plan("approved", "Golf", 2040, 2042).await;
    for (plan, completion) in [(&bravo, "40"), (&golf, "70")] {
        let goal = column(&cast.staff.fetch(&format!("{plan}/goals")).await, "id").remove(0);
        let body = json!({ "completion_percentage": completion });
        cast.staff.progress(&format!("goals/{goal}"), &body).await;
    }
    assert_eq!(wells["status"], "draft");
    shows(
        &cast,
        "strategic-plans",
        &[
            ("", &["Golf", "Echo", "Delta", "Bravo", "Alpha 100%", "Charlie"]),
            ("status=draft", &["Charlie"]),
            ("status=submitted", &["Delta"]),
            ("status=approved", &["Golf", "Alpha 100%"]),
            ("status=active", &["Bravo"]),
            ("status=completed", &[]),
            ("status=archived", &["Echo"]),
            ("year=2022", &["Charlie"]),
            ("year=2030&status=active", &["Bravo"]),
            ("year=2043", &[]),
            ("q=water", &["Charlie"]),
            ("q=WELLS", &["Charlie"]),
            ("q=brav", &["Bravo"]),
            ("q=100%25", &["Alpha 100%"]),
            ("q=%25", &["Alpha 100%"]),
            ("q=_", &[]),
            ("sort=title", &["Alpha 100%", "Bravo", "Charlie", "Delta", "Echo", "Golf"]),
            ("sort=-created_at", &["Golf", "Echo", "Delta", "Bravo", "Alpha 100%", "Charlie"]),
            ("status=approved&sort=-start_year", &["Golf", "Alpha 100%"]),
        ],
    )
    .await;
    let advanced = column(&cast.viewer.fetch("strategic-plans?sort=-progress").await, "title");
    assert_eq!(advanced[..2], ["Golf", "Bravo"]);
    app.stop().await;
}

#[tokio::test]
async fn annual_plans_are_filtered_searched_and_sorted() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let old = cast.plan("active", "Old", 2020, 2024).await;
    let new = cast.plan("draft", "New", 2025, 2030).await;
    cast.annual_plan("active", &old, 2022).await;
    cast.annual_plan("submitted", &old, 2021).await;
    let described = json!({ "strategic_plan_id": id(&new), "description": "Cold chain for vaccines" });
    let body = with(&annual_plan_body("Vaccination 2026", 2026), &described);
    let vaccination = cast.staff.create("annual-plans", &body).await;
    let of_old = format!("strategic_plan={}", id(&old));
    let of_nothing = format!("strategic_plan={}", vaccination["id"].as_str().unwrap());
    shows(
        &cast,
        "annual-plans",
        &[
            ("", &["Vaccination 2026", "Work plan 2022", "Work plan 2021"]),
            ("year=2021", &["Work plan 2021"]),
            ("status=active", &["Work plan 2022"]),
            ("status=draft", &["Vaccination 2026"]),
            (&of_old, &["Work plan 2022", "Work plan 2021"]),
            (&of_nothing, &[]),
            ("q=COLD%20chain", &["Vaccination 2026"]),
            ("q=work", &["Work plan 2022", "Work plan 2021"]),
            ("sort=-year", &["Vaccination 2026", "Work plan 2022", "Work plan 2021"]),
            ("sort=-created_at", &["Vaccination 2026", "Work plan 2021", "Work plan 2022"]),
        ],
    )
    .await;
    let row = cast.viewer.fetch("annual-plans?year=2022").await["items"][0].clone();
    assert_eq!(row["strategic_plan_title"], "Old");
    assert_eq!(row["objectives_total"], 1);
    assert_eq!(row["objectives_completed"], 0);
    assert_eq!(row["overall_progress"], "0.00");
    app.stop().await;
}

#[tokio::test]
async fn objectives_are_filtered_and_searched_and_listed_by_due_date() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2020, 2030).await;
    let goal = cast.staff.goal(&plan, "A goal").await;
    let past = cast.staff.annual_plan(&plan, 2022).await;
    let future = cast.staff.annual_plan(&plan, 2030).await;
    cast.staff.objective(&future, "Due in June", "2030-06-30").await;
    let done = cast.staff.objective(&past, "Long done", "2022-03-31").await;
    cast.staff.progress(&done, &json!({ "status": "completed" })).await;
    cast.staff.objective(&past, "Late", "2022-09-30").await;
    let words = json!({ "goal_id": id(&goal), "description": "Nurses", "indicator": "Births attended" });
    let linked = with(&objective_body("Linked", "2030-02-28"), &words);
    cast.staff.create(&format!("{future}/objectives"), &linked).await;
    let of_goal = format!("goal={}", id(&goal));
    let of_past = format!("annual_plan={}", id(&past));
    shows(
        &cast,
        "objectives",
        &[
            ("", &["Long done", "Late", "Linked", "Due in June"]),
            ("status=completed", &["Long done"]),
            ("overdue=true", &["Late"]),
            ("overdue=false", &["Long done", "Late", "Linked", "Due in June"]),
            (&of_goal, &["Linked"]),
            ("due_before=2022-09-30", &["Long done"]),
            ("due_before=2022-10-01", &["Long done", "Late"]),
            (&of_past, &["Long done", "Late"]),
            ("q=late", &["Late"]),
            ("q=NURSES", &["Linked"]),
            ("q=births", &["Linked"]),
        ],
    )
    .await;
    app.stop().await;
}

#[tokio::test]
async fn goals_are_listed_by_priority_and_then_the_newest_first() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    let goals = format!("{plan}/goals");
    for (title, priority) in
        [("Low", "low"), ("Medium", "medium"), ("Critical", "critical"), ("High", "high"), ("Newer medium", "medium")]
    {
        cast.staff.create(&goals, &with(&goal_body(title), &json!({ "priority": priority }))).await;
    }
    shows(
        &cast,
        &goals,
        &[
            ("", &["Critical", "High", "Newer medium", "Medium", "Low"]),
            ("priority=medium", &["Newer medium", "Medium"]),
            ("status=completed", &[]),
            ("status=not_started&priority=high", &["High"]),
        ],
    )
    .await;
    app.stop().await;
}

#[tokio::test]
async fn what_a_list_does_not_understand_is_named_and_not_applied() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    cast.annual_plan("draft", &plan, 2026).await;
    let goals = format!("{plan}/goals");
    let cases: [(&str, &[(&str, &str)]); 5] = [
        ("strategic-plans", &[("status", "zzz"), ("year", "abc"), ("sort", "colour")]),
        ("annual-plans", &[("year", "20266666666"), ("status", "zzz"), ("strategic_plan", "5"), ("sort", "title")]),
        (
            "objectives",
            &[
                ("status", "approved"),
                ("overdue", "perhaps"),
                ("goal", "5"),
                ("due_before", "2026-02-30"),
                ("annual_plan", "x"),
            ],
        ),
        // A day, but none that the database can compare with.
        ("objectives", &[("due_before", "-9999-01-01")]),
        (&goals, &[("status", "cancelled"), ("priority", "urgent")]),
    ];
    for (list, odd) in cases {
        let query: Vec<String> = odd.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let shown = cast.viewer.fetch(&format!("{list}?{}", query.join("&"))).await;
        assert_eq!(shown["items"].as_array().unwrap().len(), 1, "{list}");
        let mut named: Vec<(String, String)> =
            column(&shown["ignored"], "parameter").into_iter().zip(column(&shown["ignored"], "value")).collect();
        named.sort();
        let mut expected: Vec<_> = odd.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        expected.sort();
        assert_eq!(named, expected, "{list}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_list_of_a_hundred_plans_takes_at_most_five_statements() {
    let proxy = Proxy::start(server().await).await;
    let app = App::configured(|config| {
        proxy.stands_before(config);
        config.database.max_connections = 1;
    })
    .await;
    let viewer = app.person("moh.viewer").await;
    let superuser = app.superuser().await;
    superuser
        .batch_execute(
            "set session_replication_role = replica;
             with author as (select id from auth.users where username = 'moh.staff'),
             plans as (
               insert into planning.strategic_plans (org_id, title, start_year, end_year, vision, mission, status, created_by)
               select 6, 'Plan ' || n, 2025, 2030, 'v', 'm', 'archived', author.id from generate_series(1, 100) n, author
               returning id, created_by)
             insert into planning.goals (
               org_id, strategic_plan_id, title, description, target_metric, target_value, completion_percentage, created_by)
             select 6, plans.id, 'Goal ' || n, 'd', 'units', 10, 20 * n, plans.created_by from plans, generate_series(1, 5) n;",
        )
        .await
        .unwrap();
    for query in ["limit=100", "limit=100&sort=-progress", "limit=100&status=zzz&year=abc"] {
        viewer.fetch(&format!("strategic-plans?{query}")).await;
        proxy.flights().await;
        let list = viewer.fetch(&format!("strategic-plans?{query}")).await;
        assert_eq!(column(&list, "overall_progress"), vec!["60.00"; 100]);
        assert_eq!(column(&list, "goals_total"), vec!["5"; 100]);
        let statements = proxy.flights().await.into_iter().flatten().count();
        assert!(statements <= 5, "{query}: {statements} statements, begin and commit included");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_search_for_what_cannot_be_stored_is_refused() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "O'Brien; drop table", 2025, 2030).await;
    let found = cast.viewer.fetch("strategic-plans?q=O'Brien;%20drop").await;
    assert_eq!(column(&found, "id"), [id(&plan)]);
    let refused = cast.viewer.get("strategic-plans?q=%00").await.expect(422);
    assert_eq!(refused.rule("").as_deref(), Some("text_characters"));
    assert_eq!(cast.viewer.fetch("strategic-plans?q=%20%20").await["items"].as_array().unwrap().len(), 1);
    step(&cast.staff, &plan, "archive").await.expect(200);
    assert_eq!(cast.viewer.fetch("strategic-plans?status=draft").await["items"], Value::Array(Vec::new()));
    app.stop().await;
}
