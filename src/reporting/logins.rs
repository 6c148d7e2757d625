//! Making, listing and revoking reporting logins: the mapping and the role in one transaction, so neither is without the
//! other.

use std::time::{Duration, Instant};

use anyhow::{Context, Error, Result, anyhow};
use bmms_queries::queries::ctx::reporting_logins::{add_login, logins, revoke_login};
use chrono::{DateTime, TimeDelta, Utc};
use postgres_protocol::password::scram_sha_256;
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::{Client, NoTls};

use super::Login;
use crate::config::Config;

/// How long the replica may take to hear of a revocation before its sessions are ended all the same.
const PATIENCE: Duration = Duration::from_secs(20);

/// How long one statement of a report may take, unless its session says otherwise.
const STATEMENT_TIMEOUT: &str = "5min";

/// How long a session may sit inside a transaction, which keeps the primary from tidying up, unless it says otherwise.
const IDLE_TIMEOUT: &str = "2min";

/// A login that is wanted.
#[derive(Debug)]
pub struct NewLogin<'a> {
    /// Code of the organization it reads.
    pub organization: &'a str,
    /// The person or tool it is for.
    pub holder: &'a str,
    /// For how many days it is good.
    pub days: u32,
    /// How many connections it may have at once.
    pub connections: u32,
}

/// A login that was made.
#[derive(Debug)]
pub struct Added {
    /// Its name.
    pub login: String,
    /// Its password, which is kept nowhere else.
    pub password: SecretString,
    /// Code of the organization it reads.
    pub organization: String,
    /// The person or tool it is for.
    pub holder: String,
    /// It reads nothing from then on.
    pub expires_at: DateTime<Utc>,
}

/// Makes a login. `admin` may create roles and act as `bmms_migrator`.
pub async fn add(admin: &mut Client, wanted: &NewLogin<'_>) -> Result<Added> {
    let expires_at = Utc::now() + TimeDelta::days(wanted.days.into());
    let password = random_password()?;
    // Salted and hashed here: the password itself never reaches the server, nor its log.
    let verifier = scram_sha_256(password.expose_secret().as_bytes());
    let tx = admin.transaction().await?;
    tx.batch_execute("set local role bmms_migrator")
        .await
        .context("database.admin_user may not act as bmms_migrator")?;
    let login =
        add_login().bind(&tx, &wanted.organization, &wanted.holder, &expires_at).one().await.map_err(in_its_words)?;
    tx.batch_execute("set local role none; set local log_min_error_statement = panic").await?;
    let connections = i32::try_from(wanted.connections)?;
    let comment = format!("Reads {} on a replica; for: {}", wanted.organization.to_uppercase(), wanted.holder);
    let create: String = tx
        .query_one(
            CREATE_ROLE,
            &[&login, &connections, &verifier, &expires_at, &STATEMENT_TIMEOUT, &IDLE_TIMEOUT, &comment],
        )
        .await?
        .get(0);
    tx.batch_execute(&create).await.with_context(|| format!("cannot create the role {login}"))?;
    tx.commit().await?;
    Ok(Added {
        login,
        password,
        organization: wanted.organization.to_uppercase(),
        holder: wanted.holder.to_owned(),
        expires_at,
    })
}

/// The statements that make the role. Its settings are of this database, which tells the check whose login it is.
const CREATE_ROLE: &str = "
    select format(
        'create role %1$I login nosuperuser nocreatedb nocreaterole inherit noreplication nobypassrls
           connection limit %2$s password %3$L valid until %4$L in role bmms_report;
         alter role %1$I in database %8$I set default_transaction_read_only = on;
         alter role %1$I in database %8$I set statement_timeout = %5$L;
         alter role %1$I in database %8$I set idle_in_transaction_session_timeout = %6$L;
         comment on role %1$I is %7$L',
        $1::text, $2::integer, $3::text, $4::timestamptz, $5::text, $6::text, $7::text, current_database())";

/// Every login there is or was. `migrator` is `bmms_migrator`.
pub async fn list(migrator: &Client) -> Result<Vec<Login>> {
    logins().bind(migrator).all().await.context("reporting logins")
}

/// Takes the organization from a login, and the right to sign in from its role. Its name is not used again.
pub async fn revoke(admin: &mut Client, login: &str) -> Result<()> {
    let tx = admin.transaction().await?;
    tx.batch_execute("set local role bmms_migrator")
        .await
        .context("database.admin_user may not act as bmms_migrator")?;
    revoke_login().bind(&tx, &login).one().await.map_err(in_its_words)?;
    tx.batch_execute("set local role none").await?;
    let close = "select format('alter role %I nologin connection limit 0 password null', rolname) from pg_roles where rolname = $1";
    // A database that was restored elsewhere has mappings without roles.
    if let Some(row) = tx.query_opt(close, &[&login]).await? {
        tx.batch_execute(row.get(0)).await.with_context(|| format!("cannot close the role {login}"))?;
    }
    Ok(tx.commit().await?)
}

/// Ends the sessions of a revoked login on the replica, once that has heard of the revocation; how many there were, or
/// nothing if there is no replica.
pub async fn end_sessions(config: &Config, admin: &Client, login: &str) -> Result<Option<i64>> {
    let database = &config.database;
    let Some(there) = database.replica() else {
        return Ok(None);
    };
    let there = there.login(&database.admin_user, &database.passwords.admin, "deployment");
    let (replica, connection) = there.connect(NoTls).await?;
    tokio::spawn(connection);
    let position: String = admin.query_one("select pg_current_wal_insert_lsn()::text", &[]).await?.get(0);
    let deadline = Instant::now() + PATIENCE;
    // A session that ends before could be opened again.
    while Instant::now() < deadline {
        let heard = "select coalesce(pg_last_wal_replay_lsn() >= $1::text::pg_lsn, true)";
        if replica.query_one(heard, &[&position]).await?.get(0) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let end = "select count(*) filter (where pg_terminate_backend(pid)) from pg_stat_activity where usename = $1";
    Ok(Some(replica.query_one(end, &[&login]).await?.get(0)))
}

/// 128 random bits, in hexadecimal: no character of it needs quoting in any tool.
fn random_password() -> Result<SecretString> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).context("random bytes")?;
    Ok(bytes.map(|byte| format!("{byte:02x}")).concat().into())
}

/// What the database says, without the words around it.
fn in_its_words(error: tokio_postgres::Error) -> Error {
    match error.as_db_error() {
        Some(refusal) => anyhow!("{}", refusal.message()),
        None => error.into(),
    }
}
