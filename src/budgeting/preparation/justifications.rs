//! Longer arguments for programmes. Table `budgeting.justifications`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::justifications::{
    ByIdParams, DeleteParams, InsertParams, Justification as Row, UpdateParams, by_id, delete, insert,
    list as list_rows, update,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use super::{State, after_update, programmes};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation};

/// What a budget officer writes.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct JustificationInput {
    /// Why the programme is needed.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub rationale: String,
    /// Which priorities it serves.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub alignment_with_priorities: String,
    /// What it will change.
    #[oai(validator(min_length = 1, max_length = 20000))]
    pub expected_impact: String,
}

/// A longer argument for a programme.
#[derive(Debug, Object)]
pub struct Justification {
    /// Its id.
    pub id: Uuid,
    /// The programme it argues for.
    pub programme_id: Uuid,
    /// That programme's title.
    pub programme_title: String,
    /// The proposal of that programme.
    pub proposal_id: Uuid,
    /// That proposal's title.
    pub proposal_title: String,
    /// That proposal's status.
    pub proposal_status: String,
    /// Why the programme is needed.
    pub rationale: String,
    /// Which priorities it serves.
    pub alignment_with_priorities: String,
    /// What it will change.
    pub expected_impact: String,
    /// Whether single lines of the proposal were returned, so that only those may be changed.
    pub lines_returned: bool,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

/// The arguments for one programme, the oldest first.
pub async fn list(db: &Db, member: &Member, programme_id: Uuid) -> Result<Vec<Justification>> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| {
        let (programme, rows) = try_join!(programmes::find(tx, member, programme_id), all(tx, member, programme_id))?;
        programme.ok_or(Error::NotFound)?;
        Ok(rows)
    })
    .await
}

/// The same in a transaction of the caller's.
pub(super) async fn all(tx: &Tx, member: &Member, programme_id: Uuid) -> Result<Vec<Justification>> {
    let rows = list_rows().bind(tx, &member.org_id(), &programme_id).all().await?;
    Ok(rows.into_iter().map(Justification::from).collect())
}

/// One of the member's arguments.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Justification> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// One of the member's arguments, for a form that changes it.
pub async fn get_editable(db: &Db, member: &Member, id: Uuid) -> Result<Justification> {
    member.require("budgeting.edit")?;
    let justification = get(db, member, id).await?;
    justification.state().require(false)?;
    Ok(justification)
}

async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// A new argument for a programme whose proposal may be edited.
pub async fn create(
    db: &Db,
    member: &Member,
    programme_id: Uuid,
    input: &JustificationInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Justification> {
    member.require("budgeting.edit")?;
    let [rationale, alignment, impact] = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        programme_id,
        rationale: &rationale,
        alignment_with_priorities: &alignment,
        expected_impact: &impact,
    };
    let created = db
        .write(member, async |tx| {
            let insert = insert();
            let ((), _, row) = try_join!(
                key.claim(tx, member, fingerprint, id),
                insert.params(tx, &new).one().err_into(),
                find(tx, member, id),
            )?;
            row.ok_or(Error::NotFound)
        })
        .await;
    match created {
        Ok(row) => Ok(row.into()),
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Rewrites an argument.
pub async fn edit(
    db: &Db,
    member: &Member,
    id: Uuid,
    version: i32,
    input: &JustificationInput,
) -> Result<Justification> {
    member.require("budgeting.edit")?;
    let [rationale, alignment, impact] = input.check()?;
    let changed = UpdateParams {
        rationale: &rationale,
        alignment_with_priorities: &alignment,
        expected_impact: &impact,
        org_id: member.org_id(),
        id,
        version,
    };
    let row = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            after_update(updated, row)
        })
        .await?;
    Ok(row.into())
}

/// Removes an argument.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.edit")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

impl JustificationInput {
    fn check(&self) -> Result<[String; 3]> {
        let mut checks = Checks::default();
        let rationale = checks.text(&self.rationale, 20_000, "justifications_rationale_present");
        let alignment = checks.text(&self.alignment_with_priorities, 20_000, "justifications_alignment_present");
        let impact = checks.text(&self.expected_impact, 20_000, "justifications_expected_impact_present");
        checks.finish()?;
        Ok([rationale, alignment, impact])
    }
}

impl Justification {
    /// What decides whether it may be changed.
    pub(in crate::budgeting) fn state(&self) -> State<'_> {
        State { status: &self.proposal_status, lines_returned: self.lines_returned }
    }
}

impl From<Row> for Justification {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            programme_id: row.programme_id,
            programme_title: row.programme_title,
            proposal_id: row.proposal_id,
            proposal_title: row.proposal_title,
            proposal_status: row.proposal_status,
            rationale: row.rationale,
            alignment_with_priorities: row.alignment_with_priorities,
            expected_impact: row.expected_impact,
            lines_returned: row.lines_returned,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}

impl Representation for Justification {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/justifications/{}", self.id)
    }
}
