//! The pages of budget preparation (budgeting: section 6.1). They parse and render; the rules are the actions'.

pub(crate) mod dashboard;
pub(crate) mod decisions;
pub(crate) mod justifications;
pub(crate) mod line_items;
pub(crate) mod programmes;
pub(crate) mod proposals;
pub(crate) mod returns;
pub(crate) mod stages;
pub(crate) mod steps;

use uuid::Uuid;

use crate::auth::Visit;
use crate::budgeting::pages::shell;
use crate::web::{Shell, words};

/// A page below a proposal.
fn below_proposal(visit: &Visit, title: impl Into<String>, id: Uuid, proposal: &str) -> Shell {
    let list = visit.address("budgeting/proposals/");
    shell(visit, title).crumb("Proposals", &list).crumb(proposal, format!("{list}{id}/"))
}

/// A part of a budget in words.
fn category(name: &str) -> &'static str {
    match name {
        "gas" => "General administration and support",
        "sto" => "Support to operations",
        "projects" => "Projects",
        _ => "Operations",
    }
}

/// Options of a select: each value in words.
fn options(values: &[&str], said: impl Fn(&str) -> String) -> Vec<(String, String)> {
    values.iter().map(|value| ((*value).to_owned(), said(value))).collect()
}

/// The sum of amounts of the API, as the API writes it.
fn sum<'a>(amounts: impl Iterator<Item = &'a str>) -> String {
    crate::web::two_decimals(amounts.filter_map(|amount| amount.parse::<rust_decimal::Decimal>().ok()).sum())
}

/// A status in the middle of a sentence.
fn status(name: &str) -> String {
    words::words(name).to_lowercase()
}
