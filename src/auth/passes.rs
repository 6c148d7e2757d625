//! The cache of passes. A pass is minted in the database and kept here for less than its life. Whatever ends a right
//! (sign-out, a changed role, a suspended person or organization) is announced by the database and drops the passes it
//! concerns in every instance. While the announcements cannot be heard, nothing is cached.

use std::collections::HashMap;
use std::future::poll_fn;
use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bmms_queries::queries::ctx::passes::{Pass, mint};
use tokio_postgres::error::SqlState;
use tokio_postgres::{AsyncMessage, NoTls};
use uuid::Uuid;

use super::Member;
use super::caller::Caller;
use crate::config::Config;
use crate::db::Db;
use crate::error::{Error, Result};

/// The channel of the database's announcements (policies/ctx.sql).
const CHANNEL: &str = "bmms_revoked";

/// Entries beyond which expired ones are swept out.
const SWEEP_AT: usize = 10_000;

/// Pass into an organization: by session token and code.
type Key = ([u8; 32], String);

/// The passes this instance holds.
#[derive(Clone, Debug)]
pub struct Passes {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    cached: Mutex<Cached>,
    /// Whether announcements are heard; without them a cached pass could outlive its right.
    listening: AtomicBool,
    life: f64,
    keep: Duration,
}

#[derive(Debug, Default)]
struct Cached {
    entries: HashMap<Key, Entry>,
    /// Counts announcements: a pass minted before one and stored after it would slip through.
    revocations: u64,
}

#[derive(Debug)]
struct Entry {
    member: Arc<Member>,
    session_id: Uuid,
    until: Instant,
}

impl Passes {
    /// An empty cache; call [`Passes::listen`] to let it keep anything.
    pub fn new(config: &Config) -> Self {
        let auth = &config.auth;
        let inner = Inner {
            cached: Mutex::default(),
            listening: AtomicBool::new(false),
            life: f64::from(auth.pass_secs),
            keep: Duration::from_secs(auth.pass_cache_secs.into()),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The member that the caller is in the organization of that code, in any letter case.
    pub async fn member(&self, db: &Db, caller: &Caller, code: &str) -> Result<Arc<Member>> {
        let key = (caller.token().hash(), code.to_uppercase());
        let revocations = {
            let cached = self.cached();
            match cached.entries.get(&key) {
                Some(entry) if entry.until > Instant::now() => return Ok(Arc::clone(&entry.member)),
                _ => cached.revocations,
            }
        };
        let pass = db
            .service(async |tx| match mint().bind(tx, &key.0.as_slice(), &key.1, &self.inner.life).one().await {
                Ok(pass) => Ok(pass),
                Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => Err(Error::NotAMember),
                Err(error) => Err(error.into()),
            })
            .await?;
        let session_id = pass.session_id;
        let member = Arc::new(Member::from(pass));
        let mut cached = self.cached();
        if self.inner.listening.load(Ordering::Acquire)
            && cached.revocations == revocations
            && !self.inner.keep.is_zero()
        {
            if cached.entries.len() >= SWEEP_AT {
                let now = Instant::now();
                cached.entries.retain(|_, entry| entry.until > now);
            }
            let entry = Entry { member: Arc::clone(&member), session_id, until: Instant::now() + self.inner.keep };
            cached.entries.insert(key, entry);
        }
        Ok(member)
    }

    /// Forgets the passes of a token, at once; the database tells the other instances.
    pub fn forget(&self, token_hash: &[u8; 32]) {
        self.revoke(|(hash, _), _| hash == token_hash);
    }

    /// Forgets what an announcement concerns: a session, a person, or everything.
    fn hear(&self, subject: &str) {
        match Uuid::parse_str(subject) {
            Ok(id) => self.revoke(|_, entry| entry.session_id == id || entry.member.user_id == id),
            Err(_) => self.revoke(|_, _| true),
        }
    }

    fn revoke(&self, concerned: impl Fn(&Key, &Entry) -> bool) {
        let mut cached = self.cached();
        cached.revocations += 1;
        cached.entries.retain(|key, entry| !concerned(key, entry));
    }

    fn cached(&self) -> MutexGuard<'_, Cached> {
        self.inner.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears announcements until the process ends, over a connection of its own that is made anew when it breaks.
    pub async fn listen(self, config: tokio_postgres::Config) {
        loop {
            if let Err(error) = self.listen_once(&config).await {
                tracing::warn!(
                    error = format!("{:#}", anyhow::Error::from(error)),
                    "revocations are not heard; passes are not cached"
                );
            }
            self.inner.listening.store(false, Ordering::Release);
            self.revoke(|_, _| true);
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
    }

    async fn listen_once(&self, config: &tokio_postgres::Config) -> std::result::Result<(), tokio_postgres::Error> {
        let (client, mut connection) = config.connect(NoTls).await?;
        let statement = format!("listen {CHANNEL}");
        let mut subscribe = pin!(client.batch_execute(&statement));
        let mut subscribed = false;
        poll_fn(|context| {
            loop {
                if !subscribed && let std::task::Poll::Ready(done) = subscribe.as_mut().poll(context) {
                    if let Err(error) = done {
                        return std::task::Poll::Ready(Err(error));
                    }
                    subscribed = true;
                    // Whatever was announced before is behind us; nothing is cached yet.
                    self.inner.listening.store(true, Ordering::Release);
                }
                match std::task::ready!(connection.poll_message(context)) {
                    Some(Ok(AsyncMessage::Notification(notice))) => self.hear(notice.payload()),
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return std::task::Poll::Ready(Err(error)),
                    None => return std::task::Poll::Ready(Ok(())),
                }
            }
        })
        .await
    }
}

impl From<Pass> for Member {
    fn from(pass: Pass) -> Self {
        Self {
            org_id: pass.org_id,
            org_code: pass.org_code,
            org_name: pass.org_name,
            user_id: pass.user_id,
            user_name: pass.user_name,
            role: pass.role,
            permissions: pass.permissions,
            modules: pass.modules,
            pass: pass.pass,
        }
    }
}
