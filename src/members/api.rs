//! Members and registrations over HTTP.

use poem::Request;
use poem::web::Data;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;
use poem_openapi::{Object, OpenApi};
use serde::Deserialize;

use super::registrations::{
    self, Approval, NewRegistration, PlatformRegistration, Registration, RegistrationChoice, Rejection,
};
use super::{Colleague, Filter, Invitation, MemberInput, Standing};
use crate::auth::{Caller, Member, client_address};
use crate::error::Result;
use crate::server::App;
use crate::web::{Accepted, Done, Fetched, Id, IdempotencyKey, IfMatch, Input, Page, Paging, Tags};

/// Members of the organization of the request.
#[derive(Debug)]
pub struct MembersApi;

/// People who register themselves.
#[derive(Debug)]
pub struct RegistrationsApi;

/// The organization to land in.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct PrimaryOrganization {
    /// Its code.
    #[oai(validator(max_length = 20))]
    code: String,
}

#[OpenApi(tag = "Tags::Members")]
impl MembersApi {
    /// List members
    ///
    /// The people of the organization by name. For those who manage people. What is not understood in a filter is not applied, and named in `ignored`.
    #[oai(path = "/moa/:org/organization/members", method = "get", operation_id = "listMembers")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// Text to look for in name, address, position and department.
        q: Query<Option<String>>,
        /// Only members with this role.
        role: Query<Option<String>>,
        /// Only members who stand so: active, invited or suspended.
        state: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Colleague>> {
        let (filter, ignored) = Filter::new(q.0, role.0, state.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = super::list(&app.db, &org, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Invite a member
    ///
    /// The person gets a mail: with a link to set a password, or saying that she was added. The answer is the same in both
    /// cases. Only an administrator makes administrators, and nobody gives flags that she does not have.
    #[oai(path = "/moa/:org/organization/members", method = "post", operation_id = "inviteMember")]
    async fn invite(
        &self,
        app: Data<&App>,
        org: Member,
        #[oai(name = "Idempotency-Key")] key: IdempotencyKey,
        input: Input<Invitation>,
    ) -> Result<Accepted> {
        super::invite(&app.db, &org, &input.value, &key, &input.fingerprint).await?;
        Ok(Accepted::Accepted)
    }

    /// Fetch a member
    #[oai(path = "/moa/:org/organization/members/:id", method = "get", operation_id = "getMember")]
    async fn get(&self, app: Data<&App>, org: Member, id: Id) -> Result<Fetched<Colleague>> {
        Ok(super::get(&app.db, &org, id.0).await?.into())
    }

    /// Change a member
    ///
    /// Role, flags, position and department; never one's own. An organization keeps at least one active administrator. What
    /// changes bites at once.
    #[oai(path = "/moa/:org/organization/members/:id", method = "put", operation_id = "updateMember")]
    async fn put(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<MemberInput>,
    ) -> Result<Fetched<Colleague>> {
        Ok(super::change(&app.db, &org, id.0, version.0, &input.value).await?.into())
    }

    /// Remove a member
    ///
    /// What the person did keeps her name. She can be invited again.
    #[oai(path = "/moa/:org/organization/members/:id", method = "delete", operation_id = "removeMember")]
    async fn remove(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Done> {
        super::set_standing(&app.db, &org, id.0, version.0, Standing::Removed).await?;
        Ok(Done::NoContent)
    }

    /// Suspend a member
    ///
    /// The person cannot enter the organization from now on.
    #[oai(path = "/moa/:org/organization/members/:id/suspend", method = "post", operation_id = "suspendMember")]
    async fn suspend(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Colleague>> {
        super::set_standing(&app.db, &org, id.0, version.0, Standing::Suspended).await?;
        Ok(super::get(&app.db, &org, id.0).await?.into())
    }

    /// Let a suspended member back
    #[oai(path = "/moa/:org/organization/members/:id/restore", method = "post", operation_id = "restoreMember")]
    async fn restore(
        &self,
        app: Data<&App>,
        org: Member,
        id: Id,
        #[oai(name = "If-Match")] version: IfMatch,
    ) -> Result<Fetched<Colleague>> {
        super::set_standing(&app.db, &org, id.0, version.0, Standing::Active).await?;
        Ok(super::get(&app.db, &org, id.0).await?.into())
    }

    /// Send an invitation again
    ///
    /// To a member who has not signed in since she was asked to come. Five mails an hour to one person are enough.
    #[oai(path = "/moa/:org/organization/members/:id/invitation", method = "post", operation_id = "inviteMemberAgain")]
    async fn invite_again(&self, app: Data<&App>, org: Member, id: Id) -> Result<Accepted> {
        super::invite_again(&app.db, &org, id.0).await?;
        Ok(Accepted::Accepted)
    }

    /// Choose my primary organization
    ///
    /// The one where the signed-in person lands. 404 if she is no member of it.
    #[oai(path = "/me/primary-organization", method = "put", operation_id = "setPrimaryOrganization")]
    async fn set_primary(&self, app: Data<&App>, caller: Caller, input: Input<PrimaryOrganization>) -> Result<Done> {
        super::choose_primary(app.0, &caller, &input.value.code).await?;
        Ok(Done::NoContent)
    }
}

#[OpenApi(tag = "Tags::Members")]
impl RegistrationsApi {
    /// Register
    ///
    /// Makes an account that waits: somebody of the organization endorses it, then the platform operator approves it, and
    /// each step is told by mail. Ten in an hour from one address.
    #[oai(path = "/registrations", method = "post", operation_id = "register")]
    async fn create(&self, app: Data<&App>, request: &Request, input: Input<NewRegistration>) -> Result<Accepted> {
        registrations::register(app.0, &input.value, client_address(request)).await?;
        Ok(Accepted::Accepted)
    }

    /// Organizations one may register for
    #[oai(path = "/registrations/organizations", method = "get", operation_id = "listRegistrationOrganizations")]
    async fn choices(&self, app: Data<&App>) -> Result<Json<Vec<RegistrationChoice>>> {
        Ok(Json(registrations::choices(app.0).await?))
    }

    /// List registrations for the organization
    ///
    /// The oldest first. For those who manage people.
    #[oai(path = "/moa/:org/organization/registrations", method = "get", operation_id = "listRegistrations")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        org: Member,
        /// `open` (default), `approved`, `rejected` or `all`.
        state: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<Registration>> {
        let (state, ignored) = registrations::state(state.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = registrations::list(&app.db, &org, state.as_deref(), &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Endorse a registration
    ///
    /// The first of two steps: a member who manages people says that the person works there.
    #[oai(
        path = "/moa/:org/organization/registrations/:id/endorse",
        method = "post",
        operation_id = "endorseRegistration"
    )]
    async fn endorse(&self, app: Data<&App>, org: Member, id: Id) -> Result<Done> {
        registrations::endorse(&app.db, &org, id.0).await?;
        Ok(Done::NoContent)
    }

    /// Reject a registration for the organization
    ///
    /// With the reason, which the person gets by mail. The account opens nothing.
    #[oai(
        path = "/moa/:org/organization/registrations/:id/reject",
        method = "post",
        operation_id = "rejectRegistration"
    )]
    async fn reject(&self, app: Data<&App>, org: Member, id: Id, input: Input<Rejection>) -> Result<Done> {
        registrations::reject(&app.db, &org, id.0, &input.value).await?;
        Ok(Done::NoContent)
    }

    /// List registrations for all organizations
    ///
    /// The oldest first. For the platform operator.
    #[oai(path = "/platform/registrations", method = "get", operation_id = "listAllRegistrations")]
    async fn list_all(
        &self,
        app: Data<&App>,
        request: &Request,
        caller: Caller,
        /// `open` (default), `approved`, `rejected` or `all`.
        state: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<PlatformRegistration>> {
        let (state, ignored) = registrations::state(state.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = registrations::list_all(app.0, &caller, state.as_deref(), &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// Approve a registration
    ///
    /// The second step, for the platform operator: the person becomes staff of the organization. Without the endorsement of
    /// somebody else it needs `accepts_risk` and a reason.
    #[oai(path = "/platform/registrations/:id/approve", method = "post", operation_id = "approveRegistration")]
    async fn approve(&self, app: Data<&App>, caller: Caller, id: Id, input: Input<Approval>) -> Result<Done> {
        registrations::approve(app.0, &caller, id.0, &input.value).await?;
        Ok(Done::NoContent)
    }

    /// Reject a registration for any organization
    ///
    /// For the platform operator; with the reason, which the person gets by mail.
    #[oai(path = "/platform/registrations/:id/reject", method = "post", operation_id = "rejectAnyRegistration")]
    async fn reject_any(&self, app: Data<&App>, caller: Caller, id: Id, input: Input<Rejection>) -> Result<Done> {
        registrations::reject_any(app.0, &caller, id.0, &input.value).await?;
        Ok(Done::NoContent)
    }
}
