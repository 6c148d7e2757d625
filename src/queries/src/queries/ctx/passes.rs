// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct MintParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub code: T2,
    pub ttl_secs: f64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pass {
    pub pass: String,
    pub session_id: uuid::Uuid,
    pub org_id: i32,
    pub org_code: String,
    pub org_name: String,
    pub user_id: uuid::Uuid,
    pub user_name: String,
    pub role: String,
    pub permissions: Vec<String>,
    pub modules: Vec<String>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
pub struct PassBorrowed<'a> {
    pub pass: &'a str,
    pub session_id: uuid::Uuid,
    pub org_id: i32,
    pub org_code: &'a str,
    pub org_name: &'a str,
    pub user_id: uuid::Uuid,
    pub user_name: &'a str,
    pub role: &'a str,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
    pub modules: crate::ArrayIterator<'a, &'a str>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<PassBorrowed<'a>> for Pass {
    fn from(
        PassBorrowed {
            pass,
            session_id,
            org_id,
            org_code,
            org_name,
            user_id,
            user_name,
            role,
            permissions,
            modules,
            expires_at,
        }: PassBorrowed<'a>,
    ) -> Self {
        Self {
            pass: pass.into(),
            session_id,
            org_id,
            org_code: org_code.into(),
            org_name: org_name.into(),
            user_id,
            user_name: user_name.into(),
            role: role.into(),
            permissions: permissions.map(|v| v.into()).collect(),
            modules: modules.map(|v| v.into()).collect(),
            expires_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PassQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PassBorrowed, tokio_postgres::Error>,
    mapper: fn(PassBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PassQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PassBorrowed) -> R) -> PassQuery<'c, 'a, 's, C, R, N> {
        PassQuery {
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
/// A pass for a live session into an organization; errors 28000 and 42501 say why not.
pub fn mint() -> MintStmt {
    MintStmt(
        "select m.pass, m.session_id, m.org_id, m.org_code, m.org_name, m.user_id, m.user_name, m.role, m.permissions, m.modules, m.expires_at from ctx.mint_pass($1, $2, make_interval(secs => $3::float8)) m",
        None,
    )
}
impl MintStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        code: &'a T2,
        ttl_secs: &'a f64,
    ) -> PassQuery<'c, 'a, 's, C, Pass, 3> {
        PassQuery {
            client,
            params: [token_hash, code, ttl_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PassBorrowed, tokio_postgres::Error> {
                Ok(PassBorrowed {
                    pass: row.try_get(0)?,
                    session_id: row.try_get(1)?,
                    org_id: row.try_get(2)?,
                    org_code: row.try_get(3)?,
                    org_name: row.try_get(4)?,
                    user_id: row.try_get(5)?,
                    user_name: row.try_get(6)?,
                    role: row.try_get(7)?,
                    permissions: row.try_get(8)?,
                    modules: row.try_get(9)?,
                    expires_at: row.try_get(10)?,
                })
            },
            mapper: |it| Pass::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, MintParams<T1, T2>, PassQuery<'c, 'a, 's, C, Pass, 3>, C> for MintStmt
{
    fn params(&'s self, client: &'c C, params: &'a MintParams<T1, T2>) -> PassQuery<'c, 'a, 's, C, Pass, 3> {
        self.bind(client, &params.token_hash, &params.code, &params.ttl_secs)
    }
}
