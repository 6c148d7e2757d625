//! Reports on what was proposed for a year: by programme and class, requested against approved, and whether money follows the
//! plans (budgeting: section 8). A year has one proposal that is not rejected.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::preparation_reports::{
    GoalFunding, GoalsParams, SummaryParams, SummaryRow, UnalignedParams, UnfundedParams, VarianceParams, VarianceRow,
    YearProposal, goals, summary as summary_rows, unaligned, unfunded, variance as variance_rows, years,
};
use chrono::Datelike;
use futures_util::{TryFutureExt, try_join};
use rust_decimal::{Decimal, RoundingStrategy};
use uuid::Uuid;

use super::CLASSES;
pub use super::figures::{
    Alignment, ByClass, Figures, FundedGoal, ReportSubject, Summary, SummaryProgramme, UnalignedProgramme,
    UnpaidObjective, Variance, VarianceReport,
};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::Result;
use crate::planning::today;
use crate::web::two_decimals;

/// Part of a whole in per cent, half away from zero; 0.00 of nothing.
pub(super) fn share(part: Decimal, whole: Decimal) -> Decimal {
    if whole.is_zero() {
        return Decimal::new(0, 2);
    }
    (part * Decimal::ONE_HUNDRED / whole).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// The year that is meant: the one asked for, else the latest with a proposal, else the present one.
async fn subject(tx: &Tx, member: &Member, fiscal_year: Option<i32>) -> Result<ReportSubject> {
    let proposals: Vec<YearProposal> = years().bind(tx, &member.org_id()).all().await?;
    let fiscal_year =
        fiscal_year.or_else(|| proposals.first().map(|latest| latest.fiscal_year)).unwrap_or_else(|| today().year());
    let years = proposals.iter().map(|proposal| proposal.fiscal_year).collect();
    let proposal = proposals.into_iter().find(|proposal| proposal.fiscal_year == fiscal_year);
    let (proposal_id, title, status) =
        proposal.map_or((None, String::new(), String::new()), |found| (Some(found.id), found.title, found.status));
    Ok(ReportSubject { fiscal_year, years, proposal_id, title, status })
}

/// The years there is something to report on.
pub async fn index(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<ReportSubject> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| subject(tx, member, fiscal_year).await).await
}

/// Sums of lines, by class.
#[derive(Clone, Copy, Debug, Default)]
struct Sums([(Decimal, Option<Decimal>); 4]);

impl Sums {
    fn add(&mut self, class: &str, requested: Decimal, approved: Option<Decimal>) {
        if let Some(place) = CLASSES.iter().position(|known| *known == class) {
            let (sum, approved_sum) = &mut self.0[place];
            *sum += requested;
            *approved_sum = add(*approved_sum, approved);
        }
    }

    fn add_all(&mut self, other: &Self) {
        for (class, (requested, approved)) in CLASSES.iter().zip(other.0) {
            self.add(class, requested, approved);
        }
    }

    fn total(&self) -> (Decimal, Option<Decimal>) {
        let start = (Decimal::new(0, 2), None);
        self.0.iter().fold(start, |(sum, whole), (part, approved)| (sum + part, add(whole, *approved)))
    }

    fn told(&self) -> ByClass {
        let [ps, mooe, co, fe] = self.0.map(figures);
        ByClass { ps, mooe, co, fe, total: figures(self.total()) }
    }
}

fn add(sum: Option<Decimal>, part: Option<Decimal>) -> Option<Decimal> {
    match (sum, part) {
        (Some(sum), Some(part)) => Some(sum + part),
        (one, other) => one.or(other),
    }
}

fn figures((requested, approved): (Decimal, Option<Decimal>)) -> Figures {
    Figures { requested: two_decimals(requested), approved: approved.map(two_decimals) }
}

/// What each programme asks for in each class.
pub async fn summary(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<Summary> {
    member.require("budgeting.view")?;
    let (subject, rows) = db
        .read(member, async |tx| {
            let subject = subject(tx, member, fiscal_year).await?;
            let asked = SummaryParams { org_id: member.org_id(), fiscal_year: subject.fiscal_year };
            let rows = summary_rows().params(tx, &asked).all().await?;
            Ok((subject, rows))
        })
        .await?;
    let mut programmes: Vec<SummaryProgramme> = Vec::new();
    let (mut all, mut gender) = (Sums::default(), Decimal::ZERO);
    for of_programme in rows.chunk_by(|one, other| one.id == other.id) {
        let mut sums = Sums::default();
        for row in of_programme {
            sums.add(row.expense_class.as_deref().unwrap_or_default(), row.requested, row.approved);
        }
        all.add_all(&sums);
        if of_programme[0].is_gender_responsive {
            gender += sums.total().0;
        }
        programmes.push(summary_programme(&of_programme[0], &sums));
    }
    let gender_share = two_decimals(share(gender, all.total().0));
    Ok(Summary { subject, programmes, total: all.told(), gender_share })
}

fn summary_programme(row: &SummaryRow, sums: &Sums) -> SummaryProgramme {
    SummaryProgramme {
        id: row.id,
        code: row.code.clone(),
        title: row.title.clone(),
        category: row.category.clone(),
        priority_rank: row.priority_rank,
        is_gender_responsive: row.is_gender_responsive,
        requested_amount: two_decimals(row.requested_amount),
        classes: sums.told(),
    }
}

/// What was approved of what was asked for.
pub async fn variance(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<VarianceReport> {
    member.require("budgeting.view")?;
    let (subject, rows) = db
        .read(member, async |tx| {
            let subject = subject(tx, member, fiscal_year).await?;
            let asked = VarianceParams { org_id: member.org_id(), fiscal_year: subject.fiscal_year };
            let rows = variance_rows().params(tx, &asked).all().await?;
            Ok((subject, rows))
        })
        .await?;
    let requested = rows.iter().map(|row| row.requested_amount).sum();
    let approved = rows.iter().fold(None, |sum, row| add(sum, row.approved_amount));
    let mut total = compared(requested, approved);
    total.title = "All programmes".to_owned();
    Ok(VarianceReport { subject, programmes: rows.into_iter().map(Variance::from).collect(), total })
}

/// Requested against approved, of nobody in particular.
fn compared(requested: Decimal, approved: Option<Decimal>) -> Variance {
    let difference = approved.map(|approved| approved - requested);
    let percent = difference.filter(|_| !requested.is_zero()).map(|difference| share(difference, requested));
    Variance {
        id: Uuid::nil(),
        code: String::new(),
        title: String::new(),
        priority_rank: 0,
        requested: two_decimals(requested),
        approved: approved.map(two_decimals),
        variance: difference.map(two_decimals),
        variance_percent: percent.map(two_decimals),
        reason: String::new(),
    }
}

impl From<VarianceRow> for Variance {
    fn from(row: VarianceRow) -> Self {
        Self {
            id: row.id,
            code: row.code,
            title: row.title,
            priority_rank: row.priority_rank,
            reason: row.approval_reason,
            ..compared(row.requested_amount, row.approved_amount)
        }
    }
}

/// Whether money follows the plans.
pub async fn alignment(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<Alignment> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let (subject, goals, unaligned, unfunded) = db
        .read(member, async |tx| {
            let subject = subject(tx, member, fiscal_year).await?;
            let fiscal_year = subject.fiscal_year;
            let (of_goals, of_unaligned, of_unfunded) = (
                GoalsParams { fiscal_year, org_id },
                UnalignedParams { org_id, fiscal_year },
                UnfundedParams { org_id, fiscal_year },
            );
            let (find_goals, find_unaligned, find_unfunded) = (goals(), unaligned(), unfunded());
            let (goals, unaligned, unfunded) = try_join!(
                find_goals.params(tx, &of_goals).all().err_into::<crate::error::Error>(),
                find_unaligned.params(tx, &of_unaligned).all().err_into(),
                find_unfunded.params(tx, &of_unfunded).all().err_into(),
            )?;
            Ok((subject, goals, unaligned, unfunded))
        })
        .await?;
    let aligned: Decimal = goals.iter().map(|goal: &GoalFunding| goal.requested).sum();
    let other: Decimal = unaligned.iter().map(|programme| programme.requested_amount).sum();
    Ok(Alignment {
        subject,
        goals: goals.into_iter().map(FundedGoal::from).collect(),
        unaligned: unaligned
            .into_iter()
            .map(|row| UnalignedProgramme {
                id: row.id,
                title: row.title,
                priority_rank: row.priority_rank,
                requested: two_decimals(row.requested_amount),
            })
            .collect(),
        unfunded: unfunded.into_iter().map(UnpaidObjective::from).collect(),
        aligned_share: two_decimals(share(aligned, aligned + other)),
    })
}
