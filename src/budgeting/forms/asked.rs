//! Which form is asked for, of which quarter and kind of appropriations.

use chrono::{Datelike, Days, NaiveDate};

use crate::error::{Error, Result};
use crate::planning::today;
use crate::web::Checks;

/// Days after its quarter by which a form is due: COA-DBM Joint Circular 2019-1, as the manuals of national agencies tell it.
const DUE_DAYS: u64 = 30;

/// The kinds of appropriations that some forms keep apart, and their words.
pub const KINDS: [(&str, &str); 4] = [
    ("current", "Current year"),
    ("continuing", "Continuing"),
    ("supplemental", "Supplemental"),
    ("automatic", "Automatic"),
];

/// A form.
#[derive(Debug, PartialEq, Eq)]
pub struct FormKind {
    /// Its name in addresses.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// Whether there is one for each kind of appropriations.
    pub by_kind: bool,
}

/// The forms there are.
pub const FORMS: [FormKind; 5] = [
    FormKind {
        name: "far1",
        title: "FAR No. 1",
        about: "Appropriations, allotments, obligations, disbursements and balances by programme",
        by_kind: true,
    },
    FormKind { name: "far1a", title: "FAR No. 1-A", about: "The same by object of expenditure", by_kind: true },
    FormKind { name: "far1b", title: "FAR No. 1-B", about: "List of allotments and sub-allotments", by_kind: false },
    FormKind { name: "far3", title: "FAR No. 3", about: "Aging of unpaid obligations", by_kind: false },
    FormKind { name: "far4", title: "FAR No. 4", about: "Monthly disbursements by authority", by_kind: false },
];

/// A form of a quarter.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// The form.
    pub form: &'static FormKind,
    /// Year of the report.
    pub year: i32,
    /// Quarter it ends with, 1 to 4.
    pub quarter: i32,
    /// Kind of appropriations; `all` where the form does not keep them apart.
    pub kind: &'static str,
}

impl Asked {
    /// From the address and its parameters; what is left out is the last quarter that is over, and the first kind.
    pub fn new(form: &str, year: Option<&str>, quarter: Option<&str>, kind: Option<&str>) -> Result<Self> {
        let form = FORMS.iter().find(|known| known.name == form).ok_or(Error::NotFound)?;
        let (this_year, this_quarter) = last_quarter();
        let mut checks = Checks::default();
        let number = |text: Option<&str>, missing: i32| text.map_or(missing, |text| text.parse().unwrap_or(0));
        let (year, quarter) = (number(year, this_year), number(quarter, this_quarter));
        checks.require((2024..=2100).contains(&year), "form_year_range");
        checks.require((1..=4).contains(&quarter), "form_snapshots_quarter_range");
        let kind = match kind {
            _ if !form.by_kind => Some("all"),
            None => Some(KINDS[0].0),
            Some(kind) => KINDS.iter().find(|(known, _)| *known == kind).map(|(known, _)| *known),
        };
        checks.require(kind.is_some(), "form_snapshots_kind_known");
        checks.finish()?;
        Ok(Self { form, year, quarter, kind: kind.unwrap_or("all") })
    }

    /// Last day of the quarter.
    pub fn ends(&self) -> NaiveDate {
        quarter_end(self.year, self.quarter)
    }

    /// Whether the quarter is over.
    pub fn is_over(&self) -> bool {
        self.ends() < today()
    }

    /// What comes after the address of the form.
    pub fn query(&self) -> String {
        format!("?year={}&quarter={}&kind={}", self.year, self.quarter, self.kind)
    }

    /// The kind in words; nothing where the form does not keep kinds apart.
    pub fn kind_words(&self) -> &'static str {
        KINDS.iter().find(|(known, _)| *known == self.kind).map_or("", |(_, words)| words)
    }
}

/// Last day of a quarter.
fn quarter_end(year: i32, quarter: i32) -> NaiveDate {
    let (year, month) = if quarter >= 4 { (year + 1, 1) } else { (year, quarter * 3 + 1) };
    let next = u32::try_from(month).ok().and_then(|month| NaiveDate::from_ymd_opt(year, month, 1));
    next.and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX)
}

/// The day by which a form of a quarter is due.
pub fn due_on(year: i32, quarter: i32) -> NaiveDate {
    let ends = quarter_end(year, quarter);
    ends.checked_add_days(Days::new(DUE_DAYS)).unwrap_or(ends)
}

/// The present year and quarter.
pub fn this_quarter() -> (i32, i32) {
    let today = today();
    (today.year(), i32::try_from(today.month0() / 3 + 1).unwrap_or(1))
}

/// The last quarter that is over.
fn last_quarter() -> (i32, i32) {
    match this_quarter() {
        (year, 1) => (year - 1, 4),
        (year, quarter) => (year, quarter - 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_due_thirty_days_after_its_quarter() {
        for (quarter, ends, due) in
            [(1, "2026-03-31", "2026-04-30"), (3, "2026-09-30", "2026-10-30"), (4, "2026-12-31", "2027-01-30")]
        {
            assert_eq!(quarter_end(2026, quarter).to_string(), ends);
            assert_eq!(due_on(2026, quarter).to_string(), due);
        }
    }
}
