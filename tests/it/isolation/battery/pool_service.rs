//! What a request leaves on a connection of the real pool, for the request after it.

use std::future::poll_fn;
use std::task::Poll;

use bmms::auth::{Caller, Passes, Token};
use bmms::db::Db;
use bmms::planning::strategic_plans::{self, StrategicPlanInput};
use bmms::web::{IdempotencyKey, Paging};
use serde_json::json;
use tokio_postgres::error::SqlState;

use crate::connections::{backends, blocked_change, titles_of, with_one_connection};
use crate::doors::behind_proxy;
use crate::isolation::arena::{End, run, send};
use crate::isolation::duo::{Duo, GOALS};
use crate::support::{Actor, App, plan_of, until};

/// A context set for the session would serve whoever has the connection next. The service sets it locally, always: no
/// statement on its connections, and none of its queries, sets anything else.
#[tokio::test]
async fn pool_01_the_service_sets_nothing_for_a_session() {
    let (app, proxy) = behind_proxy().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.goal(&plan, "Clinics").await;
    staff.post("strategic-plans", &plan_of("Overlaps", 2026)).await.expect(422);
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    staff.get(&format!("{plan}/pdf")).await.expect(200);
    let statements = proxy.flights().await.concat();
    let entered = statements.iter().filter(|statement| statement.contains("set_config('app.pass', $2, true)")).count();
    assert!(entered >= 5, "{statements:#?}");
    for statement in &statements {
        let text = statement.to_lowercase();
        assert!(!text.starts_with("set "), "{statement}");
        let is_local = text.matches("set_config(").count() <= text.matches(", true)").count();
        assert!(is_local, "{statement}");
    }
    app.stop().await;
    for (path, text) in super::sources("src", "rs").into_iter().chain(super::sources("sql", "sql")) {
        // What a DBA runs with psql is no query of the service.
        let is_script = path.contains("/sql/audit/");
        assert!(!text.contains("set_config") || path.ends_with("src/db.rs") || is_script, "{path} sets something");
    }

    // The mutant: set for the session, it serves the next transaction, which gave no context at all.
    let duo = Duo::new().await;
    let session = duo.victim.context().opening().replace("set local", "set");
    duo.service.batch_execute(&format!("begin; {session} commit")).await.unwrap();
    let next = run(&duo.service, GOALS).await;
    assert!(next.is_ok_and(|answer| format!("{answer:?}").contains(&duo.victim.marker)));
}

/// A failed statement aborts its transaction, and with the rollback the context is gone. The connection stays in use.
#[tokio::test]
async fn pool_04_a_failing_statement_leaves_the_connection_usable() {
    let app = with_one_connection().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    moh.plan("Health", 2025, 2030).await;
    let superuser = app.superuser().await;
    let before = backends(&superuser).await;
    moh.post("strategic-plans", &plan_of("Overlaps", 2026)).await.expect(422);
    assert!(titles_of(&mole).await.is_empty());
    assert_eq!(titles_of(&moh).await, ["Health"]);
    assert_eq!(backends(&superuser).await, before);
    app.stop().await;
}

/// What must hold after a change was broken off: its connection is gone, nothing was written, nothing is open.
async fn assert_broken_off(app: &App, staff: &Actor<'_>, plan: &str, pid: i32) {
    let superuser = app.superuser().await;
    until("the connection is closed", async || !backends(&superuser).await.contains(&pid)).await;
    let open = "select count(*) from pg_stat_activity where datname = current_database() and state like 'idle in%'";
    assert_eq!(superuser.query_one(open, &[]).await.unwrap().get::<_, i64>(0), 0);
    let row = staff.get(plan).await.expect(200).json();
    assert_eq!((row["title"].as_str(), row["version"].as_i64()), (Some("Health"), Some(1)));
    // The positive control: the same change goes through when nothing holds it up.
    staff.put(plan, 1, &plan_of("Changed", 2025)).await.expect(200);
}

/// Polls a future some times, then drops it. True if it ended before that.
async fn dropped_after<F: Future>(polls: usize, future: F) -> bool {
    let mut future = Box::pin(future);
    let mut left = polls;
    poll_fn(|context| {
        if left == 0 {
            return Poll::Ready(false);
        }
        left -= 1;
        future.as_mut().poll(context).map(|_| true)
    })
    .await
}

/// A request may be given up at every point where it waits. A connection whose transaction did not end in a known way is
/// closed instead of returned, so no half of a change meets the next request's commit.
#[tokio::test]
async fn pool_05_a_request_dropped_at_any_point_leaves_nothing_to_the_next() {
    let app = with_one_connection().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    mole.plan("Work", 2025, 2030).await;
    let (db, passes) = (Db::new(&app.config).unwrap(), Passes::new(&app.config));
    let member = async |actor: &Actor<'_>| {
        let caller = Caller::new(Token::parse(&actor.token).unwrap(), [127, 0, 0, 1].into());
        passes.member(&db, &caller, &actor.code).await.unwrap()
    };
    let (moh_member, mole_member) = (member(&moh).await, member(&mole).await);
    let (mut made, mut polls) = (false, 0);
    while !made {
        let input = StrategicPlanInput {
            title: format!("Dropped after {polls}"),
            start_year: 2025,
            end_year: 2026,
            vision: "V".to_owned(),
            mission: "M".to_owned(),
        };
        let key = IdempotencyKey::default();
        made = dropped_after(polls, strategic_plans::create(&db, &moh_member, &input, &key, &[0; 32])).await;
        polls += 1;
        let (filter, _) = strategic_plans::Filter::new(None, None, None, None);
        let paging = Paging::new(None, None).unwrap();
        let (own, _) = strategic_plans::list(&db, &mole_member, &filter, &paging).await.unwrap();
        let titles: Vec<&str> = own.iter().map(|plan| plan.title.as_str()).collect();
        assert_eq!(titles, ["Work"], "after {polls} polls");
        // Dropped while the commit is under way, the change may still be made, but then whole.
        if titles_of(&moh).await.len() == 1 {
            break;
        }
    }
    assert!(polls > 2, "the change was never dropped on its way");
    assert_eq!(titles_of(&moh).await.len(), 1);
    app.stop().await;
}

/// Time limits and cancelled statements abort the transaction; the local settings go with it.
#[tokio::test]
async fn pool_06_a_request_over_its_time_limit_takes_its_connection_along() {
    let app = App::configured(|config| {
        config.database.max_connections = 1;
        config.http.timeout_secs = 1;
    })
    .await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let plan = moh.plan("Health", 2025, 2030).await;
    mole.plan("Work", 2025, 2030).await;
    let locker = app.superuser().await;
    let (sent, pid) = blocked_change(&app, &moh, &plan, &locker).await;
    let response = sent.await.unwrap().unwrap();
    assert_eq!(response.status(), 503);
    assert!(response.headers().contains_key("retry-after"));

    assert_eq!(titles_of(&mole).await, ["Work"]);
    locker.batch_execute("rollback").await.unwrap();
    assert_broken_off(&app, &moh, &plan, pid).await;
    app.stop().await;
}

/// A cancelled statement and one over its own time limit leave an aborted transaction, and after it nothing.
#[tokio::test]
async fn pool_06_a_cancelled_statement_leaves_no_context() {
    let duo = Duo::new().await;
    for (slow, code) in [
        ("set local statement_timeout = 50; select pg_sleep(20)", SqlState::QUERY_CANCELED),
        ("set local lock_timeout = 50; lock table planning.goals", SqlState::INSUFFICIENT_PRIVILEGE),
    ] {
        duo.service.batch_execute(&format!("begin; {}", duo.own.context().opening())).await.unwrap();
        let cancelled = duo.service.batch_execute(slow).await.unwrap_err();
        assert_eq!(cancelled.code(), Some(&code));
        let aborted = duo.service.batch_execute(GOALS).await.unwrap_err();
        assert_eq!(aborted.code(), Some(&SqlState::IN_FAILED_SQL_TRANSACTION));
        duo.service.batch_execute("rollback").await.unwrap();
        let left =
            "select current_setting('app.org_id'), current_setting('app.pass'), current_setting('statement_timeout')";
        assert_eq!(run(&duo.service, left).await.unwrap().rows, [["", "", "5s"].map(|value| Some(value.to_owned()))]);
    }
    duo.works(GOALS).await;
}

/// A read-only transaction can be made to write again until its first query. The service's first query is the one that
/// enters the organization, so a read stays one.
#[tokio::test]
async fn pool_10_read_only_is_for_good_once_the_organization_is_entered() {
    let (app, proxy) = behind_proxy().await;
    let staff = app.person("moh.staff").await;
    staff.get("strategic-plans").await.expect(200);
    proxy.flights().await;
    staff.get("strategic-plans").await.expect(200);
    let flights = proxy.flights().await;
    assert_eq!(flights[0][0], "begin read only");
    assert!(flights[0][1].starts_with("select set_config("), "{flights:#?}");
    app.stop().await;

    let duo = Duo::new().await;
    let change = "update planning.goals set title = 'Changed'";
    let lift = "set local transaction_read_only = off";
    let entered = duo.own.context().opening();
    // The positive control: before the first query the transaction may still choose.
    duo.service.batch_execute(&format!("begin read only; {lift}; {entered} {change}; rollback")).await.unwrap();
    duo.service.batch_execute(&format!("begin read only; {entered} select ctx.org_id()")).await.unwrap();
    assert_eq!(duo.service.batch_execute(lift).await.unwrap_err().code(), Some(&SqlState::ACTIVE_SQL_TRANSACTION));
    duo.service.batch_execute(&format!("rollback; begin read only; {entered} select ctx.org_id()")).await.unwrap();
    assert_eq!(duo.service.batch_execute(change).await.unwrap_err().code(), Some(&SqlState::READ_ONLY_SQL_TRANSACTION));
    duo.service.batch_execute("rollback").await.unwrap();
    let read = send(&duo.service, &duo.own.context(), GOALS, End::Rollback).await.unwrap();
    assert!(read.count > 0);
}
