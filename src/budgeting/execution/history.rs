//! What happened to a row of execution.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::execution::{HistoryLine as Row, HistoryParams, history};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Db;
use crate::error::Result;
use crate::web::two_decimals;

/// One line of a history.
#[derive(Debug, Object)]
#[oai(rename = "ExecutionEvent")]
pub struct BudgetEvent {
    /// What was done, as `release`.
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

/// What happened to a row that the caller found to be the member's, the latest first.
pub async fn of(db: &Db, member: &Member, entity: &str, id: Uuid) -> Result<Vec<BudgetEvent>> {
    member.require("budgeting.view")?;
    let asked = HistoryParams { org_id: member.org_id(), entity, entity_id: id };
    let rows = db.read(member, async |tx| Ok(history().params(tx, &asked).all().await?)).await?;
    Ok(rows.into_iter().map(BudgetEvent::from).collect())
}
