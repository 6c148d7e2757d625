// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct RegisterParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub email: T1,
    pub first_name: T2,
    pub last_name: T3,
    pub contact_number: T4,
    pub user_type: T5,
    pub code: T6,
    pub position: T7,
    pub password_hash: T8,
    pub address: std::net::IpAddr,
}
#[derive(Debug)]
pub struct ListParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub user_id: Option<uuid::Uuid>,
    pub state: Option<T2>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ApproveParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
    pub accepts_risk: bool,
    pub reason: T2,
}
#[derive(Debug)]
pub struct RejectParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
    pub reason: T2,
}
#[derive(Debug)]
pub struct SetPrimaryParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub code: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Choice {
    pub code: String,
    pub name: String,
}
pub struct ChoiceBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
}
impl<'a> From<ChoiceBorrowed<'a>> for Choice {
    fn from(ChoiceBorrowed { code, name }: ChoiceBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Registration {
    pub user_id: uuid::Uuid,
    pub full_name: String,
    pub email: String,
    pub contact_number: String,
    pub user_type: String,
    pub org_code: String,
    pub org_name: String,
    pub position: String,
    pub registered_at: chrono::DateTime<chrono::Utc>,
    pub endorsed_by: Option<String>,
    pub endorsed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub is_own_endorsement: bool,
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
    pub org_code: &'a str,
    pub org_name: &'a str,
    pub position: &'a str,
    pub registered_at: chrono::DateTime<chrono::Utc>,
    pub endorsed_by: Option<&'a str>,
    pub endorsed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub is_own_endorsement: bool,
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
            org_code,
            org_name,
            position,
            registered_at,
            endorsed_by,
            endorsed_at,
            is_own_endorsement,
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
            org_code: org_code.into(),
            org_name: org_name.into(),
            position: position.into(),
            registered_at,
            endorsed_by: endorsed_by.map(|v| v.into()),
            endorsed_at,
            is_own_endorsement,
            state: state.into(),
            decided_by: decided_by.map(|v| v.into()),
            decided_at,
            reason: reason.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ChoiceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ChoiceBorrowed, tokio_postgres::Error>,
    mapper: fn(ChoiceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ChoiceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ChoiceBorrowed) -> R) -> ChoiceQuery<'c, 'a, 's, C, R, N> {
        ChoiceQuery {
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
pub struct ChoicesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The organizations one may register for.
pub fn choices() -> ChoicesStmt {
    ChoicesStmt("select code, name from auth.registration_choices()", None)
}
impl ChoicesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> ChoiceQuery<'c, 'a, 's, C, Choice, 0> {
        ChoiceQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ChoiceBorrowed, tokio_postgres::Error> {
                Ok(ChoiceBorrowed { code: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| Choice::from(it),
        }
    }
}
pub struct MayRegisterStmt(&'static str, Option<tokio_postgres::Statement>);
/// Counts a registration from an address; false if there were too many.
pub fn may_register() -> MayRegisterStmt {
    MayRegisterStmt("select auth.may_register($1::inet) as may", None)
}
impl MayRegisterStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 1> {
        BoolQuery {
            client,
            params: [address],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct RegisterStmt(&'static str, Option<tokio_postgres::Statement>);
/// An account that waits for approval.
pub fn register() -> RegisterStmt {
    RegisterStmt("select true as done from auth.register( $1, $2, $3, $4, $5, $6, $7, $8, $9::inet)", None)
}
impl RegisterStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        email: &'a T1,
        first_name: &'a T2,
        last_name: &'a T3,
        contact_number: &'a T4,
        user_type: &'a T5,
        code: &'a T6,
        position: &'a T7,
        password_hash: &'a T8,
        address: &'a std::net::IpAddr,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        BoolQuery {
            client,
            params: [email, first_name, last_name, contact_number, user_type, code, position, password_hash, address],
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
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        RegisterParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 9>,
        C,
    > for RegisterStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RegisterParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 9> {
        self.bind(
            client,
            &params.email,
            &params.first_name,
            &params.last_name,
            &params.contact_number,
            &params.user_type,
            &params.code,
            &params.position,
            &params.password_hash,
            &params.address,
        )
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// For all organizations, the oldest first, from the one after a registration on; or that of one person.
pub fn list() -> ListStmt {
    ListStmt(
        "select user_id, full_name, email, contact_number, user_type, org_code, org_name, \"position\", registered_at, endorsed_by, endorsed_at, is_own_endorsement, state, decided_by, decided_at, reason from auth.list_registrations($1, $2, $3, $4, $5, $6)",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        user_id: &'a Option<uuid::Uuid>,
        state: &'a Option<T2>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> RegistrationQuery<'c, 'a, 's, C, Registration, 6> {
        RegistrationQuery {
            client,
            params: [token_hash, user_id, state, after_at, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RegistrationBorrowed, tokio_postgres::Error> {
                Ok(RegistrationBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    contact_number: row.try_get(3)?,
                    user_type: row.try_get(4)?,
                    org_code: row.try_get(5)?,
                    org_name: row.try_get(6)?,
                    position: row.try_get(7)?,
                    registered_at: row.try_get(8)?,
                    endorsed_by: row.try_get(9)?,
                    endorsed_at: row.try_get(10)?,
                    is_own_endorsement: row.try_get(11)?,
                    state: row.try_get(12)?,
                    decided_by: row.try_get(13)?,
                    decided_at: row.try_get(14)?,
                    reason: row.try_get(15)?,
                })
            },
            mapper: |it| Registration::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, RegistrationQuery<'c, 'a, 's, C, Registration, 6>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2>,
    ) -> RegistrationQuery<'c, 'a, 's, C, Registration, 6> {
        self.bind(
            client,
            &params.token_hash,
            &params.user_id,
            &params.state,
            &params.after_at,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct ApproveStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets the person in.
pub fn approve() -> ApproveStmt {
    ApproveStmt("select true as done from auth.approve_registration($1, $2::inet, $3, $4, $5)", None)
}
impl ApproveStmt {
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
        accepts_risk: &'a bool,
        reason: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id, accepts_risk, reason],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ApproveParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for ApproveStmt
{
    fn params(&'s self, client: &'c C, params: &'a ApproveParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id, &params.accepts_risk, &params.reason)
    }
}
pub struct RejectStmt(&'static str, Option<tokio_postgres::Statement>);
/// Turns the person down.
pub fn reject() -> RejectStmt {
    RejectStmt("select true as done from auth.reject_registration($1, $2::inet, $3, $4)", None)
}
impl RejectStmt {
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
        reason: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id, reason],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RejectParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for RejectStmt
{
    fn params(&'s self, client: &'c C, params: &'a RejectParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id, &params.reason)
    }
}
pub struct SetPrimaryStmt(&'static str, Option<tokio_postgres::Statement>);
/// Where the person lands; false if she is no member of it.
pub fn set_primary() -> SetPrimaryStmt {
    SetPrimaryStmt("select auth.set_primary($1, $2) as done", None)
}
impl SetPrimaryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        code: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [token_hash, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetPrimaryParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for SetPrimaryStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetPrimaryParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.token_hash, &params.code)
    }
}
