//! The platform over HTTP, for its operators. Everybody else is answered 403.

use poem::Request;
use poem::web::Data;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;
use poem_openapi::{ApiResponse, OpenApi};

use super::background::{self, BackgroundWork};
use super::events::{self, PlatformEvent};
use super::organizations::{self, NewOrganization, OrganizationStates, Pilot, PlatformOrganization};
use super::oversight::{self, NewOversightGrant, OversightChange, OversightGrant, ReportingLogin};
use super::people::{self, PersonDetail, PersonSummary};
use super::steps::{self, Step};
use crate::auth::Caller;
use crate::error::Result;
use crate::server::App;
use crate::web::{Created, Done, Fetched, Id, IfMatch, Input, Page, Paging, Tags};

/// Organizations, pilots, background work, oversight and the platform's trail.
#[derive(Debug)]
pub struct PlatformApi;

/// A grant just made.
#[derive(Debug, ApiResponse)]
enum Granted {
    /// The new grant.
    #[oai(status = 201)]
    Created(Json<OversightGrant>),
}

#[OpenApi(tag = "Tags::Platform")]
impl PlatformApi {
    /// All organizations
    ///
    /// Also those that nobody can enter.
    #[oai(path = "/platform/organizations", method = "get", operation_id = "listPlatformOrganizations")]
    async fn organizations(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<PlatformOrganization>>> {
        Ok(Json(organizations::list(&app, &caller).await?))
    }

    /// Add an organization
    ///
    /// Active, with every module. Its number and its code never change.
    #[oai(path = "/platform/organizations", method = "post", operation_id = "addOrganization")]
    async fn add_organization(
        &self,
        app: Data<&App>,
        caller: Caller,
        input: Input<NewOrganization>,
    ) -> Result<Created<PlatformOrganization>> {
        Ok(Created::of_platform(organizations::add(&app, &caller, &input.value).await?))
    }

    /// One organization
    #[oai(path = "/platform/organizations/:code", method = "get", operation_id = "getPlatformOrganization")]
    async fn organization(
        &self,
        app: Data<&App>,
        caller: Caller,
        code: Path<String>,
    ) -> Result<Fetched<PlatformOrganization>> {
        Ok(organizations::get(&app, &caller, &code).await?.into())
    }

    /// Set states, dates and modules of an organization
    ///
    /// An organization that is not active can be entered by nobody from then on, nor is any page of it served.
    #[oai(path = "/platform/organizations/:code", method = "put", operation_id = "setOrganizationStates")]
    async fn change_organization(
        &self,
        app: Data<&App>,
        caller: Caller,
        code: Path<String>,
        #[oai(name = "If-Match")] version: IfMatch,
        input: Input<OrganizationStates>,
    ) -> Result<Fetched<PlatformOrganization>> {
        Ok(organizations::change(&app, &caller, &code, version.0, &input.value).await?.into())
    }

    /// How far the pilots are
    ///
    /// Members of each pilot organization by role, who never signed in, and the last sign-in.
    #[oai(path = "/platform/pilots", method = "get", operation_id = "listPilots")]
    async fn pilots(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<Pilot>>> {
        Ok(Json(organizations::pilots(&app, &caller).await?))
    }

    /// How background work stands
    ///
    /// Jobs that were given up, the newest runs, and the mail.
    #[oai(path = "/platform/background", method = "get", operation_id = "getBackgroundWork")]
    async fn background(&self, app: Data<&App>, caller: Caller) -> Result<Json<BackgroundWork>> {
        Ok(Json(background::overview(&app, &caller).await?))
    }

    /// Try a job again
    ///
    /// One that was given up, from the beginning.
    #[oai(path = "/platform/background/:id/retry", method = "post", operation_id = "retryJob")]
    async fn retry(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        background::retry(&app, &caller, id.0).await?;
        Ok(Done::NoContent)
    }

    /// Drop a job
    ///
    /// One that was given up, with its mail if it is one.
    #[oai(path = "/platform/background/:id/drop", method = "post", operation_id = "dropJob")]
    async fn discard(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        background::discard(&app, &caller, id.0).await?;
        Ok(Done::NoContent)
    }

    /// Grants of oversight
    #[oai(path = "/platform/oversight-grants", method = "get", operation_id = "listOversightGrants")]
    async fn grants(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<OversightGrant>>> {
        Ok(Json(oversight::list(&app, &caller).await?))
    }

    /// Grant oversight
    ///
    /// To an active member of OCM or OOBC.
    #[oai(path = "/platform/oversight-grants", method = "post", operation_id = "grantOversight")]
    async fn grant(&self, app: Data<&App>, caller: Caller, input: Input<NewOversightGrant>) -> Result<Granted> {
        Ok(Granted::Created(Json(oversight::grant(&app, &caller, &input.value).await?)))
    }

    /// Change a grant of oversight
    ///
    /// Its level, and whether it works. Bites at the next read.
    #[oai(path = "/platform/oversight-grants/:id", method = "put", operation_id = "changeOversight")]
    async fn change_grant(
        &self,
        app: Data<&App>,
        caller: Caller,
        id: Id,
        input: Input<OversightChange>,
    ) -> Result<Json<OversightGrant>> {
        Ok(Json(oversight::change(&app, &caller, id.0, &input.value).await?))
    }

    /// Reporting logins
    ///
    /// Every one there ever was. They are made and revoked by command.
    #[oai(path = "/platform/reporting-logins", method = "get", operation_id = "listReportingLogins")]
    async fn reporting(&self, app: Data<&App>, caller: Caller) -> Result<Json<Vec<ReportingLogin>>> {
        Ok(Json(oversight::reporting(&app, &caller).await?))
    }

    /// The platform's audit trail
    ///
    /// What belongs to no organization, newest first: sign-ins, refusals, and what operators did.
    #[oai(path = "/platform/audit-events", method = "get", operation_id = "listPlatformEvents")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn events(
        &self,
        app: Data<&App>,
        request: &Request,
        caller: Caller,
        /// Only from this day on, in Manila.
        from: Query<Option<String>>,
        /// Only up to this day, in Manila.
        to: Query<Option<String>>,
        /// Only what the person with this sign-in name or mail address did.
        person: Query<Option<String>>,
        /// Only this, as `sign_in`.
        action: Query<Option<String>>,
        /// Only from this network address.
        address: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<PlatformEvent>> {
        let (filter, ignored) = events::Filter::new(from.0, to.0, person.0, action.0, address.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = events::list(&app, &caller, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }
}

/// People and their accounts.
#[derive(Debug)]
pub struct PeopleApi;

#[OpenApi(tag = "Tags::Platform")]
impl PeopleApi {
    /// List people
    ///
    /// By name.
    #[oai(path = "/platform/people", method = "get", operation_id = "listPeople")]
    #[expect(clippy::too_many_arguments, reason = "each is a parameter of the operation")]
    async fn list(
        &self,
        app: Data<&App>,
        request: &Request,
        caller: Caller,
        /// Text to look for in name, sign-in name and mail address.
        q: Query<Option<String>>,
        /// Only active members of the organization with this code.
        organization: Query<Option<String>>,
        /// Only `active`, `invited`, `pending` or `inactive`.
        state: Query<Option<String>>,
        /// Rows of a page: 1 to 100, 25 by default.
        limit: Query<Option<String>>,
        /// `next` of the page before.
        cursor: Query<Option<String>>,
    ) -> Result<Page<PersonSummary>> {
        let (filter, ignored) = people::Filter::new(q.0, organization.0, state.0);
        let paging = Paging::new(limit.0.as_deref(), cursor.0)?;
        let (items, next) = people::list(&app, &caller, &filter, &paging).await?;
        Ok(Page::new(items, next, ignored, request.original_uri()))
    }

    /// One person
    #[oai(path = "/platform/people/:id", method = "get", operation_id = "getPerson")]
    async fn get(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Json<PersonDetail>> {
        Ok(Json(people::get(&app, &caller, id.0).await?))
    }

    /// Deactivate a person
    ///
    /// She can sign in no more; her sessions, tokens and links end at once. Not oneself.
    #[oai(path = "/platform/people/:id/deactivate", method = "post", operation_id = "deactivatePerson")]
    async fn deactivate(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::Deactivate).await
    }

    /// Reactivate a person
    #[oai(path = "/platform/people/:id/reactivate", method = "post", operation_id = "reactivatePerson")]
    async fn reactivate(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::Reactivate).await
    }

    /// Send a reset link
    ///
    /// To the person's own mail address; it sets another password.
    #[oai(path = "/platform/people/:id/send-reset-link", method = "post", operation_id = "sendResetLink")]
    async fn send_reset_link(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::SendResetLink).await
    }

    /// End all sessions of a person
    ///
    /// And her tokens, but not the one of this request.
    #[oai(path = "/platform/people/:id/end-sessions", method = "post", operation_id = "endSessionsOfPerson")]
    async fn end_sessions(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::EndSessions).await
    }

    /// Remove the second factor of a person
    ///
    /// For a lost phone. What is open of the person ends. Not one's own.
    #[oai(path = "/platform/people/:id/remove-second-factor", method = "post", operation_id = "removeSecondFactor")]
    async fn remove_second_factor(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::RemoveSecondFactor).await
    }

    /// Make a person a platform operator
    #[oai(path = "/platform/people/:id/make-operator", method = "post", operation_id = "makeOperator")]
    async fn make_operator(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::MakeOperator).await
    }

    /// Make a person a platform operator no more
    ///
    /// Not oneself, and never the last one who can sign in.
    #[oai(path = "/platform/people/:id/unmake-operator", method = "post", operation_id = "unmakeOperator")]
    async fn unmake_operator(&self, app: Data<&App>, caller: Caller, id: Id) -> Result<Done> {
        take(&app, &caller, id, Step::UnmakeOperator).await
    }
}

async fn take(app: &App, caller: &Caller, id: Id, step: Step) -> Result<Done> {
    steps::take(app, caller, id.0, step).await?;
    Ok(Done::NoContent)
}
