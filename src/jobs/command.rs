//! `bmms worker`: a process that does the jobs and answers no requests.

use anyhow::Result;
use tokio::sync::watch;

use super::Worker;
use crate::check;
use crate::server::{App, stop_signal};

/// Works until it is told to stop. Refuses to begin where the isolation check has findings.
pub async fn run(app: App) -> Result<()> {
    check::refuse_on_findings(&app).await?;
    let (stop, stopping) = watch::channel(false);
    let working = tokio::spawn(Worker::new(app.clone())?.work(stopping));
    tracing::info!("working");
    stop_signal().await?;
    let _ = stop.send(true);
    working.await?;
    app.db.close();
    Ok(())
}
