//! Objectives of annual work plans. Table `planning.objectives`.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::objectives::{
    ByIdParams, DeleteParams, InsertParams, ListParams, Objective as Row, RecordProgressParams, UpdateParams, by_id,
    delete, insert, list as list_rows, record_progress, update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

use super::derived::{days_remaining, is_overdue};
use super::progress::ProgressInput;
use super::{after_update, known, parsed, require_draft, takes_changes, today};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, day_asked, two_decimals};

/// Statuses of an objective.
pub const STATUSES: [&str; 5] = ["not_started", "in_progress", "completed", "deferred", "cancelled"];

const SORT: &str = "target_date";

/// What a planning officer writes.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ObjectiveInput {
    /// The goal it contributes to, of the same strategic plan.
    #[serde(default)]
    #[oai(nullable)]
    pub goal_id: Option<Uuid>,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Detail.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub description: String,
    /// Due date, in the year of the annual work plan.
    pub target_date: NaiveDate,
    /// How success is measured.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub indicator: String,
    /// Value at the start, at most two decimals.
    #[serde(default = "zero")]
    #[oai(default = "zero", validator(pattern = r"^-?\d{1,13}(\.\d{1,2})?$"))]
    pub baseline_value: String,
    /// Value to reach, above or below the baseline.
    #[oai(validator(pattern = r"^-?\d{1,13}(\.\d{1,2})?$"))]
    pub target_value: String,
}

fn zero() -> String {
    "0".to_owned()
}

/// An objective.
#[derive(Debug, Object)]
pub struct Objective {
    /// The objective's id.
    pub id: Uuid,
    /// The annual work plan it belongs to.
    pub annual_plan_id: Uuid,
    /// That plan's title.
    pub annual_plan_title: String,
    /// That plan's status.
    pub annual_plan_status: String,
    /// That plan's year.
    pub year: i32,
    /// The strategic plan of the annual work plan.
    pub strategic_plan_id: Uuid,
    /// The goal it contributes to.
    #[oai(nullable)]
    pub goal_id: Option<Uuid>,
    /// That goal's title.
    #[oai(nullable)]
    pub goal_title: Option<String>,
    /// Title.
    pub title: String,
    /// Detail.
    pub description: String,
    /// Due date.
    pub target_date: NaiveDate,
    /// How success is measured.
    pub indicator: String,
    /// Value at the start.
    pub baseline_value: String,
    /// Value to reach.
    pub target_value: String,
    /// Latest value.
    pub current_value: String,
    /// Completion in per cent.
    pub completion_percentage: String,
    /// `not_started`, `in_progress`, `completed`, `deferred` or `cancelled`.
    pub status: String,
    /// Day it was completed.
    #[oai(nullable)]
    pub completed_at: Option<NaiveDate>,
    /// Whether it is due and still open.
    pub is_overdue: bool,
    /// Days until the due date in Manila; negative when it is past.
    pub days_remaining: i64,
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
    status: Option<String>,
    overdue: bool,
    goal_id: Option<Uuid>,
    due_before: Option<NaiveDate>,
    annual_plan_id: Option<Uuid>,
    strategic_plan_id: Option<Uuid>,
    search: Option<String>,
}

impl Filter {
    /// What is due and still open.
    pub(super) fn overdue() -> Self {
        Self { overdue: true, ..Self::default() }
    }

    /// Everything of one strategic plan.
    pub(super) fn of_strategic_plan(id: Uuid) -> Self {
        Self { strategic_plan_id: Some(id), ..Self::default() }
    }

    /// Everything of one annual work plan.
    pub(super) fn of_annual_plan(id: Uuid) -> Self {
        Self { annual_plan_id: Some(id), ..Self::default() }
    }

    /// From the parameters of the request, and which of them were not understood.
    pub fn new(
        status: Option<String>,
        overdue: Option<String>,
        goal: Option<String>,
        due_before: Option<String>,
        annual_plan: Option<String>,
        search: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filter = Self {
            status: known("status", status, &STATUSES, &mut ignored),
            overdue: parsed("overdue", overdue, &mut ignored).unwrap_or(false),
            goal_id: parsed("goal", goal, &mut ignored),
            due_before: day_asked("due_before", due_before, &mut ignored),
            annual_plan_id: parsed("annual_plan", annual_plan, &mut ignored),
            strategic_plan_id: None,
            search: search.filter(|search| !search.trim().is_empty()),
        };
        (filter, ignored)
    }
}

/// The member's objectives by due date, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Objective>, Option<String>)> {
    member.require("planning.view")?;
    let (rows, next) = db.read(member, async |tx| rows(tx, member, filter, paging).await).await?;
    let today = today();
    Ok((rows.into_iter().map(|row| Objective::new(row, today)).collect(), next))
}

/// The rows of a page of the list.
pub(super) async fn rows(
    tx: &Tx,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let (after_target_date, after_id) = paging.after::<NaiveDate>(SORT)?.map(|after| (after.key, after.id)).unzip();
    let asked = ListParams {
        org_id: member.org_id(),
        status: filter.status.as_deref(),
        overdue_on: filter.overdue.then(today),
        goal_id: filter.goal_id,
        due_before: filter.due_before,
        annual_plan_id: filter.annual_plan_id,
        strategic_plan_id: filter.strategic_plan_id,
        search: filter.search.as_deref(),
        after_id,
        after_target_date,
        limit: paging.fetch(),
    };
    let rows = list_rows().params(tx, &asked).all().await?;
    Ok(paging.split(rows, SORT, |row: &Row| (row.target_date, row.id)))
}

/// One of the member's objectives.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Objective> {
    member.require("planning.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(Objective::new(row, today()))
}

/// One of the member's objectives, for a form that changes it: of a draft annual plan, and a member who may.
pub async fn get_draft(db: &Db, member: &Member, id: Uuid) -> Result<Objective> {
    member.require("planning.edit")?;
    let objective = get(db, member, id).await?;
    require_draft(&objective.annual_plan_status, "annual_plan_not_draft")?;
    Ok(objective)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new objective of a draft annual plan; its value starts at the baseline.
pub async fn create(
    db: &Db,
    member: &Member,
    annual_plan_id: Uuid,
    input: &ObjectiveInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Objective> {
    member.require("planning.edit")?;
    let objective = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        annual_plan_id,
        goal_id: input.goal_id,
        title: &objective.title,
        description: &objective.description,
        target_date: input.target_date,
        indicator: &objective.indicator,
        baseline_value: objective.baseline_value,
        target_value: objective.target_value,
        current_value: None,
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
        Ok(row) => Ok(Objective::new(row, today())),
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Rewrites the content of an objective of a draft annual plan.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &ObjectiveInput) -> Result<Objective> {
    member.require("planning.edit")?;
    let objective = input.check()?;
    let org_id = member.org_id();
    let changed = UpdateParams {
        goal_id: input.goal_id,
        title: &objective.title,
        description: &objective.description,
        target_date: input.target_date,
        indicator: &objective.indicator,
        baseline_value: objective.baseline_value,
        target_value: objective.target_value,
        org_id,
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
    Ok(Objective::new(row, today()))
}

/// Removes an objective of a draft annual plan.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("planning.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// Records status, completion and value.
pub async fn progress(db: &Db, member: &Member, id: Uuid, version: i32, input: &ProgressInput) -> Result<Objective> {
    member.require("planning.edit")?;
    let progress = input.check("objectives", &STATUSES, true)?;
    let recorded = RecordProgressParams {
        org_id: member.org_id(),
        id,
        version,
        status: progress.status,
        completion_percentage: progress.completion,
        current_value: progress.current,
        from_value: false,
        comment: progress.comment,
    };
    record(db, member, &recorded).await
}

/// Computes the completion from baseline, target and current value.
pub async fn progress_from_indicator(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<Objective> {
    member.require("planning.edit")?;
    let recorded = RecordProgressParams {
        org_id: member.org_id(),
        id,
        version,
        status: None,
        completion_percentage: None,
        current_value: None,
        from_value: true,
        comment: String::new(),
    };
    record(db, member, &recorded).await
}

async fn record(db: &Db, member: &Member, recorded: &RecordProgressParams<String, String>) -> Result<Objective> {
    let row = db
        .write(member, async |tx| {
            let record = record_progress();
            let (_, row) = try_join!(record.params(tx, recorded).one().err_into(), find(tx, member, recorded.id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(Objective::new(row, today()))
}

/// An objective that passed its checks.
struct Checked {
    title: String,
    description: String,
    indicator: String,
    baseline_value: Decimal,
    target_value: Decimal,
}

impl ObjectiveInput {
    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::default();
        let title = checks.text(&self.title, 255, "objectives_title_present");
        let description = checks.text(&self.description, 20_000, "objectives_description_present");
        let indicator = checks.text(&self.indicator, 255, "objectives_indicator_present");
        let baseline_value = checks.decimal("baseline_value", &self.baseline_value);
        let target_value = checks.decimal("target_value", &self.target_value);
        if checks.is_sound("target_value") && checks.is_sound("baseline_value") {
            checks.require(target_value != baseline_value, "objectives_target_value_differs");
        }
        checks.finish()?;
        Ok(Checked { title, description, indicator, baseline_value, target_value })
    }
}

impl Objective {
    /// Whether the member may change it (planning: section 3.4).
    pub fn takes_changes(&self, member: &Member) -> bool {
        takes_changes(member, &self.annual_plan_status)
    }

    pub(super) fn new(row: Row, today: NaiveDate) -> Self {
        Self {
            id: row.id,
            annual_plan_id: row.annual_plan_id,
            annual_plan_title: row.annual_plan_title,
            annual_plan_status: row.annual_plan_status,
            strategic_plan_id: row.strategic_plan_id,
            year: row.year,
            goal_id: row.goal_id,
            goal_title: row.goal_title,
            is_overdue: is_overdue(row.target_date, &row.status, today),
            days_remaining: days_remaining(row.target_date, today),
            title: row.title,
            description: row.description,
            target_date: row.target_date,
            indicator: row.indicator,
            baseline_value: two_decimals(row.baseline_value),
            target_value: two_decimals(row.target_value),
            current_value: two_decimals(row.current_value),
            completion_percentage: two_decimals(row.completion_percentage),
            status: row.status,
            completed_at: row.completed_at,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Objective {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("planning/objectives/{}", self.id)
    }
}
