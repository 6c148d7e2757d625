//! A private PostgreSQL server, run from installed binaries: for the demo, the generator and the tests. A standby of it,
//! fed by its stream of changes, is a second one.
//!
//! Works as root, where the server itself runs as another user. However this process ends, a watchdog that waits for
//! the end of a pipe stops the server, so nothing is left behind.

mod folder;
mod installed;
mod standby;

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio_postgres::{Client, NoTls};

use installed::Installed;
pub use installed::find_binaries;

/// How long a server may take to answer after its start.
const PATIENCE: Duration = Duration::from_mins(1);

/// What every server is started with. Old changes are kept for a standby that was away for a while.
const SETTINGS: [&str; 5] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "max_connections=200",
    "timezone=UTC",
    "wal_keep_size=128MB",
];

/// What a server of throw-away data is started with as well.
const EPHEMERAL_SETTINGS: [&str; 4] = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"];

/// Where to run a server, and how.
#[derive(Debug)]
pub struct Options<'a> {
    /// The data directory; initialized if it is empty or missing.
    pub data: &'a Path,
    /// Password of the superuser `postgres`, set when the directory is initialized.
    pub password: &'a str,
    /// The port to listen on, on loopback.
    pub port: u16,
    /// For throw-away data: no flush to disk, and the data directory is removed at the end.
    pub ephemeral: bool,
}

/// A running server. Dropping it stops the server.
#[derive(Debug)]
pub struct Cluster {
    postgres: Child,
    watchdog: Child,
    port: u16,
}

impl Cluster {
    /// Starts a server, initializing its data directory first if there is none, and waits until it answers.
    pub async fn start(options: &Options<'_>) -> Result<Self> {
        let installed = Installed::find()?;
        folder::initialize(&installed, options)?;
        folder::stop_leftover(&installed, options.data)?;
        folder::write_access(&installed, options.data, folder::PRIMARY_ACCESS)?;
        Self::run(&installed, options, &[]).await
    }

    /// Starts a standby of this server, and waits until it has everything this server has written so far. One of an
    /// earlier start is taken up again; one that cannot follow any more is made anew.
    ///
    /// `options.password` is the superuser's here, `password` that of `bmms_replication`.
    pub async fn start_standby(&self, options: &Options<'_>, password: &str) -> Result<Self> {
        standby::start(self, options, password).await
    }

    async fn run(installed: &Installed, options: &Options<'_>, settings: &[String]) -> Result<Self> {
        let log = options.data.join("server.log");
        let file = fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = installed.command("postgres");
        command.arg("-D").arg(options.data).args(["-c", &format!("port={}", options.port)]);
        let ephemeral = if options.ephemeral { EPHEMERAL_SETTINGS.as_slice() } else { &[] };
        for setting in SETTINGS.iter().chain(ephemeral) {
            command.args(["-c", setting]);
        }
        for setting in settings {
            command.args(["-c", setting]);
        }
        let mut postgres = command
            .stdin(Stdio::null())
            .stdout(file.try_clone()?)
            .stderr(file)
            .process_group(0)
            .spawn()
            .context("cannot start postgres")?;
        if let Err(error) = wait_until_it_answers(&mut postgres, options, &log).await {
            let _ = postgres.kill();
            let _ = postgres.wait();
            return Err(error);
        }
        let watchdog = start_watchdog(installed, options)?;
        Ok(Self { postgres, watchdog, port: options.port })
    }

    /// The port the server listens on, on loopback.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Stops the server and waits until it is gone.
    pub fn stop(mut self) {
        self.shut_down();
    }

    fn shut_down(&mut self) {
        // The end of the pipe is what the watchdog waits for; it does the rest and ends after the server.
        drop(self.watchdog.stdin.take());
        let _ = self.watchdog.wait();
        let _ = self.postgres.wait();
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        self.shut_down();
    }
}

/// A port on loopback that nobody listens on now.
pub fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// A connection as the superuser.
async fn superuser(port: u16, password: &str) -> Result<Client, tokio_postgres::Error> {
    let mut config = tokio_postgres::Config::new();
    config.host("127.0.0.1").port(port).user("postgres").password(password).dbname("postgres");
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

async fn wait_until_it_answers(postgres: &mut Child, options: &Options<'_>, log: &Path) -> Result<()> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = postgres.try_wait()? {
            let text = fs::read_to_string(log).unwrap_or_default();
            bail!("the database server ended with {status}: {}", text.lines().last().unwrap_or_default());
        }
        match superuser(options.port, options.password).await {
            Ok(_) => return Ok(()),
            Err(error) if Instant::now() > deadline => {
                return Err(error).context("the database server does not answer");
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

fn start_watchdog(installed: &Installed, options: &Options<'_>) -> Result<Child> {
    const WAIT_THEN_STOP: &str = r#"cat >/dev/null; "$1" -D "$2" -m "$3" -w -s stop; [ "$4" = keep ] || rm -rf "$2""#;
    let (mode, afterwards) = if options.ephemeral { ("immediate", "remove") } else { ("fast", "keep") };
    installed
        .other("sh")
        .args(["-c", WAIT_THEN_STOP, "watchdog"])
        .arg(installed.path("pg_ctl"))
        .arg(options.data)
        .args([mode, afterwards])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("cannot start the watchdog of the database server")
}
