//! What a page shows of a proposal or programme: the row with what is in it and its history, read in one transaction.

use futures_util::try_join;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::justifications::{self, Justification};
use super::line_items::{self, LineItem};
use super::programmes::{self, Programme};
use super::proposals::{self, Proposal};
use super::{decisions, stages};
use crate::auth::Member;
use crate::budgeting::history::{BudgetEvent, lines};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::{Paging, two_decimals};

/// A proposal with its programmes, their lines, and its history.
#[derive(Debug)]
pub struct ProposalOverview {
    /// The proposal.
    pub proposal: Proposal,
    /// Its programmes by priority.
    pub programmes: Vec<Programme>,
    /// All their lines, by programme.
    pub lines: Vec<LineItem>,
    /// Its history, the latest first.
    pub history: Vec<BudgetEvent>,
}

/// A programme with its lines and arguments.
#[derive(Debug)]
pub struct ProgrammeOverview {
    /// The programme.
    pub programme: Programme,
    /// Its lines, as far as the filter lets them through.
    pub lines: Vec<LineItem>,
    /// Cursor of the next page of lines.
    pub next: Option<String>,
    /// Its longer arguments.
    pub justifications: Vec<Justification>,
}

/// A proposal as somebody decides about it.
#[derive(Debug)]
pub struct Review {
    /// The proposal.
    pub proposal: Proposal,
    /// Its programmes by priority.
    pub programmes: Vec<Programme>,
    /// All their lines, by programme.
    pub lines: Vec<LineItem>,
    /// What was recommended in this round: programme and amount.
    pub recommended: Vec<(Uuid, Decimal)>,
}

impl Review {
    /// What was recommended for a programme.
    pub fn recommended_for(&self, programme: &Programme) -> Option<String> {
        let found = self.recommended.iter().find(|(id, _)| *id == programme.id);
        found.map(|(_, amount)| two_decimals(*amount))
    }

    /// The lines of a programme.
    pub fn lines_of(&self, programme: &Programme) -> Vec<&LineItem> {
        self.lines.iter().filter(|line| line.programme_id == programme.id).collect()
    }
}

/// One of the member's proposals.
pub async fn proposal(db: &Db, member: &Member, id: Uuid) -> Result<ProposalOverview> {
    member.require("budgeting.view")?;
    let whole = Paging::whole();
    let (proposal, programmes, lines, history) = db
        .read(member, async |tx| {
            try_join!(
                proposals::find(tx, member, id),
                programmes::rows(tx, member, id, &whole),
                line_items::all(tx, member, id),
                lines(tx, member, "proposal", id),
            )
        })
        .await?;
    Ok(ProposalOverview {
        proposal: Proposal::new(proposal.ok_or(Error::NotFound)?, member),
        programmes: programmes.0.into_iter().map(Programme::from).collect(),
        lines,
        history,
    })
}

/// What happened to one of the member's proposals, the latest first.
pub async fn history(db: &Db, member: &Member, id: Uuid) -> Result<Vec<BudgetEvent>> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| {
        let (row, history) = try_join!(proposals::find(tx, member, id), lines(tx, member, "proposal", id))?;
        row.ok_or(Error::NotFound)?;
        Ok(history)
    })
    .await
}

/// One of the member's proposals, with what keeps it from being submitted.
pub async fn submission(db: &Db, member: &Member, id: Uuid) -> Result<(Proposal, Vec<decisions::SubmissionProblem>)> {
    member.require("budgeting.view")?;
    let (proposal, problems) = db
        .read(member, async |tx| try_join!(proposals::find(tx, member, id), decisions::find_problems(tx, member, id)))
        .await?;
    Ok((Proposal::new(proposal.ok_or(Error::NotFound)?, member), problems))
}

/// One of the member's proposals, with what was recommended.
pub async fn review(db: &Db, member: &Member, id: Uuid) -> Result<Review> {
    member.require("budgeting.view")?;
    let whole = Paging::whole();
    let (proposal, programmes, lines, recommended) = db
        .read(member, async |tx| {
            try_join!(
                proposals::find(tx, member, id),
                programmes::rows(tx, member, id, &whole),
                line_items::all(tx, member, id),
                stages::recommendations(tx, member, id),
            )
        })
        .await?;
    Ok(Review {
        proposal: Proposal::new(proposal.ok_or(Error::NotFound)?, member),
        programmes: programmes.0.into_iter().map(Programme::from).collect(),
        lines,
        recommended,
    })
}

/// One of the member's programmes.
pub async fn programme(
    db: &Db,
    member: &Member,
    id: Uuid,
    filter: &line_items::Filter,
    paging: &Paging,
) -> Result<ProgrammeOverview> {
    member.require("budgeting.view")?;
    let (programme, lines, justifications) = db
        .read(member, async |tx| {
            try_join!(
                programmes::find(tx, member, id),
                line_items::rows(tx, member, id, filter, paging),
                justifications::all(tx, member, id),
            )
        })
        .await?;
    Ok(ProgrammeOverview {
        programme: programme.ok_or(Error::NotFound)?.into(),
        lines: lines.0.into_iter().map(LineItem::from).collect(),
        next: lines.1,
        justifications,
    })
}
