//! The pages of official forms, their signatories and reports. They parse and render; the rules are the actions'.

pub(crate) mod forms;
pub(crate) mod reports;
pub(crate) mod signatories;

use poem::Response;
use poem::http::StatusCode;

use crate::auth::Visit;
use crate::error::Result;
use crate::web::Shell;

/// A page of the module.
fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title)
        .within("Budgeting")
        .crumb(visit.member.org_code(), visit.address("dashboard/"))
        .crumb("Budgeting", visit.address("budgeting/"))
}

/// A page below the list of forms.
fn below_forms(visit: &Visit, title: impl Into<String>) -> Shell {
    shell(visit, title).crumb("Official forms", visit.address("budgeting/forms/"))
}

/// Leads to an address of the module that says what was done.
fn done(visit: &Visit, below: &str, word: &str) -> String {
    format!("{}?done={word}", visit.address(&format!("budgeting/{below}")))
}

/// Answers with a page.
fn ok(template: &impl askama::Template) -> Result<Response> {
    crate::web::page(StatusCode::OK, template)
}
