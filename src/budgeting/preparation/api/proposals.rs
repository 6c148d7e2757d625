//! Budget proposals over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::history::BudgetEvent;
use crate::budgeting::preparation::overviews;
use crate::budgeting::preparation::proposals::{self, Filter, NewProposal, Proposal, ProposalInput, ProposalSummary};
use crate::budgeting::preparation::stages::{self, LineStages};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Budget proposals.
#[derive(Debug)]
pub struct ProposalsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl ProposalsApi {
    /// List budget proposals
    ///
    /// The organization's proposals, the latest fiscal year first. What is not understood in a filter or sort is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/proposals", method = "get", operation_id = "listProposals")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only proposals with this status.
        status: Query<Option<String>>,
        /// Only proposals for this fiscal year.
        fiscal_year: Query<Option<String>>,
        /// Text to look for in title and description.
        q: Query<Option<String>>,
        /// `-fiscal_year` (default), `title` or `-updated_at`.
        sort: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<ProposalSummary>> {
        let (filter, ignored) = Filter::new(status.0, fiscal_year.0, q.0, sort.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = proposals::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a budget proposal
    ///
    /// A draft; the author is the signed-in person. An organization has one for a fiscal year, besides rejected ones.
    #[oai(path = "/moa/:org/budgeting/proposals", method = "post", operation_id = "createProposal")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<NewProposal>,
    ) -> Result<Created<Proposal>> {
        let proposal = proposals::create(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(proposal, &org))
    }

    /// Fetch a budget proposal
    #[oai(path = "/moa/:org/budgeting/proposals/:id", method = "get", operation_id = "getProposal")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Proposal>> {
        Ok(proposals::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a budget proposal
    ///
    /// Drafts and returned ones. The status changes by transitions alone, the year never.
    #[oai(path = "/moa/:org/budgeting/proposals/:id", method = "put", operation_id = "updateProposal")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProposalInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(proposals::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a budget proposal
    ///
    /// A draft that was never submitted, with all that is in it; staff those they wrote, managers and admins any.
    #[oai(path = "/moa/:org/budgeting/proposals/:id", method = "delete", operation_id = "deleteProposal")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        proposals::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }

    /// The history of a budget proposal
    ///
    /// Who did what when, the latest first, with the amount it was about.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/history", method = "get", operation_id = "listProposalHistory")]
    async fn history(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        Ok(Json(overviews::history(&app.db, &org, id.0).await?))
    }

    /// What each line amounted to at each stage
    ///
    /// Requested, recommended, approved, appropriated, allotted, revised; lines that a later round removed come last.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/stages", method = "get", operation_id = "listProposalStages")]
    async fn stages(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<LineStages>>> {
        Ok(Json(stages::compare(&app.db, &org, id.0).await?.1))
    }
}
