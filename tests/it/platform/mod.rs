//! The platform and its operators: who may look, what each function of the database refuses, and what is done.

mod background;
mod door;
mod organizations;
mod oversight;
mod people;

use serde_json::Value;

use crate::support::App;

/// The newest event of an action on the platform's chain: by whom, and its details.
async fn last_event(app: &App, action: &str) -> Option<(String, Value)> {
    let sql = "select u.username, e.details from audit.platform_events e join auth.users u on u.id = e.actor
               where e.action = $1 order by e.seq desc limit 1";
    app.superuser().await.query_opt(sql, &[&action]).await.unwrap().map(|row| (row.get(0), row.get(1)))
}

/// The id of a person.
pub(crate) async fn id_of(app: &App, login: &str) -> String {
    let sql = "select id::text from auth.users where username = $1";
    app.superuser().await.query_one(sql, &[&login]).await.unwrap().get(0)
}
