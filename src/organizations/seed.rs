//! The official list of organizations: the 44 MOAs of the Bangsamoro government, and MPOS, which is kept inactive until
//! its place is decided (organizations: section 3).

use anyhow::{Context, Result};
use bmms_queries::client::{GenericClient, Params};
use bmms_queries::queries::auth::platform::{LoadOrganizationParams, load_organization};
use serde::Deserialize;
use tokio_postgres::Client;

const LIST: &str = include_str!("organizations.csv");

/// A line of the list.
#[derive(Clone, Debug, Deserialize)]
pub struct Listed {
    /// Number: the tenant.
    pub org_id: i32,
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// ministry, office, agency, special or commission.
    pub org_type: String,
    /// Whether it takes part in the pilot.
    pub is_pilot: bool,
    /// Whether it can be entered; not so for one whose place is not decided.
    pub is_active: bool,
}

/// How much of an organization that is there already is brought back to the list. Named as the database names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Nothing.
    Add,
    /// Name and kind.
    Refresh,
    /// These, and whether it is active and a pilot.
    Flags,
    /// These, and it gets a day of onboarding if it has none.
    Pilot,
    /// Everything, as if it were new; refused once somebody worked in an organization.
    All,
}

impl Load {
    const fn name(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Refresh => "refresh",
            Self::Flags => "flags",
            Self::Pilot => "pilot",
            Self::All => "all",
        }
    }
}

/// The official list, OOBC first.
pub fn official() -> Result<Vec<Listed>> {
    let lines = csv::Reader::from_reader(LIST.as_bytes()).into_deserialize();
    lines.collect::<Result<_, _>>().context("the list of organizations")
}

/// Brings one organization to what the list says: `created`, `updated` or `unchanged`. Another code under its number, or
/// another number under its code, is an error.
pub async fn load<C: GenericClient>(migrator: &C, listed: &Listed, how: Load) -> Result<String, tokio_postgres::Error> {
    let organization = LoadOrganizationParams {
        org_id: listed.org_id,
        code: listed.code.as_str(),
        name: listed.name.as_str(),
        org_type: listed.org_type.as_str(),
        is_pilot: listed.is_pilot,
        is_active: listed.is_active,
        mode: how.name(),
    };
    load_organization().params(migrator, &organization).one().await
}

/// Adds what is missing of the list, all of it or nothing, and returns how many were added. OOBC is number 1 or the
/// load stops. `migrator` is connected as `bmms_migrator`.
pub async fn seed(migrator: &mut Client) -> Result<usize> {
    let tx = migrator.transaction().await?;
    let mut added = 0;
    for listed in official()? {
        let outcome = load(&tx, &listed, Load::Add).await.with_context(|| listed.code.clone())?;
        added += usize::from(outcome == "created");
    }
    tx.commit().await?;
    Ok(added)
}
