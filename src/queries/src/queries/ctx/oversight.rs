// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct MintParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub token_hash: T1,
    pub what: T2,
    pub code: Option<T3>,
    pub level: T4,
    pub address: std::net::IpAddr,
    pub ttl_secs: f64,
}
#[derive(Debug)]
pub struct RecordExportParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub what: T2,
    pub address: std::net::IpAddr,
    pub row_count: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OversightPass {
    pub pass: String,
    pub access_level: String,
    pub read_at: chrono::DateTime<chrono::Utc>,
}
pub struct OversightPassBorrowed<'a> {
    pub pass: &'a str,
    pub access_level: &'a str,
    pub read_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<OversightPassBorrowed<'a>> for OversightPass {
    fn from(OversightPassBorrowed { pass, access_level, read_at }: OversightPassBorrowed<'a>) -> Self {
        Self { pass: pass.into(), access_level: access_level.into(), read_at }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct OversightPassQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OversightPassBorrowed, tokio_postgres::Error>,
    mapper: fn(OversightPassBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OversightPassQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OversightPassBorrowed) -> R) -> OversightPassQuery<'c, 'a, 's, C, R, N> {
        OversightPassQuery {
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
pub struct MintStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records a read across organizations and returns the pass for it; errors 28000 and BM403 say why not.
pub fn mint() -> MintStmt {
    MintStmt(
        "select m.pass, m.access_level, m.read_at from ctx.mint_oversight_pass($1, $2, $3, $4, $5::inet, make_interval(secs => $6::float8)) m",
        None,
    )
}
impl MintStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::BytesSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        what: &'a T2,
        code: &'a Option<T3>,
        level: &'a T4,
        address: &'a std::net::IpAddr,
        ttl_secs: &'a f64,
    ) -> OversightPassQuery<'c, 'a, 's, C, OversightPass, 6> {
        OversightPassQuery {
            client,
            params: [token_hash, what, code, level, address, ttl_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OversightPassBorrowed, tokio_postgres::Error> {
                Ok(OversightPassBorrowed {
                    pass: row.try_get(0)?,
                    access_level: row.try_get(1)?,
                    read_at: row.try_get(2)?,
                })
            },
            mapper: |it| OversightPass::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        MintParams<T1, T2, T3, T4>,
        OversightPassQuery<'c, 'a, 's, C, OversightPass, 6>,
        C,
    > for MintStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MintParams<T1, T2, T3, T4>,
    ) -> OversightPassQuery<'c, 'a, 's, C, OversightPass, 6> {
        self.bind(
            client,
            &params.token_hash,
            &params.what,
            &params.code,
            &params.level,
            &params.address,
            &params.ttl_secs,
        )
    }
}
pub struct RecordExportStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records that figures across organizations are handed out as a file; BM429 after ten in an hour.
pub fn record_export() -> RecordExportStmt {
    RecordExportStmt("select true as done from ctx.record_oversight_export($1, $2, $3::inet, $4)", None)
}
impl RecordExportStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        what: &'a T2,
        address: &'a std::net::IpAddr,
        row_count: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [token_hash, what, address, row_count],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RecordExportParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for RecordExportStmt
{
    fn params(&'s self, client: &'c C, params: &'a RecordExportParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.token_hash, &params.what, &params.address, &params.row_count)
    }
}
