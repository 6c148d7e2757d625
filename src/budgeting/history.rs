//! What happened to rows of budgeting. Table `budgeting.events`, written by the state machines alone.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::events::{Event as Row, ListParams, list};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::web::two_decimals;

/// One line of a history of budgeting.
#[derive(Debug, Object)]
pub struct BudgetEvent {
    /// What was done.
    pub action: String,
    /// Status before.
    pub from_status: String,
    /// Status after.
    pub to_status: String,
    /// Pesos it was about.
    #[oai(nullable)]
    pub amount: Option<String>,
    /// The reason given.
    pub comment: String,
    /// Who did it.
    #[oai(nullable)]
    pub actor: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The history of a row, the latest first. `entity` is the kind of row, as `proposal`.
pub async fn lines(tx: &Tx, member: &Member, entity: &str, id: Uuid) -> Result<Vec<BudgetEvent>> {
    let asked = ListParams { org_id: member.org_id(), entity, entity_id: id };
    let rows = list().params(tx, &asked).all().await?;
    Ok(rows.into_iter().map(BudgetEvent::from).collect())
}

impl From<Row> for BudgetEvent {
    fn from(row: Row) -> Self {
        Self {
            action: row.action,
            from_status: row.from_status,
            to_status: row.to_status,
            amount: row.amount.map(two_decimals),
            comment: row.comment,
            actor: row.actor_name,
            at: row.at,
        }
    }
}
