//! Opening and ending sessions (organizations: section 7).

use std::net::IpAddr;

use bmms_queries::client::Params;
use bmms_queries::queries::auth::sessions::{DeniedParams, Me, denied, me, sign_out as end};
use bmms_queries::queries::auth::sign_in::{
    AnswerChallengeParams, ChallengeParams, CredentialsParams, SignInFailedParams, SignInParams, answer_challenge,
    challenge as asked, credentials, sign_in as open, sign_in_failed,
};
use chrono::{DateTime, Utc};
use poem::Request;
use poem::http::header;
use uuid::Uuid;

use super::caller::client_address;
use super::password::{self, Turn};
use super::{Caller, Token, second_factor};
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;
use crate::web::Checks;

/// So many failures of one address in five minutes are worth somebody's attention.
const ALARMING: i32 = 10;

/// A session just opened.
#[derive(Debug)]
pub struct SignIn {
    /// The token, which exists nowhere else.
    pub token: Token,
    /// End of the session unless it is used before.
    pub expires_at: DateTime<Utc>,
}

/// Where somebody tries to sign in from, and with which program.
#[derive(Clone, Copy, Debug)]
pub struct Client<'a> {
    /// Network address.
    pub address: IpAddr,
    /// The program, as it names itself.
    pub user_agent: &'a str,
}

impl<'a> Client<'a> {
    /// Whoever sent the request.
    pub(super) fn of(request: &'a Request) -> Self {
        let user_agent = request.header(header::USER_AGENT).unwrap_or_default();
        Self { address: client_address(request), user_agent }
    }
}

/// What follows on a right password.
#[derive(Debug)]
pub(super) enum Begun {
    /// A session.
    SignedIn(SignIn),
    /// The question for a code; who answers it shows this token.
    AsksCode(Token),
}

/// What follows on a code.
#[derive(Debug)]
pub(super) enum Answered {
    /// A session.
    SignedIn(SignIn),
    /// It was not the code.
    Wrong,
    /// The question has ended; one begins again.
    Over,
}

/// Opens a session for a name (or mail address), its password, and the code of a second factor if the person has one.
///
/// A wrong name, a wrong password and an inactive account get one answer, in the same time. Too many of them lock the
/// name, whether or not it exists.
pub async fn sign_in(
    app: &App,
    login: &str,
    password: String,
    code: Option<&str>,
    client: Client<'_>,
) -> Result<SignIn> {
    match begin(app, login, password, code.is_some(), client).await? {
        Begun::SignedIn(opened) => Ok(opened),
        Begun::AsksCode(challenge) => {
            let code = code.ok_or(Error::Forbidden(&rules::SECOND_FACTOR_MISSING))?;
            match answer(app, &challenge, code, client).await? {
                Answered::SignedIn(opened) => Ok(opened),
                Answered::Wrong | Answered::Over => Err(Error::Unauthenticated),
            }
        }
    }
}

/// The first half: name and password. `asks` says whether a code can be answered if one is asked for.
pub(super) async fn begin(app: &App, login: &str, password: String, asks: bool, client: Client<'_>) -> Result<Begun> {
    let turn = password::turn().await?;
    let proved = prove(app, &turn, login, password, client.address).await?.ok_or(Error::Unauthenticated)?;
    let (token, challenge) = (Token::generate()?, Token::generate()?);
    let (hash, challenge_hash) = (token.hash(), challenge.hash());
    let session = SignInParams {
        user_id: proved.user_id,
        password_hash: proved.password_hash.as_str(),
        address: client.address,
        user_agent: client.user_agent,
        token_hash: hash.as_slice(),
        lifetime_secs: lifetime(app),
        challenge_hash: asks.then_some(challenge_hash.as_slice()),
    };
    let opened = app.db.accounts(async |tx| Ok(open().params(tx, &session).one().await?)).await?;
    match (opened.outcome.as_str(), opened.expires_at) {
        ("signed_in", Some(expires_at)) => Ok(Begun::SignedIn(SignIn { token, expires_at })),
        ("second_factor", _) => Ok(Begun::AsksCode(challenge)),
        (outcome, _) => Err(refused(app, outcome, login, client.address).await?),
    }
}

/// The second half: the code of an app, or a recovery code.
pub(super) async fn answer(app: &App, challenge: &Token, code: &str, client: Client<'_>) -> Result<Answered> {
    let auth = &app.config.auth;
    let challenge_hash = challenge.hash();
    let question = ChallengeParams {
        token_hash: challenge_hash.as_slice(),
        address: client.address,
        account_limit: auth.account_failures,
        address_limit: auth.address_failures,
        lock_secs: auth.lock_secs(),
    };
    let question = app.db.accounts(async |tx| Ok(asked().params(tx, &question).opt().await?)).await?;
    let Some(question) = question else { return Ok(Answered::Over) };
    if let Some(until) = question.locked_until {
        failed(app, &question.username, client.address).await?;
        return Err(locked(until));
    }
    let shown = second_factor::read(&question.secret, code)?;
    let token = Token::generate()?;
    let hash = token.hash();
    let session = AnswerChallengeParams {
        challenge_hash: challenge_hash.as_slice(),
        step: shown.step,
        recovery_hash: shown.recovery_hash.as_ref().map(<[u8; 32]>::as_slice),
        address: client.address,
        user_agent: client.user_agent,
        token_hash: hash.as_slice(),
        lifetime_secs: lifetime(app),
    };
    let opened = app.db.accounts(async |tx| Ok(answer_challenge().params(tx, &session).one().await?)).await?;
    match (opened.outcome.as_str(), opened.expires_at) {
        ("signed_in", Some(expires_at)) => Ok(Answered::SignedIn(SignIn { token, expires_at })),
        ("wrong", _) => {
            failed(app, &question.username, client.address).await?;
            Ok(Answered::Wrong)
        }
        ("over", _) => Ok(Answered::Over),
        (outcome, _) => Err(refused(app, outcome, &question.username, client.address).await?),
    }
}

/// What is told to who may not sign in with the right password.
async fn refused(app: &App, outcome: &str, login: &str, address: IpAddr) -> Result<Error> {
    match outcome {
        "pending" => Ok(Error::Forbidden(&rules::PENDING_APPROVAL)),
        "no_organization" => Ok(Error::Forbidden(&rules::NO_ORGANIZATION)),
        _ => {
            failed(app, login, address).await?;
            Ok(Error::Unauthenticated)
        }
    }
}

fn lifetime(app: &App) -> f64 {
    f64::from(app.config.auth.session_minutes) * 60.0
}

/// A person whose password was right.
pub(super) struct Proved {
    user_id: Uuid,
    /// The hash that was compared: a password changed since is right no more.
    password_hash: String,
}

/// Whose name and password these are; nobody's if either is wrong, which is counted. While the name is refused from this
/// address, no password is looked at.
pub(super) async fn prove(
    app: &App,
    turn: &Turn,
    login: &str,
    password: String,
    address: IpAddr,
) -> Result<Option<Proved>> {
    let auth = &app.config.auth;
    let asked = CredentialsParams {
        login,
        address,
        account_limit: auth.account_failures,
        address_limit: auth.address_failures,
        lock_secs: auth.lock_secs(),
    };
    let known = app.db.accounts(async |tx| Ok(credentials().params(tx, &asked).one().await?)).await?;
    if let Some(until) = known.locked_until {
        failed(app, login, address).await?;
        return Err(locked(until));
    }
    let right = password::verify(turn, password, known.password_hash.clone()).await?;
    let person = known.user_id.zip(known.password_hash).filter(|_| right);
    let person = person.map(|(user_id, password_hash)| Proved { user_id, password_hash });
    if person.is_none() {
        failed(app, login, address).await?;
    }
    Ok(person)
}

/// Refuses unless this is the present password of the caller, who is about to change something of the account.
pub(super) async fn prove_present(app: &App, caller: &Caller, current: String) -> Result<()> {
    let me = person(app, caller).await?;
    let turn = password::turn().await?;
    let proved = prove(app, &turn, &me.username, current, caller.address()).await?;
    let mut checks = Checks::default();
    checks.require(proved.is_some(), "current_password_right");
    checks.finish()
}

/// Counts a failed sign-in.
async fn failed(app: &App, login: &str, address: IpAddr) -> Result<()> {
    let auth = &app.config.auth;
    let attempt = SignInFailedParams {
        login,
        address,
        failure_limit: auth.failures,
        account_limit: auth.account_failures,
        address_limit: auth.address_failures,
        lock_secs: auth.lock_secs(),
    };
    let counted = app.db.accounts(async |tx| Ok(sign_in_failed().params(tx, &attempt).one().await?)).await?;
    tracing::info!(%address, locked = counted.locked_until.is_some(), "sign-in failed");
    // The database counts for all instances, so one of them says it, once.
    if counted.address_failures == ALARMING {
        tracing::warn!(%address, failures = ALARMING, "many failed sign-ins from one address within five minutes");
    }
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
pub(crate) async fn record_denied(app: &App, caller: &Caller, code: &str, path: &str) -> Result<()> {
    let person = person(app, caller).await?;
    let refusal = DeniedParams { user_id: person.user_id, address: caller.address(), code, path };
    app.db.accounts(async |tx| Ok(denied().params(tx, &refusal).one().await?)).await?;
    tracing::info!(user = %person.user_id, address = %caller.address(), code, path, "organization refused");
    Ok(())
}
