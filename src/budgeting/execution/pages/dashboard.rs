//! The overview of execution: the ladder from what was approved to what is paid.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};
use rust_decimal::Decimal;

use super::kinds::Kind;
use super::{base, class, name, ok, shell};
use crate::auth::Visit;
use crate::budgeting::execution::dashboard::{self, BudgetAlert, ExecutionDashboard, Waiting};
use crate::error::Result;
use crate::server::App;
use crate::web::charts::{self, Ladder, Quarter};
use crate::web::{Query, Shell, words};

/// Programmes of a chart; the table beside it has them all.
const MOST: usize = 8;
const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

#[derive(Debug, Template)]
#[template(path = "budgeting/execution/pages/dashboard.html")]
struct DashboardPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    figures: ExecutionDashboard,
    total_chart: String,
    programme_chart: String,
    class_chart: String,
    quarter_chart: String,
}

impl DashboardPage {
    /// The requests that wait to be released, the longest waiting first.
    fn pending_releases(&self) -> Vec<&Waiting> {
        self.figures.waiting.iter().filter(|waiting| waiting.step == "release").take(5).collect()
    }

    fn address(&self, entity: &str, id: &uuid::Uuid) -> String {
        let noun = Kind::of_entity(entity).map_or("", Kind::noun);
        format!("{}{noun}/{id}/", self.base)
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let year = query.get("fiscal_year").and_then(|year| year.parse().ok());
    let figures = dashboard::get(&app.db, &visit.member, year).await?;
    let mut shell = shell(&visit, "Execution");
    shell.crumbs.pop();
    ok(&DashboardPage {
        shell,
        base: base(&visit),
        tab: "dashboard",
        total_chart: total_chart(&figures),
        programme_chart: programme_chart(&figures),
        class_chart: class_chart(&figures),
        quarter_chart: quarter_chart(&figures),
        figures,
    })
}

fn amount(text: &str) -> Decimal {
    text.parse().unwrap_or_default()
}

fn rungs([appropriated, allotted, obligated, paid]: [&str; 4]) -> Vec<(&'static str, Decimal)> {
    vec![
        ("appropriated", amount(appropriated)),
        ("allotted", amount(allotted)),
        ("obligated", amount(obligated)),
        ("paid", amount(paid)),
    ]
}

fn total_chart(figures: &ExecutionDashboard) -> String {
    let total = &figures.total;
    if amount(&total.approved).is_zero() {
        return String::new();
    }
    let mut all = vec![("approved", amount(&total.approved))];
    all.extend(rungs([&total.appropriated, &total.allotted, &total.obligated, &total.paid]));
    charts::ladders("From what was approved to what is paid", &[Ladder { label: "All programmes", rungs: all }])
}

fn programme_chart(figures: &ExecutionDashboard) -> String {
    let ladder = |row: &'_ dashboard::ProgrammeLadder| {
        rungs([&row.ladder.appropriated, &row.ladder.allotted, &row.ladder.obligated, &row.ladder.paid])
    };
    let shown = figures.programmes.iter().take(MOST);
    let ladders: Vec<_> = shown.map(|row| Ladder { label: &row.programme, rungs: ladder(row) }).collect();
    if ladders.is_empty() { String::new() } else { charts::ladders("Programmes, the largest first", &ladders) }
}

fn class_chart(figures: &ExecutionDashboard) -> String {
    let ladders: Vec<_> = figures
        .classes
        .iter()
        .map(|row| Ladder {
            label: class(&row.expense_class),
            rungs: rungs([&row.appropriated, &row.allotted, &row.obligated, &row.paid]),
        })
        .collect();
    if ladders.is_empty() { String::new() } else { charts::ladders("Expense classes", &ladders) }
}

fn quarter_chart(figures: &ExecutionDashboard) -> String {
    let series = |row: &dashboard::QuarterFigures| [amount(&row.allotted), amount(&row.obligated), amount(&row.paid)];
    let quarters: Vec<_> =
        QUARTERS.iter().zip(&figures.quarters).map(|(label, row)| Quarter { label, series: series(row) }).collect();
    if quarters.iter().all(|quarter| quarter.series.iter().all(Decimal::is_zero)) {
        return String::new();
    }
    charts::quarters("What was posted in each quarter", &quarters)
}

/// What an alert says.
fn alert(alert: &BudgetAlert) -> String {
    let (amount, per_cent) = (words::money(&alert.amount), words::per_cent(&alert.per_cent));
    match alert.kind.as_str() {
        "nearly_spent" => format!("{per_cent} obligated, {amount} left: nearly spent"),
        "mostly_spent" => format!("{per_cent} obligated, {amount} left"),
        "low_utilization" => format!("{per_cent} paid of what was allocated, {amount} unpaid"),
        "over_budget" => format!("{amount} above what it was expected to cost"),
        _ => "Overdue".to_owned(),
    }
}

/// What a person is asked to do.
fn step(step: &str) -> &'static str {
    match step {
        "post" => "To post",
        "release" => "To release",
        "certify" => "To certify (box A)",
        "obligate" => "To obligate (box B)",
        _ => "To pay",
    }
}
