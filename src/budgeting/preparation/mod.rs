//! Preparation: proposals with programmes, lines and justifications, and their workflow (budgeting: sections 2 and 5.1).

pub mod api;
pub mod dashboard;
pub mod decisions;
pub mod justifications;
pub mod line_items;
pub mod overviews;
pub mod pages;
pub mod programmes;
pub mod proposals;
pub mod stages;

use crate::auth::Member;
use crate::error::{Error, Result};
use crate::rules;

/// Whether what belongs to a proposal may be changed (budgeting: section 5.1): in drafts and returned ones, and where single
/// lines were returned, only those.
#[derive(Clone, Copy, Debug)]
pub(super) struct State<'a> {
    /// Status of the proposal.
    pub(super) status: &'a str,
    /// Whether single lines were returned.
    pub(super) lines_returned: bool,
}

impl State<'_> {
    /// Whether the content may be changed; `is_returned` says so of the row itself.
    pub(super) fn is_open(self, is_returned: bool) -> bool {
        ["draft", "returned"].contains(&self.status) && (!self.lines_returned || is_returned)
    }

    /// Whether the member may change the content.
    pub(super) fn takes_changes(self, member: &Member, is_returned: bool) -> bool {
        member.can("budgeting.edit") && self.is_open(is_returned)
    }

    /// Refuses a form for what cannot be changed.
    pub(super) fn require(self, is_returned: bool) -> Result<()> {
        let rule = match self.status {
            _ if self.is_open(is_returned) => return Ok(()),
            "draft" | "returned" => "proposal_only_returned_lines",
            _ => "proposal_not_editable",
        };
        let figures = serde_json::json!({ "status": self.status }).to_string();
        Err(Error::Conflict(rules::violated(rules::get(rule), &figures)))
    }
}

/// The row after an update: missing means there is none for this member, and an update that touched nothing means the
/// version was not the present one.
fn after_update<R>(updated: Option<i32>, row: Option<R>) -> Result<R> {
    let row = row.ok_or(Error::NotFound)?;
    if updated.is_some() { Ok(row) } else { Err(Error::Stale) }
}
