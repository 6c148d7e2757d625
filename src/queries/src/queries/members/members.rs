// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub org_id: i32,
    pub search: Option<T1>,
    pub role: Option<T2>,
    pub state: Option<T3>,
    pub after_name: Option<T4>,
    pub after_id: Option<uuid::Uuid>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OneParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InviteParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
> {
    pub org_id: i32,
    pub email: T1,
    pub first_name: T2,
    pub last_name: T3,
    pub contact_number: T4,
    pub role: T5,
    pub can_manage_users: Option<bool>,
    pub can_approve_plans: Option<bool>,
    pub can_approve_budgets: Option<bool>,
    pub can_view_reports: Option<bool>,
    pub position: T6,
    pub department: T7,
    pub password_hash: T8,
}
#[derive(Clone, Copy, Debug)]
pub struct InviteAgainParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct ChangeParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub version: i32,
    pub role: T1,
    pub can_manage_users: Option<bool>,
    pub can_approve_plans: Option<bool>,
    pub can_approve_budgets: Option<bool>,
    pub can_view_reports: Option<bool>,
    pub position: T2,
    pub department: T3,
}
#[derive(Debug)]
pub struct SetStandingParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub version: i32,
    pub standing: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    pub user_id: uuid::Uuid,
    pub full_name: String,
    pub email: String,
    pub contact_number: String,
    pub role: String,
    pub can_manage_users: bool,
    pub can_approve_plans: bool,
    pub can_approve_budgets: bool,
    pub can_view_reports: bool,
    pub position: String,
    pub department: String,
    pub state: String,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub joined_date: chrono::NaiveDate,
    pub version: i32,
    pub is_self: bool,
}
pub struct MemberBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub full_name: &'a str,
    pub email: &'a str,
    pub contact_number: &'a str,
    pub role: &'a str,
    pub can_manage_users: bool,
    pub can_approve_plans: bool,
    pub can_approve_budgets: bool,
    pub can_view_reports: bool,
    pub position: &'a str,
    pub department: &'a str,
    pub state: &'a str,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
    pub joined_date: chrono::NaiveDate,
    pub version: i32,
    pub is_self: bool,
}
impl<'a> From<MemberBorrowed<'a>> for Member {
    fn from(
        MemberBorrowed {
            user_id,
            full_name,
            email,
            contact_number,
            role,
            can_manage_users,
            can_approve_plans,
            can_approve_budgets,
            can_view_reports,
            position,
            department,
            state,
            last_sign_in_at,
            joined_date,
            version,
            is_self,
        }: MemberBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            full_name: full_name.into(),
            email: email.into(),
            contact_number: contact_number.into(),
            role: role.into(),
            can_manage_users,
            can_approve_plans,
            can_approve_budgets,
            can_view_reports,
            position: position.into(),
            department: department.into(),
            state: state.into(),
            last_sign_in_at,
            joined_date,
            version,
            is_self,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MemberQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MemberBorrowed, tokio_postgres::Error>,
    mapper: fn(MemberBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MemberQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MemberBorrowed) -> R) -> MemberQuery<'c, 'a, 's, C, R, N> {
        MemberQuery {
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
/// By name, from the one after a member on.
pub fn list() -> ListStmt {
    ListStmt(
        "select user_id, full_name, email, contact_number, role, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports, \"position\", department, state, last_sign_in_at, joined_date, version, is_self from members.list($1, $2, $3, $4, $5, $6, $7)",
        None,
    )
}
impl ListStmt {
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
        org_id: &'a i32,
        search: &'a Option<T1>,
        role: &'a Option<T2>,
        state: &'a Option<T3>,
        after_name: &'a Option<T4>,
        after_id: &'a Option<uuid::Uuid>,
        limit: &'a i64,
    ) -> MemberQuery<'c, 'a, 's, C, Member, 7> {
        MemberQuery {
            client,
            params: [org_id, search, role, state, after_name, after_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    contact_number: row.try_get(3)?,
                    role: row.try_get(4)?,
                    can_manage_users: row.try_get(5)?,
                    can_approve_plans: row.try_get(6)?,
                    can_approve_budgets: row.try_get(7)?,
                    can_view_reports: row.try_get(8)?,
                    position: row.try_get(9)?,
                    department: row.try_get(10)?,
                    state: row.try_get(11)?,
                    last_sign_in_at: row.try_get(12)?,
                    joined_date: row.try_get(13)?,
                    version: row.try_get(14)?,
                    is_self: row.try_get(15)?,
                })
            },
            mapper: |it| Member::from(it),
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
> crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2, T3, T4>, MemberQuery<'c, 'a, 's, C, Member, 7>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3, T4>,
    ) -> MemberQuery<'c, 'a, 's, C, Member, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.search,
            &params.role,
            &params.state,
            &params.after_name,
            &params.after_id,
            &params.limit,
        )
    }
}
pub struct OneStmt(&'static str, Option<tokio_postgres::Statement>);
/// One member; no row if there is none.
pub fn one() -> OneStmt {
    OneStmt(
        "select user_id, full_name, email, contact_number, role, can_manage_users, can_approve_plans, can_approve_budgets, can_view_reports, \"position\", department, state, last_sign_in_at, joined_date, version, is_self from members.one($1, $2)",
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
    ) -> MemberQuery<'c, 'a, 's, C, Member, 2> {
        MemberQuery {
            client,
            params: [org_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MemberBorrowed, tokio_postgres::Error> {
                Ok(MemberBorrowed {
                    user_id: row.try_get(0)?,
                    full_name: row.try_get(1)?,
                    email: row.try_get(2)?,
                    contact_number: row.try_get(3)?,
                    role: row.try_get(4)?,
                    can_manage_users: row.try_get(5)?,
                    can_approve_plans: row.try_get(6)?,
                    can_approve_budgets: row.try_get(7)?,
                    can_view_reports: row.try_get(8)?,
                    position: row.try_get(9)?,
                    department: row.try_get(10)?,
                    state: row.try_get(11)?,
                    last_sign_in_at: row.try_get(12)?,
                    joined_date: row.try_get(13)?,
                    version: row.try_get(14)?,
                    is_self: row.try_get(15)?,
                })
            },
            mapper: |it| Member::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OneParams, MemberQuery<'c, 'a, 's, C, Member, 2>, C> for OneStmt
{
    fn params(&'s self, client: &'c C, params: &'a OneParams) -> MemberQuery<'c, 'a, 's, C, Member, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
pub struct InviteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a person a member, whether or not the address has an account.
pub fn invite() -> InviteStmt {
    InviteStmt("select true as done from members.invite( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)", None)
}
impl InviteStmt {
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
        org_id: &'a i32,
        email: &'a T1,
        first_name: &'a T2,
        last_name: &'a T3,
        contact_number: &'a T4,
        role: &'a T5,
        can_manage_users: &'a Option<bool>,
        can_approve_plans: &'a Option<bool>,
        can_approve_budgets: &'a Option<bool>,
        can_view_reports: &'a Option<bool>,
        position: &'a T6,
        department: &'a T7,
        password_hash: &'a T8,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        BoolQuery {
            client,
            params: [
                org_id,
                email,
                first_name,
                last_name,
                contact_number,
                role,
                can_manage_users,
                can_approve_plans,
                can_approve_budgets,
                can_view_reports,
                position,
                department,
                password_hash,
            ],
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
        InviteParams<T1, T2, T3, T4, T5, T6, T7, T8>,
        BoolQuery<'c, 'a, 's, C, bool, 13>,
        C,
    > for InviteStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InviteParams<T1, T2, T3, T4, T5, T6, T7, T8>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 13> {
        self.bind(
            client,
            &params.org_id,
            &params.email,
            &params.first_name,
            &params.last_name,
            &params.contact_number,
            &params.role,
            &params.can_manage_users,
            &params.can_approve_plans,
            &params.can_approve_budgets,
            &params.can_view_reports,
            &params.position,
            &params.department,
            &params.password_hash,
        )
    }
}
pub struct InviteAgainStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sends the mail to a member who has not come yet once more.
pub fn invite_again() -> InviteAgainStmt {
    InviteAgainStmt("select true as done from members.invite_again($1, $2)", None)
}
impl InviteAgainStmt {
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
    crate::client::async_::Params<'c, 'a, 's, InviteAgainParams, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for InviteAgainStmt
{
    fn params(&'s self, client: &'c C, params: &'a InviteAgainParams) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
pub struct ChangeStmt(&'static str, Option<tokio_postgres::Statement>);
/// Another role, other flags, position and department.
pub fn change() -> ChangeStmt {
    ChangeStmt("select true as done from members.change( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)", None)
}
impl ChangeStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        version: &'a i32,
        role: &'a T1,
        can_manage_users: &'a Option<bool>,
        can_approve_plans: &'a Option<bool>,
        can_approve_budgets: &'a Option<bool>,
        can_view_reports: &'a Option<bool>,
        position: &'a T2,
        department: &'a T3,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        BoolQuery {
            client,
            params: [
                org_id,
                user_id,
                version,
                role,
                can_manage_users,
                can_approve_plans,
                can_approve_budgets,
                can_view_reports,
                position,
                department,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangeParams<T1, T2, T3>, BoolQuery<'c, 'a, 's, C, bool, 10>, C>
    for ChangeStmt
{
    fn params(&'s self, client: &'c C, params: &'a ChangeParams<T1, T2, T3>) -> BoolQuery<'c, 'a, 's, C, bool, 10> {
        self.bind(
            client,
            &params.org_id,
            &params.user_id,
            &params.version,
            &params.role,
            &params.can_manage_users,
            &params.can_approve_plans,
            &params.can_approve_budgets,
            &params.can_view_reports,
            &params.position,
            &params.department,
        )
    }
}
pub struct SetStandingStmt(&'static str, Option<tokio_postgres::Statement>);
/// Suspends, lets back (active) or removes.
pub fn set_standing() -> SetStandingStmt {
    SetStandingStmt("select true as done from members.set_standing($1, $2, $3, $4)", None)
}
impl SetStandingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        version: &'a i32,
        standing: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, user_id, version, standing],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetStandingParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C>
    for SetStandingStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetStandingParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.user_id, &params.version, &params.standing)
    }
}
