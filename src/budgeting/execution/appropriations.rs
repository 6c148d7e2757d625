//! Appropriations: parliament's authority to spend on a programme, by expense class. Table `budgeting.appropriations`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::appropriations::{
    Appropriation as Row, ByIdParams, CancelParams, ExtendParams, InsertParams, ListParams, PostParams, ReverseParams,
    UpdateParams, by_id, cancel, extend, insert, list as list_rows, post, reverse, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::steps::{Step, StepInput, Stepping, about_day};
use super::{CLASSES, NEWEST, Newest, after_update};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, parsed, two_decimals};

/// Kinds of appropriations.
pub const KINDS: [&str; 4] = ["current", "continuing", "supplemental", "automatic"];
/// Statuses of an appropriation.
pub const STATUSES: [&str; 4] = ["pending", "posted", "cancelled", "reversed"];

/// A new appropriation.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewAppropriation {
    /// The allocation it funds.
    pub allocation_id: Uuid,
    /// Year of the appropriation.
    #[oai(validator(minimum(value = "2015"), maximum(value = "2100")))]
    pub fiscal_year: i32,
    /// current, continuing, supplemental or automatic.
    #[serde(default = "current")]
    #[oai(default = "current")]
    pub kind: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// UACS object code, where it is authorized for one object.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub object_code: Option<String>,
    /// UACS funding source, eight digits; empty until it is known.
    #[serde(default)]
    #[oai(default)]
    pub fund_code: String,
    /// Pesos authorized.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub authorized_amount: String,
    /// The act.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub legal_basis: String,
    /// First day money may be obligated.
    pub valid_from: NaiveDate,
    /// Last day money may be obligated.
    pub valid_until: NaiveDate,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// What may be changed of a pending appropriation.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AppropriationInput {
    /// UACS object code, where it is authorized for one object.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub object_code: Option<String>,
    /// UACS funding source, eight digits; empty until it is known.
    #[serde(default)]
    #[oai(default)]
    pub fund_code: String,
    /// Pesos authorized.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub authorized_amount: String,
    /// The act.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub legal_basis: String,
    /// First day money may be obligated.
    pub valid_from: NaiveDate,
    /// Last day money may be obligated.
    pub valid_until: NaiveDate,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

fn current() -> String {
    "current".to_owned()
}

/// An appropriation with its balances.
#[derive(Clone, Debug, Object)]
pub struct Appropriation {
    /// The row's id.
    pub id: Uuid,
    /// The allocation.
    pub allocation_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The programme's title.
    pub programme: String,
    /// Fiscal year of the money.
    pub fiscal_year: i32,
    /// current, continuing, supplemental or automatic.
    pub kind: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// UACS object code.
    #[oai(nullable)]
    pub object_code: Option<String>,
    /// UACS funding source; empty until it is known.
    pub fund_code: String,
    /// Pesos authorized.
    pub authorized_amount: String,
    /// The act.
    pub legal_basis: String,
    /// First day money may be obligated.
    pub valid_from: NaiveDate,
    /// Last day money may be obligated.
    pub valid_until: NaiveDate,
    /// What extended the validity; empty unless extended.
    pub extension_basis: String,
    /// pending, posted, cancelled or reversed.
    pub status: String,
    /// Notes.
    pub notes: String,
    /// Why it was cancelled or reversed.
    pub reversal_reason: String,
    /// Day it was posted.
    #[oai(nullable)]
    pub posted_on: Option<NaiveDate>,
    /// What it is by now, movements and adjustments included.
    pub adjusted: String,
    /// What is released.
    pub allotted: String,
    /// What is obligated.
    pub obligated: String,
    /// What is paid.
    pub paid: String,
    /// What is asked for and not released yet.
    pub requested: String,
    /// What is not released yet.
    pub unreleased: String,
    /// What may still be requested as an allotment.
    pub available: String,
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

impl From<Row> for Appropriation {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            allocation_id: row.allocation_id,
            programme_id: row.programme_id,
            programme: row.programme,
            fiscal_year: row.fiscal_year,
            kind: row.kind,
            expense_class: row.expense_class,
            object_code: row.object_code,
            fund_code: row.fund_code,
            authorized_amount: two_decimals(row.authorized_amount),
            legal_basis: row.legal_basis,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            extension_basis: row.extension_basis,
            status: row.status,
            notes: row.notes,
            reversal_reason: row.reversal_reason,
            posted_on: row.posted_on,
            adjusted: two_decimals(row.adjusted),
            allotted: two_decimals(row.allotted),
            obligated: two_decimals(row.obligated),
            paid: two_decimals(row.paid),
            requested: two_decimals(row.requested),
            unreleased: two_decimals(row.unreleased),
            available: two_decimals(row.available),
            created_by: row.created_by_name,
            posted_by: row.posted_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Appropriation {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/appropriations/{}", self.id)
    }
}

impl Stepping for Appropriation {
    const STEPS: &'static [Step] = &[Step::Post, Step::Cancel, Step::Reverse, Step::Extend];
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) fiscal_year: Option<i32>,
    pub(super) kind: Option<String>,
    pub(super) class: Option<String>,
    pub(super) status: Option<String>,
    /// Only those of this allocation.
    pub allocation: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        fiscal_year: Option<String>,
        kind: Option<String>,
        class: Option<String>,
        status: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let fiscal_year = parsed("fiscal_year", fiscal_year, &mut ignored);
        let kind = known("kind", kind, &KINDS, &mut ignored);
        let class = known("class", class, &CLASSES, &mut ignored);
        let status = known("status", status, &STATUSES, &mut ignored);
        (Self { fiscal_year, kind, class, status, allocation: None }, ignored)
    }

    /// Those that allotments may be requested from.
    pub fn posted() -> Self {
        Self { status: Some("posted".to_owned()), ..Self::default() }
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Appropriation>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        fiscal_year: filter.fiscal_year,
        kind: filter.kind.as_deref(),
        expense_class: filter.class.as_deref(),
        status: filter.status.as_deref(),
        allocation_id: filter.allocation,
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(Appropriation::from).collect(), next))
}

/// One of the member's appropriations.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Appropriation> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A pending appropriation.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewAppropriation,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Appropriation> {
    member.require("budgeting.edit")?;
    let content = input.content().check(|checks| {
        checks.require((2015..=2100).contains(&input.fiscal_year), "appropriations_fiscal_year_range");
        checks.require(KINDS.contains(&input.kind.as_str()), "appropriations_kind_known");
        checks.require(CLASSES.contains(&input.expense_class.as_str()), "appropriations_expense_class_known");
    })?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        allocation_id: input.allocation_id,
        fiscal_year: input.fiscal_year,
        kind: &input.kind,
        expense_class: &input.expense_class,
        object_code: content.object_code,
        fund_code: &content.fund_code,
        authorized_amount: content.authorized_amount,
        legal_basis: &content.legal_basis,
        valid_from: content.valid_from,
        valid_until: content.valid_until,
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

/// Rewrites a pending one.
pub async fn edit(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    input: &AppropriationInput,
) -> Result<Appropriation> {
    member.require("budgeting.edit")?;
    let content = input.check(|_| {})?;
    let changed = UpdateParams {
        object_code: content.object_code,
        fund_code: content.fund_code,
        authorized_amount: content.authorized_amount,
        legal_basis: content.legal_basis,
        valid_from: content.valid_from,
        valid_until: content.valid_until,
        notes: content.notes,
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
) -> Result<Appropriation> {
    step.require(member)?;
    let (org_id, asked) = (member.org_id(), input.check(step)?);
    let comment = asked.comment.as_str();
    let row = db
        .write(member, async |tx| {
            match step {
                Step::Post => {
                    let posted = PostParams { org_id, id, version, posted_on: asked.on, comment };
                    post().params(tx, &posted).one().await?
                }
                Step::Cancel => cancel().params(tx, &CancelParams { org_id, id, version, comment }).one().await?,
                Step::Reverse => reverse().params(tx, &ReverseParams { org_id, id, version, comment }).one().await?,
                Step::Extend => {
                    let extended = ExtendParams { org_id, id, version, valid_until: asked.valid_until, basis: comment };
                    extend().params(tx, &extended).one().await?
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
    fund_code: String,
    authorized_amount: Decimal,
    legal_basis: String,
    valid_from: NaiveDate,
    valid_until: NaiveDate,
    notes: String,
}

impl NewAppropriation {
    fn content(&self) -> AppropriationInput {
        AppropriationInput {
            object_code: self.object_code.clone(),
            fund_code: self.fund_code.clone(),
            authorized_amount: self.authorized_amount.clone(),
            legal_basis: self.legal_basis.clone(),
            valid_from: self.valid_from,
            valid_until: self.valid_until,
            notes: self.notes.clone(),
        }
    }
}

impl AppropriationInput {
    fn check(&self, also: impl FnOnce(&mut Checks)) -> Result<Content> {
        let mut checks = Checks::default();
        also(&mut checks);
        let authorized_amount = checks.decimal("authorized_amount", &self.authorized_amount);
        if checks.is_sound("authorized_amount") {
            checks.require(authorized_amount > Decimal::ZERO, "appropriations_authorized_amount_positive");
        }
        let legal_basis = checks.text(&self.legal_basis, 255, "appropriations_legal_basis_present");
        let valid_from = checks.day("valid_from", self.valid_from);
        let valid_until = checks.day("valid_until", self.valid_until);
        if checks.is_sound("valid_from") && checks.is_sound("valid_until") {
            checks.require(valid_until >= valid_from, "appropriations_valid_until_after_start");
        }
        let notes = checks.optional_text(&self.notes, 20_000, "appropriations_notes_length");
        let fund_code = self.fund_code.trim().to_owned();
        let is_code = fund_code.is_empty() || (fund_code.len() == 8 && fund_code.bytes().all(|b| b.is_ascii_digit()));
        checks.require(is_code, "appropriations_fund_code_form");
        let object_code = self.object_code.as_deref().map(str::trim).filter(|code| !code.is_empty());
        checks.finish()?;
        Ok(Content {
            object_code: object_code.map(ToOwned::to_owned),
            fund_code,
            authorized_amount,
            legal_basis,
            valid_from,
            valid_until,
            notes,
        })
    }
}
