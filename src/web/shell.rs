//! What surrounds every page: whose organization it is, where one is in it, and where one can go.

use std::sync::Arc;

use askama::Template;
use bmms_queries::queries::auth::sessions::Entry;
use chrono::{DateTime, Utc};
use poem::http::StatusCode;
use poem::web::Html;
use poem::{IntoResponse, Response};

use super::assets::{ICON, SCRIPT, STYLESHEET};
use super::words;
use crate::auth::{Caller, Member, Person, Visit, Visitor};
use crate::error::{Error, Result};

/// The modules in their order (organizations: section 2): permission, name, and the address below the organization
/// of those that have pages.
const MODULES: [(&str, &str, &str); 3] = [
    ("planning.view", "Planning", "planning/"),
    ("budgeting.view", "Budgeting", "budgeting/"),
    ("organization.view", "Organization", "organization/"),
];

/// A link.
#[derive(Clone, Debug)]
pub struct Link {
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub address: String,
}

impl Link {
    /// A link to an address.
    pub fn new(text: impl Into<String>, address: impl Into<String>) -> Self {
        Self { text: text.into(), address: address.into() }
    }
}

/// Everything of a page but its content.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// What the page is about: its heading and the name of its tab.
    pub title: String,
    /// Code and name of the organization.
    pub organization: Option<(String, String)>,
    /// Who looks at it.
    pub person: Option<Arc<Person>>,
    /// The way to here: everything above the page.
    pub crumbs: Vec<Link>,
    /// The modules that may be used, and what stands beside them.
    pub modules: Vec<Link>,
    /// Address of the module one is in.
    pub module: String,
    /// What was just done.
    pub message: &'static str,
    /// What forms of this session carry.
    pub form_token: String,
}

impl Shell {
    /// A page for somebody who is not signed in.
    pub fn of_nobody(title: impl Into<String>) -> Self {
        Self { title: title.into(), ..Self::default() }
    }

    /// A page of no organization.
    pub fn of_visitor(visitor: &Visitor, title: impl Into<String>) -> Self {
        Self::of_person(&visitor.person, &visitor.caller, title).saying(visitor.done.as_deref().unwrap_or_default())
    }

    /// A page of an organization.
    pub fn of_visit(visit: &Visit, title: impl Into<String>) -> Self {
        Self::of_visitor(&visit.visitor, title).inside(&visit.member)
    }

    pub(super) fn of_person(person: &Arc<Person>, caller: &Caller, title: impl Into<String>) -> Self {
        Self {
            title: title.into(),
            person: Some(Arc::clone(person)),
            form_token: caller.form_token(),
            ..Self::default()
        }
    }

    pub(super) fn inside(mut self, member: &Member) -> Self {
        let code = member.org_code();
        let open = MODULES.iter().filter(|(permission, ..)| member.can(permission));
        self.modules = open.map(|(_, name, below)| Link::new(*name, format!("/moa/{code}/{below}"))).collect();
        self.modules.push(Link::new("Notices", format!("/moa/{code}/notifications/")));
        self.organization = Some((code.to_owned(), member.org_name().to_owned()));
        self
    }

    /// Says what was just done, by the word for it in the address.
    #[must_use]
    pub fn saying(mut self, done: &str) -> Self {
        self.message = said(done);
        self
    }

    /// Adds a step to the way to here.
    #[must_use]
    pub fn crumb(mut self, text: impl Into<String>, address: impl Into<String>) -> Self {
        self.crumbs.push(Link::new(text, address));
        self
    }

    /// Says which module the page belongs to.
    #[must_use]
    pub fn within(mut self, module: &str) -> Self {
        self.module =
            self.modules.iter().find(|link| link.text == module).map_or_else(String::new, |link| link.address.clone());
        self
    }

    /// Who the person is to the script that keeps drafts; empty for nobody.
    pub fn user(&self) -> String {
        self.person.as_ref().map(|person| person.user_id.to_string()).unwrap_or_default()
    }

    /// The organizations that may be entered.
    pub fn choices(&self) -> &[Entry] {
        self.person.as_ref().map_or(&[], |person| &person.organizations)
    }

    /// Those among them where the person is a member, and may land.
    pub fn memberships(&self) -> Vec<&Entry> {
        self.choices().iter().filter(|entry| entry.role != "superuser").collect()
    }

    /// Whether there is a choice where to land.
    pub fn may_choose_primary(&self) -> bool {
        self.memberships().len() > 1
    }

    /// Code of the organization; empty outside of any.
    pub fn code(&self) -> &str {
        self.organization.as_ref().map_or("", |(code, _)| code)
    }

    /// Whether that is the organization of the page.
    pub fn is_current(&self, code: &str) -> bool {
        self.organization.as_ref().is_some_and(|(current, _)| current == code)
    }

    /// Address of the stylesheet.
    pub fn stylesheet(&self) -> String {
        STYLESHEET.address()
    }

    /// Address of the script.
    pub fn script(&self) -> String {
        SCRIPT.address()
    }

    /// Address of the icon.
    pub fn icon(&self) -> String {
        ICON.address()
    }

    /// The present moment in Philippine Standard Time.
    pub fn now(&self) -> String {
        let now: DateTime<Utc> = Utc::now();
        words::moment(&now)
    }
}

/// The sentence for what an address says was done; what is no such word says nothing.
fn said(done: &str) -> &'static str {
    match done {
        "created" => "Created and saved as a draft.",
        "added" => "Added.",
        "saved" => "Your changes are saved.",
        "deleted" => "Deleted.",
        "progress" => "Progress recorded.",
        "submit" => "Submitted for approval.",
        "withdraw" => "Withdrawn: it is a draft again.",
        "return" => "Returned to its author.",
        "start-review" => "The review has begun.",
        "recommend" => "The recommended amounts are kept.",
        "reject" => "Rejected for good.",
        "approve" => "Approved.",
        "activate" => "Activated.",
        "complete" => "Completed.",
        "reopen" => "Reopened: it is a draft again.",
        "archive" => "Archived.",
        "restore" => "Restored: it is a draft again.",
        "password" => "Your password is changed. Your other sessions and API tokens are ended.",
        "password_set" => "Your password is set. Sign in with it.",
        "read" => "All your notices are marked as read.",
        "reset_asked" => "If there is an account of that name, a mail with a link is on its way to it.",
        "second_factor_off" => "The second factor is off. Your password alone lets you in.",
        "session" => "The session is ended.",
        "invited" => "The invitation is on its way.",
        "suspended" => "Suspended: the person can no longer enter.",
        "active" => "The person may enter again.",
        "removed" => "The person is no longer a member.",
        "registered" => "Your registration is received. We write to you when it is decided.",
        "endorsed" => "Endorsed. The platform operator decides next.",
        "admitted" => "Approved: the person is a member now, and gets a mail.",
        "rejected" => "Rejected. The person gets a mail with the reason.",
        "form" => "Submitted. It is kept as it stands, and the books of its quarter are closed.",
        "primary" => "This is now the organization where you land.",
        "token" => "The token is ended.",
        "deactivate" => "The account is deactivated. What was open of it is ended.",
        "reactivate" => "The account is active again.",
        "send-reset-link" => "A link is on its way to the person's address.",
        "end-sessions" => "Every session and token of the person is ended.",
        "remove-second-factor" => "The second factor is removed.",
        "make-operator" => "The person is a platform operator now.",
        "unmake-operator" => "The person is a platform operator no more.",
        "retried" => "The job will be tried again.",
        "dropped" => "The job is dropped.",
        "requested" => "Requested. Another person releases it.",
        "recorded" => "Recorded. Another person posts it.",
        "drafted" => "Saved as a draft. Its need is certified next.",
        "in_process" => "Recorded. It is in process until it is paid.",
        "appropriated" => "Recorded for every programme and class. Another person posts them.",
        "post" => "Posted.",
        "release" => "Released.",
        "certify" => "Certified: it is needed. Another person obligates it.",
        "obligate" => "Obligated.",
        "pay" => "Paid.",
        "void" => "Voided.",
        "cancel" => "Cancelled.",
        "reverse" => "Reversed by the opposite entry.",
        "extend" => "Extended.",
        "adjust" => "Adjusted.",
        "mark-due" => "Marked as due and demandable.",
        "start" => "Started.",
        "imported" => "All of the workbook is stored.",
        "import_dropped" => "The workbook is set aside. Nothing of it was stored.",
        "signed_out" => "You are signed out.",
        _ => "",
    }
}

/// A page as an answer.
pub fn page(status: StatusCode, template: &impl Template) -> Result<Response> {
    let html = template.render().map_err(|error| Error::Internal(error.into()))?;
    Ok(Html(html).with_status(status).into_response())
}

/// Leads the browser on after a form was saved.
pub fn see_other(address: &str) -> Response {
    redirect(StatusCode::SEE_OTHER, address)
}

/// Leads the browser to an address.
pub fn redirect(status: StatusCode, address: &str) -> Response {
    Response::builder().status(status).header("Location", address).finish()
}
