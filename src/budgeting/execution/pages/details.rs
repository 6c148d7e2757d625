//! The page of one row: its balances, what hangs under it, and its history.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::kinds::Kind;
use super::sheets::{self, Cell, Line, Sheet};
use super::{base, name, ok, shell};
use crate::auth::Visit;
use crate::budgeting::execution::history::{self, BudgetEvent};
use crate::budgeting::execution::steps::Step;
use crate::budgeting::execution::{
    allotments, appropriations, disbursement_lines, disbursements, movements, obligations, work_items,
};
use crate::error::Result;
use crate::server::App;
use crate::web::{Link, PageId as Id, Paging, Shell, words};

/// Rows of a table under a row, at most; the list has them all.
const MOST: i64 = 100;

#[derive(Debug, Template)]
#[template(path = "budgeting/execution/pages/details.html")]
struct DetailsPage {
    shell: Shell,
    sheet: Sheet,
    actions: Vec<(Link, bool)>,
    tables: Vec<Table>,
    history: Vec<BudgetEvent>,
    has_history: bool,
}

/// What hangs under a row.
#[derive(Debug)]
struct Table {
    id: &'static str,
    caption: &'static str,
    first_column: &'static str,
    columns: &'static [(&'static str, bool)],
    lines: Vec<Line>,
    add: Option<Link>,
}

impl Table {
    fn new(visit: &Visit, sheet: &Sheet, kind: Kind, add: &'static str, is_open: bool, lines: Vec<Line>) -> Self {
        let noun = if kind == Kind::Line { "lines" } else { kind.noun() };
        let may = is_open && !add.is_empty() && visit.member.can(kind.permission());
        Self {
            id: noun,
            caption: kind.title(),
            first_column: sheets::first_column(kind),
            columns: sheets::columns(kind),
            lines,
            add: may.then(|| Link::new(add, format!("{}{noun}/create/", sheet.address(visit)))),
        }
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, kind: Kind, id: Id) -> Result<Response> {
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    let history = history::of(&app.db, &visit.member, kind.entity(), id.0).await?;
    let tables = Box::pin(tables(app.0, &visit, &sheet)).await?;
    let list = format!("{}{}/", base(&visit), kind.noun());
    ok(&DetailsPage {
        shell: shell(&visit, sheet.title.clone()).crumb(kind.title(), list),
        actions: actions(&visit, &sheet),
        tables,
        history,
        has_history: kind != Kind::Allocation,
        sheet,
    })
}

/// The buttons: the steps in the order of the workflow, and what else may be done. True for what one usually does next.
fn actions(visit: &Visit, sheet: &Sheet) -> Vec<(Link, bool)> {
    let address = sheet.address(visit);
    let possible = |step: &Step| sheet.steps.iter().any(|name| name == step.stored());
    let mut actions: Vec<(Link, bool)> = Step::ALL
        .into_iter()
        .filter(possible)
        .map(|step| {
            let main = [Step::Post, Step::Release, Step::Obligate, Step::Pay, Step::Start].contains(&step)
                || (step == Step::Certify && !sheet.steps.iter().any(|name| name == "obligate"));
            (Link::new(said(step), format!("{address}{}/", step.name())), main)
        })
        .collect();
    if sheet.takes_changes(visit) {
        actions.push((Link::new("Edit", format!("{address}edit/")), false));
        if sheet.kind == Kind::WorkItem {
            actions.push((Link::new("Delete", format!("{address}delete/")), false));
        }
    }
    actions
}

/// What a step's button says.
pub(super) fn said(step: Step) -> &'static str {
    match step {
        Step::Post => "Post",
        Step::Cancel => "Cancel it",
        Step::Reverse => "Reverse",
        Step::Extend => "Extend",
        Step::Release => "Release",
        Step::Start => "Start",
        Step::Complete => "Complete",
        Step::Certify => "Certify the need (box A)",
        Step::Obligate => "Obligate (box B)",
        Step::Adjust => "Adjust",
        Step::MarkDue => "Mark as due",
        Step::Pay => "Pay",
        Step::Void => "Void",
    }
}

async fn tables(app: &App, visit: &Visit, sheet: &Sheet) -> Result<Vec<Table>> {
    let (db, member, base, first) = (&app.db, &visit.member, base(visit), Paging::first(MOST));
    let id = Some(sheet.id);
    let table = |kind, add, is_open, lines| Table::new(visit, sheet, kind, add, is_open, lines);
    Ok(match sheet.kind {
        Kind::Allocation => {
            let filter = appropriations::Filter { allocation: id, ..Default::default() };
            let (rows, _) = appropriations::list(db, member, &filter, &first).await?;
            let lines = rows.iter().map(|row| sheets::appropriation_line(&base, row)).collect();
            let items = work_items::Filter { allocation: id, ..Default::default() };
            let (rows, _) = work_items::list(db, member, &items, &first).await?;
            let items = rows.iter().map(|row| sheets::work_item_line(&base, row)).collect();
            vec![
                table(Kind::Appropriation, "New appropriation", true, lines),
                table(Kind::WorkItem, "New work item", true, items),
            ]
        }
        Kind::Appropriation => {
            let filter = allotments::Filter { appropriation: id, ..Default::default() };
            let (rows, _) = allotments::list(db, member, &filter, &first).await?;
            let lines = rows.iter().map(|row| sheets::allotment_line(&base, row)).collect();
            let filter = movements::Filter { appropriation: id, ..Default::default() };
            let (rows, _) = movements::list(db, member, &filter, &first).await?;
            let moved = rows.iter().map(|row| sheets::movement_line(&base, row)).collect();
            let is_posted = sheet.status == "posted";
            vec![
                table(Kind::Allotment, "Request an allotment", is_posted, lines),
                table(Kind::Movement, "", false, moved),
            ]
        }
        Kind::Allotment => {
            let lines = obligations_of(app, visit, obligations::Filter { allotment: id, ..Default::default() }).await?;
            let is_released = ["released", "partially_utilized"].contains(&sheet.status.as_str());
            vec![table(Kind::Obligation, "New obligation", is_released, lines)]
        }
        Kind::WorkItem => {
            let lines = obligations_of(app, visit, obligations::Filter { work_item: id, ..Default::default() }).await?;
            vec![table(Kind::Obligation, "", false, lines)]
        }
        Kind::Obligation => {
            let filter = disbursements::Filter { obligation: id, ..Default::default() };
            let (rows, _) = disbursements::list(db, member, &filter, &first).await?;
            let lines = rows.iter().map(|row| sheets::disbursement_line(&base, row)).collect();
            let is_bound = ["obligated", "partially_disbursed"].contains(&sheet.status.as_str());
            let mut tables = vec![table(Kind::Disbursement, "Record a payment", is_bound, lines)];
            tables.extend(notices(app, visit, sheet.id).await?);
            tables
        }
        Kind::Disbursement => {
            let rows = disbursement_lines::list(db, member, sheet.id).await?;
            let is_open = sheet.takes_changes(visit);
            let lines = rows.iter().map(|row| sheets::part_line(&base, row, is_open)).collect();
            vec![table(Kind::Line, "Add a part", is_open, lines)]
        }
        Kind::Movement | Kind::Line => Vec::new(),
    })
}

async fn obligations_of(app: &App, visit: &Visit, filter: obligations::Filter) -> Result<Vec<Line>> {
    let (rows, _) = obligations::list(&app.db, &visit.member, &filter, &Paging::first(MOST)).await?;
    Ok(rows.iter().map(|row| sheets::obligation_line(&base(visit), row)).collect())
}

/// The notices of an obligation, if there are any.
async fn notices(app: &App, visit: &Visit, id: Uuid) -> Result<Option<Table>> {
    let rows = obligations::adjustments(&app.db, &visit.member, id).await?;
    let lines = rows.into_iter().map(|row| Line {
        title: row.document_ref,
        address: String::new(),
        cells: vec![
            Cell::Text(words::date(&row.adjusted_on)),
            Cell::Text(row.reason),
            Cell::Text(row.created_by.unwrap_or_default()),
            Cell::Money(words::number(&row.amount)),
        ],
    });
    let lines: Vec<_> = lines.collect();
    Ok((!lines.is_empty()).then_some(Table {
        id: "adjustments",
        caption: "Notices of adjustment",
        first_column: "Notice",
        columns: &[("Day", false), ("Reason", false), ("By", false), ("More or less", true)],
        lines,
        add: None,
    }))
}
