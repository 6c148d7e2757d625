// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ClaimParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub org_id: i32,
    pub key: T1,
    pub fingerprint: T2,
    pub entity_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ByKeyParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub key: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ByKey {
    pub fingerprint: Vec<u8>,
    pub entity_id: uuid::Uuid,
}
pub struct ByKeyBorrowed<'a> {
    pub fingerprint: &'a [u8],
    pub entity_id: uuid::Uuid,
}
impl<'a> From<ByKeyBorrowed<'a>> for ByKey {
    fn from(ByKeyBorrowed { fingerprint, entity_id }: ByKeyBorrowed<'a>) -> Self {
        Self { fingerprint: fingerprint.into(), entity_id }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct ByKeyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ByKeyBorrowed, tokio_postgres::Error>,
    mapper: fn(ByKeyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ByKeyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ByKeyBorrowed) -> R) -> ByKeyQuery<'c, 'a, 's, C, R, N> {
        ByKeyQuery {
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
pub struct ClaimStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a key for the row about to be made; refuses one this person already used here.
pub fn claim() -> ClaimStmt {
    ClaimStmt("select true as done from organizations.claim_idempotency_key($1, $2, $3, $4)", None)
}
impl ClaimStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        key: &'a T1,
        fingerprint: &'a T2,
        entity_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, key, fingerprint, entity_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ClaimParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for ClaimStmt
{
    fn params(&'s self, client: &'c C, params: &'a ClaimParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.key, &params.fingerprint, &params.entity_id)
    }
}
pub struct ByKeyStmt(&'static str, Option<tokio_postgres::Statement>);
/// What the person's earlier request with this key was, and made.
pub fn by_key() -> ByKeyStmt {
    ByKeyStmt(
        "select fingerprint, entity_id from organizations.idempotency_keys where org_id = $1 and user_id = $2 and key = $3",
        None,
    )
}
impl ByKeyStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        key: &'a T1,
    ) -> ByKeyQuery<'c, 'a, 's, C, ByKey, 3> {
        ByKeyQuery {
            client,
            params: [org_id, user_id, key],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ByKeyBorrowed, tokio_postgres::Error> {
                Ok(ByKeyBorrowed { fingerprint: row.try_get(0)?, entity_id: row.try_get(1)? })
            },
            mapper: |it| ByKey::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ByKeyParams<T1>, ByKeyQuery<'c, 'a, 's, C, ByKey, 3>, C> for ByKeyStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByKeyParams<T1>) -> ByKeyQuery<'c, 'a, 's, C, ByKey, 3> {
        self.bind(client, &params.org_id, &params.user_id, &params.key)
    }
}
