//! One row of each kind as its page shows it, and as a line of a list.

use uuid::Uuid;

use super::kinds::Kind;
use super::{Fact, base, class, name};
use crate::auth::Visit;
use crate::budgeting::execution::allocations::{self, Allocation};
use crate::budgeting::execution::allotments::{self, Allotment};
use crate::budgeting::execution::appropriations::{self, Appropriation};
use crate::budgeting::execution::disbursement_lines::{self, DisbursementLine};
use crate::budgeting::execution::disbursements::{self, Disbursement};
use crate::budgeting::execution::movements::{self, Movement};
use crate::budgeting::execution::obligations::{self, Obligation};
use crate::budgeting::execution::work_items::{self, WorkItem};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::words;

/// A row.
#[derive(Debug)]
pub(super) struct Sheet {
    pub kind: Kind,
    pub id: Uuid,
    pub title: String,
    pub status: String,
    pub version: i32,
    /// The steps that the member may take.
    pub steps: Vec<String>,
    /// Its balances.
    pub amounts: Vec<(&'static str, String)>,
    pub facts: Vec<Fact>,
    /// What somebody should look at.
    pub warnings: Vec<&'static str>,
}

/// A line of a list: what it is called, and a cell for every further column.
#[derive(Debug)]
pub(super) struct Line {
    pub title: String,
    pub address: String,
    pub cells: Vec<Cell>,
}

/// A cell of a list.
#[derive(Debug)]
pub(super) enum Cell {
    Text(String),
    Money(String),
    Status(String),
}

fn text(value: impl Into<String>) -> Cell {
    Cell::Text(value.into())
}

fn money(amount: &str) -> Cell {
    Cell::Money(words::number(amount))
}

fn status(status: &str) -> Cell {
    Cell::Status(status.to_owned())
}

/// The row of a kind, if it is the member's.
pub(super) async fn sheet(app: &App, visit: &Visit, kind: Kind, id: Uuid) -> Result<Sheet> {
    let (db, member) = (&app.db, &visit.member);
    Ok(match kind {
        Kind::Allocation => allocation(visit, &allocations::get(db, member, id).await?),
        Kind::Appropriation => appropriation(visit, &appropriations::get(db, member, id).await?),
        Kind::Movement => movement(visit, &movements::get(db, member, id).await?),
        Kind::Allotment => allotment(visit, &allotments::get(db, member, id).await?),
        Kind::WorkItem => work_item(visit, &work_items::get(db, member, id).await?),
        Kind::Obligation => obligation(visit, &obligations::get(db, member, id).await?),
        Kind::Disbursement => disbursement(visit, &disbursements::get(db, member, id).await?),
        Kind::Line => line(&disbursement_lines::get(db, member, id).await?),
    })
}

impl Sheet {
    fn new(kind: Kind, id: Uuid, title: String, status: &str, version: i32, steps: &[String]) -> Self {
        Self {
            kind,
            id,
            title,
            status: status.to_owned(),
            version,
            steps: steps.to_vec(),
            amounts: Vec::new(),
            facts: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// Its own address.
    pub(super) fn address(&self, visit: &Visit) -> String {
        if self.kind == Kind::Line {
            return base(visit);
        }
        format!("{}{}/{}/", base(visit), self.kind.noun(), self.id)
    }

    /// Whether the member may change its content.
    pub(super) fn takes_changes(&self, visit: &Visit) -> bool {
        visit.member.can(self.kind.permission()) && self.kind.open_statuses().contains(&self.status.as_str())
    }

    /// Refuses to show a form for what may not be changed.
    pub(super) fn require_open(&self, visit: &Visit) -> Result<()> {
        visit.member.require(self.kind.permission())?;
        if self.takes_changes(visit) {
            return Ok(());
        }
        let figures = serde_json::json!({ "status": name(&self.status).to_lowercase() }).to_string();
        let rule = crate::rules::get("posted_is_final");
        Err(Error::Conflict(crate::rules::violated(rule, &figures)))
    }

    /// Facts of which there is something to say.
    fn told(mut self, facts: Vec<(&'static str, String)>) -> Self {
        let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
        self.facts.extend(facts.map(|(label, value)| Fact::new(label, value)));
        self
    }

    fn linked(mut self, visit: &Visit, label: &'static str, value: &str, below: &str) -> Self {
        self.facts.push(Fact::at(label, value, format!("{}{below}/", base(visit))));
        self
    }
}

fn day(day: Option<chrono::NaiveDate>) -> String {
    day.as_ref().map(words::date).unwrap_or_default()
}

fn person(person: Option<&String>) -> String {
    person.cloned().unwrap_or_default()
}

fn allocation(visit: &Visit, row: &Allocation) -> Sheet {
    let mut sheet = Sheet::new(Kind::Allocation, row.id, row.programme.clone(), &row.status, row.version, &[]);
    sheet.amounts = vec![
        ("allocated", row.allocated_amount.clone()),
        ("appropriated", row.adjusted.clone()),
        ("allotted", row.allotted.clone()),
        ("obligated", row.obligated.clone()),
        ("paid", row.paid.clone()),
    ];
    let proposal = visit.address(&format!("budgeting/proposals/{}/", row.proposal_id));
    sheet.facts.push(Fact::at("Proposal", format!("Budget proposal of {}", row.fiscal_year), proposal));
    sheet.told(vec![
        ("Programme code", row.programme_code.clone()),
        ("Requested", words::money(&row.requested_amount)),
        ("Unreleased", words::money(&row.unreleased)),
        ("Released, not obligated", words::money(&row.unobligated)),
        ("Obligated, not paid", words::money(&row.unpaid)),
        ("Item of the act", row.appropriation_reference.clone()),
        ("Approved by", person(row.approved_by.as_ref())),
    ])
}

fn appropriation(visit: &Visit, row: &Appropriation) -> Sheet {
    let title = format!("{} · {} · {}", row.programme, class(&row.expense_class), row.fiscal_year);
    let mut sheet = Sheet::new(Kind::Appropriation, row.id, title, &row.status, row.version, &row.steps);
    sheet.amounts = vec![
        ("authorized", row.authorized_amount.clone()),
        ("after movements", row.adjusted.clone()),
        ("allotted", row.allotted.clone()),
        ("requested", row.requested.clone()),
        ("left to request", row.available.clone()),
    ];
    sheet.linked(visit, "Allocation", &row.programme, &format!("allocations/{}", row.allocation_id)).told(vec![
        ("Kind", name(&row.kind)),
        ("Legal basis", row.legal_basis.clone()),
        ("Valid", format!("{} to {}", words::date(&row.valid_from), words::date(&row.valid_until))),
        ("Extended by", row.extension_basis.clone()),
        ("Object code", row.object_code.clone().unwrap_or_default()),
        ("Funding source", row.fund_code.clone()),
        ("Obligated", words::money(&row.obligated)),
        ("Paid", words::money(&row.paid)),
        ("Recorded by", person(row.created_by.as_ref())),
        ("Posted by", person(row.posted_by.as_ref())),
        ("Posted on", day(row.posted_on)),
        ("Why it was taken back", row.reversal_reason.clone()),
        ("Notes", row.notes.clone()),
    ])
}

fn side(programme: Option<&String>, class_of: Option<&String>) -> String {
    programme.map(|programme| format!("{programme} · {}", class_of.map_or("", |of| class(of)))).unwrap_or_default()
}

fn movement(visit: &Visit, row: &Movement) -> Sheet {
    let title = format!("{} {}", name(&row.kind), row.document_ref);
    let mut sheet = Sheet::new(Kind::Movement, row.id, title, &row.status, row.version, &row.steps);
    sheet.amounts = vec![("moved", row.amount.clone())];
    let sides = [
        (
            "From",
            row.from_appropriation_id,
            row.from_allotment_id,
            side(row.from_programme.as_ref(), row.from_class.as_ref()),
        ),
        ("To", row.to_appropriation_id, row.to_allotment_id, side(row.to_programme.as_ref(), row.to_class.as_ref())),
    ];
    for (label, appropriation, allotment, programme) in sides {
        if let Some(id) = allotment {
            sheet = sheet.linked(visit, label, &format!("Allotment: {programme}"), &format!("allotments/{id}"));
        } else if let Some(id) = appropriation {
            sheet = sheet.linked(visit, label, &format!("Appropriation: {programme}"), &format!("appropriations/{id}"));
        }
    }
    sheet.told(vec![
        ("Other agency", row.counterparty.clone()),
        ("Document", format!("{} of {}", row.document_ref, words::date(&row.document_date))),
        ("Reason", row.reason.clone()),
        ("Recorded by", person(row.created_by.as_ref())),
        ("Posted by", person(row.posted_by.as_ref())),
        ("Posted on", day(row.posted_on)),
        ("Why it was taken back", row.reversal_reason.clone()),
    ])
}

fn allotment(visit: &Visit, row: &Allotment) -> Sheet {
    let title = format!("{} · {} · {} {}", row.programme, class(&row.expense_class), row.quarter, row.fiscal_year);
    let mut sheet = Sheet::new(Kind::Allotment, row.id, title.clone(), &row.status, row.version, &row.steps);
    sheet.amounts = vec![
        ("requested", row.amount.clone()),
        ("released, after movements", row.adjusted.clone()),
        ("obligated", row.obligated.clone()),
        ("drafted", row.drafted.clone()),
        ("left to obligate", row.available.clone()),
    ];
    let appropriation = format!("{} · {}", row.programme, class(&row.expense_class));
    sheet.linked(visit, "Appropriation", &appropriation, &format!("appropriations/{}", row.appropriation_id)).told(
        vec![
            ("Release order", row.reference_number.clone()),
            ("Paid", words::money(&row.paid)),
            ("Money may be obligated until", words::date(&row.valid_until)),
            ("Requested by", person(row.created_by.as_ref())),
            ("Released by", person(row.released_by.as_ref())),
            ("Released on", day(row.released_on)),
            ("Why it was cancelled", row.cancel_reason.clone()),
            ("Notes", row.notes.clone()),
        ],
    )
}

fn work_item(visit: &Visit, row: &WorkItem) -> Sheet {
    let title = format!("{} {}", row.code, row.title);
    let mut sheet = Sheet::new(Kind::WorkItem, row.id, title, &row.status, row.version, &row.steps);
    sheet.amounts = vec![
        ("estimated", row.estimated_cost.clone()),
        ("obligated", row.obligated.clone()),
        ("paid", row.paid.clone()),
    ];
    if row.is_over_budget() {
        sheet.warnings.push("More is obligated for it than it was expected to cost.");
    }
    if row.is_overdue() {
        sheet.warnings.push("It is overdue.");
    }
    if let Some(id) = row.allocation_id {
        sheet = sheet.linked(visit, "Allocation", &row.programme, &format!("allocations/{id}"));
    }
    sheet.told(vec![
        ("Line", format!("{} · {}", row.line_item, class(&row.expense_class))),
        ("Quantity", format!("{} {}", words::short(&row.quantity), row.unit)),
        ("Start", day(row.start_date)),
        ("To be done by", words::date(&row.target_completion_date)),
        ("Completed on", day(row.actual_completion_date)),
        ("Written by", person(row.created_by.as_ref())),
        ("Detail", row.description.clone()),
        ("Notes", row.notes.clone()),
    ])
}

fn obligation(visit: &Visit, row: &Obligation) -> Sheet {
    let mut sheet = Sheet::new(Kind::Obligation, row.id, row.description.clone(), &row.status, row.version, &row.steps);
    sheet.amounts = vec![
        ("requested", row.amount.clone()),
        ("bound, after notices", row.adjusted.clone()),
        ("paid", row.paid.clone()),
        ("in process", row.processing.clone()),
        ("left to pay", row.available.clone()),
    ];
    let allotment = format!("{} · {} · {}", row.programme, class(&row.expense_class), row.quarter);
    let mut sheet = sheet.linked(visit, "Allotment", &allotment, &format!("allotments/{}", row.allotment_id));
    if let (Some(id), Some(item)) = (row.work_item_id, &row.work_item) {
        sheet = sheet.linked(visit, "Work item", item, &format!("work-items/{id}"));
    }
    let certified = row.need_certified_at.as_ref().map(words::moment).unwrap_or_default();
    sheet.told(vec![
        ("ORS number", row.ors_number.clone().unwrap_or_default()),
        ("Payee", row.payee.clone()),
        ("Address", row.payee_address.clone()),
        ("Document", row.document_ref.clone()),
        ("Object code", row.object_code.clone().unwrap_or_default()),
        ("Responsibility center", row.responsibility_center.clone()),
        ("Written by", person(row.created_by.as_ref())),
        ("Box A, need certified by", person(row.need_certified_by.as_ref())),
        ("Certified", certified),
        ("Box B, obligated by", person(row.obligated_by.as_ref())),
        ("Obligated on", day(row.obligated_on)),
        ("Due and demandable since", day(row.due_on)),
        ("Why it was cancelled", row.cancel_reason.clone()),
        ("Notes", row.notes.clone()),
    ])
}

fn disbursement(visit: &Visit, row: &Disbursement) -> Sheet {
    let title = format!("{} to {}", name(&row.payment_method), row.payee);
    let mut sheet = Sheet::new(Kind::Disbursement, row.id, title, &row.status, row.version, &row.steps);
    sheet.amounts = vec![
        ("gross", row.amount.clone()),
        ("withheld", row.withheld.clone()),
        ("net", row.net.clone()),
        ("in its parts", row.parts.clone()),
    ];
    let obligation =
        row.ors_number.as_ref().map_or_else(|| row.obligation.clone(), |ors| format!("{ors}: {}", row.obligation));
    sheet.linked(visit, "Obligation", &obligation, &format!("obligations/{}", row.obligation_id)).told(vec![
        ("Programme", format!("{} · {}", row.programme, class(&row.expense_class))),
        ("Reference", row.reference_number.clone()),
        ("Cash authority", row.cash_authority.clone()),
        ("Recorded by", person(row.created_by.as_ref())),
        ("Paid by", person(row.paid_by.as_ref())),
        ("Paid on", day(row.paid_on)),
        ("Voided by", person(row.voided_by.as_ref())),
        ("Voided on", day(row.voided_on)),
        ("Why it was voided", row.void_reason.clone()),
        ("Notes", row.notes.clone()),
    ])
}

fn line(row: &DisbursementLine) -> Sheet {
    let (title, status) = (row.description.clone(), &row.disbursement_status);
    let mut sheet = Sheet::new(Kind::Line, row.id, title, status, row.version, &[]);
    sheet.amounts = vec![("pesos", row.amount.clone())];
    sheet.told(vec![("Cost center", row.cost_center.clone()), ("Notes", row.notes.clone())])
}

/// The columns of the lists, after the first: what they are called, and whether they hold amounts.
pub(super) fn columns(kind: Kind) -> &'static [(&'static str, bool)] {
    match kind {
        Kind::Allocation => &[
            ("Year", false),
            ("Allocated", true),
            ("Appropriated", true),
            ("Allotted", true),
            ("Obligated", true),
            ("Paid", true),
        ],
        Kind::Appropriation => &[
            ("Kind", false),
            ("Status", false),
            ("Authorized", true),
            ("Adjusted", true),
            ("Allotted", true),
            ("Left", true),
        ],
        Kind::Movement => &[("Status", false), ("From", false), ("To", false), ("Amount", true)],
        Kind::Allotment => &[("Status", false), ("Released", true), ("Obligated", true), ("Left", true)],
        Kind::WorkItem => {
            &[("Status", false), ("To be done by", false), ("Estimated", true), ("Obligated", true), ("Paid", true)]
        }
        Kind::Obligation => &[
            ("ORS number", false),
            ("Payee", false),
            ("Status", false),
            ("Amount", true),
            ("Paid", true),
            ("Left", true),
        ],
        Kind::Disbursement => &[
            ("Obligation", false),
            ("Status", false),
            ("Day", false),
            ("Gross", true),
            ("Withheld", true),
            ("Net", true),
        ],
        Kind::Line => &[("Cost center", false), ("Amount", true)],
    }
}

/// What the first column is called.
pub(super) fn first_column(kind: Kind) -> &'static str {
    match kind {
        Kind::Allocation => "Programme",
        Kind::Appropriation => "Appropriation",
        Kind::Movement => "Movement",
        Kind::Allotment => "Allotment",
        Kind::WorkItem => "Work item",
        Kind::Obligation => "Particulars",
        Kind::Disbursement => "Payment",
        Kind::Line => "Part",
    }
}

pub(super) fn allocation_line(base: &str, row: &Allocation) -> Line {
    Line {
        title: row.programme.clone(),
        address: format!("{base}allocations/{}/", row.id),
        cells: vec![
            text(row.fiscal_year.to_string()),
            money(&row.allocated_amount),
            money(&row.adjusted),
            money(&row.allotted),
            money(&row.obligated),
            money(&row.paid),
        ],
    }
}

pub(super) fn appropriation_line(base: &str, row: &Appropriation) -> Line {
    Line {
        title: format!("{} · {} · {}", row.programme, class(&row.expense_class), row.fiscal_year),
        address: format!("{base}appropriations/{}/", row.id),
        cells: vec![
            text(name(&row.kind)),
            status(&row.status),
            money(&row.authorized_amount),
            money(&row.adjusted),
            money(&row.allotted),
            money(&row.available),
        ],
    }
}

pub(super) fn movement_line(base: &str, row: &Movement) -> Line {
    let other = |side: String| if side.is_empty() { row.counterparty.clone() } else { side };
    Line {
        title: format!("{} {}", name(&row.kind), row.document_ref),
        address: format!("{base}movements/{}/", row.id),
        cells: vec![
            status(&row.status),
            text(other(side(row.from_programme.as_ref(), row.from_class.as_ref()))),
            text(other(side(row.to_programme.as_ref(), row.to_class.as_ref()))),
            money(&row.amount),
        ],
    }
}

pub(super) fn allotment_line(base: &str, row: &Allotment) -> Line {
    let released = if row.status == "pending" { &row.amount } else { &row.adjusted };
    Line {
        title: format!("{} · {} · {} {}", row.programme, class(&row.expense_class), row.quarter, row.fiscal_year),
        address: format!("{base}allotments/{}/", row.id),
        cells: vec![status(&row.status), money(released), money(&row.obligated), money(&row.available)],
    }
}

pub(super) fn work_item_line(base: &str, row: &WorkItem) -> Line {
    Line {
        title: format!("{} {}", row.code, row.title),
        address: format!("{base}work-items/{}/", row.id),
        cells: vec![
            if row.is_overdue() { status("overdue") } else { status(&row.status) },
            text(words::date(&row.target_completion_date)),
            money(&row.estimated_cost),
            money(&row.obligated),
            money(&row.paid),
        ],
    }
}

pub(super) fn obligation_line(base: &str, row: &Obligation) -> Line {
    Line {
        title: row.description.clone(),
        address: format!("{base}obligations/{}/", row.id),
        cells: vec![
            text(row.ors_number.clone().unwrap_or_default()),
            text(row.payee.clone()),
            status(&row.status),
            if row.status == "draft" { money(&row.amount) } else { money(&row.adjusted) },
            money(&row.paid),
            money(&row.available),
        ],
    }
}

pub(super) fn disbursement_line(base: &str, row: &Disbursement) -> Line {
    Line {
        title: format!("{} to {}", name(&row.payment_method), row.payee),
        address: format!("{base}disbursements/{}/", row.id),
        cells: vec![
            text(row.ors_number.clone().unwrap_or_default()),
            status(&row.status),
            text(day(row.paid_on)),
            money(&row.amount),
            money(&row.withheld),
            money(&row.net),
        ],
    }
}

pub(super) fn part_line(base: &str, row: &DisbursementLine, takes_changes: bool) -> Line {
    let edit = format!("{base}disbursement-lines/{}/edit/", row.id);
    Line {
        title: row.description.clone(),
        address: if takes_changes { edit } else { String::new() },
        cells: vec![text(row.cost_center.clone()), money(&row.amount)],
    }
}
