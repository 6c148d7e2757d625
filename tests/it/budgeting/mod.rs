//! Budgeting over HTTP and in raw SQL.

pub(crate) mod fixture;
mod forms;
mod invariants;
mod mutants;
pub(crate) mod planted;
mod properties;
mod race;
pub(crate) mod preparation;
