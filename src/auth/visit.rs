//! Who looks at a page. Pages know people by their cookie alone.

use std::sync::Arc;

use poem::{FromRequest, Request, RequestBody};

use super::caller::{app, enter};
use super::{Caller, Member, Person};
use crate::error::{Error, Result};
use crate::rules;
use crate::web::Query;

/// Somebody signed in who looks at a page of no organization.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The session.
    pub caller: Caller,
    /// The person.
    pub person: Arc<Person>,
    /// What the page was told in its address to say, as `saved`.
    pub done: Option<String>,
}

/// Somebody who looks at a page of an organization that she may enter.
#[derive(Clone, Debug)]
pub struct Visit {
    /// Who looks.
    pub visitor: Visitor,
    /// What she is in the organization.
    pub member: Arc<Member>,
}

impl Visitor {
    /// Whoever the request's cookie is of. No live session: [`Error::Unauthenticated`]. Another password first:
    /// [`Error::Forbidden`], which leads to the page for it.
    pub async fn of(request: &Request) -> Result<Self> {
        let visitor = Self::with_any_password(request).await?;
        if visitor.person.must_change_password {
            return Err(Error::Forbidden(&rules::PASSWORD_CHANGE_REQUIRED));
        }
        Ok(visitor)
    }

    /// The same, whoever set the password.
    pub(super) async fn with_any_password(request: &Request) -> Result<Self> {
        let app = app(request)?;
        let caller = Caller::from_cookie(request).ok_or(Error::Unauthenticated)?;
        let person = app.passes.person(&app.db, &caller).await?;
        Ok(Self { caller, person, done: Query::of(request).get("done") })
    }
}

impl Visit {
    /// Whoever the request's cookie is of, in the organization of its path.
    pub async fn of(request: &Request) -> Result<Self> {
        let visitor = Visitor::of(request).await?;
        let code = request.raw_path_param("org").unwrap_or_default();
        let member = enter(request, &visitor.caller, code).await?;
        Ok(Self { visitor, member })
    }

    /// The address of something in the organization, such as `planning/goals/`.
    pub fn address(&self, below: &str) -> String {
        format!("/moa/{}/{below}", self.member.org_code())
    }
}

impl<'a> FromRequest<'a> for Visitor {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(request).await?)
    }
}

impl<'a> FromRequest<'a> for Visit {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(request).await?)
    }
}
