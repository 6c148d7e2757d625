//! What a new password must be (organizations: section 7).

use bmms_queries::queries::auth::sessions::Me;
use zxcvbn::{Score, zxcvbn};

use super::password::{Turn, turn};
use crate::error::{Error, FieldError, Result};
use crate::web::Checks;

/// Below this many characters a password is too short.
const SHORTEST: usize = 12;

/// Above this many characters it is no password but a burden.
const LONGEST: usize = 1024;

/// So many characters must be strong by themselves. The time to judge grows with the square of their number: for these
/// it is 0.1 s at worst.
const JUDGED: usize = 40;

/// What a password must reach: out of reach of a guesser who has the hashes, if they are slow ones.
const STRONG: Score = Score::Three;

/// Words shorter than this are in half of all passwords.
const SHORTEST_WORD: usize = 3;

/// Whose password it is to be: what somebody who knows the person would try.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Owner<'a> {
    /// Sign-in name; empty for who has none yet.
    pub username: &'a str,
    /// Mail address.
    pub email: &'a str,
    /// Both names.
    pub full_name: &'a str,
}

impl<'a> From<&'a Me> for Owner<'a> {
    fn from(me: &'a Me) -> Self {
        Self { username: &me.username, email: &me.email, full_name: &me.full_name }
    }
}

/// Notes every rule that the new password of this person breaks. `current` is what was typed as the present one, if there
/// is one.
pub(crate) async fn check(
    checks: &mut Checks,
    _turn: &Turn,
    new: &str,
    current: Option<&str>,
    owner: Owner<'_>,
) -> Result<()> {
    checks.require((SHORTEST..=LONGEST).contains(&new.chars().count()), "new_password_length");
    checks.require(new.is_empty() || !new.chars().all(char::is_numeric), "new_password_not_digits");
    checks.require(current != Some(new), "new_password_not_current");
    if checks.is_sound("new_password") {
        let (judged, words) = (new.chars().take(JUDGED).collect::<String>(), personal_words(owner));
        let weakness = tokio::task::spawn_blocking(move || weakness(&judged, &words)).await;
        let weakness = weakness.map_err(anyhow::Error::from)?;
        checks.require(weakness != Some(Weakness::Common), "new_password_not_common");
        checks.require(weakness != Some(Weakness::Personal), "new_password_not_personal");
    }
    Ok(())
}

/// What is wrong with a password for somebody who has none yet.
pub(crate) async fn faults(password: &str, owner: Owner<'_>) -> Result<Vec<FieldError>> {
    let mut checks = Checks::default();
    check(&mut checks, &turn().await?, password, None, owner).await?;
    match checks.finish() {
        Err(Error::Invalid(errors)) => Ok(errors),
        outcome => outcome.map(|()| Vec::new()),
    }
}

/// Why a password would be guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Weakness {
    /// By anybody.
    Common,
    /// By somebody who knows the person.
    Personal,
}

/// What makes the password weak, if it is: what is left of it without the person's own words must be strong.
fn weakness(password: &str, words: &[String]) -> Option<Weakness> {
    let left = words.iter().fold(password.to_lowercase(), |left, word| left.replace(word.as_str(), " "));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    // Backwards or with digits for letters, a word of the person is found only by the estimate. Capitals count for
    // something, so a password without such a word is judged as it is.
    let left = if left == password.to_lowercase() { password } else { &left };
    if is_strong(left, &words) {
        None
    } else if is_strong(password, &[]) {
        Some(Weakness::Personal)
    } else {
        Some(Weakness::Common)
    }
}

fn is_strong(password: &str, words: &[&str]) -> bool {
    zxcvbn(password, words).score() >= STRONG
}

/// What somebody who knows the person would try, the longest first: names and addresses, whole and in parts.
fn personal_words(owner: Owner<'_>) -> Vec<String> {
    let whole = [owner.username, owner.email, owner.full_name].map(str::to_lowercase);
    let parts = whole.iter().flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
    let words = whole.iter().map(String::as_str).chain(parts).map(ToOwned::to_owned);
    let mut words: Vec<String> = words.filter(|word| word.chars().count() >= SHORTEST_WORD).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    const CURRENT: &str = "what it was until now";

    const MARIA: Owner<'_> =
        Owner {
            username: "maria.macaraeg", email: "m.macaraeg@health.example", full_name: "María Peñaflor-Macaraeg"
        };

    async fn broken(new: &str) -> Vec<String> {
        let mut checks = Checks::default();
        let turn = crate::auth::password::turn().await.expect("a turn");
        check(&mut checks, &turn, new, Some(CURRENT), MARIA).await.expect("a judgement");
        match checks.finish() {
            Err(Error::Invalid(errors)) => errors.into_iter().map(|error| error.code).collect(),
            _ => Vec::new(),
        }
    }

    #[tokio::test]
    async fn what_nobody_would_guess_is_accepted() {
        let longest = "tidal wrench 7 ".repeat(100)[..LONGEST].to_owned();
        for good in [
            "correct-horse-battery",
            "the ferry of María leaves Lamitan",
            "Lamitan!ferry#9am",
            "ñandú cabalga ocho leguas",
            "كلمة السر طويلة جدا",
            &longest,
        ] {
            assert_eq!(broken(good).await, Vec::<String>::new(), "{good}");
        }
    }

    #[tokio::test]
    async fn each_weakness_is_named() {
        for (bad, rule) in [
            ("", "new_password_length"),
            ("Xk2#vQ9!mZt", "new_password_length"),
            (&"x".repeat(LONGEST + 1), "new_password_length"),
            ("839201746523", "new_password_not_digits"),
            ("٨٣٩٢٠١٧٤٦٥٢٣", "new_password_not_digits"),
            (CURRENT, "new_password_not_current"),
            ("passwordpassword", "new_password_not_common"),
            ("P@ssw0rd12345", "new_password_not_common"),
            ("qwertyuiop123", "new_password_not_common"),
            ("            ", "new_password_not_common"),
            ("maria.macaraeg", "new_password_not_personal"),
            ("gearacam.airam", "new_password_not_personal"),
            ("M4car4eg-2026", "new_password_not_personal"),
            ("m.macaraeg@health.example", "new_password_not_personal"),
            ("Peñaflor Macaraeg", "new_password_not_personal"),
            ("mariamacaraeg2026", "new_password_not_personal"),
            ("Health!Maria!88", "new_password_not_personal"),
            (&"a".repeat(60), "new_password_not_common"),
        ] {
            assert_eq!(broken(bad).await, [rule], "{bad}");
        }
    }
}
