//! The list of budget proposals: filters, sorts, pages.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::proposals::{
    ListByFiscalYearParams, ListByTitleParams, ListByUpdatedAtParams, ProposalSummary as Row, list_by_fiscal_year,
    list_by_title, list_by_updated_at,
};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::STATUSES;
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::web::{Ignored, Paging, known, parsed, two_decimals};

const SORTS: [&str; 3] = ["-fiscal_year", "title", "-updated_at"];

/// A budget proposal as lists show it.
#[derive(Debug, Object)]
pub struct ProposalSummary {
    /// The proposal's id.
    pub id: Uuid,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Title.
    pub title: String,
    /// draft, submitted, `under_review`, returned, approved or rejected.
    pub status: String,
    /// How often it was submitted.
    pub round: i32,
    /// Whether it was last submitted after the deadline of the budget call.
    pub is_late: bool,
    /// Number of programmes.
    pub programmes_total: i32,
    /// Sum of what the programmes request, in pesos.
    pub total_requested: String,
    /// Sum of what was approved; none until it is.
    #[oai(nullable)]
    pub total_approved: Option<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    status: Option<String>,
    fiscal_year: Option<i32>,
    search: Option<String>,
    sort: String,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        status: Option<String>,
        fiscal_year: Option<String>,
        search: Option<String>,
        sort: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filter = Self {
            status: known("status", status, &STATUSES, &mut ignored),
            fiscal_year: parsed("fiscal_year", fiscal_year, &mut ignored),
            search: search.filter(|search| !search.trim().is_empty()),
            sort: known("sort", sort, &SORTS, &mut ignored).unwrap_or_else(|| SORTS[0].to_owned()),
        };
        (filter, ignored)
    }
}

#[derive(Deserialize, Serialize)]
struct YearKey(i32, DateTime<Utc>);

/// The member's proposals, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<ProposalSummary>, Option<String>)> {
    member.require("budgeting.view")?;
    let (rows, next) = db.read(member, async |tx| rows(tx, member, filter, paging).await).await?;
    Ok((rows.into_iter().map(ProposalSummary::from).collect(), next))
}

/// The rows of a page of the list.
async fn rows(tx: &Tx, member: &Member, filter: &Filter, paging: &Paging) -> Result<(Vec<Row>, Option<String>)> {
    let (org_id, limit) = (member.org_id(), paging.fetch());
    let Filter { status, fiscal_year, search, sort } = filter;
    let (status, search, fiscal_year) = (status.as_deref(), search.as_deref(), *fiscal_year);
    Ok(match sort.as_str() {
        "title" => {
            let after = paging.after::<String>(sort)?;
            let (after_title, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked = ListByTitleParams { org_id, status, fiscal_year, search, after_id, after_title, limit };
            let rows = list_by_title().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.title.clone(), row.id))
        }
        "-updated_at" => {
            let after = paging.after::<DateTime<Utc>>(sort)?;
            let (after_updated_at, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked =
                ListByUpdatedAtParams { org_id, status, fiscal_year, search, after_id, after_updated_at, limit };
            let rows = list_by_updated_at().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.updated_at, row.id))
        }
        _ => {
            let sort = SORTS[0];
            let after = paging.after::<YearKey>(sort)?;
            let asked = ListByFiscalYearParams {
                org_id,
                status,
                fiscal_year,
                search,
                after_id: after.as_ref().map(|after| after.id),
                after_fiscal_year: after.as_ref().map(|after| after.key.0),
                after_updated_at: after.map(|after| after.key.1),
                limit,
            };
            let rows = list_by_fiscal_year().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (YearKey(row.fiscal_year, row.updated_at), row.id))
        }
    })
}

impl From<Row> for ProposalSummary {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            fiscal_year: row.fiscal_year,
            title: row.title,
            status: row.status,
            round: row.round,
            is_late: row.is_late,
            programmes_total: row.programmes_total,
            total_requested: two_decimals(row.total_requested),
            total_approved: row.total_approved.map(two_decimals),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
