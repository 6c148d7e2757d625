//! Tables for spreadsheets: CSV and XLSX. What people typed stays text; no cell of it is ever a formula or a link.

use anyhow::anyhow;
use chrono::{NaiveDate, NaiveDateTime};
use csv::{Terminator, WriterBuilder};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::{Document, words};
use crate::error::Result;

/// So that Excel reads a CSV file as UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{feff}".as_bytes();

/// Columns as wide as their text, within reason, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 10..=60;

/// One value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, of whoever.
    Text(String),
    /// A whole number.
    Integer(i32),
    /// A number with two decimals.
    Decimal(Decimal),
    /// A day.
    Date(NaiveDate),
    /// A time in Manila.
    Time(NaiveDateTime),
}

/// A list as a spreadsheet takes it.
#[derive(Clone, Debug)]
pub struct Table {
    /// What it is a list of, at most 31 characters: the name of the sheet.
    pub title: String,
    /// Name of the file, without its ending.
    pub name: String,
    /// Names of the columns.
    pub columns: Vec<&'static str>,
    /// Rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i32> for Cell {
    fn from(number: i32) -> Self {
        Self::Integer(number)
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Date(day)
    }
}

impl From<NaiveDateTime> for Cell {
    fn from(time: NaiveDateTime) -> Self {
        Self::Time(time)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Into::into)
    }
}

impl Cell {
    /// A number as the API writes it; text if it is none.
    pub fn decimal(text: &str) -> Self {
        text.parse().map_or_else(|_| text.into(), Self::Decimal)
    }

    /// As a page shows it.
    pub fn shown(&self) -> String {
        match self {
            Self::Decimal(number) => words::number(&format!("{number:.2}")),
            Self::Date(day) => words::date(day),
            other => other.text(),
        }
    }

    /// Whether it is a number, which stands on the right.
    pub fn is_number(&self) -> bool {
        matches!(self, Self::Integer(_) | Self::Decimal(_))
    }

    /// As CSV has it.
    fn text(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => text.clone(),
            Self::Integer(number) => number.to_string(),
            Self::Decimal(number) => format!("{number:.2}"),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Time(time) => time.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

impl Table {
    /// As CSV.
    pub fn csv(&self) -> Result<Document> {
        csv(&self.name, &self.columns, &self.rows)
    }

    /// As an Excel workbook of one sheet: numbers are numbers, days are days, and the header stays in sight.
    pub fn xlsx(&self) -> Result<Document> {
        let bytes = self.workbook().map_err(|error| anyhow!("cannot write XLSX: {error}"))?;
        let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Ok(Document { name: format!("{}.xlsx", self.name), media_type, bytes })
    }

    fn workbook(&self) -> std::result::Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        workbook.set_properties(&DocProperties::new().set_title(&self.title));
        let sheet = workbook.add_worksheet();
        sheet.set_name(&self.title)?;
        self.write_header(sheet)?;
        let formats = Formats::new();
        for (row, cells) in (1..).zip(&self.rows) {
            for (column, cell) in (0..).zip(cells) {
                formats.write(sheet, row, column, cell)?;
            }
        }
        workbook.save_to_buffer()
    }

    fn write_header(&self, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        let bold = Format::new().set_bold().set_background_color(Color::RGB(0x00EE_F2F6)).set_text_wrap();
        for (column, (name, index)) in (0..).zip(self.columns.iter().zip(0..)) {
            sheet.write_string_with_format(0, column, *name, &bold)?;
            sheet.set_column_width(column, self.width(index))?;
        }
        sheet.set_freeze_panes(1, 0)?;
        let last_row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let last_column = u16::try_from(self.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
        sheet.autofilter(0, 0, last_row, last_column)?;
        Ok(())
    }

    /// Characters of the longest cell of a column; the header leaves room for the button of its filter.
    fn width(&self, column: usize) -> f64 {
        let header = self.columns[column].len() + 3;
        let cells = self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.text().chars().count());
        let widest = cells.chain([header]).max().unwrap_or_default().clamp(*WIDTHS.start(), *WIDTHS.end());
        u16::try_from(widest).map_or(10.0, f64::from)
    }
}

/// CSV (RFC 4180), in UTF-8 with a byte order mark.
pub fn csv(name: &str, columns: &[impl AsRef<[u8]>], rows: &[Vec<Cell>]) -> Result<Document> {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(BYTE_ORDER_MARK.to_vec());
    let written = writer
        .write_record(columns)
        .and_then(|()| rows.iter().try_for_each(|row| writer.write_record(row.iter().map(csv_field))));
    written.map_err(|error| anyhow!("cannot write CSV: {error}"))?;
    let bytes = writer.into_inner().map_err(|error| anyhow!("cannot write CSV: {error}"))?;
    Ok(Document { name: format!("{name}.csv"), media_type: "text/csv; charset=utf-8", bytes })
}

/// How cells of each kind look in a workbook.
struct Formats {
    text: Format,
    decimal: Format,
    date: Format,
    time: Format,
}

impl Formats {
    fn new() -> Self {
        let top = Format::new().set_align(FormatAlign::Top);
        Self {
            text: top.clone().set_text_wrap(),
            decimal: top.clone().set_num_format("#,##0.00"),
            date: top.clone().set_num_format("yyyy-mm-dd"),
            time: top.set_num_format("yyyy-mm-dd hh:mm"),
        }
    }

    fn write(&self, sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) -> std::result::Result<(), XlsxError> {
        match cell {
            Cell::Empty => sheet,
            Cell::Text(text) => sheet.write_string_with_format(row, column, text, &self.text)?,
            Cell::Integer(number) => sheet.write_number_with_format(row, column, *number, &self.text)?,
            Cell::Decimal(number) => {
                sheet.write_number_with_format(row, column, number.to_f64().unwrap_or_default(), &self.decimal)?
            }
            Cell::Date(day) => sheet.write_datetime_with_format(row, column, day, &self.date)?,
            Cell::Time(time) => sheet.write_datetime_with_format(row, column, time, &self.time)?,
        };
        Ok(())
    }
}

/// A field of CSV. Text that a spreadsheet would take for a formula begins with an apostrophe.
fn csv_field(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if looks_like_formula(text) => format!("'{text}"),
        other => other.text(),
    }
}

fn looks_like_formula(text: &str) -> bool {
    // Some spreadsheets read the wide forms of East Asian keyboards like the plain ones.
    text.starts_with(['\t', '\r', '\n']) || text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    const FORMULAS: [&str; 12] = [
        "=1+1",
        "+63 2 8123",
        "-SUM(A1)",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        "\n=1+1",
        "  =1+1",
        "\u{a0}=1+1",
        "＝1+1",
        "=HYPERLINK(\"https://example.com\")",
        "=cmd|' /C calc'!A0",
    ];

    fn table(rows: Vec<Vec<Cell>>) -> Table {
        Table { title: "A list".to_owned(), name: "MOH-a-list".to_owned(), columns: vec!["First", "Second"], rows }
    }

    fn csv(table: &Table) -> String {
        String::from_utf8(table.csv().expect("a file").bytes).expect("UTF-8")
    }

    /// One of the files inside a workbook.
    fn part(table: &Table, name: &str) -> String {
        let workbook = std::io::Cursor::new(table.xlsx().expect("a file").bytes);
        let mut archive = zip::ZipArchive::new(workbook).expect("an archive");
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
        text
    }

    #[test]
    fn csv_is_quoted_and_marked_as_utf_8() {
        let table = table(vec![
            vec!["says \"so\", and more".into(), "two\r\nlines".into()],
            vec!["Niña, وزارة".into(), Cell::Empty],
            vec![Cell::decimal("-1234.5"), Cell::Integer(-7)],
            vec![
                Cell::Date("2025-12-09".parse().expect("a day")),
                Cell::Time("2025-12-09T14:05:59".parse().expect("a time")),
            ],
        ]);
        let expected = "\u{feff}First,Second\r\n\"says \"\"so\"\", and more\",\"two\r\nlines\"\r\n\
                        \"Niña, وزارة\",\r\n-1234.50,-7\r\n2025-12-09,2025-12-09 14:05\r\n";
        assert_eq!(csv(&table), expected);
        assert_eq!(table.csv().expect("a file").name, "MOH-a-list.csv");
    }

    #[test]
    fn text_that_looks_like_a_formula_is_text_in_csv() {
        for formula in FORMULAS {
            let table = table(vec![vec![formula.into(), "plain = text".into()]]);
            let mut reader =
                csv::Reader::from_reader(csv(&table).into_bytes().split_off(BYTE_ORDER_MARK.len()).leak() as &[u8]);
            let record = reader.records().next().expect("a row").expect("a row");
            assert_eq!(&record[0], format!("'{formula}"), "{formula:?}");
            assert_eq!(&record[1], "plain = text");
        }
    }

    #[test]
    fn text_that_looks_like_a_formula_is_text_in_a_workbook() {
        let rows = FORMULAS.iter().map(|formula| vec![(*formula).into(), "https://example.com".into()]);
        let table = table(rows.collect());
        let sheet = part(&table, "xl/worksheets/sheet1.xml");
        assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"), "{sheet}");
        assert_eq!(sheet.matches("t=\"s\"").count(), 2 + 2 * FORMULAS.len(), "{sheet}");
        assert!(part(&table, "xl/sharedStrings.xml").contains(">=1+1<"));
    }

    #[test]
    fn a_workbook_has_numbers_days_and_a_header_that_stays() {
        let table = table(vec![
            vec![Cell::decimal("9999999999999.99"), Cell::Integer(42)],
            vec![Cell::Date("2025-12-09".parse().expect("a day")), Cell::Empty],
        ]);
        let sheet = part(&table, "xl/worksheets/sheet1.xml");
        for expected in
            [">9999999999999.99<", "<v>42</v>", "<v>46000</v>", "state=\"frozen\"", "<autoFilter ref=\"A1:B3\"/>"]
        {
            assert!(sheet.contains(expected), "{expected} is not in {sheet}");
        }
        assert!(
            part(&table, "xl/styles.xml").contains("yyyy\\-mm\\-dd")
                || part(&table, "xl/styles.xml").contains("yyyy-mm-dd")
        );
        let empty = super::tests::table(Vec::new());
        assert!(part(&empty, "xl/workbook.xml").contains("name=\"A list\""));
    }
}
