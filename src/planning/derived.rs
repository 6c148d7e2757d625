//! Derived values of planning (planning: section 4). They depend on the day, so they are computed, never stored.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use poem_openapi::Enum;
use rust_decimal::Decimal;

use crate::web::words::in_manila;

/// The business date: today in Manila.
pub fn today() -> NaiveDate {
    business_date(Utc::now())
}

fn business_date(now: DateTime<Utc>) -> NaiveDate {
    in_manila(now).date()
}

/// How a goal stands against the years of its plan.
#[derive(Clone, Copy, Debug, Enum, PartialEq, Eq)]
#[oai(rename_all = "snake_case")]
pub enum OnTrack {
    /// At least four fifths of what the calendar expects.
    OnTrack,
    /// Less than that.
    OffTrack,
    /// Put off: neither.
    Deferred,
}

impl OnTrack {
    /// As people read it.
    pub fn words(self) -> &'static str {
        match self {
            Self::OnTrack => "On track",
            Self::OffTrack => "Off track",
            Self::Deferred => "Deferred",
        }
    }
}

/// Whether a goal is on track in a year. A whole year counts on its first day, as it did in the predecessor system.
pub fn on_track(status: &str, completion: Decimal, start_year: i32, end_year: i32, year: i32) -> OnTrack {
    match status {
        "completed" => return OnTrack::OnTrack,
        "deferred" => return OnTrack::Deferred,
        _ => {}
    }
    if year < start_year {
        return OnTrack::OnTrack;
    }
    if year > end_year {
        return OnTrack::OffTrack;
    }
    // completion >= 0.8 * (elapsed / duration) * 100, without a division that could round.
    let (elapsed, duration) = (year - start_year + 1, end_year - start_year + 1);
    if completion * Decimal::from(duration) >= Decimal::from(80 * elapsed) {
        OnTrack::OnTrack
    } else {
        OnTrack::OffTrack
    }
}

/// Whether an objective is due and still open.
pub fn is_overdue(target_date: NaiveDate, status: &str, today: NaiveDate) -> bool {
    target_date < today && matches!(status, "not_started" | "in_progress")
}

/// Days until the due date; negative when it is past.
pub fn days_remaining(target_date: NaiveDate, today: NaiveDate) -> i64 {
    (target_date - today).num_days()
}

/// The year of a day.
pub(super) fn year_of(day: NaiveDate) -> i32 {
    day.year()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_goal_is_on_track_from_four_fifths_of_the_expected_share() {
        // Third of five years: 60 per cent expected, 48 enough.
        let at = |completion, year| on_track("in_progress", Decimal::new(completion, 2), 2024, 2028, year);
        assert_eq!(at(48_00, 2026), OnTrack::OnTrack);
        assert_eq!(at(47_99, 2026), OnTrack::OffTrack);
        assert_eq!(at(0, 2023), OnTrack::OnTrack);
        assert_eq!(at(99_99, 2029), OnTrack::OffTrack);
    }

    #[test]
    fn completed_is_always_on_track_and_deferred_never_judged() {
        assert_eq!(on_track("completed", Decimal::ONE_HUNDRED, 2024, 2028, 2029), OnTrack::OnTrack);
        assert_eq!(on_track("deferred", Decimal::ZERO, 2024, 2028, 2026), OnTrack::Deferred);
    }

    #[test]
    fn only_open_objectives_are_overdue_and_only_after_the_day() {
        let (yesterday, today) = (day("2026-05-01"), day("2026-05-02"));
        assert!(is_overdue(yesterday, "in_progress", today));
        assert!(is_overdue(yesterday, "not_started", today));
        for closed in ["completed", "cancelled", "deferred"] {
            assert!(!is_overdue(yesterday, closed, today), "{closed}");
        }
        assert!(!is_overdue(today, "in_progress", today));
        assert_eq!(days_remaining(today, today), 0);
        assert_eq!(days_remaining(yesterday, today), -1);
    }

    #[test]
    fn the_business_day_begins_at_midnight_in_manila() {
        let one_in_the_morning = "2026-05-01T17:00:00Z".parse().expect("a time");
        assert_eq!(business_date(one_in_the_morning), day("2026-05-02"));
        assert_eq!(business_date("2026-05-01T15:59:59Z".parse().expect("a time")), day("2026-05-01"));
    }
}
