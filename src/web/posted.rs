//! What a form of a page sent.

use std::sync::Arc;

use chrono::NaiveDate;
use multer::Multipart;
use poem::http::{StatusCode, header};
use poem::{FromRequest, Request, RequestBody};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::IdempotencyKey;
use crate::error::{Error, Result};
use crate::server::App;

/// Names of the fields that a form carries besides those that people fill in.
const FORM_TOKEN: &str = "form_token";
const KEY: &str = "form_key";
const VERSION: &str = "version";
const RESUMED: &str = "resumed";

/// The fields of a form, as they were typed: line ends as `\n`, nothing else changed.
#[derive(Clone, Debug, Default)]
pub struct Posted {
    path: String,
    fields: Arc<Vec<(String, String)>>,
    files: Arc<Vec<File>>,
}

/// A file that was sent with a form.
#[derive(Clone, Debug)]
pub struct File {
    field: String,
    /// What it is called where it comes from.
    pub name: String,
    /// What the browser takes it for.
    pub media_type: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Posted {
    /// Reads the body of a request, of so many bytes, or as many as any request may have. Another media type: 415. Too long: 413. Parts that are none: 400.
    pub(super) async fn read(request: &mut Request, most_bytes: Option<usize>) -> poem::Result<Self> {
        let limit = request.data::<App>().map_or(0, |app| app.config.http.max_body_bytes);
        let limit = most_bytes.unwrap_or(limit);
        let content_type = request.header(header::CONTENT_TYPE).unwrap_or_default().to_owned();
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        let bytes = request.take_body().into_bytes_limit(limit).await?;
        let path = request.original_uri().path().to_owned();
        if media_type.eq_ignore_ascii_case("multipart/form-data") {
            return Ok(Self { path, ..Self::of_parts(&content_type, bytes.to_vec()).await? });
        }
        if !bytes.is_empty() && !media_type.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            return Err(StatusCode::UNSUPPORTED_MEDIA_TYPE.into());
        }
        let fields = form_urlencoded::parse(&bytes);
        let fields = fields.map(|(name, value)| (name.into_owned(), value.replace("\r\n", "\n"))).collect();
        Ok(Self { path, fields: Arc::new(fields), ..Self::default() })
    }

    /// A form with a file, as its parts. A file that nobody chose is sent as an empty one without a name.
    async fn of_parts(content_type: &str, bytes: Vec<u8>) -> Result<Self> {
        let broken = |error: multer::Error| Error::BadRequest(format!("The form cannot be read: {error}"));
        let boundary = multer::parse_boundary(content_type).map_err(broken)?;
        let body = futures_util::stream::once(std::future::ready(Ok::<_, std::convert::Infallible>(bytes)));
        let mut parts = Multipart::new(body, boundary);
        let (mut fields, mut files) = (Vec::new(), Vec::new());
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(ToOwned::to_owned) {
                None => fields.push((name, part.text().await.map_err(broken)?.replace("\r\n", "\n"))),
                Some(file_name) if file_name.is_empty() => {}
                Some(file_name) => {
                    let media_type = part.content_type().map(ToString::to_string).unwrap_or_default();
                    let bytes = part.bytes().await.map_err(broken)?.into();
                    files.push(File { field: name, name: file_name, media_type, bytes });
                }
            }
        }
        Ok(Self { path: String::new(), fields: Arc::new(fields), files: Arc::new(files) })
    }

    /// Fields that were sent some other way.
    pub fn of<'f>(fields: impl Iterator<Item = (&'f str, &'f str)>) -> Self {
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        Self { fields: Arc::new(fields), ..Self::default() }
    }

    /// Whether there is no field at all.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }

    /// What was typed into a field; empty if it was not sent.
    pub fn text(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map_or("", |(_, value)| value)
    }

    /// The file that was chosen in a field.
    pub fn file(&self, name: &str) -> Option<&File> {
        self.files.iter().find(|file| file.field == name)
    }

    /// Whether the form has the field.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(field, _)| field == name)
    }

    /// What was typed into a field that may stay empty.
    pub fn optional(&self, name: &str) -> Option<String> {
        Some(self.text(name).trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A whole number. What is none becomes 0, which the rule for the field's range refuses.
    pub fn number(&self, name: &str) -> i32 {
        self.text(name).trim().parse().unwrap_or(0)
    }

    /// A number with decimals as people type it: separators between thousands, spaces and the sign of the peso go.
    pub fn decimal(&self, name: &str) -> String {
        let text = self.text(name).trim();
        let text = text.strip_prefix("PHP").or_else(|| text.strip_prefix('₱')).unwrap_or(text);
        let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
        if groups_thousands(&text) { text.replace(',', "") } else { text }
    }

    /// A number with decimals that may stay empty.
    pub fn optional_decimal(&self, name: &str) -> Option<String> {
        Some(self.decimal(name)).filter(|text| !text.is_empty())
    }

    /// A day. What is none becomes one in the year 1, which the rule for the field's range refuses.
    pub fn date(&self, name: &str) -> NaiveDate {
        let first = NaiveDate::from_ymd_opt(1, 1, 1).unwrap_or_default();
        self.text(name).trim().parse().ok().filter(|day| *day >= first).unwrap_or(first)
    }

    /// The id of a row that may be left open. What is no id becomes that of no row.
    pub fn optional_id(&self, name: &str) -> Option<Uuid> {
        self.optional(name).map(|text| text.parse().unwrap_or_default())
    }

    /// The version of the row that the form showed.
    pub fn version(&self) -> Result<i32> {
        self.text(VERSION).parse().map_err(|_| Error::PreconditionRequired)
    }

    /// The key that keeps a form sent twice from making two rows.
    pub fn key(&self) -> IdempotencyKey {
        IdempotencyKey::of_form(self.text(KEY))
    }

    /// SHA-256 over address and fields: what makes two forms the same.
    pub fn fingerprint(&self) -> [u8; 32] {
        let mut hash = Sha256::new().chain_update(&self.path);
        for (name, value) in self.kept() {
            hash = hash.chain_update([0]).chain_update(name).chain_update([0]).chain_update(value);
        }
        hash.finalize().into()
    }

    /// Whether the form comes back after a sign-in, to be shown and not yet saved.
    pub fn is_resumed(&self) -> bool {
        !self.text(RESUMED).is_empty()
    }

    /// Whether the form carries the token of the session.
    pub(super) fn bears(&self, form_token: &str) -> bool {
        self.text(FORM_TOKEN) == form_token
    }

    /// What is worth keeping over a sign-in: everything typed, but no password and nothing of the old session.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        fields.filter(|(name, _)| ![FORM_TOKEN, RESUMED].contains(name) && !name.contains("password"))
    }
}

/// Whether every comma stands before three digits of the whole part: `1,234.5`, but not `12,5`.
fn groups_thousands(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or_default();
    let mut groups = whole.strip_prefix('-').unwrap_or(whole).split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group))
}

impl<'a> FromRequest<'a> for Posted {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(request.data::<Self>().cloned().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_goes_only_where_it_groups_thousands() {
        let read = |typed| Posted::of([("n", typed)].into_iter()).decimal("n");
        for (typed, number) in [
            ("1,234,567.89", "1234567.89"),
            ("PHP 5,000,000.00", "5000000.00"),
            ("₱ 1 000", "1000"),
            ("-12,345", "-12345"),
            ("12,5", "12,5"),
            ("1,2,3", "1,2,3"),
            ("1234,567", "1234,567"),
            (",500", ",500"),
            ("1,50.25", "1,50.25"),
        ] {
            assert_eq!(read(typed), number, "{typed}");
        }
    }
}
