//! How budgets stand across the organizations (ocm: section 4, methods 3 and 4, and the approval rate of 9).

use bmms_queries::queries::ocm::budget::{
    BudgetStatus as StatusRow, YearFigures as YearRow, list, of_organization, years as year_rows,
};
use chrono::{DateTime, Utc};
use futures_util::try_join;
use poem_openapi::Object;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::auth::{Caller, Level, Overseer};
use crate::error::{Error, Result};
use crate::planning::today;
use crate::server::App;
use crate::web::two_decimals;

/// What the trail calls these reads.
const WHAT: &str = "budgeting";

/// Budgets of all overseen organizations for one year.
#[derive(Debug, Object)]
pub struct BudgetOverview {
    /// The moment the figures are of; they are no older.
    pub as_of: DateTime<Utc>,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// The years there are figures of, the latest first.
    pub years: Vec<i32>,
    /// All of them together.
    pub summary: BudgetSummary,
    /// Each of them, by name; zeros without a proposal.
    pub organizations: Vec<BudgetStatus>,
    #[oai(skip)]
    pub(super) may_export: bool,
}

/// Budgets of all overseen organizations together: the sums of their lines.
#[derive(Debug, Object)]
pub struct BudgetSummary {
    /// Overseen organizations: the active ones but OCM and OOBC.
    pub organizations: i32,
    /// Those with a proposal that was submitted.
    pub organizations_with_proposals: i32,
    /// The sums.
    pub figures: BudgetFigures,
    /// Approved of what was proposed, in per cent; 0.00 if nothing was.
    pub approval_rate: String,
    /// Proposals approved of those submitted, in per cent: a count, not an amount; 0.00 if there is none.
    pub budget_approval_rate: String,
}

/// The budget of one organization.
#[derive(Clone, Debug, Object)]
pub struct BudgetStatus {
    /// Code of the organization.
    pub code: String,
    /// Its name.
    pub name: String,
    /// ministry, office, agency, special or commission.
    pub org_type: String,
    /// Its figures.
    pub figures: BudgetFigures,
}

/// The figures of a budget in pesos.
#[derive(Clone, Debug, Default, Object)]
pub struct BudgetFigures {
    /// Proposals that were submitted.
    pub proposals: i32,
    /// Approved ones among them.
    pub approved_proposals: i32,
    /// What those submitted, under review or approved request.
    pub proposed: String,
    /// What was approved.
    pub approved: String,
    /// What of it is released as allotments.
    pub allotted: String,
    /// What of it is obligated.
    pub obligated: String,
    /// What of it is paid.
    pub paid: String,
    /// Paid of what is allotted, in per cent; 0.00 if nothing is.
    pub utilization_rate: String,
}

/// The budget of one organization, year by year. What its proposals say stays in the organization.
#[derive(Debug, Object)]
pub struct BudgetDetail {
    /// The moment the figures are of; they are no older.
    pub as_of: DateTime<Utc>,
    /// Code of the organization.
    pub code: String,
    /// Its name.
    pub name: String,
    /// ministry, office, agency, special or commission.
    pub org_type: String,
    /// Each year it has submitted a proposal for, the latest first.
    pub years: Vec<BudgetYear>,
}

/// The budget of one organization for one year.
#[derive(Debug, Object)]
pub struct BudgetYear {
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Its figures.
    pub figures: BudgetFigures,
}

/// Sums that are not rounded or written yet.
#[derive(Clone, Copy, Debug, Default)]
struct Sums {
    proposals: i32,
    approved_proposals: i32,
    proposed: Decimal,
    approved: Decimal,
    allotted: Decimal,
    obligated: Decimal,
    paid: Decimal,
}

/// The figures of all overseen organizations; of the present year if none is asked for.
pub async fn overview(app: &App, caller: &Caller, year: Option<&str>) -> Result<BudgetOverview> {
    read(app, caller, year, Level::Viewer).await
}

/// The same for a file; for executives.
pub(super) async fn to_export(app: &App, caller: &Caller, year: Option<&str>) -> Result<BudgetOverview> {
    read(app, caller, year, Level::Executive).await
}

async fn read(app: &App, caller: &Caller, year: Option<&str>, level: Level) -> Result<BudgetOverview> {
    let this_year = chrono::Datelike::year(&today());
    let asked = match year {
        None => None,
        Some(text) => Some(year_asked(text)?),
    };
    let overseer = Overseer::of(app, caller, WHAT, None, level).await?;
    let shown = asked.unwrap_or(this_year);
    let both = async |tx: &_| {
        let (list, years) = (list(), year_rows());
        Ok(try_join!(list.bind(tx, &shown).all(), years.bind(tx).all())?)
    };
    let (rows, years) = app.db.oversight(&overseer, both).await?;
    let sums: Vec<Sums> = rows.iter().map(Sums::of).collect();
    let organizations: Vec<_> = rows.into_iter().zip(&sums).map(|(row, sums)| BudgetStatus::new(row, *sums)).collect();
    Ok(BudgetOverview {
        as_of: overseer.read_at(),
        fiscal_year: shown,
        years,
        summary: summary(&sums),
        organizations,
        may_export: overseer.may_export(),
    })
}

/// A fiscal year of an address.
fn year_asked(text: &str) -> Result<i32> {
    let year = text.parse().ok().filter(|year| (2000..=2100).contains(year));
    year.ok_or_else(|| Error::BadRequest("fiscal_year must be a year.".to_owned()))
}

/// The figures of one overseen organization, by its code in any letter case.
pub async fn detail(app: &App, caller: &Caller, code: &str) -> Result<BudgetDetail> {
    let overseer = Overseer::of(app, caller, WHAT, Some(code), Level::Viewer).await?;
    let code = code.to_uppercase();
    let find = async |tx: &_| Ok(of_organization().bind(tx, &code).all().await?);
    let rows = app.db.oversight(&overseer, find).await?;
    let first = rows.first().ok_or(Error::NotFound)?;
    Ok(BudgetDetail {
        as_of: overseer.read_at(),
        code: first.code.clone(),
        name: first.name.clone(),
        org_type: first.org_type.clone(),
        years: rows.iter().filter_map(BudgetYear::of).collect(),
    })
}

fn summary(lines: &[Sums]) -> BudgetSummary {
    let total = lines.iter().fold(Sums::default(), Sums::and);
    let with_proposals = lines.iter().filter(|line| line.proposals > 0).count();
    let counted = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
    BudgetSummary {
        organizations: counted(lines.len()),
        organizations_with_proposals: counted(with_proposals),
        approval_rate: two_decimals(rate(total.approved, total.proposed)),
        budget_approval_rate: two_decimals(rate(total.approved_proposals.into(), total.proposals.into())),
        figures: total.into(),
    }
}

/// A part of a whole in per cent with two decimals, half away from zero; 0 of nothing.
pub(super) fn rate(part: Decimal, whole: Decimal) -> Decimal {
    if whole.is_zero() {
        return Decimal::ZERO;
    }
    (part * Decimal::ONE_HUNDRED / whole).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

impl Sums {
    fn of(row: &StatusRow) -> Self {
        Self {
            proposals: row.proposals,
            approved_proposals: row.approved_proposals,
            proposed: row.proposed,
            approved: row.approved,
            allotted: row.allotted,
            obligated: row.obligated,
            paid: row.paid,
        }
    }

    fn and(self, other: &Self) -> Self {
        Self {
            proposals: self.proposals + other.proposals,
            approved_proposals: self.approved_proposals + other.approved_proposals,
            proposed: self.proposed + other.proposed,
            approved: self.approved + other.approved,
            allotted: self.allotted + other.allotted,
            obligated: self.obligated + other.obligated,
            paid: self.paid + other.paid,
        }
    }
}

impl From<Sums> for BudgetFigures {
    fn from(sums: Sums) -> Self {
        Self {
            proposals: sums.proposals,
            approved_proposals: sums.approved_proposals,
            proposed: two_decimals(sums.proposed),
            approved: two_decimals(sums.approved),
            allotted: two_decimals(sums.allotted),
            obligated: two_decimals(sums.obligated),
            paid: two_decimals(sums.paid),
            utilization_rate: two_decimals(rate(sums.paid, sums.allotted)),
        }
    }
}

impl BudgetStatus {
    fn new(row: StatusRow, sums: Sums) -> Self {
        Self { code: row.code, name: row.name, org_type: row.org_type, figures: sums.into() }
    }
}

impl BudgetYear {
    /// None for an organization without any year.
    fn of(row: &YearRow) -> Option<Self> {
        let sums = Sums {
            proposals: row.proposals.unwrap_or_default(),
            approved_proposals: row.approved_proposals.unwrap_or_default(),
            proposed: row.proposed.unwrap_or_default(),
            approved: row.approved.unwrap_or_default(),
            allotted: row.allotted.unwrap_or_default(),
            obligated: row.obligated.unwrap_or_default(),
            paid: row.paid.unwrap_or_default(),
        };
        row.fiscal_year.map(|fiscal_year| Self { fiscal_year, figures: sums.into() })
    }
}
