//! What each kind of job does.

use bmms_queries::queries::jobs::queue::{Claimed, clean_up};
use bmms_queries::queries::jobs::tasks::{clean_up_requests, remind_of_approvals, remind_of_objectives, send_digests};
use uuid::Uuid;

use crate::db::Db;
use crate::error::Result;
use crate::mail::{self, Post, Refused};
use crate::server::App;

/// What became of a job.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It is done, and out of the queue.
    Done,
    /// Another worker has it by now: nothing of this attempt was kept.
    Lost,
    /// It is not done.
    Failed {
        /// Why, without data.
        reason: String,
        /// Whether it would fail again.
        is_final: bool,
    },
}

impl Outcome {
    fn of(finished: bool) -> Self {
        if finished { Self::Done } else { Self::Lost }
    }
}

/// Sends the mail of a job.
pub(super) async fn send_mail(app: &App, post: &Post, job: &Claimed, worker: Uuid) -> Result<Outcome> {
    Ok(match mail::send(&app.db, &app.config, post, job.id, worker).await? {
        mail::Outcome::Sent => Outcome::Done,
        mail::Outcome::Lost => Outcome::Lost,
        mail::Outcome::Refused(Refused { reason, is_final }) => Outcome::Failed { reason, is_final },
    })
}

/// Does a scheduled job: all of it together with its end, or nothing.
pub(super) async fn perform(db: &Db, job: &Claimed, worker: Uuid) -> Result<Outcome> {
    let finished = match (job.kind.as_str(), job.org_id) {
        ("clean_up", None) => db.platform_job(job.id, worker, async |tx| Ok(clean_up().bind(tx).one().await?)).await?,
        ("clean_up_requests", Some(_)) => {
            db.job(job.id, worker, async |tx, org_id| Ok(clean_up_requests().bind(tx, &org_id).one().await?)).await?
        }
        ("remind_of_objectives", Some(_)) => {
            db.job(job.id, worker, async |tx, org_id| Ok(remind_of_objectives().bind(tx, &org_id).one().await?)).await?
        }
        ("remind_of_approvals", Some(_)) => {
            db.job(job.id, worker, async |tx, org_id| Ok(remind_of_approvals().bind(tx, &org_id).one().await?)).await?
        }
        ("send_digests", Some(_)) => {
            db.job(job.id, worker, async |tx, org_id| Ok(send_digests().bind(tx, &org_id).one().await?)).await?
        }
        (kind, _) => {
            return Ok(Outcome::Failed { reason: format!("this version knows no job {kind}"), is_final: true });
        }
    };
    Ok(Outcome::of(finished))
}
