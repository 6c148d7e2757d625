//! Sheets, copies, calls, object codes and the reports on what was proposed, over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::{Binary, Json};
use poem_openapi::{ApiResponse, OpenApi};
use sha2::{Digest, Sha256};

use super::body::SheetBody;
use super::calls::{self, BudgetCall};
use super::copies::{self, CopiedProposal, CopyInput};
use super::imports::{self, AcceptInput, Import};
use super::object_codes::{self, ObjectCode};
use super::reports::{self, Alignment, Summary, VarianceReport};
use crate::auth::Member;
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Document, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// The lines of a proposal as a workbook that is edited and taken back.
#[derive(Debug)]
pub struct SheetsApi;

/// A workbook.
#[derive(Debug, ApiResponse)]
enum Workbook {
    /// The workbook.
    #[oai(status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    Ok(
        Binary<Vec<u8>>,
        /// The name to save it under.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl From<Document> for Workbook {
    fn from(document: Document) -> Self {
        let disposition = document.disposition();
        Self::Ok(Binary(document.bytes), disposition)
    }
}

#[OpenApi(tag = "Tags::Budgeting")]
impl SheetsApi {
    /// The lines of a proposal as a workbook
    ///
    /// To be edited and uploaded again. It names programmes and lines by their ids.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/sheet", method = "get", operation_id = "getProposalSheet")]
    async fn sheet(&self, app: Data<&App>, org: Member, id: Id) -> Result<Workbook> {
        Ok(imports::download(&app.db, &org, id.0).await?.into())
    }

    /// Upload an edited workbook
    ///
    /// It is read and compared; what it would change, and what is wrong with each row, is answered and kept. Nothing else
    /// changes until it is accepted. At most 10 MB and 5,000 rows.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/imports", method = "post", operation_id = "uploadProposalSheet")]
    async fn upload(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        /// Name of the file.
        file_name: Query<Option<String>>,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        body: SheetBody,
    ) -> Result<Created<Import>> {
        let fingerprint: [u8; 32] = Sha256::new().chain_update(id.0).chain_update(&body.0).finalize().into();
        let file = (file_name.0.as_deref().unwrap_or_default(), body.0);
        let import = imports::upload(&app.db, &org, id.0, file, &key, &fingerprint).await?;
        Ok(Created::new(import, &org))
    }

    /// A workbook that was uploaded
    ///
    /// Every row but those that change nothing.
    #[oai(path = "/moa/:org/budgeting/imports/:id", method = "get", operation_id = "getImport")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Import>> {
        Ok(imports::get(&app.db, &org, id.0).await?.into())
    }

    /// Accept a workbook
    ///
    /// Changes, adds and removes lines as it says: all of it, or nothing. Refused if something is wrong with a row, or if a line
    /// it touches changed since it was compared.
    #[oai(path = "/moa/:org/budgeting/imports/:id/accept", method = "post", operation_id = "acceptImport")]
    async fn accept(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<AcceptInput>,
    ) -> Result<Fetched<Import>> {
        Ok(imports::accept(&app.db, &org, id.0, version.0, input.value).await?.into())
    }

    /// Drop a workbook
    ///
    /// Nothing of it is written.
    #[oai(path = "/moa/:org/budgeting/imports/:id/drop", method = "post", operation_id = "dropImport")]
    async fn discard(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Import>> {
        Ok(imports::discard(&app.db, &org, id.0, version.0).await?.into())
    }

    /// Build a proposal from an earlier one
    ///
    /// A draft with its programmes, lines and justifications. Links to goals and objectives, and object codes, come along where
    /// they fit the year.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/copy", method = "post", operation_id = "copyProposal")]
    async fn copy(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<CopyInput>,
    ) -> Result<Created<CopiedProposal>> {
        let copied = copies::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(copied, &org))
    }
}

/// What the finance ministry says, and the reports on what was proposed.
#[derive(Debug)]
pub struct PreparationReportsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl PreparationReportsApi {
    /// Budget calls
    ///
    /// The latest year first, with the own ceiling.
    #[oai(path = "/moa/:org/budgeting/calls", method = "get", operation_id = "listBudgetCalls")]
    async fn calls(&self, app: Data<&App>, org: Member) -> Result<Json<Vec<BudgetCall>>> {
        Ok(Json(calls::list(&app.db, &org).await?))
    }

    /// Object codes
    ///
    /// The official list, by code.
    #[oai(path = "/moa/:org/budgeting/object-codes", method = "get", operation_id = "listObjectCodes")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn object_codes(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// The beginning of a code, or text of a title.
        q: Query<Option<String>>,
        /// Only of this class: ps, mooe, co or fe.
        expense_class: Query<Option<String>>,
        /// Only what may be used on this day.
        valid_on: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<ObjectCode>> {
        let (filter, ignored) = object_codes::Filter::new(q.0, expense_class.0, valid_on.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = object_codes::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// The summary of a proposal
    ///
    /// What each programme asks for, and was given, in each expense class.
    #[oai(path = "/moa/:org/budgeting/reports/summary", method = "get", operation_id = "getProposalSummary")]
    async fn summary(
        &self,
        app: Data<&App>,
        org: Member,
        /// The year; the latest with a proposal unless it is given.
        fiscal_year: Query<Option<i32>>,
    ) -> Result<Json<Summary>> {
        Ok(Json(reports::summary(&app.db, &org, fiscal_year.0).await?))
    }

    /// Requested against approved
    #[oai(path = "/moa/:org/budgeting/reports/variance", method = "get", operation_id = "getVariance")]
    async fn variance(
        &self,
        app: Data<&App>,
        org: Member,
        /// The year; the latest with a proposal unless it is given.
        fiscal_year: Query<Option<i32>>,
    ) -> Result<Json<VarianceReport>> {
        Ok(Json(reports::variance(&app.db, &org, fiscal_year.0).await?))
    }

    /// Strategic alignment
    ///
    /// What each goal gets, programmes without a goal, and objectives that no programme pays for.
    #[oai(path = "/moa/:org/budgeting/reports/alignment", method = "get", operation_id = "getAlignment")]
    async fn alignment(
        &self,
        app: Data<&App>,
        org: Member,
        /// The year; the latest with a proposal unless it is given.
        fiscal_year: Query<Option<i32>>,
    ) -> Result<Json<Alignment>> {
        Ok(Json(reports::alignment(&app.db, &org, fiscal_year.0).await?))
    }
}
