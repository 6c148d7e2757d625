// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct CountsParams {
    pub org_id: i32,
    pub today: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct MonthsParams {
    pub today: chrono::NaiveDate,
    pub org_id: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardCounts {
    pub plans_total: i64,
    pub plans_active: i64,
    pub plans_draft: i64,
    pub plans_submitted: i64,
    pub goals_total: i64,
    pub goals_completed: i64,
    pub goals_in_progress: i64,
    pub goals_not_started: i64,
    pub annual_plans_total: i64,
    pub annual_plans_active: i64,
    pub objectives_total: i64,
    pub objectives_completed: i64,
    pub objectives_in_progress: i64,
    pub objectives_overdue: i64,
    pub active_id: Option<uuid::Uuid>,
    pub active_title: Option<String>,
    pub active_start_year: Option<i32>,
    pub active_end_year: Option<i32>,
    pub active_progress: Option<rust_decimal::Decimal>,
}
pub struct DashboardCountsBorrowed<'a> {
    pub plans_total: i64,
    pub plans_active: i64,
    pub plans_draft: i64,
    pub plans_submitted: i64,
    pub goals_total: i64,
    pub goals_completed: i64,
    pub goals_in_progress: i64,
    pub goals_not_started: i64,
    pub annual_plans_total: i64,
    pub annual_plans_active: i64,
    pub objectives_total: i64,
    pub objectives_completed: i64,
    pub objectives_in_progress: i64,
    pub objectives_overdue: i64,
    pub active_id: Option<uuid::Uuid>,
    pub active_title: Option<&'a str>,
    pub active_start_year: Option<i32>,
    pub active_end_year: Option<i32>,
    pub active_progress: Option<rust_decimal::Decimal>,
}
impl<'a> From<DashboardCountsBorrowed<'a>> for DashboardCounts {
    fn from(
        DashboardCountsBorrowed {
            plans_total,
            plans_active,
            plans_draft,
            plans_submitted,
            goals_total,
            goals_completed,
            goals_in_progress,
            goals_not_started,
            annual_plans_total,
            annual_plans_active,
            objectives_total,
            objectives_completed,
            objectives_in_progress,
            objectives_overdue,
            active_id,
            active_title,
            active_start_year,
            active_end_year,
            active_progress,
        }: DashboardCountsBorrowed<'a>,
    ) -> Self {
        Self {
            plans_total,
            plans_active,
            plans_draft,
            plans_submitted,
            goals_total,
            goals_completed,
            goals_in_progress,
            goals_not_started,
            annual_plans_total,
            annual_plans_active,
            objectives_total,
            objectives_completed,
            objectives_in_progress,
            objectives_overdue,
            active_id,
            active_title: active_title.map(|v| v.into()),
            active_start_year,
            active_end_year,
            active_progress,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardItem {
    pub entity: String,
    pub id: uuid::Uuid,
    pub title: String,
    pub status: String,
    pub start_year: i32,
    pub end_year: i32,
    pub completion_percentage: Option<rust_decimal::Decimal>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct DashboardItemBorrowed<'a> {
    pub entity: &'a str,
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub status: &'a str,
    pub start_year: i32,
    pub end_year: i32,
    pub completion_percentage: Option<rust_decimal::Decimal>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<DashboardItemBorrowed<'a>> for DashboardItem {
    fn from(
        DashboardItemBorrowed {
            entity,
            id,
            title,
            status,
            start_year,
            end_year,
            completion_percentage,
            created_at,
        }: DashboardItemBorrowed<'a>,
    ) -> Self {
        Self {
            entity: entity.into(),
            id,
            title: title.into(),
            status: status.into(),
            start_year,
            end_year,
            completion_percentage,
            created_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Months {
    pub month: i32,
    pub completed: i64,
    pub open: i64,
    pub overdue: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    pub entity: String,
    pub id: uuid::Uuid,
    pub title: String,
    pub start_year: i32,
    pub end_year: i32,
    pub submitted_by_name: Option<String>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct WaitingBorrowed<'a> {
    pub entity: &'a str,
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub start_year: i32,
    pub end_year: i32,
    pub submitted_by_name: Option<&'a str>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<WaitingBorrowed<'a>> for Waiting {
    fn from(
        WaitingBorrowed { entity, id, title, start_year, end_year, submitted_by_name, submitted_at }: WaitingBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            entity: entity.into(),
            id,
            title: title.into(),
            start_year,
            end_year,
            submitted_by_name: submitted_by_name.map(|v| v.into()),
            submitted_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DashboardCountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DashboardCountsBorrowed, tokio_postgres::Error>,
    mapper: fn(DashboardCountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DashboardCountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DashboardCountsBorrowed) -> R) -> DashboardCountsQuery<'c, 'a, 's, C, R, N> {
        DashboardCountsQuery {
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
pub struct DashboardItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DashboardItemBorrowed, tokio_postgres::Error>,
    mapper: fn(DashboardItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DashboardItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DashboardItemBorrowed) -> R) -> DashboardItemQuery<'c, 'a, 's, C, R, N> {
        DashboardItemQuery {
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
pub struct MonthsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Months, tokio_postgres::Error>,
    mapper: fn(Months) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MonthsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Months) -> R) -> MonthsQuery<'c, 'a, 's, C, R, N> {
        MonthsQuery {
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
pub struct WaitingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingBorrowed) -> R) -> WaitingQuery<'c, 'a, 's, C, R, N> {
        WaitingQuery {
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
pub struct CountsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Figures of the member's organization; `today` decides what is overdue.
pub fn counts() -> CountsStmt {
    CountsStmt(
        "select p.*, g.*, a.*, o.*, active.id as active_id, active.title as active_title, active.start_year as active_start_year, active.end_year as active_end_year, active.overall_progress as active_progress from ( select count(*) as plans_total, count(*) filter (where status = 'active') as plans_active, count(*) filter (where status = 'draft') as plans_draft, count(*) filter (where status = 'submitted') as plans_submitted from planning.strategic_plans where org_id = $1 ) p cross join ( select count(*) as goals_total, count(*) filter (where status = 'completed') as goals_completed, count(*) filter (where status = 'in_progress') as goals_in_progress, count(*) filter (where status = 'not_started') as goals_not_started from planning.goals where org_id = $1 ) g cross join ( select count(*) as annual_plans_total, count(*) filter (where status = 'active') as annual_plans_active from planning.annual_plans where org_id = $1 ) a cross join ( select count(*) as objectives_total, count(*) filter (where status = 'completed') as objectives_completed, count(*) filter (where status = 'in_progress') as objectives_in_progress, count(*) filter (where target_date < $2 and status in ('not_started', 'in_progress')) as objectives_overdue from planning.objectives where org_id = $1 ) o left join planning.strategic_plan_summaries active on active.org_id = $1 and active.status = 'active'",
        None,
    )
}
impl CountsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        today: &'a chrono::NaiveDate,
    ) -> DashboardCountsQuery<'c, 'a, 's, C, DashboardCounts, 2> {
        DashboardCountsQuery {
            client,
            params: [org_id, today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DashboardCountsBorrowed, tokio_postgres::Error> {
                Ok(DashboardCountsBorrowed {
                    plans_total: row.try_get(0)?,
                    plans_active: row.try_get(1)?,
                    plans_draft: row.try_get(2)?,
                    plans_submitted: row.try_get(3)?,
                    goals_total: row.try_get(4)?,
                    goals_completed: row.try_get(5)?,
                    goals_in_progress: row.try_get(6)?,
                    goals_not_started: row.try_get(7)?,
                    annual_plans_total: row.try_get(8)?,
                    annual_plans_active: row.try_get(9)?,
                    objectives_total: row.try_get(10)?,
                    objectives_completed: row.try_get(11)?,
                    objectives_in_progress: row.try_get(12)?,
                    objectives_overdue: row.try_get(13)?,
                    active_id: row.try_get(14)?,
                    active_title: row.try_get(15)?,
                    active_start_year: row.try_get(16)?,
                    active_end_year: row.try_get(17)?,
                    active_progress: row.try_get(18)?,
                })
            },
            mapper: |it| DashboardCounts::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CountsParams, DashboardCountsQuery<'c, 'a, 's, C, DashboardCounts, 2>, C>
    for CountsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a CountsParams,
    ) -> DashboardCountsQuery<'c, 'a, 's, C, DashboardCounts, 2> {
        self.bind(client, &params.org_id, &params.today)
    }
}
pub struct ItemsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The five newest plans and annual plans, and the goals of the active plan.
pub fn items() -> ItemsStmt {
    ItemsStmt(
        "(select 'strategic_plan' as entity, id, title, status, start_year, end_year, null::numeric as completion_percentage, created_at from planning.strategic_plans where org_id = $1 order by created_at desc, id limit 5) union all (select 'annual_plan', id, title, status, year, year, null, created_at from planning.annual_plans where org_id = $1 order by created_at desc, id limit 5) union all (select 'goal', g.id, g.title, g.status, p.start_year, p.end_year, g.completion_percentage, g.created_at from planning.goals g join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id where g.org_id = $1 and p.status = 'active' order by g.priority_rank, g.created_at desc, g.id limit 100)",
        None,
    )
}
impl ItemsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> DashboardItemQuery<'c, 'a, 's, C, DashboardItem, 1> {
        DashboardItemQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DashboardItemBorrowed, tokio_postgres::Error> {
                Ok(DashboardItemBorrowed {
                    entity: row.try_get(0)?,
                    id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    start_year: row.try_get(4)?,
                    end_year: row.try_get(5)?,
                    completion_percentage: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                })
            },
            mapper: |it| DashboardItem::from(it),
        }
    }
}
pub struct MonthsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The objectives due in each month of a year that has any; `today` decides what is overdue.
pub fn months() -> MonthsStmt {
    MonthsStmt(
        "select extract(month from target_date)::int4 as month, count(*) filter (where status = 'completed') as completed, count(*) filter (where target_date >= $1 and status in ('not_started', 'in_progress')) as open, count(*) filter (where target_date < $1 and status in ('not_started', 'in_progress')) as overdue from planning.objectives where org_id = $2 and target_date between make_date(extract(year from $1::date)::int4, 1, 1) and make_date(extract(year from $1::date)::int4, 12, 31) group by 1 order by 1",
        None,
    )
}
impl MonthsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        today: &'a chrono::NaiveDate,
        org_id: &'a i32,
    ) -> MonthsQuery<'c, 'a, 's, C, Months, 2> {
        MonthsQuery {
            client,
            params: [today, org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Months, tokio_postgres::Error> {
                Ok(Months {
                    month: row.try_get(0)?,
                    completed: row.try_get(1)?,
                    open: row.try_get(2)?,
                    overdue: row.try_get(3)?,
                })
            },
            mapper: |it| Months::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MonthsParams, MonthsQuery<'c, 'a, 's, C, Months, 2>, C> for MonthsStmt
{
    fn params(&'s self, client: &'c C, params: &'a MonthsParams) -> MonthsQuery<'c, 'a, 's, C, Months, 2> {
        self.bind(client, &params.today, &params.org_id)
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
/// What is submitted and neither written nor submitted by this person, the longest waiting first.
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select w.entity, w.id, w.title, w.start_year, w.end_year, ctx.person_name(w.submitted_by) as submitted_by_name, w.submitted_at from ( select 'strategic_plan' as entity, id, title, start_year, end_year, submitted_by, submitted_at, created_by from planning.strategic_plans where org_id = $1 and status = 'submitted' union all select 'annual_plan', id, title, year, year, submitted_by, submitted_at, created_by from planning.annual_plans where org_id = $1 and status = 'submitted' ) w where w.created_by <> $2 and w.submitted_by is distinct from $2 order by w.submitted_at, w.id limit 100",
        None,
    )
}
impl WaitingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
    ) -> WaitingQuery<'c, 'a, 's, C, Waiting, 2> {
        WaitingQuery {
            client,
            params: [org_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingBorrowed, tokio_postgres::Error> {
                Ok(WaitingBorrowed {
                    entity: row.try_get(0)?,
                    id: row.try_get(1)?,
                    title: row.try_get(2)?,
                    start_year: row.try_get(3)?,
                    end_year: row.try_get(4)?,
                    submitted_by_name: row.try_get(5)?,
                    submitted_at: row.try_get(6)?,
                })
            },
            mapper: |it| Waiting::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WaitingParams, WaitingQuery<'c, 'a, 's, C, Waiting, 2>, C>
    for WaitingStmt
{
    fn params(&'s self, client: &'c C, params: &'a WaitingParams) -> WaitingQuery<'c, 'a, 's, C, Waiting, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
