//! Pages of the reports of execution.

use askama::Template;
use poem::web::Data;
use poem::{Request, Response, handler};

use super::{ok, shell};
use crate::auth::Visit;
use crate::budgeting::forms::reports::{self, REPORTS, ReportKind};
use crate::budgeting::forms::{Asked, this_quarter};
use crate::error::{Error, Result};
use crate::planning::exports::record_export;
use crate::server::App;
use crate::web::export::Table;
use crate::web::{Format, Query, Shell};

#[derive(Debug, Template)]
#[template(path = "budgeting/forms/pages/report.html")]
struct ReportPage {
    shell: Shell,
    base: String,
    tab: &'static str,
    report: &'static ReportKind,
    year: i32,
    quarter: i32,
    years: Vec<i32>,
    table: Table,
    may_export: bool,
}

/// The report, year and quarter that the address names; the present ones if it names none.
fn asked(request: &Request, query: &Query) -> Result<(&'static ReportKind, i32, i32)> {
    let path = request.original_uri().path();
    let report = REPORTS.iter().find(|report| path.contains(&format!("/{}/", report.name))).ok_or(Error::NotFound)?;
    let (this_year, this_quarter) = this_quarter();
    let year = query.get("year").unwrap_or_else(|| this_year.to_string());
    let quarter = query.get("quarter").unwrap_or_else(|| this_quarter.to_string());
    let asked = Asked::new("far4", Some(&year), Some(&quarter), None)?;
    Ok((report, asked.year, asked.quarter))
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, query: Query, request: &Request) -> Result<Response> {
    let (report, year, quarter) = asked(request, &query)?;
    let table = reports::get(&app.db, &visit.member, report, "budgeting.view", (year, quarter)).await?;
    let (this_year, _) = this_quarter();
    ok(&ReportPage {
        shell: shell(&visit, report.title),
        base: visit.address("budgeting/"),
        tab: report.name,
        report,
        year,
        quarter,
        years: ((this_year - 4).min(year)..=(this_year + 1).max(year)).rev().collect(),
        table,
        may_export: visit.member.can("budgeting.export"),
    })
}

#[handler]
pub(crate) async fn save(
    app: Data<&App>,
    visit: Visit,
    query: Query,
    format: Format,
    request: &Request,
) -> Result<Response> {
    let (report, year, quarter) = asked(request, &query)?;
    let table = reports::get(&app.db, &visit.member, report, "budgeting.export", (year, quarter)).await?;
    record_export(&app.db, &visit.member, "budgeting.entries", None, i32::try_from(table.rows.len()).ok()).await?;
    format.write(table).await
}
