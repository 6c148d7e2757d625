//! Pages of annual work plans.

use askama::Template;
use bmms_queries::queries::planning::dashboard::DashboardCounts;
use poem::web::Data;
use poem::{Response, handler};

use super::steps::{self, Step, StepLink, Subject};
use super::{Id, done, ok, shell};
use crate::auth::Visit;
use crate::error::Result;
use crate::planning::annual_plans::{self, AnnualPlan, AnnualPlanInput, AnnualPlanSummary, Filter, NewAnnualPlan};
use crate::planning::objectives::{Objective, STATUSES as OBJECTIVE_STATUSES};
use crate::planning::overviews::{self, AnnualPlanOverview};
use crate::planning::strategic_plans::{self, STATUSES};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Ignored, Kind, Listing, Paging, Posted, Query, SIZES, Shell, Values, words};

/// The sorts and what they are called.
const SORTS: [(&str, &str); 2] = [("-year", "Latest year first"), ("-created_at", "Newest first")];

/// Below the module.
fn path(plan: &AnnualPlan) -> String {
    format!("annual-plans/{}/", plan.id)
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/annual_plans.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    listing: Listing,
    plans: Vec<AnnualPlanSummary>,
    figures: DashboardCounts,
    may_create: bool,
}

/// What of the list is asked for, and what of that was not understood.
pub(super) fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    let [year, status, plan] = ["year", "status", "strategic_plan"].map(|name| query.get(name));
    Filter::new(year, status, plan, query.get("q"), query.get("sort"))
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = filter(&query);
    let found = overviews::annual_plans(&app.db, member, &filter, &query.paging()?).await?;
    ok(&ListPage {
        shell: shell(&visit, "Annual work plans"),
        base: visit.address("planning/"),
        tab: "annual-plans",
        listing: Listing::new(query, found.next.as_deref(), ignored, member.can("planning.export")),
        plans: found.items,
        figures: found.figures,
        may_create: member.can("planning.edit"),
    })
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/annual_plan.html")]
struct PlanPage {
    shell: Shell,
    base: String,
    overview: AnnualPlanOverview,
    steps: Vec<StepLink>,
    may_edit: bool,
    may_export: bool,
}

impl PlanPage {
    /// The objectives of each status that has any, in the order of the workflow.
    fn by_status(&self) -> Vec<(&'static str, Vec<&Objective>)> {
        let of =
            |status: &str| self.overview.objectives.iter().filter(|objective| objective.status == status).collect();
        let all = OBJECTIVE_STATUSES.iter().map(|status| (*status, of(status)));
        all.filter(|(_, objectives): &(_, Vec<_>)| !objectives.is_empty()).collect()
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let member = &visit.member;
    let overview = overviews::annual_plan(&app.db, member, id.0).await?;
    let plan = &overview.plan;
    ok(&PlanPage {
        shell: shell(&visit, plan.title.clone()).crumb("Annual work plans", visit.address("planning/annual-plans/")),
        base: visit.address("planning/"),
        steps: steps::links(&plan.transitions, &visit.address(&format!("planning/{}", path(plan)))),
        may_edit: plan.takes_changes(member),
        may_export: member.can("planning.export"),
        overview,
    })
}

fn fields(visit: &Visit) -> Vec<Field> {
    let example = format!("For example: {} Annual Work Plan 2026", visit.member.org_code());
    vec![
        Field::new("title", "Title", Kind::Line).hint(example),
        Field::new("year", "Year", Kind::Number).hint("A calendar year of the strategic plan"),
        Field::new("description", "Priorities of the year", Kind::Text).optional(),
        Field::new("budget_total", "Indicative budget in pesos", Kind::Decimal)
            .optional()
            .hint("For example 5,000,000.00. It is not the appropriation."),
    ]
}

/// The fields of a new annual work plan: the strategic plan comes first and never changes.
async fn create_fields(app: &App, visit: &Visit) -> Result<Vec<Field>> {
    let all = strategic_plans::Filter::default();
    let (plans, _) = strategic_plans::list(&app.db, &visit.member, &all, &Paging::whole()).await?;
    let open = plans.into_iter().filter(|plan| strategic_plans::is_open(&plan.status));
    let named =
        open.map(|plan| (plan.id.to_string(), format!("{} ({}-{})", plan.title, plan.start_year, plan.end_year)));
    let choices = [(String::new(), "Choose a strategic plan".to_owned())].into_iter().chain(named).collect();
    let mut fields = fields(visit);
    fields.insert(0, Field::new("strategic_plan_id", "Strategic plan", Kind::Select(choices)));
    Ok(fields)
}

fn values(plan: &AnnualPlan) -> Values {
    vec![
        ("title", plan.title.clone()),
        ("year", plan.year.to_string()),
        ("description", plan.description.clone()),
        ("budget_total", plan.budget_total.as_deref().map(words::number).unwrap_or_default()),
    ]
}

async fn create_page(app: &App, visit: &Visit) -> Result<FormPage> {
    let plans = visit.address("planning/annual-plans/");
    let form = Form::new(format!("{plans}create/"), "Save as a draft", &plans, create_fields(app, visit).await?);
    Ok(FormPage::new(shell(visit, "New annual work plan").crumb("Annual work plans", plans), form).intro(
        "It is saved as a draft that you can change until you submit it for approval. You add its objectives next.",
    ))
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    visit.member.require("planning.edit")?;
    let mut page = create_page(app.0, &visit).await?;
    if let Some(field) = page.form.fields.first_mut() {
        field.value = query.shown("strategic_plan");
    }
    page.show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    let member = &visit.member;
    let mut page = create_page(app.0, &visit).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = NewAnnualPlan {
        strategic_plan_id: posted.optional_id("strategic_plan_id").unwrap_or_default(),
        title: posted.text("title").to_owned(),
        year: posted.number("year"),
        description: posted.text("description").to_owned(),
        budget_total: posted.optional_decimal("budget_total"),
    };
    let created = annual_plans::create(&app.db, member, &input, &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|plan| done(&visit, &path(&plan), "created")))
}

fn edit_page(visit: &Visit, plan: &AnnualPlan) -> FormPage {
    let address = visit.address(&format!("planning/{}", path(plan)));
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields(visit));
    let shell =
        shell(visit, "Edit annual work plan").crumb("Annual work plans", visit.address("planning/annual-plans/"));
    FormPage::new(shell.crumb(plan.title.clone(), address), form)
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let plan = annual_plans::get_draft(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &plan);
    page.form = page.form.filled(&values(&plan), plan.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let mut page = edit_page(&visit, &annual_plans::get(db, member, id.0).await?);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = AnnualPlanInput {
        title: posted.text("title").to_owned(),
        year: posted.number("year"),
        description: posted.text("description").to_owned(),
        budget_total: posted.optional_decimal("budget_total"),
    };
    let saved = annual_plans::edit(db, member, id.0, posted.version()?, &input).await;
    let address = done(&visit, &format!("annual-plans/{}/", id.0), "saved");
    let stored = async {
        let plan = annual_plans::get(db, member, id.0).await?;
        Ok((values(&plan), plan.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn subject(visit: &Visit, plan: AnnualPlan) -> Subject {
    Subject {
        shell: shell(visit, "").crumb("Annual work plans", visit.address("planning/annual-plans/")),
        noun: "annual work plan",
        address: visit.address(&format!("planning/{}", path(&plan))),
        title: plan.title,
        status: plan.status,
        version: plan.version,
    }
}

#[handler]
pub(crate) async fn show_step(app: Data<&App>, visit: Visit, id: Id, step: Step) -> Result<Response> {
    step.0.require(&visit.member)?;
    let plan = annual_plans::get(&app.db, &visit.member, id.0).await?;
    steps::page(step, subject(&visit, plan)).show()
}

#[handler]
pub(crate) async fn take(app: Data<&App>, visit: Visit, id: Id, step: Step, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let taken = async |version, input| annual_plans::take(db, member, id.0, version, step.0, &input).await;
    let outcome = steps::take(&posted, taken).await?;
    let present = async || {
        let overview = overviews::annual_plan(db, member, id.0).await?;
        Ok((subject(&visit, overview.plan), overview.history))
    };
    let address = visit.address(&format!("planning/annual-plans/{}/", id.0));
    steps::answer(&visit, &address, step, &posted, outcome, present).await
}
