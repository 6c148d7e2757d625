//! Pages of budget calls and ceilings.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{IntoResponse, Request, Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::{Error, Result};
use crate::platform::budget_calls::{
    self, BudgetCallChange, CallWithCeilings, CeilingInput, NewBudgetCall, PlatformBudgetCall,
};
use crate::platform::check;
use crate::platform::events::note_export;
use crate::server::App;
use crate::web::export::{Cell, Table};
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, Values, page, see_other, words};

const BASE: &str = "/platform/budget-calls/";
const TAB: &str = "Budget calls";
/// The amounts of a ceiling, as a form names them, and what they are called.
const AMOUNTS: [(&str, &str); 5] = [("amount", "In all"), ("ps", "PS"), ("mooe", "MOOE"), ("co", "CO"), ("fe", "FE")];

#[derive(Debug, Template)]
#[template(path = "platform/pages/budget_calls.html")]
struct ListPage {
    shell: Shell,
    calls: Vec<PlatformBudgetCall>,
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let calls = budget_calls::list(&app, &visitor.caller).await?;
    page(StatusCode::OK, &ListPage { shell: shell(&visitor, TAB, ""), calls })
}

fn content_fields() -> Vec<Field> {
    vec![
        Field::new("submission_deadline", "Last day to submit", Kind::Date)
            .hint("Whoever submits later is marked as late"),
        Field::new("guidelines", "Guidelines", Kind::Text).optional().hint("What the finance ministry says with it"),
    ]
}

fn create_page(visitor: &Visitor) -> FormPage {
    let mut fields = vec![Field::new("fiscal_year", "Fiscal year", Kind::Number)];
    fields.extend(content_fields());
    let form = Form::new(format!("{BASE}create/"), "Open the call", BASE, fields);
    FormPage::new(shell(visitor, "New budget call", TAB), form)
        .intro("Every organization reads it. Ceilings come next.")
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    check(&app, &visitor.caller).await?;
    create_page(&visitor).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let mut page = create_page(&visitor);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        check(&app, &visitor.caller).await?;
        return page.show();
    }
    let new = NewBudgetCall {
        fiscal_year: posted.number("fiscal_year"),
        submission_deadline: posted.date("submission_deadline"),
        guidelines: posted.text("guidelines").to_owned(),
    };
    let opened = budget_calls::open(&app, &visitor.caller, &new).await;
    page.answer(opened.map(|call| format!("{BASE}{}/ceilings/?done=added", call.fiscal_year)))
}

/// The year in the address; what is none is the year of no call.
fn year(request: &Request) -> Result<i32> {
    request.raw_path_param("year").and_then(|year| year.parse().ok()).ok_or(Error::NotFound)
}

fn edit_page(visitor: &Visitor, call: &PlatformBudgetCall) -> FormPage {
    let states = [("open", "Open"), ("closed", "Closed")].map(|(value, label)| (value.to_owned(), label.to_owned()));
    let mut fields = content_fields();
    fields.push(
        Field::new("status", "State", Kind::Select(states.into())).hint("Ceilings of a closed call stay as they are"),
    );
    let form = Form::new(format!("{BASE}{}/", call.fiscal_year), "Save changes", BASE, fields);
    let sum = words::money(&call.ceilings_total);
    FormPage::new(shell(visitor, format!("Budget call {}", call.fiscal_year), TAB), form)
        .intro(format!("{} have a ceiling, {sum} in all.", words::count(&call.ceilings, "organization")))
}

fn values(call: &PlatformBudgetCall) -> Values {
    vec![
        ("submission_deadline", call.submission_deadline.to_string()),
        ("guidelines", call.guidelines.clone()),
        ("status", call.status.clone()),
    ]
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let call = budget_calls::get(&app, &visitor.caller, year(request)?).await?;
    let mut page = edit_page(&visitor, &call);
    page.form = page.form.filled(&values(&call), call.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visitor: Visitor, request: &Request, posted: Posted) -> Result<Response> {
    let year = year(request)?;
    let call = budget_calls::get(&app, &visitor.caller, year).await?;
    let mut page = edit_page(&visitor, &call);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let change = BudgetCallChange {
        submission_deadline: posted.date("submission_deadline"),
        guidelines: posted.text("guidelines").to_owned(),
        status: posted.text("status").to_owned(),
    };
    let saved = budget_calls::change(&app, &visitor.caller, year, posted.version()?, &change).await;
    let address = format!("{BASE}{year}/?done=saved");
    let stored = async {
        let call = budget_calls::get(&app, &visitor.caller, year).await?;
        Ok((values(&call), call.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

#[derive(Debug, Template)]
#[template(path = "platform/pages/ceilings.html")]
struct CeilingsPage {
    shell: Shell,
    call: PlatformBudgetCall,
    rows: Vec<CeilingRow>,
    errors: Vec<String>,
    form: Form,
}

/// An organization with what stands in its fields.
#[derive(Debug)]
struct CeilingRow {
    code: String,
    name: String,
    amounts: [(&'static str, String); 5],
}

fn ceilings_page(visitor: &Visitor, found: CallWithCeilings) -> CeilingsPage {
    let address = format!("{BASE}{}/ceilings/", found.call.fiscal_year);
    let hint = "As a spreadsheet saves it (CSV in UTF-8): columns code and amount, and ps, mooe, co and fe if you like. An organization that is not in it keeps its ceiling.";
    let field = Field::new("file", "File with ceilings", Kind::File("text/csv,.csv")).hint(hint);
    let mut form = Form::new(format!("{address}upload/"), "Set these ceilings", BASE, vec![field]).without_draft();
    form.version = Some(found.call.version);
    let rows = found.ceilings.into_iter();
    let rows = rows.map(|ceiling| CeilingRow { amounts: ceiling.amounts(), code: ceiling.code, name: ceiling.name });
    CeilingsPage {
        shell: shell(visitor, format!("Ceilings {}", found.call.fiscal_year), TAB),
        rows: rows.collect(),
        call: found.call,
        errors: Vec::new(),
        form,
    }
}

#[handler]
pub(crate) async fn show_ceilings(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let found = budget_calls::ceilings(&app, &visitor.caller, year(request)?).await?;
    page(StatusCode::OK, &ceilings_page(&visitor, found))
}

/// Name of a field: an amount of an organization.
fn field_name(amount: &str, code: &str) -> String {
    format!("{amount}.{code}")
}

#[handler]
pub(crate) async fn set_ceilings(
    app: Data<&App>,
    visitor: Visitor,
    request: &Request,
    posted: Posted,
) -> Result<Response> {
    let year = year(request)?;
    let mut again = ceilings_page(&visitor, budget_calls::ceilings(&app, &visitor.caller, year).await?);
    let mut input = Vec::new();
    for row in &mut again.rows {
        let amount = |name: &str| posted.optional_decimal(&field_name(name, &row.code));
        let [whole, ps, mooe, co, fe] = AMOUNTS.map(|(name, _)| amount(name));
        for (name, text) in &mut row.amounts {
            *text = posted.text(&field_name(name, &row.code)).to_owned();
        }
        input.push(CeilingInput { code: row.code.clone(), amount: whole, ps, mooe, co, fe });
    }
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let set = budget_calls::set_ceilings(&app, &visitor.caller, year, posted.version()?, &input).await;
    answer(again, set)
}

#[handler]
pub(crate) async fn upload_ceilings(
    app: Data<&App>,
    visitor: Visitor,
    request: &Request,
    posted: Posted,
) -> Result<Response> {
    let year = year(request)?;
    let again = ceilings_page(&visitor, budget_calls::ceilings(&app, &visitor.caller, year).await?);
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let version = posted.version()?;
    let file = posted.file("file").ok_or_else(|| Error::named("sheet_chosen"));
    let set = match file.and_then(|file| budget_calls::of_file(&file.bytes)) {
        Ok(input) => budget_calls::set_ceilings(&app, &visitor.caller, year, version, &input).await,
        Err(failure) => Err(failure),
    };
    answer(again, set)
}

/// What follows: the ceilings as they are now, or what was typed with what is wrong.
fn answer(mut again: CeilingsPage, outcome: Result<CallWithCeilings>) -> Result<Response> {
    let failure = match outcome {
        Ok(found) => return Ok(see_other(&format!("{BASE}{}/ceilings/?done=saved", found.call.fiscal_year))),
        Err(failure) => failure,
    };
    let status = poem::error::ResponseError::status(&failure);
    again.errors = match failure {
        Error::Invalid(errors) => errors.into_iter().map(|error| error.text).collect(),
        Error::Conflict(error) => vec![error.text],
        Error::Stale => vec!["Somebody changed the call while this page was open. Look at it again.".to_owned()],
        other => return Err(other),
    };
    page(status, &again)
}

/// The ceilings as a file that can be edited and uploaded.
#[handler]
pub(crate) async fn save_ceilings(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let found = budget_calls::ceilings(&app, &visitor.caller, year(request)?).await?;
    let cell = |amount: &Option<String>| amount.as_deref().map(Cell::decimal).into();
    let rows = found.ceilings.iter().map(|ceiling| {
        let amounts = [&ceiling.amount, &ceiling.ps, &ceiling.mooe, &ceiling.co, &ceiling.fe].map(cell);
        [Cell::from(ceiling.code.as_str()), ceiling.name.as_str().into()].into_iter().chain(amounts).collect()
    });
    let table = Table {
        title: "Ceilings".to_owned(),
        name: format!("ceilings-{}", found.call.fiscal_year),
        columns: vec!["code", "name", "amount", "ps", "mooe", "co", "fe"],
        rows: rows.collect(),
    };
    note_export(&app, &visitor.caller, "budget ceilings", table.rows.len()).await?;
    Ok(table.csv()?.into_response())
}
