//! Appropriates what was approved: a pending appropriation for each programme and class of a proposal, in one step.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::appropriations::{
    ApprovedProposal as Row, InsertAsApprovedParams, approved_proposals, insert_as_approved,
};
use chrono::NaiveDate;
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::allocations;
use super::appropriations::{self, Appropriation};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::rules;
use crate::web::{Checks, IdempotencyKey, Paging, two_decimals};

/// What the appropriations of a proposal have in common.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AsApproved {
    /// The act.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub legal_basis: String,
    /// First day money may be obligated.
    pub valid_from: NaiveDate,
    /// Last day money may be obligated.
    pub valid_until: NaiveDate,
    /// UACS funding source, eight digits; empty until it is known.
    #[serde(default)]
    #[oai(default)]
    pub fund_code: String,
}

/// An approved proposal, and how far it is appropriated.
#[derive(Debug)]
pub struct ApprovedProposal {
    /// The proposal.
    pub id: Uuid,
    /// Its fiscal year.
    pub fiscal_year: i32,
    /// Its title.
    pub title: String,
    /// What was approved, in pesos.
    pub allocated: String,
    /// What of it is appropriated, or waits to be.
    pub appropriated: String,
    /// What is left.
    pub left: String,
    /// Whether anything is left.
    pub is_open: bool,
}

impl From<Row> for ApprovedProposal {
    fn from(row: Row) -> Self {
        let left = row.allocated - row.appropriated;
        Self {
            id: row.id,
            fiscal_year: row.fiscal_year,
            title: row.title,
            allocated: two_decimals(row.allocated),
            appropriated: two_decimals(row.appropriated),
            left: two_decimals(left),
            is_open: left > Decimal::ZERO,
        }
    }
}

/// The approved proposals, the latest year first.
pub async fn proposals(db: &Db, member: &Member) -> Result<Vec<ApprovedProposal>> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let rows = db.read(member, async |tx| Ok(approved_proposals().bind(tx, &org_id).all().await?)).await?;
    Ok(rows.into_iter().map(ApprovedProposal::from).collect())
}

/// One of them.
pub async fn proposal(db: &Db, member: &Member, id: Uuid) -> Result<ApprovedProposal> {
    proposals(db, member).await?.into_iter().find(|proposal| proposal.id == id).ok_or(Error::NotFound)
}

/// Pending appropriations of what each programme and class was approved, but for those that have one. Answers with all
/// current appropriations of the proposal that are not cancelled.
pub async fn appropriate(
    db: &Db,
    member: &Member,
    proposal_id: Uuid,
    input: &AsApproved,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Vec<Appropriation>> {
    member.require("budgeting.edit")?;
    let mut checks = Checks::default();
    let legal_basis = checks.text(&input.legal_basis, 255, "appropriations_legal_basis_present");
    let valid_from = checks.day("valid_from", input.valid_from);
    let valid_until = checks.day("valid_until", input.valid_until);
    if checks.is_sound("valid_from") && checks.is_sound("valid_until") {
        checks.require(valid_until >= valid_from, "appropriations_valid_until_after_start");
    }
    checks.finish()?;
    proposal(db, member, proposal_id).await?;
    let new = InsertAsApprovedParams {
        fund_code: input.fund_code.trim(),
        legal_basis: legal_basis.as_str(),
        valid_from,
        valid_until,
        org_id: member.org_id(),
        proposal_id,
    };
    let made = db
        .write(member, async |tx| {
            key.claim(tx, member, fingerprint, proposal_id).await?;
            let made = insert_as_approved().params(tx, &new).all().await?;
            if made.is_empty() {
                Err(Error::Conflict(rules::violated(rules::get("nothing_to_appropriate"), "")))
            } else {
                Ok(())
            }
        })
        .await;
    if let Err(failure) = made {
        key.earlier(db, member, fingerprint, failure).await?;
    }
    of_proposal(db, member, proposal_id).await
}

/// The current appropriations of a proposal that are pending or posted.
async fn of_proposal(db: &Db, member: &Member, proposal_id: Uuid) -> Result<Vec<Appropriation>> {
    let (filter, _) = allocations::Filter::new(None, Some(proposal_id.to_string()));
    let (of_proposal, _) = allocations::list(db, member, &filter, &Paging::whole()).await?;
    let (filter, _) = appropriations::Filter::new(None, Some("current".to_owned()), None, None);
    let (all, _) = appropriations::list(db, member, &filter, &Paging::whole()).await?;
    let is_live = |row: &Appropriation| ["pending", "posted"].contains(&row.status.as_str());
    let is_of = |row: &Appropriation| of_proposal.iter().any(|allocation| allocation.id == row.allocation_id);
    Ok(all.into_iter().filter(|row| is_live(row) && is_of(row)).collect())
}
