//! A proposal built from an earlier one of the own organization.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::imports::{CopyProposalParams, ProposalParams, copy_proposal, proposal};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation};

/// What a copy is to be.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct CopyInput {
    /// The year it is for.
    pub fiscal_year: i32,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Scope.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
    /// By how many per cent unit costs change, -99 to 900, at most two decimals. Half a centavo rounds away from zero.
    #[serde(default = "unchanged")]
    #[oai(default = "unchanged", validator(pattern = r"^-?\d{1,3}(\.\d{1,2})?$"))]
    pub percent: String,
}

fn unchanged() -> String {
    "0".to_owned()
}

/// The draft that was made.
#[derive(Debug, Object)]
pub struct CopiedProposal {
    /// Its id.
    pub id: Uuid,
    /// The year it is for.
    pub fiscal_year: i32,
    /// Title.
    pub title: String,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
}

impl Representation for CopiedProposal {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/proposals/{}", self.id)
    }
}

/// Copies programmes, lines and arguments of a proposal into a new draft: all of it, or nothing.
pub async fn create(
    db: &Db,
    member: &Member,
    from_id: Uuid,
    input: &CopyInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<CopiedProposal> {
    member.require("budgeting.edit")?;
    let mut checks = Checks::default();
    let title = checks.text(&input.title, 255, "proposals_title_present");
    checks.require(input.description.chars().count() <= 20_000, "proposals_description_length");
    checks.require((2024..=2100).contains(&input.fiscal_year), "proposals_fiscal_year_range");
    let percent = checks.decimal("percent", &input.percent);
    if checks.is_sound("percent") {
        checks.require((Decimal::from(-99)..=Decimal::from(900)).contains(&percent), "copy_percent_range");
    }
    checks.finish()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let description = input.description.trim();
    let new = CopyProposalParams {
        org_id,
        from_id,
        id,
        fiscal_year: input.fiscal_year,
        title: title.as_str(),
        description,
        percent,
    };
    let made = db
        .write(member, async |tx| {
            let copy = copy_proposal();
            try_join!(key.claim(tx, member, fingerprint, id), copy.params(tx, &new).one().err_into())
        })
        .await;
    let id = match made {
        Ok(_) => id,
        Err(failure) => key.earlier(db, member, fingerprint, failure).await?,
    };
    let asked = ProposalParams { org_id, proposal_id: id };
    let row = db.read(member, async |tx| Ok(proposal().params(tx, &asked).opt().await?)).await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(CopiedProposal { id: row.id, fiscal_year: row.fiscal_year, title: row.title, version: row.version })
}
