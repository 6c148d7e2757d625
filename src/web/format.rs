//! What a list is handed out as: the last part of an address.

use poem::{FromRequest, IntoResponse, Request, RequestBody, Response};

use super::export::Table;
use crate::error::{Error, Result};

/// What a list is written as.
#[derive(Clone, Copy, Debug)]
pub enum Format {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
}

impl<'a> FromRequest<'a> for Format {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        match request.raw_path_param("format") {
            Some("csv") => Ok(Self::Csv),
            Some("xlsx") => Ok(Self::Xlsx),
            _ => Err(Error::NotFound.into()),
        }
    }
}

impl Format {
    /// Writes the file away from the threads that serve requests: a long list takes a while.
    pub async fn write(self, table: Table) -> Result<Response> {
        let written = tokio::task::spawn_blocking(move || match self {
            Self::Csv => table.csv(),
            Self::Xlsx => table.xlsx(),
        });
        Ok(written.await.map_err(|error| Error::Internal(error.into()))??.into_response())
    }
}
