//! A form as an Excel workbook: numbers are numbers, and what follows from other figures is a formula that says from which.

use anyhow::anyhow;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{Color, DocProperties, Format, FormatAlign, Formula, Workbook, Worksheet, XlsxError};

use super::FormReport;
use super::content::{Content, Derived};
use crate::error::Result;
use crate::web::Document;

/// A function of a spreadsheet takes at most 255 arguments.
const MOST_ARGUMENTS: usize = 200;

/// The form as a workbook of one sheet.
pub(super) fn write(report: &FormReport, name: &str) -> Result<Document> {
    let bytes = workbook(report).map_err(|error| anyhow!("cannot write XLSX: {error}"))?;
    let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    Ok(Document { name: format!("{name}.xlsx"), media_type, bytes })
}

/// What stands above the table: the same as on the PDF.
pub(super) fn header(report: &FormReport) -> Vec<String> {
    let content = &report.content;
    let mut lines = vec![
        format!("{}: {}", content.name, content.title),
        format!("{} ({})", content.organization.name, content.organization.code),
        format!("As of {}", crate::web::words::date(&content.as_of)),
        format!("Amounts in {}", if content.unit == "PHP" { "pesos" } else { "thousand pesos" }),
    ];
    if content.kind != "all" {
        lines.push(format!("Appropriations: {}", content.kind));
    }
    if !content.fund_codes.is_empty() {
        lines.push(format!("Funding source: {}", content.fund_codes.join(", ")));
    }
    lines.push(match &report.submission {
        Some(submission) => {
            format!(
                "Document {}, edition {}, SHA-256 {}",
                submission.document_id, submission.edition, submission.checksum
            )
        }
        None => "Not submitted".to_owned(),
    });
    lines
}

fn workbook(report: &FormReport) -> std::result::Result<Vec<u8>, XlsxError> {
    let content = &report.content;
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&content.name));
    let sheet = workbook.add_worksheet();
    sheet.set_name(&content.name)?.set_landscape();
    let title = Format::new().set_bold();
    let mut row = 0;
    for line in header(report) {
        sheet.write_string_with_format(row, 0, line, &title)?;
        row += 1;
    }
    let first = write_names(sheet, content, row + 1)?;
    Body { content, first, texts: u16::try_from(content.texts.len()).unwrap_or(1) }.write(sheet)?;
    let mut row = first + u32::try_from(content.rows.len()).unwrap_or_default() + 1;
    for note in &content.notes {
        sheet.write_string(row, 0, note)?;
        row += 1;
    }
    for signature in &content.signatories {
        row += 1;
        sheet.write_string(row, 0, super::signatories::capacity_words(&signature.capacity))?;
        sheet.write_string_with_format(row, 1, &signature.name, &title)?;
        sheet.write_string(row, 2, &signature.position)?;
    }
    workbook.save_to_buffer()
}

/// Three rows of names: what a column stands under, what it shows, and its number. The row after them.
fn write_names(sheet: &mut Worksheet, content: &Content, row: u32) -> std::result::Result<u32, XlsxError> {
    let bold = Format::new()
        .set_bold()
        .set_background_color(Color::RGB(0x00EE_F2F6))
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    for (column, text) in (0..).zip(&content.texts) {
        sheet.write_string_with_format(row + 1, column, text, &bold)?;
        sheet.set_column_width(column, if column == 0 { 44 } else { 20 })?;
    }
    let texts = u16::try_from(content.texts.len()).unwrap_or(1);
    for (column, name) in (texts..).zip(&content.columns) {
        sheet.write_string_with_format(row, column, &name.heading, &bold)?;
        sheet.write_string_with_format(row + 1, column, &name.label, &bold)?;
        sheet.write_string_with_format(row + 2, column, &name.id, &bold)?;
        sheet.set_column_width(column, 17)?;
    }
    sheet.set_freeze_panes(row + 3, 1)?;
    Ok(row + 3)
}

struct Body<'a> {
    content: &'a Content,
    /// Row of the sheet with the first row of the form.
    first: u32,
    /// Columns of text.
    texts: u16,
}

impl Body<'_> {
    fn write(&self, sheet: &mut Worksheet) -> std::result::Result<(), XlsxError> {
        let decimals = if self.content.unit == "PHP" { "#,##0.00" } else { "#,##0" };
        let plain = Format::new().set_num_format(decimals);
        let bold = plain.clone().set_bold();
        let derived = Derived::of(&self.content.columns);
        for (place, row) in self.content.rows.iter().enumerate() {
            let at = self.row(place);
            let format = if row.level == "line" || row.level == "item" && row.adds.is_empty() { &plain } else { &bold };
            for (column, text) in (0..).zip(&row.texts) {
                let indent = if row.level == "line" { format.clone().set_indent(1) } else { format.clone() };
                sheet.write_string_with_format(at, column, text, &indent)?;
            }
            for (index, amount) in row.amounts.iter().enumerate() {
                let follows = derived.0.iter().find(|(column, ..)| *column == index);
                let formula = match follows {
                    _ if !row.adds.is_empty() => Some(self.down(index, &row.adds)),
                    Some((_, plus, minus)) => Some(self.across(place, plus, minus)),
                    None => None,
                };
                let column = self.column(index);
                if let Some(formula) = formula {
                    let formula = Formula::new(formula).set_result(amount);
                    sheet.write_formula_with_format(at, column, formula, format)?;
                } else {
                    let number = amount.parse::<Decimal>().ok().and_then(|amount| amount.to_f64());
                    sheet.write_number_with_format(at, column, number.unwrap_or_default(), format)?;
                }
            }
        }
        Ok(())
    }

    fn row(&self, place: usize) -> u32 {
        self.first + u32::try_from(place).unwrap_or_default()
    }

    fn column(&self, index: usize) -> u16 {
        self.texts + u16::try_from(index).unwrap_or_default()
    }

    /// What a row adds up in a column; neighbours as a range.
    fn down(&self, index: usize, places: &[usize]) -> String {
        let column = self.column(index);
        let cell = |place: usize| row_col_to_cell(self.row(place), column);
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for place in places {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == *place => *last = *place,
                _ => ranges.push((*place, *place)),
            }
        }
        let ranges: Vec<String> = ranges
            .iter()
            .map(|(from, to)| if from == to { cell(*from) } else { format!("{}:{}", cell(*from), cell(*to)) })
            .collect();
        let sums: Vec<String> = ranges.chunks(MOST_ARGUMENTS).map(|part| format!("SUM({})", part.join(","))).collect();
        format!("={}", sums.join("+"))
    }

    /// What a row has in a column that follows from others.
    fn across(&self, place: usize, plus: &[usize], minus: &[usize]) -> String {
        let cell = |index: &usize| row_col_to_cell(self.row(place), self.column(*index));
        let plus: Vec<String> = plus.iter().map(cell).collect();
        let minus = minus.iter().map(cell).fold(String::new(), |minus, cell| minus + "-" + &cell);
        format!("={}{minus}", plus.join("+"))
    }
}
