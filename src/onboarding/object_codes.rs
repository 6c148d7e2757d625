//! `bmms load-object-codes`: the official list of object codes, from a file, as often as one likes. No code is ever made up here.

use std::collections::HashMap;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use bmms_queries::queries::platform::budgeting::load_object_codes;
use chrono::NaiveDate;
use csv::StringRecord;
use serde::Serialize;

use super::import::text;
use super::report::{Fault, Report};
use super::{ResultArgument, connect};
use crate::config::Config;
use crate::rules;

/// More than the official list has.
const MOST_ROWS: usize = 20_000;
const MOST_BYTES: u64 = 8 * 1024 * 1024;
const COLUMNS: [&str; 4] = ["code", "title", "valid_from", "valid_until"];

/// Arguments of `load-object-codes`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file, CSV: columns `code`, `title`, `valid_from` and `valid_until`; the last may be empty. Days as 2026-01-31.
    #[arg(value_name = "CSV")]
    path: PathBuf,
    /// Check everything and say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// A row of the list.
#[derive(Debug, Serialize)]
struct Listed {
    code: String,
    title: String,
    valid_from: NaiveDate,
    valid_until: Option<NaiveDate>,
}

/// Reads the file, checks all of it, and loads it whole or not at all.
pub(super) async fn run(config: &Config, arguments: &Arguments, report: &mut Report) -> Result<()> {
    report.dry_run = arguments.dry_run;
    let (listed, faults) = read(&arguments.path)?;
    report.say(format_args!("Read {} codes", listed.len()));
    if !faults.is_empty() {
        report.say(format_args!("{} problems; nothing was loaded", faults.len()));
        report.faults(faults);
        return Ok(());
    }
    let codes = serde_json::to_string(&listed)?;
    let mut migrator = connect(config).await?;
    let tx = migrator.transaction().await?;
    let outcomes = load_object_codes().bind(&tx, &codes).all().await?;
    if arguments.dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
    }
    for outcome in ["created", "updated", "unchanged"] {
        let number = outcomes.iter().filter(|row| row.outcome == outcome).count();
        report.count(outcome, number);
        report.say(format_args!("{outcome} {number}"));
    }
    if arguments.dry_run {
        report.say("Dry run complete - nothing was changed");
    }
    Ok(())
}

fn read(path: &Path) -> Result<(Vec<Listed>, Vec<Fault>)> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => bail!("CSV file not found: {}", path.display()),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    ensure!(bytes.len() as u64 <= MOST_BYTES, "{} is larger than 8 MB", path.display());
    let (text, _) = text::decode(&bytes).with_context(|| path.display().to_string())?;
    parse(&text).with_context(|| path.display().to_string())
}

fn parse(text: &str) -> Result<(Vec<Listed>, Vec<Fault>)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers()?;
    let place = |name: &str| header.iter().position(|column| column.trim().eq_ignore_ascii_case(name));
    let mut places = [0; COLUMNS.len()];
    for (place_of, name) in places.iter_mut().zip(COLUMNS) {
        *place_of = place(name).with_context(|| format!("Missing required column: {name}"))?;
    }
    let (mut listed, mut faults, mut seen) = (Vec::new(), Vec::new(), HashMap::new());
    for (number, record) in (2..).zip(reader.records()) {
        let record = record.with_context(|| format!("Row {number}"))?;
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        ensure!(listed.len() + faults.len() <= MOST_ROWS, "The file has more than {MOST_ROWS} rows");
        match row(&record, places) {
            Ok(row) => match seen.insert(row.code.clone(), number) {
                None => listed.push(row),
                Some(earlier) => {
                    faults.push(
                        fault("code", "repeated", format!("The code is in row {earlier} already.")).of_row(number),
                    );
                }
            },
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.of_row(number))),
        }
    }
    ensure!(!listed.is_empty() || !faults.is_empty(), "the file has a header and no rows");
    Ok((listed, faults))
}

/// The code of a row, or everything that is wrong with it.
fn row(record: &StringRecord, places: [usize; 4]) -> std::result::Result<Listed, Vec<Fault>> {
    let [code, title, from, until] = places.map(|place| record.get(place).unwrap_or_default().trim());
    let mut faults = Vec::new();
    let mut broken = |column: &str, rule: &str| faults.push(fault(column, rule, rules::get(rule).text.to_owned()));
    let is_code = code.len() == 10
        && code.bytes().all(|digit| digit.is_ascii_digit())
        && ["501", "502", "503", "506"].iter().any(|class| code.starts_with(class));
    if !is_code {
        broken("code", "object_codes_code_form");
    }
    if title.is_empty() || title.chars().count() > 255 || title.chars().any(char::is_control) {
        broken("title", "object_codes_title_present");
    }
    let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    let valid_from = day(from);
    let valid_until = if until.is_empty() { None } else { day(until) };
    if let (Some(first), Some(last)) = (valid_from, valid_until)
        && last < first
    {
        broken("valid_until", "object_codes_valid_until_after_start");
    }
    let no_day = "Enter a day as 2026-01-31.".to_owned();
    if valid_from.is_none() {
        faults.push(fault("valid_from", "date", no_day.clone()));
    }
    if !until.is_empty() && valid_until.is_none() {
        faults.push(fault("valid_until", "date", no_day));
    }
    match (valid_from, faults.is_empty()) {
        (Some(valid_from), true) => {
            Ok(Listed { code: code.to_owned(), title: title.to_owned(), valid_from, valid_until })
        }
        _ => Err(faults),
    }
}

fn fault(column: &str, rule: &str, message: String) -> Fault {
    Fault { row: None, column: column.to_owned(), rule: rule.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_row_is_named_with_its_column() {
        let text = "Title,CODE,valid_from,valid_until\n\
                    Travel,5020101000,2026-01-01,\n\
                    Travel,5020101000,2026-01-01,\n\
                    ,9020101000,yesterday,2026-02-30\n\
                    Rent,5029905001,2026-02-01,2026-01-31\n,,,\n";
        let (listed, faults) = parse(text).expect("a table");
        assert_eq!(listed.len(), 1);
        let said: Vec<String> = faults.iter().map(|fault| format!("{:?} {}", fault.row, fault.column)).collect();
        let expected = [
            "Some(3) code",
            "Some(4) code",
            "Some(4) title",
            "Some(4) valid_from",
            "Some(4) valid_until",
            "Some(5) valid_until",
        ];
        assert_eq!(said, expected);
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_as_a_whole() {
        for (text, reason) in [
            ("", "Missing required column: code"),
            ("code,title,valid_from\n", "Missing required column: valid_until"),
            ("code,title,valid_from,valid_until\n", "the file has a header and no rows"),
        ] {
            assert_eq!(parse(text).expect_err("a refusal").to_string(), reason);
        }
    }
}
