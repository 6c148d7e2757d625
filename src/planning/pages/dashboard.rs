//! The overview of planning, and what waits for one's approval.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{ok, shell};
use crate::auth::Visit;
use crate::error::Result;
use crate::planning::dashboard::{self, Dashboard, Waiting};
use crate::server::App;
use crate::web::{Shell, words};

#[derive(Debug, Template)]
#[template(path = "planning/pages/dashboard.html")]
struct DashboardPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    figures: Dashboard,
    waiting: Vec<Waiting>,
    may_create: bool,
    may_approve: bool,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit) -> Result<Response> {
    let member = &visit.member;
    let figures = dashboard::get(&app.db, member).await?;
    let waiting = dashboard::waiting(&app.db, member).await?;
    ok(&DashboardPage {
        shell: module_shell(&visit, "Planning"),
        base: visit.address("planning/"),
        tab: "dashboard",
        figures,
        waiting,
        may_create: member.can("planning.edit"),
        may_approve: member.can("planning.approve"),
    })
}

#[derive(Debug, Template)]
#[template(path = "planning/pages/waiting.html")]
struct WaitingPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    waiting: Vec<Waiting>,
    may_approve: bool,
}

#[handler]
pub(crate) async fn show_waiting(app: Data<&App>, visit: Visit) -> Result<Response> {
    let waiting = dashboard::waiting(&app.db, &visit.member).await?;
    ok(&WaitingPage {
        shell: shell(&visit, "Waiting for my approval"),
        base: visit.address("planning/"),
        tab: "waiting",
        waiting,
        may_approve: visit.member.can("planning.approve"),
    })
}

/// The module's own page, which is below nothing but the organization.
fn module_shell(visit: &Visit, title: &str) -> Shell {
    let mut shell = shell(visit, title);
    shell.crumbs.pop();
    shell
}
