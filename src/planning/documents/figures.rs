//! Figures and times as a document writes them.

use chrono::{DateTime, NaiveDate, Utc};
use rust_decimal::Decimal;

use crate::planning::derived::in_manila;

/// Pesos: `PHP 1,234,567.89`.
pub(super) fn pesos(amount: Decimal) -> String {
    format!("PHP {}", grouped(&format!("{amount:.2}")))
}

/// A measured value: `1,250.50`, and `1,250` where there are no decimals.
pub(super) fn quantity(number: Decimal) -> String {
    let written = format!("{number:.2}");
    grouped(written.strip_suffix(".00").unwrap_or(&written))
}

/// A share: `33.33%`.
pub(super) fn percent(share: Decimal) -> String {
    format!("{share:.2}%")
}

/// A day: `9 December 2025`.
pub(super) fn day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A time in Manila: `9 December 2025, 14:05`.
pub(super) fn time(at: DateTime<Utc>) -> String {
    in_manila(at).format("%-d %B %Y, %H:%M").to_string()
}

/// Digits with commas between the thousands.
fn grouped(number: &str) -> String {
    let (whole, fraction) = number.split_once('.').map_or((number, ""), |(whole, fraction)| (whole, fraction));
    let (sign, digits) = whole.strip_prefix('-').map_or(("", whole), |digits| ("-", digits));
    let mut written = String::from(sign);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            written.push(',');
        }
        written.push(digit);
    }
    if !fraction.is_empty() {
        written.push('.');
        written.push_str(fraction);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn thousands_have_commas_and_money_has_centavos() {
        assert_eq!(pesos(number("1234567.89")), "PHP 1,234,567.89");
        assert_eq!(pesos(number("999")), "PHP 999.00");
        assert_eq!(pesos(number("0")), "PHP 0.00");
        assert_eq!(quantity(number("1250.50")), "1,250.50");
        assert_eq!(quantity(number("-9999999999999.99")), "-9,999,999,999,999.99");
        assert_eq!(quantity(number("-100.00")), "-100");
        assert_eq!(percent(number("33.33")), "33.33%");
    }

    #[test]
    fn days_are_written_out_and_times_are_those_of_manila() {
        assert_eq!(day("2025-12-09".parse().expect("a day")), "9 December 2025");
        assert_eq!(time("2025-12-08T16:05:59Z".parse().expect("a time")), "9 December 2025, 00:05");
    }
}
