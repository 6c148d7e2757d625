//! The figures of execution: the ladder from what was approved to what is paid, what waits, and what stands out.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::execution::{
    Alert as AlertRow, AlertsParams, ClassRung, ClassesParams, ProgrammeRung, ProgrammesParams, QuarterSums,
    QuartersParams, Recent as RecentRow, RecentParams, Totals as TotalsRow, TotalsParams, WaitingParams,
    WaitingStep as WaitingRow, alerts, classes, programmes, quarters, recent, totals, waiting, years,
};
use chrono::{DateTime, Datelike, Days, Utc};
use futures_util::try_join;
use poem_openapi::Object;
use rust_decimal::Decimal;
use rust_decimal::RoundingStrategy::MidpointAwayFromZero;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Db;
use crate::error::Result;
use crate::planning::today;
use crate::web::two_decimals;

/// Execution of one year.
#[derive(Debug, Object)]
pub struct ExecutionDashboard {
    /// The fiscal year.
    pub fiscal_year: i32,
    /// Years that have an allocation, the latest first.
    pub years: Vec<i32>,
    /// All programmes together.
    pub total: Ladder,
    /// Each programme, the largest first.
    pub programmes: Vec<ProgrammeLadder>,
    /// Each expense class that has an appropriation. What was approved is not kept by class.
    pub classes: Vec<ClassLadder>,
    /// What was posted in each quarter of that calendar year, of whatever appropriation.
    pub quarters: Vec<QuarterFigures>,
    /// What somebody has to do next and this member may, the longest waiting first.
    pub waiting: Vec<Waiting>,
    /// What stands out.
    pub alerts: Vec<BudgetAlert>,
    /// The ten latest steps of the last thirty days.
    pub recent: Vec<RecentStep>,
}

/// From what was approved to what is paid, in pesos, with the rates between them in per cent.
#[derive(Clone, Debug, Object)]
pub struct Ladder {
    /// Allocated by the approval.
    pub approved: String,
    /// Appropriated, movements included.
    pub appropriated: String,
    /// Released.
    pub allotted: String,
    /// Obligated.
    pub obligated: String,
    /// Paid.
    pub paid: String,
    /// Allotted of what was approved.
    pub allotment_rate: String,
    /// Obligated of what is allotted.
    pub obligation_rate: String,
    /// Paid of what is obligated.
    pub disbursement_rate: String,
    /// Paid of what was approved.
    pub utilization: String,
}

/// The ladder of a programme.
#[derive(Debug, Object)]
pub struct ProgrammeLadder {
    /// Its allocation.
    pub allocation_id: Uuid,
    /// Its title.
    pub programme: String,
    /// Its figures.
    pub ladder: Ladder,
}

/// The ladder of an expense class.
#[derive(Debug, Object)]
pub struct ClassLadder {
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// Appropriated, movements included.
    pub appropriated: String,
    /// Released.
    pub allotted: String,
    /// Obligated.
    pub obligated: String,
    /// Paid.
    pub paid: String,
}

/// What was posted in a quarter, in pesos.
#[derive(Debug, Object)]
pub struct QuarterFigures {
    /// 1 to 4.
    pub quarter: i32,
    /// Released.
    pub allotted: String,
    /// Obligated.
    pub obligated: String,
    /// Paid.
    pub paid: String,
}

/// A row that waits for a step.
#[derive(Debug, Object)]
#[oai(rename = "WaitingBudgetStep")]
pub struct Waiting {
    /// Kind of row: appropriation, movement, allotment, obligation or disbursement.
    pub entity: String,
    /// The row.
    pub id: Uuid,
    /// The step.
    pub step: String,
    /// What it is.
    pub title: String,
    /// Pesos.
    pub amount: String,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

/// Something that stands out.
#[derive(Debug, Object)]
pub struct BudgetAlert {
    /// `nearly_spent` (95 %), `mostly_spent` (85 %), `low_utilization` (below 30 %), `over_budget` or `overdue`.
    pub kind: String,
    /// allotment, allocation or `work_item`.
    pub entity: String,
    /// The row.
    pub id: Uuid,
    /// What it is.
    pub title: String,
    /// Pesos left of it; of a work item what is obligated above its estimate.
    pub amount: String,
    /// Per cent used of it.
    pub per_cent: String,
}

/// A step that was taken.
#[derive(Debug, Object)]
pub struct RecentStep {
    /// Kind of row.
    pub entity: String,
    /// The row.
    pub entity_id: Uuid,
    /// What was done.
    pub action: String,
    /// Status after.
    pub to_status: String,
    /// Pesos it was about.
    #[oai(nullable)]
    pub amount: Option<String>,
    /// Who did it.
    #[oai(nullable)]
    pub actor: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// The figures of a year: this one unless another is asked for.
pub async fn get(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<ExecutionDashboard> {
    member.require("budgeting.view")?;
    let (org_id, today) = (member.org_id(), today());
    let fiscal_year = fiscal_year.filter(|year| (2000..=2100).contains(year)).unwrap_or(today.year());
    let since = Utc::now().checked_sub_days(Days::new(30)).unwrap_or_default();
    let waits = WaitingParams {
        org_id,
        user_id: member.user_id(),
        may_release: member.can("budgeting.release"),
        may_obligate: member.can("budgeting.obligate"),
        may_disburse: member.can("budgeting.disburse"),
    };
    // Eight queries in flight make a large future, which is kept off the stack of whoever asks.
    let read = Box::pin(db.read(member, async |tx| {
        let (q1, q2, q3, q4) = (years(), totals(), programmes(), classes());
        let (q5, q6, q7, q8) = (quarters(), waiting(), alerts(), recent());
        let by_total = TotalsParams { org_id, fiscal_year };
        let by_programme = ProgrammesParams { org_id, fiscal_year };
        let by_class = ClassesParams { org_id, fiscal_year };
        let by_quarter = QuartersParams { org_id, fiscal_year };
        let stands_out = AlertsParams { org_id, fiscal_year, today };
        let happened = RecentParams { org_id, since };
        let (years, total, programmes, classes, quarters, waiting, alerts, recent) = try_join!(
            q1.bind(tx, &org_id).all(),
            q2.params(tx, &by_total).one(),
            q3.params(tx, &by_programme).all(),
            q4.params(tx, &by_class).all(),
            q5.params(tx, &by_quarter).all(),
            q6.params(tx, &waits).all(),
            q7.params(tx, &stands_out).all(),
            q8.params(tx, &happened).all(),
        )?;
        Ok(ExecutionDashboard {
            fiscal_year,
            years,
            total: total.into(),
            programmes: programmes.into_iter().map(ProgrammeLadder::from).collect(),
            classes: classes.into_iter().map(ClassLadder::from).collect(),
            quarters: (1..=4).map(|quarter| of_quarter(quarter, &quarters)).collect(),
            waiting: waiting.into_iter().map(Waiting::from).collect(),
            alerts: alerts.into_iter().map(BudgetAlert::from).collect(),
            recent: recent.into_iter().map(RecentStep::from).collect(),
        })
    }));
    read.await
}

/// A part of a whole in per cent, two decimals, half away from zero; nothing of nothing is nothing.
fn rate(part: Decimal, whole: Decimal) -> String {
    if whole.is_zero() {
        return two_decimals(Decimal::ZERO);
    }
    two_decimals((part * Decimal::ONE_HUNDRED / whole).round_dp_with_strategy(2, MidpointAwayFromZero))
}

impl Ladder {
    fn new([approved, appropriated, allotted, obligated, paid]: [Decimal; 5]) -> Self {
        Self {
            approved: two_decimals(approved),
            appropriated: two_decimals(appropriated),
            allotted: two_decimals(allotted),
            obligated: two_decimals(obligated),
            paid: two_decimals(paid),
            allotment_rate: rate(allotted, approved),
            obligation_rate: rate(obligated, allotted),
            disbursement_rate: rate(paid, obligated),
            utilization: rate(paid, approved),
        }
    }
}

impl From<TotalsRow> for Ladder {
    fn from(row: TotalsRow) -> Self {
        Self::new([row.approved, row.appropriated, row.allotted, row.obligated, row.paid])
    }
}

impl From<ProgrammeRung> for ProgrammeLadder {
    fn from(row: ProgrammeRung) -> Self {
        Self {
            allocation_id: row.allocation_id,
            programme: row.programme,
            ladder: Ladder::new([row.approved, row.appropriated, row.allotted, row.obligated, row.paid]),
        }
    }
}

impl From<ClassRung> for ClassLadder {
    fn from(row: ClassRung) -> Self {
        Self {
            expense_class: row.expense_class,
            appropriated: two_decimals(row.appropriated),
            allotted: two_decimals(row.allotted),
            obligated: two_decimals(row.obligated),
            paid: two_decimals(row.paid),
        }
    }
}

fn of_quarter(quarter: i32, rows: &[QuarterSums]) -> QuarterFigures {
    let row = rows.iter().find(|row| row.quarter == quarter);
    let figure = |sum: fn(&QuarterSums) -> Decimal| two_decimals(row.map(sum).unwrap_or_default());
    QuarterFigures {
        quarter,
        allotted: figure(|row| row.allotted),
        obligated: figure(|row| row.obligated),
        paid: figure(|row| row.paid),
    }
}

impl From<WaitingRow> for Waiting {
    fn from(row: WaitingRow) -> Self {
        Self {
            entity: row.entity,
            id: row.id,
            step: row.step,
            title: row.title,
            amount: two_decimals(row.amount),
            created_at: row.created_at,
        }
    }
}

impl From<AlertRow> for BudgetAlert {
    fn from(row: AlertRow) -> Self {
        Self {
            kind: row.kind,
            entity: row.entity,
            id: row.id,
            title: row.title,
            amount: two_decimals(row.amount),
            per_cent: two_decimals(row.per_cent),
        }
    }
}

impl From<RecentRow> for RecentStep {
    fn from(row: RecentRow) -> Self {
        Self {
            entity: row.entity,
            entity_id: row.entity_id,
            action: row.action,
            to_status: row.to_status,
            amount: row.amount.map(two_decimals),
            actor: row.actor_name,
            at: row.at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utilization_is_paid_of_allocated() {
        let millions = |number: i64| Decimal::from(number * 1_000_000);
        for (allocated, paid, told) in
            [(10, 6, "60.00"), (5, 5, "100.00"), (15, 0, "0.00"), (30, 11, "36.67"), (0, 0, "0.00")]
        {
            assert_eq!(rate(millions(paid), millions(allocated)), told);
        }
        assert_eq!(rate(Decimal::new(5, 3), Decimal::ONE_HUNDRED), "0.01");
    }
}
