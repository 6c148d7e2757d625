//! Residue on a connection: what one transaction can leave there for the next, of whatever organization.

use tokio_postgres::error::SqlState;

use crate::doors::behind_proxy;
use crate::isolation::arena::{Context, End, run, send};
use crate::isolation::duo::{Duo, GOALS};
use crate::support::plan_of;

/// Outside a transaction a local setting has no effect at all, so a forgotten begin shows nothing instead of too much.
#[tokio::test]
async fn pool_02_a_local_setting_outside_a_transaction_has_no_effect() {
    let duo = Duo::new().await;
    for statement in duo.own.context().opening().split_inclusive(';') {
        duo.service.batch_execute(statement).await.unwrap();
    }
    let lost = run(&duo.service, GOALS).await.unwrap_err();
    assert_eq!(lost.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE));
    // Sent together they are one transaction, which is the sender's own.
    let together = format!("{}{GOALS}", duo.own.context().opening());
    let own = run(&duo.service, &together).await.unwrap();
    assert!(own.count > 0);
    duo.canary.silent_in("one message", &own);
    assert!(run(&duo.service, GOALS).await.is_err());
}

/// A rollback to a savepoint brings the settings of before it back, a release keeps the new ones. Neither way leads to
/// rows without a pass of their organization.
#[tokio::test]
async fn pool_03_savepoints_bring_no_other_context() {
    let duo = Duo::new().await;
    let other = format!("set local app.org_id = '{}'", duo.victim.org_id);
    duo.works(&format!("savepoint a; {other}; rollback to a; {GOALS}")).await;
    duo.refused(&format!("savepoint a; {other}; release a; {GOALS}"), "28000", "pass of another organization").await;
    let back = format!("savepoint a; {other}; savepoint b; set local app.org_id = '6'; rollback to b; {GOALS}");
    duo.refused(&back, "28000", "pass of another organization").await;
    // A context first given inside a savepoint that is rolled back is gone with it.
    let begun = format!("begin; savepoint a; {}", duo.own.context().opening());
    duo.service.batch_execute(&begun).await.unwrap();
    assert!(run(&duo.service, GOALS).await.unwrap().count > 0);
    duo.service.batch_execute("rollback to a").await.unwrap();
    let lost = run(&duo.service, GOALS).await.unwrap_err();
    assert_eq!(lost.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE));
    duo.service.batch_execute("rollback").await.unwrap();
}

/// What a pool that returns connections with their transaction open would do: the second request's commit makes the
/// first one's half-written change last. That is why ours closes them.
#[tokio::test]
async fn pool_05_an_open_transaction_carries_its_changes_into_the_next_request() {
    let duo = Duo::new().await;
    let half = "update planning.goals set title = 'Half done'";
    duo.service.batch_execute(&format!("begin; {} {half}", duo.own.context().opening())).await.unwrap();
    // Nobody ended it. The next request begins, which is a warning only, and enters its own organization.
    send(&duo.service, &duo.victim.context(), GOALS, End::Commit).await.unwrap();
    let done = "select count(*) from planning.goals where org_id = 6 and title = 'Half done'";
    assert_eq!(duo.root.query_one(done, &[]).await.unwrap().get::<_, i64>(0), 1);
    let residue = duo.service.batch_execute("begin; discard all").await.unwrap_err();
    assert_eq!(residue.code(), Some(&SqlState::ACTIVE_SQL_TRANSACTION), "resetting is no way out");
}

/// A cursor held over the commit keeps its rows for whoever has the connection next. No typed query can open one, and
/// this is what it would show: the rows of the organization that opened it.
#[tokio::test]
async fn pool_07_a_held_cursor_shows_the_rows_of_its_maker() {
    let duo = Duo::new().await;
    let hold = format!("declare kept cursor with hold for {GOALS}");
    send(&duo.service, &duo.victim.context(), &hold, End::Commit).await.unwrap();
    let fetched = send(&duo.service, &duo.own.context(), "fetch all from kept", End::Rollback).await;
    assert!(duo.canary.found_in(&fetched).is_some(), "{fetched:?}");
    duo.service.batch_execute("close all").await.unwrap();
    let closed = send(&duo.service, &duo.own.context(), "fetch all from kept", End::Rollback).await.unwrap_err();
    assert_eq!(closed.code, "34000");

    let opened = super::sources("sql", "sql").into_iter().filter(|(_, text)| {
        let text = text.to_lowercase();
        ["declare ", "with hold", "prepare ", "listen ", "advisory_lock(", "temporary"]
            .iter()
            .any(|word| text.contains(word))
    });
    assert_eq!(opened.map(|(path, _)| path).collect::<Vec<_>>(), Vec::<String>::new());
}

/// A temporary table outlives its request, and may take the place of a table that is named without its schema. No role
/// of the run time may make one.
#[tokio::test]
async fn pool_08_no_request_makes_a_temporary_table() {
    let duo = Duo::new().await;
    let stash = "create temporary table stash as select * from planning.goals";
    let bare = duo.own.context().signed_in_as("the bare login", "bmms_service");
    for context in [duo.victim.context(), bare] {
        let refusal = send(&duo.service, &context, stash, End::Commit).await.expect_err("a table was made");
        assert_eq!(refusal.code, "42501", "{refusal:?}");
    }
    let granted = format!("grant temporary on database {} to bmms_tenant", duo.database);
    duo.is_found(&granted, "privilege_database").await;
    duo.root.batch_execute(&granted).await.unwrap();
    send(&duo.service, &duo.victim.context(), stash, End::Commit).await.unwrap();
    let next = send(&duo.service, &duo.own.context(), "select * from stash", End::Rollback).await;
    assert!(duo.canary.found_in(&next).is_some(), "with the right to make one it would: {next:?}");
}

/// After a request its connection holds no setting, role, lock, cursor, subscription or table of it. The service has
/// nothing to clear, as it leaves nothing.
#[tokio::test]
async fn pool_09_an_idle_connection_holds_nothing_of_the_last_request() {
    let (app, proxy) = behind_proxy().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let query = "select current_setting('app.org_id', true), current_setting('app.pass', true), current_user, \
                 current_setting('search_path'), current_setting('plan_cache_mode'), current_setting('row_security'), \
                 (select count(*) from pg_locks where pid = pg_backend_pid() \
                    and (locktype = 'advisory' or relation in (select oid from pg_class where relnamespace = 'planning'::regnamespace))), \
                 (select count(*) from pg_cursors) + (select count(*) from pg_class where relpersistence = 't') \
                    + (select count(*) from pg_listening_channels())";
    // The positive control: what is there in a transaction, and what a session could leave, shows.
    let control = app.login("bmms_service").await;
    let (org_id, pass) = moh.pass().await;
    let context = Context::tenant("staff", &org_id.to_string(), &pass);
    let residue = "set search_path = 'planning'; listen bmms_revoked;";
    control.batch_execute(&format!("begin; {} {residue} {GOALS}", context.opening())).await.unwrap();
    let inside = run(&control, query).await.unwrap();
    let inside: Vec<&str> = inside.rows[0].iter().map(|value| value.as_deref().unwrap()).collect();
    assert_eq!((inside[0], inside[2], inside[3]), ("6", "bmms_tenant", "planning"));
    assert!(inside[6].parse::<i32>().unwrap() >= 1, "{inside:?}");
    control.batch_execute("commit").await.unwrap();
    assert_eq!(run(&control, query).await.unwrap().rows[0][7].as_deref(), Some("1"));

    moh.plan("Health", 2025, 2030).await;
    for step in 0..3 {
        match step {
            0 => drop(mole.get("dashboard").await.expect(200)),
            1 => drop(mole.plan("Work", 2025, 2030).await),
            _ => drop(moh.post("strategic-plans", &plan_of("Overlaps", 2026)).await.expect(422)),
        }
        let rows = proxy.ask("bmms_service", query).await;
        let values: Vec<&str> = rows[0].iter().map(|value| value.as_deref().unwrap_or_default()).collect();
        assert_eq!(values, ["", "", "bmms_service", "\"$user\", public", "auto", "on", "0", "0"], "step {step}");
    }
    app.stop().await;
}
