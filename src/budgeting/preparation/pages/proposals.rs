//! Pages of budget proposals.

use askama::Template;
use chrono::Datelike;
use poem::web::Data;
use poem::{Response, handler};

use super::{below_proposal, category, sum};
use crate::auth::Visit;
use crate::budgeting::pages::{CLASSES, class, done, ok, shell};
use crate::budgeting::preparation::line_items::LineItem;
use crate::budgeting::preparation::overviews::{self, ProposalOverview};
use crate::budgeting::preparation::programmes::Programme;
use crate::budgeting::preparation::proposals::{
    self, Filter, NewProposal, Proposal, ProposalInput, ProposalSummary, STATUSES,
};
use crate::error::{Error, Result};
use crate::planning::today;
use crate::server::App;
use crate::web::{
    Field, Form, FormPage, Ignored, Kind, Listing, PageId as Id, Posted, Query, SIZES, Shell, Values, words,
};

/// The sorts and what they are called.
const SORTS: [(&str, &str); 3] =
    [("-fiscal_year", "Latest fiscal year first"), ("title", "Title"), ("-updated_at", "Changed last first")];

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/proposals.html")]
struct ListPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    listing: Listing,
    proposals: Vec<ProposalSummary>,
    may_create: bool,
}

/// What of the list is asked for, and what of that was not understood.
pub(crate) fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    Filter::new(query.get("status"), query.get("fiscal_year"), query.get("q"), query.get("sort"))
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = filter(&query);
    // Ten rows unless another number is asked for (budgeting: section 6.1).
    let query = query.or("limit", SIZES[0]);
    let (proposals, next) = proposals::list(&app.db, member, &filter, &query.paging()?).await?;
    ok(&ListPage {
        shell: shell(&visit, "Budget proposals"),
        base: visit.address("budgeting/"),
        tab: "proposals",
        listing: Listing::new(query, next.as_deref(), ignored, member.can("budgeting.export")),
        proposals,
        may_create: member.can("budgeting.edit"),
    })
}

/// A button.
#[derive(Debug)]
struct StepLink {
    text: &'static str,
    address: String,
    is_main: bool,
}

/// The buttons for the steps that a member may take, as one usually takes them.
fn links(transitions: &[String], address: &str) -> Vec<StepLink> {
    let steps = [
        ("submit", "Submit", true),
        ("start-review", "Start the review", true),
        ("approve", "Approve", true),
        ("recommend", "Recommend amounts", false),
        ("return", "Return", false),
        ("reject", "Reject", false),
        ("withdraw", "Withdraw", false),
    ];
    let possible = steps.into_iter().filter(|(name, ..)| transitions.iter().any(|step| step == name));
    let link = |(name, text, is_main)| StepLink { text, address: format!("{address}{name}/"), is_main };
    possible.map(link).collect()
}

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/proposal.html")]
#[expect(clippy::struct_excessive_bools, reason = "each says whether one link is offered")]
struct ProposalPage {
    shell: Shell,
    base: String,
    overview: ProposalOverview,
    steps: Vec<StepLink>,
    may_edit: bool,
    may_delete: bool,
    /// Whether another proposal may be built from it, or appropriations from what was approved.
    may_build: bool,
    may_export: bool,
}

impl ProposalPage {
    fn lines_of(&self, programme: &Programme) -> Vec<&LineItem> {
        self.overview.lines.iter().filter(|line| line.programme_id == programme.id).collect()
    }

    /// What the lines of each class add up to, of those that have any.
    fn by_class(&self) -> Vec<(&'static str, String)> {
        let of = |class: &'static str| self.overview.lines.iter().filter(move |line| line.expense_class == class);
        let all = CLASSES.into_iter().filter(|(class, _)| of(class).next().is_some());
        all.map(|(class, words)| (words, sum(of(class).map(|line| line.total_cost.as_str())))).collect()
    }

    /// What the programmes of each priority request.
    fn by_priority(&self) -> Vec<(i32, String)> {
        let programmes = &self.overview.programmes;
        let mut ranks: Vec<_> = programmes.iter().map(|programme| programme.priority_rank).collect();
        ranks.dedup();
        let of = |rank| programmes.iter().filter(move |programme| programme.priority_rank == rank);
        ranks.into_iter().map(|rank| (rank, sum(of(rank).map(|each| each.requested_amount.as_str())))).collect()
    }

    /// Whether the lines do not add up to what the programme requests.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn differs(&self, programme: &Programme) -> bool {
        programme.lines_cost != programme.requested_amount
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let member = &visit.member;
    let overview = overviews::proposal(&app.db, member, id.0).await?;
    let proposal = &overview.proposal;
    let list = visit.address("budgeting/proposals/");
    ok(&ProposalPage {
        shell: shell(&visit, proposal.title.clone()).crumb("Proposals", &list),
        base: visit.address("budgeting/"),
        steps: links(&proposal.transitions, &format!("{list}{}/", proposal.id)),
        may_edit: proposal.state().takes_changes(member, false),
        may_delete: proposal.may_be_deleted(member),
        may_build: member.can("budgeting.edit"),
        may_export: member.can("budgeting.export"),
        overview,
    })
}

fn fields(visit: &Visit) -> Vec<Field> {
    let example = format!("For example: {} budget proposal", visit.member.org_code());
    vec![
        Field::new("title", "Title", Kind::Line).hint(example),
        Field::new("description", "Scope", Kind::Text).optional().hint("What it covers, and what it leaves out"),
    ]
}

fn values(proposal: &Proposal) -> Values {
    vec![("title", proposal.title.clone()), ("description", proposal.description.clone())]
}

fn create_page(visit: &Visit) -> FormPage {
    let list = visit.address("budgeting/proposals/");
    let this_year = today().year();
    let years = (this_year..=this_year + 5).map(|year| (year.to_string(), year.to_string())).collect();
    let year = Field::new("fiscal_year", "Fiscal year", Kind::Select(years)).value((this_year + 1).to_string());
    let year = year.hint("From 1 January to 31 December. An organization has one proposal for a year.");
    let fields = std::iter::once(year).chain(fields(visit)).collect();
    let form = Form::new(format!("{list}create/"), "Save as a draft", &list, fields);
    FormPage::new(shell(visit, "New budget proposal").crumb("Proposals", list), form)
        .intro("It is saved as a draft that you can change until you submit it. You add its programmes next.")
}

#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn show_create(visit: Visit) -> Result<Response> {
    visit.member.require("budgeting.edit")?;
    create_page(&visit).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    let mut page = create_page(&visit);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = NewProposal {
        fiscal_year: posted.number("fiscal_year"),
        title: posted.text("title").to_owned(),
        description: posted.text("description").to_owned(),
    };
    let created = proposals::create(&app.db, &visit.member, &input, &posted.key(), &posted.fingerprint()).await;
    page.answer(created.map(|proposal| done(&visit, &format!("proposals/{}/", proposal.id), "created")))
}

fn edit_page(visit: &Visit, proposal: &Proposal) -> FormPage {
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, fields(visit));
    FormPage::new(below_proposal(visit, "Edit budget proposal", proposal.id, &proposal.title), form)
        .intro(format!("It is for fiscal year {}, which stays as it is.", proposal.fiscal_year))
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    let proposal = proposals::get_editable(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &proposal);
    page.form = page.form.filled(&values(&proposal), proposal.version);
    page.show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let mut page = edit_page(&visit, &proposals::get(db, member, id.0).await?);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input =
        ProposalInput { title: posted.text("title").to_owned(), description: posted.text("description").to_owned() };
    let saved = proposals::edit(db, member, id.0, posted.version()?, &input).await;
    let address = done(&visit, &format!("proposals/{}/", id.0), "saved");
    let stored = async {
        let proposal = proposals::get(db, member, id.0).await?;
        Ok((values(&proposal), proposal.version))
    };
    page.answer_change(saved.map(|_| address.clone()), &address, stored).await
}

fn delete_page(visit: &Visit, proposal: &Proposal) -> FormPage {
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let mut form = Form::new(format!("{address}delete/"), "Delete the proposal", &address, Vec::new()).dangerous();
    form.version = Some(proposal.version);
    let title = format!("Delete “{}”", proposal.title);
    FormPage::new(below_proposal(visit, title, proposal.id, &proposal.title), form)
        .intro("The draft is gone for good, with its programmes and lines.")
}

#[handler]
pub(crate) async fn show_delete(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    delete_page(&visit, &proposals::get_editable(&app.db, &visit.member, id.0).await?).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let page = delete_page(&visit, &proposals::get(db, member, id.0).await?);
    if posted.is_resumed() {
        return page.show();
    }
    match proposals::remove(db, member, id.0, posted.version()?).await {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => page.answer(removed.map(|()| done(&visit, "proposals/", "deleted"))),
    }
}
