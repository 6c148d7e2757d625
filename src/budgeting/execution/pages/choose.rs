//! Choosing what a new row is taken from, with what is left of each.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{base, class, ok, shell};
use crate::auth::Visit;
use crate::budgeting::execution::{allocations, allotments, appropriations, as_approved, obligations};
use crate::error::Result;
use crate::server::App;
use crate::web::{Paging, Shell, words};

/// Rows to choose from, at most; what is older is reached from its own page.
const MOST: i64 = 200;

#[derive(Debug, Template)]
#[template(path = "budgeting/execution/pages/choose.html")]
struct ChoosePage {
    shell: Shell,
    intro: &'static str,
    first_column: &'static str,
    choices: Vec<Choice>,
    empty: &'static str,
}

/// Something to take from.
#[derive(Debug)]
struct Choice {
    title: String,
    address: String,
    limit: String,
    used: String,
    left: String,
}

impl Choice {
    /// A choice, if anything is left of it.
    fn new(title: String, address: String, limit: &str, left: &str) -> Option<Self> {
        let amount = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap_or_default();
        let (whole, rest) = (amount(limit), amount(left));
        (rest > rust_decimal::Decimal::ZERO).then(|| Self {
            title,
            address,
            limit: words::number(limit),
            used: words::number(&crate::web::two_decimals(whole - rest)),
            left: words::number(left),
        })
    }
}

#[handler]
pub(crate) async fn allocation(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    let first = Paging::first(MOST);
    let (rows, _) = allocations::list(&app.db, &visit.member, &allocations::Filter::default(), &first).await?;
    let base = base(&visit);
    let choices = rows.iter().map(|row| Choice {
        title: format!("{} · {}", row.programme, row.fiscal_year),
        address: format!("{base}allocations/{}/appropriations/create/", row.id),
        limit: words::number(&row.allocated_amount),
        used: words::number(&row.appropriated_now),
        left: words::number(&crate::web::two_decimals(
            row.allocated_amount.parse::<rust_decimal::Decimal>().unwrap_or_default()
                - row.appropriated_now.parse::<rust_decimal::Decimal>().unwrap_or_default(),
        )),
    });
    ok(&ChoosePage {
        shell: shell(&visit, "New appropriation").crumb("Appropriations", format!("{base}appropriations/")),
        intro: "Choose the allocation that it funds.",
        first_column: "Allocation",
        choices: choices.collect(),
        empty: "There is no allocation yet. Approving a budget proposal makes one for each programme.",
    })
}

#[handler]
pub(crate) async fn appropriation(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    let (filter, first) = (appropriations::Filter::posted(), Paging::first(MOST));
    let (rows, _) = appropriations::list(&app.db, &visit.member, &filter, &first).await?;
    let base = base(&visit);
    let choices = rows.iter().filter_map(|row| {
        let title = format!("{} · {} · {}", row.programme, class(&row.expense_class), row.fiscal_year);
        let address = format!("{base}appropriations/{}/allotments/create/", row.id);
        Choice::new(title, address, &row.adjusted, &row.available)
    });
    ok(&ChoosePage {
        shell: shell(&visit, "Request an allotment").crumb("Allotments", format!("{base}allotments/")),
        intro: "Choose the appropriation that it releases from. Only posted ones with something left are listed.",
        first_column: "Appropriation",
        choices: choices.collect(),
        empty: "No posted appropriation has anything left to request.",
    })
}

#[handler]
pub(crate) async fn allotment(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.obligate")?;
    let (filter, first) = (allotments::Filter::default(), Paging::first(MOST));
    let (rows, _) = allotments::list(&app.db, &visit.member, &filter, &first).await?;
    let base = base(&visit);
    let released = rows.iter().filter(|row| ["released", "partially_utilized"].contains(&row.status.as_str()));
    let choices = released.filter_map(|row| {
        let title = format!("{} · {} · {} {}", row.programme, class(&row.expense_class), row.quarter, row.fiscal_year);
        let address = format!("{base}allotments/{}/obligations/create/", row.id);
        Choice::new(title, address, &row.adjusted, &row.available)
    });
    ok(&ChoosePage {
        shell: shell(&visit, "New obligation").crumb("Obligations", format!("{base}obligations/")),
        intro: "Choose the allotment that it is charged to. Only released ones with something left are listed.",
        first_column: "Allotment",
        choices: choices.collect(),
        empty: "No released allotment has anything left to obligate.",
    })
}

#[handler]
pub(crate) async fn obligation(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.disburse")?;
    let (filter, first) = (obligations::Filter::default(), Paging::first(MOST));
    let (rows, _) = obligations::list(&app.db, &visit.member, &filter, &first).await?;
    let base = base(&visit);
    let bound = rows.iter().filter(|row| ["obligated", "partially_disbursed"].contains(&row.status.as_str()));
    let choices = bound.filter_map(|row| {
        let title = format!("{} · {} · {}", row.description, row.payee, row.ors_number.as_deref().unwrap_or_default());
        let address = format!("{base}obligations/{}/disbursements/create/", row.id);
        Choice::new(title, address, &row.adjusted, &row.available)
    });
    ok(&ChoosePage {
        shell: shell(&visit, "Record a payment").crumb("Payments", format!("{base}disbursements/")),
        intro: "Choose the obligation that is paid. Only those with something left are listed.",
        first_column: "Obligation",
        choices: choices.collect(),
        empty: "No obligation has anything left to pay.",
    })
}

#[handler]
pub(crate) async fn proposal(app: Data<&App>, visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    let rows = as_approved::proposals(&app.db, &visit.member).await?;
    let base = base(&visit);
    let open = rows.iter().filter(|row| row.is_open);
    let choices = open.filter_map(|row| {
        let title = format!("{} · {}", row.title, row.fiscal_year);
        let address = format!("{base}proposals/{}/appropriate/", row.id);
        Choice::new(title, address, &row.allocated, &row.left)
    });
    ok(&ChoosePage {
        shell: shell(&visit, "Appropriate as approved").crumb("Appropriations", format!("{base}appropriations/")),
        intro: "Choose the approved proposal. Each programme and class that has none yet gets an appropriation of what was approved.",
        first_column: "Proposal",
        choices: choices.collect(),
        empty: "No approved proposal is left to be appropriated.",
    })
}
