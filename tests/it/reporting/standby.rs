//! The standby itself: it follows, it takes nothing, it is taken up again or made anew, and who may connect where.

use std::path::Path;

use bmms_schema::cluster::{Cluster, Options, free_port};
use tokio_postgres::{Client, Config, NoTls};

use crate::support::{App, LOGIN_PASSWORD, pair, until};

#[tokio::test]
async fn what_is_written_on_the_primary_is_read_on_the_standby() {
    let app = App::with_replica(|_| {}).await;
    app.person("moh.staff").await.plan("Seen on the standby", 2025, 2030).await;
    pair().await.caught_up().await;
    let standby = pair().await.standby.superuser(&app.database).await;
    let titles = "select title from planning.strategic_plans";
    assert_eq!(standby.query_one(titles, &[]).await.unwrap().get::<_, String>(0), "Seen on the standby");
    let refused = standby.batch_execute("delete from planning.strategic_plans").await.unwrap_err();
    assert_eq!(refused.code().unwrap().code(), "25006", "{refused}");
    app.stop().await;
}

#[tokio::test]
async fn the_login_of_standbys_streams_and_connects_to_no_database() {
    let app = App::with_replica(|_| {}).await;
    let (primary, standby) = (&pair().await.primary, &pair().await.standby);
    let streams = "select usename::text from pg_stat_replication where state = 'streaming'";
    let streaming = app.superuser().await.query_one(streams, &[]).await.unwrap();
    assert_eq!(streaming.get::<_, &str>(0), "bmms_replication");
    for (server, database) in [(primary, "postgres"), (primary, &*app.database), (standby, "postgres")] {
        assert!(connect(server.port, database, "bmms_migrator").await.is_ok(), "{database}");
        let refused = connect(server.port, database, "bmms_replication").await.unwrap_err();
        assert_eq!(refused.code().unwrap().code(), "28000", "{database}: {refused}");
    }
    // Not the file of the server alone: the database refuses it as well.
    let may = "select has_database_privilege('bmms_replication', current_database(), 'connect'),
                      has_database_privilege('bmms_migrator', current_database(), 'connect')";
    let row = app.superuser().await.query_one(may, &[]).await.unwrap();
    assert_eq!((row.get(0), row.get(1)), (false, true));
    app.stop().await;
}

#[tokio::test]
async fn a_standby_is_taken_up_again_and_one_that_cannot_follow_is_made_anew() {
    let folder = tempfile::tempdir().unwrap();
    let (first, second, third) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("standby"));
    let primary = start(&first).await;
    let root = superuser(&primary).await;
    root.batch_execute(
        "create role bmms_replication login replication password 'test';
         create table kept (n integer); insert into kept values (1)",
    )
    .await
    .unwrap();
    let standby = follow(&primary, &third).await;
    assert_eq!(sum(&standby).await, 1);
    standby.stop();

    root.batch_execute("insert into kept values (10)").await.unwrap();
    std::fs::write(third.join("mark"), "").unwrap();
    let standby = follow(&primary, &third).await;
    assert_eq!(sum(&standby).await, 11);
    assert!(third.join("mark").exists(), "the same one, not a new copy");
    standby.stop();
    drop(root);
    primary.stop();

    // Another server in the place of the first: its changes are not the ones the standby waits for.
    let primary = start(&second).await;
    let root = superuser(&primary).await;
    root.batch_execute(
        "create role bmms_replication login replication password 'test';
         create table kept (n integer); insert into kept values (100)",
    )
    .await
    .unwrap();
    let standby = follow(&primary, &third).await;
    assert_eq!(sum(&standby).await, 100);
    assert!(!third.join("mark").exists(), "a new copy");
    root.batch_execute("insert into kept values (1000)").await.unwrap();
    until("the new one follows", async || sum(&standby).await == 1100).await;
    standby.stop();
    primary.stop();
}

async fn start(data: &Path) -> Cluster {
    let options = Options { data, password: LOGIN_PASSWORD, port: free_port().unwrap(), ephemeral: false };
    Cluster::start(&options).await.unwrap()
}

async fn follow(primary: &Cluster, data: &Path) -> Cluster {
    let options = Options { data, password: LOGIN_PASSWORD, port: free_port().unwrap(), ephemeral: false };
    primary.start_standby(&options, "test").await.unwrap()
}

async fn superuser(cluster: &Cluster) -> Client {
    connect(cluster.port(), "postgres", "postgres").await.unwrap()
}

async fn sum(standby: &Cluster) -> i64 {
    superuser(standby).await.query_one("select sum(n) from kept", &[]).await.unwrap().get(0)
}

async fn connect(port: u16, database: &str, user: &str) -> Result<Client, tokio_postgres::Error> {
    let mut config = Config::new();
    config.host("127.0.0.1").port(port).dbname(database).user(user).password(LOGIN_PASSWORD);
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}
