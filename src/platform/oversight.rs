//! Grants of oversight and reporting logins, as the platform operator sees them. A reporting login is made and revoked by
//! command alone: it is a role of the database.

use bmms_queries::client::Params;
use bmms_queries::queries::platform::oversight::{
    ChangeOversightParams, Grant as Row, GrantOversightParams, GrantsParams, ReportingLogin as LoginRow,
    change_oversight, grant_oversight, grants, reporting_logins,
};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use super::recorded;
use crate::auth::Caller;
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;
use crate::web::Checks;

/// Levels of oversight; each includes those before it.
pub const LEVELS: [&str; 3] = ["viewer", "analyst", "executive"];

/// A grant of oversight.
#[derive(Debug, Object)]
pub struct OversightGrant {
    /// The person's id.
    pub id: Uuid,
    /// Sign-in name.
    pub username: String,
    /// Full name.
    pub name: String,
    /// viewer: pages; analyst: reports too; executive: files too.
    pub access_level: String,
    /// Whether it is not suspended.
    pub is_active: bool,
    /// Why it does not work; left out if it works.
    #[oai(skip_serializing_if_is_none)]
    pub refusal: Option<String>,
    /// When it was granted.
    pub granted_at: DateTime<Utc>,
    /// Sign-in name of who granted it.
    pub granted_by: String,
    /// Last read across organizations.
    #[oai(nullable)]
    pub last_accessed: Option<DateTime<Utc>>,
    /// Why it was granted.
    pub notes: String,
}

/// A new grant of oversight.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewOversightGrant {
    /// Sign-in name of an active member of OCM or OOBC.
    #[oai(validator(min_length = 1, max_length = 150))]
    pub user: String,
    /// viewer, analyst or executive.
    #[oai(validator(pattern = "^(viewer|analyst|executive)$"))]
    pub access_level: String,
    /// Why.
    #[serde(default)]
    #[oai(default, validator(max_length = 2000))]
    pub notes: String,
}

/// What changes of a grant of oversight.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct OversightChange {
    /// viewer, analyst or executive.
    #[oai(validator(pattern = "^(viewer|analyst|executive)$"))]
    pub access_level: String,
    /// Whether it works; `false` suspends it.
    pub is_active: bool,
}

/// A login of a reporting tool.
#[derive(Debug, Object)]
pub struct ReportingLogin {
    /// The database role.
    pub login: String,
    /// Code of the organization it reads.
    pub organization: String,
    /// Name of that organization.
    pub organization_name: String,
    /// The person or tool it was made for.
    pub holder: String,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it ends.
    pub expires_at: DateTime<Utc>,
    /// When it was revoked.
    #[oai(nullable)]
    pub revoked_at: Option<DateTime<Utc>>,
    /// `live`, `expired` or `revoked`.
    pub state: String,
}

/// Every grant, by name.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<OversightGrant>> {
    Ok(rows(app, caller, None).await?.into_iter().map(OversightGrant::from).collect())
}

/// The grant of a person.
pub async fn get(app: &App, caller: &Caller, id: Uuid) -> Result<OversightGrant> {
    rows(app, caller, Some(id)).await?.into_iter().next().map(OversightGrant::from).ok_or(Error::NotFound)
}

async fn rows(app: &App, caller: &Caller, user_id: Option<Uuid>) -> Result<Vec<Row>> {
    let hash = caller.token().hash();
    let asked = GrantsParams { token_hash: hash.as_slice(), user_id };
    let rows = app.db.accounts(async |tx| Ok(grants().params(tx, &asked).all().await?)).await;
    recorded(app, caller, "oversight grants", rows).await
}

/// Lets a person read across organizations.
pub async fn grant(app: &App, caller: &Caller, input: &NewOversightGrant) -> Result<OversightGrant> {
    super::check(app, caller).await?;
    let mut checks = Checks::default();
    checks.require(LEVELS.contains(&input.access_level.as_str()), "ocm_access_access_level_known");
    checks.require(input.notes.chars().count() <= 2000, "ocm_access_notes_length");
    checks.finish()?;
    let hash = caller.token().hash();
    let new = GrantOversightParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        username: input.user.trim(),
        access_level: input.access_level.as_str(),
        notes: input.notes.as_str(),
    };
    let granted = app.db.accounts(async |tx| Ok(grant_oversight().params(tx, &new).one().await?)).await;
    // Here a missing person is a slip in a field, not an address without a row.
    let granted = granted.map_err(|failure| match failure {
        Error::NotFound => Error::field(rules::get("no_such_person")),
        other => other,
    });
    let id = recorded(app, caller, "oversight grants", granted).await?;
    app.passes.forget_all_of(id);
    get(app, caller, id).await
}

/// Gives a grant another level, suspends it or lets it work again.
pub async fn change(app: &App, caller: &Caller, id: Uuid, input: &OversightChange) -> Result<OversightGrant> {
    super::check(app, caller).await?;
    let mut checks = Checks::default();
    checks.require(LEVELS.contains(&input.access_level.as_str()), "ocm_access_access_level_known");
    checks.finish()?;
    let hash = caller.token().hash();
    let changed = ChangeOversightParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        user_id: id,
        access_level: input.access_level.as_str(),
        is_active: input.is_active,
    };
    let saved = app.db.accounts(async |tx| Ok(change_oversight().params(tx, &changed).one().await?)).await;
    recorded(app, caller, "oversight grants", saved).await?;
    app.passes.forget_all_of(id);
    get(app, caller, id).await
}

/// Every reporting login there ever was.
pub async fn reporting(app: &App, caller: &Caller) -> Result<Vec<ReportingLogin>> {
    let hash = caller.token().hash();
    let rows = app.db.accounts(async |tx| Ok(reporting_logins().bind(tx, &hash.as_slice()).all().await?)).await;
    Ok(recorded(app, caller, "reporting logins", rows).await?.into_iter().map(ReportingLogin::from).collect())
}

impl From<Row> for OversightGrant {
    fn from(row: Row) -> Self {
        let refusal =
            row.refusal.map(|rule| rules::find(&rule).map_or("It does not work.", |rule| rule.text).to_owned());
        Self {
            id: row.user_id,
            username: row.username,
            name: row.full_name,
            access_level: row.access_level,
            is_active: row.is_active,
            refusal,
            granted_at: row.granted_at,
            granted_by: row.granted_by,
            last_accessed: row.last_accessed,
            notes: row.notes,
        }
    }
}

impl From<LoginRow> for ReportingLogin {
    fn from(row: LoginRow) -> Self {
        Self {
            login: row.login,
            organization: row.org_code,
            organization_name: row.org_name,
            holder: row.holder,
            created_at: row.created_at,
            expires_at: row.expires_at,
            revoked_at: row.revoked_at,
            state: row.state,
        }
    }
}
