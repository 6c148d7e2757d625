//! The battery: every known way in which isolation by row security fails, tried on this system. Each entry of
//! `tests/battery.csv` that applies is a test of that name here; `tests/BATTERY.md` is made of both.

mod ctx;
mod ctx_within;
mod dml;
mod function;
mod hearing;
mod http_accounts;
mod http_connection;
mod http_forgery;
mod http_input;
mod http_mail;
mod http_pages;
mod http_rows;
mod http_session;
mod http_told;
mod injection;
mod leak;
mod leak_beside;
mod migration;
mod object;
mod partition;
mod plan;
mod pool;
mod pool_service;
mod privilege;
mod reference;
mod reference_oracles;
mod replication;
mod role;
mod role_reporting;
mod stage;
mod standby;
mod view;

use std::fs;
use std::path::Path;

/// The text of every file below a folder of the repository with this extension, with its path.
fn sources(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|own| own == extension) {
                found.push((path.display().to_string(), fs::read_to_string(path).unwrap()));
            }
        }
    }
    assert!(!found.is_empty());
    found
}
