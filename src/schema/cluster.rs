//! A private PostgreSQL server, run from installed binaries: for the demo, the generator and the tests.
//!
//! Works as root, where the server itself runs as another user. However this process ends, a watchdog that waits for
//! the end of a pipe stops the server, so nothing is left behind.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio_postgres::NoTls;

/// The oldest major version that has what the schema needs.
const OLDEST: u32 = 15;

/// How long a server may take to answer after its start.
const PATIENCE: Duration = Duration::from_mins(1);

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
        let bin = find_binaries()?;
        let user = ServerUser::choose()?;
        initialize(&bin, &user, options)?;
        stop_leftover(&bin, &user, options.data)?;
        let log = options.data.join("server.log");
        let file = fs::File::create(&log).with_context(|| format!("cannot write {}", log.display()))?;
        let mut command = user.command(bin.join("postgres"));
        command.arg("-D").arg(options.data).args(["-c", &format!("port={}", options.port)]);
        for setting in ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=200", "timezone=UTC"]
        {
            command.args(["-c", setting]);
        }
        if options.ephemeral {
            for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum=off"] {
                command.args(["-c", setting]);
            }
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
        let watchdog = start_watchdog(&bin, &user, options)?;
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

/// The folder of an installed server's programs: `BMMS_PG_BIN`, else `PATH`, else where the distributions put it.
pub fn find_binaries() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("BMMS_PG_BIN") {
        let folder = PathBuf::from(folder);
        return match major_version(&folder) {
            Some(major) if major >= OLDEST => Ok(folder),
            Some(major) => bail!("BMMS_PG_BIN names PostgreSQL {major}, which is older than {OLDEST}"),
            None => bail!("BMMS_PG_BIN names {}, where there is no PostgreSQL server", folder.display()),
        };
    }
    let on_path = env::var_os("PATH").map(|path| env::split_paths(&path).collect::<Vec<_>>()).unwrap_or_default();
    // A link on the PATH leads to a folder that may hold programs the PATH does not.
    let on_path = on_path
        .into_iter()
        .filter_map(|folder| Some(fs::canonicalize(folder.join("initdb")).ok()?.parent()?.to_owned()));
    let versions = |root: &str| {
        fs::read_dir(root).into_iter().flatten().flatten().map(|entry| entry.path().join("bin")).collect::<Vec<_>>()
    };
    on_path
        .chain(versions("/usr/lib/postgresql"))
        .chain(versions("/opt/homebrew/opt").into_iter().filter(|path| path.to_string_lossy().contains("postgresql")))
        .chain(versions("/usr/pgsql"))
        .filter_map(|folder| Some((major_version(&folder)?, folder)))
        .filter(|(major, _)| *major >= OLDEST)
        .max_by_key(|(major, _)| *major)
        .map(|(_, folder)| folder)
        .with_context(|| {
            format!("no PostgreSQL server of version {OLDEST} or newer is installed; install one (Debian: postgresql), or name its folder in BMMS_PG_BIN")
        })
}

fn major_version(folder: &Path) -> Option<u32> {
    let output = Command::new(folder.join("postgres")).arg("--version").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.split(' ').nth(2)?.split(['.', 'b', 'r', '\n']).next()?.parse().ok()
}

/// Who the server runs as: PostgreSQL refuses to run as root.
enum ServerUser {
    Same,
    Other { name: String, uid: u32, gid: u32 },
}

impl ServerUser {
    fn choose() -> Result<Self> {
        if fs::metadata("/proc/self").context("cannot tell who runs this")?.uid() != 0 {
            return Ok(Self::Same);
        }
        let accounts = fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| {
                let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
                let mut ids = line.split(':').skip(2).map(str::parse);
                Some(Self::Other { name: (*name).to_owned(), uid: ids.next()?.ok()?, gid: ids.next()?.ok()? })
            })
            .context("PostgreSQL does not run as root, and there is neither a user postgres nor nobody to run it")
    }

    /// A command that runs as this user. The one capability it keeps lets it reach a data directory below a folder
    /// that only root may enter, such as root's home.
    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        match self {
            Self::Same => Command::new(program),
            Self::Other { uid, gid, .. } => {
                let mut command = Command::new("setpriv");
                command
                    .args([format!("--reuid={uid}"), format!("--regid={gid}")])
                    .args(["--clear-groups", "--inh-caps=+dac_override", "--ambient-caps=+dac_override"])
                    .arg(program);
                command
            }
        }
    }

    fn give(&self, path: &Path) -> Result<()> {
        match self {
            Self::Same => Ok(()),
            Self::Other { name, uid, gid } => std::os::unix::fs::chown(path, Some(*uid), Some(*gid))
                .with_context(|| format!("cannot give {} to {name}", path.display())),
        }
    }
}

fn initialize(bin: &Path, user: &ServerUser, options: &Options<'_>) -> Result<()> {
    if options.data.join("PG_VERSION").exists() {
        return Ok(());
    }
    fs::create_dir_all(options.data).with_context(|| format!("cannot create {}", options.data.display()))?;
    fs::set_permissions(options.data, fs::Permissions::from_mode(0o700))?;
    user.give(options.data)?;
    let secret = options.data.with_extension("password");
    fs::write(&secret, options.password).with_context(|| format!("cannot write {}", secret.display()))?;
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o600))?;
    user.give(&secret)?;
    let output = user
        .command(bin.join("initdb"))
        .arg("-D")
        .arg(options.data)
        .arg("--pwfile")
        .arg(&secret)
        .args(["--username=postgres", "--auth=scram-sha-256", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
        .output()
        .context("cannot run initdb")?;
    fs::remove_file(&secret)?;
    if !output.status.success() {
        bail!("initdb failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}

/// Stops a server that still runs on this data directory, because the process that started it was killed together
/// with its watchdog.
fn stop_leftover(bin: &Path, user: &ServerUser, data: &Path) -> Result<()> {
    if !data.join("postmaster.pid").exists() {
        return Ok(());
    }
    user.command(bin.join("pg_ctl"))
        .arg("-D")
        .arg(data)
        .args(["-m", "fast", "-w", "-s", "stop"])
        .stderr(Stdio::null())
        .status()
        .context("cannot run pg_ctl")?;
    Ok(())
}

async fn wait_until_it_answers(postgres: &mut Child, options: &Options<'_>, log: &Path) -> Result<()> {
    let mut config = tokio_postgres::Config::new();
    config.host("127.0.0.1").port(options.port).user("postgres").password(options.password).dbname("postgres");
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(status) = postgres.try_wait()? {
            let text = fs::read_to_string(log).unwrap_or_default();
            bail!("the database server ended with {status}: {}", text.lines().last().unwrap_or_default());
        }
        match config.connect(NoTls).await {
            Ok(_) => return Ok(()),
            Err(error) if Instant::now() > deadline => {
                return Err(error).context("the database server does not answer");
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(20)).await,
        }
    }
}

fn start_watchdog(bin: &Path, user: &ServerUser, options: &Options<'_>) -> Result<Child> {
    const WAIT_THEN_STOP: &str = r#"cat >/dev/null; "$1" -D "$2" -m "$3" -w -s stop; [ "$4" = keep ] || rm -rf "$2""#;
    let (mode, afterwards) = if options.ephemeral { ("immediate", "remove") } else { ("fast", "keep") };
    user.command("sh")
        .args(["-c", WAIT_THEN_STOP, "watchdog"])
        .arg(bin.join("pg_ctl"))
        .arg(options.data)
        .args([mode, afterwards])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .context("cannot start the watchdog of the database server")
}
