//! The page where people register themselves.

use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};

use crate::auth::{Caller, Visitor, client_address};
use crate::error::{Error, Result};
use crate::members::registrations::{self, NewRegistration, USER_TYPES};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, page, redirect, see_other};

const ADDRESS: &str = "/register/moa/";

/// Leads to the one form there is.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn go_to_form() -> Result<Response> {
    Ok(redirect(StatusCode::FOUND, ADDRESS))
}

/// What surrounds the form: as much of the usual page as there is for who looks. The form carries the token of the cookie
/// even if its session has ended.
async fn shell(request: &Request) -> Shell {
    let mut shell = match Visitor::of(request).await {
        Ok(visitor) => Shell::of_visitor(&visitor, "Register"),
        Err(_) => Shell::of_nobody("Register"),
    };
    shell.form_token = Caller::from_cookie(request).map(|caller| caller.form_token()).unwrap_or_default();
    shell
}

async fn register_page(app: &App, request: &Request) -> Result<FormPage> {
    let choose = (String::new(), "Choose".to_owned());
    let types = USER_TYPES.map(|(value, label)| (value.to_owned(), label.to_owned()));
    let types = [choose.clone()].into_iter().chain(types).collect();
    let organizations = registrations::choices(app).await?;
    let organizations = organizations.into_iter().map(|choice| (choice.code, choice.name));
    let organizations = [choose].into_iter().chain(organizations).collect();
    let fields = vec![
        Field::new("first_name", "First name", Kind::Personal("text", "given-name")),
        Field::new("last_name", "Last name", Kind::Personal("text", "family-name")),
        Field::new("email", "Mail address", Kind::Personal("email", "email"))
            .hint("You sign in with it. An address that ends with .gov.ph is best"),
        Field::new("contact_number", "Telephone number", Kind::Personal("tel", "tel"))
            .hint("It begins with 63 or 09, such as 0917 123 4567"),
        Field::new("user_type", "You work for", Kind::Select(types)),
        Field::new("organization", "Organization", Kind::Select(organizations))
            .hint("The one you work for, or with. Somebody there is asked whether that is so"),
        Field::new("position", "Position", Kind::Personal("text", "organization-title")),
        Field::new("new_password", "Password", Kind::Password("new-password"))
            .hint("At least 12 characters. Several unrelated words are easy to remember and hard to guess."),
    ];
    let form = Form::new(ADDRESS, "Register", "/login/", fields).without_draft();
    Ok(FormPage::new(shell(request).await, form)
        .intro("Your account opens once your organization and the platform operator have let you in. You get a mail."))
}

/// The form.
#[handler]
pub(crate) async fn show(app: Data<&App>, request: &Request) -> Result<Response> {
    register_page(app.0, request).await?.show()
}

/// Registers the person.
#[handler]
pub(crate) async fn accept(app: Data<&App>, request: &Request, posted: Posted) -> Result<Response> {
    let mut again = register_page(app.0, request).await?;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return again.show();
    }
    let text = |name| posted.text(name).trim().to_owned();
    let registration = NewRegistration {
        email: text("email"),
        first_name: text("first_name"),
        last_name: text("last_name"),
        contact_number: text("contact_number"),
        user_type: text("user_type"),
        organization: text("organization"),
        position: text("position"),
        new_password: posted.text("new_password").to_owned(),
    };
    match registrations::register(app.0, &registration, client_address(request)).await {
        Err(Error::Limited(rule)) => {
            again.form.errors.push((String::new(), rule.text.to_owned()));
            let mut response = page(StatusCode::TOO_MANY_REQUESTS, &again)?;
            response.headers_mut().insert("retry-after", 3600.into());
            Ok(response)
        }
        Ok(()) => Ok(see_other("/login/?done=registered")),
        Err(failure) => again.answer(Err(failure)),
    }
}
