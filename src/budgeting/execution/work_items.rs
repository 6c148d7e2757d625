//! Work items: pieces of work that an approved line pays for. Table `budgeting.work_items`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::work_items::{
    ByIdParams, DeleteParams, InsertParams, Line as LineRow, LinesParams, ListParams, TransitionParams, UpdateParams,
    WorkItem as Row, by_id, delete, insert, lines as line_rows, list as list_rows, transition, update,
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
use crate::planning::today;
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, parsed, two_decimals};

/// Statuses of a work item.
pub const STATUSES: [&str; 4] = ["planned", "in_progress", "completed", "cancelled"];

/// A new work item.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewWorkItem {
    /// The line that pays for it, of an approved programme.
    pub line_item_id: Uuid,
    /// Short name inside the programme, as WI-001.
    #[oai(validator(min_length = 1, max_length = 50))]
    pub code: String,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Detail.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
    /// How much of it.
    #[serde(default = "one")]
    #[oai(default = "one", validator(pattern = r"^\d{1,8}(\.\d{1,2})?$"))]
    pub quantity: String,
    /// Of what.
    #[serde(default)]
    #[oai(default, validator(max_length = 50))]
    pub unit: String,
    /// Pesos it is expected to cost.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub estimated_cost: String,
    /// First day.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub start_date: Option<NaiveDate>,
    /// Day it is to be done.
    pub target_completion_date: NaiveDate,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

/// What may be changed of an open work item.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct WorkItemInput {
    /// Short name inside the programme, as WI-001.
    #[oai(validator(min_length = 1, max_length = 50))]
    pub code: String,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Detail.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
    /// How much of it.
    #[serde(default = "one")]
    #[oai(default = "one", validator(pattern = r"^\d{1,8}(\.\d{1,2})?$"))]
    pub quantity: String,
    /// Of what.
    #[serde(default)]
    #[oai(default, validator(max_length = 50))]
    pub unit: String,
    /// Pesos it is expected to cost.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub estimated_cost: String,
    /// First day.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub start_date: Option<NaiveDate>,
    /// Day it is to be done.
    pub target_completion_date: NaiveDate,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

fn one() -> String {
    "1".to_owned()
}

/// A work item with what was obligated and paid for it.
#[derive(Clone, Debug, Object)]
pub struct WorkItem {
    /// The row's id.
    pub id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// The programme's title.
    pub programme: String,
    /// Fiscal year of the money.
    pub fiscal_year: i32,
    /// The allocation.
    #[oai(nullable)]
    pub allocation_id: Option<Uuid>,
    /// The line that pays for it.
    pub line_item_id: Uuid,
    /// What that line is.
    pub line_item: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// Short name inside the programme, as WI-001.
    pub code: String,
    /// Title.
    pub title: String,
    /// Detail.
    pub description: String,
    /// How much of it.
    pub quantity: String,
    /// Of what.
    pub unit: String,
    /// Pesos it is expected to cost.
    pub estimated_cost: String,
    /// `planned`, `in_progress`, `completed` or `cancelled`.
    pub status: String,
    /// First day.
    #[oai(nullable)]
    pub start_date: Option<NaiveDate>,
    /// Day it is to be done.
    pub target_completion_date: NaiveDate,
    /// Day it was done.
    #[oai(nullable)]
    pub actual_completion_date: Option<NaiveDate>,
    /// Notes.
    pub notes: String,
    /// What is obligated.
    pub obligated: String,
    /// What is paid.
    pub paid: String,
    /// Who recorded it; only of a single row.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// What the member may do with it next: the last part of an address below it; only of a single row.
    pub steps: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was recorded.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl From<Row> for WorkItem {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            programme_id: row.programme_id,
            programme: row.programme,
            fiscal_year: row.fiscal_year,
            allocation_id: row.allocation_id,
            line_item_id: row.line_item_id,
            line_item: row.line_item,
            expense_class: row.expense_class,
            code: row.code,
            title: row.title,
            description: row.description,
            quantity: two_decimals(row.quantity),
            unit: row.unit,
            estimated_cost: two_decimals(row.estimated_cost),
            status: row.status,
            start_date: row.start_date,
            target_completion_date: row.target_completion_date,
            actual_completion_date: row.actual_completion_date,
            notes: row.notes,
            obligated: two_decimals(row.obligated),
            paid: two_decimals(row.paid),
            created_by: row.created_by_name,
            steps: row.steps,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for WorkItem {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/work-items/{}", self.id)
    }
}

impl WorkItem {
    /// Whether more is obligated for it than it was to cost.
    pub fn is_over_budget(&self) -> bool {
        let amount = |text: &str| text.parse::<Decimal>().unwrap_or_default();
        amount(&self.obligated) > amount(&self.estimated_cost)
    }

    /// Whether it is open and its day is past.
    pub fn is_overdue(&self) -> bool {
        self.target_completion_date < today() && ["planned", "in_progress"].contains(&self.status.as_str())
    }
}

impl Stepping for WorkItem {
    const STEPS: &'static [Step] = &[Step::Start, Step::Complete, Step::Cancel];
}

/// A line that work items may be made of.
#[derive(Debug)]
pub struct Line {
    /// The line.
    pub id: Uuid,
    /// What it is.
    pub description: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// Pesos.
    pub total_cost: String,
    /// What its work items are estimated at.
    pub used: String,
    /// What is left.
    pub left: String,
}

impl From<LineRow> for Line {
    fn from(row: LineRow) -> Self {
        Self {
            id: row.id,
            description: row.description,
            expense_class: row.expense_class,
            total_cost: two_decimals(row.total_cost),
            used: two_decimals(row.used),
            left: two_decimals(row.total_cost - row.used),
        }
    }
}

/// The lines of the programme of an allocation.
pub async fn lines(db: &Db, member: &Member, allocation_id: Uuid) -> Result<Vec<Line>> {
    member.require("budgeting.view")?;
    let asked = LinesParams { org_id: member.org_id(), allocation_id };
    let rows = db.read(member, async |tx| Ok(line_rows().params(tx, &asked).all().await?)).await?;
    Ok(rows.into_iter().map(Line::from).collect())
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    pub(super) status: Option<String>,
    /// Only those of this allocation.
    pub allocation: Option<Uuid>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(status: Option<String>, allocation: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let status = known("status", status, &STATUSES, &mut ignored);
        let allocation = parsed("allocation", allocation, &mut ignored);
        (Self { status, allocation }, ignored)
    }
}

/// The newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<WorkItem>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<Newest>(NEWEST)?;
    let asked = ListParams {
        org_id: member.org_id(),
        status: filter.status.as_deref(),
        allocation_id: filter.allocation,
        after_id: after.as_ref().map(|after| after.id),
        after_created_at: after.map(|after| after.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, NEWEST, |row: &Row| (row.created_at, row.id));
    Ok((rows.into_iter().map(WorkItem::from).collect(), next))
}

/// One of the member's work items.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<WorkItem> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A planned work item.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewWorkItem,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<WorkItem> {
    member.require("budgeting.edit")?;
    let content = input.content().check()?;
    let id = Uuid::now_v7();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        line_item_id: input.line_item_id,
        code: content.code.as_str(),
        title: content.title.as_str(),
        description: content.description.as_str(),
        quantity: content.quantity,
        unit: content.unit.as_str(),
        estimated_cost: content.estimated_cost,
        start_date: input.start_date,
        target_completion_date: input.target_completion_date,
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

/// Rewrites an open one.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &WorkItemInput) -> Result<WorkItem> {
    member.require("budgeting.edit")?;
    let content = input.check()?;
    let changed = UpdateParams {
        code: content.code.as_str(),
        title: content.title.as_str(),
        description: content.description.as_str(),
        quantity: content.quantity,
        unit: content.unit.as_str(),
        estimated_cost: content.estimated_cost,
        start_date: input.start_date,
        target_completion_date: input.target_completion_date,
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

/// Removes one that nothing was obligated for.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// Moves it along its state machine.
pub async fn take(db: &Db, member: &Member, id: Uuid, version: i32, step: Step, input: &StepInput) -> Result<WorkItem> {
    step.require(member)?;
    let asked = input.check(step)?;
    let taken = TransitionParams {
        org_id: member.org_id(),
        id,
        version,
        transition: step.stored(),
        completed_on: (step == Step::Complete).then_some(asked.on),
        comment: asked.comment.as_str(),
    };
    let row = db
        .write(member, async |tx| {
            transition().params(tx, &taken).one().await?;
            find(tx, member, id).await?.ok_or(Error::NotFound)
        })
        .await
        .map_err(about_day)?;
    Ok(row.into())
}

/// What may be changed, after its checks.
struct Content {
    code: String,
    title: String,
    description: String,
    quantity: Decimal,
    unit: String,
    estimated_cost: Decimal,
    notes: String,
}

impl NewWorkItem {
    fn content(&self) -> WorkItemInput {
        WorkItemInput {
            code: self.code.clone(),
            title: self.title.clone(),
            description: self.description.clone(),
            quantity: self.quantity.clone(),
            unit: self.unit.clone(),
            estimated_cost: self.estimated_cost.clone(),
            start_date: self.start_date,
            target_completion_date: self.target_completion_date,
            notes: self.notes.clone(),
        }
    }
}

impl WorkItemInput {
    fn check(&self) -> Result<Content> {
        let mut checks = Checks::default();
        let code = checks.text(&self.code, 50, "work_items_code_present");
        let title = checks.text(&self.title, 255, "work_items_title_present");
        let description = checks.optional_text(&self.description, 20_000, "work_items_description_length");
        let quantity = checks.decimal("quantity", &self.quantity);
        if checks.is_sound("quantity") {
            let fits = quantity > Decimal::ZERO && quantity < Decimal::from(100_000_000);
            checks.require(fits, "work_items_quantity_positive");
        }
        let unit = checks.optional_text(&self.unit, 50, "work_items_unit_length");
        let estimated_cost = checks.decimal("estimated_cost", &self.estimated_cost);
        if checks.is_sound("estimated_cost") {
            checks.require(estimated_cost > Decimal::ZERO, "work_items_estimated_cost_positive");
        }
        let target = checks.day("target_completion_date", self.target_completion_date);
        if let Some(start) = self.start_date {
            checks.day("start_date", start);
            if checks.is_sound("start_date") && checks.is_sound("target_completion_date") {
                checks.require(target >= start, "work_items_target_after_start");
            }
        }
        let notes = checks.optional_text(&self.notes, 20_000, "work_items_notes_length");
        checks.finish()?;
        Ok(Content { code, title, description, quantity, unit, estimated_cost, notes })
    }
}
