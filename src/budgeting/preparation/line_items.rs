//! Lines of programmes: what is to be bought. Table `budgeting.line_items`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::line_items::{
    ByIdParams, DeleteParams, InsertParams, LineItem as Row, ListParams, UpdateParams, by_id, delete, insert,
    list as list_rows, of_proposal, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{State, after_update, programmes};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, known, two_decimals};

/// The classes of expense.
pub const CLASSES: [&str; 4] = ["ps", "mooe", "co", "fe"];

const SORT: &str = "position";

/// What a budget officer writes.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct LineItemInput {
    /// ps, mooe, co or fe. With an object code, the class is that of the code.
    #[serde(default = "mooe")]
    #[oai(default = "mooe")]
    pub expense_class: String,
    /// UACS code of the object of expenditure, of the official list.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub object_code: Option<String>,
    /// Your own grouping.
    #[serde(default)]
    #[oai(default, validator(max_length = 100))]
    pub sub_category: String,
    /// What it is.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub description: String,
    /// Pesos for one, above 0, at most two decimals.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub unit_cost: String,
    /// How many: a whole number of at least 1.
    #[oai(validator(minimum(value = "1")))]
    pub quantity: i32,
    /// Why it is needed.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub justification: String,
    /// Notes.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub notes: String,
}

fn mooe() -> String {
    "mooe".to_owned()
}

/// A line of a programme.
#[derive(Debug, Object)]
pub struct LineItem {
    /// The line's id.
    pub id: Uuid,
    /// The programme it belongs to.
    pub programme_id: Uuid,
    /// That programme's title.
    pub programme_title: String,
    /// The proposal of that programme.
    pub proposal_id: Uuid,
    /// That proposal's title.
    pub proposal_title: String,
    /// That proposal's status.
    pub proposal_status: String,
    /// Place among the lines of the programme.
    pub position: i32,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// UACS code of the object of expenditure.
    #[oai(nullable)]
    pub object_code: Option<String>,
    /// What that code stands for.
    #[oai(nullable)]
    pub object_title: Option<String>,
    /// The organization's own grouping.
    pub sub_category: String,
    /// What it is.
    pub description: String,
    /// Pesos for one.
    pub unit_cost: String,
    /// How many.
    pub quantity: i32,
    /// Unit cost times quantity.
    pub total_cost: String,
    /// Why it is needed.
    pub justification: String,
    /// Notes.
    pub notes: String,
    /// Why the reviewer returned this line; empty unless returned.
    pub return_reason: String,
    /// Whether single lines of the proposal were returned, so that only those may be changed.
    pub lines_returned: bool,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    expense_class: Option<String>,
    search: Option<String>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(expense_class: Option<String>, search: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let expense_class = known("expense_class", expense_class, &CLASSES, &mut ignored);
        (Self { expense_class, search: search.filter(|search| !search.trim().is_empty()) }, ignored)
    }
}

#[derive(Deserialize, Serialize)]
struct ListKey(i32);

/// The lines of one programme in their order.
pub async fn list(
    db: &Db,
    member: &Member,
    programme_id: Uuid,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<LineItem>, Option<String>)> {
    member.require("budgeting.view")?;
    let (rows, next) = db
        .read(member, async |tx| {
            let (programme, rows) =
                try_join!(programmes::find(tx, member, programme_id), rows(tx, member, programme_id, filter, paging))?;
            programme.ok_or(Error::NotFound)?;
            Ok(rows)
        })
        .await?;
    Ok((rows.into_iter().map(LineItem::from).collect(), next))
}

/// The rows of a page of the list.
pub(super) async fn rows(
    tx: &Tx,
    member: &Member,
    programme_id: Uuid,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let after = paging.after::<ListKey>(SORT)?;
    let asked = ListParams {
        org_id: member.org_id(),
        programme_id,
        expense_class: filter.expense_class.as_deref(),
        search: filter.search.as_deref(),
        after_id: after.as_ref().map(|after| after.id),
        after_position: after.map(|after| after.key.0),
        limit: paging.fetch(),
    };
    let rows = list_rows().params(tx, &asked).all().await?;
    Ok(paging.split(rows, SORT, |row: &Row| (ListKey(row.position), row.id)))
}

/// All lines of a proposal, by programme.
pub(super) async fn all(tx: &Tx, member: &Member, proposal_id: Uuid) -> Result<Vec<LineItem>> {
    let rows = of_proposal().bind(tx, &member.org_id(), &proposal_id).all().await?;
    Ok(rows.into_iter().map(LineItem::from).collect())
}

/// One of the member's lines.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<LineItem> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// One of the member's lines, for a form that changes it.
pub async fn get_editable(db: &Db, member: &Member, id: Uuid) -> Result<LineItem> {
    member.require("budgeting.edit")?;
    let line = get(db, member, id).await?;
    line.state().require(line.is_returned())?;
    Ok(line)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new line of a programme whose proposal may be edited.
pub async fn create(
    db: &Db,
    member: &Member,
    programme_id: Uuid,
    input: &LineItemInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<LineItem> {
    member.require("budgeting.edit")?;
    let line = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        programme_id,
        expense_class: &input.expense_class,
        object_code: input.object_code(),
        sub_category: input.sub_category.trim(),
        description: &line.description,
        unit_cost: line.unit_cost,
        quantity: input.quantity,
        justification: input.justification.trim(),
        notes: input.notes.trim(),
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

/// Rewrites a line whose proposal may be edited.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &LineItemInput) -> Result<LineItem> {
    member.require("budgeting.edit")?;
    let line = input.check()?;
    let changed = UpdateParams {
        expense_class: &input.expense_class,
        object_code: input.object_code(),
        sub_category: input.sub_category.trim(),
        description: &line.description,
        unit_cost: line.unit_cost,
        quantity: input.quantity,
        justification: input.justification.trim(),
        notes: input.notes.trim(),
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

/// Removes a line.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// A line that passed its checks.
struct Checked {
    description: String,
    unit_cost: Decimal,
}

impl LineItemInput {
    fn object_code(&self) -> Option<&str> {
        self.object_code.as_deref().map(str::trim).filter(|code| !code.is_empty())
    }

    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::default();
        checks.require(CLASSES.contains(&self.expense_class.as_str()), "line_items_expense_class_known");
        checks.require(self.sub_category.chars().count() <= 100, "line_items_sub_category_length");
        let description = checks.text(&self.description, 255, "line_items_description_present");
        let unit_cost = checks.decimal("unit_cost", &self.unit_cost);
        if checks.is_sound("unit_cost") {
            checks.require(unit_cost > Decimal::ZERO, "line_items_unit_cost_positive");
        }
        checks.require(self.quantity >= 1, "line_items_quantity_positive");
        let total = unit_cost.checked_mul(Decimal::from(self.quantity));
        if checks.is_sound("unit_cost") {
            // The generated total is a number of the same size.
            checks.decimal("unit_cost", &total.unwrap_or(Decimal::MAX).to_string());
        }
        checks.require(self.justification.chars().count() <= 20_000, "line_items_justification_length");
        checks.require(self.notes.chars().count() <= 20_000, "line_items_notes_length");
        checks.finish()?;
        Ok(Checked { description, unit_cost })
    }
}

impl LineItem {
    /// What decides whether it may be changed.
    pub(in crate::budgeting) fn state(&self) -> State<'_> {
        State { status: &self.proposal_status, lines_returned: self.lines_returned }
    }

    /// Whether the reviewer returned this very line.
    pub fn is_returned(&self) -> bool {
        !self.return_reason.is_empty()
    }

    /// Whether the member may change it.
    pub fn takes_changes(&self, member: &Member) -> bool {
        self.state().takes_changes(member, self.is_returned())
    }
}

impl From<Row> for LineItem {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            programme_id: row.programme_id,
            programme_title: row.programme_title,
            proposal_id: row.proposal_id,
            proposal_title: row.proposal_title,
            proposal_status: row.proposal_status,
            position: row.position,
            expense_class: row.expense_class,
            object_code: row.object_code,
            object_title: row.object_title,
            sub_category: row.sub_category,
            description: row.description,
            unit_cost: two_decimals(row.unit_cost),
            quantity: row.quantity,
            total_cost: two_decimals(row.total_cost),
            justification: row.justification,
            notes: row.notes,
            return_reason: row.return_reason,
            lines_returned: row.lines_returned,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for LineItem {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/line-items/{}", self.id)
    }
}
