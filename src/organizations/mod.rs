//! The organization of the request: its profile, which its admins keep, and its module switches, which the platform
//! operator sets. Table `organizations.organizations`.

pub mod api;
pub mod legacy;
pub mod pages;
mod seed;
pub(crate) mod settings;

pub use seed::{Listed, Load, load, official, seed};

use bmms_queries::client::Params;
use bmms_queries::queries::organizations::organizations::{
    Organization, UpdateLogoParams, UpdateModulesParams, UpdateProfileParams, UpdateSecurityParams, by_org_id,
    logo as logo_row, update_logo, update_modules, update_profile, update_security,
};
use futures_util::try_join;
use poem_openapi::Object;
use serde::Deserialize;

use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};

/// What an admin may say about the organization.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Profile {
    /// Full official name.
    #[oai(validator(max_length = 200))]
    pub name: String,
    /// Short name, only where it differs from the code.
    #[oai(validator(max_length = 20))]
    pub acronym: String,
    /// Legal mandate.
    pub mandate: String,
    /// Powers and functions.
    pub powers: Vec<String>,
    /// Name of the head.
    #[oai(validator(max_length = 200))]
    pub head_official: String,
    /// Title of the head.
    #[oai(validator(max_length = 100))]
    pub head_title: String,
    /// Official mail address.
    #[oai(validator(max_length = 254))]
    pub email: String,
    /// Official telephone number.
    #[oai(validator(max_length = 20))]
    pub phone: String,
    /// Official site.
    #[oai(validator(max_length = 200))]
    pub website: String,
    /// Postal address.
    pub address: String,
}

/// Which modules an organization uses.
#[expect(clippy::struct_excessive_bools, reason = "six switches are six booleans")]
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Modules {
    /// Needs assessment.
    pub mana: bool,
    /// Planning.
    pub planning: bool,
    /// Budgeting.
    pub budgeting: bool,
    /// Monitoring and evaluation.
    pub me: bool,
    /// Coordination.
    pub coordination: bool,
    /// Policy recommendations.
    pub policies: bool,
}

impl Modules {
    /// Those of an organization.
    fn of(row: &Organization) -> Self {
        Self {
            mana: row.enable_mana,
            planning: row.enable_planning,
            budgeting: row.enable_budgeting,
            me: row.enable_me,
            coordination: row.enable_coordination,
            policies: row.enable_policies,
        }
    }
}

/// What an organization may and must do, a sentence each.
fn powers(row: &Organization) -> Vec<String> {
    serde_json::from_value(row.powers.clone()).unwrap_or_default()
}

/// How one gets in.
#[derive(Clone, Copy, Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Security {
    /// Whether only who showed a second factor at sign-in may enter.
    pub require_second_factor: bool,
}

/// The member's own organization.
pub async fn get(db: &Db, member: &Member) -> Result<Organization> {
    member.require("organization.view")?;
    let org_id = member.org_id();
    db.read(member, async |tx| by_org_id().bind(tx, &org_id).opt().await?.ok_or(Error::NotFound)).await
}

/// Rewrites the profile.
pub async fn set_profile(db: &Db, member: &Member, version: i32, profile: &Profile) -> Result<Organization> {
    member.require("organization.edit")?;
    let org_id = member.org_id();
    let powers = serde_json::Value::from(profile.powers.clone());
    let changed = UpdateProfileParams {
        name: &profile.name,
        acronym: &profile.acronym,
        mandate: &profile.mandate,
        powers: &powers,
        head_official: &profile.head_official,
        head_title: &profile.head_title,
        email: &profile.email,
        phone: &profile.phone,
        website: &profile.website,
        address: &profile.address,
        org_id,
        version,
    };
    db.write(member, async |tx| {
        let (update, query) = (update_profile(), by_org_id());
        let (updated, row) = try_join!(update.params(tx, &changed).opt(), query.bind(tx, &org_id).opt())?;
        found(updated, row)
    })
    .await
}

/// The logo on the organization's documents.
pub async fn logo(db: &Db, member: &Member) -> Result<Vec<u8>> {
    member.require("organization.view")?;
    let org_id = member.org_id();
    let row = db.read(member, async |tx| logo_row().bind(tx, &org_id).opt().await?.ok_or(Error::NotFound)).await?;
    if row.logo.is_empty() { Err(Error::NotFound) } else { Ok(row.logo) }
}

/// Sets the logo, or removes it with an empty one.
pub async fn set_logo(db: &Db, member: &Member, version: i32, logo: &[u8]) -> Result<Organization> {
    member.require("organization.edit")?;
    let org_id = member.org_id();
    let changed = UpdateLogoParams { logo, org_id, version };
    db.write(member, async |tx| {
        let (update, query) = (update_logo(), by_org_id());
        let (updated, row) = try_join!(update.params(tx, &changed).opt(), query.bind(tx, &org_id).opt())?;
        found(updated, row)
    })
    .await
}

/// Sets the module switches; the platform operator's alone.
pub async fn set_modules(db: &Db, member: &Member, version: i32, modules: Modules) -> Result<Organization> {
    member.require("organization.switch")?;
    let org_id = member.org_id();
    let Modules { mana, planning, budgeting, me, coordination, policies } = modules;
    let changed = UpdateModulesParams { mana, planning, budgeting, me, coordination, policies, org_id, version };
    db.write(member, async |tx| {
        let (update, query) = (update_modules(), by_org_id());
        let (updated, row) = try_join!(update.params(tx, &changed).opt(), query.bind(tx, &org_id).opt())?;
        found(updated, row)
    })
    .await
}

/// Says how one gets in.
pub async fn set_security(db: &Db, member: &Member, version: i32, security: Security) -> Result<Organization> {
    member.require("organization.edit")?;
    let org_id = member.org_id();
    let changed = UpdateSecurityParams { require_second_factor: security.require_second_factor, org_id, version };
    db.write(member, async |tx| {
        let (update, query) = (update_security(), by_org_id());
        let (updated, row) = try_join!(update.params(tx, &changed).opt(), query.bind(tx, &org_id).opt())?;
        found(updated, row)
    })
    .await
}

fn found(updated: Option<i32>, row: Option<Organization>) -> Result<Organization> {
    let row = row.ok_or(Error::NotFound)?;
    if updated.is_some() { Ok(row) } else { Err(Error::Stale) }
}
