//! Lists of planning as tables for spreadsheets: all rows of a filter, up to a limit. What is handed out is recorded.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::exports::{RecordParams, record};
use chrono::{DateTime, NaiveDateTime, Utc};
use uuid::Uuid;

use super::annual_plans::{self, AnnualPlanSummary};
use super::dashboard::{self, Waiting};
use super::goals::{self, Goal};
use super::objectives::{self, Objective};
use super::strategic_plans::{self, StrategicPlanSummary};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::Paging;
use crate::web::export::{Cell, Table};
use crate::web::words::{in_manila, words as word};

/// The strategic plans that the filter lets through.
pub async fn strategic_plans(db: &Db, member: &Member, filter: &strategic_plans::Filter) -> Result<Table> {
    member.require("planning.export")?;
    let plans = complete(strategic_plans::list(db, member, filter, &Paging::whole()).await?)?;
    let table = Table {
        title: "Strategic plans".to_owned(),
        name: format!("{}-strategic-plans", member.org_code()),
        columns: vec![
            "Title",
            "Start year",
            "End year",
            "Status",
            "Goals",
            "Goals completed",
            "Goals in progress",
            "Progress (%)",
            "Annual work plans",
            "Created (Manila)",
            "Changed (Manila)",
        ],
        rows: plans.into_iter().map(strategic_plan).collect(),
    };
    handed_out(db, member, "planning.strategic_plans", None, table).await
}

/// The annual work plans that the filter lets through.
pub async fn annual_plans(db: &Db, member: &Member, filter: &annual_plans::Filter) -> Result<Table> {
    member.require("planning.export")?;
    let plans = complete(annual_plans::list(db, member, filter, &Paging::whole()).await?)?;
    let table = Table {
        title: "Annual work plans".to_owned(),
        name: format!("{}-annual-plans", member.org_code()),
        columns: vec![
            "Year",
            "Title",
            "Strategic plan",
            "Status",
            "Budget (PHP)",
            "Objectives",
            "Objectives completed",
            "Progress (%)",
            "Created (Manila)",
            "Changed (Manila)",
        ],
        rows: plans.into_iter().map(annual_plan).collect(),
    };
    handed_out(db, member, "planning.annual_plans", None, table).await
}

/// The objectives that the filter lets through.
pub async fn objectives(db: &Db, member: &Member, filter: &objectives::Filter) -> Result<Table> {
    member.require("planning.export")?;
    let objectives = complete(objectives::list(db, member, filter, &Paging::whole()).await?)?;
    let table = Table {
        title: "Objectives".to_owned(),
        name: format!("{}-objectives", member.org_code()),
        columns: vec![
            "Year",
            "Annual work plan",
            "Goal",
            "Title",
            "Description",
            "Due date",
            "Indicator",
            "Baseline",
            "Target",
            "Current",
            "Completion (%)",
            "Status",
            "Completed on",
            "Overdue",
            "Days remaining",
            "Created (Manila)",
            "Changed (Manila)",
        ],
        rows: objectives.into_iter().map(objective).collect(),
    };
    handed_out(db, member, "planning.objectives", None, table).await
}

/// The goals of one strategic plan that the filter lets through.
pub async fn goals(db: &Db, member: &Member, strategic_plan_id: Uuid, filter: &goals::Filter) -> Result<Table> {
    member.require("planning.export")?;
    let goals = complete(goals::list(db, member, strategic_plan_id, filter, &Paging::whole()).await?)?;
    let table = Table {
        title: "Goals".to_owned(),
        name: format!("{}-goals", member.org_code()),
        columns: vec![
            "Title",
            "Description",
            "Metric",
            "Target",
            "Current",
            "Completion (%)",
            "Priority",
            "Status",
            "On track",
            "Created (Manila)",
            "Changed (Manila)",
        ],
        rows: goals.into_iter().map(goal).collect(),
    };
    handed_out(db, member, "planning.goals", Some(strategic_plan_id), table).await
}

/// What waits for the member's approval.
pub async fn waiting(db: &Db, member: &Member) -> Result<Table> {
    member.require("planning.export")?;
    let waiting = dashboard::waiting(db, member).await?;
    let table = Table {
        title: "Waiting for my approval".to_owned(),
        name: format!("{}-waiting-for-approval", member.org_code()),
        columns: vec!["Kind", "Title", "Years", "Submitted by", "Submitted (Manila)"],
        rows: waiting.into_iter().map(waiting_plan).collect(),
    };
    handed_out(db, member, "planning.strategic_plans", None, table).await
}

/// Records that rows of a table leave the system. Without this record nothing is handed out. The key is that of the row,
/// or of the plan whose rows they are; none for a list.
pub(crate) async fn record_export(
    db: &Db,
    member: &Member,
    entity: &str,
    entity_id: Option<Uuid>,
    row_count: Option<i32>,
) -> Result<()> {
    let exported = RecordParams { org_id: member.org_id(), entity, entity_id, row_count };
    db.write(member, async |tx| Ok(record().params(tx, &exported).one().await?)).await?;
    Ok(())
}

async fn handed_out(db: &Db, member: &Member, entity: &str, key: Option<Uuid>, table: Table) -> Result<Table> {
    let count = i32::try_from(table.rows.len()).ok();
    record_export(db, member, entity, key, count).await?;
    Ok(table)
}

/// All rows, if the first page held them.
fn complete<R>((rows, next): (Vec<R>, Option<String>)) -> Result<Vec<R>> {
    if next.is_some() { Err(Error::named("export_rows")) } else { Ok(rows) }
}

fn times(created_at: DateTime<Utc>, updated_at: DateTime<Utc>) -> [NaiveDateTime; 2] {
    [in_manila(created_at), in_manila(updated_at)]
}

fn waiting_plan(plan: Waiting) -> Vec<Cell> {
    vec![
        word(&plan.entity).into(),
        plan.title.into(),
        plan.years.into(),
        plan.submitted_by.into(),
        plan.submitted_at.map(in_manila).into(),
    ]
}

fn strategic_plan(plan: StrategicPlanSummary) -> Vec<Cell> {
    let [created, changed] = times(plan.created_at, plan.updated_at);
    vec![
        plan.title.into(),
        plan.start_year.into(),
        plan.end_year.into(),
        word(&plan.status).into(),
        plan.goals_total.into(),
        plan.goals_completed.into(),
        plan.goals_in_progress.into(),
        Cell::decimal(&plan.overall_progress),
        plan.annual_plans_total.into(),
        created.into(),
        changed.into(),
    ]
}

fn annual_plan(plan: AnnualPlanSummary) -> Vec<Cell> {
    let [created, changed] = times(plan.created_at, plan.updated_at);
    vec![
        plan.year.into(),
        plan.title.into(),
        plan.strategic_plan_title.into(),
        word(&plan.status).into(),
        plan.budget_total.as_deref().map(Cell::decimal).into(),
        plan.objectives_total.into(),
        plan.objectives_completed.into(),
        Cell::decimal(&plan.overall_progress),
        created.into(),
        changed.into(),
    ]
}

fn objective(objective: Objective) -> Vec<Cell> {
    let [created, changed] = times(objective.created_at, objective.updated_at);
    vec![
        objective.year.into(),
        objective.annual_plan_title.into(),
        objective.goal_title.into(),
        objective.title.into(),
        objective.description.into(),
        objective.target_date.into(),
        objective.indicator.into(),
        Cell::decimal(&objective.baseline_value),
        Cell::decimal(&objective.target_value),
        Cell::decimal(&objective.current_value),
        Cell::decimal(&objective.completion_percentage),
        word(&objective.status).into(),
        objective.completed_at.into(),
        if objective.is_overdue { "Yes" } else { "No" }.into(),
        i32::try_from(objective.days_remaining).ok().into(),
        created.into(),
        changed.into(),
    ]
}

fn goal(goal: Goal) -> Vec<Cell> {
    let [created, changed] = times(goal.created_at, goal.updated_at);
    vec![
        goal.title.into(),
        goal.description.into(),
        goal.target_metric.into(),
        Cell::decimal(&goal.target_value),
        Cell::decimal(&goal.current_value),
        Cell::decimal(&goal.completion_percentage),
        word(&goal.priority).into(),
        word(&goal.status).into(),
        goal.on_track.words().into(),
        created.into(),
        changed.into(),
    ]
}
