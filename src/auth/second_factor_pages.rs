//! Pages of the second factor: setting it up, recovery codes, turning it off.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::api::session_cookie;
use super::pages::set_cookie;
use super::second_factor::{self, Picture};
use super::{Caller, Visitor};
use crate::error::Result;
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, page, see_other};

/// Address of the page.
pub(crate) const SECOND_FACTOR: &str = "/profile/second-factor/";

const CONFIRM: &str = "/profile/second-factor/confirm/";
const CODES: &str = "/profile/second-factor/codes/";
const OFF: &str = "/profile/second-factor/off/";

#[derive(Debug, Template)]
#[template(path = "auth/second_factor.html")]
struct StatePage {
    shell: Shell,
    is_on: bool,
    codes_left: i32,
    /// While it is set up: what the app takes.
    picture: Option<Picture>,
    form: Form,
}

/// Recovery codes, shown this once.
#[derive(Debug, Template)]
#[template(path = "auth/recovery_codes.html")]
struct CodesPage {
    shell: Shell,
    codes: Vec<String>,
}

fn shell(visitor: &Visitor, title: &str) -> Shell {
    Shell::of_visitor(visitor, title).crumb("Your profile", "/profile/")
}

fn below(visitor: &Visitor, title: &str) -> Shell {
    shell(visitor, title).crumb("Second factor", SECOND_FACTOR)
}

fn password_form(visitor: &Visitor, action: &str, submit: &'static str, cancel: &str) -> Form {
    let field = Field::new("current_password", "Your password", Kind::Password("current-password"));
    Form::new(action, submit, cancel, vec![field]).of_user(&visitor.person.username)
}

async fn state(app: &App, visitor: &Visitor) -> Result<StatePage> {
    let state = second_factor::state(app, &visitor.caller).await?;
    let username = &visitor.person.username;
    let picture = state.pending_secret.map(|secret| second_factor::picture(&secret, username)).transpose()?;
    let form = if picture.is_some() {
        let code = Field::new("code", "Code", Kind::Code).hint("The six digits the app shows now.");
        Form::new(CONFIRM, "Turn it on", "/profile/", vec![code]).without_draft()
    } else {
        password_form(visitor, SECOND_FACTOR, "Set it up", "/profile/")
    };
    Ok(StatePage {
        shell: shell(visitor, "Second factor"),
        is_on: state.is_on,
        codes_left: state.codes_left,
        picture,
        form,
    })
}

/// How it stands, and what can be done about it.
#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    page(StatusCode::OK, &state(app.0, &visitor).await?)
}

/// Makes the secret for an app.
#[handler]
pub(crate) async fn begin(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let current = posted.text("current_password").to_owned();
    match second_factor::begin(app.0, &visitor.caller, current).await {
        Ok(()) => Ok(see_other(SECOND_FACTOR)),
        Err(failure) => {
            let mut again = state(app.0, &visitor).await?;
            let status = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}

/// Turns it on with the first code, and shows the recovery codes.
#[handler]
pub(crate) async fn confirm(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    match second_factor::confirm(app.0, &visitor.caller, posted.text("code")).await {
        Ok((codes, token)) => {
            let cookie = session_cookie(app.0, token.reveal()).to_string();
            let caller = Caller::new(token, visitor.caller.address());
            let mut response = show_codes(&Visitor { caller, ..visitor }, codes)?;
            set_cookie(&mut response, &cookie)?;
            Ok(response)
        }
        Err(failure) => {
            let mut again = state(app.0, &visitor).await?;
            let status = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}

fn show_codes(visitor: &Visitor, codes: Vec<String>) -> Result<Response> {
    page(StatusCode::OK, &CodesPage { shell: below(visitor, "Your recovery codes"), codes })
}

fn renew_page(visitor: &Visitor) -> FormPage {
    let form = password_form(visitor, CODES, "Make new codes", SECOND_FACTOR);
    FormPage::new(below(visitor, "New recovery codes"), form).intro("The codes you have now stop working.")
}

/// The form for other recovery codes.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_renew(visitor: Visitor) -> Result<Response> {
    renew_page(&visitor).show()
}

/// Makes other recovery codes, and shows them.
#[handler]
pub(crate) async fn renew(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let current = posted.text("current_password").to_owned();
    match second_factor::renew(app.0, &visitor.caller, current).await {
        Ok(codes) => show_codes(&visitor, codes),
        Err(failure) => renew_page(&visitor).answer(Err(failure)),
    }
}

fn end_page(visitor: &Visitor) -> FormPage {
    let form = password_form(visitor, OFF, "Turn it off", SECOND_FACTOR).dangerous();
    FormPage::new(below(visitor, "Turn off the second factor"), form)
        .intro("Your password alone then lets you in, and organizations that ask for a second factor do not.")
}

/// The form that turns it off.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_end(visitor: Visitor) -> Result<Response> {
    end_page(&visitor).show()
}

/// Turns it off.
#[handler]
pub(crate) async fn end(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let current = posted.text("current_password").to_owned();
    let outcome = second_factor::end(app.0, &visitor.caller, current).await;
    end_page(&visitor).answer(outcome.map(|()| "/profile/?done=second_factor_off".to_owned()))
}
