//! Longer arguments for programmes over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::preparation::justifications::{self, Justification, JustificationInput};
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Tags};

/// Longer arguments for programmes.
#[derive(Debug)]
pub struct JustificationsApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl JustificationsApi {
    /// List the longer arguments for a programme
    ///
    /// The oldest first.
    #[oai(
        path = "/moa/:org/budgeting/programmes/:id/justifications",
        method = "get",
        operation_id = "listJustifications"
    )]
    async fn list(&self, app: Data<&App>, org: Member, id: Id) -> Result<Json<Vec<Justification>>> {
        Ok(Json(justifications::list(&app.db, &org, id.0).await?))
    }

    /// Create a longer argument for a programme
    ///
    /// While the proposal may be edited.
    #[oai(
        path = "/moa/:org/budgeting/programmes/:id/justifications",
        method = "post",
        operation_id = "createJustification"
    )]
    async fn create(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<JustificationInput>,
    ) -> Result<Created<Justification>> {
        let row = justifications::create(&app.db, &org, id.0, &input.value, &key, &input.fingerprint).await?;
        Ok(Created::new(row, &org))
    }

    /// Fetch a longer argument for a programme
    #[oai(path = "/moa/:org/budgeting/justifications/:id", method = "get", operation_id = "getJustification")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Justification>> {
        Ok(justifications::get(&app.db, &org, id.0).await?.into())
    }

    /// Rewrite a longer argument for a programme
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/justifications/:id", method = "put", operation_id = "updateJustification")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<JustificationInput>,
    ) -> Result<Fetched<Justification>> {
        Ok(justifications::edit(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Delete a longer argument for a programme
    ///
    /// While the proposal may be edited.
    #[oai(path = "/moa/:org/budgeting/justifications/:id", method = "delete", operation_id = "deleteJustification")]
    async fn delete(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        justifications::remove(&app.db, &org, id.0, version.0).await?;
        Ok(Done::NoContent)
    }
}
