//! Payments over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::disbursement_lines::{self, DisbursementLine, DisbursementLineInput};
use crate::budgeting::execution::disbursements::{self, Disbursement, DisbursementInput, Filter, NewDisbursement};
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, RequiredKey, Tags};

/// Payments.
#[derive(Debug)]
pub struct DisbursementsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl DisbursementsApi {
    /// List payments
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/disbursements", method = "get", operation_id = "listDisbursements")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those paid this way.
        method: Query<Option<String>>,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Only those of this day or later.
        from: Query<Option<String>>,
        /// Only those of this day or earlier.
        until: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Disbursement>> {
        let (filter, ignored) = Filter::new(method.0, status.0, from.0, until.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = disbursements::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a payment
    ///
    /// In process, which counts against its obligation until it is paid or dropped.
    #[oai(path = "/moa/:org/budgeting/disbursements", method = "post", operation_id = "createDisbursement")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<NewDisbursement>,
    ) -> Result<Created<Disbursement>> {
        let row = disbursements::create(&app.db, &org, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a payment
    #[oai(path = "/moa/:org/budgeting/disbursements/:id", method = "get", operation_id = "getDisbursement")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Disbursement>> {
        Ok(disbursements::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a payment
    ///
    /// While it is in process.
    #[oai(path = "/moa/:org/budgeting/disbursements/:id", method = "put", operation_id = "updateDisbursement")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<DisbursementInput>,
    ) -> Result<Fetched<Disbursement>> {
        Ok(disbursements::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// The history of a payment
    ///
    /// Who did what when, the latest first.
    #[oai(
        path = "/moa/:org/budgeting/disbursements/:id/events",
        method = "get",
        operation_id = "listDisbursementEvents"
    )]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        disbursements::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "disbursement", id.0).await?))
    }

    /// Move a payment along its workflow
    ///
    /// Pay, void. Nobody voids what they paid.
    #[oai(path = "/moa/:org/budgeting/disbursements/:id/:step", method = "post", operation_id = "stepDisbursement")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<Disbursement>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<Disbursement>> {
        Ok(disbursements::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }

    /// List the parts of a payment
    #[oai(path = "/moa/:org/budgeting/disbursements/:id/lines", method = "get", operation_id = "listDisbursementLines")]
    async fn lines(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<DisbursementLine>>> {
        Ok(Json(disbursement_lines::list(&app.db, &org, id.0).await?))
    }

    /// Add a part to a payment
    ///
    /// While it is in process; the parts are at most the payment.
    #[oai(
        path = "/moa/:org/budgeting/disbursements/:id/lines",
        method = "post",
        operation_id = "createDisbursementLine"
    )]
    async fn create_line(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<DisbursementLineInput>,
    ) -> Result<Created<DisbursementLine>> {
        let (member, fingerprint) = (&org, &input.fingerprint);
        let line = disbursement_lines::create(&app.db, member, id.0, &input.value, &key, fingerprint).await?;
        Ok(Created::new(line, member))
    }

    /// Fetch a part of a payment
    #[oai(path = "/moa/:org/budgeting/disbursement-lines/:id", method = "get", operation_id = "getDisbursementLine")]
    async fn line(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<DisbursementLine>> {
        Ok(disbursement_lines::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a part of a payment
    ///
    /// While the payment is in process.
    #[oai(path = "/moa/:org/budgeting/disbursement-lines/:id", method = "put", operation_id = "updateDisbursementLine")]
    async fn put_line(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<DisbursementLineInput>,
    ) -> Result<Fetched<DisbursementLine>> {
        Ok(disbursement_lines::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a part of a payment
    ///
    /// While the payment is in process.
    #[oai(
        path = "/moa/:org/budgeting/disbursement-lines/:id",
        method = "delete",
        operation_id = "deleteDisbursementLine"
    )]
    async fn delete_line(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        disbursement_lines::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }
}
