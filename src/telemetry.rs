//! Logs and metrics. Log lines carry the request's id through its span; metrics are Prometheus text on a listener of
//! their own and know routes, never organizations or people.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use prometheus::{
    Encoder, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts, Registry, TextEncoder,
};
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
    findings: IntGauge,
    checked_at: IntGauge,
    check_failures: IntCounter,
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
        let findings =
            IntGauge::new("bmms_check_findings", "Findings of the last isolation check; -1 if it could not run")?;
        let checked_at = IntGauge::new("bmms_check_last_run_timestamp_seconds", "When it last came to a verdict")?;
        let check_failures = IntCounter::new("bmms_check_failures_total", "Isolation checks that could not run")?;
        let registry = Registry::new();
        registry.register(Box::new(requests.clone()))?;
        registry.register(Box::new(seconds.clone()))?;
        registry.register(Box::new(connections.clone()))?;
        registry.register(Box::new(idle.clone()))?;
        registry.register(Box::new(findings.clone()))?;
        registry.register(Box::new(checked_at.clone()))?;
        registry.register(Box::new(check_failures.clone()))?;
        Ok(Self { registry, requests, seconds, connections, idle, findings, checked_at, check_failures })
    }

    /// Counts an answered request under its route's pattern. A method is whatever the client says; only those of the
    /// API are figures of their own.
    pub fn request(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        let known = ["GET", "HEAD", "POST", "PUT", "DELETE"];
        let method = if known.contains(&method) { method } else { "other" };
        self.requests.with_label_values(&[method, route, &status.to_string()]).inc();
        self.seconds.with_label_values(&[method, route]).observe(elapsed.as_secs_f64());
    }

    /// The isolation check came to a verdict.
    pub fn check_ran(&self, findings: usize) {
        self.findings.set(i64::try_from(findings).unwrap_or(i64::MAX));
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.checked_at.set(i64::try_from(now.as_secs()).unwrap_or(i64::MAX));
    }

    /// The isolation check could not run, so nobody knows.
    pub fn check_failed(&self) {
        self.findings.set(-1);
        self.check_failures.inc();
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
