//! Where oversight reads: on the replica, unless it is behind or gone.

use bmms_schema::cluster::free_port;

use super::{arrange, last_event};
use crate::support::{App, pair, until};

const PATH: &str = "/api/v1/ocm/planning";

#[tokio::test]
async fn figures_are_read_on_the_replica_and_recorded_on_the_primary() {
    let app = App::with_replica(|config| config.oversight.allow_primary = false).await;
    arrange(&app).await;
    let viewer = app.person("ocm.viewer").await;
    let overview = viewer.fetch(PATH).await;
    assert_eq!(overview["summary"]["organizations_with_plans"], 1, "what was written a moment ago is there");
    assert_eq!(last_event(&app, "oversight_read").await.unwrap().0, "ocm.viewer");
    let sessions = "select count(*) from pg_stat_activity where usename = 'bmms_oversight' and datname = $1";
    let pair = pair().await;
    for (server, some) in [(&pair.primary, false), (&pair.standby, true)] {
        let row = server.superuser("postgres").await.query_one(sessions, &[&app.database]).await.unwrap();
        assert_eq!(row.get::<_, i64>(0) > 0, some);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_replica_that_is_too_far_behind_is_refused_until_it_has_caught_up() {
    let standby = pair().await.another_standby().await;
    let app = App::with_replica(|config| {
        config.database.replica_port = standby.port;
        config.oversight.max_lag_secs = 1;
        // Not even leave to read on the primary lets a stale replica pass unnoticed.
        config.oversight.allow_primary = true;
    })
    .await;
    let viewer = app.person("ocm.viewer").await;
    viewer.get(PATH).await.expect(200);
    let root = standby.superuser("postgres").await;
    root.batch_execute("select pg_wal_replay_pause()").await.unwrap();
    arrange(&app).await;
    until("the replica is refused", async || viewer.get(PATH).await.status == 503).await;
    let refused = viewer.get(PATH).await.expect(503);
    assert!(refused.headers.contains_key("retry-after") && !refused.text.contains("organizations_with_plans"));
    root.batch_execute("select pg_wal_replay_resume()").await.unwrap();
    until("the replica has caught up", async || viewer.get(PATH).await.status == 200).await;
    assert_eq!(viewer.fetch(PATH).await["summary"]["organizations_with_plans"], 1);
    app.stop().await;
}

#[tokio::test]
async fn without_a_replica_the_primary_is_read_only_if_it_may_be() {
    let nowhere = free_port().unwrap();
    for (host, port) in [("", 0), ("127.0.0.1", nowhere)] {
        for (allow_primary, status) in [(true, 200), (false, 503)] {
            let app = App::configured(|config| {
                config.database.replica_host = host.to_owned();
                config.database.replica_port = port;
                config.oversight.allow_primary = allow_primary;
            })
            .await;
            app.person("ocm.viewer").await.get(PATH).await.expect(status);
            app.stop().await;
        }
    }
}
