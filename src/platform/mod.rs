//! The platform: what its operators, the superusers, do about organizations, people, background work and oversight, and the
//! platform's own audit trail. No row of a tenant is read here. Schema `platform` in the database holds the functions, each of
//! which asks for a live session of a superuser (policies/platform_*.sql); a refusal is recorded.

pub mod api;
pub mod background;
pub mod budget_api;
pub mod budget_calls;
pub mod events;
pub mod organizations;
pub mod oversight;
pub(crate) mod pages;
pub mod people;
pub mod steps;

use bmms_queries::queries::platform::organizations::check_operator;

use crate::auth::{Caller, record_denied};
use crate::error::{Error, Result};
use crate::rules::PLATFORM_OPERATOR_ONLY;
use crate::server::App;

/// Refuses who is no operator, for a page that asks for nothing else.
async fn check(app: &App, caller: &Caller) -> Result<()> {
    let hash = caller.token().hash();
    let checked = app.db.accounts(async |tx| Ok(check_operator().bind(tx, &hash.as_slice()).one().await?)).await;
    recorded(app, caller, "check", checked.map(|_| ())).await
}

/// What was answered to somebody who asked for `what`. That it was refused to who is no operator is recorded.
async fn recorded<T>(app: &App, caller: &Caller, what: &str, outcome: Result<T>) -> Result<T> {
    if let Err(Error::Forbidden(rule)) = &outcome
        && rule.code == PLATFORM_OPERATOR_ONLY.code
    {
        tracing::warn!(what, "platform refused");
        record_denied(app, caller, "platform", what).await?;
    }
    outcome
}
