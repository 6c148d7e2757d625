//! What leaves the system as a file: for whoever may see reports, and recorded. And lists as tables for spreadsheets.

use std::net::{IpAddr, Ipv4Addr};

use bmms::auth::{Caller, Member, Token};
use bmms::error::Error;
use bmms::planning::{annual_plans, exports, goals, objectives, strategic_plans};
use bmms::server;
use bmms::web::export::Cell;
use serde_json::{Value, json};
use uuid::Uuid;

use super::documents::pdf;
use super::{Cast, id};
use crate::support::{Actor, App};

const NOBODYS: &str = "00000000-0000-7000-8000-000000000000";

/// What left the organization MOH as a file: who, table, key and details.
async fn recorded(app: &App) -> Vec<(String, String, String, Option<Value>)> {
    let query =
        "select u.username, e.entity, e.entity_id, e.new_values from audit.events e join auth.users u on u.id = e.actor
                 where e.org_id = 6 and e.action = 'export' order by e.seq";
    let rows = app.superuser().await.query(query, &[]).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect()
}

/// The service's own parts, and the person as it knows them.
async fn service(app: &App, person: &Actor<'_>) -> (server::App, Member) {
    let service = server::App::new(app.config.clone()).unwrap();
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let caller = Caller::new(Token::parse(&person.token).unwrap(), address);
    let member = service.passes.member(&service.db, &caller, &person.code).await.unwrap();
    (service, Member::clone(&member))
}

#[tokio::test]
async fn every_list_is_a_table_of_its_filtered_rows() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    app.person("mole.staff").await.plan("Theirs", 2025, 2030).await;
    let plan = cast.plan("active", "=Health", 2025, 2030).await;
    cast.plan("draft", "Later", 2031, 2035).await;
    cast.annual_plan("draft", &plan, 2026).await;
    for number in 0..30 {
        cast.staff.plan(&format!("Plan {number}"), 2040 + 2 * number, 2041 + 2 * number).await;
    }
    let (service, member) = service(&app, &cast.viewer).await;
    let db = &service.db;
    let plan_id: Uuid = id(&plan).parse().unwrap();

    let (all, _) = strategic_plans::Filter::new(None, None, None, None);
    let table = exports::strategic_plans(db, &member, &all).await.unwrap();
    assert_eq!(table.rows.len(), 32);
    let (active, _) = strategic_plans::Filter::new(Some("active".to_owned()), None, None, None);
    let table = exports::strategic_plans(db, &member, &active).await.unwrap();
    assert_eq!(table.name, "MOH-strategic-plans");
    let row = &table.rows[0];
    assert_eq!(row[..4], ["=Health".into(), 2025.into(), 2030.into(), "Active".into()]);
    assert_eq!(row[7], Cell::decimal("0.00"));
    let csv = String::from_utf8(table.csv().unwrap().bytes).unwrap();
    assert!(csv.starts_with("\u{feff}Title,Start year,"), "{csv}");
    assert!(csv.contains("\r\n'=Health,2025,2030,Active,1,0,0,0.00,1,"), "{csv}");

    let (all, _) = annual_plans::Filter::new(None, None, None, None, None);
    let annual = exports::annual_plans(db, &member, &all).await.unwrap();
    assert_eq!(annual.rows[0][..3], [2026.into(), "Work plan 2026".into(), "=Health".into()]);
    let (all, _) = objectives::Filter::new(None, None, None, None, None, None);
    let due = exports::objectives(db, &member, &all).await.unwrap();
    assert_eq!(due.rows[0][3], "An objective".into());
    assert_eq!(due.rows[0][5], Cell::Date("2026-12-31".parse().unwrap()));
    let (all, _) = goals::Filter::new(None, None);
    let of_plan = exports::goals(db, &member, plan_id, &all).await.unwrap();
    assert_eq!(of_plan.rows[0][0], "A goal".into());
    for table in [&table, &annual, &due, &of_plan] {
        assert!(table.rows.iter().all(|row| row.len() == table.columns.len()), "{}", table.title);
        table.xlsx().unwrap();
    }

    let expected = [
        ("planning.strategic_plans", "*", 32),
        ("planning.strategic_plans", "*", 1),
        ("planning.annual_plans", "*", 1),
        ("planning.objectives", "*", 1),
        ("planning.goals", id(&plan), 1),
    ];
    let events = recorded(&app).await;
    assert_eq!(events.len(), expected.len());
    for ((who, what, which, details), (entity, key, rows)) in events.iter().zip(expected) {
        assert_eq!((who.as_str(), what.as_str(), which.as_str()), ("moh.viewer", entity, key));
        assert_eq!(*details, Some(json!({ "rows": rows })));
    }
    app.stop().await;
}

#[tokio::test]
async fn a_table_needs_the_permission_and_a_plan_of_ones_own() {
    let app = App::start().await;
    let theirs = app.person("mole.staff").await.plan("Theirs", 2025, 2030).await;
    let (service, operator) = service(&app, &app.person("operator").await.at("MOH")).await;
    let (all, _) = strategic_plans::Filter::new(None, None, None, None);
    let refused = exports::strategic_plans(&service.db, &operator, &all).await;
    assert!(matches!(refused, Err(Error::Forbidden(_))), "{refused:?}");
    let staff = app.person("moh.staff").await;
    let (service, staff) = self::service(&app, &staff).await;
    let (all, _) = goals::Filter::new(None, None);
    let foreign = exports::goals(&service.db, &staff, id(&theirs).parse().unwrap(), &all).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "{foreign:?}");
    assert_eq!(recorded(&app).await, []);
    app.stop().await;
}

#[tokio::test]
async fn a_list_that_is_too_long_is_refused_and_not_recorded() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let fill = async |count: i32| {
        // Without triggers: ten thousand entries in the trail would be the slowest part of this.
        let fill = format!(
            "set session_replication_role = replica;
             insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value, created_by)
             select 6, gen_random_uuid(), '{}', 'Goal', 'D', 'M', 1, (select id from auth.users where username = 'moh.staff')
             from generate_series(1, {count})",
            id(&plan)
        );
        app.superuser().await.batch_execute(&fill).await.unwrap();
    };
    let (service, member) = service(&app, &staff).await;
    let plan_id = id(&plan).parse().unwrap();
    let (all, _) = goals::Filter::new(None, None);
    fill(10_000).await;
    assert_eq!(exports::goals(&service.db, &member, plan_id, &all).await.unwrap().rows.len(), 10_000);
    fill(1).await;
    let refused = exports::goals(&service.db, &member, plan_id, &all).await;
    let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
    assert_eq!(errors[0].code, "export_rows");
    let refused = staff.get(&format!("{plan}/pdf")).await.expect(422);
    assert_eq!(refused.rule("").as_deref(), Some("document_rows"));
    assert_eq!(recorded(&app).await.len(), 1);
    app.stop().await;
}

#[tokio::test]
async fn whoever_may_see_reports_gets_a_document_and_nobody_else() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("approved", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    let theirs = app.person("mole.staff").await;
    let foreign_plan = theirs.plan("Theirs", 2025, 2030).await;
    let foreign_annual_plan = theirs.annual_plan(&foreign_plan, 2026).await;
    for (row, foreign, noun) in
        [(&plan, &foreign_plan, "strategic-plans"), (&annual_plan, &foreign_annual_plan, "annual-plans")]
    {
        for role in ["viewer", "staff", "manager", "flagless", "admin"] {
            pdf(cast.by(role), row).await.expect(200);
        }
        pdf(&theirs, foreign).await.expect(200);
        let unknown = pdf(&cast.staff, &format!("{noun}/{NOBODYS}")).await.expect(404);
        assert_eq!(pdf(&cast.staff, foreign).await.told(), unknown.told());
        assert_eq!(pdf(&cast.staff, &format!("{noun}/nothing")).await.expect(404).told(), unknown.told());
        pdf(&cast.staff.at("MOLE"), foreign).await.expect(403);
        pdf(&cast.staff.at("MOLE"), row).await.expect(403);
        pdf(&app.person("operator").await.at("MOH"), row).await.expect(403);
        let nobody = Actor { token: "bmms_nobody".to_owned(), ..cast.staff.clone() };
        pdf(&nobody, row).await.expect(401);
    }
    let take = "update auth.memberships set can_view_reports = false where user_id = (select id from auth.users where username = 'moh.viewer')";
    app.superuser().await.batch_execute(take).await.unwrap();
    let viewer = app.person("moh.viewer").await;
    for row in [&plan, &annual_plan] {
        viewer.fetch(row).await;
        let refused = pdf(&viewer, row).await.expect(403);
        assert_eq!(refused.json()["type"], "/api/problems/forbidden");
        pdf(&viewer, &format!("strategic-plans/{NOBODYS}")).await.expect(403);
    }
    app.stop().await;
}

#[tokio::test]
async fn an_export_is_recorded_and_what_is_not_recorded_is_not_handed_out() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    pdf(&staff, &plan).await.expect(200);
    pdf(&staff, &annual_plan).await.expect(200);
    pdf(&staff, &format!("strategic-plans/{NOBODYS}")).await.expect(404);
    let expected = [
        ("moh.staff", "planning.strategic_plans", id(&plan)),
        ("moh.staff", "planning.annual_plans", id(&annual_plan)),
    ];
    let events = recorded(&app).await;
    let events: Vec<_> =
        events.iter().map(|(who, what, which, _)| (who.as_str(), what.as_str(), which.as_str())).collect();
    assert_eq!(events, expected);
    let root = app.superuser().await;
    let broken: i64 = root.query_one("select count(*) from audit.broken_links()", &[]).await.unwrap().get(0);
    assert_eq!(broken, 0);

    let closed = "revoke execute on function audit.record_export(integer, text, uuid, integer) from bmms_tenant";
    root.batch_execute(closed).await.unwrap();
    let refused = pdf(&staff, &plan).await.expect(403);
    assert!(!refused.text.contains("%PDF"));
    app.stop().await;
}
