//! The one error of the service and its rendering as a problem document (RFC 9457). Text of the database never leaves
//! the process: its named constraints and refusals are looked up in [`crate::rules`].

use std::collections::HashMap;
use std::fmt;

use poem::Response;
use poem::error::ResponseError;
use poem::http::{HeaderValue, StatusCode, header};
use poem_openapi::registry::{MetaMediaType, MetaResponse, MetaResponses, Registry};
use poem_openapi::types::Type;
use poem_openapi::{ApiResponse, Object};
use serde::Serialize;
use tokio_postgres::error::{DbError, SqlState};

use crate::rules::{self, Rule};

/// What an action returns.
pub type Result<T> = std::result::Result<T, Error>;

/// Everything that can go wrong in answering a request.
#[derive(Debug)]
pub enum Error {
    /// The request is not well-formed: not JSON, a broken header, a bad path.
    BadRequest(String),
    /// No live session.
    Unauthenticated,
    /// Not a member of the organization in the path, or there is no such organization.
    NotAMember,
    /// A member, but not permitted; the rule says why.
    Forbidden(&'static Rule),
    /// No such row, for this member.
    NotFound,
    /// The state of the row does not allow it.
    Conflict(FieldError),
    /// The row changed since the editor saw it.
    Stale,
    /// A change needs the version the editor saw.
    PreconditionRequired,
    /// Fields that break a rule.
    Invalid(Vec<FieldError>),
    /// Too many failed sign-ins; seconds to wait.
    Locked(u64),
    /// More of something than an hour allows; the rule says of what.
    Limited(&'static Rule),
    /// Busy or out of reach; worth another try in a moment.
    Unavailable(String),
    /// A defect. Logged in full, told as nothing.
    Internal(anyhow::Error),
}

/// One field that breaks a rule.
#[derive(Clone, Debug, Object, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// JSON pointer to the field, or empty for the request as a whole.
    pub pointer: String,
    /// Stable name of the rule.
    pub code: String,
    /// What is wrong, in a sentence for the person who typed it.
    pub text: String,
    /// Of a limit that money would exceed: `limit`, `used`, `asked` and `left`, in pesos.
    #[oai(skip_serializing_if_is_none)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub figures: Option<HashMap<String, String>>,
}

/// A problem document (RFC 9457), `application/problem+json`. The request's id is in the header `X-Request-Id`: the
/// body says the same for a row of another organization as for none.
#[derive(Clone, Debug, Object, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// Address of a description of this kind of problem.
    pub r#type: String,
    /// The kind of problem in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened, and what to do about it.
    pub detail: String,
    /// The fields that break a rule.
    #[oai(default, skip_serializing_if_is_empty)]
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
}

/// The kinds of problems: name, status, title, and what a client should know. Served at `/api/problems`.
pub const KINDS: [(&str, u16, &str, &str); 15] = [
    (
        "bad-request",
        400,
        "Malformed request",
        "The request cannot be read: its JSON, a header or a parameter is broken.",
    ),
    (
        "unauthenticated",
        401,
        "Not signed in",
        "There is no session, or it has ended. Sign in at POST /api/v1/sessions.",
    ),
    (
        "not-a-member",
        403,
        "No access to this organization",
        "You are not a member of the organization in the address, or there is none.",
    ),
    ("forbidden", 403, "Not permitted", "Your role, flags or modules in this organization do not allow this."),
    ("not-found", 404, "Not found", "There is no such thing for you here."),
    ("method-not-allowed", 405, "Method not allowed", "This address does not answer that method."),
    (
        "conflict",
        409,
        "Not possible in this state",
        "The state of the row does not allow this; fetch it again and look.",
    ),
    (
        "stale-version",
        412,
        "Changed meanwhile",
        "Somebody changed the row since you fetched it. Fetch it again and repeat your change.",
    ),
    ("too-large", 413, "Request too large", "The body is longer than the service accepts."),
    ("unsupported-media-type", 415, "Unsupported media type", "Send application/json."),
    (
        "invalid",
        422,
        "Some fields are not acceptable",
        "Each entry of `errors` names a field and the rule it breaks. Nothing was stored.",
    ),
    ("version-required", 428, "Version required", "Send the ETag of the row you change in If-Match."),
    ("too-many-attempts", 429, "Too many attempts", "Wait as long as Retry-After says."),
    ("internal", 500, "Something went wrong", "A defect of the service. It was logged under the id in X-Request-Id."),
    ("unavailable", 503, "Busy", "The service cannot do this now. Try again after Retry-After."),
];

impl Error {
    /// A refusal that names one field.
    pub fn field(rule: &'static Rule) -> Self {
        Self::Invalid(vec![rules::violated(rule, "")])
    }

    /// A refusal by the rule of that name.
    pub fn named(rule: &str) -> Self {
        Self::field(rules::get(rule))
    }

    fn kind(&self) -> &'static str {
        match self {
            Self::BadRequest(_) => "bad-request",
            Self::Unauthenticated => "unauthenticated",
            Self::NotAMember => "not-a-member",
            Self::Forbidden(_) => "forbidden",
            Self::NotFound => "not-found",
            Self::Conflict(_) => "conflict",
            Self::Stale => "stale-version",
            Self::PreconditionRequired => "version-required",
            Self::Invalid(_) => "invalid",
            Self::Locked(_) | Self::Limited(_) => "too-many-attempts",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }

    /// Seconds after which it is worth another try.
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Locked(secs) => Some(*secs),
            Self::Limited(_) => Some(3600),
            Self::Unavailable(_) => Some(1),
            _ => None,
        }
    }

    /// The problem document for this error.
    pub fn problem(&self) -> Problem {
        let mut problem = problem(self.kind());
        match self {
            Self::BadRequest(detail) => problem.detail.clone_from(detail),
            Self::Forbidden(rule) => {
                problem.detail = rule.text.to_owned();
                problem.errors = vec![rules::violated(rule, "")];
            }
            Self::Conflict(conflict) => {
                problem.detail.clone_from(&conflict.text);
                problem.errors = vec![conflict.clone()];
            }
            Self::Limited(rule) => problem.detail = rule.text.to_owned(),
            Self::Invalid(errors) => problem.errors.clone_from(errors),
            Self::Locked(secs) => {
                let minutes = secs.div_ceil(60).max(1);
                problem.detail = format!("Too many failed sign-ins. Try again in {minutes} minutes.");
            }
            _ => {}
        }
        problem
    }
}

fn problem(kind: &str) -> Problem {
    let (kind, status, title, detail) = KINDS.iter().find(|(name, ..)| *name == kind).unwrap_or(&KINDS[13]);
    Problem {
        r#type: format!("/api/problems/{kind}"),
        title: (*title).to_owned(),
        status: *status,
        detail: (*detail).to_owned(),
        errors: Vec::new(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Internal(error) => write!(f, "{error:#}"),
            Self::Unavailable(reason) => f.write_str(reason),
            other => f.write_str(&other.problem().detail),
        }
    }
}

impl std::error::Error for Error {}

/// Every operation may answer with any of the kinds: they are declared once, here.
impl ApiResponse for Error {
    fn meta() -> MetaResponses {
        let mut statuses: Vec<_> = KINDS.iter().map(|(_, status, title, _)| (*status, *title)).collect();
        statuses.dedup_by_key(|(status, _)| *status);
        let response = |(status, description)| MetaResponse {
            description,
            status: Some(status),
            status_range: None,
            content: vec![MetaMediaType { content_type: "application/problem+json", schema: Problem::schema_ref() }],
            headers: Vec::new(),
        };
        MetaResponses { responses: statuses.into_iter().map(response).collect() }
    }

    fn register(registry: &mut Registry) {
        Problem::register(registry);
    }
}

impl ResponseError for Error {
    fn status(&self) -> StatusCode {
        StatusCode::from_u16(self.problem().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn as_response(&self) -> Response {
        let mut response = render(&self.problem());
        if let Some(secs) = self.retry_after() {
            response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(secs));
        }
        if matches!(self, Self::Unauthenticated) {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

fn render(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    Response::builder().status(status).content_type("application/problem+json").body(body)
}

/// Answers any error of the API, the framework's own included, with a problem document, and logs defects once.
pub async fn answer(error: poem::Error) -> Response {
    log(&error);
    match error.downcast_ref::<Error>() {
        Some(_) => error.into_response(),
        None => render(&problem_of(&error)),
    }
}

/// Logs what somebody should look into.
pub fn log(error: &poem::Error) {
    match error.downcast_ref::<Error>() {
        Some(Error::Internal(cause)) => tracing::error!(error = format!("{cause:#}"), "request failed"),
        Some(Error::Unavailable(cause)) => tracing::warn!(cause, "request could not be served"),
        None if problem_of(error).status == 500 => tracing::error!(error = %error, "request failed"),
        _ => {}
    }
}

/// The problem document for any error, the framework's own included.
pub fn problem_of(error: &poem::Error) -> Problem {
    if let Some(error) = error.downcast_ref::<Error>() {
        return error.problem();
    }
    let status = error.status().as_u16();
    match status {
        400 => Problem { detail: error.to_string(), ..problem("bad-request") },
        404 => problem("not-found"),
        405 => problem("method-not-allowed"),
        413 => problem("too-large"),
        415 => problem("unsupported-media-type"),
        503 => problem("unavailable"),
        _ => problem("internal"),
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(error: deadpool_postgres::PoolError) -> Self {
        Self::Unavailable(error.to_string())
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        match error.as_db_error() {
            Some(refusal) => from_database(refusal).unwrap_or_else(|| Self::Internal(error.into())),
            None if error.is_closed() => Self::Unavailable(error.to_string()),
            None => Self::Internal(error.into()),
        }
    }
}

/// The client error that a refusal of the database stands for; `None` for one that nobody foresaw.
fn from_database(refusal: &DbError) -> Option<Error> {
    let code = refusal.code();
    if let Some(status) = code.code().strip_prefix("BM") {
        return from_rule(status, refusal);
    }
    if [
        SqlState::CHECK_VIOLATION,
        SqlState::UNIQUE_VIOLATION,
        SqlState::FOREIGN_KEY_VIOLATION,
        SqlState::EXCLUSION_VIOLATION,
    ]
    .contains(code)
    {
        return rules::find(refusal.constraint()?).map(|rule| broken(rule, ""));
    }
    // A NUL, in text or inside JSON.
    if [SqlState::CHARACTER_NOT_IN_REPERTOIRE, SqlState::UNTRANSLATABLE_CHARACTER].contains(code) {
        return Some(Error::named("text_characters"));
    }
    if *code == SqlState::INVALID_AUTHORIZATION_SPECIFICATION {
        return Some(Error::Unauthenticated);
    }
    if *code == SqlState::INSUFFICIENT_PRIVILEGE {
        tracing::warn!(message = refusal.message(), "the database refused what the service let through");
        return Some(Error::Forbidden(&rules::NOT_PERMITTED));
    }
    let passing = [
        SqlState::QUERY_CANCELED,
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::TOO_MANY_CONNECTIONS,
        SqlState::ADMIN_SHUTDOWN,
        SqlState::CANNOT_CONNECT_NOW,
    ];
    passing.contains(code).then(|| Error::Unavailable(refusal.message().to_owned()))
}

/// A refusal raised by `ctx.refuse`: SQLSTATE BM and the HTTP status; the message is the rule, the column the field.
fn from_rule(status: &str, refusal: &DbError) -> Option<Error> {
    match status {
        "404" => return Some(Error::NotFound),
        "412" => return Some(Error::Stale),
        _ => {}
    }
    let rule = rules::find(refusal.message())?;
    let figures = refusal.detail().unwrap_or_default();
    match status {
        "403" => Some(Error::Forbidden(rule)),
        "429" => Some(Error::Limited(rule)),
        "409" => Some(Error::Conflict(rules::violated(rule, figures))),
        "422" => {
            let mut error = rules::violated(rule, figures);
            if let Some(field) = refusal.column().filter(|field| !field.is_empty()) {
                error.pointer = format!("/{field}");
            }
            Some(Error::Invalid(vec![error]))
        }
        _ => None,
    }
}

fn broken(rule: &'static Rule, figures: &str) -> Error {
    let error = rules::violated(rule, figures);
    if rule.conflict { Error::Conflict(error) } else { Error::Invalid(vec![error]) }
}
