//! Allocations over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use crate::auth::Member;
use crate::budgeting::execution::allocations::{self, Allocation, AllocationInput, Filter};

use crate::error::Result;
use crate::server::App;
use crate::web::{Fetched, Id, IfMatch, Input, Page, Paging, Tags};

/// Allocations.
#[derive(Debug)]
pub struct AllocationsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl AllocationsApi {
    /// List allocations
    ///
    /// The latest year first, then by programme. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/allocations", method = "get", operation_id = "listAllocations")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those of this year.
        fiscal_year: Query<Option<String>>,
        /// Only those of the proposal with this id.
        proposal: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Allocation>> {
        let (filter, ignored) = Filter::new(fiscal_year.0, proposal.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = allocations::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Fetch an allocation
    #[oai(path = "/moa/:org/budgeting/allocations/:id", method = "get", operation_id = "getAllocation")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Allocation>> {
        Ok(allocations::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an allocation
    ///
    /// The item of the appropriations act alone; the amount follows from the approval.
    #[oai(path = "/moa/:org/budgeting/allocations/:id", method = "put", operation_id = "updateAllocation")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<AllocationInput>,
    ) -> Result<Fetched<Allocation>> {
        Ok(allocations::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }
}
