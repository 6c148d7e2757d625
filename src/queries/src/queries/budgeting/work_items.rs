// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
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
#[derive(Clone, Copy, Debug)]
pub struct LinesParams {
    pub org_id: i32,
    pub allocation_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub line_item_id: uuid::Uuid,
    pub code: T1,
    pub title: T2,
    pub description: T3,
    pub quantity: rust_decimal::Decimal,
    pub unit: T4,
    pub estimated_cost: rust_decimal::Decimal,
    pub start_date: Option<chrono::NaiveDate>,
    pub target_completion_date: chrono::NaiveDate,
    pub notes: T5,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub code: T1,
    pub title: T2,
    pub description: T3,
    pub quantity: rust_decimal::Decimal,
    pub unit: T4,
    pub estimated_cost: rust_decimal::Decimal,
    pub start_date: Option<chrono::NaiveDate>,
    pub target_completion_date: chrono::NaiveDate,
    pub notes: T5,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct TransitionParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub transition: T1,
    pub completed_on: Option<chrono::NaiveDate>,
    pub comment: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WorkItem {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub fiscal_year: i32,
    pub allocation_id: Option<uuid::Uuid>,
    pub line_item_id: uuid::Uuid,
    pub line_item: String,
    pub expense_class: String,
    pub code: String,
    pub title: String,
    pub description: String,
    pub quantity: rust_decimal::Decimal,
    pub unit: String,
    pub estimated_cost: rust_decimal::Decimal,
    pub status: String,
    pub start_date: Option<chrono::NaiveDate>,
    pub target_completion_date: chrono::NaiveDate,
    pub actual_completion_date: Option<chrono::NaiveDate>,
    pub notes: String,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub created_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct WorkItemBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub fiscal_year: i32,
    pub allocation_id: Option<uuid::Uuid>,
    pub line_item_id: uuid::Uuid,
    pub line_item: &'a str,
    pub expense_class: &'a str,
    pub code: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub quantity: rust_decimal::Decimal,
    pub unit: &'a str,
    pub estimated_cost: rust_decimal::Decimal,
    pub status: &'a str,
    pub start_date: Option<chrono::NaiveDate>,
    pub target_completion_date: chrono::NaiveDate,
    pub actual_completion_date: Option<chrono::NaiveDate>,
    pub notes: &'a str,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub created_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WorkItemBorrowed<'a>> for WorkItem {
    fn from(
        WorkItemBorrowed {
            id,
            programme_id,
            programme,
            fiscal_year,
            allocation_id,
            line_item_id,
            line_item,
            expense_class,
            code,
            title,
            description,
            quantity,
            unit,
            estimated_cost,
            status,
            start_date,
            target_completion_date,
            actual_completion_date,
            notes,
            obligated,
            paid,
            created_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: WorkItemBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_id,
            programme: programme.into(),
            fiscal_year,
            allocation_id,
            line_item_id,
            line_item: line_item.into(),
            expense_class: expense_class.into(),
            code: code.into(),
            title: title.into(),
            description: description.into(),
            quantity,
            unit: unit.into(),
            estimated_cost,
            status: status.into(),
            start_date,
            target_completion_date,
            actual_completion_date,
            notes: notes.into(),
            obligated,
            paid,
            created_by_name: created_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    pub id: uuid::Uuid,
    pub description: String,
    pub expense_class: String,
    pub total_cost: rust_decimal::Decimal,
    pub used: rust_decimal::Decimal,
}
pub struct LineBorrowed<'a> {
    pub id: uuid::Uuid,
    pub description: &'a str,
    pub expense_class: &'a str,
    pub total_cost: rust_decimal::Decimal,
    pub used: rust_decimal::Decimal,
}
impl<'a> From<LineBorrowed<'a>> for Line {
    fn from(LineBorrowed { id, description, expense_class, total_cost, used }: LineBorrowed<'a>) -> Self {
        Self { id, description: description.into(), expense_class: expense_class.into(), total_cost, used }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct WorkItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WorkItemBorrowed, tokio_postgres::Error>,
    mapper: fn(WorkItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WorkItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WorkItemBorrowed) -> R) -> WorkItemQuery<'c, 'a, 's, C, R, N> {
        WorkItemQuery {
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
pub struct LineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineBorrowed, tokio_postgres::Error>,
    mapper: fn(LineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineBorrowed) -> R) -> LineQuery<'c, 'a, 's, C, R, N> {
        LineQuery {
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
/// The newest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select w.id, w.programme_id, g.title as programme, g.fiscal_year, c.id as allocation_id, w.line_item_id, l.description as line_item, l.expense_class, w.code, w.title, w.description, w.quantity, w.unit, w.estimated_cost, w.status, w.start_date, w.target_completion_date, w.actual_completion_date, w.notes, e.obligated, e.paid, null::text as created_by_name, '{}'::text[] as steps, w.version, w.created_at, w.updated_at from budgeting.work_items w join budgeting.line_items l on l.org_id = w.org_id and l.programme_id = w.programme_id and l.id = w.line_item_id join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id left join budgeting.allocations c on c.org_id = w.org_id and c.programme_id = w.programme_id cross join lateral ( select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated, coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid from budgeting.obligations o join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id where o.org_id = w.org_id and o.work_item_id = w.id ) e where w.org_id = $1 and ($2::text is null or w.status = $2) and ($3::uuid is null or c.id = $3) and ($4::uuid is null or w.created_at < $5::timestamptz or (w.created_at = $5 and w.id > $4)) order by w.created_at desc, w.id limit $6",
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
        status: &'a Option<T1>,
        allocation_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> WorkItemQuery<'c, 'a, 's, C, WorkItem, 6> {
        WorkItemQuery {
            client,
            params: [org_id, status, allocation_id, after_id, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkItemBorrowed, tokio_postgres::Error> {
                Ok(WorkItemBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme: row.try_get(2)?,
                    fiscal_year: row.try_get(3)?,
                    allocation_id: row.try_get(4)?,
                    line_item_id: row.try_get(5)?,
                    line_item: row.try_get(6)?,
                    expense_class: row.try_get(7)?,
                    code: row.try_get(8)?,
                    title: row.try_get(9)?,
                    description: row.try_get(10)?,
                    quantity: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    estimated_cost: row.try_get(13)?,
                    status: row.try_get(14)?,
                    start_date: row.try_get(15)?,
                    target_completion_date: row.try_get(16)?,
                    actual_completion_date: row.try_get(17)?,
                    notes: row.try_get(18)?,
                    obligated: row.try_get(19)?,
                    paid: row.try_get(20)?,
                    created_by_name: row.try_get(21)?,
                    steps: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| WorkItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1>, WorkItemQuery<'c, 'a, 's, C, WorkItem, 6>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1>) -> WorkItemQuery<'c, 'a, 's, C, WorkItem, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.allocation_id,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One work item with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select w.id, w.programme_id, g.title as programme, g.fiscal_year, c.id as allocation_id, w.line_item_id, l.description as line_item, l.expense_class, w.code, w.title, w.description, w.quantity, w.unit, w.estimated_cost, w.status, w.start_date, w.target_completion_date, w.actual_completion_date, w.notes, e.obligated, e.paid, ctx.person_name(w.created_by) as created_by_name, workflow.possible_budget_steps('work_item', w.status, w.created_by, null) as steps, w.version, w.created_at, w.updated_at from budgeting.work_items w join budgeting.line_items l on l.org_id = w.org_id and l.programme_id = w.programme_id and l.id = w.line_item_id join budgeting.programmes g on g.org_id = w.org_id and g.id = w.programme_id left join budgeting.allocations c on c.org_id = w.org_id and c.programme_id = w.programme_id cross join lateral ( select coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated, coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid from budgeting.obligations o join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id where o.org_id = w.org_id and o.work_item_id = w.id ) e where w.org_id = $1 and w.id = $2",
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
    ) -> WorkItemQuery<'c, 'a, 's, C, WorkItem, 2> {
        WorkItemQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WorkItemBorrowed, tokio_postgres::Error> {
                Ok(WorkItemBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme: row.try_get(2)?,
                    fiscal_year: row.try_get(3)?,
                    allocation_id: row.try_get(4)?,
                    line_item_id: row.try_get(5)?,
                    line_item: row.try_get(6)?,
                    expense_class: row.try_get(7)?,
                    code: row.try_get(8)?,
                    title: row.try_get(9)?,
                    description: row.try_get(10)?,
                    quantity: row.try_get(11)?,
                    unit: row.try_get(12)?,
                    estimated_cost: row.try_get(13)?,
                    status: row.try_get(14)?,
                    start_date: row.try_get(15)?,
                    target_completion_date: row.try_get(16)?,
                    actual_completion_date: row.try_get(17)?,
                    notes: row.try_get(18)?,
                    obligated: row.try_get(19)?,
                    paid: row.try_get(20)?,
                    created_by_name: row.try_get(21)?,
                    steps: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| WorkItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, WorkItemQuery<'c, 'a, 's, C, WorkItem, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> WorkItemQuery<'c, 'a, 's, C, WorkItem, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct LinesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The lines of the programme of an allocation, with what their work items are estimated at.
pub fn lines() -> LinesStmt {
    LinesStmt(
        "select l.id, l.description, l.expense_class, l.total_cost, coalesce(( select sum(w.estimated_cost) from budgeting.work_items w where w.org_id = l.org_id and w.programme_id = l.programme_id and w.line_item_id = l.id and w.status <> 'cancelled'), 0.00) as used from budgeting.allocations c join budgeting.line_items l on l.org_id = c.org_id and l.programme_id = c.programme_id where c.org_id = $1 and c.id = $2 order by l.expense_class, l.position, l.id limit 1000",
        None,
    )
}
impl LinesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        allocation_id: &'a uuid::Uuid,
    ) -> LineQuery<'c, 'a, 's, C, Line, 2> {
        LineQuery {
            client,
            params: [org_id, allocation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineBorrowed, tokio_postgres::Error> {
                Ok(LineBorrowed {
                    id: row.try_get(0)?,
                    description: row.try_get(1)?,
                    expense_class: row.try_get(2)?,
                    total_cost: row.try_get(3)?,
                    used: row.try_get(4)?,
                })
            },
            mapper: |it| Line::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinesParams, LineQuery<'c, 'a, 's, C, Line, 2>, C> for LinesStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinesParams) -> LineQuery<'c, 'a, 's, C, Line, 2> {
        self.bind(client, &params.org_id, &params.allocation_id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A planned work item of an approved line.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.work_items (org_id, id, line_item_id, code, title, description, quantity, unit, estimated_cost, start_date, target_completion_date, notes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning version",
        None,
    )
}
impl InsertStmt {
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
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        line_item_id: &'a uuid::Uuid,
        code: &'a T1,
        title: &'a T2,
        description: &'a T3,
        quantity: &'a rust_decimal::Decimal,
        unit: &'a T4,
        estimated_cost: &'a rust_decimal::Decimal,
        start_date: &'a Option<chrono::NaiveDate>,
        target_completion_date: &'a chrono::NaiveDate,
        notes: &'a T5,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                line_item_id,
                code,
                title,
                description,
                quantity,
                unit,
                estimated_cost,
                start_date,
                target_completion_date,
                notes,
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
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 12>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.line_item_id,
            &params.code,
            &params.title,
            &params.description,
            &params.quantity,
            &params.unit,
            &params.estimated_cost,
            &params.start_date,
            &params.target_completion_date,
            &params.notes,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites an open one, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.work_items set code = $1, title = $2, description = $3, quantity = $4, unit = $5, estimated_cost = $6, start_date = $7, target_completion_date = $8, notes = $9 where org_id = $10 and id = $11 and version = $12 returning version",
        None,
    )
}
impl UpdateStmt {
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
        code: &'a T1,
        title: &'a T2,
        description: &'a T3,
        quantity: &'a rust_decimal::Decimal,
        unit: &'a T4,
        estimated_cost: &'a rust_decimal::Decimal,
        start_date: &'a Option<chrono::NaiveDate>,
        target_completion_date: &'a chrono::NaiveDate,
        notes: &'a T5,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                code,
                title,
                description,
                quantity,
                unit,
                estimated_cost,
                start_date,
                target_completion_date,
                notes,
                org_id,
                id,
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
    T4: crate::StringSql,
    T5: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 12>, C>
    for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.code,
            &params.title,
            &params.description,
            &params.quantity,
            &params.unit,
            &params.estimated_cost,
            &params.start_date,
            &params.target_completion_date,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct TransitionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Starts, completes or cancels it, or refuses.
pub fn transition() -> TransitionStmt {
    TransitionStmt("select true as done from workflow.transition_work_item($1, $2, $3, $4, $5, $6)", None)
}
impl TransitionStmt {
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
        transition: &'a T1,
        completed_on: &'a Option<chrono::NaiveDate>,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [org_id, id, version, transition, completed_on, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TransitionParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for TransitionStmt
{
    fn params(&'s self, client: &'c C, params: &'a TransitionParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.version,
            &params.transition,
            &params.completed_on,
            &params.comment,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes one that nothing was obligated for, or refuses.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_work_item($1, $2, $3)", None)
}
impl DeleteStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        BoolQuery {
            client,
            params: [org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, DeleteParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for DeleteStmt
{
    fn params(&'s self, client: &'c C, params: &'a DeleteParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.org_id, &params.id, &params.version)
    }
}
