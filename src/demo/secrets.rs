//! The demo's database passwords, made once and kept in a file that only its owner reads.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result};
use secrecy::{ExposeSecret, SecretString};

use super::random_password;

/// The demo's database passwords.
pub(super) struct Secrets {
    pub admin: SecretString,
    pub migrator: SecretString,
    pub service: SecretString,
    pub accounts: SecretString,
    pub worker: SecretString,
    pub oversight: SecretString,
    pub replication: SecretString,
    pub auditor: SecretString,
    /// The reporting login of the demo, once there is one.
    pub reporting: Option<(String, SecretString)>,
}

const LOGINS: [&str; 8] = [
    "postgres",
    "bmms_migrator",
    "bmms_service",
    "bmms_accounts",
    "bmms_worker",
    "bmms_oversight",
    "bmms_replication",
    super::AUDITOR,
];

impl Secrets {
    /// The passwords of the folder's password file; new ones if there is none yet.
    pub(super) fn load(folder: &Path) -> Result<Self> {
        let text = fs::read_to_string(folder.join("pgpass")).unwrap_or_default();
        let known = || {
            text.lines().filter_map(|line| {
                let mut parts = line.split(':').skip(3);
                Some((parts.next()?, parts.next()?))
            })
        };
        let of = |login: &str| {
            let password = known().find(|(name, _)| *name == login);
            password.map_or_else(random_password, |(_, password)| password.to_owned().into())
        };
        let reporting = known().find(|(name, _)| name.starts_with("report_"));
        let reporting = reporting.map(|(login, password)| (login.to_owned(), password.to_owned().into()));
        let [admin, migrator, service, accounts, worker, oversight, replication, auditor] = LOGINS.map(of);
        let secrets = Self { admin, migrator, service, accounts, worker, oversight, replication, auditor, reporting };
        // Before the server is initialized with one of them: a start that fails later finds the same ones again.
        secrets.write_pgpass(folder, &[0])?;
        Ok(secrets)
    }

    /// Writes them for `psql` and other clients of libpq, for the servers on these ports, and for the next start.
    pub(super) fn write_pgpass(&self, folder: &Path, ports: &[u16]) -> Result<()> {
        let passwords = [
            &self.admin,
            &self.migrator,
            &self.service,
            &self.accounts,
            &self.worker,
            &self.oversight,
            &self.replication,
            &self.auditor,
        ];
        let logins = LOGINS.into_iter().zip(passwords);
        let reporting = self.reporting.iter().map(|(login, password)| (login.as_str(), password));
        let mut lines = String::new();
        for (login, password) in logins.chain(reporting) {
            for port in ports {
                writeln!(lines, "127.0.0.1:{port}:*:{login}:{}", password.expose_secret())?;
            }
        }
        write_private(&folder.join("pgpass"), &lines)
    }
}

/// Writes a file that only its owner reads.
pub(super) fn write_private(path: &Path, text: &str) -> Result<()> {
    let mut file = fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("cannot write {}", path.display()))?;
    Ok(file.write_all(text.as_bytes())?)
}
