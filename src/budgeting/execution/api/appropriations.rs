//! Appropriations over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::appropriations::{self, Appropriation, AppropriationInput, Filter, NewAppropriation};
use crate::budgeting::execution::as_approved::{self, AsApproved};
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Fetched, Id, IfMatch, Input, Page, Paging, RequiredKey, Tags};

/// Appropriations.
#[derive(Debug)]
pub struct AppropriationsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl AppropriationsApi {
    /// List appropriations
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/appropriations", method = "get", operation_id = "listAppropriations")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those of this year.
        fiscal_year: Query<Option<String>>,
        /// Only those of this kind.
        kind: Query<Option<String>>,
        /// Only those of this expense class.
        class: Query<Option<String>>,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Appropriation>> {
        let (filter, ignored) = Filter::new(fiscal_year.0, kind.0, class.0, status.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = appropriations::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create an appropriation
    ///
    /// Pending: another person posts it. Current ones stay within their allocation.
    #[oai(path = "/moa/:org/budgeting/appropriations", method = "post", operation_id = "createAppropriation")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<NewAppropriation>,
    ) -> Result<Created<Appropriation>> {
        let row = appropriations::create(&app.db, &org, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch an appropriation
    #[oai(path = "/moa/:org/budgeting/appropriations/:id", method = "get", operation_id = "getAppropriation")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Appropriation>> {
        Ok(appropriations::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an appropriation
    ///
    /// While it is pending.
    #[oai(path = "/moa/:org/budgeting/appropriations/:id", method = "put", operation_id = "updateAppropriation")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<AppropriationInput>,
    ) -> Result<Fetched<Appropriation>> {
        Ok(appropriations::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// The history of an appropriation
    ///
    /// Who did what when, the latest first.
    #[oai(
        path = "/moa/:org/budgeting/appropriations/:id/events",
        method = "get",
        operation_id = "listAppropriationEvents"
    )]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        appropriations::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "appropriation", id.0).await?))
    }

    /// Move an appropriation along its workflow
    ///
    /// Post, cancel, reverse, extend. Nobody posts what they recorded.
    #[oai(path = "/moa/:org/budgeting/appropriations/:id/:step", method = "post", operation_id = "stepAppropriation")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<Appropriation>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<Appropriation>> {
        Ok(appropriations::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }

    /// Appropriate a proposal as it was approved
    ///
    /// A pending appropriation for each programme and class of an approved proposal that has none yet, with one legal basis and validity.
    /// Answers with all of the proposal's.
    #[oai(
        path = "/moa/:org/budgeting/proposals/:id/appropriate",
        method = "post",
        operation_id = "appropriateAsApproved"
    )]
    async fn appropriate(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<AsApproved>,
    ) -> Result<Json<Vec<Appropriation>>> {
        let made = as_approved::appropriate(&app.db, &org, id.0, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Json(made))
    }
}
