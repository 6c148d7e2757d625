//! What moves a proposal along its state machine (budgeting: section 5.1).

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::proposals::{
    ApproveParams, GiveBackParams, ProblemsParams, RecommendParams, TransitionParams, approve as approve_row,
    give_back, problems as problem_rows, recommend as recommend_row, transition,
};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::programmes::Programme;
use super::proposals::{self, Proposal};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, FieldError, Result};
use crate::rules;
use crate::web::Checks;

/// The steps that take nothing but a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Draft or returned to submitted, by a budget officer.
    Submit,
    /// Submitted back to draft, by who submitted it.
    Withdraw,
    /// Submitted to under review, by an approver who neither wrote nor submitted it.
    StartReview,
    /// Under review to rejected, by an approver, with the reason. Final.
    Reject,
}

impl Step {
    /// All of them, as one usually takes them.
    pub const ALL: [Self; 4] = [Self::Submit, Self::Withdraw, Self::StartReview, Self::Reject];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::StartReview => "start-review",
            Self::Reject => "reject",
        }
    }

    /// Its name in the database.
    pub fn stored(self) -> &'static str {
        if self == Self::StartReview { "start_review" } else { self.name() }
    }

    /// The step of that name in an address.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Refuses members who may take this step from no state; the database judges the state and the person.
    pub fn require(self, member: &Member) -> Result<()> {
        match self {
            Self::Submit | Self::Withdraw => member.require("budgeting.submit"),
            Self::StartReview | Self::Reject => member.require("budgeting.approve"),
        }
    }
}

/// Why.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ProposalStepInput {
    /// The reason; needed to reject.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub comment: String,
}

/// A line that is returned.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ReturnedLine {
    /// The line.
    pub line_item_id: Uuid,
    /// What is to be changed; the reason of the whole if it is left out.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub reason: String,
}

/// What is returned, and why.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ReturnInput {
    /// The reason.
    #[oai(validator(min_length = 1, max_length = 5000))]
    pub comment: String,
    /// The lines that may be changed; all of the proposal if there is none.
    #[serde(default)]
    #[oai(default)]
    pub lines: Vec<ReturnedLine>,
}

/// What a line gets.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct LineDecision {
    /// The line.
    pub line_item_id: Uuid,
    /// Pesos, at most two decimals.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
}

/// What a programme gets.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Decision {
    /// The programme.
    pub programme_id: Uuid,
    /// Pesos, at most two decimals; 0 for nothing.
    #[oai(validator(pattern = r"^\d{1,13}(\.\d{1,2})?$"))]
    pub amount: String,
    /// Why; needed for nothing, and for more than requested.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub reason: String,
    /// An amount for each of its lines; in proportion to what was asked for if there is none.
    #[serde(default)]
    #[oai(default)]
    pub lines: Vec<LineDecision>,
}

/// What the programmes of a proposal get. One that is left out gets what was recommended, or else what was requested.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct DecisionsInput {
    /// The programmes that get something else.
    #[serde(default)]
    #[oai(default)]
    pub decisions: Vec<Decision>,
    /// What is said with it.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub comment: String,
}

/// What keeps a proposal from being submitted.
#[derive(Debug, Object)]
pub struct SubmissionProblem {
    /// The programme it is about; none if it is about the whole.
    #[oai(nullable)]
    pub programme_id: Option<Uuid>,
    /// That programme's title.
    pub programme: String,
    /// Name of the rule.
    pub code: String,
    /// What is wrong, in a sentence.
    pub text: String,
}

/// Everything that keeps the proposal from being submitted, by programme; empty if nothing does.
pub async fn problems(db: &Db, member: &Member, id: Uuid) -> Result<Vec<SubmissionProblem>> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| {
        let (row, problems) = try_join!(proposals::find(tx, member, id), find_problems(tx, member, id))?;
        row.ok_or(Error::NotFound)?;
        Ok(problems)
    })
    .await
}

/// The same in a transaction of the caller's.
pub(super) async fn find_problems(tx: &Tx, member: &Member, id: Uuid) -> Result<Vec<SubmissionProblem>> {
    let asked = ProblemsParams { org_id: member.org_id(), id };
    let rows = problem_rows().params(tx, &asked).all().await?;
    Ok(rows
        .into_iter()
        .map(|row| SubmissionProblem {
            programme_id: row.programme_id,
            programme: row.programme,
            text: rules::violated(rules::get(&row.rule), &row.figures).text,
            code: row.rule,
        })
        .collect())
}

/// Takes a step. A submission that is refused names everything that is wrong, not only the first.
pub async fn take(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    step: Step,
    input: &ProposalStepInput,
) -> Result<Proposal> {
    step.require(member)?;
    let comment = check_comment(&input.comment)?;
    let taken = TransitionParams { org_id: member.org_id(), id, version, transition: step.stored(), comment };
    let taken = db
        .write(member, async |tx| {
            let transition = transition();
            let (_, row) = try_join!(transition.params(tx, &taken).one().err_into(), proposals::find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await;
    match taken {
        Ok(row) => Ok(Proposal::new(row, member)),
        Err(Error::Invalid(errors)) if errors.iter().any(|error| error.code.starts_with("submit_")) => {
            let problems = problems(db, member, id).await?;
            let all = problems.into_iter().map(|problem| FieldError {
                pointer: "/programmes".to_owned(),
                code: problem.code,
                text: problem.text,
                figures: None,
            });
            Err(Error::Invalid(all.collect()))
        }
        Err(failure) => Err(failure),
    }
}

/// Sends a proposal back with the reason: as a whole, or single lines, so that only those may be changed.
pub async fn give_it_back(db: &Db, member: &Member, id: Uuid, version: i32, input: &ReturnInput) -> Result<Proposal> {
    member.require("budgeting.approve")?;
    let comment = check_comment(&input.comment)?;
    let mut lines = Vec::new();
    for line in &input.lines {
        lines.push(json!({ "line_item_id": line.line_item_id, "reason": check_comment(&line.reason)? }));
    }
    let lines = serde_json::Value::from(lines).to_string();
    let returned = GiveBackParams { org_id: member.org_id(), id, version, lines: lines.as_str(), comment };
    let row = db
        .write(member, async |tx| {
            let give_back = give_back();
            let (_, row) =
                try_join!(give_back.params(tx, &returned).one().err_into(), proposals::find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(Proposal::new(row, member))
}

/// Keeps what a reviewer recommends.
pub async fn recommend(db: &Db, member: &Member, id: Uuid, version: i32, input: &DecisionsInput) -> Result<Proposal> {
    member.require("budgeting.approve")?;
    let decisions = input.stored()?;
    let comment = check_comment(&input.comment)?;
    let kept = RecommendParams { org_id: member.org_id(), id, version, decisions: decisions.as_str(), comment };
    let row = db
        .write(member, async |tx| {
            let recommend = recommend_row();
            let (_, row) = try_join!(recommend.params(tx, &kept).one().err_into(), proposals::find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(Proposal::new(row, member))
}

/// Approves an amount for every programme, which allocates what is above 0.
pub async fn approve(db: &Db, member: &Member, id: Uuid, version: i32, input: &DecisionsInput) -> Result<Proposal> {
    member.require("budgeting.approve")?;
    let decisions = input.stored()?;
    let notes = check_comment(&input.comment)?;
    let approved = ApproveParams { org_id: member.org_id(), id, version, decisions: decisions.as_str(), notes };
    let row = db
        .write(member, async |tx| {
            let approve = approve_row();
            let (_, row) = try_join!(approve.params(tx, &approved).one().err_into(), proposals::find(tx, member, id))?;
            row.ok_or(Error::NotFound)
        })
        .await?;
    Ok(Proposal::new(row, member))
}

fn check_comment(comment: &str) -> Result<&str> {
    let mut checks = Checks::default();
    checks.require(comment.chars().count() <= 5000, "events_comment_length");
    checks.finish()?;
    Ok(comment.trim())
}

impl DecisionsInput {
    /// Notes what is no amount, and the state machine's own form of the rest.
    fn stored(&self) -> Result<String> {
        let mut checks = Checks::default();
        let mut stored = Vec::new();
        for (place, decision) in self.decisions.iter().enumerate() {
            let amount = format!("decisions/{place}/amount");
            check_amount(&mut checks, &amount, &decision.amount);
            for (line, each) in decision.lines.iter().enumerate() {
                check_amount(&mut checks, &format!("decisions/{place}/lines/{line}/amount"), &each.amount);
            }
            checks.require(decision.reason.chars().count() <= 5000, "events_comment_length");
            let lines = decision.lines.iter();
            let lines = lines.map(|line| json!({ "line_item_id": line.line_item_id, "amount": line.amount }));
            stored.push(json!({
                "programme_id": decision.programme_id,
                "approved_amount": decision.amount,
                "reason": decision.reason.trim(),
                "lines": lines.collect::<Vec<_>>(),
            }));
        }
        checks.finish()?;
        Ok(serde_json::Value::from(stored).to_string())
    }

    /// What is decided for a programme: the amount if it is one, and the reason.
    pub fn of(&self, programme: &Programme) -> Option<&Decision> {
        self.decisions.iter().find(|decision| decision.programme_id == programme.id)
    }

    /// What the database would refuse, before anything is sent to it: to be shown on the page where it can be mended.
    pub fn judge(&self, programmes: &[Programme]) -> Result<()> {
        self.stored()?;
        let mut errors = Vec::new();
        for programme in programmes {
            let Some(decision) = self.of(programme) else { continue };
            let amount: Decimal = decision.amount.parse().unwrap_or_default();
            let requested: Decimal = programme.requested_amount.parse().unwrap_or_default();
            let mut refuse = |rule: &str| {
                let figures = json!({ "programme": programme.title, "limit": decision.amount }).to_string();
                errors.push(rules::violated(rules::get(rule), &figures));
            };
            if (amount.is_zero() || amount > requested) && decision.reason.trim().is_empty() {
                refuse("approval_needs_reason");
            }
            let lines: Decimal = decision.lines.iter().filter_map(|line| line.amount.parse::<Decimal>().ok()).sum();
            if decision.lines.is_empty() {
                continue;
            }
            if i32::try_from(decision.lines.len()) != Ok(programme.lines_total) {
                refuse("decision_lines_known");
            } else if lines != amount {
                refuse("decision_lines_add_up");
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(Error::Invalid(errors)) }
    }
}

/// An amount of at least 0.
fn check_amount(checks: &mut Checks, field: &str, text: &str) {
    // A sign is no part of an amount, not even before a 0.
    let text = if text.starts_with('-') { "-" } else { text };
    checks.decimal(field, text);
}
