//! The audit trail of an organization: who did what, when, and what it was before. Table `audit.events`, which the database
//! alone writes (policies/audit.sql); here it is read and handed out, in officers' words.

pub mod api;
mod export;
mod filter;
mod kinds;
pub(crate) mod pages;
mod values;

use std::collections::{BTreeSet, HashMap};

use bmms_queries::client::Params;
use bmms_queries::queries::organizations::audit_events::{
    AuditEvent as Row, ListParams, NamesParams, Person, list as list_rows, names, people as list_people,
};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde_json::Value;
use uuid::Uuid;

pub use filter::Filter;
pub use kinds::{FIELDS, HIDDEN, KINDS, Kind};

use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::web::{Paging, words};

const SORT: &str = "newest";

/// Something that was done in the organization.
#[derive(Debug, Object)]
pub struct AuditEvent {
    /// Number in the trail of the organization, without gaps.
    pub seq: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// The person's id; left out for what a program did.
    #[oai(skip_serializing_if_is_none)]
    pub person: Option<Uuid>,
    /// Who it was, in words.
    pub who: String,
    /// `insert`, `update`, `delete`, `export`, or what else was done.
    pub action: String,
    /// What kind of thing it was done to, as `goal`.
    pub kind: String,
    /// Id of the thing; `*` for a list.
    pub thing: String,
    /// What the thing is called; left out if nobody knows any more.
    #[oai(skip_serializing_if_is_none)]
    pub name: Option<String>,
    /// What it was before and is since; only what changed.
    pub changes: Vec<AuditChange>,
    /// Address of the thing's page below the organization, if it has one and is still there.
    #[oai(skip)]
    pub page: Option<String>,
}

/// One value that changed.
#[derive(Debug, Object)]
pub struct AuditChange {
    /// The field, as in the API.
    pub field: String,
    /// What it is called.
    pub label: String,
    /// What it was, in words; left out if it was empty.
    #[oai(skip_serializing_if_is_none)]
    pub old: Option<String>,
    /// What it is since, in words; left out if it is empty.
    #[oai(skip_serializing_if_is_none)]
    pub new: Option<String>,
}

/// The trail, newest first, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<AuditEvent>, Option<String>)> {
    member.require("audit.view")?;
    db.read(member, async |tx| {
        let (rows, next) = rows(tx, member, filter, paging).await?;
        let names = names_in(tx, member, &rows).await?;
        Ok((rows.into_iter().map(|row| AuditEvent::new(row, member, &names)).collect(), next))
    })
    .await
}

/// Everybody who did something in the organization: id and name, as far as it is known here.
pub(crate) async fn people(db: &Db, member: &Member) -> Result<Vec<Person>> {
    member.require("audit.view")?;
    let org_id = member.org_id();
    db.read(member, async |tx| Ok(list_people().bind(tx, &org_id).all().await?)).await
}

async fn rows(tx: &Tx, member: &Member, filter: &Filter, paging: &Paging) -> Result<(Vec<Row>, Option<String>)> {
    let (after_at, after_seq) = paging.after::<(DateTime<Utc>, i64)>(SORT)?.map(|after| after.key).unzip();
    let asked = ListParams {
        org_id: member.org_id(),
        from_at: filter.begins_at(),
        to_at: filter.ends_at(),
        person: filter.person(),
        by_program: filter.by_program(),
        action: filter.action.as_deref(),
        entity: filter.kind.map(|kind| kind.entity),
        entity_id: filter.thing.as_deref(),
        after_seq,
        after_at,
        limit: paging.fetch(),
    };
    let rows = list_rows().params(tx, &asked).all().await?;
    Ok(paging.split(rows, SORT, |row: &Row| ((row.at, row.seq), Uuid::nil())))
}

/// What the ids in some events stand for: name, and whether a row of that name is still there.
type Names = HashMap<Uuid, (String, bool)>;

async fn names_in(tx: &Tx, member: &Member, rows: &[Row]) -> Result<Names> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(ids_in).collect();
    let ids: Vec<Uuid> = ids.into_iter().collect();
    let named = names().params(tx, &NamesParams { ids: ids.as_slice(), org_id: member.org_id() }).all().await?;
    Ok(named.into_iter().map(|named| (named.id, (named.name, named.is_there))).collect())
}

fn ids_in(row: &Row) -> impl Iterator<Item = Uuid> {
    let values = [&row.old_values, &row.new_values].into_iter().flatten();
    let fields = values.filter_map(Value::as_object).flatten().filter(|(field, _)| values::is_reference(field));
    let named = fields.filter_map(|(_, value)| value.as_str()).chain([row.entity_id.as_str()]);
    named.filter_map(|id| Uuid::try_parse(id).ok()).chain(row.actor)
}

impl AuditEvent {
    fn new(row: Row, member: &Member, names: &Names) -> Self {
        let kind = Kind::of(&row.entity);
        let known = Uuid::try_parse(&row.entity_id).ok().and_then(|id| names.get(&id));
        let is_there = known.is_some_and(|(_, is_there)| *is_there);
        let shown = kind.filter(|kind| kind.is_always_there() || is_there && kind.is_open_to(member));
        let page = shown.and_then(|kind| kind.page_of(&row.entity_id));
        Self {
            who: who(&row, names),
            name: name(&row, member, known.map(|(name, _)| name.as_str())),
            changes: values::changes(row.old_values.as_ref(), row.new_values.as_ref(), names),
            page,
            kind: kind.map_or_else(|| row.entity.clone(), |kind| kind.name.to_owned()),
            seq: row.seq,
            at: row.at,
            person: row.actor,
            action: row.action,
            thing: row.entity_id,
        }
    }

    /// What was done, in words.
    pub fn done(&self) -> String {
        kinds::action_words(&self.action)
    }

    /// What kind of thing it was done to, in words.
    pub fn kind_words(&self) -> String {
        kinds::named(&self.kind).map_or_else(|| words::words(&self.kind), |kind| kind.words.to_owned())
    }

    /// Whether it is about one thing, whose history can be asked for.
    pub fn is_of_one(&self) -> bool {
        self.thing != "*" && kinds::named(&self.kind).is_some()
    }
}

/// Who did it: a person, or which program.
fn who(row: &Row, names: &Names) -> String {
    let reader = row.new_values.as_ref().and_then(|values| values["reader"].as_str());
    let person = row.actor.or_else(|| reader.and_then(|id| Uuid::try_parse(id).ok()));
    if let Some((name, _)) = person.and_then(|id| names.get(&id)) {
        return name.clone();
    }
    match (row.action.as_str(), row.login.as_str(), person) {
        ("oversight_read", ..) => "Office of the Chief Minister".to_owned(),
        ("step_in", login, _) => format!("Auditor ({login})"),
        (_, _, Some(_)) => "Somebody who is no member".to_owned(),
        (_, "bmms_migrator", None) => "Deployment".to_owned(),
        (_, "bmms_worker", None) => "Background job".to_owned(),
        (_, "bmms_accounts", None) => "Account service".to_owned(),
        (_, login, None) => format!("Database login {login}"),
    }
}

/// What the thing is called: as it was then, where the entry says so, else as it is now.
fn name(row: &Row, member: &Member, known: Option<&str>) -> Option<String> {
    let then = [&row.new_values, &row.old_values].into_iter().flatten().find_map(|values| values["title"].as_str());
    match row.entity.as_str() {
        "organizations.organizations" => Some(member.org_name().to_owned()),
        "ctx.reporting_logins" => Some(row.entity_id.clone()),
        _ => then.or(known).map(ToOwned::to_owned),
    }
}
