//! The verdict on isolation. The lints are SQL (policies/findings*.sql), so that a DBA reads the same verdict with
//! nothing but psql. The service asks at its start, whenever somebody wants to know whether it is ready, and by the hour.

mod command;

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use bmms_queries::queries::check::findings::{findings as query, schema_version};
use tokio::sync::Mutex;
use tokio_postgres::Client;

pub use bmms_queries::queries::check::findings::Finding;
pub use command::{Output, run};

use crate::config::Config;
use crate::db::Db;
use crate::server::App;

/// How long a verdict is good for: whoever asks whether the service is ready does not make the database work each time.
const FRESH: Duration = Duration::from_secs(5);

/// The last verdict on readiness, and when it was reached.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<Mutex<Option<(Instant, bool)>>>);

impl Readiness {
    /// Whether the service can answer: the database does, is migrated, and the check has no finding that is not excused.
    pub async fn is_ready(&self, app: &App) -> bool {
        self.known_since(app, FRESH).await
    }

    /// The last verdict if it is younger than this, else a new one.
    async fn known_since(&self, app: &App, age: Duration) -> bool {
        let mut last = self.0.lock().await;
        if let Some((at, ready)) = *last
            && at.elapsed() < age
        {
            return ready;
        }
        let ready = verdict(app).await;
        *last = Some((Instant::now(), ready));
        ready
    }
}

/// Runs the check every `check.interval_secs`, whoever asks meanwhile, for as long as the service runs.
pub(crate) async fn watch(app: App) {
    let interval = Duration::from_secs(app.config.check.interval_secs);
    while !interval.is_zero() {
        tokio::time::sleep(interval).await;
        if app.readiness.known_since(&app, Duration::ZERO).await {
            tracing::info!("the isolation check has no findings");
        }
    }
}

/// The verdict now, in the log and the figures too. A check that cannot run is no reason to go on.
async fn verdict(app: &App) -> bool {
    match found(app).await {
        Ok(refused) => {
            app.metrics.check_ran(refused.len());
            log_refused(&refused)
        }
        Err(error) => {
            app.metrics.check_failed();
            tracing::error!(error = format!("{error:#}"), "the isolation check could not run");
            false
        }
    }
}

async fn found(app: &App) -> Result<Vec<Finding>> {
    schema_is_current(&app.db).await?;
    Ok(refused(&app.config, findings(&app.db).await?))
}

/// Refuses to start on a finding, or without a verdict. The server's version, where it is excused, is a warning.
pub(crate) async fn refuse_on_findings(app: &App) -> Result<()> {
    schema_is_current(&app.db).await?;
    let findings = findings(&app.db).await.context("the isolation check could not run")?;
    let unpatched = findings.iter().find(|finding| finding.code == "server_version").cloned();
    let refused = refused(&app.config, findings);
    if !log_refused(&refused) {
        bail!("the isolation check has {} findings; run `bmms check` and mend them", refused.len());
    }
    app.metrics.check_ran(0);
    if let Some(finding) = unpatched {
        tracing::warn!(object = finding.object, "{}", finding.problem);
    }
    Ok(())
}

/// Every violation of a rule of isolation, asked for by the service's own login; empty when all is well.
pub async fn findings(db: &Db) -> Result<Vec<Finding>> {
    db.service(async |tx| Ok(query().bind(tx).all().await?)).await.context("audit.findings")
}

/// Refuses a database that is behind this program. One that is ahead is well: migrations are usable beside the version
/// before.
async fn schema_is_current(db: &Db) -> Result<()> {
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
