// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct EndSessionParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub session_id: uuid::Uuid,
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
    pub is_token: bool,
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
    pub is_token: bool,
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
            is_token,
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
            is_token,
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
        "select user_id, session_id, username, email, full_name, is_superuser, must_change_password, expires_at, oversight, is_token from auth.me($1)",
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
                    is_token: row.try_get(9)?,
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
