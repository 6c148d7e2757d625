//! The pages of oversight (ocm: section 3, views 4 and 5).

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};
use rust_decimal::Decimal;

use super::planning::{self, PlanInForce, PlanningOverview, PlanningStatus, per_cent};
use crate::auth::{Visitor, record_export};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::charts::{self, Bar, Mark};
use crate::web::export::{Cell, Table};
use crate::web::words::{self, in_manila};
use crate::web::{Format, Query, Shell, page, redirect};

const BASE: &str = "/ocm/planning/";

/// Kinds of organizations, as the chart shows them.
const KINDS: [(&str, &str); 5] = [
    ("ministry", "Ministries"),
    ("office", "Offices"),
    ("agency", "Agencies"),
    ("special", "Special bodies"),
    ("commission", "Commissions"),
];

#[derive(Debug, Template)]
#[template(path = "ocm/overview.html")]
struct OverviewPage {
    shell: Shell,
    overview: PlanningOverview,
    /// The organizations that the filter lets through.
    organizations: Vec<PlanningStatus>,
    has_planning: Option<bool>,
    /// Share of each kind of organization with a strategic plan in force, as a picture.
    chart: String,
    kinds: Vec<Kind>,
}

/// How many organizations of a kind have a strategic plan in force.
#[derive(Debug)]
struct Kind {
    name: &'static str,
    organizations: i32,
    with_plans: i32,
    share: Decimal,
}

/// Leads to the one page there is.
#[handler]
#[expect(clippy::unused_async, reason = "a handler owns what it is handed only if it is a future")]
pub(crate) async fn go_to_planning(_visitor: Visitor) -> Result<Response> {
    Ok(redirect(StatusCode::FOUND, BASE))
}

#[handler]
pub(crate) async fn show_planning(app: Data<&App>, visitor: Visitor, query: Query) -> Result<Response> {
    let has_planning = filter(&query)?;
    let overview = planning::overview(&app, &visitor.caller).await?;
    let kinds = kinds(&overview.organizations);
    page(
        StatusCode::OK,
        &OverviewPage {
            shell: Shell::of_visitor(&visitor, "Planning of all organizations"),
            organizations: passing(&overview.organizations, has_planning),
            has_planning,
            chart: chart(&kinds),
            kinds,
            overview,
        },
    )
}

#[derive(Debug, Template)]
#[template(path = "ocm/organization.html")]
struct OrganizationPage {
    shell: Shell,
    status: PlanningStatus,
    plans: Vec<PlanInForce>,
    as_of: chrono::DateTime<chrono::Utc>,
}

#[handler]
pub(crate) async fn show_organization(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let code = request.raw_path_param("code").unwrap_or_default();
    let detail = planning::detail(&app, &visitor.caller, code).await?;
    page(
        StatusCode::OK,
        &OrganizationPage {
            shell: Shell::of_visitor(&visitor, format!("Planning of {}", detail.status.code))
                .crumb("Planning of all organizations", BASE),
            status: detail.status,
            plans: detail.plans,
            as_of: detail.as_of,
        },
    )
}

/// The table of the page as a file, for executives; recorded with the number of its rows before it is handed out.
#[handler]
pub(crate) async fn export_planning(
    app: Data<&App>,
    visitor: Visitor,
    query: Query,
    format: Format,
) -> Result<Response> {
    let has_planning = filter(&query)?;
    let overview = planning::to_export(&app, &visitor.caller).await?;
    let table = table(&passing(&overview.organizations, has_planning), &overview);
    record_export(&app, &visitor.caller, "planning", table.rows.len()).await?;
    format.write(table).await
}

/// Which organizations are asked for.
fn filter(query: &Query) -> Result<Option<bool>> {
    match query.get("has_planning").as_deref() {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(Error::BadRequest("has_planning must be true or false.".to_owned())),
    }
}

fn passing(organizations: &[PlanningStatus], has_planning: Option<bool>) -> Vec<PlanningStatus> {
    let passes = |status: &&PlanningStatus| has_planning.is_none_or(|wanted| status.has_planning == wanted);
    organizations.iter().filter(passes).cloned().collect()
}

fn kinds(organizations: &[PlanningStatus]) -> Vec<Kind> {
    let kinds = KINDS.iter().map(|(kind, name)| {
        let of_kind = || organizations.iter().filter(|status| status.org_type == *kind);
        let organizations = of_kind().map(|_| 1).sum();
        let with_plans = of_kind().map(|status| i32::from(status.has_planning)).sum();
        Kind { name, organizations, with_plans, share: per_cent(with_plans, organizations) }
    });
    kinds.filter(|kind| kind.organizations > 0).collect()
}

fn chart(kinds: &[Kind]) -> String {
    let bars = kinds.iter().map(|kind| Bar { label: kind.name, per_cent: kind.share, mark: Mark::Neutral });
    charts::progress_bars("Organizations with a strategic plan in force, in per cent", &bars.collect::<Vec<_>>())
}

fn table(organizations: &[PlanningStatus], overview: &PlanningOverview) -> Table {
    let row = |status: &PlanningStatus| {
        vec![
            status.code.clone().into(),
            status.name.clone().into(),
            words::words(&status.org_type).into(),
            status.strategic_plans.into(),
            status.active_strategic_plans.into(),
            status.annual_plans.into(),
            status.active_annual_plans.into(),
            if status.has_planning { "Yes" } else { "No" }.into(),
            status.progress.as_deref().map_or(Cell::Empty, Cell::decimal),
            in_manila(overview.as_of).into(),
        ]
    };
    Table {
        title: "Planning".to_owned(),
        name: format!("BMMS_OCM_planning_{}", in_manila(overview.as_of).format("%Y-%m-%d")),
        columns: vec![
            "Code",
            "Organization",
            "Kind",
            "Strategic plans",
            "Strategic plans in force",
            "Annual work plans",
            "Annual work plans in force",
            "Strategic plan in force",
            "Progress (%)",
            "As of (Manila)",
        ],
        rows: organizations.iter().map(row).collect(),
    }
}
