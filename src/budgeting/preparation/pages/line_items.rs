//! Pages of lines.

use poem::web::Data;
use poem::{Response, handler};

use super::{below_proposal, options};
use crate::auth::Visit;
use crate::budgeting::pages::{CLASSES, done};
use crate::budgeting::preparation::line_items::{self, LineItem, LineItemInput};
use crate::budgeting::preparation::programmes::{self, Programme};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, PageId as Id, Posted, Shell, Values, words};

fn fields() -> Vec<Field> {
    let classes = CLASSES.map(|(class, _)| class);
    let said = |name: &str| CLASSES.iter().find(|(class, _)| *class == name).map_or("", |(_, said)| said).to_owned();
    vec![
        Field::new("description", "What it is", Kind::Line).hint("For example: salaries of 20 extension workers"),
        Field::new("expense_class", "Class", Kind::Select(options(&classes, said))).value("mooe"),
        Field::new("object_code", "UACS object code", Kind::Number)
            .optional()
            .hint("Ten digits of the official list. With a code, the class is that of the code."),
        Field::new("unit_cost", "Unit cost (PHP)", Kind::Decimal).hint("In pesos, for one"),
        Field::new("quantity", "Quantity", Kind::Number).hint("A whole number").value("1"),
        Field::new("sub_category", "Grouping", Kind::Line).optional().hint("Your own, for example: travel"),
        Field::new("justification", "Justification", Kind::Text).optional(),
        Field::new("notes", "Notes", Kind::Text).optional(),
    ]
}

fn input(posted: &Posted) -> LineItemInput {
    LineItemInput {
        expense_class: posted.text("expense_class").to_owned(),
        object_code: posted.optional("object_code"),
        sub_category: posted.text("sub_category").to_owned(),
        description: posted.text("description").to_owned(),
        unit_cost: posted.decimal("unit_cost"),
        quantity: posted.number("quantity"),
        justification: posted.text("justification").to_owned(),
        notes: posted.text("notes").to_owned(),
    }
}

fn values(line: &LineItem) -> Values {
    vec![
        ("description", line.description.clone()),
        ("expense_class", line.expense_class.clone()),
        ("object_code", line.object_code.clone().unwrap_or_default()),
        ("unit_cost", words::number(&line.unit_cost)),
        ("quantity", line.quantity.to_string()),
        ("sub_category", line.sub_category.clone()),
        ("justification", line.justification.clone()),
        ("notes", line.notes.clone()),
    ]
}

/// Where the programme of a line is.
fn programme_path(id: uuid::Uuid) -> String {
    format!("programmes/{id}/")
}

fn create_page(visit: &Visit, programme: &Programme) -> FormPage {
    let address = visit.address(&format!("budgeting/{}", programme_path(programme.id)));
    let form = Form::new(format!("{address}line-items/create/"), "Add the line", &address, fields());
    let shell = below_proposal(visit, "New line", programme.proposal_id, &programme.proposal_title);
    FormPage::new(shell.crumb(programme.title.clone(), address), form).intro(format!(
        "{} are requested, and {} are in lines so far.",
        words::money(&programme.requested_amount),
        words::money(&programme.lines_cost)
    ))
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    create_page(&visit, &programmes::get_editable(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let mut page = create_page(&visit, &programmes::get(db, member, id.0).await?);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let created = line_items::create(db, member, id.0, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|_| done(&visit, &programme_path(id.0), "added")))
}

/// A page below a line's programme.
fn below_programme(visit: &Visit, title: impl Into<String>, line: &LineItem) -> (Shell, String) {
    let address = visit.address(&format!("budgeting/{}", programme_path(line.programme_id)));
    let shell = below_proposal(visit, title, line.proposal_id, &line.proposal_title);
    (shell.crumb(line.programme_title.clone(), &address), address)
}

fn edit_page(visit: &Visit, line: &LineItem) -> FormPage {
    let (shell, cancel) = below_programme(visit, "Edit line", line);
    let action = visit.address(&format!("budgeting/line-items/{}/edit/", line.id));
    let page = FormPage::new(shell, Form::new(action, "Save changes", cancel, fields()));
    if line.is_returned() { page.intro(format!("It was returned: {}", line.return_reason)) } else { page }
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let line = line_items::get_editable(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &line);
    page.form = page.form.filled(&values(&line), line.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let line = line_items::get(db, member, id.0).await?;
    let mut page = edit_page(&visit, &line);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = line_items::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, &programme_path(line.programme_id), "saved");
    let stored = async {
        let line = line_items::get(db, member, id.0).await?;
        Ok((values(&line), line.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, line: &LineItem) -> FormPage {
    let (shell, cancel) = below_programme(visit, format!("Delete “{}”", line.description), line);
    let action = visit.address(&format!("budgeting/line-items/{}/delete/", line.id));
    let mut form = Form::new(action, "Delete the line", cancel, Vec::new()).dangerous();
    form.version = Some(line.version);
    FormPage::new(shell, form).intro(format!("The line over {} is gone for good.", words::money(&line.total_cost)))
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &line_items::get_editable(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let line = line_items::get(db, member, id.0).await?;
    let page = delete_page(&visit, &line);
    if posted.is_resumed() {
        return page.show();
    }
    match line_items::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => page.answer(removed.map(|()| done(&visit, &programme_path(line.programme_id), "deleted"))),
    }
}
