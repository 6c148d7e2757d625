//! The doors to the database, and no other way in. Pools are private to this module; what a door hands out can run
//! typed queries and nothing else.
//!
//! A read costs one round trip: begin, context and queries are sent together, and the end of the read-only transaction
//! is not waited for. A write costs two, because its commit is. A connection is returned to its pool only after its
//! transaction ended in a known way; a request that is cancelled, panics or times out in between takes its connection
//! along, and the server rolls back.

use std::time::Duration;

use bmms_queries::client::GenericClient;
use deadpool_postgres::{
    ClientWrapper, Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts,
};
use futures_util::FutureExt;
use futures_util::future::join3;
use tokio_postgres::types::{BorrowToSql, ToSql};
use tokio_postgres::{NoTls, Row, RowStream, Statement, ToStatement};

use crate::auth::Member;
use crate::config::Config;
use crate::error::Result;

/// Enters the organization of the pass: as the service's own login first verifies the pass, then gives up its rights
/// for those of a tenant. All of it ends with the transaction.
const ENTER: &str = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), ctx.org_id(), \
                     set_config('role', 'bmms_tenant', true)";

/// The pools behind the doors.
#[derive(Clone, Debug)]
pub struct Db {
    service: Pool,
    accounts: Pool,
}

/// What a transaction may do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Access {
    Read,
    Write,
}

impl Db {
    /// Prepares the pools; connects to nothing yet.
    pub fn new(config: &Config) -> anyhow::Result<Self> {
        let database = &config.database;
        let service = database.login("bmms_service", &database.passwords.service, "tenant");
        let accounts = database.login("bmms_accounts", &database.passwords.accounts, "accounts");
        Ok(Self {
            service: pool(service, database.max_connections, prepare_enter())?,
            accounts: pool(accounts, (database.max_connections / 4).max(2), nothing_to_prepare())?,
        })
    }

    /// Reads as a member of an organization, in a read-only transaction.
    pub async fn read<T, F>(&self, member: &Member, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        self.tenant(member, Access::Read, queries).await
    }

    /// Changes something as a member of an organization: all of it, or nothing if `queries` or the commit fails.
    pub async fn write<T, F>(&self, member: &Member, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        self.tenant(member, Access::Write, queries).await
    }

    async fn tenant<T, F>(&self, member: &Member, access: Access, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        let guard = Guard::new(self.service.get().await?);
        let begin = match access {
            Access::Read => "begin read only",
            Access::Write => "begin",
        };
        let org_id = member.org_id().to_string();
        let tx = guard.tx();
        // Polled in this order, the three are in the connection's queue before the first of them is sent.
        let (start, entered, outcome) =
            join3(tx.0.batch_execute(begin), enter(tx, &org_id, member.pass()), queries(tx)).await;
        let outcome = match (start, entered) {
            (Err(error), _) | (_, Err(error)) => Err(error.into()),
            (Ok(()), Ok(())) => outcome,
        };
        match (outcome, access) {
            (Ok(value), Access::Read) => {
                // Sent now; the answer is read by whoever uses the connection next.
                let _ = tx.0.batch_execute("commit").now_or_never();
                guard.keep();
                Ok(value)
            }
            (Ok(value), Access::Write) => {
                // A failed commit has ended the transaction too, so the connection is clean either way.
                let committed = tx.0.batch_execute("commit").await;
                if !tx.0.is_closed() {
                    guard.keep();
                }
                committed?;
                Ok(value)
            }
            (Err(error), _) => {
                if tx.0.batch_execute("rollback").await.is_ok() {
                    guard.keep();
                }
                Err(error)
            }
        }
    }

    /// The service's login without a context: it mints passes and reads the findings of the check, and may do nothing else.
    pub(crate) async fn service<T, F>(&self, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        run(&self.service, queries).await
    }

    /// Sign-in and sessions: functions of `auth`, no tenant data. Each call is a transaction of its own.
    pub async fn accounts<T, F>(&self, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        run(&self.accounts, queries).await
    }

    /// Connections of the tenants' pool: open, and idle among them.
    pub fn pool_status(&self) -> (usize, usize) {
        let status = self.service.status();
        (status.size, status.available)
    }

    /// Closes the pools; running requests have finished by then.
    pub fn close(&self) {
        self.service.close();
        self.accounts.close();
    }
}

async fn enter(tx: &Tx, org_id: &str, pass: &str) -> std::result::Result<(), tokio_postgres::Error> {
    let statement = tx.0.prepare_cached(ENTER).await?;
    tx.0.query_one(&statement, &[&org_id, &pass]).await?;
    Ok(())
}

/// A new connection learns [`ENTER`] before its first use: were it prepared on the way, a query sent behind it would
/// reach the server before the transaction had its rights.
fn prepare_enter() -> Hook {
    Hook::async_fn(|connection, _| {
        Box::pin(async move { connection.prepare_cached(ENTER).await.map(drop).map_err(HookError::Backend) })
    })
}

fn nothing_to_prepare() -> Hook {
    Hook::sync_fn(|_, _| Ok(()))
}

async fn run<T, F>(pool: &Pool, queries: F) -> Result<T>
where
    F: AsyncFnOnce(&Tx) -> Result<T>,
{
    let guard = Guard::new(pool.get().await?);
    let outcome = queries(guard.tx()).await;
    guard.keep();
    outcome
}

fn pool(config: tokio_postgres::Config, size: usize, prepare: Hook) -> anyhow::Result<Pool> {
    let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let patience = Some(Duration::from_secs(5));
    Ok(Pool::builder(manager)
        .max_size(size)
        .post_create(prepare)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts { wait: patience, create: patience, recycle: patience })
        .build()?)
}

/// A borrowed connection. Unless it is kept, dropping it closes the connection instead of returning it.
struct Guard(Option<Tx>);

impl Guard {
    fn new(connection: Object) -> Self {
        Self(Some(Tx(connection)))
    }

    fn tx(&self) -> &Tx {
        self.0.as_ref().expect("a guard holds its connection until it is consumed")
    }

    fn keep(mut self) {
        drop(self.0.take());
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some(tx) = self.0.take() {
            drop(Object::take(tx.0));
        }
    }
}

/// A transaction inside a door: what typed queries run on. Queries sent together run in the order they were sent;
/// where that matters they are prepared first, because a query that must be prepared on the way is sent later.
#[derive(Debug)]
pub struct Tx(Object);

impl GenericClient for Tx {
    fn stmt_cache() -> bool {
        true
    }

    async fn prepare(&self, query: &str) -> std::result::Result<Statement, tokio_postgres::Error> {
        ClientWrapper::prepare_cached(&self.0, query).await
    }

    async fn execute<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<u64, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::execute(&self.0, query, params).await
    }

    async fn query_one<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Row, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::query_one(&self.0, query, params).await
    }

    async fn query_opt<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Option<Row>, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::query_opt(&self.0, query, params).await
    }

    async fn query<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Vec<Row>, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::query(&self.0, query, params).await
    }

    async fn query_raw<T, I>(&self, query: &T, params: I) -> std::result::Result<RowStream, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
        I: IntoIterator + Sync + Send,
        I::IntoIter: ExactSizeIterator,
        I::Item: BorrowToSql,
    {
        tokio_postgres::Client::query_raw(&self.0, query, params).await
    }
}
