//! Pages of people and their accounts.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{FromRequest, Request, RequestBody, Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::{Error, Result};
use crate::platform::people::{self, Filter, PersonDetail, PersonSummary, STATES};
use crate::platform::steps::{self, Step};
use crate::server::App;
use crate::web::{Form, FormPage, Listing, PageId, Posted, Query, SIZES, Shell, page, words};

const BASE: &str = "/platform/people/";

#[derive(Debug, Template)]
#[template(path = "platform/pages/people.html")]
struct ListPage {
    shell: Shell,
    listing: Listing,
    people: Vec<PersonSummary>,
}

/// The words for how an account stands.
fn state_words(state: &str) -> (&'static str, &'static str) {
    match state {
        "active" => ("Active", "active"),
        "invited" => ("Never signed in", "submitted"),
        "pending" => ("Waits for approval", "submitted"),
        _ => ("Deactivated", "off_track"),
    }
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visitor: Visitor, query: Query) -> Result<Response> {
    let (filter, ignored) = Filter::new(query.get("q"), query.get("organization"), query.get("state"));
    let (people, next) = people::list(&app, &visitor.caller, &filter, &query.paging()?).await?;
    let list = ListPage {
        shell: shell(&visitor, "People", ""),
        listing: Listing::new(query, next.as_deref(), ignored, false),
        people,
    };
    page(StatusCode::OK, &list)
}

#[derive(Debug, Template)]
#[template(path = "platform/pages/person.html")]
struct PersonPage {
    shell: Shell,
    person: PersonDetail,
    /// What can be done: what the button says, where it leads, and whether it is hard to undo.
    steps: Vec<(&'static str, String, bool)>,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor, id: PageId) -> Result<Response> {
    let person = people::get(&app, &visitor.caller, id.0).await?;
    let suiting = Step::ALL.into_iter().filter(|step| step.suits(&person));
    let steps = suiting.map(|step| {
        let (button, _) = asked(step);
        (button, format!("{BASE}{}/{}/", person.id, step.name()), is_dangerous(step))
    });
    let steps = steps.collect();
    page(StatusCode::OK, &PersonPage { shell: shell(&visitor, person.name.clone(), "People"), person, steps })
}

/// The step in the path.
#[derive(Clone, Copy, Debug)]
struct Asked(Step);

impl<'a> FromRequest<'a> for Asked {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let name = request.raw_path_param("step").unwrap_or_default();
        Ok(Self(Step::named(name).ok_or(Error::NotFound)?))
    }
}

/// What the button says, and what follows from pressing it.
fn asked(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Deactivate => (
            "Deactivate the account",
            "The person can sign in no more. Every session, token and link of hers ends at once. Her memberships stay.",
        ),
        Step::Reactivate => ("Reactivate the account", "The person can sign in again, with the password she had."),
        Step::SendResetLink => (
            "Send a reset link",
            "A mail goes to the person's own address, with a link that sets another password and works once.",
        ),
        Step::EndSessions => (
            "End all sessions",
            "The person is signed out everywhere, her programs too: every session, token and link of hers ends at once.",
        ),
        Step::RemoveSecondFactor => (
            "Remove the second factor",
            "For a lost phone: make sure that it is really she who asks. The password alone is enough then, and what is \
             open of hers ends at once.",
        ),
        Step::MakeOperator => (
            "Make a platform operator",
            "The person can then do everything you can here, and enter every organization to read it.",
        ),
        Step::UnmakeOperator => ("Make an operator no more", "The person keeps her memberships, and nothing else."),
    }
}

fn is_dangerous(step: Step) -> bool {
    matches!(step, Step::Deactivate | Step::RemoveSecondFactor | Step::MakeOperator | Step::UnmakeOperator)
}

/// The page that asks whether one is sure.
fn step_page(visitor: &Visitor, person: &PersonDetail, step: Step) -> FormPage {
    let (button, consequence) = asked(step);
    let address = format!("{BASE}{}/", person.id);
    let form = Form::new(format!("{address}{}/", step.name()), button, &address, Vec::new());
    let form = if is_dangerous(step) { form.dangerous() } else { form.without_draft() };
    let shell = shell(visitor, format!("{button}: {}", person.name), "People").crumb(person.name.clone(), address);
    FormPage::new(shell, form).intro(format!("{}, {}.", person.username, person.email)).intro(consequence)
}

#[handler]
pub(crate) async fn show_step(app: Data<&App>, visitor: Visitor, id: PageId, step: Asked) -> Result<Response> {
    let person = people::get(&app, &visitor.caller, id.0).await?;
    step_page(&visitor, &person, step.0).show()
}

#[handler]
pub(crate) async fn take(
    app: Data<&App>,
    visitor: Visitor,
    id: PageId,
    step: Asked,
    posted: Posted,
) -> Result<Response> {
    let person = people::get(&app, &visitor.caller, id.0).await?;
    let page = step_page(&visitor, &person, step.0);
    if posted.is_resumed() {
        return page.show();
    }
    let taken = steps::take(&app, &visitor.caller, id.0, step.0).await;
    page.answer(taken.map(|()| format!("{BASE}{}/?done={}", person.id, step.0.name())))
}
