//! Notices for one person in one organization: what was submitted, approved or returned, what waits and what is due. Table
//! `notifications.notifications`; written by the state machines and by reminders (policies/planning_notices.sql).

use chrono::NaiveDate;
use uuid::Uuid;

use crate::web::words;

/// A notice in a sentence without its full stop; `None` for a kind that nobody writes.
pub fn sentence(kind: &str, level: &str, title: &str, note: &str) -> Option<String> {
    let day = || note.parse::<NaiveDate>().map_or_else(|_| note.to_owned(), |day| words::date(&day));
    Some(match kind {
        "submitted" => format!("“{title}” was submitted and waits for your approval"),
        "approved" => format!("“{title}” was approved"),
        "returned" => format!("“{title}” was returned to you: {note}"),
        "waiting" => format!("“{title}” has waited for approval since {}", day()),
        "due" if level == "critical" => format!("“{title}” is overdue: it was due on {}", day()),
        "due" => format!("“{title}” is due on {}", day()),
        _ => return None,
    })
}

/// The page of what a notice is about; `None` if it has none.
pub fn address(code: &str, entity: &str, id: Uuid) -> Option<String> {
    let below = match entity {
        "planning.strategic_plans" => "strategic-plans",
        "planning.annual_plans" => "annual-plans",
        "planning.objectives" => "objectives",
        _ => return None,
    };
    Some(format!("/moa/{code}/planning/{below}/{id}/"))
}
