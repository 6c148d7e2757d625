//! The doors to the database, and no other way in. Pools are private to this module; what a door hands out can run
//! typed queries and nothing else.
//!
//! A read costs one round trip: begin, context and queries are sent together, and the end of the read-only transaction
//! is not waited for. A write costs two, because its commit is. A connection is returned to its pool only after its
//! transaction ended in a known way; a request that is cancelled, panics or times out in between takes its connection
//! along, and the server rolls back.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use bmms_queries::client::{GenericClient, Params};
use bmms_queries::queries::jobs::queue::{FinishParams, MintJobPassParams, finish, mint_job_pass};
use deadpool_postgres::{ClientWrapper, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Runtime, Timeouts};
use futures_util::FutureExt;
use futures_util::future::{join, join3};
use tokio::sync::Semaphore;
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{BorrowToSql, ToSql};
use tokio_postgres::{AsyncMessage, NoTls, Row, RowStream, Statement, ToStatement};
use uuid::Uuid;

use crate::auth::{Member, Overseer};
use crate::config::Config;
use crate::error::{Error, Result};

/// Enters the organization of the pass: as the service's own login first verifies the pass, then gives up its rights
/// for those of a tenant. All of it ends with the transaction.
const ENTER: &str = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), ctx.org_id(), \
                     set_config('role', 'bmms_tenant', true)";

/// Enters oversight: verifies the pass, and that the server has the record of the read.
const OVERSEE: &str = "select set_config('app.org_id', 'ocm', true), set_config('app.pass', $1, true), ctx.oversees()";

/// How long the pass of a job is good, in seconds.
const JOB_SECS: f64 = 300.0;

/// The pools behind the doors.
#[derive(Clone, Debug)]
pub struct Db {
    service: Pool,
    accounts: Pool,
    worker: Pool,
    /// Where oversight may read, the preferred server first.
    oversight: Vec<Pool>,
    max_lag: Duration,
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
        let worker = database.login("bmms_worker", &database.passwords.worker, "worker");
        let primary = config.oversight.allow_primary.then(|| database.clone());
        let oversight = database.replica().into_iter().chain(primary).map(|server| {
            let login = server.login("bmms_oversight", &server.passwords.oversight, "oversight");
            pool(login, config.oversight.max_connections)
        });
        Ok(Self {
            service: pool(service, database.max_connections)?,
            accounts: pool(accounts, (database.max_connections / 4).max(2))?,
            worker: pool(worker, config.worker.concurrency + 1)?,
            oversight: oversight.collect::<anyhow::Result<_>>()?,
            max_lag: Duration::from_secs(config.oversight.max_lag_secs.into()),
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
            join3(tx.connection.batch_execute(begin), enter(tx, &org_id, member.pass()), queries(tx)).await;
        let outcome = match (start, entered) {
            (Err(error), _) | (_, Err(error)) => Err(error.into()),
            (Ok(()), Ok(())) => outcome,
        };
        settle(guard, access, outcome).await
    }

    /// Reads across organizations, on the replica if there is one, in a read-only transaction. A server that has not yet
    /// heard of the read's own record is behind: it is waited for a little, then refused.
    pub async fn oversight<T, F>(&self, overseer: &Overseer, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        let begun = Instant::now();
        loop {
            let guard = Guard::new(self.overseen().await?);
            let entered = oversee(guard.tx(), overseer).await;
            let is_behind =
                |error: &tokio_postgres::Error| error.code() == Some(&SqlState::OBJECT_NOT_IN_PREREQUISITE_STATE);
            match entered {
                Ok(()) => {
                    let outcome = queries(guard.tx()).await;
                    return settle(guard, Access::Read, outcome).await;
                }
                Err(error) if is_behind(&error) && begun.elapsed() < self.max_lag => {
                    let _ = settle::<()>(guard, Access::Read, Err(error.into())).await;
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
                Err(error) if is_behind(&error) => {
                    let late = format!("the replica is more than {} s behind", self.max_lag.as_secs());
                    return settle(guard, Access::Read, Err(Error::Unavailable(late))).await;
                }
                Err(error) => return settle(guard, Access::Read, Err(error.into())).await,
            }
        }
    }

    /// A connection to the first server that answers of those where oversight may read.
    async fn overseen(&self) -> Result<Object> {
        let mut failure = Error::Unavailable("oversight has no replica, and may not read on the primary".to_owned());
        for pool in &self.oversight {
            match pool.get().await {
                Ok(connection) => return Ok(connection),
                Err(error) => failure = error.into(),
            }
        }
        Err(failure)
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

    /// The worker's login without a context: the queue and the outbox. What is asked for at once is one transaction.
    pub(crate) async fn worker<T, F>(&self, queries: F) -> Result<T>
    where
        F: AsyncFnOnce(&Tx) -> Result<T>,
    {
        let guard = Guard::new(self.worker.get().await?);
        let outcome = match guard.tx().connection.batch_execute("begin").await {
            Ok(()) => queries(guard.tx()).await,
            Err(error) => Err(error.into()),
        };
        settle(guard, Access::Write, outcome).await
    }

    /// Does a job of one organization, for which the worker must have it: as a tenant under the pass of the job, all of it
    /// together with the job's end. `queries` say how many rows it was. False, and nothing kept, if another worker has
    /// the job by now.
    pub(crate) async fn job<F>(&self, job_id: Uuid, worker: Uuid, queries: F) -> Result<bool>
    where
        F: AsyncFnOnce(&Tx, i32) -> Result<i64>,
    {
        self.platform_job(job_id, worker, async |tx| {
            let pass = MintJobPassParams { job_id, worker, ttl_secs: JOB_SECS };
            let pass = mint_job_pass().params(tx, &pass).one().await?;
            enter(tx, &pass.org_id.to_string(), &pass.pass).await?;
            let row_count = queries(tx, pass.org_id).await?;
            tx.connection.batch_execute("set local role none").await?;
            Ok(row_count)
        })
        .await
    }

    /// The same for a job of no organization, as the worker's own login.
    pub(crate) async fn platform_job<F>(&self, job_id: Uuid, worker: Uuid, queries: F) -> Result<bool>
    where
        F: AsyncFnOnce(&Tx) -> Result<i64>,
    {
        let mut is_lost = false;
        let done = self.worker(async |tx| {
            let row_count = queries(tx).await?;
            if finish().params(tx, &FinishParams { job_id, worker, row_count }).one().await? {
                return Ok(());
            }
            // Only an error makes the transaction roll back.
            is_lost = true;
            Err(Error::Unavailable("another worker has the job".to_owned()))
        });
        match done.await {
            Err(_) if is_lost => Ok(false),
            done => done.map(|()| true),
        }
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
        self.worker.close();
        self.oversight.iter().for_each(Pool::close);
    }
}

async fn enter(tx: &Tx, org_id: &str, pass: &str) -> std::result::Result<(), tokio_postgres::Error> {
    let statement = tx.prepare(ENTER).await?;
    tx.query_one(&statement, &[&org_id, &pass]).await?;
    Ok(())
}

/// Ends a transaction as its outcome asks, and returns its connection if the end is known.
async fn settle<T>(guard: Guard, access: Access, outcome: Result<T>) -> Result<T> {
    let tx = guard.tx();
    match (outcome, access) {
        (Ok(value), Access::Read) => {
            // Sent now; the answer is read by whoever uses the connection next.
            let _ = tx.connection.batch_execute("commit").now_or_never();
            guard.keep();
            Ok(value)
        }
        (Ok(value), Access::Write) => {
            // A failed commit has ended the transaction too, so the connection is clean either way.
            let committed = tx.connection.batch_execute("commit").await;
            if !tx.connection.is_closed() {
                guard.keep();
            }
            committed?;
            Ok(value)
        }
        (Err(error), _) => {
            if tx.connection.batch_execute("rollback").await.is_ok() {
                guard.keep();
            }
            Err(error)
        }
    }
}

/// Begins a transaction of oversight.
async fn oversee(tx: &Tx, overseer: &Overseer) -> std::result::Result<(), tokio_postgres::Error> {
    let entering = async {
        let statement = tx.prepare(OVERSEE).await?;
        tx.query_one(&statement, &[&overseer.pass()]).await
    };
    let (started, entered) = join(tx.connection.batch_execute("begin read only"), entering).await;
    started?;
    entered?;
    Ok(())
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

/// Hears what the database announces on a channel, over a connection of its own, until that breaks. `ready` is called once
/// announcements are heard.
pub(crate) async fn listen(
    login: &tokio_postgres::Config,
    channel: &str,
    ready: impl FnOnce(),
    hear: impl Fn(&str),
) -> std::result::Result<(), tokio_postgres::Error> {
    let (client, mut connection) = login.connect(NoTls).await?;
    let statement = format!("listen {channel}");
    let (mut subscribe, mut ready) = (pin!(client.batch_execute(&statement)), Some(ready));
    poll_fn(|context| {
        loop {
            if ready.is_some()
                && let Poll::Ready(done) = subscribe.as_mut().poll(context)
            {
                if let Err(error) = done {
                    return Poll::Ready(Err(error));
                }
                if let Some(ready) = ready.take() {
                    ready();
                }
            }
            match std::task::ready!(connection.poll_message(context)) {
                Some(Ok(AsyncMessage::Notification(notice))) => hear(notice.payload()),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Poll::Ready(Err(error)),
                None => return Poll::Ready(Ok(())),
            }
        }
    })
    .await
}

fn pool(config: tokio_postgres::Config, size: usize) -> anyhow::Result<Pool> {
    let manager = Manager::from_config(config, NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let patience = Some(Duration::from_secs(5));
    Ok(Pool::builder(manager)
        .max_size(size)
        .runtime(Runtime::Tokio1)
        .timeouts(Timeouts { wait: patience, create: patience, recycle: patience })
        .build()?)
}

/// A borrowed connection. Unless it is kept, dropping it closes the connection instead of returning it.
struct Guard(Option<Tx>);

impl Guard {
    fn new(connection: Object) -> Self {
        Self(Some(Tx { connection, turn: Semaphore::new(1) }))
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
            drop(Object::take(tx.connection));
        }
    }
}

/// A transaction inside a door: what typed queries run on. Queries that are joined run in the order they are written: one
/// that the connection has to prepare first keeps its turn until it is sent, and the others wait behind it.
#[derive(Debug)]
pub struct Tx {
    connection: Object,
    turn: Semaphore,
}

impl Tx {
    /// Sends a prepared query, which its first poll does, and passes the turn that [`Self::prepare`] took.
    async fn send<F: Future>(&self, query: F) -> F::Output {
        let mut query = pin!(query);
        let sent = poll_fn(|context| Poll::Ready(query.as_mut().poll(context))).await;
        self.turn.add_permits(1);
        match sent {
            Poll::Ready(answer) => answer,
            Poll::Pending => query.await,
        }
    }
}

impl GenericClient for Tx {
    fn stmt_cache() -> bool {
        true
    }

    async fn prepare(&self, query: &str) -> std::result::Result<Statement, tokio_postgres::Error> {
        // The semaphore is never closed; a turn that is not passed on is given back when its permit is dropped.
        let turn = self.turn.acquire().await.expect("an open semaphore");
        let statement = ClientWrapper::prepare_cached(&self.connection, query).await?;
        turn.forget();
        Ok(statement)
    }

    async fn execute<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<u64, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::execute(&self.connection, query, params).await
    }

    async fn query_one<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Row, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.send(tokio_postgres::Client::query_one(&self.connection, query, params)).await
    }

    async fn query_opt<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Option<Row>, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        self.send(tokio_postgres::Client::query_opt(&self.connection, query, params)).await
    }

    async fn query<T>(
        &self,
        query: &T,
        params: &[&(dyn ToSql + Sync)],
    ) -> std::result::Result<Vec<Row>, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
    {
        tokio_postgres::Client::query(&self.connection, query, params).await
    }

    async fn query_raw<T, I>(&self, query: &T, params: I) -> std::result::Result<RowStream, tokio_postgres::Error>
    where
        T: ?Sized + ToStatement + Sync + Send,
        I: IntoIterator + Sync + Send,
        I::IntoIter: ExactSizeIterator,
        I::Item: BorrowToSql,
    {
        self.send(tokio_postgres::Client::query_raw(&self.connection, query, params)).await
    }
}
