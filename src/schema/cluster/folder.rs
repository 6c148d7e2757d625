//! The data directory of a server: made once, with the file that says who may connect from where written at every start.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};

use super::Options;
use super::installed::Installed;

/// Who may connect to a primary. A reporting login may not: its place is the standby, where it can write nothing.
/// `all` databases are not the stream of changes, which has lines of its own.
pub(super) const PRIMARY_ACCESS: &str = "\
# Written by bmms at every start.
# type  database     user               address       method
host    replication  bmms_replication   127.0.0.1/32  scram-sha-256
host    all          bmms_replication   all           reject
host    all          +bmms_report       all           reject
host    all          all                127.0.0.1/32  scram-sha-256
";

/// Who may connect to a standby. It feeds no further one.
pub(super) const STANDBY_ACCESS: &str = "\
# Written by bmms at every start.
# type  database     user               address       method
host    all          bmms_replication   all           reject
host    all          all                127.0.0.1/32  scram-sha-256
";

pub(super) fn initialize(installed: &Installed, options: &Options<'_>) -> Result<()> {
    if options.data.join("PG_VERSION").exists() {
        return Ok(());
    }
    create(installed, options.data)?;
    let secret = options.data.with_extension("password");
    write(installed, &secret, options.password)?;
    let output = installed
        .command("initdb")
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

/// Makes an empty data directory, for the server's user alone.
pub(super) fn create(installed: &Installed, data: &Path) -> Result<()> {
    fs::create_dir_all(data).with_context(|| format!("cannot create {}", data.display()))?;
    fs::set_permissions(data, fs::Permissions::from_mode(0o700))?;
    installed.give(data)
}

/// Writes a file that the server's user alone may read.
pub(super) fn write(installed: &Installed, path: &Path, text: &str) -> Result<()> {
    let cannot = || format!("cannot write {}", path.display());
    // Empty until its rights are right, because a password may follow.
    fs::write(path, "").with_context(cannot)?;
    fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
    fs::write(path, text).with_context(cannot)?;
    installed.give(path)
}

/// Says who may connect to the server of this data directory.
pub(super) fn write_access(installed: &Installed, data: &Path, lines: &str) -> Result<()> {
    write(installed, &data.join("pg_hba.conf"), lines)
}

/// Stops a server that still runs on this data directory, because the process that started it was killed together
/// with its watchdog.
pub(super) fn stop_leftover(installed: &Installed, data: &Path) -> Result<()> {
    if !data.join("postmaster.pid").exists() {
        return Ok(());
    }
    installed
        .command("pg_ctl")
        .arg("-D")
        .arg(data)
        .args(["-m", "fast", "-w", "-s", "stop"])
        .stderr(Stdio::null())
        .status()
        .context("cannot run pg_ctl")?;
    Ok(())
}
