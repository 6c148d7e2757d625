//! Lines of programmes over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use crate::auth::Member;
use crate::budgeting::preparation::line_items::{self, Filter, LineItem, LineItemInput};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Lines of programmes.
#[derive(Debug)]
pub struct LineItemsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl LineItemsApi {
    /// List the lines of a programme
    ///
    /// In their order. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/budgeting/programmes/:id/line-items", method = "get", operation_id = "listLineItems")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        id: Id,
        /// Only lines of this class: ps, mooe, co or fe.
        expense_class: Query<Option<String>>,
        /// Text to look for in the description and the grouping.
        q: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<LineItem>> {
        let (filter, ignored) = Filter::new(expense_class.0, q.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = line_items::list(&app.db, &org, id.0, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Create a line
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/programmes/:id/line-items", method = "post", operation_id = "createLineItem")]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<LineItemInput>,
    ) -> Result<Created<LineItem>> {
        let row = line_items::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a line
    #[oai(path = "/moa/:org/budgeting/line-items/:id", method = "get", operation_id = "getLineItem")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<LineItem>> {
        Ok(line_items::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a line
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/line-items/:id", method = "put", operation_id = "updateLineItem")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<LineItemInput>,
    ) -> Result<Fetched<LineItem>> {
        Ok(line_items::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a line
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/line-items/:id", method = "delete", operation_id = "deleteLineItem")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        line_items::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }
}
