//! Planning: strategic plans with goals, annual work plans with objectives, and their workflow. Schema `planning`; the
//! state machines are the functions of schema `workflow`, in `policies/planning_workflow.sql`.

pub mod annual_plans;
pub mod api;
pub mod dashboard;
mod derived;
pub mod documents;
pub mod exports;
pub mod goals;
pub mod objectives;
pub mod overviews;
pub mod pages;
mod progress;
pub mod strategic_plans;
mod transitions;

pub use derived::{OnTrack, days_remaining, is_overdue, on_track, today};
pub use progress::ProgressInput;
pub use transitions::{HistoryLine, Transition, TransitionInput, history};

use crate::auth::Member;
use crate::error::{Error, Result};
use crate::rules;
use crate::web::{known, parsed};

/// Whether the member may change a plan of this status, or what belongs to it (planning: section 3.4).
fn takes_changes(member: &Member, status: &str) -> bool {
    member.can("planning.edit") && status == "draft"
}

/// Refuses what is no draft: the rule names its status.
fn require_draft(status: &str, rule: &str) -> Result<()> {
    if status == "draft" {
        return Ok(());
    }
    let figures = serde_json::json!({ "status": status }).to_string();
    Err(Error::Conflict(rules::violated(rules::get(rule), &figures)))
}

/// The row after an update: missing means there is none for this member, and an update that touched nothing means the
/// version was not the present one.
fn after_update<R>(updated: Option<i32>, row: Option<R>) -> Result<R> {
    let row = row.ok_or(Error::NotFound)?;
    if updated.is_some() { Ok(row) } else { Err(Error::Stale) }
}
