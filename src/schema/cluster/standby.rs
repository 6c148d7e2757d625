//! A standby: a copy of a running server that follows its stream of changes and can be read meanwhile.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tokio_postgres::Client;

use super::folder::{self, STANDBY_ACCESS};
use super::installed::Installed;
use super::{Cluster, Options, superuser};

/// How long a standby of an earlier start may take to catch up before it is taken for lost.
const PATIENCE: Duration = Duration::from_secs(30);

/// What makes a data directory a standby's.
const SIGNAL: &str = "standby.signal";

const PASSWORD_FILE: &str = "replication.pgpass";

pub(super) async fn start(primary: &Cluster, options: &Options<'_>, password: &str) -> Result<Cluster> {
    let installed = Installed::find()?;
    folder::stop_leftover(&installed, options.data)?;
    if options.data.join(SIGNAL).exists() {
        match follow(&installed, primary, options, password).await {
            Ok(standby) => return Ok(standby),
            Err(error) => tracing::warn!("the standby of the last start cannot follow and is made anew: {error:#}"),
        }
    }
    if options.data.exists() {
        fs::remove_dir_all(options.data).with_context(|| format!("cannot remove {}", options.data.display()))?;
    }
    copy(&installed, primary, options.data, password)?;
    follow(&installed, primary, options, password).await
}

/// Copies the running server, with the changes made meanwhile.
fn copy(installed: &Installed, primary: &Cluster, data: &Path, password: &str) -> Result<()> {
    folder::create(installed, data)?;
    let output = installed
        .command("pg_basebackup")
        .args(["--host=127.0.0.1", "--username=bmms_replication", "--no-password", "--wal-method=stream"])
        .args(["--checkpoint=fast", "--no-sync", &format!("--port={}", primary.port)])
        .arg("--pgdata")
        .arg(data)
        .env("PGPASSWORD", password)
        .output()
        .context("cannot run pg_basebackup")?;
    if !output.status.success() {
        bail!("pg_basebackup failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    // Written last: a copy that was interrupted is not taken for a standby.
    folder::write(installed, &data.join(SIGNAL), "")
}

async fn follow(installed: &Installed, primary: &Cluster, options: &Options<'_>, password: &str) -> Result<Cluster> {
    let password_file = options.data.join(PASSWORD_FILE);
    let escaped = password.replace('\\', "\\\\").replace(':', "\\:");
    folder::write(installed, &password_file, &format!("*:*:*:bmms_replication:{escaped}\n"))?;
    folder::write_access(installed, options.data, STANDBY_ACCESS)?;
    let path = password_file.to_string_lossy().replace('\\', "\\\\").replace('\'', "\\'");
    let settings = [
        format!(
            "primary_conninfo=host=127.0.0.1 port={} user=bmms_replication application_name=bmms_standby passfile='{path}'",
            primary.port
        ),
        // A long report is not cancelled because rows it may still see were vacuumed away on the primary …
        "hot_standby_feedback=on".to_owned(),
        // … and if a change must wait for it all the same, then no longer than this: a revocation waits behind it.
        "max_standby_streaming_delay=30s".to_owned(),
    ];
    let standby = Cluster::run(installed, options, &settings).await?;
    let there = superuser(primary.port, options.password).await.context("cannot ask the primary")?;
    let here = superuser(standby.port, options.password).await.context("cannot ask the standby")?;
    wait_until_it_has_followed(&there, &here).await?;
    Ok(standby)
}

/// Waits until the standby has replayed what the primary has written up to now.
async fn wait_until_it_has_followed(primary: &Client, standby: &Client) -> Result<()> {
    const SYSTEM: &str = "select system_identifier from pg_control_system()";
    let system: i64 = primary.query_one(SYSTEM, &[]).await?.get(0);
    if standby.query_one(SYSTEM, &[]).await?.get::<_, i64>(0) != system {
        bail!("it is a copy of another server");
    }
    let position: String = primary.query_one("select pg_current_wal_flush_lsn()::text", &[]).await?.get(0);
    let deadline = Instant::now() + PATIENCE;
    let has_followed = "select pg_is_in_recovery() and pg_last_wal_replay_lsn() >= $1::text::pg_lsn
                          and exists (select from pg_stat_wal_receiver where status = 'streaming')";
    while !standby.query_one(has_followed, &[&position]).await?.get::<_, bool>(0) {
        if Instant::now() > deadline {
            bail!("it has not caught up within {} seconds", PATIENCE.as_secs());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}
