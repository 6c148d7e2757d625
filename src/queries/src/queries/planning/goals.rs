// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub strategic_plan_id: uuid::Uuid,
    pub status: Option<T1>,
    pub priority: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_rank: Option<i32>,
    pub after_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct NextStatusesParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub title: T1,
    pub description: T2,
    pub target_metric: T3,
    pub target_value: rust_decimal::Decimal,
    pub current_value: rust_decimal::Decimal,
    pub priority: T4,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub title: T1,
    pub description: T2,
    pub target_metric: T3,
    pub target_value: rust_decimal::Decimal,
    pub priority: T4,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct DeleteParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct RecordProgressParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub status: Option<T1>,
    pub completion_percentage: Option<rust_decimal::Decimal>,
    pub current_value: Option<rust_decimal::Decimal>,
    pub from_value: bool,
    pub comment: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub start_year: i32,
    pub end_year: i32,
    pub strategic_plan_title: String,
    pub strategic_plan_status: String,
    pub title: String,
    pub description: String,
    pub target_metric: String,
    pub target_value: rust_decimal::Decimal,
    pub current_value: rust_decimal::Decimal,
    pub completion_percentage: rust_decimal::Decimal,
    pub priority: String,
    pub priority_rank: i32,
    pub status: String,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct GoalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub start_year: i32,
    pub end_year: i32,
    pub strategic_plan_title: &'a str,
    pub strategic_plan_status: &'a str,
    pub title: &'a str,
    pub description: &'a str,
    pub target_metric: &'a str,
    pub target_value: rust_decimal::Decimal,
    pub current_value: rust_decimal::Decimal,
    pub completion_percentage: rust_decimal::Decimal,
    pub priority: &'a str,
    pub priority_rank: i32,
    pub status: &'a str,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<GoalBorrowed<'a>> for Goal {
    fn from(
        GoalBorrowed {
            id,
            strategic_plan_id,
            start_year,
            end_year,
            strategic_plan_title,
            strategic_plan_status,
            title,
            description,
            target_metric,
            target_value,
            current_value,
            completion_percentage,
            priority,
            priority_rank,
            status,
            version,
            created_at,
            updated_at,
        }: GoalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            strategic_plan_id,
            start_year,
            end_year,
            strategic_plan_title: strategic_plan_title.into(),
            strategic_plan_status: strategic_plan_status.into(),
            title: title.into(),
            description: description.into(),
            target_metric: target_metric.into(),
            target_value,
            current_value,
            completion_percentage,
            priority: priority.into(),
            priority_rank,
            status: status.into(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct GoalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GoalBorrowed, tokio_postgres::Error>,
    mapper: fn(GoalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GoalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GoalBorrowed) -> R) -> GoalQuery<'c, 'a, 's, C, R, N> {
        GoalQuery {
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
pub struct VecStringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<crate::ArrayIterator<'_, &str>, tokio_postgres::Error>,
    mapper: fn(crate::ArrayIterator<'_, &str>) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VecStringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(crate::ArrayIterator<'_, &str>) -> R) -> VecStringQuery<'c, 'a, 's, C, R, N> {
        VecStringQuery {
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
/// The goals of one plan by priority, then the newest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select g.id, g.strategic_plan_id, p.start_year, p.end_year, p.title as strategic_plan_title, p.status as strategic_plan_status, g.title, g.description, g.target_metric, g.target_value, g.current_value, g.completion_percentage, g.priority, g.priority_rank, g.status, g.version, g.created_at, g.updated_at from planning.goals g join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id where g.org_id = $1 and g.strategic_plan_id = $2 and ($3::text is null or g.status = $3) and ($4::text is null or g.priority = $4) and ($5::uuid is null or g.priority_rank > $6::int4 or (g.priority_rank = $6 and g.created_at < $7::timestamptz) or (g.priority_rank = $6 and g.created_at = $7 and g.id > $5)) order by g.priority_rank, g.created_at desc, g.id limit $8",
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
        strategic_plan_id: &'a uuid::Uuid,
        status: &'a Option<T1>,
        priority: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_rank: &'a Option<i32>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> GoalQuery<'c, 'a, 's, C, Goal, 8> {
        GoalQuery {
            client,
            params: [org_id, strategic_plan_id, status, priority, after_id, after_rank, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GoalBorrowed, tokio_postgres::Error> {
                Ok(GoalBorrowed {
                    id: row.try_get(0)?,
                    strategic_plan_id: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    strategic_plan_title: row.try_get(4)?,
                    strategic_plan_status: row.try_get(5)?,
                    title: row.try_get(6)?,
                    description: row.try_get(7)?,
                    target_metric: row.try_get(8)?,
                    target_value: row.try_get(9)?,
                    current_value: row.try_get(10)?,
                    completion_percentage: row.try_get(11)?,
                    priority: row.try_get(12)?,
                    priority_rank: row.try_get(13)?,
                    status: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    updated_at: row.try_get(17)?,
                })
            },
            mapper: |it| Goal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, GoalQuery<'c, 'a, 's, C, Goal, 8>, C> for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1, T2>) -> GoalQuery<'c, 'a, 's, C, Goal, 8> {
        self.bind(
            client,
            &params.org_id,
            &params.strategic_plan_id,
            &params.status,
            &params.priority,
            &params.after_id,
            &params.after_rank,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One goal.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select g.id, g.strategic_plan_id, p.start_year, p.end_year, p.title as strategic_plan_title, p.status as strategic_plan_status, g.title, g.description, g.target_metric, g.target_value, g.current_value, g.completion_percentage, g.priority, g.priority_rank, g.status, g.version, g.created_at, g.updated_at from planning.goals g join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id where g.org_id = $1 and g.id = $2",
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
    ) -> GoalQuery<'c, 'a, 's, C, Goal, 2> {
        GoalQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GoalBorrowed, tokio_postgres::Error> {
                Ok(GoalBorrowed {
                    id: row.try_get(0)?,
                    strategic_plan_id: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    strategic_plan_title: row.try_get(4)?,
                    strategic_plan_status: row.try_get(5)?,
                    title: row.try_get(6)?,
                    description: row.try_get(7)?,
                    target_metric: row.try_get(8)?,
                    target_value: row.try_get(9)?,
                    current_value: row.try_get(10)?,
                    completion_percentage: row.try_get(11)?,
                    priority: row.try_get(12)?,
                    priority_rank: row.try_get(13)?,
                    status: row.try_get(14)?,
                    version: row.try_get(15)?,
                    created_at: row.try_get(16)?,
                    updated_at: row.try_get(17)?,
                })
            },
            mapper: |it| Goal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, GoalQuery<'c, 'a, 's, C, Goal, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> GoalQuery<'c, 'a, 's, C, Goal, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct NextStatusesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The statuses that the member may give the goal next, but for what its plan forbids.
pub fn next_statuses() -> NextStatusesStmt {
    NextStatusesStmt(
        "select workflow.possible_steps('goal', status, created_by, null) as statuses from planning.goals where org_id = $1 and id = $2",
        None,
    )
}
impl NextStatusesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 2> {
        VecStringQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.map(|v| v.into()).collect(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, NextStatusesParams, VecStringQuery<'c, 'a, 's, C, Vec<String>, 2>, C>
    for NextStatusesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a NextStatusesParams,
    ) -> VecStringQuery<'c, 'a, 's, C, Vec<String>, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new goal of a draft plan.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value, current_value, priority) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning version",
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
    >(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        strategic_plan_id: &'a uuid::Uuid,
        title: &'a T1,
        description: &'a T2,
        target_metric: &'a T3,
        target_value: &'a rust_decimal::Decimal,
        current_value: &'a rust_decimal::Decimal,
        priority: &'a T4,
    ) -> I32Query<'c, 'a, 's, C, i32, 9> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                strategic_plan_id,
                title,
                description,
                target_metric,
                target_value,
                current_value,
                priority,
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
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4>, I32Query<'c, 'a, 's, C, i32, 9>, C>
    for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2, T3, T4>) -> I32Query<'c, 'a, 's, C, i32, 9> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.strategic_plan_id,
            &params.title,
            &params.description,
            &params.target_metric,
            &params.target_value,
            &params.current_value,
            &params.priority,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update planning.goals set title = $1, description = $2, target_metric = $3, target_value = $4, priority = $5 where org_id = $6 and id = $7 and version = $8 returning version",
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
    >(
        &'s self,
        client: &'c C,
        title: &'a T1,
        description: &'a T2,
        target_metric: &'a T3,
        target_value: &'a rust_decimal::Decimal,
        priority: &'a T4,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [title, description, target_metric, target_value, priority, org_id, id, version],
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
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4>, I32Query<'c, 'a, 's, C, i32, 8>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3, T4>) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.title,
            &params.description,
            &params.target_metric,
            &params.target_value,
            &params.priority,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes a goal of a draft plan, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_goal($1, $2, $3)", None)
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
pub struct RecordProgressStmt(&'static str, Option<tokio_postgres::Statement>);
/// Records status, completion and value; null leaves one as it is.
pub fn record_progress() -> RecordProgressStmt {
    RecordProgressStmt("select true as done from workflow.record_goal_progress( $1, $2, $3, $4, $5, $6, $7, $8)", None)
}
impl RecordProgressStmt {
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
        status: &'a Option<T1>,
        completion_percentage: &'a Option<rust_decimal::Decimal>,
        current_value: &'a Option<rust_decimal::Decimal>,
        from_value: &'a bool,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        BoolQuery {
            client,
            params: [org_id, id, version, status, completion_percentage, current_value, from_value, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RecordProgressParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 8>, C>
    for RecordProgressStmt
{
    fn params(&'s self, client: &'c C, params: &'a RecordProgressParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 8> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.version,
            &params.status,
            &params.completion_percentage,
            &params.current_value,
            &params.from_value,
            &params.comment,
        )
    }
}
