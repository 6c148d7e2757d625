//! Pages of passwords: changing one's own, asking for a link, and setting one with a link.

use askama::Template;
use poem::http::{HeaderValue, StatusCode, header};
use poem::web::Data;
use poem::{Request, Response, handler};

use super::caller::client_address;
use super::{Caller, Visitor, account, reset};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted, Query, Shell, page, see_other};

/// Address of the page where one sets another password.
pub(crate) const CHANGE_PASSWORD: &str = "/profile/password/";

const RESET: &str = "/password/reset/";
const SET: &str = "/password/set/";

const HINT: &str = "At least 12 characters. Several unrelated words are easy to remember and hard to guess.";

/// What is said of a link that sets nothing any more.
#[derive(Debug, Template)]
#[template(path = "auth/link_ended.html")]
struct LinkEnded {
    shell: Shell,
}

/// A page for whoever it is. A form of it carries the token of the session, if there is one.
fn anybodys(request: &Request, title: &str) -> Shell {
    let form_token = Caller::from_cookie(request).map(|caller| caller.form_token()).unwrap_or_default();
    Shell { form_token, ..Shell::of_nobody(title) }
}

fn change_page(visitor: &Visitor) -> FormPage {
    let fields = vec![
        Field::new("current_password", "Present password", Kind::Password("current-password")),
        Field::new("new_password", "New password", Kind::Password("new-password")).hint(HINT),
    ];
    let shell = Shell::of_visitor(visitor, "Change your password").crumb("Your profile", "/profile/");
    let form = Form::new(CHANGE_PASSWORD, "Change password", "/profile/", fields).of_user(&visitor.person.username);
    let changing = FormPage::new(shell, form);
    if visitor.person.must_change_password {
        changing.intro(
            "Your present password was set by somebody else. Set one of your own, that nobody else knows, to go on.",
        )
    } else {
        changing.intro("Your other sessions and your API tokens end when you change it.")
    }
}

/// The form for another password.
#[handler]
pub(crate) async fn show_change(request: &Request) -> Result<Response> {
    change_page(&Visitor::with_any_password(request).await?).show()
}

/// Changes the password.
#[handler]
pub(crate) async fn change(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let visitor = Visitor::with_any_password(request).await?;
    if posted.is_resumed() {
        return Ok(see_other(CHANGE_PASSWORD));
    }
    let (current, new) = (posted.text("current_password").to_owned(), posted.text("new_password").to_owned());
    let outcome = account::change_password(app.0, &visitor.caller, current, new).await;
    change_page(&visitor).answer(outcome.map(|()| "/profile/?done=password".to_owned()))
}

fn reset_page(request: &Request, posted: &Posted) -> FormPage {
    let fields = vec![Field::new("login", "Username or email address", Kind::Line)];
    let form = Form::new(RESET, "Send me a link", "/login/", fields).typed(posted).without_draft();
    FormPage::new(anybodys(request, "Forgot your password?"), form)
        .intro("We send you a link with which you set another password. It works once, for 24 hours.")
}

/// The form to ask for a link.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_reset(request: &Request) -> Result<Response> {
    reset_page(request, &Posted::default()).show()
}

/// Has a link sent, if there is somebody to send one to, and says the same if there is not.
#[handler]
pub(crate) async fn accept_reset(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let outcome = reset::ask(app.0, posted.text("login"), client_address(request)).await;
    reset_page(request, &posted).answer(outcome.map(|()| "/login/?done=reset_asked".to_owned()))
}

fn set_page(request: &Request, token: &str, username: &str) -> FormPage {
    let fields = vec![Field::new("new_password", "New password", Kind::Password("new-password")).hint(HINT)];
    let form = Form::new(SET, "Set password", "/login/", fields).of_user(username).hidden("token", token);
    FormPage::new(anybodys(request, "Set your password"), form)
        .intro(format!("You sign in as {username}. Sessions that are open now end."))
}

/// The form of a link. Looking at it does not use the link up.
#[handler]
pub(crate) async fn show_set(app: Data<&App>, request: &Request, query: Query) -> Result<Response> {
    let token = query.shown("token");
    let shown = match reset::holder(app.0, &token).await? {
        Some(holder) => set_page(request, &token, &holder.username).show()?,
        None => link_ended(request)?,
    };
    Ok(if token.is_empty() { shown } else { untold(shown) })
}

/// Sets the password, and leads to the sign-in.
#[handler]
pub(crate) async fn accept_set(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let token = posted.text("token");
    let Some(holder) = reset::holder(app.0, token).await? else { return link_ended(request) };
    let new = posted.text("new_password").to_owned();
    match reset::set_password(app.0, token, new, client_address(request)).await {
        Err(Error::Invalid(errors)) if errors.iter().any(|error| error.code == "link_live") => link_ended(request),
        outcome => {
            let outcome = outcome.map(|()| "/login/?done=password_set".to_owned());
            set_page(request, token, &holder.username).answer(outcome)
        }
    }
}

fn link_ended(request: &Request) -> Result<Response> {
    page(StatusCode::OK, &LinkEnded { shell: anybodys(request, "This link has ended") })
}

/// The address carries the token, so no request that the page causes names more of it than this host. (`no-referrer` would
/// take the origin from the form as well, by which the service knows its own pages.)
fn untold(mut response: Response) -> Response {
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("strict-origin"));
    response
}
