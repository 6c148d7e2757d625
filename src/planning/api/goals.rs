//! Goals of strategic plans over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::planning::goals::{self, Filter, Goal, GoalInput};
use crate::planning::{HistoryLine, ProgressInput, history};
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Goals of strategic plans.
#[derive(Debug)]
pub struct GoalsApi;

#[OpenApi(tag = "Tags::Planning")]
impl GoalsApi {
    /// List the goals of a strategic plan
    ///
    /// By priority, then the newest first.
    #[oai(path = "/moa/:org/planning/strategic-plans/:id/goals", method = "get", operation_id = "listGoals")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        id: Id,
        /// Only goals with this status.
        status: Query<Option<String>>,
        /// Only goals of this priority.
        priority: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Goal>> {
        let (filter, ignored) = Filter::new(status.0, priority.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = goals::list(&app.db, &org, id.0, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a goal
    ///
    /// While its strategic plan is a draft.
    #[oai(path = "/moa/:org/planning/strategic-plans/:id/goals", method = "post", operation_id = "createGoal")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<GoalInput>,
    ) -> Result<Created<Goal>> {
        let goal = goals::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(goal, &org))
    }

    /// Fetch a goal
    #[oai(path = "/moa/:org/planning/goals/:id", method = "get", operation_id = "getGoal")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Goal>> {
        Ok(goals::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a goal
    ///
    /// While its strategic plan is a draft. Progress is recorded apart.
    #[oai(path = "/moa/:org/planning/goals/:id", method = "put", operation_id = "updateGoal")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<GoalInput>,
    ) -> Result<Fetched<Goal>> {
        Ok(goals::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a goal
    ///
    /// While its strategic plan is a draft; staff only in drafts they wrote.
    #[oai(path = "/moa/:org/planning/goals/:id", method = "delete", operation_id = "deleteGoal")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        goals::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }

    /// Record progress of a goal
    ///
    /// Completion, current value and status; what is left out stays.
    #[oai(path = "/moa/:org/planning/goals/:id/progress", method = "post", operation_id = "recordGoalProgress")]
    async fn progress(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProgressInput>,
    ) -> Result<Fetched<Goal>> {
        Ok(goals::progress(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Compute progress of a goal
    ///
    /// From the current value and the target, between 0 and 100.
    #[oai(
        path = "/moa/:org/planning/goals/:id/progress-from-metric",
        method = "post",
        operation_id = "computeGoalProgress"
    )]
    async fn progress_from_metric(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Goal>> {
        Ok(goals::progress_from_metric(&app.db, &org, id.0, version.0).await?.into())
    }

    /// The history of a goal
    ///
    /// Changes of its status, the latest first.
    #[oai(path = "/moa/:org/planning/goals/:id/transitions", method = "get", operation_id = "listGoalTransitions")]
    async fn transitions(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<HistoryLine>>> {
        let row = async |tx: &Tx| goals::find(tx, &org, id.0).await;
        Ok(Json(history(&app.db, &org, "goal", id.0, row).await?))
    }
}
