//! Disbursements: payments against an obligation. Table `budgeting.disbursements`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::disbursements::{
    ByIdParams, Disbursement as Row, InsertParams, ListParams, PayParams, UpdateParams, VoidParams, by_id, insert,
    list as list_rows, pay, update, void,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::steps::{Step, StepInput, Stepping, about_day};
use super::{NEWEST, Newest, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, day_asked, known, two_decimals};

/// How one pays.
pub const METHODS: [&str; 5] = ["check", "ada", "cash", "tra", "other"];
/// Statuses of a payment.
pub const STATUSES: [&str; 3] = ["processing", "paid", "void"];

/// A new payment.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewDisbursement {
    /// The obligation it pays.
    pub obligation_id: Uuid,
    /// Gross pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Taxes withheld of it.
    #[serde(default = "nothing")]
    #[oai(default = "nothing", validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub withheld: String,
    /// check, ada (advice to debit account), cash, tra (tax remittance advice) or other.
    pub payment_method: String,
    /// Notice of cash allocation (NCA), or another authority.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub cash_authority: String,
    /// Number of the check or advice; needed for both when it is paid.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub reference_number: String,
    /// Who is paid; the obligation's payee if left out.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub payee: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// What may be changed of a payment in process.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct DisbursementInput {
    /// Gross pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Taxes withheld of it.
    #[serde(default = "nothing")]
    #[oai(default = "nothing", validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub withheld: String,
    /// check, ada (advice to debit account), cash, tra (tax remittance advice) or other.
    pub payment_method: String,
    /// Notice of cash allocation (NCA), or another authority.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub cash_authority: String,
    /// Number of the check or advice; needed for both when it is paid.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub reference_number: String,
    /// Who is paid; the obligation's payee if left out.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub payee: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

fn nothing() -> String {
    "0".to_owned()
}

/// A payment.
#[derive(Clone, Debug, Object)]
pub struct Disbursement {
    /// The row's id.
    pub id: Uuid,
    /// The obligation.
    pub obligation_id: Uuid,
    /// Number of the obligation request.
    #[oai(nullable)]
    pub ors_number: Option<String>,
    /// What it is for.
    pub obligation: String,
    /// The programme's title.
    pub programme: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// Gross pesos.
    pub amount: String,
    /// Taxes withheld of it.
    pub withheld: String,
    /// What the payee gets.
    pub net: String,
    /// check, ada, cash, tra or other.
    pub payment_method: String,
    /// Notice of cash allocation (NCA), or another authority.
    pub cash_authority: String,
    /// Number of the check or advice.
    pub reference_number: String,
    /// Who is paid.
    pub payee: String,
    /// processing, paid or void.
    pub status: String,
    /// Notes.
    pub notes: String,
    /// Day of the payment.
    #[oai(nullable)]
    pub paid_on: Option<NaiveDate>,
    /// Day it was voided.
    #[oai(nullable)]
    pub voided_on: Option<NaiveDate>,
    /// Why it was voided.
    pub void_reason: String,
    /// Sum of its parts.
    pub parts: String,
    /// Who recorded it; only of a single row.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who paid; only of a single row.
    #[oai(nullable)]
    pub paid_by: Option<String>,
    /// Who voided it; only of a single row.
    #[oai(nullable)]
    pub voided_by: Option<String>,
    /// What the member may do with it next: the last part of an address below it; only of a single row.
    pub steps: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Disbursement {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            obligation_id: row.obligation_id,
            ors_number: row.ors_number,
            obligation: row.obligation,
            programme: row.programme,
            expense_class: row.expense_class,
            amount: two_decimals(row.amount),
            withheld: two_decimals(row.withheld),
            net: two_decimals(row.net),
            payment_method: row.payment_method,
            cash_authority: row.cash_authority,
            reference_number: row.reference_number,
            payee: row.payee,
            status: row.status,
            notes: row.notes,
            paid_on: row.paid_on,
            voided_on: row.voided_on,
            void_reason: row.void_reason,
            parts: two_decimals(row.parts),
            created_by: row.created_by_name,
            paid_by: row.paid_by_name,
            voided_by: row.voided_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Disbursement {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/disbursements/{}", self.id)
    }
}

impl Stepping for Disbursement {
    const STEPS: &'static [Step] = &[Step::Pay, Step::Void];
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) method: Option<String>,
    pub(super) status: Option<String>,
    pub(super) from: Option<NaiveDate>,
    pub(super) until: Option<NaiveDate>,
    /// Only those of this obligation.
    pub obligation: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        method: Option<String>,
        status: Option<String>,
        from: Option<String>,
        until: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let method = known("method", method, &METHODS, &mut ignored);
        let status = known("status", status, &STATUSES, &mut ignored);
        let from = day_asked("from", from, &mut ignored);
        let until = day_asked("until", until, &mut ignored);
        (Self { method, status, from, until, obligation: None }, ignored)
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Disbursement>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        method: filter.method.as_deref(),
        status: filter.status.as_deref(),
        from: filter.from,
        until: filter.until,
        obligation_id: filter.obligation,
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(Disbursement::from).collect(), next))
}

/// One of the member's payments.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Disbursement> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A payment in process: it counts against the obligation until it is paid or dropped.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewDisbursement,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Disbursement> {
    member.require("budgeting.disburse")?;
    let content = input.content().check()?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        obligation_id: input.obligation_id,
        amount: content.amount,
        withheld: content.withheld,
        payment_method: input.payment_method.as_str(),
        cash_authority: content.cash_authority.as_str(),
        reference_number: content.reference_number.as_str(),
        payee: content.payee.as_str(),
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

/// Rewrites a payment in process.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &DisbursementInput) -> Result<Disbursement> {
    member.require("budgeting.disburse")?;
    let content = input.check()?;
    let changed = UpdateParams {
        amount: content.amount,
        withheld: content.withheld,
        payment_method: input.payment_method.as_str(),
        cash_authority: content.cash_authority.as_str(),
        reference_number: content.reference_number.as_str(),
        payee: content.payee.as_str(),
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
) -> Result<Disbursement> {
    step.require(member)?;
    let (org_id, asked) = (member.org_id(), input.check(step)?);
    let comment = asked.comment.as_str();
    let row = db
        .write(member, async |tx| {
            match step {
                Step::Pay => {
                    let reference_number = asked.reference_number.as_str();
                    let paid = PayParams { org_id, id, version, paid_on: asked.on, reference_number, comment };
                    pay().params(tx, &paid).one().await?
                }
                Step::Void => void().params(tx, &VoidParams { org_id, id, version, comment }).one().await?,
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
    withheld: Decimal,
    cash_authority: String,
    reference_number: String,
    payee: String,
    notes: String,
}

impl NewDisbursement {
    fn content(&self) -> DisbursementInput {
        DisbursementInput {
            amount: self.amount.clone(),
            withheld: self.withheld.clone(),
            payment_method: self.payment_method.clone(),
            cash_authority: self.cash_authority.clone(),
            reference_number: self.reference_number.clone(),
            payee: self.payee.clone(),
            notes: self.notes.clone(),
        }
    }
}

impl DisbursementInput {
    fn check(&self) -> Result<Content> {
        let mut checks = Checks::default();
        let amount = checks.decimal("amount", &self.amount);
        if checks.is_sound("amount") {
            checks.require(amount > Decimal::ZERO, "disbursements_amount_positive");
        }
        let withheld = checks.decimal("withheld", &self.withheld);
        if checks.is_sound("amount") && checks.is_sound("withheld") {
            checks.require(withheld >= Decimal::ZERO && withheld <= amount, "disbursements_withheld_within");
            let is_withheld = self.payment_method != "tra" || withheld == amount;
            checks.require(is_withheld, "disbursements_tra_is_withheld");
        }
        checks.require(METHODS.contains(&self.payment_method.as_str()), "disbursements_payment_method_known");
        let cash_authority = checks.optional_text(&self.cash_authority, 100, "disbursements_cash_authority_length");
        let reference_number =
            checks.optional_text(&self.reference_number, 100, "disbursements_reference_number_length");
        let payee = checks.optional_text(&self.payee, 255, "disbursements_payee_length");
        let notes = checks.optional_text(&self.notes, 20_000, "disbursements_notes_length");
        checks.finish()?;
        Ok(Content { amount, withheld, cash_authority, reference_number, payee, notes })
    }
}
