//! Tokens of a person's own programs: named, for one organization or all of hers, for reading or for everything she may do,
//! for a number of days.

use bmms_queries::client::Params;
use bmms_queries::queries::auth::tokens::{
    AddTokenParams, EndTokenParams, Token as Row, add_token, end_token, tokens as list_tokens,
};
use chrono::{DateTime, Utc};
use poem_openapi::{Enum, Object};
use serde::Deserialize;
use uuid::Uuid;

use super::{Caller, Token};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::Checks;

/// What a token may do.
#[derive(Clone, Copy, Debug, Deserialize, Enum, PartialEq, Eq)]
#[oai(rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Look and export; change nothing.
    Read,
    /// All that the person may do, but nothing about the account.
    Write,
}

impl Scope {
    /// Its name in the database and on pages.
    pub fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }

    /// The scope of that name.
    pub fn named(name: &str) -> Result<Self> {
        let found = [Self::Read, Self::Write].into_iter().find(|scope| scope.name() == name);
        found.ok_or_else(|| Error::named("sessions_scope_known"))
    }
}

/// A token to be made.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewToken {
    /// What it is for, such as the name of the program.
    #[oai(validator(min_length = 1, max_length = 100))]
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// Code of the one organization it opens; left out for all that the person may enter.
    #[serde(default)]
    #[oai(nullable)]
    pub organization: Option<String>,
    /// Days until it ends, at most a year.
    #[oai(validator(minimum(value = "1"), maximum(value = "365")))]
    pub days: i32,
}

/// A token of a program.
#[derive(Debug, Object)]
pub struct ApiToken {
    /// Id of the token; it opens nothing.
    pub id: Uuid,
    /// What it is for.
    pub name: String,
    /// What it may do.
    pub scope: Scope,
    /// Code of the one organization it opens; left out for all that the person may enter.
    #[oai(skip_serializing_if_is_none)]
    pub organization: Option<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Last use, to the minute; left out if it was not used yet.
    #[oai(skip_serializing_if_is_none)]
    pub last_used_at: Option<DateTime<Utc>>,
    /// Its end, however much it is used.
    pub expires_at: DateTime<Utc>,
    /// The token itself, in the answer that makes it and never again.
    #[oai(skip_serializing_if_is_none)]
    pub token: Option<String>,
}

impl From<Row> for ApiToken {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            name: row.name,
            scope: if row.scope == Scope::Read.name() { Scope::Read } else { Scope::Write },
            organization: row.org_code,
            created_at: row.created_at,
            last_used_at: row.last_seen_at,
            expires_at: row.expires_at,
            token: None,
        }
    }
}

/// The caller's tokens, the newest first.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<ApiToken>> {
    super::sign_in::person(app, caller).await?;
    let hash = caller.token().hash();
    let rows = app.db.accounts(async |tx| Ok(list_tokens().bind(tx, &hash.as_slice()).all().await?)).await?;
    Ok(rows.into_iter().map(ApiToken::from).collect())
}

/// Makes a token for the caller.
pub async fn add(app: &App, caller: &Caller, new: NewToken, user_agent: &str) -> Result<ApiToken> {
    let mut checks = Checks::default();
    let name = checks.text(&new.name, 100, "sessions_name_length");
    checks.require((1..=365).contains(&new.days), "token_days");
    checks.finish()?;
    let token = Token::generate_personal()?;
    let (hash, new_hash) = (caller.token().hash(), token.hash());
    let wanted = AddTokenParams {
        token_hash: hash.as_slice(),
        new_hash: new_hash.as_slice(),
        name: name.as_str(),
        scope: new.scope.name(),
        code: new.organization.as_deref().filter(|code| !code.is_empty()),
        days: new.days,
        address: caller.address(),
        user_agent,
    };
    let made = app.db.accounts(async |tx| Ok(add_token().params(tx, &wanted).opt().await?)).await?;
    let made = made.ok_or(Error::Unauthenticated)?;
    Ok(ApiToken {
        id: made.id,
        name,
        scope: new.scope,
        organization: made.org_code,
        created_at: made.created_at,
        last_used_at: None,
        expires_at: made.expires_at,
        token: Some(token.reveal().to_owned()),
    })
}

/// Ends one of the caller's tokens, here at once and elsewhere by announcement.
pub async fn end(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let hash = caller.token().hash();
    let ending = EndTokenParams { token_hash: hash.as_slice(), id, address: caller.address() };
    let ended = app.db.accounts(async |tx| Ok(end_token().params(tx, &ending).one().await?)).await?;
    if !ended {
        // Nobody's session is refused as such before anything is said about the token.
        super::sign_in::person(app, caller).await?;
        return Err(Error::NotFound);
    }
    app.passes.forget_all_of(id);
    Ok(())
}
