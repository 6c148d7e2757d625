// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ChangePasswordParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub password_hash: T2,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct AskResetParams<T1: crate::StringSql> {
    pub login: T1,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct SetPasswordParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub password_hash: T2,
    pub address: std::net::IpAddr,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Holder {
    pub user_id: uuid::Uuid,
    pub username: String,
    pub email: String,
    pub full_name: String,
}
pub struct HolderBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub username: &'a str,
    pub email: &'a str,
    pub full_name: &'a str,
}
impl<'a> From<HolderBorrowed<'a>> for Holder {
    fn from(HolderBorrowed { user_id, username, email, full_name }: HolderBorrowed<'a>) -> Self {
        Self { user_id, username: username.into(), email: email.into(), full_name: full_name.into() }
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
pub struct HolderQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HolderBorrowed, tokio_postgres::Error>,
    mapper: fn(HolderBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HolderQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HolderBorrowed) -> R) -> HolderQuery<'c, 'a, 's, C, R, N> {
        HolderQuery {
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
pub struct AskResetStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sends a link to the person of that name, if there is one; says nothing of it.
pub fn ask_reset() -> AskResetStmt {
    AskResetStmt("select true as done from auth.ask_reset($1, $2::inet)", None)
}
impl AskResetStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        login: &'a T1,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [login, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, AskResetParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for AskResetStmt
{
    fn params(&'s self, client: &'c C, params: &'a AskResetParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.login, &params.address)
    }
}
pub struct LinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whose password a link sets; no row if it is not live.
pub fn link() -> LinkStmt {
    LinkStmt("select user_id, username, email, full_name from auth.link($1)", None)
}
impl LinkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> HolderQuery<'c, 'a, 's, C, Holder, 1> {
        HolderQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HolderBorrowed, tokio_postgres::Error> {
                Ok(HolderBorrowed {
                    user_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    full_name: row.try_get(3)?,
                })
            },
            mapper: |it| Holder::from(it),
        }
    }
}
pub struct SetPasswordStmt(&'static str, Option<tokio_postgres::Statement>);
/// The password of the person of a link, which is used up; false if it is not live.
pub fn set_password() -> SetPasswordStmt {
    SetPasswordStmt("select auth.set_password($1, $2, $3::inet) as set", None)
}
impl SetPasswordStmt {
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
    crate::client::async_::Params<'c, 'a, 's, SetPasswordParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SetPasswordStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetPasswordParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.password_hash, &params.address)
    }
}
