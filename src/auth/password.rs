//! Passwords: argon2id, compared in the same time whether or not there is an account.

use std::sync::LazyLock;

use anyhow::{Result, anyhow};
use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tokio::sync::{Semaphore, SemaphorePermit};
use tokio::task::spawn_blocking;

/// Each comparison takes 19 MiB and a core for some 20 ms; more at once would only wait for each other.
static ROOM: Semaphore = Semaphore::const_new(4);

/// What an unknown name is compared with, so that the answer takes as long as for a known one.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash("nobody has this password").expect("a constant can be hashed"));

/// Makes that hash now: the first unknown name would take as long as two.
pub fn prepare() {
    LazyLock::force(&NOBODY);
}

/// Argon2id with the parameters OWASP recommends: 19 MiB, two passes, one lane.
fn argon2() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::default())
}

/// The hash of a password in PHC form, with a salt of its own.
pub fn hash(password: &str) -> Result<String> {
    let mut salt = [0; 16];
    getrandom::fill(&mut salt)?;
    let salt = SaltString::encode_b64(&salt).map_err(|error| anyhow!("salt: {error}"))?;
    Ok(argon2().hash_password(password.as_bytes(), &salt).map_err(|error| anyhow!("argon2: {error}"))?.to_string())
}

/// A turn to compare.
pub(crate) struct Turn(#[expect(dead_code, reason = "held, not used")] SemaphorePermit<'static>);

/// Waits for a turn. Held until the outcome is recorded, it keeps guesses that arrive together from all being made
/// before the first of them count.
pub(crate) async fn turn() -> Result<Turn> {
    Ok(Turn(ROOM.acquire().await?))
}

/// [`hash`], as a turn's work.
pub(crate) async fn make_hash(_turn: &Turn, password: String) -> Result<String> {
    spawn_blocking(move || hash(&password)).await?
}

/// The hash of a secret that nobody knows, for a person who has no password yet.
pub(crate) async fn hash_of_nothing() -> Result<String> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    let turn = turn().await?;
    make_hash(&turn, URL_SAFE_NO_PAD.encode(secret)).await
}

/// Whether the password is the one behind the hash; without a hash never, after as much work.
pub(super) async fn verify(_turn: &Turn, password: String, hash: Option<String>) -> Result<bool> {
    spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let hash = PasswordHash::new(&hash).map_err(|error| anyhow!("stored hash: {error}"))?;
        Ok(argon2().verify_password(password.as_bytes(), &hash).is_ok() && known)
    })
    .await?
}
