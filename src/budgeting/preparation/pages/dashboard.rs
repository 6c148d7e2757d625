//! The overview of budgeting.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};
use rust_decimal::Decimal;

use crate::auth::Visit;
use crate::budgeting::pages::{module_shell, ok};
use crate::budgeting::preparation::dashboard::{self, BudgetDashboard, WaitingProposal, YearTotal};
use crate::error::Result;
use crate::server::App;
use crate::web::charts::{self, Amount};
use crate::web::{Shell, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/dashboard.html")]
struct DashboardPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    figures: BudgetDashboard,
    /// Approved totals by fiscal year as a picture.
    years_chart: String,
    may_create: bool,
}

impl DashboardPage {
    fn waiting(&self) -> &[WaitingProposal] {
        &self.figures.waiting
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit) -> Result<Response> {
    let figures = dashboard::get(&app.db, &visit.member).await?;
    ok(&DashboardPage {
        shell: module_shell(&visit, "Budgeting"),
        base: visit.address("budgeting/"),
        tab: "overview",
        years_chart: years_chart(&figures.years),
        figures,
        may_create: visit.member.can("budgeting.edit"),
    })
}

fn years_chart(years: &[YearTotal]) -> String {
    if years.is_empty() {
        return String::new();
    }
    let labels: Vec<_> = years.iter().map(|year| year.fiscal_year.to_string()).collect();
    let bars = years
        .iter()
        .zip(&labels)
        .map(|(year, label)| Amount { label, amount: year.approved.parse().unwrap_or(Decimal::ZERO) });
    charts::amounts("Approved by fiscal year, in pesos", &bars.collect::<Vec<_>>())
}
