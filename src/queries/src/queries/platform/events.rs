// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub token_hash: T1,
    pub from_at: Option<chrono::DateTime<chrono::Utc>>,
    pub to_at: Option<chrono::DateTime<chrono::Utc>>,
    pub username: Option<T2>,
    pub action: Option<T3>,
    pub address: Option<std::net::IpAddr>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_seq: Option<i64>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct RecordExportParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub what: T2,
    pub row_count: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlatformEvent {
    pub seq: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_name: Option<String>,
    pub login: String,
    pub action: String,
    pub address: Option<std::net::IpAddr>,
    pub details: serde_json::Value,
    pub person_name: Option<String>,
    pub org_code: Option<String>,
}
pub struct PlatformEventBorrowed<'a> {
    pub seq: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor_name: Option<&'a str>,
    pub login: &'a str,
    pub action: &'a str,
    pub address: Option<std::net::IpAddr>,
    pub details: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub person_name: Option<&'a str>,
    pub org_code: Option<&'a str>,
}
impl<'a> From<PlatformEventBorrowed<'a>> for PlatformEvent {
    fn from(
        PlatformEventBorrowed {
            seq,
            at,
            actor_name,
            login,
            action,
            address,
            details,
            person_name,
            org_code,
        }: PlatformEventBorrowed<'a>,
    ) -> Self {
        Self {
            seq,
            at,
            actor_name: actor_name.map(|v| v.into()),
            login: login.into(),
            action: action.into(),
            address,
            details: serde_json::from_str(details.0.get()).unwrap(),
            person_name: person_name.map(|v| v.into()),
            org_code: org_code.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PlatformEventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlatformEventBorrowed, tokio_postgres::Error>,
    mapper: fn(PlatformEventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlatformEventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlatformEventBorrowed) -> R) -> PlatformEventQuery<'c, 'a, 's, C, R, N> {
        PlatformEventQuery {
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
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// Newest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select seq, at, actor_name, login, action, address, details, person_name, org_code from platform.events( $1, $2, $3, $4, $5, $6::inet, $7, $8, $9)",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        from_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        to_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        username: &'a Option<T2>,
        action: &'a Option<T3>,
        address: &'a Option<std::net::IpAddr>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_seq: &'a Option<i64>,
        limit: &'a i64,
    ) -> PlatformEventQuery<'c, 'a, 's, C, PlatformEvent, 9> {
        PlatformEventQuery {
            client,
            params: [token_hash, from_at, to_at, username, action, address, after_at, after_seq, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlatformEventBorrowed, tokio_postgres::Error> {
                Ok(PlatformEventBorrowed {
                    seq: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor_name: row.try_get(2)?,
                    login: row.try_get(3)?,
                    action: row.try_get(4)?,
                    address: row.try_get(5)?,
                    details: row.try_get(6)?,
                    person_name: row.try_get(7)?,
                    org_code: row.try_get(8)?,
                })
            },
            mapper: |it| PlatformEvent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2, T3>,
        PlatformEventQuery<'c, 'a, 's, C, PlatformEvent, 9>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3>,
    ) -> PlatformEventQuery<'c, 'a, 's, C, PlatformEvent, 9> {
        self.bind(
            client,
            &params.token_hash,
            &params.from_at,
            &params.to_at,
            &params.username,
            &params.action,
            &params.address,
            &params.after_at,
            &params.after_seq,
            &params.limit,
        )
    }
}
pub struct ActionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every action that stands in the trail.
pub fn actions() -> ActionsStmt {
    ActionsStmt("select action from platform.event_actions($1)", None)
}
impl ActionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> StringQuery<'c, 'a, 's, C, String, 1> {
        StringQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
pub struct RecordExportStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records that a list of the platform is handed out as a file.
pub fn record_export() -> RecordExportStmt {
    RecordExportStmt("select true as done from platform.record_export($1, $2::inet, $3, $4)", None)
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
        address: &'a std::net::IpAddr,
        what: &'a T2,
        row_count: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [token_hash, address, what, row_count],
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
        self.bind(client, &params.token_hash, &params.address, &params.what, &params.row_count)
    }
}
