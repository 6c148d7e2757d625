//! The official forms and reports, sums over the books (budget forms; budgeting: section 8). What a form says is put together in the
//! database, in `policies/budgeting_forms.sql`; here it is asked for, submitted, and rendered as page, PDF, workbook and JSON.

pub mod api;
mod asked;
mod content;
mod csv;
mod document;
pub mod pages;
pub mod reports;
pub mod signatories;
mod workbook;

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::forms::{
    ByIdParams, ContentParams, LatestParams, ListParams, Snapshot, SubmitParams, Submitted as SubmittedRow, by_id,
    content as content_row, first_year, latest, list as list_rows, submit as submit_row,
};
use chrono::{DateTime, Utc};
use futures_util::{TryFutureExt, try_join};
use poem_openapi::Object;
use uuid::Uuid;

pub use self::asked::{Asked, FORMS, FormKind, KINDS, due_on, this_quarter};
pub use self::content::{Content, FormColumn, FormOrganization, FormRow, FormSignature};
use crate::auth::Member;
use crate::db::{Db, Tx};
use crate::error::{Error, Result};
use crate::web::{IdempotencyKey, Representation};

/// A form that was submitted.
#[derive(Clone, Debug, Object)]
pub struct FormSubmission {
    /// Its id.
    pub id: Uuid,
    /// `far1`, `far1a`, `far1b`, `far3` or `far4`.
    pub form: String,
    /// Year of the report.
    pub year: i32,
    /// Quarter it ends with.
    pub quarter: i32,
    /// Kind of appropriations: `current`, `continuing`, `supplemental`, `automatic`, or `all`.
    pub kind: String,
    /// 1 for the first; corrected ones count on.
    pub edition: i32,
    /// Number that is printed on it.
    pub document_id: String,
    /// SHA-256 of its content, in hexadecimal.
    pub checksum: String,
    /// Who submitted it.
    #[oai(nullable)]
    pub submitted_by: Option<String>,
    /// When.
    pub submitted_at: DateTime<Utc>,
}

/// A form with its figures.
#[derive(Clone, Debug, Object)]
pub struct FormReport {
    /// The submission it is a copy of; left out while it is a live view of the books.
    #[oai(skip_serializing_if_is_none)]
    pub submission: Option<FormSubmission>,
    /// What it says.
    pub content: Content,
}

impl Representation for FormReport {
    fn version(&self) -> i32 {
        1
    }

    fn path(&self) -> String {
        let id = self.submission.as_ref().map(|submission| submission.id).unwrap_or_default();
        format!("budgeting/form-submissions/{id}")
    }
}

/// A form: as it was last submitted or, before that or if `live`, as it stands.
pub async fn get(db: &Db, member: &Member, asked: &Asked, live: bool) -> Result<FormReport> {
    member.require("budgeting.view")?;
    db.read(member, async |tx| find(tx, member, asked, live).await).await
}

async fn find(tx: &Tx, member: &Member, asked: &Asked, live: bool) -> Result<FormReport> {
    if !live {
        let latest_of = LatestParams {
            org_id: member.org_id(),
            form: asked.form.name,
            year: asked.year,
            quarter: asked.quarter,
            kind: asked.kind,
        };
        if let Some(row) = latest().params(tx, &latest_of).opt().await? {
            return submitted(row);
        }
    }
    let wanted = ContentParams {
        form: asked.form.name,
        year: asked.year,
        quarter: asked.quarter,
        kind: asked.kind,
        org_id: member.org_id(),
    };
    let row = content_row().params(tx, &wanted).opt().await?.ok_or(Error::NotFound)?;
    Ok(FormReport { submission: None, content: Content::parse(&row)? })
}

/// One submitted form, which is not the latest if it was corrected.
pub async fn get_submitted(db: &Db, member: &Member, id: Uuid) -> Result<FormReport> {
    member.require("budgeting.view")?;
    let asked = ByIdParams { org_id: member.org_id(), id };
    let row = db.read(member, async |tx| Ok(by_id().params(tx, &asked).opt().await?)).await?;
    submitted(row.ok_or(Error::NotFound)?)
}

/// What was submitted for a year, the latest quarter first, and the first year there is something to report of.
pub async fn list(db: &Db, member: &Member, year: i32) -> Result<(Vec<FormSubmission>, i32)> {
    member.require("budgeting.view")?;
    let (org_id, asked) = (member.org_id(), ListParams { org_id: member.org_id(), year });
    db.read(member, async |tx| {
        let (list, first) = (list_rows(), first_year());
        let (rows, first) = try_join!(list.params(tx, &asked).all(), first.bind(tx, &org_id).one())?;
        Ok((rows.into_iter().map(FormSubmission::from).collect(), first))
    })
    .await
}

/// Keeps a form of a quarter that is over as it stands, for good, and closes the books of that quarter.
pub async fn submit(
    db: &Db,
    member: &Member,
    asked: &Asked,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<FormReport> {
    member.require("budgeting.approve")?;
    let (org_id, id) = (member.org_id(), Uuid::now_v7());
    let wanted =
        SubmitParams { org_id, id, form: asked.form.name, year: asked.year, quarter: asked.quarter, kind: asked.kind };
    let made = db
        .write(member, async |tx| {
            let submit = submit_row();
            try_join!(key.claim(tx, member, fingerprint, id), submit.params(tx, &wanted).one().err_into())?;
            Ok(id)
        })
        .await;
    let id = match made {
        Ok(id) => id,
        Err(failure) => key.earlier(db, member, fingerprint, failure).await?,
    };
    get_submitted(db, member, id).await
}

fn submitted(row: SubmittedRow) -> Result<FormReport> {
    let content = Content::parse(&row.content)?;
    let submission = FormSubmission {
        id: row.id,
        form: row.form,
        year: row.fiscal_year,
        quarter: row.quarter,
        kind: row.kind,
        edition: row.edition,
        document_id: row.document_id,
        checksum: row.checksum,
        submitted_by: row.created_by_name,
        submitted_at: row.created_at,
    };
    Ok(FormReport { submission: Some(submission), content })
}

impl From<Snapshot> for FormSubmission {
    fn from(row: Snapshot) -> Self {
        Self {
            id: row.id,
            form: row.form,
            year: row.fiscal_year,
            quarter: row.quarter,
            kind: row.kind,
            edition: row.edition,
            document_id: row.document_id,
            checksum: row.checksum,
            submitted_by: row.created_by_name,
            submitted_at: row.created_at,
        }
    }
}
