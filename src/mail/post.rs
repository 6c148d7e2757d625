//! Handing a mail over: to a mail server by SMTP, or into a folder where there is none.

use std::time::Duration;

use anyhow::{Context, Result};
use chrono::{DateTime, Utc};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls, TlsParameters};
use lettre::{Address, AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use secrecy::ExposeSecret;
use uuid::Uuid;

use super::letter::Letter;
use crate::config::{Config, Mail, Security};

/// How long a mail server may take to answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// The way mail goes out.
#[derive(Debug)]
pub struct Post {
    way: Way,
    sender: Mailbox,
    /// What Message-IDs end with.
    host: String,
}

#[derive(Debug)]
enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(AsyncFileTransport<Tokio1Executor>),
}

/// Why a mail was not taken, without anything of the mail.
#[derive(Debug)]
pub struct Refused {
    /// For the record of the job.
    pub reason: String,
    /// Whether it would be refused again.
    pub is_final: bool,
}

impl Post {
    /// As the configuration says; `None` if mail is to wait in the outbox.
    pub fn new(config: &Config) -> Result<Option<Self>> {
        let mail = &config.mail;
        let way = if !mail.host.is_empty() {
            Way::Smtp(smtp(mail)?)
        } else if let Some(folder) = &mail.folder {
            std::fs::create_dir_all(folder).with_context(|| format!("mail.folder: {}", folder.display()))?;
            Way::Folder(AsyncFileTransport::new(folder))
        } else {
            return Ok(None);
        };
        let sender = mail.sender.parse().context("mail.sender is no mail address")?;
        let host =
            config.http.public_url.split("://").nth(1).unwrap_or("bmms").split([':', '/']).next().unwrap_or("bmms");
        Ok(Some(Self { way, sender, host: host.to_owned() }))
    }

    /// Hands a mail over. The id makes the Message-ID, so that the same mail sent twice is known to be one.
    pub(super) async fn send(
        &self,
        id: &Uuid,
        written_at: &DateTime<Utc>,
        name: &str,
        address: &str,
        letter: &Letter,
    ) -> std::result::Result<(), Refused> {
        let unusable = |reason: &str| Refused { reason: reason.to_owned(), is_final: true };
        let address: Address = address.parse().map_err(|_| unusable("the address is no mail address"))?;
        let message = Message::builder()
            .message_id(Some(format!("<{id}@{}>", self.host)))
            .date((*written_at).into())
            .from(self.sender.clone())
            .to(Mailbox::new(Some(name.to_owned()), address))
            .subject(&letter.subject)
            .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
            .map_err(|_| unusable("the mail could not be put together"))?;
        match &self.way {
            Way::Smtp(server) => server.send(message).await.map(|_| ()).map_err(|error| refused(&error)),
            Way::Folder(folder) => folder.send(message).await.map(|_| ()).map_err(|_| Refused {
                reason: "the mail could not be written into mail.folder".to_owned(),
                is_final: false,
            }),
        }
    }
}

fn smtp(mail: &Mail) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
    let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&mail.host)
        .port(mail.port)
        .timeout(Some(PATIENCE))
        .tls(match mail.security {
            Security::None => Tls::None,
            Security::Starttls => Tls::Required(certificates(mail)?),
            Security::Tls => Tls::Wrapper(certificates(mail)?),
        });
    if !mail.username.is_empty() {
        server = server.credentials(Credentials::new(mail.username.clone(), mail.password.expose_secret().to_owned()));
    }
    Ok(server.build())
}

fn certificates(mail: &Mail) -> Result<TlsParameters> {
    let mut parameters = TlsParameters::builder(mail.host.clone());
    if let Some(file) = &mail.ca_file {
        let pem = std::fs::read(file).with_context(|| format!("mail.ca_file: {}", file.display()))?;
        parameters = parameters.add_root_certificate(Certificate::from_pem(&pem).context("mail.ca_file")?);
    }
    parameters.build().context("mail: TLS")
}

/// What the server said, by its code alone: the text may name people.
fn refused(error: &lettre::transport::smtp::Error) -> Refused {
    let reason = match error.status() {
        Some(code) => format!("the mail server answered {code}"),
        None if error.is_tls() => "no TLS connection to the mail server".to_owned(),
        None if error.is_timeout() => "the mail server took too long".to_owned(),
        None => "the mail server could not be reached".to_owned(),
    };
    Refused { reason, is_final: error.is_permanent() }
}
