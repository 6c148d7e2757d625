//! Pages of strategic plans.

use askama::Template;
use bmms_queries::queries::planning::dashboard::DashboardCounts;
use poem::web::Data;
use poem::{Response, handler};

use super::steps::{self, Step, StepLink, Subject};
use super::{Id, done, ok, shell};
use crate::auth::Visit;
use crate::error::Result;
use crate::planning::goals::Goal;
use crate::planning::overviews::{self, StrategicPlanOverview};
use crate::planning::strategic_plans::{
    self, Filter, STATUSES, StrategicPlan, StrategicPlanInput, StrategicPlanSummary,
};
use crate::planning::{OnTrack, goals};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Ignored, Kind, Listing, Posted, Query, SIZES, Shell, Values, words};

/// The sorts and what they are called.
const SORTS: [(&str, &str); 4] = [
    ("-start_year", "Newest period first"),
    ("title", "Title"),
    ("-created_at", "Newest first"),
    ("-progress", "Most advanced first"),
];

/// Below the organization.
fn path(plan: &StrategicPlan) -> String {
    format!("strategic-plans/{}/", plan.id)
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/strategic_plans.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    listing: Listing,
    plans: Vec<StrategicPlanSummary>,
    figures: DashboardCounts,
    may_create: bool,
}

/// What of the list is asked for, and what of that was not understood.
pub(super) fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    Filter::new(query.get("status"), query.get("year"), query.get("q"), query.get("sort"))
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = filter(&query);
    let found = overviews::strategic_plans(&app.db, member, &filter, &query.paging()?).await?;
    ok(&ListPage {
        shell: shell(&visit, "Strategic plans"),
        base: visit.address("planning/"),
        tab: "strategic-plans",
        listing: Listing::new(query, found.next.as_deref(), ignored, member.can("planning.export")),
        plans: found.items,
        figures: found.figures,
        may_create: member.can("planning.edit"),
    })
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/strategic_plan.html")]
struct PlanPage {
    shell: Shell,
    base: String,
    overview: StrategicPlanOverview,
    steps: Vec<StepLink>,
    may_edit: bool,
    may_add_annual_plan: bool,
    may_export: bool,
}

impl PlanPage {
    /// The goals of each priority that has any, the highest first.
    fn by_priority(&self) -> Vec<(&'static str, Vec<&Goal>)> {
        let of = |priority: &str| self.overview.goals.iter().filter(|goal| goal.priority == priority).collect();
        let all = goals::PRIORITIES.iter().map(|priority| (*priority, of(priority)));
        all.filter(|(_, goals): &(_, Vec<_>)| !goals.is_empty()).collect()
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let member = &visit.member;
    let overview = overviews::strategic_plan(&app.db, member, id.0).await?;
    let plan = &overview.plan;
    ok(&PlanPage {
        shell: shell(&visit, plan.title.clone()).crumb("Strategic plans", visit.address("planning/strategic-plans/")),
        base: visit.address("planning/"),
        steps: steps::links(&plan.transitions, &visit.address(&format!("planning/{}", path(plan)))),
        may_edit: plan.takes_changes(member),
        may_add_annual_plan: plan.takes_annual_plans(member),
        may_export: member.can("planning.export"),
        overview,
    })
}

fn fields(visit: &Visit) -> Vec<Field> {
    let example = format!("For example: {} Strategic Plan 2025-2030", visit.member.org_code());
    vec![
        Field::new("title", "Title", Kind::Line).hint(example),
        Field::new("start_year", "Start year", Kind::Number).hint("The first calendar year it covers, 2020 or later"),
        Field::new("end_year", "End year", Kind::Number)
            .hint("The last calendar year it covers, 1 to 10 after the first"),
        Field::new("vision", "Vision", Kind::Text).hint("What it looks like in the long term"),
        Field::new("mission", "Mission", Kind::Text).hint("The purpose, and how it is reached"),
    ]
}

fn input(posted: &Posted) -> StrategicPlanInput {
    StrategicPlanInput {
        title: posted.text("title").to_owned(),
        start_year: posted.number("start_year"),
        end_year: posted.number("end_year"),
        vision: posted.text("vision").to_owned(),
        mission: posted.text("mission").to_owned(),
    }
}

fn values(plan: &StrategicPlan) -> Values {
    vec![
        ("title", plan.title.clone()),
        ("start_year", plan.start_year.to_string()),
        ("end_year", plan.end_year.to_string()),
        ("vision", plan.vision.clone()),
        ("mission", plan.mission.clone()),
    ]
}

fn create_page(visit: &Visit) -> FormPage {
    let list = visit.address("planning/strategic-plans/");
    let form = Form::new(format!("{list}create/"), "Save as a draft", &list, fields(visit));
    FormPage::new(shell(visit, "New strategic plan").crumb("Strategic plans", list), form)
        .intro("It is saved as a draft that you can change until you submit it for approval. You add its goals next.")
}

#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_create(visit: Visit) -> Result<Response> {
    visit.member.require("planning.edit")?;
    create_page(&visit).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    let mut page = create_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let member = &visit.member;
    let created = strategic_plans::create(&app.db, member, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|plan| done(&visit, &path(&plan), "created")))
}

fn edit_page(visit: &Visit, plan: &StrategicPlan) -> FormPage {
    let address = visit.address(&format!("planning/{}", path(plan)));
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields(visit));
    let shell =
        shell(visit, "Edit strategic plan").crumb("Strategic plans", visit.address("planning/strategic-plans/"));
    FormPage::new(shell.crumb(plan.title.clone(), address), form)
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let plan = strategic_plans::get_draft(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &plan);
    page.form = page.form.filled(&values(&plan), plan.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let mut page = edit_page(&visit, &strategic_plans::get(db, member, id.0).await?);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let saved = strategic_plans::edit(db, member, id.0, posted.version()?, &input(&posted)).await;
    let address = done(&visit, &format!("strategic-plans/{}/", id.0), "saved");
    let stored = async {
        let plan = strategic_plans::get(db, member, id.0).await?;
        Ok((values(&plan), plan.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn subject(visit: &Visit, plan: StrategicPlan) -> Subject {
    Subject {
        shell: shell(visit, "").crumb("Strategic plans", visit.address("planning/strategic-plans/")),
        noun: "strategic plan",
        address: visit.address(&format!("planning/{}", path(&plan))),
        title: plan.title,
        status: plan.status,
        version: plan.version,
    }
}

#[handler]
pub(crate) async fn show_step(app: Data<&App>, visit: Visit, id: Id, step: Step) -> Result<Response> {
    step.0.require(&visit.member)?;
    let plan = strategic_plans::get(&app.db, &visit.member, id.0).await?;
    steps::page(step, subject(&visit, plan)).show()
}

#[handler]
pub(crate) async fn take(app: Data<&App>, visit: Visit, id: Id, step: Step, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let taken = async |version, input| strategic_plans::take(db, member, id.0, version, step.0, &input).await;
    let outcome = steps::take(&posted, taken).await?;
    let present = async || {
        // Four queries in flight make a large future.
        let overview = Box::pin(overviews::strategic_plan(db, member, id.0)).await?;
        Ok((subject(&visit, overview.plan), overview.history))
    };
    let address = visit.address(&format!("planning/strategic-plans/{}/", id.0));
    steps::answer(&visit, &address, step, &posted, outcome, present).await
}
