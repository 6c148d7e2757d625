//! The official list of organizations: the 44 MOAs of the Bangsamoro government, and MPOS, which is kept inactive until
//! its place is decided (organizations: section 3).

use anyhow::{Context, Result};
use bmms_queries::client::Params;
use bmms_queries::queries::auth::platform::{LoadOrganizationParams, load_organization};
use serde::Deserialize;
use tokio_postgres::Client;

const LIST: &str = include_str!("organizations.csv");

#[derive(Deserialize)]
struct Line {
    org_id: i32,
    code: String,
    name: String,
    org_type: String,
    is_pilot: bool,
    is_active: bool,
}

/// Adds what is missing of the list, all of it or nothing, and returns how many were added. OOBC is number 1 or the
/// load stops. `migrator` is connected as `bmms_migrator`.
pub async fn seed(migrator: &mut Client) -> Result<usize> {
    let tx = migrator.transaction().await?;
    let mut added = 0;
    for line in csv::Reader::from_reader(LIST.as_bytes()).into_deserialize() {
        let line: Line = line.context("the list of organizations")?;
        let organization = LoadOrganizationParams {
            org_id: line.org_id,
            code: line.code.as_str(),
            name: line.name.as_str(),
            org_type: line.org_type.as_str(),
            is_pilot: line.is_pilot,
            is_active: line.is_active,
        };
        let created = load_organization().params(&tx, &organization).one().await.with_context(|| line.code.clone())?;
        added += usize::from(created);
    }
    tx.commit().await?;
    Ok(added)
}
