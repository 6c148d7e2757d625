//! Believable budgets, made through the same actions as everybody's: so each limit, each second person and each day is judged
//! as everybody's.

use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::auth::Member;
use crate::budgeting::execution::allotments::{self, NewAllotment};
use crate::budgeting::execution::appropriations::{self, Appropriation};
use crate::budgeting::execution::as_approved::{self, AsApproved};
use crate::budgeting::execution::disbursements::{self, NewDisbursement};
use crate::budgeting::execution::obligations::{self, NewObligation};
use crate::budgeting::execution::steps::{Step, StepInput};
use crate::budgeting::preparation::decisions::{self, DecisionsInput, ProposalStepInput};
use crate::budgeting::preparation::line_items::{self, LineItemInput};
use crate::budgeting::preparation::programmes::{self, ProgrammeInput};
use crate::budgeting::preparation::proposals::{self, NewProposal, Proposal};
use crate::db::Db;
use crate::web::{IdempotencyKey, two_decimals};

/// The people of an organization who make its budget and spend it.
pub(crate) struct Treasurers<'a> {
    pub db: &'a Db,
    /// Writes, requests, certifies that it is needed, and pays.
    pub officer: Arc<Member>,
    /// Certifies that allotment is available.
    pub certifier: Arc<Member>,
    /// Approves, posts and releases.
    pub approver: Arc<Member>,
}

/// A programme to ask money for.
pub(crate) struct NewProgramme<'a> {
    pub title: &'a str,
    pub justification: &'a str,
    pub goal_id: Option<Uuid>,
    pub objective_id: Option<Uuid>,
    /// Class, what it is, pesos for one, and how many.
    pub lines: Vec<(&'a str, &'a str, Decimal, i32)>,
}

impl Treasurers<'_> {
    /// A draft with these programmes, the first of the highest priority.
    pub(crate) async fn draft(&self, year: i32, title: &str, programmes: &[NewProgramme<'_>]) -> Result<Proposal> {
        let input = NewProposal {
            fiscal_year: year,
            title: title.to_owned(),
            description: format!("What the programmes of {year} need."),
        };
        let key = IdempotencyKey::default();
        let proposal = proposals::create(self.db, &self.officer, &input, &key, &[]).await?;
        for (rank, programme) in (1..).zip(programmes) {
            let requested: Decimal = programme.lines.iter().map(|(.., cost, count)| cost * Decimal::from(*count)).sum();
            let input = ProgrammeInput {
                code: String::new(),
                title: programme.title.to_owned(),
                category: "operations".to_owned(),
                goal_id: programme.goal_id,
                objective_id: programme.objective_id,
                requested_amount: two_decimals(requested),
                priority_rank: rank,
                justification: programme.justification.to_owned(),
                expected_outcomes: String::new(),
                is_gender_responsive: rank == 1,
            };
            let made = programmes::create(self.db, &self.officer, proposal.id, &input, &key, &[]).await?;
            for (class, description, cost, quantity) in &programme.lines {
                let line = LineItemInput {
                    expense_class: (*class).to_owned(),
                    object_code: None,
                    sub_category: String::new(),
                    description: (*description).to_owned(),
                    unit_cost: two_decimals(*cost),
                    quantity: *quantity,
                    justification: String::new(),
                    notes: String::new(),
                };
                line_items::create(self.db, &self.officer, made.id, &line, &key, &[]).await?;
            }
        }
        Ok(proposal)
    }

    /// Submits a draft.
    pub(crate) async fn submit(&self, proposal: &Proposal) -> Result<Proposal> {
        self.step(proposal, &self.officer, decisions::Step::Submit).await
    }

    /// Begins the review of what was submitted.
    pub(crate) async fn review(&self, proposal: &Proposal) -> Result<Proposal> {
        self.step(proposal, &self.approver, decisions::Step::StartReview).await
    }

    async fn step(&self, proposal: &Proposal, member: &Member, step: decisions::Step) -> Result<Proposal> {
        let nothing = ProposalStepInput { comment: String::new() };
        Ok(decisions::take(self.db, member, proposal.id, proposal.version, step, &nothing).await?)
    }

    /// Approves what is under review, as requested.
    pub(crate) async fn approve(&self, proposal: &Proposal) -> Result<Proposal> {
        let all = DecisionsInput { decisions: Vec::new(), comment: "As requested".to_owned() };
        Ok(decisions::approve(self.db, &self.approver, proposal.id, proposal.version, &all).await?)
    }

    /// Appropriates what was approved of a proposal, posted for the first day of its year.
    pub(crate) async fn appropriate(&self, proposal: &Proposal) -> Result<Vec<Appropriation>> {
        let year = proposal.fiscal_year;
        let act = AsApproved {
            legal_basis: format!("General Appropriations Act of the Bangsamoro {year}"),
            valid_from: day(year, 1, 1)?,
            valid_until: day(year, 12, 31)?,
            fund_code: String::new(),
        };
        let key = IdempotencyKey::default();
        let mut posted = Vec::new();
        for row in as_approved::appropriate(self.db, &self.officer, proposal.id, &act, &key, &[]).await? {
            let first = on(act.valid_from);
            posted.push(appropriations::take(self.db, &self.approver, row.id, row.version, Step::Post, &first).await?);
        }
        Ok(posted)
    }

    /// An allotment, released on a day if one is given.
    pub(crate) async fn allot(
        &self,
        appropriation_id: Uuid,
        quarter: u32,
        amount: Decimal,
        released: Option<NaiveDate>,
    ) -> Result<Uuid> {
        let request = NewAllotment {
            appropriation_id,
            quarter: format!("Q{quarter}"),
            amount: two_decimals(amount),
            reference_number: String::new(),
            notes: String::new(),
        };
        let row = allotments::create(self.db, &self.officer, &request, &IdempotencyKey::default(), &[]).await?;
        if let Some(released) = released {
            let order = StepInput { reference_number: format!("SARO {}-{quarter}", released.year()), ..on(released) };
            allotments::take(self.db, &self.approver, row.id, row.version, Step::Release, &order).await?;
        }
        Ok(row.id)
    }

    /// An obligation of a day, certified by two.
    pub(crate) async fn oblige(
        &self,
        allotment_id: Uuid,
        amount: Decimal,
        (description, payee): (&str, &str),
        obligated: NaiveDate,
    ) -> Result<Uuid> {
        let request = NewObligation {
            allotment_id,
            work_item_id: None,
            object_code: None,
            description: description.to_owned(),
            document_ref: String::new(),
            responsibility_center: String::new(),
            payee: payee.to_owned(),
            payee_address: String::new(),
            amount: two_decimals(amount),
            notes: String::new(),
        };
        let row = obligations::create(self.db, &self.officer, &request, &IdempotencyKey::default(), &[]).await?;
        let needed = StepInput::default();
        let row = obligations::take(self.db, &self.officer, row.id, row.version, Step::Certify, &needed).await?;
        let available = on(obligated);
        let row = obligations::take(self.db, &self.certifier, row.id, row.version, Step::Obligate, &available).await?;
        Ok(row.id)
    }

    /// A payment by check of a day, with the tax withheld that is usual for goods.
    pub(crate) async fn pay(&self, obligation_id: Uuid, amount: Decimal, check: &str, paid: NaiveDate) -> Result<()> {
        let payment = NewDisbursement {
            obligation_id,
            amount: two_decimals(amount),
            withheld: two_decimals(share(amount, 1)),
            payment_method: "check".to_owned(),
            cash_authority: format!("NCA {}-{:02}", paid.year(), paid.month()),
            reference_number: check.to_owned(),
            payee: String::new(),
            notes: String::new(),
        };
        let row = disbursements::create(self.db, &self.officer, &payment, &IdempotencyKey::default(), &[]).await?;
        disbursements::take(self.db, &self.officer, row.id, row.version, Step::Pay, &on(paid)).await?;
        Ok(())
    }
}

/// So many per cent of an amount, to the centavo.
pub(crate) fn share(amount: Decimal, per_cent: u32) -> Decimal {
    (amount * Decimal::from(per_cent) / Decimal::ONE_HUNDRED).round_dp(2)
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> Result<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day).context("a date")
}

fn on(day: NaiveDate) -> StepInput {
    StepInput { on: Some(day), ..StepInput::default() }
}
