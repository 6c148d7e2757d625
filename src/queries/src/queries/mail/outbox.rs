// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ComposeParams {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
}
#[derive(Debug)]
pub struct AddLinkParams<T1: crate::BytesSql> {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
    pub token_hash: T1,
    pub lifetime_secs: f64,
}
#[derive(Clone, Copy, Debug)]
pub struct SentParams {
    pub job_id: uuid::Uuid,
    pub worker: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Letter {
    pub id: uuid::Uuid,
    pub template: String,
    pub params: serde_json::Value,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub address: String,
    pub username: String,
    pub full_name: String,
    pub org_code: Option<String>,
    pub org_name: Option<String>,
}
pub struct LetterBorrowed<'a> {
    pub id: uuid::Uuid,
    pub template: &'a str,
    pub params: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub address: &'a str,
    pub username: &'a str,
    pub full_name: &'a str,
    pub org_code: Option<&'a str>,
    pub org_name: Option<&'a str>,
}
impl<'a> From<LetterBorrowed<'a>> for Letter {
    fn from(
        LetterBorrowed {
            id,
            template,
            params,
            created_at,
            address,
            username,
            full_name,
            org_code,
            org_name,
        }: LetterBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            template: template.into(),
            params: serde_json::from_str(params.0.get()).unwrap(),
            created_at,
            address: address.into(),
            username: username.into(),
            full_name: full_name.into(),
            org_code: org_code.map(|v| v.into()),
            org_name: org_name.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LetterQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LetterBorrowed, tokio_postgres::Error>,
    mapper: fn(LetterBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LetterQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LetterBorrowed) -> R) -> LetterQuery<'c, 'a, 's, C, R, N> {
        LetterQuery {
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
pub struct ComposeStmt(&'static str, Option<tokio_postgres::Statement>);
/// What goes into the mail of a job; no row if there is nothing to send.
pub fn compose() -> ComposeStmt {
    ComposeStmt(
        "select id, template, params, created_at, address, username, full_name, org_code, org_name from mail.compose($1, $2)",
        None,
    )
}
impl ComposeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
    ) -> LetterQuery<'c, 'a, 's, C, Letter, 2> {
        LetterQuery {
            client,
            params: [job_id, worker],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LetterBorrowed, tokio_postgres::Error> {
                Ok(LetterBorrowed {
                    id: row.try_get(0)?,
                    template: row.try_get(1)?,
                    params: row.try_get(2)?,
                    created_at: row.try_get(3)?,
                    address: row.try_get(4)?,
                    username: row.try_get(5)?,
                    full_name: row.try_get(6)?,
                    org_code: row.try_get(7)?,
                    org_name: row.try_get(8)?,
                })
            },
            mapper: |it| Letter::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ComposeParams, LetterQuery<'c, 'a, 's, C, Letter, 2>, C> for ComposeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ComposeParams) -> LetterQuery<'c, 'a, 's, C, Letter, 2> {
        self.bind(client, &params.job_id, &params.worker)
    }
}
pub struct AddLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// The link the mail carries.
pub fn add_link() -> AddLinkStmt {
    AddLinkStmt("select true as done from mail.add_link($1, $2, $3, make_interval(secs => $4::float8))", None)
}
impl AddLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
        token_hash: &'a T1,
        lifetime_secs: &'a f64,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [job_id, worker, token_hash, lifetime_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, AddLinkParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for AddLinkStmt
{
    fn params(&'s self, client: &'c C, params: &'a AddLinkParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.job_id, &params.worker, &params.token_hash, &params.lifetime_secs)
    }
}
pub struct SentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The mail server took it; false if another worker has the job by now.
pub fn sent() -> SentStmt {
    SentStmt("select mail.sent($1, $2) as done", None)
}
impl SentStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        job_id: &'a uuid::Uuid,
        worker: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [job_id, worker],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SentParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C> for SentStmt
{
    fn params(&'s self, client: &'c C, params: &'a SentParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.job_id, &params.worker)
    }
}
