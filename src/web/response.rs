//! Answers that carry a version.

use poem_openapi::ApiResponse;
use poem_openapi::payload::Json;
use poem_openapi::types::ToJSON;

use super::conditional::etag;
use crate::auth::Member;

/// What the API shows of one row.
pub trait Representation: ToJSON {
    /// The version of the row.
    fn version(&self) -> i32;
    /// Where it is, below the organization or the platform: `planning/goals/{id}`.
    fn path(&self) -> String;
}

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

impl<T: Representation> From<T> for Fetched<T> {
    fn from(row: T) -> Self {
        let etag = etag(row.version());
        Self::Ok(Json(row), etag)
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

impl<T: Representation> Created<T> {
    /// A row of the member's organization.
    pub fn new(row: T, org: &Member) -> Self {
        let etag = etag(row.version());
        let location = format!("/api/v1/moa/{}/{}", org.org_code(), row.path());
        Self::Created(Json(row), etag, location)
    }

    /// A row of the platform.
    pub fn of_platform(row: T) -> Self {
        let etag = etag(row.version());
        let location = format!("/api/v1/platform/{}", row.path());
        Self::Created(Json(row), etag, location)
    }
}

/// Nothing to say.
#[derive(Debug, ApiResponse)]
pub enum Done {
    /// It is done.
    #[oai(status = 204)]
    NoContent,
}

/// Taken, and answered by mail.
#[derive(Debug, ApiResponse)]
pub enum Accepted {
    /// It is taken; a mail goes out.
    #[oai(status = 202)]
    Accepted,
}
