//! Files that are handed out to keep: a PDF, a list for a spreadsheet.

use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::payload::Binary;

/// A file with the name it is saved under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Name with its ending: capital letters, digits, hyphens and dots.
    pub name: String,
    /// Media type.
    pub media_type: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

impl Document {
    /// The header that says under what name it is saved.
    pub fn disposition(&self) -> String {
        format!("attachment; filename=\"{}\"", self.name)
    }
}

impl IntoResponse for Document {
    fn into_response(self) -> Response {
        let disposition = self.disposition();
        Response::builder().content_type(self.media_type).header("Content-Disposition", disposition).body(self.bytes)
    }
}

/// A PDF, as the API hands it out.
#[derive(Debug, ApiResponse)]
pub enum Pdf {
    /// The document.
    #[oai(status = 200, content_type = "application/pdf")]
    Ok(
        Binary<Vec<u8>>,
        /// The name to save it under.
        #[oai(header = "Content-Disposition")]
        String,
    ),
}

impl From<Document> for Pdf {
    fn from(document: Document) -> Self {
        let disposition = document.disposition();
        Self::Ok(Binary(document.bytes), disposition)
    }
}
