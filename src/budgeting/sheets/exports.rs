//! The lists of preparation as tables for spreadsheets: proposals, and the lines of one. That they were handed out is recorded.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::preparation_reports::{
    ExportedLine, ExportedProposal, LinesParams, ProposalsParams, lines as line_rows, proposals as proposal_rows,
};
use uuid::Uuid;

use super::{CLASSES, imports};
use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::planning::exports::record_export;
use crate::web::export::{Cell, Table};
use crate::web::words::{in_manila, words as word};
use crate::web::{Paging, Query, known, parsed};

/// The statuses of a proposal.
const STATUSES: [&str; 6] = ["draft", "submitted", "under_review", "returned", "approved", "rejected"];

/// What of the list of proposals is asked for.
#[derive(Debug, Default)]
pub struct ProposalFilter {
    status: Option<String>,
    fiscal_year: Option<i32>,
    search: Option<String>,
}

impl ProposalFilter {
    /// From the address of a page.
    pub fn of(query: &Query) -> Self {
        let mut ignored = Vec::new();
        Self {
            status: known("status", query.get("status"), &STATUSES, &mut ignored),
            fiscal_year: parsed("fiscal_year", query.get("fiscal_year"), &mut ignored),
            search: query.get("q"),
        }
    }
}

/// What of the lines of a proposal is asked for.
#[derive(Debug, Default)]
pub struct LineFilter {
    expense_class: Option<String>,
    programme_id: Option<Uuid>,
    search: Option<String>,
}

impl LineFilter {
    /// From the address of a page.
    pub fn of(query: &Query) -> Self {
        let mut ignored = Vec::new();
        Self {
            expense_class: known("expense_class", query.get("expense_class"), &CLASSES, &mut ignored),
            programme_id: parsed("programme", query.get("programme"), &mut ignored),
            search: query.get("q"),
        }
    }
}

/// Refuses what is longer than a file may be; `fetched` asked for one row more than that.
fn complete<T>(rows: Vec<T>, paging: &Paging) -> Result<Vec<T>> {
    let most = usize::try_from(paging.fetch()).unwrap_or(usize::MAX);
    if rows.len() < most { Ok(rows) } else { Err(Error::named("export_rows")) }
}

/// The proposals that the filter lets through.
pub async fn proposals(db: &Db, member: &Member, filter: &ProposalFilter) -> Result<Table> {
    member.require("budgeting.export")?;
    let paging = Paging::whole();
    let asked = ProposalsParams {
        org_id: member.org_id(),
        status: filter.status.as_deref(),
        fiscal_year: filter.fiscal_year,
        search: filter.search.as_deref(),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(proposal_rows().params(tx, &asked).all().await?)).await?;
    let rows = complete(rows, &paging)?;
    record_export(db, member, "budgeting.proposals", None, i32::try_from(rows.len()).ok()).await?;
    Ok(Table {
        title: "Budget proposals".to_owned(),
        name: format!("{}-budget-proposals", member.org_code()),
        columns: vec![
            "Fiscal year",
            "Title",
            "Status",
            "Programmes",
            "Requested (PHP)",
            "Approved (PHP)",
            "Late",
            "Submitted (Manila)",
            "Approved (Manila)",
            "Created (Manila)",
            "Changed (Manila)",
        ],
        rows: rows.into_iter().map(proposal).collect(),
    })
}

fn proposal(row: ExportedProposal) -> Vec<Cell> {
    vec![
        row.fiscal_year.into(),
        row.title.into(),
        word(&row.status).into(),
        i32::try_from(row.programmes).ok().into(),
        Cell::Decimal(row.requested),
        row.approved.map_or(Cell::Empty, Cell::Decimal),
        if row.is_late { "Yes" } else { "No" }.into(),
        row.submitted_at.map(in_manila).into(),
        row.approved_at.map(in_manila).into(),
        in_manila(row.created_at).into(),
        in_manila(row.updated_at).into(),
    ]
}

/// The lines of a proposal that the filter lets through.
pub async fn lines(db: &Db, member: &Member, proposal_id: Uuid, filter: &LineFilter) -> Result<Table> {
    member.require("budgeting.export")?;
    let subject = imports::subject(db, member, proposal_id).await?;
    let paging = Paging::whole();
    let asked = LinesParams {
        org_id: member.org_id(),
        proposal_id,
        expense_class: filter.expense_class.as_deref(),
        programme_id: filter.programme_id,
        search: filter.search.as_deref(),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(line_rows().params(tx, &asked).all().await?)).await?;
    let rows = complete(rows, &paging)?;
    record_export(db, member, "budgeting.line_items", Some(proposal_id), i32::try_from(rows.len()).ok()).await?;
    Ok(Table {
        title: format!("Lines {}", subject.fiscal_year),
        name: format!("{}-budget-{}-line-list", member.org_code(), subject.fiscal_year),
        columns: vec![
            "Programme code",
            "Programme",
            "Class",
            "Object code",
            "Sub-category",
            "Description",
            "Unit cost (PHP)",
            "Quantity",
            "Total (PHP)",
            "Approved (PHP)",
            "Justification",
            "Notes",
            "Returned with",
        ],
        rows: rows.into_iter().map(line).collect(),
    })
}

fn line(row: ExportedLine) -> Vec<Cell> {
    vec![
        row.programme_code.into(),
        row.programme.into(),
        row.expense_class.to_uppercase().into(),
        row.object_code.into(),
        row.sub_category.into(),
        row.description.into(),
        Cell::Decimal(row.unit_cost),
        row.quantity.into(),
        Cell::Decimal(row.total_cost),
        row.approved.map_or(Cell::Empty, Cell::Decimal),
        row.justification.into(),
        row.notes.into(),
        row.return_reason.into(),
    ]
}
