// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ProblemsParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
> {
    pub username: Option<T1>,
    pub email: T2,
    pub first_name: T3,
    pub last_name: T4,
    pub phone: T5,
    pub position: T6,
    pub department: T7,
    pub organization: T8,
    pub role: Option<T9>,
}
#[derive(Debug)]
pub struct CreatePilotUserParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub username: Option<T1>,
    pub email: T2,
    pub first_name: T3,
    pub last_name: T4,
    pub phone: T5,
    pub position: T6,
    pub department: T7,
    pub organization: T8,
    pub role: Option<T9>,
    pub password_hash: T10,
    pub must_change_password: bool,
    pub invite: bool,
}
#[derive(Debug)]
pub struct CreateSuperuserParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub username: Option<T1>,
    pub email: T2,
    pub first_name: T3,
    pub last_name: T4,
    pub password_hash: T5,
    pub must_change_password: bool,
    pub invite: bool,
}
#[derive(Debug)]
pub struct AddLinkParams<T1: crate::BytesSql> {
    pub user_id: uuid::Uuid,
    pub token_hash: T1,
    pub hours: i32,
}
#[derive(Debug)]
pub struct AssignPilotRoleParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql>
{
    pub username: T1,
    pub role: T2,
    pub organization: Option<T3>,
    pub mode: T4,
}
#[derive(Debug)]
pub struct OpenSampleSessionParams<T1: crate::StringSql, T2: crate::BytesSql> {
    pub username: T1,
    pub token_hash: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Problems {
    pub field: String,
    pub rule: String,
    pub figures: String,
}
pub struct ProblemsBorrowed<'a> {
    pub field: &'a str,
    pub rule: &'a str,
    pub figures: &'a str,
}
impl<'a> From<ProblemsBorrowed<'a>> for Problems {
    fn from(ProblemsBorrowed { field, rule, figures }: ProblemsBorrowed<'a>) -> Self {
        Self { field: field.into(), rule: rule.into(), figures: figures.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CreatedPerson {
    pub user_id: uuid::Uuid,
    pub username: String,
    pub organization: String,
    pub organization_name: String,
    pub pilot_role: String,
    pub membership_role: String,
}
pub struct CreatedPersonBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub username: &'a str,
    pub organization: &'a str,
    pub organization_name: &'a str,
    pub pilot_role: &'a str,
    pub membership_role: &'a str,
}
impl<'a> From<CreatedPersonBorrowed<'a>> for CreatedPerson {
    fn from(
        CreatedPersonBorrowed {
            user_id,
            username,
            organization,
            organization_name,
            pilot_role,
            membership_role,
        }: CreatedPersonBorrowed<'a>,
    ) -> Self {
        Self {
            user_id,
            username: username.into(),
            organization: organization.into(),
            organization_name: organization_name.into(),
            pilot_role: pilot_role.into(),
            membership_role: membership_role.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct CreateSuperuser {
    pub user_id: uuid::Uuid,
    pub username: String,
}
pub struct CreateSuperuserBorrowed<'a> {
    pub user_id: uuid::Uuid,
    pub username: &'a str,
}
impl<'a> From<CreateSuperuserBorrowed<'a>> for CreateSuperuser {
    fn from(CreateSuperuserBorrowed { user_id, username }: CreateSuperuserBorrowed<'a>) -> Self {
        Self { user_id, username: username.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AssignPilotRole {
    pub username: String,
    pub organization: String,
    pub role_before: String,
    pub flags_before: Vec<String>,
    pub role_after: String,
    pub flags_after: Vec<String>,
}
pub struct AssignPilotRoleBorrowed<'a> {
    pub username: &'a str,
    pub organization: &'a str,
    pub role_before: &'a str,
    pub flags_before: crate::ArrayIterator<'a, &'a str>,
    pub role_after: &'a str,
    pub flags_after: crate::ArrayIterator<'a, &'a str>,
}
impl<'a> From<AssignPilotRoleBorrowed<'a>> for AssignPilotRole {
    fn from(
        AssignPilotRoleBorrowed {
            username,
            organization,
            role_before,
            flags_before,
            role_after,
            flags_after,
        }: AssignPilotRoleBorrowed<'a>,
    ) -> Self {
        Self {
            username: username.into(),
            organization: organization.into(),
            role_before: role_before.into(),
            flags_before: flags_before.map(|v| v.into()).collect(),
            role_after: role_after.into(),
            flags_after: flags_after.map(|v| v.into()).collect(),
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
pub struct ProblemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProblemsBorrowed, tokio_postgres::Error>,
    mapper: fn(ProblemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProblemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProblemsBorrowed) -> R) -> ProblemsQuery<'c, 'a, 's, C, R, N> {
        ProblemsQuery {
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
pub struct CreatedPersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CreatedPersonBorrowed, tokio_postgres::Error>,
    mapper: fn(CreatedPersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CreatedPersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CreatedPersonBorrowed) -> R) -> CreatedPersonQuery<'c, 'a, 's, C, R, N> {
        CreatedPersonQuery {
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
pub struct CreateSuperuserQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CreateSuperuserBorrowed, tokio_postgres::Error>,
    mapper: fn(CreateSuperuserBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CreateSuperuserQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CreateSuperuserBorrowed) -> R) -> CreateSuperuserQuery<'c, 'a, 's, C, R, N> {
        CreateSuperuserQuery {
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
pub struct AssignPilotRoleQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AssignPilotRoleBorrowed, tokio_postgres::Error>,
    mapper: fn(AssignPilotRoleBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AssignPilotRoleQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AssignPilotRoleBorrowed) -> R) -> AssignPilotRoleQuery<'c, 'a, 's, C, R, N> {
        AssignPilotRoleQuery {
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
pub struct BeginStmt(&'static str, Option<tokio_postgres::Statement>);
/// Waits for other onboarding commands.
pub fn begin() -> BeginStmt {
    BeginStmt("select true as done from auth.begin_onboarding()", None)
}
impl BeginStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> BoolQuery<'c, 'a, 's, C, bool, 0> {
        BoolQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct ProblemsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Everything that speaks against bringing somebody in; no row: nothing does.
pub fn problems() -> ProblemsStmt {
    ProblemsStmt("select field, rule, figures from auth.pilot_user_problems( $1, $2, $3, $4, $5, $6, $7, $8, $9)", None)
}
impl ProblemsStmt {
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
        T9: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        username: &'a Option<T1>,
        email: &'a T2,
        first_name: &'a T3,
        last_name: &'a T4,
        phone: &'a T5,
        position: &'a T6,
        department: &'a T7,
        organization: &'a T8,
        role: &'a Option<T9>,
    ) -> ProblemsQuery<'c, 'a, 's, C, Problems, 9> {
        ProblemsQuery {
            client,
            params: [username, email, first_name, last_name, phone, position, department, organization, role],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProblemsBorrowed, tokio_postgres::Error> {
                Ok(ProblemsBorrowed { field: row.try_get(0)?, rule: row.try_get(1)?, figures: row.try_get(2)? })
            },
            mapper: |it| Problems::from(it),
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
    T9: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProblemsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
        ProblemsQuery<'c, 'a, 's, C, Problems, 9>,
        C,
    > for ProblemsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProblemsParams<T1, T2, T3, T4, T5, T6, T7, T8, T9>,
    ) -> ProblemsQuery<'c, 'a, 's, C, Problems, 9> {
        self.bind(
            client,
            &params.username,
            &params.email,
            &params.first_name,
            &params.last_name,
            &params.phone,
            &params.position,
            &params.department,
            &params.organization,
            &params.role,
        )
    }
}
pub struct CreatePilotUserStmt(&'static str, Option<tokio_postgres::Statement>);
/// Brings somebody in.
pub fn create_pilot_user() -> CreatePilotUserStmt {
    CreatePilotUserStmt(
        "select user_id, username, organization, organization_name, pilot_role, membership_role from auth.create_pilot_user( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        None,
    )
}
impl CreatePilotUserStmt {
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
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        username: &'a Option<T1>,
        email: &'a T2,
        first_name: &'a T3,
        last_name: &'a T4,
        phone: &'a T5,
        position: &'a T6,
        department: &'a T7,
        organization: &'a T8,
        role: &'a Option<T9>,
        password_hash: &'a T10,
        must_change_password: &'a bool,
        invite: &'a bool,
    ) -> CreatedPersonQuery<'c, 'a, 's, C, CreatedPerson, 12> {
        CreatedPersonQuery {
            client,
            params: [
                username,
                email,
                first_name,
                last_name,
                phone,
                position,
                department,
                organization,
                role,
                password_hash,
                must_change_password,
                invite,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreatedPersonBorrowed, tokio_postgres::Error> {
                Ok(CreatedPersonBorrowed {
                    user_id: row.try_get(0)?,
                    username: row.try_get(1)?,
                    organization: row.try_get(2)?,
                    organization_name: row.try_get(3)?,
                    pilot_role: row.try_get(4)?,
                    membership_role: row.try_get(5)?,
                })
            },
            mapper: |it| CreatedPerson::from(it),
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
    T9: crate::StringSql,
    T10: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreatePilotUserParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        CreatedPersonQuery<'c, 'a, 's, C, CreatedPerson, 12>,
        C,
    > for CreatePilotUserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreatePilotUserParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> CreatedPersonQuery<'c, 'a, 's, C, CreatedPerson, 12> {
        self.bind(
            client,
            &params.username,
            &params.email,
            &params.first_name,
            &params.last_name,
            &params.phone,
            &params.position,
            &params.department,
            &params.organization,
            &params.role,
            &params.password_hash,
            &params.must_change_password,
            &params.invite,
        )
    }
}
pub struct CreateSuperuserStmt(&'static str, Option<tokio_postgres::Statement>);
/// Makes a platform operator.
pub fn create_superuser() -> CreateSuperuserStmt {
    CreateSuperuserStmt("select user_id, username from auth.create_superuser($1, $2, $3, $4, $5, $6, $7)", None)
}
impl CreateSuperuserStmt {
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
    >(
        &'s self,
        client: &'c C,
        username: &'a Option<T1>,
        email: &'a T2,
        first_name: &'a T3,
        last_name: &'a T4,
        password_hash: &'a T5,
        must_change_password: &'a bool,
        invite: &'a bool,
    ) -> CreateSuperuserQuery<'c, 'a, 's, C, CreateSuperuser, 7> {
        CreateSuperuserQuery {
            client,
            params: [username, email, first_name, last_name, password_hash, must_change_password, invite],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CreateSuperuserBorrowed, tokio_postgres::Error> {
                Ok(CreateSuperuserBorrowed { user_id: row.try_get(0)?, username: row.try_get(1)? })
            },
            mapper: |it| CreateSuperuser::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        CreateSuperuserParams<T1, T2, T3, T4, T5>,
        CreateSuperuserQuery<'c, 'a, 's, C, CreateSuperuser, 7>,
        C,
    > for CreateSuperuserStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CreateSuperuserParams<T1, T2, T3, T4, T5>,
    ) -> CreateSuperuserQuery<'c, 'a, 's, C, CreateSuperuser, 7> {
        self.bind(
            client,
            &params.username,
            &params.email,
            &params.first_name,
            &params.last_name,
            &params.password_hash,
            &params.must_change_password,
            &params.invite,
        )
    }
}
pub struct AddLinkStmt(&'static str, Option<tokio_postgres::Statement>);
/// A link with which a person sets a password, good for so many hours.
pub fn add_link() -> AddLinkStmt {
    AddLinkStmt("select true as done from auth.add_link($1, 'invitation', $2, make_interval(hours => $3))", None)
}
impl AddLinkStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        user_id: &'a uuid::Uuid,
        token_hash: &'a T1,
        hours: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [user_id, token_hash, hours],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, AddLinkParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for AddLinkStmt
{
    fn params(&'s self, client: &'c C, params: &'a AddLinkParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.user_id, &params.token_hash, &params.hours)
    }
}
pub struct AssignPilotRoleStmt(&'static str, Option<tokio_postgres::Statement>);
/// Gives a member a pilot role, or takes it away.
pub fn assign_pilot_role() -> AssignPilotRoleStmt {
    AssignPilotRoleStmt(
        "select username, organization, role_before, flags_before, role_after, flags_after from auth.assign_pilot_role($1, $2, $3, $4)",
        None,
    )
}
impl AssignPilotRoleStmt {
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
        role: &'a T2,
        organization: &'a Option<T3>,
        mode: &'a T4,
    ) -> AssignPilotRoleQuery<'c, 'a, 's, C, AssignPilotRole, 4> {
        AssignPilotRoleQuery {
            client,
            params: [username, role, organization, mode],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AssignPilotRoleBorrowed, tokio_postgres::Error> {
                Ok(AssignPilotRoleBorrowed {
                    username: row.try_get(0)?,
                    organization: row.try_get(1)?,
                    role_before: row.try_get(2)?,
                    flags_before: row.try_get(3)?,
                    role_after: row.try_get(4)?,
                    flags_after: row.try_get(5)?,
                })
            },
            mapper: |it| AssignPilotRole::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        AssignPilotRoleParams<T1, T2, T3, T4>,
        AssignPilotRoleQuery<'c, 'a, 's, C, AssignPilotRole, 4>,
        C,
    > for AssignPilotRoleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AssignPilotRoleParams<T1, T2, T3, T4>,
    ) -> AssignPilotRoleQuery<'c, 'a, 's, C, AssignPilotRole, 4> {
        self.bind(client, &params.username, &params.role, &params.organization, &params.mode)
    }
}
pub struct OpenSampleSessionStmt(&'static str, Option<tokio_postgres::Statement>);
/// A short session of a person whom generate-pilot-data made.
pub fn open_sample_session() -> OpenSampleSessionStmt {
    OpenSampleSessionStmt("select true as done from auth.open_sample_session($1, $2)", None)
}
impl OpenSampleSessionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>(
        &'s self,
        client: &'c C,
        username: &'a T1,
        token_hash: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        BoolQuery {
            client,
            params: [username, token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, OpenSampleSessionParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 2>, C>
    for OpenSampleSessionStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OpenSampleSessionParams<T1, T2>,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 2> {
        self.bind(client, &params.username, &params.token_hash)
    }
}
