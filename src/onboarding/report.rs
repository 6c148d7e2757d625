//! What a command did: for the terminal as lines and tables, for programs as JSON. No password is ever in the JSON.

use std::fmt::{self, Write as _};
use std::fs::File;
use std::io::{IsTerminal, Write as _};
use std::path::Path;

use anyhow::{Context, Result};
use indicatif::{ProgressBar, ProgressStyle};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::files;
use crate::error::{Error, FieldError};

/// What was done, and what was wrong.
#[derive(Debug, Serialize)]
pub(super) struct Report {
    command: &'static str,
    pub(super) dry_run: bool,
    succeeded: bool,
    counts: Cells,
    rows: Vec<Cells>,
    errors: Vec<Fault>,
    /// For the terminal only, for it may hold a password.
    #[serde(skip)]
    said: String,
}

/// Names and values, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub(super) struct Cells(Vec<(&'static str, Value)>);

impl Cells {
    /// One more value.
    pub(super) fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.0.push((name, value.into()));
        self
    }
}

impl Serialize for Cells {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}

/// Something that is wrong with a row of a file, or with what was asked for.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Fault {
    /// Which row, the header being the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<usize>,
    /// Which column or argument; empty for the whole.
    pub(super) column: String,
    /// Name of the rule.
    pub(super) rule: String,
    /// What is wrong.
    pub(super) message: String,
}

impl Fault {
    /// The same fault, of a row of a file.
    pub(super) fn of_row(mut self, row: usize) -> Self {
        self.row = Some(row);
        self
    }

    /// The faults an error stands for, if it is about what was asked for and not a failure of its own.
    pub(super) fn told(error: Error) -> Result<Vec<Self>> {
        match error {
            Error::Invalid(errors) => Ok(errors.into_iter().map(Self::from).collect()),
            Error::Conflict(error) => Ok(vec![error.into()]),
            Error::Internal(error) => Err(error),
            other => Err(other.into()),
        }
    }
}

impl From<FieldError> for Fault {
    fn from(error: FieldError) -> Self {
        let column = error.pointer.trim_start_matches('/').to_owned();
        Self { row: None, column, rule: error.code, message: error.text }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.row {
            Some(row) if self.column.is_empty() => write!(f, "Row {row}: {}", self.message),
            Some(row) => write!(f, "Row {row}: {}: {}", self.column, self.message),
            None => f.write_str(&self.message),
        }
    }
}

impl Report {
    /// Of a command that has done nothing yet.
    pub(super) fn new(command: &'static str) -> Self {
        Self {
            command,
            dry_run: false,
            succeeded: true,
            counts: Cells::default(),
            rows: Vec::new(),
            errors: Vec::new(),
            said: String::new(),
        }
    }

    /// A line for the terminal.
    pub(super) fn say(&mut self, line: impl fmt::Display) {
        let _ = writeln!(self.said, "{line}");
    }

    /// A table for the terminal.
    pub(super) fn show(&mut self, rows: &[Cells]) {
        self.said += &table(rows);
    }

    /// What was done with one thing.
    pub(super) fn row(&mut self, row: Cells) {
        self.rows.push(row);
    }

    /// What was done with things was undone.
    pub(super) fn forget_rows(&mut self) {
        self.rows.clear();
    }

    /// All rows as a table for the terminal.
    pub(super) fn show_rows(&mut self) {
        self.said += &table(&self.rows);
    }

    /// How many of what.
    pub(super) fn count(&mut self, name: &'static str, number: usize) {
        self.counts = std::mem::take(&mut self.counts).with(name, number);
    }

    /// Something is wrong: the command fails.
    pub(super) fn fault(&mut self, fault: Fault) {
        self.succeeded = false;
        self.errors.push(fault);
    }

    /// Several things are.
    pub(super) fn faults(&mut self, faults: Vec<Fault>) {
        for fault in faults {
            self.fault(fault);
        }
    }

    /// The command ended with a failure of its own.
    pub(super) fn failed(&mut self, error: &anyhow::Error) {
        let message = format!("bmms: {error:#}");
        self.fault(Fault { row: None, column: String::new(), rule: String::new(), message });
    }

    /// Whether nothing is wrong.
    pub(super) fn succeeded(&self) -> bool {
        self.succeeded
    }

    /// Says all of it: what is wrong on standard error.
    pub(super) fn print(&self) {
        print!("{}", self.said);
        let _ = std::io::stdout().flush();
        for fault in &self.errors {
            eprintln!("{fault}");
        }
    }
}

/// Columns as wide as what is in them.
fn table(rows: &[Cells]) -> String {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let Some(first) = rows.first() else { return String::new() };
    let header: Vec<String> = first.0.iter().map(|(name, _)| (*name).replace('_', " ")).collect();
    let lines: Vec<Vec<String>> = rows.iter().map(|row| row.0.iter().map(|(_, value)| text(value)).collect()).collect();
    let width = |column: usize| {
        lines.iter().chain([&header]).filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max()
    };
    let widths: Vec<usize> = (0..header.len()).map(|column| width(column).unwrap_or_default()).collect();
    let mut shown = String::new();
    for line in [&header].into_iter().chain(&lines) {
        let cells: Vec<String> = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        let _ = writeln!(shown, "{}", cells.join("  ").trim_end());
    }
    shown
}

/// Where the report goes as JSON.
pub(super) struct ResultFile(File);

impl ResultFile {
    /// Makes or empties the file.
    pub(super) fn open(path: &Path) -> Result<Self> {
        files::replace(path).map(Self)
    }

    /// Writes the report.
    pub(super) fn write(mut self, report: &Report) -> Result<()> {
        let mut text = serde_json::to_string_pretty(report).context("the report as JSON")?;
        text.push('\n');
        self.0.write_all(text.as_bytes()).context("cannot write the result file")
    }
}

/// A bar on a terminal; elsewhere nothing.
pub(super) fn progress(what: &'static str, length: usize) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(u64::try_from(length).unwrap_or(u64::MAX)).with_message(what);
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
