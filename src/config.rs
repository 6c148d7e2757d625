//! The configuration: defaults, then `bmms.toml` (or the file of `--config`), then `BMMS__SECTION__KEY` variables.
//! Read once at start into typed values. An unknown key or a bad value stops the program with the key's name.

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use config::builder::DefaultState;
use config::{ConfigBuilder, Environment, File, FileFormat};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

const DEFAULTS: &str = include_str!("defaults.toml");

/// The whole configuration.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where and how requests are answered.
    pub http: Http,
    /// How the database is reached.
    pub database: Database,
    /// Sign-in, sessions and passes.
    pub auth: Auth,
    /// What is logged, and how.
    pub log: Log,
    /// What `serve` insists on before it starts and while it runs.
    pub check: Check,
    /// Reading across organizations.
    pub oversight: Oversight,
    /// Mail that goes out.
    pub mail: Mail,
    /// Work in the background.
    pub worker: Worker,
    /// Bringing organizations and people in.
    pub onboarding: Onboarding,
}

/// Where and how requests are answered.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// Address and port of the service.
    pub listen: String,
    /// How people reach the service, as `https://bmms.example`, without a slash at the end: links in mail begin with it.
    pub public_url: String,
    /// Address and port of `/metrics`; never a public one.
    pub metrics_listen: String,
    /// Longest request body, in bytes.
    pub max_body_bytes: usize,
    /// Longest time a request may take, in seconds.
    pub timeout_secs: u64,
    /// How long a connection may say nothing before it is closed, in seconds.
    pub idle_secs: u64,
    /// How long running requests may take to finish after the signal to stop, in seconds.
    pub shutdown_secs: u64,
    /// Whether cookies are sent over https only. Off for a demo on plain http.
    pub secure_cookies: bool,
    /// Proxies in front of the service whose `X-Forwarded-For` is believed; 0: the header is ignored.
    pub trusted_proxies: usize,
}

/// How the database is reached.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Database {
    /// Host name or address.
    pub host: String,
    /// Port.
    pub port: u16,
    /// Database name.
    pub name: String,
    /// Most connections of the pool that serves tenants.
    pub max_connections: usize,
    /// Passwords by login.
    pub passwords: Passwords,
    /// A superuser for `bmms migrate` to create roles with; empty: roles are the DBA's business.
    pub admin_user: String,
    /// Host name or address of the replica; empty: there is none.
    pub replica_host: String,
    /// Port of the replica; 0: there is none.
    pub replica_port: u16,
}

/// Passwords of the logins; an empty one is not used.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passwords {
    /// Of `bmms_service`.
    pub service: SecretString,
    /// Of `bmms_accounts`.
    pub accounts: SecretString,
    /// Of `bmms_worker`.
    pub worker: SecretString,
    /// Of `bmms_migrator`; needed by `bmms migrate` only.
    pub migrator: SecretString,
    /// Of `bmms_oversight`.
    pub oversight: SecretString,
    /// Of `bmms_backup`.
    pub backup: SecretString,
    /// Of `bmms_replication`, with which standbys connect.
    pub replication: SecretString,
    /// Of `admin_user`; needed by `bmms migrate` only.
    pub admin: SecretString,
}

/// Sign-in, sessions and passes.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// How long a session lasts after its last use, in minutes.
    pub session_minutes: u32,
    /// Wrong sign-ins in a row that lock a name from an address.
    pub failures: i32,
    /// How long the lock lasts, in minutes.
    pub lock_minutes: u32,
    /// Wrong sign-ins within that time that refuse a name everywhere but where its person has signed in before.
    pub account_failures: i32,
    /// Wrong sign-ins within five minutes that refuse an address, but for people who have signed in there before.
    pub address_failures: i32,
    /// How long a pass verifies in the database, in seconds (at most 300).
    pub pass_secs: u32,
    /// How long the service uses a pass before it mints another, in seconds; 0: for one request.
    pub pass_cache_secs: u32,
}

/// What is logged, and how.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// A `tracing` filter, such as `info` or `bmms=debug`.
    pub filter: String,
    /// `json` for collectors, `text` for people.
    pub format: LogFormat,
}

/// How log lines look.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// One JSON object a line.
    Json,
    /// For a terminal.
    Text,
}

/// What `serve` insists on before it starts and while it runs.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Start although the database server is older than its row-security fixes. The finding is logged all the same.
    pub allow_unpatched_server: bool,
    /// How often a running service runs the check of its own accord, in seconds; 0: never.
    pub interval_secs: u64,
}

/// Reading across organizations, for the Office of the Chief Minister.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oversight {
    /// Most connections of its pool.
    pub max_connections: usize,
    /// Seconds a read waits for a replica that is behind, before it is refused.
    pub max_lag_secs: u32,
    /// Read on the primary where there is no replica, or it does not answer.
    pub allow_primary: bool,
}

/// Mail that goes out. Without a host and a folder it waits.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Name of the mail server; empty: there is none.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is secured.
    pub security: Security,
    /// A file of PEM certificates to trust besides those of the system, as of an authority of one's own.
    pub ca_file: Option<PathBuf>,
    /// Sign-in name at the mail server; empty: none is needed.
    pub username: String,
    /// The password to it.
    pub password: SecretString,
    /// Whom mail comes from, as `BMMS <bmms@example.gov.ph>`.
    pub sender: String,
    /// Address of the support desk that mail names; empty: none.
    pub support: String,
    /// Where mail is put as files if there is no mail server: for a demo.
    pub folder: Option<PathBuf>,
}

/// How the connection to the mail server is secured.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Security {
    /// Not at all: for a server on this machine.
    None,
    /// By STARTTLS, and without it nothing is sent.
    Starttls,
    /// By TLS from the beginning.
    Tls,
}

/// Work in the background.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// Whether `serve` does it too, so that a small installation needs no `bmms worker`.
    pub in_serve: bool,
    /// Jobs done at once.
    pub concurrency: usize,
    /// How long a worker has a job before another may take it, in seconds; what takes longer is broken off.
    pub lease_secs: u32,
    /// How often a worker looks for jobs that nobody announced, in seconds.
    pub poll_secs: u64,
    /// How long a job waits after its first failure, in seconds; then 5 and 15 times that; then it is given up.
    pub retry_secs: u32,
}

/// Bringing organizations and people in.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onboarding {
    /// What the installation is for: made-up people and plans do not get into production by mistake.
    pub environment: Purpose,
    /// Characters of a password that is made for somebody.
    pub password_length: usize,
}

/// What an installation is for.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Real work.
    Production,
    /// Trying out what will be used.
    Staging,
    /// Building and testing it.
    Development,
}

impl Config {
    /// Reads the configuration. `file` must exist if it is given; without it `bmms.toml` is read if there is one.
    pub fn load(file: Option<&Path>) -> Result<Self> {
        let builder = config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
        let builder = match file {
            Some(path) => builder.add_source(File::from(path).format(FileFormat::Toml)),
            None => builder.add_source(File::new("bmms.toml", FileFormat::Toml).required(false)),
        };
        Self::layered(builder, environment())
    }

    fn layered(builder: ConfigBuilder<DefaultState>, environment: Environment) -> Result<Self> {
        let config: Self = builder
            .add_source(environment)
            .build()
            .and_then(config::Config::try_deserialize)
            .context("the configuration is not usable")?;
        config.validate()?;
        Ok(config)
    }

    /// The defaults alone.
    pub fn defaults() -> Result<Self> {
        let defaults = config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
        Ok(defaults.build()?.try_deserialize()?)
    }

    fn validate(&self) -> Result<()> {
        ensure!(self.http.max_body_bytes > 0, "http.max_body_bytes must be above 0");
        ensure!(self.http.timeout_secs > 0, "http.timeout_secs must be above 0");
        ensure!(
            self.http.idle_secs > self.http.timeout_secs,
            "http.idle_secs must be above http.timeout_secs, or a slow answer would be cut off"
        );
        ensure!(self.database.max_connections > 0, "database.max_connections must be above 0");
        ensure!(
            self.database.replica_host.is_empty() == (self.database.replica_port == 0),
            "database.replica_host and database.replica_port go together"
        );
        let url = &self.http.public_url;
        ensure!(
            (url.starts_with("https://") || url.starts_with("http://")) && !url.ends_with('/'),
            "http.public_url must begin with https:// (or http://) and end without a slash"
        );
        ensure!((1..=100).contains(&self.worker.concurrency), "worker.concurrency must be between 1 and 100");
        ensure!((1..=3600).contains(&self.worker.lease_secs), "worker.lease_secs must be between 1 and 3600");
        ensure!(self.worker.poll_secs > 0, "worker.poll_secs must be above 0");
        ensure!(self.worker.retry_secs > 0, "worker.retry_secs must be above 0");
        ensure!(self.oversight.max_connections > 0, "oversight.max_connections must be above 0");
        ensure!(
            (12..=128).contains(&self.onboarding.password_length),
            "onboarding.password_length must be between 12 and 128"
        );
        ensure!(self.auth.session_minutes > 0, "auth.session_minutes must be above 0");
        ensure!(self.auth.failures > 0, "auth.failures must be above 0");
        ensure!((1..=1440).contains(&self.auth.lock_minutes), "auth.lock_minutes must be between 1 and 1440");
        ensure!(self.auth.account_failures > 0, "auth.account_failures must be above 0");
        ensure!(self.auth.address_failures > 0, "auth.address_failures must be above 0");
        ensure!((1..=300).contains(&self.auth.pass_secs), "auth.pass_secs must be between 1 and 300");
        ensure!(
            self.auth.pass_cache_secs < self.auth.pass_secs,
            "auth.pass_cache_secs must be below auth.pass_secs, or a cached pass would be refused"
        );
        Ok(())
    }
}

/// `BMMS__SECTION__KEY` variables. Each is text until its key says what it is: a password of digits stays as it is.
fn environment() -> Environment {
    Environment::with_prefix("BMMS").prefix_separator("__").separator("__")
}

impl Auth {
    /// How long the lock lasts, in seconds.
    pub fn lock_secs(&self) -> f64 {
        f64::from(self.lock_minutes) * 60.0
    }
}

impl Database {
    /// The replica as a database of its own; none if none is configured.
    pub fn replica(&self) -> Option<Self> {
        let (host, port) = (self.replica_host.clone(), self.replica_port);
        (!host.is_empty()).then(|| Self { host, port, ..self.clone() })
    }

    /// How to connect as one of the logins. `application_name` says which part of the service a session belongs to.
    pub fn login(&self, user: &str, password: &SecretString, part: &str) -> tokio_postgres::Config {
        let mut config = tokio_postgres::Config::new();
        config
            .host(&self.host)
            .port(self.port)
            .dbname(&self.name)
            .user(user)
            .password(password.expose_secret())
            .application_name(format!("bmms/{} {part}", env!("CARGO_PKG_VERSION")))
            .connect_timeout(Duration::from_secs(5));
        config
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_text_until_their_key_says_otherwise() {
        let variables = [
            ("BMMS__DATABASE__PASSWORDS__SERVICE", "0123"),
            ("BMMS__DATABASE__PASSWORDS__ACCOUNTS", "1e5"),
            ("BMMS__DATABASE__PASSWORDS__MIGRATOR", "true"),
            ("BMMS__DATABASE__PORT", "6543"),
            ("BMMS__HTTP__SECURE_COOKIES", "false"),
            ("BMMS__LOG__FORMAT", "text"),
        ];
        let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let builder = config::Config::builder().add_source(File::from_str(DEFAULTS, FileFormat::Toml));
        let environment = environment().source(Some(variables.into()));
        let config = Config::layered(builder, environment).expect("a usable configuration");
        let passwords = &config.database.passwords;
        assert_eq!(passwords.service.expose_secret(), "0123");
        assert_eq!(passwords.accounts.expose_secret(), "1e5");
        assert_eq!(passwords.migrator.expose_secret(), "true");
        assert_eq!(config.database.port, 6543);
        assert!(!config.http.secure_cookies);
        assert_eq!(config.log.format, LogFormat::Text);
    }
}
