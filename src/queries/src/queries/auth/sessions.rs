// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct CredentialsParams<T1: crate::StringSql> {
    pub login: T1,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct SignInParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::BytesSql> {
    pub user_id: uuid::Uuid,
    pub password_hash: T1,
    pub login: T2,
    pub address: std::net::IpAddr,
    pub user_agent: T3,
    pub token_hash: T4,
    pub lifetime_secs: f64,
}
#[derive(Debug)]
pub struct SignInFailedParams<T1: crate::StringSql> {
    pub login: T1,
    pub address: std::net::IpAddr,
    pub failure_limit: i32,
    pub lock_secs: f64,
}
#[derive(Debug)]
pub struct EndSessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub session_id: uuid::Uuid,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct ChangePasswordParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub password_hash: T2,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct DeniedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub user_id: uuid::Uuid,
    pub address: std::net::IpAddr,
    pub code: T1,
    pub path: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Credentials {
    pub user_id: Option<uuid::Uuid>,
    pub password_hash: Option<String>,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct CredentialsBorrowed<'a> {
    pub user_id: Option<uuid::Uuid>,
    pub password_hash: Option<&'a str>,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<CredentialsBorrowed<'a>> for Credentials {
    fn from(CredentialsBorrowed { user_id, password_hash, locked_until }: CredentialsBorrowed<'a>) -> Self {
        Self { user_id, password_hash: password_hash.map(|v| v.into()), locked_until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SignIn {
    pub outcome: String,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct SignInBorrowed<'a> {
    pub outcome: &'a str,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<SignInBorrowed<'a>> for SignIn {
    fn from(SignInBorrowed { outcome, expires_at }: SignInBorrowed<'a>) -> Self {
        Self { outcome: outcome.into(), expires_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Me {
    pub user_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub username: String,
    pub email: String,
    pub full_name: String,
    pub is_superuser: bool,
    pub must_change_password: bool,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub oversight: Option<String>,
}
pub struct MeBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub session_id: uuid::Uuid,
    pub username: &'a str,
    pub email: &'a str,
    pub full_name: &'a str,
    pub is_superuser: bool,
    pub must_change_password: bool,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub oversight: Option<&'a str>,
}
impl<'a> From<MeBorrowed<'a>> for Me {
    fn from(
        MeBorrowed {
            user_id,
            session_id,
            username,
            email,
            full_name,
            is_superuser,
            must_change_password,
            expires_at,
            oversight,
        }: MeBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            session_id,
            username: username.into(),
            email: email.into(),
            full_name: full_name.into(),
            is_superuser,
            must_change_password,
            expires_at,
            oversight: oversight.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub org_id: i32,
    pub code: String,
    pub name: String,
    pub role: String,
    pub is_primary: bool,
    pub permissions: Vec<String>,
    pub modules: Vec<String>,
}
pub struct EntryBorrowed<'a> {
    pub org_id: i32,
    pub code: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub is_primary: bool,
    pub permissions: crate::ArrayIterator<'a, &'a str>,
    pub modules: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<EntryBorrowed<'a>> for Entry {
    fn from(EntryBorrowed { org_id, code, name, role, is_primary, permissions, modules }: EntryBorrowed<'a>) -> Self {
        Self {
            org_id,
            code: code.into(),
            name: name.into(),
            role: role.into(),
            is_primary,
            permissions: permissions.map(|v| v.into()).collect(),
            modules: modules.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct OpenSession {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub address: std::net::IpAddr,
    pub user_agent: String,
    pub is_current: bool,
}
pub struct OpenSessionBorrowed<'a> {
    pub id: uuid::Uuid,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub last_seen_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub address: std::net::IpAddr,
    pub user_agent: &'a str,
    pub is_current: bool,
}
impl<'a> From<OpenSessionBorrowed<'a>> for OpenSession {
    fn from(
        OpenSessionBorrowed {
            id,
            created_at,
            last_seen_at,
            expires_at,
            address,
            user_agent,
            is_current,
        }: OpenSessionBorrowed<'a>,
    ) -> Self {
        Self { id, created_at, last_seen_at, expires_at, address, user_agent: user_agent.into(), is_current }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CredentialsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CredentialsBorrowed, tokio_postgres::Error>,
    mapper: fn(CredentialsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CredentialsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CredentialsBorrowed) -> R) -> CredentialsQuery<'c, 'a, 's, C, R, N> {
        CredentialsQuery {
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
pub struct SignInQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SignInBorrowed, tokio_postgres::Error>,
    mapper: fn(SignInBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SignInQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SignInBorrowed) -> R) -> SignInQuery<'c, 'a, 's, C, R, N> {
        SignInQuery {
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
pub struct OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Option<chrono::DateTime<chrono::Utc>>, tokio_postgres::Error>,
    mapper: fn(Option<chrono::DateTime<chrono::Utc>>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(Option<chrono::DateTime<chrono::Utc>>) -> R,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, R, N> {
        OptionchronoDateTimechronoUtcQuery {
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
pub struct MeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MeBorrowed, tokio_postgres::Error>,
    mapper: fn(MeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MeBorrowed) -> R) -> MeQuery<'c, 'a, 's, C, R, N> {
        MeQuery {
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
pub struct EntryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EntryBorrowed, tokio_postgres::Error>,
    mapper: fn(EntryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EntryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EntryBorrowed) -> R) -> EntryQuery<'c, 'a, 's, C, R, N> {
        EntryQuery {
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
pub struct OpenSessionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OpenSessionBorrowed, tokio_postgres::Error>,
    mapper: fn(OpenSessionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OpenSessionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OpenSessionBorrowed) -> R) -> OpenSessionQuery<'c, 'a, 's, C, R, N> {
        OpenSessionQuery {
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
pub struct CredentialsStmt(&'static str, Option<tokio_postgres::Statement>);
/// One row for any name: whom it names, the hash to compare with, until when it is locked from this address.
pub fn credentials() -> CredentialsStmt {
    CredentialsStmt("select user_id, password_hash, locked_until from auth.credentials($1, $2::inet)", None)
}
impl CredentialsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        login: &'a T1,
        address: &'a std::net::IpAddr,
    ) -> CredentialsQuery<'c, 'a, 's, C, Credentials, 2> {
        CredentialsQuery {
            client,
            params: [login, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CredentialsBorrowed, tokio_postgres::Error> {
                Ok(CredentialsBorrowed {
                    user_id: row.try_get(0)?,
                    password_hash: row.try_get(1)?,
                    locked_until: row.try_get(2)?,
                })
            },
            mapper: |it| Credentials::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CredentialsParams<T1>, CredentialsQuery<'c, 'a, 's, C, Credentials, 2>, C>
    for CredentialsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CredentialsParams<T1>,
    ) -> CredentialsQuery<'c, 'a, 's, C, Credentials, 2> {
        self.bind(client, &params.login, &params.address)
    }
}
pub struct SignInStmt(&'static str, Option<tokio_postgres::Statement>);
/// Opens a session; outcome says whether it did.
pub fn sign_in() -> SignInStmt {
    SignInStmt(
        "select outcome, expires_at from auth.sign_in( $1, $2, $3, $4::inet, $5, $6, make_interval(secs => $7::float8))",
        None,
    )
}
impl SignInStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        password_hash: &'a T1,
        login: &'a T2,
        address: &'a std::net::IpAddr,
        user_agent: &'a T3,
        token_hash: &'a T4,
        lifetime_secs: &'a f64,
    ) -> SignInQuery<'c, 'a, 's, C, SignIn, 7> {
        SignInQuery {
            client,
            params: [user_id, password_hash, login, address, user_agent, token_hash, lifetime_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SignInBorrowed, tokio_postgres::Error> {
                Ok(SignInBorrowed { outcome: row.try_get(0)?, expires_at: row.try_get(1)? })
            },
            mapper: |it| SignIn::from(it),
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::BytesSql,
> crate::client::async_::Params<'c, 'a, 's, SignInParams<T1, T2, T3, T4>, SignInQuery<'c, 'a, 's, C, SignIn, 7>, C>
    for SignInStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SignInParams<T1, T2, T3, T4>,
    ) -> SignInQuery<'c, 'a, 's, C, SignIn, 7> {
        self.bind(
            client,
            &params.user_id,
            &params.password_hash,
            &params.login,
            &params.address,
            &params.user_agent,
            &params.token_hash,
            &params.lifetime_secs,
        )
    }
}
pub struct SignInFailedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Counts a wrong sign-in; says until when the name is now locked.
pub fn sign_in_failed() -> SignInFailedStmt {
    SignInFailedStmt(
        "select auth.sign_in_failed($1, $2::inet, $3, make_interval(secs => $4::float8)) as locked_until",
        None,
    )
}
impl SignInFailedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        login: &'a T1,
        address: &'a std::net::IpAddr,
        failure_limit: &'a i32,
        lock_secs: &'a f64,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, Option<chrono::DateTime<chrono::Utc>>, 4> {
        OptionchronoDateTimechronoUtcQuery {
            client,
            params: [login, address, failure_limit, lock_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SignInFailedParams<T1>,
        OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, Option<chrono::DateTime<chrono::Utc>>, 4>,
        C,
    > for SignInFailedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SignInFailedParams<T1>,
    ) -> OptionchronoDateTimechronoUtcQuery<'c, 'a, 's, C, Option<chrono::DateTime<chrono::Utc>>, 4> {
        self.bind(client, &params.login, &params.address, &params.failure_limit, &params.lock_secs)
    }
}
pub struct SignOutStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends a session; false if there was none.
pub fn sign_out() -> SignOutStmt {
    SignOutStmt("select auth.sign_out($1) as ended", None)
}
impl SignOutStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct MeStmt(&'static str, Option<tokio_postgres::Statement>);
/// The person of a live session; no row otherwise.
pub fn me() -> MeStmt {
    MeStmt(
        "select user_id, session_id, username, email, full_name, is_superuser, must_change_password, expires_at, oversight from auth.me($1)",
        None,
    )
}
impl MeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> MeQuery<'c, 'a, 's, C, Me, 1> {
        MeQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MeBorrowed, tokio_postgres::Error> {
                Ok(MeBorrowed {
                    user_id: row.try_get(0)?,
                    session_id: row.try_get(1)?,
                    username: row.try_get(2)?,
                    email: row.try_get(3)?,
                    full_name: row.try_get(4)?,
                    is_superuser: row.try_get(5)?,
                    must_change_password: row.try_get(6)?,
                    expires_at: row.try_get(7)?,
                    oversight: row.try_get(8)?,
                })
            },
            mapper: |it| Me::from(it),
        }
    }
}
pub struct OrganizationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The organizations the person may enter, the primary one first.
pub fn organizations() -> OrganizationsStmt {
    OrganizationsStmt(
        "select org_id, code, name, role, is_primary, permissions, modules from auth.organizations($1)",
        None,
    )
}
impl OrganizationsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> EntryQuery<'c, 'a, 's, C, Entry, 1> {
        EntryQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EntryBorrowed, tokio_postgres::Error> {
                Ok(EntryBorrowed {
                    org_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    role: row.try_get(3)?,
                    is_primary: row.try_get(4)?,
                    permissions: row.try_get(5)?,
                    modules: row.try_get(6)?,
                })
            },
            mapper: |it| Entry::from(it),
        }
    }
}
pub struct OpenSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The person's own live sessions, the one used last first.
pub fn open_sessions() -> OpenSessionsStmt {
    OpenSessionsStmt(
        "select id, created_at, last_seen_at, expires_at, address, user_agent, is_current from auth.open_sessions($1)",
        None,
    )
}
impl OpenSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> OpenSessionQuery<'c, 'a, 's, C, OpenSession, 1> {
        OpenSessionQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OpenSessionBorrowed, tokio_postgres::Error> {
                Ok(OpenSessionBorrowed {
                    id: row.try_get(0)?,
                    created_at: row.try_get(1)?,
                    last_seen_at: row.try_get(2)?,
                    expires_at: row.try_get(3)?,
                    address: row.try_get(4)?,
                    user_agent: row.try_get(5)?,
                    is_current: row.try_get(6)?,
                })
            },
            mapper: |it| OpenSession::from(it),
        }
    }
}
pub struct EndSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends one of the person's own sessions; false if there is none.
pub fn end_session() -> EndSessionStmt {
    EndSessionStmt("select auth.end_session($1, $2, $3::inet) as ended", None)
}
impl EndSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        session_id: &'a uuid::Uuid,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, session_id, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EndSessionParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndSessionStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndSessionParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.session_id, &params.address)
    }
}
pub struct ChangePasswordStmt(&'static str, Option<tokio_postgres::Statement>);
/// Another password for the person, whose other sessions it ends; false if the session is not live.
pub fn change_password() -> ChangePasswordStmt {
    ChangePasswordStmt("select auth.change_password($1, $2, $3::inet) as changed", None)
}
impl ChangePasswordStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        password_hash: &'a T2,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, password_hash, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangePasswordParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for ChangePasswordStmt
{
    fn params(&'s self, client: &'c C, params: &'a ChangePasswordParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.password_hash, &params.address)
    }
}
pub struct DeniedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records that a person was refused an organization.
pub fn denied() -> DeniedStmt {
    DeniedStmt("select true as done from auth.denied($1, $2::inet, $3, $4)", None)
}
impl DeniedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        address: &'a std::net::IpAddr,
        code: &'a T1,
        path: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [user_id, address, code, path],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, DeniedParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for DeniedStmt
{
    fn params(&'s self, client: &'c C, params: &'a DeniedParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.user_id, &params.address, &params.code, &params.path)
    }
}
