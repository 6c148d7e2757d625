//! The pages of oversight of budgets (ocm: section 3, views 2 and 3).

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};

use super::budget::{self, BudgetDetail, BudgetOverview, BudgetStatus};
use crate::auth::{Visitor, record_export};
use crate::error::Result;
use crate::server::App;
use crate::web::charts::{self, Bar, Mark};
use crate::web::export::{Cell, Table};
use crate::web::words::{self, in_manila};
use crate::web::{Format, Query, Shell, page};

const BASE: &str = "/ocm/budget/";

#[derive(Debug, Template)]
#[template(path = "ocm/budget_overview.html")]
struct OverviewPage {
    shell: Shell,
    overview: BudgetOverview,
    /// The years to choose from: those with figures, and the one shown.
    years: Vec<i32>,
    /// How far the money has come, as a picture.
    chart: String,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor, query: Query) -> Result<Response> {
    let overview = budget::overview(&app, &visitor.caller, query.get("fiscal_year").as_deref()).await?;
    let mut years = overview.years.clone();
    if !years.contains(&overview.fiscal_year) {
        years.push(overview.fiscal_year);
        years.sort_unstable_by(|one, other| other.cmp(one));
    }
    page(
        StatusCode::OK,
        &OverviewPage {
            shell: Shell::of_visitor(&visitor, "Budgets of all organizations"),
            chart: chart(&overview),
            years,
            overview,
        },
    )
}

#[derive(Debug, Template)]
#[template(path = "ocm/budget_organization.html")]
struct OrganizationPage {
    shell: Shell,
    detail: BudgetDetail,
}

#[handler]
pub(crate) async fn show_organization(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let code = request.raw_path_param("code").unwrap_or_default();
    let detail = budget::detail(&app, &visitor.caller, code).await?;
    let shell = Shell::of_visitor(&visitor, format!("Budget of {}", detail.code));
    page(StatusCode::OK, &OrganizationPage { shell: shell.crumb("Budgets of all organizations", BASE), detail })
}

/// The table of the page as a file, for executives; recorded with the number of its rows before it is handed out.
#[handler]
pub(crate) async fn export(app: Data<&App>, visitor: Visitor, query: Query, format: Format) -> Result<Response> {
    let overview = budget::to_export(&app, &visitor.caller, query.get("fiscal_year").as_deref()).await?;
    let table = table(&overview);
    record_export(&app, &visitor.caller, "budgeting", table.rows.len()).await?;
    format.write(table).await
}

/// Each step of the money, of the step before.
fn chart(overview: &BudgetOverview) -> String {
    let figures = &overview.summary.figures;
    let amount = |text: &str| text.parse().unwrap_or_default();
    let steps = [
        ("Approved of what was proposed", &figures.approved, &figures.proposed),
        ("Allotted of what was approved", &figures.allotted, &figures.approved),
        ("Obligated of what was allotted", &figures.obligated, &figures.allotted),
        ("Paid of what was obligated", &figures.paid, &figures.obligated),
    ];
    let bars = steps.map(|(label, part, whole)| Bar {
        label,
        per_cent: budget::rate(amount(part), amount(whole)),
        mark: Mark::Neutral,
    });
    charts::progress_bars(&format!("How far the budgets of {} have come, in per cent", overview.fiscal_year), &bars)
}

fn table(overview: &BudgetOverview) -> Table {
    let row = |status: &BudgetStatus| {
        let figures = &status.figures;
        vec![
            status.code.clone().into(),
            status.name.clone().into(),
            words::words(&status.org_type).into(),
            figures.proposals.into(),
            figures.approved_proposals.into(),
            Cell::decimal(&figures.proposed),
            Cell::decimal(&figures.approved),
            Cell::decimal(&figures.allotted),
            Cell::decimal(&figures.obligated),
            Cell::decimal(&figures.paid),
            Cell::decimal(&figures.utilization_rate),
            in_manila(overview.as_of).into(),
        ]
    };
    Table {
        title: format!("Budgets {}", overview.fiscal_year),
        name: format!("BMMS_OCM_budget_{}_{}", overview.fiscal_year, in_manila(overview.as_of).format("%Y-%m-%d")),
        columns: vec![
            "Code",
            "Organization",
            "Kind",
            "Proposals submitted",
            "Proposals approved",
            "Proposed (PHP)",
            "Approved (PHP)",
            "Allotted (PHP)",
            "Obligated (PHP)",
            "Paid (PHP)",
            "Utilization (%)",
            "As of (Manila)",
        ],
        rows: overview.organizations.iter().map(row).collect(),
    }
}
