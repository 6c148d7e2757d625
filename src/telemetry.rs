//! Logs and metrics. Log lines carry the request's id through its span; metrics are Prometheus text on a listener of
//! their own and know routes, never organizations or people.

use std::time::Duration;

use anyhow::{Context, Result};
use prometheus::{Encoder, HistogramOpts, HistogramVec, IntCounterVec, IntGauge, Opts, Registry, TextEncoder};
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};
use crate::db::Db;

/// Starts logging to standard error.
pub fn init(log: &Log) -> Result<()> {
    let filter = EnvFilter::try_new(&log.filter).with_context(|| format!("log.filter: {}", log.filter))?;
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match log.format {
        LogFormat::Json => subscriber.json().flatten_event(true).try_init(),
        LogFormat::Text => subscriber.compact().with_target(false).try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("logging: {error}"))
}

/// The figures of one instance.
#[derive(Clone, Debug)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    connections: IntGauge,
    idle: IntGauge,
}

impl Metrics {
    /// Figures that all begin at nothing.
    pub fn new() -> Result<Self> {
        let labels = ["method", "route", "status"];
        let requests = IntCounterVec::new(Opts::new("bmms_requests_total", "Requests answered"), &labels)?;
        let seconds =
            HistogramVec::new(HistogramOpts::new("bmms_request_seconds", "Time to answer"), &["method", "route"])?;
        let connections = IntGauge::new("bmms_tenant_connections", "Open connections of the tenants' pool")?;
        let idle = IntGauge::new("bmms_tenant_connections_idle", "Idle connections among them")?;
        let registry = Registry::new();
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        registry.register(Box::new(connections.clone()))?;
        registry.register(Box::new(idle.clone()))?;
        Ok(Self { registry, requests, seconds, connections, idle })
    }

    /// Counts an answered request under its route's pattern. A method is whatever the client says; only those of the
    /// API are figures of their own.
    pub fn request(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        let known = ["GET", "HEAD", "POST", "PUT", "DELETE"];
        let method = if known.contains(&method) { method } else { "other" };
        self.requests.with_label_values(&[method, route, &status.to_string()]).inc();
        self.seconds.with_label_values(&[method, route]).observe(elapsed.as_secs_f64());
    }

    /// Everything in the text format of Prometheus.
    pub fn render(&self, db: &Db) -> Result<String> {
        let (open, idle) = db.pool_status();
        self.connections.set(i64::try_from(open)?);
        self.idle.set(i64::try_from(idle)?);
        let mut text = Vec::new();
        TextEncoder::new().encode(&self.registry.gather(), &mut text)?;
        Ok(String::from_utf8(text)?)
    }
}
