//! A real mail server on loopback, which keeps what it is sent (`smtp.py`).

use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bmms::config::{Config, Security};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// A mail server. It ends with the test.
pub(crate) struct Smtp {
    folder: TempDir,
    port: u16,
    #[expect(dead_code, reason = "ends when it is dropped")]
    server: Child,
}

/// A mail that the server accepted.
#[derive(Clone, Debug)]
pub(crate) struct Mail {
    source: String,
}

impl Smtp {
    /// A server that accepts everything.
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// A server with options of `smtp.py`.
    pub(crate) async fn with(options: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/support/smtp.py");
        let mut server = Command::new("/usr/bin/python3")
            .arg(script)
            .arg(folder.path())
            .args(options)
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(server.stdout.take().unwrap()).lines();
        let port = lines.next_line().await.unwrap().expect("the mail server says its port; is python3-aiosmtpd there?");
        Self { folder, port: port.parse().unwrap(), server }
    }

    /// Makes a service or worker send its mail here.
    pub(crate) fn stands_behind(&self, config: &mut Config) {
        config.mail.host = "localhost".to_owned();
        config.mail.port = self.port;
        config.mail.security = Security::None;
        config.worker.in_serve = true;
        config.worker.poll_secs = 1;
        config.worker.retry_secs = 1;
    }

    /// The port it listens on.
    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// How many mails were accepted until now.
    pub(crate) fn count(&self) -> usize {
        let entries = std::fs::read_dir(self.folder.path()).unwrap();
        entries.filter(|entry| entry.as_ref().unwrap().path().extension().is_some()).count()
    }

    /// What was accepted until now, in that order.
    pub(crate) fn mails(&self) -> Vec<Mail> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "eml"))
            .collect();
        paths.sort();
        paths.iter().map(|path| Mail { source: std::fs::read_to_string(path).unwrap() }).collect()
    }

    /// The mails once there are that many, or a panic after a while.
    pub(crate) async fn wait_for(&self, count: usize) -> Vec<Mail> {
        let begun = Instant::now();
        loop {
            let mails = self.mails();
            if mails.len() >= count {
                return mails;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "{} mails came, not {count}: {mails:#?}", mails.len());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The first mail to that address, or a panic after a while.
    pub(crate) async fn mail_to(&self, address: &str) -> Mail {
        let begun = Instant::now();
        loop {
            if let Some(mail) = self.mails().into_iter().find(|mail| mail.to() == address) {
                return mail;
            }
            assert!(begun.elapsed() < Duration::from_mins(1), "no mail came to {address}: {:#?}", self.mails());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Mail {
    /// A header, without folding; empty if there is none.
    pub(crate) fn header(&self, name: &str) -> String {
        let head = self.source.split("\r\n\r\n").next().unwrap().replace("\r\n ", " ");
        let prefix = format!("{}:", name.to_lowercase());
        let line = head.lines().find(|line| line.to_lowercase().starts_with(&prefix)).unwrap_or_default();
        line.get(prefix.len()..).unwrap_or_default().trim().to_owned()
    }

    /// The one it went to, by the envelope.
    pub(crate) fn to(&self) -> String {
        self.header("X-Sink").split(' ').nth(1).unwrap_or_default().to_owned()
    }

    /// Whether it came over TLS.
    pub(crate) fn was_secured(&self) -> bool {
        self.header("X-Sink").starts_with("tls ")
    }

    /// Both parts, decoded: plain text, then HTML.
    pub(crate) fn parts(&self) -> [String; 2] {
        let of = |kind: &str| {
            let start = self.source.find(&format!("Content-Type: text/{kind}")).expect(kind);
            let part = &self.source[start..];
            let (head, body) = part.split_once("\r\n\r\n").unwrap();
            let body = body.split("\r\n--").next().unwrap();
            if head.contains("base64") {
                let bytes = STANDARD.decode(body.replace("\r\n", "")).unwrap();
                String::from_utf8(bytes).unwrap()
            } else if head.contains("quoted-printable") {
                unquoted(body)
            } else {
                body.to_owned()
            }
        };
        ["plain", "html"].map(of)
    }

    /// The token of the link it carries.
    pub(crate) fn token(&self) -> String {
        let [text, _] = self.parts();
        let token = text.split("token=").nth(1).unwrap_or_else(|| panic!("no link: {text}"));
        token.split_whitespace().next().unwrap().to_owned()
    }
}

/// Quoted-printable (RFC 2045, section 6.7) undone.
fn unquoted(body: &str) -> String {
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut rest = body.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = (byte == b'=').then(|| after.get(..2)).flatten();
        let decoded = code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).unwrap(), 16).ok());
        bytes.push(decoded.unwrap_or(byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(bytes).unwrap()
}
