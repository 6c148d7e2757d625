//! The cache of passes, and of the people they are minted for. A pass is minted in the database and kept here for less
//! than its life. Whatever ends a right (sign-out, a changed role, a suspended person or organization) is announced by
//! the database and drops the passes it concerns in every instance. While the announcements cannot be heard, nothing is
//! cached.

use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bmms_queries::queries::auth::sessions::{Entry as Organization, me, organizations};
use bmms_queries::queries::ctx::passes::{Pass, mint};
use futures_util::try_join;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::Member;
use super::caller::Caller;
use crate::config::Config;
use crate::db::{Db, listen};
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

/// A signed-in person, and the organizations she may enter, the primary one first.
#[derive(Clone, Debug)]
pub struct Person {
    /// The person.
    pub user_id: Uuid,
    /// Sign-in name.
    pub username: String,
    /// Both names.
    pub full_name: String,
    /// Mail address.
    pub email: String,
    /// Whether she may read across organizations.
    pub oversees: bool,
    /// Whether somebody else set her password, so that she has to set another before anything else.
    pub must_change_password: bool,
    /// Whether she is a platform operator.
    pub is_superuser: bool,
    /// Organizations she may enter.
    pub organizations: Vec<Organization>,
}

#[derive(Debug, Default)]
struct Cached {
    members: HashMap<Key, Entry<Member>>,
    people: HashMap<[u8; 32], Entry<Person>>,
    /// Counts announcements: a pass minted before one and stored after it would slip through.
    revocations: u64,
}

#[derive(Debug)]
struct Entry<T> {
    value: Arc<T>,
    session_id: Uuid,
    user_id: Uuid,
    until: Instant,
}

impl<T> Entry<T> {
    fn live(&self) -> Option<Arc<T>> {
        (self.until > Instant::now()).then(|| Arc::clone(&self.value))
    }

    fn is_of(&self, id: Uuid) -> bool {
        self.session_id == id || self.user_id == id
    }
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
            if let Some(member) = cached.members.get(&key).and_then(Entry::live) {
                return Ok(member);
            }
            cached.revocations
        };
        let pass = db
            .service(async |tx| match mint().bind(tx, &key.0.as_slice(), &key.1, &self.inner.life).one().await {
                Ok(pass) => Ok(pass),
                Err(error) if error.code() == Some(&SqlState::INSUFFICIENT_PRIVILEGE) => Err(Error::NotAMember),
                Err(error) => Err(error.into()),
            })
            .await?;
        let (session_id, user_id) = (pass.session_id, pass.user_id);
        let member = Arc::new(Member::from(pass));
        self.keep(revocations, session_id, user_id, &member, |cached, entry| {
            cached.members.insert(key, entry);
        });
        Ok(member)
    }

    /// The person of the caller's session.
    pub async fn person(&self, db: &Db, caller: &Caller) -> Result<Arc<Person>> {
        let hash = caller.token().hash();
        let revocations = {
            let cached = self.cached();
            if let Some(person) = cached.people.get(&hash).and_then(Entry::live) {
                return Ok(person);
            }
            cached.revocations
        };
        let (me, organizations) = db
            .accounts(async |tx| {
                let (me, organizations) = (me(), organizations());
                let token_hash = hash.as_slice();
                Ok(try_join!(me.bind(tx, &token_hash).opt(), organizations.bind(tx, &token_hash).all())?)
            })
            .await?;
        let me = me.ok_or(Error::Unauthenticated)?;
        let (session_id, user_id) = (me.session_id, me.user_id);
        let person = Arc::new(Person {
            user_id,
            username: me.username,
            full_name: me.full_name,
            email: me.email,
            oversees: me.oversight.is_some(),
            must_change_password: me.must_change_password,
            is_superuser: me.is_superuser,
            organizations,
        });
        self.keep(revocations, session_id, user_id, &person, |cached, entry| {
            cached.people.insert(hash, entry);
        });
        Ok(person)
    }

    /// Keeps what was just fetched, unless something was announced meanwhile or announcements are not heard.
    fn keep<T>(
        &self,
        revocations: u64,
        session_id: Uuid,
        user_id: Uuid,
        value: &Arc<T>,
        insert: impl FnOnce(&mut Cached, Entry<T>),
    ) {
        let mut cached = self.cached();
        let heard = self.inner.listening.load(Ordering::Acquire) && cached.revocations == revocations;
        if !heard || self.inner.keep.is_zero() {
            return;
        }
        let now = Instant::now();
        if cached.members.len() + cached.people.len() >= SWEEP_AT {
            cached.members.retain(|_, entry| entry.until > now);
            cached.people.retain(|_, entry| entry.until > now);
        }
        let entry = Entry { value: Arc::clone(value), session_id, user_id, until: now + self.inner.keep };
        insert(&mut cached, entry);
    }

    /// Forgets the passes of a token, at once; the database tells the other instances.
    pub fn forget(&self, token_hash: &[u8; 32]) {
        let mut cached = self.cached();
        cached.revocations += 1;
        cached.members.retain(|(hash, _), _| hash != token_hash);
        cached.people.remove(token_hash);
    }

    /// Forgets the passes of a session or a person, at once; the database tells the other instances.
    pub fn forget_all_of(&self, id: Uuid) {
        let mut cached = self.cached();
        cached.revocations += 1;
        cached.members.retain(|_, entry| !entry.is_of(id));
        cached.people.retain(|_, entry| !entry.is_of(id));
    }

    /// Forgets what an announcement concerns: a session, a person, or everything.
    fn hear(&self, subject: &str) {
        match Uuid::parse_str(subject) {
            Ok(id) => self.forget_all_of(id),
            Err(_) => self.forget_all(),
        }
    }

    /// Forgets every pass, at once; the database tells the other instances.
    pub fn forget_all(&self) {
        let mut cached = self.cached();
        cached.revocations += 1;
        cached.members.clear();
        cached.people.clear();
    }

    fn cached(&self) -> MutexGuard<'_, Cached> {
        self.inner.cached.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hears announcements until the process ends, over a connection of its own that is made anew when it breaks.
    pub async fn listen(self, config: tokio_postgres::Config) {
        loop {
            // Whatever was announced before is behind us; nothing is cached yet.
            let ready = || self.inner.listening.store(true, Ordering::Release);
            if let Err(error) = listen(&config, CHANNEL, ready, |subject| self.hear(subject)).await {
                tracing::warn!(
                    error = format!("{:#}", anyhow::Error::from(error)),
                    "revocations are not heard; passes are not cached"
                );
            }
            self.inner.listening.store(false, Ordering::Release);
            self.forget_all();
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
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
