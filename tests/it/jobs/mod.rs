//! Work in the background: the queue, the schedule, the pass of a job, and mail.

mod kills;
mod mail;
mod passes;
mod queue;
mod schedule;

use tokio_postgres::Client;
use uuid::Uuid;

use crate::support::{App, until};

/// A worker as the database knows one: an id and the login.
struct Hand {
    client: Client,
    id: Uuid,
}

impl Hand {
    async fn of(app: &App) -> Self {
        Self { client: app.login("bmms_worker").await, id: Uuid::new_v4() }
    }

    /// Takes jobs, by kind and organization.
    async fn claim(&self, lease: &str, limit: i32) -> Vec<(Uuid, String, Option<i32>)> {
        let rows = self
            .client
            .query(
                "select id, kind, org_id from jobs.claim($1, $2::text::interval, $3, true)",
                &[&self.id, &lease, &limit],
            )
            .await
            .unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
    }

    async fn finish(&self, job: Uuid) -> bool {
        self.client.query_one("select jobs.finish($1, $2, 0)", &[&job, &self.id]).await.unwrap().get(0)
    }

    async fn fail(&self, job: Uuid, again_in: Option<&str>) -> bool {
        let failed = "select jobs.fail($1, $2, 'it rained', $3::text::interval)";
        self.client.query_one(failed, &[&job, &self.id, &again_in]).await.unwrap().get(0)
    }
}

/// Puts a job of a kind into the queue, of an organization or of none.
async fn enqueue(root: &Client, kind: &str, org_id: Option<i32>) -> Uuid {
    let sql = "insert into jobs.queue (kind, org_id) values ($1, $2) returning id";
    root.query_one(sql, &[&kind, &org_id]).await.unwrap().get(0)
}

/// Writes a mail to a person, as the functions do that cause one.
async fn write_mail(root: &Client, login: &str, template: &str, params: &str) {
    let sql = "select mail.put(u.id, 6, $2, $3::text::jsonb) from auth.users u where u.username = $1";
    root.query_one(sql, &[&login, &template, &params]).await.unwrap();
}

/// How many rows of a table are as the condition says.
async fn count(root: &Client, table: &str, condition: &str) -> i64 {
    root.query_one(&format!("select count(*) from {table} where {condition}"), &[]).await.unwrap().get(0)
}

/// Waits until the queue is empty.
async fn until_done(root: &Client) {
    until("every job is done", async || count(root, "jobs.queue", "true").await == 0).await;
}
