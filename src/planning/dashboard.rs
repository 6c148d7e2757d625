//! The dashboard: figures, the active plan with the goals that are off track, the newest plans, and what waits for
//! the member's approval.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::dashboard::{
    CountsParams, DashboardCounts, DashboardItem, Months as MonthRow, Waiting as WaitingRow, WaitingParams, counts,
    items, months, waiting as waiting_rows,
};
use chrono::{DateTime, Utc};
use futures_util::try_join;
use poem_openapi::Object;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::derived::{OnTrack, on_track, today, year_of};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::web::two_decimals;

/// The figures of an organization's planning.
#[derive(Debug, Object)]
pub struct Dashboard {
    /// Strategic plans.
    pub plans_total: i64,
    /// Active ones among them.
    pub plans_active: i64,
    /// Drafts.
    pub plans_draft: i64,
    /// Submitted and not yet judged.
    pub plans_submitted: i64,
    /// Goals of all plans.
    pub goals_total: i64,
    /// Completed goals.
    pub goals_completed: i64,
    /// Goals in progress.
    pub goals_in_progress: i64,
    /// Goals not started.
    pub goals_not_started: i64,
    /// Annual work plans.
    pub annual_plans_total: i64,
    /// Active ones among them.
    pub annual_plans_active: i64,
    /// Objectives of all annual work plans.
    pub objectives_total: i64,
    /// Completed objectives.
    pub objectives_completed: i64,
    /// Objectives in progress.
    pub objectives_in_progress: i64,
    /// Objectives due and still open.
    pub objectives_overdue: i64,
    /// The active plan, if there is one.
    #[oai(skip_serializing_if_is_none)]
    pub active_plan: Option<ActivePlan>,
    /// Objectives due this year, by month; months without any are left out.
    pub objectives_by_month: Vec<Month>,
    /// The five newest strategic plans.
    pub newest_plans: Vec<Item>,
    /// The five newest annual work plans.
    pub newest_annual_plans: Vec<Item>,
}

/// The active plan.
#[derive(Debug, Object)]
pub struct ActivePlan {
    /// The plan's id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// First and last calendar year, as `2025-2030`.
    pub year_range: String,
    /// Mean completion of its goals, in per cent.
    pub overall_progress: String,
    /// Its goals by priority.
    pub goals: Vec<Item>,
    /// Those that are off track.
    pub off_track_goals: Vec<Item>,
}

/// A plan or goal in a short list.
#[derive(Clone, Debug, Object)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Status.
    pub status: String,
    /// First and last calendar year, as `2025-2030`; one year for an annual work plan.
    pub years: String,
    /// Completion of a goal, in per cent.
    #[oai(skip_serializing_if_is_none)]
    pub completion_percentage: Option<String>,
    /// How a goal stands against the years of its plan.
    #[oai(skip_serializing_if_is_none)]
    pub on_track: Option<OnTrack>,
    /// When it was created.
    pub created_at: DateTime<Utc>,
}

/// Objectives due in one month of the present year.
#[derive(Debug, Object)]
pub struct Month {
    /// 1 for January to 12 for December.
    pub month: i32,
    /// Completed ones.
    pub completed: i64,
    /// Open ones that are not yet due.
    pub open: i64,
    /// Open ones whose due date is past.
    pub overdue: i64,
}

/// A plan that waits for the member's approval.
#[derive(Debug, Object)]
pub struct Waiting {
    /// `strategic_plan` or `annual_plan`.
    pub entity: String,
    /// Its id.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// First and last calendar year, as `2025-2030`; one year for an annual work plan.
    pub years: String,
    /// Who submitted it.
    #[oai(nullable)]
    pub submitted_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub submitted_at: Option<DateTime<Utc>>,
}

/// The figures alone, as the stat cards of the lists show them.
pub(super) async fn figures(tx: &Tx, member: &Member) -> Result<DashboardCounts> {
    let asked = CountsParams { org_id: member.org_id(), today: today() };
    Ok(counts().params(tx, &asked).one().await?)
}

/// The figures and short lists of the member's organization.
pub async fn get(db: &Db, member: &Member) -> Result<Dashboard> {
    member.require("planning.view")?;
    db.read(member, async |tx| find(tx, member).await).await
}

/// The same in a transaction of the caller's.
pub(super) async fn find(tx: &Tx, member: &Member) -> Result<Dashboard> {
    let (org_id, today) = (member.org_id(), today());
    let asked = CountsParams { org_id, today };
    let (counts, items, months) = (counts(), items(), months());
    let (counts, items, months) = try_join!(
        counts.params(tx, &asked).one(),
        items.bind(tx, &org_id).all(),
        months.bind(tx, &today, &org_id).all(),
    )?;
    Ok(assemble(counts, items, months, year_of(today)))
}

fn assemble(counts: DashboardCounts, items: Vec<DashboardItem>, months: Vec<MonthRow>, year: i32) -> Dashboard {
    let (mut plans, mut annual_plans, mut goals) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        match item.entity.as_str() {
            "strategic_plan" => plans.push(Item::from(item)),
            "annual_plan" => annual_plans.push(Item::from(item)),
            _ => {
                let completion = item.completion_percentage.unwrap_or(Decimal::ZERO);
                let on_track = on_track(&item.status, completion, item.start_year, item.end_year, year);
                goals.push(Item { on_track: Some(on_track), ..Item::from(item) });
            }
        }
    }
    let active_plan = counts.active_id.map(|id| ActivePlan {
        id,
        title: counts.active_title.unwrap_or_default(),
        year_range: years(counts.active_start_year.unwrap_or_default(), counts.active_end_year.unwrap_or_default()),
        overall_progress: two_decimals(counts.active_progress.unwrap_or_default()),
        off_track_goals: goals.iter().filter(|goal| goal.on_track == Some(OnTrack::OffTrack)).cloned().collect(),
        goals,
    });
    Dashboard {
        plans_total: counts.plans_total,
        plans_active: counts.plans_active,
        plans_draft: counts.plans_draft,
        plans_submitted: counts.plans_submitted,
        goals_total: counts.goals_total,
        goals_completed: counts.goals_completed,
        goals_in_progress: counts.goals_in_progress,
        goals_not_started: counts.goals_not_started,
        annual_plans_total: counts.annual_plans_total,
        annual_plans_active: counts.annual_plans_active,
        objectives_total: counts.objectives_total,
        objectives_completed: counts.objectives_completed,
        objectives_in_progress: counts.objectives_in_progress,
        objectives_overdue: counts.objectives_overdue,
        active_plan,
        objectives_by_month: months.into_iter().map(Month::from).collect(),
        newest_plans: plans,
        newest_annual_plans: annual_plans,
    }
}

/// What waits for the member's approval, the longest waiting first; nothing for a member who may not approve.
pub async fn waiting(db: &Db, member: &Member) -> Result<Vec<Waiting>> {
    member.require("planning.view")?;
    db.read(member, async |tx| find_waiting(tx, member).await).await
}

/// The same in a transaction of the caller's.
pub(super) async fn find_waiting(tx: &Tx, member: &Member) -> Result<Vec<Waiting>> {
    if !member.can("planning.approve") {
        return Ok(Vec::new());
    }
    let asked = WaitingParams { org_id: member.org_id(), user_id: member.user_id() };
    let rows = waiting_rows().params(tx, &asked).all().await?;
    Ok(rows.into_iter().map(Waiting::from).collect())
}

fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}

impl From<DashboardItem> for Item {
    fn from(item: DashboardItem) -> Self {
        Self {
            id: item.id,
            title: item.title,
            status: item.status,
            years: years(item.start_year, item.end_year),
            completion_percentage: item.completion_percentage.map(two_decimals),
            on_track: None,
            created_at: item.created_at,
        }
    }
}

impl From<MonthRow> for Month {
    fn from(row: MonthRow) -> Self {
        Self { month: row.month, completed: row.completed, open: row.open, overdue: row.overdue }
    }
}

impl From<WaitingRow> for Waiting {
    fn from(row: WaitingRow) -> Self {
        Self {
            entity: row.entity,
            id: row.id,
            title: row.title,
            years: years(row.start_year, row.end_year),
            submitted_by: row.submitted_by_name,
            submitted_at: row.submitted_at,
        }
    }
}
