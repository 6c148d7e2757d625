//! Steps on pages: a form, then, where money moves, what will be booked to be looked at once more, then the step.

use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::kinds::{Kind, PageStep};
use super::sheets::{self, Sheet};
use super::{Fact, MoneyForm, base, details, fields, name, questions, shell};
use crate::auth::Visit;
use crate::budgeting::execution::steps::{Step, StepInput};
use crate::budgeting::execution::{
    allotments, appropriations, disbursements, history, movements, obligations, work_items,
};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Form, PageId as Id, Posted, see_other, words};

/// The form's field that says that its answers were looked at.
const CHECKED: &str = "checked";

fn page(visit: &Visit, sheet: &Sheet, step: Step) -> MoneyForm {
    let address = sheet.address(visit);
    let asks_again = questions::moves_money(sheet.kind, step);
    let button = if asks_again { "Check before it is done" } else { details::said(step) };
    let form = Form::new(format!("{address}{}/", step.name()), button, &address, questions::fields(sheet.kind, step));
    let mut form = if questions::is_dangerous(step) && !asks_again { form.dangerous() } else { form.without_draft() };
    form.version = Some(sheet.version);
    MoneyForm {
        shell: shell(visit, format!("{}: {}", details::said(step), sheet.title))
            .crumb(sheet.kind.title(), format!("{}{}/", base(visit), sheet.kind.noun()))
            .crumb(sheet.title.clone(), &address),
        intro: vec![
            format!("This {} is {} now.", sheet.kind.word(), name(&sheet.status).to_lowercase()),
            questions::consequence(sheet, step),
        ],
        about: "As it stands".to_owned(),
        figures: sheet.amounts.iter().map(|(label, amount)| Fact::new(label, words::money(amount))).collect(),
        form,
    }
}

/// What will be booked, to be looked at once more. The answers go along unseen.
fn check_page(visit: &Visit, sheet: &Sheet, step: Step, asked: &MoneyForm) -> MoneyForm {
    let address = sheet.address(visit);
    let form = Form::new(asked.form.action.clone(), details::said(step), &address, Vec::new());
    let mut form = if questions::is_dangerous(step) { form.dangerous() } else { form.without_draft() };
    form.version = asked.form.version;
    form = form.hidden(CHECKED, "1");
    let mut figures: Vec<Fact> = vec![Fact::new("What", sheet.title.clone())];
    figures.extend(sheet.facts.iter().take(2).map(|fact| Fact::new(fact.label, fact.value.clone())));
    figures.extend(sheet.amounts.iter().map(|(label, amount)| Fact::new(label, words::money(amount))));
    for field in &asked.form.fields {
        form = form.hidden(field.name, field.value.clone());
        if !field.value.trim().is_empty() {
            figures.push(Fact::new(field.label, fields::told(field)));
        }
    }
    MoneyForm {
        shell: asked.shell.clone(),
        intro: vec![questions::consequence(sheet, step)],
        about: "Check your answers".to_owned(),
        figures,
        form,
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, kind: Kind, id: Id, step: PageStep) -> Result<Response> {
    step.0.require(&visit.member)?;
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    page(&visit, &sheet, step.0).show()
}

#[handler]
pub(crate) async fn accept(
    app: Data<&App>,
    visit: Visit,
    kind: Kind,
    id: Id,
    step: PageStep,
    posted: Posted,
) -> Result<Response> {
    let step = step.0;
    step.require(&visit.member)?;
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    let mut page = page(&visit, &sheet, step);
    let present = page.form.version;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = questions::input(&posted);
    if questions::moves_money(kind, step) && posted.text(CHECKED).is_empty() {
        return match input.check(step) {
            Ok(_) => check_page(&visit, &sheet, step, &page).show(),
            Err(failure) => page.answer(Err(failure)),
        };
    }
    let arrived = format!("{}?done={}", sheet.address(&visit), step.name());
    match Box::pin(take(app.0, &visit, kind, id.0, posted.version()?, step, &input)).await {
        Ok(()) => Ok(see_other(&arrived)),
        // The same form sent twice has arrived where it wanted to.
        Err(Error::Stale | Error::Conflict(_)) if is_done(app.0, &visit, kind, id.0, step, &input).await? => {
            Ok(see_other(&arrived))
        }
        Err(Error::Stale) => {
            page.form.version = present;
            page.changed_meanwhile()
        }
        Err(failure) => page.answer(Err(failure)),
    }
}

/// Whether the latest that happened to the row is this step, by this person and with this reason.
async fn is_done(app: &App, visit: &Visit, kind: Kind, id: Uuid, step: Step, input: &StepInput) -> Result<bool> {
    let history = history::of(&app.db, &visit.member, kind.entity(), id).await?;
    Ok(history.first().is_some_and(|latest| {
        latest.action == step.stored()
            && step != Step::Adjust
            && (latest.comment == input.comment.trim() || [Step::Extend, Step::MarkDue].contains(&step))
            && latest.actor.as_deref() == Some(visit.member.user_name())
    }))
}

async fn take(
    app: &App,
    visit: &Visit,
    kind: Kind,
    id: Uuid,
    version: i32,
    step: Step,
    input: &StepInput,
) -> Result<()> {
    let (db, member) = (&app.db, &visit.member);
    match kind {
        Kind::Appropriation => {
            appropriations::take(db, member, id, version, step, input).await?;
        }
        Kind::Movement => {
            movements::take(db, member, id, version, step, input).await?;
        }
        Kind::Allotment => {
            allotments::take(db, member, id, version, step, input).await?;
        }
        Kind::WorkItem => {
            work_items::take(db, member, id, version, step, input).await?;
        }
        Kind::Obligation => {
            obligations::take(db, member, id, version, step, input).await?;
        }
        Kind::Disbursement => {
            disbursements::take(db, member, id, version, step, input).await?;
        }
        Kind::Allocation | Kind::Line => return Err(Error::NotFound),
    }
    Ok(())
}
