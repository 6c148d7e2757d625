//! Connections to the database: whatever ends a request in its middle, the next one finds nothing of it.

use reqwest::Method;
use tokio::task::JoinHandle;
use tokio_postgres::Client;

use crate::support::{Actor, App, plan_of, until};

/// The service with one connection for all tenants.
pub(crate) async fn with_one_connection() -> App {
    App::configured(|config| config.database.max_connections = 1).await
}

/// The server process of the tenants' only connection.
pub(crate) async fn backends(superuser: &Client) -> Vec<i32> {
    let query =
        "select pid from pg_stat_activity where datname = current_database() and application_name like '% tenant'";
    let rows = superuser.query(query, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// A change of a plan that waits for a lock, which `locker` holds until it rolls back.
pub(crate) async fn blocked_change(
    app: &App,
    staff: &Actor<'_>,
    plan: &str,
    locker: &Client,
) -> (JoinHandle<reqwest::Result<reqwest::Response>>, i32) {
    let watcher = app.superuser().await;
    locker.batch_execute("begin; lock table planning.strategic_plans in share mode").await.unwrap();
    let change = staff.request(Method::PUT, plan).header("If-Match", "\"1\"");
    let sent = tokio::spawn(change.json(&plan_of("Never", 2025)).send());
    let waiting = "select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    let mut pid = 0;
    until("the change waits for the lock", async || {
        let row = watcher.query_opt(waiting, &[]).await.unwrap();
        pid = row.map_or(0, |row| row.get(0));
        pid != 0
    })
    .await;
    (sent, pid)
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_nothing_half_done() {
    let app = with_one_connection().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let plan = moh.plan("Health", 2025, 2030).await;
    mole.plan("Work", 2025, 2030).await;
    let (locker, superuser) = (app.superuser().await, app.superuser().await);
    let (sent, _) = blocked_change(&app, &moh, &plan, &locker).await;
    sent.abort();
    assert_eq!(titles_of(&mole).await, ["Work"]);
    locker.batch_execute("rollback").await.unwrap();

    let busy = "select count(*) from pg_stat_activity
                where datname = current_database() and application_name like '% tenant' and state <> 'idle'";
    until("no transaction is open", async || superuser.query_one(busy, &[]).await.unwrap().get::<_, i64>(0) == 0).await;
    let row = moh.get(&plan).await.expect(200).json();
    let state = (row["title"].as_str().unwrap(), row["version"].as_i64().unwrap());
    assert!([("Health", 1), ("Never", 2)].contains(&state), "{state:?}");
    assert_eq!(titles_of(&mole).await, ["Work"]);
    app.stop().await;
}

/// The titles of an organization's strategic plans, as one of its people sees them.
pub(crate) async fn titles_of(actor: &Actor<'_>) -> Vec<String> {
    let reply = actor.get("strategic-plans?limit=100").await.expect(200).json();
    let items = reply["items"].as_array().unwrap();
    items.iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_killed_connection_leads_to_503_or_the_right_answer() {
    let app = with_one_connection().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let plan = moh.plan("Health", 2025, 2030).await;
    mole.plan("Work", 2025, 2030).await;
    let superuser = app.superuser().await;
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and application_name like '% tenant'";
    for _ in 0..10 {
        for (actor, title) in [(&moh, "Health"), (&mole, "Work")] {
            superuser.query(kill, &[]).await.unwrap();
            let reply = actor.get("strategic-plans").await;
            match reply.status {
                200 => assert_eq!(reply.json()["items"][0]["title"], title),
                status => assert_eq!(status, 503, "{}", reply.text),
            }
            until("the service has a connection again", async || actor.get("strategic-plans").await.status == 200)
                .await;
            assert_eq!(titles_of(actor).await, [title]);
        }
    }

    let locker = app.superuser().await;
    let (sent, _) = blocked_change(&app, &moh, &plan, &locker).await;
    superuser.query(kill, &[]).await.unwrap();
    assert_eq!(sent.await.unwrap().unwrap().status(), 503);
    locker.batch_execute("rollback").await.unwrap();
    until("the service has a connection again", async || moh.get(&plan).await.status == 200).await;
    assert_eq!(titles_of(&moh).await, ["Health"]);
    app.stop().await;
}

#[tokio::test]
async fn two_organizations_on_one_connection_see_only_their_own() {
    let app = with_one_connection().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let superuser = app.superuser().await;
    moh.plan("moh first", 2020, 2021).await;
    mole.plan("mole first", 2020, 2021).await;
    let before = backends(&superuser).await;
    let go = async |actor: &Actor<'_>, name: &str| {
        for round in 0..100 {
            match round % 5 {
                0 => {
                    let body = plan_of(&format!("{name} {round}"), 2022 + 2 * (round / 5));
                    let expected = if round < 75 { 201 } else { 422 };
                    let reply = actor.post("strategic-plans", &body).await;
                    assert!(reply.status == expected || reply.status == 201, "{}", reply.text);
                }
                1 => drop(actor.post("strategic-plans", &plan_of("Overlaps", 2020)).await.expect(422)),
                2 => drop(actor.get("goals/00000000-0000-7000-8000-000000000000").await.expect(404)),
                3 => {
                    let dashboard = actor.get("dashboard").await.expect(200).json();
                    for plan in dashboard["newest_plans"].as_array().unwrap() {
                        assert!(plan["title"].as_str().unwrap().starts_with(&format!("{name} ")), "{plan}");
                    }
                }
                _ => {
                    let titles = titles_of(actor).await;
                    assert!(titles.iter().all(|title| title.starts_with(&format!("{name} "))), "{titles:?}");
                }
            }
        }
    };
    tokio::join!(go(&moh, "moh"), go(&mole, "mole"));
    assert_eq!(backends(&superuser).await, before, "all of it went over one connection");
    app.stop().await;
}
