//! What moves a plan along its state machine, and the history of what did.

use bmms_queries::client::Params;
use bmms_queries::queries::planning::transitions::{ListParams, Transition as Row, list};
use chrono::{DateTime, Utc};
use futures_util::try_join;
use poem::{Request, RequestBody};
use poem_openapi::registry::{MetaParamIn, MetaSchemaRef, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiExtractor, ApiExtractorType, Enum, ExtractParamOptions, Object};
use serde::Deserialize;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::Checks;

/// The transitions of strategic and annual plans; the last part of the address.
#[derive(Clone, Copy, Debug, Enum, PartialEq, Eq)]
#[oai(rename_all = "snake_case")]
pub enum Transition {
    /// Draft to submitted, by a planning officer.
    Submit,
    /// Submitted back to draft, by who submitted it.
    Withdraw,
    /// Submitted back to draft, by an approver, with the reason.
    Return,
    /// Submitted to approved, by an approver who neither wrote nor submitted it.
    Approve,
    /// Approved to active, by an approver.
    Activate,
    /// Active to completed, by an approver; before its end with the reason.
    Complete,
    /// Approved or active back to draft, by an admin, with the reason.
    Reopen,
    /// To archived, by an approver; a draft also by its author.
    Archive,
    /// Archived back to draft, by an admin.
    Restore,
}

impl Transition {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Submit,
        Self::Withdraw,
        Self::Return,
        Self::Approve,
        Self::Activate,
        Self::Complete,
        Self::Reopen,
        Self::Archive,
        Self::Restore,
    ];

    /// Its name in addresses and in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Withdraw => "withdraw",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Activate => "activate",
            Self::Complete => "complete",
            Self::Reopen => "reopen",
            Self::Archive => "archive",
            Self::Restore => "restore",
        }
    }

    /// The transition of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|transition| transition.name() == name)
    }

    /// Refuses members who may take this step from no state; the database judges the state and the person.
    pub(super) fn require(self, member: &Member) -> Result<()> {
        match self {
            Self::Submit | Self::Withdraw | Self::Archive if member.can("planning.submit") => Ok(()),
            Self::Submit | Self::Withdraw => member.require("planning.submit"),
            Self::Reopen | Self::Restore => member.require("planning.reopen"),
            Self::Return | Self::Approve | Self::Activate | Self::Complete | Self::Archive => {
                member.require("planning.approve")
            }
        }
    }
}

/// The transition in the path, after the plan's id. Any other word is the address of nothing.
impl<'a> ApiExtractor<'a> for Transition {
    const TYPES: &'static [ApiExtractorType] = &[ApiExtractorType::Parameter];
    const PARAM_IS_REQUIRED: bool = true;
    type ParamType = Self;
    type ParamRawType = Self;

    fn register(registry: &mut Registry) {
        <Self as Type>::register(registry);
    }

    fn param_in() -> Option<MetaParamIn> {
        Some(MetaParamIn::Path)
    }

    fn param_schema_ref() -> Option<MetaSchemaRef> {
        Some(Self::schema_ref())
    }

    async fn from_request(
        request: &'a Request,
        _body: &mut RequestBody,
        _options: ExtractParamOptions<Self::ParamType>,
    ) -> poem::Result<Self> {
        let name = request.raw_path_param("param2").unwrap_or_default();
        Ok(Self::named(name).ok_or(Error::NotFound)?)
    }
}

/// Why.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct TransitionInput {
    /// The reason; needed to return, to reopen, and to complete early.
    #[serde(default)]
    #[oai(default, validator(max_length = 5000))]
    pub comment: String,
}

impl TransitionInput {
    pub(super) fn check(&self) -> Result<&str> {
        check_comment(&self.comment)?;
        Ok(self.comment.trim())
    }
}

/// Refuses a comment that is too long to keep.
pub(super) fn check_comment(comment: &str) -> Result<()> {
    let mut checks = Checks::default();
    checks.require(comment.chars().count() <= 5000, "comment_length");
    checks.finish()
}

/// One line of a history.
#[derive(Debug, Object)]
pub struct HistoryLine {
    /// What was done.
    pub transition: String,
    /// Status before.
    pub from_status: String,
    /// Status after.
    pub to_status: String,
    /// The reason given.
    pub comment: String,
    /// Who did it.
    #[oai(nullable)]
    pub actor: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

impl From<Row> for HistoryLine {
    fn from(row: Row) -> Self {
        Self {
            transition: row.transition,
            from_status: row.from_status,
            to_status: row.to_status,
            comment: row.comment,
            actor: row.actor_name,
            at: row.at,
        }
    }
}

/// What happened to a row, the latest first. `row` finds the row itself, in the same round trip: what is not the
/// member's has no history.
pub async fn history<R, F>(db: &Db, member: &Member, entity: &str, id: Uuid, row: F) -> Result<Vec<HistoryLine>>
where
    F: AsyncFnOnce(&Tx) -> Result<Option<R>>,
{
    member.require("planning.view")?;
    db.read(member, async |tx| {
        let (row, lines) = try_join!(row(tx), lines(tx, member, entity, id))?;
        row.ok_or(Error::NotFound)?;
        Ok(lines)
    })
    .await
}

/// The lines of a row's history, the latest first.
pub(super) async fn lines(tx: &Tx, member: &Member, entity: &str, id: Uuid) -> Result<Vec<HistoryLine>> {
    let asked = ListParams { org_id: member.org_id(), entity, entity_id: id };
    let rows = list().params(tx, &asked).all().await?;
    Ok(rows.into_iter().map(HistoryLine::from).collect())
}
