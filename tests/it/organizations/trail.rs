//! Raw SQL without a context, and the audit trail (sections 4 and 8).

use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Transaction};

use super::organization;
use crate::support::{Actor, App};

/// A transaction of the service's login, inside the organization of a member.
async fn enter<'c>(service: &'c mut Client, actor: &Actor<'_>) -> Transaction<'c> {
    let (org_id, pass) = actor.pass().await;
    let tx = service.transaction().await.unwrap();
    let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)";
    tx.query_one(enter, &[&org_id.to_string(), &pass]).await.unwrap();
    tx
}

#[tokio::test]
async fn without_a_context_the_database_shows_and_takes_nothing() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let goal = staff.goal(&plan, "A goal").await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    staff.objective(&annual_plan, "An objective", "2026-05-01").await;
    staff.act(&goal, "progress", &serde_json::json!({ "completion_percentage": "5" })).await.expect(200);
    let tables = [
        "planning.strategic_plans",
        "planning.goals",
        "planning.annual_plans",
        "planning.objectives",
        "planning.transitions",
        "organizations.organizations",
    ];
    let insert = "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
                  values (6, gen_random_uuid(), 'Raw', 2050, 2051, 'v', 'm')";

    let mut service = app.login("bmms_service").await;
    for table in tables {
        let count = format!("select count(*) from {table}");
        let as_login = service.query_one(&count, &[]).await.unwrap_err();
        assert_eq!(as_login.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{table}");
        let tx = service.transaction().await.unwrap();
        tx.batch_execute("set local role bmms_tenant").await.unwrap();
        let as_tenant = tx.query_one(&count, &[]).await.unwrap_err();
        assert_eq!(as_tenant.code(), Some(&SqlState::INVALID_AUTHORIZATION_SPECIFICATION), "{table}");
    }
    let tx = service.transaction().await.unwrap();
    tx.batch_execute("set local role bmms_tenant").await.unwrap();
    assert!(tx.execute(insert, &[]).await.is_err());
    drop(tx);

    let tx = enter(&mut service, &staff).await;
    for table in tables {
        let seen: i64 = tx.query_one(&format!("select count(*) from {table}"), &[]).await.unwrap().get(0);
        assert_eq!(seen, 1, "{table}");
    }
    assert_eq!(tx.execute(insert, &[]).await.unwrap(), 1);
    app.stop().await;
}

#[tokio::test]
async fn nobody_rewrites_the_audit_trail() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    admin.plan("Health", 2025, 2030).await;
    let mut service = app.login("bmms_service").await;
    for statement in [
        "update audit.events set action = 'nothing'",
        "delete from audit.events",
        "insert into audit.events select * from audit.events",
        "truncate audit.events",
        "select count(*) from audit.platform_events",
        "delete from audit.platform_events",
        "update planning.transitions set comment = ''",
        "delete from planning.transitions",
    ] {
        let tx = enter(&mut service, &admin).await;
        let refused = tx.batch_execute(statement).await.unwrap_err();
        assert_eq!(refused.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{statement}");
        drop(tx);
        let refused = service.batch_execute(statement).await.unwrap_err();
        assert_eq!(refused.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{statement}");
    }
    let tx = enter(&mut service, &admin).await;
    let read: i64 = tx.query_one("select count(*) from audit.events", &[]).await.unwrap().get(0);
    assert!(read > 0);
    drop(tx);
    let broken = app.superuser().await.query("select * from audit.broken_links()", &[]).await.unwrap();
    assert!(broken.is_empty());
    app.stop().await;
}

#[tokio::test]
async fn an_admin_reads_the_audit_trail_of_the_own_organization_only() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let staff = app.person("moh.staff").await;
    staff.plan("MOH Plan", 2025, 2030).await;
    let other = app.person("mole.staff").await;
    other.plan("MOLE Plan", 2025, 2030).await;
    organization(&other).await;
    let superuser = app.superuser().await;
    let organizations = "select distinct org_id from audit.events where entity = 'planning.strategic_plans' order by 1";
    let all: Vec<i32> = superuser.query(organizations, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(all, [6, 10]);

    let mut service = app.login("bmms_service").await;
    let tx = enter(&mut service, &admin).await;
    let seen = "select e.org_id, e.action, e.new_values ->> 'title', e.actor = (select ctx.user_id())
                from audit.events e where entity = 'planning.strategic_plans'";
    let rows = tx.query(seen, &[]).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(rows[0].get::<_, i32>(0), 6);
    assert_eq!(rows[0].get::<_, String>(1), "insert");
    assert_eq!(rows[0].get::<_, String>(2), "MOH Plan");
    assert!(!rows[0].get::<_, bool>(3), "the officer wrote it, not the admin");
    drop(tx);
    for role in ["moh.viewer", "moh.staff", "moh.manager"] {
        let actor = app.person(role).await;
        let tx = enter(&mut service, &actor).await;
        let read: i64 = tx.query_one("select count(*) from audit.events", &[]).await.unwrap().get(0);
        assert_eq!(read, 0, "{role}");
    }
    app.stop().await;
}
