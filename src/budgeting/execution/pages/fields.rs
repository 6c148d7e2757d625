//! The fields of the forms of each kind, what they are filled with, and what was typed into them.

use uuid::Uuid;

use super::kinds::Kind;
use super::{class, name, options};
use crate::auth::Visit;
use crate::budgeting::execution::allocations::AllocationInput;
use crate::budgeting::execution::allotments::{self, AllotmentInput, NewAllotment};
use crate::budgeting::execution::appropriations::{self, AppropriationInput, KINDS, NewAppropriation};
use crate::budgeting::execution::disbursement_lines::DisbursementLineInput;
use crate::budgeting::execution::disbursements::{DisbursementInput, METHODS, NewDisbursement};
use crate::budgeting::execution::movements::{self, MovementInput, NewMovement};
use crate::budgeting::execution::obligations::{NewObligation, ObligationInput};
use crate::budgeting::execution::work_items::{self, NewWorkItem, WorkItemInput};
use crate::budgeting::execution::{CLASSES, QUARTERS};
use crate::error::Result;
use crate::planning::today;
use crate::server::App;
use crate::web::{Field, Kind as Input, Paging, Posted, words};

/// Pesos in a form.
fn amount(name: &'static str, label: &'static str) -> Field {
    Field::new(name, label, Input::Decimal).hint("For example 1,250,000.00")
}

fn notes() -> Field {
    Field::new("notes", "Notes", Input::Text).optional()
}

fn none(label: &str) -> (String, String) {
    (String::new(), label.to_owned())
}

/// The fields that may be changed later, too.
pub(super) fn fields(kind: Kind) -> Vec<Field> {
    match kind {
        Kind::Allocation => {
            vec![Field::new("appropriation_reference", "Item of the appropriations act", Input::Line).optional()]
        }
        Kind::Appropriation => vec![
            amount("authorized_amount", "Amount in pesos"),
            Field::new("legal_basis", "Legal basis", Input::Line).hint("The act, for example: GAAB 2026"),
            Field::new("valid_from", "Valid from", Input::Date).hint("The first day money may be obligated"),
            Field::new("valid_until", "Valid until", Input::Date).hint("The last day money may be obligated"),
            Field::new("fund_code", "UACS funding source", Input::Line).optional().hint("Eight digits"),
            Field::new("object_code", "UACS object code", Input::Line)
                .optional()
                .hint("Ten digits, where it is authorized for one object"),
            notes(),
        ],
        Kind::Movement => vec![
            Field::new("counterparty", "Other agency or unit", Input::Line)
                .optional()
                .hint("Of a transfer or sub-allotment, and of nothing else"),
            amount("amount", "Amount in pesos"),
            Field::new("document_ref", "Number of the document", Input::Line),
            Field::new("document_date", "Date of the document", Input::Date).value(today().to_string()),
            Field::new("reason", "Reason", Input::Text),
        ],
        Kind::Allotment => vec![
            Field::new("quarter", "Quarter", Input::Select(options(&QUARTERS))),
            amount("amount", "Amount in pesos"),
            Field::new("reference_number", "Release order", Input::Line)
                .optional()
                .hint("Number of the SARO, or “comprehensive release”; it can be given with the release"),
            notes(),
        ],
        Kind::WorkItem => vec![
            Field::new("code", "Code", Input::Line).hint("For example: WI-001"),
            Field::new("title", "Title", Input::Line),
            Field::new("description", "Detail", Input::Text).optional(),
            Field::new("quantity", "Quantity", Input::Decimal).value("1"),
            Field::new("unit", "Unit", Input::Line).optional().hint("For example: health stations"),
            amount("estimated_cost", "Estimated cost in pesos"),
            Field::new("start_date", "Start", Input::Date).optional(),
            Field::new("target_completion_date", "To be done by", Input::Date),
            notes(),
        ],
        Kind::Obligation => vec![
            Field::new("description", "Particulars", Input::Line).hint("What the money is bound for"),
            Field::new("payee", "Payee", Input::Line).hint("Who is to be paid"),
            Field::new("payee_address", "Address of the payee", Input::Line).optional(),
            amount("amount", "Amount in pesos"),
            Field::new("document_ref", "Order or contract", Input::Line).optional().hint("Its number"),
            Field::new("responsibility_center", "Responsibility center", Input::Line).optional(),
            Field::new("object_code", "UACS object code", Input::Line).optional().hint("Ten digits, of the same class"),
            notes(),
        ],
        Kind::Disbursement => vec![
            amount("amount", "Gross amount in pesos"),
            Field::new("withheld", "Taxes withheld", Input::Decimal).value("0").hint("The payee gets what is left"),
            Field::new("payment_method", "Paid by", Input::Select(options(&METHODS))),
            Field::new("reference_number", "Check or advice number", Input::Line)
                .optional()
                .hint("Needed for a check and an ADA; it can be given with the payment"),
            Field::new("cash_authority", "Cash authority", Input::Line)
                .optional()
                .hint("Number of the notice of cash allocation (NCA)"),
            Field::new("payee", "Payee", Input::Line).optional().hint("Left empty, it is the obligation's payee"),
            notes(),
        ],
        Kind::Line => vec![
            Field::new("description", "What it was spent on", Input::Line),
            amount("amount", "Amount in pesos"),
            Field::new("cost_center", "Cost center", Input::Line).optional(),
            notes(),
        ],
    }
}

/// The fields of a new row, which is added to another: those, and what never changes afterwards.
pub(super) async fn new_fields(app: &App, visit: &Visit, kind: Kind, parent: Option<Uuid>) -> Result<Vec<Field>> {
    let mut fields = fields(kind);
    let first: Vec<Field> = match (kind, parent) {
        (Kind::Appropriation, _) => vec![
            Field::new("expense_class", "Class", Input::Select(options(&CLASSES))).value("mooe"),
            Field::new("kind", "Kind", Input::Select(options(&KINDS)))
                .hint("Continuing money was appropriated in a year before that of the allocation"),
            Field::new("fiscal_year", "Year of the appropriation", Input::Number),
        ],
        (Kind::WorkItem, Some(allocation)) => vec![
            Field::new("line_item_id", "Line that pays for it", Input::Select(lines(app, visit, allocation).await?))
                .hint("With what is left of each line"),
        ],
        (Kind::Obligation, Some(allotment)) => {
            let items = items(app, visit, allotment).await?;
            vec![Field::new("work_item_id", "Work item", Input::Select(items)).optional()]
        }
        (Kind::Movement, _) => sides(app, visit).await?,
        _ => Vec::new(),
    };
    fields.splice(0..0, first);
    Ok(fields)
}

async fn lines(app: &App, visit: &Visit, allocation: Uuid) -> Result<Vec<(String, String)>> {
    let lines = work_items::lines(&app.db, &visit.member, allocation).await?;
    let label = |line: &work_items::Line| {
        format!("{} · {} · {} left", line.description, class(&line.expense_class), words::money(&line.left))
    };
    let choices = lines.iter().map(|line| (line.id.to_string(), label(line)));
    Ok([none("Choose a line")].into_iter().chain(choices).collect())
}

/// The open work items that an obligation of an allotment may be for.
pub(super) async fn items(app: &App, visit: &Visit, allotment: Uuid) -> Result<Vec<(String, String)>> {
    let allotment = allotments::get(&app.db, &visit.member, allotment).await?;
    let filter = work_items::Filter { allocation: Some(allotment.allocation_id), ..Default::default() };
    let (rows, _) = work_items::list(&app.db, &visit.member, &filter, &Paging::whole()).await?;
    let fits = rows.iter().filter(|row| row.status != "cancelled" && row.expense_class == allotment.expense_class);
    let choices = fits.map(|row| (row.id.to_string(), format!("{} {}", row.code, row.title)));
    Ok([none("None")].into_iter().chain(choices).collect())
}

/// What a movement may take from and give to, each with what is left of it.
async fn sides(app: &App, visit: &Visit) -> Result<Vec<Field>> {
    let (db, member, whole) = (&app.db, &visit.member, Paging::first(500));
    let (posted, _) = appropriations::list(db, member, &appropriations::Filter::posted(), &whole).await?;
    let posted: Vec<_> = [none("None")]
        .into_iter()
        .chain(posted.iter().map(|row| {
            let left = words::money(&row.available);
            let label =
                format!("{} · {} · {} · {left} left", row.programme, class(&row.expense_class), row.fiscal_year);
            (row.id.to_string(), label)
        }))
        .collect();
    let (released, _) = allotments::list(db, member, &allotments::Filter::default(), &whole).await?;
    let released = released.iter().filter(|row| !["pending", "cancelled"].contains(&row.status.as_str()));
    let released: Vec<_> = [none("None")]
        .into_iter()
        .chain(released.map(|row| {
            let left = words::money(&row.available);
            (
                row.id.to_string(),
                format!("{} · {} · {} · {left} left", row.programme, class(&row.expense_class), row.quarter),
            )
        }))
        .collect();
    Ok(vec![
        Field::new("kind", "Kind", Input::Select(options(&movements::KINDS))).value("realignment").hint(
            "Realignment: between two own appropriations. Withdrawal: from an allotment back to its appropriation. Transfer: \
             an appropriation and another agency. Sub-allotment: an allotment and another unit.",
        ),
        Field::new("from_appropriation_id", "From the appropriation", Input::Select(posted.clone())).optional(),
        Field::new("to_appropriation_id", "To the appropriation", Input::Select(posted)).optional(),
        Field::new("from_allotment_id", "From the allotment", Input::Select(released.clone())).optional(),
        Field::new("to_allotment_id", "To the allotment", Input::Select(released)).optional(),
    ])
}

fn typed(posted: &Posted, name: &str) -> String {
    posted.text(name).to_owned()
}

pub(super) fn allocation(posted: &Posted) -> AllocationInput {
    AllocationInput { appropriation_reference: typed(posted, "appropriation_reference") }
}

pub(super) fn new_appropriation(posted: &Posted, allocation_id: Uuid) -> NewAppropriation {
    let content = appropriation(posted);
    NewAppropriation {
        allocation_id,
        fiscal_year: posted.number("fiscal_year"),
        kind: typed(posted, "kind"),
        expense_class: typed(posted, "expense_class"),
        object_code: content.object_code,
        fund_code: content.fund_code,
        authorized_amount: content.authorized_amount,
        legal_basis: content.legal_basis,
        valid_from: content.valid_from,
        valid_until: content.valid_until,
        notes: content.notes,
    }
}

pub(super) fn appropriation(posted: &Posted) -> AppropriationInput {
    AppropriationInput {
        object_code: posted.optional("object_code"),
        fund_code: typed(posted, "fund_code"),
        authorized_amount: posted.decimal("authorized_amount"),
        legal_basis: typed(posted, "legal_basis"),
        valid_from: posted.date("valid_from"),
        valid_until: posted.date("valid_until"),
        notes: typed(posted, "notes"),
    }
}

pub(super) fn new_movement(posted: &Posted) -> NewMovement {
    let content = movement(posted);
    NewMovement {
        kind: typed(posted, "kind"),
        from_appropriation_id: posted.optional_id("from_appropriation_id"),
        to_appropriation_id: posted.optional_id("to_appropriation_id"),
        from_allotment_id: posted.optional_id("from_allotment_id"),
        to_allotment_id: posted.optional_id("to_allotment_id"),
        counterparty: content.counterparty,
        amount: content.amount,
        document_ref: content.document_ref,
        document_date: content.document_date,
        reason: content.reason,
    }
}

pub(super) fn movement(posted: &Posted) -> MovementInput {
    MovementInput {
        counterparty: typed(posted, "counterparty"),
        amount: posted.decimal("amount"),
        document_ref: typed(posted, "document_ref"),
        document_date: posted.date("document_date"),
        reason: typed(posted, "reason"),
    }
}

pub(super) fn new_allotment(posted: &Posted, appropriation_id: Uuid) -> NewAllotment {
    let content = allotment(posted);
    NewAllotment {
        appropriation_id,
        quarter: content.quarter,
        amount: content.amount,
        reference_number: content.reference_number,
        notes: content.notes,
    }
}

pub(super) fn allotment(posted: &Posted) -> AllotmentInput {
    AllotmentInput {
        quarter: typed(posted, "quarter"),
        amount: posted.decimal("amount"),
        reference_number: typed(posted, "reference_number"),
        notes: typed(posted, "notes"),
    }
}

pub(super) fn new_work_item(posted: &Posted) -> NewWorkItem {
    let content = work_item(posted);
    NewWorkItem {
        line_item_id: posted.optional_id("line_item_id").unwrap_or_default(),
        code: content.code,
        title: content.title,
        description: content.description,
        quantity: content.quantity,
        unit: content.unit,
        estimated_cost: content.estimated_cost,
        start_date: content.start_date,
        target_completion_date: content.target_completion_date,
        notes: content.notes,
    }
}

pub(super) fn work_item(posted: &Posted) -> WorkItemInput {
    WorkItemInput {
        code: typed(posted, "code"),
        title: typed(posted, "title"),
        description: typed(posted, "description"),
        quantity: posted.decimal("quantity"),
        unit: typed(posted, "unit"),
        estimated_cost: posted.decimal("estimated_cost"),
        start_date: posted.optional("start_date").map(|_| posted.date("start_date")),
        target_completion_date: posted.date("target_completion_date"),
        notes: typed(posted, "notes"),
    }
}

pub(super) fn new_obligation(posted: &Posted, allotment_id: Uuid) -> NewObligation {
    let content = obligation(posted);
    NewObligation {
        allotment_id,
        work_item_id: content.work_item_id,
        object_code: content.object_code,
        description: content.description,
        document_ref: content.document_ref,
        responsibility_center: content.responsibility_center,
        payee: content.payee,
        payee_address: content.payee_address,
        amount: content.amount,
        notes: content.notes,
    }
}

pub(super) fn obligation(posted: &Posted) -> ObligationInput {
    ObligationInput {
        work_item_id: posted.optional_id("work_item_id"),
        object_code: posted.optional("object_code"),
        description: typed(posted, "description"),
        document_ref: typed(posted, "document_ref"),
        responsibility_center: typed(posted, "responsibility_center"),
        payee: typed(posted, "payee"),
        payee_address: typed(posted, "payee_address"),
        amount: posted.decimal("amount"),
        notes: typed(posted, "notes"),
    }
}

pub(super) fn new_disbursement(posted: &Posted, obligation_id: Uuid) -> NewDisbursement {
    let content = disbursement(posted);
    NewDisbursement {
        obligation_id,
        amount: content.amount,
        withheld: content.withheld,
        payment_method: content.payment_method,
        cash_authority: content.cash_authority,
        reference_number: content.reference_number,
        payee: content.payee,
        notes: content.notes,
    }
}

pub(super) fn disbursement(posted: &Posted) -> DisbursementInput {
    DisbursementInput {
        amount: posted.decimal("amount"),
        withheld: posted.decimal("withheld"),
        payment_method: typed(posted, "payment_method"),
        cash_authority: typed(posted, "cash_authority"),
        reference_number: typed(posted, "reference_number"),
        payee: typed(posted, "payee"),
        notes: typed(posted, "notes"),
    }
}

pub(super) fn line(posted: &Posted) -> DisbursementLineInput {
    DisbursementLineInput {
        cost_center: typed(posted, "cost_center"),
        description: typed(posted, "description"),
        amount: posted.decimal("amount"),
        notes: typed(posted, "notes"),
    }
}

/// What is expected of a field when it is read back: of a list its label, of a day the day in words.
pub(super) fn told(field: &Field) -> String {
    match &field.kind {
        Input::Date => field.value.parse().map_or_else(|_| field.value.clone(), |day| words::date(&day)),
        Input::Select(options) => {
            let option = options.iter().find(|(value, _)| *value == field.value);
            option.map_or_else(|| name(&field.value), |(_, label)| label.clone())
        }
        _ => field.value.clone(),
    }
}
