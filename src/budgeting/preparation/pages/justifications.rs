//! Pages of longer arguments for programmes.

use poem::web::Data;
use poem::{Response, handler};

use super::below_proposal;
use crate::auth::Visit;
use crate::budgeting::pages::done;
use crate::budgeting::preparation::justifications::{self, Justification, JustificationInput};
use crate::budgeting::preparation::programmes::{self, Programme};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, PageId as Id, Posted, Shell, Values};

fn fields() -> Vec<Field> {
    vec![
        Field::new("rationale", "Rationale", Kind::Text).hint("Why it is needed"),
        Field::new("alignment_with_priorities", "Alignment with priorities", Kind::Text)
            .hint("Which priorities of the government and of your plan it serves"),
        Field::new("expected_impact", "Expected impact", Kind::Text).hint("What it will change, and for whom"),
    ]
}

fn input(posted: &Posted) -> JustificationInput {
    JustificationInput {
        rationale: posted.text("rationale").to_owned(),
        alignment_with_priorities: posted.text("alignment_with_priorities").to_owned(),
        expected_impact: posted.text("expected_impact").to_owned(),
    }
}

fn values(justification: &Justification) -> Values {
    vec![
        ("rationale", justification.rationale.clone()),
        ("alignment_with_priorities", justification.alignment_with_priorities.clone()),
        ("expected_impact", justification.expected_impact.clone()),
    ]
}

fn programme_path(id: uuid::Uuid) -> String {
    format!("programmes/{id}/")
}

fn create_page(visit: &Visit, programme: &Programme) -> FormPage {
    let address = visit.address(&format!("budgeting/{}", programme_path(programme.id)));
    let form = Form::new(format!("{address}justifications/create/"), "Add the justification", &address, fields());
    let shell = below_proposal(visit, "New longer justification", programme.proposal_id, &programme.proposal_title);
    FormPage::new(shell.crumb(programme.title.clone(), address), form)
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
    let (key, fingerprint) = (posted.key(), posted.fingerprint());
    let created = justifications::create(db, member, id.0, &input(&posted), &key, &fingerprint).await;
    page.answer(created.map(|_| done(&visit, &programme_path(id.0), "added")))
}

/// A page below the programme that is argued for.
fn below_programme(visit: &Visit, title: &str, justification: &Justification) -> (Shell, String) {
    let address = visit.address(&format!("budgeting/{}", programme_path(justification.programme_id)));
    let shell = below_proposal(visit, title, justification.proposal_id, &justification.proposal_title);
    (shell.crumb(justification.programme_title.clone(), &address), address)
}

fn edit_page(visit: &Visit, justification: &Justification) -> FormPage {
    let (shell, cancel) = below_programme(visit, "Edit longer justification", justification);
    let action = visit.address(&format!("budgeting/justifications/{}/edit/", justification.id));
    FormPage::new(shell, Form::new(action, "Save changes", cancel, fields()))
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let justification = justifications::get_editable(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &justification);
    page.form = page.form.filled(&values(&justification), justification.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let justification = justifications::get(db, member, id.0).await?;
    let mut page = edit_page(&visit, &justification);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = justifications::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, &programme_path(justification.programme_id), "saved");
    let stored = async {
        let justification = justifications::get(db, member, id.0).await?;
        Ok((values(&justification), justification.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, justification: &Justification) -> FormPage {
    let (shell, cancel) = below_programme(visit, "Delete this longer justification", justification);
    let action = visit.address(&format!("budgeting/justifications/{}/delete/", justification.id));
    let mut form = Form::new(action, "Delete the justification", cancel, Vec::new()).dangerous();
    form.version = Some(justification.version);
    FormPage::new(shell, form)
        .intro(format!("It argues for “{}”, and is gone for good.", justification.programme_title))
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &justifications::get_editable(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let justification = justifications::get(db, member, id.0).await?;
    let page = delete_page(&visit, &justification);
    if posted.is_resumed() {
        return page.show();
    }
    match justifications::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => {
            let programme = programme_path(justification.programme_id);
            page.answer(removed.map(|()| done(&visit, &programme, "deleted")))
        }
    }
}
