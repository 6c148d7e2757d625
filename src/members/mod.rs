//! The people of an organization: its members, whom those who manage people invite, change, suspend and remove, and people
//! who register themselves. The rules are in policies/members*.sql and policies/registrations.sql.

pub mod api;
mod changes;
pub mod pages;
pub mod registrations;

pub use changes::{Invitation, MemberInput, Standing, change, choose_primary, invite, invite_again, set_standing};

use bmms_queries::client::Params;
use bmms_queries::queries::members::members::{ListParams, Member as Row, OneParams, list as list_rows, one};
use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::{Ignored, Paging, Representation, known};

/// What one must be allowed to do anything here.
const PERMISSION: &str = "members.manage";

/// The roles, the one that may do most first.
pub const ROLES: [&str; 4] = ["admin", "manager", "staff", "viewer"];

/// How a member stands.
pub const STATES: [&str; 3] = ["active", "invited", "suspended"];

/// The one order of the list.
const SORT: &str = "name";

/// A member of the organization, as those who manage people see her.
#[expect(clippy::struct_excessive_bools, reason = "four flags are four booleans")]
#[derive(Debug, Object)]
#[oai(rename = "Member")]
pub struct Colleague {
    /// The person's id.
    pub id: Uuid,
    /// Full name; of who has not come yet the one in the invitation.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Telephone number; empty for who has not come yet.
    pub contact_number: String,
    /// admin, manager, staff or viewer.
    pub role: String,
    /// May manage members, if the role is manager or admin.
    pub can_manage_users: bool,
    /// May approve plans, if the role is manager or admin.
    pub can_approve_plans: bool,
    /// May approve budgets, if the role is manager or admin.
    pub can_approve_budgets: bool,
    /// May see reports and export.
    pub can_view_reports: bool,
    /// Position held.
    pub position: String,
    /// Department or division.
    pub department: String,
    /// active, invited (has not signed in since she was asked to come) or suspended.
    pub state: String,
    /// Last sign-in since then.
    #[oai(nullable)]
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// First day in the organization.
    pub joined_date: NaiveDate,
    /// Whether it is the person who asks; nobody changes the own membership.
    pub is_self: bool,
    /// Version of the membership, as in the `ETag`.
    pub version: i32,
}

impl From<Row> for Colleague {
    fn from(row: Row) -> Self {
        Self {
            id: row.user_id,
            name: row.full_name,
            email: row.email,
            contact_number: row.contact_number,
            role: row.role,
            can_manage_users: row.can_manage_users,
            can_approve_plans: row.can_approve_plans,
            can_approve_budgets: row.can_approve_budgets,
            can_view_reports: row.can_view_reports,
            position: row.position,
            department: row.department,
            state: row.state,
            last_sign_in_at: row.last_sign_in_at,
            joined_date: row.joined_date,
            is_self: row.is_self,
            version: row.version,
        }
    }
}

impl Representation for Colleague {
    fn version(&self) -> i32 {
        self.version
    }

    fn path(&self) -> String {
        format!("organization/members/{}", self.id)
    }
}

impl Colleague {
    /// Whether the member may change this one.
    pub fn takes_changes(&self, member: &Member) -> bool {
        !self.is_self && (self.role != "admin" || makes_admins(member))
    }
}

/// Whether the member may make administrators.
pub fn makes_admins(member: &Member) -> bool {
    ["admin", "superuser"].contains(&member.role())
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    search: Option<String>,
    role: Option<String>,
    state: Option<String>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(search: Option<String>, role: Option<String>, state: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filter = Self {
            search: search.filter(|search| !search.trim().is_empty()),
            role: known("role", role, &ROLES, &mut ignored),
            state: known("state", state, &STATES, &mut ignored),
        };
        (filter, ignored)
    }
}

/// The members by name, a page at a time, and the cursor of the next page.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<Colleague>, Option<String>)> {
    member.require(PERMISSION)?;
    let after = paging.after::<String>(SORT)?;
    let (after_name, after_id) = after.map(|after| (after.key, after.id)).unzip();
    let asked = ListParams {
        org_id: member.org_id(),
        search: filter.search.as_deref(),
        role: filter.role.as_deref(),
        state: filter.state.as_deref(),
        after_name: after_name.as_deref(),
        after_id,
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    let (rows, next) = paging.split(rows, SORT, |row: &Row| (row.full_name.clone(), row.user_id));
    Ok((rows.into_iter().map(Colleague::from).collect(), next))
}

/// One member.
pub async fn get(db: &Db, member: &Member, id: Uuid) -> Result<Colleague> {
    member.require(PERMISSION)?;
    let asked = OneParams { org_id: member.org_id(), user_id: id };
    let row = db.read(member, async |tx| Ok(one().params(tx, &asked).opt().await?)).await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}
