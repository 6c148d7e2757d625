//! Reading a sheet that came back. It comes from outside: whatever it claims to be, what it unpacks to, how many rows and how
//! much text it may have are bounded before anything is kept.

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Cursor, Read};

use calamine::{DataRef, Reader, Xlsx};
use uuid::Uuid;
use zip::ZipArchive;

use super::rows::Column;
use super::workbook::{KEYS, LINES};
use super::{MOST_BYTES, MOST_ROWS};
use crate::error::{Error, Result};

/// What a workbook may unpack to, in bytes.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Parts of a workbook.
const MOST_PARTS: usize = 200;
/// Text of a cell in bytes; a spreadsheet program allows 32,767 characters.
const MOST_TEXT: usize = 132_000;
/// Text of all cells in bytes: one long text can be meant by every cell.
const MOST_TEXTS: usize = 16 * 1024 * 1024;
const COLUMNS: usize = Column::ALL.len();

/// What stands in a cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Cell {
    /// Nothing, or spaces.
    #[default]
    Empty,
    /// Text without spaces around it, line ends as `\n`.
    Text(String),
    /// A number.
    Number(f64),
    /// A formula, whatever it comes to.
    Formula,
    /// A date, a truth value, an error.
    Other,
}

/// A row that is not empty.
#[derive(Clone, Debug)]
pub(super) struct Row {
    /// Its number, the header being 1.
    pub number: u32,
    cells: [Cell; COLUMNS],
}

impl Row {
    /// What stands under a column.
    pub(super) fn cell(&self, column: Column) -> &Cell {
        Column::ALL.iter().position(|known| *known == column).map_or(&Cell::Empty, |index| &self.cells[index])
    }

    /// Whether nothing is said in it but where a line would belong: the total is the sheet's, the programme a help.
    fn is_idle(&self) -> bool {
        let says = |column: &Column| {
            !matches!(column, Column::Programme | Column::ProgrammeId | Column::Total)
                && *self.cell(*column) != Cell::Empty
        };
        !Column::ALL.iter().any(says)
    }
}

/// A sheet as it came back.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// The proposal it was made of.
    pub proposal_id: Uuid,
    /// The lines it was made of, with their versions then.
    pub keys: HashMap<Uuid, i32>,
    /// Its rows by number.
    pub rows: Vec<Row>,
}

/// Reads a file. It takes a while: not for a thread that serves requests.
pub(super) fn read(bytes: &[u8]) -> Result<Sheet> {
    if bytes.len() > MOST_BYTES {
        return Err(Error::named("sheet_size"));
    }
    refuse_bomb(bytes)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    let names = workbook.sheet_names();
    if ![LINES, KEYS].iter().all(|wanted| names.iter().any(|name| name == wanted)) {
        return Err(Error::named("sheet_foreign"));
    }
    let mut texts = MOST_TEXTS;
    let keys: BTreeMap<u32, [Cell; 2]> = cells(&mut workbook, KEYS, &mut texts)?;
    let (proposal_id, keys) = known(&keys).ok_or_else(|| Error::named("sheet_foreign"))?;
    let mut rows: BTreeMap<u32, [Cell; COLUMNS]> = cells(&mut workbook, LINES, &mut texts)?;
    let header = rows.remove(&0).unwrap_or_default();
    let is_kept = header.iter().zip(Column::ALL).all(|(cell, column)| *cell == Cell::Text(column.title().to_owned()));
    if !is_kept {
        return Err(Error::named("sheet_header"));
    }
    let rows = rows.into_iter().map(|(index, cells)| Row { number: index + 1, cells }).filter(|row| !row.is_idle());
    let rows: Vec<Row> = rows.collect();
    if rows.len() > MOST_ROWS {
        return Err(Error::named("sheet_rows"));
    }
    Ok(Sheet { proposal_id, keys, rows })
}

fn unreadable() -> Error {
    Error::named("sheet_unreadable")
}

/// Unpacks everything into nothing, to know that it is a workbook's archive of a bearable size, whatever it says of itself.
fn refuse_bomb(bytes: &[u8]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| unreadable())?;
    if archive.len() > MOST_PARTS {
        return Err(Error::named("sheet_size"));
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| unreadable())?;
        let unpacked = io::copy(&mut part.take(left + 1), &mut io::sink()).map_err(|_| unreadable())?;
        left = left.checked_sub(unpacked).ok_or_else(|| Error::named("sheet_size"))?;
    }
    Ok(())
}

/// The first columns of the rows of a sheet that have anything in them, by row from 0.
fn cells<const N: usize>(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    texts: &mut usize,
) -> Result<BTreeMap<u32, [Cell; N]>>
where
    [Cell; N]: Default,
{
    let mut reader = workbook.worksheet_cells_reader(name).map_err(|_| unreadable())?;
    let mut rows: BTreeMap<u32, [Cell; N]> = BTreeMap::new();
    while let Some(record) = reader.next_cell_with_formula_metadata().map_err(|_| unreadable())? {
        let (row, column) = record.pos;
        let Some(column) = usize::try_from(column).ok().filter(|column| *column < N) else { continue };
        let cell = if record.formula.is_some() { Cell::Formula } else { cell(&record.value, texts)? };
        if cell == Cell::Empty {
            continue;
        }
        rows.entry(row).or_default()[column] = cell;
        // The header, and a row more for each programme without lines, which says nothing.
        if rows.len() > 2 * MOST_ROWS {
            return Err(Error::named("sheet_rows"));
        }
    }
    Ok(rows)
}

fn cell(value: &DataRef<'_>, texts: &mut usize) -> Result<Cell> {
    let text = match value {
        DataRef::Empty => return Ok(Cell::Empty),
        #[expect(clippy::cast_precision_loss, reason = "a sheet has no whole numbers beyond those of a float")]
        DataRef::Int(number) => return Ok(Cell::Number(*number as f64)),
        DataRef::Float(number) => return Ok(Cell::Number(*number)),
        DataRef::SharedString(text) => text,
        DataRef::String(text) => text.as_str(),
        _ => return Ok(Cell::Other),
    };
    *texts = texts.checked_sub(text.len()).ok_or_else(|| Error::named("sheet_size"))?;
    if text.len() > MOST_TEXT {
        return Err(Error::named("sheet_size"));
    }
    let text = text.replace("\r\n", "\n");
    let text = text.trim();
    Ok(if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) })
}

/// The proposal and the lines that the hidden sheet remembers.
fn known(keys: &BTreeMap<u32, [Cell; 2]>) -> Option<(Uuid, HashMap<Uuid, i32>)> {
    let id = |cell: &Cell| match cell {
        Cell::Text(text) => Uuid::try_parse(text).ok(),
        _ => None,
    };
    let proposal_id = id(&keys.get(&0)?[1])?;
    let lines = keys.range(1..).map(|(_, [line, version])| Some((id(line)?, whole(version)?)));
    Some((proposal_id, lines.collect::<Option<_>>()?))
}

/// A whole number of a cell.
pub(super) fn whole(cell: &Cell) -> Option<i32> {
    let Cell::Number(number) = cell else { return None };
    let is_whole = number.fract() == 0.0 && (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(number);
    #[expect(clippy::cast_possible_truncation, reason = "it is whole and within the bounds of the type")]
    is_whole.then_some(*number as i32)
}
