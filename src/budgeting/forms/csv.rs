//! A form as CSV: texts, then figures under their numbers and names.

use super::Content;
use super::content::FormRow;
use crate::error::Result;
use crate::web::Document;
use crate::web::export::{self, Cell};

/// The form as CSV.
pub(super) fn write(content: &Content, name: &str) -> Result<Document> {
    let texts = content.texts.len();
    let cells = |row: &FormRow| {
        let blank = std::iter::repeat_n(Cell::Empty, texts.saturating_sub(row.texts.len()));
        let labels = row.texts.iter().map(|text| Cell::from(text.clone())).chain(blank);
        // Whole thousands stay whole.
        let figure = |amount: &String| if amount.contains('.') { Cell::decimal(amount) } else { number(amount) };
        labels.chain(row.amounts.iter().map(figure)).collect()
    };
    let named = content.columns.iter().map(|column| format!("{} {}: {}", column.id, column.heading, column.label));
    let columns: Vec<String> = content.texts.iter().cloned().chain(named).collect();
    let rows: Vec<Vec<Cell>> = content.rows.iter().map(cells).collect();
    export::csv(name, &columns, &rows)
}

fn number(amount: &str) -> Cell {
    amount.parse().map_or_else(|_| Cell::decimal(amount), Cell::Integer)
}
