//! What taking a sheet back would change, row by row, and what is wrong with a row. Nothing is written here; the database judges
//! each row again when the sheet is accepted.

use std::collections::{HashMap, HashSet};

use bmms_queries::queries::budgeting::imports::{KnownCode, SheetLine, SheetProgramme, SheetProposal};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

use super::CLASSES;
use super::reading::{Cell, Row, Sheet, whole};
use super::rows::{Column, LineValues, RowProblem, SheetRow};
use crate::rules;
use crate::web::two_decimals;

/// A `numeric(15,2)` holds what is smaller than this.
const TOO_LARGE: i64 = 10_000_000_000_000;

/// What is stored now.
pub(super) struct Stored {
    pub proposal: SheetProposal,
    pub programmes: Vec<SheetProgramme>,
    pub lines: Vec<SheetLine>,
    pub codes: Vec<KnownCode>,
}

/// The object codes that a sheet names.
pub(super) fn named_codes(sheet: &Sheet) -> Vec<String> {
    let codes = sheet.rows.iter().filter_map(|row| match row.cell(Column::ObjectCode) {
        Cell::Text(text) => Some(text.clone()),
        number => whole_text(number),
    });
    let mut codes: Vec<String> = codes.collect();
    codes.sort_unstable();
    codes.dedup();
    codes
}

/// Every row of the sheet, and every line that it no longer has.
pub(super) fn compare(sheet: &Sheet, stored: &Stored) -> Vec<SheetRow> {
    let comparison = Comparison {
        sheet,
        stored,
        programmes: stored.programmes.iter().map(|programme| (programme.id, programme)).collect(),
        lines: stored.lines.iter().map(|line| (line.id, line)).collect(),
        codes: stored.codes.iter().map(|code| (code.code.as_str(), code)).collect(),
    };
    let mut seen = HashMap::new();
    let mut rows: Vec<SheetRow> = sheet.rows.iter().map(|row| comparison.row(row, &mut seen)).collect();
    let kept: HashSet<Uuid> = seen.into_keys().collect();
    let gone = stored.lines.iter().filter(|line| sheet.keys.contains_key(&line.id) && !kept.contains(&line.id));
    rows.extend(gone.map(|line| comparison.gone(line)));
    rows
}

struct Comparison<'a> {
    sheet: &'a Sheet,
    stored: &'a Stored,
    programmes: HashMap<Uuid, &'a SheetProgramme>,
    lines: HashMap<Uuid, &'a SheetLine>,
    codes: HashMap<&'a str, &'a KnownCode>,
}

/// The problems of a row.
#[derive(Default)]
struct Problems(Vec<RowProblem>);

impl Problems {
    fn note(&mut self, column: Column, reason: impl Into<String>) {
        self.0.push(RowProblem { column: column.title().to_owned(), reason: reason.into() });
    }

    fn note_row(&mut self, reason: impl Into<String>) {
        self.0.push(RowProblem { column: String::new(), reason: reason.into() });
    }

    /// Notes a rule of the service's own, in its words.
    fn break_rule(&mut self, column: Column, rule: &str, figures: &str) {
        self.note(column, rules::violated(rules::get(rule), figures).text);
    }
}

impl Comparison<'_> {
    fn row(&self, row: &Row, seen: &mut HashMap<Uuid, u32>) -> SheetRow {
        let mut problems = Problems::default();
        let line = self.line(row, seen, &mut problems);
        let programme = self.programme(row, line, &mut problems);
        let values = self.values(row, &mut problems);
        let mut checked = SheetRow {
            row: Some(row.number),
            programme_id: programme.map(|programme| programme.id),
            programme: programme.map(|programme| programme.title.clone()).unwrap_or_default(),
            line_id: line.map(|line| line.id),
            version: line.map(|line| line.version),
            ..SheetRow::default()
        };
        if let Some(line) = line {
            checked.changes = values.changes_from(&values_of(line));
            checked.kind = if checked.changes.is_empty() { "same" } else { "changed" }.to_owned();
            if checked.kind == "changed" {
                self.judge_change(line, &mut problems);
            }
        } else {
            checked.kind = "added".to_owned();
            if self.stored.proposal.lines_returned {
                problems.note_row(rules::get("proposal_only_returned_lines").text);
            }
        }
        // What does not change is not judged anew: an object code may have ended since.
        if checked.kind != "same" {
            self.judge_code(&values, &mut problems);
            checked.total_cost = total(&values, &mut problems);
        }
        checked.values = values;
        checked.problems = problems.0;
        if !checked.problems.is_empty() {
            checked.kind = "wrong".to_owned();
        }
        checked
    }

    /// The line that the row is, if it says so.
    fn line(&self, row: &Row, seen: &mut HashMap<Uuid, u32>, problems: &mut Problems) -> Option<&SheetLine> {
        let id = match row.cell(Column::LineId) {
            Cell::Empty => return None,
            Cell::Text(text) => Uuid::try_parse(text).ok(),
            _ => None,
        };
        let line = id.and_then(|id| self.lines.get(&id).copied());
        match (id, line) {
            (Some(id), Some(_)) => {
                if let Some(earlier) = seen.get(&id) {
                    problems.note(
                        Column::LineId,
                        format!("Row {earlier} is this line already. For another line, empty the id."),
                    );
                } else {
                    seen.insert(id, row.number);
                }
            }
            (Some(id), None) if self.sheet.keys.contains_key(&id) => {
                problems.note(Column::LineId, "This line was removed since the sheet was downloaded.");
            }
            _ => problems.note(Column::LineId, "There is no such line in this proposal."),
        }
        line
    }

    /// The programme that the row belongs to.
    fn programme(&self, row: &Row, line: Option<&SheetLine>, problems: &mut Problems) -> Option<&SheetProgramme> {
        let title = match row.cell(Column::Programme) {
            Cell::Text(title) => Some(title.as_str()),
            _ => None,
        };
        let by_id = match row.cell(Column::ProgrammeId) {
            Cell::Empty => None,
            Cell::Text(text) => Some(Uuid::try_parse(text).ok().and_then(|id| self.programmes.get(&id).copied())),
            _ => Some(None),
        };
        let found = match (by_id, title) {
            (Some(None), _) => {
                problems.note(Column::ProgrammeId, "There is no such programme in this proposal.");
                return None;
            }
            (Some(Some(programme)), Some(title)) if !is_title(programme, title) => {
                problems
                    .note(Column::Programme, "The id in this row is of another programme. Leave one of the two empty.");
                return None;
            }
            (Some(found), _) => found,
            (None, Some(title)) => self.stored.programmes.iter().find(|programme| is_title(programme, title)),
            // A line knows its programme.
            (None, None) => line.and_then(|line| self.programmes.get(&line.programme_id).copied()),
        };
        match (found, line) {
            (None, _) => problems.note(Column::Programme, "There is no programme of this name in this proposal."),
            (Some(programme), Some(line)) if programme.id != line.programme_id => problems.note(
                Column::Programme,
                "A line stays in its programme. Remove it here, and add it under the other one.",
            ),
            _ => {}
        }
        found
    }

    fn values(&self, row: &Row, problems: &mut Problems) -> LineValues {
        let object_code = match row.cell(Column::ObjectCode) {
            number @ Cell::Number(_) => whole_text(number).unwrap_or_default(),
            _ => text(row, Column::ObjectCode, 10, problems),
        };
        let code = self.codes.get(object_code.as_str());
        let mut expense_class = text(row, Column::Class, 10, problems).to_lowercase();
        if let (true, Some(code)) = (expense_class.is_empty(), code) {
            expense_class.clone_from(&code.expense_class);
        }
        if !CLASSES.contains(&expense_class.as_str()) {
            problems.note(Column::Class, "Choose PS, MOOE, CO or FE.");
        }
        let description = text(row, Column::Description, 255, problems);
        if description.is_empty() && problems.0.iter().all(|problem| problem.column != Column::Description.title()) {
            problems.break_rule(Column::Description, "line_items_description_present", "");
        }
        LineValues {
            expense_class,
            object_code: Some(object_code).filter(|code| !code.is_empty()),
            sub_category: text(row, Column::SubCategory, 100, problems),
            description,
            unit_cost: unit_cost(row, problems),
            quantity: quantity(row, problems),
            justification: text(row, Column::Justification, 20_000, problems),
            notes: text(row, Column::Notes, 20_000, problems),
        }
    }

    /// Whether a line that is stored may be changed as this sheet wants.
    fn judge_change(&self, line: &SheetLine, problems: &mut Problems) {
        if self.sheet.keys.get(&line.id) != Some(&line.version) {
            problems.note_row("Somebody changed this line since the sheet was downloaded. Download it again.");
        }
        if self.stored.proposal.lines_returned && line.return_reason.is_empty() {
            problems.note_row(rules::get("proposal_only_returned_lines").text);
        }
    }

    fn judge_code(&self, values: &LineValues, problems: &mut Problems) {
        let Some(code) = &values.object_code else { return };
        let Some(known) = self.codes.get(code.as_str()) else {
            return problems.break_rule(Column::ObjectCode, "object_code_known", "");
        };
        // The day the database asks about: the last of the year.
        let last = NaiveDate::from_ymd_opt(self.stored.proposal.fiscal_year, 12, 31).unwrap_or_default();
        if last < known.valid_from || known.valid_until.is_some_and(|until| until < last) {
            let until = known.valid_until.map_or_else(|| "now on".to_owned(), |until| until.to_string());
            let figures = serde_json::json!({ "from": known.valid_from, "to": until }).to_string();
            problems.break_rule(Column::ObjectCode, "object_code_valid", &figures);
        }
        if known.expense_class != values.expense_class {
            let figures = serde_json::json!({ "class": known.expense_class.to_uppercase() }).to_string();
            problems.break_rule(Column::ObjectCode, "object_code_of_class", &figures);
        }
    }

    /// A line that was in the sheet when it was downloaded, and is no more.
    fn gone(&self, line: &SheetLine) -> SheetRow {
        let mut problems = Problems::default();
        self.judge_change(line, &mut problems);
        SheetRow {
            kind: if problems.0.is_empty() { "removed" } else { "wrong" }.to_owned(),
            row: None,
            programme_id: Some(line.programme_id),
            programme: line.programme.clone(),
            line_id: Some(line.id),
            version: Some(line.version),
            values: values_of(line),
            total_cost: two_decimals(line.total_cost),
            changes: Vec::new(),
            problems: problems.0,
        }
    }
}

fn is_title(programme: &SheetProgramme, title: &str) -> bool {
    programme.title.trim().to_lowercase() == title.to_lowercase()
}

/// What is stored of a line, as a sheet would say it.
fn values_of(line: &SheetLine) -> LineValues {
    let told = |text: &str| text.replace("\r\n", "\n").trim().to_owned();
    LineValues {
        expense_class: line.expense_class.clone(),
        object_code: line.object_code.clone(),
        sub_category: told(&line.sub_category),
        description: told(&line.description),
        unit_cost: two_decimals(line.unit_cost),
        quantity: line.quantity,
        justification: told(&line.justification),
        notes: told(&line.notes),
    }
}

/// The text of a cell; a number in it is text too.
fn text(row: &Row, column: Column, longest: usize, problems: &mut Problems) -> String {
    let text = match row.cell(column) {
        Cell::Empty => return String::new(),
        Cell::Text(text) => text.clone(),
        number @ Cell::Number(value) => whole_text(number).unwrap_or_else(|| value.to_string()),
        Cell::Formula => {
            problems.note(column, "This is a formula. Enter its value.");
            return String::new();
        }
        Cell::Other => {
            problems.note(column, "Enter text.");
            return String::new();
        }
    };
    if text.chars().any(|letter| letter.is_control() && letter != '\n' && letter != '\t') {
        problems.break_rule(column, "text_characters", "");
    } else if text.chars().count() > longest {
        problems.note(column, format!("At most {longest} characters."));
    }
    text
}

/// A number without a fraction, as it is written.
fn whole_text(cell: &Cell) -> Option<String> {
    let Cell::Number(number) = cell else { return None };
    (number.fract() == 0.0 && number.abs() < 1e15).then(|| format!("{number:.0}"))
}

fn unit_cost(row: &Row, problems: &mut Problems) -> String {
    let number = match row.cell(Column::UnitCost) {
        Cell::Number(number) => *number,
        Cell::Formula => {
            problems.note(Column::UnitCost, "This is a formula. Enter its value.");
            return String::new();
        }
        Cell::Empty => {
            problems.break_rule(Column::UnitCost, "line_items_unit_cost_positive", "");
            return String::new();
        }
        _ => {
            problems.note(Column::UnitCost, "This is text. Enter a number.");
            return String::new();
        }
    };
    // A spreadsheet shows fifteen digits of a number, and those are meant.
    let cost: Option<Decimal> = Decimal::from_scientific(&format!("{number:.14e}")).ok().map(|cost| cost.normalize());
    match cost {
        Some(cost) if cost <= Decimal::ZERO => {
            problems.break_rule(Column::UnitCost, "line_items_unit_cost_positive", "");
        }
        Some(cost) if cost >= Decimal::from(TOO_LARGE) => problems.break_rule(Column::UnitCost, "decimal_range", ""),
        Some(cost) if cost.scale() <= 2 => return two_decimals(cost),
        _ => problems.note(Column::UnitCost, "Enter an amount with at most two decimals."),
    }
    number.to_string()
}

fn quantity(row: &Row, problems: &mut Problems) -> i32 {
    let reason = match row.cell(Column::Quantity) {
        number @ Cell::Number(_) => match whole(number) {
            Some(quantity) if quantity >= 1 => return quantity,
            _ => rules::get("line_items_quantity_positive").text,
        },
        Cell::Empty => rules::get("line_items_quantity_positive").text,
        Cell::Formula => "This is a formula. Enter its value.",
        _ => "This is text. Enter a number.",
    };
    problems.note(Column::Quantity, reason);
    0
}

/// Unit cost times quantity, if both are what they should be.
fn total(values: &LineValues, problems: &mut Problems) -> String {
    let Some(cost) = values.unit_cost.parse::<Decimal>().ok().filter(|_| problems.0.is_empty()) else {
        return String::new();
    };
    match cost.checked_mul(Decimal::from(values.quantity)) {
        Some(total) if total < Decimal::from(TOO_LARGE) => two_decimals(total),
        _ => {
            problems.break_rule(Column::Quantity, "decimal_range", "");
            String::new()
        }
    }
}
