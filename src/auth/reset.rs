//! Passwords set with a link that came by mail: another one for who has forgotten hers, the first one for who was invited.

use std::net::IpAddr;
use std::time::Duration;

use bmms_queries::client::Params;
use bmms_queries::queries::auth::passwords::{
    AskResetParams, Holder, SetPasswordParams, ask_reset, link, set_password as store,
};

use super::new_password::{self, Owner};
use super::{Token, password};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::Checks;

/// The answer to a request for a link takes no less than this: the work is done in it, whether or not there is somebody to
/// send one to.
const ANSWER: Duration = Duration::from_millis(250);

/// Has a link sent to the person of that name or address, if there is one. The answer is the same if there is none.
pub(super) async fn ask(app: &App, login: &str, address: IpAddr) -> Result<()> {
    let asked = AskResetParams { login: login.trim(), address };
    let work = app.db.accounts(async |tx| Ok(ask_reset().params(tx, &asked).one().await?));
    let (done, ()) = tokio::join!(work, tokio::time::sleep(ANSWER));
    done?;
    tracing::info!(%address, "link for another password asked for");
    Ok(())
}

/// Whose password a link sets; nobody's if it is not live. Looking does not use it up.
pub(super) async fn holder(app: &App, token: &str) -> Result<Option<Holder>> {
    let Some(token) = Token::parse(token) else { return Ok(None) };
    let hash = token.hash();
    app.db.accounts(async |tx| Ok(link().bind(tx, &hash.as_slice()).opt().await?)).await
}

/// Sets the password of the person of a link, and ends all links and sessions of that person.
pub(super) async fn set_password(app: &App, token: &str, new: String, address: IpAddr) -> Result<()> {
    let dead = || Error::named("link_live");
    let holder = holder(app, token).await?.ok_or_else(dead)?;
    let turn = password::turn().await?;
    let mut checks = Checks::default();
    let about = Owner { username: &holder.username, email: &holder.email, full_name: &holder.full_name };
    new_password::check(&mut checks, &turn, &new, None, about).await?;
    checks.finish()?;

    let password_hash = password::make_hash(&turn, new).await?;
    let hash = Token::parse(token).ok_or_else(dead)?.hash();
    let change = SetPasswordParams { token_hash: hash.as_slice(), password_hash: password_hash.as_str(), address };
    let set = app.db.accounts(async |tx| Ok(store().params(tx, &change).one().await?)).await?;
    app.passes.forget_all_of(holder.user_id);
    if set { Ok(()) } else { Err(dead()) }
}
