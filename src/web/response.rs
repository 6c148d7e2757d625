//! Answers that carry a version.

use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::types::ToJSON;

use super::conditional::etag;

/// A representation with its entity tag.
#[derive(Debug, ApiResponse)]
pub enum Fetched<T: ToJSON> {
    /// The representation.
    #[oai(status = 200)]
    Ok(
        Json<T>,
        /// The version; send it as If-Match with a change.
        #[oai(header = "ETag")]
        String,
    ),
}

impl<T: ToJSON> Fetched<T> {
    /// A representation of that version.
    pub fn new(value: T, version: i32) -> Self {
        Self::Ok(Json(value), etag(version))
    }
}

/// A row just made, or made before by the same request.
#[derive(Debug, ApiResponse)]
pub enum Created<T: ToJSON> {
    /// The new row.
    #[oai(status = 201)]
    Created(
        Json<T>,
        /// The version; send it as If-Match with a change.
        #[oai(header = "ETag")]
        String,
        /// Where it is.
        #[oai(header = "Location")]
        String,
    ),
}

impl<T: ToJSON> Created<T> {
    /// A representation of that version, at that address.
    pub fn new(value: T, version: i32, location: String) -> Self {
        Self::Created(Json(value), etag(version), location)
    }
}

/// Nothing to say.
#[derive(Debug, ApiResponse)]
pub enum Done {
    /// It is done.
    #[oai(status = 204)]
    NoContent,
}
