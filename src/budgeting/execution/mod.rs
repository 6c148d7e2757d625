//! Execution: appropriations, movements, allotments, work items, obligations and disbursements (budgeting: section 3).
//! What is written here are drafts and requests; every step is judged, and every amount posted, by the functions of schema
//! `workflow`.

pub mod allocations;
pub mod allotments;
pub mod api;
pub mod appropriations;
pub mod as_approved;
pub mod dashboard;
pub mod disbursement_lines;
pub mod disbursements;
pub mod exports;
pub mod history;
pub mod movements;
pub mod obligations;
pub mod pages;
pub mod steps;
pub mod work_items;

use chrono::{DateTime, Utc};

use crate::error::{Error, Result};

/// Expense classes: personnel services, maintenance and other operating expenses, capital outlay, financial expenses.
pub const CLASSES: [&str; 4] = ["ps", "mooe", "co", "fe"];
/// Quarters that allotments are meant for.
pub const QUARTERS: [&str; 4] = ["Q1", "Q2", "Q3", "Q4"];

/// The sort of every list but that of allocations: the newest first.
const NEWEST: &str = "-created_at";

/// What a list begins after.
type Newest = DateTime<Utc>;

/// The row after an update: missing means there is none for this member, and an update that touched nothing means the
/// version was not the present one.
fn after_update<R>(updated: Option<i32>, row: Option<R>) -> Result<R> {
    let row = row.ok_or(Error::NotFound)?;
    if updated.is_some() { Ok(row) } else { Err(Error::Stale) }
}
