//! Movements over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::movements::{self, Filter, Movement, MovementInput, NewMovement};
use crate::budgeting::execution::steps::{StepInput, StepOf};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Fetched, Id, IfMatch, Input, Page, Paging, RequiredKey, Tags};

/// Movements.
#[derive(Debug)]
pub struct MovementsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl MovementsApi {
    /// List movements
    ///
    /// The newest first. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/movements", method = "get", operation_id = "listMovements")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only those of this kind.
        kind: Query<Option<String>>,
        /// Only those with this status.
        status: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Movement>> {
        let (filter, ignored) = Filter::new(kind.0, status.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = movements::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a movement
    ///
    /// Pending: another person posts it, and it is judged by then.
    #[oai(path = "/moa/:org/budgeting/movements", method = "post", operation_id = "createMovement")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: RequiredKey,
        input: Input<NewMovement>,
    ) -> Result<Created<Movement>> {
        let row = movements::create(&app.db, &org, &input.value, &key.0, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a movement
    #[oai(path = "/moa/:org/budgeting/movements/:id", method = "get", operation_id = "getMovement")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Movement>> {
        Ok(movements::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a movement
    ///
    /// While it is pending.
    #[oai(path = "/moa/:org/budgeting/movements/:id", method = "put", operation_id = "updateMovement")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<MovementInput>,
    ) -> Result<Fetched<Movement>> {
        Ok(movements::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// The history of a movement
    ///
    /// Who did what when, the latest first.
    #[oai(path = "/moa/:org/budgeting/movements/:id/events", method = "get", operation_id = "listMovementEvents")]
    async fn events(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<BudgetEvent>>> {
        movements::get(&app.db, &org, id.0).await?;
        Ok(Json(history::of(&app.db, &org, "movement", id.0).await?))
    }

    /// Move a movement along its workflow
    ///
    /// Post, cancel, reverse. Nobody posts what they recorded.
    #[oai(path = "/moa/:org/budgeting/movements/:id/:step", method = "post", operation_id = "stepMovement")]
    async fn step(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        step: StepOf<Movement>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<StepInput>,
    ) -> Result<Fetched<Movement>> {
        Ok(movements::take(&app.db, &org, id.0, version.0, step.0, &input.value).await?.into())
    }
}
