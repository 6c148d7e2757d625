//! Two organizations with a service of two connections, and shared connections of the service's login.

use futures_util::future::join;
use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

use super::super::arena::mint;
use super::steps::{HANDS, ORGANIZATIONS, Org, Slot, year};
use crate::support::{Actor, App, Reply, until};

/// All that each shared connection sees of plans and goals, whoever's they are.
const STORED: &str = "select concat_ws(' ', org_id, 'plan', start_year, title) from planning.strategic_plans
    union all select concat_ws(' ', org_id, 'summary', start_year, title, 'with', goals_total, 'goals')
      from planning.strategic_plan_summaries
    union all select concat_ws(' ', org_id, 'goal', title) from planning.goals";

const WIPE: &str = "begin; set local session_replication_role = replica; delete from planning.transitions;
    delete from planning.objectives; delete from planning.annual_plans; delete from planning.goals;
    delete from planning.strategic_plans; delete from organizations.idempotency_keys; commit";

/// The service's connections to the tenants' tables, and the shared ones.
const SERVICES: &str = "application_name like '% tenant'";
const SHARED: &str = "usename = 'bmms_service' and application_name = ''";

/// The service with what the steps are made on.
pub(super) struct Stage<'a> {
    pub staff: Vec<Actor<'a>>,
    pub root: Client,
    pub locker: Client,
}

/// A shared connection.
pub(super) struct Hand {
    client: Client,
    pid: i32,
}

/// A service with two connections for all tenants.
pub(super) async fn service() -> App {
    App::configured(|config| config.database.max_connections = 2).await
}

impl<'a> Stage<'a> {
    pub(super) async fn of(app: &'a App) -> Self {
        let mut staff = Vec::new();
        for (_, code) in ORGANIZATIONS {
            staff.push(app.person(&format!("{}.staff", code.to_lowercase())).await);
        }
        Self { staff, root: app.superuser().await, locker: app.superuser().await }
    }

    /// Nothing in either organization, and new connections everywhere: a sequence knows nothing of the one before.
    pub(super) async fn begin(&self) -> (Vec<Hand>, Vec<String>) {
        self.locker.batch_execute("rollback").await.unwrap();
        let app = self.staff[0].app;
        self.end(&format!("({SERVICES} or {SHARED})")).await;
        self.root.batch_execute(WIPE).await.unwrap();
        let (mut hands, mut passes) = (Vec::new(), Vec::new());
        for _ in 0..HANDS {
            hands.push(Hand::new(app).await);
        }
        for actor in &self.staff {
            passes.push(mint(app, &actor.token, &actor.code, "5 minutes").await.unwrap());
        }
        self.answering().await;
        (hands, passes)
    }

    /// Waits until there is no transaction of these connections any more.
    async fn quiet(&self, whose: &str) {
        let busy = format!(
            "select count(*) from pg_stat_activity
             where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid() and {whose}"
        );
        until("no transaction is open", async || self.root.query_one(&busy, &[]).await.unwrap().get::<_, i64>(0) == 0)
            .await;
    }

    /// Cuts the service's connections to the tenants' tables, and waits for new ones.
    pub(super) async fn cut(&self) {
        self.end(SERVICES).await;
        self.answering().await;
    }

    async fn end(&self, whose: &str) {
        let which = format!("from pg_stat_activity where datname = current_database() and {whose}");
        self.root.execute(&format!("select pg_terminate_backend(pid) {which}"), &[]).await.unwrap();
        let left = format!("select count(*) {which}");
        until("the connections are gone", async || {
            self.root.query_one(&left, &[]).await.unwrap().get::<_, i64>(0) == 0
        })
        .await;
    }

    /// Both of the service's connections work.
    async fn answering(&self) {
        let list = async || self.staff[0].get("strategic-plans").await.status == 200;
        until("the service has its connections again", async || {
            join(list(), list()).await == (true, true) && join(list(), list()).await == (true, true)
        })
        .await;
    }

    /// The plans of an organization over HTTP.
    async fn plans(&self, org: Org) -> Result<Vec<Value>, String> {
        let reply = self.staff[org].get("strategic-plans?limit=100").await;
        if reply.status != 200 {
            return Err(format!(
                "the list of {} is answered with {}: {}",
                self.staff[org].code, reply.status, reply.text
            ));
        }
        Ok(reply.json()["items"].as_array().unwrap().clone())
    }

    /// What an organization sees over HTTP.
    pub(super) async fn listed(&self, org: Org) -> Result<Vec<String>, String> {
        let mut lines: Vec<_> = self
            .plans(org)
            .await?
            .iter()
            .map(|plan| {
                format!("{} {} with {} goals", plan["start_year"], plan["title"].as_str().unwrap(), plan["goals_total"])
            })
            .collect();
        lines.sort();
        Ok(lines)
    }

    /// The path and the version of a plan; of none if it is not there.
    pub(super) async fn find(&self, org: Org, slot: Slot) -> Result<Option<(String, i64)>, String> {
        let plans = self.plans(org).await?;
        let plan = plans.iter().find(|plan| plan["start_year"] == year(slot));
        Ok(plan.map(|plan| {
            (format!("strategic-plans/{}", plan["id"].as_str().unwrap()), plan["version"].as_i64().unwrap())
        }))
    }

    /// Sends a creation that waits for a lock, stops it, and lets go of the lock. What was answered, if anything was.
    pub(super) async fn stop_waiting(&self, org: Org, body: &Value, stop: super::steps::Stop) -> Option<u16> {
        use super::steps::Stop;
        self.locker.batch_execute("begin; lock table planning.strategic_plans in share mode").await.unwrap();
        let request = self.staff[org].request(Method::POST, "strategic-plans").json(body);
        let sent = tokio::spawn(async move { Reply::of(request).await.status });
        let waiting = "select pid from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock' and application_name like '% tenant'";
        let mut pid = None;
        until("the creation waits for the lock, or is refused", async || {
            pid = self.root.query_opt(waiting, &[]).await.unwrap().map(|row| row.get::<_, i32>(0));
            pid.is_some() || sent.is_finished()
        })
        .await;
        match (stop, pid) {
            (Stop::ClientLeaves, Some(_)) => sent.abort(),
            (Stop::StatementCancelled, Some(pid)) => {
                drop(self.root.execute("select pg_cancel_backend($1)", &[&pid]).await);
            }
            (Stop::ConnectionCut, Some(pid)) => {
                drop(self.root.execute("select pg_terminate_backend($1)", &[&pid]).await);
            }
            (_, None) => {}
        }
        if !matches!(stop, Stop::ClientLeaves) {
            until("the creation is over", async || sent.is_finished()).await;
        }
        self.locker.batch_execute("rollback").await.unwrap();
        let status = sent.await.ok();
        self.quiet(SERVICES).await;
        self.answering().await;
        status
    }
}

impl Hand {
    pub(super) async fn new(app: &App) -> Self {
        let client = app.login("bmms_service").await;
        let pid = client.query_one("select pg_backend_pid()", &[]).await.unwrap().get(0);
        Self { client, pid }
    }

    /// The code of the database's refusal, or how many rows the last statement returned or changed.
    pub(super) async fn say(&self, sql: &str) -> Result<u64, String> {
        let said = self.client.simple_query(sql).await;
        let messages = said.map_err(|error| error.code().map_or("closed".to_owned(), |code| code.code().to_owned()))?;
        let counts = messages.iter().filter_map(|message| match message {
            SimpleQueryMessage::CommandComplete(count) => Some(*count),
            _ => None,
        });
        Ok(counts.last().unwrap_or(0))
    }

    /// Everything that is to be seen of plans and goals.
    pub(super) async fn stored(&self) -> Result<Vec<String>, String> {
        let said = self.client.simple_query(STORED).await;
        let messages = said.map_err(|error| error.code().map_or("closed".to_owned(), |code| code.code().to_owned()))?;
        let mut lines: Vec<_> = messages
            .iter()
            .filter_map(|message| match message {
                SimpleQueryMessage::Row(row) => Some(row.get(0).unwrap_or_default().to_owned()),
                _ => None,
            })
            .collect();
        lines.sort();
        Ok(lines)
    }

    /// A statement that is cancelled while it runs.
    pub(super) async fn say_and_cancel(&self, stage: &Stage<'_>) -> Result<u64, String> {
        let asleep = "select count(*) from pg_stat_activity where pid = $1 and wait_event = 'PgSleep'";
        let cancelled = async {
            until("the statement runs", async || {
                stage.root.query_one(asleep, &[&self.pid]).await.unwrap().get::<_, i64>(0) == 1
            })
            .await;
            self.client.cancel_token().cancel_query(NoTls).await.unwrap();
        };
        join(self.say("select pg_sleep(60)"), cancelled).await.0
    }

    /// Closes the connection, with whatever is open on it, and waits until the server noticed.
    pub(super) async fn replace(self, stage: &Stage<'_>) -> Self {
        let pid = self.pid;
        drop(self.client);
        let there = "select count(*) from pg_stat_activity where pid = $1";
        until("the connection is gone", async || {
            stage.root.query_one(there, &[&pid]).await.unwrap().get::<_, i64>(0) == 0
        })
        .await;
        Self::new(stage.staff[0].app).await
    }
}

/// The body that creates a plan.
pub(super) fn plan(slot: Slot, title: &str) -> Value {
    json!({ "title": title, "start_year": year(slot), "end_year": year(slot) + 1, "vision": "V", "mission": "M" })
}

/// The body that creates a goal.
pub(super) fn goal(title: &str) -> Value {
    json!({ "title": title, "description": "D", "target_metric": "units", "target_value": "10", "priority": "low" })
}
