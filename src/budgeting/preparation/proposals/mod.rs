//! Budget proposals: what an organization requests for one fiscal year. Table `budgeting.proposals`.

mod list;

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::proposals::{
    ByIdParams, DeleteParams, InsertParams, Proposal as Row, UpdateParams, by_id, delete, insert, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

pub use list::{Filter, ProposalSummary, list};

use super::{State, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation, two_decimals};

/// The statuses of a proposal, in the order of its life.
pub const STATUSES: [&str; 6] = ["draft", "submitted", "under_review", "returned", "approved", "rejected"];

/// What begins a proposal.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewProposal {
    /// Fiscal year, which is the calendar year: this one or one of the next five.
    #[oai(validator(minimum(value = "2024"), maximum(value = "2100")))]
    pub fiscal_year: i32,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Scope.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
}

/// What a budget officer rewrites. The year stays: for another one, begin another proposal.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ProposalInput {
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Scope.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
}

/// A budget proposal.
#[derive(Debug, Object)]
pub struct Proposal {
    /// The proposal's id.
    pub id: Uuid,
    /// Code of the organization.
    pub organization: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// Title.
    pub title: String,
    /// Scope.
    pub description: String,
    /// draft, submitted, `under_review`, returned, approved or rejected.
    pub status: String,
    /// How often it was submitted.
    pub round: i32,
    /// Whether it was last submitted after the deadline of the budget call.
    pub is_late: bool,
    /// Whether single lines were returned, so that only those may be changed.
    pub lines_returned: bool,
    /// Number of programmes.
    pub programmes_total: i32,
    /// Number of lines.
    pub lines_total: i32,
    /// Sum of what the programmes request, in pesos.
    pub total_requested: String,
    /// Sum of what was approved; none until it is.
    #[oai(nullable)]
    pub total_approved: Option<String>,
    /// Approved less requested; none until it is approved.
    #[oai(nullable)]
    pub variance: Option<String>,
    /// The variance in per cent of what was requested.
    #[oai(nullable)]
    pub variance_percentage: Option<String>,
    /// What gender-responsive programmes request.
    pub gender_responsive: String,
    /// Their share of all that is requested, in per cent.
    pub gender_responsive_percentage: String,
    /// Most that may be requested under the budget call of the year, if it says so.
    #[oai(nullable)]
    pub ceiling: Option<String>,
    /// Last day to submit under the budget call of the year, if there is one.
    #[oai(nullable)]
    pub submission_deadline: Option<NaiveDate>,
    /// Author.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who submitted it last.
    #[oai(nullable)]
    pub submitted_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub submitted_at: Option<DateTime<Utc>>,
    /// Who began the review last.
    #[oai(nullable)]
    pub reviewed_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub reviewed_at: Option<DateTime<Utc>>,
    /// Who approved it.
    #[oai(nullable)]
    pub approved_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub approved_at: Option<DateTime<Utc>>,
    /// What the approver said.
    pub approval_notes: String,
    /// Why it was last returned or rejected.
    pub return_reason: String,
    /// What the member may do with it next: the last part of an address below it.
    pub transitions: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// One of the member's proposals.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Proposal> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(Proposal::new(row, member))
}

/// One of the member's proposals, for a form that changes it: one that may be edited, and a member who may.
pub async fn get_editable(db: &Db, member: &Member, id: Uuid) -> Result<Proposal> {
    member.require("budgeting.edit")?;
    let proposal = get(db, member, id).await?;
    proposal.state().require(false)?;
    Ok(proposal)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new draft; its author is the member.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewProposal,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Proposal> {
    member.require("budgeting.edit")?;
    let (title, description) = check(&input.title, &input.description)?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams { org_id, id, fiscal_year: input.fiscal_year, title: &title, description: &description };
    let created = db
        .write(member, async |tx| {
            let insert = insert();
            let ((), _, row) = try_join!(
                key.claim(tx, member, fingerprint, id),
                insert.params(tx, &new).one().err_into(),
                find(tx, member, id),
            )?;
            row.ok_or(Error::NotFound)
        })
        .await;
    match created {
        Ok(row) => Ok(Proposal::new(row, member)),
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Rewrites title and scope of a draft or returned proposal.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &ProposalInput) -> Result<Proposal> {
    member.require("budgeting.edit")?;
    let (title, description) = check(&input.title, &input.description)?;
    let org_id = member.org_id();
    let changed = UpdateParams { title: &title, description: &description, org_id, id, version };
    let row = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            after_update(updated, row)
        })
        .await?;
    Ok(Proposal::new(row, member))
}

/// Removes a draft that was never submitted, with all that is in it.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

fn check(title: &str, description: &str) -> Result<(String, String)> {
    let mut checks = Checks::default();
    let title = checks.text(title, 255, "proposals_title_present");
    checks.require(description.chars().count() <= 20_000, "proposals_description_length");
    checks.finish()?;
    Ok((title, description.trim().to_owned()))
}

/// A part in per cent of the whole, rounded half away from zero; 0.00 of nothing (budgeting: section 8).
pub fn per_cent(part: Decimal, whole: Decimal) -> Decimal {
    if whole.is_zero() {
        return Decimal::ZERO;
    }
    let share = part * Decimal::ONE_HUNDRED / whole;
    share.round_dp_with_strategy(2, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

impl Proposal {
    /// What decides whether it, and what is in it, may be changed.
    pub(in crate::budgeting) fn state(&self) -> State<'_> {
        State { status: &self.status, lines_returned: self.lines_returned }
    }

    /// Whether the member may delete it: a draft that was never submitted.
    pub fn may_be_deleted(&self, member: &Member) -> bool {
        member.can("budgeting.edit") && self.status == "draft" && self.round == 0
    }

    pub(super) fn new(row: Row, member: &Member) -> Self {
        let requested = row.total_requested;
        let variance = row.total_approved.map(|approved| approved - requested);
        let share = variance.filter(|_| !requested.is_zero()).map(|variance| per_cent(variance, requested));
        Self {
            id: row.id,
            organization: member.org_code().to_owned(),
            fiscal_year: row.fiscal_year,
            title: row.title,
            description: row.description,
            status: row.status,
            round: row.round,
            is_late: row.is_late,
            lines_returned: row.lines_returned,
            programmes_total: row.programmes_total,
            lines_total: row.lines_total,
            total_requested: two_decimals(requested),
            total_approved: row.total_approved.map(two_decimals),
            variance: variance.map(two_decimals),
            variance_percentage: share.map(two_decimals),
            gender_responsive: two_decimals(row.gender_responsive),
            gender_responsive_percentage: two_decimals(per_cent(row.gender_responsive, requested)),
            ceiling: row.ceiling.map(two_decimals),
            submission_deadline: row.submission_deadline,
            created_by: row.created_by_name,
            submitted_by: row.submitted_by_name,
            submitted_at: row.submitted_at,
            reviewed_by: row.reviewed_by_name,
            reviewed_at: row.reviewed_at,
            approved_by: row.approved_by_name,
            approved_at: row.approved_at,
            approval_notes: row.approval_notes,
            return_reason: row.return_reason,
            transitions: row.transitions.iter().map(|step| step.replace('_', "-")).collect(),
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Proposal {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/proposals/{}", self.id)
    }
}
