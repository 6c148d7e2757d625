//! The database of BMMS as this version of the program wants it: roles, migrations and policies, and how to bring a
//! database there. Used by `bmms migrate`, by the generator of the typed queries and by the tests, so all three agree.

pub mod cluster;
mod migrate;

pub use migrate::{Report, migrate, prepare, reverify_foreign_keys};

/// Logins of the running system and of its deployment; each gets its password from the configuration.
pub const LOGINS: [&str; 5] = [
    "bmms_migrator",
    "bmms_service",
    "bmms_accounts",
    "bmms_oversight",
    "bmms_backup",
];
