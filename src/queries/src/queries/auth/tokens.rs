// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct AddTokenParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub token_hash: T1,
    pub new_hash: T2,
    pub name: T3,
    pub scope: T4,
    pub code: Option<T5>,
    pub days: i32,
    pub address: std::net::IpAddr,
    pub user_agent: T6,
}
#[derive(Debug)]
pub struct EndTokenParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub id: uuid::Uuid,
    pub address: std::net::IpAddr,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AddToken {
    pub id: uuid::Uuid,
    pub org_code: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
pub struct AddTokenBorrowed<'a> {
    pub id: uuid::Uuid,
    pub org_code: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AddTokenBorrowed<'a>> for AddToken {
    fn from(AddTokenBorrowed { id, org_code, created_at, expires_at }: AddTokenBorrowed<'a>) -> Self {
        Self { id, org_code: org_code.map(|v| v.into()), created_at, expires_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    pub id: uuid::Uuid,
    pub name: String,
    pub scope: String,
    pub org_code: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: Option<chrono::DateTime<chrono::Utc>>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
pub struct TokenBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub scope: &'a str,
    pub org_code: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: Option<chrono::DateTime<chrono::Utc>>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<TokenBorrowed<'a>> for Token {
    fn from(
        TokenBorrowed { id, name, scope, org_code, created_at, last_seen_at, expires_at }: TokenBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            name: name.into(),
            scope: scope.into(),
            org_code: org_code.map(|v| v.into()),
            created_at,
            last_seen_at,
            expires_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AddTokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AddTokenBorrowed, tokio_postgres::Error>,
    mapper: fn(AddTokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AddTokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AddTokenBorrowed) -> R) -> AddTokenQuery<'c, 'a, 's, C, R, N> {
        AddTokenQuery {
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
pub struct TokenQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<TokenBorrowed, tokio_postgres::Error>,
    mapper: fn(TokenBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TokenQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(TokenBorrowed) -> R) -> TokenQuery<'c, 'a, 's, C, R, N> {
        TokenQuery {
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
pub struct AddTokenStmt(&'static str, Option<tokio_postgres::Statement>);
/// A token for the person; no row if the session is not live.
pub fn add_token() -> AddTokenStmt {
    AddTokenStmt(
        "select id, org_code, created_at, expires_at from auth.add_token($1, $2, $3, $4, $5, $6, $7::inet, $8)",
        None,
    )
}
impl AddTokenStmt {
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
        T2: crate::BytesSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        new_hash: &'a T2,
        name: &'a T3,
        scope: &'a T4,
        code: &'a Option<T5>,
        days: &'a i32,
        address: &'a std::net::IpAddr,
        user_agent: &'a T6,
    ) -> AddTokenQuery<'c, 'a, 's, C, AddToken, 8> {
        AddTokenQuery {
            client,
            params: [token_hash, new_hash, name, scope, code, days, address, user_agent],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AddTokenBorrowed, tokio_postgres::Error> {
                Ok(AddTokenBorrowed {
                    id: row.try_get(0)?,
                    org_code: row.try_get(1)?,
                    created_at: row.try_get(2)?,
                    expires_at: row.try_get(3)?,
                })
            },
            mapper: |it| AddToken::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AddTokenParams<T1, T2, T3, T4, T5, T6>,
        AddTokenQuery<'c, 'a, 's, C, AddToken, 8>,
        C,
    > for AddTokenStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddTokenParams<T1, T2, T3, T4, T5, T6>,
    ) -> AddTokenQuery<'c, 'a, 's, C, AddToken, 8> {
        self.bind(
            client,
            &params.token_hash,
            &params.new_hash,
            &params.name,
            &params.scope,
            &params.code,
            &params.days,
            &params.address,
            &params.user_agent,
        )
    }
}
pub struct TokensStmt(&'static str, Option<tokio_postgres::Statement>);
/// The person's live tokens, the newest first.
pub fn tokens() -> TokensStmt {
    TokensStmt("select id, name, scope, org_code, created_at, last_seen_at, expires_at from auth.tokens($1)", None)
}
impl TokensStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> TokenQuery<'c, 'a, 's, C, Token, 1> {
        TokenQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<TokenBorrowed, tokio_postgres::Error> {
                Ok(TokenBorrowed {
                    id: row.try_get(0)?,
                    name: row.try_get(1)?,
                    scope: row.try_get(2)?,
                    org_code: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    last_seen_at: row.try_get(5)?,
                    expires_at: row.try_get(6)?,
                })
            },
            mapper: |it| Token::from(it),
        }
    }
}
pub struct EndTokenStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends one of them; false if there is no such token.
pub fn end_token() -> EndTokenStmt {
    EndTokenStmt("select auth.end_token($1, $2, $3::inet) as ended", None)
}
impl EndTokenStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        id: &'a uuid::Uuid,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, id, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EndTokenParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndTokenStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndTokenParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.id, &params.address)
    }
}
