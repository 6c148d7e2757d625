//! What the reports on what was proposed say.

use bmms_queries::queries::budgeting::preparation_reports::{GoalFunding, UnfundedObjective};
use chrono::NaiveDate;
use poem_openapi::Object;
use uuid::Uuid;

use crate::web::two_decimals;

/// The proposal that a report is about.
#[derive(Clone, Debug, Object)]
pub struct ReportSubject {
    /// The year.
    pub fiscal_year: i32,
    /// The years there is a proposal for, the latest first.
    pub years: Vec<i32>,
    /// The proposal of the year, if there is one.
    #[oai(nullable)]
    pub proposal_id: Option<Uuid>,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
}

/// What was asked for and approved, of a programme, a class, or all.
#[derive(Clone, Debug, Object)]
pub struct Figures {
    /// Asked for, in pesos.
    pub requested: String,
    /// Approved, in pesos; null until the proposal is.
    #[oai(nullable)]
    pub approved: Option<String>,
}

/// What is asked for in each class.
#[derive(Clone, Debug, Object)]
pub struct ByClass {
    /// Personnel services.
    pub ps: Figures,
    /// Maintenance and other operating expenses.
    pub mooe: Figures,
    /// Capital outlay.
    pub co: Figures,
    /// Financial expenses.
    pub fe: Figures,
    /// All of it: the sum of the lines.
    pub total: Figures,
}

/// A programme in the summary.
#[derive(Clone, Debug, Object)]
pub struct SummaryProgramme {
    /// The programme.
    pub id: Uuid,
    /// UACS code; empty until it is known.
    pub code: String,
    /// Title.
    pub title: String,
    /// gas, sto, operations or projects.
    pub category: String,
    /// 1 for the highest.
    pub priority_rank: i32,
    /// Whether it counts as gender-responsive.
    pub is_gender_responsive: bool,
    /// What it asks for, which is the sum of its lines once it is submitted.
    pub requested_amount: String,
    /// The sums of its lines.
    pub classes: ByClass,
}

/// The summary of a proposal.
#[derive(Clone, Debug, Object)]
pub struct Summary {
    /// What it is about.
    pub subject: ReportSubject,
    /// The programmes in their order.
    pub programmes: Vec<SummaryProgramme>,
    /// All of them.
    pub total: ByClass,
    /// Share of what is asked for that gender-responsive programmes have, in per cent.
    pub gender_share: String,
}

/// A programme in the variance report.
#[derive(Clone, Debug, Object)]
pub struct Variance {
    /// The programme.
    pub id: Uuid,
    /// UACS code; empty until it is known.
    pub code: String,
    /// Title.
    pub title: String,
    /// 1 for the highest.
    pub priority_rank: i32,
    /// Asked for, in pesos.
    pub requested: String,
    /// Approved, in pesos; null until the proposal is.
    #[oai(nullable)]
    pub approved: Option<String>,
    /// Approved less asked for; null until the proposal is approved.
    #[oai(nullable)]
    pub variance: Option<String>,
    /// That in per cent of what was asked for.
    #[oai(nullable)]
    pub variance_percent: Option<String>,
    /// Why nothing, or more than requested, was approved.
    pub reason: String,
}

/// Requested against approved.
#[derive(Clone, Debug, Object)]
pub struct VarianceReport {
    /// What it is about.
    pub subject: ReportSubject,
    /// The programmes in their order.
    pub programmes: Vec<Variance>,
    /// All of them.
    pub total: Variance,
}

/// What a goal gets.
#[derive(Clone, Debug, Object)]
pub struct FundedGoal {
    /// The goal.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Its strategic plan.
    pub plan_title: String,
    /// Programmes that serve it.
    pub programmes: i64,
    /// What they ask for.
    pub requested: String,
    /// What they got; null until the proposal is approved.
    #[oai(nullable)]
    pub approved: Option<String>,
}

/// A programme that serves no goal.
#[derive(Clone, Debug, Object)]
pub struct UnalignedProgramme {
    /// The programme.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// 1 for the highest.
    pub priority_rank: i32,
    /// What it asks for.
    pub requested: String,
}

/// An objective that no programme pays for.
#[derive(Clone, Debug, Object)]
pub struct UnpaidObjective {
    /// The objective.
    pub id: Uuid,
    /// Title.
    pub title: String,
    /// Its annual work plan.
    pub annual_plan_title: String,
    /// The goal it contributes to.
    #[oai(nullable)]
    pub goal_title: Option<String>,
    /// When it is due.
    pub target_date: NaiveDate,
    /// Its status.
    pub status: String,
}

/// Whether money follows the plans.
#[derive(Clone, Debug, Object)]
pub struct Alignment {
    /// What it is about.
    pub subject: ReportSubject,
    /// What each goal gets, the most first; goals of plans in force that get nothing too.
    pub goals: Vec<FundedGoal>,
    /// Programmes that serve no goal.
    pub unaligned: Vec<UnalignedProgramme>,
    /// Objectives of the year's annual work plans that no programme pays for.
    pub unfunded: Vec<UnpaidObjective>,
    /// Share of what is asked for that serves a goal, in per cent.
    pub aligned_share: String,
}

impl From<GoalFunding> for FundedGoal {
    fn from(row: GoalFunding) -> Self {
        Self {
            id: row.id,
            title: row.title,
            plan_title: row.plan_title,
            programmes: row.programmes,
            requested: two_decimals(row.requested),
            approved: row.approved.map(two_decimals),
        }
    }
}

impl From<UnfundedObjective> for UnpaidObjective {
    fn from(row: UnfundedObjective) -> Self {
        Self {
            id: row.id,
            title: row.title,
            annual_plan_title: row.annual_plan_title,
            goal_title: row.goal_title,
            target_date: row.target_date,
            status: row.status,
        }
    }
}
