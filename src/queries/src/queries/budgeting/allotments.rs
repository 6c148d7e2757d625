// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub quarter: Option<T2>,
    pub fiscal_year: Option<i32>,
    pub appropriation_id: Option<uuid::Uuid>,
    pub allocation_id: Option<uuid::Uuid>,
    pub after_id: Option<uuid::Uuid>,
    pub after_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub appropriation_id: uuid::Uuid,
    pub quarter: T1,
    pub amount: rust_decimal::Decimal,
    pub reference_number: T2,
    pub notes: T3,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub quarter: T1,
    pub amount: rust_decimal::Decimal,
    pub reference_number: T2,
    pub notes: T3,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct ReleaseParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub released_on: chrono::NaiveDate,
    pub reference_number: T1,
    pub comment: T2,
}
#[derive(Debug)]
pub struct CancelParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Allotment {
    pub id: uuid::Uuid,
    pub appropriation_id: uuid::Uuid,
    pub allocation_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub fiscal_year: i32,
    pub kind: String,
    pub expense_class: String,
    pub quarter: String,
    pub amount: rust_decimal::Decimal,
    pub status: String,
    pub reference_number: String,
    pub notes: String,
    pub released_on: Option<chrono::NaiveDate>,
    pub cancel_reason: String,
    pub valid_until: chrono::NaiveDate,
    pub adjusted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub drafted: rust_decimal::Decimal,
    pub unobligated: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<String>,
    pub released_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AllotmentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub appropriation_id: uuid::Uuid,
    pub allocation_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub fiscal_year: i32,
    pub kind: &'a str,
    pub expense_class: &'a str,
    pub quarter: &'a str,
    pub amount: rust_decimal::Decimal,
    pub status: &'a str,
    pub reference_number: &'a str,
    pub notes: &'a str,
    pub released_on: Option<chrono::NaiveDate>,
    pub cancel_reason: &'a str,
    pub valid_until: chrono::NaiveDate,
    pub adjusted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub drafted: rust_decimal::Decimal,
    pub unobligated: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<&'a str>,
    pub released_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AllotmentBorrowed<'a>> for Allotment {
    fn from(
        AllotmentBorrowed {
            id,
            appropriation_id,
            allocation_id,
            programme_id,
            programme,
            fiscal_year,
            kind,
            expense_class,
            quarter,
            amount,
            status,
            reference_number,
            notes,
            released_on,
            cancel_reason,
            valid_until,
            adjusted,
            obligated,
            paid,
            drafted,
            unobligated,
            available,
            created_by_name,
            released_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: AllotmentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            appropriation_id,
            allocation_id,
            programme_id,
            programme: programme.into(),
            fiscal_year,
            kind: kind.into(),
            expense_class: expense_class.into(),
            quarter: quarter.into(),
            amount,
            status: status.into(),
            reference_number: reference_number.into(),
            notes: notes.into(),
            released_on,
            cancel_reason: cancel_reason.into(),
            valid_until,
            adjusted,
            obligated,
            paid,
            drafted,
            unobligated,
            available,
            created_by_name: created_by_name.map(|v| v.into()),
            released_by_name: released_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AllotmentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllotmentBorrowed, tokio_postgres::Error>,
    mapper: fn(AllotmentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllotmentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllotmentBorrowed) -> R) -> AllotmentQuery<'c, 'a, 's, C, R, N> {
        AllotmentQuery {
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
/// The newest first. The balances are summed for the page alone.
pub fn list() -> ListStmt {
    ListStmt(
        "with page as materialized ( select t.id, t.created_at from budgeting.allotments t join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id where t.org_id = $1 and ($2::text is null or t.status = $2) and ($3::text is null or t.quarter = $3) and ($4::int4 is null or a.fiscal_year = $4) and ($5::uuid is null or t.appropriation_id = $5) and ($6::uuid is null or t.allocation_id = $6) and ($7::uuid is null or t.created_at < $8::timestamptz or (t.created_at = $8 and t.id > $7)) order by t.created_at desc, t.id limit $9 ) select b.id, b.appropriation_id, b.allocation_id, b.programme_id, b.programme, b.fiscal_year, b.kind, b.expense_class, b.quarter, b.amount, b.status, b.reference_number, b.notes, b.released_on, b.cancel_reason, b.valid_until, b.adjusted, b.obligated, b.paid, b.drafted, b.unobligated, b.available, null::text as created_by_name, null::text as released_by_name, '{}'::text[] as steps, b.version, b.created_at, b.updated_at from page cross join lateral (select v.* from budgeting.allotment_balances v where v.org_id = $1 and v.id = page.id) b order by b.created_at desc, b.id",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        quarter: &'a Option<T2>,
        fiscal_year: &'a Option<i32>,
        appropriation_id: &'a Option<uuid::Uuid>,
        allocation_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> AllotmentQuery<'c, 'a, 's, C, Allotment, 9> {
        AllotmentQuery {
            client,
            params: [
                org_id,
                status,
                quarter,
                fiscal_year,
                appropriation_id,
                allocation_id,
                after_id,
                after_created_at,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllotmentBorrowed, tokio_postgres::Error> {
                Ok(AllotmentBorrowed {
                    id: row.try_get(0)?,
                    appropriation_id: row.try_get(1)?,
                    allocation_id: row.try_get(2)?,
                    programme_id: row.try_get(3)?,
                    programme: row.try_get(4)?,
                    fiscal_year: row.try_get(5)?,
                    kind: row.try_get(6)?,
                    expense_class: row.try_get(7)?,
                    quarter: row.try_get(8)?,
                    amount: row.try_get(9)?,
                    status: row.try_get(10)?,
                    reference_number: row.try_get(11)?,
                    notes: row.try_get(12)?,
                    released_on: row.try_get(13)?,
                    cancel_reason: row.try_get(14)?,
                    valid_until: row.try_get(15)?,
                    adjusted: row.try_get(16)?,
                    obligated: row.try_get(17)?,
                    paid: row.try_get(18)?,
                    drafted: row.try_get(19)?,
                    unobligated: row.try_get(20)?,
                    available: row.try_get(21)?,
                    created_by_name: row.try_get(22)?,
                    released_by_name: row.try_get(23)?,
                    steps: row.try_get(24)?,
                    version: row.try_get(25)?,
                    created_at: row.try_get(26)?,
                    updated_at: row.try_get(27)?,
                })
            },
            mapper: |it| Allotment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, AllotmentQuery<'c, 'a, 's, C, Allotment, 9>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1, T2>) -> AllotmentQuery<'c, 'a, 's, C, Allotment, 9> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.quarter,
            &params.fiscal_year,
            &params.appropriation_id,
            &params.allocation_id,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One allotment with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select b.id, b.appropriation_id, b.allocation_id, b.programme_id, b.programme, b.fiscal_year, b.kind, b.expense_class, b.quarter, b.amount, b.status, b.reference_number, b.notes, b.released_on, b.cancel_reason, b.valid_until, b.adjusted, b.obligated, b.paid, b.drafted, b.unobligated, b.available, ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.released_by) as released_by_name, workflow.possible_budget_steps('allotment', b.status, b.created_by, null) as steps, b.version, b.created_at, b.updated_at from budgeting.allotment_balances b where b.org_id = $1 and b.id = $2",
        None,
    )
}
impl ByIdStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
    ) -> AllotmentQuery<'c, 'a, 's, C, Allotment, 2> {
        AllotmentQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllotmentBorrowed, tokio_postgres::Error> {
                Ok(AllotmentBorrowed {
                    id: row.try_get(0)?,
                    appropriation_id: row.try_get(1)?,
                    allocation_id: row.try_get(2)?,
                    programme_id: row.try_get(3)?,
                    programme: row.try_get(4)?,
                    fiscal_year: row.try_get(5)?,
                    kind: row.try_get(6)?,
                    expense_class: row.try_get(7)?,
                    quarter: row.try_get(8)?,
                    amount: row.try_get(9)?,
                    status: row.try_get(10)?,
                    reference_number: row.try_get(11)?,
                    notes: row.try_get(12)?,
                    released_on: row.try_get(13)?,
                    cancel_reason: row.try_get(14)?,
                    valid_until: row.try_get(15)?,
                    adjusted: row.try_get(16)?,
                    obligated: row.try_get(17)?,
                    paid: row.try_get(18)?,
                    drafted: row.try_get(19)?,
                    unobligated: row.try_get(20)?,
                    available: row.try_get(21)?,
                    created_by_name: row.try_get(22)?,
                    released_by_name: row.try_get(23)?,
                    steps: row.try_get(24)?,
                    version: row.try_get(25)?,
                    created_at: row.try_get(26)?,
                    updated_at: row.try_get(27)?,
                })
            },
            mapper: |it| Allotment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, AllotmentQuery<'c, 'a, 's, C, Allotment, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> AllotmentQuery<'c, 'a, 's, C, Allotment, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A request.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.allotments (org_id, id, appropriation_id, quarter, amount, reference_number, notes) values ($1, $2, $3, $4, $5, $6, $7) returning version",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        appropriation_id: &'a uuid::Uuid,
        quarter: &'a T1,
        amount: &'a rust_decimal::Decimal,
        reference_number: &'a T2,
        notes: &'a T3,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [org_id, id, appropriation_id, quarter, amount, reference_number, notes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 7>, C>
    for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.appropriation_id,
            &params.quarter,
            &params.amount,
            &params.reference_number,
            &params.notes,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites a request, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.allotments set quarter = $1, amount = $2, reference_number = $3, notes = $4 where org_id = $5 and id = $6 and version = $7 returning version",
        None,
    )
}
impl UpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        quarter: &'a T1,
        amount: &'a rust_decimal::Decimal,
        reference_number: &'a T2,
        notes: &'a T3,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [quarter, amount, reference_number, notes, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 7>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.quarter,
            &params.amount,
            &params.reference_number,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct ReleaseStmt(&'static str, Option<tokio_postgres::Statement>);
/// Releases it, or refuses.
pub fn release() -> ReleaseStmt {
    ReleaseStmt("select true as done from workflow.release_allotment($1, $2, $3, $4, $5, $6)", None)
}
impl ReleaseStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        released_on: &'a chrono::NaiveDate,
        reference_number: &'a T1,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [org_id, id, version, released_on, reference_number, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ReleaseParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for ReleaseStmt
{
    fn params(&'s self, client: &'c C, params: &'a ReleaseParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.version,
            &params.released_on,
            &params.reference_number,
            &params.comment,
        )
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
/// Cancels it, or refuses.
pub fn cancel() -> CancelStmt {
    CancelStmt("select true as done from workflow.cancel_allotment($1, $2, $3, $4)", None)
}
impl CancelStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, id, version, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CancelParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for CancelStmt
{
    fn params(&'s self, client: &'c C, params: &'a CancelParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
