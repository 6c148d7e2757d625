//! The list of strategic plans: filters, sorts, pages.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::strategic_plans::{
    ListByCreatedAtParams, ListByProgressParams, ListByStartYearParams, ListByTitleParams, StrategicPlanSummary as Row,
    list_by_created_at, list_by_progress, list_by_start_year, list_by_title,
};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::STATUSES;
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::planning::{known, parsed};
use crate::web::{Ignored, Paging, two_decimals};

const SORTS: [&str; 4] = ["-start_year", "title", "-created_at", "-progress"];

/// A strategic plan as lists show it.
#[derive(Debug, Object)]
pub struct StrategicPlanSummary {
    /// The plan's id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// First calendar year.
    pub start_year: i32,
    /// Last calendar year.
    pub end_year: i32,
    /// draft, submitted, approved, active, completed or archived.
    pub status: String,
    /// Number of goals.
    pub goals_total: i32,
    /// Completed ones among them.
    pub goals_completed: i32,
    /// Goals in progress.
    pub goals_in_progress: i32,
    /// Mean completion of the goals, in per cent.
    pub overall_progress: String,
    /// Number of annual work plans.
    pub annual_plans_total: i32,
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
    year: Option<i32>,
    search: Option<String>,
    sort: String,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        status: Option<String>,
        year: Option<String>,
        search: Option<String>,
        sort: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filter = Self {
            status: known("status", status, &STATUSES, &mut ignored),
            year: parsed("year", year, &mut ignored),
            search: search.filter(|search| !search.trim().is_empty()),
            sort: known("sort", sort, &SORTS, &mut ignored).unwrap_or_else(|| SORTS[0].to_owned()),
        };
        (filter, ignored)
    }
}

/// The member's plans, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<StrategicPlanSummary>, Option<String>)> {
    member.require("planning.view")?;
    let (rows, next) = db.read(member, async |tx| rows(tx, member, filter, paging).await).await?;
    Ok((rows.into_iter().map(StrategicPlanSummary::from).collect(), next))
}

/// The rows of a page of the list.
pub(in crate::planning) async fn rows(
    tx: &Tx,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let (org_id, limit) = (member.org_id(), paging.fetch());
    let Filter { status, year, search, sort } = filter;
    let (status, search, year) = (status.as_deref(), search.as_deref(), *year);
    Ok(match sort.as_str() {
        "title" => {
            let after = paging.after::<String>(sort)?;
            let (after_title, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked = ListByTitleParams { org_id, status, year, search, after_id, after_title, limit };
            let rows = list_by_title().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.title.clone(), row.id))
        }
        "-created_at" => {
            let after = paging.after::<DateTime<Utc>>(sort)?;
            let (after_created_at, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked = ListByCreatedAtParams { org_id, status, year, search, after_id, after_created_at, limit };
            let rows = list_by_created_at().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.created_at, row.id))
        }
        "-progress" => {
            let after = paging.after::<Decimal>(sort)?;
            let (after_overall_progress, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked = ListByProgressParams { org_id, status, year, search, after_id, after_overall_progress, limit };
            let rows = list_by_progress().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.overall_progress, row.id))
        }
        _ => {
            let after = paging.after::<i32>(sort)?;
            let (after_start_year, after_id) = after.map(|after| (after.key, after.id)).unzip();
            let asked = ListByStartYearParams { org_id, status, year, search, after_id, after_start_year, limit };
            let rows = list_by_start_year().params(tx, &asked).all().await?;
            paging.split(rows, sort, |row: &Row| (row.start_year, row.id))
        }
    })
}

impl From<Row> for StrategicPlanSummary {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            title: row.title,
            start_year: row.start_year,
            end_year: row.end_year,
            status: row.status,
            goals_total: row.goals_total,
            goals_completed: row.goals_completed,
            goals_in_progress: row.goals_in_progress,
            overall_progress: two_decimals(row.overall_progress),
            annual_plans_total: row.annual_plans_total,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
