//! What the views show: the same figures as the API, in plain types, every column explained.

use serde_json::Value;
use tokio_postgres::Client;

use super::{Reports, add, sign_in};
use crate::support::{App, pair};

#[tokio::test]
async fn the_views_show_what_the_api_shows() {
    let reports = Reports::start().await;
    let staff = reports.app.person("moh.staff").await;
    let plan = staff.plan("Second plan", 2032, 2036).await;
    for (title, percentage) in [("First goal", "33.33"), ("Second goal", "50"), ("Third goal", "0")] {
        let goal = staff.goal(&plan, title).await;
        if percentage != "0" {
            staff.progress(&goal, &serde_json::json!({ "completion_percentage": percentage })).await;
        }
    }
    let annual_plan = staff.annual_plan(&plan, 2033).await;
    staff.objective(&annual_plan, "An objective", "2033-08-15").await;
    pair().await.caught_up().await;
    let session = reports.session().await;

    let plans = staff.fetch("strategic-plans").await;
    compare(
        &session,
        "select strategic_plan, start_year, end_year, status, goals, progress_percentage from report.strategic_plans",
        &plans,
        &["title", "start_year", "end_year", "status", "goals_total", "overall_progress"],
    )
    .await;
    let goals = staff.fetch(&format!("{plan}/goals")).await;
    compare(
        &session,
        "select goal, priority, target_value, completion_percentage, status from report.goals where start_year = 2032",
        &goals,
        &["title", "priority", "target_value", "completion_percentage", "status"],
    )
    .await;
    let annual_plans = staff.fetch("annual-plans").await;
    compare(
        &session,
        "select annual_plan, fiscal_year, status, objectives, progress_percentage from report.annual_plans",
        &annual_plans,
        &["title", "year", "status", "objectives_total", "overall_progress"],
    )
    .await;
    let objectives = staff.fetch("objectives").await;
    compare(
        &session,
        "select objective, target_date, current_value, status, is_overdue from report.objectives",
        &objectives,
        &["title", "target_date", "current_value", "status", "is_overdue"],
    )
    .await;
    let quarter =
        "select quarter, plan_status_name, status_name from report.objectives where objective = 'An objective'";
    let row = session.query_one(quarter, &[]).await.unwrap();
    assert_eq!((row.get(0), row.get(1), row.get(2)), (3, "Draft", "Not started"));
    reports.app.stop().await;
}

#[tokio::test]
async fn the_budget_views_show_the_forms_of_the_own_organization_and_nobody_paid() {
    let app = App::with_replica(|_| {}).await;
    let root = app.superuser().await;
    let year = crate::budgeting::forms::fill(&root, "MOH", 0.35).await;
    crate::budgeting::forms::fill(&root, "MOLE", 0.65).await;
    let login = add(&app, "MOH", 2).await;
    pair().await.caught_up().await;
    let session = sign_in(&app, &login).await.unwrap();
    for view in ["budget_proposals", "budget_execution", "far1", "unpaid_obligations", "monthly_disbursements"] {
        let counted = format!("select count(*), count(*) filter (where org_code <> 'MOH') from report.{view}");
        let row = session.query_one(&counted, &[]).await.unwrap();
        assert!(row.get::<_, i64>(0) > 0 && row.get::<_, i64>(1) == 0, "{view}");
    }
    session.query("select * from report.budget_lines", &[]).await.unwrap();
    let path = format!("/api/v1/moa/MOH/budgeting/forms/far1?year={year}&quarter=4&kind=current");
    let content = app.person("moh.viewer").await.fetch(&path).await["content"].clone();
    let total = content["rows"].as_array().unwrap().last().unwrap()["amounts"].clone();
    let far1 = "select array[sum(authorized), sum(adjustments), sum(adjusted_appropriation), sum(allotments_received), sum(allotment_adjustments),
                  sum(transfer_to), sum(transfer_from), sum(adjusted_allotments), sum(obligations_q1), sum(obligations_q2), sum(obligations_q3),
                  sum(obligations_q4), sum(obligations), sum(disbursements_q1), sum(disbursements_q2), sum(disbursements_q3),
                  sum(disbursements_q4), sum(disbursements), sum(unreleased), sum(unobligated), sum(unpaid_due), sum(unpaid_not_due)]::text[]
                from report.far1 where report_year = $1 and quarter = 4 and kind = 'current'";
    let shown: Vec<String> = session.query_one(far1, &[&year]).await.unwrap().get(0);
    assert_eq!(Value::from(shown), total);
    let payee = session.query("select payee from budgeting.obligations", &[]).await.unwrap_err();
    assert_eq!(super::code(&payee), "42501");
    app.stop().await;
}

/// The rows of a view, as text, are those of the API, in whatever order.
async fn compare(session: &Client, query: &str, answer: &Value, fields: &[&str]) {
    let as_text = format!("select row_to_json(q)::text from ({query}) q");
    let names = session.prepare(query).await.unwrap();
    let names: Vec<&str> = names.columns().iter().map(tokio_postgres::Column::name).collect();
    let mut shown: Vec<Vec<String>> = Vec::new();
    for row in session.query(&as_text, &[]).await.unwrap() {
        let row: Value = serde_json::from_str(row.get(0)).unwrap();
        shown.push(names.iter().map(|name| plain(&row[name])).collect());
    }
    let rows = answer["items"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let mut expected: Vec<Vec<String>> =
        rows.iter().map(|row| fields.iter().map(|field| plain(&row[field])).collect()).collect();
    shown.sort();
    expected.sort();
    assert!(!expected.is_empty() && expected.iter().flatten().all(|value| value != "null"), "{answer}");
    assert_eq!(shown, expected, "{query}");
}

/// A value without quotes; numbers are compared as numbers.
fn plain(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    text.parse::<f64>().map_or(text, |number| number.to_string())
}

#[tokio::test]
async fn every_column_is_of_a_plain_type_and_explained() {
    let app = App::with_replica(|_| {}).await;
    let columns = "select c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, null)
                   from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
                   where c.relnamespace = 'report'::regnamespace";
    let root = app.superuser().await;
    let all: i64 = root.query_one(&format!("select count(*) from ({columns}) c"), &[]).await.unwrap().get(0);
    assert!(all > 80, "only {all} columns");
    let odd = format!(
        "{columns} and (format_type(a.atttypid, null) not in
           ('text', 'integer', 'numeric', 'date', 'timestamp with time zone', 'boolean')
         or col_description(c.oid, a.attnum) is null)"
    );
    let odd: Vec<String> = root.query(&odd, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(odd, Vec::<String>::new());
    app.stop().await;
}

/// Nobody's name, and nothing a reviewer wrote, is among what a reporting login may read.
#[tokio::test]
async fn personal_columns_are_not_granted() {
    let app = App::with_replica(|_| {}).await;
    let granted =
        "select format('%s.%s', c.relname, a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid
                   join pg_namespace n on n.oid = c.relnamespace
                   where n.nspname in ('planning', 'budgeting', 'organizations', 'auth', 'ctx', 'audit', 'workflow') and a.attnum > 0
                     and c.relkind in ('r', 'v') and not a.attisdropped
                     and has_column_privilege('bmms_report', c.oid, a.attnum, 'select')";
    let root = app.superuser().await;
    let granted: Vec<String> = root.query(granted, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert!(granted.contains(&"goals.title".to_owned()) && granted.contains(&"organizations.code".to_owned()));
    let personal = [
        "created_by",
        "submitted_by",
        "approved_by",
        "review_comment",
        "head_official",
        "email",
        "phone",
        "payee",
        "payee_address",
        "return_reason",
        "approval_notes",
        "actor",
    ];
    for column in &granted {
        let (table, name) = column.split_once('.').unwrap();
        assert!(!personal.contains(&name), "{column}");
        let known = [
            "organizations",
            "strategic_plans",
            "goals",
            "annual_plans",
            "objectives",
            "proposals",
            "programmes",
            "line_items",
            "line_stages",
            "appropriations",
            "allotments",
            "obligations",
            "disbursements",
            "entries",
            "far_amounts",
            "unpaid_obligations",
            "payments_by_authority",
        ];
        assert!(known.contains(&table), "{column}");
    }
    app.stop().await;
}

#[tokio::test]
async fn the_dimensions_are_complete_and_the_data_fresh() {
    let app = App::with_replica(|_| {}).await;
    let login = add(&app, "MOH", 1).await;
    pair().await.caught_up().await;
    let session = sign_in(&app, &login).await.unwrap();
    let calendar = "select count(*), min(date)::text, max(date)::text, count(*) filter (where is_today),
                           bool_and(half = case when month < 7 then 1 else 2 end and quarter = (month + 2) / 3
                             and fiscal_year = extract(year from date))
                    from report.calendar";
    let row = session.query_one(calendar, &[]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 7671);
    assert_eq!((row.get(1), row.get(2), row.get::<_, i64>(3)), ("2020-01-01", "2040-12-31", 1));
    assert!(row.get::<_, bool>(4));

    // Every status a table may hold has its words.
    let missing = "
        select d.domain || ' ' || s[1] from (values
          ('strategic plan', 'strategic_plans'), ('annual plan', 'annual_plans'), ('goal', 'goals'), ('objective', 'objectives')
        ) d (domain, name)
        join pg_constraint c on c.conname = d.name || '_status_known'
        cross join lateral regexp_matches(pg_get_constraintdef(c.oid), '''(\\w+)''', 'g') s
        where not exists (select from report.statuses r where r.domain = d.domain and r.code = s[1])";
    assert!(app.superuser().await.query(missing, &[]).await.unwrap().is_empty());
    let statuses = session.query_one("select count(*) from report.statuses", &[]).await.unwrap();
    assert_eq!(statuses.get::<_, i64>(0), 21);

    let freshness = "select is_replica, is_following, data_as_of is not null, lag_seconds::float8, manila_time from report.freshness";
    let row = session.query_one(freshness, &[]).await.unwrap();
    assert_eq!((row.get(0), row.get(1), row.get(2)), (true, true, true));
    assert!((0.0..60.0).contains(&row.get::<_, f64>(3)));
    let primary = app.superuser().await.query_one(freshness, &[]).await.unwrap();
    assert_eq!((primary.get(0), primary.get(1)), (false, false));
    app.stop().await;
}
