// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ClaimParams {
    pub worker: uuid::Uuid,
    pub lease_secs: f64,
    pub claim_limit: i32,
    pub sends_mail: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct FinishParams {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
    pub row_count: i64,
}
#[derive(Debug)]
pub struct FailParams<T1: crate::StringSql> {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
    pub error: T1,
    pub again_in_secs: Option<f64>,
}
#[derive(Clone, Copy, Debug)]
pub struct MintJobPassParams {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
    pub ttl_secs: f64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Claimed {
    pub id: uuid::Uuid,
    pub kind: String,
    pub org_id: Option<i32>,
    pub failures: i32,
}
pub struct ClaimedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub org_id: Option<i32>,
    pub failures: i32,
}
impl<'a> From<ClaimedBorrowed<'a>> for Claimed {
    fn from(ClaimedBorrowed { id, kind, org_id, failures }: ClaimedBorrowed<'a>) -> Self {
        Self { id, kind: kind.into(), org_id, failures }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct MintJobPass {
    pub org_id: i32,
    pub pass: String,
}
pub struct MintJobPassBorrowed<'a> {
    pub org_id: i32,
    pub pass: &'a str,
}
impl<'a> From<MintJobPassBorrowed<'a>> for MintJobPass {
    fn from(MintJobPassBorrowed { org_id, pass }: MintJobPassBorrowed<'a>) -> Self {
        Self { org_id, pass: pass.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct ClaimedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClaimedBorrowed, tokio_postgres::Error>,
    mapper: fn(ClaimedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClaimedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClaimedBorrowed) -> R) -> ClaimedQuery<'c, 'a, 's, C, R, N> {
        ClaimedQuery {
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
pub struct MintJobPassQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MintJobPassBorrowed, tokio_postgres::Error>,
    mapper: fn(MintJobPassBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MintJobPassQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MintJobPassBorrowed) -> R) -> MintJobPassQuery<'c, 'a, 's, C, R, N> {
        MintJobPassQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct ScheduleStmt(&'static str, Option<tokio_postgres::Statement>);
/// Queues what has come due; how many jobs.
pub fn schedule() -> ScheduleStmt {
    ScheduleStmt("select jobs.schedule(now()) as scheduled", None)
}
impl ScheduleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I32Query<'c, 'a, 's, C, i32, 0> {
        I32Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
/// Jobs for this worker until the lease is over.
pub fn claim() -> ClaimStmt {
    ClaimStmt("select id, kind, org_id, failures from jobs.claim($1, make_interval(secs => $2::float8), $3, $4)", None)
}
impl ClaimStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        worker: &'a uuid::Uuid,
        lease_secs: &'a f64,
        claim_limit: &'a i32,
        sends_mail: &'a bool,
    ) -> ClaimedQuery<'c, 'a, 's, C, Claimed, 4> {
        ClaimedQuery {
            client,
            params: [worker, lease_secs, claim_limit, sends_mail],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClaimedBorrowed, tokio_postgres::Error> {
                Ok(ClaimedBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    org_id: row.try_get(2)?,
                    failures: row.try_get(3)?,
                })
            },
            mapper: |it| Claimed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams, ClaimedQuery<'c, 'a, 's, C, Claimed, 4>, C> for ClaimStmt
{
    fn params(&'s self, client: &'c C, params: &'a ClaimParams) -> ClaimedQuery<'c, 'a, 's, C, Claimed, 4> {
        self.bind(client, &params.worker, &params.lease_secs, &params.claim_limit, &params.sends_mail)
    }
}
pub struct FinishStmt(&'static str, Option<tokio_postgres::Statement>);
/// The job is done, with the transaction of what it did; false if another worker has it.
pub fn finish() -> FinishStmt {
    FinishStmt("select jobs.finish($1, $2, $3) as finished", None)
}
impl FinishStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
        row_count: &'a i64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [job_id, worker, row_count],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, FinishParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for FinishStmt
{
    fn params(&'s self, client: &'c C, params: &'a FinishParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.job_id, &params.worker, &params.row_count)
    }
}
pub struct FailStmt(&'static str, Option<tokio_postgres::Statement>);
/// The job failed; without seconds to wait it is given up.
pub fn fail() -> FailStmt {
    FailStmt("select jobs.fail($1, $2, $3, make_interval(secs => $4::float8)) as failed", None)
}
impl FailStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
        error: &'a T1,
        again_in_secs: &'a Option<f64>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [job_id, worker, error, again_in_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, FailParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for FailStmt
{
    fn params(&'s self, client: &'c C, params: &'a FailParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.job_id, &params.worker, &params.error, &params.again_in_secs)
    }
}
pub struct MintJobPassStmt(&'static str, Option<tokio_postgres::Statement>);
/// A pass into the organization of a job this worker has.
pub fn mint_job_pass() -> MintJobPassStmt {
    MintJobPassStmt("select org_id, pass from ctx.mint_job_pass($1, $2, make_interval(secs => $3::float8))", None)
}
impl MintJobPassStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
        ttl_secs: &'a f64,
    ) -> MintJobPassQuery<'c, 'a, 's, C, MintJobPass, 3> {
        MintJobPassQuery {
            client,
            params: [job_id, worker, ttl_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MintJobPassBorrowed, tokio_postgres::Error> {
                Ok(MintJobPassBorrowed { org_id: row.try_get(0)?, pass: row.try_get(1)? })
            },
            mapper: |it| MintJobPass::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MintJobPassParams, MintJobPassQuery<'c, 'a, 's, C, MintJobPass, 3>, C>
    for MintJobPassStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MintJobPassParams,
    ) -> MintJobPassQuery<'c, 'a, 's, C, MintJobPass, 3> {
        self.bind(client, &params.job_id, &params.worker, &params.ttl_secs)
    }
}
pub struct CleanUpStmt(&'static str, Option<tokio_postgres::Statement>);
/// Deletes what has run out; how many rows.
pub fn clean_up() -> CleanUpStmt {
    CleanUpStmt("select jobs.clean_up() as deleted", None)
}
impl CleanUpStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I64Query<'c, 'a, 's, C, i64, 0> {
        I64Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
