// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct OpenBudgetCallParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub fiscal_year: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: T2,
}
#[derive(Debug)]
pub struct ChangeBudgetCallParams<T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub fiscal_year: i32,
    pub version: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: T2,
    pub status: T3,
}
#[derive(Debug)]
pub struct BudgetCeilingsParams<T1: crate::BytesSql> {
    pub token_hash: T1,
    pub fiscal_year: i32,
}
#[derive(Debug)]
pub struct SetBudgetCeilingsParams<T1: crate::BytesSql, T2: crate::StringSql> {
    pub token_hash: T1,
    pub address: std::net::IpAddr,
    pub fiscal_year: i32,
    pub version: i32,
    pub ceilings: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetCall {
    pub fiscal_year: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: String,
    pub status: String,
    pub ceilings: i64,
    pub ceilings_total: rust_decimal::Decimal,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct BudgetCallBorrowed<'a> {
    pub fiscal_year: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: &'a str,
    pub status: &'a str,
    pub ceilings: i64,
    pub ceilings_total: rust_decimal::Decimal,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<BudgetCallBorrowed<'a>> for BudgetCall {
    fn from(
        BudgetCallBorrowed {
            fiscal_year,
            submission_deadline,
            guidelines,
            status,
            ceilings,
            ceilings_total,
            version,
            created_at,
            updated_at,
        }: BudgetCallBorrowed<'a>,
    ) -> Self {
        Self {
            fiscal_year,
            submission_deadline,
            guidelines: guidelines.into(),
            status: status.into(),
            ceilings,
            ceilings_total,
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetCeiling {
    pub code: String,
    pub name: String,
    pub amount: Option<rust_decimal::Decimal>,
    pub ps: Option<rust_decimal::Decimal>,
    pub mooe: Option<rust_decimal::Decimal>,
    pub co: Option<rust_decimal::Decimal>,
    pub fe: Option<rust_decimal::Decimal>,
}
pub struct BudgetCeilingBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub amount: Option<rust_decimal::Decimal>,
    pub ps: Option<rust_decimal::Decimal>,
    pub mooe: Option<rust_decimal::Decimal>,
    pub co: Option<rust_decimal::Decimal>,
    pub fe: Option<rust_decimal::Decimal>,
}
impl<'a> From<BudgetCeilingBorrowed<'a>> for BudgetCeiling {
    fn from(BudgetCeilingBorrowed { code, name, amount, ps, mooe, co, fe }: BudgetCeilingBorrowed<'a>) -> Self {
        Self { code: code.into(), name: name.into(), amount, ps, mooe, co, fe }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct LoadObjectCodes {
    pub code: String,
    pub outcome: String,
}
pub struct LoadObjectCodesBorrowed<'a> {
    pub code: &'a str,
    pub outcome: &'a str,
}
impl<'a> From<LoadObjectCodesBorrowed<'a>> for LoadObjectCodes {
    fn from(LoadObjectCodesBorrowed { code, outcome }: LoadObjectCodesBorrowed<'a>) -> Self {
        Self { code: code.into(), outcome: outcome.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BudgetCallQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BudgetCallBorrowed, tokio_postgres::Error>,
    mapper: fn(BudgetCallBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BudgetCallQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BudgetCallBorrowed) -> R) -> BudgetCallQuery<'c, 'a, 's, C, R, N> {
        BudgetCallQuery {
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
pub struct BudgetCeilingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BudgetCeilingBorrowed, tokio_postgres::Error>,
    mapper: fn(BudgetCeilingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BudgetCeilingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BudgetCeilingBorrowed) -> R) -> BudgetCeilingQuery<'c, 'a, 's, C, R, N> {
        BudgetCeilingQuery {
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
pub struct LoadObjectCodesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LoadObjectCodesBorrowed, tokio_postgres::Error>,
    mapper: fn(LoadObjectCodesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LoadObjectCodesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LoadObjectCodesBorrowed) -> R) -> LoadObjectCodesQuery<'c, 'a, 's, C, R, N> {
        LoadObjectCodesQuery {
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
pub struct BudgetCallsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every budget call, the latest year first.
pub fn budget_calls() -> BudgetCallsStmt {
    BudgetCallsStmt(
        "select fiscal_year, submission_deadline, guidelines, status, ceilings, ceilings_total, version, created_at, updated_at from platform.budget_calls($1)",
        None,
    )
}
impl BudgetCallsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
    ) -> BudgetCallQuery<'c, 'a, 's, C, BudgetCall, 1> {
        BudgetCallQuery {
            client,
            params: [token_hash],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BudgetCallBorrowed, tokio_postgres::Error> {
                Ok(BudgetCallBorrowed {
                    fiscal_year: row.try_get(0)?,
                    submission_deadline: row.try_get(1)?,
                    guidelines: row.try_get(2)?,
                    status: row.try_get(3)?,
                    ceilings: row.try_get(4)?,
                    ceilings_total: row.try_get(5)?,
                    version: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                })
            },
            mapper: |it| BudgetCall::from(it),
        }
    }
}
pub struct OpenBudgetCallStmt(&'static str, Option<tokio_postgres::Statement>);
/// A call for a year that has none; its first version.
pub fn open_budget_call() -> OpenBudgetCallStmt {
    OpenBudgetCallStmt("select platform.open_budget_call($1, $2::inet, $3, $4, $5) as version", None)
}
impl OpenBudgetCallStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        fiscal_year: &'a i32,
        submission_deadline: &'a chrono::NaiveDate,
        guidelines: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [token_hash, address, fiscal_year, submission_deadline, guidelines],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, OpenBudgetCallParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for OpenBudgetCallStmt
{
    fn params(&'s self, client: &'c C, params: &'a OpenBudgetCallParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(
            client,
            &params.token_hash,
            &params.address,
            &params.fiscal_year,
            &params.submission_deadline,
            &params.guidelines,
        )
    }
}
pub struct ChangeBudgetCallStmt(&'static str, Option<tokio_postgres::Statement>);
/// Deadline, guidelines and state, if the version is the one the operator saw; the new version.
pub fn change_budget_call() -> ChangeBudgetCallStmt {
    ChangeBudgetCallStmt("select platform.change_budget_call( $1, $2::inet, $3, $4, $5, $6, $7) as version", None)
}
impl ChangeBudgetCallStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        fiscal_year: &'a i32,
        version: &'a i32,
        submission_deadline: &'a chrono::NaiveDate,
        guidelines: &'a T2,
        status: &'a T3,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [token_hash, address, fiscal_year, version, submission_deadline, guidelines, status],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ChangeBudgetCallParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 7>, C>
    for ChangeBudgetCallStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ChangeBudgetCallParams<T1, T2, T3>,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.token_hash,
            &params.address,
            &params.fiscal_year,
            &params.version,
            &params.submission_deadline,
            &params.guidelines,
            &params.status,
        )
    }
}
pub struct BudgetCeilingsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every organization with its ceiling of a year, if it has one.
pub fn budget_ceilings() -> BudgetCeilingsStmt {
    BudgetCeilingsStmt("select code, name, amount, ps, mooe, co, fe from platform.budget_ceilings($1, $2)", None)
}
impl BudgetCeilingsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        fiscal_year: &'a i32,
    ) -> BudgetCeilingQuery<'c, 'a, 's, C, BudgetCeiling, 2> {
        BudgetCeilingQuery {
            client,
            params: [token_hash, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BudgetCeilingBorrowed, tokio_postgres::Error> {
                Ok(BudgetCeilingBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    amount: row.try_get(2)?,
                    ps: row.try_get(3)?,
                    mooe: row.try_get(4)?,
                    co: row.try_get(5)?,
                    fe: row.try_get(6)?,
                })
            },
            mapper: |it| BudgetCeiling::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        BudgetCeilingsParams<T1>,
        BudgetCeilingQuery<'c, 'a, 's, C, BudgetCeiling, 2>,
        C,
    > for BudgetCeilingsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a BudgetCeilingsParams<T1>,
    ) -> BudgetCeilingQuery<'c, 'a, 's, C, BudgetCeiling, 2> {
        self.bind(client, &params.token_hash, &params.fiscal_year)
    }
}
pub struct SetBudgetCeilingsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Ceilings of an open call; the new version of the call.
pub fn set_budget_ceilings() -> SetBudgetCeilingsStmt {
    SetBudgetCeilingsStmt("select platform.set_budget_ceilings($1, $2::inet, $3, $4, $5::text::jsonb) as version", None)
}
impl SetBudgetCeilingsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        token_hash: &'a T1,
        address: &'a std::net::IpAddr,
        fiscal_year: &'a i32,
        version: &'a i32,
        ceilings: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [token_hash, address, fiscal_year, version, ceilings],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::BytesSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SetBudgetCeilingsParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 5>, C>
    for SetBudgetCeilingsStmt
{
    fn params(&'s self, client: &'c C, params: &'a SetBudgetCeilingsParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.token_hash, &params.address, &params.fiscal_year, &params.version, &params.ceilings)
    }
}
pub struct LoadObjectCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Loads official codes, as the migrator; what became of each.
pub fn load_object_codes() -> LoadObjectCodesStmt {
    LoadObjectCodesStmt("select code, outcome from platform.load_object_codes($1::text::jsonb)", None)
}
impl LoadObjectCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        codes: &'a T1,
    ) -> LoadObjectCodesQuery<'c, 'a, 's, C, LoadObjectCodes, 1> {
        LoadObjectCodesQuery {
            client,
            params: [codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LoadObjectCodesBorrowed, tokio_postgres::Error> {
                Ok(LoadObjectCodesBorrowed { code: row.try_get(0)?, outcome: row.try_get(1)? })
            },
            mapper: |it| LoadObjectCodes::from(it),
        }
    }
}
