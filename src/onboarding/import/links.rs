//! The one-time file of links with which people set their passwords, where no mail is sent.

use std::path::Path;

use anyhow::Result;
use bmms_queries::client::Params;
use bmms_queries::queries::auth::onboarding::{AddLinkParams, CreatedPerson, add_link};
use chrono::{TimeDelta, Utc};
use tokio_postgres::Transaction;

use crate::auth::Token;
use crate::mail::set_password_address;
use crate::onboarding::files::OneTime;
use crate::web::words::in_manila;

/// For how long a link is good (onboarding: section 4).
const HOURS: i32 = 24;

/// Links made so far, and where they go.
pub(super) struct Links {
    file: OneTime,
    public_url: String,
    waiting: Vec<[String; 3]>,
}

impl Links {
    /// Makes the file, for its owner alone.
    pub(super) fn create(path: &Path, public_url: &str) -> Result<Self> {
        let mut file = OneTime::create(path)?;
        file.add("username,link,valid_until\n")?;
        Ok(Self { file, public_url: public_url.to_owned(), waiting: Vec::new() })
    }

    /// A link for a person, of which the database gets the hash.
    pub(super) async fn add(&mut self, tx: &Transaction<'_>, person: &CreatedPerson) -> Result<()> {
        let token = Token::generate()?;
        let hash = token.hash();
        let link = AddLinkParams { user_id: person.user_id, token_hash: hash.as_slice(), hours: HOURS };
        add_link().params(tx, &link).one().await?;
        let until = in_manila(Utc::now() + TimeDelta::hours(HOURS.into())).format("%Y-%m-%d %H:%M").to_string();
        let address = set_password_address(&self.public_url, &token);
        self.waiting.push([person.username.clone(), address, until]);
        Ok(())
    }

    /// Writes the links made since the last time. They open nothing before the transaction ends, and the file is there
    /// before that: nobody is made whose link is lost.
    pub(super) fn write(&mut self) -> Result<()> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for line in self.waiting.drain(..) {
            writer.write_record(line)?;
        }
        self.file.add(&String::from_utf8(writer.into_inner()?)?)?;
        Ok(())
    }

    /// The file stays, for there are people whose links are in it.
    pub(super) fn keep(&mut self) {
        self.file.keep();
    }

    /// Where the file is.
    pub(super) fn path(&self) -> &Path {
        self.file.path()
    }
}
