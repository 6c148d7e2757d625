//! The list of annual work plans: filters, sorts, pages.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::annual_plans::{
    AnnualPlanSummary as Row, ListByCreatedAtParams, ListByYearParams, list_by_created_at, list_by_year,
};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::planning::strategic_plans::STATUSES;
use crate::planning::{known, parsed};
use crate::web::{Ignored, Paging, two_decimals};

const SORTS: [&str; 2] = ["-year", "-created_at"];

/// An annual work plan as lists show it.
#[derive(Debug, Object)]
pub struct AnnualPlanSummary {
    /// The annual plan's id.
    pub id: Uuid,
    /// The strategic plan it carries out.
    pub strategic_plan_id: Uuid,
    /// That plan's title.
    pub strategic_plan_title: String,
    /// Title.
    pub title: String,
    /// Fiscal year.
    pub year: i32,
    /// Indicative budget in pesos.
    #[oai(nullable)]
    pub budget_total: Option<String>,
    /// draft, submitted, approved, active, completed or archived.
    pub status: String,
    /// Number of objectives.
    pub objectives_total: i32,
    /// Completed ones among them.
    pub objectives_completed: i32,
    /// Mean completion of the objectives that are not cancelled, in per cent.
    pub overall_progress: String,
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
    year: Option<i32>,
    status: Option<String>,
    strategic_plan_id: Option<Uuid>,
    search: Option<String>,
    sort: String,
}

impl Filter {
    /// Everything of one strategic plan.
    pub(in crate::planning) fn of_strategic_plan(id: Uuid) -> Self {
        Self { strategic_plan_id: Some(id), ..Self::default() }
    }

    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        year: Option<String>,
        status: Option<String>,
        strategic_plan: Option<String>,
        search: Option<String>,
        sort: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filter = Self {
            year: parsed("year", year, &mut ignored),
            status: known("status", status, &STATUSES, &mut ignored),
            strategic_plan_id: parsed("strategic_plan", strategic_plan, &mut ignored),
            search: search.filter(|search| !search.trim().is_empty()),
            sort: known("sort", sort, &SORTS, &mut ignored).unwrap_or_else(|| SORTS[0].to_owned()),
        };
        (filter, ignored)
    }
}

/// The member's annual plans, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<AnnualPlanSummary>, Option<String>)> {
    member.require("planning.view")?;
    let (rows, next) = db.read(member, async |tx| rows(tx, member, filter, paging).await).await?;
    Ok((rows.into_iter().map(AnnualPlanSummary::from).collect(), next))
}

/// The rows of a page of the list.
pub(in crate::planning) async fn rows(
    tx: &Tx,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let (org_id, limit) = (member.org_id(), paging.fetch());
    let Filter { year, status, strategic_plan_id, search, sort } = filter;
    let (year, strategic_plan_id) = (*year, *strategic_plan_id);
    let (status, search) = (status.as_deref(), search.as_deref());
    Ok(if sort == "-created_at" {
        let (after_created_at, after_id) =
            paging.after::<DateTime<Utc>>(sort)?.map(|after| (after.key, after.id)).unzip();
        let asked = ListByCreatedAtParams {
            org_id,
            year,
            status,
            strategic_plan_id,
            search,
            after_id,
            after_created_at,
            limit,
        };
        let rows = list_by_created_at().params(tx, &asked).all().await?;
        paging.split(rows, sort, |row: &Row| (row.created_at, row.id))
    } else {
        let (after_year, after_id) = paging.after::<i32>(sort)?.map(|after| (after.key, after.id)).unzip();
        let asked = ListByYearParams { org_id, year, status, strategic_plan_id, search, after_id, after_year, limit };
        let rows = list_by_year().params(tx, &asked).all().await?;
        paging.split(rows, sort, |row: &Row| (row.year, row.id))
    })
}

impl From<Row> for AnnualPlanSummary {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            strategic_plan_id: row.strategic_plan_id,
            strategic_plan_title: row.strategic_plan_title,
            title: row.title,
            year: row.year,
            budget_total: row.budget_total.map(two_decimals),
            status: row.status,
            objectives_total: row.objectives_total,
            objectives_completed: row.objectives_completed,
            overall_progress: two_decimals(row.overall_progress),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
