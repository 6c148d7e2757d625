//! The overview of planning, and what waits for one's approval.

use askama::Template;
use chrono::Datelike;
use poem::web::Data;
use poem::{Response, handler};

use super::{ok, shell};
use crate::auth::Visit;
use crate::error::Result;
use crate::planning::dashboard::{self, ActivePlan, Dashboard, Month, Waiting};
use crate::planning::{OnTrack, overviews, today};
use crate::server::App;
use crate::web::charts::{self, Bar, Column, Mark};
use crate::web::{Shell, words};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Goals of a chart; the table beside it has them all.
const MOST_BARS: usize = 15;

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
    /// Completion of the active plan's goals as a picture.
    goals_chart: String,
    /// Objectives by the month they are due as a picture.
    months_chart: String,
    year: i32,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit) -> Result<Response> {
    let member = &visit.member;
    let (figures, waiting) = overviews::dashboard(&app.db, member).await?;
    ok(&DashboardPage {
        goals_chart: figures.active_plan.as_ref().map(goals_chart).unwrap_or_default(),
        months_chart: months_chart(&figures.objectives_by_month),
        shell: module_shell(&visit, "Planning"),
        base: visit.address("planning/"),
        tab: "dashboard",
        figures,
        waiting,
        year: today().year(),
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
    may_export: bool,
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
        may_export: visit.member.can("planning.export"),
    })
}

/// Bars for the goals of the active plan.
fn goals_chart(plan: &ActivePlan) -> String {
    let bars = plan.goals.iter().map(|goal| Bar {
        label: &goal.title,
        per_cent: goal.completion_percentage.as_deref().and_then(|text| text.parse().ok()).unwrap_or_default(),
        mark: match goal.on_track {
            Some(OnTrack::OnTrack) => Mark::OnTrack,
            Some(OnTrack::OffTrack) => Mark::OffTrack,
            _ => Mark::Neutral,
        },
    });
    let bars: Vec<_> = bars.take(MOST_BARS).collect();
    if bars.is_empty() { String::new() } else { charts::progress_bars("Completion of the goals in per cent", &bars) }
}

/// Columns for the twelve months of the year.
fn months_chart(due: &[Month]) -> String {
    if due.is_empty() {
        return String::new();
    }
    let count = |count: i64| u32::try_from(count).unwrap_or(u32::MAX);
    let columns = (1..).zip(MONTHS).map(|(number, label)| {
        let month = due.iter().find(|month| month.month == number);
        let figure = |figure: fn(&Month) -> i64| month.map_or(0, |month| count(figure(month)));
        Column { label, completed: figure(|m| m.completed), open: figure(|m| m.open), overdue: figure(|m| m.overdue) }
    });
    charts::columns("Objectives by the month they are due", &columns.collect::<Vec<_>>())
}

/// The month's name.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates hand over references")]
fn month_name(month: &i32) -> &'static str {
    usize::try_from(*month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or_default()
}

/// The module's own page, which is below nothing but the organization.
fn module_shell(visit: &Visit, title: &str) -> Shell {
    let mut shell = shell(visit, title);
    shell.crumbs.pop();
    shell
}
