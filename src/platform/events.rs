//! The platform's audit trail: what belongs to no organization, such as sign-ins and what operators did. Table
//! `audit.platform_events`.

use std::net::IpAddr;

use bmms_queries::client::Params;
use bmms_queries::queries::platform::events::{
    ListParams, PlatformEvent as Row, RecordExportParams, actions as action_rows, list as list_rows, record_export,
};
use chrono::{DateTime, Days, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use super::recorded;
use crate::auth::Caller;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::export::{Cell, Table};
use crate::web::words::{begins_in_manila, in_manila, words};
use crate::web::{Ignored, Paging, day_asked, parsed};

const SORT: &str = "newest";

/// Something that was done and belongs to no organization.
#[derive(Debug, Object)]
pub struct PlatformEvent {
    /// Number in the platform's trail, without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who it was, in words.
    pub who: String,
    /// What was done, as `sign_in`.
    pub action: String,
    /// Where from; left out for what came from no client.
    #[oai(skip_serializing_if_is_none)]
    pub address: Option<String>,
    /// What else is known.
    pub details: Vec<EventDetail>,
}

/// Something that is known of an event.
#[derive(Debug, Object)]
pub struct EventDetail {
    /// What it is, as `path`.
    pub name: String,
    /// What it says.
    pub value: String,
}

impl PlatformEvent {
    /// What was done, in words.
    pub fn done(&self) -> String {
        words(&self.action)
    }

    /// What else is known, in one line.
    pub fn said(&self) -> String {
        let said = self.details.iter().map(|detail| format!("{}: {}", words(&detail.name), detail.value));
        said.collect::<Vec<_>>().join("; ")
    }
}

/// What of the trail is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    person: Option<String>,
    action: Option<String>,
    address: Option<IpAddr>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood. Days are Manila's, the last one included.
    pub fn new(
        from: Option<String>,
        to: Option<String>,
        person: Option<String>,
        action: Option<String>,
        address: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filled = |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let filter = Self {
            from: day_asked("from", from, &mut ignored),
            to: day_asked("to", to, &mut ignored),
            person: filled(person),
            action: filled(action),
            address: parsed("address", filled(address), &mut ignored),
        };
        (filter, ignored)
    }
}

/// The trail, newest first, a page at a time, and the cursor of the next page.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<PlatformEvent>, Option<String>)> {
    let (after_at, after_seq) = paging.after::<(DateTime<Utc>, i64)>(SORT)?.map(|after| after.key).unzip();
    let hash = caller.token().hash();
    let asked = ListParams {
        token_hash: hash.as_slice(),
        from_at: filter.from.map(begins_in_manila),
        to_at: filter.to.and_then(|day| day.checked_add_days(Days::new(1))).map(begins_in_manila),
        username: filter.person.as_deref(),
        action: filter.action.as_deref(),
        address: filter.address,
        after_at,
        after_seq,
        limit: paging.fetch(),
    };
    let rows = app.db.accounts(async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await;
    let rows = recorded(app, caller, "audit events", rows).await?;
    let (rows, next) = paging.split(rows, SORT, |row: &Row| ((row.at, row.seq), Uuid::nil()));
    Ok((rows.into_iter().map(PlatformEvent::from).collect(), next))
}

/// Every action that stands in the trail.
pub async fn actions(app: &App, caller: &Caller) -> Result<Vec<String>> {
    let hash = caller.token().hash();
    let actions = app.db.accounts(async |tx| Ok(action_rows().bind(tx, &hash.as_slice()).all().await?)).await;
    recorded(app, caller, "audit events", actions).await
}

/// What of the trail the filter lets through, for a file: recorded before it is handed out.
pub async fn table(app: &App, caller: &Caller, filter: &Filter) -> Result<Table> {
    let (events, next) = list(app, caller, filter, &Paging::whole()).await?;
    if next.is_some() {
        return Err(Error::named("export_rows"));
    }
    note_export(app, caller, "audit events", events.len()).await?;
    Ok(Table {
        title: "Audit trail".to_owned(),
        name: "BMMS-platform-audit-trail".to_owned(),
        columns: vec!["Number", "When (Manila)", "Who", "What was done", "Address", "Details"],
        rows: events.iter().map(row).collect(),
    })
}

/// Records that a list of the platform leaves the system as a file. Without this record nothing is handed out.
pub(super) async fn note_export(app: &App, caller: &Caller, what: &str, rows: usize) -> Result<()> {
    let hash = caller.token().hash();
    let row_count = i32::try_from(rows).unwrap_or(i32::MAX);
    let export = RecordExportParams { token_hash: hash.as_slice(), address: caller.address(), what, row_count };
    app.db.accounts(async |tx| Ok(record_export().params(tx, &export).one().await?)).await?;
    Ok(())
}

fn row(event: &PlatformEvent) -> Vec<Cell> {
    vec![
        i32::try_from(event.seq).map_or_else(|_| event.seq.to_string().into(), Cell::Integer),
        in_manila(event.at).into(),
        event.who.clone().into(),
        event.done().into(),
        event.address.clone().into(),
        event.said().into(),
    ]
}

impl From<Row> for PlatformEvent {
    fn from(row: Row) -> Self {
        let who = row.actor_name.unwrap_or_else(|| match row.login.as_str() {
            "bmms_migrator" => "Deployment".to_owned(),
            "bmms_worker" => "Background job".to_owned(),
            "bmms_accounts" | "bmms_service" => "Nobody signed in".to_owned(),
            login => format!("Database login {login}"),
        });
        let fields = row.details.as_object().into_iter().flatten();
        let details = fields.map(|(name, value)| match (name.as_str(), &row.person_name, &row.org_code) {
            ("person" | "user", Some(person), _) => detail("person", person.clone()),
            ("org_id", _, Some(code)) => detail("organization", code.clone()),
            _ => detail(name, value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned)),
        });
        Self {
            seq: row.seq,
            at: row.at,
            who,
            address: row.address.map(|address| address.to_string()),
            details: details.collect(),
            action: row.action,
        }
    }
}

fn detail(name: &str, value: String) -> EventDetail {
    EventDetail { name: name.to_owned(), value }
}
