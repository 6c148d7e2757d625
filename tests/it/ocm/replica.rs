//! Where oversight reads: on the replica, unless it is gone. (One that is behind: `isolation::battery::standby`.)

use bmms_schema::cluster::free_port;

use super::{arrange, last_event};
use crate::support::{App, pair};

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
