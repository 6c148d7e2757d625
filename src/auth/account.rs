//! One's own account: the open sessions, and the password (organizations: section 7).

use bmms_queries::client::Params;
use bmms_queries::queries::auth::passwords::{ChangePasswordParams, change_password as store};
use bmms_queries::queries::auth::sessions::{self as queries, EndSessionParams, end_session as end, open_sessions};
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use super::sign_in::{person, prove};
use super::{Caller, new_password, password};
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;
use crate::web::Checks;

/// One of one's own open sessions.
#[derive(Debug, Object)]
pub struct OpenSession {
    /// Id of the session; it opens nothing.
    pub id: Uuid,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// Last use, to the minute.
    pub last_seen_at: DateTime<Utc>,
    /// End of the session unless it is used before.
    pub expires_at: DateTime<Utc>,
    /// Network address at sign-in.
    pub address: String,
    /// Program at sign-in, as it named itself.
    pub user_agent: String,
    /// Whether it is the session of this request.
    pub is_current: bool,
}

impl From<queries::OpenSession> for OpenSession {
    fn from(session: queries::OpenSession) -> Self {
        Self {
            id: session.id,
            created_at: session.created_at,
            last_seen_at: session.last_seen_at,
            expires_at: session.expires_at,
            address: session.address.to_string(),
            user_agent: session.user_agent,
            is_current: session.is_current,
        }
    }
}

/// The caller's open sessions, the one used last first.
pub async fn sessions(app: &App, caller: &Caller) -> Result<Vec<OpenSession>> {
    let hash = caller.token().hash();
    let open = app.db.accounts(async |tx| Ok(open_sessions().bind(tx, &hash.as_slice()).all().await?)).await?;
    // A live session is on its own list.
    if open.is_empty() { Err(Error::Unauthenticated) } else { Ok(open.into_iter().map(OpenSession::from).collect()) }
}

/// Ends one of the caller's open sessions, here at once and elsewhere by announcement.
pub async fn end_session(app: &App, caller: &Caller, id: Uuid) -> Result<()> {
    let hash = caller.token().hash();
    let ending = EndSessionParams { token_hash: hash.as_slice(), session_id: id, address: caller.address() };
    let ended = app.db.accounts(async |tx| Ok(end().params(tx, &ending).one().await?)).await?;
    if !ended {
        // Nobody's session is refused as such before anything is said about the one to end.
        person(app, caller).await?;
        return Err(Error::NotFound);
    }
    app.passes.forget_all_of(id);
    Ok(())
}

/// Gives the caller another password and ends all other sessions and tokens of the person.
///
/// A wrong present password counts like a failed sign-in with the username, and locks like one.
pub async fn change_password(app: &App, caller: &Caller, current: String, new: String) -> Result<()> {
    let me = person(app, caller).await?;
    if me.is_token {
        return Err(Error::Forbidden(&rules::TOKEN_NOT_FOR_ACCOUNT));
    }
    let turn = password::turn().await?;
    let proved = prove(app, &turn, &me.username, current.clone(), caller.address()).await?;
    let mut checks = Checks::default();
    checks.require(proved.is_some(), "current_password_right");
    new_password::check(&mut checks, &turn, &new, Some(&current), (&me).into()).await?;
    checks.finish()?;

    let password_hash = password::make_hash(&turn, new).await?;
    let hash = caller.token().hash();
    let change = ChangePasswordParams {
        token_hash: hash.as_slice(),
        password_hash: password_hash.as_str(),
        address: caller.address(),
    };
    let changed = app.db.accounts(async |tx| Ok(store().params(tx, &change).one().await?)).await?;
    app.passes.forget_all_of(me.user_id);
    if changed { Ok(()) } else { Err(Error::Unauthenticated) }
}
