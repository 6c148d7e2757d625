//! Sheets of budgeting: the lines of a proposal as a workbook that is edited and taken back, a proposal built from an earlier one,
//! budget calls and object codes as an organization reads them, and the reports on what was proposed. Tables
//! `budgeting.imports`, `budgeting.calls`, `budgeting.ceilings` and `budgeting.object_codes`; what is accepted is written by
//! `policies/budgeting_sheets.sql`.

pub mod api;
mod body;
pub mod calls;
mod compare;
pub mod copies;
pub mod exports;
mod figures;
pub mod imports;
pub mod object_codes;
pub(crate) mod pages;
mod reading;
pub mod report_tables;
pub mod reports;
mod rows;
mod workbook;

/// Expense classes in their order.
pub const CLASSES: [&str; 4] = ["ps", "mooe", "co", "fe"];
/// Bytes of a sheet that is taken back.
pub const MOST_BYTES: usize = 10 * 1024 * 1024;
/// Lines of a sheet.
pub const MOST_ROWS: usize = 5000;
/// Media type of a workbook.
pub const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
