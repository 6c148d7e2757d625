//! What the platform operator does about an account.

use bmms_queries::client::Params;
use bmms_queries::queries::platform::people::{
    EndSessionsParams, RemoveSecondFactorParams, SendResetLinkParams, SetActiveParams, SetSuperuserParams,
    end_sessions, remove_second_factor, send_reset_link, set_active, set_superuser,
};
use uuid::Uuid;

use super::people::PersonDetail;
use super::recorded;
use crate::auth::Caller;
use crate::error::Result;
use crate::server::App;

/// Something an operator does about an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The person can sign in no more, and what is open ends at once.
    Deactivate,
    /// The person can sign in again.
    Reactivate,
    /// A link that sets another password goes to the person's address.
    SendResetLink,
    /// Every session and token of the person ends.
    EndSessions,
    /// The second factor goes, because the phone is lost.
    RemoveSecondFactor,
    /// The person becomes a platform operator.
    MakeOperator,
    /// The person is a platform operator no more.
    UnmakeOperator,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::SendResetLink,
        Self::EndSessions,
        Self::RemoveSecondFactor,
        Self::MakeOperator,
        Self::UnmakeOperator,
        Self::Deactivate,
        Self::Reactivate,
    ];

    /// Its name in addresses.
    pub fn name(self) -> &'static str {
        match self {
            Self::Deactivate => "deactivate",
            Self::Reactivate => "reactivate",
            Self::SendResetLink => "send-reset-link",
            Self::EndSessions => "end-sessions",
            Self::RemoveSecondFactor => "remove-second-factor",
            Self::MakeOperator => "make-operator",
            Self::UnmakeOperator => "unmake-operator",
        }
    }

    /// The step of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == name)
    }

    /// Whether it makes sense for an account. The database judges again.
    pub fn suits(self, person: &PersonDetail) -> bool {
        let is_open = ["active", "invited"].contains(&person.state.as_str());
        match self {
            Self::Deactivate => person.state != "inactive" && !person.is_oneself,
            Self::Reactivate => person.state == "inactive",
            Self::SendResetLink => is_open,
            Self::EndSessions => person.open_sessions + person.tokens > 0 && !person.is_oneself,
            Self::RemoveSecondFactor => person.has_second_factor && !person.is_oneself,
            Self::MakeOperator => is_open && !person.is_superuser,
            Self::UnmakeOperator => person.is_superuser && !person.is_oneself,
        }
    }
}

/// Takes a step. What it ends of the person ends here at once, and elsewhere by announcement.
pub async fn take(app: &App, caller: &Caller, id: Uuid, step: Step) -> Result<()> {
    let hash = caller.token().hash();
    let (token_hash, address, user_id) = (hash.as_slice(), caller.address(), id);
    let taken = match step {
        Step::Deactivate | Step::Reactivate => {
            let is_active = step == Step::Reactivate;
            let asked = SetActiveParams { token_hash, address, user_id, is_active };
            app.db.accounts(async |tx| Ok(set_active().params(tx, &asked).one().await?)).await
        }
        Step::SendResetLink => {
            let asked = SendResetLinkParams { token_hash, address, user_id };
            app.db.accounts(async |tx| Ok(send_reset_link().params(tx, &asked).one().await?)).await
        }
        Step::EndSessions => {
            let asked = EndSessionsParams { token_hash, address, user_id };
            app.db.accounts(async |tx| Ok(end_sessions().params(tx, &asked).one().await?)).await
        }
        Step::RemoveSecondFactor => {
            let asked = RemoveSecondFactorParams { token_hash, address, user_id };
            app.db.accounts(async |tx| Ok(remove_second_factor().params(tx, &asked).one().await?)).await
        }
        Step::MakeOperator | Step::UnmakeOperator => {
            let is_superuser = step == Step::MakeOperator;
            let asked = SetSuperuserParams { token_hash, address, user_id, is_superuser };
            app.db.accounts(async |tx| Ok(set_superuser().params(tx, &asked).one().await?)).await
        }
    };
    recorded(app, caller, "people", taken).await?;
    app.passes.forget_all_of(id);
    Ok(())
}
