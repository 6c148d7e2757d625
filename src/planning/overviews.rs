//! What a page shows of one row: the row with its children and its history, read in one transaction.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::dashboard::DashboardCounts;
use bmms_queries::queries::planning::{goals as goal_queries, objectives as objective_queries};
use futures_util::{TryFutureExt, try_join};
use uuid::Uuid;

use super::annual_plans::{self, AnnualPlan, AnnualPlanSummary};
use super::dashboard::{Dashboard, Waiting};
use super::goals::{self, Goal};
use super::objectives::{self, Objective};
use super::strategic_plans::{self, StrategicPlan, StrategicPlanSummary};
use super::transitions::{HistoryLine, lines};
use super::{dashboard, today};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::Paging;

/// A strategic plan with its goals, its annual work plans and its history.
#[derive(Debug)]
pub struct StrategicPlanOverview {
    /// The plan.
    pub plan: StrategicPlan,
    /// Its goals by priority.
    pub goals: Vec<Goal>,
    /// Its annual work plans, the latest year first.
    pub annual_plans: Vec<AnnualPlanSummary>,
    /// Its history, the latest first.
    pub history: Vec<HistoryLine>,
}

/// An annual work plan with its objectives and its history.
#[derive(Debug)]
pub struct AnnualPlanOverview {
    /// The annual work plan.
    pub plan: AnnualPlan,
    /// Its objectives by due date.
    pub objectives: Vec<Objective>,
    /// Its history, the latest first.
    pub history: Vec<HistoryLine>,
}

/// A goal or objective with what may be done next and its history.
#[derive(Debug)]
pub struct Overview<T> {
    /// The goal or objective.
    pub item: T,
    /// The statuses that the member may give it next; none while its plan is closed to progress.
    pub next_statuses: Vec<String>,
    /// Whether the member may record progress.
    pub takes_progress: bool,
    /// Its history, the latest first.
    pub history: Vec<HistoryLine>,
}

impl<T> Overview<T> {
    /// Progress is recorded in a draft, approved or active plan (planning: section 3.4), on a row that is still open.
    fn new(
        item: T,
        plan_status: &str,
        status: &str,
        next: Vec<String>,
        history: Vec<HistoryLine>,
        member: &Member,
    ) -> Self {
        let plan_is_open = member.can("planning.edit") && ["draft", "approved", "active"].contains(&plan_status);
        Self {
            item,
            next_statuses: if plan_is_open { next } else { Vec::new() },
            takes_progress: plan_is_open && ["not_started", "in_progress"].contains(&status),
            history,
        }
    }
}

/// A page of a list with the figures for its stat cards.
#[derive(Debug)]
pub struct ListPage<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// Figures of the organization.
    pub figures: DashboardCounts,
}

/// The dashboard of planning, and what waits for the member's approval.
pub async fn dashboard(db: &Db, member: &Member) -> Result<(Dashboard, Vec<Waiting>)> {
    member.require("planning.view")?;
    db.read(member, async |tx| try_join!(dashboard::find(tx, member), dashboard::find_waiting(tx, member))).await
}

/// What waits for the member's approval, and the objectives that are overdue, at most ten.
pub async fn due(db: &Db, member: &Member) -> Result<(Vec<Waiting>, Vec<Objective>)> {
    member.require("planning.view")?;
    let (overdue, ten) = (objectives::Filter::overdue(), Paging::first(10));
    let (waiting, (rows, _)) = db
        .read(member, async |tx| {
            try_join!(dashboard::find_waiting(tx, member), objectives::rows(tx, member, &overdue, &ten))
        })
        .await?;
    let today = today();
    Ok((waiting, rows.into_iter().map(|row| Objective::new(row, today)).collect()))
}

/// A page of the list of strategic plans.
pub async fn strategic_plans(
    db: &Db,
    member: &Member,
    filter: &strategic_plans::Filter,
    paging: &Paging,
) -> Result<ListPage<StrategicPlanSummary>> {
    member.require("planning.view")?;
    let ((rows, next), figures) = db
        .read(member, async |tx| {
            try_join!(strategic_plans::rows(tx, member, filter, paging), dashboard::figures(tx, member))
        })
        .await?;
    Ok(ListPage { items: rows.into_iter().map(StrategicPlanSummary::from).collect(), next, figures })
}

/// A page of the list of annual work plans.
pub async fn annual_plans(
    db: &Db,
    member: &Member,
    filter: &annual_plans::Filter,
    paging: &Paging,
) -> Result<ListPage<AnnualPlanSummary>> {
    member.require("planning.view")?;
    let ((rows, next), figures) = db
        .read(member, async |tx| {
            try_join!(annual_plans::rows(tx, member, filter, paging), dashboard::figures(tx, member))
        })
        .await?;
    Ok(ListPage { items: rows.into_iter().map(AnnualPlanSummary::from).collect(), next, figures })
}

/// One of the member's strategic plans.
pub async fn strategic_plan(db: &Db, member: &Member, id: Uuid) -> Result<StrategicPlanOverview> {
    member.require("planning.view")?;
    let (all_goals, all_plans) = (goals::Filter::default(), annual_plans::Filter::of_strategic_plan(id));
    let whole = Paging::whole();
    let (plan, goals, annual_plans, history) = db
        .read(member, async |tx| {
            let (plan, goals, annual_plans, history) = try_join!(
                strategic_plans::find(tx, member, id),
                goals::rows(tx, member, id, &all_goals, &whole),
                annual_plans::rows(tx, member, &all_plans, &whole),
                lines(tx, member, "strategic_plan", id),
            )?;
            Ok((plan.ok_or(Error::NotFound)?, goals.0, annual_plans.0, history))
        })
        .await?;
    Ok(StrategicPlanOverview {
        plan: StrategicPlan::new(plan, member),
        goals: goals.into_iter().map(Goal::from).collect(),
        annual_plans: annual_plans.into_iter().map(AnnualPlanSummary::from).collect(),
        history,
    })
}

/// One of the member's annual work plans.
pub async fn annual_plan(db: &Db, member: &Member, id: Uuid) -> Result<AnnualPlanOverview> {
    member.require("planning.view")?;
    let (all, whole) = (objectives::Filter::of_annual_plan(id), Paging::whole());
    let (plan, objectives, history) = db
        .read(member, async |tx| {
            let (plan, objectives, history) = try_join!(
                annual_plans::find(tx, member, id),
                objectives::rows(tx, member, &all, &whole),
                lines(tx, member, "annual_plan", id),
            )?;
            Ok((plan.ok_or(Error::NotFound)?, objectives.0, history))
        })
        .await?;
    let today = today();
    Ok(AnnualPlanOverview {
        plan: AnnualPlan::new(plan, member),
        objectives: objectives.into_iter().map(|row| Objective::new(row, today)).collect(),
        history,
    })
}

/// One of the member's goals.
pub async fn goal(db: &Db, member: &Member, id: Uuid) -> Result<Overview<Goal>> {
    member.require("planning.view")?;
    let asked = goal_queries::NextStatusesParams { org_id: member.org_id(), id };
    let (goal, next, history) = db
        .read(member, async |tx| {
            let next = goal_queries::next_statuses();
            try_join!(
                goals::find(tx, member, id),
                next.params(tx, &asked).opt().err_into(),
                lines(tx, member, "goal", id),
            )
        })
        .await?;
    let goal = Goal::from(goal.ok_or(Error::NotFound)?);
    let (plan_status, status) = (goal.strategic_plan_status.clone(), goal.status.clone());
    Ok(Overview::new(goal, &plan_status, &status, next.unwrap_or_default(), history, member))
}

/// One of the member's objectives.
pub async fn objective(db: &Db, member: &Member, id: Uuid) -> Result<Overview<Objective>> {
    member.require("planning.view")?;
    let asked = objective_queries::NextStatusesParams { org_id: member.org_id(), id };
    let (objective, next, history) = db
        .read(member, async |tx| {
            let next = objective_queries::next_statuses();
            try_join!(
                objectives::find(tx, member, id),
                next.params(tx, &asked).opt().err_into(),
                lines(tx, member, "objective", id),
            )
        })
        .await?;
    let objective = Objective::new(objective.ok_or(Error::NotFound)?, today());
    let (plan_status, status) = (objective.annual_plan_status.clone(), objective.status.clone());
    Ok(Overview::new(objective, &plan_status, &status, next.unwrap_or_default(), history, member))
}
