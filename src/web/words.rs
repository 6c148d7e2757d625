//! How pages and documents write what the database holds: dates, times, money, statuses.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Utc};

/// Asia/Manila has been eight hours ahead of UTC, without summer time, since 1990.
const MANILA: i32 = 8 * 3600;

/// The date and time in Manila.
pub fn in_manila(at: DateTime<Utc>) -> NaiveDateTime {
    FixedOffset::east_opt(MANILA).map_or(at.naive_utc(), |manila| at.with_timezone(&manila).naive_local())
}

/// The moment a day begins in Manila.
pub fn begins_in_manila(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(chrono::NaiveTime::MIN).and_utc() - chrono::TimeDelta::seconds(MANILA.into())
}

/// A day, as `9 December 2025`.
pub fn date(day: &NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// A moment in Philippine Standard Time, as `9 December 2025, 4:05 PM`.
pub fn moment(at: &DateTime<Utc>) -> String {
    in_manila(*at).format("%-d %B %Y, %-I:%M %p").to_string()
}

/// A number of the API with separators between thousands, as `1,234,567.89`.
pub fn number(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
    format!("{sign}{grouped}{fraction}")
}

/// A number of the API without decimals that say nothing, as `10` or `33.33`.
pub fn short(text: &str) -> String {
    number(text.strip_suffix(".00").unwrap_or(text))
}

/// Per cent, as `33.33%`.
pub fn per_cent(text: &str) -> String {
    format!("{}%", short(text))
}

/// An amount in pesos, as `PHP 1,234,567.89`.
pub fn money(text: &str) -> String {
    format!("PHP {}", number(text))
}

/// A name of the database in words: `in_progress` is `In progress`.
pub fn words(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}", letters.as_str()).replace('_', " ")
}

/// Days until a due date in words, as `12 days overdue`.
pub fn late(days_remaining: &i64) -> String {
    match *days_remaining {
        0 => "due today".to_owned(),
        days if days < 0 => format!("{} overdue", count(&-days, "day")),
        days => format!("{} left", count(&days, "day")),
    }
}

/// `1 goal`, `2 goals`.
pub fn count<N: Copy + TryInto<i64>>(number: &N, noun: &str) -> String {
    match (*number).try_into().unwrap_or(i64::MAX) {
        1 => format!("1 {noun}"),
        number => format!("{number} {noun}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_grouped_by_thousands() {
        for (text, written) in [
            ("0.00", "0.00"),
            ("999.50", "999.50"),
            ("1000", "1,000"),
            ("1234567.89", "1,234,567.89"),
            ("-123456.00", "-123,456.00"),
        ] {
            assert_eq!(number(text), written);
        }
        assert_eq!(short("150.00"), "150");
        assert_eq!(money("5000000.00"), "PHP 5,000,000.00");
    }

    #[test]
    fn moments_are_told_in_manila() {
        let at = "2025-12-09T17:05:00Z".parse().expect("a time");
        assert_eq!(moment(&at), "10 December 2025, 1:05 AM");
        let day = "2025-12-10".parse().expect("a day");
        assert_eq!(moment(&begins_in_manila(day)), "10 December 2025, 12:00 AM");
    }

    #[test]
    fn names_become_words() {
        assert_eq!(words("in_progress"), "In progress");
        assert_eq!(count(&1, "goal"), "1 goal");
        assert_eq!(count(&3, "goal"), "3 goals");
    }
}
