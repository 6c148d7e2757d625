//! Passwords made for somebody: typed once, then replaced (onboarding: section 4).

use anyhow::{Context, Result};
use futures_util::{StreamExt, TryStreamExt, stream};
use indicatif::ProgressBar;
use tokio::task::spawn_blocking;

use crate::auth::hash_password;
use crate::auth::new_password::{self, Owner};
use crate::auth::password::hash_of_nothing;
use crate::error::FieldError;

/// Nothing in it is taken for something else when it is read from paper.
const ALPHABET: &[u8; 58] = b"abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789@#$%";

/// The highest multiple of the alphabet's size that a byte holds: what is above would make some characters likelier.
const FAIR: u8 = 232;

/// What is wrong with a password for somebody.
pub(super) async fn faults(password: &str, owner: Owner<'_>) -> Result<Vec<FieldError>> {
    Ok(new_password::faults(password, owner).await?)
}

/// A random password with small and capital letters and digits, which the rules of passwords accept.
pub(super) async fn make(length: usize, owner: Owner<'_>) -> Result<String> {
    loop {
        let password = draw(length)?;
        let has = |class: fn(&u8) -> bool| password.as_bytes().iter().any(class);
        if has(u8::is_ascii_lowercase)
            && has(u8::is_ascii_uppercase)
            && has(u8::is_ascii_digit)
            && faults(&password, owner).await?.is_empty()
        {
            return Ok(password);
        }
    }
}

fn draw(length: usize) -> Result<String> {
    let mut password = String::with_capacity(length);
    let mut bytes = [0; 64];
    while password.len() < length {
        getrandom::fill(&mut bytes).context("random bytes")?;
        let fair = bytes.iter().filter(|byte| **byte < FAIR);
        let letters = fair.map(|byte| char::from(ALPHABET[usize::from(*byte) % ALPHABET.len()]));
        password.extend(letters.take(length - password.len()));
    }
    Ok(password)
}

/// The hash of a password.
pub(super) async fn hash(password: String) -> Result<String> {
    spawn_blocking(move || hash_password(&password)).await?
}

/// Hashes of so many passwords that nobody knows: for people who set their own with a link.
pub(super) async fn unknown(count: usize, bar: &ProgressBar) -> Result<Vec<String>> {
    let at_once = std::thread::available_parallelism().map_or(1, usize::from);
    stream::iter(0..count)
        .map(|_| async {
            let hash = hash_of_nothing().await?;
            bar.inc(1);
            anyhow::Ok(hash)
        })
        .buffer_unordered(at_once)
        .try_collect()
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALI: Owner<'_> = Owner { username: "ali", email: "ali@moh.gov.ph", full_name: "Ali Macaraeg" };

    #[tokio::test]
    async fn a_password_has_its_length_its_alphabet_and_all_classes() {
        for length in [12, 16, 128] {
            for _ in 0..20 {
                let password = make(length, ALI).await.expect("a password");
                assert_eq!(password.len(), length);
                assert!(password.bytes().all(|byte| ALPHABET.contains(&byte)), "{password}");
                assert!(password.chars().any(|letter| letter.is_ascii_lowercase()));
                assert!(password.chars().any(|letter| letter.is_ascii_uppercase()));
                assert!(password.chars().any(|letter| letter.is_ascii_digit()));
            }
        }
    }

    #[test]
    fn the_alphabet_has_58_characters_and_each_is_as_likely() {
        let lower = ALPHABET.iter().filter(|letter| letter.is_ascii_lowercase()).count();
        let upper = ALPHABET.iter().filter(|letter| letter.is_ascii_uppercase()).count();
        let digits = ALPHABET.iter().filter(|letter| letter.is_ascii_digit()).count();
        assert_eq!((lower, upper, digits), (23, 23, 8));
        assert_eq!(usize::from(FAIR) % ALPHABET.len(), 0);
        for drawn in ALPHABET {
            assert_eq!((0..FAIR).filter(|byte| ALPHABET[usize::from(*byte) % 58] == *drawn).count(), 4);
        }
        let many = draw(58 * 200).expect("random characters");
        let often = |letter: &u8| many.bytes().filter(|byte| byte == letter).count();
        // Of 11,600 draws each is expected 200 times, give or take 14.
        assert!(ALPHABET.iter().all(|letter| (90..330).contains(&often(letter))), "{many}");
    }
}
