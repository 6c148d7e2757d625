// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub overdue_on: Option<chrono::NaiveDate>,
    pub goal_id: Option<uuid::Uuid>,
    pub due_before: Option<chrono::NaiveDate>,
    pub annual_plan_id: Option<uuid::Uuid>,
    pub strategic_plan_id: Option<uuid::Uuid>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_target_date: Option<chrono::NaiveDate>,
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
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub annual_plan_id: uuid::Uuid,
    pub goal_id: Option<uuid::Uuid>,
    pub title: T1,
    pub description: T2,
    pub target_date: chrono::NaiveDate,
    pub indicator: T3,
    pub baseline_value: rust_decimal::Decimal,
    pub target_value: rust_decimal::Decimal,
    pub current_value: Option<rust_decimal::Decimal>,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub goal_id: Option<uuid::Uuid>,
    pub title: T1,
    pub description: T2,
    pub target_date: chrono::NaiveDate,
    pub indicator: T3,
    pub baseline_value: rust_decimal::Decimal,
    pub target_value: rust_decimal::Decimal,
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
pub struct Objective {
    pub id: uuid::Uuid,
    pub annual_plan_id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub annual_plan_title: String,
    pub year: i32,
    pub annual_plan_status: String,
    pub goal_id: Option<uuid::Uuid>,
    pub goal_title: Option<String>,
    pub title: String,
    pub description: String,
    pub target_date: chrono::NaiveDate,
    pub indicator: String,
    pub baseline_value: rust_decimal::Decimal,
    pub target_value: rust_decimal::Decimal,
    pub current_value: rust_decimal::Decimal,
    pub completion_percentage: rust_decimal::Decimal,
    pub status: String,
    pub completed_at: Option<chrono::NaiveDate>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ObjectiveBorrowed<'a> {
    pub id: uuid::Uuid,
    pub annual_plan_id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub annual_plan_title: &'a str,
    pub year: i32,
    pub annual_plan_status: &'a str,
    pub goal_id: Option<uuid::Uuid>,
    pub goal_title: Option<&'a str>,
    pub title: &'a str,
    pub description: &'a str,
    pub target_date: chrono::NaiveDate,
    pub indicator: &'a str,
    pub baseline_value: rust_decimal::Decimal,
    pub target_value: rust_decimal::Decimal,
    pub current_value: rust_decimal::Decimal,
    pub completion_percentage: rust_decimal::Decimal,
    pub status: &'a str,
    pub completed_at: Option<chrono::NaiveDate>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ObjectiveBorrowed<'a>> for Objective {
    fn from(
        ObjectiveBorrowed {
            id,
            annual_plan_id,
            strategic_plan_id,
            annual_plan_title,
            year,
            annual_plan_status,
            goal_id,
            goal_title,
            title,
            description,
            target_date,
            indicator,
            baseline_value,
            target_value,
            current_value,
            completion_percentage,
            status,
            completed_at,
            version,
            created_at,
            updated_at,
        }: ObjectiveBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            annual_plan_id,
            strategic_plan_id,
            annual_plan_title: annual_plan_title.into(),
            year,
            annual_plan_status: annual_plan_status.into(),
            goal_id,
            goal_title: goal_title.map(|v| v.into()),
            title: title.into(),
            description: description.into(),
            target_date,
            indicator: indicator.into(),
            baseline_value,
            target_value,
            current_value,
            completion_percentage,
            status: status.into(),
            completed_at,
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ObjectiveQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObjectiveBorrowed, tokio_postgres::Error>,
    mapper: fn(ObjectiveBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObjectiveQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObjectiveBorrowed) -> R) -> ObjectiveQuery<'c, 'a, 's, C, R, N> {
        ObjectiveQuery {
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
/// By due date. `overdue_on`: only what was due before that day and is still open.
pub fn list() -> ListStmt {
    ListStmt(
        "select o.id, o.annual_plan_id, o.strategic_plan_id, a.title as annual_plan_title, a.year, a.status as annual_plan_status, o.goal_id, g.title as goal_title, o.title, o.description, o.target_date, o.indicator, o.baseline_value, o.target_value, o.current_value, o.completion_percentage, o.status, o.completed_at, o.version, o.created_at, o.updated_at from planning.objectives o join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id where o.org_id = $1 and ($2::text is null or o.status = $2) and ($3::date is null or (o.target_date < $3 and o.status in ('not_started', 'in_progress'))) and ($4::uuid is null or o.goal_id = $4) and ($5::date is null or o.target_date < $5) and ($6::uuid is null or o.annual_plan_id = $6) and ($7::uuid is null or o.strategic_plan_id = $7) and ($8::text is null or position(lower($8) in lower(o.title || ' ' || o.description || ' ' || o.indicator)) > 0) and ($9::uuid is null or o.target_date > $10::date or (o.target_date = $10 and o.id > $9)) order by o.target_date, o.id limit $11",
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
        overdue_on: &'a Option<chrono::NaiveDate>,
        goal_id: &'a Option<uuid::Uuid>,
        due_before: &'a Option<chrono::NaiveDate>,
        annual_plan_id: &'a Option<uuid::Uuid>,
        strategic_plan_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_target_date: &'a Option<chrono::NaiveDate>,
        limit: &'a i64,
    ) -> ObjectiveQuery<'c, 'a, 's, C, Objective, 11> {
        ObjectiveQuery {
            client,
            params: [
                org_id,
                status,
                overdue_on,
                goal_id,
                due_before,
                annual_plan_id,
                strategic_plan_id,
                search,
                after_id,
                after_target_date,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObjectiveBorrowed, tokio_postgres::Error> {
                Ok(ObjectiveBorrowed {
                    id: row.try_get(0)?,
                    annual_plan_id: row.try_get(1)?,
                    strategic_plan_id: row.try_get(2)?,
                    annual_plan_title: row.try_get(3)?,
                    year: row.try_get(4)?,
                    annual_plan_status: row.try_get(5)?,
                    goal_id: row.try_get(6)?,
                    goal_title: row.try_get(7)?,
                    title: row.try_get(8)?,
                    description: row.try_get(9)?,
                    target_date: row.try_get(10)?,
                    indicator: row.try_get(11)?,
                    baseline_value: row.try_get(12)?,
                    target_value: row.try_get(13)?,
                    current_value: row.try_get(14)?,
                    completion_percentage: row.try_get(15)?,
                    status: row.try_get(16)?,
                    completed_at: row.try_get(17)?,
                    version: row.try_get(18)?,
                    created_at: row.try_get(19)?,
                    updated_at: row.try_get(20)?,
                })
            },
            mapper: |it| Objective::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, ObjectiveQuery<'c, 'a, 's, C, Objective, 11>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1, T2>) -> ObjectiveQuery<'c, 'a, 's, C, Objective, 11> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.overdue_on,
            &params.goal_id,
            &params.due_before,
            &params.annual_plan_id,
            &params.strategic_plan_id,
            &params.search,
            &params.after_id,
            &params.after_target_date,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One objective.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select o.id, o.annual_plan_id, o.strategic_plan_id, a.title as annual_plan_title, a.year, a.status as annual_plan_status, o.goal_id, g.title as goal_title, o.title, o.description, o.target_date, o.indicator, o.baseline_value, o.target_value, o.current_value, o.completion_percentage, o.status, o.completed_at, o.version, o.created_at, o.updated_at from planning.objectives o join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id where o.org_id = $1 and o.id = $2",
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
    ) -> ObjectiveQuery<'c, 'a, 's, C, Objective, 2> {
        ObjectiveQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObjectiveBorrowed, tokio_postgres::Error> {
                Ok(ObjectiveBorrowed {
                    id: row.try_get(0)?,
                    annual_plan_id: row.try_get(1)?,
                    strategic_plan_id: row.try_get(2)?,
                    annual_plan_title: row.try_get(3)?,
                    year: row.try_get(4)?,
                    annual_plan_status: row.try_get(5)?,
                    goal_id: row.try_get(6)?,
                    goal_title: row.try_get(7)?,
                    title: row.try_get(8)?,
                    description: row.try_get(9)?,
                    target_date: row.try_get(10)?,
                    indicator: row.try_get(11)?,
                    baseline_value: row.try_get(12)?,
                    target_value: row.try_get(13)?,
                    current_value: row.try_get(14)?,
                    completion_percentage: row.try_get(15)?,
                    status: row.try_get(16)?,
                    completed_at: row.try_get(17)?,
                    version: row.try_get(18)?,
                    created_at: row.try_get(19)?,
                    updated_at: row.try_get(20)?,
                })
            },
            mapper: |it| Objective::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ObjectiveQuery<'c, 'a, 's, C, Objective, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> ObjectiveQuery<'c, 'a, 's, C, Objective, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct NextStatusesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The statuses that the member may give the objective next, but for what its plan forbids.
pub fn next_statuses() -> NextStatusesStmt {
    NextStatusesStmt(
        "select workflow.possible_steps('objective', status, created_by, null) as statuses from planning.objectives where org_id = $1 and id = $2",
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
/// A new objective of a draft annual plan; without a current value it starts at the baseline.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into planning.objectives ( org_id, id, annual_plan_id, goal_id, title, description, target_date, indicator, baseline_value, target_value, current_value) values ( $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning version",
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
        annual_plan_id: &'a uuid::Uuid,
        goal_id: &'a Option<uuid::Uuid>,
        title: &'a T1,
        description: &'a T2,
        target_date: &'a chrono::NaiveDate,
        indicator: &'a T3,
        baseline_value: &'a rust_decimal::Decimal,
        target_value: &'a rust_decimal::Decimal,
        current_value: &'a Option<rust_decimal::Decimal>,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                annual_plan_id,
                goal_id,
                title,
                description,
                target_date,
                indicator,
                baseline_value,
                target_value,
                current_value,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 11>, C>
    for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 11> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.annual_plan_id,
            &params.goal_id,
            &params.title,
            &params.description,
            &params.target_date,
            &params.indicator,
            &params.baseline_value,
            &params.target_value,
            &params.current_value,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update planning.objectives set goal_id = $1, title = $2, description = $3, target_date = $4, indicator = $5, baseline_value = $6, target_value = $7 where org_id = $8 and id = $9 and version = $10 returning version",
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
        goal_id: &'a Option<uuid::Uuid>,
        title: &'a T1,
        description: &'a T2,
        target_date: &'a chrono::NaiveDate,
        indicator: &'a T3,
        baseline_value: &'a rust_decimal::Decimal,
        target_value: &'a rust_decimal::Decimal,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [
                goal_id,
                title,
                description,
                target_date,
                indicator,
                baseline_value,
                target_value,
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
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 10>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.goal_id,
            &params.title,
            &params.description,
            &params.target_date,
            &params.indicator,
            &params.baseline_value,
            &params.target_value,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes an objective of a draft annual plan, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_objective($1, $2, $3)", None)
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
    RecordProgressStmt(
        "select true as done from workflow.record_objective_progress( $1, $2, $3, $4, $5, $6, $7, $8)",
        None,
    )
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
