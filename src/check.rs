//! The verdict on isolation. The lints are SQL (policies/findings*.sql), so that a DBA reads the same verdict with
//! nothing but psql.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bmms_queries::queries::audit::findings::{findings as query, schema_version};
use tokio::sync::Mutex;
use tokio_postgres::Client;

pub use bmms_queries::queries::audit::findings::Finding;

use crate::config::Config;
use crate::db::Db;
use crate::migrate;
use crate::server::App;

/// How long a verdict is good for: whoever asks whether the service is ready does not make the database work each time.
const FRESH: Duration = Duration::from_secs(5);

/// The last verdict on readiness, and when it was reached.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, bool)>>>);

impl Readiness {
    /// Whether the service can answer: the database does, is migrated, and the check has no finding that is not excused.
    pub async fn is_ready(&self, app: &App) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, ready)) = *last
            && at.elapsed() < FRESH
        {
            return ready;
        }
        let ready = verdict(app).await.unwrap_or_else(|error| {
            tracing::warn!(error = format!("{error:#}"), "not ready");
            false
        });
        *last = Some((Instant::now(), ready));
        ready
    }
}

async fn verdict(app: &App) -> Result<bool> {
    schema_is_current(&app.db).await?;
    Ok(log_refused(&refused(&app.config, findings(&app.db).await?)))
}

/// Every violation of a rule of isolation, asked for by the service's own login; empty when all is well.
pub async fn findings(db: &Db) -> Result<Vec<Finding>> {
    db.service(async |tx| Ok(query().bind(tx).all().await?)).await.context("audit.findings")
}

/// Refuses a database that is behind this program. One that is ahead is well: migrations are usable beside the version
/// before.
pub(crate) async fn schema_is_current(db: &Db) -> Result<()> {
    let version = db
        .service(async |tx| Ok(schema_version().bind(tx).one().await?))
        .await
        .context("the database does not say its version; has `bmms migrate` run?")?;
    let needed = bmms_schema::latest_version();
    if version < needed {
        bail!("the database is at migration {version}, this program needs {needed}: run `bmms migrate`");
    }
    Ok(())
}

/// The same over any connection that may read `audit.findings`.
pub(crate) async fn of_catalogue(client: &Client) -> Result<Vec<Finding>> {
    query().bind(client).all().await.context("audit.findings")
}

/// The findings without the one about the server's version, where the configuration excuses it.
pub(crate) fn refused(config: &Config, findings: Vec<Finding>) -> Vec<Finding> {
    let excused = |finding: &Finding| config.check.allow_unpatched_server && finding.code == "server_version";
    findings.into_iter().filter(|finding| !excused(finding)).collect()
}

/// Logs findings, each in a line; true if there are none.
pub(crate) fn log_refused(findings: &[Finding]) -> bool {
    for finding in findings {
        tracing::error!(code = finding.code, object = finding.object, remedy = finding.remedy, "{}", finding.problem);
    }
    findings.is_empty()
}

/// `bmms check`: prints the findings of isolation and the broken links of the audit trail. True if there are none.
pub async fn run(config: &Config, json: bool) -> Result<bool> {
    let client = migrate::connect(config, "bmms_migrator", &config.database.passwords.migrator).await?;
    let mut found = of_catalogue(&client).await?;
    for link in client.query("select chain, seq, problem from audit.broken_links()", &[]).await? {
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
            println!("{}  {}\n  {}\n  {}", finding.code, finding.object, finding.problem, finding.remedy);
        }
        println!("{} findings.", found.len());
    }
    Ok(found.is_empty())
}
