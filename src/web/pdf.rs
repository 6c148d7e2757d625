//! PDF, typeset by typst from templates of ours. What people typed goes in as data (`data.json`) and is placed as text;
//! nothing of it is read as markup. A template sees its own files, the data and one picture: no file system, no network, no packages,
//! no clock.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use std::time::Duration;

use anyhow::anyhow;
use chrono::{DateTime, Datelike, Timelike, Utc};
use serde::Serialize;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, SemaphorePermit};
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration as Offset, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::error::{Error, Result};

/// Typesetting takes a core and some memory each; more at once would only be slower.
static TURNS: Semaphore = Semaphore::const_new(2);
/// One turn for each organization, so that none of them keeps the others waiting.
static TURNS_OF: LazyLock<Mutex<HashMap<i32, Arc<Semaphore>>>> = LazyLock::new(Mutex::default);
/// How long a document waits for its turn.
const PATIENCE: Duration = Duration::from_secs(8);

/// One family for Latin and Arabic script, narrow enough for tables.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files = [dejavu::sans_condensed::regular(), dejavu::sans_condensed::bold()];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> = LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::builder().build()));

/// The files of a template by name; the first is where it begins.
#[derive(Debug)]
pub struct Template(pub &'static [(&'static str, &'static str)]);

/// What makes one PDF another than the next from the same template and data.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Whose turn it takes.
    pub org_id: i32,
    /// What it is a PDF of; stays the same whenever it is made.
    pub ident: String,
    /// When it is made.
    pub at: DateTime<Utc>,
    /// What the template finds as `picture`; empty for one that shows none.
    pub picture: Vec<u8>,
}

/// Typesets the data. The same data and edition give the same bytes. Busy for long: [`Error::Unavailable`].
pub async fn render(template: &'static Template, edition: Edition, data: &impl Serialize) -> Result<Vec<u8>> {
    let data = serde_json::to_vec(data).map_err(|error| anyhow!("the data of a PDF: {error}"))?;
    // The turns go along: a request that gives up does not stop the work that was begun for it.
    let turn = tokio::time::timeout(PATIENCE, turn(edition.org_id)).await;
    let turn = turn.map_err(|_| Error::Unavailable("other documents are being made".to_owned()))??;
    let rendered = tokio::task::spawn_blocking(move || {
        let rendered = typeset(template, edition, data);
        // What was computed for this document is of no use for the next, and would stay in memory.
        typst::comemo::evict(0);
        drop(turn);
        rendered
    });
    Ok(rendered.await.map_err(|error| anyhow!("typesetting was cut short: {error}"))??)
}

/// The organization's turn and, once it has that, one of all.
async fn turn(org_id: i32) -> anyhow::Result<(OwnedSemaphorePermit, SemaphorePermit<'static>)> {
    let own = {
        let mut turns = TURNS_OF.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(turns.entry(org_id).or_insert_with(|| Arc::new(Semaphore::new(1))))
    };
    Ok((own.acquire_owned().await?, TURNS.acquire().await?))
}

fn typeset(template: &'static Template, mut edition: Edition, data: Vec<u8>) -> anyhow::Result<Vec<u8>> {
    let picture = Bytes::new(std::mem::take(&mut edition.picture));
    let desk = Desk { template, data: Bytes::new(data), picture };
    let document = typst::compile::<PagedDocument>(&desk).output.map_err(|errors| told(&errors))?;
    let accessible = PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|error| anyhow!("{}", error.message()))?;
    typst_pdf::pdf(&document, &options(&edition, accessible)).or_else(|errors| {
        // A letter that no font has is not allowed in PDF/UA. The document is then only tagged.
        tracing::debug!(reason = %told(&errors), "the document is not PDF/UA");
        typst_pdf::pdf(&document, &options(&edition, PdfStandards::default())).map_err(|errors| told(&errors))
    })
}

fn options(edition: &Edition, standards: PdfStandards) -> PdfOptions {
    PdfOptions {
        ident: Smart::Custom(edition.ident.clone()),
        creator: Smart::Custom(Some("BMMS".to_owned())),
        timestamp: datetime(edition.at).map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    }
}

fn datetime(at: DateTime<Utc>) -> Option<Datetime> {
    let part = |number: u32| u8::try_from(number).ok();
    Datetime::from_ymd_hms(
        at.year(),
        part(at.month())?,
        part(at.day())?,
        part(at.hour())?,
        part(at.minute())?,
        part(at.second())?,
    )
}

fn told(errors: &[SourceDiagnostic]) -> anyhow::Error {
    let messages: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    anyhow!("typesetting failed: {}", messages.join("; "))
}

/// All that a template can see.
struct Desk {
    template: &'static Template,
    data: Bytes,
    picture: Bytes,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        let name = self.template.0.first().map_or("", |(name, _)| name);
        let path = VirtualPath::new(name).expect("the name of a template is a path");
        RootedPath::new(VirtualRoot::Project, path).intern()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let name = own_name(id)?;
        let (_, text) =
            self.template.0.iter().find(|(known, _)| *known == name).ok_or(FileError::NotFound(name.into()))?;
        Ok(Source::new(id, (*text).to_owned()))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let name = own_name(id)?;
        match name {
            "data.json" => Ok(self.data.clone()),
            "picture" if !self.picture.is_empty() => Ok(self.picture.clone()),
            _ => Err(FileError::NotFound(name.into())),
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Offset>) -> Option<Datetime> {
        None
    }
}

/// The name of a file of the template's own; what belongs to a package is not to be had.
fn own_name(id: FileId) -> FileResult<&'static str> {
    let path = id.get();
    match path.root() {
        VirtualRoot::Project => Ok(path.vpath().get_without_slash()),
        VirtualRoot::Package(_) => Err(FileError::AccessDenied),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(time: &str) -> Edition {
        Edition { org_id: 1, ident: "a test".to_owned(), at: time.parse().expect("a time"), picture: Vec::new() }
    }

    const TITLED: &str = "#set document(title: \"A test\")\n#set text(font: \"DejaVu Sans\")\n";
    static PLAIN: Template = Template(&[(
        "main.typ",
        "#set document(title: \"A test\")\n#set text(font: \"DejaVu Sans\")\n#json(\"data.json\")",
    )]);

    #[tokio::test]
    async fn the_same_data_at_the_same_time_give_the_same_bytes() {
        let render = async |time, data: &str| render(&PLAIN, at(time), &data).await.expect("a PDF");
        let first = render("2025-12-09T06:05:07Z", "Clinics").await;
        assert!(first.starts_with(b"%PDF-1.7"));
        assert_eq!(first, render("2025-12-09T06:05:07Z", "Clinics").await);
        assert_ne!(first, render("2025-12-09T06:05:08Z", "Clinics").await);
        assert_ne!(first, render("2025-12-09T06:05:07Z", "Schools").await);
    }

    #[test]
    fn a_template_reaches_nothing_but_its_own_files() {
        assert!(typeset(&PLAIN, at("2025-12-09T06:05:07Z"), b"1".to_vec()).is_ok());
        for reach in [
            "#read(\"/etc/passwd\")",
            "#read(\"../Cargo.toml\")",
            "#import \"@preview/cetz:0.3.0\"",
            "#image(\"logo.png\")",
            "#image(\"picture\", format: \"png\")",
            "#datetime.today()",
        ] {
            let text: &'static str = Box::leak(format!("{TITLED}{reach}").into_boxed_str());
            let files: &'static [(&str, &str)] = Box::leak(vec![("main.typ", text)].into_boxed_slice());
            let template: &'static Template = Box::leak(Box::new(Template(files)));
            assert!(typeset(template, at("2025-12-09T06:05:07Z"), b"1".to_vec()).is_err(), "{reach}");
        }
    }

    #[test]
    fn a_letter_that_no_font_has_costs_the_standard_and_not_the_document() {
        let conforms = |text: &str| {
            let data = serde_json::to_vec(text).expect("JSON");
            let pdf = typeset(&PLAIN, at("2025-12-09T06:05:07Z"), data).expect("a PDF");
            String::from_utf8_lossy(&pdf).contains("pdfuaid")
        };
        assert!(conforms("Señor Dimaâmpao, وزارة الصحة"));
        assert!(!conforms("衛生"));
    }
}
