//! The pages where the platform operator decides registrations.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::registrations::rejection_form;
use crate::auth::Visitor;
use crate::error::Result;
use crate::members::registrations::{self, Approval, PlatformRegistration, Rejection, STATES};
use crate::platform::pages::TABS;
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Listing, PageId, Posted, Query, SIZES, Shell, page, see_other, words};

const BASE: &str = "/platform/registrations/";

#[derive(Debug, Template)]
#[template(path = "members/pages/platform_registrations.html")]
struct ListPage {
    shell: Shell,
    base: &'static str,
    listing: Listing,
    registrations: Vec<PlatformRegistration>,
}

fn shell(visitor: &Visitor, title: impl Into<String>) -> Shell {
    Shell::of_visitor(visitor, title).crumb("Platform", "/platform/")
}

/// The registrations.
#[handler]
pub(crate) async fn index(app: Data<&App>, visitor: Visitor, query: Query) -> Result<Response> {
    let (state, ignored) = registrations::state(query.get("state"));
    let paging = query.paging()?;
    let (registrations, next) = registrations::list_all(app.0, &visitor.caller, state.as_deref(), &paging).await?;
    let list = ListPage {
        shell: shell(&visitor, "Registrations"),
        base: BASE,
        listing: Listing::new(query, next.as_deref(), ignored, false),
        registrations,
    };
    page(StatusCode::OK, &list)
}

#[derive(Debug, Template)]
#[template(path = "members/pages/platform_registration.html")]
struct RegistrationPage {
    shell: Shell,
    one: PlatformRegistration,
    address: String,
    /// The form that approves.
    form: Form,
}

/// The form that approves a registration.
fn approval_form(one: &PlatformRegistration, address: &str) -> Form {
    let mut fields = Vec::new();
    if !one.is_endorsed {
        let choices = [("", "No"), ("yes", "Yes, I know this person by another way")];
        let choices = choices.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
        let hint = "Nobody else of the organization has said that this person works there.";
        fields.push(Field::new("accepts_risk", "Approve without endorsement", Kind::Select(choices)).hint(hint));
        fields.push(Field::new("reason", "Reason", Kind::Text).hint("It is kept with the registration."));
    }
    Form::new(format!("{address}approve/"), "Approve", BASE, fields).without_draft()
}

async fn shown(app: &App, visitor: &Visitor, id: PageId) -> Result<RegistrationPage> {
    let one = registrations::get_any(app, &visitor.caller, id.0).await?;
    let address = format!("{BASE}{}/", id.0);
    Ok(RegistrationPage {
        shell: shell(visitor, one.registration.name.clone()).crumb("Registrations", BASE),
        form: approval_form(&one, &address),
        address,
        one,
    })
}

/// One registration.
#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor, id: PageId) -> Result<Response> {
    page(StatusCode::OK, &shown(app.0, &visitor, id).await?)
}

/// Approves it.
#[handler]
pub(crate) async fn approve(app: Data<&App>, visitor: Visitor, id: PageId, posted: Posted) -> Result<Response> {
    let mut again = shown(app.0, &visitor, id).await?;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let approval =
        Approval { accepts_risk: posted.text("accepts_risk") == "yes", reason: posted.text("reason").to_owned() };
    match registrations::approve(app.0, &visitor.caller, id.0, &approval).await {
        Ok(()) => Ok(see_other(&format!("{BASE}?done=admitted"))),
        Err(failure) => {
            let status = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}

async fn rejection_page(app: &App, visitor: &Visitor, id: PageId) -> Result<FormPage> {
    let one = registrations::get_any(app, &visitor.caller, id.0).await?;
    let address = format!("{BASE}{}/", id.0);
    let name = one.registration.name;
    let shell = shell(visitor, format!("Reject {name}")).crumb("Registrations", BASE).crumb(name, &address);
    let page = FormPage::new(shell, rejection_form(&address, &address));
    Ok(page.intro("The account is closed. The person gets a mail with your reason."))
}

/// Asks why to reject it.
#[handler]
pub(crate) async fn ask_rejection(app: Data<&App>, visitor: Visitor, id: PageId) -> Result<Response> {
    rejection_page(app.0, &visitor, id).await?.show()
}

/// Rejects it.
#[handler]
pub(crate) async fn reject(app: Data<&App>, visitor: Visitor, id: PageId, posted: Posted) -> Result<Response> {
    let mut again = rejection_page(app.0, &visitor, id).await?;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return again.show();
    }
    let rejection = Rejection { reason: posted.text("reason").to_owned() };
    let rejected = registrations::reject_any(app.0, &visitor.caller, id.0, &rejection).await;
    again.answer(rejected.map(|()| format!("{BASE}?done=rejected")))
}
