//! The lines of a proposal as a workbook: a sheet to edit, a sheet that explains it, and a hidden one that remembers which lines,
//! in which versions, it was made of.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, Format, FormatAlign, Formula, ProtectionOptions, Workbook, Worksheet,
    XlsxError,
};

use super::rows::Column;
use super::{MOST_ROWS, XLSX};
use crate::error::{Error, Result};
use crate::web::Document;
use bmms_queries::queries::budgeting::imports::{SheetLine, SheetProgramme, SheetProposal};

/// The sheet that people edit.
pub(super) const LINES: &str = "Lines";
/// The sheet that remembers.
pub(super) const KEYS: &str = "Keys";
const HELP: &str = "How to use";

/// What the second sheet says.
const SENTENCES: [&str; 10] = [
    "Edit the lines on the sheet “Lines”, save the file as an Excel workbook (.xlsx), and upload it where you downloaded it. Every difference is shown to you before anything is stored.",
    "To change a line, type over it. To remove a line, delete its whole row. To add a line, write a new row at the end, with the name of the programme as it stands in the other rows and without ids.",
    "Leave the columns “Programme id” and “Line id” as they are. A row with a line id is that line; a row without one is a new line.",
    "A line stays in its programme. To move it, remove it and add it under the other programme.",
    "Class is PS, MOOE, CO or FE. If you give an object code, the class must be the code's, or empty.",
    "Object code has ten digits from the official list, or stays empty.",
    "Unit cost and Quantity are plain numbers: no formulas, no text. Unit cost has at most two decimals, Quantity is a whole number.",
    "Total is worked out by the sheet for you to see. What stands there is not read.",
    "The first row and the hidden sheet stay as they are: the upload is known by them.",
    "A sheet has at most 5,000 lines.",
];

/// The workbook of a proposal, of at most [`MOST_ROWS`] lines.
pub(super) fn document(
    org_code: &str,
    proposal: &SheetProposal,
    programmes: &[SheetProgramme],
    lines: &[SheetLine],
) -> Result<Document> {
    if lines.len() > MOST_ROWS {
        return Err(Error::named("sheet_rows"));
    }
    let bytes = workbook(proposal, programmes, lines)
        .map_err(|error| Error::Internal(anyhow::anyhow!("cannot write the sheet: {error}")))?;
    let name = format!("{org_code}-budget-{}-lines.xlsx", proposal.fiscal_year);
    Ok(Document { name, media_type: XLSX, bytes })
}

fn workbook(
    proposal: &SheetProposal,
    programmes: &[SheetProgramme],
    lines: &[SheetLine],
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(&proposal.title));
    write_lines(workbook.add_worksheet().set_name(LINES)?, programmes, lines)?;
    write_help(workbook.add_worksheet().set_name(HELP)?, proposal, programmes)?;
    let keys = workbook.add_worksheet().set_name(KEYS)?;
    keys.set_hidden(true);
    keys.write_string(0, 0, "proposal")?.write_string(0, 1, proposal.id.to_string())?;
    for (row, line) in (1..).zip(lines) {
        keys.write_string(row, 0, line.id.to_string())?.write_number(row, 1, line.version)?;
    }
    workbook.save_to_buffer()
}

/// How cells look that may be written into, and the header, which may not.
struct Formats {
    header: Format,
    text: Format,
    money: Format,
    whole: Format,
    quiet: Format,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top).set_unlocked();
        Self {
            header: Format::new().set_bold().set_background_color(Color::RGB(0x00EE_F2F6)).set_text_wrap(),
            text: cell.clone().set_text_wrap().set_num_format("@"),
            money: cell.clone().set_num_format("#,##0.00"),
            whole: cell.clone().set_num_format("0"),
            quiet: cell.set_font_color(Color::RGB(0x005B_6770)),
        }
    }

    fn of(&self, column: Column) -> &Format {
        match column {
            Column::UnitCost | Column::Total => &self.money,
            Column::Quantity => &self.whole,
            Column::ProgrammeId | Column::LineId => &self.quiet,
            _ => &self.text,
        }
    }
}

fn write_lines(
    sheet: &mut Worksheet,
    programmes: &[SheetProgramme],
    lines: &[SheetLine],
) -> std::result::Result<(), XlsxError> {
    let formats = Formats::new();
    for (index, column) in (0..).zip(Column::ALL) {
        sheet.set_column_width(index, column.width())?;
        sheet.set_column_format(index, formats.of(column))?;
        sheet.write_string_with_format(0, index, column.title(), &formats.header)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    let last = u32::try_from(MOST_ROWS).unwrap_or(u32::MAX);
    let classes = DataValidation::new().allow_list_strings(&["PS", "MOOE", "CO", "FE"])?;
    sheet.add_data_validation(1, 1, last, 1, &classes)?;
    // Whoever adds lines to a programme without any still needs its name: one empty row each says it.
    let empty = programmes.iter().filter(|programme| lines.iter().all(|line| line.programme_id != programme.id));
    for (row, line) in (1..).zip(lines) {
        write_line(sheet, &formats, row, line)?;
    }
    let first = u32::try_from(lines.len()).unwrap_or(u32::MAX) + 1;
    for (row, programme) in (first..).zip(empty) {
        sheet.write_string_with_format(row, 0, &programme.title, &formats.text)?;
        sheet.write_string_with_format(row, 10, programme.id.to_string(), &formats.quiet)?;
    }
    sheet.protect_with_options(&ProtectionOptions {
        insert_rows: true,
        delete_rows: true,
        format_cells: true,
        format_columns: true,
        format_rows: true,
        sort: true,
        use_autofilter: true,
        ..ProtectionOptions::new()
    });
    Ok(())
}

fn write_line(
    sheet: &mut Worksheet,
    formats: &Formats,
    row: u32,
    line: &SheetLine,
) -> std::result::Result<(), XlsxError> {
    let texts = [
        (0, line.programme.as_str()),
        (1, &line.expense_class.to_uppercase()),
        (2, line.object_code.as_deref().unwrap_or_default()),
        (3, &line.sub_category),
        (4, &line.description),
        (8, &line.justification),
        (9, &line.notes),
    ];
    for (column, text) in texts {
        if text.is_empty() {
            sheet.write_blank(row, column, &formats.text)?;
        } else {
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
    }
    sheet.write_number_with_format(row, 5, line.unit_cost.to_f64().unwrap_or_default(), &formats.money)?;
    sheet.write_number_with_format(row, 6, line.quantity, &formats.whole)?;
    let total = Formula::new(format!("=F{0}*G{0}", row + 1)).set_result(line.total_cost.to_string());
    sheet.write_formula_with_format(row, 7, total, &formats.money)?;
    sheet.write_string_with_format(row, 10, line.programme_id.to_string(), &formats.quiet)?;
    sheet.write_string_with_format(row, 11, line.id.to_string(), &formats.quiet)?;
    Ok(())
}

fn write_help(
    sheet: &mut Worksheet,
    proposal: &SheetProposal,
    programmes: &[SheetProgramme],
) -> std::result::Result<(), XlsxError> {
    let (bold, wrapped) = (Format::new().set_bold(), Format::new().set_text_wrap().set_align(FormatAlign::Top));
    sheet.set_column_width(0, 100)?;
    sheet.write_string_with_format(0, 0, format!("{}, {}", proposal.title, proposal.fiscal_year), &bold)?;
    for (row, sentence) in (2..).zip(SENTENCES) {
        sheet.write_string_with_format(row, 0, sentence, &wrapped)?;
    }
    sheet.write_string_with_format(13, 0, "Programmes of this proposal", &bold)?;
    for (row, programme) in (14..).zip(programmes) {
        sheet.write_string_with_format(row, 0, &programme.title, &wrapped)?;
    }
    Ok(())
}
