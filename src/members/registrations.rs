//! People who register themselves, and the two steps that let them in: an endorsement by the organization, and the decision
//! of the platform operator.

use std::net::IpAddr;

use bmms_queries::client::Params;
use bmms_queries::queries::auth::registrations::{self as platform, ApproveParams, RegisterParams, RejectParams};
use bmms_queries::queries::members::registrations as own;
use chrono::{DateTime, Utc};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use super::PERMISSION;
use super::changes::check_person;
use crate::auth::new_password::{self, Owner};
use crate::auth::{Caller, Member, password};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::rules;
use crate::server::App;
use crate::web::{Checks, Ignored, Paging, known};

/// Whom one may register as, and what that is called.
pub const USER_TYPES: [(&str, &str); 3] = [
    ("bmoa", "A ministry, office or agency of the Bangsamoro government"),
    ("lgu", "A local government unit"),
    ("nga", "A national government agency"),
];

/// How a registration stands.
pub const STATES: [&str; 3] = ["open", "approved", "rejected"];

/// The one order of the lists.
const SORT: &str = "registered_at";

/// Somebody who registers.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct NewRegistration {
    /// Mail address, which nobody else has; also the name to sign in with.
    #[oai(validator(max_length = 254))]
    pub email: String,
    /// First name.
    #[oai(validator(max_length = 150))]
    pub first_name: String,
    /// Last name.
    #[oai(validator(max_length = 150))]
    pub last_name: String,
    /// Telephone number that begins with 63 or 09.
    #[oai(validator(max_length = 20))]
    pub contact_number: String,
    /// bmoa, lgu or nga.
    pub user_type: String,
    /// Code of the active organization one works for or with.
    #[oai(validator(max_length = 20))]
    pub organization: String,
    /// Position held there.
    #[oai(validator(max_length = 200))]
    pub position: String,
    /// At least 12 characters, not common, not all digits, not like your own name or address.
    #[oai(validator(min_length = 12, max_length = 1024))]
    pub new_password: String,
}

/// An organization one may register for.
#[derive(Debug, Object)]
pub struct RegistrationChoice {
    /// Code.
    pub code: String,
    /// Full name.
    pub name: String,
}

/// A registration.
#[derive(Debug, Object)]
pub struct Registration {
    /// The person's id.
    pub id: Uuid,
    /// Full name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Telephone number.
    pub contact_number: String,
    /// bmoa, lgu or nga.
    pub user_type: String,
    /// Position, as the person says.
    pub position: String,
    /// When the person registered.
    pub registered_at: DateTime<Utc>,
    /// open, approved or rejected.
    pub state: String,
    /// Who of the organization endorsed it.
    #[oai(nullable)]
    pub endorsed_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub endorsed_at: Option<DateTime<Utc>>,
    /// Who decided it.
    #[oai(nullable)]
    pub decided_by: Option<String>,
    /// When.
    #[oai(nullable)]
    pub decided_at: Option<DateTime<Utc>>,
    /// Why it was rejected, or approved without endorsement.
    pub reason: String,
}

impl Registration {
    /// What the person says to work for.
    pub fn kind(&self) -> &'static str {
        USER_TYPES.iter().find(|(name, _)| *name == self.user_type).map_or("", |(_, label)| label)
    }
}

impl From<own::Registration> for Registration {
    fn from(row: own::Registration) -> Self {
        Self {
            id: row.user_id,
            name: row.full_name,
            email: row.email,
            contact_number: row.contact_number,
            user_type: row.user_type,
            position: row.position,
            registered_at: row.registered_at,
            state: row.state,
            endorsed_by: row.endorsed_by,
            endorsed_at: row.endorsed_at,
            decided_by: row.decided_by,
            decided_at: row.decided_at,
            reason: row.reason,
        }
    }
}

/// A registration, as the platform operator sees it.
#[derive(Debug, Object)]
pub struct PlatformRegistration {
    /// Code of the organization.
    pub organization: String,
    /// Full name of the organization.
    pub organization_name: String,
    /// Whether it was endorsed, by somebody else than who asks: without that an approval needs a confirmation.
    pub is_endorsed: bool,
    /// The registration.
    #[oai(flatten)]
    pub registration: Registration,
}

impl From<platform::Registration> for PlatformRegistration {
    fn from(row: platform::Registration) -> Self {
        Self {
            organization: row.org_code,
            organization_name: row.org_name,
            is_endorsed: row.endorsed_at.is_some() && !row.is_own_endorsement,
            registration: Registration {
                id: row.user_id,
                name: row.full_name,
                email: row.email,
                contact_number: row.contact_number,
                user_type: row.user_type,
                position: row.position,
                registered_at: row.registered_at,
                state: row.state,
                endorsed_by: row.endorsed_by,
                endorsed_at: row.endorsed_at,
                decided_by: row.decided_by,
                decided_at: row.decided_at,
                reason: row.reason,
            },
        }
    }
}

/// Why a registration is rejected.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Rejection {
    /// The reason, which the person gets by mail.
    #[serde(default)]
    #[oai(default, validator(max_length = 2000))]
    pub reason: String,
}

/// What a registration is approved with.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Approval {
    /// Whether the risk is taken that nobody of the organization has endorsed the person.
    #[serde(default)]
    #[oai(default)]
    pub accepts_risk: bool,
    /// Why, without endorsement.
    #[serde(default)]
    #[oai(default, validator(max_length = 2000))]
    pub reason: String,
}

/// The organizations one may register for.
pub async fn choices(app: &App) -> Result<Vec<RegistrationChoice>> {
    let rows = app.db.accounts(async |tx| Ok(platform::choices().bind(tx).all().await?)).await?;
    Ok(rows.into_iter().map(|row| RegistrationChoice { code: row.code, name: row.name }).collect())
}

/// Makes an account that waits for approval. Whatever could be typed better is said before it counts as one of the ten that
/// an address has in an hour.
pub async fn register(app: &App, new: &NewRegistration, address: IpAddr) -> Result<()> {
    let mut checks = Checks::default();
    check_person(&mut checks, &new.email, [&new.first_name, &new.last_name], &new.contact_number);
    if checks.is_sound("contact_number") {
        checks.require(is_local_number(&new.contact_number), "registration_contact_number");
    }
    checks.require(USER_TYPES.iter().any(|(name, _)| *name == new.user_type), "registration_user_type");
    checks.text(&new.position, 200, "registration_position");
    checks.text(&new.organization, 20, "registration_organization");
    let full_name = format!("{} {}", new.first_name.trim(), new.last_name.trim());
    let owner = Owner { username: "", email: new.email.trim(), full_name: &full_name };
    let turn = password::turn().await?;
    new_password::check(&mut checks, &turn, &new.new_password, None, owner).await?;
    checks.finish()?;

    let may = app.db.accounts(async |tx| Ok(platform::may_register().bind(tx, &address).one().await?)).await?;
    if !may {
        return Err(Error::Limited(rules::get("registrations_per_hour")));
    }
    let password_hash = password::make_hash(&turn, new.new_password.clone()).await?;
    drop(turn);
    let person = RegisterParams {
        email: &new.email,
        first_name: &new.first_name,
        last_name: &new.last_name,
        contact_number: &new.contact_number,
        user_type: &new.user_type,
        code: &new.organization,
        position: &new.position,
        password_hash: &password_hash,
        address,
    };
    app.db.accounts(async |tx| Ok(platform::register().params(tx, &person).one().await?)).await?;
    tracing::info!(%address, organization = %new.organization, "registered");
    Ok(())
}

/// Whether it is a number of the Philippines, written in one of the ways people write one.
fn is_local_number(text: &str) -> bool {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    (9..=13).contains(&digits.len()) && ["63", "09"].iter().any(|begin| digits.starts_with(begin))
}

/// What state of a list is asked for, and what was not understood; open ones unless something else is said.
pub fn state(asked: Option<String>) -> (Option<String>, Vec<Ignored>) {
    let mut ignored = Vec::new();
    let asked = asked.filter(|state| !state.is_empty()).unwrap_or_else(|| "open".to_owned());
    if asked == "all" {
        return (None, ignored);
    }
    let state = known("state", Some(asked), &STATES, &mut ignored).or_else(|| Some("open".to_owned()));
    (state, ignored)
}

/// Registrations for the member's organization, the oldest first, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    state: Option<&str>,
    paging: &Paging,
) -> Result<(Vec<Registration>, Option<String>)> {
    member.require(PERMISSION)?;
    let after = paging.after::<DateTime<Utc>>(SORT)?;
    let (after_at, after_id) = after.map(|after| (after.key, after.id)).unzip();
    let asked = own::ListParams { org_id: member.org_id(), state, after_at, after_id, limit: paging.fetch() };
    let rows = db.read(member, async |tx| Ok(own::list().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, SORT, |row: &own::Registration| (row.registered_at, row.user_id));
    Ok((rows.into_iter().map(Registration::from).collect(), next))
}

/// One registration for the member's organization.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Registration> {
    member.require(PERMISSION)?;
    let asked = own::OneParams { org_id: member.org_id(), user_id: id };
    let row = db.read(member, async |tx| Ok(own::one().params(tx, &asked).opt().await?)).await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}

/// Says that the person works for the member's organization.
pub async fn endorse(db: &Db, member: &Member, id: Uuid) -> Result<()> {
    member.require(PERMISSION)?;
    let asked = own::EndorseParams { org_id: member.org_id(), user_id: id };
    db.write(member, async |tx| Ok(own::endorse().params(tx, &asked).one().await?)).await?;
    Ok(())
}

/// Turns down a person who registered for the member's organization.
pub async fn reject(db: &Db, member: &Member, id: Uuid, rejection: &Rejection) -> Result<()> {
    member.require(PERMISSION)?;
    let asked = own::RejectParams { org_id: member.org_id(), user_id: id, reason: &rejection.reason };
    db.write(member, async |tx| Ok(own::reject().params(tx, &asked).one().await?)).await?;
    Ok(())
}

/// Registrations for all organizations, the oldest first, and the cursor of the next page; for the platform operator.
pub async fn list_all(
    app: &App,
    caller: &Caller,
    state: Option<&str>,
    paging: &Paging,
) -> Result<(Vec<PlatformRegistration>, Option<String>)> {
    let after = paging.after::<DateTime<Utc>>(SORT)?;
    let (after_at, after_id) = after.map(|after| (after.key, after.id)).unzip();
    let hash = caller.token().hash();
    let asked = platform::ListParams {
        token_hash: hash.as_slice(),
        user_id: None,
        state,
        after_at,
        after_id,
        limit: paging.fetch(),
    };
    let rows = app.db.accounts(async |tx| Ok(platform::list().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, SORT, |row: &platform::Registration| (row.registered_at, row.user_id));
    Ok((rows.into_iter().map(PlatformRegistration::from).collect(), next))
}

/// One registration, for the platform operator.
pub async fn get_any(app: &App, caller: &Caller, id: Uuid) -> Result<PlatformRegistration> {
    let hash = caller.token().hash();
    let asked = platform::ListParams {
        token_hash: hash.as_slice(),
        user_id: Some(id),
        state: None::<&str>,
        after_at: None,
        after_id: None,
        limit: 1,
    };
    let row = app.db.accounts(async |tx| Ok(platform::list().params(tx, &asked).opt().await?)).await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}

/// Lets a person in, as staff of the organization; for the platform operator.
pub async fn approve(app: &App, caller: &Caller, id: Uuid, approval: &Approval) -> Result<()> {
    let hash = caller.token().hash();
    let asked = ApproveParams {
        token_hash: hash.as_slice(),
        address: caller.address(),
        user_id: id,
        accepts_risk: approval.accepts_risk,
        reason: &approval.reason,
    };
    app.db.accounts(async |tx| Ok(platform::approve().params(tx, &asked).one().await?)).await?;
    app.passes.forget_all_of(id);
    Ok(())
}

/// Turns a person down; for the platform operator.
pub async fn reject_any(app: &App, caller: &Caller, id: Uuid, rejection: &Rejection) -> Result<()> {
    let hash = caller.token().hash();
    let asked =
        RejectParams { token_hash: hash.as_slice(), address: caller.address(), user_id: id, reason: &rejection.reason };
    app.db.accounts(async |tx| Ok(platform::reject().params(tx, &asked).one().await?)).await?;
    Ok(())
}
