//! The second factor: the codes of an authenticator app (TOTP, RFC 6238), and recovery codes for who has lost it.

use std::fmt::Write;

use bmms_queries::client::Params;
use bmms_queries::queries::auth::second_factors::{
    ConfirmSecondFactorParams, EndSecondFactorParams, RenewRecoveryCodesParams, SecondFactor as State,
    begin_second_factor, confirm_second_factor, end_second_factor, renew_recovery_codes, second_factor,
};
use chrono::Utc;
use qrcode::{Color, QrCode};
use sha2::{Digest, Sha256};
use totp_rs::{Builder, Secret, Totp};

use super::sign_in::prove_present;
use super::{Caller, Token};
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;

/// What the app shows the code under.
const ISSUER: &str = "BMMS";

/// Recovery codes of a person.
const CODES: usize = 10;

/// Random bytes of a recovery code; 16 letters and digits.
const CODE_BYTES: usize = 10;

/// Points of light around the picture, as scanners want it.
const MARGIN: usize = 4;

/// What somebody typed as a code.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// The 30-second step in which it is the code of the app.
    pub step: Option<i64>,
    /// What it is known by if it is a recovery code.
    pub recovery_hash: Option<[u8; 32]>,
}

/// What the code could be: of the app now, half a minute ago or from now, or a recovery code. Spaces, hyphens and capitals
/// do not matter.
pub(super) fn read(secret: &[u8], typed: &str) -> Result<Shown> {
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    if code.len() == 6 {
        let now = u64::try_from(Utc::now().timestamp()).map_err(anyhow::Error::from)?;
        let step = totp(secret, "")?.check(&code, now).and_then(|step| i64::try_from(step).ok());
        return Ok(Shown { step, recovery_hash: None });
    }
    Ok(Shown { step: None, recovery_hash: Some(recovery_hash(&code)) })
}

fn recovery_hash(code: &str) -> [u8; 32] {
    Sha256::digest(code.to_lowercase()).into()
}

fn totp(secret: &[u8], username: &str) -> anyhow::Result<Totp> {
    let named = Builder::new().with_secret(secret).with_account_name(username).with_issuer(Some(ISSUER));
    named.build().map_err(|error| anyhow::anyhow!("second factor: {error}"))
}

/// What an app takes to know the secret: a picture, and the same as text.
#[derive(Debug)]
pub(super) struct Picture {
    /// Points along each side, the margin included.
    pub side: usize,
    /// The dark points, as a path of SVG.
    pub path: String,
    /// The secret in groups of four.
    pub secret: String,
}

/// The picture of a secret.
pub(super) fn picture(secret: &[u8], username: &str) -> Result<Picture> {
    let address = totp(secret, username)?.to_url().map_err(|error| anyhow::anyhow!("second factor: {error}"))?;
    let code = QrCode::new(address).map_err(anyhow::Error::from)?;
    let (width, points) = (code.width(), code.to_colors());
    let dark = points.iter().enumerate().filter(|(_, point)| **point == Color::Dark);
    let mut path = String::new();
    for (at, _) in dark {
        let _ = write!(path, "M{} {}h1v1h-1z", at % width + MARGIN, at / width + MARGIN);
    }
    Ok(Picture { side: width + 2 * MARGIN, path, secret: grouped(&Secret::from(secret).to_base32(), " ") })
}

fn grouped(text: &str, between: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(between)
}

/// How the second factor of the caller stands.
pub(super) async fn state(app: &App, caller: &Caller) -> Result<State> {
    let hash = caller.token().hash();
    let state = app.db.accounts(async |tx| Ok(second_factor().bind(tx, &hash.as_slice()).opt().await?)).await?;
    state.ok_or(Error::Unauthenticated)
}

/// Makes a secret for the caller's app.
pub(super) async fn begin(app: &App, caller: &Caller, current: String) -> Result<()> {
    prove_present(app, caller, current).await?;
    let mut secret = [0; 20];
    getrandom::fill(&mut secret).map_err(anyhow::Error::from)?;
    let hash = caller.token().hash();
    let begin = begin_second_factor();
    let is_live = app.db.accounts(async |tx| Ok(begin.bind(tx, &hash.as_slice(), &secret.as_slice()).one().await?));
    signed_in(is_live.await?)
}

/// Turns it on with the first code of the app; the recovery codes, which are shown this once, and another token for the
/// session, which may do more from now on.
pub(super) async fn confirm(app: &App, caller: &Caller, code: &str) -> Result<(Vec<String>, Token)> {
    let state = state(app, caller).await?;
    let rule = if state.is_on { "second_factor_is_on" } else { "second_factor_is_off" };
    let secret = state.pending_secret.ok_or_else(|| Error::Conflict(rules::violated(rules::get(rule), "")))?;
    let step = read(&secret, code)?.step.ok_or_else(|| Error::named("second_factor_code_right"))?;
    let (codes, token) = (new_codes()?, Token::generate()?);
    let (hash, new_hash) = (caller.token().hash(), token.hash());
    let confirmation = ConfirmSecondFactorParams {
        token_hash: hash.as_slice(),
        new_hash: new_hash.as_slice(),
        step,
        code_hashes: hashes(&codes),
        address: caller.address(),
    };
    let confirm = confirm_second_factor();
    signed_in(app.db.accounts(async |tx| Ok(confirm.params(tx, &confirmation).one().await?)).await?)?;
    app.passes.forget(&hash);
    Ok((codes, token))
}

/// Other recovery codes, which are shown this once.
pub(super) async fn renew(app: &App, caller: &Caller, current: String) -> Result<Vec<String>> {
    prove_present(app, caller, current).await?;
    let codes = new_codes()?;
    let (hash, hashes) = (caller.token().hash(), hashes(&codes));
    let renewal =
        RenewRecoveryCodesParams { token_hash: hash.as_slice(), code_hashes: hashes, address: caller.address() };
    let renew = renew_recovery_codes();
    signed_in(app.db.accounts(async |tx| Ok(renew.params(tx, &renewal).one().await?)).await?)?;
    Ok(codes)
}

/// Turns it off.
pub(super) async fn end(app: &App, caller: &Caller, current: String) -> Result<()> {
    prove_present(app, caller, current).await?;
    let hash = caller.token().hash();
    let ending = EndSecondFactorParams { token_hash: hash.as_slice(), address: caller.address() };
    signed_in(app.db.accounts(async |tx| Ok(end_second_factor().params(tx, &ending).one().await?)).await?)?;
    app.passes.forget(&hash);
    Ok(())
}

fn signed_in(is_live: bool) -> Result<()> {
    if is_live { Ok(()) } else { Err(Error::Unauthenticated) }
}

fn new_codes() -> Result<Vec<String>> {
    let code = |_| {
        let mut bytes = [0; CODE_BYTES];
        getrandom::fill(&mut bytes).map_err(anyhow::Error::from)?;
        Ok(grouped(&Secret::from(bytes).to_base32().to_lowercase(), "-"))
    };
    (0..CODES).map(code).collect()
}

fn hashes(codes: &[String]) -> Vec<Vec<u8>> {
    codes.iter().map(|code| recovery_hash(&code.replace('-', "")).to_vec()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &[u8] = b"12345678901234567890";

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let now = u64::try_from(Utc::now().timestamp()).expect("after 1970");
        let code = totp(SECRET, "maria").expect("a secret").generate(now).to_string();
        let step = i64::try_from(now / 30).expect("a step");
        let typed = format!(" {} {} ", &code[..3], &code[3..]);
        let read_step = read(SECRET, &typed).expect("a reading").step.expect("the code");
        // The clock may have gone on to the next step meanwhile.
        assert!((step - 1..=step + 1).contains(&read_step));

        let codes = new_codes().expect("codes");
        assert_eq!((codes.len(), codes[0].len()), (CODES, 19));
        let shown = read(SECRET, &codes[0].to_uppercase()).expect("a reading");
        assert_eq!(shown.recovery_hash.map(Vec::from), Some(hashes(&codes)[0].clone()));
        assert_eq!(shown.step, None);
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (20_000_000_000, "353130")] {
            let totp = totp(SECRET, "maria").expect("a secret");
            assert_eq!(totp.generate(time).to_string(), code);
            assert_eq!(totp.check(code, time + 30), Some(time / 30));
            assert_eq!(totp.check(code, time + 90), None);
        }
    }

    #[test]
    fn a_picture_is_square_and_has_its_margin() {
        let picture = picture(SECRET, "maria.macaraeg").expect("a picture");
        assert_eq!(picture.secret, "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        // The corner of the first finder pattern.
        assert!(picture.path.starts_with("M4 4h1v1h-1z"), "{}", picture.path);
        assert!(picture.side > 30);
    }
}
