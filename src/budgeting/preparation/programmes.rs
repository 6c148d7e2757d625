//! Programmes, activities and projects for which proposals ask money. Table `budgeting.programmes`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::programmes::{
    ByIdParams, DeleteParams, InsertParams, ListParams, Programme as Row, UpdateParams, by_id, delete, goals, insert,
    list as list_rows, objectives, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{State, after_update, proposals};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Paging, Representation, two_decimals};

/// The parts of a budget a programme can belong to.
pub const CATEGORIES: [&str; 4] = ["gas", "sto", "operations", "projects"];

const SORT: &str = "priority_rank";

/// What a budget officer writes. What is approved is the approver's to say.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ProgrammeInput {
    /// UACS code, fifteen digits; empty until it is known.
    #[serde(default)]
    #[oai(default, validator(pattern = r"^(\d{15})?$"))]
    pub code: String,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// gas, sto, operations or projects.
    #[serde(default = "operations")]
    #[oai(default = "operations")]
    pub category: String,
    /// The strategic goal it serves, of a plan that covers the year.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub goal_id: Option<Uuid>,
    /// The objective of that year's annual work plan it pays for.
    #[serde(default)]
    #[oai(skip_serializing_if_is_none)]
    pub objective_id: Option<Uuid>,
    /// What is asked for, in pesos, above 0, at most two decimals: the sum of its lines when it is submitted.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub requested_amount: String,
    /// 1 for the highest.
    #[serde(default = "first")]
    #[oai(default = "first", validator(minimum(value = "1"), maximum(value = "999")))]
    pub priority_rank: i32,
    /// Why it is needed; must be given to submit.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub justification: String,
    /// What it will change.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub expected_outcomes: String,
    /// Whether it counts towards the gender-responsive share of the budget.
    #[serde(default)]
    #[oai(default)]
    pub is_gender_responsive: bool,
}

fn operations() -> String {
    "operations".to_owned()
}

fn first() -> i32 {
    1
}

/// A programme of a budget proposal.
#[derive(Debug, Object)]
pub struct Programme {
    /// The programme's id.
    pub id: Uuid,
    /// The proposal it belongs to.
    pub proposal_id: Uuid,
    /// That proposal's title.
    pub proposal_title: String,
    /// That proposal's status.
    pub proposal_status: String,
    /// Fiscal year.
    pub fiscal_year: i32,
    /// UACS code; empty until it is known.
    pub code: String,
    /// Title.
    pub title: String,
    /// gas, sto, operations or projects.
    pub category: String,
    /// The strategic goal it serves.
    #[oai(nullable)]
    pub goal_id: Option<Uuid>,
    /// That goal's title.
    #[oai(nullable)]
    pub goal_title: Option<String>,
    /// The objective it pays for.
    #[oai(nullable)]
    pub objective_id: Option<Uuid>,
    /// That objective's title.
    #[oai(nullable)]
    pub objective_title: Option<String>,
    /// What is asked for, in pesos.
    pub requested_amount: String,
    /// What was approved; none until the proposal is.
    #[oai(nullable)]
    pub approved_amount: Option<String>,
    /// Approved less requested.
    #[oai(nullable)]
    pub variance: Option<String>,
    /// The variance in per cent of what was requested.
    #[oai(nullable)]
    pub variance_percentage: Option<String>,
    /// Why nothing, or more than requested, was approved.
    pub approval_reason: String,
    /// 1 for the highest.
    pub priority_rank: i32,
    /// Why it is needed.
    pub justification: String,
    /// What it will change.
    pub expected_outcomes: String,
    /// Whether it counts towards the gender-responsive share of the budget.
    pub is_gender_responsive: bool,
    /// Number of lines.
    pub lines_total: i32,
    /// Sum of the lines, in pesos.
    pub lines_cost: String,
    /// Number of lines that were returned and not submitted again.
    pub returned_total: i32,
    /// Number of longer arguments.
    pub justifications_total: i32,
    /// Whether single lines of the proposal were returned, so that only those may be changed.
    pub lines_returned: bool,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// What a programme can be linked to: id and words.
#[derive(Debug, Default)]
pub struct Choices {
    /// Goals of plans that cover the year.
    pub goals: Vec<(Uuid, String)>,
    /// Objectives of the year.
    pub objectives: Vec<(Uuid, String)>,
}

#[derive(Deserialize, Serialize)]
struct ListKey(i32, String);

/// The programmes of one proposal, the highest priority first.
pub async fn list(
    db: &Db,
    member: &Member,
    proposal_id: Uuid,
    paging: &Paging,
) -> Result<(Vec<Programme>, Option<String>)> {
    member.require("budgeting.view")?;
    let (rows, next) = db
        .read(member, async |tx| {
            let (proposal, rows) =
                try_join!(proposals::find(tx, member, proposal_id), rows(tx, member, proposal_id, paging))?;
            proposal.ok_or(Error::NotFound)?;
            Ok(rows)
        })
        .await?;
    Ok((rows.into_iter().map(Programme::from).collect(), next))
}

/// The rows of a page of the list.
pub(super) async fn rows(
    tx: &Tx,
    member: &Member,
    proposal_id: Uuid,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let after = paging.after::<ListKey>(SORT)?;
    let asked = ListParams {
        org_id: member.org_id(),
        proposal_id,
        after_id: after.as_ref().map(|after| after.id),
        after_priority_rank: after.as_ref().map(|after| after.key.0),
        after_title: after.map(|after| after.key.1),
        limit: paging.fetch(),
    };
    let rows = list_rows().params(tx, &asked).all().await?;
    Ok(paging.split(rows, SORT, |row: &Row| (ListKey(row.priority_rank, row.title.clone()), row.id)))
}

/// One of the member's programmes.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Programme> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// One of the member's programmes, for a form that changes it, or what is in it.
pub async fn get_editable(db: &Db, member: &Member, id: Uuid) -> Result<Programme> {
    member.require("budgeting.edit")?;
    let programme = get(db, member, id).await?;
    programme.state().require(false)?;
    Ok(programme)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// What a programme of that year can be linked to.
pub async fn choices(db: &Db, member: &Member, fiscal_year: i32) -> Result<Choices> {
    let org_id = member.org_id();
    let (goals, objectives) = db
        .read(member, async |tx| {
            let (goals, objectives) = (goals(), objectives());
            Ok(try_join!(
                goals.bind(tx, &org_id, &fiscal_year).all(),
                objectives.bind(tx, &org_id, &fiscal_year).all()
            )?)
        })
        .await?;
    Ok(Choices {
        goals: goals.into_iter().map(|goal| (goal.id, format!("{} ({})", goal.title, goal.plan))).collect(),
        objectives: objectives.into_iter().map(|objective| (objective.id, objective.title)).collect(),
    })
}

/// A new programme of a proposal that may be edited.
pub async fn create(
    db: &Db,
    member: &Member,
    proposal_id: Uuid,
    input: &ProgrammeInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Programme> {
    member.require("budgeting.edit")?;
    let programme = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        proposal_id,
        code: input.code.trim(),
        title: &programme.title,
        category: &input.category,
        goal_id: input.goal_id,
        objective_id: input.objective_id,
        requested_amount: programme.requested_amount,
        priority_rank: input.priority_rank,
        justification: input.justification.trim(),
        expected_outcomes: input.expected_outcomes.trim(),
        is_gender_responsive: input.is_gender_responsive,
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

/// Rewrites a programme of a proposal that may be edited.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &ProgrammeInput) -> Result<Programme> {
    member.require("budgeting.edit")?;
    let programme = input.check()?;
    let changed = UpdateParams {
        code: input.code.trim(),
        title: &programme.title,
        category: &input.category,
        goal_id: input.goal_id,
        objective_id: input.objective_id,
        requested_amount: programme.requested_amount,
        priority_rank: input.priority_rank,
        justification: input.justification.trim(),
        expected_outcomes: input.expected_outcomes.trim(),
        is_gender_responsive: input.is_gender_responsive,
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

/// Removes a programme with its lines.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// A programme that passed its checks.
struct Checked {
    title: String,
    requested_amount: Decimal,
}

impl ProgrammeInput {
    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::default();
        let code = self.code.trim();
        let is_code = code.is_empty() || (code.len() == 15 && code.bytes().all(|byte| byte.is_ascii_digit()));
        checks.require(is_code, "programmes_code_form");
        let title = checks.text(&self.title, 255, "programmes_title_present");
        checks.require(CATEGORIES.contains(&self.category.as_str()), "programmes_category_known");
        let requested_amount = checks.decimal("requested_amount", &self.requested_amount);
        if checks.is_sound("requested_amount") {
            checks.require(requested_amount > Decimal::ZERO, "programmes_requested_amount_positive");
        }
        checks.require((1..=999).contains(&self.priority_rank), "programmes_priority_rank_range");
        checks.require(self.justification.chars().count() <= 20_000, "programmes_justification_length");
        checks.require(self.expected_outcomes.chars().count() <= 20_000, "programmes_expected_outcomes_length");
        checks.finish()?;
        Ok(Checked { title, requested_amount })
    }
}

impl Programme {
    /// What decides whether it, and what is in it, may be changed.
    pub(in crate::budgeting) fn state(&self) -> State<'_> {
        State { status: &self.proposal_status, lines_returned: self.lines_returned }
    }
}

impl From<Row> for Programme {
    fn from(row: Row) -> Self {
        let requested = row.requested_amount;
        let variance = row.approved_amount.map(|approved| approved - requested);
        Self {
            id: row.id,
            proposal_id: row.proposal_id,
            proposal_title: row.proposal_title,
            proposal_status: row.proposal_status,
            fiscal_year: row.fiscal_year,
            code: row.code,
            title: row.title,
            category: row.category,
            goal_id: row.goal_id,
            goal_title: row.goal_title,
            objective_id: row.objective_id,
            objective_title: row.objective_title,
            requested_amount: two_decimals(requested),
            approved_amount: row.approved_amount.map(two_decimals),
            variance: variance.map(two_decimals),
            variance_percentage: variance.map(|variance| two_decimals(proposals::per_cent(variance, requested))),
            approval_reason: row.approval_reason,
            priority_rank: row.priority_rank,
            justification: row.justification,
            expected_outcomes: row.expected_outcomes,
            is_gender_responsive: row.is_gender_responsive,
            lines_total: row.lines_total,
            lines_cost: two_decimals(row.lines_cost),
            returned_total: row.returned_total,
            justifications_total: row.justifications_total,
            lines_returned: row.lines_returned,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Programme {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/programmes/{}", self.id)
    }
}
