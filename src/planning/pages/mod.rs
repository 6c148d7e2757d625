//! The pages of planning (planning: sections 6 and 7). They parse and render; the rules are the actions'.

pub(crate) mod dashboard;
mod steps;
pub(crate) mod strategic_plans;

use poem::http::StatusCode;
use poem::{FromRequest, Request, RequestBody, Response};
use uuid::Uuid;

use crate::auth::Visit;
use crate::error::Error;
use crate::web::Shell;

/// The id in the path. What is no UUID is the id of nothing.
#[derive(Clone, Copy, Debug)]
struct Id(Uuid);

impl<'a> FromRequest<'a> for Id {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let text = request.raw_path_param("id").unwrap_or_default();
        Ok(Self(Uuid::try_parse(text).map_err(|_| Error::NotFound)?))
    }
}

/// A page of the module.
fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title)
        .within("Planning")
        .crumb(visit.member.org_code(), visit.address("dashboard/"))
        .crumb("Planning", visit.address("planning/"))
}

/// Leads to an address of the module that says what was done.
fn done(visit: &Visit, below: &str, word: &str) -> String {
    format!("{}?done={word}", visit.address(&format!("planning/{below}")))
}

/// Answers with a page.
fn ok(template: &impl askama::Template) -> crate::error::Result<Response> {
    crate::web::page(StatusCode::OK, template)
}

/// Options of a select: each value in words.
fn options(values: &[&str]) -> Vec<(String, String)> {
    values.iter().map(|value| ((*value).to_owned(), crate::web::words::words(value))).collect()
}
