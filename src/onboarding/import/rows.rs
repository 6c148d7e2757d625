//! The rows of the file, and what can be said against them without the database.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use anyhow::{Context, Result, bail, ensure};
use bmms_queries::client::GenericClient;
use csv::StringRecord;

use super::text;
use crate::onboarding::person::Person;
use crate::onboarding::report::Fault;
use crate::rules;

/// More people than any organization brings in at once.
const MOST_ROWS: usize = 1000;

/// More than that many rows need.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

const REQUIRED: [&str; 5] = ["email", "first_name", "last_name", "organization", "role"];
const OPTIONAL: [&str; 3] = ["phone", "position", "department"];

/// Columns that must hold something in every row.
const FILLED: [&str; 3] = ["email", "organization", "role"];

const SEPARATORS: [(u8, &str); 3] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs")];

/// What a file holds.
#[derive(Debug)]
pub(super) struct Read {
    /// The rows nothing was wrong with so far.
    pub rows: Vec<Row>,
    /// What is wrong with the others.
    pub faults: Vec<Fault>,
    /// How the file was understood.
    pub description: String,
}

/// A person, and where in the file.
#[derive(Debug)]
pub(super) struct Row {
    /// Counted from the header, which is row 1.
    pub number: usize,
    pub person: Person,
}

impl Row {
    /// Everything that speaks against bringing the person in.
    pub(super) async fn problems<C: GenericClient>(&self, migrator: &C) -> Result<Vec<Fault>> {
        let found = self.person.problems(migrator).await?;
        Ok(found.into_iter().map(|fault| fault.of_row(self.number)).collect())
    }
}

/// Reads a file. It fails as a whole if it is not there, is no table, or lacks a column.
pub(super) fn read(path: &Path) -> Result<Read> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => bail!("CSV file not found: {}", path.display()),
        Err(error) => return Err(error).with_context(|| path.display().to_string()),
    };
    let mut bytes = Vec::new();
    file.take(MOST_BYTES + 1).read_to_end(&mut bytes).with_context(|| path.display().to_string())?;
    ensure!(bytes.len() as u64 <= MOST_BYTES, "{} is larger than 4 MB", path.display());
    let (text, encoding) = text::decode(&bytes).with_context(|| path.display().to_string())?;
    parse(&text, encoding).with_context(|| path.display().to_string())
}

fn parse(text: &str, encoding: &str) -> Result<Read> {
    let (separator, name) = separator(text);
    let mut records = reader(text, separator).into_records();
    let header = records.next().context("the file is empty")??;
    let columns: Vec<String> = header.iter().map(column_name).collect();
    for known in REQUIRED.iter().chain(&OPTIONAL) {
        let often = columns.iter().filter(|column| column == known).count();
        ensure!(often < 2, "Column {known} is there {often} times");
    }
    let mut missing: Vec<&str> =
        REQUIRED.into_iter().filter(|wanted| columns.iter().all(|column| column != wanted)).collect();
    missing.sort_unstable();
    ensure!(missing.is_empty(), "Missing required columns: {}", missing.join(", "));

    let (mut rows, mut faults, mut count) = (Vec::new(), Vec::new(), 0);
    for (number, record) in (2..).zip(records) {
        let record = record.with_context(|| format!("Row {number}"))?;
        // Spreadsheets leave rows of nothing but separators behind.
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        count += 1;
        ensure!(count <= MOST_ROWS, "The file has more than {MOST_ROWS} rows: split it");
        match person(&columns, &record) {
            Ok(person) => rows.push(Row { number, person }),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.of_row(number))),
        }
    }
    ensure!(count > 0, "the file has a header and no rows");
    let known = |column: &&str| REQUIRED.contains(column) || OPTIONAL.contains(column);
    let ignored: Vec<&str> = columns.iter().map(String::as_str).filter(|column| !known(column)).collect();
    let ignored = if ignored.is_empty() { String::new() } else { format!("; columns ignored: {}", ignored.join(", ")) };
    Ok(Read { rows, faults, description: format!("Read {count} rows, {encoding}, separated by {name}{ignored}") })
}

/// The separator with which the header has the most columns that are known.
fn separator(text: &str) -> (u8, &'static str) {
    let known = |separator: u8| {
        let header = reader(text, separator).into_records().next().and_then(Result::ok).unwrap_or_default();
        let columns: Vec<String> = header.iter().map(column_name).collect();
        REQUIRED.iter().chain(&OPTIONAL).filter(|wanted| columns.iter().any(|column| column == **wanted)).count()
    };
    let mut best = SEPARATORS[0];
    for other in &SEPARATORS[1..] {
        if known(other.0) > known(best.0) {
            best = *other;
        }
    }
    best
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes())
}

fn column_name(cell: &str) -> String {
    cell.trim().to_lowercase().replace([' ', '-'], "_")
}

/// The person of a row, or what is wrong with it.
fn person(columns: &[String], record: &StringRecord) -> std::result::Result<Person, Vec<Fault>> {
    let mut faults = Vec::new();
    if record.iter().skip(columns.len()).any(|cell| !cell.trim().is_empty()) {
        let (cells, header) = (record.len(), columns.len());
        faults.push(fault(
            "",
            "cells",
            format!("There are {cells} cells under {header} columns: is there a separator in a text?"),
        ));
    }
    let mut cell = |name: &str| {
        let place = columns.iter().position(|column| column == name);
        let text = place.and_then(|place| record.get(place)).unwrap_or_default();
        let kept = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if kept.chars().any(char::is_control) {
            faults.push(fault(name, "text_characters", rules::get("text_characters").text.to_owned()));
        } else if kept.is_empty() && FILLED.contains(&name) {
            faults.push(fault(name, "missing", "Missing required fields".to_owned()));
        }
        kept
    };
    let person = Person {
        username: None,
        email: cell("email"),
        first_name: cell("first_name"),
        last_name: cell("last_name"),
        phone: cell("phone"),
        position: cell("position"),
        department: cell("department"),
        organization: cell("organization"),
        role: Some(cell("role")),
    };
    if faults.is_empty() { Ok(person) } else { Err(faults) }
}

fn fault(column: &str, rule: &str, message: String) -> Fault {
    Fault { row: None, column: column.to_owned(), rule: rule.to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: &str = "email,first_name,last_name,organization,role";

    fn read_ok(text: &str) -> Read {
        parse(text, "UTF-8").expect("a table")
    }

    fn refusal(text: &str) -> String {
        parse(text, "UTF-8").expect_err("a refusal").to_string()
    }

    #[test]
    fn columns_are_found_whatever_their_order_case_and_separator() {
        for (separator, name) in [(",", "commas"), (";", "semicolons"), ("\t", "tabs")] {
            let text = [
                " ROLE , Organization,E-mail,Last Name,FIRST_NAME,email,Phone",
                "planner,moh,x,Macaraeg,  Ali   Bin ,ali@moh.gov.ph,",
            ]
            .map(|line| line.replace(',', separator))
            .join("\n");
            let read = read_ok(&text);
            let person = &read.rows[0].person;
            assert_eq!(
                (
                    person.email.as_str(),
                    person.first_name.as_str(),
                    person.role.as_deref(),
                    person.organization.as_str()
                ),
                ("ali@moh.gov.ph", "Ali Bin", Some("planner"), "moh")
            );
            assert_eq!(read.description, format!("Read 1 rows, UTF-8, separated by {name}; columns ignored: e_mail"));
        }
    }

    #[test]
    fn separators_and_line_ends_in_quotes_are_text() {
        let text = format!(
            "{HEADER},position\na@b.ph,\"Dela Cruz, Jr.\",X,MOH,viewer,\"Head\nof \"\"all\"\"\"\nc@d.ph,Y,Z,MOH,viewer,\n"
        );
        let read = read_ok(&text);
        assert_eq!(read.rows[0].person.first_name, "Dela Cruz, Jr.");
        assert_eq!(read.rows[0].person.position, "Head of \"all\"");
        assert_eq!((read.rows[1].number, read.rows[1].person.email.as_str()), (3, "c@d.ph"));
    }

    #[test]
    fn a_file_that_is_no_such_table_is_refused_as_a_whole() {
        assert_eq!(refusal(""), "the file is empty");
        assert_eq!(refusal(&format!("{HEADER}\n,,,,\n")), "the file has a header and no rows");
        assert_eq!(refusal("email,last_name,first_name\na,b,c"), "Missing required columns: organization, role");
        assert_eq!(refusal(&format!("{HEADER},Email\n")), "Column email is there 2 times");
        let many = format!("{HEADER}\n{}", "a@b.ph,A,B,MOH,viewer\n".repeat(MOST_ROWS));
        assert_eq!(read_ok(&many).rows.len(), MOST_ROWS);
        assert_eq!(refusal(&format!("{many}x@b.ph,A,B,MOH,viewer")), "The file has more than 1000 rows: split it");
    }

    #[test]
    fn what_is_wrong_with_a_row_is_said_with_its_number_and_column() {
        let text = format!(
            "{HEADER}\n,A,B,,viewer\n,,,,\na@b.ph,A,B\nc@d.ph,A,B,MOH,viewer,more\ne@f.ph,A\u{85}x\u{1}y,B,MOH,viewer\ng@h.ph,A,B,MOH,viewer,,"
        );
        let read = read_ok(&text);
        let said: Vec<_> = read.faults.iter().map(ToString::to_string).collect();
        assert_eq!(
            said,
            [
                "Row 2: email: Missing required fields",
                "Row 2: organization: Missing required fields",
                "Row 4: organization: Missing required fields",
                "Row 4: role: Missing required fields",
                "Row 5: There are 6 cells under 5 columns: is there a separator in a text?",
                "Row 6: first_name: The text holds a character that cannot be stored.",
            ]
        );
        assert_eq!(read.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [7]);
    }
}
