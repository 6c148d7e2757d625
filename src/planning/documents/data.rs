//! What the templates place, as text that is ready to read.

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::Serialize;

use crate::auth::Member;
use crate::planning::derived::{on_track, year_of};
use crate::web::two_decimals;
use crate::web::words::{self, in_manila, words as word};
use bmms_queries::queries::planning::annual_plans::{AnnualPlan, AnnualPlanSummary};
use bmms_queries::queries::planning::goals::Goal;
use bmms_queries::queries::planning::objectives::Objective;
use bmms_queries::queries::planning::strategic_plans::StrategicPlan;

/// A strategic plan, as `strategic_plan.typ` reads it.
#[derive(Serialize)]
pub(super) struct StrategicPlanData {
    #[serde(flatten)]
    frame: Frame,
    title: String,
    years: String,
    status: String,
    progress: String,
    vision: String,
    mission: String,
    goals: Vec<GoalLine>,
    annual_plans: Vec<AnnualPlanPart>,
    approval: [Step; 2],
}

/// An annual work plan, as `annual_plan.typ` reads it.
#[derive(Serialize)]
pub(super) struct AnnualPlanData {
    #[serde(flatten)]
    frame: Frame,
    title: String,
    year: String,
    strategic_plan: String,
    status: String,
    progress: String,
    budget: String,
    description: String,
    objectives: Vec<ObjectiveLine>,
    approval: [Step; 2],
}

/// What is on every page.
#[derive(Serialize)]
struct Frame {
    organization: Organization,
    draft: bool,
    generated: Generated,
}

#[derive(Serialize)]
struct Organization {
    name: String,
    code: String,
    /// Format of the picture that comes along.
    logo: Option<&'static str>,
}

#[derive(Serialize)]
struct Generated {
    at: String,
    by: String,
}

#[derive(Serialize)]
struct GoalLine {
    title: String,
    metric: String,
    target: String,
    current: String,
    completion: String,
    priority: String,
    status: String,
    on_track: &'static str,
}

#[derive(Serialize)]
struct AnnualPlanPart {
    title: String,
    year: String,
    status: String,
    progress: String,
    budget: String,
    objectives: Vec<ObjectiveLine>,
}

#[derive(Serialize)]
struct ObjectiveLine {
    title: String,
    indicator: String,
    baseline: String,
    target: String,
    current: String,
    due: String,
    completion: String,
    status: String,
}

/// A step of the workflow: who took it and when.
#[derive(Serialize)]
struct Step {
    what: &'static str,
    name: String,
    at: String,
}

impl StrategicPlanData {
    pub(super) fn new(
        member: &Member,
        at: DateTime<Utc>,
        plan: StrategicPlan,
        goals: Vec<Goal>,
        annual_plans: Vec<AnnualPlanSummary>,
        mut objectives: Vec<Objective>,
        logo: Option<&'static str>,
    ) -> Self {
        let mut part = |plan: AnnualPlanSummary| {
            let own = objectives.extract_if(.., |objective| objective.annual_plan_id == plan.id);
            AnnualPlanPart {
                objectives: own.map(ObjectiveLine::from).collect(),
                title: plan.title,
                year: plan.year.to_string(),
                status: word(&plan.status),
                progress: percent(plan.overall_progress),
                budget: plan.budget_total.map_or_else(not_set, pesos),
            }
        };
        // The list has the latest year first; a document is read from the first year on.
        let annual_plans = annual_plans.into_iter().rev().map(&mut part).collect();
        let year = year_of(in_manila(at).date());
        Self {
            frame: Frame::new(member, at, &plan.status, logo),
            approval: [
                Step::new("Submitted", &plan.status, plan.submitted_by_name, plan.submitted_at),
                Step::new("Approved", &plan.status, plan.approved_by_name, plan.approved_at),
            ],
            years: format!("{}–{}", plan.start_year, plan.end_year),
            status: word(&plan.status),
            progress: percent(plan.overall_progress),
            title: plan.title,
            vision: plan.vision,
            mission: plan.mission,
            goals: goals.into_iter().map(|goal| GoalLine::new(goal, year)).collect(),
            annual_plans,
        }
    }
}

impl AnnualPlanData {
    pub(super) fn new(
        member: &Member,
        at: DateTime<Utc>,
        plan: AnnualPlan,
        objectives: Vec<Objective>,
        logo: Option<&'static str>,
    ) -> Self {
        Self {
            frame: Frame::new(member, at, &plan.status, logo),
            approval: [
                Step::new("Submitted", &plan.status, plan.submitted_by_name, plan.submitted_at),
                Step::new("Approved", &plan.status, plan.approved_by_name, plan.approved_at),
            ],
            year: plan.year.to_string(),
            status: word(&plan.status),
            progress: percent(plan.overall_progress),
            budget: plan.budget_total.map_or_else(not_set, pesos),
            title: plan.title,
            strategic_plan: plan.strategic_plan_title,
            description: plan.description,
            objectives: objectives.into_iter().map(ObjectiveLine::from).collect(),
        }
    }
}

fn pesos(amount: Decimal) -> String {
    words::money(&two_decimals(amount))
}

fn quantity(number: Decimal) -> String {
    words::short(&two_decimals(number))
}

fn percent(share: Decimal) -> String {
    words::per_cent(&two_decimals(share))
}

fn not_set() -> String {
    "not set".to_owned()
}

/// Whether a plan of this status was approved and still counts.
fn is_approved(status: &str) -> bool {
    ["approved", "active", "completed"].contains(&status)
}

impl Frame {
    fn new(member: &Member, at: DateTime<Utc>, status: &str, logo: Option<&'static str>) -> Self {
        Self {
            organization: Organization { name: member.org_name().to_owned(), code: member.org_code().to_owned(), logo },
            draft: !is_approved(status),
            generated: Generated { at: words::moment(&at), by: member.user_name().to_owned() },
        }
    }
}

impl GoalLine {
    fn new(goal: Goal, year: i32) -> Self {
        let on_track = on_track(&goal.status, goal.completion_percentage, goal.start_year, goal.end_year, year);
        Self {
            title: goal.title,
            metric: goal.target_metric,
            target: quantity(goal.target_value),
            current: quantity(goal.current_value),
            completion: percent(goal.completion_percentage),
            priority: word(&goal.priority),
            status: word(&goal.status),
            on_track: on_track.words(),
        }
    }
}

impl From<Objective> for ObjectiveLine {
    fn from(objective: Objective) -> Self {
        Self {
            title: objective.title,
            indicator: objective.indicator,
            baseline: quantity(objective.baseline_value),
            target: quantity(objective.target_value),
            current: quantity(objective.current_value),
            due: words::date(&objective.target_date),
            completion: percent(objective.completion_percentage),
            status: word(&objective.status),
        }
    }
}

impl Step {
    /// Plans taken over from the predecessor system are approved without anybody known to have done it.
    fn new(what: &'static str, status: &str, name: Option<String>, at: Option<DateTime<Utc>>) -> Self {
        let missing = if is_approved(status) { "Not recorded" } else { "Not yet" };
        let name = if at.is_some() { name.unwrap_or_else(|| "–".to_owned()) } else { missing.to_owned() };
        Self { what, name, at: at.map_or_else(|| "–".to_owned(), |at| words::moment(&at)) }
    }
}
