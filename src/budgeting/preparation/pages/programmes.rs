//! Pages of programmes.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{below_proposal, category, options};
use crate::auth::Visit;
use crate::budgeting::pages::{CLASSES, class, done, ok};
use crate::budgeting::preparation::line_items::Filter;
use crate::budgeting::preparation::overviews::{self, ProgrammeOverview};
use crate::budgeting::preparation::programmes::{self, CATEGORIES, Choices, Programme, ProgrammeInput};
use crate::budgeting::preparation::proposals;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Listing, PageId as Id, Posted, Query, SIZES, Shell, Values, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/programme.html")]
struct ProgrammePage {
    shell: Shell,
    base: String,
    overview: ProgrammeOverview,
    listing: Listing,
    /// Whether everything may be changed.
    may_edit: bool,
    /// Whether the requested amount may be: it follows the lines that were returned.
    may_adjust: bool,
    may_edit_line: Vec<bool>,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = Filter::new(query.get("expense_class"), query.get("q"));
    let overview = overviews::programme(&app.db, member, id.0, &filter, &query.paging()?).await?;
    let programme = &overview.programme;
    ok(&ProgrammePage {
        shell: below_proposal(&visit, programme.title.clone(), programme.proposal_id, &programme.proposal_title),
        base: visit.address("budgeting/"),
        listing: Listing::new(query, overview.next.as_deref(), ignored, false),
        may_edit: programme.state().takes_changes(member, false),
        may_adjust: programme.state().takes_changes(member, programme.returned_total > 0),
        may_edit_line: overview.lines.iter().map(|line| line.takes_changes(member)).collect(),
        overview,
    })
}

fn amount_field() -> Field {
    Field::new("requested_amount", "Requested amount (PHP)", Kind::Decimal)
        .hint("In pesos. Its lines must add up to it before you submit.")
}

fn fields(choices: &Choices) -> Vec<Field> {
    let choose = |rows: &[(uuid::Uuid, String)]| {
        let none = std::iter::once((String::new(), "None".to_owned()));
        none.chain(rows.iter().map(|(id, title)| (id.to_string(), title.clone()))).collect()
    };
    let yes_no = vec![("no".to_owned(), "No".to_owned()), ("yes".to_owned(), "Yes".to_owned())];
    vec![
        Field::new("title", "Title", Kind::Line),
        Field::new("code", "UACS code", Kind::Number).optional().hint("Fifteen digits, if it has one"),
        Field::new(
            "category",
            "Part of the budget",
            Kind::Select(options(&CATEGORIES, |name| category(name).to_owned())),
        )
        .value("operations"),
        Field::new("goal_id", "Strategic goal it serves", Kind::Select(choose(&choices.goals)))
            .hint("Of your strategic plans that cover the year"),
        Field::new("objective_id", "Objective it pays for", Kind::Select(choose(&choices.objectives)))
            .hint("Of your annual work plan of the year"),
        amount_field(),
        Field::new("priority_rank", "Priority", Kind::Number).hint("1 for the highest").value("1"),
        Field::new("justification", "Justification", Kind::Text)
            .optional()
            .hint("Why it is needed. It must be given before you submit."),
        Field::new("expected_outcomes", "Expected outcomes", Kind::Text).optional().hint("What it will change"),
        Field::new("is_gender_responsive", "Gender-responsive", Kind::Select(yes_no))
            .hint("Whether it counts towards the gender-responsive share of the budget")
            .value("no"),
    ]
}

fn input(posted: &Posted) -> ProgrammeInput {
    ProgrammeInput {
        code: posted.text("code").trim().to_owned(),
        title: posted.text("title").to_owned(),
        category: posted.text("category").to_owned(),
        goal_id: posted.optional_id("goal_id"),
        objective_id: posted.optional_id("objective_id"),
        requested_amount: posted.decimal("requested_amount"),
        priority_rank: posted.number("priority_rank"),
        justification: posted.text("justification").to_owned(),
        expected_outcomes: posted.text("expected_outcomes").to_owned(),
        is_gender_responsive: posted.text("is_gender_responsive") == "yes",
    }
}

/// What only the requested amount of is changed.
fn adjusted(programme: &Programme, posted: &Posted) -> ProgrammeInput {
    ProgrammeInput {
        code: programme.code.clone(),
        title: programme.title.clone(),
        category: programme.category.clone(),
        goal_id: programme.goal_id,
        objective_id: programme.objective_id,
        requested_amount: posted.decimal("requested_amount"),
        priority_rank: programme.priority_rank,
        justification: programme.justification.clone(),
        expected_outcomes: programme.expected_outcomes.clone(),
        is_gender_responsive: programme.is_gender_responsive,
    }
}

fn values(programme: &Programme) -> Values {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    vec![
        ("title", programme.title.clone()),
        ("code", programme.code.clone()),
        ("category", programme.category.clone()),
        ("goal_id", id(programme.goal_id)),
        ("objective_id", id(programme.objective_id)),
        ("requested_amount", words::number(&programme.requested_amount)),
        ("priority_rank", programme.priority_rank.to_string()),
        ("justification", programme.justification.clone()),
        ("expected_outcomes", programme.expected_outcomes.clone()),
        ("is_gender_responsive", if programme.is_gender_responsive { "yes" } else { "no" }.to_owned()),
    ]
}

async fn create_page(app: &App, visit: &Visit, proposal: &proposals::Proposal) -> Result<FormPage> {
    let choices = programmes::choices(&app.db, &visit.member, proposal.fiscal_year).await?;
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let form = Form::new(format!("{address}programmes/create/"), "Add the programme", address, fields(&choices));
    let page = FormPage::new(below_proposal(visit, "New programme", proposal.id, &proposal.title), form);
    Ok(match &proposal.ceiling {
        Some(ceiling) => page.intro(format!(
            "{} are requested so far; the ceiling is {}.",
            words::money(&proposal.total_requested),
            words::money(ceiling)
        )),
        None => page.intro(format!("{} are requested so far.", words::money(&proposal.total_requested))),
    })
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let proposal = proposals::get_editable(&app.db, &visit.member, id.0).await?;
    create_page(app.0, &visit, &proposal).await?.show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    member.require("budgeting.edit")?;
    let proposal = proposals::get(db, member, id.0).await?;
    let mut page = create_page(app.0, &visit, &proposal).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let created = programmes::create(db, member, id.0, &input(&posted), &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|programme| done(&visit, &format!("programmes/{}/", programme.id), "added")))
}

/// The form of a programme; where only single lines were returned, of its amount alone.
async fn edit_page(app: &App, visit: &Visit, programme: &Programme) -> Result<FormPage> {
    let address = visit.address(&format!("budgeting/programmes/{}/", programme.id));
    let fields = if programme.lines_returned {
        vec![amount_field()]
    } else {
        fields(&programmes::choices(&app.db, &visit.member, programme.fiscal_year).await?)
    };
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields);
    let shell = below_proposal(visit, "Edit programme", programme.proposal_id, &programme.proposal_title);
    Ok(FormPage::new(shell.crumb(programme.title.clone(), address), form)
        .intro(format!("Its lines add up to {}.", words::money(&programme.lines_cost))))
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    let programme = programmes::get(&app.db, &visit.member, id.0).await?;
    programme.state().require(programme.returned_total > 0)?;
    let mut page = edit_page(app.0, &visit, &programme).await?;
    page.form = page.form.filled(&values(&programme), programme.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    member.require("budgeting.edit")?;
    let programme = programmes::get(db, member, id.0).await?;
    let mut page = edit_page(app.0, &visit, &programme).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = if programme.lines_returned { adjusted(&programme, &posted) } else { input(&posted) };
    let saved = programmes::edit(db, member, id.0, posted.version()?, &input).await;
    let address = done(&visit, &format!("programmes/{}/", id.0), "saved");
    let stored = async {
        let programme = programmes::get(db, member, id.0).await?;
        Ok((values(&programme), programme.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, programme: &Programme) -> FormPage {
    let address = visit.address(&format!("budgeting/programmes/{}/", programme.id));
    let mut form = Form::new(format!("{address}delete/"), "Delete the programme", &address, Vec::new()).dangerous();
    form.version = Some(programme.version);
    let title = format!("Delete “{}”", programme.title);
    let shell = below_proposal(visit, title, programme.proposal_id, &programme.proposal_title);
    FormPage::new(shell.crumb(programme.title.clone(), address), form).intro(format!(
        "The programme is gone for good, with {} and {}.",
        words::count(&programme.lines_total, "line"),
        words::count(&programme.justifications_total, "longer justification")
    ))
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &programmes::get_editable(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let programme = programmes::get(db, member, id.0).await?;
    let page = delete_page(&visit, &programme);
    if posted.is_resumed() {
        return page.show();
    }
    match programmes::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => {
            let proposal = format!("proposals/{}/", programme.proposal_id);
            page.answer(removed.map(|()| done(&visit, &proposal, "deleted")))
        }
    }
}
