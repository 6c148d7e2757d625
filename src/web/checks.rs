//! Checking what was typed, all of it, so that one answer names every field that breaks a rule. The database checks
//! the same rules again under the same names.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::error::{Error, FieldError, Result};
use crate::rules;

/// A `numeric(15,2)` holds what is smaller than this.
const TOO_LARGE: i64 = 10_000_000_000_000;

/// The rules broken so far.
#[derive(Debug, Default)]
pub struct Checks(Vec<FieldError>);

impl Checks {
    /// Notes the rule as broken unless it holds.
    pub fn require(&mut self, holds: bool, rule: &str) {
        if !holds {
            self.0.push(rules::violated(rules::get(rule), ""));
        }
    }

    /// Text that must not be blank and has a longest length, in characters as they were sent; spaces around it go.
    pub fn text(&mut self, text: &str, longest: usize, rule: &str) -> String {
        let kept = text.trim();
        self.require(!kept.is_empty() && text.chars().count() <= longest, rule);
        kept.to_owned()
    }

    /// A number with at most two decimals that the database can hold. What is none counts as nothing, once noted.
    pub fn decimal(&mut self, field: &str, text: &str) -> Decimal {
        let rule = match parse_decimal(text) {
            Some(number) if number.abs() < Decimal::from(TOO_LARGE) => return number,
            Some(_) => "decimal_range",
            None => "decimal",
        };
        let mut error = rules::violated(rules::get(rule), "");
        error.pointer = format!("/{field}");
        self.0.push(error);
        Decimal::ZERO
    }

    /// A number that need not be given.
    pub fn optional_decimal(&mut self, field: &str, text: Option<&str>) -> Option<Decimal> {
        text.map(|text| self.decimal(field, text))
    }

    /// A day between 2000 and 2100, which is what a date that was not understood is not.
    pub fn day(&mut self, field: &str, day: NaiveDate) -> NaiveDate {
        if !(2000..=2100).contains(&day.year()) {
            let mut error = rules::violated(rules::get("day_range"), "");
            error.pointer = format!("/{field}");
            self.0.push(error);
        }
        day
    }

    /// Text that may stay empty and has a longest length; spaces around it go.
    pub fn optional_text(&mut self, text: &str, longest: usize, rule: &str) -> String {
        self.require(text.chars().count() <= longest, rule);
        text.trim().to_owned()
    }

    /// Whether a field was noted already, so that a rule about its value would only repeat it.
    pub fn is_sound(&self, field: &str) -> bool {
        let pointer = format!("/{field}");
        self.0.iter().all(|error| error.pointer != pointer)
    }

    /// Nothing, or every rule that was broken.
    pub fn finish(self) -> Result<()> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Invalid(self.0)) }
    }
}

/// Digits with at most two decimals: no exponent, no separators, no `NaN`.
fn parse_decimal(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits(whole) && all_digits(fraction) && fraction.len() <= 2 { text.parse().ok() } else { None }
}

/// A number as the API writes it: with two decimals.
pub fn two_decimals(number: Decimal) -> String {
    format!("{number:.2}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_digits_with_at_most_two_places() {
        for good in ["0", "100", "33.33", "-3", "9999999999999.99", "007"] {
            assert!(parse_decimal(good).is_some(), "{good}");
        }
        for bad in ["", "abc", "NaN", "Infinity", "1e3", "1,000", "33.333", ".5", "5.", "--1", "+1", " 1", "1 "] {
            assert!(parse_decimal(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_number_the_column_cannot_hold_is_named_with_its_field() {
        let mut checks = Checks::default();
        checks.decimal("target_value", "10000000000000");
        let Err(Error::Invalid(errors)) = checks.finish() else { panic!("it was accepted") };
        assert_eq!(errors[0].pointer, "/target_value");
        assert_eq!(errors[0].code, "decimal_range");
    }
}
