//! Work in the background, as the platform operator looks after it: jobs that were given up, runs, and mail.

use bmms_queries::client::Params;
use bmms_queries::queries::platform::background::{
    DeadJob as DeadJobRow, DropJobParams, MailFigures as MailRow, RetryJobParams, Runs as RunsRow, dead_jobs, drop_job,
    mail_figures, retry_job, runs,
};
use chrono::{DateTime, Utc};
use futures_util::try_join;
use poem_openapi::Object;
use uuid::Uuid;

use super::recorded;
use crate::auth::Caller;
use crate::error::Result;
use crate::server::App;

/// How work in the background stands.
#[derive(Debug, Object)]
pub struct BackgroundWork {
    /// Jobs that were given up, the newest first; at most 200.
    pub given_up: Vec<DeadJob>,
    /// What ran by itself, the newest first: at most 100 times and outcomes.
    pub runs: Vec<Runs>,
    /// How the mail stands.
    pub mail: MailFigures,
}

/// A job that was given up.
#[derive(Debug, Object)]
pub struct DeadJob {
    /// The job's id.
    pub id: Uuid,
    /// What it was to do.
    pub kind: String,
    /// Code of its organization; left out for the platform's own.
    #[oai(skip_serializing_if_is_none)]
    pub organization: Option<String>,
    /// Which mail it is, if it is one.
    #[oai(skip_serializing_if_is_none)]
    pub template: Option<String>,
    /// When it was asked for.
    pub created_at: DateTime<Utc>,
    /// When it was given up.
    pub dead_at: DateTime<Utc>,
    /// How often it failed.
    pub failures: i32,
    /// Why it failed last.
    pub error: String,
}

/// Runs of one task at one time, with one outcome.
#[derive(Debug, Object)]
pub struct Runs {
    /// What ran.
    pub kind: String,
    /// How many: one for each organization, or one of the platform's own.
    pub runs: i64,
    /// Codes of the organizations; empty for the platform's own.
    pub organizations: Vec<String>,
    /// When they were due.
    pub due_at: DateTime<Utc>,
    /// `waiting`, `running`, `done`, `failed` or `skipped`.
    pub outcome: String,
    /// When the first of their newest attempts began.
    #[oai(nullable)]
    pub started_at: Option<DateTime<Utc>>,
    /// When the last of them ended.
    #[oai(nullable)]
    pub ended_at: Option<DateTime<Utc>>,
    /// Rows they made, changed or deleted.
    #[oai(nullable)]
    pub rows: Option<i64>,
    /// What went wrong.
    pub error: String,
}

/// How the mail stands.
#[derive(Debug, Object)]
pub struct MailFigures {
    /// Mails that are to go out.
    pub waiting: i64,
    /// Since when the first of them waits.
    #[oai(nullable)]
    pub waiting_since: Option<DateTime<Utc>>,
    /// Mails that were given up.
    pub given_up: i64,
    /// Mails that went out in the last 24 hours.
    pub sent_in_a_day: i64,
    /// Mails that went out in the last seven days.
    pub sent_in_a_week: i64,
}

/// How work in the background stands.
pub async fn overview(app: &App, caller: &Caller) -> Result<BackgroundWork> {
    let hash = caller.token().hash();
    let token_hash = hash.as_slice();
    let found = app
        .db
        .accounts(async |tx| {
            let (dead_jobs, runs, mail) = (dead_jobs(), runs(), mail_figures());
            Ok(try_join!(
                dead_jobs.bind(tx, &token_hash).all(),
                runs.bind(tx, &token_hash).all(),
                mail.bind(tx, &token_hash).one()
            )?)
        })
        .await;
    let (given_up, runs, mail) = recorded(app, caller, "background", found).await?;
    Ok(BackgroundWork {
        given_up: given_up.into_iter().map(DeadJob::from).collect(),
        runs: runs.into_iter().map(Runs::from).collect(),
        mail: mail.into(),
    })
}

/// Lets a job that was given up be tried again, from the beginning.
pub async fn retry(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let hash = caller.token().hash();
    let asked = RetryJobParams { token_hash: hash.as_slice(), address: caller.address(), id };
    let done = app.db.accounts(async |tx| Ok(retry_job().params(tx, &asked).one().await?)).await;
    recorded(app, caller, "background", done.map(|_| ())).await
}

/// Takes a job that was given up out of the queue.
pub async fn discard(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let hash = caller.token().hash();
    let asked = DropJobParams { token_hash: hash.as_slice(), address: caller.address(), id };
    let done = app.db.accounts(async |tx| Ok(drop_job().params(tx, &asked).one().await?)).await;
    recorded(app, caller, "background", done.map(|_| ())).await
}

impl From<DeadJobRow> for DeadJob {
    fn from(row: DeadJobRow) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            organization: row.org_code,
            template: row.template,
            created_at: row.created_at,
            dead_at: row.dead_at,
            failures: row.failures,
            error: row.error,
        }
    }
}

impl From<RunsRow> for Runs {
    fn from(row: RunsRow) -> Self {
        Self {
            kind: row.kind,
            runs: row.runs,
            organizations: row.org_codes,
            due_at: row.slot,
            outcome: row.outcome,
            started_at: row.started_at,
            ended_at: row.ended_at,
            rows: row.row_count,
            error: row.error,
        }
    }
}

impl From<MailRow> for MailFigures {
    fn from(row: MailRow) -> Self {
        Self {
            waiting: row.waiting,
            waiting_since: row.waiting_since,
            given_up: row.given_up,
            sent_in_a_day: row.sent_in_a_day,
            sent_in_a_week: row.sent_in_a_week,
        }
    }
}
