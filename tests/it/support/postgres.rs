//! The database server of the tests, one for all of them: `BMMS_TEST_POSTGRES` is `local` (a private server from the
//! installed binaries, the default), `container` (testcontainers, image `BMMS_TEST_PG_IMAGE`), or a URL of a server
//! whose superuser the tests may be.

use std::env;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use bmms_schema::cluster::{Cluster, Options, free_port};
use testcontainers::core::{IntoContainerPort, WaitFor};
use testcontainers::runners::AsyncRunner;
use testcontainers::{ContainerAsync, GenericImage, ImageExt};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Config, NoTls};

use super::{people, until};

/// A DBA's own login, made by [`Server::make_auditor`].
pub(crate) const AUDITOR: &str = "demo_auditor";

/// Password of every login of the test server.
pub(crate) const LOGIN_PASSWORD: &str = "test";

const LOGINS: [&str; 7] = [
    "bmms_migrator",
    "bmms_service",
    "bmms_accounts",
    "bmms_worker",
    "bmms_oversight",
    "bmms_backup",
    "bmms_replication",
];
const TEMPLATE: &str = "bmms_template";

static SERVER: OnceCell<Server> = OnceCell::const_new();
static COPIES: AtomicU32 = AtomicU32::new(0);

/// The server all tests share, with the template their databases are copied from.
pub(crate) struct Server {
    pub host: String,
    pub port: u16,
    superuser: String,
    password: String,
    running: Running,
}

/// What keeps the server running until the process ends.
enum Running {
    Local(Cluster),
    Container(#[expect(dead_code, reason = "held, not used")] Box<(ContainerAsync<GenericImage>, Child)>),
    Elsewhere,
}

/// The server, started and prepared by the first test that asks.
pub(crate) async fn server() -> &'static Server {
    SERVER
        .get_or_init(|| async {
            let server = start().await;
            server.prepare_template().await;
            server
        })
        .await
}

async fn start() -> Server {
    match env::var("BMMS_TEST_POSTGRES").as_deref() {
        Err(_) | Ok("local") => local().await,
        Ok("container") => container().await,
        Ok(url) => elsewhere(url),
    }
}

async fn local() -> Server {
    let (data, port) = place();
    let options = Options { data: &data, password: LOGIN_PASSWORD, port, ephemeral: true };
    private(Cluster::start(&options).await.unwrap())
}

/// Where a private server of the tests may run. The watchdog of the cluster removes the folder, however this process
/// ends.
fn place() -> (PathBuf, u16) {
    let port = free_port().unwrap();
    (env::temp_dir().join(format!("bmms-test-{}-{port}", std::process::id())), port)
}

fn private(cluster: Cluster) -> Server {
    Server {
        host: "127.0.0.1".to_owned(),
        port: cluster.port(),
        superuser: "postgres".to_owned(),
        password: LOGIN_PASSWORD.to_owned(),
        running: Running::Local(cluster),
    }
}

async fn container() -> Server {
    let image = env::var("BMMS_TEST_PG_IMAGE").unwrap_or_else(|_| "bmms-test-postgres:15".to_owned());
    let (name, tag) = image.rsplit_once(':').unwrap_or((&image, "latest"));
    let container = GenericImage::new(name, tag)
        .with_exposed_port(5432.tcp())
        .with_wait_for(WaitFor::message_on_stderr("database system is ready to accept connections"))
        .with_env_var("POSTGRES_PASSWORD", LOGIN_PASSWORD)
        .start()
        .await
        .unwrap();
    // The engine keeps a container whose owner died; this waits for the end of a pipe, which comes either way.
    let remover = Command::new("sh")
        .args(["-c", r#"cat >/dev/null; docker rm -fv "$1""#, "remover", container.id()])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let host = container.get_host().await.unwrap().to_string();
    let port = container.get_host_port_ipv4(5432).await.unwrap();
    let running = Running::Container(Box::new((container, remover)));
    Server { host, port, superuser: "postgres".to_owned(), password: LOGIN_PASSWORD.to_owned(), running }
}

fn elsewhere(url: &str) -> Server {
    let config: Config = url.parse().expect("BMMS_TEST_POSTGRES is local, container or a URL");
    let Some(tokio_postgres::config::Host::Tcp(host)) = config.get_hosts().first() else {
        panic!("BMMS_TEST_POSTGRES must name a host")
    };
    Server {
        host: host.clone(),
        port: config.get_ports().first().copied().unwrap_or(5432),
        superuser: config.get_user().unwrap_or("postgres").to_owned(),
        password: String::from_utf8(config.get_password().unwrap_or_default().to_vec()).unwrap(),
        running: Running::Elsewhere,
    }
}

/// A primary with a standby that follows it, always private ones from the installed binaries: shared by the tests that
/// need a standby, apart from the server of the others, whose databases would all stream too.
pub(crate) struct Pair {
    pub primary: Server,
    pub standby: Server,
}

static PAIR: OnceCell<Pair> = OnceCell::const_new();

/// The pair, started and prepared by the first test that asks.
pub(crate) async fn pair() -> &'static Pair {
    PAIR.get_or_init(|| async {
        let primary = local().await;
        primary.prepare_template().await;
        let standby = primary.follower().await;
        Pair { primary, standby }
    })
    .await
}

impl Pair {
    /// One more standby, for a test that disturbs it.
    pub(crate) async fn another_standby(&self) -> Server {
        self.primary.follower().await
    }

    /// Waits until the standby has what the primary has now.
    pub(crate) async fn caught_up(&self) {
        let primary = self.primary.superuser("postgres").await;
        // A commit that waits for the disk takes along what others committed without waiting.
        primary
            .batch_execute("set synchronous_commit = on; select pg_logical_emit_message(true, 'tests', '')")
            .await
            .unwrap();
        let position: String = primary.query_one("select pg_current_wal_flush_lsn()::text", &[]).await.unwrap().get(0);
        let standby = self.standby.superuser("postgres").await;
        let replayed = "select pg_last_wal_replay_lsn() >= $1::text::pg_lsn";
        until("the standby has caught up", async || {
            standby.query_one(replayed, &[&position]).await.unwrap().get::<_, bool>(0)
        })
        .await;
    }
}

async fn connect(config: &Config) -> Client {
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

impl Server {
    /// A connection to a database as a login of the system.
    pub(crate) async fn login(&self, database: &str, user: &str) -> Client {
        connect(&self.config(database, user)).await
    }

    /// The same, with settings that the client brings along, as `-c name=value`.
    pub(crate) async fn login_with(&self, database: &str, user: &str, options: &str) -> Client {
        connect(self.config(database, user).options(options)).await
    }

    /// A connection to a database as the superuser: for arranging and for looking, never for acting.
    pub(crate) async fn superuser(&self, database: &str) -> Client {
        connect(&self.superuser_config(database)).await
    }

    /// Name and password of the superuser, for a server that must connect to itself.
    pub(crate) fn superuser_credentials(&self) -> (&str, &str) {
        (&self.superuser, &self.password)
    }

    /// A standby of a private server.
    async fn follower(&self) -> Self {
        let Running::Local(cluster) = &self.running else { panic!("only a private server has standbys") };
        let (data, port) = place();
        let options = Options { data: &data, password: LOGIN_PASSWORD, port, ephemeral: true };
        private(cluster.start_standby(&options, LOGIN_PASSWORD).await.unwrap())
    }

    /// How to connect to a database as a login of the system.
    pub(crate) fn config(&self, database: &str, user: &str) -> Config {
        self.config_of(database, user, LOGIN_PASSWORD)
    }

    /// How to connect to a database as the superuser.
    pub(crate) fn superuser_config(&self, database: &str) -> Config {
        self.config_of(database, &self.superuser, &self.password)
    }

    fn config_of(&self, database: &str, user: &str, password: &str) -> Config {
        let mut config = Config::new();
        config.host(&self.host).port(self.port).dbname(database).user(user).password(password);
        config
    }

    async fn prepare_template(&self) {
        let admin = self.superuser("postgres").await;
        admin.batch_execute(&format!("drop database if exists {TEMPLATE} with (force)")).await.unwrap();
        let (inside, mut migrator) = self.migrated(TEMPLATE, true).await;
        bmms_schema::reverify_foreign_keys(&inside).await.unwrap();
        bmms::organizations::seed(&mut migrator).await.unwrap();
        people::seed(&migrator, &inside).await;
        drop((migrator, inside));
        let disconnected = "select count(*) from pg_stat_activity where datname = $1";
        while admin.query_one(disconnected, &[&TEMPLATE]).await.unwrap().get::<_, i64>(0) > 0 {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// Makes a database that is migrated and holds nothing; connections to it of a superuser and of the migrator. The roles are
    /// the server's, so they are made once: two who alter one at the same time disturb each other.
    async fn migrated(&self, name: &str, roles: bool) -> (Client, Client) {
        let admin = self.superuser("postgres").await;
        admin.batch_execute(&format!("create database {name} encoding 'UTF8' template template0")).await.unwrap();
        let inside = self.superuser(name).await;
        if roles {
            let passwords = LOGINS.map(|login| (login, LOGIN_PASSWORD));
            bmms_schema::prepare(&inside, &passwords).await.unwrap();
        } else {
            bmms_schema::prepare_database(&inside).await.unwrap();
        }
        let mut migrator = self.login(name, "bmms_migrator").await;
        bmms_schema::migrate(&mut migrator, bmms_schema::Policies::IfChanged).await.unwrap();
        (inside, migrator)
    }

    /// The name of a new database in which there is nobody and no organization.
    pub(crate) async fn empty(&self) -> String {
        let name = format!("bmms_{}_empty_{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
        self.migrated(&name, false).await;
        name
    }

    /// Makes the login of a DBA who audits, as a DBA would; whoever comes second finds it made.
    pub(crate) async fn make_auditor(&self) {
        let make = format!(
            "do $$ begin
               create role {AUDITOR} login password '{LOGIN_PASSWORD}';
               grant bmms_auditor to {AUDITOR};
             exception when duplicate_object or unique_violation then null;
             end $$"
        );
        self.superuser("postgres").await.batch_execute(&make).await.unwrap();
    }

    /// The name of a new database like the template.
    pub(crate) async fn copy(&self) -> String {
        let name = format!("bmms_{}_{}", std::process::id(), COPIES.fetch_add(1, Ordering::Relaxed));
        let admin = self.superuser("postgres").await;
        admin.batch_execute(&format!("create database {name} template {TEMPLATE}")).await.unwrap();
        bmms_schema::prepare_database(&self.superuser(&name).await).await.unwrap();
        name
    }
}
