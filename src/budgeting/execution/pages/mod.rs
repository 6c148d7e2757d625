//! The pages of execution (budgeting: section 6.2). They parse and render; the rules are the actions'. What differs between the kinds of rows is in
//! `kinds`, `sheets`, `fields` and `questions`; lists, details, forms and steps are the same for all.

pub(crate) mod as_approved;
pub(crate) mod choose;
pub(crate) mod dashboard;
pub(crate) mod details;
mod fields;
pub(crate) mod forms;
mod kinds;
pub(crate) mod lists;
mod questions;
pub(crate) mod removal;
mod sheets;
pub(crate) mod steps;

use askama::Template;
use poem::Response;
use poem::http::StatusCode;

use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::web::{Form, Kind, Shell, Values, see_other, words};

/// A page of execution.
fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    Shell::of_visit(visit, title)
        .within("Budgeting")
        .crumb(visit.member.org_code(), visit.address("dashboard/"))
        .crumb("Budgeting", visit.address("budgeting/"))
        .crumb("Execution", base(visit))
}

/// Address of execution.
fn base(visit: &Visit) -> String {
    visit.address("budgeting/execution/")
}

/// Leads to an address of execution that says what was done.
fn done(visit: &Visit, below: &str, word: &str) -> String {
    format!("{}{below}?done={word}", base(visit))
}

/// Answers with a page.
fn ok(template: &impl Template) -> Result<Response> {
    crate::web::page(StatusCode::OK, template)
}

/// Something about a row.
#[derive(Clone, Debug)]
struct Fact {
    label: &'static str,
    value: String,
    /// Where it leads.
    address: Option<String>,
}

impl Fact {
    fn new(label: &'static str, value: impl Into<String>) -> Self {
        Self { label, value: value.into(), address: None }
    }

    fn at(label: &'static str, value: impl Into<String>, address: String) -> Self {
        Self { label, value: value.into(), address: Some(address) }
    }
}

/// A page that is one form, with the figures that matter for it beside.
#[derive(Debug, Template)]
#[template(path = "budgeting/execution/pages/form.html")]
struct MoneyForm {
    shell: Shell,
    intro: Vec<String>,
    /// Heading of the figures.
    about: String,
    figures: Vec<Fact>,
    form: Form,
}

impl MoneyForm {
    fn show(&self) -> Result<Response> {
        ok(self)
    }

    /// What follows on a form that was sent: the address it leads to, or the form again with what is wrong.
    fn answer(mut self, outcome: Result<String>) -> Result<Response> {
        match outcome {
            Ok(address) => Ok(see_other(&address)),
            Err(failure) => {
                let status = self.form.refuse(failure)?;
                crate::web::page(status, &self)
            }
        }
    }

    /// The same for a form that changes a row, which may have changed meanwhile.
    fn answer_change(mut self, outcome: Result<String>, stored: &Values, version: i32) -> Result<Response> {
        if !matches!(outcome, Err(Error::Stale)) {
            return self.answer(outcome);
        }
        let status = self.form.show_stored(stored, version);
        crate::web::page(status, &self)
    }

    /// The form again, saying that somebody else changed the row meanwhile.
    fn changed_meanwhile(mut self) -> Result<Response> {
        let status = self.form.note_change();
        crate::web::page(status, &self)
    }
}

/// An expense class as people write it.
fn class(class: &str) -> &'static str {
    match class {
        "ps" => "PS",
        "mooe" => "MOOE",
        "co" => "CO",
        "fe" => "FE",
        _ => "",
    }
}

/// Options of a select: each value in words, and classes as people write them.
fn options(values: &[&str]) -> Vec<(String, String)> {
    let label = |value: &str| if class(value).is_empty() { name(value) } else { class(value).to_owned() };
    values.iter().map(|value| ((*value).to_owned(), label(value))).collect()
}

/// A name of the database in words.
fn name(value: &str) -> String {
    match value {
        "ada" => "Advice to debit account (ADA)".to_owned(),
        "tra" => "Tax remittance advice (TRA)".to_owned(),
        "sub_allotment" => "Sub-allotment".to_owned(),
        "mark_due" => "Marked as due".to_owned(),
        other => words::words(other),
    }
}
