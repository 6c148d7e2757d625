//! Obligations: money bound by a contract, an order or a payroll (ORS). Tables `budgeting.obligations`, `budgeting.adjustments`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::obligations::{
    AdjustParams, Adjustment as AdjustmentRow, AdjustmentsParams, ByIdParams, CancelParams, CertifyParams,
    InsertParams, ListParams, MarkDueParams, ObligateParams, Obligation as Row, UpdateParams, adjust,
    adjustments as adjustment_rows, by_id, cancel, certify, insert, list as list_rows, mark_due, obligate, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::steps::{Step, StepInput, Stepping, about_day};
use super::{CLASSES, NEWEST, Newest, QUARTERS, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, two_decimals};

/// Statuses of an obligation.
pub const STATUSES: [&str; 5] = ["draft", "obligated", "partially_disbursed", "fully_disbursed", "cancelled"];

/// A new obligation request.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewObligation {
    /// The allotment it is charged to.
    pub allotment_id: Uuid,
    /// The work item it is for, of the same programme and class.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub work_item_id: Option<Uuid>,
    /// UACS object code, of the same class.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub object_code: Option<String>,
    /// Particulars.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub description: String,
    /// Number of the order or contract.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub document_ref: String,
    /// Office that answers for it.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub responsibility_center: String,
    /// Who is to be paid; needed to certify it.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub payee: String,
    /// Address of the payee.
    #[serde(default)]
    #[oai(default, validator(max_length = 500))]
    pub payee_address: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// What may be changed of a draft. What was certified has to be certified again.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ObligationInput {
    /// The work item it is for, of the same programme and class.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub work_item_id: Option<Uuid>,
    /// UACS object code, of the same class.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub object_code: Option<String>,
    /// Particulars.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub description: String,
    /// Number of the order or contract.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub document_ref: String,
    /// Office that answers for it.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub responsibility_center: String,
    /// Who is to be paid; needed to certify it.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub payee: String,
    /// Address of the payee.
    #[serde(default)]
    #[oai(default, validator(max_length = 500))]
    pub payee_address: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// An obligation with its balances.
#[derive(Clone, Debug, Object)]
pub struct Obligation {
    /// The row's id.
    pub id: Uuid,
    /// The allotment it is charged to.
    pub allotment_id: Uuid,
    /// The work item it is for.
    #[oai(nullable)]
    pub work_item_id: Option<Uuid>,
    /// Its title.
    #[oai(nullable)]
    pub work_item: Option<String>,
    /// The programme.
    pub programme_id: Uuid,
    /// The programme's title.
    pub programme: String,
    /// Fiscal year of the money.
    pub fiscal_year: i32,
    /// Quarter of the allotment.
    pub quarter: String,
    /// Day the allotment was released.
    pub released_on: NaiveDate,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// UACS object code.
    #[oai(nullable)]
    pub object_code: Option<String>,
    /// Number of the obligation request.
    #[oai(nullable)]
    pub ors_number: Option<String>,
    /// Particulars.
    pub description: String,
    /// Number of the order or contract.
    pub document_ref: String,
    /// Office that answers for it.
    pub responsibility_center: String,
    /// Who is to be paid.
    pub payee: String,
    /// Address of the payee.
    pub payee_address: String,
    /// Pesos.
    pub amount: String,
    /// Day it became due and demandable.
    #[oai(nullable)]
    pub due_on: Option<NaiveDate>,
    /// `draft`, `obligated`, `partially_disbursed`, `fully_disbursed` or `cancelled`.
    pub status: String,
    /// Notes.
    pub notes: String,
    /// When the need was certified.
    #[oai(nullable)]
    pub need_certified_at: Option<DateTime<Utc>>,
    /// Day the money was bound.
    #[oai(nullable)]
    pub obligated_on: Option<NaiveDate>,
    /// Why it was cancelled.
    pub cancel_reason: String,
    /// What it is by now, movements and adjustments included.
    pub adjusted: String,
    /// What is paid.
    pub paid: String,
    /// What is being paid.
    pub processing: String,
    /// What is obligated and not paid.
    pub unpaid: String,
    /// What may still be paid, payments in process counted.
    pub available: String,
    /// Who recorded it; only of a single row.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who certified the need, box A; only of a single row.
    #[oai(nullable)]
    pub need_certified_by: Option<String>,
    /// Who certified that allotment is available, box B; only of a single row.
    #[oai(nullable)]
    pub obligated_by: Option<String>,
    /// What the member may do with it next: the last part of an address below it; only of a single row.
    pub steps: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Obligation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            allotment_id: row.allotment_id,
            work_item_id: row.work_item_id,
            work_item: row.work_item,
            programme_id: row.programme_id,
            programme: row.programme,
            fiscal_year: row.fiscal_year,
            quarter: row.quarter,
            released_on: row.released_on,
            expense_class: row.expense_class,
            object_code: row.object_code,
            ors_number: row.ors_number,
            description: row.description,
            document_ref: row.document_ref,
            responsibility_center: row.responsibility_center,
            payee: row.payee,
            payee_address: row.payee_address,
            amount: two_decimals(row.amount),
            due_on: row.due_on,
            status: row.status,
            notes: row.notes,
            need_certified_at: row.need_certified_at,
            obligated_on: row.obligated_on,
            cancel_reason: row.cancel_reason,
            adjusted: two_decimals(row.adjusted),
            paid: two_decimals(row.paid),
            processing: two_decimals(row.processing),
            unpaid: two_decimals(row.unpaid),
            available: two_decimals(row.available),
            created_by: row.created_by_name,
            need_certified_by: row.need_certified_by_name,
            obligated_by: row.obligated_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Obligation {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/obligations/{}", self.id)
    }
}

impl Stepping for Obligation {
    const STEPS: &'static [Step] = &[Step::Certify, Step::Obligate, Step::Cancel, Step::Adjust, Step::MarkDue];
}

/// A notice that adjusted an obligation (NORSA).
#[derive(Debug, Object)]
pub struct Adjustment {
    /// The notice's id.
    pub id: Uuid,
    /// Pesos more, or less if negative.
    pub amount: String,
    /// Number of the notice.
    pub document_ref: String,
    /// Day it took effect.
    pub adjusted_on: NaiveDate,
    /// Why.
    pub reason: String,
    /// Who made it.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl From<AdjustmentRow> for Adjustment {
    fn from(row: AdjustmentRow) -> Self {
        Self {
            id: row.id,
            amount: two_decimals(row.amount),
            document_ref: row.document_ref,
            adjusted_on: row.adjusted_on,
            reason: row.reason,
            created_by: row.created_by_name,
            created_at: row.created_at,
        }
    }
}

/// The notices of one of the member's obligations, the latest first.
pub async fn adjustments(db: &Db, member: &Member, id: Uuid) -> Result<Vec<Adjustment>> {
    member.require("budgeting.view")?;
    let asked = AdjustmentsParams { org_id: member.org_id(), obligation_id: id };
    let rows = db
        .read(member, async |tx| {
            let adjustments = adjustment_rows();
            let (row, rows) = try_join!(find(tx, member, id), adjustments.params(tx, &asked).all().err_into())?;
            row.ok_or(Error::NotFound)?;
            Ok(rows)
        })
        .await?;
    Ok(rows.into_iter().map(Adjustment::from).collect())
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) status: Option<String>,
    pub(super) class: Option<String>,
    pub(super) quarter: Option<String>,
    pub(super) search: Option<String>,
    /// Only those of this allotment.
    pub allotment: Option<Uuid>,
    /// Only those for this work item.
    pub work_item: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        status: Option<String>,
        class: Option<String>,
        quarter: Option<String>,
        search: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let status = known("status", status, &STATUSES, &mut ignored);
        let class = known("class", class, &CLASSES, &mut ignored);
        let quarter = known("quarter", quarter, &QUARTERS, &mut ignored);
        let search = search.filter(|text| !text.is_empty());
        (Self { status, class, quarter, search, ..Self::default() }, ignored)
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Obligation>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        status: filter.status.as_deref(),
        expense_class: filter.class.as_deref(),
        quarter: filter.quarter.as_deref(),
        allotment_id: filter.allotment,
        work_item_id: filter.work_item,
        search: filter.search.as_deref(),
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(Obligation::from).collect(), next))
}

/// One of the member's obligations.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Obligation> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A draft: it counts against the allotment until it is obligated or cancelled.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewObligation,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Obligation> {
    member.require("budgeting.obligate")?;
    let content = input.content().check()?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        allotment_id: input.allotment_id,
        work_item_id: input.work_item_id,
        object_code: content.object_code.as_deref(),
        description: content.description.as_str(),
        document_ref: content.document_ref.as_str(),
        responsibility_center: content.responsibility_center.as_str(),
        payee: content.payee.as_str(),
        payee_address: content.payee_address.as_str(),
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

/// Rewrites a draft.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &ObligationInput) -> Result<Obligation> {
    member.require("budgeting.obligate")?;
    let content = input.check()?;
    let changed = UpdateParams {
        work_item_id: input.work_item_id,
        object_code: content.object_code.as_deref(),
        description: content.description.as_str(),
        document_ref: content.document_ref.as_str(),
        responsibility_center: content.responsibility_center.as_str(),
        payee: content.payee.as_str(),
        payee_address: content.payee_address.as_str(),
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

/// Moves it along its state machine.
pub async fn take(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    step: Step,
    input: &StepInput,
) -> Result<Obligation> {
    step.require(member)?;
    let (org_id, asked) = (member.org_id(), input.check(step)?);
    let comment = asked.comment.as_str();
    let row = db
        .write(member, async |tx| {
            match step {
                Step::Certify => certify().params(tx, &CertifyParams { org_id, id, version, comment }).one().await?,
                Step::Obligate => {
                    let obligated = ObligateParams { org_id, id, version, obligated_on: asked.on, comment };
                    obligate().params(tx, &obligated).one().await?
                }
                Step::Cancel => cancel().params(tx, &CancelParams { org_id, id, version, comment }).one().await?,
                Step::Adjust => {
                    let document_ref = asked.document_ref.as_str();
                    let adjusted = AdjustParams { org_id, id, version, amount: asked.amount, document_ref, comment };
                    adjust().params(tx, &adjusted).one().await?
                }
                Step::MarkDue => {
                    mark_due().params(tx, &MarkDueParams { org_id, id, version, due_on: asked.on }).one().await?
                }
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
    object_code: Option<String>,
    description: String,
    document_ref: String,
    responsibility_center: String,
    payee: String,
    payee_address: String,
    amount: Decimal,
    notes: String,
}

impl NewObligation {
    fn content(&self) -> ObligationInput {
        ObligationInput {
            work_item_id: self.work_item_id,
            object_code: self.object_code.clone(),
            description: self.description.clone(),
            document_ref: self.document_ref.clone(),
            responsibility_center: self.responsibility_center.clone(),
            payee: self.payee.clone(),
            payee_address: self.payee_address.clone(),
            amount: self.amount.clone(),
            notes: self.notes.clone(),
        }
    }
}

impl ObligationInput {
    fn check(&self) -> Result<Content> {
        let mut checks = Checks::default();
        let description = checks.text(&self.description, 255, "obligations_description_present");
        let document_ref = checks.optional_text(&self.document_ref, 100, "obligations_document_ref_length");
        let responsibility_center =
            checks.optional_text(&self.responsibility_center, 100, "obligations_responsibility_center_length");
        let payee = checks.optional_text(&self.payee, 255, "obligations_payee_length");
        let payee_address = checks.optional_text(&self.payee_address, 500, "obligations_payee_address_length");
        let amount = checks.decimal("amount", &self.amount);
        if checks.is_sound("amount") {
            checks.require(amount > Decimal::ZERO, "obligations_amount_positive");
        }
        let notes = checks.optional_text(&self.notes, 20_000, "obligations_notes_length");
        let object_code = self.object_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
        checks.finish()?;
        Ok(Content {
            object_code: object_code.map(ToOwned::to_owned),
            description,
            document_ref,
            responsibility_center,
            payee,
            payee_address,
            amount,
            notes,
        })
    }
}
