//! Lists of execution as tables for spreadsheets: all rows of a filter, up to a limit. What is handed out is recorded.

use super::allocations::{self, Allocation};
use super::allotments::{self, Allotment};
use super::appropriations::{self, Appropriation};
use super::disbursements::{self, Disbursement};
use super::movements::{self, Movement};
use super::obligations::{self, Obligation};
use super::work_items::{self, WorkItem};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::planning::exports::record_export;
use crate::web::Paging;
use crate::web::export::{Cell, Table};
use crate::web::words::words as word;

/// All rows, if the first page held them.
fn complete<R>((rows, next): (Vec<R>, Option<String>)) -> Result<Vec<R>> {
    if next.is_some() { Err(Error::named("export_rows")) } else { Ok(rows) }
}

async fn handed_out(
    db: &Db,
    member: &Member,
    name: &'static str,
    title: &str,
    columns: Vec<&'static str>,
    rows: Vec<Vec<Cell>>,
) -> Result<Table> {
    let entity = format!("budgeting.{}", name.replace('-', "_"));
    record_export(db, member, &entity, None, i32::try_from(rows.len()).ok()).await?;
    let name = format!("{}-{name}", member.org_code());
    Ok(Table { title: title.to_owned(), name, columns, rows })
}

fn class(class: &str) -> Cell {
    class.to_uppercase().into()
}

fn money(amount: &str) -> Cell {
    Cell::decimal(amount)
}

/// The allocations that the filter lets through.
pub async fn allocations(db: &Db, member: &Member, filter: &allocations::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(allocations::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Year",
        "Programme",
        "PAP code",
        "Status",
        "Allocated (PHP)",
        "Appropriated (PHP)",
        "Allotted (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Unreleased (PHP)",
        "Unobligated (PHP)",
        "Unpaid (PHP)",
        "Reference",
    ];
    let row = |row: Allocation| {
        vec![
            row.fiscal_year.into(),
            row.programme.into(),
            row.programme_code.into(),
            word(&row.status).into(),
            money(&row.allocated_amount),
            money(&row.adjusted),
            money(&row.allotted),
            money(&row.obligated),
            money(&row.paid),
            money(&row.unreleased),
            money(&row.unobligated),
            money(&row.unpaid),
            row.appropriation_reference.into(),
        ]
    };
    handed_out(db, member, "allocations", "Allocations", columns, rows.into_iter().map(row).collect()).await
}

/// The appropriations that the filter lets through.
pub async fn appropriations(db: &Db, member: &Member, filter: &appropriations::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(appropriations::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Year",
        "Programme",
        "Kind",
        "Class",
        "Object code",
        "Status",
        "Authorized (PHP)",
        "Adjusted (PHP)",
        "Allotted (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Available (PHP)",
        "Legal basis",
        "Valid from",
        "Valid until",
        "Posted on",
    ];
    let row = |row: Appropriation| {
        vec![
            row.fiscal_year.into(),
            row.programme.into(),
            word(&row.kind).into(),
            class(&row.expense_class),
            row.object_code.into(),
            word(&row.status).into(),
            money(&row.authorized_amount),
            money(&row.adjusted),
            money(&row.allotted),
            money(&row.obligated),
            money(&row.paid),
            money(&row.available),
            row.legal_basis.into(),
            row.valid_from.into(),
            row.valid_until.into(),
            row.posted_on.into(),
        ]
    };
    handed_out(db, member, "appropriations", "Appropriations", columns, rows.into_iter().map(row).collect()).await
}

/// The movements that the filter lets through.
pub async fn movements(db: &Db, member: &Member, filter: &movements::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(movements::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Kind",
        "Status",
        "From programme",
        "From class",
        "To programme",
        "To class",
        "Other agency",
        "Amount (PHP)",
        "Document",
        "Document date",
        "Reason",
        "Posted on",
    ];
    let row = |row: Movement| {
        vec![
            word(&row.kind).into(),
            word(&row.status).into(),
            row.from_programme.into(),
            row.from_class.as_deref().map(class).into(),
            row.to_programme.into(),
            row.to_class.as_deref().map(class).into(),
            row.counterparty.into(),
            money(&row.amount),
            row.document_ref.into(),
            row.document_date.into(),
            row.reason.into(),
            row.posted_on.into(),
        ]
    };
    handed_out(db, member, "movements", "Movements", columns, rows.into_iter().map(row).collect()).await
}

/// The allotments that the filter lets through.
pub async fn allotments(db: &Db, member: &Member, filter: &allotments::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(allotments::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Year",
        "Quarter",
        "Programme",
        "Class",
        "Status",
        "Amount (PHP)",
        "Adjusted (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Available (PHP)",
        "Reference",
        "Released on",
    ];
    let row = |row: Allotment| {
        vec![
            row.fiscal_year.into(),
            row.quarter.into(),
            row.programme.into(),
            class(&row.expense_class),
            word(&row.status).into(),
            money(&row.amount),
            money(&row.adjusted),
            money(&row.obligated),
            money(&row.paid),
            money(&row.available),
            row.reference_number.into(),
            row.released_on.into(),
        ]
    };
    handed_out(db, member, "allotments", "Allotments", columns, rows.into_iter().map(row).collect()).await
}

/// The work items that the filter lets through.
pub async fn work_items(db: &Db, member: &Member, filter: &work_items::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(work_items::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Year",
        "Programme",
        "Code",
        "Title",
        "Class",
        "Status",
        "Quantity",
        "Unit",
        "Estimated (PHP)",
        "Obligated (PHP)",
        "Paid (PHP)",
        "Over budget",
        "Overdue",
        "Start",
        "Target",
        "Completed on",
    ];
    let yes = |is: bool| Cell::from(if is { "Yes" } else { "No" });
    let row = |row: WorkItem| {
        let (over, late) = (row.is_over_budget(), row.is_overdue());
        vec![
            row.fiscal_year.into(),
            row.programme.into(),
            row.code.into(),
            row.title.into(),
            class(&row.expense_class),
            word(&row.status).into(),
            money(&row.quantity),
            row.unit.into(),
            money(&row.estimated_cost),
            money(&row.obligated),
            money(&row.paid),
            yes(over),
            yes(late),
            row.start_date.into(),
            row.target_completion_date.into(),
            row.actual_completion_date.into(),
        ]
    };
    handed_out(db, member, "work-items", "Work items", columns, rows.into_iter().map(row).collect()).await
}

/// The obligations that the filter lets through.
pub async fn obligations(db: &Db, member: &Member, filter: &obligations::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(obligations::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "ORS number",
        "Status",
        "Programme",
        "Class",
        "Quarter",
        "Particulars",
        "Payee",
        "Document",
        "Amount (PHP)",
        "Adjusted (PHP)",
        "Paid (PHP)",
        "Unpaid (PHP)",
        "Obligated on",
        "Due on",
    ];
    let row = |row: Obligation| {
        vec![
            row.ors_number.into(),
            word(&row.status).into(),
            row.programme.into(),
            class(&row.expense_class),
            row.quarter.into(),
            row.description.into(),
            row.payee.into(),
            row.document_ref.into(),
            money(&row.amount),
            money(&row.adjusted),
            money(&row.paid),
            money(&row.unpaid),
            row.obligated_on.into(),
            row.due_on.into(),
        ]
    };
    handed_out(db, member, "obligations", "Obligations", columns, rows.into_iter().map(row).collect()).await
}

/// The payments that the filter lets through.
pub async fn disbursements(db: &Db, member: &Member, filter: &disbursements::Filter) -> Result<Table> {
    member.require("budgeting.export")?;
    let rows = complete(disbursements::list(db, member, filter, &Paging::whole()).await?)?;
    let columns = vec![
        "Status",
        "Programme",
        "Class",
        "ORS number",
        "Payee",
        "Method",
        "Reference",
        "Cash authority",
        "Gross (PHP)",
        "Withheld (PHP)",
        "Net (PHP)",
        "Paid on",
        "Voided on",
        "Void reason",
    ];
    let row = |row: Disbursement| {
        vec![
            word(&row.status).into(),
            row.programme.into(),
            class(&row.expense_class),
            row.ors_number.into(),
            row.payee.into(),
            word(&row.payment_method).into(),
            row.reference_number.into(),
            row.cash_authority.into(),
            money(&row.amount),
            money(&row.withheld),
            money(&row.net),
            row.paid_on.into(),
            row.voided_on.into(),
            row.void_reason.into(),
        ]
    };
    handed_out(db, member, "disbursements", "Payments", columns, rows.into_iter().map(row).collect()).await
}
