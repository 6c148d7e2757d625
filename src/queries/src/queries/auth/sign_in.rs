// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct CredentialsParams<T1: crate::StringSql> {
    pub login: T1,
    pub address: std::net::IpAddr,
    pub account_limit: i32,
    pub address_limit: i32,
    pub lock_secs: f64,
}
#[derive(Debug)]
pub struct SignInParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql, T4: crate::BytesSql> {
    pub user_id: uuid::Uuid,
    pub password_hash: T1,
    pub address: std::net::IpAddr,
    pub user_agent: T2,
    pub token_hash: T3,
    pub lifetime_secs: f64,
    pub challenge_hash: Option<T4>,
}
#[derive(Debug)]
pub struct SignInFailedParams<T1: crate::StringSql> {
    pub login: T1,
    pub address: std::net::IpAddr,
    pub failure_limit: i32,
    pub account_limit: i32,
    pub address_limit: i32,
    pub lock_secs: f64,
}
#[derive(Debug)]
pub struct ChallengeParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub account_limit: i32,
    pub address_limit: i32,
    pub lock_secs: f64,
}
#[derive(Debug)]
pub struct AnswerChallengeParams<T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::StringSql, T4: crate::BytesSql> {
    pub challenge_hash: T1,
    pub step: Option<i64>,
    pub recovery_hash: Option<T2>,
    pub address: std::net::IpAddr,
    pub user_agent: T3,
    pub token_hash: T4,
    pub lifetime_secs: f64,
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
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct SignInFailed {
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
    pub address_failures: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Challenge {
    pub username: String,
    pub secret: Vec<u8>,
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct ChallengeBorrowed<'a> {
    pub username: &'a str,
    pub secret: &'a [u8],
    pub locked_until: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<ChallengeBorrowed<'a>> for Challenge {
    fn from(ChallengeBorrowed { username, secret, locked_until }: ChallengeBorrowed<'a>) -> Self {
        Self { username: username.into(), secret: secret.into(), locked_until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChallenge {
    pub outcome: String,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct AnswerChallengeBorrowed<'a> {
    pub outcome: &'a str,
    pub expires_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<AnswerChallengeBorrowed<'a>> for AnswerChallenge {
    fn from(AnswerChallengeBorrowed { outcome, expires_at }: AnswerChallengeBorrowed<'a>) -> Self {
        Self { outcome: outcome.into(), expires_at }
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
pub struct SignInFailedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SignInFailed, tokio_postgres::Error>,
    mapper: fn(SignInFailed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SignInFailedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SignInFailed) -> R) -> SignInFailedQuery<'c, 'a, 's, C, R, N> {
        SignInFailedQuery {
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
pub struct ChallengeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChallengeBorrowed, tokio_postgres::Error>,
    mapper: fn(ChallengeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChallengeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChallengeBorrowed) -> R) -> ChallengeQuery<'c, 'a, 's, C, R, N> {
        ChallengeQuery {
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
pub struct AnswerChallengeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AnswerChallengeBorrowed, tokio_postgres::Error>,
    mapper: fn(AnswerChallengeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnswerChallengeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AnswerChallengeBorrowed) -> R) -> AnswerChallengeQuery<'c, 'a, 's, C, R, N> {
        AnswerChallengeQuery {
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
/// One row for any name: whom it names, the hash to compare with, until when it is refused from this address.
pub fn credentials() -> CredentialsStmt {
    CredentialsStmt(
        "select user_id, password_hash, locked_until from auth.credentials( $1, $2::inet, $3, $4, make_interval(secs => $5::float8))",
        None,
    )
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
        account_limit: &'a i32,
        address_limit: &'a i32,
        lock_secs: &'a f64,
    ) -> CredentialsQuery<'c, 'a, 's, C, Credentials, 5> {
        CredentialsQuery {
            client,
            params: [login, address, account_limit, address_limit, lock_secs],
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
    crate::client::async_::Params<'c, 'a, 's, CredentialsParams<T1>, CredentialsQuery<'c, 'a, 's, C, Credentials, 5>, C>
    for CredentialsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CredentialsParams<T1>,
    ) -> CredentialsQuery<'c, 'a, 's, C, Credentials, 5> {
        self.bind(
            client,
            &params.login,
            &params.address,
            &params.account_limit,
            &params.address_limit,
            &params.lock_secs,
        )
    }
}
pub struct SignInStmt(&'static str, Option<tokio_postgres::Statement>);
/// Opens a session, or asks for a second factor; outcome says which, or why neither.
pub fn sign_in() -> SignInStmt {
    SignInStmt(
        "select outcome, expires_at from auth.sign_in( $1, $2, $3::inet, $4, $5, make_interval(secs => $6::float8), $7)",
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
        T3: crate::BytesSql,
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        password_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_agent: &'a T2,
        token_hash: &'a T3,
        lifetime_secs: &'a f64,
        challenge_hash: &'a Option<T4>,
    ) -> SignInQuery<'c, 'a, 's, C, SignIn, 7> {
        SignInQuery {
            client,
            params: [user_id, password_hash, address, user_agent, token_hash, lifetime_secs, challenge_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SignInBorrowed, tokio_postgres::Error> {
                Ok(SignInBorrowed { outcome: row.try_get(0)?, expires_at: row.try_get(1)? })
            },
            mapper: |it| SignIn::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::BytesSql, T4: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SignInParams<T1, T2, T3, T4>, SignInQuery<'c, 'a, 's, C, SignIn, 7>, C>
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
            &params.address,
            &params.user_agent,
            &params.token_hash,
            &params.lifetime_secs,
            &params.challenge_hash,
        )
    }
}
pub struct SignInFailedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Counts a wrong sign-in; until when the name is now locked, and how many this address had.
pub fn sign_in_failed() -> SignInFailedStmt {
    SignInFailedStmt(
        "select locked_until, address_failures from auth.sign_in_failed( $1, $2::inet, $3, $4, $5, make_interval(secs => $6::float8))",
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
        account_limit: &'a i32,
        address_limit: &'a i32,
        lock_secs: &'a f64,
    ) -> SignInFailedQuery<'c, 'a, 's, C, SignInFailed, 6> {
        SignInFailedQuery {
            client,
            params: [login, address, failure_limit, account_limit, address_limit, lock_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SignInFailed, tokio_postgres::Error> {
                Ok(SignInFailed { locked_until: row.try_get(0)?, address_failures: row.try_get(1)? })
            },
            mapper: |it| SignInFailed::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        SignInFailedParams<T1>,
        SignInFailedQuery<'c, 'a, 's, C, SignInFailed, 6>,
        C,
    > for SignInFailedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a SignInFailedParams<T1>,
    ) -> SignInFailedQuery<'c, 'a, 's, C, SignInFailed, 6> {
        self.bind(
            client,
            &params.login,
            &params.address,
            &params.failure_limit,
            &params.account_limit,
            &params.address_limit,
            &params.lock_secs,
        )
    }
}
pub struct ChallengeStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a code is compared with; no row if the sign-in has to begin again.
pub fn challenge() -> ChallengeStmt {
    ChallengeStmt(
        "select username, secret, locked_until from auth.challenge( $1, $2::inet, $3, $4, make_interval(secs => $5::float8))",
        None,
    )
}
impl ChallengeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        account_limit: &'a i32,
        address_limit: &'a i32,
        lock_secs: &'a f64,
    ) -> ChallengeQuery<'c, 'a, 's, C, Challenge, 5> {
        ChallengeQuery {
            client,
            params: [token_hash, address, account_limit, address_limit, lock_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChallengeBorrowed, tokio_postgres::Error> {
                Ok(ChallengeBorrowed {
                    username: row.try_get(0)?,
                    secret: row.try_get(1)?,
                    locked_until: row.try_get(2)?,
                })
            },
            mapper: |it| Challenge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, ChallengeParams<T1>, ChallengeQuery<'c, 'a, 's, C, Challenge, 5>, C>
    for ChallengeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ChallengeParams<T1>) -> ChallengeQuery<'c, 'a, 's, C, Challenge, 5> {
        self.bind(
            client,
            &params.token_hash,
            &params.address,
            &params.account_limit,
            &params.address_limit,
            &params.lock_secs,
        )
    }
}
pub struct AnswerChallengeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Opens a session for who shows the second factor; outcome says whether it did.
pub fn answer_challenge() -> AnswerChallengeStmt {
    AnswerChallengeStmt(
        "select outcome, expires_at from auth.answer_challenge( $1, $2, $3, $4::inet, $5, $6, make_interval(secs => $7::float8))",
        None,
    )
}
impl AnswerChallengeStmt {
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
        T4: crate::BytesSql,
    >(
        &'s self,
        client: &'c C,
        challenge_hash: &'a T1,
        step: &'a Option<i64>,
        recovery_hash: &'a Option<T2>,
        address: &'a std::net::IpAddr,
        user_agent: &'a T3,
        token_hash: &'a T4,
        lifetime_secs: &'a f64,
    ) -> AnswerChallengeQuery<'c, 'a, 's, C, AnswerChallenge, 7> {
        AnswerChallengeQuery {
            client,
            params: [challenge_hash, step, recovery_hash, address, user_agent, token_hash, lifetime_secs],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AnswerChallengeBorrowed, tokio_postgres::Error> {
                Ok(AnswerChallengeBorrowed { outcome: row.try_get(0)?, expires_at: row.try_get(1)? })
            },
            mapper: |it| AnswerChallenge::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::BytesSql, T3: crate::StringSql, T4: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AnswerChallengeParams<T1, T2, T3, T4>,
        AnswerChallengeQuery<'c, 'a, 's, C, AnswerChallenge, 7>,
        C,
    > for AnswerChallengeStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AnswerChallengeParams<T1, T2, T3, T4>,
    ) -> AnswerChallengeQuery<'c, 'a, 's, C, AnswerChallenge, 7> {
        self.bind(
            client,
            &params.challenge_hash,
            &params.step,
            &params.recovery_hash,
            &params.address,
            &params.user_agent,
            &params.token_hash,
            &params.lifetime_secs,
        )
    }
}
