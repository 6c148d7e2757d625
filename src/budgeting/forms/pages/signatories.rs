//! Pages of who signs the official forms.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{below_forms, done, ok, shell};
use crate::auth::Visit;
use crate::budgeting::forms::reports::REPORTS;
use crate::budgeting::forms::signatories::{self, CAPACITIES, Signatory, SignatoryInput, capacity_words};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, PageId as Id, Posted, Shell, Values, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/forms/pages/signatories.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    signatories: Vec<Signatory>,
    may_change: bool,
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit) -> Result<Response> {
    ok(&ListPage {
        shell: shell(&visit, "Signatories"),
        base: visit.address("budgeting/"),
        tab: "signatories",
        signatories: signatories::list(&app.db, &visit.member).await?,
        may_change: visit.member.can("budgeting.approve"),
    })
}

fn fields(is_new: bool) -> Vec<Field> {
    let capacities = CAPACITIES.iter().map(|(name, words)| ((*name).to_owned(), (*words).to_owned())).collect();
    let mut fields = vec![
        Field::new("name", "Name", Kind::Line).hint("As it is printed, for example: ENGR. AISHA M. SALIK, MPA"),
        Field::new("position", "Position", Kind::Line),
        Field::new("valid_from", "From", Kind::Date),
        Field::new("valid_until", "Until", Kind::Date).optional().hint("Leave it empty while it has no end"),
    ];
    if is_new {
        fields.insert(0, Field::new("capacity", "Signs as", Kind::Select(capacities)));
    }
    fields
}

fn input(posted: &Posted) -> SignatoryInput {
    SignatoryInput {
        capacity: posted.text("capacity").to_owned(),
        name: posted.text("name").to_owned(),
        position: posted.text("position").to_owned(),
        valid_from: posted.date("valid_from"),
        valid_until: posted.optional("valid_until").map(|_| posted.date("valid_until")),
    }
}

fn values(signatory: &Signatory) -> Values {
    vec![
        ("name", signatory.name.clone()),
        ("position", signatory.position.clone()),
        ("valid_from", signatory.valid_from.to_string()),
        ("valid_until", signatory.valid_until.map(|day| day.to_string()).unwrap_or_default()),
    ]
}

fn page_of(visit: &Visit, title: &str, below: &str, submit: &'static str, fields: Vec<Field>) -> FormPage {
    let list = visit.address("budgeting/signatories/");
    let form = Form::new(format!("{list}{below}"), submit, &list, fields);
    FormPage::new(below_forms(visit, title).crumb("Signatories", list), form)
}

fn create_page(visit: &Visit) -> FormPage {
    page_of(visit, "New signatory", "create/", "Add the signatory", fields(true))
}

#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_create(visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.approve")?;
    create_page(&visit).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    visit.member.require("budgeting.approve")?;
    let mut page = create_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let made = signatories::create(&app.db, &visit.member, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(made.map(|_| done(&visit, "signatories/", "added")))
}

fn edit_page(visit: &Visit, signatory: &Signatory) -> FormPage {
    let below = format!("{}/edit/", signatory.id);
    page_of(visit, "Edit signatory", &below, "Save changes", fields(false))
        .intro(format!("Signs as: {}.", capacity_words(&signatory.capacity)))
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let signatory = signatories::get_to_change(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &signatory);
    page.form = page.form.filled(&values(&signatory), signatory.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let signatory = signatories::get_to_change(db, member, id.0).await?;
    let mut page = edit_page(&visit, &signatory);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = signatories::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, "signatories/", "saved");
    let stored = async {
        let signatory = signatories::get(db, member, id.0).await?;
        Ok((values(&signatory), signatory.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, signatory: &Signatory) -> FormPage {
    let below = format!("{}/delete/", signatory.id);
    let mut page = page_of(visit, "Remove signatory", &below, "Remove the signatory", Vec::new())
        .intro(format!("{}: {}.", capacity_words(&signatory.capacity), signatory.name))
        .intro("Forms that were submitted keep the name. Somebody who only stops signing gets a last day instead.");
    page.form = page.form.dangerous();
    page.form.version = Some(signatory.version);
    page
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &signatories::get_to_change(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let page = delete_page(&visit, &signatories::get_to_change(db, member, id.0).await?);
    if posted.is_resumed() {
        return page.show();
    }
    match signatories::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => page.answer(removed.map(|()| done(&visit, "signatories/", "deleted"))),
    }
}
