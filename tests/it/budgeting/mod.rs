//! Budgeting over HTTP and in raw SQL.

mod execution;
mod execution_pages;
pub(crate) mod fixture;
pub(crate) mod forms;
mod invariants;
mod mutants;
pub(crate) mod planted;
pub(crate) mod preparation;
mod properties;
mod race;
mod sheets;
