//! Who signs the official forms, and from when to when. Table `budgeting.signatories`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::signatories::{
    ByIdParams, DeleteParams, InsertParams, Signatory as Row, UpdateParams, by_id, delete, insert, list as list_rows,
    update,
};
use chrono::{DateTime, NaiveDate, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{Checks, IdempotencyKey, Representation};

/// The capacities somebody signs in, in the order of the forms, and their words.
pub const CAPACITIES: [(&str, &str); 5] = [
    ("prepared", "Prepared by"),
    ("certified_budget", "Certified correct: budget officer"),
    ("certified_accountant", "Certified correct: chief accountant"),
    ("recommended", "Recommending approval"),
    ("approved", "Approved by"),
];

/// A capacity as the forms print it.
pub fn capacity_words(capacity: &str) -> &'static str {
    CAPACITIES.iter().find(|(known, _)| *known == capacity).map_or("", |(_, words)| words)
}

/// Somebody who is to sign.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct SignatoryInput {
    /// `prepared`, `certified_budget`, `certified_accountant`, `recommended` or `approved`; never changes.
    #[serde(default)]
    #[oai(default)]
    pub capacity: String,
    /// Name as it is printed.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub name: String,
    /// Position as it is printed.
    #[oai(validator(min_length = 1, max_length = 255))]
    pub position: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; left out while it has no end.
    #[serde(default)]
    pub valid_until: Option<NaiveDate>,
}

/// Somebody who signs.
#[derive(Debug, Object)]
pub struct Signatory {
    /// Its id.
    pub id: Uuid,
    /// `prepared`, `certified_budget`, `certified_accountant`, `recommended` or `approved`.
    pub capacity: String,
    /// Name as it is printed.
    pub name: String,
    /// Position as it is printed.
    pub position: String,
    /// First day.
    pub valid_from: NaiveDate,
    /// Last day; null while it has no end.
    #[oai(nullable)]
    pub valid_until: Option<NaiveDate>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
    /// When it was created.
    pub created_at: DateTime<Utc>,
    /// When it was changed last.
    pub updated_at: DateTime<Utc>,
}

impl Representation for Signatory {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/signatories/{}", self.id)
    }
}

/// All of them, by capacity and the latest first.
pub async fn list(db: &Db, member: &Member) -> Result<Vec<Signatory>> {
    member.require("budgeting.view")?;
    let org_id = member.org_id();
    let rows = db.read(member, async |tx| Ok(list_rows().bind(tx, &org_id).all().await?)).await?;
    Ok(rows.into_iter().map(Signatory::from).collect())
}

/// One of them.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Signatory> {
    member.require("budgeting.view")?;
    let row = db.read(member, async |tx| find(tx, member, id).await?.ok_or(Error::NotFound)).await?;
    Ok(row.into())
}

/// One of them, for a form that changes it.
pub async fn get_to_change(db: &Db, member: &Member, id: Uuid) -> Result<Signatory> {
    member.require("budgeting.approve")?;
    get(db, member, id).await
}

async fn find(tx: &Tx, member: &Member, id: Uuid) -> Result<Option<Row>> {
    let asked = ByIdParams { org_id: member.org_id(), id };
    Ok(by_id().params(tx, &asked).opt().await?)
}

/// Somebody new.
pub async fn create(
    db: &Db,
    member: &Member,
    input: &SignatoryInput,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Signatory> {
    member.require("budgeting.approve")?;
    let (name, position) = input.check()?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let new = InsertParams {
        org_id,
        id,
        capacity: input.capacity.as_str(),
        name,
        position,
        valid_from: input.valid_from,
        valid_until: input.valid_until,
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

/// Another name, position or time.
pub async fn edit(db: &Db, member: &Member, id: Uuid, version: i32, input: &SignatoryInput) -> Result<Signatory> {
    member.require("budgeting.approve")?;
    let (name, position) = input.check()?;
    let changed = UpdateParams {
        name,
        position,
        valid_from: input.valid_from,
        valid_until: input.valid_until,
        org_id: member.org_id(),
        id,
        version,
    };
    let row = db
        .write(member, async |tx| {
            let update = update();
            let (updated, row) = try_join!(update.params(tx, &changed).opt().err_into(), find(tx, member, id))?;
            let row = row.ok_or(Error::NotFound)?;
            if updated.is_some() { Ok(row) } else { Err(Error::Stale) }
        })
        .await?;
    Ok(row.into())
}

/// Removes an entry. What was submitted keeps the name.
pub async fn remove(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<()> {
    member.require("budgeting.approve")?;
    let removed = DeleteParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(delete().params(tx, &removed).one().await?)).await?;
    Ok(())
}

impl SignatoryInput {
    /// Name and position, if nothing is wrong.
    fn check(&self) -> Result<(String, String)> {
        let mut checks = Checks::default();
        checks.require(CAPACITIES.iter().any(|(known, _)| *known == self.capacity), "signatories_capacity_known");
        let name = checks.text(&self.name, 255, "signatories_name_present");
        let position = checks.text(&self.position, 255, "signatories_position_present");
        let ends = self.valid_until.is_none_or(|until| until >= self.valid_from);
        checks.require(ends, "signatories_valid_until_after_start");
        checks.finish()?;
        Ok((name, position))
    }
}

impl From<Row> for Signatory {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            capacity: row.capacity,
            name: row.name,
            position: row.position,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
            version: row.version,
            created_at: row.created_at,
            updated_at: row.updated_at,
        }
    }
}
