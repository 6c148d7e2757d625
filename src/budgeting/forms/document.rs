//! A form as PDF on long paper, with who signs it. The template beside this file says how it looks.

use chrono::Utc;
use serde::Serialize;

use super::content::{FormColumn, FormRow, FormSignature};
use super::{FormReport, signatories, workbook};
use crate::auth::Member;
use crate::error::{Error, Result};
use crate::web::pdf::{self, Edition, Template};
use crate::web::{Document, words};

/// Rows of a document, at most: what is typeset in a few seconds.
const MAX_ROWS: usize = 1500;

static FORM: Template = Template(&[("form.typ", include_str!("form.typ"))]);

/// What the template places.
#[derive(Serialize)]
struct Data<'a> {
    title: String,
    organization: &'a str,
    header: Vec<String>,
    footer: String,
    texts: &'a [String],
    columns: &'a [FormColumn],
    groups: Vec<(&'a str, usize)>,
    rows: Vec<Line<'a>>,
    notes: &'a [String],
    signatures: Vec<Signature<'a>>,
}

#[derive(Serialize)]
struct Line<'a> {
    level: &'a str,
    texts: &'a [String],
    amounts: Vec<String>,
}

#[derive(Serialize)]
struct Signature<'a> {
    capacity: &'static str,
    name: &'a str,
    position: &'a str,
}

/// The form as PDF.
pub(super) async fn render(member: &Member, report: &FormReport, name: &str) -> Result<Document> {
    let content = &report.content;
    if content.rows.len() > MAX_ROWS {
        return Err(Error::named("document_rows"));
    }
    let mut header = workbook::header(report);
    header.pop();
    let data = Data {
        title: format!("{}: {}", content.name, content.title),
        organization: &content.organization.name,
        header: header.split_off(1),
        footer: footer(report, member),
        texts: &content.texts,
        columns: &content.columns,
        groups: groups(&content.columns),
        rows: content.rows.iter().map(line).collect(),
        notes: &content.notes,
        signatures: content.signatories.iter().map(signature).collect(),
    };
    // A submitted form is the same file whenever it is made.
    let at = report.submission.as_ref().map_or_else(Utc::now, |submission| submission.submitted_at);
    let edition = Edition { org_id: member.org_id(), ident: name.to_owned(), at, picture: Vec::new() };
    let bytes = pdf::render(&FORM, edition, &data).await?;
    Ok(Document { name: format!("{name}.pdf"), media_type: "application/pdf", bytes })
}

fn footer(report: &FormReport, member: &Member) -> String {
    match &report.submission {
        Some(submission) => format!(
            "Document {}, edition {}, submitted {}. SHA-256 {}",
            submission.document_id,
            submission.edition,
            words::moment(&submission.submitted_at),
            submission.checksum
        ),
        None => format!("Not submitted. As of {}, by {}", words::moment(&Utc::now()), member.user_name()),
    }
}

/// What columns stand under, with how many of them.
pub(super) fn groups(columns: &[FormColumn]) -> Vec<(&str, usize)> {
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for column in columns {
        match groups.last_mut() {
            Some((heading, count)) if *heading == column.heading => *count += 1,
            _ => groups.push((&column.heading, 1)),
        }
    }
    groups
}

fn line(row: &FormRow) -> Line<'_> {
    Line {
        level: &row.level,
        texts: &row.texts,
        amounts: row.amounts.iter().map(|amount| words::number(amount)).collect(),
    }
}

fn signature(signature: &FormSignature) -> Signature<'_> {
    Signature {
        capacity: signatories::capacity_words(&signature.capacity),
        name: &signature.name,
        position: &signature.position,
    }
}
