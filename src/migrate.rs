//! `bmms migrate`: brings the database to what this version of the program wants, and says what it did.

use anyhow::{Context, Result, bail};
use bmms_schema::Policies;
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::{Client, NoTls};

use crate::check;
use crate::config::Config;

/// Creates the roles if an admin is configured, applies migrations and policies, re-verifies the foreign keys, and runs
/// the isolation check. Fails on a finding, unless it is the server's version and that is excused.
pub async fn run(config: &Config, policies: Policies) -> Result<()> {
    let database = &config.database;
    let admin = if database.admin_user.is_empty() {
        tracing::info!("no database.admin_user: roles are taken as they are, foreign keys are not re-verified");
        None
    } else {
        Some(connect(config, &database.admin_user, &database.passwords.admin).await?)
    };
    if let Some(admin) = &admin {
        let passwords = &database.passwords;
        let logins = [
            ("bmms_service", &passwords.service),
            ("bmms_accounts", &passwords.accounts),
            ("bmms_worker", &passwords.worker),
            ("bmms_migrator", &passwords.migrator),
            ("bmms_oversight", &passwords.oversight),
            ("bmms_backup", &passwords.backup),
            ("bmms_replication", &passwords.replication),
        ];
        let given: Vec<_> = logins
            .into_iter()
            .map(|(login, password)| (login, password.expose_secret()))
            .filter(|(_, password)| !password.is_empty())
            .collect();
        bmms_schema::prepare(admin, &given).await?;
    }
    let mut migrator = connect(config, "bmms_migrator", &database.passwords.migrator).await?;
    let report = bmms_schema::migrate(&mut migrator, policies).await?;
    for migration in &report.migrations {
        tracing::info!(migration, "applied");
    }
    tracing::info!(migrations = report.migrations.len(), policies = report.policies, "database is current");
    if let Some(admin) = &admin {
        let keys = bmms_schema::reverify_foreign_keys(admin).await?;
        tracing::info!(keys, "foreign keys verified");
    }
    let findings = check::refused(config, check::of_catalogue(&migrator).await?);
    if !findings.is_empty() {
        bail!("the isolation check has {} findings; `bmms check` names them", findings.len());
    }
    Ok(())
}

/// `bmms rotate-key`: makes a new seal key; passes of the old one verify for five more minutes.
pub async fn rotate_key(config: &Config) -> Result<()> {
    let migrator = connect(config, "bmms_migrator", &config.database.passwords.migrator).await?;
    let kid: i16 = migrator.query_one("select ctx.rotate_key()", &[]).await?.get(0);
    println!("Passes are sealed with key {kid} from now on.");
    Ok(())
}

/// A connection for the deployment's own work.
pub(crate) async fn connect(config: &Config, user: &str, password: &SecretString) -> Result<Client> {
    let login = config.database.login(user, password, "deployment");
    let (client, connection) = login.connect(NoTls).await.with_context(|| format!("cannot connect as {user}"))?;
    tokio::spawn(connection);
    Ok(client)
}
