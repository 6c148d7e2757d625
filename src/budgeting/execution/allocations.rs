//! Allocations: approved money assigned to a programme, before any release. Table `budgeting.allocations`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::allocations::{
    Allocation as Row, ByIdParams, ListParams, UpdateParams, by_id, list as list_rows, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::after_update;
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, Ignored, Paging, Representation, parsed, two_decimals};

const SORT: &str = "-fiscal_year";

/// What may be written of an allocation.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AllocationInput {
    /// Item of the appropriations act, in words.
    #[oai(validator(max_length = 255))]
    pub appropriation_reference: String,
}

/// An allocation.
#[derive(Clone, Debug, Object)]
pub struct Allocation {
    /// The row's id.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The proposal of the programme.
    pub proposal_id: Uuid,
    /// The programme's title.
    pub programme: String,
    /// UACS code of the programme; empty until it is known.
    pub programme_code: String,
    /// `gas`, `sto`, `operations` or `projects`.
    pub category: String,
    /// Fiscal year of the money.
    pub fiscal_year: i32,
    /// Pesos assigned to the programme.
    pub allocated_amount: String,
    /// approved, or active once something is released.
    pub status: String,
    /// Item of the appropriations act, in words.
    pub appropriation_reference: String,
    /// What was requested for the programme.
    pub requested_amount: String,
    /// What was approved.
    #[oai(nullable)]
    pub approved_amount: Option<String>,
    /// What was appropriated by postings, without movements.
    pub appropriated: String,
    /// What it is by now, movements and adjustments included.
    pub adjusted: String,
    /// What is released.
    pub allotted: String,
    /// What is obligated.
    pub obligated: String,
    /// What is paid.
    pub paid: String,
    /// What is not released yet.
    pub unreleased: String,
    /// What is released and not obligated.
    pub unobligated: String,
    /// What is obligated and not paid.
    pub unpaid: String,
    /// What is appropriated of it, or waits to be: current appropriations, pending and posted.
    pub appropriated_now: String,
    /// Who approved it.
    #[oai(nullable)]
    pub approved_by: Option<String>,
    /// When.
    pub approved_at: DateTime<Utc>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Allocation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            programme_id: row.programme_id,
            proposal_id: row.proposal_id,
            programme: row.programme,
            programme_code: row.programme_code,
            category: row.category,
            fiscal_year: row.fiscal_year,
            allocated_amount: two_decimals(row.allocated_amount),
            status: row.status,
            appropriation_reference: row.appropriation_reference,
            requested_amount: two_decimals(row.requested_amount),
            approved_amount: row.approved_amount.map(two_decimals),
            appropriated: two_decimals(row.appropriated),
            adjusted: two_decimals(row.adjusted),
            allotted: two_decimals(row.allotted),
            obligated: two_decimals(row.obligated),
            paid: two_decimals(row.paid),
            unreleased: two_decimals(row.unreleased),
            unobligated: two_decimals(row.unobligated),
            unpaid: two_decimals(row.unpaid),
            appropriated_now: two_decimals(row.appropriated_now),
            approved_by: row.approved_by_name,
            approved_at: row.approved_at,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Allocation {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/allocations/{}", self.id)
    }
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) fiscal_year: Option<i32>,
    pub(super) proposal: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(fiscal_year: Option<String>, proposal: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let fiscal_year = parsed("fiscal_year", fiscal_year, &mut ignored);
        let proposal = parsed("proposal", proposal, &mut ignored);
        (Self { fiscal_year, proposal }, ignored)
    }
}

#[derive(Deserialize, Serialize)]
struct ListKey(i32, String);

/// The latest year first, then by programme.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Allocation>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<ListKey>(SORT)?;
    let asked = ListParams {
        org_id: member.org_id(),
        fiscal_year: filter.fiscal_year,
        proposal_id: filter.proposal,
        after_id: after.as_ref().map(|after| after.id),
        after_fiscal_year: after.as_ref().map(|after| after.key.0),
        after_programme: after.map(|after| after.key.1),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let key = |row: &Row| (ListKey(row.fiscal_year, row.programme.clone()), row.id);
    let (rows, next) = paging.split(rows, SORT, key);
    Ok((rows.into_iter().map(Allocation::from).collect(), next))
}

/// One of the member's allocations.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Allocation> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// Names the item of the appropriations act.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &AllocationInput) -> Result<Allocation> {
    member.require("budgeting.edit")?;
    let mut checks = Checks::default();
    let reference = checks.optional_text(&input.appropriation_reference, 255, "allocations_reference_length");
    checks.finish()?;
    let changed = UpdateParams { appropriation_reference: reference, org_id: member.org_id(), id, version };
    let row = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            after_update(updated, row)
        })
        .await?;
    Ok(row.into())
}
