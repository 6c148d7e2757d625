//! Reports of execution (budgeting: section 8): what became of the money, as tables for a page and for a spreadsheet.

use std::collections::BTreeMap;

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::reports::{
    AllocationsParams, ExecutionParams, MonthlyParams, WorkItemsParams, allocations, execution as execution_rows,
    monthly as monthly_rows, work_items as work_item_rows,
};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::export::{Cell, Table};
use crate::web::words;

/// Paid of what was allocated, in per cent, below which utilisation is low.
const LOW: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// A report.
#[derive(Debug, PartialEq, Eq)]
pub struct ReportKind {
    /// Its name in addresses.
    pub name: &'static str,
    /// What it is called; at most 31 characters.
    pub title: &'static str,
    /// What it shows.
    pub about: &'static str,
}

/// The reports there are.
pub const REPORTS: [ReportKind; 4] = [
    ReportKind {
        name: "execution",
        title: "Execution",
        about: "What was approved, appropriated, allotted, obligated and paid by the end of the quarter, by programme and expense class",
    },
    ReportKind {
        name: "disbursements",
        title: "Monthly disbursements",
        about: "What was paid in each month, by authority and expense class",
    },
    ReportKind {
        name: "work-items",
        title: "Work items",
        about: "How far the work of the year is, and what was obligated and paid for it",
    },
    ReportKind {
        name: "low-utilisation",
        title: "Low utilisation",
        about: "Programmes of which less than 30% of the allocation is paid",
    },
];

/// A report of a year, up to a quarter.
pub async fn get(
    db: &Db,
    member: &Member,
    report: &ReportKind,
    permission: &str,
    (year, quarter): (i32, i32),
) -> Result<Table> {
    member.require(permission)?;
    let (columns, rows) = match report.name {
        "execution" => execution(db, member, year, quarter).await?,
        "disbursements" => monthly(db, member, year).await?,
        "work-items" => work_items(db, member, year).await?,
        "low-utilisation" => low_utilisation(db, member, year).await?,
        _ => return Err(Error::NotFound),
    };
    let name = format!("{}-{}-{year}", member.org_code(), report.name);
    Ok(Table { title: report.title.to_owned(), name, columns, rows })
}

type Rows = (Vec<&'static str>, Vec<Vec<Cell>>);

async fn execution(db: &Db, member: &Member, year: i32, quarter: i32) -> Result<Rows> {
    let asked = ExecutionParams { year, quarter, org_id: member.org_id() };
    let found = db.read(member, async |tx| Ok(execution_rows().params(tx, &asked).all().await?)).await?;
    let mut total = [Decimal::ZERO; 5];
    let mut rows = Vec::new();
    for row in found {
        let figures = [row.approved, row.appropriated, row.allotted, row.obligated, row.paid];
        for (sum, figure) in total.iter_mut().zip(figures) {
            *sum += figure;
        }
        rows.push(execution_row(row.programme.into(), class_words(&row.expense_class).into(), figures));
    }
    rows.push(execution_row("Total".into(), Cell::Empty, total));
    let columns = vec![
        "Programme",
        "Expense class",
        "Approved (PHP)",
        "Appropriated (PHP)",
        "Allotted (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Not allotted (PHP)",
        "Not obligated (PHP)",
        "Not paid (PHP)",
        "Allotment rate (%)",
        "Obligation rate (%)",
        "Disbursement rate (%)",
    ];
    Ok((columns, rows))
}

fn execution_row(programme: Cell, class: Cell, figures: [Decimal; 5]) -> Vec<Cell> {
    let [approved, appropriated, allotted, obligated, paid] = figures;
    let balances = [appropriated - allotted, allotted - obligated, obligated - paid];
    let rates = [rate(allotted, approved), rate(obligated, allotted), rate(paid, obligated)];
    let figures = figures.into_iter().chain(balances).chain(rates).map(Cell::Decimal);
    [programme, class].into_iter().chain(figures).collect()
}

async fn monthly(db: &Db, member: &Member, year: i32) -> Result<Rows> {
    let asked = MonthlyParams { org_id: member.org_id(), year };
    let found = db.read(member, async |tx| Ok(monthly_rows().params(tx, &asked).all().await?)).await?;
    let mut rows: BTreeMap<(i32, usize), [Decimal; 4]> = BTreeMap::new();
    let mut total = [Decimal::ZERO; 4];
    for row in found {
        let place =
            |known: &[(&str, &str)], name: &str| known.iter().position(|(known, _)| *known == name).unwrap_or(0);
        let (authority, class) = (place(&AUTHORITIES, &row.authority), place(&CLASSES, &row.expense_class));
        rows.entry((row.month, authority)).or_default()[class] += row.amount;
        total[class] += row.amount;
    }
    let line = |month: Cell, authority: Cell, figures: [Decimal; 4]| {
        let figures = figures.into_iter().chain([figures.iter().sum()]).map(Cell::Decimal);
        [month, authority].into_iter().chain(figures).collect()
    };
    let mut lines: Vec<Vec<Cell>> = rows
        .into_iter()
        .map(|((month, authority), figures)| {
            let name = chrono::NaiveDate::from_ymd_opt(year, month.unsigned_abs(), 1).unwrap_or_default();
            line(name.format("%B %Y").to_string().into(), AUTHORITIES[authority].1.into(), figures)
        })
        .collect();
    lines.push(line("Total".into(), Cell::Empty, total));
    Ok((vec!["Month", "Authority", "PS (PHP)", "MOOE (PHP)", "FinEx (PHP)", "CO (PHP)", "Total (PHP)"], lines))
}

/// What covers a payment, and its words.
const AUTHORITIES: [(&str, &str); 4] = [
    ("nca", "Check or ADA under NCA"),
    ("tra", "Tax remittance advice"),
    ("cash", "Cash or working fund"),
    ("other", "Other"),
];
/// The expense classes in the order of the forms, and their words.
const CLASSES: [(&str, &str); 4] = [
    ("ps", "Personnel services"),
    ("mooe", "Maintenance and other operating expenses"),
    ("fe", "Financial expenses"),
    ("co", "Capital outlay"),
];

fn class_words(class: &str) -> &'static str {
    CLASSES.iter().find(|(known, _)| *known == class).map_or("", |(_, words)| words)
}

async fn work_items(db: &Db, member: &Member, year: i32) -> Result<Rows> {
    let asked = WorkItemsParams { org_id: member.org_id(), year };
    let found = db.read(member, async |tx| Ok(work_item_rows().params(tx, &asked).all().await?)).await?;
    let rows = found.into_iter().map(|row| {
        let remark = match (row.obligated > row.estimated_cost, row.is_overdue) {
            (true, true) => "Over budget, overdue",
            (true, false) => "Over budget",
            (false, true) => "Overdue",
            (false, false) => "",
        };
        vec![
            row.programme.into(),
            row.code.into(),
            row.title.into(),
            words::words(&row.status).into(),
            row.target_completion_date.into(),
            Cell::Decimal(row.estimated_cost),
            Cell::Decimal(row.obligated),
            Cell::Decimal(row.paid),
            Cell::Decimal(rate(row.paid, row.estimated_cost)),
            remark.into(),
        ]
    });
    let columns = vec![
        "Programme",
        "Code",
        "Work item",
        "Status",
        "Due",
        "Estimated (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Paid of estimate (%)",
        "Remark",
    ];
    Ok((columns, rows.collect()))
}

async fn low_utilisation(db: &Db, member: &Member, year: i32) -> Result<Rows> {
    let asked = AllocationsParams { org_id: member.org_id(), year };
    let found = db.read(member, async |tx| Ok(allocations().params(tx, &asked).all().await?)).await?;
    let low = found.into_iter().filter(|row| rate(row.paid, row.allocated_amount) < LOW);
    let rows = low.map(|row| {
        vec![
            row.programme.into(),
            Cell::Decimal(row.allocated_amount),
            Cell::Decimal(row.allotted),
            Cell::Decimal(row.obligated),
            Cell::Decimal(row.paid),
            Cell::Decimal(rate(row.paid, row.allocated_amount)),
        ]
    });
    let columns =
        vec!["Programme", "Allocated (PHP)", "Allotted (PHP)", "Obligated (PHP)", "Paid (PHP)", "Utilisation (%)"];
    Ok((columns, rows.collect()))
}

/// A part of a whole in per cent with two decimals, half away from zero; 0 of nothing.
fn rate(part: Decimal, whole: Decimal) -> Decimal {
    if whole.is_zero() {
        return Decimal::ZERO;
    }
    (part * Decimal::ONE_HUNDRED / whole).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}
