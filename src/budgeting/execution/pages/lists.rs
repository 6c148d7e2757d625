//! Lists of execution with their filters, as pages and as files.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::kinds::Kind;
use super::sheets::{self, Cell, Line};
use super::{base, ok, options, shell};
use crate::auth::Visit;
use crate::budgeting::execution::{
    CLASSES, QUARTERS, allocations, allotments, appropriations, disbursements, exports, movements, obligations,
    work_items,
};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Format, Ignored, Link, Listing, Query, SIZES, Shell, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/execution/pages/list.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    listing: Listing,
    filters: Vec<Filter>,
    first_column: &'static str,
    columns: &'static [(&'static str, bool)],
    lines: Vec<Line>,
    actions: Vec<Link>,
    empty: &'static str,
}

/// A field to filter by.
#[derive(Debug)]
struct Filter {
    name: &'static str,
    label: &'static str,
    input: Input,
}

#[derive(Debug)]
enum Input {
    Search,
    Year,
    Day,
    Select(Vec<(String, String)>),
}

fn year() -> Filter {
    Filter { name: "fiscal_year", label: "Year", input: Input::Year }
}

fn choice(name: &'static str, label: &'static str, values: &[&str]) -> Filter {
    Filter { name, label, input: Input::Select(options(values)) }
}

/// The fields to filter a list by.
fn filters(kind: Kind) -> Vec<Filter> {
    match kind {
        Kind::Allocation => vec![year()],
        Kind::Appropriation => vec![
            year(),
            choice("kind", "Kind", &appropriations::KINDS),
            choice("class", "Class", &CLASSES),
            choice("status", "Status", &appropriations::STATUSES),
        ],
        Kind::Movement => {
            vec![choice("kind", "Kind", &movements::KINDS), choice("status", "Status", &appropriations::STATUSES)]
        }
        Kind::Allotment => {
            vec![choice("status", "Status", &allotments::STATUSES), choice("quarter", "Quarter", &QUARTERS), year()]
        }
        Kind::WorkItem => vec![choice("status", "Status", &work_items::STATUSES)],
        Kind::Obligation => vec![
            Filter { name: "q", label: "Search in payee, document, ORS number and particulars", input: Input::Search },
            choice("status", "Status", &obligations::STATUSES),
            choice("class", "Class", &CLASSES),
            choice("quarter", "Quarter", &QUARTERS),
        ],
        Kind::Disbursement | Kind::Line => vec![
            choice("method", "Method", &disbursements::METHODS),
            choice("status", "Status", &disbursements::STATUSES),
            Filter { name: "from", label: "From", input: Input::Day },
            Filter { name: "until", label: "Until", input: Input::Day },
        ],
    }
}

/// Where one adds to a list.
fn actions(kind: Kind, visit: &Visit) -> Vec<Link> {
    let base = base(visit);
    let links = match kind {
        Kind::Appropriation => vec![
            ("Appropriate as approved", "appropriations/as-approved/"),
            ("New appropriation", "appropriations/create/"),
        ],
        Kind::Movement => vec![("New movement", "movements/create/")],
        Kind::Allotment => vec![("Request an allotment", "allotments/request/")],
        Kind::Obligation => vec![("New obligation", "obligations/create/")],
        Kind::Disbursement => vec![("Record a payment", "disbursements/record/")],
        _ => Vec::new(),
    };
    let links = links.into_iter().filter(|_| visit.member.can(kind.permission()));
    links.map(|(text, below)| Link::new(text, format!("{base}{below}"))).collect()
}

fn empty(kind: Kind) -> &'static str {
    match kind {
        Kind::Allocation => "There is no allocation yet. Approving a budget proposal makes one for each programme.",
        Kind::Appropriation => "There is no appropriation yet. An approved proposal can be appropriated.",
        Kind::Movement => "Nothing was moved yet.",
        Kind::Allotment => "There is no allotment yet. It is requested from a posted appropriation.",
        Kind::WorkItem => "There is no work item yet. They are added to an allocation.",
        Kind::Obligation => "There is no obligation yet. It is charged to a released allotment.",
        Kind::Disbursement | Kind::Line => "There is no payment yet. It is made against an obligation.",
    }
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, kind: Kind, query: Query) -> Result<Response> {
    let base = base(&visit);
    let (lines, next, ignored) = lines(app.0, &visit, kind, &query).await?;
    ok(&ListPage {
        shell: shell(&visit, kind.title()),
        tab: kind.noun(),
        listing: Listing::new(query, next.as_deref(), ignored, visit.member.can("budgeting.export")),
        filters: filters(kind),
        first_column: sheets::first_column(kind),
        columns: sheets::columns(kind),
        lines,
        actions: actions(kind, &visit),
        empty: empty(kind),
        base,
    })
}

type Found = (Vec<Line>, Option<String>, Vec<Ignored>);

async fn lines(app: &App, visit: &Visit, kind: Kind, query: &Query) -> Result<Found> {
    let (db, member, base, paging) = (&app.db, &visit.member, base(visit), query.paging()?);
    Ok(match kind {
        Kind::Allocation => {
            let (filter, ignored) = allocations_of(query);
            let (rows, next) = allocations::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::allocation_line(&base, row)).collect(), next, ignored)
        }
        Kind::Appropriation => {
            let (filter, ignored) = appropriations_of(query);
            let (rows, next) = appropriations::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::appropriation_line(&base, row)).collect(), next, ignored)
        }
        Kind::Movement => {
            let (filter, ignored) = movements::Filter::new(query.get("kind"), query.get("status"));
            let (rows, next) = movements::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::movement_line(&base, row)).collect(), next, ignored)
        }
        Kind::Allotment => {
            let (filter, ignored) = allotments_of(query);
            let (rows, next) = allotments::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::allotment_line(&base, row)).collect(), next, ignored)
        }
        Kind::WorkItem => {
            let (filter, ignored) = work_items::Filter::new(query.get("status"), query.get("allocation"));
            let (rows, next) = work_items::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::work_item_line(&base, row)).collect(), next, ignored)
        }
        Kind::Obligation => {
            let (filter, ignored) = obligations_of(query);
            let (rows, next) = obligations::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::obligation_line(&base, row)).collect(), next, ignored)
        }
        Kind::Disbursement => {
            let (filter, ignored) = disbursements_of(query);
            let (rows, next) = disbursements::list(db, member, &filter, &paging).await?;
            (rows.iter().map(|row| sheets::disbursement_line(&base, row)).collect(), next, ignored)
        }
        Kind::Line => return Err(Error::NotFound),
    })
}

fn allocations_of(query: &Query) -> (allocations::Filter, Vec<Ignored>) {
    allocations::Filter::new(query.get("fiscal_year"), query.get("proposal"))
}

fn appropriations_of(query: &Query) -> (appropriations::Filter, Vec<Ignored>) {
    let [year, kind, class, status] = ["fiscal_year", "kind", "class", "status"].map(|name| query.get(name));
    appropriations::Filter::new(year, kind, class, status)
}

fn allotments_of(query: &Query) -> (allotments::Filter, Vec<Ignored>) {
    allotments::Filter::new(query.get("status"), query.get("quarter"), query.get("fiscal_year"))
}

fn obligations_of(query: &Query) -> (obligations::Filter, Vec<Ignored>) {
    let [status, class, quarter, search] = ["status", "class", "quarter", "q"].map(|name| query.get(name));
    obligations::Filter::new(status, class, quarter, search)
}

fn disbursements_of(query: &Query) -> (disbursements::Filter, Vec<Ignored>) {
    let [method, status, from, until] = ["method", "status", "from", "until"].map(|name| query.get(name));
    disbursements::Filter::new(method, status, from, until)
}

#[handler]
pub(crate) async fn export(
    app: Data<&App>,
    visit: Visit,
    kind: Kind,
    query: Query,
    format: Format,
) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let table = match kind {
        Kind::Allocation => exports::allocations(db, member, &allocations_of(&query).0).await?,
        Kind::Appropriation => exports::appropriations(db, member, &appropriations_of(&query).0).await?,
        Kind::Movement => {
            let (filter, _) = movements::Filter::new(query.get("kind"), query.get("status"));
            exports::movements(db, member, &filter).await?
        }
        Kind::Allotment => exports::allotments(db, member, &allotments_of(&query).0).await?,
        Kind::WorkItem => {
            let (filter, _) = work_items::Filter::new(query.get("status"), query.get("allocation"));
            exports::work_items(db, member, &filter).await?
        }
        Kind::Obligation => exports::obligations(db, member, &obligations_of(&query).0).await?,
        Kind::Disbursement => exports::disbursements(db, member, &disbursements_of(&query).0).await?,
        Kind::Line => return Err(Error::NotFound),
    };
    format.write(table).await
}
