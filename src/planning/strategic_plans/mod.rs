//! Strategic plans: the direction of an organization over several years. Table `planning.strategic_plans`.

mod list;

use bmms_queries::client::Params;
use bmms_queries::queries::planning::strategic_plans::{
    ByIdParams, InsertParams, OverlappingParams, StrategicPlan as Row, TransitionParams, UpdateParams, by_id, insert,
    overlapping, transition, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

pub(super) use list::rows;
pub use list::{Filter, StrategicPlanSummary, list};

use super::transitions::{Transition, TransitionInput};
use super::{after_update, require_draft, takes_changes};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation, two_decimals};

/// The statuses of strategic and annual plans.
pub const STATUSES: [&str; 6] = ["draft", "submitted", "approved", "active", "completed", "archived"];

/// What a planning officer writes.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct StrategicPlanInput {
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// First calendar year, inclusive.
    #[oai(validator(minimum(value = "2020"), maximum(value = "2100")))]
    pub start_year: i32,
    /// Last calendar year, inclusive; 1 to 10 after the first.
    #[oai(validator(minimum(value = "2021"), maximum(value = "2110")))]
    pub end_year: i32,
    /// Long-term vision.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub vision: String,
    /// Purpose and approach.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub mission: String,
}

/// A strategic plan.
#[derive(Debug, Object)]
pub struct StrategicPlan {
    /// The plan's id.
    pub id: Uuid,
    /// Code of the organization.
    pub organization: String,
    /// Title.
    pub title: String,
    /// First calendar year.
    pub start_year: i32,
    /// Last calendar year.
    pub end_year: i32,
    /// Both years, as `2025-2030`.
    pub year_range: String,
    /// Calendar years covered, both ends included.
    pub duration_years: i32,
    /// Long-term vision.
    pub vision: String,
    /// Purpose and approach.
    pub mission: String,
    /// draft, submitted, approved, active, completed or archived.
    pub status: String,
    /// Number of goals.
    pub goals_total: i32,
    /// Completed ones among them.
    pub goals_completed: i32,
    /// Goals in progress.
    pub goals_in_progress: i32,
    /// Goals not started.
    pub goals_not_started: i32,
    /// Goals put off.
    pub goals_deferred: i32,
    /// Mean completion of the goals, in per cent.
    pub overall_progress: String,
    /// Number of annual work plans.
    pub annual_plans_total: i32,
    /// Author.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// Who submitted it last.
    #[oai(nullable)]
    pub submitted_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub submitted_at: Option<DateTime<Utc>>,
    /// Who approved it.
    #[oai(nullable)]
    pub approved_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub approved_at: Option<DateTime<Utc>>,
    /// Reason of the last return.
    pub review_comment: String,
    /// What the member may do with it next: the last part of an address below it.
    pub transitions: Vec<String>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// One of the member's plans.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<StrategicPlan> {
    member.require("planning.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(StrategicPlan::new(row, member))
}

/// Whether annual work plans may be added to a plan of this status (planning: section 3.2).
pub(super) fn is_open(status: &str) -> bool {
    !["completed", "archived"].contains(&status)
}

/// One of the member's plans, for a form that changes it: a draft, and a member who may.
pub async fn get_draft(db: &Db, member: &Member, id: Uuid) -> Result<StrategicPlan> {
    member.require("planning.edit")?;
    let plan = get(db, member, id).await?;
    require_draft(&plan.status, "strategic_plan_not_draft")?;
    Ok(plan)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new draft; its author is the member.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &StrategicPlanInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<StrategicPlan> {
    member.require("planning.edit")?;
    let plan = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        title: &plan.title,
        start_year: plan.start_year,
        end_year: plan.end_year,
        vision: &plan.vision,
        mission: &plan.mission,
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
        Ok(row) => Ok(StrategicPlan::new(row, member)),
        Err(failure) => {
            let failure = name_overlap(db, member, id, (plan.start_year, plan.end_year), failure).await;
            get(db, member, key.earlier(db, member, fingerprint, failure).await?).await
        }
    }
}

/// Rewrites the content of a draft.
pub async fn edit(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    input: &StrategicPlanInput,
) -> Result<StrategicPlan> {
    member.require("planning.edit")?;
    let plan = input.check()?;
    let org_id = member.org_id();
    let changed = UpdateParams {
        title: &plan.title,
        start_year: plan.start_year,
        end_year: plan.end_year,
        vision: &plan.vision,
        mission: &plan.mission,
        org_id,
        id,
        version,
    };
    let edited = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            after_update(updated, row)
        })
        .await;
    match edited {
        Ok(row) => Ok(StrategicPlan::new(row, member)),
        Err(failure) => Err(name_overlap(db, member, id, (plan.start_year, plan.end_year), failure).await),
    }
}

/// Moves the plan along its state machine.
pub async fn take(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    step: Transition,
    input: &TransitionInput,
) -> Result<StrategicPlan> {
    step.require(member)?;
    let org_id = member.org_id();
    let taken = TransitionParams { org_id, id, version, transition: step.name(), comment: input.check()? };
    let taken = db
        .write(member, async |tx| {
            let transition = transition();
            let (_, row) = try_join!(transition.params(tx, &taken).one().err_into(), find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await;
    match taken {
        Ok(row) => Ok(StrategicPlan::new(row, member)),
        Err(failure) if step == Transition::Restore => {
            let plan = get(db, member, id).await?;
            Err(name_overlap(db, member, id, (plan.start_year, plan.end_year), failure).await)
        }
        Err(failure) => Err(failure),
    }
}

/// The refusal of overlapping years with the name of the plan that has them; any other failure as it is.
async fn name_overlap(db: &Db, member: &Member, id: Uuid, years: (i32, i32), failure: Error) -> Error {
    let Error::Invalid(mut errors) = failure else {
        return failure;
    };
    if let Some(error) = errors.iter_mut().find(|error| error.code == "strategic_plans_years_free") {
        let asked = OverlappingParams { org_id: member.org_id(), id, end_year: years.1, start_year: years.0 };
        let other = db.read(member, async |tx| Ok(overlapping().params(tx, &asked).opt().await?)).await;
        if let Ok(Some(other)) = other {
            error.text = format!("The years overlap with “{}” ({}-{}).", other.title, other.start_year, other.end_year);
        }
    }
    Error::Invalid(errors)
}

/// A plan that passed its checks.
struct Checked {
    title: String,
    start_year: i32,
    end_year: i32,
    vision: String,
    mission: String,
}

impl StrategicPlanInput {
    fn check(&self) -> Result<Checked> {
        let (start_year, end_year) = (self.start_year, self.end_year);
        let mut checks = Checks::default();
        let title = checks.text(&self.title, 255, "strategic_plans_title_present");
        let vision = checks.text(&self.vision, 20_000, "strategic_plans_vision_present");
        let mission = checks.text(&self.mission, 20_000, "strategic_plans_mission_present");
        checks.require((2020..=2100).contains(&start_year), "strategic_plans_start_year_range");
        checks.require(end_year >= 2020, "strategic_plans_end_year_range");
        checks.require(end_year > start_year, "strategic_plans_end_year_after_start");
        let apart = i64::from(end_year) - i64::from(start_year);
        checks.require(apart <= 10, "strategic_plans_end_year_within_ten");
        checks.finish()?;
        Ok(Checked { title, start_year, end_year, vision, mission })
    }
}

impl StrategicPlan {
    /// Whether the member may change it, its goals included (planning: section 3.4).
    pub fn takes_changes(&self, member: &Member) -> bool {
        takes_changes(member, &self.status)
    }

    /// Whether the member may add an annual work plan (planning: section 3.2).
    pub fn takes_annual_plans(&self, member: &Member) -> bool {
        member.can("planning.edit") && is_open(&self.status)
    }

    pub(super) fn new(row: Row, member: &Member) -> Self {
        Self {
            id: row.id,
            organization: member.org_code().to_owned(),
            title: row.title,
            start_year: row.start_year,
            end_year: row.end_year,
            year_range: format!("{}-{}", row.start_year, row.end_year),
            duration_years: row.end_year - row.start_year + 1,
            vision: row.vision,
            mission: row.mission,
            status: row.status,
            goals_total: row.goals_total,
            goals_completed: row.goals_completed,
            goals_in_progress: row.goals_in_progress,
            goals_not_started: row.goals_not_started,
            goals_deferred: row.goals_deferred,
            overall_progress: two_decimals(row.overall_progress),
            annual_plans_total: row.annual_plans_total,
            created_by: row.created_by_name,
            submitted_by: row.submitted_by_name,
            submitted_at: row.submitted_at,
            approved_by: row.approved_by_name,
            approved_at: row.approved_at,
            review_comment: row.review_comment,
            transitions: row.transitions,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for StrategicPlan {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("planning/strategic-plans/{}", self.id)
    }
}
