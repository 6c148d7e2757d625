//! Pages of sign-in, sign-out, and the choice of an organization.

use askama::Template;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Data;
use poem::{Request, Response, handler};

use super::api::session_cookie;
use super::caller::client_address;
use super::sign_in::{sign_in, sign_out};
use super::{Caller, Visitor};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Posted, Query, Shell, kept_page, page, redirect, see_other};

/// Address of the sign-in page.
pub const SIGN_IN: &str = "/login/";

/// What the address says of who was led here once more.
const ARRIVED: &str = "arrived";

/// What goes before the names of fields that are carried over a sign-in.
const KEPT: &str = "kept.";

#[derive(Debug, Template)]
#[template(path = "auth/sign_in.html")]
struct SignInPage {
    shell: Shell,
    error: String,
    login: String,
    next: String,
    /// Fields of a form that waits for the sign-in.
    kept: Vec<(String, String)>,
    /// Whether the session ended while a form was filled in.
    has_kept: bool,
    /// Where to look once more for a session, for who followed a link from another site.
    arrival: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "auth/select_organization.html")]
struct SelectPage {
    shell: Shell,
}

impl SignInPage {
    fn new(next: &str) -> Self {
        Self {
            shell: Shell::of_nobody("Sign in"),
            error: String::new(),
            login: String::new(),
            next: local(next).unwrap_or_default().to_owned(),
            kept: Vec::new(),
            has_kept: false,
            arrival: None,
        }
    }
}

/// The sign-in page that leads on to an address.
pub fn sign_in_address(next: Option<&str>) -> String {
    let Some(next) = next.filter(|next| *next != "/") else { return SIGN_IN.to_owned() };
    let next: String = form_urlencoded::byte_serialize(next.as_bytes()).collect();
    format!("{SIGN_IN}?next={next}")
}

/// The sign-in page for a form whose session ended: what was typed waits in it.
pub fn sign_in_again(address: &str, posted: &Posted) -> Result<Response> {
    let kept = posted.kept().map(|(name, value)| (format!("{KEPT}{name}"), value.to_owned())).collect();
    let asked = SignInPage { kept, has_kept: true, ..SignInPage::new(address) };
    page(StatusCode::UNAUTHORIZED, &asked)
}

/// An address of this service, and of no other: a browser takes `//` and `/\` for the beginning of another host.
fn local(next: &str) -> Option<&str> {
    let is_local = next.starts_with('/') && !next[1..].starts_with(['/', '\\']);
    // What else a header cannot carry is written %XX in an address.
    (is_local && next.bytes().all(|byte| byte.is_ascii_graphic())).then_some(next)
}

/// The form.
#[handler]
pub(crate) async fn show_sign_in(request: &Request, query: Query) -> Result<Response> {
    let next = query.shown("next");
    if let Ok(visitor) = Visitor::of(request).await {
        return Ok(see_other(&landing(&visitor, &next)));
    }
    let mut asked = SignInPage::new(&next);
    asked.shell = asked.shell.saying(&query.shown("done"));
    // A browser keeps the cookie back when a link of another site, or of a mail, leads here. This page is of ours: what
    // it asks for once more comes with the cookie.
    let is_from_elsewhere = request.header("sec-fetch-site") == Some("cross-site");
    if is_from_elsewhere && !asked.next.is_empty() && query.get(ARRIVED).is_none() {
        asked.arrival = Some(format!("{}&{ARRIVED}=1", sign_in_address(Some(&asked.next))));
    }
    page(StatusCode::OK, &asked)
}

/// Opens a session, and leads to where one was going or to one's own organization.
#[handler]
pub(crate) async fn accept_sign_in(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let (login, next) = (posted.text("login").trim(), posted.text("next"));
    let user_agent = request.header(header::USER_AGENT).unwrap_or_default();
    let password = posted.text("password").to_owned();
    let kept = posted.kept().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value)));
    let opened = match sign_in(app.0, login, password, client_address(request), user_agent).await {
        Ok(opened) => opened,
        Err(failure) => {
            let kept: Vec<_> = kept.map(|(name, value)| (format!("{KEPT}{name}"), value.to_owned())).collect();
            let asked =
                SignInPage { login: login.to_owned(), has_kept: !kept.is_empty(), kept, ..SignInPage::new(next) };
            return refused(asked, failure);
        }
    };
    let caller = Caller::new(opened.token.clone(), client_address(request));
    let person = app.passes.person(&app.db, &caller).await?;
    let visitor = Visitor { caller, person, done: None };
    let kept = Posted::of(kept);
    let mut response = if kept.is_empty() {
        redirect(StatusCode::FOUND, &landing(&visitor, next))
    } else {
        let shell = Shell::of_visitor(&visitor, "Your text is kept");
        kept_page(shell, local(next).unwrap_or("/"), kept, StatusCode::OK)?
    };
    set_cookie(&mut response, &session_cookie(app.0, opened.token.reveal()).to_string())?;
    Ok(response)
}

/// The form again, with why it was refused.
fn refused(mut asked: SignInPage, failure: Error) -> Result<Response> {
    let status = match &failure {
        Error::Unauthenticated => {
            "The name or the password is wrong. Check both and try again.".clone_into(&mut asked.error);
            StatusCode::UNAUTHORIZED
        }
        Error::Locked(_) => {
            asked.error = failure.to_string();
            StatusCode::TOO_MANY_REQUESTS
        }
        Error::Forbidden(_) => {
            asked.error = failure.to_string();
            StatusCode::FORBIDDEN
        }
        _ => return Err(failure),
    };
    let mut response = page(status, &asked)?;
    if let Some(secs) = failure.retry_after() {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
    }
    Ok(response)
}

/// Where a person lands: where she was going, else her own organization (organizations: section 7).
fn landing(visitor: &Visitor, next: &str) -> String {
    if let Some(next) = local(next).filter(|next| *next != "/") {
        return next.to_owned();
    }
    home(visitor).map_or_else(|| "/select-organization/".to_owned(), |code| format!("/moa/{code}/dashboard/"))
}

/// Code of the organization to land in; none if there are several and none is primary.
fn home(visitor: &Visitor) -> Option<&str> {
    let entries = &visitor.person.organizations;
    let primary = entries.iter().find(|entry| entry.is_primary);
    let only = entries.first().filter(|_| entries.len() == 1);
    primary.or(only).map(|entry| entry.code.as_str())
}

/// Ends the session, if it has not ended already; what scripts kept in the browser goes in any case.
#[handler]
pub(crate) async fn accept_sign_out(app: Data<&App>, request: &Request) -> Result<Response> {
    if let Some(caller) = Caller::from_cookie(request) {
        match sign_out(app.0, &caller).await {
            Ok(()) | Err(Error::Unauthenticated) => {}
            Err(failure) => return Err(failure),
        }
    }
    let mut response = see_other("/login/?done=signed_out");
    let mut cookie = session_cookie(app.0, "");
    cookie.make_removal();
    set_cookie(&mut response, &cookie.to_string())?;
    response.headers_mut().insert("clear-site-data", HeaderValue::from_static("\"storage\""));
    Ok(response)
}

fn set_cookie(response: &mut Response, cookie: &str) -> Result<()> {
    let value = HeaderValue::from_str(cookie).map_err(|error| Error::Internal(error.into()))?;
    response.headers_mut().append(header::SET_COOKIE, value);
    Ok(())
}

/// The organizations one may enter.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn select_organization(visitor: Visitor) -> Result<Response> {
    page(StatusCode::OK, &SelectPage { shell: Shell::of_visitor(&visitor, "Choose an organization") })
}

/// Leads to one's own organization.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn go_home(visitor: Visitor) -> Result<Response> {
    Ok(redirect(StatusCode::FOUND, &landing(&visitor, "")))
}
