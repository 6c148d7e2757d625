//! People and their accounts, as the platform operator looks after them.

use bmms_queries::client::Params;
use bmms_queries::queries::platform::people::{
    Membership as MembershipRow, MembershipsParams, PeopleParams, Person as Row, PersonParams,
    PersonSummary as SummaryRow, memberships, people, person,
};
use chrono::{DateTime, NaiveDate, Utc};
use poem_openapi::Object;
use uuid::Uuid;

use super::recorded;
use crate::auth::Caller;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Ignored, Paging, known};

const SORT: &str = "name";

/// How an account stands.
pub const STATES: [&str; 4] = ["active", "invited", "pending", "inactive"];

/// A person in a list.
#[derive(Debug, Object)]
pub struct PersonSummary {
    /// The person's id.
    pub id: Uuid,
    /// Sign-in name.
    pub username: String,
    /// Mail address.
    pub email: String,
    /// Full name.
    pub name: String,
    /// `active`, `invited` (never signed in), `pending` (not yet approved) or `inactive` (cannot sign in).
    pub state: String,
    /// Platform operator.
    pub is_superuser: bool,
    /// Last sign-in.
    #[oai(nullable)]
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// Codes of the organizations of which the person is an active member, the primary one first.
    pub organizations: Vec<String>,
}

/// A person's account.
#[derive(Debug, Object)]
pub struct PersonDetail {
    /// The person's id.
    pub id: Uuid,
    /// Sign-in name.
    pub username: String,
    /// Mail address.
    pub email: String,
    /// Full name.
    pub name: String,
    /// Telephone number.
    pub contact_number: String,
    /// What describes the person; it gives no access.
    pub user_type: String,
    /// `active`, `invited` (never signed in), `pending` (not yet approved) or `inactive` (cannot sign in).
    pub state: String,
    /// Platform operator.
    pub is_superuser: bool,
    /// Whether it is the one who asks.
    pub is_oneself: bool,
    /// Whether a second factor is asked for at sign-in.
    pub has_second_factor: bool,
    /// Open sessions.
    pub open_sessions: i64,
    /// API tokens that work.
    pub tokens: i64,
    /// Last sign-in.
    #[oai(nullable)]
    pub last_sign_in_at: Option<DateTime<Utc>>,
    /// When the account was made.
    pub created_at: DateTime<Utc>,
    /// The organizations of the person, the primary one first.
    pub memberships: Vec<PersonMembership>,
}

/// What a person is in an organization.
#[expect(clippy::struct_excessive_bools, reason = "the flags of a membership are what they are")]
#[derive(Debug, Object)]
pub struct PersonMembership {
    /// Code of the organization.
    pub code: String,
    /// Its name.
    pub name: String,
    /// admin, manager, staff or viewer.
    pub role: String,
    /// Whether it is the one to land in.
    pub is_primary: bool,
    /// Whether it opens the organization.
    pub is_active: bool,
    /// Position held.
    pub position: String,
    /// Department or division.
    pub department: String,
    /// May manage members.
    pub can_manage_users: bool,
    /// May approve plans.
    pub can_approve_plans: bool,
    /// May approve budgets.
    pub can_approve_budgets: bool,
    /// May see reports and export.
    pub can_view_reports: bool,
    /// First day in the organization.
    pub joined_date: NaiveDate,
}

/// Which people are asked for.
#[derive(Debug, Default)]
pub struct Filter {
    search: Option<String>,
    code: Option<String>,
    state: Option<String>,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood.
    pub fn new(search: Option<String>, code: Option<String>, state: Option<String>) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let state = known("state", state, &STATES, &mut ignored);
        (Self { search: filled(search), code: filled(code), state }, ignored)
    }
}

/// People by name, a page at a time, and the cursor of the next page.
pub async fn list(
    app: &App,
    caller: &Caller,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<PersonSummary>, Option<String>)> {
    let (after_name, after_id) = paging.after::<String>(SORT)?.map(|after| (after.key, after.id)).unzip();
    let hash = caller.token().hash();
    let asked = PeopleParams {
        token_hash: hash.as_slice(),
        search: filter.search.as_deref(),
        code: filter.code.as_deref(),
        state: filter.state.as_deref(),
        after_name,
        after_id,
        limit: paging.fetch(),
    };
    let rows = app.db.accounts(async |tx| Ok(people().params(tx, &asked).all().await?)).await;
    let rows = recorded(app, caller, "people", rows).await?;
    let (rows, next) = paging.split(rows, SORT, |row: &SummaryRow| (row.sort_name.clone(), row.id));
    Ok((rows.into_iter().map(PersonSummary::from).collect(), next))
}

/// The account of a person.
pub async fn get(app: &App, caller: &Caller, id: Uuid) -> Result<PersonDetail> {
    let hash = caller.token().hash();
    let token_hash = hash.as_slice();
    let (asked, of) = (PersonParams { token_hash, user_id: id }, MembershipsParams { token_hash, user_id: id });
    let found = app
        .db
        .accounts(async |tx| {
            let (person, memberships) = (person(), memberships());
            let found = futures_util::try_join!(person.params(tx, &asked).opt(), memberships.params(tx, &of).all());
            Ok(found?)
        })
        .await;
    let (row, memberships) = recorded(app, caller, "people", found).await?;
    let mut detail = PersonDetail::from(row.ok_or(Error::NotFound)?);
    detail.memberships = memberships.into_iter().map(PersonMembership::from).collect();
    Ok(detail)
}

impl From<SummaryRow> for PersonSummary {
    fn from(row: SummaryRow) -> Self {
        Self {
            id: row.id,
            username: row.username,
            email: row.email,
            name: row.full_name,
            state: row.state,
            is_superuser: row.is_superuser,
            last_sign_in_at: row.last_sign_in_at,
            organizations: row.organizations,
        }
    }
}

impl From<Row> for PersonDetail {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            username: row.username,
            email: row.email,
            name: row.full_name,
            contact_number: row.contact_number,
            user_type: row.user_type,
            state: row.state,
            is_superuser: row.is_superuser,
            is_oneself: row.is_oneself,
            has_second_factor: row.has_second_factor,
            open_sessions: row.open_sessions,
            tokens: row.tokens,
            last_sign_in_at: row.last_sign_in_at,
            created_at: row.created_at,
            memberships: Vec::new(),
        }
    }
}

impl From<MembershipRow> for PersonMembership {
    fn from(row: MembershipRow) -> Self {
        Self {
            code: row.code,
            name: row.name,
            role: row.role,
            is_primary: row.is_primary,
            is_active: row.is_active,
            position: row.position,
            department: row.department,
            can_manage_users: row.can_manage_users,
            can_approve_plans: row.can_approve_plans,
            can_approve_budgets: row.can_approve_budgets,
            can_view_reports: row.can_view_reports,
            joined_date: row.joined_date,
        }
    }
}
