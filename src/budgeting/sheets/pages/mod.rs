//! Pages of sheets, copies and the reports on what was proposed. They parse and render; the rules are the actions'.

pub(crate) mod copies;
pub(crate) mod imports;
pub(crate) mod reports;
pub(crate) mod sheets;

use poem::Response;
use poem::http::StatusCode;

use crate::auth::Visit;
use crate::error::Result;
use crate::web::{PageId as Id, Shell};

/// A page of the module.
fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title)
        .within("Budgeting")
        .crumb(visit.member.org_code(), visit.address("dashboard/"))
        .crumb("Budgeting", visit.address("budgeting/"))
}

/// A page below a proposal.
fn below_proposal(visit: &Visit, title: impl Into<String>, proposal: (uuid::Uuid, &str)) -> Shell {
    let proposals = visit.address("budgeting/proposals/");
    shell(visit, title).crumb("Proposals", &proposals).crumb(proposal.1, format!("{proposals}{}/", proposal.0))
}

/// Answers with a page.
fn ok(template: &impl askama::Template) -> Result<Response> {
    crate::web::page(StatusCode::OK, template)
}
