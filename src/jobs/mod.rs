//! Work in the background: takes jobs from the queue of the database and does them, at least once each. Several workers
//! share the queue; one that is killed leaves its jobs to the others once its lease is over.
//!
//! The queue is ours because none of the kept crates fits: they run their own migrations under their own login and need
//! rights on tables, where ours knows functions only, and the pass a job of an organization runs under.

mod command;
mod tasks;

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use bmms_queries::client::Params;
use bmms_queries::queries::jobs::queue::{ClaimParams, Claimed, FailParams, claim, fail, schedule};
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};
use uuid::Uuid;

pub use command::run;

use crate::error::Result;
use crate::mail::Post;
use crate::server::App;
use tasks::Outcome;

/// The channel on which the database says that there is something to do (policies/jobs.sql).
const CHANNEL: &str = "bmms_jobs";

/// How often the schedule is looked at.
const SCHEDULE_EVERY: Duration = Duration::from_secs(30);

/// After the first, second and third failure a job waits so many times `worker.retry_secs`; after the fourth it is given up
/// (operations: section 5).
const RETRIES: [f64; 3] = [1.0, 5.0, 15.0];

/// Whoever does the jobs.
#[derive(Debug)]
pub struct Worker {
    app: App,
    id: Uuid,
    post: Option<Post>,
}

impl Worker {
    /// A worker with an identity of its own.
    pub fn new(app: App) -> anyhow::Result<Self> {
        let post = Post::new(&app.config)?;
        if post.is_none() {
            tracing::warn!("neither mail.host nor mail.folder is set: mail waits in the outbox");
        }
        Ok(Self { app, id: Uuid::new_v4(), post })
    }

    /// Works until it is told to stop, then finishes what it has begun.
    pub async fn work(self, mut stop: watch::Receiver<bool>) {
        let (worker, wake) = (Arc::new(self), Arc::new(Notify::new()));
        let ear = tokio::spawn(hear(worker.app.clone(), Arc::clone(&wake)));
        let settings = &worker.app.config.worker;
        let (mut running, mut scheduled_at) = (JoinSet::new(), None::<Instant>);
        while !*stop.borrow() {
            if scheduled_at.is_none_or(|at| at.elapsed() >= SCHEDULE_EVERY) {
                worker.schedule().await;
                scheduled_at = Some(Instant::now());
            }
            let free = settings.concurrency - running.len();
            let claimed = if free > 0 { worker.claim(free).await } else { Vec::new() };
            let is_idle = claimed.is_empty();
            for job in claimed {
                let worker = Arc::clone(&worker);
                running.spawn(async move { worker.attempt(job).await });
            }
            tokio::select! {
                Some(_) = running.join_next() => {}
                () = wake.notified(), if is_idle && free > 0 => {}
                () = tokio::time::sleep(Duration::from_secs(settings.poll_secs)), if is_idle => {}
                _ = stop.changed() => {}
                () = std::future::ready(()), if !is_idle && running.len() < settings.concurrency => {}
            }
        }
        ear.abort();
        while running.join_next().await.is_some() {}
    }

    async fn schedule(&self) {
        match self.app.db.worker(async |tx| Ok(schedule().bind(tx).one().await?)).await {
            Ok(0) => {}
            Ok(jobs) => tracing::info!(jobs, "scheduled"),
            Err(error) => tracing::error!(error = format!("{error:#}"), "the schedule could not be looked at"),
        }
    }

    async fn claim(&self, free: usize) -> Vec<Claimed> {
        let wanted = ClaimParams {
            worker: self.id,
            lease_secs: f64::from(self.app.config.worker.lease_secs),
            claim_limit: i32::try_from(free).unwrap_or(i32::MAX),
            sends_mail: self.post.is_some(),
        };
        let claimed = self.app.db.worker(async |tx| Ok(claim().params(tx, &wanted).all().await?)).await;
        claimed.unwrap_or_else(|error| {
            tracing::error!(error = format!("{error:#}"), "no jobs could be taken");
            Vec::new()
        })
    }

    /// Does a job, in less time than the lease, and notes what became of it.
    async fn attempt(&self, job: Claimed) {
        let lease = Duration::from_secs(self.app.config.worker.lease_secs.into());
        let done = timeout(lease.mul_f32(0.8), self.perform(&job)).await.unwrap_or_else(|_| {
            Ok(Outcome::Failed { reason: "it took longer than its lease".to_owned(), is_final: false })
        });
        let (reason, is_final) = match done {
            Ok(Outcome::Done) => return tracing::debug!(job = %job.id, kind = job.kind, "done"),
            Ok(Outcome::Lost) => return tracing::warn!(job = %job.id, kind = job.kind, "another worker has it"),
            Ok(Outcome::Failed { reason, is_final }) => (reason, is_final),
            Err(error) => {
                tracing::error!(job = %job.id, kind = job.kind, error = format!("{error:#}"), "failed");
                ("an error, which the log of the worker has".to_owned(), false)
            }
        };
        self.note_failure(&job, &reason, is_final).await;
    }

    async fn perform(&self, job: &Claimed) -> Result<Outcome> {
        match (job.kind.as_str(), &self.post) {
            ("mail", Some(post)) => tasks::send_mail(&self.app, post, job, self.id).await,
            _ => tasks::perform(&self.app.db, job, self.id).await,
        }
    }

    async fn note_failure(&self, job: &Claimed, reason: &str, is_final: bool) {
        let factor =
            usize::try_from(job.failures).ok().and_then(|failures| RETRIES.get(failures)).filter(|_| !is_final);
        let again_in_secs = factor.map(|factor| factor * f64::from(self.app.config.worker.retry_secs));
        tracing::warn!(job = %job.id, kind = job.kind, org_id = job.org_id, reason, again_in_secs, "failed");
        let failure = FailParams { job_id: job.id, worker: self.id, error: reason, again_in_secs };
        if let Err(error) = self.app.db.worker(async |tx| Ok(fail().params(tx, &failure).one().await?)).await {
            tracing::error!(job = %job.id, error = format!("{error:#}"), "the failure could not be noted");
        }
    }
}

/// Wakes the worker when the database says there is something to do. While it cannot be heard, the worker looks by itself.
async fn hear(app: App, wake: Arc<Notify>) {
    let database = &app.config.database;
    let login = database.login("bmms_worker", &database.passwords.worker, "jobs");
    loop {
        let heard = crate::db::listen(&login, CHANNEL, || wake.notify_one(), |_| wake.notify_one()).await;
        if let Err(error) = heard.context("jobs are not announced") {
            tracing::warn!(error = format!("{error:#}"), "jobs are looked for every few seconds");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}
