//! Strategic plans over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::db::Tx;
use crate::error::Result;
use crate::planning::strategic_plans::{self, Filter, StrategicPlan, StrategicPlanInput, StrategicPlanSummary};
use crate::planning::{HistoryLine, Transition, TransitionInput, documents, history};
use crate::server::App;
use crate::web::{Created, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Pdf, Tags};

/// Strategic plans.
#[derive(Debug)]
pub struct StrategicPlansApi;

#[OpenApi(tag = "Tags::Planning")]
impl StrategicPlansApi {
    /// List strategic plans
    ///
    /// The organization's strategic plans, the newest period first. What is not understood in a filter or sort is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/planning/strategic-plans", method = "get", operation_id = "listStrategicPlans")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only plans with this status.
        status: Query<Option<String>>,
        /// Only plans that cover this year.
        year: Query<Option<String>>,
        /// Text to look for in title, vision and mission.
        q: Query<Option<String>>,
        /// `-start_year` (default), `title`, `-created_at` or `-progress`.
        sort: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<StrategicPlanSummary>> {
        let (filter, ignored) = Filter::new(status.0, year.0, q.0, sort.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = strategic_plans::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a strategic plan
    ///
    /// A draft; the author is the signed-in person.
    #[oai(path = "/moa/:org/planning/strategic-plans", method = "post", operation_id = "createStrategicPlan")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<StrategicPlanInput>,
    ) -> Result<Created<StrategicPlan>> {
        let plan = strategic_plans::create(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(plan, &org))
    }

    /// Fetch a strategic plan
    #[oai(path = "/moa/:org/planning/strategic-plans/:id", method = "get", operation_id = "getStrategicPlan")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<StrategicPlan>> {
        Ok(strategic_plans::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a strategic plan
    ///
    /// Drafts only. The status changes by transitions alone.
    #[oai(path = "/moa/:org/planning/strategic-plans/:id", method = "put", operation_id = "updateStrategicPlan")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StrategicPlanInput>,
    ) -> Result<Fetched<StrategicPlan>> {
        Ok(strategic_plans::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Fetch a strategic plan as a PDF
    ///
    /// To print or to file; a tagged document. That it was exported is recorded.
    #[oai(path = "/moa/:org/planning/strategic-plans/:id/pdf", method = "get", operation_id = "getStrategicPlanPdf")]
    async fn pdf(&self, app: Data<&App>, org: Member, id: Id) -> Result<Pdf> {
        Ok(documents::strategic_plan(&app.db, &org, id.0).await?.into())
    }

    /// The history of a strategic plan
    ///
    /// Who did what when, the latest first.
    #[oai(
        path = "/moa/:org/planning/strategic-plans/:id/transitions",
        method = "get",
        operation_id = "listStrategicPlanTransitions"
    )]
    async fn transitions(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<HistoryLine>>> {
        let row = async |tx: &Tx| strategic_plans::find(tx, &org, id.0).await;
        Ok(Json(history(&app.db, &org, "strategic_plan", id.0, row).await?))
    }

    /// Move a strategic plan along its workflow
    ///
    /// Submit, withdraw, return, approve, activate, complete, reopen, archive, restore.
    #[oai(
        path = "/moa/:org/planning/strategic-plans/:id/:transition",
        method = "post",
        operation_id = "transitionStrategicPlan"
    )]
    async fn transition(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        transition: Transition,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<TransitionInput>,
    ) -> Result<Fetched<StrategicPlan>> {
        Ok(strategic_plans::take(&app.db, &org, id.0, version.0, transition, &input.value).await?.into())
    }
}
