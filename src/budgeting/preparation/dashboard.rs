//! The overview of preparation: how many proposals stand where, what the years add up to, and what waits for the member.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::dashboard::{
    DashboardProposal, WaitingParams, WaitingProposal as WaitingRow, counts, recent, waiting as waiting_rows, years,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use uuid::Uuid;

use super::proposals::STATUSES;
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::web::two_decimals;

/// The figures of an organization's budget proposals.
#[derive(Debug, Object)]
pub struct BudgetDashboard {
    /// Proposals by status, every status in its order.
    pub statuses: Vec<StatusCount>,
    /// What was requested and approved for the latest five fiscal years, the earliest first.
    pub years: Vec<YearTotal>,
    /// The five proposals that were changed last.
    pub recent: Vec<RecentProposal>,
    /// What waits for the signed-in person.
    pub waiting: Vec<WaitingProposal>,
}

/// How many proposals have a status.
#[derive(Debug, Object)]
pub struct StatusCount {
    /// The status.
    pub status: String,
    /// How many.
    pub proposals: i64,
}

/// What a fiscal year adds up to.
#[derive(Debug, Object)]
pub struct YearTotal {
    /// The fiscal year.
    pub fiscal_year: i32,
    /// Requested, in pesos.
    pub requested: String,
    /// Approved, in pesos.
    pub approved: String,
}

/// A proposal that was changed lately.
#[derive(Debug, Object)]
pub struct RecentProposal {
    /// Its id.
    pub id: Uuid,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Title.
    pub title: String,
    /// Status.
    pub status: String,
    /// Requested, in pesos.
    pub total_requested: String,
    /// Approved; none until it is.
    #[oai(nullable)]
    pub total_approved: Option<String>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// A proposal that waits for the signed-in person: to be decided, or returned to be changed.
#[derive(Debug, Object)]
pub struct WaitingProposal {
    /// Its id.
    pub id: Uuid,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Title.
    pub title: String,
    /// submitted or `under_review`: to be decided; returned: to be changed.
    pub status: String,
    /// Who submitted it.
    #[oai(nullable)]
    pub submitted_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The figures of the member's organization.
pub async fn get(db: &Db, member: &Member) -> Result<BudgetDashboard> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let (counted, years, recent, waiting) = db
        .read(member, async |tx| {
            let (counts, years, recent) = (counts(), years(), recent());
            try_join!(
                counts.bind(tx, &org_id).all().err_into(),
                years.bind(tx, &org_id).all().err_into(),
                recent.bind(tx, &org_id).all().err_into(),
                find_waiting(tx, member),
            )
        })
        .await?;
    let count = |status: &str| counted.iter().find(|row| row.status == status).map_or(0, |row| row.proposals);
    Ok(BudgetDashboard {
        statuses: STATUSES
            .iter()
            .map(|status| StatusCount { status: (*status).to_owned(), proposals: count(status) })
            .collect(),
        years: years
            .into_iter()
            .map(|row| YearTotal {
                fiscal_year: row.fiscal_year,
                requested: two_decimals(row.requested),
                approved: two_decimals(row.approved),
            })
            .collect(),
        recent: recent.into_iter().map(RecentProposal::from).collect(),
        waiting,
    })
}

/// What waits for the member, the longest waiting first.
pub async fn waiting(db: &Db, member: &Member) -> Result<Vec<WaitingProposal>> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| find_waiting(tx, member).await).await
}

async fn find_waiting(tx: &Tx, member: &Member) -> Result<Vec<WaitingProposal>> {
    let asked = WaitingParams {
        org_id: member.org_id(),
        may_approve: member.can("budgeting.approve"),
        user_id: member.user_id(),
    };
    let rows = waiting_rows().params(tx, &asked).all().await?;
    Ok(rows.into_iter().map(WaitingProposal::from).collect())
}

impl From<DashboardProposal> for RecentProposal {
    fn from(row: DashboardProposal) -> Self {
        Self {
            id: row.id,
            fiscal_year: row.fiscal_year,
            title: row.title,
            status: row.status,
            total_requested: two_decimals(row.total_requested),
            total_approved: row.total_approved.map(two_decimals),
            updated_at: row.updated_at,
        }
    }
}

impl From<WaitingRow> for WaitingProposal {
    fn from(row: WaitingRow) -> Self {
        Self {
            id: row.id,
            fiscal_year: row.fiscal_year,
            title: row.title,
            status: row.status,
            submitted_by: row.submitted_by_name,
            submitted_at: row.submitted_at,
        }
    }
}
