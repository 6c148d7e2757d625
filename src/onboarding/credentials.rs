//! What somebody who is brought in signs in with: a link by mail, or a password that is to be changed.

use anyhow::Result;
use indicatif::ProgressBar;
use secrecy::{ExposeSecret, SecretString};

use super::passwords;
use super::person::Person;
use super::report::{Fault, Report};
use crate::auth::new_password::Owner;
use crate::config::Config;

/// How the person gets in.
#[derive(Debug, clap::Args)]
pub(super) struct PasswordArguments {
    /// A password to begin with; without it, and without mail, one is made. It is to be changed at the first sign-in.
    #[arg(long)]
    password: Option<SecretString>,
    /// Do not send the invitation, which has a link to set a password; print a password instead.
    #[arg(long)]
    no_email: bool,
    /// Print a password although an invitation is sent.
    #[arg(long)]
    show_password: bool,
}

/// What somebody who is brought in signs in with.
pub(super) struct Credentials {
    /// Hash of the password.
    pub hash: String,
    /// Whether somebody else knows the password.
    pub must_change: bool,
    /// Whether an invitation goes out, with a link to set a password.
    pub invite: bool,
}

/// What the person signs in with, and what of it is told.
pub(super) struct Given {
    /// What the database gets.
    pub credentials: Credentials,
    printed: Option<SecretString>,
}

impl Given {
    /// The password that was given or a new one, if the operator is to have one. Nothing if the rules of passwords refuse it.
    pub(super) async fn new(
        config: &Config,
        arguments: &PasswordArguments,
        person: &Person,
        faults: &mut Vec<Fault>,
    ) -> Result<Option<Self>> {
        let invite = !arguments.no_email;
        let printed = arguments.show_password || arguments.no_email;
        let username = person.username.as_deref().unwrap_or_else(|| person.email.split('@').next().unwrap_or_default());
        let full_name = format!("{} {}", person.first_name, person.last_name);
        let owner = Owner { username, email: &person.email, full_name: &full_name };
        let password = match &arguments.password {
            Some(password) => {
                let broken = passwords::faults(password.expose_secret(), owner).await?;
                if !broken.is_empty() {
                    faults.extend(
                        broken.into_iter().map(|error| Fault { column: "password".to_owned(), ..error.into() }),
                    );
                    return Ok(None);
                }
                Some(password.clone())
            }
            None if printed => Some(passwords::make(config.onboarding.password_length, owner).await?.into()),
            None => None,
        };
        let hash = match &password {
            Some(password) => passwords::hash(password.expose_secret().to_owned()).await?,
            None => passwords::unknown(1, &ProgressBar::hidden()).await?.remove(0),
        };
        let credentials = Credentials { hash, must_change: password.is_some(), invite };
        Ok(Some(Self { credentials, printed: password.filter(|_| printed) }))
    }

    /// Says how the person gets in.
    pub(super) fn say(&self, email: &str, report: &mut Report) {
        if self.credentials.invite {
            report.say(format_args!("An invitation goes to {email}: a link to set a password, good for 24 hours."));
        }
        if let Some(password) = &self.printed {
            report.say(format_args!(
                "Temporary password: {}\nIt must be changed at the first sign-in.",
                password.expose_secret()
            ));
        }
    }
}
