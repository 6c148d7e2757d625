// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct RetryJobParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct DropJobParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DeadJob {
    pub id: uuid::Uuid,
    pub kind: String,
    pub org_code: Option<String>,
    pub template: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub dead_at: chrono::DateTime<chrono::Utc>,
    pub failures: i32,
    pub error: String,
}
pub struct DeadJobBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub org_code: Option<&'a str>,
    pub template: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub dead_at: chrono::DateTime<chrono::Utc>,
    pub failures: i32,
    pub error: &'a str,
}
impl<'a> From<DeadJobBorrowed<'a>> for DeadJob {
    fn from(
        DeadJobBorrowed { id, kind, org_code, template, created_at, dead_at, failures, error }: DeadJobBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            org_code: org_code.map(|v| v.into()),
            template: template.map(|v| v.into()),
            created_at,
            dead_at,
            failures,
            error: error.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Runs {
    pub kind: String,
    pub slot: chrono::DateTime<chrono::Utc>,
    pub outcome: String,
    pub error: String,
    pub runs: i64,
    pub org_codes: Vec<String>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pub row_count: Option<i64>,
}
pub struct RunsBorrowed<'a> {
    pub kind: &'a str,
    pub slot: chrono::DateTime<chrono::Utc>,
    pub outcome: &'a str,
    pub error: &'a str,
    pub runs: i64,
    pub org_codes: crate::ArrayIterator<'a, &'a str>,
    pub started_at: Option<chrono::DateTime<chrono::Utc>>,
    pub ended_at: Option<chrono::DateTime<chrono::Utc>>,
    pub row_count: Option<i64>,
}
impl<'a> From<RunsBorrowed<'a>> for Runs {
    fn from(
        RunsBorrowed { kind, slot, outcome, error, runs, org_codes, started_at, ended_at, row_count }: RunsBorrowed<'a>,
    ) -> Self {
        Self {
            kind: kind.into(),
            slot,
            outcome: outcome.into(),
            error: error.into(),
            runs,
            org_codes: org_codes.map(|v| v.into()).collect(),
            started_at,
            ended_at,
            row_count,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct MailFigures {
    pub waiting: i64,
    pub given_up: i64,
    pub waiting_since: Option<chrono::DateTime<chrono::Utc>>,
    pub sent_in_a_day: i64,
    pub sent_in_a_week: i64,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DeadJobQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DeadJobBorrowed, tokio_postgres::Error>,
    mapper: fn(DeadJobBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DeadJobQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DeadJobBorrowed) -> R) -> DeadJobQuery<'c, 'a, 's, C, R, N> {
        DeadJobQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct RunsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RunsBorrowed, tokio_postgres::Error>,
    mapper: fn(RunsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RunsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RunsBorrowed) -> R) -> RunsQuery<'c, 'a, 's, C, R, N> {
        RunsQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct MailFiguresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MailFigures, tokio_postgres::Error>,
    mapper: fn(MailFigures) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MailFiguresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MailFigures) -> R) -> MailFiguresQuery<'c, 'a, 's, C, R, N> {
        MailFiguresQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct BoolQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<bool, tokio_postgres::Error>,
    mapper: fn(bool) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BoolQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(bool) -> R) -> BoolQuery<'c, 'a, 's, C, R, N> {
        BoolQuery {
            client: self.client,
            params: self.params,
            query: self.query,
            cached: self.cached,
            extractor: self.extractor,
            mapper,
        }
    }
    pub async fn one(self) -> Result<T, tokio_postgres::Error> {
        let row = crate::client::async_::one(self.client, self.query, &self.params, self.cached).await?;
        Ok((self.mapper)((self.extractor)(&row)?))
    }
    pub async fn all(self) -> Result<Vec<T>, tokio_postgres::Error> {
        self.iter().await?.try_collect().await
    }
    pub async fn opt(self) -> Result<Option<T>, tokio_postgres::Error> {
        let opt_row = crate::client::async_::opt(self.client, self.query, &self.params, self.cached).await?;
        Ok(opt_row
            .map(|row| {
                let extracted = (self.extractor)(&row)?;
                Ok((self.mapper)(extracted))
            })
            .transpose()?)
    }
    pub async fn iter(
        self,
    ) -> Result<impl futures::Stream<Item = Result<T, tokio_postgres::Error>> + 'c, tokio_postgres::Error> {
        let stream =
            crate::client::async_::raw(self.client, self.query, crate::slice_iter(&self.params), self.cached).await?;
        let mapped = stream
            .map(move |res| {
                res.and_then(|row| {
                    let extracted = (self.extractor)(&row)?;
                    Ok((self.mapper)(extracted))
                })
            })
            .into_stream();
        Ok(mapped)
    }
}
pub struct DeadJobsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Jobs that were given up.
pub fn dead_jobs() -> DeadJobsStmt {
    DeadJobsStmt(
        "select id, kind, org_code, template, created_at, dead_at, failures, error from platform.dead_jobs($1)",
        None,
    )
}
impl DeadJobsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> DeadJobQuery<'c, 'a, 's, C, DeadJob, 1> {
        DeadJobQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DeadJobBorrowed, tokio_postgres::Error> {
                Ok(DeadJobBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    org_code: row.try_get(2)?,
                    template: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    dead_at: row.try_get(5)?,
                    failures: row.try_get(6)?,
                    error: row.try_get(7)?,
                })
            },
            mapper: |it| DeadJob::from(it),
        }
    }
}
pub struct RunsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What ran by itself, the newest first.
pub fn runs() -> RunsStmt {
    RunsStmt(
        "select kind, slot, outcome, error, runs, org_codes, started_at, ended_at, row_count from platform.runs($1)",
        None,
    )
}
impl RunsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> RunsQuery<'c, 'a, 's, C, Runs, 1> {
        RunsQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RunsBorrowed, tokio_postgres::Error> {
                Ok(RunsBorrowed {
                    kind: row.try_get(0)?,
                    slot: row.try_get(1)?,
                    outcome: row.try_get(2)?,
                    error: row.try_get(3)?,
                    runs: row.try_get(4)?,
                    org_codes: row.try_get(5)?,
                    started_at: row.try_get(6)?,
                    ended_at: row.try_get(7)?,
                    row_count: row.try_get(8)?,
                })
            },
            mapper: |it| Runs::from(it),
        }
    }
}
pub struct MailFiguresStmt(&'static str, Option<tokio_postgres::Statement>);
/// How the mail stands.
pub fn mail_figures() -> MailFiguresStmt {
    MailFiguresStmt(
        "select waiting, given_up, waiting_since, sent_in_a_day, sent_in_a_week from platform.mail_figures($1)",
        None,
    )
}
impl MailFiguresStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> MailFiguresQuery<'c, 'a, 's, C, MailFigures, 1> {
        MailFiguresQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MailFigures, tokio_postgres::Error> {
                Ok(MailFigures {
                    waiting: row.try_get(0)?,
                    given_up: row.try_get(1)?,
                    waiting_since: row.try_get(2)?,
                    sent_in_a_day: row.try_get(3)?,
                    sent_in_a_week: row.try_get(4)?,
                })
            },
            mapper: |it| MailFigures::from(it),
        }
    }
}
pub struct RetryJobStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets a job be tried again.
pub fn retry_job() -> RetryJobStmt {
    RetryJobStmt("select true as done from platform.retry_job($1, $2::inet, $3)", None)
}
impl RetryJobStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, address, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, RetryJobParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for RetryJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a RetryJobParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.address, &params.id)
    }
}
pub struct DropJobStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a job out of the queue.
pub fn drop_job() -> DropJobStmt {
    DropJobStmt("select true as done from platform.drop_job($1, $2::inet, $3)", None)
}
impl DropJobStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, address, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, DropJobParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for DropJobStmt
{
    fn params(&'s self, client: &'c C, params: &'a DropJobParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.address, &params.id)
    }
}
