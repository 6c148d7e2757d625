//! What surrounds the handlers of pages: the list of their addresses, the body and the origin of forms, and errors
//! that people can read.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use poem::endpoint::BoxEndpoint;
use poem::error::ResponseError;
use poem::http::{HeaderValue, Method, StatusCode, header};
use poem::{Endpoint, EndpointExt, IntoEndpoint, IntoResponse, Request, Response, Route, RouteMethod, handler};

use super::layers::RequestId;
use super::posted::Posted;
use super::shell::{Shell, page, redirect, see_other};
use crate::auth::pages::{CODE, SIGN_IN, sign_in_address, sign_in_again};
use crate::auth::password_pages::CHANGE_PASSWORD;
use crate::auth::second_factor_pages::SECOND_FACTOR;
use crate::auth::{Caller, refuse_foreign_origin};
use crate::error::{self, Error, Problem, Result};
use crate::rules;
use crate::server::App;

/// Bytes of a form with a file, where a page takes large ones: the largest workbook, and what goes with it.
const MOST_UPLOAD: usize = 10 * 1024 * 1024 + 64 * 1024;

/// The pages: what answers, and the list of addresses.
#[derive(Default)]
pub struct Pages {
    route: Route,
    addresses: Vec<(&'static str, &'static [&'static str])>,
    uploads: Vec<&'static str>,
}

impl Pages {
    /// A page that is only looked at.
    #[must_use]
    pub fn show<E: IntoEndpoint<Endpoint: 'static>>(self, path: &'static str, show: E) -> Self {
        self.at(path, &["GET"], RouteMethod::new().get(show))
    }

    /// A page with a form that is sent to its own address.
    #[must_use]
    pub fn form<S, A>(self, path: &'static str, show: S, accept: A) -> Self
    where
        S: IntoEndpoint<Endpoint: 'static>,
        A: IntoEndpoint<Endpoint: 'static>,
    {
        self.at(path, &["GET", "POST"], RouteMethod::new().get(show).post(accept))
    }

    /// A page with a form that brings a file of up to [`MOST_UPLOAD`] bytes.
    #[must_use]
    pub fn upload<S, A>(mut self, path: &'static str, show: S, accept: A) -> Self
    where
        S: IntoEndpoint<Endpoint: 'static>,
        A: IntoEndpoint<Endpoint: 'static>,
    {
        self.uploads.push(path);
        self.form(path, show, accept)
    }

    /// An address that only takes forms.
    #[must_use]
    pub fn accept<E: IntoEndpoint<Endpoint: 'static>>(self, path: &'static str, accept: E) -> Self {
        self.at(path, &["POST"], RouteMethod::new().post(accept))
    }

    fn at(mut self, path: &'static str, methods: &'static [&'static str], route: RouteMethod) -> Self {
        self.route = self.route.at(path, route);
        self.addresses.push((path, methods));
        self
    }

    /// What answers every other address.
    #[must_use]
    pub fn otherwise<E: IntoEndpoint<Endpoint: 'static>>(mut self, endpoint: E) -> Self {
        // Not `/*rest`: that would be preferred to `/` itself.
        self.route = self.route.at("/<.+>", endpoint);
        self
    }

    /// Every address with the methods it answers; `:org` and the like stand for variable parts.
    pub fn addresses(&self) -> &[(&'static str, &'static [&'static str])] {
        &self.addresses
    }

    /// What answers them.
    pub fn endpoint(self) -> BoxEndpoint<'static> {
        let fixed =
            self.addresses.iter().map(|(path, _)| *path).filter(|path| !path.contains(':')).collect::<Arc<[_]>>();
        let uploads = self.uploads.into();
        self.route.around(move |next, request| serve(next, request, Arc::clone(&fixed), Arc::clone(&uploads))).boxed()
    }
}

/// Why a form is shown again before it is sent on.
#[derive(Debug, Template)]
#[template(path = "web/kept.html")]
struct Kept {
    shell: Shell,
    reason: &'static str,
    action: String,
    posted: Posted,
}

/// An error for people.
#[derive(Debug, Template)]
#[template(path = "web/error.html")]
struct ErrorPage {
    shell: Shell,
    problem: Problem,
    advice: &'static str,
    request_id: String,
}

/// Why a form that was typed under an earlier session waits.
const SIGNED_IN_SINCE: &str = "The page you sent was opened before you signed in.";
/// Why a form that the service failed to take waits.
const FAILED: &str = "The service could not do this now, and it was not your fault.";

/// A page with which a form goes on that was typed under an earlier session.
pub fn kept_page(shell: Shell, action: &str, posted: Posted, status: StatusCode) -> Result<Response> {
    page(status, &Kept { shell, reason: SIGNED_IN_SINCE, action: action.to_owned(), posted })
}

/// What an error page must know of the request that failed.
struct Asked {
    method: Method,
    address: String,
    request_id: String,
    app: Option<App>,
    caller: Option<Caller>,
}

impl Asked {
    fn of(request: &Request) -> Self {
        let address = request.original_uri().path_and_query().map_or("/", |address| address.as_str());
        Self {
            method: request.method().clone(),
            address: address.to_owned(),
            request_id: request.data::<RequestId>().map(|id| id.0.clone()).unwrap_or_default(),
            app: request.data::<App>().cloned(),
            caller: Caller::from_cookie(request),
        }
    }

    fn path(&self) -> &str {
        self.address.split('?').next().unwrap_or_default()
    }

    /// Whether it is the address of a page but for the slash that every page ends with; `fixed` are those without a
    /// variable part.
    fn lacks_slash(&self, fixed: &[&str]) -> bool {
        let path = self.path();
        let is_page = path.starts_with("/moa/") || fixed.iter().any(|page| page.strip_suffix('/') == Some(path));
        is_page && !path.ends_with('/') && matches!(self.method, Method::GET | Method::HEAD)
    }

    /// Whether it is one of these addresses, of which some parts are variable.
    fn is_at(&self, addresses: &[&str]) -> bool {
        let matches = |address: &&str| {
            let parts = address.split('/').zip(self.path().split('/'));
            address.split('/').count() == self.path().split('/').count()
                && parts.into_iter().all(|(known, asked)| known.starts_with(':') || known == asked)
        };
        addresses.iter().any(matches)
    }

    fn with_slash(&self) -> Response {
        let query = self.address.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        redirect(StatusCode::PERMANENT_REDIRECT, &format!("{}/{query}", self.path()))
    }

    /// Whether something is to be changed where the Office of the Chief Minister reads.
    fn writes_to_oversight(&self) -> bool {
        let writes = [Method::POST, Method::PUT, Method::PATCH, Method::DELETE];
        self.path().starts_with("/ocm/") && writes.contains(&self.method)
    }

    /// A write under oversight is refused as such, whoever tries (ocm: section 2), and logged as an error.
    async fn refuse_write(&self) -> Error {
        let (Some(app), Some(caller)) = (&self.app, &self.caller) else { return Error::Unauthenticated };
        match app.passes.person(&app.db, caller).await {
            Ok(person) => {
                tracing::error!(user = %person.user_id, method = %self.method, path = self.path(), "write under oversight");
                Error::Forbidden(&rules::OCM_READ_ONLY)
            }
            Err(error) => error,
        }
    }

    /// What surrounds the error: as much of the usual page as this person may see.
    async fn shell(&self, title: &str) -> Shell {
        let (Some(app), Some(caller)) = (&self.app, &self.caller) else { return Shell::of_nobody(title) };
        let Ok(person) = app.passes.person(&app.db, caller).await else { return Shell::of_nobody(title) };
        let shell = Shell::of_person(&person, caller, title);
        let code = self.path().strip_prefix("/moa/").and_then(|below| below.split('/').next()).unwrap_or_default();
        if code.is_empty() {
            return shell;
        }
        match app.passes.member(&app.db, caller, code).await {
            Ok(member) => shell.inside(&member),
            Err(_) => shell,
        }
    }
}

/// Reads the form of a request, refuses it if it is not from a page of this session, and answers errors with a page.
async fn serve<E: Endpoint>(
    next: E,
    mut request: Request,
    fixed: Arc<[&'static str]>,
    uploads: Arc<[&'static str]>,
) -> poem::Result<Response> {
    let asked = Asked::of(&request);
    let mut posted = Posted::default();
    if asked.method == Method::POST {
        // Only somebody with a session sends more than any form needs.
        let most_bytes = (asked.caller.is_some() && asked.is_at(&uploads)).then_some(MOST_UPLOAD);
        match receive(&mut request, most_bytes).await {
            Ok(read) => posted = read,
            Err(failure) => return Ok(answer(&asked, &posted, failure).await),
        }
        request.set_data(posted.clone());
        // A sign-in has no session yet whose token it could carry.
        let signs_in = [SIGN_IN, CODE].contains(&asked.path());
        let is_foreign = |caller: &Caller| !posted.bears(&caller.form_token()) && !signs_in;
        if asked.caller.as_ref().is_some_and(is_foreign) {
            tracing::info!("form without the token of the session");
            let shell = asked.shell("Your text is kept").await;
            return Ok(kept_page(shell, &asked.address, posted, StatusCode::FORBIDDEN)?);
        }
    }
    match in_time(&asked, next.call(request)).await {
        Ok(response) => Ok(response.into_response()),
        Err(failure) if failure.status() == StatusCode::NOT_FOUND && asked.lacks_slash(&fixed) => {
            Ok(asked.with_slash())
        }
        Err(failure) if failure.status() == StatusCode::METHOD_NOT_ALLOWED && asked.writes_to_oversight() => {
            let refusal = asked.refuse_write().await;
            Ok(answer(&asked, &posted, refusal.into()).await)
        }
        Err(failure) => Ok(answer(&asked, &posted, failure).await),
    }
}

/// The answer of a page, or an error that people can read before the time limit of every request.
async fn in_time<T>(asked: &Asked, answer: impl Future<Output = poem::Result<T>>) -> poem::Result<T> {
    let secs = asked.app.as_ref().map_or(30, |app| app.config.http.timeout_secs);
    let late = || Error::Unavailable("the page took too long".to_owned()).into();
    tokio::time::timeout(Duration::from_secs(secs).mul_f32(0.9), answer).await.unwrap_or_else(|_| Err(late()))
}

async fn receive(request: &mut Request, most_bytes: Option<usize>) -> poem::Result<Posted> {
    refuse_foreign_origin(request)?;
    Posted::read(request, most_bytes).await
}

async fn answer(asked: &Asked, posted: &Posted, failure: poem::Error) -> Response {
    let answered = match failure.downcast_ref::<Error>() {
        Some(Error::Unauthenticated) if asked.method != Method::POST => {
            Ok(redirect(StatusCode::FOUND, &sign_in_address(Some(&asked.address))))
        }
        // A button without a field has nothing to keep, and its address may be none to look at.
        Some(Error::Unauthenticated) if posted.kept().next().is_none() => {
            Ok(redirect(StatusCode::SEE_OTHER, &sign_in_address(None)))
        }
        Some(Error::Unauthenticated) => sign_in_again(&asked.address, posted),
        Some(Error::Forbidden(rule)) if *rule == &rules::PASSWORD_CHANGE_REQUIRED => Ok(see_other(CHANGE_PASSWORD)),
        Some(Error::Forbidden(rule)) if *rule == &rules::SECOND_FACTOR_REQUIRED => Ok(see_other(SECOND_FACTOR)),
        _ if failure.status().is_server_error() && posted.kept().next().is_some() => {
            error::log(&failure);
            let shell = asked.shell("Your text is kept").await;
            let kept = Kept { shell, reason: FAILED, action: asked.address.clone(), posted: posted.clone() };
            page(failure.status(), &kept)
        }
        _ => error_page(asked, &failure).await,
    };
    answered.unwrap_or_else(|failure| failure.as_response())
}

async fn error_page(asked: &Asked, failure: &poem::Error) -> Result<Response> {
    error::log(failure);
    let problem = error::problem_of(failure);
    let status = failure.status();
    let shell = asked.shell(&problem.title).await;
    let retry_after = failure.downcast_ref().and_then(Error::retry_after);
    let error = ErrorPage { shell, advice: advice(problem.status), problem, request_id: asked.request_id.clone() };
    let mut response = page(status, &error)?;
    if let Some(secs) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
    }
    Ok(response)
}

/// How accessible the pages are, and whom to tell.
#[handler]
pub(crate) async fn accessibility(request: &Request) -> Result<Response> {
    page(StatusCode::OK, &AccessibilityPage { shell: Asked::of(request).shell("Accessibility").await })
}

#[derive(Debug, Template)]
#[template(path = "web/accessibility.html")]
struct AccessibilityPage {
    shell: Shell,
}

/// What people can do about an error.
fn advice(status: u16) -> &'static str {
    match status {
        400 | 415 => "Go back, and send the form again.",
        403 => "If you need this for your work, ask the administrator of your organization.",
        404 => "Check the address, or look for it in the lists of your organization.",
        405 => "Open this address from a page of this service.",
        409 => "Look at it again before you go on.",
        412 | 428 => "Open the form again and repeat your change.",
        413 => "Shorten the text, and send the form again.",
        422 => "Go back and mend what is named above.",
        429 | 503 => "Wait a moment, then try again.",
        _ => "It was not your fault. Try again; if it happens again, tell your administrator the number below.",
    }
}
