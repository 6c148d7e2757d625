//! Pages of goals.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::{Id, done, options, progress_form, progress_input, shell};
use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::planning::goals::{self, Goal, GoalInput, PRIORITIES};
use crate::planning::overviews::{self, Overview};
use crate::planning::{OnTrack, strategic_plans};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, Values, page, see_other, words};

fn fields() -> Vec<Field> {
    vec![
        Field::new("title", "Title", Kind::Line),
        Field::new("description", "Description", Kind::Text).hint("What it is about, and for whom"),
        Field::new("target_metric", "Measure", Kind::Line)
            .hint("What is counted, for example: rural health units with a doctor"),
        Field::new("target_value", "Target", Kind::Decimal).hint("The value to reach, above 0"),
        Field::new("priority", "Priority", Kind::Select(options(&PRIORITIES))).value("medium"),
    ]
}

fn input(posted: &Posted) -> GoalInput {
    GoalInput {
        title: posted.text("title").to_owned(),
        description: posted.text("description").to_owned(),
        target_metric: posted.text("target_metric").to_owned(),
        target_value: posted.decimal("target_value"),
        priority: posted.text("priority").to_owned(),
    }
}

fn values(goal: &Goal) -> Values {
    vec![
        ("title", goal.title.clone()),
        ("description", goal.description.clone()),
        ("target_metric", goal.target_metric.clone()),
        ("target_value", words::short(&goal.target_value)),
        ("priority", goal.priority.clone()),
    ]
}

/// A page below a strategic plan.
fn below_plan(visit: &Visit, title: impl Into<String>, plan: (Uuid, &str)) -> Shell {
    let plans = visit.address("planning/strategic-plans/");
    shell(visit, title).crumb("Strategic plans", &plans).crumb(plan.1, format!("{plans}{}/", plan.0))
}

fn create_page(visit: &Visit, plan: (Uuid, &str)) -> FormPage {
    let address = visit.address(&format!("planning/strategic-plans/{}/", plan.0));
    let form = Form::new(format!("{address}goals/create/"), "Add the goal", address, fields());
    FormPage::new(below_plan(visit, "New goal", plan), form)
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let plan = strategic_plans::get_draft(&app.db, &visit.member, id.0).await?;
    create_page(&visit, (plan.id, &plan.title)).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let plan = strategic_plans::get(db, member, id.0).await?;
    let mut page = create_page(&visit, (plan.id, &plan.title));
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let created = goals::create(db, member, id.0, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|_| done(&visit, &format!("strategic-plans/{}/", id.0), "added")))
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/goal.html")]
struct GoalPage {
    shell: Shell,
    base: String,
    overview: Overview<Goal>,
    form: Form,
    compute_address: String,
    may_edit: bool,
}

async fn goal_page(app: &App, visit: &Visit, id: Id) -> Result<GoalPage> {
    let overview = overviews::goal(&app.db, &visit.member, id.0).await?;
    let goal = &overview.item;
    let address = visit.address(&format!("planning/goals/{}/", goal.id));
    let present = [&*goal.status, &goal.completion_percentage, &goal.current_value];
    Ok(GoalPage {
        shell: below_plan(visit, goal.title.clone(), (goal.strategic_plan_id, &goal.strategic_plan_title)),
        base: visit.address("planning/"),
        form: progress_form(&address, &overview, present, goal.version),
        compute_address: format!("{address}progress-from-metric/"),
        may_edit: goal.takes_changes(&visit.member),
        overview,
    })
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    page(StatusCode::OK, &goal_page(app.0, &visit, id).await?)
}

#[handler]
pub(crate) async fn record(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    if posted.is_resumed() {
        return answer(app.0, &visit, id, &posted, None).await;
    }
    let present = goals::get(db, member, id.0).await?;
    let input = progress_input(&posted, [&present.status, &present.completion_percentage, &present.current_value]);
    let recorded = goals::progress(db, member, id.0, posted.version()?, &input).await;
    answer(app.0, &visit, id, &posted, Some(recorded)).await
}

#[handler]
pub(crate) async fn compute(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return answer(app.0, &visit, id, &posted, None).await;
    }
    let computed = goals::progress_from_metric(&app.db, &visit.member, id.0, posted.version()?).await;
    answer(app.0, &visit, id, &posted, Some(computed)).await
}

/// What follows on recorded progress: the goal, or its page again with what is wrong.
async fn answer(app: &App, visit: &Visit, id: Id, posted: &Posted, outcome: Option<Result<Goal>>) -> Result<Response> {
    if matches!(outcome, Some(Ok(_))) {
        return Ok(see_other(&done(visit, &format!("goals/{}/", id.0), "progress")));
    }
    let mut again = goal_page(app, visit, id).await?;
    let status = super::progress_again(&mut again.form, posted, outcome.and_then(Result::err))?;
    page(status, &again)
}

fn edit_page(visit: &Visit, goal: &Goal) -> FormPage {
    let address = visit.address(&format!("planning/goals/{}/", goal.id));
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields());
    let plan = (goal.strategic_plan_id, goal.strategic_plan_title.as_str());
    FormPage::new(below_plan(visit, "Edit goal", plan).crumb(goal.title.clone(), address), form)
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let goal = goals::get_draft(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &goal);
    page.form = page.form.filled(&values(&goal), goal.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let goal = goals::get(db, member, id.0).await?;
    let mut page = edit_page(&visit, &goal);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = goals::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, &format!("goals/{}/", id.0), "saved");
    let stored = async {
        let goal = goals::get(db, member, id.0).await?;
        Ok((values(&goal), goal.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, goal: &Goal) -> FormPage {
    let address = visit.address(&format!("planning/goals/{}/", goal.id));
    let mut form = Form::new(format!("{address}delete/"), "Delete the goal", &address, Vec::new()).dangerous();
    form.version = Some(goal.version);
    let plan = (goal.strategic_plan_id, goal.strategic_plan_title.as_str());
    FormPage::new(below_plan(visit, format!("Delete “{}”", goal.title), plan).crumb(goal.title.clone(), address), form)
        .intro("The goal is gone for good. Objectives that contribute to it stay, without the link.")
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &goals::get_draft(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let goal = goals::get(db, member, id.0).await?;
    let page = delete_page(&visit, &goal);
    if posted.is_resumed() {
        return page.show();
    }
    match goals::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => {
            let plan = format!("strategic-plans/{}/", goal.strategic_plan_id);
            page.answer(removed.map(|()| done(&visit, &plan, "deleted")))
        }
    }
}
