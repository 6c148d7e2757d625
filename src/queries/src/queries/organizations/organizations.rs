// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct UpdateProfileParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::JsonSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
    T8: crate::StringSql,
    T9: crate::StringSql,
    T10: crate::StringSql,
> {
    pub name: T1,
    pub acronym: T2,
    pub mandate: T3,
    pub powers: T4,
    pub head_official: T5,
    pub head_title: T6,
    pub email: T7,
    pub phone: T8,
    pub website: T9,
    pub address: T10,
    pub org_id: i32,
    pub version: i32,
}
#[derive(Debug)]
pub struct UpdateLogoParams<T1: crate::BytesSql> {
    pub logo: T1,
    pub org_id: i32,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct UpdateModulesParams {
    pub mana: bool,
    pub planning: bool,
    pub budgeting: bool,
    pub me: bool,
    pub coordination: bool,
    pub policies: bool,
    pub org_id: i32,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct UpdateSecurityParams {
    pub require_second_factor: bool,
    pub org_id: i32,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Organization {
    pub org_id: i32,
    pub code: String,
    pub name: String,
    pub acronym: String,
    pub org_type: String,
    pub mandate: String,
    pub powers: serde_json::Value,
    pub enable_mana: bool,
    pub enable_planning: bool,
    pub enable_budgeting: bool,
    pub enable_me: bool,
    pub enable_coordination: bool,
    pub enable_policies: bool,
    pub head_official: String,
    pub head_title: String,
    pub email: String,
    pub phone: String,
    pub website: String,
    pub address: String,
    pub is_pilot: bool,
    pub require_second_factor: bool,
    pub has_logo: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct OrganizationBorrowed<'a> {
    pub org_id: i32,
    pub code: &'a str,
    pub name: &'a str,
    pub acronym: &'a str,
    pub org_type: &'a str,
    pub mandate: &'a str,
    pub powers: postgres_types::Json<&'a serde_json::value::RawValue>,
    pub enable_mana: bool,
    pub enable_planning: bool,
    pub enable_budgeting: bool,
    pub enable_me: bool,
    pub enable_coordination: bool,
    pub enable_policies: bool,
    pub head_official: &'a str,
    pub head_title: &'a str,
    pub email: &'a str,
    pub phone: &'a str,
    pub website: &'a str,
    pub address: &'a str,
    pub is_pilot: bool,
    pub require_second_factor: bool,
    pub has_logo: bool,
    pub onboarding_date: Option<chrono::NaiveDate>,
    pub go_live_date: Option<chrono::NaiveDate>,
    pub version: i32,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<OrganizationBorrowed<'a>> for Organization {
    fn from(
        OrganizationBorrowed {
            org_id,
            code,
            name,
            acronym,
            org_type,
            mandate,
            powers,
            enable_mana,
            enable_planning,
            enable_budgeting,
            enable_me,
            enable_coordination,
            enable_policies,
            head_official,
            head_title,
            email,
            phone,
            website,
            address,
            is_pilot,
            require_second_factor,
            has_logo,
            onboarding_date,
            go_live_date,
            version,
            updated_at,
        }: OrganizationBorrowed<'a>,
    ) -> Self {
        Self {
            org_id,
            code: code.into(),
            name: name.into(),
            acronym: acronym.into(),
            org_type: org_type.into(),
            mandate: mandate.into(),
            powers: serde_json::from_str(powers.0.get()).unwrap(),
            enable_mana,
            enable_planning,
            enable_budgeting,
            enable_me,
            enable_coordination,
            enable_policies,
            head_official: head_official.into(),
            head_title: head_title.into(),
            email: email.into(),
            phone: phone.into(),
            website: website.into(),
            address: address.into(),
            is_pilot,
            require_second_factor,
            has_logo,
            onboarding_date,
            go_live_date,
            version,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Logo {
    pub logo: Vec<u8>,
    pub version: i32,
}
pub struct LogoBorrowed<'a> {
    pub logo: &'a [u8],
    pub version: i32,
}
impl<'a> From<LogoBorrowed<'a>> for Logo {
    fn from(LogoBorrowed { logo, version }: LogoBorrowed<'a>) -> Self {
        Self { logo: logo.into(), version }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
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
pub struct LogoQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LogoBorrowed, tokio_postgres::Error>,
    mapper: fn(LogoBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LogoQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LogoBorrowed) -> R) -> LogoQuery<'c, 'a, 's, C, R, N> {
        LogoQuery {
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
pub struct ByOrgIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// The member's own organization.
pub fn by_org_id() -> ByOrgIdStmt {
    ByOrgIdStmt(
        "select org_id, code, name, acronym, org_type, mandate, powers, enable_mana, enable_planning, enable_budgeting, enable_me, enable_coordination, enable_policies, head_official, head_title, email, phone, website, address, is_pilot, require_second_factor, length(logo) > 0 as has_logo, onboarding_date, go_live_date, version, updated_at from organizations.organizations where org_id = $1",
        None,
    )
}
impl ByOrgIdStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> OrganizationQuery<'c, 'a, 's, C, Organization, 1> {
        OrganizationQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OrganizationBorrowed, tokio_postgres::Error> {
                Ok(OrganizationBorrowed {
                    org_id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    name: row.try_get(2)?,
                    acronym: row.try_get(3)?,
                    org_type: row.try_get(4)?,
                    mandate: row.try_get(5)?,
                    powers: row.try_get(6)?,
                    enable_mana: row.try_get(7)?,
                    enable_planning: row.try_get(8)?,
                    enable_budgeting: row.try_get(9)?,
                    enable_me: row.try_get(10)?,
                    enable_coordination: row.try_get(11)?,
                    enable_policies: row.try_get(12)?,
                    head_official: row.try_get(13)?,
                    head_title: row.try_get(14)?,
                    email: row.try_get(15)?,
                    phone: row.try_get(16)?,
                    website: row.try_get(17)?,
                    address: row.try_get(18)?,
                    is_pilot: row.try_get(19)?,
                    require_second_factor: row.try_get(20)?,
                    has_logo: row.try_get(21)?,
                    onboarding_date: row.try_get(22)?,
                    go_live_date: row.try_get(23)?,
                    version: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| Organization::from(it),
        }
    }
}
pub struct UpdateProfileStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the profile, if the version is the one the editor saw.
pub fn update_profile() -> UpdateProfileStmt {
    UpdateProfileStmt(
        "update organizations.organizations set name = $1, acronym = $2, mandate = $3, powers = $4, head_official = $5, head_title = $6, email = $7, phone = $8, website = $9, address = $10 where org_id = $11 and version = $12 returning version",
        None,
    )
}
impl UpdateProfileStmt {
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
        T4: crate::JsonSql,
        T5: crate::StringSql,
        T6: crate::StringSql,
        T7: crate::StringSql,
        T8: crate::StringSql,
        T9: crate::StringSql,
        T10: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        name: &'a T1,
        acronym: &'a T2,
        mandate: &'a T3,
        powers: &'a T4,
        head_official: &'a T5,
        head_title: &'a T6,
        email: &'a T7,
        phone: &'a T8,
        website: &'a T9,
        address: &'a T10,
        org_id: &'a i32,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                name,
                acronym,
                mandate,
                powers,
                head_official,
                head_title,
                email,
                phone,
                website,
                address,
                org_id,
                version,
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
    T4: crate::JsonSql,
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
        UpdateProfileParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
        I32Query<'c, 'a, 's, C, i32, 12>,
        C,
    > for UpdateProfileStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateProfileParams<T1, T2, T3, T4, T5, T6, T7, T8, T9, T10>,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.name,
            &params.acronym,
            &params.mandate,
            &params.powers,
            &params.head_official,
            &params.head_title,
            &params.email,
            &params.phone,
            &params.website,
            &params.address,
            &params.org_id,
            &params.version,
        )
    }
}
pub struct LogoStmt(&'static str, Option<tokio_postgres::Statement>);
/// The logo of the member's own organization; empty if there is none.
pub fn logo() -> LogoStmt {
    LogoStmt("select logo, version from organizations.organizations where org_id = $1", None)
}
impl LogoStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> LogoQuery<'c, 'a, 's, C, Logo, 1> {
        LogoQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LogoBorrowed, tokio_postgres::Error> {
                Ok(LogoBorrowed { logo: row.try_get(0)?, version: row.try_get(1)? })
            },
            mapper: |it| Logo::from(it),
        }
    }
}
pub struct UpdateLogoStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sets or removes the logo, if the version is the one the editor saw.
pub fn update_logo() -> UpdateLogoStmt {
    UpdateLogoStmt(
        "update organizations.organizations set logo = $1 where org_id = $2 and version = $3 returning version",
        None,
    )
}
impl UpdateLogoStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        logo: &'a T1,
        org_id: &'a i32,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [logo, org_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateLogoParams<T1>, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for UpdateLogoStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateLogoParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.logo, &params.org_id, &params.version)
    }
}
pub struct UpdateModulesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sets the six module switches, if the version is the one the editor saw. For the platform operator.
pub fn update_modules() -> UpdateModulesStmt {
    UpdateModulesStmt(
        "update organizations.organizations set enable_mana = $1, enable_planning = $2, enable_budgeting = $3, enable_me = $4, enable_coordination = $5, enable_policies = $6 where org_id = $7 and version = $8 returning version",
        None,
    )
}
impl UpdateModulesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        mana: &'a bool,
        planning: &'a bool,
        budgeting: &'a bool,
        me: &'a bool,
        coordination: &'a bool,
        policies: &'a bool,
        org_id: &'a i32,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [mana, planning, budgeting, me, coordination, policies, org_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UpdateModulesParams, I32Query<'c, 'a, 's, C, i32, 8>, C>
    for UpdateModulesStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateModulesParams) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.mana,
            &params.planning,
            &params.budgeting,
            &params.me,
            &params.coordination,
            &params.policies,
            &params.org_id,
            &params.version,
        )
    }
}
pub struct UpdateSecurityStmt(&'static str, Option<tokio_postgres::Statement>);
/// Says whether only who shows a second factor may enter, if the version is the one the editor saw.
pub fn update_security() -> UpdateSecurityStmt {
    UpdateSecurityStmt(
        "update organizations.organizations set require_second_factor = $1 where org_id = $2 and version = $3 returning version",
        None,
    )
}
impl UpdateSecurityStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        require_second_factor: &'a bool,
        org_id: &'a i32,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 3> {
        I32Query {
            client,
            params: [require_second_factor, org_id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UpdateSecurityParams, I32Query<'c, 'a, 's, C, i32, 3>, C>
    for UpdateSecurityStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateSecurityParams) -> I32Query<'c, 'a, 's, C, i32, 3> {
        self.bind(client, &params.require_second_factor, &params.org_id, &params.version)
    }
}
