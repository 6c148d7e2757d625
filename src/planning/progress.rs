//! Recording progress of goals and objectives.

use poem_openapi::Object;
use rust_decimal::Decimal;
use serde::Deserialize;

use super::transitions::check_comment;
use crate::error::Result;
use crate::web::Checks;

/// What changed; what is left out stays. Completed makes it 100 per cent; reaching 100 completes nothing by itself.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct ProgressInput {
    /// Completion in per cent, 0 to 100, at most two decimals.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^\d{1,3}(\.\d{1,2})?$"))]
    pub completion_percentage: Option<String>,
    /// The value measured.
    #[serde(default)]
    #[oai(nullable, validator(pattern = r"^-?\d{1,13}(\.\d{1,2})?$"))]
    pub current_value: Option<String>,
    /// `not_started`, `in_progress`, `completed`, `deferred`; an objective also `cancelled`.
    #[serde(default)]
    #[oai(nullable)]
    pub status: Option<String>,
    /// The reason; needed to take back a completion.
    #[serde(default)]
    #[oai(default)]
    pub comment: String,
}

/// Progress that can be recorded.
pub(super) struct Progress {
    pub status: Option<String>,
    pub completion: Option<Decimal>,
    pub current: Option<Decimal>,
    pub comment: String,
}

impl ProgressInput {
    /// Checks it for a goal or an objective; `entity` is the prefix of the rules' names.
    pub(super) fn check(&self, entity: &str, statuses: &[&str], may_be_negative: bool) -> Result<Progress> {
        check_comment(&self.comment)?;
        let mut checks = Checks::default();
        let given = self.completion_percentage.is_some() || self.current_value.is_some() || self.status.is_some();
        checks.require(given, "progress_nothing");
        let completion = checks.optional_decimal("completion_percentage", self.completion_percentage.as_deref());
        if let Some(completion) = completion {
            let in_range = (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(&completion);
            checks.require(in_range, &format!("{entity}_completion_percentage_range"));
        }
        let current = checks.optional_decimal("current_value", self.current_value.as_deref());
        if !may_be_negative && let Some(current) = current {
            checks.require(current >= Decimal::ZERO, "goals_current_value_not_negative");
        }
        if let Some(status) = &self.status {
            checks.require(statuses.contains(&status.as_str()), &format!("{entity}_status_known"));
        }
        checks.finish()?;
        Ok(Progress { status: self.status.clone(), completion, current, comment: self.comment.trim().to_owned() })
    }
}
