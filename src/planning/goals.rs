//! Goals of strategic plans. Table `planning.goals`.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::goals::{
    ByIdParams, DeleteParams, Goal as Row, InsertParams, ListParams, RecordProgressParams, UpdateParams, by_id, delete,
    insert, list as list_rows, record_progress, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::derived::{OnTrack, on_track, year_of};
use super::progress::ProgressInput;
use super::{after_update, known, require_draft, strategic_plans, takes_changes, today};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Ignored, Paging, Representation, two_decimals};

/// Priorities, the highest first.
pub const PRIORITIES: [&str; 4] = ["critical", "high", "medium", "low"];
/// Statuses of a goal.
pub const STATUSES: [&str; 4] = ["not_started", "in_progress", "completed", "deferred"];

const SORT: &str = "priority";

/// What a planning officer writes.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct GoalInput {
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Detail.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub description: String,
    /// What is measured.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub target_metric: String,
    /// Value to reach, above 0, at most two decimals.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub target_value: String,
    /// critical, high, medium or low.
    #[serde(default = "medium")]
    #[oai(default = "medium")]
    pub priority: String,
}

fn medium() -> String {
    "medium".to_owned()
}

/// A goal.
#[derive(Debug, Object)]
pub struct Goal {
    /// The goal's id.
    pub id: Uuid,
    /// The plan it belongs to.
    pub strategic_plan_id: Uuid,
    /// That plan's title.
    pub strategic_plan_title: String,
    /// That plan's status.
    pub strategic_plan_status: String,
    /// Title.
    pub title: String,
    /// Detail.
    pub description: String,
    /// What is measured.
    pub target_metric: String,
    /// Value to reach.
    pub target_value: String,
    /// Latest measured value.
    pub current_value: String,
    /// Completion in per cent.
    pub completion_percentage: String,
    /// critical, high, medium or low.
    pub priority: String,
    /// `not_started`, `in_progress`, `completed` or `deferred`.
    pub status: String,
    /// How it stands against the years of its plan.
    pub on_track: OnTrack,
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
    priority: Option<String>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(status: Option<String>, priority: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let status = known("status", status, &STATUSES, &mut ignored);
        let priority = known("priority", priority, &PRIORITIES, &mut ignored);
        (Self { status, priority }, ignored)
    }
}

#[derive(Deserialize, Serialize)]
struct ListKey(i32, DateTime<Utc>);

/// The goals of one plan by priority, then the newest first.
pub async fn list(
    db: &Db,
    member: &Member,
    strategic_plan_id: Uuid,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Goal>, Option<String>)> {
    member.require("planning.view")?;
    let (rows, next) = db
        .read(member, async |tx| {
            let (plan, rows) = try_join!(
                strategic_plans::find(tx, member, strategic_plan_id),
                rows(tx, member, strategic_plan_id, filter, paging),
            )?;
            plan.ok_or(Error::NotFound)?;
            Ok(rows)
        })
        .await?;
    Ok((rows.into_iter().map(Goal::from).collect(), next))
}

/// The rows of a page of the list.
pub(super) async fn rows(
    tx: &Tx,
    member: &Member,
    strategic_plan_id: Uuid,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Row>, Option<String>)> {
    let after = paging.after::<ListKey>(SORT)?;
    let asked = ListParams {
        org_id: member.org_id(),
        strategic_plan_id,
        status: filter.status.as_deref(),
        priority: filter.priority.as_deref(),
        after_rank: after.as_ref().map(|after| after.key.0),
        after_created_at: after.as_ref().map(|after| after.key.1),
        after_id: after.map(|after| after.id),
        limit: paging.fetch(),
    };
    let rows = list_rows().params(tx, &asked).all().await?;
    Ok(paging.split(rows, SORT, |row: &Row| (ListKey(row.priority_rank, row.created_at), row.id)))
}

/// One of the member's goals.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Goal> {
    member.require("planning.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// One of the member's goals, for a form that changes it: of a draft plan, and a member who may.
pub async fn get_draft(db: &Db, member: &Member, id: Uuid) -> Result<Goal> {
    member.require("planning.edit")?;
    let goal = get(db, member, id).await?;
    require_draft(&goal.strategic_plan_status, "strategic_plan_not_draft")?;
    Ok(goal)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new goal of a draft plan.
pub async fn create(
    db: &Db,
    member: &Member,
    strategic_plan_id: Uuid,
    input: &GoalInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Goal> {
    member.require("planning.edit")?;
    let goal = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        strategic_plan_id,
        title: &goal.title,
        description: &goal.description,
        target_metric: &goal.target_metric,
        target_value: goal.target_value,
        current_value: Decimal::ZERO,
        priority: &input.priority,
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

/// Rewrites the content of a goal of a draft plan.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &GoalInput) -> Result<Goal> {
    member.require("planning.edit")?;
    let goal = input.check()?;
    let org_id = member.org_id();
    let changed = UpdateParams {
        title: &goal.title,
        description: &goal.description,
        target_metric: &goal.target_metric,
        target_value: goal.target_value,
        priority: &input.priority,
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
    Ok(row.into())
}

/// Removes a goal of a draft plan; objectives linked to it lose the link.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("planning.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

/// Records status, completion and value.
pub async fn progress(db: &Db, member: &Member, id: Uuid, version: i32, input: &ProgressInput) -> Result<Goal> {
    member.require("planning.edit")?;
    let progress = input.check("goals", &STATUSES, false)?;
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

/// Computes the completion from the current value and the target.
pub async fn progress_from_metric(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<Goal> {
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

async fn record(db: &Db, member: &Member, recorded: &RecordProgressParams<String, String>) -> Result<Goal> {
    let row = db
        .write(member, async |tx| {
            let record = record_progress();
            let (_, row) = try_join!(record.params(tx, recorded).one().err_into(), find(tx, member, recorded.id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(row.into())
}

/// A goal that passed its checks.
struct Checked {
    title: String,
    description: String,
    target_metric: String,
    target_value: Decimal,
}

impl GoalInput {
    fn check(&self) -> Result<Checked> {
        let mut checks = Checks::default();
        let title = checks.text(&self.title, 255, "goals_title_present");
        let description = checks.text(&self.description, 20_000, "goals_description_present");
        let target_metric = checks.text(&self.target_metric, 255, "goals_target_metric_present");
        let target_value = checks.decimal("target_value", &self.target_value);
        if checks.is_sound("target_value") {
            checks.require(target_value > Decimal::ZERO, "goals_target_value_positive");
        }
        checks.require(PRIORITIES.contains(&self.priority.as_str()), "goals_priority_known");
        checks.finish()?;
        Ok(Checked { title, description, target_metric, target_value })
    }
}

impl Goal {
    /// Whether the member may change it (planning: section 3.4).
    pub fn takes_changes(&self, member: &Member) -> bool {
        takes_changes(member, &self.strategic_plan_status)
    }
}

impl From<Row> for Goal {
    fn from(row: Row) -> Self {
        let on_track = on_track(&row.status, row.completion_percentage, row.start_year, row.end_year, year_of(today()));
        Self {
            id: row.id,
            strategic_plan_id: row.strategic_plan_id,
            strategic_plan_title: row.strategic_plan_title,
            strategic_plan_status: row.strategic_plan_status,
            title: row.title,
            description: row.description,
            target_metric: row.target_metric,
            target_value: two_decimals(row.target_value),
            current_value: two_decimals(row.current_value),
            completion_percentage: two_decimals(row.completion_percentage),
            priority: row.priority,
            status: row.status,
            on_track,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Goal {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("planning/goals/{}", self.id)
    }
}
