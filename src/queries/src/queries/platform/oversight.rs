// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct GrantsParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub user_id: Option<uuid::Uuid>,
}
#[derive(Debug)]
pub struct GrantOversightParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub username: T2,
    pub access_level: T3,
    pub notes: T4,
}
#[derive(Debug)]
pub struct ChangeOversightParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
    pub access_level: T2,
    pub is_active: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Grant {
    pub user_id: uuid::Uuid,
    pub username: String,
    pub full_name: String,
    pub access_level: String,
    pub is_active: bool,
    pub refusal: Option<String>,
    pub granted_at: chrono::DateTime<chrono::Utc>,
    pub granted_by: String,
    pub last_accessed: Option<chrono::DateTime<chrono::Utc>>,
    pub notes: String,
}
pub struct GrantBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub username: &'a str,
    pub full_name: &'a str,
    pub access_level: &'a str,
    pub is_active: bool,
    pub refusal: Option<&'a str>,
    pub granted_at: chrono::DateTime<chrono::Utc>,
    pub granted_by: &'a str,
    pub last_accessed: Option<chrono::DateTime<chrono::Utc>>,
    pub notes: &'a str,
}
impl<'a> From<GrantBorrowed<'a>> for Grant {
    fn from(
        GrantBorrowed {
            user_id,
            username,
            full_name,
            access_level,
            is_active,
            refusal,
            granted_at,
            granted_by,
            last_accessed,
            notes,
        }: GrantBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            username: username.into(),
            full_name: full_name.into(),
            access_level: access_level.into(),
            is_active,
            refusal: refusal.map(|v| v.into()),
            granted_at,
            granted_by: granted_by.into(),
            last_accessed,
            notes: notes.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ReportingLogin {
    pub login: String,
    pub org_code: String,
    pub org_name: String,
    pub holder: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub revoked_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: String,
}
pub struct ReportingLoginBorrowed<'a> {
    pub login: &'a str,
    pub org_code: &'a str,
    pub org_name: &'a str,
    pub holder: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub expires_at: chrono::DateTime<chrono::Utc>,
    pub revoked_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: &'a str,
}
impl<'a> From<ReportingLoginBorrowed<'a>> for ReportingLogin {
    fn from(
        ReportingLoginBorrowed {
            login,
            org_code,
            org_name,
            holder,
            created_at,
            expires_at,
            revoked_at,
            state,
        }: ReportingLoginBorrowed<'a>,
    ) -> Self {
        Self {
            login: login.into(),
            org_code: org_code.into(),
            org_name: org_name.into(),
            holder: holder.into(),
            created_at,
            expires_at,
            revoked_at,
            state: state.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GrantQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GrantBorrowed, tokio_postgres::Error>,
    mapper: fn(GrantBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GrantQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GrantBorrowed) -> R) -> GrantQuery<'c, 'a, 's, C, R, N> {
        GrantQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct ReportingLoginQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ReportingLoginBorrowed, tokio_postgres::Error>,
    mapper: fn(ReportingLoginBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ReportingLoginQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ReportingLoginBorrowed) -> R) -> ReportingLoginQuery<'c, 'a, 's, C, R, N> {
        ReportingLoginQuery {
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
pub struct GrantsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every grant of oversight, or that of one person.
pub fn grants() -> GrantsStmt {
    GrantsStmt(
        "select user_id, username, full_name, access_level, is_active, refusal, granted_at, granted_by, last_accessed, notes from platform.oversight_grants($1, $2)",
        None,
    )
}
impl GrantsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        user_id: &'a Option<uuid::Uuid>,
    ) -> GrantQuery<'c, 'a, 's, C, Grant, 2> {
        GrantQuery {
            client,
            params: [token_hash, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GrantBorrowed, tokio_postgres::Error> {
                Ok(GrantBorrowed {
                    user_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    full_name: row.try_get(2)?,
                    access_level: row.try_get(3)?,
                    is_active: row.try_get(4)?,
                    refusal: row.try_get(5)?,
                    granted_at: row.try_get(6)?,
                    granted_by: row.try_get(7)?,
                    last_accessed: row.try_get(8)?,
                    notes: row.try_get(9)?,
                })
            },
            mapper: |it| Grant::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, GrantsParams<T1>, GrantQuery<'c, 'a, 's, C, Grant, 2>, C> for GrantsStmt
{
    fn params(&'s self, client: &'c C, params: &'a GrantsParams<T1>) -> GrantQuery<'c, 'a, 's, C, Grant, 2> {
        self.bind(client, &params.token_hash, &params.user_id)
    }
}
pub struct GrantOversightStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets a person read across organizations.
pub fn grant_oversight() -> GrantOversightStmt {
    GrantOversightStmt("select platform.grant_oversight($1, $2::inet, $3, $4, $5) as user_id", None)
}
impl GrantOversightStmt {
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
        address: &'a std::net::IpAddr,
        username: &'a T2,
        access_level: &'a T3,
        notes: &'a T4,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [token_hash, address, username, access_level, notes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
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
        GrantOversightParams<T1, T2, T3, T4>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for GrantOversightStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GrantOversightParams<T1, T2, T3, T4>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(client, &params.token_hash, &params.address, &params.username, &params.access_level, &params.notes)
    }
}
pub struct ChangeOversightStmt(&'static str, Option<tokio_postgres::Statement>);
/// Level of a grant, and whether it works.
pub fn change_oversight() -> ChangeOversightStmt {
    ChangeOversightStmt("select platform.change_oversight($1, $2::inet, $3, $4, $5) as user_id", None)
}
impl ChangeOversightStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
        access_level: &'a T2,
        is_active: &'a bool,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        UuidUuidQuery {
            client,
            params: [token_hash, address, user_id, access_level, is_active],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ChangeOversightParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5>,
        C,
    > for ChangeOversightStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeOversightParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 5> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id, &params.access_level, &params.is_active)
    }
}
pub struct ReportingLoginsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every reporting login there ever was.
pub fn reporting_logins() -> ReportingLoginsStmt {
    ReportingLoginsStmt(
        "select login, org_code, org_name, holder, created_at, expires_at, revoked_at, state from platform.reporting_logins($1)",
        None,
    )
}
impl ReportingLoginsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> ReportingLoginQuery<'c, 'a, 's, C, ReportingLogin, 1> {
        ReportingLoginQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ReportingLoginBorrowed, tokio_postgres::Error> {
                Ok(ReportingLoginBorrowed {
                    login: row.try_get(0)?,
                    org_code: row.try_get(1)?,
                    org_name: row.try_get(2)?,
                    holder: row.try_get(3)?,
                    created_at: row.try_get(4)?,
                    expires_at: row.try_get(5)?,
                    revoked_at: row.try_get(6)?,
                    state: row.try_get(7)?,
                })
            },
            mapper: |it| ReportingLogin::from(it),
        }
    }
}
