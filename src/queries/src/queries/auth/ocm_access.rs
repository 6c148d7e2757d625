// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct GrantAccessParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub username: T1,
    pub access_level: T2,
    pub granted_by: T3,
    pub notes: T4,
}
#[derive(Debug)]
pub struct ChangeAccessParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub username: T1,
    pub access_level: Option<T2>,
    pub is_active: Option<bool>,
    pub changed_by: T3,
}
#[derive(Debug, Clone, PartialEq)]
pub struct OcmAccess {
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
pub struct OcmAccessBorrowed<'a> {
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
impl<'a> From<OcmAccessBorrowed<'a>> for OcmAccess {
    fn from(
        OcmAccessBorrowed {
            username,
            full_name,
            access_level,
            is_active,
            refusal,
            granted_at,
            granted_by,
            last_accessed,
            notes,
        }: OcmAccessBorrowed<'a>,
    ) -> Self {
        Self {
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
pub struct OcmAccessQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OcmAccessBorrowed, tokio_postgres::Error>,
    mapper: fn(OcmAccessBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OcmAccessQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OcmAccessBorrowed) -> R) -> OcmAccessQuery<'c, 'a, 's, C, R, N> {
        OcmAccessQuery {
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
pub struct GrantAccessStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets a member of OCM or OOBC read across organizations.
pub fn grant_access() -> GrantAccessStmt {
    GrantAccessStmt("select true as done from auth.grant_ocm_access($1, $2, $3, $4)", None)
}
impl GrantAccessStmt {
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
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        username: &'a T1,
        access_level: &'a T2,
        granted_by: &'a T3,
        notes: &'a T4,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [username, access_level, granted_by, notes],
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
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, GrantAccessParams<T1, T2, T3, T4>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for GrantAccessStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a GrantAccessParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.username, &params.access_level, &params.granted_by, &params.notes)
    }
}
pub struct ChangeAccessStmt(&'static str, Option<tokio_postgres::Statement>);
/// Another level, suspension or return of a grant; null leaves as it is.
pub fn change_access() -> ChangeAccessStmt {
    ChangeAccessStmt("select true as done from auth.change_ocm_access($1, $2, $3, $4)", None)
}
impl ChangeAccessStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        username: &'a T1,
        access_level: &'a Option<T2>,
        is_active: &'a Option<bool>,
        changed_by: &'a T3,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [username, access_level, is_active, changed_by],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangeAccessParams<T1, T2, T3>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for ChangeAccessStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeAccessParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.username, &params.access_level, &params.is_active, &params.changed_by)
    }
}
pub struct ListAccessStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every grant, and why it does not work, if it does not.
pub fn list_access() -> ListAccessStmt {
    ListAccessStmt(
        "select username, full_name, access_level, is_active, refusal, granted_at, granted_by, last_accessed, notes from auth.list_ocm_access()",
        None,
    )
}
impl ListAccessStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> OcmAccessQuery<'c, 'a, 's, C, OcmAccess, 0> {
        OcmAccessQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OcmAccessBorrowed, tokio_postgres::Error> {
                Ok(OcmAccessBorrowed {
                    username: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    access_level: row.try_get(2)?,
                    is_active: row.try_get(3)?,
                    refusal: row.try_get(4)?,
                    granted_at: row.try_get(5)?,
                    granted_by: row.try_get(6)?,
                    last_accessed: row.try_get(7)?,
                    notes: row.try_get(8)?,
                })
            },
            mapper: |it| OcmAccess::from(it),
        }
    }
}
