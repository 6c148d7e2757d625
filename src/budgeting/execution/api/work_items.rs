//! Work items over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::budgeting::execution::work_items::{self, Filter, NewWorkItem, WorkItem, WorkItemInput};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Work items.
#[derive(Debug)]
pub struct WorkItemsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl WorkItemsApi {
    /// List work items
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/work-items", method = "get", operation_id = "listWorkItems")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Only those of the allocation with this id.
        allocation: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<WorkItem>> {
        let (filter, ignored) = Filter::new(status.0, allocation.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = work_items::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a work item
    ///
    /// Of a line of an approved programme; those of a line are at most its total.
    #[oai(path = "/moa/:org/budgeting/work-items", method = "post", operation_id = "createWorkItem")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<NewWorkItem>,
    ) -> Result<Created<WorkItem>> {
        let row = work_items::create(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a work item
    #[oai(path = "/moa/:org/budgeting/work-items/:id", method = "get", operation_id = "getWorkItem")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<WorkItem>> {
        Ok(work_items::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a work item
    ///
    /// While it is planned or in progress.
    #[oai(path = "/moa/:org/budgeting/work-items/:id", method = "put", operation_id = "updateWorkItem")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<WorkItemInput>,
    ) -> Result<Fetched<WorkItem>> {
        Ok(work_items::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a work item
    ///
    /// While nothing was obligated for it.
    #[oai(path = "/moa/:org/budgeting/work-items/:id", method = "delete", operation_id = "deleteWorkItem")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        work_items::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }

    /// The history of a work item
    ///
    /// Who did what when, the latest first.
    #[oai(path = "/moa/:org/budgeting/work-items/:id/events", method = "get", operation_id = "listWorkItemEvents")]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        work_items::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "work_item", id.0).await?))
    }

    /// Move a work item along its workflow
    ///
    /// Start, complete, cancel.
    #[oai(path = "/moa/:org/budgeting/work-items/:id/:step", method = "post", operation_id = "stepWorkItem")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<WorkItem>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<WorkItem>> {
        Ok(work_items::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }
}
