//! The home page of an organization.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use crate::auth::Visit;
use crate::budgeting::preparation::dashboard::{self as proposals, WaitingProposal};
use crate::error::Result;
use crate::notifications::{self, Notification};
use crate::planning::dashboard::Waiting;
use crate::planning::objectives::Objective;
use crate::planning::overviews;
use crate::server::App;
use crate::web::{Shell, page, redirect, words};

/// So many unread notices are shown.
const SHOWN: i64 = 5;

#[derive(Debug, Template)]
#[template(path = "organizations/home.html")]
struct HomePage {
    shell: Shell,
    base: String,
    first_name: String,
    has_planning: bool,
    has_budgeting: bool,
    budgeting: WaitingProposals,
    waiting: Vec<Waiting>,
    late: Vec<Objective>,
    notices: Vec<Notification>,
    notices_base: String,
}

/// Budget proposals that wait for the person.
#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/waiting_list.html")]
struct WaitingProposals {
    base: String,
    waiting: Vec<WaitingProposal>,
}

/// What waits for the person, and what is late.
#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit) -> Result<Response> {
    let member = &visit.member;
    let has_planning = member.can("planning.view");
    let has_budgeting = member.can("budgeting.view");
    let (mut waiting, mut late) = (Vec::new(), Vec::new());
    if has_planning {
        (waiting, late) = overviews::due(&app.db, member).await?;
    }
    let home = HomePage {
        shell: Shell::of_visit(&visit, "Home"),
        base: visit.address("planning/"),
        budgeting: WaitingProposals {
            base: visit.address("budgeting/"),
            waiting: if has_budgeting { proposals::waiting(&app.db, member).await? } else { Vec::new() },
        },
        has_budgeting,
        first_name: visit.visitor.person.full_name.split(' ').next().unwrap_or_default().to_owned(),
        has_planning,
        waiting,
        late,
        notices: notifications::unread(&app.db, member, SHOWN).await?,
        notices_base: visit.address("notifications/"),
    };
    page(StatusCode::OK, &home)
}

/// Leads to the home page, in the organization of the address.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn go_to_dashboard(visit: Visit) -> Result<Response> {
    Ok(redirect(StatusCode::FOUND, &visit.address("dashboard/")))
}
