//! The reports as tables for spreadsheets. That they were handed out is recorded.

use super::reports::{Alignment, ByClass, Figures, Summary, Variance, VarianceReport};
use crate::auth::Member;
use crate::db::Db;
use crate::error::Result;
use crate::planning::exports::record_export;
use crate::web::export::{Cell, Table};
use crate::web::words::words as word;

/// Records that a report on programmes leaves the system, and hands it over.
async fn handed_out(db: &Db, member: &Member, table: Table) -> Result<Table> {
    record_export(db, member, "budgeting.programmes", None, i32::try_from(table.rows.len()).ok()).await?;
    Ok(table)
}

fn money(amount: &str) -> Cell {
    Cell::decimal(amount)
}

fn optional(amount: Option<&str>) -> Cell {
    amount.map(Cell::decimal).into()
}

/// The summary, a row a programme and one for all.
pub async fn summary(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<Table> {
    member.require("budgeting.export")?;
    let report = super::reports::summary(db, member, fiscal_year).await?;
    handed_out(db, member, summary_table(member, &report)).await
}

fn summary_table(member: &Member, report: &Summary) -> Table {
    let classes = |classes: &ByClass| {
        let ByClass { ps, mooe, co, fe, total } = classes;
        let asked = [ps, mooe, co, fe, total].map(|figures: &Figures| money(&figures.requested));
        let approved = [ps, mooe, co, fe, total].map(|figures| optional(figures.approved.as_deref()));
        asked.into_iter().chain(approved)
    };
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for programme in &report.programmes {
        let mut row = vec![
            programme.code.as_str().into(),
            programme.title.as_str().into(),
            word(&programme.category).into(),
            programme.priority_rank.into(),
            if programme.is_gender_responsive { "Yes" } else { "No" }.into(),
        ];
        row.extend(classes(&programme.classes));
        rows.push(row);
    }
    let mut total = vec![Cell::Empty, "All programmes".into(), Cell::Empty, Cell::Empty, Cell::Empty];
    total.extend(classes(&report.total));
    rows.push(total);
    Table {
        title: format!("Budget summary {}", report.subject.fiscal_year),
        name: format!("{}-budget-summary-{}", member.org_code(), report.subject.fiscal_year),
        columns: vec![
            "UACS code",
            "Programme",
            "Category",
            "Priority",
            "Gender-responsive",
            "PS requested (PHP)",
            "MOOE requested (PHP)",
            "CO requested (PHP)",
            "FE requested (PHP)",
            "Requested (PHP)",
            "PS approved (PHP)",
            "MOOE approved (PHP)",
            "CO approved (PHP)",
            "FE approved (PHP)",
            "Approved (PHP)",
        ],
        rows,
    }
}

/// Requested against approved, a row a programme and one for all.
pub async fn variance(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<Table> {
    member.require("budgeting.export")?;
    let report: VarianceReport = super::reports::variance(db, member, fiscal_year).await?;
    let year = report.subject.fiscal_year;
    let rows = report.programmes.iter().chain([&report.total]);
    let table = Table {
        title: format!("Budget variance {year}"),
        name: format!("{}-budget-variance-{year}", member.org_code()),
        columns: vec![
            "UACS code",
            "Programme",
            "Requested (PHP)",
            "Approved (PHP)",
            "Variance (PHP)",
            "Variance (%)",
            "Reason",
        ],
        rows: rows.map(variance_row).collect(),
    };
    handed_out(db, member, table).await
}

fn variance_row(row: &Variance) -> Vec<Cell> {
    vec![
        row.code.as_str().into(),
        row.title.as_str().into(),
        money(&row.requested),
        optional(row.approved.as_deref()),
        optional(row.variance.as_deref()),
        optional(row.variance_percent.as_deref()),
        row.reason.as_str().into(),
    ]
}

/// Strategic alignment: what goals get, programmes without a goal, objectives without money, each as rows of its kind.
pub async fn alignment(db: &Db, member: &Member, fiscal_year: Option<i32>) -> Result<Table> {
    member.require("budgeting.export")?;
    let report: Alignment = super::reports::alignment(db, member, fiscal_year).await?;
    let year = report.subject.fiscal_year;
    let goals = report.goals.iter().map(|goal| {
        vec![
            "Goal".into(),
            goal.title.as_str().into(),
            goal.plan_title.as_str().into(),
            i32::try_from(goal.programmes).ok().into(),
            money(&goal.requested),
            optional(goal.approved.as_deref()),
        ]
    });
    let unaligned = report.unaligned.iter().map(|programme| {
        let title = programme.title.as_str().into();
        vec![
            "Programme without a goal".into(),
            title,
            Cell::Empty,
            Cell::Empty,
            money(&programme.requested),
            Cell::Empty,
        ]
    });
    let unfunded = report.unfunded.iter().map(|objective| {
        let (title, plan) = (objective.title.as_str().into(), objective.annual_plan_title.as_str().into());
        vec!["Objective without money".into(), title, plan, Cell::Empty, Cell::Empty, Cell::Empty]
    });
    let table = Table {
        title: format!("Strategic alignment {year}"),
        name: format!("{}-strategic-alignment-{year}", member.org_code()),
        columns: vec!["Kind", "Title", "Plan", "Programmes", "Requested (PHP)", "Approved (PHP)"],
        rows: goals.chain(unaligned).chain(unfunded).collect(),
    };
    handed_out(db, member, table).await
}
