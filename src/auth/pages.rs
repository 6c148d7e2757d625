//! Pages of sign-in, sign-out, and the choice of an organization.

use askama::Template;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Data;
use poem::{Request, Response, handler};

use super::api::session_cookie;
use super::password_pages::CHANGE_PASSWORD;
use super::sign_in::{Answered, Begun, Client, SignIn, answer, begin, sign_out};
use super::{Caller, Token, Visitor};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Posted, Query, Shell, kept_page, page, redirect, see_other};

/// Address of the sign-in page.
pub const SIGN_IN: &str = "/login/";

/// Address where the code of a second factor is sent.
pub const CODE: &str = "/login/code/";

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

/// The question for the code of a second factor.
#[derive(Debug, Template)]
#[template(path = "auth/sign_in_code.html")]
struct CodePage {
    shell: Shell,
    error: &'static str,
    /// What shows that the password was right.
    challenge: String,
    next: String,
    /// Fields of a form that waits for the sign-in.
    kept: Vec<(String, String)>,
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
    if let Ok(visitor) = Visitor::with_any_password(request).await {
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

/// Opens a session, or asks for the code of the person's second factor.
#[handler]
pub(crate) async fn accept_sign_in(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let (login, next) = (posted.text("login").trim(), posted.text("next"));
    let password = posted.text("password").to_owned();
    match begin(app.0, login, password, true, Client::of(request)).await {
        Ok(Begun::SignedIn(opened)) => land(app.0, request, &opened, &posted).await,
        Ok(Begun::AsksCode(challenge)) => ask_code(StatusCode::OK, "", challenge.reveal(), &posted),
        Err(failure) => {
            let kept = waiting(&posted);
            let asked =
                SignInPage { login: login.to_owned(), has_kept: !kept.is_empty(), kept, ..SignInPage::new(next) };
            refused(asked, failure)
        }
    }
}

/// Opens a session for who sends the right code.
#[handler]
pub(crate) async fn accept_code(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let challenge = posted.text("challenge");
    let answered = match Token::parse(challenge) {
        Some(token) => answer(app.0, &token, posted.text("code"), Client::of(request)).await,
        None => Ok(Answered::Over),
    };
    let again = |error: &str| SignInPage {
        error: error.to_owned(),
        has_kept: !waiting(&posted).is_empty(),
        kept: waiting(&posted),
        ..SignInPage::new(posted.text("next"))
    };
    match answered {
        Ok(Answered::SignedIn(opened)) => land(app.0, request, &opened, &posted).await,
        Ok(Answered::Wrong) => {
            let error = "This is not the code. Type the one your app shows now, or a recovery code not used yet.";
            ask_code(StatusCode::UNAUTHORIZED, error, challenge, &posted)
        }
        Ok(Answered::Over) => {
            let error = "The code came too late, or was wrong too often. Sign in again.";
            page(StatusCode::UNAUTHORIZED, &again(error))
        }
        Err(failure) => refused(again(""), failure),
    }
}

/// The fields of a form that waits for the sign-in, under the names they have here.
fn waiting(posted: &Posted) -> Vec<(String, String)> {
    let kept = posted.kept().filter(|(name, _)| name.starts_with(KEPT));
    kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

fn ask_code(status: StatusCode, error: &'static str, challenge: &str, posted: &Posted) -> Result<Response> {
    let asked = CodePage {
        shell: Shell::of_nobody("Enter your code"),
        error,
        challenge: challenge.to_owned(),
        next: local(posted.text("next")).unwrap_or_default().to_owned(),
        kept: waiting(posted),
    };
    page(status, &asked)
}

/// Leads to where one was going, or to one's own organization.
async fn land(app: &App, request: &Request, opened: &SignIn, posted: &Posted) -> Result<Response> {
    let caller = Caller::new(opened.token.clone(), Client::of(request).address);
    let person = app.passes.person(&app.db, &caller).await?;
    let visitor = Visitor { caller, person, done: None };
    let next = posted.text("next");
    let kept = posted.kept().filter_map(|(name, value)| Some((name.strip_prefix(KEPT)?, value)));
    let kept = Posted::of(kept);
    let mut response = if kept.is_empty() {
        redirect(StatusCode::FOUND, &landing(&visitor, next))
    } else {
        let shell = Shell::of_visitor(&visitor, "Your text is kept");
        kept_page(shell, local(next).unwrap_or("/"), kept, StatusCode::OK)?
    };
    set_cookie(&mut response, &session_cookie(app, opened.token.reveal()).to_string())?;
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

/// Where a person lands: where she was going, else her own organization (organizations: section 7); but first of all she
/// sets a password of her own.
fn landing(visitor: &Visitor, next: &str) -> String {
    if visitor.person.must_change_password {
        return CHANGE_PASSWORD.to_owned();
    }
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

pub(super) fn set_cookie(response: &mut Response, cookie: &str) -> Result<()> {
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
