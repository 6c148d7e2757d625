// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ExecutionParams {
    pub year: i32,
    pub quarter: i32,
    pub org_id: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct MonthlyParams {
    pub org_id: i32,
    pub year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WorkItemsParams {
    pub org_id: i32,
    pub year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct AllocationsParams {
    pub org_id: i32,
    pub year: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Execution {
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub expense_class: String,
    pub approved: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
pub struct ExecutionBorrowed<'a> {
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub expense_class: &'a str,
    pub approved: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
impl<'a> From<ExecutionBorrowed<'a>> for Execution {
    fn from(
        ExecutionBorrowed {
            programme_id,
            programme,
            expense_class,
            approved,
            appropriated,
            allotted,
            obligated,
            paid,
        }: ExecutionBorrowed<'a>,
    ) -> Self {
        Self {
            programme_id,
            programme: programme.into(),
            expense_class: expense_class.into(),
            approved,
            appropriated,
            allotted,
            obligated,
            paid,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Monthly {
    pub month: i32,
    pub authority: String,
    pub expense_class: String,
    pub amount: rust_decimal::Decimal,
}
pub struct MonthlyBorrowed<'a> {
    pub month: i32,
    pub authority: &'a str,
    pub expense_class: &'a str,
    pub amount: rust_decimal::Decimal,
}
impl<'a> From<MonthlyBorrowed<'a>> for Monthly {
    fn from(MonthlyBorrowed { month, authority, expense_class, amount }: MonthlyBorrowed<'a>) -> Self {
        Self { month, authority: authority.into(), expense_class: expense_class.into(), amount }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItems {
    pub programme: String,
    pub code: String,
    pub title: String,
    pub status: String,
    pub target_completion_date: chrono::NaiveDate,
    pub estimated_cost: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub is_overdue: bool,
}
pub struct WorkItemsBorrowed<'a> {
    pub programme: &'a str,
    pub code: &'a str,
    pub title: &'a str,
    pub status: &'a str,
    pub target_completion_date: chrono::NaiveDate,
    pub estimated_cost: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub is_overdue: bool,
}
impl<'a> From<WorkItemsBorrowed<'a>> for WorkItems {
    fn from(
        WorkItemsBorrowed {
            programme,
            code,
            title,
            status,
            target_completion_date,
            estimated_cost,
            obligated,
            paid,
            is_overdue,
        }: WorkItemsBorrowed<'a>,
    ) -> Self {
        Self {
            programme: programme.into(),
            code: code.into(),
            title: title.into(),
            status: status.into(),
            target_completion_date,
            estimated_cost,
            obligated,
            paid,
            is_overdue,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Allocations {
    pub programme: String,
    pub allocated_amount: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
pub struct AllocationsBorrowed<'a> {
    pub programme: &'a str,
    pub allocated_amount: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
impl<'a> From<AllocationsBorrowed<'a>> for Allocations {
    fn from(
        AllocationsBorrowed { programme, allocated_amount, allotted, obligated, paid }: AllocationsBorrowed<'a>,
    ) -> Self {
        Self { programme: programme.into(), allocated_amount, allotted, obligated, paid }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ExecutionQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExecutionBorrowed, tokio_postgres::Error>,
    mapper: fn(ExecutionBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExecutionQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExecutionBorrowed) -> R) -> ExecutionQuery<'c, 'a, 's, C, R, N> {
        ExecutionQuery {
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
pub struct MonthlyQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MonthlyBorrowed, tokio_postgres::Error>,
    mapper: fn(MonthlyBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MonthlyQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MonthlyBorrowed) -> R) -> MonthlyQuery<'c, 'a, 's, C, R, N> {
        MonthlyQuery {
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
pub struct WorkItemsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkItemsBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkItemsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkItemsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkItemsBorrowed) -> R) -> WorkItemsQuery<'c, 'a, 's, C, R, N> {
        WorkItemsQuery {
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
pub struct AllocationsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AllocationsBorrowed, tokio_postgres::Error>,
    mapper: fn(AllocationsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AllocationsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AllocationsBorrowed) -> R) -> AllocationsQuery<'c, 'a, 's, C, R, N> {
        AllocationsQuery {
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
pub struct ExecutionStmt(&'static str, Option<tokio_postgres::Statement>);
/// What became of each programme of a year by expense class, up to the end of a quarter.
pub fn execution() -> ExecutionStmt {
    ExecutionStmt(
        "select g.id as programme_id, g.title as programme, k.expense_class, coalesce(s.approved, 0.00) as approved, coalesce(e.appropriated, 0.00) as appropriated, coalesce(e.allotted, 0.00) as allotted, coalesce(e.obligated, 0.00) as obligated, coalesce(e.paid, 0.00) as paid from budgeting.programmes g cross join (values ('ps', 1), ('mooe', 2), ('fe', 3), ('co', 4)) as k (expense_class, place) left join lateral ( select sum(x.amount) as approved from ( select distinct on (l.line_item_id) l.amount from budgeting.line_stages l where l.org_id = g.org_id and l.proposal_id = g.proposal_id and l.programme_id = g.id and l.stage = 'approved' and l.expense_class = k.expense_class order by l.line_item_id, l.at desc, l.id ) x ) s on true left join lateral ( select sum(b.amount) filter (where b.kind in ('appropriation', 'appropriation_adjustment')) as appropriated, sum(b.amount) filter (where b.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')) as allotted, sum(b.amount) filter (where b.kind = 'obligation') as obligated, sum(b.amount) filter (where b.kind = 'disbursement') as paid from budgeting.appropriations a join budgeting.entries b on b.org_id = a.org_id and b.appropriation_id = a.id where a.org_id = g.org_id and a.programme_id = g.id and a.expense_class = k.expense_class and b.entry_date <= (make_date($1, 1, 1) + make_interval(months => 3 * $2))::date - 1 ) e on true where g.org_id = $3 and g.fiscal_year = $1 and (s.approved is not null or e.appropriated is not null) order by g.priority_rank, g.title, g.id, k.place limit 10000",
        None,
    )
}
impl ExecutionStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        year: &'a i32,
        quarter: &'a i32,
        org_id: &'a i32,
    ) -> ExecutionQuery<'c, 'a, 's, C, Execution, 3> {
        ExecutionQuery {
            client,
            params: [year, quarter, org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExecutionBorrowed, tokio_postgres::Error> {
                Ok(ExecutionBorrowed {
                    programme_id: row.try_get(0)?,
                    programme: row.try_get(1)?,
                    expense_class: row.try_get(2)?,
                    approved: row.try_get(3)?,
                    appropriated: row.try_get(4)?,
                    allotted: row.try_get(5)?,
                    obligated: row.try_get(6)?,
                    paid: row.try_get(7)?,
                })
            },
            mapper: |it| Execution::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ExecutionParams, ExecutionQuery<'c, 'a, 's, C, Execution, 3>, C>
    for ExecutionStmt
{
    fn params(&'s self, client: &'c C, params: &'a ExecutionParams) -> ExecutionQuery<'c, 'a, 's, C, Execution, 3> {
        self.bind(client, &params.year, &params.quarter, &params.org_id)
    }
}
pub struct MonthlyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Payments of a year by month and authority, less those taken back in the month.
pub fn monthly() -> MonthlyStmt {
    MonthlyStmt(
        "select extract(month from p.entry_date)::int4 as month, p.authority, p.expense_class, sum(p.amount) as amount from budgeting.payments_by_authority p where p.org_id = $1 and p.entry_date between make_date($2, 1, 1) and make_date($2, 12, 31) group by 1, 2, 3 order by 1, array_position(array['nca', 'tra', 'cash', 'other'], p.authority), array_position(array['ps', 'mooe', 'fe', 'co'], p.expense_class)",
        None,
    )
}
impl MonthlyStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        year: &'a i32,
    ) -> MonthlyQuery<'c, 'a, 's, C, Monthly, 2> {
        MonthlyQuery {
            client,
            params: [org_id, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MonthlyBorrowed, tokio_postgres::Error> {
                Ok(MonthlyBorrowed {
                    month: row.try_get(0)?,
                    authority: row.try_get(1)?,
                    expense_class: row.try_get(2)?,
                    amount: row.try_get(3)?,
                })
            },
            mapper: |it| Monthly::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MonthlyParams, MonthlyQuery<'c, 'a, 's, C, Monthly, 2>, C>
    for MonthlyStmt
{
    fn params(&'s self, client: &'c C, params: &'a MonthlyParams) -> MonthlyQuery<'c, 'a, 's, C, Monthly, 2> {
        self.bind(client, &params.org_id, &params.year)
    }
}
pub struct WorkItemsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The work items of a year with what they cost by now.
pub fn work_items() -> WorkItemsStmt {
    WorkItemsStmt(
        "select g.title as programme, w.code, w.title, w.status, w.target_completion_date, w.estimated_cost, coalesce(e.obligated, 0.00) as obligated, coalesce(e.paid, 0.00) as paid, w.status in ('planned', 'in_progress') and w.target_completion_date < planning.today() as is_overdue from budgeting.work_items w join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id left join lateral ( select sum(b.amount) filter (where b.kind = 'obligation') as obligated, sum(b.amount) filter (where b.kind = 'disbursement') as paid from budgeting.obligations o join budgeting.entries b on b.org_id = o.org_id and b.obligation_id = o.id where o.org_id = w.org_id and o.work_item_id = w.id ) e on true where w.org_id = $1 and g.fiscal_year = $2 order by g.priority_rank, g.title, g.id, w.code limit 10000",
        None,
    )
}
impl WorkItemsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        year: &'a i32,
    ) -> WorkItemsQuery<'c, 'a, 's, C, WorkItems, 2> {
        WorkItemsQuery {
            client,
            params: [org_id, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkItemsBorrowed, tokio_postgres::Error> {
                Ok(WorkItemsBorrowed {
                    programme: row.try_get(0)?,
                    code: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    target_completion_date: row.try_get(4)?,
                    estimated_cost: row.try_get(5)?,
                    obligated: row.try_get(6)?,
                    paid: row.try_get(7)?,
                    is_overdue: row.try_get(8)?,
                })
            },
            mapper: |it| WorkItems::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WorkItemsParams, WorkItemsQuery<'c, 'a, 's, C, WorkItems, 2>, C>
    for WorkItemsStmt
{
    fn params(&'s self, client: &'c C, params: &'a WorkItemsParams) -> WorkItemsQuery<'c, 'a, 's, C, WorkItems, 2> {
        self.bind(client, &params.org_id, &params.year)
    }
}
pub struct AllocationsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The allocations of a year with what of them is allotted, obligated and paid.
pub fn allocations() -> AllocationsStmt {
    AllocationsStmt(
        "select b.programme, b.allocated_amount, b.allotted, b.obligated, b.paid from budgeting.allocation_balances b where b.org_id = $1 and b.fiscal_year = $2 order by b.priority_rank, b.programme, b.id limit 10000",
        None,
    )
}
impl AllocationsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        year: &'a i32,
    ) -> AllocationsQuery<'c, 'a, 's, C, Allocations, 2> {
        AllocationsQuery {
            client,
            params: [org_id, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AllocationsBorrowed, tokio_postgres::Error> {
                Ok(AllocationsBorrowed {
                    programme: row.try_get(0)?,
                    allocated_amount: row.try_get(1)?,
                    allotted: row.try_get(2)?,
                    obligated: row.try_get(3)?,
                    paid: row.try_get(4)?,
                })
            },
            mapper: |it| Allocations::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AllocationsParams, AllocationsQuery<'c, 'a, 's, C, Allocations, 2>, C>
    for AllocationsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a AllocationsParams,
    ) -> AllocationsQuery<'c, 'a, 's, C, Allocations, 2> {
        self.bind(client, &params.org_id, &params.year)
    }
}
