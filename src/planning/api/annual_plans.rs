//! Annual work plans over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::planning::annual_plans::{self, AnnualPlan, AnnualPlanInput, AnnualPlanSummary, Filter, NewAnnualPlan};
use crate::planning::{HistoryLine, Transition, TransitionInput, documents, history};
use crate::server::App;
use crate::web::{Created, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Pdf, Tags};

/// Annual work plans.
#[derive(Debug)]
pub struct AnnualPlansApi;

#[OpenApi(tag = "Tags::Planning")]
impl AnnualPlansApi {
    /// List annual work plans
    ///
    /// The organization's annual work plans, the latest year first. What is not understood in a filter or sort is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/planning/annual-plans", method = "get", operation_id = "listAnnualPlans")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only plans of this year.
        year: Query<Option<String>>,
        /// Only plans with this status.
        status: Query<Option<String>>,
        /// Only plans of the strategic plan with this id.
        strategic_plan: Query<Option<String>>,
        /// Text to look for in title and description.
        q: Query<Option<String>>,
        /// `-year` (default) or `-created_at`.
        sort: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<AnnualPlanSummary>> {
        let (filter, ignored) = Filter::new(year.0, status.0, strategic_plan.0, q.0, sort.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = annual_plans::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create an annual work plan
    ///
    /// A draft; the author is the signed-in person.
    #[oai(path = "/moa/:org/planning/annual-plans", method = "post", operation_id = "createAnnualPlan")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<NewAnnualPlan>,
    ) -> Result<Created<AnnualPlan>> {
        let plan = annual_plans::create(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(plan, &org))
    }

    /// Fetch an annual work plan
    #[oai(path = "/moa/:org/planning/annual-plans/:id", method = "get", operation_id = "getAnnualPlan")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<AnnualPlan>> {
        Ok(annual_plans::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite an annual work plan
    ///
    /// Drafts only. The status changes by transitions alone.
    #[oai(path = "/moa/:org/planning/annual-plans/:id", method = "put", operation_id = "updateAnnualPlan")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<AnnualPlanInput>,
    ) -> Result<Fetched<AnnualPlan>> {
        Ok(annual_plans::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Fetch an annual work plan as a PDF
    ///
    /// To print or to file; a tagged document. That it was exported is recorded.
    #[oai(path = "/moa/:org/planning/annual-plans/:id/pdf", method = "get", operation_id = "getAnnualPlanPdf")]
    async fn pdf(&self, app: Data<&App>, org: Member, id: Id) -> Result<Pdf> {
        Ok(documents::annual_plan(&app.db, &org, id.0).await?.into())
    }

    /// The history of an annual work plan
    ///
    /// Who did what when, the latest first.
    #[oai(
        path = "/moa/:org/planning/annual-plans/:id/transitions",
        method = "get",
        operation_id = "listAnnualPlanTransitions"
    )]
    async fn transitions(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<HistoryLine>>> {
        let row = async |tx: &Tx| annual_plans::find(tx, &org, id.0).await;
        Ok(Json(history(&app.db, &org, "annual_plan", id.0, row).await?))
    }

    /// Move an annual work plan along its workflow
    ///
    /// Submit, withdraw, return, approve, activate, complete, reopen, archive, restore.
    #[oai(
        path = "/moa/:org/planning/annual-plans/:id/:transition",
        method = "post",
        operation_id = "transitionAnnualPlan"
    )]
    async fn transition(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        transition: Transition,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<TransitionInput>,
    ) -> Result<Fetched<AnnualPlan>> {
        Ok(annual_plans::take(&app.db, &org, id.0, version.0, transition, &input.value).await?.into())
    }
}
