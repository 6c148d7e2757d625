// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct PeopleParams<
    T1: crate::BytesSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub token_hash: T1,
    pub search: Option<T2>,
    pub code: Option<T3>,
    pub state: Option<T4>,
    pub after_name: Option<T5>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct PersonParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct MembershipsParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetActiveParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
    pub is_active: bool,
}
#[derive(Debug)]
pub struct SendResetLinkParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct EndSessionsParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct RemoveSecondFactorParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct SetSuperuserParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub user_id: uuid::Uuid,
    pub is_superuser: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct PersonSummary {
    pub id: uuid::Uuid,
    pub username: String,
    pub email: String,
    pub full_name: String,
    pub sort_name: String,
    pub state: String,
    pub is_superuser: bool,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub organizations: Vec<String>,
}
pub struct PersonSummaryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub username: &'a str,
    pub email: &'a str,
    pub full_name: &'a str,
    pub sort_name: &'a str,
    pub state: &'a str,
    pub is_superuser: bool,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub organizations: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<PersonSummaryBorrowed<'a>> for PersonSummary {
    fn from(
        PersonSummaryBorrowed {
            id,
            username,
            email,
            full_name,
            sort_name,
            state,
            is_superuser,
            last_sign_in_at,
            organizations,
        }: PersonSummaryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            username: username.into(),
            email: email.into(),
            full_name: full_name.into(),
            sort_name: sort_name.into(),
            state: state.into(),
            is_superuser,
            last_sign_in_at,
            organizations: organizations.map(|v| v.into()).collect(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub id: uuid::Uuid,
    pub username: String,
    pub email: String,
    pub full_name: String,
    pub contact_number: String,
    pub user_type: String,
    pub state: String,
    pub is_superuser: bool,
    pub is_oneself: bool,
    pub has_second_factor: bool,
    pub open_sessions: i64,
    pub tokens: i64,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct PersonBorrowed<'a> {
    pub id: uuid::Uuid,
    pub username: &'a str,
    pub email: &'a str,
    pub full_name: &'a str,
    pub contact_number: &'a str,
    pub user_type: &'a str,
    pub state: &'a str,
    pub is_superuser: bool,
    pub is_oneself: bool,
    pub has_second_factor: bool,
    pub open_sessions: i64,
    pub tokens: i64,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<PersonBorrowed<'a>> for Person {
    fn from(
        PersonBorrowed {
            id,
            username,
            email,
            full_name,
            contact_number,
            user_type,
            state,
            is_superuser,
            is_oneself,
            has_second_factor,
            open_sessions,
            tokens,
            last_sign_in_at,
            created_at,
        }: PersonBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            username: username.into(),
            email: email.into(),
            full_name: full_name.into(),
            contact_number: contact_number.into(),
            user_type: user_type.into(),
            state: state.into(),
            is_superuser,
            is_oneself,
            has_second_factor,
            open_sessions,
            tokens,
            last_sign_in_at,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Membership {
    pub code: String,
    pub name: String,
    pub role: String,
    pub is_primary: bool,
    pub is_active: bool,
    pub position: String,
    pub department: String,
    pub can_manage_users: bool,
    pub can_approve_plans: bool,
    pub can_approve_budgets: bool,
    pub can_view_reports: bool,
    pub joined_date: chrono::NaiveDate,
}
pub struct MembershipBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub role: &'a str,
    pub is_primary: bool,
    pub is_active: bool,
    pub position: &'a str,
    pub department: &'a str,
    pub can_manage_users: bool,
    pub can_approve_plans: bool,
    pub can_approve_budgets: bool,
    pub can_view_reports: bool,
    pub joined_date: chrono::NaiveDate,
}
impl<'a> From<MembershipBorrowed<'a>> for Membership {
    fn from(
        MembershipBorrowed {
            code,
            name,
            role,
            is_primary,
            is_active,
            position,
            department,
            can_manage_users,
            can_approve_plans,
            can_approve_budgets,
            can_view_reports,
            joined_date,
        }: MembershipBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            role: role.into(),
            is_primary,
            is_active,
            position: position.into(),
            department: department.into(),
            can_manage_users,
            can_approve_plans,
            can_approve_budgets,
            can_view_reports,
            joined_date,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PersonSummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonSummaryBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonSummaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonSummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonSummaryBorrowed) -> R) -> PersonSummaryQuery<'c, 'a, 's, C, R, N> {
        PersonSummaryQuery {
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
pub struct PersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonBorrowed) -> R) -> PersonQuery<'c, 'a, 's, C, R, N> {
        PersonQuery {
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
pub struct MembershipQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MembershipBorrowed, tokio_postgres::Error>,
    mapper: fn(MembershipBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MembershipQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MembershipBorrowed) -> R) -> MembershipQuery<'c, 'a, 's, C, R, N> {
        MembershipQuery {
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
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
/// People by name, a page at a time.
pub fn people() -> PeopleStmt {
    PeopleStmt(
        "select id, username, email, full_name, lower(full_name) as sort_name, state, is_superuser, last_sign_in_at, organizations from platform.people($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl PeopleStmt {
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
        T5: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        search: &'a Option<T2>,
        code: &'a Option<T3>,
        state: &'a Option<T4>,
        after_name: &'a Option<T5>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> PersonSummaryQuery<'c, 'a, 's, C, PersonSummary, 7> {
        PersonSummaryQuery {
            client,
            params: [token_hash, search, code, state, after_name, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PersonSummaryBorrowed, tokio_postgres::Error> {
                Ok(PersonSummaryBorrowed {
                    id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    full_name: row.try_get(3)?,
                    sort_name: row.try_get(4)?,
                    state: row.try_get(5)?,
                    is_superuser: row.try_get(6)?,
                    last_sign_in_at: row.try_get(7)?,
                    organizations: row.try_get(8)?,
                })
            },
            mapper: |it| PersonSummary::from(it),
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
    T5: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        PeopleParams<T1, T2, T3, T4, T5>,
        PersonSummaryQuery<'c, 'a, 's, C, PersonSummary, 7>,
        C,
    > for PeopleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a PeopleParams<T1, T2, T3, T4, T5>,
    ) -> PersonSummaryQuery<'c, 'a, 's, C, PersonSummary, 7> {
        self.bind(
            client,
            &params.token_hash,
            &params.search,
            &params.code,
            &params.state,
            &params.after_name,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct PersonStmt(&'static str, Option<tokio_postgres::Statement>);
/// The account of a person.
pub fn person() -> PersonStmt {
    PersonStmt(
        "select id, username, email, full_name, contact_number, user_type, state, is_superuser, is_oneself, has_second_factor, open_sessions, tokens, last_sign_in_at, created_at from platform.person($1, $2)",
        None,
    )
}
impl PersonStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        PersonQuery {
            client,
            params: [token_hash, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                Ok(PersonBorrowed {
                    id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    email: row.try_get(2)?,
                    full_name: row.try_get(3)?,
                    contact_number: row.try_get(4)?,
                    user_type: row.try_get(5)?,
                    state: row.try_get(6)?,
                    is_superuser: row.try_get(7)?,
                    is_oneself: row.try_get(8)?,
                    has_second_factor: row.try_get(9)?,
                    open_sessions: row.try_get(10)?,
                    tokens: row.try_get(11)?,
                    last_sign_in_at: row.try_get(12)?,
                    created_at: row.try_get(13)?,
                })
            },
            mapper: |it| Person::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, PersonParams<T1>, PersonQuery<'c, 'a, 's, C, Person, 2>, C>
    for PersonStmt
{
    fn params(&'s self, client: &'c C, params: &'a PersonParams<T1>) -> PersonQuery<'c, 'a, 's, C, Person, 2> {
        self.bind(client, &params.token_hash, &params.user_id)
    }
}
pub struct MembershipsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The organizations of a person, the primary one first.
pub fn memberships() -> MembershipsStmt {
    MembershipsStmt(
        "select code, name, role, is_primary, is_active, \"position\", department, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports, joined_date from platform.memberships($1, $2)",
        None,
    )
}
impl MembershipsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        user_id: &'a uuid::Uuid,
    ) -> MembershipQuery<'c, 'a, 's, C, Membership, 2> {
        MembershipQuery {
            client,
            params: [token_hash, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MembershipBorrowed, tokio_postgres::Error> {
                Ok(MembershipBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    role: row.try_get(2)?,
                    is_primary: row.try_get(3)?,
                    is_active: row.try_get(4)?,
                    position: row.try_get(5)?,
                    department: row.try_get(6)?,
                    can_manage_users: row.try_get(7)?,
                    can_approve_plans: row.try_get(8)?,
                    can_approve_budgets: row.try_get(9)?,
                    can_view_reports: row.try_get(10)?,
                    joined_date: row.try_get(11)?,
                })
            },
            mapper: |it| Membership::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, MembershipsParams<T1>, MembershipQuery<'c, 'a, 's, C, Membership, 2>, C>
    for MembershipsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a MembershipsParams<T1>,
    ) -> MembershipQuery<'c, 'a, 's, C, Membership, 2> {
        self.bind(client, &params.token_hash, &params.user_id)
    }
}
pub struct SetActiveStmt(&'static str, Option<tokio_postgres::Statement>);
/// Whether a person may sign in at all.
pub fn set_active() -> SetActiveStmt {
    SetActiveStmt("select true as done from platform.set_person_active($1, $2::inet, $3, $4)", None)
}
impl SetActiveStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
        is_active: &'a bool,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id, is_active],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SetActiveParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetActiveStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetActiveParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id, &params.is_active)
    }
}
pub struct SendResetLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sends a link that sets another password.
pub fn send_reset_link() -> SendResetLinkStmt {
    SendResetLinkStmt("select true as done from platform.send_reset_link($1, $2::inet, $3)", None)
}
impl SendResetLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SendResetLinkParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for SendResetLinkStmt
{
    fn params(&'s self, client: &'c C, params: &'a SendResetLinkParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id)
    }
}
pub struct EndSessionsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ends every session and token of a person.
pub fn end_sessions() -> EndSessionsStmt {
    EndSessionsStmt("select true as done from platform.end_sessions_of($1, $2::inet, $3)", None)
}
impl EndSessionsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, EndSessionsParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for EndSessionsStmt
{
    fn params(&'s self, client: &'c C, params: &'a EndSessionsParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id)
    }
}
pub struct RemoveSecondFactorStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes the second factor off an account.
pub fn remove_second_factor() -> RemoveSecondFactorStmt {
    RemoveSecondFactorStmt("select true as done from platform.remove_second_factor($1, $2::inet, $3)", None)
}
impl RemoveSecondFactorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, RemoveSecondFactorParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C>
    for RemoveSecondFactorStmt
{
    fn params(&'s self, client: &'c C, params: &'a RemoveSecondFactorParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id)
    }
}
pub struct SetSuperuserStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a person a platform operator, or one no more.
pub fn set_superuser() -> SetSuperuserStmt {
    SetSuperuserStmt("select true as done from platform.set_superuser($1, $2::inet, $3, $4)", None)
}
impl SetSuperuserStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        user_id: &'a uuid::Uuid,
        is_superuser: &'a bool,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [token_hash, address, user_id, is_superuser],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, SetSuperuserParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetSuperuserStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetSuperuserParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.token_hash, &params.address, &params.user_id, &params.is_superuser)
    }
}
