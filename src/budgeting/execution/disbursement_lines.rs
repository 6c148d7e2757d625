//! The parts that a payment was spent on. Table `budgeting.disbursement_lines`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::disbursement_lines::{
    ByIdParams, DeleteParams, DisbursementLine as Row, InsertParams, ListParams, UpdateParams, by_id, delete, insert,
    list as list_rows, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::{after_update, disbursements};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation, two_decimals};

/// What is written of a part.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct DisbursementLineInput {
    /// Cost center.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub cost_center: String,
    /// What it was.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub description: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// A part of a payment.
#[derive(Clone, Debug, Object)]
pub struct DisbursementLine {
    /// The row's id.
    pub id: Uuid,
    /// The payment.
    pub disbursement_id: Uuid,
    /// Its status.
    pub disbursement_status: String,
    /// Cost center.
    pub cost_center: String,
    /// What it was.
    pub description: String,
    /// Pesos.
    pub amount: String,
    /// Notes.
    pub notes: String,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for DisbursementLine {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            disbursement_id: row.disbursement_id,
            disbursement_status: row.disbursement_status,
            cost_center: row.cost_center,
            description: row.description,
            amount: two_decimals(row.amount),
            notes: row.notes,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for DisbursementLine {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/disbursement-lines/{}", self.id)
    }
}

/// The parts of one payment in the order they were written.
pub async fn list(db: &Db, member: &Member, disbursement_id: Uuid) -> Result<Vec<DisbursementLine>> {
    member.require("budgeting.view")?;
    let asked = ListParams { org_id: member.org_id(), disbursement_id };
    let rows = db
        .read(member, async |tx| {
            let list = list_rows();
            let (row, rows) =
                try_join!(disbursements::find(tx, member, disbursement_id), list.params(tx, &asked).all().err_into(),)?;
            row.ok_or(Error::NotFound)?;
            Ok(rows)
        })
        .await?;
    Ok(rows.into_iter().map(DisbursementLine::from).collect())
}

/// One part of one of the member's payments.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<DisbursementLine> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A part of a payment in process.
pub async fn create(
    db: &Db,
    member: &Member,
    disbursement_id: Uuid,
    input: &DisbursementLineInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<DisbursementLine> {
    member.require("budgeting.disburse")?;
    let content = input.check()?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        disbursement_id,
        cost_center: content.cost_center.as_str(),
        description: content.description.as_str(),
        amount: content.amount,
        notes: content.notes.as_str(),
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

/// Rewrites a part.
pub async fn edit(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    input: &DisbursementLineInput,
) -> Result<DisbursementLine> {
    member.require("budgeting.disburse")?;
    let content = input.check()?;
    let changed = UpdateParams {
        cost_center: content.cost_center.as_str(),
        description: content.description.as_str(),
        amount: content.amount,
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

/// Removes a part.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.disburse")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// A part, after its checks.
struct Content {
    cost_center: String,
    description: String,
    amount: Decimal,
    notes: String,
}

impl DisbursementLineInput {
    fn check(&self) -> Result<Content> {
        let mut checks = Checks::default();
        let cost_center = checks.optional_text(&self.cost_center, 100, "disbursement_lines_cost_center_length");
        let description = checks.text(&self.description, 255, "disbursement_lines_description_present");
        let amount = checks.decimal("amount", &self.amount);
        if checks.is_sound("amount") {
            checks.require(amount > Decimal::ZERO, "disbursement_lines_amount_positive");
        }
        let notes = checks.optional_text(&self.notes, 20_000, "disbursement_lines_notes_length");
        checks.finish()?;
        Ok(Content { cost_center, description, amount, notes })
    }
}
