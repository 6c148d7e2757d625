// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub fiscal_year: Option<i32>,
    pub proposal_id: Option<uuid::Uuid>,
    pub after_id: Option<uuid::Uuid>,
    pub after_fiscal_year: Option<i32>,
    pub after_programme: Option<T1>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql> {
    pub appropriation_reference: T1,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Allocation {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub programme: String,
    pub programme_code: String,
    pub category: String,
    pub fiscal_year: i32,
    pub allocated_amount: rust_decimal::Decimal,
    pub status: String,
    pub appropriation_reference: String,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub appropriated: rust_decimal::Decimal,
    pub adjusted: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub unreleased: rust_decimal::Decimal,
    pub unobligated: rust_decimal::Decimal,
    pub unpaid: rust_decimal::Decimal,
    pub appropriated_now: rust_decimal::Decimal,
    pub approved_by_name: Option<String>,
    pub approved_at: chrono::DateTime<chrono::Utc>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AllocationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub programme: &'a str,
    pub programme_code: &'a str,
    pub category: &'a str,
    pub fiscal_year: i32,
    pub allocated_amount: rust_decimal::Decimal,
    pub status: &'a str,
    pub appropriation_reference: &'a str,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub appropriated: rust_decimal::Decimal,
    pub adjusted: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub unreleased: rust_decimal::Decimal,
    pub unobligated: rust_decimal::Decimal,
    pub unpaid: rust_decimal::Decimal,
    pub appropriated_now: rust_decimal::Decimal,
    pub approved_by_name: Option<&'a str>,
    pub approved_at: chrono::DateTime<chrono::Utc>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AllocationBorrowed<'a>> for Allocation {
    fn from(
        AllocationBorrowed {
            id,
            programme_id,
            proposal_id,
            programme,
            programme_code,
            category,
            fiscal_year,
            allocated_amount,
            status,
            appropriation_reference,
            requested_amount,
            approved_amount,
            appropriated,
            adjusted,
            allotted,
            obligated,
            paid,
            unreleased,
            unobligated,
            unpaid,
            appropriated_now,
            approved_by_name,
            approved_at,
            version,
            created_at,
            updated_at,
        }: AllocationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_id,
            proposal_id,
            programme: programme.into(),
            programme_code: programme_code.into(),
            category: category.into(),
            fiscal_year,
            allocated_amount,
            status: status.into(),
            appropriation_reference: appropriation_reference.into(),
            requested_amount,
            approved_amount,
            appropriated,
            adjusted,
            allotted,
            obligated,
            paid,
            unreleased,
            unobligated,
            unpaid,
            appropriated_now,
            approved_by_name: approved_by_name.map(|v| v.into()),
            approved_at,
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AllocationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllocationBorrowed, tokio_postgres::Error>,
    mapper: fn(AllocationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllocationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllocationBorrowed) -> R) -> AllocationQuery<'c, 'a, 's, C, R, N> {
        AllocationQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// The latest year first, then by programme.
pub fn list() -> ListStmt {
    ListStmt(
        "select b.id, b.programme_id, b.proposal_id, b.programme, b.programme_code, b.category, b.fiscal_year, b.allocated_amount, b.status, b.appropriation_reference, b.requested_amount, b.approved_amount, b.appropriated, b.adjusted, b.allotted, b.obligated, b.paid, b.unreleased, b.unobligated, b.unpaid, n.appropriated_now, null::text as approved_by_name, b.approved_at, b.version, b.created_at, b.updated_at from budgeting.allocation_balances b cross join lateral ( select coalesce(sum(a.authorized_amount), 0.00) as appropriated_now from budgeting.appropriations a where a.org_id = b.org_id and a.allocation_id = b.id and a.kind = 'current' and a.status in ('pending', 'posted') ) n where b.org_id = $1 and ($2::int4 is null or b.fiscal_year = $2) and ($3::uuid is null or b.proposal_id = $3) and ($4::uuid is null or b.fiscal_year < $5::int4 or (b.fiscal_year = $5 and (b.programme, b.id) > ($6::text, $4))) order by b.fiscal_year desc, b.programme, b.id limit $7",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a Option<i32>,
        proposal_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_fiscal_year: &'a Option<i32>,
        after_programme: &'a Option<T1>,
        limit: &'a i64,
    ) -> AllocationQuery<'c, 'a, 's, C, Allocation, 7> {
        AllocationQuery {
            client,
            params: [org_id, fiscal_year, proposal_id, after_id, after_fiscal_year, after_programme, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllocationBorrowed, tokio_postgres::Error> {
                Ok(AllocationBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    proposal_id: row.try_get(2)?,
                    programme: row.try_get(3)?,
                    programme_code: row.try_get(4)?,
                    category: row.try_get(5)?,
                    fiscal_year: row.try_get(6)?,
                    allocated_amount: row.try_get(7)?,
                    status: row.try_get(8)?,
                    appropriation_reference: row.try_get(9)?,
                    requested_amount: row.try_get(10)?,
                    approved_amount: row.try_get(11)?,
                    appropriated: row.try_get(12)?,
                    adjusted: row.try_get(13)?,
                    allotted: row.try_get(14)?,
                    obligated: row.try_get(15)?,
                    paid: row.try_get(16)?,
                    unreleased: row.try_get(17)?,
                    unobligated: row.try_get(18)?,
                    unpaid: row.try_get(19)?,
                    appropriated_now: row.try_get(20)?,
                    approved_by_name: row.try_get(21)?,
                    approved_at: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| Allocation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1>, AllocationQuery<'c, 'a, 's, C, Allocation, 7>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1>) -> AllocationQuery<'c, 'a, 's, C, Allocation, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.fiscal_year,
            &params.proposal_id,
            &params.after_id,
            &params.after_fiscal_year,
            &params.after_programme,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One allocation.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select b.id, b.programme_id, b.proposal_id, b.programme, b.programme_code, b.category, b.fiscal_year, b.allocated_amount, b.status, b.appropriation_reference, b.requested_amount, b.approved_amount, b.appropriated, b.adjusted, b.allotted, b.obligated, b.paid, b.unreleased, b.unobligated, b.unpaid, n.appropriated_now, ctx.person_name(b.approved_by) as approved_by_name, b.approved_at, b.version, b.created_at, b.updated_at from budgeting.allocation_balances b cross join lateral ( select coalesce(sum(a.authorized_amount), 0.00) as appropriated_now from budgeting.appropriations a where a.org_id = b.org_id and a.allocation_id = b.id and a.kind = 'current' and a.status in ('pending', 'posted') ) n where b.org_id = $1 and b.id = $2",
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
    ) -> AllocationQuery<'c, 'a, 's, C, Allocation, 2> {
        AllocationQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllocationBorrowed, tokio_postgres::Error> {
                Ok(AllocationBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    proposal_id: row.try_get(2)?,
                    programme: row.try_get(3)?,
                    programme_code: row.try_get(4)?,
                    category: row.try_get(5)?,
                    fiscal_year: row.try_get(6)?,
                    allocated_amount: row.try_get(7)?,
                    status: row.try_get(8)?,
                    appropriation_reference: row.try_get(9)?,
                    requested_amount: row.try_get(10)?,
                    approved_amount: row.try_get(11)?,
                    appropriated: row.try_get(12)?,
                    adjusted: row.try_get(13)?,
                    allotted: row.try_get(14)?,
                    obligated: row.try_get(15)?,
                    paid: row.try_get(16)?,
                    unreleased: row.try_get(17)?,
                    unobligated: row.try_get(18)?,
                    unpaid: row.try_get(19)?,
                    appropriated_now: row.try_get(20)?,
                    approved_by_name: row.try_get(21)?,
                    approved_at: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| Allocation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, AllocationQuery<'c, 'a, 's, C, Allocation, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> AllocationQuery<'c, 'a, 's, C, Allocation, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the item of the appropriations act, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.allocations set appropriation_reference = $1 where org_id = $2 and id = $3 and version = $4 returning version",
        None,
    )
}
impl UpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        appropriation_reference: &'a T1,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 4> {
        I32Query {
            client,
            params: [appropriation_reference, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1>, I32Query<'c, 'a, 's, C, i32, 4>, C> for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1>) -> I32Query<'c, 'a, 's, C, i32, 4> {
        self.bind(client, &params.appropriation_reference, &params.org_id, &params.id, &params.version)
    }
}
