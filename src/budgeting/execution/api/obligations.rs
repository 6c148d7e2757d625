//! Obligations over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::obligations::{self, Adjustment, Filter, NewObligation, Obligation, ObligationInput};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Fetched, Id, IfMatch, Input, Page, Paging, RequiredKey, Tags};

/// Obligations.
#[derive(Debug)]
pub struct ObligationsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl ObligationsApi {
    /// List obligations
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/obligations", method = "get", operation_id = "listObligations")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Only those of this expense class.
        class: Query<Option<String>>,
        /// Only those of an allotment of this quarter: Q1 to Q4.
        quarter: Query<Option<String>>,
        /// Text to look for in payee, document, ORS number and particulars.
        q: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Obligation>> {
        let (filter, ignored) = Filter::new(status.0, class.0, quarter.0, q.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = obligations::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create an obligation request
    ///
    /// A draft, which counts against its allotment. One person certifies the need, another obligates.
    #[oai(path = "/moa/:org/budgeting/obligations", method = "post", operation_id = "createObligation")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<NewObligation>,
    ) -> Result<Created<Obligation>> {
        let row = obligations::create(&app.db, &org, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch an obligation
    #[oai(path = "/moa/:org/budgeting/obligations/:id", method = "get", operation_id = "getObligation")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Obligation>> {
        Ok(obligations::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an obligation
    ///
    /// While it is a draft; what was certified has to be certified again.
    #[oai(path = "/moa/:org/budgeting/obligations/:id", method = "put", operation_id = "updateObligation")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ObligationInput>,
    ) -> Result<Fetched<Obligation>> {
        Ok(obligations::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// The history of an obligation
    ///
    /// Who did what when, the latest first.
    #[oai(path = "/moa/:org/budgeting/obligations/:id/events", method = "get", operation_id = "listObligationEvents")]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        obligations::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "obligation", id.0).await?))
    }

    /// Move an obligation along its workflow
    ///
    /// Certify (box A), obligate (box B, another person), cancel, adjust, mark-due.
    #[oai(path = "/moa/:org/budgeting/obligations/:id/:step", method = "post", operation_id = "stepObligation")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<Obligation>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<Obligation>> {
        Ok(obligations::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }

    /// The notices of an obligation
    ///
    /// What made it more or less, the latest first.
    #[oai(
        path = "/moa/:org/budgeting/obligations/:id/adjustments",
        method = "get",
        operation_id = "listObligationAdjustments"
    )]
    async fn adjustments(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<Adjustment>>> {
        Ok(Json(obligations::adjustments(&app.db, &org, id.0).await?))
    }
}
