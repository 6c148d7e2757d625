//! The pages about people who registered for the organization.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::members::registrations::{self, Registration, Rejection, STATES};
use crate::organizations::settings::{Tabs, shell_below};
use crate::server::App;
use crate::web::{Field, Form, Kind, Listing, PageId, Posted, Query, SIZES, Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "members/pages/registrations.html")]
struct ListPage {
    shell: Shell,
    tabs: Tabs,
    base: String,
    listing: Listing,
    registrations: Vec<Registration>,
}

/// The registrations.
#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (state, ignored) = registrations::state(query.get("state"));
    let (registrations, next) = registrations::list(&app.db, &visit.member, state.as_deref(), &query.paging()?).await?;
    let list = ListPage {
        shell: shell_below(&visit, "Registrations"),
        tabs: Tabs::of(&visit, "registrations"),
        base: visit.address("organization/registrations/"),
        listing: Listing::new(query, next.as_deref(), ignored, false),
        registrations,
    };
    page(StatusCode::OK, &list)
}

#[derive(Debug, Template)]
#[template(path = "members/pages/registration.html")]
struct RegistrationPage {
    shell: Shell,
    address: String,
    registration: Registration,
    /// The form that rejects.
    form: Form,
    /// Why an endorsement was refused.
    refusal: Option<String>,
    may_endorse: bool,
}

/// The form that rejects a registration.
pub(super) fn rejection_form(address: &str, list: &str) -> Form {
    let reason = Field::new("reason", "Reason", Kind::Text).hint("The person gets it by mail.");
    Form::new(format!("{address}reject/"), "Reject", list, vec![reason]).dangerous()
}

async fn shown(app: &App, visit: &Visit, id: PageId) -> Result<RegistrationPage> {
    let registration = registrations::get(&app.db, &visit.member, id.0).await?;
    let list = visit.address("organization/registrations/");
    let address = format!("{list}{}/", id.0);
    Ok(RegistrationPage {
        shell: shell_below(visit, registration.name.clone()).crumb("Registrations", &list),
        form: rejection_form(&address, &list),
        may_endorse: registration.endorsed_at.is_none() && visit.member.role() != "superuser",
        address,
        registration,
        refusal: None,
    })
}

/// One registration.
#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    page(StatusCode::OK, &shown(app.0, &visit, id).await?)
}

/// Endorses it.
#[handler]
pub(crate) async fn endorse(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    match registrations::endorse(&app.db, &visit.member, id.0).await {
        Ok(()) => Ok(see_other(&visit.address(&format!("organization/registrations/{}/?done=endorsed", id.0)))),
        Err(Error::Conflict(conflict)) => {
            let mut again = shown(app.0, &visit, id).await?;
            again.refusal = Some(conflict.text);
            page(StatusCode::CONFLICT, &again)
        }
        Err(failure) => Err(failure),
    }
}

/// Rejects it.
#[handler]
pub(crate) async fn reject(app: Data<&App>, visit: Visit, id: PageId, posted: Posted) -> Result<Response> {
    let mut again = shown(app.0, &visit, id).await?;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let rejection = Rejection { reason: posted.text("reason").to_owned() };
    match registrations::reject(&app.db, &visit.member, id.0, &rejection).await {
        Ok(()) => Ok(see_other(&visit.address("organization/registrations/?done=rejected"))),
        Err(failure) => {
            let status = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}
