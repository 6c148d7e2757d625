//! What a form says, as the database puts it together, and the same in thousand pesos.

use std::str::FromStr;

use anyhow::anyhow;
use chrono::NaiveDate;
use poem_openapi::Object;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// What a form says.
#[derive(Clone, Debug, Deserialize, Object)]
#[oai(rename = "FormContent")]
pub struct Content {
    /// `far1`, `far1a`, `far1b`, `far3` or `far4`.
    pub form: String,
    /// What it is called.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// Year of the report.
    pub year: i32,
    /// Quarter it ends with.
    pub quarter: i32,
    /// Kind of appropriations; `all` where the form does not keep them apart.
    pub kind: String,
    /// The day its figures are of: the end of the quarter, or today before that.
    pub as_of: NaiveDate,
    /// What amounts are in: `PHP`, or `PHP thousand`.
    pub unit: String,
    /// The organization.
    pub organization: FormOrganization,
    /// UACS codes of the funding sources it is about, where they are known.
    pub fund_codes: Vec<String>,
    /// Names of the columns of text, which come first.
    pub texts: Vec<String>,
    /// What to know when reading it.
    pub notes: Vec<String>,
    /// The columns of figures.
    pub columns: Vec<FormColumn>,
    /// The rows, from top to bottom.
    pub rows: Vec<FormRow>,
    /// Who signs it.
    pub signatories: Vec<FormSignature>,
    /// Number of the document; left out unless it is submitted.
    #[oai(skip_serializing_if_is_none)]
    pub document_id: Option<String>,
    /// Which edition it is; left out unless it is submitted.
    #[oai(skip_serializing_if_is_none)]
    pub edition: Option<i32>,
    /// Day it was submitted; left out unless it is.
    #[oai(skip_serializing_if_is_none)]
    pub submitted_on: Option<NaiveDate>,
}

/// The organization of a form.
#[derive(Clone, Debug, Deserialize, Object)]
pub struct FormOrganization {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
}

/// A column of figures.
#[derive(Clone, Debug, Deserialize, Object, Serialize)]
pub struct FormColumn {
    /// Its number on the form.
    pub id: String,
    /// What it stands under.
    pub heading: String,
    /// What it shows.
    pub label: String,
    /// The columns it adds up; none if it follows from no others.
    pub plus: Vec<String>,
    /// The columns it takes off.
    pub minus: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, Deserialize, Object, Serialize)]
pub struct FormRow {
    /// `section`, `item`, `line`, `rounding` or `total`.
    pub level: String,
    /// Its texts, as many as there are columns of text; a total has one.
    pub texts: Vec<String>,
    /// The rows it adds up, by their places from 0; none if it adds up none.
    pub adds: Vec<usize>,
    /// Its figures, one for each column.
    pub amounts: Vec<String>,
}

/// Who signs a form.
#[derive(Clone, Debug, Deserialize, Object, Serialize)]
pub struct FormSignature {
    /// `prepared`, `certified_budget`, `certified_accountant`, `recommended` or `approved`.
    pub capacity: String,
    /// Name.
    pub name: String,
    /// Position.
    pub position: String,
}

impl Content {
    /// From the JSON that the database made.
    pub(super) fn parse(text: &str) -> Result<Self> {
        Ok(serde_json::from_str(text).map_err(|error| anyhow!("the content of a form: {error}"))?)
    }

    /// The same in thousand pesos: each line is rounded by itself and added up as it is printed, and a line of its own shows what
    /// that makes of difference to the rounded total.
    #[must_use]
    pub fn in_thousands(mut self) -> Self {
        let columns = std::mem::take(&mut self.columns);
        let derived = Derived::of(&columns);
        let mut figures: Vec<Vec<Decimal>> = self.rows.iter().map(thousands).collect();
        for row in &mut figures {
            derived.fill(row);
        }
        // What a row adds up stands below it, but for the total, which is rounded by itself.
        for place in (0..figures.len()).rev() {
            let adds = &self.rows[place].adds;
            if self.rows[place].level != "total" && !adds.is_empty() {
                figures[place] = sum(&figures, adds, columns.len());
            }
        }
        if let Some(total) = self.rows.iter().position(|row| row.level == "total") {
            let added = sum(&figures, &self.rows[total].adds, columns.len());
            let difference = figures[total].iter().zip(added).map(|(total, added)| total - added).collect();
            figures.insert(total, difference);
            let rounding = FormRow {
                level: "rounding".to_owned(),
                texts: vec!["Rounding difference".to_owned()],
                adds: Vec::new(),
                amounts: Vec::new(),
            };
            self.rows.insert(total, rounding);
            self.rows[total + 1].adds.push(total);
        }
        for (row, figures) in self.rows.iter_mut().zip(figures) {
            row.amounts = figures.iter().map(|figure| format!("{figure:.0}")).collect();
        }
        self.columns = columns;
        self.unit = "PHP thousand".to_owned();
        self
    }
}

fn thousands(row: &FormRow) -> Vec<Decimal> {
    let rounded = |text: &String| {
        let amount = Decimal::from_str(text).unwrap_or_default() / Decimal::ONE_THOUSAND;
        amount.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
    };
    row.amounts.iter().map(rounded).collect()
}

fn sum(figures: &[Vec<Decimal>], places: &[usize], columns: usize) -> Vec<Decimal> {
    let mut sums = vec![Decimal::ZERO; columns];
    for figures in places.iter().filter_map(|place| figures.get(*place)) {
        for (sum, figure) in sums.iter_mut().zip(figures) {
            *sum += figure;
        }
    }
    sums
}

/// The columns that follow from others: place, and the places added and taken off.
pub(super) struct Derived(pub Vec<(usize, Vec<usize>, Vec<usize>)>);

impl Derived {
    pub(super) fn of(columns: &[FormColumn]) -> Self {
        let place = |id: &String| columns.iter().position(|column| column.id == *id);
        let places = |ids: &[String]| ids.iter().filter_map(place).collect::<Vec<_>>();
        let derived = columns.iter().enumerate().filter(|(_, column)| !column.plus.is_empty());
        Self(derived.map(|(at, column)| (at, places(&column.plus), places(&column.minus))).collect())
    }

    fn fill(&self, row: &mut [Decimal]) {
        for (at, plus, minus) in &self.0 {
            let sum = |places: &[usize]| places.iter().map(|place| row[*place]).sum::<Decimal>();
            row[*at] = sum(plus) - sum(minus);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(lines: &[[&str; 2]], total: [&str; 2]) -> Content {
        let column = |id: &str, plus: &[&str], minus: &[&str]| FormColumn {
            id: id.to_owned(),
            heading: String::new(),
            label: String::new(),
            plus: plus.iter().map(|id| (*id).to_owned()).collect(),
            minus: minus.iter().map(|id| (*id).to_owned()).collect(),
        };
        let amounts = |figures: &[&str; 2]| {
            let [first, second] = figures.map(|figure| figure.parse::<Decimal>().expect("a number"));
            [first, second, first - second].iter().map(ToString::to_string).collect()
        };
        let row = |level: &str, adds: Vec<usize>, figures: &[&str; 2]| FormRow {
            level: level.to_owned(),
            texts: vec![level.to_owned()],
            adds,
            amounts: amounts(figures),
        };
        let mut rows: Vec<_> = lines.iter().map(|figures| row("item", Vec::new(), figures)).collect();
        rows.push(row("total", (0..lines.len()).collect(), &total));
        Content {
            form: "far1".to_owned(),
            name: String::new(),
            title: String::new(),
            year: 2026,
            quarter: 1,
            kind: "current".to_owned(),
            as_of: NaiveDate::MIN,
            unit: "PHP".to_owned(),
            organization: FormOrganization { code: String::new(), name: String::new() },
            fund_codes: Vec::new(),
            texts: Vec::new(),
            notes: Vec::new(),
            columns: vec![column("1", &[], &[]), column("2", &[], &[]), column("3", &["1"], &["2"])],
            rows,
            signatories: Vec::new(),
            document_id: None,
            edition: None,
            submitted_on: None,
        }
    }

    #[test]
    fn thousands_are_rounded_by_line_and_the_difference_is_a_line() {
        let told = content(&[["1499.99", "500.00"], ["1499.99", "499.99"]], ["2999.98", "999.99"]).in_thousands();
        let rows: Vec<_> = told.rows.iter().map(|row| (row.level.as_str(), row.amounts.join(" "))).collect();
        assert_eq!(
            rows,
            [
                ("item", "1 1 0".to_owned()),
                ("item", "1 0 1".to_owned()),
                ("rounding", "1 0 1".to_owned()),
                ("total", "3 1 2".to_owned()),
            ]
        );
        assert_eq!((told.rows[3].adds.as_slice(), told.unit.as_str()), ([0, 1, 2].as_slice(), "PHP thousand"));
        let nothing = content(&[], ["0", "0"]).in_thousands();
        assert_eq!(nothing.rows.last().map(|row| row.amounts.join(" ")), Some("0 0 0".to_owned()));
    }
}
