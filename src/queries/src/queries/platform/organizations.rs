// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OrganizationsParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub code: Option<T2>,
}
#[derive(Debug)]
pub struct AddOrganizationParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql>
{
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub number: i32,
    pub code: T2,
    pub name: T3,
    pub org_type: T4,
}
#[derive(Debug)]
pub struct ChangeOrganizationParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub code: T2,
    pub version: i32,
    pub is_active: bool,
    pub is_pilot: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub mana: bool,
    pub planning: bool,
    pub budgeting: bool,
    pub me: bool,
    pub coordination: bool,
    pub policies: bool,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    pub org_id: i32,
    pub code: String,
    pub name: String,
    pub org_type: String,
    pub is_active: bool,
    pub is_pilot: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub enable_mana: bool,
    pub enable_planning: bool,
    pub enable_budgeting: bool,
    pub enable_me: bool,
    pub enable_coordination: bool,
    pub enable_policies: bool,
    pub members: i64,
    pub version: i32,
}
pub struct OrganizationBorrowed<'a> {
    pub org_id: i32,
    pub code: &'a str,
    pub name: &'a str,
    pub org_type: &'a str,
    pub is_active: bool,
    pub is_pilot: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub enable_mana: bool,
    pub enable_planning: bool,
    pub enable_budgeting: bool,
    pub enable_me: bool,
    pub enable_coordination: bool,
    pub enable_policies: bool,
    pub members: i64,
    pub version: i32,
}
impl<'a> From<OrganizationBorrowed<'a>> for Organization {
    fn from(
        OrganizationBorrowed {
            org_id,
            code,
            name,
            org_type,
            is_active,
            is_pilot,
            onboarding_date,
            go_live_date,
            enable_mana,
            enable_planning,
            enable_budgeting,
            enable_me,
            enable_coordination,
            enable_policies,
            members,
            version,
        }: OrganizationBorrowed<'a>,
    ) -> Self {
        Self {
            org_id,
            code: code.into(),
            name: name.into(),
            org_type: org_type.into(),
            is_active,
            is_pilot,
            onboarding_date,
            go_live_date,
            enable_mana,
            enable_planning,
            enable_budgeting,
            enable_me,
            enable_coordination,
            enable_policies,
            members,
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Pilot {
    pub code: String,
    pub name: String,
    pub is_active: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub admins: i64,
    pub managers: i64,
    pub staff: i64,
    pub viewers: i64,
    pub never_signed_in: i64,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct PilotBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub is_active: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub admins: i64,
    pub managers: i64,
    pub staff: i64,
    pub viewers: i64,
    pub never_signed_in: i64,
    pub last_sign_in_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<PilotBorrowed<'a>> for Pilot {
    fn from(
        PilotBorrowed {
            code,
            name,
            is_active,
            onboarding_date,
            go_live_date,
            admins,
            managers,
            staff,
            viewers,
            never_signed_in,
            last_sign_in_at,
        }: PilotBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            is_active,
            onboarding_date,
            go_live_date,
            admins,
            managers,
            staff,
            viewers,
            never_signed_in,
            last_sign_in_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct OrganizationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OrganizationBorrowed, tokio_postgres::Error>,
    mapper: fn(OrganizationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OrganizationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OrganizationBorrowed) -> R) -> OrganizationQuery<'c, 'a, 's, C, R, N> {
        OrganizationQuery {
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
pub struct I32Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i32, tokio_postgres::Error>,
    mapper: fn(i32) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I32Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i32) -> R) -> I32Query<'c, 'a, 's, C, R, N> {
        I32Query {
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
pub struct PilotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PilotBorrowed, tokio_postgres::Error>,
    mapper: fn(PilotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PilotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PilotBorrowed) -> R) -> PilotQuery<'c, 'a, 's, C, R, N> {
        PilotQuery {
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
pub struct CheckOperatorStmt(&'static str, Option<tokio_postgres::Statement>);
/// The superuser of a live session; BM403 for anybody else.
pub fn check_operator() -> CheckOperatorStmt {
    CheckOperatorStmt("select platform.check_operator($1) as user_id", None)
}
impl CheckOperatorStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 1> {
        UuidUuidQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct OrganizationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every organization, or the one of a code.
pub fn organizations() -> OrganizationsStmt {
    OrganizationsStmt(
        "select org_id, code, name, org_type, is_active, is_pilot, onboarding_date, go_live_date, enable_mana, enable_planning, enable_budgeting, enable_me, enable_coordination, enable_policies, members, version from platform.organizations($1, $2)",
        None,
    )
}
impl OrganizationsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        code: &'a Option<T2>,
    ) -> OrganizationQuery<'c, 'a, 's, C, Organization, 2> {
        OrganizationQuery {
            client,
            params: [token_hash, code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrganizationBorrowed, tokio_postgres::Error> {
                Ok(OrganizationBorrowed {
                    org_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    org_type: row.try_get(3)?,
                    is_active: row.try_get(4)?,
                    is_pilot: row.try_get(5)?,
                    onboarding_date: row.try_get(6)?,
                    go_live_date: row.try_get(7)?,
                    enable_mana: row.try_get(8)?,
                    enable_planning: row.try_get(9)?,
                    enable_budgeting: row.try_get(10)?,
                    enable_me: row.try_get(11)?,
                    enable_coordination: row.try_get(12)?,
                    enable_policies: row.try_get(13)?,
                    members: row.try_get(14)?,
                    version: row.try_get(15)?,
                })
            },
            mapper: |it| Organization::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        OrganizationsParams<T1, T2>,
        OrganizationQuery<'c, 'a, 's, C, Organization, 2>,
        C,
    > for OrganizationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a OrganizationsParams<T1, T2>,
    ) -> OrganizationQuery<'c, 'a, 's, C, Organization, 2> {
        self.bind(client, &params.token_hash, &params.code)
    }
}
pub struct AddOrganizationStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new organization; its first version.
pub fn add_organization() -> AddOrganizationStmt {
    AddOrganizationStmt("select platform.add_organization($1, $2::inet, $3, $4, $5, $6) as version", None)
}
impl AddOrganizationStmt {
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
    >(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        number: &'a i32,
        code: &'a T2,
        name: &'a T3,
        org_type: &'a T4,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [token_hash, address, number, code, name, org_type],
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
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, AddOrganizationParams<T1, T2, T3, T4>, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for AddOrganizationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AddOrganizationParams<T1, T2, T3, T4>,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.token_hash,
            &params.address,
            &params.number,
            &params.code,
            &params.name,
            &params.org_type,
        )
    }
}
pub struct ChangeOrganizationStmt(&'static str, Option<tokio_postgres::Statement>);
/// States, dates and switches, if the version is the one the operator saw; the new version.
pub fn change_organization() -> ChangeOrganizationStmt {
    ChangeOrganizationStmt(
        "select platform.change_organization( $1, $2::inet, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as version",
        None,
    )
}
impl ChangeOrganizationStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        code: &'a T2,
        version: &'a i32,
        is_active: &'a bool,
        is_pilot: &'a bool,
        onboarding_date: &'a Option<chrono::NaiveDate>,
        go_live_date: &'a Option<chrono::NaiveDate>,
        mana: &'a bool,
        planning: &'a bool,
        budgeting: &'a bool,
        me: &'a bool,
        coordination: &'a bool,
        policies: &'a bool,
    ) -> I32Query<'c, 'a, 's, C, i32, 14> {
        I32Query {
            client,
            params: [
                token_hash,
                address,
                code,
                version,
                is_active,
                is_pilot,
                onboarding_date,
                go_live_date,
                mana,
                planning,
                budgeting,
                me,
                coordination,
                policies,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangeOrganizationParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 14>, C>
    for ChangeOrganizationStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeOrganizationParams<T1, T2>,
    ) -> I32Query<'c, 'a, 's, C, i32, 14> {
        self.bind(
            client,
            &params.token_hash,
            &params.address,
            &params.code,
            &params.version,
            &params.is_active,
            &params.is_pilot,
            &params.onboarding_date,
            &params.go_live_date,
            &params.mana,
            &params.planning,
            &params.budgeting,
            &params.me,
            &params.coordination,
            &params.policies,
        )
    }
}
pub struct PilotsStmt(&'static str, Option<tokio_postgres::Statement>);
/// How far the people of each pilot organization are.
pub fn pilots() -> PilotsStmt {
    PilotsStmt(
        "select code, name, is_active, onboarding_date, go_live_date, admins, managers, staff, viewers, never_signed_in, last_sign_in_at from platform.pilots($1)",
        None,
    )
}
impl PilotsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> PilotQuery<'c, 'a, 's, C, Pilot, 1> {
        PilotQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PilotBorrowed, tokio_postgres::Error> {
                Ok(PilotBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    is_active: row.try_get(2)?,
                    onboarding_date: row.try_get(3)?,
                    go_live_date: row.try_get(4)?,
                    admins: row.try_get(5)?,
                    managers: row.try_get(6)?,
                    staff: row.try_get(7)?,
                    viewers: row.try_get(8)?,
                    never_signed_in: row.try_get(9)?,
                    last_sign_in_at: row.try_get(10)?,
                })
            },
            mapper: |it| Pilot::from(it),
        }
    }
}
