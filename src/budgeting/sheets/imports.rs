//! Sheets that go out and come back. What came back is compared with what is stored and kept to be looked at; nothing else
//! changes until it is accepted, as a whole. Table `budgeting.imports`.

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::imports::{
    AcceptParams, ByIdParams, DropParams, Import as Row, InsertParams, LinesParams, ProgrammesParams, ProposalParams,
    SheetLine, SheetProgramme, SheetProposal, accept as accept_rows, by_id, drop as drop_row, insert, known_codes,
    lines, programmes, proposal,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use super::compare::{Stored, compare, named_codes};
use super::reading::{Sheet, read};
use super::rows::SheetRow;
use super::{MOST_ROWS, workbook};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::planning::exports::record_export;
use crate::rules;
use crate::web::{Document, IdempotencyKey, Representation};

/// A sheet that was read.
#[derive(Debug, Object)]
pub struct Import {
    /// Its id.
    pub id: Uuid,
    /// The proposal whose lines it would change.
    pub proposal_id: Uuid,
    /// That proposal's title.
    pub proposal_title: String,
    /// That proposal's fiscal year.
    pub fiscal_year: i32,
    /// Name of the file.
    pub file_name: String,
    /// checked, accepted or dropped.
    pub status: String,
    /// Lines that stay as they are.
    pub same: usize,
    /// Lines that change.
    pub changed: usize,
    /// Lines that come.
    pub added: usize,
    /// Lines that go.
    pub removed: usize,
    /// Rows something is wrong with; it can be accepted only without any.
    pub wrong: usize,
    /// Every row but those that stay as they are.
    pub rows: Vec<SheetRow>,
    /// Who uploaded it.
    #[oai(nullable)]
    pub created_by: Option<String>,
    /// When.
    pub created_at: DateTime<Utc>,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
}

/// What is said with an acceptance.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct AcceptInput {
    /// Whether each programme that the sheet touches requests the sum of its lines from then on.
    #[serde(default = "yes")]
    #[oai(default = "yes")]
    pub set_requested: bool,
}

fn yes() -> bool {
    true
}

impl Import {
    /// Whether it waits for a decision, and there is something to decide.
    pub fn is_open(&self) -> bool {
        self.status == "checked"
    }

    /// Whether it can be accepted.
    pub fn can_be_accepted(&self) -> bool {
        self.is_open() && self.wrong == 0 && self.changed + self.added + self.removed > 0
    }

    /// What would change of each row, and what is wrong, of one kind.
    pub fn of_kind(&self, kind: &str) -> Vec<&SheetRow> {
        self.rows.iter().filter(|row| row.kind == kind).collect()
    }
}

impl Representation for Import {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("budgeting/imports/{}", self.id)
    }
}

/// What a sheet is made of, or compared with.
type Content = (SheetProposal, Vec<SheetProgramme>, Vec<SheetLine>);

async fn content(tx: &Tx, member: &Member, proposal_id: Uuid) -> Result<Content> {
    let org_id = member.org_id();
    let (of_proposal, of_programmes) =
        (ProposalParams { org_id, proposal_id }, ProgrammesParams { org_id, proposal_id });
    // One more than a sheet holds, to know of it.
    let limit = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX) + 1;
    let of_lines = LinesParams { org_id, proposal_id, limit };
    let (find_proposal, find_programmes, find_lines) = (proposal(), programmes(), lines());
    let (proposal, programmes, lines) = try_join!(
        find_proposal.params(tx, &of_proposal).opt(),
        find_programmes.params(tx, &of_programmes).all(),
        find_lines.params(tx, &of_lines).all(),
    )?;
    Ok((proposal.ok_or(Error::NotFound)?, programmes, lines))
}

/// The proposal that a sheet is of, for a page about it.
pub async fn subject(db: &Db, member: &Member, proposal_id: Uuid) -> Result<SheetProposal> {
    member.require("budgeting.view")?;
    let asked = ProposalParams { org_id: member.org_id(), proposal_id };
    db.read(member, async |tx| Ok(proposal().params(tx, &asked).opt().await?)).await?.ok_or(Error::NotFound)
}

/// The lines of a proposal as a workbook to edit. That it was handed out is recorded.
pub async fn download(db: &Db, member: &Member, proposal_id: Uuid) -> Result<Document> {
    member.require("budgeting.export")?;
    let (proposal, programmes, lines) = db.read(member, async |tx| content(tx, member, proposal_id).await).await?;
    let count = i32::try_from(lines.len()).ok();
    let code = member.org_code().to_owned();
    let written = away(move || workbook::document(&code, &proposal, &programmes, &lines)).await?;
    record_export(db, member, "budgeting.line_items", Some(proposal_id), count).await?;
    Ok(written)
}

/// Does what takes a while away from the threads that serve requests. A file that makes the reader fail is no workbook.
async fn away<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.unwrap_or_else(|failure| {
        tracing::warn!(%failure, "a sheet could not be read or written");
        Err(Error::named("sheet_unreadable"))
    })
}

/// Reads a sheet of a proposal, compares it, and keeps the outcome to be looked at.
pub async fn upload(
    db: &Db,
    member: &Member,
    proposal_id: Uuid,
    file: (&str, Vec<u8>),
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<Import> {
    member.require("budgeting.edit")?;
    let (file_name, bytes) = file;
    let subject = subject(db, member, proposal_id).await?;
    require_editable(&subject)?;
    let sheet = away(move || read(&bytes)).await?;
    if sheet.proposal_id != proposal_id {
        return Err(Error::named("sheet_foreign"));
    }
    let rows = check(db, member, sheet).await?;
    let id = Uuid::now_v7();
    let problems = rows.iter().filter(|row| row.kind == "wrong").count();
    let text = serde_json::to_string(&rows).map_err(|error| Error::Internal(error.into()))?;
    let name: String = file_name.trim().chars().filter(|letter| !letter.is_control()).take(255).collect();
    let new = InsertParams {
        org_id: member.org_id(),
        id,
        proposal_id,
        file_name: name.as_str(),
        rows: text.as_str(),
        problems: i32::try_from(problems).unwrap_or(i32::MAX),
    };
    let stored = db
        .write(member, async |tx| {
            let insert = insert();
            try_join!(key.claim(tx, member, fingerprint, id), insert.params(tx, &new).one().err_into())
        })
        .await;
    match stored {
        Ok(_) => get(db, member, id).await,
        Err(failure) => get(db, member, key.earlier(db, member, fingerprint, failure).await?).await,
    }
}

/// Refuses a proposal whose lines are settled.
fn require_editable(proposal: &SheetProposal) -> Result<()> {
    if ["draft", "returned"].contains(&proposal.status.as_str()) {
        return Ok(());
    }
    let figures = serde_json::json!({ "status": proposal.status }).to_string();
    Err(Error::Conflict(rules::violated(rules::get("proposal_not_editable"), &figures)))
}

async fn check(db: &Db, member: &Member, sheet: Sheet) -> Result<Vec<SheetRow>> {
    let names = named_codes(&sheet);
    let ((proposal, programmes, lines), codes) = db
        .read(member, async |tx| {
            let known = known_codes();
            let codes = known.bind(tx, &names).all().err_into();
            try_join!(content(tx, member, sheet.proposal_id), codes)
        })
        .await?;
    let stored = Stored { proposal, programmes, lines, codes };
    away(move || Ok(compare(&sheet, &stored))).await
}

/// A sheet that was read.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Import> {
    member.require("budgeting.view")?;
    let asked = ByIdParams { org_id: member.org_id(), id };
    let row = db.read(member, async |tx| Ok(by_id().params(tx, &asked).opt().await?)).await?;
    Import::try_from(row.ok_or(Error::NotFound)?)
}

/// Writes what a sheet says: all of it, or nothing.
pub async fn accept(db: &Db, member: &Member, id: Uuid, version: i32, input: AcceptInput) -> Result<Import> {
    member.require("budgeting.edit")?;
    let accepted = AcceptParams { org_id: member.org_id(), id, version, sets_requested: input.set_requested };
    db.write(member, async |tx| Ok(accept_rows().params(tx, &accepted).one().await?)).await?;
    get(db, member, id).await
}

/// Sets a sheet aside.
pub async fn discard(db: &Db, member: &Member, id: Uuid, version: i32) -> Result<Import> {
    member.require("budgeting.edit")?;
    let dropped = DropParams { org_id: member.org_id(), id, version };
    db.write(member, async |tx| Ok(drop_row().params(tx, &dropped).one().await?)).await?;
    get(db, member, id).await
}

impl TryFrom<Row> for Import {
    type Error = Error;

    fn try_from(row: Row) -> Result<Self> {
        let rows: Vec<SheetRow> = serde_json::from_str(&row.rows).map_err(|error| Error::Internal(error.into()))?;
        let count = |kind: &str| rows.iter().filter(|row| row.kind == kind).count();
        Ok(Self {
            id: row.id,
            proposal_id: row.proposal_id,
            proposal_title: row.proposal_title,
            fiscal_year: row.fiscal_year,
            file_name: row.file_name,
            status: row.status,
            same: count("same"),
            changed: count("changed"),
            added: count("added"),
            removed: count("removed"),
            wrong: count("wrong"),
            rows: rows.into_iter().filter(SheetRow::differs).collect(),
            created_by: row.created_by_name,
            created_at: row.created_at,
            version: row.version,
        })
    }
}
