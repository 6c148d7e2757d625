//! The pages about the people of an organization. They parse and render; the rules are the actions'.

pub(crate) mod invite;
pub(crate) mod platform;
pub(crate) mod register;
pub(crate) mod registrations;
pub(crate) mod standing;

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::{Colleague, Filter, MemberInput, ROLES, STATES};
use crate::auth::{Member, Visit, Visitor};
use crate::error::Result;
use crate::organizations::settings::{Tabs, shell_below};
use crate::server::App;
use crate::web::{
    Field, Form, FormPage, Kind, Listing, PageId, Posted, Query, SIZES, Shell, Values, page, see_other, words,
};

/// The flags, and what they let a person do.
const FLAGS: [(&str, &str); 4] = [
    ("can_manage_users", "Manage members"),
    ("can_approve_plans", "Approve plans"),
    ("can_approve_budgets", "Approve budgets"),
    ("can_view_reports", "See reports and export"),
];

#[derive(Debug, Template)]
#[template(path = "members/pages/members.html")]
struct ListPage {
    shell: Shell,
    tabs: Tabs,
    base: String,
    listing: Listing,
    members: Vec<Colleague>,
}

/// The members.
#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (filter, ignored) = Filter::new(query.get("q"), query.get("role"), query.get("state"));
    let (members, next) = super::list(&app.db, &visit.member, &filter, &query.paging()?).await?;
    let list = ListPage {
        shell: shell_below(&visit, "Members"),
        tabs: Tabs::of(&visit, "members"),
        base: visit.address("organization/members/"),
        listing: Listing::new(query, next.as_deref(), ignored, false),
        members,
    };
    page(StatusCode::OK, &list)
}

#[derive(Debug, Template)]
#[template(path = "members/pages/member.html")]
struct MemberPage {
    shell: Shell,
    address: String,
    colleague: Colleague,
    flags: Vec<&'static str>,
    may_change: bool,
}

/// A page about members.
fn shell(visit: &Visit, title: impl Into<String>) -> Shell {
    shell_below(visit, title).crumb("Members", visit.address("organization/members/"))
}

fn address(visit: &Visit, colleague: &Colleague) -> String {
    visit.address(&format!("organization/members/{}/", colleague.id))
}

/// One member.
#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    let colleague = super::get(&app.db, &visit.member, id.0).await?;
    let has = [
        colleague.can_manage_users,
        colleague.can_approve_plans,
        colleague.can_approve_budgets,
        colleague.can_view_reports,
    ];
    let shown = MemberPage {
        shell: shell(&visit, colleague.name.clone()),
        address: address(&visit, &colleague),
        flags: FLAGS.iter().zip(has).filter(|(_, has)| *has).map(|((_, label), _)| *label).collect(),
        may_change: colleague.takes_changes(&visit.member),
        colleague,
    };
    page(StatusCode::OK, &shown)
}

/// The fields about what a member is in the organization.
fn role_fields(member: &Member) -> Vec<Field> {
    let may_make = |role: &&&str| **role != "admin" || super::makes_admins(member);
    let roles = ROLES.iter().filter(may_make).map(|role| ((*role).to_owned(), words::words(role))).collect();
    let hint =
        "A viewer reads. Staff write and submit. A manager also approves. An administrator keeps the organization.";
    let mut fields = vec![
        Field::new("position", "Position", Kind::Line).optional(),
        Field::new("department", "Department", Kind::Line).optional(),
        Field::new("role", "Role", Kind::Select(roles)).hint(hint).value("staff"),
    ];
    let answers = [("", "As usual for the role"), ("yes", "Yes"), ("no", "No")];
    let answers = answers.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    fields.extend(FLAGS.map(|(name, label)| Field::new(name, label, Kind::Select(answers.clone()))));
    fields
}

/// A flag as the form says it: yes, no, or nothing for what is usual.
fn flag(posted: &Posted, name: &str) -> Option<bool> {
    match posted.text(name) {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn values(colleague: &Colleague) -> Values {
    let word = |flag: bool| if flag { "yes" } else { "no" }.to_owned();
    vec![
        ("position", colleague.position.clone()),
        ("department", colleague.department.clone()),
        ("role", colleague.role.clone()),
        ("can_manage_users", word(colleague.can_manage_users)),
        ("can_approve_plans", word(colleague.can_approve_plans)),
        ("can_approve_budgets", word(colleague.can_approve_budgets)),
        ("can_view_reports", word(colleague.can_view_reports)),
    ]
}

fn edit_page(visit: &Visit, colleague: &Colleague) -> FormPage {
    let address = address(visit, colleague);
    let form = Form::new(format!("{address}edit/"), "Save changes", &address, role_fields(&visit.member));
    FormPage::new(shell(visit, "Change a member").crumb(colleague.name.clone(), address), form)
        .intro(format!("What you change for {} bites at once.", colleague.name))
}

/// The form that changes a member.
#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    let colleague = super::get(&app.db, &visit.member, id.0).await?;
    let mut page = edit_page(&visit, &colleague);
    page.form = page.form.filled(&values(&colleague), colleague.version);
    page.show()
}

/// Changes a member.
#[handler]
pub(crate) async fn edit(app: Data<&App>, visit: Visit, id: PageId, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let colleague = super::get(db, member, id.0).await?;
    let address = format!("{}?done=saved", address(&visit, &colleague));
    let mut page = edit_page(&visit, &colleague);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = MemberInput {
        role: posted.text("role").to_owned(),
        can_manage_users: flag(&posted, "can_manage_users"),
        can_approve_plans: flag(&posted, "can_approve_plans"),
        can_approve_budgets: flag(&posted, "can_approve_budgets"),
        can_view_reports: flag(&posted, "can_view_reports"),
        position: posted.text("position").trim().to_owned(),
        department: posted.text("department").trim().to_owned(),
    };
    let outcome = super::change(db, member, id.0, posted.version()?, &input).await;
    let present = async {
        let colleague = super::get(db, member, id.0).await?;
        Ok((values(&colleague), colleague.version))
    };
    page.answer_change(outcome.map(|_| address.clone()), &address, present).await
}

/// Makes an organization the one where the person lands.
#[handler]
pub(crate) async fn choose_primary(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    super::choose_primary(app.0, &visitor.caller, posted.text("code")).await?;
    Ok(see_other("/select-organization/?done=primary"))
}
