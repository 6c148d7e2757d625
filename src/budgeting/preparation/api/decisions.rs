//! The workflow of budget proposals over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::preparation::decisions::{
    self, DecisionsInput, ProposalStepInput, ReturnInput, Step, SubmissionProblem,
};
use crate::budgeting::preparation::proposals::Proposal;
use crate::error::Result;
use crate::server::App;
use crate::web::{Fetched, Id, IfMatch, Input, Tags};

/// The workflow of budget proposals.
#[derive(Debug)]
pub struct DecisionsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl DecisionsApi {
    /// What keeps a budget proposal from being submitted
    ///
    /// Everything at once, by programme; an empty list if nothing does.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/validation", method = "get", operation_id = "validateProposal")]
    async fn validate(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<SubmissionProblem>>> {
        Ok(Json(decisions::problems(&app.db, &org, id.0).await?))
    }

    /// Submit a budget proposal
    ///
    /// A draft or returned one whose lines add up. Who may approve it is told; after the deadline of the call it is marked as late.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/submit", method = "post", operation_id = "submitProposal")]
    async fn submit(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProposalStepInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::take(&app.db, &org, id.0, version.0, Step::Submit, &input.value).await?.into())
    }

    /// Withdraw a budget proposal
    ///
    /// By who submitted it, before the review begins. It is a draft again.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/withdraw", method = "post", operation_id = "withdrawProposal")]
    async fn withdraw(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProposalStepInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::take(&app.db, &org, id.0, version.0, Step::Withdraw, &input.value).await?.into())
    }

    /// Begin the review of a budget proposal
    ///
    /// By an approver who neither wrote nor submitted it.
    #[oai(
        path = "/moa/:org/budgeting/proposals/:id/start-review",
        method = "post",
        operation_id = "startReviewOfProposal"
    )]
    async fn start_review(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProposalStepInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::take(&app.db, &org, id.0, version.0, Step::StartReview, &input.value).await?.into())
    }

    /// Reject a budget proposal
    ///
    /// Under review, with the reason. It is final, and another proposal for the year may be begun.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/reject", method = "post", operation_id = "rejectProposal")]
    async fn reject(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ProposalStepInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::take(&app.db, &org, id.0, version.0, Step::Reject, &input.value).await?.into())
    }

    /// Return a budget proposal
    ///
    /// Under review, with the reason: as a whole, or single lines, so that only those may be changed.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/return", method = "post", operation_id = "returnProposal")]
    async fn give_back(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<ReturnInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::give_it_back(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Recommend amounts for a budget proposal
    ///
    /// Under review. A programme that is left out is recommended as requested; the latest recommendation counts.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/recommend", method = "post", operation_id = "recommendProposal")]
    async fn recommend(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<DecisionsInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::recommend(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Approve a budget proposal
    ///
    /// Under review, by who neither wrote nor submitted it: an amount for every programme, with the reason for nothing and for more than requested. What is above 0 is allocated.
    #[oai(path = "/moa/:org/budgeting/proposals/:id/approve", method = "post", operation_id = "approveProposal")]
    async fn approve(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<DecisionsInput>,
    ) -> Result<Fetched<Proposal>> {
        Ok(decisions::approve(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }
}
