//! The reports: the way to all of them, and those on what was proposed.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{ok, shell};
use crate::auth::Visit;
use crate::budgeting::sheets::report_tables;
use crate::budgeting::sheets::reports::{self, Alignment, ByClass, Figures, ReportSubject, Summary, VarianceReport};
use crate::error::Result;
use crate::server::App;
use crate::web::charts::{self, Bar, Mark};
use crate::web::{Format, Ignored, Listing, Query, Shell, parsed, words};

/// Bars of a chart; the table beside it has them all.
const MOST_BARS: usize = 15;

/// The year in the address, and what of it was not understood.
fn year(query: &Query) -> (Option<i32>, Vec<Ignored>) {
    let mut ignored = Vec::new();
    (parsed("fiscal_year", query.get("fiscal_year"), &mut ignored), ignored)
}

/// A page of the reports.
fn report_shell(visit: &Visit, title: &str) -> Shell {
    shell(visit, title).crumb("Reports", visit.address("budgeting/reports/"))
}

fn listing(visit: &Visit, query: Query, ignored: Vec<Ignored>) -> Listing {
    Listing::new(query, None, ignored, visit.member.can("budgeting.export"))
}

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/reports.html")]
struct IndexPage {
    shell: Shell,
    base: String,
    listing: Listing,
    subject: ReportSubject,
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (year, ignored) = year(&query);
    ok(&IndexPage {
        shell: shell(&visit, "Reports"),
        base: visit.address("budgeting/"),
        subject: reports::index(&app.db, &visit.member, year).await?,
        listing: listing(&visit, query, ignored),
    })
}

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/summary.html")]
struct SummaryPage {
    shell: Shell,
    base: String,
    listing: Listing,
    subject: ReportSubject,
    report: Summary,
    chart: String,
}

/// The classes of a row, each under its name.
fn classes(of: &ByClass) -> [(&'static str, &Figures); 5] {
    [("PS", &of.ps), ("MOOE", &of.mooe), ("CO", &of.co), ("FE", &of.fe), ("Total", &of.total)]
}

/// What share of the whole each has, as bars.
fn share_chart<'a>(title: &str, parts: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let number = |text: &str| text.parse::<rust_decimal::Decimal>().unwrap_or_default();
    let parts: Vec<(&str, rust_decimal::Decimal)> = parts.map(|(label, amount)| (label, number(amount))).collect();
    let whole: rust_decimal::Decimal = parts.iter().map(|(_, amount)| amount).sum();
    let bars = parts.iter().take(MOST_BARS);
    let bars = bars.map(|(label, amount)| Bar { label, per_cent: reports::share(*amount, whole), mark: Mark::Neutral });
    let bars: Vec<Bar<'_>> = bars.collect();
    if bars.is_empty() || whole.is_zero() { String::new() } else { charts::progress_bars(title, &bars) }
}

#[handler]
pub(crate) async fn summary(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (year, ignored) = year(&query);
    let report = reports::summary(&app.db, &visit.member, year).await?;
    let programmes = report.programmes.iter();
    let parts = programmes.map(|programme| (programme.title.as_str(), programme.classes.total.requested.as_str()));
    ok(&SummaryPage {
        shell: report_shell(&visit, "Summary by programme and class"),
        base: visit.address("budgeting/"),
        chart: share_chart("Share of each programme in what is asked for", parts),
        listing: listing(&visit, query, ignored),
        subject: report.subject.clone(),
        report,
    })
}

#[handler]
pub(crate) async fn save_summary(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    format.write(report_tables::summary(&app.db, &visit.member, year(&query).0).await?).await
}

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/variance.html")]
struct VariancePage {
    shell: Shell,
    base: String,
    listing: Listing,
    subject: ReportSubject,
    report: VarianceReport,
}

#[handler]
pub(crate) async fn variance(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (year, ignored) = year(&query);
    let report = reports::variance(&app.db, &visit.member, year).await?;
    ok(&VariancePage {
        shell: report_shell(&visit, "Requested and approved"),
        base: visit.address("budgeting/"),
        listing: listing(&visit, query, ignored),
        subject: report.subject.clone(),
        report,
    })
}

#[handler]
pub(crate) async fn save_variance(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    format.write(report_tables::variance(&app.db, &visit.member, year(&query).0).await?).await
}

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/alignment.html")]
struct AlignmentPage {
    shell: Shell,
    base: String,
    planning: String,
    listing: Listing,
    subject: ReportSubject,
    report: Alignment,
    chart: String,
}

#[handler]
pub(crate) async fn alignment(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (year, ignored) = year(&query);
    let report = reports::alignment(&app.db, &visit.member, year).await?;
    let parts = report.goals.iter().map(|goal| (goal.title.as_str(), goal.requested.as_str()));
    ok(&AlignmentPage {
        shell: report_shell(&visit, "Strategic alignment"),
        base: visit.address("budgeting/"),
        planning: visit.address("planning/"),
        chart: share_chart("Share of each goal in what is asked for goals", parts),
        listing: listing(&visit, query, ignored),
        subject: report.subject.clone(),
        report,
    })
}

#[handler]
pub(crate) async fn save_alignment(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    format.write(report_tables::alignment(&app.db, &visit.member, year(&query).0).await?).await
}
