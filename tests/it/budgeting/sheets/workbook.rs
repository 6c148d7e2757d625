//! Workbooks as a spreadsheet program leaves them: read, changed, and written by other code than the service's.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use rust_xlsxwriter::Workbook;

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    Empty,
    Text(String),
    Number(f64),
    Formula(String),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// The columns by number.
pub(super) const PROGRAMME: usize = 0;
pub(super) const CLASS: usize = 1;
pub(super) const OBJECT_CODE: usize = 2;
pub(super) const DESCRIPTION: usize = 4;
pub(super) const UNIT_COST: usize = 5;
pub(super) const QUANTITY: usize = 6;
pub(super) const TOTAL: usize = 7;
pub(super) const PROGRAMME_ID: usize = 10;
pub(super) const LINE_ID: usize = 11;

/// The two sheets of a workbook that the service reads.
#[derive(Clone, Debug)]
pub(super) struct Book {
    pub lines: Vec<Vec<Cell>>,
    pub keys: Vec<Vec<Cell>>,
}

impl Book {
    pub(super) fn read(bytes: &[u8]) -> Self {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes.to_vec())).unwrap();
        let mut rows = |name: &str| {
            let range = workbook.worksheet_range(name).unwrap();
            let cell = |data: &Data| match data {
                Data::Empty => Cell::Empty,
                Data::Float(number) => Cell::Number(*number),
                Data::Int(number) => Cell::Number(i32::try_from(*number).unwrap().into()),
                other => Cell::Text(other.to_string()),
            };
            range.rows().map(|row| row.iter().map(cell).collect()).collect()
        };
        Self { lines: rows("Lines"), keys: rows("Keys") }
    }

    /// The row of the line with this description.
    pub(super) fn row(&mut self, description: &str) -> &mut Vec<Cell> {
        let wanted = Cell::from(description);
        self.lines.iter_mut().find(|row| row[DESCRIPTION] == wanted).unwrap_or_else(|| panic!("no line {description}"))
    }

    /// Takes the row of a line out, as one deletes a row.
    pub(super) fn remove(&mut self, description: &str) {
        let wanted = Cell::from(description);
        self.lines.retain(|row| row[DESCRIPTION] != wanted);
    }

    /// Writes a new row at the end.
    pub(super) fn add(&mut self, programme: &str, class: &str, description: &str, unit_cost: f64, quantity: f64) {
        let mut row = vec![Cell::Empty; 12];
        for (column, cell) in [
            (PROGRAMME, programme.into()),
            (CLASS, class.into()),
            (DESCRIPTION, description.into()),
            (UNIT_COST, unit_cost.into()),
            (QUANTITY, quantity.into()),
        ] {
            row[column] = cell;
        }
        self.lines.push(row);
    }

    pub(super) fn write(&self) -> Vec<u8> {
        let mut workbook = Workbook::new();
        for (name, rows) in [("Lines", &self.lines), ("Keys", &self.keys)] {
            let sheet = workbook.add_worksheet().set_name(name).unwrap();
            for (row, cells) in (0..).zip(rows) {
                for (column, cell) in (0..).zip(cells) {
                    match cell {
                        Cell::Empty => continue,
                        Cell::Text(text) => sheet.write_string(row, column, text).unwrap(),
                        Cell::Number(number) => sheet.write_number(row, column, *number).unwrap(),
                        Cell::Formula(formula) => sheet.write_formula(row, column, formula.as_str()).unwrap(),
                    };
                }
            }
        }
        workbook.save_to_buffer().unwrap()
    }
}
