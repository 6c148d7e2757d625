//! Allotments: releases of an appropriation, the authority to incur obligations. Table `budgeting.allotments`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::allotments::{
    Allotment as Row, ByIdParams, CancelParams, InsertParams, ListParams, ReleaseParams, UpdateParams, by_id, cancel,
    insert, list as list_rows, release, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::steps::{Step, StepInput, Stepping, about_day};
use super::{NEWEST, Newest, QUARTERS, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, parsed, two_decimals};

/// Statuses of an allotment.
pub const STATUSES: [&str; 5] = ["pending", "released", "partially_utilized", "fully_utilized", "cancelled"];

/// A request for an allotment.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewAllotment {
    /// The appropriation it releases from.
    pub appropriation_id: Uuid,
    /// Q1, Q2, Q3 or Q4.
    pub quarter: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Number of the release order (SARO), or comprehensive release.
    #[serde(default)]
    #[oai(default, validator(max_length = 50))]
    pub reference_number: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// What may be changed of a request.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AllotmentInput {
    /// Q1, Q2, Q3 or Q4.
    pub quarter: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Number of the release order (SARO), or comprehensive release.
    #[serde(default)]
    #[oai(default, validator(max_length = 50))]
    pub reference_number: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// An allotment with its balances.
#[derive(Clone, Debug, Object)]
pub struct Allotment {
    /// The row's id.
    pub id: Uuid,
    /// The appropriation.
    pub appropriation_id: Uuid,
    /// The allocation.
    pub allocation_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The programme's title.
    pub programme: String,
    /// Fiscal year of the money.
    pub fiscal_year: i32,
    /// Kind of its appropriation.
    pub kind: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// Quarter it is meant for: Q1 to Q4.
    pub quarter: String,
    /// Pesos.
    pub amount: String,
    /// `pending`, `released`, `partially_utilized`, `fully_utilized` or `cancelled`.
    pub status: String,
    /// Number of the release order.
    pub reference_number: String,
    /// Notes.
    pub notes: String,
    /// Day of the release.
    #[oai(nullable)]
    pub released_on: Option<NaiveDate>,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// Last day money may be obligated.
    pub valid_until: NaiveDate,
    /// What it is by now, movements and adjustments included.
    pub adjusted: String,
    /// What is obligated.
    pub obligated: String,
    /// What is paid.
    pub paid: String,
    /// What is drafted to be obligated.
    pub drafted: String,
    /// What is released and not obligated.
    pub unobligated: String,
    /// What may still be obligated, drafts counted.
    pub available: String,
    /// Who recorded it; only of a single row.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who released it; only of a single row.
    #[oai(nullable)]
    pub released_by: Option<String>,
    /// What the member may do with it next: the last part of an address below it; only of a single row.
    pub steps: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Allotment {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            appropriation_id: row.appropriation_id,
            allocation_id: row.allocation_id,
            programme_id: row.programme_id,
            programme: row.programme,
            fiscal_year: row.fiscal_year,
            kind: row.kind,
            expense_class: row.expense_class,
            quarter: row.quarter,
            amount: two_decimals(row.amount),
            status: row.status,
            reference_number: row.reference_number,
            notes: row.notes,
            released_on: row.released_on,
            cancel_reason: row.cancel_reason,
            valid_until: row.valid_until,
            adjusted: two_decimals(row.adjusted),
            obligated: two_decimals(row.obligated),
            paid: two_decimals(row.paid),
            drafted: two_decimals(row.drafted),
            unobligated: two_decimals(row.unobligated),
            available: two_decimals(row.available),
            created_by: row.created_by_name,
            released_by: row.released_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Allotment {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/allotments/{}", self.id)
    }
}

impl Stepping for Allotment {
    const STEPS: &'static [Step] = &[Step::Release, Step::Cancel];
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) status: Option<String>,
    pub(super) quarter: Option<String>,
    pub(super) fiscal_year: Option<i32>,
    /// Only those of this appropriation.
    pub appropriation: Option<Uuid>,
    /// Only those of this allocation.
    pub allocation: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(status: Option<String>, quarter: Option<String>, fiscal_year: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let status = known("status", status, &STATUSES, &mut ignored);
        let quarter = known("quarter", quarter, &QUARTERS, &mut ignored);
        let fiscal_year = parsed("fiscal_year", fiscal_year, &mut ignored);
        (Self { status, quarter, fiscal_year, ..Self::default() }, ignored)
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Allotment>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        status: filter.status.as_deref(),
        quarter: filter.quarter.as_deref(),
        fiscal_year: filter.fiscal_year,
        appropriation_id: filter.appropriation,
        allocation_id: filter.allocation,
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(Allotment::from).collect(), next))
}

/// One of the member's allotments.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Allotment> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A request: it counts against the appropriation until it is released or cancelled.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewAllotment,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Allotment> {
    member.require("budgeting.edit")?;
    let content = input.content().check()?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        appropriation_id: input.appropriation_id,
        quarter: &input.quarter,
        amount: content.amount,
        reference_number: &content.reference_number,
        notes: &content.notes,
    };
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
        Ok(row) => Ok(row.into()),
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Rewrites a request.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &AllotmentInput) -> Result<Allotment> {
    member.require("budgeting.edit")?;
    let content = input.check()?;
    let changed = UpdateParams {
        quarter: input.quarter.as_str(),
        amount: content.amount,
        reference_number: content.reference_number.as_str(),
        notes: content.notes.as_str(),
        org_id: member.org_id(),
        id,
        version,
    };
    let row = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            after_update(updated, row)
        })
        .await?;
    Ok(row.into())
}

/// Moves it along its state machine.
pub async fn take(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    step: Step,
    input: &StepInput,
) -> Result<Allotment> {
    step.require(member)?;
    let (org_id, asked) = (member.org_id(), input.check(step)?);
    let comment = asked.comment.as_str();
    let row = db
        .write(member, async |tx| {
            match step {
                Step::Release => {
                    let released = ReleaseParams {
                        org_id,
                        id,
                        version,
                        released_on: asked.on,
                        reference_number: asked.reference_number.as_str(),
                        comment,
                    };
                    release().params(tx, &released).one().await?
                }
                Step::Cancel => cancel().params(tx, &CancelParams { org_id, id, version, comment }).one().await?,
                _ => return Err(Error::NotFound),
            };
            find(tx, member, id).await?.ok_or(Error::NotFound)
        })
        .await
        .map_err(about_day)?;
    Ok(row.into())
}

/// What may be changed, after its checks.
struct Content {
    amount: Decimal,
    reference_number: String,
    notes: String,
}

impl NewAllotment {
    fn content(&self) -> AllotmentInput {
        AllotmentInput {
            quarter: self.quarter.clone(),
            amount: self.amount.clone(),
            reference_number: self.reference_number.clone(),
            notes: self.notes.clone(),
        }
    }
}

impl AllotmentInput {
    fn check(&self) -> Result<Content> {
        let mut checks = Checks::default();
        checks.require(QUARTERS.contains(&self.quarter.as_str()), "allotments_quarter_known");
        let amount = checks.decimal("amount", &self.amount);
        if checks.is_sound("amount") {
            checks.require(amount > Decimal::ZERO, "allotments_amount_positive");
        }
        let reference_number = checks.optional_text(&self.reference_number, 50, "allotments_reference_number_length");
        let notes = checks.optional_text(&self.notes, 20_000, "allotments_notes_length");
        checks.finish()?;
        Ok(Content { amount, reference_number, notes })
    }
}
