// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListByStartYearParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_start_year: Option<i32>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByTitleParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_title: Option<T3>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByCreatedAtParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByProgressParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_overall_progress: Option<rust_decimal::Decimal>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct OverlappingParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub end_year: i32,
    pub start_year: i32,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub title: T1,
    pub start_year: i32,
    pub end_year: i32,
    pub vision: T2,
    pub mission: T3,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub title: T1,
    pub start_year: i32,
    pub end_year: i32,
    pub vision: T2,
    pub mission: T3,
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
    pub comment: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct StrategicPlanSummary {
    pub id: uuid::Uuid,
    pub title: String,
    pub start_year: i32,
    pub end_year: i32,
    pub status: String,
    pub goals_total: i32,
    pub goals_completed: i32,
    pub goals_in_progress: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub annual_plans_total: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct StrategicPlanSummaryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub start_year: i32,
    pub end_year: i32,
    pub status: &'a str,
    pub goals_total: i32,
    pub goals_completed: i32,
    pub goals_in_progress: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub annual_plans_total: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<StrategicPlanSummaryBorrowed<'a>> for StrategicPlanSummary {
    fn from(
        StrategicPlanSummaryBorrowed {
            id,
            title,
            start_year,
            end_year,
            status,
            goals_total,
            goals_completed,
            goals_in_progress,
            overall_progress,
            annual_plans_total,
            version,
            created_at,
            updated_at,
        }: StrategicPlanSummaryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            start_year,
            end_year,
            status: status.into(),
            goals_total,
            goals_completed,
            goals_in_progress,
            overall_progress,
            annual_plans_total,
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct StrategicPlan {
    pub id: uuid::Uuid,
    pub title: String,
    pub start_year: i32,
    pub end_year: i32,
    pub vision: String,
    pub mission: String,
    pub status: String,
    pub goals_total: i32,
    pub goals_completed: i32,
    pub goals_in_progress: i32,
    pub goals_not_started: i32,
    pub goals_deferred: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub annual_plans_total: i32,
    pub created_by: uuid::Uuid,
    pub created_by_name: Option<String>,
    pub submitted_by: Option<uuid::Uuid>,
    pub submitted_by_name: Option<String>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_by_name: Option<String>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub transitions: Vec<String>,
    pub review_comment: String,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct StrategicPlanBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub start_year: i32,
    pub end_year: i32,
    pub vision: &'a str,
    pub mission: &'a str,
    pub status: &'a str,
    pub goals_total: i32,
    pub goals_completed: i32,
    pub goals_in_progress: i32,
    pub goals_not_started: i32,
    pub goals_deferred: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub annual_plans_total: i32,
    pub created_by: uuid::Uuid,
    pub created_by_name: Option<&'a str>,
    pub submitted_by: Option<uuid::Uuid>,
    pub submitted_by_name: Option<&'a str>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_by: Option<uuid::Uuid>,
    pub approved_by_name: Option<&'a str>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub transitions: crate::ArrayIterator<'a, &'a str>,
    pub review_comment: &'a str,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<StrategicPlanBorrowed<'a>> for StrategicPlan {
    fn from(
        StrategicPlanBorrowed {
            id,
            title,
            start_year,
            end_year,
            vision,
            mission,
            status,
            goals_total,
            goals_completed,
            goals_in_progress,
            goals_not_started,
            goals_deferred,
            overall_progress,
            annual_plans_total,
            created_by,
            created_by_name,
            submitted_by,
            submitted_by_name,
            submitted_at,
            approved_by,
            approved_by_name,
            approved_at,
            transitions,
            review_comment,
            version,
            created_at,
            updated_at,
        }: StrategicPlanBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            start_year,
            end_year,
            vision: vision.into(),
            mission: mission.into(),
            status: status.into(),
            goals_total,
            goals_completed,
            goals_in_progress,
            goals_not_started,
            goals_deferred,
            overall_progress,
            annual_plans_total,
            created_by,
            created_by_name: created_by_name.map(|v| v.into()),
            submitted_by,
            submitted_by_name: submitted_by_name.map(|v| v.into()),
            submitted_at,
            approved_by,
            approved_by_name: approved_by_name.map(|v| v.into()),
            approved_at,
            transitions: transitions.map(|v| v.into()).collect(),
            review_comment: review_comment.into(),
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Overlap {
    pub id: uuid::Uuid,
    pub title: String,
    pub start_year: i32,
    pub end_year: i32,
}
pub struct OverlapBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub start_year: i32,
    pub end_year: i32,
}
impl<'a> From<OverlapBorrowed<'a>> for Overlap {
    fn from(OverlapBorrowed { id, title, start_year, end_year }: OverlapBorrowed<'a>) -> Self {
        Self { id, title: title.into(), start_year, end_year }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StrategicPlanSummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StrategicPlanSummaryBorrowed, tokio_postgres::Error>,
    mapper: fn(StrategicPlanSummaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StrategicPlanSummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(
        self,
        mapper: fn(StrategicPlanSummaryBorrowed) -> R,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, R, N> {
        StrategicPlanSummaryQuery {
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
pub struct StrategicPlanQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<StrategicPlanBorrowed, tokio_postgres::Error>,
    mapper: fn(StrategicPlanBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StrategicPlanQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(StrategicPlanBorrowed) -> R) -> StrategicPlanQuery<'c, 'a, 's, C, R, N> {
        StrategicPlanQuery {
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
pub struct OverlapQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<OverlapBorrowed, tokio_postgres::Error>,
    mapper: fn(OverlapBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> OverlapQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(OverlapBorrowed) -> R) -> OverlapQuery<'c, 'a, 's, C, R, N> {
        OverlapQuery {
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
pub struct ListByStartYearStmt(&'static str, Option<tokio_postgres::Statement>);
/// The newest period first.
pub fn list_by_start_year() -> ListByStartYearStmt {
    ListByStartYearStmt(
        "select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress, annual_plans_total, version, created_at, updated_at from planning.strategic_plan_summaries where org_id = $1 and ($2::text is null or status = $2) and ($3::int4 is null or $3 between start_year and end_year) and ($4::text is null or position(lower($4) in lower(title || ' ' || vision || ' ' || mission)) > 0) and ($5::uuid is null or start_year < $6::int4 or (start_year = $6 and id > $5)) order by start_year desc, id limit $7",
        None,
    )
}
impl ListByStartYearStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        year: &'a Option<i32>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_start_year: &'a Option<i32>,
        limit: &'a i64,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        StrategicPlanSummaryQuery {
            client,
            params: [org_id, status, year, search, after_id, after_start_year, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrategicPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(StrategicPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    status: row.try_get(4)?,
                    goals_total: row.try_get(5)?,
                    goals_completed: row.try_get(6)?,
                    goals_in_progress: row.try_get(7)?,
                    overall_progress: row.try_get(8)?,
                    annual_plans_total: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| StrategicPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByStartYearParams<T1, T2>,
        StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7>,
        C,
    > for ListByStartYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByStartYearParams<T1, T2>,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.year,
            &params.search,
            &params.after_id,
            &params.after_start_year,
            &params.limit,
        )
    }
}
pub struct ListByTitleStmt(&'static str, Option<tokio_postgres::Statement>);
/// By title.
pub fn list_by_title() -> ListByTitleStmt {
    ListByTitleStmt(
        "select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress, annual_plans_total, version, created_at, updated_at from planning.strategic_plan_summaries where org_id = $1 and ($2::text is null or status = $2) and ($3::int4 is null or $3 between start_year and end_year) and ($4::text is null or position(lower($4) in lower(title || ' ' || vision || ' ' || mission)) > 0) and ($5::uuid is null or title > $6::text or (title = $6 and id > $5)) order by title, id limit $7",
        None,
    )
}
impl ListByTitleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        year: &'a Option<i32>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_title: &'a Option<T3>,
        limit: &'a i64,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        StrategicPlanSummaryQuery {
            client,
            params: [org_id, status, year, search, after_id, after_title, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrategicPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(StrategicPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    status: row.try_get(4)?,
                    goals_total: row.try_get(5)?,
                    goals_completed: row.try_get(6)?,
                    goals_in_progress: row.try_get(7)?,
                    overall_progress: row.try_get(8)?,
                    annual_plans_total: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| StrategicPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByTitleParams<T1, T2, T3>,
        StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7>,
        C,
    > for ListByTitleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByTitleParams<T1, T2, T3>,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.year,
            &params.search,
            &params.after_id,
            &params.after_title,
            &params.limit,
        )
    }
}
pub struct ListByCreatedAtStmt(&'static str, Option<tokio_postgres::Statement>);
/// The newest first.
pub fn list_by_created_at() -> ListByCreatedAtStmt {
    ListByCreatedAtStmt(
        "select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress, annual_plans_total, version, created_at, updated_at from planning.strategic_plan_summaries where org_id = $1 and ($2::text is null or status = $2) and ($3::int4 is null or $3 between start_year and end_year) and ($4::text is null or position(lower($4) in lower(title || ' ' || vision || ' ' || mission)) > 0) and ($5::uuid is null or created_at < $6::timestamptz or (created_at = $6 and id > $5)) order by created_at desc, id limit $7",
        None,
    )
}
impl ListByCreatedAtStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        year: &'a Option<i32>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        StrategicPlanSummaryQuery {
            client,
            params: [org_id, status, year, search, after_id, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrategicPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(StrategicPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    status: row.try_get(4)?,
                    goals_total: row.try_get(5)?,
                    goals_completed: row.try_get(6)?,
                    goals_in_progress: row.try_get(7)?,
                    overall_progress: row.try_get(8)?,
                    annual_plans_total: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| StrategicPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByCreatedAtParams<T1, T2>,
        StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7>,
        C,
    > for ListByCreatedAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByCreatedAtParams<T1, T2>,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.year,
            &params.search,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ListByProgressStmt(&'static str, Option<tokio_postgres::Statement>);
/// The most advanced first.
pub fn list_by_progress() -> ListByProgressStmt {
    ListByProgressStmt(
        "select id, title, start_year, end_year, status, goals_total, goals_completed, goals_in_progress, overall_progress, annual_plans_total, version, created_at, updated_at from planning.strategic_plan_summaries where org_id = $1 and ($2::text is null or status = $2) and ($3::int4 is null or $3 between start_year and end_year) and ($4::text is null or position(lower($4) in lower(title || ' ' || vision || ' ' || mission)) > 0) and ($5::uuid is null or overall_progress < $6::numeric or (overall_progress = $6 and id > $5)) order by overall_progress desc, id limit $7",
        None,
    )
}
impl ListByProgressStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        year: &'a Option<i32>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_overall_progress: &'a Option<rust_decimal::Decimal>,
        limit: &'a i64,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        StrategicPlanSummaryQuery {
            client,
            params: [org_id, status, year, search, after_id, after_overall_progress, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrategicPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(StrategicPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    status: row.try_get(4)?,
                    goals_total: row.try_get(5)?,
                    goals_completed: row.try_get(6)?,
                    goals_in_progress: row.try_get(7)?,
                    overall_progress: row.try_get(8)?,
                    annual_plans_total: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| StrategicPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByProgressParams<T1, T2>,
        StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7>,
        C,
    > for ListByProgressStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByProgressParams<T1, T2>,
    ) -> StrategicPlanSummaryQuery<'c, 'a, 's, C, StrategicPlanSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.year,
            &params.search,
            &params.after_id,
            &params.after_overall_progress,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One plan with the names of those who wrote, submitted and approved it.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select id, title, start_year, end_year, vision, mission, status, goals_total, goals_completed, goals_in_progress, goals_not_started, goals_deferred, overall_progress, annual_plans_total, created_by, ctx.person_name(created_by) as created_by_name, submitted_by, ctx.person_name(submitted_by) as submitted_by_name, submitted_at, approved_by, ctx.person_name(approved_by) as approved_by_name, approved_at, workflow.possible_steps('strategic_plan', status, created_by, submitted_by) as transitions, review_comment, version, created_at, updated_at from planning.strategic_plan_summaries where org_id = $1 and id = $2",
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
    ) -> StrategicPlanQuery<'c, 'a, 's, C, StrategicPlan, 2> {
        StrategicPlanQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<StrategicPlanBorrowed, tokio_postgres::Error> {
                Ok(StrategicPlanBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                    vision: row.try_get(4)?,
                    mission: row.try_get(5)?,
                    status: row.try_get(6)?,
                    goals_total: row.try_get(7)?,
                    goals_completed: row.try_get(8)?,
                    goals_in_progress: row.try_get(9)?,
                    goals_not_started: row.try_get(10)?,
                    goals_deferred: row.try_get(11)?,
                    overall_progress: row.try_get(12)?,
                    annual_plans_total: row.try_get(13)?,
                    created_by: row.try_get(14)?,
                    created_by_name: row.try_get(15)?,
                    submitted_by: row.try_get(16)?,
                    submitted_by_name: row.try_get(17)?,
                    submitted_at: row.try_get(18)?,
                    approved_by: row.try_get(19)?,
                    approved_by_name: row.try_get(20)?,
                    approved_at: row.try_get(21)?,
                    transitions: row.try_get(22)?,
                    review_comment: row.try_get(23)?,
                    version: row.try_get(24)?,
                    created_at: row.try_get(25)?,
                    updated_at: row.try_get(26)?,
                })
            },
            mapper: |it| StrategicPlan::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, StrategicPlanQuery<'c, 'a, 's, C, StrategicPlan, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> StrategicPlanQuery<'c, 'a, 's, C, StrategicPlan, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct OverlappingStmt(&'static str, Option<tokio_postgres::Statement>);
/// The member's own plan that covers some of these years, other than the one being changed.
pub fn overlapping() -> OverlappingStmt {
    OverlappingStmt(
        "select id, title, start_year, end_year from planning.strategic_plans where org_id = $1 and id <> $2 and status <> 'archived' and start_year <= $3 and end_year >= $4 order by start_year, id limit 1",
        None,
    )
}
impl OverlappingStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        end_year: &'a i32,
        start_year: &'a i32,
    ) -> OverlapQuery<'c, 'a, 's, C, Overlap, 4> {
        OverlapQuery {
            client,
            params: [org_id, id, end_year, start_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<OverlapBorrowed, tokio_postgres::Error> {
                Ok(OverlapBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    start_year: row.try_get(2)?,
                    end_year: row.try_get(3)?,
                })
            },
            mapper: |it| Overlap::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OverlappingParams, OverlapQuery<'c, 'a, 's, C, Overlap, 4>, C>
    for OverlappingStmt
{
    fn params(&'s self, client: &'c C, params: &'a OverlappingParams) -> OverlapQuery<'c, 'a, 's, C, Overlap, 4> {
        self.bind(client, &params.org_id, &params.id, &params.end_year, &params.start_year)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new draft.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission) values ($1, $2, $3, $4, $5, $6, $7) returning version",
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
        title: &'a T1,
        start_year: &'a i32,
        end_year: &'a i32,
        vision: &'a T2,
        mission: &'a T3,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [org_id, id, title, start_year, end_year, vision, mission],
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
            &params.title,
            &params.start_year,
            &params.end_year,
            &params.vision,
            &params.mission,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update planning.strategic_plans set title = $1, start_year = $2, end_year = $3, vision = $4, mission = $5 where org_id = $6 and id = $7 and version = $8 returning version",
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
        title: &'a T1,
        start_year: &'a i32,
        end_year: &'a i32,
        vision: &'a T2,
        mission: &'a T3,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [title, start_year, end_year, vision, mission, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 8>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.title,
            &params.start_year,
            &params.end_year,
            &params.vision,
            &params.mission,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct TransitionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Moves the plan along its state machine, or refuses.
pub fn transition() -> TransitionStmt {
    TransitionStmt("select true as done from workflow.transition_strategic_plan($1, $2, $3, $4, $5)", None)
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
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, transition, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, TransitionParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for TransitionStmt
{
    fn params(&'s self, client: &'c C, params: &'a TransitionParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.transition, &params.comment)
    }
}
