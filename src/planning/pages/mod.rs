//! The pages of planning (planning: sections 6 and 7). They parse and render; the rules are the actions'.

pub(crate) mod annual_plans;
pub(crate) mod dashboard;
pub(crate) mod exports;
pub(crate) mod goals;
pub(crate) mod objectives;
mod steps;
pub(crate) mod strategic_plans;

use poem::Response;
use poem::http::StatusCode;

use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::planning::overviews::Overview;
use crate::planning::{ProgressInput, Transition};
use crate::web::{Field, Form, Kind, PageId as Id, Posted, Shell, words};

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
fn ok(template: &impl askama::Template) -> Result<Response> {
    crate::web::page(StatusCode::OK, template)
}

/// The form that records progress of a goal or objective; `present` is status, completion and value.
fn progress_form<T>(address: &str, overview: &Overview<T>, present: [&str; 3], version: i32) -> Form {
    let [status, completion, current] = present;
    let mut statuses = vec![(String::new(), format!("Leave as it is: {}", words::words(status).to_lowercase()))];
    statuses.extend(overview.next_statuses.iter().map(|next| (next.clone(), words::words(next))));
    let mut fields = Vec::new();
    if overview.takes_progress {
        fields.push(Field::new("current_value", "Value now", Kind::Decimal).value(words::short(current)));
        let hint = "From 0 to 100. At 100 it is not yet completed: you say so below.";
        fields.push(
            Field::new("completion_percentage", "Completion in per cent", Kind::Decimal)
                .hint(hint)
                .value(words::short(completion)),
        );
    }
    fields.push(Field::new("status", "Status", Kind::Select(statuses)));
    fields.push(Field::new("comment", "Comment", Kind::Text).optional().hint("Needed to take back a completion"));
    let mut form = Form::new(format!("{address}progress/"), "Record progress", address, fields);
    form.version = Some(version);
    form
}

/// What the form says about progress, without what it leaves as it is. An empty field is no number, and refused.
fn progress_input(posted: &Posted, present: [&str; 3]) -> ProgressInput {
    let [status, completion, current] = present;
    let changed = |name: &str, present: &str| {
        let typed = posted.has(name).then(|| posted.decimal(name))?;
        (words::short(present).replace(',', "") != typed && present != typed).then_some(typed)
    };
    ProgressInput {
        completion_percentage: changed("completion_percentage", completion),
        current_value: changed("current_value", current),
        status: posted.optional("status").filter(|next| next != status),
        comment: posted.text("comment").to_owned(),
    }
}

/// The form again with what was typed and why it was refused; nothing refused it if it only comes back after a sign-in.
fn progress_again(form: &mut Form, posted: &Posted, failure: Option<Error>) -> Result<StatusCode> {
    let present = form.version;
    *form = form.clone().typed(posted);
    match failure {
        None => Ok(StatusCode::OK),
        Some(Error::Stale) => {
            form.version = present;
            Ok(form.note_change())
        }
        Some(failure) => form.refuse(failure),
    }
}

/// What a line of a history says happened: the step of a plan, or the new status of a goal or objective.
fn happened(transition: &str) -> String {
    let step = Transition::named(transition).map(|step| match step {
        Transition::Submit => "Submitted",
        Transition::Withdraw => "Withdrawn",
        Transition::Return => "Returned",
        Transition::Approve => "Approved",
        Transition::Activate => "Activated",
        Transition::Complete => "Completed",
        Transition::Reopen => "Reopened",
        Transition::Archive => "Archived",
        Transition::Restore => "Restored",
    });
    step.map_or_else(|| words::words(transition), ToOwned::to_owned)
}

/// Options of a select: each value in words.
fn options(values: &[&str]) -> Vec<(String, String)> {
    values.iter().map(|value| ((*value).to_owned(), crate::web::words::words(value))).collect()
}
