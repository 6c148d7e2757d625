//! Who comes, who goes, and what members may do.

use bmms_queries::client::Params;
use bmms_queries::queries::auth::registrations::set_primary;
use bmms_queries::queries::members::members::{
    ChangeParams, InviteAgainParams, InviteParams, SetStandingParams, change as change_row, invite as invite_row,
    invite_again as write_again, set_standing as set,
};
use poem_openapi::Object;
use serde::Deserialize;
use uuid::Uuid;

use super::{Colleague, PERMISSION, ROLES, get};
use crate::auth::{Caller, Member, password};
use crate::db::Db;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Checks, IdempotencyKey};

/// Characters of a first or last name.
const LONGEST_NAME: usize = 150;

/// Characters of a position or department.
const LONGEST_POST: usize = 200;

/// Who is to become a member, and as what.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct Invitation {
    /// Mail address: that of an account, or of one to be made.
    #[oai(validator(max_length = 254))]
    pub email: String,
    /// First name.
    #[oai(validator(max_length = 150))]
    pub first_name: String,
    /// Last name.
    #[oai(validator(max_length = 150))]
    pub last_name: String,
    /// Telephone number.
    #[serde(default)]
    #[oai(default, validator(max_length = 20))]
    pub contact_number: String,
    /// admin, manager, staff or viewer.
    pub role: String,
    /// May manage members; as usual for the role if left out.
    pub can_manage_users: Option<bool>,
    /// May approve plans; as usual for the role if left out.
    pub can_approve_plans: Option<bool>,
    /// May approve budgets; as usual for the role if left out.
    pub can_approve_budgets: Option<bool>,
    /// May see reports and export; as usual for the role if left out.
    pub can_view_reports: Option<bool>,
    /// Position held.
    #[serde(default)]
    #[oai(default, validator(max_length = 200))]
    pub position: String,
    /// Department or division.
    #[serde(default)]
    #[oai(default, validator(max_length = 200))]
    pub department: String,
}

/// What may be changed of a member.
#[derive(Debug, Default, Deserialize, Object)]
#[serde(deny_unknown_fields)]
#[oai(deny_unknown_fields)]
pub struct MemberInput {
    /// admin, manager, staff or viewer.
    pub role: String,
    /// May manage members; as usual for the role if left out.
    pub can_manage_users: Option<bool>,
    /// May approve plans; as usual for the role if left out.
    pub can_approve_plans: Option<bool>,
    /// May approve budgets; as usual for the role if left out.
    pub can_approve_budgets: Option<bool>,
    /// May see reports and export; as usual for the role if left out.
    pub can_view_reports: Option<bool>,
    /// Position held.
    #[serde(default)]
    #[oai(default, validator(max_length = 200))]
    pub position: String,
    /// Department or division.
    #[serde(default)]
    #[oai(default, validator(max_length = 200))]
    pub department: String,
}

/// How a member is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// May enter.
    Active,
    /// May not enter for now.
    Suspended,
    /// Is no member any more, and can be invited again.
    Removed,
}

impl Standing {
    /// Its name in the database, and in what a page says was done.
    pub fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Suspended => "suspended",
            Self::Removed => "removed",
        }
    }
}

/// Notes what cannot be the address, the names and the number of a person.
pub(super) fn check_person(checks: &mut Checks, email: &str, names: [&str; 2], contact_number: &str) {
    let email = email.trim();
    let is_address = email.split_once('@').is_some_and(|(name, host)| {
        let is_domain = host.split_once('.').is_some_and(|(first, rest)| !first.is_empty() && !rest.is_empty());
        !name.is_empty() && is_domain && !host.contains('@')
    });
    let is_plain = !email.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    checks.require(is_address && is_plain && email.chars().count() <= 254, "users_email_format");
    let [first_name, last_name] = names;
    checks.text(first_name, LONGEST_NAME, "users_first_name_present");
    checks.text(last_name, LONGEST_NAME, "users_last_name_present");
    let is_number = contact_number.chars().all(|letter| letter.is_ascii_digit() || "+() -".contains(letter));
    checks.require(is_number && contact_number.len() <= 20, "users_contact_number_format");
}

fn check_post(checks: &mut Checks, role: &str, position: &str, department: &str) {
    checks.require(ROLES.contains(&role), "memberships_role_known");
    checks.require(position.chars().count() <= LONGEST_POST, "memberships_position_length");
    checks.require(department.chars().count() <= LONGEST_POST, "memberships_department_length");
}

/// Makes a person a member. The work and the answer are the same whether or not the address has an account.
pub async fn invite(
    db: &Db,
    member: &Member,
    invitation: &Invitation,
    key: &IdempotencyKey,
    fingerprint: &[u8],
) -> Result<()> {
    member.require(PERMISSION)?;
    let mut checks = Checks::default();
    let names = [invitation.first_name.as_str(), invitation.last_name.as_str()];
    check_person(&mut checks, &invitation.email, names, &invitation.contact_number);
    check_post(&mut checks, &invitation.role, &invitation.position, &invitation.department);
    checks.finish()?;

    let password_hash = password::hash_of_nothing().await?;
    let person = InviteParams {
        org_id: member.org_id(),
        email: &invitation.email,
        first_name: &invitation.first_name,
        last_name: &invitation.last_name,
        contact_number: &invitation.contact_number,
        role: &invitation.role,
        can_manage_users: invitation.can_manage_users,
        can_approve_plans: invitation.can_approve_plans,
        can_approve_budgets: invitation.can_approve_budgets,
        can_view_reports: invitation.can_view_reports,
        position: &invitation.position,
        department: &invitation.department,
        password_hash: &password_hash,
    };
    let id = Uuid::now_v7();
    let invited = db.write(member, async |tx| {
        key.claim(tx, member, fingerprint, id).await?;
        Ok(invite_row().params(tx, &person).one().await?)
    });
    match invited.await {
        Ok(_) => Ok(()),
        Err(failure) => key.earlier(db, member, fingerprint, failure).await.map(|_| ()),
    }
}

/// Sends the mail to a member who has not come yet once more.
pub async fn invite_again(db: &Db, member: &Member, id: Uuid) -> Result<()> {
    member.require(PERMISSION)?;
    let asked = InviteAgainParams { org_id: member.org_id(), user_id: id };
    db.write(member, async |tx| Ok(write_again().params(tx, &asked).one().await?)).await?;
    Ok(())
}

/// Gives a member another role, other flags, position and department.
pub async fn change(db: &Db, member: &Member, id: Uuid, version: i32, input: &MemberInput) -> Result<Colleague> {
    member.require(PERMISSION)?;
    let mut checks = Checks::default();
    check_post(&mut checks, &input.role, &input.position, &input.department);
    if let Err(wrong) = checks.finish() {
        // Whoever is no member here is not there, whatever was typed.
        get(db, member, id).await?;
        return Err(wrong);
    }
    let changed = ChangeParams {
        org_id: member.org_id(),
        user_id: id,
        version,
        role: &input.role,
        can_manage_users: input.can_manage_users,
        can_approve_plans: input.can_approve_plans,
        can_approve_budgets: input.can_approve_budgets,
        can_view_reports: input.can_view_reports,
        position: &input.position,
        department: &input.department,
    };
    db.write(member, async |tx| Ok(change_row().params(tx, &changed).one().await?)).await?;
    get(db, member, id).await
}

/// Suspends a member, lets one back, or removes one.
pub async fn set_standing(db: &Db, member: &Member, id: Uuid, version: i32, standing: Standing) -> Result<()> {
    member.require(PERMISSION)?;
    let changed = SetStandingParams { org_id: member.org_id(), user_id: id, version, standing: standing.name() };
    db.write(member, async |tx| Ok(set().params(tx, &changed).one().await?)).await?;
    Ok(())
}

/// Makes an organization the one where the caller lands.
pub async fn choose_primary(app: &App, caller: &Caller, code: &str) -> Result<()> {
    let hash = caller.token().hash();
    let chosen = app.db.accounts(async |tx| Ok(set_primary().bind(tx, &hash.as_slice(), &code).one().await?)).await?;
    if chosen { Ok(()) } else { Err(Error::NotFound) }
}
