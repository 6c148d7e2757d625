//! Movements: what makes appropriations and allotments more or less after they were posted. Table `budgeting.movements`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::movements::{
    ByIdParams, CancelParams, InsertParams, ListParams, Movement as Row, PostParams, ReverseParams, UpdateParams,
    by_id, cancel, insert, list as list_rows, post, reverse, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::appropriations::STATUSES;
use super::steps::{Step, StepInput, Stepping, about_day};
use super::{NEWEST, Newest, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, two_decimals};

/// Kinds of movements.
pub const KINDS: [&str; 4] = ["transfer", "realignment", "withdrawal", "sub_allotment"];

/// A new movement. A realignment has two own appropriations, or allotments of both; a withdrawal one allotment it takes from; a
/// transfer one own appropriation and a sub-allotment one own allotment, and the other agency by its name.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewMovement {
    /// transfer, realignment, withdrawal or `sub_allotment`.
    pub kind: String,
    /// Appropriation that becomes less.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub from_appropriation_id: Option<Uuid>,
    /// Appropriation that becomes more.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub to_appropriation_id: Option<Uuid>,
    /// Allotment that becomes less.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub from_allotment_id: Option<Uuid>,
    /// Allotment that becomes more.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub to_allotment_id: Option<Uuid>,
    /// The agency or unit on the other side of a transfer or sub-allotment.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub counterparty: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Number of the document.
    #[oai(validator(min_length = 1, max_length = 100))]
    pub document_ref: String,
    /// Date of the document.
    pub document_date: NaiveDate,
    /// Why.
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub reason: String,
}

/// What may be changed of a pending movement.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct MovementInput {
    /// The agency or unit on the other side of a transfer or sub-allotment.
    #[serde(default)]
    #[oai(default, validator(max_length = 255))]
    pub counterparty: String,
    /// Pesos.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Number of the document.
    #[oai(validator(min_length = 1, max_length = 100))]
    pub document_ref: String,
    /// Date of the document.
    pub document_date: NaiveDate,
    /// Why.
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub reason: String,
}

/// A movement.
#[derive(Clone, Debug, Object)]
pub struct Movement {
    /// The row's id.
    pub id: Uuid,
    /// transfer, realignment, withdrawal or `sub_allotment`.
    pub kind: String,
    /// Appropriation that becomes less.
    #[oai(nullable)]
    pub from_appropriation_id: Option<Uuid>,
    /// Appropriation that becomes more.
    #[oai(nullable)]
    pub to_appropriation_id: Option<Uuid>,
    /// Allotment that becomes less.
    #[oai(nullable)]
    pub from_allotment_id: Option<Uuid>,
    /// Allotment that becomes more.
    #[oai(nullable)]
    pub to_allotment_id: Option<Uuid>,
    /// Programme on the giving side.
    #[oai(nullable)]
    pub from_programme: Option<String>,
    /// Expense class on the giving side.
    #[oai(nullable)]
    pub from_class: Option<String>,
    /// Programme on the receiving side.
    #[oai(nullable)]
    pub to_programme: Option<String>,
    /// Expense class on the receiving side.
    #[oai(nullable)]
    pub to_class: Option<String>,
    /// The agency or unit on the other side.
    pub counterparty: String,
    /// Pesos.
    pub amount: String,
    /// Number of the document.
    pub document_ref: String,
    /// Date of the document.
    pub document_date: NaiveDate,
    /// Why.
    pub reason: String,
    /// pending, posted, cancelled or reversed.
    pub status: String,
    /// Day it was posted.
    #[oai(nullable)]
    pub posted_on: Option<NaiveDate>,
    /// Why it was cancelled or reversed.
    pub reversal_reason: String,
    /// Who recorded it; only of a single row.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who posted it; only of a single row.
    #[oai(nullable)]
    pub posted_by: Option<String>,
    /// What the member may do with it next: the last part of an address below it; only of a single row.
    pub steps: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for Movement {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            kind: row.kind,
            from_appropriation_id: row.from_appropriation_id,
            to_appropriation_id: row.to_appropriation_id,
            from_allotment_id: row.from_allotment_id,
            to_allotment_id: row.to_allotment_id,
            from_programme: row.from_programme,
            from_class: row.from_class,
            to_programme: row.to_programme,
            to_class: row.to_class,
            counterparty: row.counterparty,
            amount: two_decimals(row.amount),
            document_ref: row.document_ref,
            document_date: row.document_date,
            reason: row.reason,
            status: row.status,
            posted_on: row.posted_on,
            reversal_reason: row.reversal_reason,
            created_by: row.created_by_name,
            posted_by: row.posted_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Movement {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/movements/{}", self.id)
    }
}

impl Stepping for Movement {
    const STEPS: &'static [Step] = &[Step::Post, Step::Cancel, Step::Reverse];
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) kind: Option<String>,
    pub(super) status: Option<String>,
    /// Only those with this appropriation on a side.
    pub appropriation: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(kind: Option<String>, status: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let kind = known("kind", kind, &KINDS, &mut ignored);
        let status = known("status", status, &STATUSES, &mut ignored);
        (Self { kind, status, appropriation: None }, ignored)
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Movement>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        kind: filter.kind.as_deref(),
        status: filter.status.as_deref(),
        appropriation_id: filter.appropriation,
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(Movement::from).collect(), next))
}

/// One of the member's movements.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Movement> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A pending movement.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewMovement,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Movement> {
    member.require("budgeting.edit")?;
    let content = input.content().check(|checks| {
        checks.require(KINDS.contains(&input.kind.as_str()), "movements_kind_known");
    })?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        kind: &input.kind,
        from_appropriation_id: input.from_appropriation_id,
        to_appropriation_id: input.to_appropriation_id,
        from_allotment_id: input.from_allotment_id,
        to_allotment_id: input.to_allotment_id,
        counterparty: &content.counterparty,
        amount: content.amount,
        document_ref: &content.document_ref,
        document_date: content.document_date,
        reason: &content.reason,
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

/// Rewrites a pending one.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &MovementInput) -> Result<Movement> {
    member.require("budgeting.edit")?;
    let content = input.check(|_| {})?;
    let changed = UpdateParams {
        counterparty: content.counterparty,
        amount: content.amount,
        document_ref: content.document_ref,
        document_date: content.document_date,
        reason: content.reason,
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
pub async fn take(db: &Db, member: &Member, id: Uuid, version: i32, step: Step, input: &StepInput) -> Result<Movement> {
    step.require(member)?;
    let (org_id, asked) = (member.org_id(), input.check(step)?);
    let comment = asked.comment.as_str();
    let row = db
        .write(member, async |tx| {
            match step {
                Step::Post => post().params(tx, &PostParams { org_id, id, version, comment }).one().await?,
                Step::Cancel => cancel().params(tx, &CancelParams { org_id, id, version, comment }).one().await?,
                Step::Reverse => reverse().params(tx, &ReverseParams { org_id, id, version, comment }).one().await?,
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
    counterparty: String,
    amount: Decimal,
    document_ref: String,
    document_date: NaiveDate,
    reason: String,
}

impl NewMovement {
    fn content(&self) -> MovementInput {
        MovementInput {
            counterparty: self.counterparty.clone(),
            amount: self.amount.clone(),
            document_ref: self.document_ref.clone(),
            document_date: self.document_date,
            reason: self.reason.clone(),
        }
    }
}

impl MovementInput {
    fn check(&self, also: impl FnOnce(&mut Checks)) -> Result<Content> {
        let mut checks = Checks::default();
        also(&mut checks);
        let counterparty = checks.optional_text(&self.counterparty, 255, "movements_counterparty_named");
        let amount = checks.decimal("amount", &self.amount);
        if checks.is_sound("amount") {
            checks.require(amount > Decimal::ZERO, "movements_amount_positive");
        }
        let document_ref = checks.text(&self.document_ref, 100, "movements_document_ref_present");
        let document_date = checks.day("document_date", self.document_date);
        let reason = checks.text(&self.reason, 5000, "movements_reason_present");
        checks.finish()?;
        Ok(Content { counterparty, amount, document_ref, document_date, reason })
    }
}
