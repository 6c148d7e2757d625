//! What each line of a proposal amounted to at each stage, from the request to the release. Table `budgeting.line_stages`.

use bmms_queries::queries::budgeting::line_stages::{LineStages as Row, compare as compare_rows, recommended};
use futures_util::try_join;
use poem_openapi::Object;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::proposals::{self, Proposal};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::two_decimals;

/// A line with its amount at each stage; none where it has not come to that.
#[derive(Debug, Object)]
pub struct LineStages {
    /// The line, which a later round may have removed.
    pub line_item_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Title of the programme.
    pub programme: String,
    /// What it is.
    pub description: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// The last round of submission it was part of.
    pub round: i32,
    /// Whether it was removed since.
    pub is_removed: bool,
    /// Asked for, in the last round.
    #[oai(nullable)]
    pub requested: Option<String>,
    /// Asked for in the round before.
    #[oai(nullable)]
    pub requested_before: Option<String>,
    /// Recommended by a reviewer in the present round.
    #[oai(nullable)]
    pub recommended: Option<String>,
    /// Approved.
    #[oai(nullable)]
    pub approved: Option<String>,
    /// Appropriated: the line's share of its programme and class, as are the next two.
    #[oai(nullable)]
    pub appropriated: Option<String>,
    /// Released.
    #[oai(nullable)]
    pub allotted: Option<String>,
    /// As later movements left it.
    #[oai(nullable)]
    pub revised: Option<String>,
}

/// The stages in their order.
pub const STAGES: [&str; 6] = ["requested", "recommended", "approved", "appropriated", "allotted", "revised"];

impl LineStages {
    /// The amounts in the order of the stages.
    pub fn amounts(&self) -> [Option<&str>; 6] {
        let all =
            [&self.requested, &self.recommended, &self.approved, &self.appropriated, &self.allotted, &self.revised];
        all.map(Option::as_deref)
    }
}

/// The lines of one of the member's proposals.
pub async fn compare(db: &Db, member: &Member, id: Uuid) -> Result<(Proposal, Vec<LineStages>)> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let (proposal, rows) = db
        .read(member, async |tx| {
            let compare = compare_rows();
            let rows = async { Ok(compare.bind(tx, &org_id, &id).all().await?) };
            try_join!(proposals::find(tx, member, id), rows)
        })
        .await?;
    let proposal = Proposal::new(proposal.ok_or(Error::NotFound)?, member);
    Ok((proposal, rows.into_iter().map(LineStages::from).collect()))
}

/// What was recommended in the present round: programme and amount.
pub(super) async fn recommendations(tx: &Tx, member: &Member, id: Uuid) -> Result<Vec<(Uuid, Decimal)>> {
    let rows = recommended().bind(tx, &member.org_id(), &id).all().await?;
    Ok(rows.into_iter().map(|row| (row.programme_id, row.amount)).collect())
}

impl From<Row> for LineStages {
    fn from(row: Row) -> Self {
        Self {
            line_item_id: row.line_item_id,
            programme_id: row.programme_id,
            programme: row.programme,
            description: row.description,
            expense_class: row.expense_class,
            round: row.round,
            is_removed: row.is_removed,
            requested: row.requested.map(two_decimals),
            requested_before: row.requested_before.map(two_decimals),
            recommended: row.recommended.map(two_decimals),
            approved: row.approved.map(two_decimals),
            appropriated: row.appropriated.map(two_decimals),
            allotted: row.allotted.map(two_decimals),
            revised: row.revised.map(two_decimals),
        }
    }
}
