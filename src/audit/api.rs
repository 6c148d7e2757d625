//! The audit trail over HTTP: reading only.

use poem::Request;
use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;

use super::{AuditEvent, Filter};
use crate::auth::Member;
use crate::error::Result;
use crate::server::App;
use crate::web::{Page, Paging, Tags};

/// The audit trail of an organization.
#[derive(Debug)]
pub struct AuditApi;

#[OpenApi(tag = "Tags::Organizations")]
impl AuditApi {
    /// The audit trail
    ///
    /// For admins of the organization: who did what, newest first, with old and new values in words.
    #[oai(path = "/moa/:org/audit-events", method = "get", operation_id = "listAuditEvents")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Only from this day on, in Manila.
        from: Query<Option<String>>,
        /// Only up to this day, in Manila.
        to: Query<Option<String>>,
        /// Only what the person with this id did; `program`: only what no person did.
        person: Query<Option<String>>,
        /// Only this: `insert`, `update`, `delete`, `export`, `oversight_read` or `step_in`.
        action: Query<Option<String>>,
        /// Only this kind of thing, as `goal`.
        kind: Query<Option<String>>,
        /// Only the thing of that kind with this id: its history.
        thing: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<AuditEvent>> {
        let (filter, ignored) = Filter::new(from.0, to.0, person.0, action.0, kind.0, thing.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = super::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }
}
