//! Opening and ending sessions (organizations: section 7).

use std::net::IpAddr;

use bmms_queries::client::Params;
use bmms_queries::queries::auth::sessions::{
    DeniedParams, Me, SignInFailedParams, SignInParams, credentials, denied, me, sign_in as open, sign_in_failed,
    sign_out as end,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::password::{self, Turn};
use super::{Caller, Token};
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;

/// A session just opened.
#[derive(Debug)]
pub struct SignIn {
    /// The token, which exists nowhere else.
    pub token: Token,
    /// End of the session unless it is used before.
    pub expires_at: DateTime<Utc>,
}

/// Opens a session for a name (or mail address) and its password.
///
/// A wrong name, a wrong password and an inactive account get one answer, in the same time. Too many of them lock the
/// name from this address, whether or not it exists.
pub async fn sign_in(app: &App, login: &str, password: String, address: IpAddr, user_agent: &str) -> Result<SignIn> {
    let turn = password::turn().await?;
    let proved = prove(app, &turn, login, password, address).await?.ok_or(Error::Unauthenticated)?;
    let token = Token::generate()?;
    let hash = token.hash();
    let session = SignInParams {
        user_id: proved.user_id,
        password_hash: proved.password_hash.as_str(),
        login,
        address,
        user_agent,
        token_hash: hash.as_slice(),
        lifetime_secs: f64::from(app.config.auth.session_minutes) * 60.0,
    };
    let opened = app.db.accounts(async |tx| Ok(open().params(tx, &session).one().await?)).await?;
    match (opened.outcome.as_str(), opened.expires_at) {
        ("signed_in", Some(expires_at)) => Ok(SignIn { token, expires_at }),
        ("pending", _) => Err(Error::Forbidden(&rules::PENDING_APPROVAL)),
        ("no_organization", _) => Err(Error::Forbidden(&rules::NO_ORGANIZATION)),
        _ => {
            failed(app, login, address).await?;
            Err(Error::Unauthenticated)
        }
    }
}

/// A person whose password was right.
pub(super) struct Proved {
    user_id: Uuid,
    /// The hash that was compared: a password changed since is right no more.
    password_hash: String,
}

/// Whose name and password these are; nobody's if either is wrong, which is counted. While the name is locked from this
/// address, the right password is refused like a wrong one.
pub(super) async fn prove(
    app: &App,
    turn: &Turn,
    login: &str,
    password: String,
    address: IpAddr,
) -> Result<Option<Proved>> {
    let known = app.db.accounts(async |tx| Ok(credentials().bind(tx, &login, &address).one().await?)).await?;
    let right = password::verify(turn, password, known.password_hash.clone()).await?;
    let person = known.user_id.zip(known.password_hash).filter(|_| right);
    let person = person.map(|(user_id, password_hash)| Proved { user_id, password_hash });
    if person.is_none() || known.locked_until.is_some() {
        failed(app, login, address).await?;
    }
    known.locked_until.map_or(Ok(person), |until| Err(locked(until)))
}

/// Counts a failed sign-in.
async fn failed(app: &App, login: &str, address: IpAddr) -> Result<()> {
    let auth = &app.config.auth;
    let attempt = SignInFailedParams {
        login,
        address,
        failure_limit: auth.failures,
        lock_secs: f64::from(auth.lock_minutes) * 60.0,
    };
    let lock = app.db.accounts(async |tx| Ok(sign_in_failed().params(tx, &attempt).one().await?)).await?;
    tracing::info!(%address, locked = lock.is_some(), "sign-in failed");
    Ok(())
}

fn locked(until: DateTime<Utc>) -> Error {
    Error::Locked((until - Utc::now()).num_seconds().max(1).unsigned_abs())
}

/// Ends the caller's session, here at once and elsewhere by announcement.
pub(super) async fn sign_out(app: &App, caller: &Caller) -> Result<()> {
    let hash = caller.token().hash();
    let ended = app.db.accounts(async |tx| Ok(end().bind(tx, &hash.as_slice()).one().await?)).await?;
    app.passes.forget(&hash);
    if ended { Ok(()) } else { Err(Error::Unauthenticated) }
}

/// The person of the caller's session.
pub(super) async fn person(app: &App, caller: &Caller) -> Result<Me> {
    let hash = caller.token().hash();
    let found = app.db.accounts(async |tx| Ok(me().bind(tx, &hash.as_slice()).opt().await?)).await?;
    found.ok_or(Error::Unauthenticated)
}

/// Records that the caller was refused an organization.
pub(super) async fn record_denied(app: &App, caller: &Caller, code: &str, path: &str) -> Result<()> {
    let person = person(app, caller).await?;
    let refusal = DeniedParams { user_id: person.user_id, address: caller.address(), code, path };
    app.db.accounts(async |tx| Ok(denied().params(tx, &refusal).one().await?)).await?;
    tracing::info!(user = %person.user_id, address = %caller.address(), code, path, "organization refused");
    Ok(())
}
