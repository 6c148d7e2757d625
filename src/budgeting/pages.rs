//! What the pages of budgeting share.

use poem::Response;
use poem::http::StatusCode;

use crate::auth::Visit;
use crate::error::Result;
use crate::web::{Shell, words};

/// The classes of expense and what they are called.
pub const CLASSES: [(&str, &str); 4] = [
    ("ps", "Personnel services (PS)"),
    ("mooe", "Maintenance and other operating expenses (MOOE)"),
    ("co", "Capital outlay (CO)"),
    ("fe", "Financial expenses (FE)"),
];

/// A class of expense as tables name it.
pub fn class(name: &str) -> String {
    name.to_uppercase()
}

/// A page of the module.
pub fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    module_shell(visit, title).crumb("Budgeting", visit.address("budgeting/"))
}

/// The module's own page, which is below nothing but the organization.
pub fn module_shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title).within("Budgeting").crumb(visit.member.org_code(), visit.address("dashboard/"))
}

/// Leads to an address of the module that says what was done.
pub fn done(visit: &Visit, below: &str, word: &str) -> String {
    format!("{}?done={word}", visit.address(&format!("budgeting/{below}")))
}

/// Answers with a page.
pub fn ok(template: &impl askama::Template) -> Result<Response> {
    crate::web::page(StatusCode::OK, template)
}

/// What a line of a history says happened.
pub fn happened(action: &str) -> String {
    let said = match action {
        "submit" => "Submitted",
        "withdraw" => "Withdrawn",
        "start_review" => "Review begun",
        "recommend" => "Amounts recommended",
        "return" => "Returned",
        "approve" => "Approved",
        "reject" => "Rejected",
        "post" => "Posted",
        "cancel" => "Cancelled",
        "reverse" => "Reversed",
        "extend" => "Extended",
        "release" => "Released",
        "start" => "Begun",
        "complete" => "Completed",
        "certify" => "Need certified",
        "obligate" => "Obligated",
        "adjust" => "Adjusted",
        "mark_due" => "Marked as due",
        "pay" => "Paid",
        "void" => "Voided",
        other => return words::words(other),
    };
    said.to_owned()
}
