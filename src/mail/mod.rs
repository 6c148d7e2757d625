//! Mail: written into the outbox in the transaction that causes it (policies/mail.sql), composed and sent here by a worker.
//! No mail carries a password; where one carries a link, the link is made as the mail is composed and its hash alone stays.

mod letter;
mod post;

use bmms_queries::client::Params;
use bmms_queries::queries::mail::outbox::{AddLinkParams, Letter as Row, add_link, compose, sent};
use uuid::Uuid;

pub use post::{Post, Refused};

use crate::auth::Token;
use crate::config::Config;
use crate::db::Db;
use crate::error::{Error, Result};
use letter::{Letter, Place};

/// Seconds for which the link of a mail is good: 24 hours (onboarding: sections 4, 5).
const LINK_SECS: f64 = 24.0 * 3600.0;

/// What became of an attempt to send a mail.
#[derive(Debug)]
pub enum Outcome {
    /// It is with the mail server, or there was nothing to send.
    Sent,
    /// Another worker has it by now.
    Lost,
    /// The mail server did not take it.
    Refused(Refused),
}

/// Sends the mail of a job that this worker has. Sent again after a worker was killed, it has the same Message-ID.
pub async fn send(db: &Db, config: &Config, post: &Post, job_id: Uuid, worker: Uuid) -> Result<Outcome> {
    let found = db.worker(async |tx| Ok(compose().bind(tx, &job_id, &worker).opt().await?)).await?;
    if let Some(row) = found {
        let link = link(db, config, &row, job_id, worker).await?;
        let place = Place { public_url: &config.http.public_url, support: &config.mail.support };
        let letter = Letter::of(&row, link, &place)?;
        if let Err(refused) = post.send(&row.id, &row.created_at, &row.full_name, &row.address, &letter).await {
            return Ok(Outcome::Refused(refused));
        }
    }
    let noted = db.worker(async |tx| Ok(sent().bind(tx, &job_id, &worker).one().await?)).await?;
    Ok(if noted { Outcome::Sent } else { Outcome::Lost })
}

/// A new link, if the mail is one that carries one.
async fn link(db: &Db, config: &Config, row: &Row, job_id: Uuid, worker: Uuid) -> Result<Option<String>> {
    if !letter::has_link(&row.template) {
        return Ok(None);
    }
    let token = Token::generate().map_err(Error::Internal)?;
    let hash = token.hash();
    let new = AddLinkParams { job_id, worker, token_hash: hash.as_slice(), lifetime_secs: LINK_SECS };
    db.worker(async |tx| Ok(add_link().params(tx, &new).one().await?)).await?;
    Ok(Some(set_password_address(&config.http.public_url, &token)))
}

/// The page on which the holder of a link sets a password.
pub fn set_password_address(public_url: &str, token: &Token) -> String {
    format!("{public_url}/password/set/?token={}", token.reveal())
}
