//! Forms that write a row, with the balance of what it is taken from beside them.

use chrono::{Datelike, NaiveDate};
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::kinds::{Child, Kind};
use super::sheets::{self, Sheet};
use super::{Fact, MoneyForm, base, done, fields, shell};
use crate::auth::Visit;
use crate::budgeting::execution::{
    allocations, allotments, appropriations, disbursement_lines, disbursements, movements, obligations, work_items,
};
use crate::error::{Error, Result};
use crate::planning::today;
use crate::server::App;
use crate::web::{Field, Form, Kind as Input, PageId as Id, Posted, Values, words};

/// What is said of a parent beside the form.
fn figures(sheet: &Sheet) -> Vec<Fact> {
    sheet.amounts.iter().map(|(label, amount)| Fact::new(label, words::money(amount))).collect()
}

/// What of the parent may be asked for, as the hint beside the amount.
async fn left(app: &App, visit: &Visit, kind: Kind, parent: &Sheet) -> Result<Option<String>> {
    let (db, member) = (&app.db, &visit.member);
    let of = |limit: &str, used: &str, left: &str| {
        let [limit, used, left] = [limit, used, left].map(words::money);
        Some(format!("{left} is left: {limit}, of which {used} is used or asked for."))
    };
    Ok(match (kind, parent.kind) {
        (Kind::Appropriation, _) => {
            let row = allocations::get(db, member, parent.id).await?;
            of(&row.allocated_amount, &row.appropriated_now, &minus(&row.allocated_amount, &row.appropriated_now))
        }
        (Kind::Allotment, _) => {
            let row = appropriations::get(db, member, parent.id).await?;
            of(&row.adjusted, &minus(&row.adjusted, &row.available), &row.available)
        }
        (Kind::Obligation, _) => {
            let row = allotments::get(db, member, parent.id).await?;
            of(&row.adjusted, &minus(&row.adjusted, &row.available), &row.available)
        }
        (Kind::Disbursement, _) => {
            let row = obligations::get(db, member, parent.id).await?;
            of(&row.adjusted, &minus(&row.adjusted, &row.available), &row.available)
        }
        (Kind::Line, _) => {
            let row = disbursements::get(db, member, parent.id).await?;
            of(&row.amount, &row.parts, &minus(&row.amount, &row.parts))
        }
        _ => None,
    })
}

fn minus(whole: &str, part: &str) -> String {
    let amount = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap_or_default();
    crate::web::two_decimals(amount(whole) - amount(part))
}

/// Says beside the amount what may be asked for, and fills in what usually stands there.
fn prepared(mut fields: Vec<Field>, left: Option<&String>, parent: Option<&Sheet>, year: Option<i32>) -> Vec<Field> {
    for field in &mut fields {
        match field.name {
            "amount" | "authorized_amount" => {
                if let Some(left) = left {
                    field.hint.clone_from(left);
                }
            }
            "fiscal_year" => field.value = year.unwrap_or_else(|| today().year()).to_string(),
            "valid_from" => field.value = first_day(year).to_string(),
            "valid_until" => field.value = last_day(year).to_string(),
            "quarter" if parent.is_some() => field.value = format!("Q{}", today().month0() / 3 + 1),
            _ => {}
        }
    }
    fields
}

fn first_day(year: Option<i32>) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.unwrap_or_else(|| today().year()), 1, 1).unwrap_or_default()
}

fn last_day(year: Option<i32>) -> NaiveDate {
    NaiveDate::from_ymd_opt(year.unwrap_or_else(|| today().year()), 12, 31).unwrap_or_default()
}

/// What the button of a form for a new row says, what follows, and the word for it.
fn asked(kind: Kind) -> (&'static str, &'static str, &'static str) {
    match kind {
        Kind::Appropriation => {
            ("Record the appropriation", "It is recorded as pending. Another person posts it.", "recorded")
        }
        Kind::Movement => ("Record the movement", "It is recorded as pending. Another person posts it.", "recorded"),
        Kind::Allotment => {
            ("Request the allotment", "It is a request that counts at once. Another person releases it.", "requested")
        }
        Kind::Obligation => (
            "Save as a draft",
            "It is a draft that counts at once. One person certifies the need, another obligates.",
            "drafted",
        ),
        Kind::Disbursement => {
            ("Record the payment", "It is recorded as in process and counts at once. You pay it next.", "in_process")
        }
        Kind::WorkItem => ("Add the work item", "The work items of a line are at most its total.", "added"),
        Kind::Line | Kind::Allocation => ("Add the part", "The parts of a payment are at most the payment.", "added"),
    }
}

/// The form for a new row under another, or under none.
async fn create_page(app: &App, visit: &Visit, kind: Kind, parent: Option<&Sheet>) -> Result<MoneyForm> {
    visit.member.require(kind.permission())?;
    let (button, consequence, _) = asked(kind);
    let left = match parent {
        Some(parent) => left(app, visit, kind, parent).await?,
        None => None,
    };
    let year = match parent.filter(|parent| parent.kind == Kind::Allocation) {
        Some(parent) => Some(allocations::get(&app.db, &visit.member, parent.id).await?.fiscal_year),
        None => None,
    };
    let fields = fields::new_fields(app, visit, kind, parent.map(|parent| parent.id)).await?;
    let fields = prepared(fields, left.as_ref(), parent, year);
    let above = parent.map_or_else(|| format!("{}{}/", base(visit), kind.noun()), |parent| parent.address(visit));
    let noun = if kind == Kind::Line { "lines" } else { kind.noun() };
    let action = if parent.is_some() { format!("{above}{noun}/create/") } else { format!("{above}create/") };
    let mut shell = shell(visit, format!("New {}", kind.word()));
    if let Some(parent) = parent {
        shell = shell
            .crumb(parent.kind.title(), format!("{}{}/", base(visit), parent.kind.noun()))
            .crumb(parent.title.clone(), &above);
    } else {
        shell = shell.crumb(kind.title(), &above);
    }
    Ok(MoneyForm {
        shell,
        intro: vec![consequence.to_owned()],
        about: parent.map(|parent| parent.title.clone()).unwrap_or_default(),
        figures: parent.map(figures).unwrap_or_default(),
        form: Form::new(action, button, above, fields),
    })
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, kind: Kind, child: Child, id: Id) -> Result<Response> {
    visit.member.require(child.0.permission())?;
    let parent = sheets::sheet(app.0, &visit, kind, id.0).await?;
    Box::pin(create_page(app.0, &visit, child.0, Some(&parent))).await?.show()
}

#[handler]
pub(crate) async fn create(
    app: Data<&App>,
    visit: Visit,
    kind: Kind,
    child: Child,
    id: Id,
    posted: Posted,
) -> Result<Response> {
    visit.member.require(child.0.permission())?;
    let parent = sheets::sheet(app.0, &visit, kind, id.0).await?;
    let mut page = Box::pin(create_page(app.0, &visit, child.0, Some(&parent))).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let made = Box::pin(insert(app.0, &visit, child.0, id.0, &posted)).await;
    page.answer(made.map(|below| done(&visit, &below, asked(child.0).2)))
}

#[handler]
pub(crate) async fn show_create_movement(app: Data<&App>, visit: Visit) -> Result<Response> {
    create_page(app.0, &visit, Kind::Movement, None).await?.show()
}

#[handler]
pub(crate) async fn create_movement(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    let mut page = Box::pin(create_page(app.0, &visit, Kind::Movement, None)).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let made = insert(app.0, &visit, Kind::Movement, Uuid::nil(), &posted).await;
    page.answer(made.map(|below| done(&visit, &below, asked(Kind::Movement).2)))
}

/// Writes a new row; where it is.
async fn insert(app: &App, visit: &Visit, kind: Kind, parent: Uuid, posted: &Posted) -> Result<String> {
    let (db, member, key, print) = (&app.db, &visit.member, posted.key(), posted.fingerprint());
    let id = match kind {
        Kind::Appropriation => {
            let input = fields::new_appropriation(posted, parent);
            appropriations::create(db, member, &input, &key, &print).await?.id
        }
        Kind::Movement => movements::create(db, member, &fields::new_movement(posted), &key, &print).await?.id,
        Kind::Allotment => {
            allotments::create(db, member, &fields::new_allotment(posted, parent), &key, &print).await?.id
        }
        Kind::WorkItem => {
            work_items::create(db, member, &fields::new_work_item(posted), &key, &print).await.map_err(no_line)?.id
        }
        Kind::Obligation => {
            obligations::create(db, member, &fields::new_obligation(posted, parent), &key, &print).await?.id
        }
        Kind::Disbursement => {
            disbursements::create(db, member, &fields::new_disbursement(posted, parent), &key, &print).await?.id
        }
        Kind::Line => {
            disbursement_lines::create(db, member, parent, &fields::line(posted), &key, &print).await?;
            return Ok(format!("disbursements/{parent}/"));
        }
        Kind::Allocation => return Err(Error::NotFound),
    };
    Ok(format!("{}/{id}/", kind.noun()))
}

/// A line that was not chosen is missing in the form, not on the server.
fn no_line(failure: Error) -> Error {
    if matches!(failure, Error::NotFound) { Error::named("work_items_line_item_id_fkey") } else { failure }
}

/// What is stored of a row, as the form writes it.
async fn stored(app: &App, visit: &Visit, kind: Kind, id: Uuid) -> Result<Values> {
    let (db, member) = (&app.db, &visit.member);
    let code = |code: Option<String>| code.unwrap_or_default();
    let money = |amount: &str| words::number(amount);
    Ok(match kind {
        Kind::Allocation => {
            vec![("appropriation_reference", allocations::get(db, member, id).await?.appropriation_reference)]
        }
        Kind::Appropriation => {
            let row = appropriations::get(db, member, id).await?;
            vec![
                ("authorized_amount", money(&row.authorized_amount)),
                ("legal_basis", row.legal_basis),
                ("valid_from", row.valid_from.to_string()),
                ("valid_until", row.valid_until.to_string()),
                ("fund_code", row.fund_code),
                ("object_code", code(row.object_code)),
                ("notes", row.notes),
            ]
        }
        Kind::Movement => {
            let row = movements::get(db, member, id).await?;
            vec![
                ("counterparty", row.counterparty),
                ("amount", money(&row.amount)),
                ("document_ref", row.document_ref),
                ("document_date", row.document_date.to_string()),
                ("reason", row.reason),
            ]
        }
        Kind::Allotment => {
            let row = allotments::get(db, member, id).await?;
            vec![
                ("quarter", row.quarter),
                ("amount", money(&row.amount)),
                ("reference_number", row.reference_number),
                ("notes", row.notes),
            ]
        }
        Kind::WorkItem => {
            let row = work_items::get(db, member, id).await?;
            vec![
                ("code", row.code),
                ("title", row.title),
                ("description", row.description),
                ("quantity", words::short(&row.quantity)),
                ("unit", row.unit),
                ("estimated_cost", money(&row.estimated_cost)),
                ("start_date", row.start_date.map(|day| day.to_string()).unwrap_or_default()),
                ("target_completion_date", row.target_completion_date.to_string()),
                ("notes", row.notes),
            ]
        }
        Kind::Obligation => {
            let row = obligations::get(db, member, id).await?;
            vec![
                ("work_item_id", row.work_item_id.map(|id| id.to_string()).unwrap_or_default()),
                ("description", row.description),
                ("payee", row.payee),
                ("payee_address", row.payee_address),
                ("amount", money(&row.amount)),
                ("document_ref", row.document_ref),
                ("responsibility_center", row.responsibility_center),
                ("object_code", code(row.object_code)),
                ("notes", row.notes),
            ]
        }
        Kind::Disbursement => {
            let row = disbursements::get(db, member, id).await?;
            vec![
                ("amount", money(&row.amount)),
                ("withheld", money(&row.withheld)),
                ("payment_method", row.payment_method),
                ("reference_number", row.reference_number),
                ("cash_authority", row.cash_authority),
                ("payee", row.payee),
                ("notes", row.notes),
            ]
        }
        Kind::Line => {
            let row = disbursement_lines::get(db, member, id).await?;
            vec![
                ("description", row.description),
                ("amount", money(&row.amount)),
                ("cost_center", row.cost_center),
                ("notes", row.notes),
            ]
        }
    })
}

/// The form that changes a row.
async fn edit_page(app: &App, visit: &Visit, sheet: &Sheet) -> Result<MoneyForm> {
    let own = format!("{}{}/{}/", base(visit), sheet.kind.noun(), sheet.id);
    let mut fields = fields::fields(sheet.kind);
    if sheet.kind == Kind::Obligation {
        let row = obligations::get(&app.db, &visit.member, sheet.id).await?;
        let items = fields::items(app, visit, row.allotment_id).await?;
        fields.insert(0, Field::new("work_item_id", "Work item", Input::Select(items)).optional());
    }
    let back = match sheet.kind {
        Kind::Line => {
            let line = disbursement_lines::get(&app.db, &visit.member, sheet.id).await?;
            format!("{}disbursements/{}/", base(visit), line.disbursement_id)
        }
        _ => sheet.address(visit),
    };
    Ok(MoneyForm {
        shell: shell(visit, format!("Edit {}", sheet.kind.word())).crumb(sheet.title.clone(), &back),
        intro: Vec::new(),
        about: String::new(),
        figures: Vec::new(),
        form: Form::new(format!("{own}edit/"), "Save changes", back, fields),
    })
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, kind: Kind, id: Id) -> Result<Response> {
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    sheet.require_open(&visit)?;
    let mut page = Box::pin(edit_page(app.0, &visit, &sheet)).await?;
    page.form = page.form.filled(&Box::pin(stored(app.0, &visit, kind, id.0)).await?, sheet.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, kind: Kind, id: Id, posted: Posted) -> Result<Response> {
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    let mut page = Box::pin(edit_page(app.0, &visit, &sheet)).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = Box::pin(update(app.0, &visit, kind, id.0, &posted)).await;
    let address = format!("{}?done=saved", page.form.cancel);
    let present = Box::pin(stored(app.0, &visit, kind, id.0)).await?;
    page.answer_change(saved.map(|()| address), &present, sheet.version)
}

/// Writes what was changed.
async fn update(app: &App, visit: &Visit, kind: Kind, id: Uuid, posted: &Posted) -> Result<()> {
    let (db, member, version) = (&app.db, &visit.member, posted.version()?);
    match kind {
        Kind::Allocation => {
            allocations::edit(db, member, id, version, &fields::allocation(posted)).await?;
        }
        Kind::Appropriation => {
            appropriations::edit(db, member, id, version, &fields::appropriation(posted)).await?;
        }
        Kind::Movement => {
            movements::edit(db, member, id, version, &fields::movement(posted)).await?;
        }
        Kind::Allotment => {
            allotments::edit(db, member, id, version, &fields::allotment(posted)).await?;
        }
        Kind::WorkItem => {
            work_items::edit(db, member, id, version, &fields::work_item(posted)).await?;
        }
        Kind::Obligation => {
            obligations::edit(db, member, id, version, &fields::obligation(posted)).await?;
        }
        Kind::Disbursement => {
            disbursements::edit(db, member, id, version, &fields::disbursement(posted)).await?;
        }
        Kind::Line => {
            disbursement_lines::edit(db, member, id, version, &fields::line(posted)).await?;
        }
    }
    Ok(())
}
