//! The verdict on isolation. The lints are SQL (policies/findings*.sql), so that a DBA reads the same verdict with
//! nothing but psql.

use anyhow::{Context, Result, bail};
use bmms_queries::queries::audit::findings::findings as query;
use tokio_postgres::NoTls;

pub use bmms_queries::queries::audit::findings::Finding;

use crate::config::Config;
use crate::db::Db;
use crate::server::App;

/// Every violation of a rule of isolation; empty when all is well.
pub async fn findings(db: &Db) -> Result<Vec<Finding>> {
    db.service(async |tx| Ok(query().bind(tx).all().await?))
        .await
        .context("audit.findings")
}

/// Whether the service can answer: the database does, and the check has no finding that is not excused.
pub async fn is_ready(app: &App) -> Result<()> {
    let excused = app.config.check.allow_unpatched_server;
    let findings = findings(&app.db).await?;
    match findings
        .iter()
        .find(|finding| !(excused && finding.code == "server_version"))
    {
        None => Ok(()),
        Some(finding) => bail!("{}: {}", finding.object, finding.problem),
    }
}

/// `bmms check`: prints the findings of isolation and the broken links of the audit trail. True if there are none.
pub async fn run(config: &Config, json: bool) -> Result<bool> {
    let database = &config.database;
    let login = database.login("bmms_migrator", &database.passwords.migrator, "check");
    let (client, connection) = login.connect(NoTls).await.context("cannot connect as bmms_migrator")?;
    tokio::spawn(connection);
    let mut found: Vec<Finding> = query().bind(&client).all().await?;
    for link in client
        .query("select chain, seq, problem from audit.broken_links()", &[])
        .await?
    {
        let (chain, seq, problem): (i32, i64, String) = (link.get(0), link.get(1), link.get(2));
        found.push(Finding {
            code: "audit_broken".to_owned(),
            object: format!("entry {seq} of chain {chain}"),
            problem,
            remedy: "Compare with a backup and the server's log: somebody changed the audit trail.".to_owned(),
        });
    }
    if json {
        let rows: Vec<_> = found
            .iter()
            .map(|finding| {
                serde_json::json!({ "code": finding.code, "object": finding.object, "problem": finding.problem, "remedy": finding.remedy })
            })
            .collect();
        println!("{}", serde_json::to_string_pretty(&rows)?);
    } else if found.is_empty() {
        println!("The check has no findings.");
    } else {
        for finding in &found {
            println!(
                "{}  {}\n  {}\n  {}",
                finding.code, finding.object, finding.problem, finding.remedy
            );
        }
        println!("{} findings.", found.len());
    }
    Ok(found.is_empty())
}
