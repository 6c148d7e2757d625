//! How planning stands across the organizations (ocm: section 4, methods 1, 5, 6 and the completion of 9).

use bmms_queries::queries::ocm::planning::{PlanInForce as PlanRow, PlanningStatus as StatusRow, find, list, plans};
use chrono::{DateTime, Utc};
use futures_util::try_join;
use poem_openapi::Object;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::auth::{Caller, Level, Overseer};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::two_decimals;

/// What the trail calls these reads.
const WHAT: &str = "planning";

/// Planning of all overseen organizations.
#[derive(Debug, Object)]
pub struct PlanningOverview {
    /// The moment the figures are of; they are no older.
    pub as_of: DateTime<Utc>,
    /// All of them together.
    pub summary: PlanningSummary,
    /// Each of them, by name.
    pub organizations: Vec<PlanningStatus>,
    #[oai(skip)]
    pub(super) may_export: bool,
}

/// Planning of all overseen organizations together.
#[derive(Debug, Default, Object)]
pub struct PlanningSummary {
    /// Overseen organizations: the active ones but OCM and OOBC.
    pub organizations: i32,
    /// Strategic and annual work plans, whatever their status.
    pub total_plans: i32,
    /// Those in force: approved or active.
    pub active_plans: i32,
    /// Organizations with a strategic plan in force.
    pub organizations_with_plans: i32,
    /// Those in per cent of all, with two decimals; 0.00 if there is none.
    pub planning_completion: String,
}

/// Planning of one organization.
#[derive(Clone, Debug, Object)]
pub struct PlanningStatus {
    /// Code of the organization.
    pub code: String,
    /// Its name.
    pub name: String,
    /// ministry, office, agency, special or commission.
    pub org_type: String,
    /// Strategic plans, whatever their status.
    pub strategic_plans: i32,
    /// Annual work plans, whatever their status.
    pub annual_plans: i32,
    /// Strategic plans in force: approved or active.
    pub active_strategic_plans: i32,
    /// Annual work plans in force.
    pub active_annual_plans: i32,
    /// Whether a strategic plan is in force.
    pub has_planning: bool,
    /// Mean completion of the goals of the strategic plans in force, in per cent; left out without any.
    #[oai(skip_serializing_if_is_none)]
    pub progress: Option<String>,
}

/// Planning of one organization with its plans in force. What they say stays in the organization.
#[derive(Debug, Object)]
pub struct PlanningDetail {
    /// The moment the figures are of; they are no older.
    pub as_of: DateTime<Utc>,
    /// Its figures.
    pub status: PlanningStatus,
    /// Its plans in force: the strategic ones first, then the newest.
    pub plans: Vec<PlanInForce>,
}

/// An approved or active plan.
#[derive(Debug, Object)]
pub struct PlanInForce {
    /// `strategic_plan` or `annual_plan`.
    pub kind: String,
    /// First calendar year.
    pub start_year: i32,
    /// Last calendar year; the same for an annual work plan.
    pub end_year: i32,
    /// `approved` or `active`.
    pub status: String,
    /// Mean completion of its goals or objectives, in per cent; left out without any.
    #[oai(skip_serializing_if_is_none)]
    pub progress: Option<String>,
}

/// The figures of all overseen organizations.
pub async fn overview(app: &App, caller: &Caller) -> Result<PlanningOverview> {
    read(app, caller, Level::Viewer).await
}

/// The same for a file; for executives.
pub(super) async fn to_export(app: &App, caller: &Caller) -> Result<PlanningOverview> {
    read(app, caller, Level::Executive).await
}

async fn read(app: &App, caller: &Caller, level: Level) -> Result<PlanningOverview> {
    let overseer = Overseer::of(app, caller, WHAT, None, level).await?;
    let rows = app.db.oversight(&overseer, async |tx| Ok(list().bind(tx).all().await?)).await?;
    let organizations: Vec<_> = rows.into_iter().map(PlanningStatus::from).collect();
    Ok(PlanningOverview {
        as_of: overseer.read_at(),
        summary: PlanningSummary::of(&organizations),
        organizations,
        may_export: overseer.may_export(),
    })
}

/// The figures of one overseen organization, by its code in any letter case.
pub async fn detail(app: &App, caller: &Caller, code: &str) -> Result<PlanningDetail> {
    let overseer = Overseer::of(app, caller, WHAT, Some(code), Level::Viewer).await?;
    let code = code.to_uppercase();
    let find_both = async |tx: &_| {
        let (find, plans) = (find(), plans());
        Ok(try_join!(find.bind(tx, &code).opt(), plans.bind(tx, &code).all())?)
    };
    let (status, plans) = app.db.oversight(&overseer, find_both).await?;
    let status = status.ok_or(Error::NotFound)?.into();
    let as_of = overseer.read_at();
    Ok(PlanningDetail { as_of, status, plans: plans.into_iter().map(PlanInForce::from).collect() })
}

impl PlanningSummary {
    fn of(organizations: &[PlanningStatus]) -> Self {
        let sum = |figure: fn(&PlanningStatus) -> i32| organizations.iter().map(figure).sum();
        let (all, with_plans) = (sum(|_| 1), sum(|status| i32::from(status.has_planning)));
        Self {
            organizations: all,
            total_plans: sum(|status| status.strategic_plans + status.annual_plans),
            active_plans: sum(|status| status.active_strategic_plans + status.active_annual_plans),
            organizations_with_plans: with_plans,
            planning_completion: two_decimals(per_cent(with_plans, all)),
        }
    }
}

/// Part of a whole in per cent with two decimals; 0 of nothing.
pub(super) fn per_cent(part: i32, whole: i32) -> Decimal {
    if whole == 0 {
        return Decimal::ZERO;
    }
    let exact = Decimal::from(part) * Decimal::ONE_HUNDRED / Decimal::from(whole);
    exact.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

impl From<StatusRow> for PlanningStatus {
    fn from(row: StatusRow) -> Self {
        Self {
            code: row.code,
            name: row.name,
            org_type: row.org_type,
            strategic_plans: row.strategic_plans,
            annual_plans: row.annual_plans,
            active_strategic_plans: row.active_strategic_plans,
            active_annual_plans: row.active_annual_plans,
            has_planning: row.has_planning,
            progress: row.progress.map(two_decimals),
        }
    }
}

impl From<PlanRow> for PlanInForce {
    fn from(row: PlanRow) -> Self {
        Self {
            kind: row.kind,
            start_year: row.start_year,
            end_year: row.end_year,
            status: row.status,
            progress: row.progress.map(two_decimals),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_has_two_decimals_and_nothing_has_none() {
        for (part, whole, told) in
            [(21, 42, "50.00"), (1, 3, "33.33"), (2, 3, "66.67"), (0, 0, "0.00"), (42, 42, "100.00")]
        {
            assert_eq!(two_decimals(per_cent(part, whole)), told);
        }
    }
}
