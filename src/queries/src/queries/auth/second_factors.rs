// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct BeginSecondFactorParams<T1: crate::BytesSql, T2: crate::BytesSql> {
    pub token_hash: T1,
    pub secret: T2,
}
#[derive(Debug)]
pub struct ConfirmSecondFactorParams<
    T1: crate::BytesSql,
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
> {
    pub token_hash: T1,
    pub new_hash: T2,
    pub step: i64,
    pub code_hashes: T4,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct RenewRecoveryCodesParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::ArraySql<Item = T2>> {
    pub token_hash: T1,
    pub code_hashes: T3,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct EndSecondFactorParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SecondFactor {
    pub is_on: bool,
    pub pending_secret: Option<Vec<u8>>,
    pub codes_left: i32,
}
pub struct SecondFactorBorrowed<'a> {
    pub is_on: bool,
    pub pending_secret: Option<&'a [u8]>,
    pub codes_left: i32,
}
impl<'a> From<SecondFactorBorrowed<'a>> for SecondFactor {
    fn from(SecondFactorBorrowed { is_on, pending_secret, codes_left }: SecondFactorBorrowed<'a>) -> Self {
        Self { is_on, pending_secret: pending_secret.map(|v| v.into()), codes_left }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SecondFactorQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SecondFactorBorrowed, tokio_postgres::Error>,
    mapper: fn(SecondFactorBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SecondFactorQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SecondFactorBorrowed) -> R) -> SecondFactorQuery<'c, 'a, 's, C, R, N> {
        SecondFactorQuery {
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
pub struct SecondFactorStmt(&'static str, Option<tokio_postgres::Statement>);
/// How the second factor of the person stands; no row if the session is not live.
pub fn second_factor() -> SecondFactorStmt {
    SecondFactorStmt("select is_on, pending_secret, codes_left from auth.second_factor($1)", None)
}
impl SecondFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> SecondFactorQuery<'c, 'a, 's, C, SecondFactor, 1> {
        SecondFactorQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SecondFactorBorrowed, tokio_postgres::Error> {
                Ok(SecondFactorBorrowed {
                    is_on: row.try_get(0)?,
                    pending_secret: row.try_get(1)?,
                    codes_left: row.try_get(2)?,
                })
            },
            mapper: |it| SecondFactor::from(it),
        }
    }
}
pub struct BeginSecondFactorStmt(&'static str, Option<tokio_postgres::Statement>);
/// A secret for the person's app, not asked for yet; false if the session is not live.
pub fn begin_second_factor() -> BeginSecondFactorStmt {
    BeginSecondFactorStmt("select auth.begin_second_factor($1, $2) as begun", None)
}
impl BeginSecondFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        secret: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [token_hash, secret],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, BeginSecondFactorParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for BeginSecondFactorStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BeginSecondFactorParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.token_hash, &params.secret)
    }
}
pub struct ConfirmSecondFactorStmt(&'static str, Option<tokio_postgres::Statement>);
/// Turns it on after the first right code, and gives the session another token; false if it is not live.
pub fn confirm_second_factor() -> ConfirmSecondFactorStmt {
    ConfirmSecondFactorStmt("select auth.confirm_second_factor($1, $2, $3, $4, $5::inet) as confirmed", None)
}
impl ConfirmSecondFactorStmt {
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
        T3: crate::BytesSql,
        T4: crate::ArraySql<Item = T3>,
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        new_hash: &'a T2,
        step: &'a i64,
        code_hashes: &'a T4,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [token_hash, new_hash, step, code_hashes, address],
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
    T2: crate::BytesSql,
    T3: crate::BytesSql,
    T4: crate::ArraySql<Item = T3>,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ConfirmSecondFactorParams<T1, T2, T3, T4>,
        BoolQuery<'c, 'a, 's, C, bool, 5>,
        C,
    > for ConfirmSecondFactorStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ConfirmSecondFactorParams<T1, T2, T3, T4>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.token_hash, &params.new_hash, &params.step, &params.code_hashes, &params.address)
    }
}
pub struct RenewRecoveryCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Other recovery codes; false if the session is not live.
pub fn renew_recovery_codes() -> RenewRecoveryCodesStmt {
    RenewRecoveryCodesStmt("select auth.renew_recovery_codes($1, $2, $3::inet) as renewed", None)
}
impl RenewRecoveryCodesStmt {
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
        T3: crate::ArraySql<Item = T2>,
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        code_hashes: &'a T3,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, code_hashes, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::ArraySql<Item = T2>>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RenewRecoveryCodesParams<T1, T2, T3>,
        BoolQuery<'c, 'a, 's, C, bool, 3>,
        C,
    > for RenewRecoveryCodesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RenewRecoveryCodesParams<T1, T2, T3>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.code_hashes, &params.address)
    }
}
pub struct EndSecondFactorStmt(&'static str, Option<tokio_postgres::Statement>);
/// Turns it off; false if the session is not live.
pub fn end_second_factor() -> EndSecondFactorStmt {
    EndSecondFactorStmt("select auth.end_second_factor($1, $2::inet) as ended", None)
}
impl EndSecondFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [token_hash, address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EndSecondFactorParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for EndSecondFactorStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndSecondFactorParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.token_hash, &params.address)
    }
}
