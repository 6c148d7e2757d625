//! Organizations as the platform operator keeps them: added, switched on and off, their modules, and how far the pilots are.

use bmms_queries::client::Params;
use bmms_queries::queries::platform::organizations::{
    AddOrganizationParams, ChangeOrganizationParams, Organization as Row, OrganizationsParams, Pilot as PilotRow,
    add_organization, change_organization, organizations, pilots as pilot_rows,
};
use chrono::{DateTime, Datelike, NaiveDate, Utc};
use poem_openapi::Object;
use serde::Deserialize;

use super::recorded;
use crate::auth::Caller;
use crate::error::{Error, Result};
use crate::organizations::Modules;
use crate::server::App;
use crate::web::{Checks, Representation};

/// Kinds of organizations.
pub const TYPES: [&str; 5] = ["ministry", "office", "agency", "special", "commission"];

/// An organization, as the platform knows it.
#[derive(Clone, Debug, Object)]
pub struct PlatformOrganization {
    /// Its number: the tenant. Never changes.
    pub number: i32,
    /// Its code, as in addresses. Never changes.
    pub code: String,
    /// Full official name.
    pub name: String,
    /// ministry, office, agency, special or commission.
    pub org_type: String,
    /// Whether anybody can enter it.
    pub is_active: bool,
    /// Whether it takes part in the pilot.
    pub is_pilot: bool,
    /// First day of onboarding.
    #[oai(nullable)]
    pub onboarding_date: Option<NaiveDate>,
    /// First day of productive use.
    #[oai(nullable)]
    pub go_live_date: Option<NaiveDate>,
    /// Modules that are switched on.
    pub modules: Modules,
    /// Active members.
    pub members: i64,
    /// Version of the row, as in the `ETag`.
    pub version: i32,
}

/// A new organization.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewOrganization {
    /// Its number, which no other has: 1 to 9999.
    #[oai(validator(minimum(value = "1"), maximum(value = "9999")))]
    pub number: i32,
    /// Its code: capital letters, digits and hyphens.
    #[oai(validator(pattern = "^[A-Z0-9][A-Z0-9-]{0,19}$"))]
    pub code: String,
    /// Full official name.
    #[oai(validator(min_length = 1, max_length = 200))]
    pub name: String,
    /// ministry, office, agency, special or commission.
    #[oai(validator(pattern = "^(ministry|office|agency|special|commission)$"))]
    pub org_type: String,
}

/// What the operator sets of an organization.
#[derive(Debug, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct OrganizationStates {
    /// Whether anybody can enter it.
    pub is_active: bool,
    /// Whether it takes part in the pilot.
    pub is_pilot: bool,
    /// First day of onboarding.
    #[serde(default)]
    #[oai(nullable)]
    pub onboarding_date: Option<NaiveDate>,
    /// First day of productive use, not before onboarding.
    #[serde(default)]
    #[oai(nullable)]
    pub go_live_date: Option<NaiveDate>,
    /// Modules that are switched on.
    pub modules: Modules,
}

/// How far the people of a pilot organization are.
#[derive(Debug, Object)]
pub struct Pilot {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether anybody can enter it.
    pub is_active: bool,
    /// First day of onboarding.
    #[oai(nullable)]
    pub onboarding_date: Option<NaiveDate>,
    /// First day of productive use.
    #[oai(nullable)]
    pub go_live_date: Option<NaiveDate>,
    /// Active admins.
    pub admins: i64,
    /// Active managers.
    pub managers: i64,
    /// Active staff.
    pub staff: i64,
    /// Active viewers.
    pub viewers: i64,
    /// Of all of them, who never signed in.
    pub never_signed_in: i64,
    /// The last sign-in of any of them.
    #[oai(nullable)]
    pub last_sign_in_at: Option<DateTime<Utc>>,
}

impl Pilot {
    /// All active members.
    pub fn members(&self) -> i64 {
        self.admins + self.managers + self.staff + self.viewers
    }
}

/// Every organization, also those that nobody can enter, by code.
pub async fn list(app: &App, caller: &Caller) -> Result<Vec<PlatformOrganization>> {
    let rows = rows(app, caller, None).await?;
    Ok(rows.into_iter().map(PlatformOrganization::from).collect())
}

/// The organization of a code, in any letter case.
pub async fn get(app: &App, caller: &Caller, code: &str) -> Result<PlatformOrganization> {
    rows(app, caller, Some(code)).await?.into_iter().next().map(PlatformOrganization::from).ok_or(Error::NotFound)
}

async fn rows(app: &App, caller: &Caller, code: Option<&str>) -> Result<Vec<Row>> {
    let hash = caller.token().hash();
    let asked = OrganizationsParams { token_hash: hash.as_slice(), code };
    let rows = app.db.accounts(async |tx| Ok(organizations().params(tx, &asked).all().await?)).await;
    recorded(app, caller, "organizations", rows).await
}

/// Adds an organization, active and with every module.
pub async fn add(app: &App, caller: &Caller, input: &NewOrganization) -> Result<PlatformOrganization> {
    let mut checks = Checks::default();
    checks.require((1..=9999).contains(&input.number), "organization_number_range");
    checks.require(is_code(&input.code), "organizations_code_format");
    let name = checks.text(&input.name, 200, "organizations_name_present");
    checks.require(TYPES.contains(&input.org_type.as_str()), "organizations_org_type_known");
    let hash = caller.token().hash();
    let new = AddOrganizationParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        number: input.number,
        code: input.code.as_str(),
        name: name.as_str(),
        org_type: input.org_type.as_str(),
    };
    super::check(app, caller).await?;
    checks.finish()?;
    let added = app.db.accounts(async |tx| Ok(add_organization().params(tx, &new).one().await?)).await;
    recorded(app, caller, "organizations", added).await?;
    // The operator may enter it from now on.
    app.passes.forget_all();
    get(app, caller, &input.code).await
}

fn is_code(code: &str) -> bool {
    let is_letter = |letter: u8| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    (1..=20).contains(&code.len())
        && !code.starts_with('-')
        && code.bytes().all(|letter| is_letter(letter) || letter == b'-')
}

/// Sets states, dates and modules, if the version is the one the operator saw. Who may enter no more is out at once.
pub async fn change(
    app: &App,
    caller: &Caller,
    code: &str,
    version: i32,
    states: &OrganizationStates,
) -> Result<PlatformOrganization> {
    super::check(app, caller).await?;
    let mut checks = Checks::default();
    let is_near = |day: Option<NaiveDate>| day.is_none_or(|day| (2000..2100).contains(&day.year()));
    checks.require(is_near(states.onboarding_date), "organization_onboarding_date_range");
    checks.require(is_near(states.go_live_date), "organization_go_live_date_range");
    checks.finish()?;
    let Modules { mana, planning, budgeting, me, coordination, policies } = states.modules;
    let hash = caller.token().hash();
    let changed = ChangeOrganizationParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        code,
        version,
        is_active: states.is_active,
        is_pilot: states.is_pilot,
        onboarding_date: states.onboarding_date,
        go_live_date: states.go_live_date,
        mana,
        planning,
        budgeting,
        me,
        coordination,
        policies,
    };
    let saved = app.db.accounts(async |tx| Ok(change_organization().params(tx, &changed).one().await?)).await;
    recorded(app, caller, "organizations", saved).await?;
    app.passes.forget_all();
    get(app, caller, code).await
}

/// How far the people of each pilot organization are.
pub async fn pilots(app: &App, caller: &Caller) -> Result<Vec<Pilot>> {
    let hash = caller.token().hash();
    let rows = app.db.accounts(async |tx| Ok(pilot_rows().bind(tx, &hash.as_slice()).all().await?)).await;
    Ok(recorded(app, caller, "pilots", rows).await?.into_iter().map(Pilot::from).collect())
}

impl From<Row> for PlatformOrganization {
    fn from(row: Row) -> Self {
        Self {
            number: row.org_id,
            code: row.code,
            name: row.name,
            org_type: row.org_type,
            is_active: row.is_active,
            is_pilot: row.is_pilot,
            onboarding_date: row.onboarding_date,
            go_live_date: row.go_live_date,
            modules: Modules {
                mana: row.enable_mana,
                planning: row.enable_planning,
                budgeting: row.enable_budgeting,
                me: row.enable_me,
                coordination: row.enable_coordination,
                policies: row.enable_policies,
            },
            members: row.members,
            version: row.version,
        }
    }
}

impl From<PilotRow> for Pilot {
    fn from(row: PilotRow) -> Self {
        Self {
            code: row.code,
            name: row.name,
            is_active: row.is_active,
            onboarding_date: row.onboarding_date,
            go_live_date: row.go_live_date,
            admins: row.admins,
            managers: row.managers,
            staff: row.staff,
            viewers: row.viewers,
            never_signed_in: row.never_signed_in,
            last_sign_in_at: row.last_sign_in_at,
        }
    }
}

impl Representation for PlatformOrganization {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("organizations/{}", self.code)
    }
}
