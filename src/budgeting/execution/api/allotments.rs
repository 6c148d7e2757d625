//! Allotments over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::allotments::{self, Allotment, AllotmentInput, Filter, NewAllotment};
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Fetched, Id, IfMatch, Input, Page, Paging, RequiredKey, Tags};

/// Allotments.
#[derive(Debug)]
pub struct AllotmentsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl AllotmentsApi {
    /// List allotments
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/allotments", method = "get", operation_id = "listAllotments")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Only those of this quarter: Q1 to Q4.
        quarter: Query<Option<String>>,
        /// Only those of this year.
        fiscal_year: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Allotment>> {
        let (filter, ignored) = Filter::new(status.0, quarter.0, fiscal_year.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = allotments::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a request for an allotment
    ///
    /// Requested ones count against the appropriation. Another person releases it.
    #[oai(path = "/moa/:org/budgeting/allotments", method = "post", operation_id = "createAllotment")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<NewAllotment>,
    ) -> Result<Created<Allotment>> {
        let row = allotments::create(&app.db, &org, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch an allotment
    #[oai(path = "/moa/:org/budgeting/allotments/:id", method = "get", operation_id = "getAllotment")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Allotment>> {
        Ok(allotments::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an allotment
    ///
    /// While it is requested and not released.
    #[oai(path = "/moa/:org/budgeting/allotments/:id", method = "put", operation_id = "updateAllotment")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<AllotmentInput>,
    ) -> Result<Fetched<Allotment>> {
        Ok(allotments::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// The history of an allotment
    ///
    /// Who did what when, the latest first.
    #[oai(path = "/moa/:org/budgeting/allotments/:id/events", method = "get", operation_id = "listAllotmentEvents")]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        allotments::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "allotment", id.0).await?))
    }

    /// Move an allotment along its workflow
    ///
    /// Release, cancel. Nobody releases what they requested.
    #[oai(path = "/moa/:org/budgeting/allotments/:id/:step", method = "post", operation_id = "stepAllotment")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<Allotment>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<Allotment>> {
        Ok(allotments::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }
}
