//! Objectives of annual work plans over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::planning::objectives::{self, Filter, Objective, ObjectiveInput};
use crate::planning::{HistoryLine, ProgressInput, history};
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Objectives of annual work plans.
#[derive(Debug)]
pub struct ObjectivesApi;

#[OpenApi(tag = "Tags::Planning")]
impl ObjectivesApi {
    /// List objectives
    ///
    /// Of all annual work plans of the organization, by due date. `overdue=true` is what is late.
    #[oai(path = "/moa/:org/planning/objectives", method = "get", operation_id = "listObjectives")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only objectives with this status.
        status: Query<Option<String>>,
        /// `true`: only what is due and still open.
        overdue: Query<Option<String>>,
        /// Only objectives of the goal with this id.
        goal: Query<Option<String>>,
        /// Only objectives due before this day.
        due_before: Query<Option<String>>,
        /// Only objectives of the annual work plan with this id.
        annual_plan: Query<Option<String>>,
        /// Text to look for in title, description and indicator.
        q: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Objective>> {
        let (filter, ignored) = Filter::new(status.0, overdue.0, goal.0, due_before.0, annual_plan.0, q.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = objectives::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create an objective
    ///
    /// While its annual work plan is a draft.
    #[oai(path = "/moa/:org/planning/annual-plans/:id/objectives", method = "post", operation_id = "createObjective")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<ObjectiveInput>,
    ) -> Result<Created<Objective>> {
        let objective = objectives::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(objective, &org))
    }

    /// Fetch an objective
    #[oai(path = "/moa/:org/planning/objectives/:id", method = "get", operation_id = "getObjective")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Objective>> {
        Ok(objectives::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an objective
    ///
    /// While its annual work plan is a draft. Progress is recorded apart.
    #[oai(path = "/moa/:org/planning/objectives/:id", method = "put", operation_id = "updateObjective")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ObjectiveInput>,
    ) -> Result<Fetched<Objective>> {
        Ok(objectives::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete an objective
    ///
    /// While its annual work plan is a draft; staff only in drafts they wrote.
    #[oai(path = "/moa/:org/planning/objectives/:id", method = "delete", operation_id = "deleteObjective")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        objectives::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }

    /// Record progress of an objective
    ///
    /// Completion, current value and status; what is left out stays.
    #[oai(
        path = "/moa/:org/planning/objectives/:id/progress",
        method = "post",
        operation_id = "recordObjectiveProgress"
    )]
    async fn progress(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProgressInput>,
    ) -> Result<Fetched<Objective>> {
        Ok(objectives::progress(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Compute progress of an objective
    ///
    /// From baseline, target and current value, between 0 and 100; a target may lie below its baseline.
    #[oai(
        path = "/moa/:org/planning/objectives/:id/progress-from-indicator",
        method = "post",
        operation_id = "computeObjectiveProgress"
    )]
    async fn progress_from_indicator(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Objective>> {
        Ok(objectives::progress_from_indicator(&app.db, &org, id.0, version.0).await?.into())
    }

    /// The history of an objective
    ///
    /// Changes of its status, the latest first.
    #[oai(
        path = "/moa/:org/planning/objectives/:id/transitions",
        method = "get",
        operation_id = "listObjectiveTransitions"
    )]
    async fn transitions(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<HistoryLine>>> {
        let row = async |tx: &Tx| objectives::find(tx, &org, id.0).await;
        Ok(Json(history(&app.db, &org, "objective", id.0, row).await?))
    }
}
