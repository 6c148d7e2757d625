//! A standby: what runs there, what cannot, and how late it is.

use crate::isolation::arena::{Context, End, mint, run, send};
use crate::ocm::arrange;
use crate::support::{App, pair, until};

const OVERSIGHT: &str = "/api/v1/ocm/planning";

/// What needs a transaction number, a lock or a page to write. A pass needs none of it: it is checked with a key that is
/// read and a clock.
#[tokio::test]
async fn hs_01_what_writes_cannot_run_on_a_standby_and_what_a_pass_needs_can() {
    let database = pair().await.primary.copy().await;
    pair().await.caught_up().await;
    let (primary, standby) =
        (pair().await.primary.superuser(&database).await, pair().await.standby.superuser(&database).await);
    for sql in [
        "select pg_current_xact_id()",
        "create temporary table kept (n integer)",
        "notify heard",
        "listen heard",
        "lock table planning.goals in share row exclusive mode",
        "select * from planning.goals for update",
        "select lo_create(0)",
        "select pg_logical_emit_message(true, 'tests', '')",
        "truncate planning.transitions",
        "insert into planning.goals (org_id) values (6)",
    ] {
        primary.batch_execute("begin").await.unwrap();
        let there = primary.batch_execute(sql).await;
        primary.batch_execute("rollback").await.unwrap();
        assert!(there.is_ok() || sql.starts_with("insert"), "{sql}: {there:?}");
        let refused = standby.batch_execute(sql).await.expect_err(sql);
        assert!(["25006", "55000", "XX000"].contains(&refused.code().unwrap().code()), "{sql}: {refused:?}");
    }
    for (sql, code) in [("begin isolation level serializable; select 1", "0A000"), ("begin read write", "0A000")] {
        let refused = standby.batch_execute(sql).await.expect_err(sql);
        assert_eq!(refused.code().unwrap().code(), code, "{sql}: {refused:?}");
        standby.batch_execute("rollback").await.unwrap();
    }
    for sql in [
        "begin read only; select set_config('app.org_id', '6', true); rollback",
        "begin isolation level repeatable read; select statement_timestamp(), pg_backend_pid(), session_user; rollback",
        "select sha256('x'), gen_random_uuid()",
    ] {
        standby.batch_execute(sql).await.unwrap();
    }
}

/// A pass on the standby: it opens its own organization there too, whatever is set beside it. (Reporting logins are tried
/// with every tool in `reporting`.)
#[tokio::test]
async fn hs_02_a_pass_opens_its_own_organization_alone() {
    let app = App::with_replica(|_| {}).await;
    let staff = app.person("moh.staff").await;
    staff.plan("Own", 2025, 2030).await;
    app.person("mole.staff").await.plan("Theirs", 2025, 2030).await;
    let pass = mint(&app, &staff.token, "MOH", "5 minutes").await.unwrap();
    pair().await.caught_up().await;
    let service = pair().await.standby.login(&app.database, "bmms_service").await;
    let read = async |number: &str, pass: &str| {
        let context = Context::tenant("on the standby", number, pass);
        send(&service, &context, "select title from planning.strategic_plans", End::Rollback).await
    };
    assert_eq!(read("6", &pass).await.unwrap().rows, [[Some("Own".to_owned())]]);
    for (number, pass) in [("10", pass.clone()), ("10", pass.replacen("|6|", "|10|", 1)), ("6", String::new())] {
        assert_eq!(read(number, &pass).await.unwrap_err().code, "28000", "{number} {pass}");
    }
    // The mutant: without the wall on the primary, the standby shows both.
    app.superuser().await.batch_execute("drop policy wall on planning.strategic_plans").await.unwrap();
    pair().await.caught_up().await;
    assert_eq!(read("6", &pass).await.unwrap().count, 2);
    app.stop().await;
}

/// A standby that is late shows what was, and lets in who was let in then. Whoever reads across organizations is told to
/// wait once it is later than it may be.
#[tokio::test]
async fn hs_03_a_replica_that_is_too_far_behind_is_refused_until_it_has_caught_up() {
    let standby = pair().await.another_standby().await;
    let app = App::with_replica(|config| {
        config.database.replica_port = standby.port;
        config.oversight.max_lag_secs = 1;
        // Not even leave to read on the primary lets a stale replica pass unnoticed.
        config.oversight.allow_primary = true;
    })
    .await;
    let viewer = app.person("ocm.viewer").await;
    viewer.get(OVERSIGHT).await.expect(200);
    let root = standby.superuser("postgres").await;
    root.batch_execute("select pg_wal_replay_pause()").await.unwrap();
    arrange(&app).await;
    until("the replica is refused", async || viewer.get(OVERSIGHT).await.status == 503).await;
    let refused = viewer.get(OVERSIGHT).await.expect(503);
    assert!(refused.headers.contains_key("retry-after") && !refused.text.contains("organizations_with_plans"));
    root.batch_execute("select pg_wal_replay_resume()").await.unwrap();
    until("the replica has caught up", async || viewer.get(OVERSIGHT).await.status == 200).await;
    assert_eq!(viewer.fetch(OVERSIGHT).await["summary"]["organizations_with_plans"], 1);
    app.stop().await;
}

/// The audit trail is a table, and nothing is written on a standby: what is read there stands in the server's log. What has
/// to be in the trail is refused there instead of going unrecorded.
#[tokio::test]
async fn hs_04_what_must_be_recorded_is_refused_where_nothing_can_be() {
    let app = App::with_replica(|_| {}).await;
    let admin = app.person("moh.admin").await;
    admin.plan("Plan", 2025, 2030).await;
    let pass = mint(&app, &admin.token, "MOH", "5 minutes").await.unwrap();
    let context = Context::tenant("an export", "6", &pass);
    pair().await.caught_up().await;
    let export = "select audit.record_export(6, 'planning.goals', null, 1)";
    let standby = pair().await.standby.login(&app.database, "bmms_service").await;
    let refused = send(&standby, &context, export, End::Commit).await.unwrap_err();
    assert_eq!(refused.code, "25006", "{refused:?}");
    let primary = app.login("bmms_service").await;
    send(&primary, &context, export, End::Commit).await.unwrap();
    let recorded = "select count(*) from audit.events where action = 'export'";
    let rows = run(&app.superuser().await, recorded).await.unwrap().rows;
    assert_eq!(rows, [[Some("1".to_owned())]]);
    app.stop().await;
}

/// Who may connect is said at each server by itself. The primary's first matching line for reporting logins refuses them;
/// the standby has no such line.
#[tokio::test]
async fn hs_05_reporting_logins_are_refused_at_the_primary_and_not_at_the_standby() {
    let first = "select auth_method from pg_hba_file_rules
                 where type = 'host' and 'all' = any (database) and user_name && array['all', '+bmms_report']
                 order by line_number limit 1";
    for (server, method) in [(&pair().await.primary, "reject"), (&pair().await.standby, "scram-sha-256")] {
        let row = server.superuser("postgres").await.query_one(first, &[]).await.unwrap();
        assert_eq!(row.get::<_, &str>(0), method);
    }
}
