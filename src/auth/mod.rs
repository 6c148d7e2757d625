//! Who is asking, and for which organization: sessions, passes, and the two values that prove them. A [`Caller`] has a
//! live session; a [`Member`] has a pass into one organization. Only this module makes either.

pub mod account;
pub mod account_api;
pub mod api;
mod caller;
pub(crate) mod new_password;
mod overseer;
pub mod pages;
mod passes;
pub(crate) mod password;
pub(crate) mod password_pages;
pub(crate) mod profile;
mod reset;
mod second_factor;
pub(crate) mod second_factor_pages;
mod sign_in;
mod token;
pub(crate) mod token_pages;
pub mod tokens;
mod visit;

use uuid::Uuid;

pub use caller::Caller;
pub(crate) use caller::{client_address, refuse_foreign_origin};
pub use overseer::{Level, Overseer, record_export};
pub use passes::{Passes, Person};
pub use password::{hash as hash_password, prepare as prepare_sign_in};
pub(crate) use sign_in::record_denied;
pub use sign_in::{Client, SignIn, sign_in};
pub use token::Token;
pub use visit::{Visit, Visitor};

use crate::error::{Error, Result};
use crate::rules;

/// A person acting for one organization, with the pass that proves it to the database.
#[derive(Clone, Debug)]
pub struct Member {
    org_id: i32,
    org_code: String,
    org_name: String,
    user_id: Uuid,
    user_name: String,
    role: String,
    permissions: Vec<String>,
    modules: Vec<String>,
    pass: String,
}

impl Member {
    /// Number of the organization: the tenant.
    pub fn org_id(&self) -> i32 {
        self.org_id
    }

    /// Code of the organization, as in addresses.
    pub fn org_code(&self) -> &str {
        &self.org_code
    }

    /// Full name of the organization.
    pub fn org_name(&self) -> &str {
        &self.org_name
    }

    /// The person.
    pub fn user_id(&self) -> Uuid {
        self.user_id
    }

    /// The person's name.
    pub fn user_name(&self) -> &str {
        &self.user_name
    }

    /// Role in the organization: admin, manager, staff, viewer, or superuser.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Whether the pass grants a permission of the access matrix.
    pub fn can(&self, permission: &str) -> bool {
        self.permissions.iter().any(|granted| granted == permission)
    }

    /// Refuses unless the pass grants the permission; a module that is switched off is named as the reason. The
    /// database judges again, whatever is asked here.
    pub fn require(&self, permission: &str) -> Result<()> {
        if self.can(permission) {
            return Ok(());
        }
        let module = permission.split('.').next().unwrap_or_default();
        let switched = ["mana", "planning", "budgeting", "me", "coordination", "policies"];
        if switched.contains(&module) && !self.modules.iter().any(|enabled| enabled == module) {
            return Err(Error::Forbidden(&rules::MODULE_NOT_ENABLED));
        }
        Err(Error::Forbidden(&rules::NOT_PERMITTED))
    }

    pub(crate) fn pass(&self) -> &str {
        &self.pass
    }
}
