//! The database of BMMS as this version of the program wants it: roles, migrations and policies, and how to bring a
//! database there. Used by `bmms migrate`, by the generator of the typed queries and by the tests, so all three agree.

pub mod cluster;
mod manifest;
mod migrate;

pub use manifest::{falsified, manifest};
pub use migrate::{Policies, Report, latest_version, migrate, prepare, prepare_database, reverify_foreign_keys};
