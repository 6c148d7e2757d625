//! Pages of objectives.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::{Id, done, ok, progress_form, progress_input, shell};
use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::planning::objectives::{self, Filter, Objective, ObjectiveInput, STATUSES};
use crate::planning::overviews::{self, Overview};
use crate::planning::{annual_plans, goals};
use crate::server::App;
use crate::web::{
    Field, Form, FormPage, Ignored, Kind, Listing, Paging, Posted, Query, SIZES, Shell, Values, page, see_other, words,
};

#[derive(Debug, Template)]
#[template(path = "planning/pages/objectives.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    listing: Listing,
    objectives: Vec<Objective>,
}

/// What of the list is asked for, and what of that was not understood.
pub(super) fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    let [status, overdue, goal] = ["status", "overdue", "goal"].map(|name| query.get(name));
    Filter::new(status, overdue, goal, query.get("due_before"), query.get("annual_plan"), query.get("q"))
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = filter(&query);
    let (objectives, next) = objectives::list(&app.db, member, &filter, &query.paging()?).await?;
    ok(&ListPage {
        shell: shell(&visit, "Objectives"),
        base: visit.address("planning/"),
        tab: "objectives",
        listing: Listing::new(query, next.as_deref(), ignored, member.can("planning.export")),
        objectives,
    })
}

/// The fields; the goals to choose from are those of the strategic plan.
async fn fields(app: &App, visit: &Visit, strategic_plan_id: Uuid, year: i32) -> Result<Vec<Field>> {
    let (all, whole) = (goals::Filter::default(), Paging::whole());
    let (goals, _) = goals::list(&app.db, &visit.member, strategic_plan_id, &all, &whole).await?;
    let none = [(String::new(), "None".to_owned())].into_iter();
    let choices = none.chain(goals.into_iter().map(|goal| (goal.id.to_string(), goal.title))).collect();
    Ok(vec![
        Field::new("title", "Title", Kind::Line),
        Field::new("description", "Description", Kind::Text).hint("What will be done"),
        Field::new("goal_id", "Contributes to the goal", Kind::Select(choices)).optional(),
        Field::new("target_date", "Due date", Kind::Date).hint(format!("A day in {year}")),
        Field::new("indicator", "Indicator", Kind::Line)
            .hint("How success is measured, for example: health workers trained"),
        Field::new("baseline_value", "Baseline", Kind::Decimal).hint("The value at the start").value("0"),
        Field::new("target_value", "Target", Kind::Decimal).hint("The value to reach, above or below the baseline"),
    ])
}

fn input(posted: &Posted) -> ObjectiveInput {
    ObjectiveInput {
        goal_id: posted.optional_id("goal_id"),
        title: posted.text("title").to_owned(),
        description: posted.text("description").to_owned(),
        target_date: posted.date("target_date"),
        indicator: posted.text("indicator").to_owned(),
        baseline_value: posted.decimal("baseline_value"),
        target_value: posted.decimal("target_value"),
    }
}

fn values(objective: &Objective) -> Values {
    vec![
        ("title", objective.title.clone()),
        ("description", objective.description.clone()),
        ("goal_id", objective.goal_id.map(|id| id.to_string()).unwrap_or_default()),
        ("target_date", objective.target_date.to_string()),
        ("indicator", objective.indicator.clone()),
        ("baseline_value", words::short(&objective.baseline_value)),
        ("target_value", words::short(&objective.target_value)),
    ]
}

/// A page below an annual work plan.
fn below_plan(visit: &Visit, title: impl Into<String>, plan: (Uuid, &str)) -> Shell {
    let plans = visit.address("planning/annual-plans/");
    shell(visit, title).crumb("Annual work plans", &plans).crumb(plan.1, format!("{plans}{}/", plan.0))
}

async fn create_page(app: &App, visit: &Visit, plan: &annual_plans::AnnualPlan) -> Result<FormPage> {
    let address = visit.address(&format!("planning/annual-plans/{}/", plan.id));
    let fields = fields(app, visit, plan.strategic_plan_id, plan.year).await?;
    let form = Form::new(format!("{address}objectives/create/"), "Add the objective", address, fields);
    Ok(FormPage::new(below_plan(visit, "New objective", (plan.id, &plan.title)), form))
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let plan = annual_plans::get_draft(&app.db, &visit.member, id.0).await?;
    create_page(app.0, &visit, &plan).await?.show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let plan = annual_plans::get(db, member, id.0).await?;
    let mut page = create_page(app.0, &visit, &plan).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let created = objectives::create(db, member, id.0, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|_| done(&visit, &format!("annual-plans/{}/", id.0), "added")))
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/objective.html")]
struct ObjectivePage {
    shell: Shell,
    base: String,
    overview: Overview<Objective>,
    form: Form,
    compute_address: String,
    may_edit: bool,
}

async fn objective_page(app: &App, visit: &Visit, id: Id) -> Result<ObjectivePage> {
    let overview = overviews::objective(&app.db, &visit.member, id.0).await?;
    let objective = &overview.item;
    let address = visit.address(&format!("planning/objectives/{}/", objective.id));
    let (status, completion) = (&objective.status, &objective.completion_percentage);
    Ok(ObjectivePage {
        shell: below_plan(visit, objective.title.clone(), (objective.annual_plan_id, &objective.annual_plan_title)),
        base: visit.address("planning/"),
        form: progress_form(&address, &overview, [status, completion, &objective.current_value], objective.version),
        compute_address: format!("{address}progress-from-indicator/"),
        may_edit: objective.takes_changes(&visit.member),
        overview,
    })
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    ok(&objective_page(app.0, &visit, id).await?)
}

#[handler]
pub(crate) async fn record(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    if posted.is_resumed() {
        return answer(app.0, &visit, id, &posted, None).await;
    }
    let present = objectives::get(db, member, id.0).await?;
    let input = progress_input(&posted, [&present.status, &present.completion_percentage, &present.current_value]);
    let recorded = objectives::progress(db, member, id.0, posted.version()?, &input).await;
    answer(app.0, &visit, id, &posted, Some(recorded)).await
}

#[handler]
pub(crate) async fn compute(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return answer(app.0, &visit, id, &posted, None).await;
    }
    let computed = objectives::progress_from_indicator(&app.db, &visit.member, id.0, posted.version()?).await;
    answer(app.0, &visit, id, &posted, Some(computed)).await
}

/// What follows on recorded progress: the objective, or its page again with what is wrong.
async fn answer(
    app: &App,
    visit: &Visit,
    id: Id,
    posted: &Posted,
    outcome: Option<Result<Objective>>,
) -> Result<Response> {
    if matches!(outcome, Some(Ok(_))) {
        return Ok(see_other(&done(visit, &format!("objectives/{}/", id.0), "progress")));
    }
    let mut again = objective_page(app, visit, id).await?;
    let status = super::progress_again(&mut again.form, posted, outcome.and_then(Result::err))?;
    page(status, &again)
}

async fn edit_page(app: &App, visit: &Visit, objective: &Objective) -> Result<FormPage> {
    let address = visit.address(&format!("planning/objectives/{}/", objective.id));
    let fields = fields(app, visit, objective.strategic_plan_id, objective.year).await?;
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields);
    let plan = (objective.annual_plan_id, objective.annual_plan_title.as_str());
    Ok(FormPage::new(below_plan(visit, "Edit objective", plan).crumb(objective.title.clone(), address), form))
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let objective = objectives::get_draft(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(app.0, &visit, &objective).await?;
    page.form = page.form.filled(&values(&objective), objective.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let objective = objectives::get(db, member, id.0).await?;
    let mut page = edit_page(app.0, &visit, &objective).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = objectives::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, &format!("objectives/{}/", id.0), "saved");
    let stored = async {
        let objective = objectives::get(db, member, id.0).await?;
        Ok((values(&objective), objective.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, objective: &Objective) -> FormPage {
    let address = visit.address(&format!("planning/objectives/{}/", objective.id));
    let mut form = Form::new(format!("{address}delete/"), "Delete the objective", &address, Vec::new()).dangerous();
    form.version = Some(objective.version);
    let title = format!("Delete “{}”", objective.title);
    let plan = (objective.annual_plan_id, objective.annual_plan_title.as_str());
    FormPage::new(below_plan(visit, title, plan).crumb(objective.title.clone(), address), form)
        .intro("The objective is gone for good.")
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &objectives::get_draft(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let objective = objectives::get(db, member, id.0).await?;
    let page = delete_page(&visit, &objective);
    if posted.is_resumed() {
        return page.show();
    }
    match objectives::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => {
            let plan = format!("annual-plans/{}/", objective.annual_plan_id);
            page.answer(removed.map(|()| done(&visit, &plan, "deleted")))
        }
    }
}
