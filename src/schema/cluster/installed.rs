//! The programs of a PostgreSQL server on this machine, and who may run them.

use std::env;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The oldest major version that has what the schema needs.
const OLDEST: u32 = 15;

/// The server's programs, and the user they run as.
pub(super) struct Installed {
    bin: PathBuf,
    user: ServerUser,
}

impl Installed {
    pub(super) fn find() -> Result<Self> {
        Ok(Self { bin: find_binaries()?, user: ServerUser::choose()? })
    }

    /// Where one of the server's programs is.
    pub(super) fn path(&self, program: &str) -> PathBuf {
        self.bin.join(program)
    }

    /// One of the server's programs, to be run as the server's user.
    pub(super) fn command(&self, program: &str) -> Command {
        self.user.command(self.path(program))
    }

    /// A program of the system's, to be run as the server's user.
    pub(super) fn other(&self, program: &str) -> Command {
        self.user.command(program)
    }

    /// Makes the server's user the owner.
    pub(super) fn give(&self, path: &Path) -> Result<()> {
        self.user.give(path)
    }
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
