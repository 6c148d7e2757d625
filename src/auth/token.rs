//! Session tokens: 256 random bits, of which the database keeps only the hash.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// What every token begins with, so that a scanner for leaked secrets knows one.
const PREFIX: &str = "bmms_";

/// What follows in the token of a person's own program, which no page takes.
const PERSONAL: &str = "api_";

/// Letters of 256 bits.
const SECRET: usize = 43;

/// A session token as the person or program holds it. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new token from the operating system's random source.
    pub fn generate() -> anyhow::Result<Self> {
        Ok(Self(format!("{PREFIX}{}", secret()?)))
    }

    /// A new token for a program of a person.
    pub fn generate_personal() -> anyhow::Result<Self> {
        Ok(Self(format!("{PREFIX}{PERSONAL}{}", secret()?)))
    }

    /// A token as it came in a request; `None` for what cannot be one.
    pub fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix(PREFIX)?;
        let secret = rest.strip_prefix(PERSONAL).filter(|secret| secret.len() == SECRET).unwrap_or(rest);
        let bytes = URL_SAFE_NO_PAD.decode(secret).ok()?;
        (bytes.len() == 32).then(|| Self(text.to_owned()))
    }

    /// Whether it is of a program.
    pub fn is_personal(&self) -> bool {
        self.0.len() > PREFIX.len() + SECRET
    }

    /// SHA-256 of the token: what the database knows it by.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(&self.0).into()
    }

    /// The token itself, for the one answer that hands it over.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

fn secret() -> anyhow::Result<String> {
    let mut secret = [0; 32];
    getrandom::fill(&mut secret)?;
    Ok(URL_SAFE_NO_PAD.encode(secret))
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_what_it_is_for() {
        let (session, personal) = (Token::generate().expect("a token"), Token::generate_personal().expect("a token"));
        for (token, is_personal) in [(&session, false), (&personal, true)] {
            assert_eq!(Token::parse(token.reveal()).as_ref(), Some(token));
            assert_eq!(token.is_personal(), is_personal);
        }
        // By chance the secret of a session begins like that.
        let session = format!("bmms_api_{}", "A".repeat(39));
        assert!(!Token::parse(&session).expect("a token").is_personal());
        for none in ["bmms_api_", &format!("bmms_api_{}", "A".repeat(42)), &format!("bmms_{}", "A".repeat(47))] {
            assert_eq!(Token::parse(none), None, "{none}");
        }
    }
}
