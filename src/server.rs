//! The running service: what every handler needs, the listeners, and an end that lets running requests finish.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use poem::endpoint::make_sync;
use poem::http::StatusCode;
use poem::listener::{Acceptor, Listener, TcpAcceptor, TcpListener};
use poem::{Endpoint, EndpointExt, Route, Server, get};
use tokio::sync::watch;

use crate::auth::{self, Passes};
use crate::check::{self, Readiness};
use crate::config::Config;
use crate::db::Db;
use crate::jobs::Worker;
use crate::routes;
use crate::telemetry::Metrics;

/// What every handler needs.
#[derive(Clone, Debug)]
pub struct App {
    /// The configuration, as read at start.
    pub config: Arc<Config>,
    /// The doors to the database.
    pub db: Db,
    /// The cache of passes.
    pub passes: Passes,
    /// The figures of this instance.
    pub metrics: Metrics,
    /// Whether the service can answer.
    pub readiness: Readiness,
}

/// A service that answers requests.
#[derive(Debug)]
pub struct Running {
    /// Address and port it listens on.
    pub address: std::net::SocketAddr,
    stop: watch::Sender<bool>,
    tasks: Vec<tokio::task::JoinHandle<std::io::Result<()>>>,
    /// Ends when it is told to stop, with what it has begun.
    worker: Option<tokio::task::JoinHandle<()>>,
    background: [tokio::task::JoinHandle<()>; 2],
    db: Db,
}

impl App {
    /// Prepares the doors and caches; connects to nothing yet.
    pub fn new(config: Config) -> Result<Self> {
        let db = Db::new(&config)?;
        let passes = Passes::new(&config);
        Ok(Self { config: Arc::new(config), db, passes, metrics: Metrics::new()?, readiness: Readiness::default() })
    }
}

/// Starts answering, after the isolation check has found nothing.
pub async fn start(app: App) -> Result<Running> {
    check::refuse_on_findings(&app).await?;
    auth::prepare_sign_in();
    let http = &app.config.http;
    let (service, address) = listen(&http.listen).await?;
    let (metrics, _) = listen(&http.metrics_listen).await?;
    let (stop, stopping) = watch::channel(false);
    let times = Times { idle: Duration::from_secs(http.idle_secs), grace: Duration::from_secs(http.shutdown_secs) };
    let database = &app.config.database;
    let listener = database.login("bmms_accounts", &database.passwords.accounts, "revocations");
    let background = [tokio::spawn(app.passes.clone().listen(listener)), tokio::spawn(check::watch(app.clone()))];
    let worker = app.config.worker.in_serve.then(|| Worker::new(app.clone())).transpose()?;
    let worker = worker.map(|worker| tokio::spawn(worker.work(stopping.clone())));
    let tasks = vec![
        tokio::spawn(serve(service, routes::routes(&app)?, stopping.clone(), times)),
        tokio::spawn(serve(metrics, metrics_routes(&app), stopping, times)),
    ];
    tracing::info!(%address, "listening");
    Ok(Running { address, stop, tasks, worker, background, db: app.db })
}

impl Running {
    /// Accepts nothing more, lets running requests finish, then closes the connections to the database.
    pub async fn stop(self) -> Result<()> {
        let _ = self.stop.send(true);
        for task in self.tasks {
            task.await??;
        }
        if let Some(worker) = self.worker {
            worker.await?;
        }
        self.background.iter().for_each(tokio::task::JoinHandle::abort);
        self.db.close();
        Ok(())
    }
}

/// Waits for the signal to stop: Ctrl-C, or SIGTERM from a service manager.
pub async fn stop_signal() -> Result<()> {
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::select! {
        done = tokio::signal::ctrl_c() => done?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

async fn listen(address: &str) -> Result<(TcpAcceptor, std::net::SocketAddr)> {
    let acceptor = TcpListener::bind(address.to_owned())
        .into_acceptor()
        .await
        .with_context(|| format!("cannot listen on {address}; is the port in use?"))?;
    let local = acceptor.local_addr().first().and_then(|local| local.as_socket_addr().copied());
    let local = local.with_context(|| format!("{address} has no port"))?;
    Ok((acceptor, local))
}

/// How long a listener waits.
#[derive(Clone, Copy)]
struct Times {
    /// For a connection that says nothing.
    idle: Duration,
    /// For running requests, once it is to stop.
    grace: Duration,
}

async fn serve<E>(
    acceptor: TcpAcceptor,
    endpoint: E,
    mut stopping: watch::Receiver<bool>,
    times: Times,
) -> std::io::Result<()>
where
    E: Endpoint + 'static,
{
    let stop = async move {
        let _ = stopping.wait_for(|stop| *stop).await;
    };
    Server::new_with_acceptor(acceptor)
        .idle_timeout(times.idle)
        .run_with_graceful_shutdown(endpoint, stop, Some(times.grace))
        .await
}

fn metrics_routes(app: &App) -> impl Endpoint + 'static {
    let app = app.clone();
    let render = make_sync(move |_| match app.metrics.render(&app.db) {
        Ok(text) => Ok(text),
        Err(error) => {
            tracing::error!(error = %error, "metrics");
            Err(poem::Error::from_status(StatusCode::INTERNAL_SERVER_ERROR))
        }
    });
    Route::new().at("/metrics", get(render)).boxed()
}
