//! Annual work plans: what an organization will do in one year of a strategic plan. Table `planning.annual_plans`.

mod list;

use bmms_queries::client::Params;
use bmms_queries::queries::planning::annual_plans::{
    AnnualPlan as Row, ByIdParams, InsertParams, TransitionParams, UpdateParams, by_id, insert, transition, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use uuid::Uuid;

pub(super) use list::rows;
pub use list::{AnnualPlanSummary, Filter, list};

use super::transitions::{Transition, TransitionInput};
use super::{after_update, require_draft, takes_changes};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation, two_decimals};

/// A new annual work plan.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewAnnualPlan {
    /// The strategic plan it carries out; never changes.
    pub strategic_plan_id: Uuid,
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Fiscal year, inside the strategic plan.
    #[oai(validator(minimum(value = "2020"), maximum(value = "2100")))]
    pub year: i32,
    /// Priorities of the year.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
    /// Indicative budget in pesos, at most two decimals.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub budget_total: Option<String>,
}

/// What of an annual work plan may be rewritten.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AnnualPlanInput {
    /// Title.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub title: String,
    /// Fiscal year, inside the strategic plan.
    #[oai(validator(minimum(value = "2020"), maximum(value = "2100")))]
    pub year: i32,
    /// Priorities of the year.
    #[serde(default)]
    #[oai(default, validator(max_length = 20000))]
    pub description: String,
    /// Indicative budget in pesos, at most two decimals.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub budget_total: Option<String>,
}

/// An annual work plan.
#[derive(Debug, Object)]
pub struct AnnualPlan {
    /// The annual plan's id.
    pub id: Uuid,
    /// Code of the organization.
    pub organization: String,
    /// The strategic plan it carries out.
    pub strategic_plan_id: Uuid,
    /// That plan's title.
    pub strategic_plan_title: String,
    /// That plan's status.
    pub strategic_plan_status: String,
    /// Title.
    pub title: String,
    /// Fiscal year.
    pub year: i32,
    /// Priorities of the year.
    pub description: String,
    /// Indicative budget in pesos.
    #[oai(nullable)]
    pub budget_total: Option<String>,
    /// draft, submitted, approved, active, completed or archived.
    pub status: String,
    /// Number of objectives.
    pub objectives_total: i32,
    /// Completed ones among them.
    pub objectives_completed: i32,
    /// Mean completion of the objectives that are not cancelled, in per cent.
    pub overall_progress: String,
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

/// One of the member's annual plans.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<AnnualPlan> {
    member.require("planning.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(AnnualPlan::new(row, member))
}

/// One of the member's annual plans, for a form that changes it: a draft, and a member who may.
pub async fn get_draft(db: &Db, member: &Member, id: Uuid) -> Result<AnnualPlan> {
    member.require("planning.edit")?;
    let plan = get(db, member, id).await?;
    require_draft(&plan.status, "annual_plan_not_draft")?;
    Ok(plan)
}

/// The row, if there is one for the member.
pub(super) async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new draft under an open strategic plan; its author is the member.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &NewAnnualPlan,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<AnnualPlan> {
    member.require("planning.edit")?;
    let plan = check(&input.title, input.year, &input.description, input.budget_total.as_deref())?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        strategic_plan_id: input.strategic_plan_id,
        title: &plan.title,
        year: input.year,
        description: &plan.description,
        budget_total: plan.budget_total,
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
        Ok(row) => Ok(AnnualPlan::new(row, member)),
        // The parent is named in the body, so its absence is a field error and not a missing page.
        Err(Error::NotFound) => Err(Error::named("annual_plans_strategic_plan_id_fkey")),
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Rewrites the content of a draft.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &AnnualPlanInput) -> Result<AnnualPlan> {
    member.require("planning.edit")?;
    let plan = check(&input.title, input.year, &input.description, input.budget_total.as_deref())?;
    let org_id = member.org_id();
    let changed = UpdateParams {
        title: &plan.title,
        year: input.year,
        description: &plan.description,
        budget_total: plan.budget_total,
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
    Ok(AnnualPlan::new(row, member))
}

/// Moves the annual plan along its state machine.
pub async fn take(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    step: Transition,
    input: &TransitionInput,
) -> Result<AnnualPlan> {
    step.require(member)?;
    let org_id = member.org_id();
    let taken = TransitionParams { org_id, id, version, transition: step.name(), comment: input.check()? };
    let row = db
        .write(member, async |tx| {
            let transition = transition();
            let (_, row) = try_join!(transition.params(tx, &taken).one().err_into(), find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(AnnualPlan::new(row, member))
}

/// An annual plan that passed its checks.
struct Checked {
    title: String,
    description: String,
    budget_total: Option<Decimal>,
}

fn check(title: &str, year: i32, description: &str, budget_total: Option<&str>) -> Result<Checked> {
    let mut checks = Checks::default();
    let title = checks.text(title, 255, "annual_plans_title_present");
    checks.require((2020..=2100).contains(&year), "annual_plans_year_range");
    checks.require(description.chars().count() <= 20_000, "annual_plans_description_length");
    let budget_total = checks.optional_decimal("budget_total", budget_total);
    let negative = budget_total.is_some_and(|budget| budget < Decimal::ZERO);
    checks.require(!negative, "annual_plans_budget_total_not_negative");
    checks.finish()?;
    Ok(Checked { title, description: description.trim().to_owned(), budget_total })
}

impl AnnualPlan {
    /// Whether the member may change it, its objectives included (planning: section 3.4).
    pub fn takes_changes(&self, member: &Member) -> bool {
        takes_changes(member, &self.status)
    }

    pub(super) fn new(row: Row, member: &Member) -> Self {
        Self {
            id: row.id,
            organization: member.org_code().to_owned(),
            strategic_plan_id: row.strategic_plan_id,
            strategic_plan_title: row.strategic_plan_title,
            strategic_plan_status: row.strategic_plan_status,
            title: row.title,
            year: row.year,
            description: row.description,
            budget_total: row.budget_total.map(two_decimals),
            status: row.status,
            objectives_total: row.objectives_total,
            objectives_completed: row.objectives_completed,
            overall_progress: two_decimals(row.overall_progress),
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

impl Representation for AnnualPlan {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("planning/annual-plans/{}", self.id)
    }
}
