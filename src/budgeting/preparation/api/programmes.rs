//! Programmes of budget proposals over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use crate::auth::Member;
use crate::budgeting::preparation::programmes::{self, Programme, ProgrammeInput};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Programmes of budget proposals.
#[derive(Debug)]
pub struct ProgrammesApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl ProgrammesApi {
    /// List the programmes of a budget proposal
    ///
    /// The highest priority first.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/programmes", method = "get", operation_id = "listProgrammes")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        id: Id,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Programme>> {
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = programmes::list(&app.db, &org, id.0, &paging).await?;
        Ok(Page::new(items, next, Vec::new(), request.original_uri()))
    }

    /// Create a programme
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/programmes", method = "post", operation_id = "createProgramme")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<ProgrammeInput>,
    ) -> Result<Created<Programme>> {
        let row = programmes::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a programme
    #[oai(path = "/moa/:org/budgeting/programmes/:id", method = "get", operation_id = "getProgramme")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Programme>> {
        Ok(programmes::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a programme
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/programmes/:id", method = "put", operation_id = "updateProgramme")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProgrammeInput>,
    ) -> Result<Fetched<Programme>> {
        Ok(programmes::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a programme
    ///
    /// With its lines, while the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/programmes/:id", method = "delete", operation_id = "deleteProgramme")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        programmes::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }
}
