// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub state: Option<T1>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OneParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct EndorseParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RejectParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub reason: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    pub user_id: uuid::Uuid,
    pub full_name: String,
    pub email: String,
    pub contact_number: String,
    pub user_type: String,
    pub position: String,
    pub registered_at: chrono::DateTime<chrono::Utc>,
    pub endorsed_by: Option<String>,
    pub endorsed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: String,
    pub decided_by: Option<String>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reason: String,
}
pub struct RegistrationBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub full_name: &'a str,
    pub email: &'a str,
    pub contact_number: &'a str,
    pub user_type: &'a str,
    pub position: &'a str,
    pub registered_at: chrono::DateTime<chrono::Utc>,
    pub endorsed_by: Option<&'a str>,
    pub endorsed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub state: &'a str,
    pub decided_by: Option<&'a str>,
    pub decided_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reason: &'a str,
}
impl<'a> From<RegistrationBorrowed<'a>> for Registration {
    fn from(
        RegistrationBorrowed {
            user_id,
            full_name,
            email,
            contact_number,
            user_type,
            position,
            registered_at,
            endorsed_by,
            endorsed_at,
            state,
            decided_by,
            decided_at,
            reason,
        }: RegistrationBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            full_name: full_name.into(),
            email: email.into(),
            contact_number: contact_number.into(),
            user_type: user_type.into(),
            position: position.into(),
            registered_at,
            endorsed_by: endorsed_by.map(|v| v.into()),
            endorsed_at,
            state: state.into(),
            decided_by: decided_by.map(|v| v.into()),
            decided_at,
            reason: reason.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct RegistrationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RegistrationBorrowed, tokio_postgres::Error>,
    mapper: fn(RegistrationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RegistrationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RegistrationBorrowed) -> R) -> RegistrationQuery<'c, 'a, 's, C, R, N> {
        RegistrationQuery {
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
/// The oldest first, from the one after a registration on.
pub fn list() -> ListStmt {
    ListStmt(
        "select user_id, full_name, email, contact_number, user_type, \"position\", registered_at, endorsed_by, endorsed_at, state, decided_by, decided_at, reason from members.registrations($1, $2, $3, $4, $5)",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        state: &'a Option<T1>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> RegistrationQuery<'c, 'a, 's, C, Registration, 5> {
        RegistrationQuery {
            client,
            params: [org_id, state, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RegistrationBorrowed, tokio_postgres::Error> {
                Ok(RegistrationBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    contact_number: row.try_get(3)?,
                    user_type: row.try_get(4)?,
                    position: row.try_get(5)?,
                    registered_at: row.try_get(6)?,
                    endorsed_by: row.try_get(7)?,
                    endorsed_at: row.try_get(8)?,
                    state: row.try_get(9)?,
                    decided_by: row.try_get(10)?,
                    decided_at: row.try_get(11)?,
                    reason: row.try_get(12)?,
                })
            },
            mapper: |it| Registration::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1>, RegistrationQuery<'c, 'a, 's, C, Registration, 5>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1>,
    ) -> RegistrationQuery<'c, 'a, 's, C, Registration, 5> {
        self.bind(client, &params.org_id, &params.state, &params.after_at, &params.after_id, &params.limit)
    }
}
pub struct OneStmt(&'static str, Option<tokio_postgres::Statement>);
/// One registration; no row if there is none.
pub fn one() -> OneStmt {
    OneStmt(
        "select user_id, full_name, email, contact_number, user_type, \"position\", registered_at, endorsed_by, endorsed_at, state, decided_by, decided_at, reason from members.registration($1, $2)",
        None,
    )
}
impl OneStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
    ) -> RegistrationQuery<'c, 'a, 's, C, Registration, 2> {
        RegistrationQuery {
            client,
            params: [org_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RegistrationBorrowed, tokio_postgres::Error> {
                Ok(RegistrationBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    contact_number: row.try_get(3)?,
                    user_type: row.try_get(4)?,
                    position: row.try_get(5)?,
                    registered_at: row.try_get(6)?,
                    endorsed_by: row.try_get(7)?,
                    endorsed_at: row.try_get(8)?,
                    state: row.try_get(9)?,
                    decided_by: row.try_get(10)?,
                    decided_at: row.try_get(11)?,
                    reason: row.try_get(12)?,
                })
            },
            mapper: |it| Registration::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OneParams, RegistrationQuery<'c, 'a, 's, C, Registration, 2>, C>
    for OneStmt
{
    fn params(&'s self, client: &'c C, params: &'a OneParams) -> RegistrationQuery<'c, 'a, 's, C, Registration, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
pub struct EndorseStmt(&'static str, Option<tokio_postgres::Statement>);
/// Says that the person works there.
pub fn endorse() -> EndorseStmt {
    EndorseStmt("select true as done from members.endorse($1, $2)", None)
}
impl EndorseStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [org_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, EndorseParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C> for EndorseStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndorseParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
pub struct RejectStmt(&'static str, Option<tokio_postgres::Statement>);
/// Turns the person down.
pub fn reject() -> RejectStmt {
    RejectStmt("select true as done from members.reject_registration($1, $2, $3)", None)
}
impl RejectStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        reason: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [org_id, user_id, reason],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RejectParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for RejectStmt
{
    fn params(&'s self, client: &'c C, params: &'a RejectParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.org_id, &params.user_id, &params.reason)
    }
}
