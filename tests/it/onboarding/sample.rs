//! `bmms generate-pilot-data`.

use super::{Said, bmms, bmms_with, memberships, rows, value};
use crate::support::App;

async fn generate(app: &App, arguments: &[&str]) -> Said {
    bmms(app, &[&["generate-pilot-data"], arguments].concat()).await
}

/// What of planning there is, as text: to compare one run with another.
const PLANNING: &str = "
    select string_agg(line, E'\\n' order by line) from (
      select format('%s %s %s-%s %s', org_id, title, start_year, end_year, status) as line from planning.strategic_plans
      union all select format('%s %s %s %s', org_id, title, year, status) from planning.annual_plans
      union all select format('%s %s %s %s', org_id, title, target_value, priority) from planning.goals
      union all select format('%s %s %s %s%% %s', org_id, title, target_date, completion_percentage, status) from planning.objectives) l";

#[tokio::test]
async fn a_plan_in_force_and_its_people_are_made_once_for_one_organization() {
    let app = App::start().await;
    let root = app.superuser().await;
    let arguments = ["--moa", "moh", "--users", "5", "--programs", "3", "--year", "2026"];
    let first = generate(&app, &arguments).await;
    let password = first.password();
    let out = first.done();
    assert!(out.contains("Planning, budget and people for 2026"), "{out}");
    assert!(out.lines().any(|line| line.split_whitespace().eq(["MOH", "5", "5", "1", "1", "3", "3", "1"])), "{out}");

    let planned: String = value(&root, PLANNING).await;
    assert!(planned.contains("6 Ministry of Health Strategic Plan 2025 - 2029 2025-2029 active"), "{planned}");
    assert!(planned.contains("6 Ministry of Health Annual Work Plan 2026 2026 active"), "{planned}");
    assert!(
        planned.contains("6 Programme 1 100.00 high") && planned.contains("6 Programme 2 100.00 medium"),
        "{planned}"
    );
    for due in ["2026-03-28", "2026-06-28", "2026-09-28"] {
        assert!(planned.contains(due), "{planned}");
    }
    let reached = "select count(*) from planning.objectives where completion_percentage between 10 and 40 and status = 'in_progress'
                   and current_value = completion_percentage";
    assert_eq!(value::<i64>(&root, reached).await, 3);
    assert_eq!(value::<i64>(&root, "select count(*) from planning.strategic_plans where org_id <> 6").await, 0);
    assert_eq!(value::<i64>(&root, "select count(*) from auth.users where username like 'mole_pilot%'").await, 0);
    for (number, membership) in [
        "admin can_manage_users can_approve_plans can_approve_budgets can_view_reports",
        "manager can_approve_plans can_view_reports",
        "manager can_approve_budgets can_view_reports",
        "staff can_view_reports",
        "viewer can_view_reports",
    ]
    .iter()
    .enumerate()
    {
        let person = format!("moh_pilot_{}", number + 1);
        assert_eq!(memberships(&root, &person).await, [format!("MOH {membership} primary")]);
    }
    let person = "select email || '|' || full_name from auth.users where username = 'moh_pilot_3'";
    assert_eq!(value::<String>(&root, person).await, "moh_pilot_3@moh.pilot.bmms.gov.ph|Pilot MOH User 3");
    // Who wrote it did not approve it, both are on record, and nobody is left signed in.
    let apart =
        "select count(*) from planning.strategic_plans where created_by <> approved_by and submitted_by = created_by";
    assert_eq!(value::<i64>(&root, apart).await, 1);
    assert_eq!(app.count("auth.sessions").await, 0);
    assert_eq!(app.count("mail.outbox").await, 0);
    let body = serde_json::json!({ "login": "moh_pilot_2", "password": password });
    crate::support::Reply::of(app.request(reqwest::Method::POST, "/api/v1/sessions").json(&body)).await.expect(201);
    root.batch_execute("delete from auth.sessions").await.unwrap();

    let counted = |rows: Vec<(String, i64)>| {
        let kept = |table: &str| !table.starts_with("audit.");
        rows.into_iter().filter(|(table, _)| kept(table)).collect::<Vec<_>>()
    };
    let before = counted(rows(&app).await);
    let again = generate(&app, &arguments).await.done();
    assert!(again.contains("User 'moh_pilot_1' already exists") && again.contains("created 0 people"), "{again}");
    assert!(
        again.lines().any(|line| line.split_whitespace().eq(["MOH", "5", "0", "1", "1", "3", "3", "1"])),
        "{again}"
    );
    assert!(!again.contains("Password of all"), "{again}");
    assert_eq!(value::<String>(&root, PLANNING).await, planned);
    assert_eq!(counted(rows(&app).await), before);

    // Another installation gets the same.
    let other = App::start().await;
    generate(&other, &[&arguments[..], &["--password", "tidal wrench 7 lamps"]].concat()).await.done();
    assert_eq!(value::<String>(&other.superuser().await, PLANNING).await, planned);
    other.stop().await;
    app.stop().await;
}

#[tokio::test]
async fn a_run_that_was_broken_off_is_finished_by_the_next() {
    let app = App::start().await;
    let root = app.superuser().await;
    // The state machine refuses the approval of the annual work plan.
    root.batch_execute(
        "create function public.stumble() returns trigger language plpgsql as $$
         begin
           if new.status = 'approved' then raise exception 'stumbled'; end if;
           return new;
         end $$;
         create trigger stumble before update on planning.annual_plans for each row execute function public.stumble()",
    )
    .await
    .unwrap();
    let arguments = ["--moa", "MOLE", "--year", "2030", "--password", "tidal wrench 7 lamps"];
    let broken = generate(&app, &arguments).await.refused();
    assert!(broken[0].contains("MOLE"), "{broken:?}");
    let status = "select string_agg(status, ' ') from planning.annual_plans";
    assert_eq!(value::<String>(&root, status).await, "submitted");
    assert_eq!(app.count("auth.sessions").await, 0);
    root.batch_execute("drop trigger stumble on planning.annual_plans; drop function public.stumble()").await.unwrap();
    let out = generate(&app, &arguments).await.done();
    assert!(out.lines().any(|line| line.split_whitespace().eq(["MOLE", "5", "0", "1", "1", "3", "3", "1"])), "{out}");
    assert_eq!(value::<String>(&root, status).await, "active");
    app.stop().await;
}

#[tokio::test]
async fn all_pilots_are_filled_and_what_an_organization_planned_itself_is_left_alone() {
    let app = App::start().await;
    app.person("moh.staff").await.plan("Our own", 2027, 2031).await;
    let out = generate(&app, &["--year", "2028", "--users", "2", "--programs", "5"]).await.done();
    assert!(
        out.contains("MOH: no planning sample is made: it has a plan of its own, \"Our own\" (2027-2031, draft)"),
        "{out}"
    );
    for line in [
        ["MAFAR", "2", "2", "1", "1", "5", "5", "1"],
        ["MOH", "2", "2", "0", "0", "0", "0", "0"],
        ["MOLE", "2", "2", "1", "1", "5", "5", "1"],
    ] {
        assert!(out.lines().any(|said| said.split_whitespace().eq(line)), "{out}");
    }
    let root = app.superuser().await;
    let last = "select max(target_date)::text from planning.objectives";
    assert_eq!(value::<String>(&root, last).await, "2028-12-28");
    assert_eq!(app.count("mail.outbox").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn a_budget_is_appropriated_released_bound_and_half_paid() {
    let app = App::start().await;
    let root = app.superuser().await;
    let arguments = ["--moa", "MOH", "--programs", "2", "--password", "tidal wrench 7 lamps"];
    generate(&app, &arguments).await.done();
    let money = "select string_agg(concat_ws(' ', programme, allocated_amount, adjusted, allotted, obligated, paid), '; ' order by programme)
                 from budgeting.allocation_balances where org_id = 6";
    let made: String = value(&root, money).await;
    let year: i32 = value(&root, "select extract(year from planning.today())::integer").await;
    // 1,000,000 and 50,000 times n; half of it released, 60 per cent of that bound, half of that paid.
    let expected = format!(
        "Programme 1 of {year} 1050000.00 1050000.00 525000.00 315000.00 157500.00; \
         Programme 2 of {year} 1100000.00 1100000.00 550000.00 330000.00 165000.00"
    );
    assert_eq!(made, expected);
    let pending =
        "select string_agg(concat_ws(' ', quarter, amount), ', ' order by quarter, amount) from budgeting.allotments
                   where status = 'pending'";
    assert_eq!(value::<String>(&root, pending).await, "Q3 262500.00, Q3 275000.00, Q4 262500.00, Q4 275000.00");
    let linked = "select count(*) from budgeting.programmes where objective_id is not null and goal_id is not null";
    assert_eq!(value::<i64>(&root, linked).await, 2);
    let before = rows(&app).await;
    generate(&app, &arguments).await.done();
    let budget = |rows: Vec<(String, i64)>| {
        rows.into_iter().filter(|(table, _)| table.starts_with("budgeting.")).collect::<Vec<_>>()
    };
    assert_eq!(budget(rows(&app).await), budget(before));
    app.stop().await;
}

#[tokio::test]
async fn it_is_refused_in_production_and_for_what_is_no_pilot() {
    let app = App::start().await;
    let before = rows(&app).await;
    for moa in ["OOBC", "NOPE"] {
        let refused = generate(&app, &["--moa", moa]).await.refused();
        assert_eq!(refused, [format!("bmms: Pilot organization {moa} not found")]);
    }
    let refused = bmms_with(&app, &["generate-pilot-data", "--moa", "MOH"], &[]).await.refused();
    assert!(refused[0].contains("--yes-production"), "{refused:?}");
    assert!(generate(&app, &["--password", "short"]).await.refused()[0].contains("at least 12"));
    assert_eq!(generate(&app, &["--users", "1"]).await.code, Some(2));
    assert_eq!(rows(&app).await, before);
    bmms_with(&app, &["generate-pilot-data", "--moa", "MOH", "--yes-production"], &[]).await.done();
    assert!(app.count("planning.objectives").await > 0);
    app.stop().await;
}
