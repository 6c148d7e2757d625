//! Notices for one person in one organization: what was submitted, approved or returned, what waits and what is due. Table
//! `notifications.notifications`; written by the state machines and by reminders
//! (`policies/planning_notices.sql`, `policies/budgeting_notices.sql`).

pub mod api;
pub mod pages;
mod preference;

use bmms_queries::client::Params;
use bmms_queries::queries::notifications::notifications::{
    ListParams, MarkReadParams, Notification as Row, list as rows, mark_all_read, mark_read, unread as unread_rows,
};
use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

pub use preference::{PREFERENCES, preference, set_preference};

use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::{Paging, words};

/// How the one list of notices is sorted.
const SORT: &str = "-created_at";

/// A notice.
#[derive(Debug, Object)]
pub struct Notification {
    /// Its id.
    pub id: Uuid,
    /// submitted, approved, returned, rejected, waiting or due.
    pub kind: String,
    /// medium, high or critical.
    pub level: String,
    /// What it says, in a sentence without its full stop.
    pub text: String,
    /// The page of what it is about.
    pub address: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When it was marked as read.
    #[oai(nullable)]
    pub read_at: Option<DateTime<Utc>>,
}

impl Notification {
    fn of(row: Row, member: &Member) -> Self {
        Self {
            text: sentence(&row.kind, &row.level, &row.title, &row.note).unwrap_or(row.title),
            address: address(member.org_code(), &row.entity, row.entity_id).unwrap_or_default(),
            id: row.id,
            kind: row.kind,
            level: row.level,
            created_at: row.created_at,
            read_at: row.read_at,
        }
    }
}

/// The member's own notices, the newest first, a page at a time, and the cursor of the next page.
pub async fn list(db: &Db, member: &Member, paging: &Paging) -> Result<(Vec<Notification>, Option<String>)> {
    let after = paging.after::<DateTime<Utc>>(SORT)?.map(|after| (after.key, after.id)).unzip();
    let asked = ListParams {
        org_id: member.org_id(),
        user_id: member.user_id(),
        before_at: after.0,
        before_id: after.1,
        fetch: paging.fetch(),
    };
    let found = db.read(member, async |tx| Ok(rows().params(tx, &asked).all().await?)).await?;
    let (found, next) = paging.split(found, SORT, |row| (row.created_at, row.id));
    Ok((found.into_iter().map(|row| Notification::of(row, member)).collect(), next))
}

/// The newest of the member's own notices that are not read yet.
pub async fn unread(db: &Db, member: &Member, most: i64) -> Result<Vec<Notification>> {
    let (org_id, user_id) = (member.org_id(), member.user_id());
    let found = db.read(member, async |tx| Ok(unread_rows().bind(tx, &org_id, &user_id, &most).all().await?)).await?;
    Ok(found.into_iter().map(|row| Notification::of(row, member)).collect())
}

/// Marks one of the member's own notices as read.
pub async fn read(db: &Db, member: &Member, id: Uuid) -> Result<()> {
    let notice = MarkReadParams { org_id: member.org_id(), user_id: member.user_id(), id };
    let changed = db.write(member, async |tx| Ok(mark_read().params(tx, &notice).one().await?)).await?;
    if changed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Marks all of the member's own notices as read.
pub async fn read_all(db: &Db, member: &Member) -> Result<()> {
    let (org_id, user_id) = (member.org_id(), member.user_id());
    db.write(member, async |tx| Ok(mark_all_read().bind(tx, &org_id, &user_id).one().await?)).await?;
    Ok(())
}

/// A notice in a sentence without its full stop; `None` for a kind that nobody writes.
pub fn sentence(kind: &str, level: &str, title: &str, note: &str) -> Option<String> {
    let day = || note.parse::<NaiveDate>().map_or_else(|_| note.to_owned(), |day| words::date(&day));
    Some(match kind {
        "submitted" => format!("“{title}” was submitted for your approval"),
        "approved" => format!("“{title}” was approved"),
        "returned" => format!("“{title}” was returned to you: {note}"),
        "rejected" => format!("“{title}” was rejected: {note}"),
        "waiting" => format!("“{title}” has waited for approval since {}", day()),
        "due" if level == "critical" => format!("“{title}” is overdue: it was due on {}", day()),
        "due" => format!("“{title}” is due on {}", day()),
        _ => return None,
    })
}

/// The page of what a notice is about; `None` if it has none.
pub fn address(code: &str, entity: &str, id: Uuid) -> Option<String> {
    let below = match entity {
        "planning.strategic_plans" => "planning/strategic-plans",
        "planning.annual_plans" => "planning/annual-plans",
        "planning.objectives" => "planning/objectives",
        "budgeting.proposals" => "budgeting/proposals",
        _ => return None,
    };
    Some(format!("/moa/{code}/{below}/{id}/"))
}
