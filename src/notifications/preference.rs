//! Which notices a person gets by mail: a choice of the person, for all organizations.

use bmms_queries::queries::auth::mail_preference::{mail_preference, set_mail_preference};

use crate::auth::Caller;
use crate::db::Db;
use crate::error::{Error, Result};
use crate::web::Checks;

/// The choices, and what each means.
pub const PREFERENCES: [(&str, &str); 3] = [
    ("at_once", "A mail for each notice"),
    ("daily", "One mail a day, in the morning, if there is anything"),
    ("never", "No mail; notices are shown in the pages only"),
];

/// The choice of the caller.
pub async fn preference(db: &Db, caller: &Caller) -> Result<String> {
    let hash = caller.token().hash();
    let found = db.accounts(async |tx| Ok(mail_preference().bind(tx, &hash.as_slice()).one().await?)).await?;
    found.ok_or(Error::Unauthenticated)
}

/// Changes the choice of the caller.
pub async fn set_preference(db: &Db, caller: &Caller, wanted: &str) -> Result<()> {
    let mut checks = Checks::default();
    checks.require(PREFERENCES.iter().any(|(known, _)| *known == wanted), "users_mail_preference_known");
    checks.finish()?;
    let hash = caller.token().hash();
    let set =
        db.accounts(async |tx| Ok(set_mail_preference().bind(tx, &hash.as_slice(), &wanted).one().await?)).await?;
    if set { Ok(()) } else { Err(Error::Unauthenticated) }
}
