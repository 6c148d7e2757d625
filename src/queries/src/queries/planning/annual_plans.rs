// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListByYearParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub year: Option<i32>,
    pub status: Option<T1>,
    pub strategic_plan_id: Option<uuid::Uuid>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_year: Option<i32>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByCreatedAtParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub year: Option<i32>,
    pub status: Option<T1>,
    pub strategic_plan_id: Option<uuid::Uuid>,
    pub search: Option<T2>,
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
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub title: T1,
    pub year: i32,
    pub description: T2,
    pub budget_total: Option<rust_decimal::Decimal>,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub title: T1,
    pub year: i32,
    pub description: T2,
    pub budget_total: Option<rust_decimal::Decimal>,
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
pub struct AnnualPlanSummary {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub strategic_plan_title: String,
    pub title: String,
    pub year: i32,
    pub budget_total: Option<rust_decimal::Decimal>,
    pub status: String,
    pub objectives_total: i32,
    pub objectives_completed: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AnnualPlanSummaryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub strategic_plan_title: &'a str,
    pub title: &'a str,
    pub year: i32,
    pub budget_total: Option<rust_decimal::Decimal>,
    pub status: &'a str,
    pub objectives_total: i32,
    pub objectives_completed: i32,
    pub overall_progress: rust_decimal::Decimal,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AnnualPlanSummaryBorrowed<'a>> for AnnualPlanSummary {
    fn from(
        AnnualPlanSummaryBorrowed {
            id,
            strategic_plan_id,
            strategic_plan_title,
            title,
            year,
            budget_total,
            status,
            objectives_total,
            objectives_completed,
            overall_progress,
            version,
            created_at,
            updated_at,
        }: AnnualPlanSummaryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            strategic_plan_id,
            strategic_plan_title: strategic_plan_title.into(),
            title: title.into(),
            year,
            budget_total,
            status: status.into(),
            objectives_total,
            objectives_completed,
            overall_progress,
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct AnnualPlan {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub strategic_plan_title: String,
    pub strategic_plan_status: String,
    pub title: String,
    pub year: i32,
    pub description: String,
    pub budget_total: Option<rust_decimal::Decimal>,
    pub status: String,
    pub objectives_total: i32,
    pub objectives_completed: i32,
    pub overall_progress: rust_decimal::Decimal,
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
pub struct AnnualPlanBorrowed<'a> {
    pub id: uuid::Uuid,
    pub strategic_plan_id: uuid::Uuid,
    pub strategic_plan_title: &'a str,
    pub strategic_plan_status: &'a str,
    pub title: &'a str,
    pub year: i32,
    pub description: &'a str,
    pub budget_total: Option<rust_decimal::Decimal>,
    pub status: &'a str,
    pub objectives_total: i32,
    pub objectives_completed: i32,
    pub overall_progress: rust_decimal::Decimal,
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
impl<'a> From<AnnualPlanBorrowed<'a>> for AnnualPlan {
    fn from(
        AnnualPlanBorrowed {
            id,
            strategic_plan_id,
            strategic_plan_title,
            strategic_plan_status,
            title,
            year,
            description,
            budget_total,
            status,
            objectives_total,
            objectives_completed,
            overall_progress,
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
        }: AnnualPlanBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            strategic_plan_id,
            strategic_plan_title: strategic_plan_title.into(),
            strategic_plan_status: strategic_plan_status.into(),
            title: title.into(),
            year,
            description: description.into(),
            budget_total,
            status: status.into(),
            objectives_total,
            objectives_completed,
            overall_progress,
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
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AnnualPlanSummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AnnualPlanSummaryBorrowed, tokio_postgres::Error>,
    mapper: fn(AnnualPlanSummaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnnualPlanSummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AnnualPlanSummaryBorrowed) -> R) -> AnnualPlanSummaryQuery<'c, 'a, 's, C, R, N> {
        AnnualPlanSummaryQuery {
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
pub struct AnnualPlanQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AnnualPlanBorrowed, tokio_postgres::Error>,
    mapper: fn(AnnualPlanBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AnnualPlanQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AnnualPlanBorrowed) -> R) -> AnnualPlanQuery<'c, 'a, 's, C, R, N> {
        AnnualPlanQuery {
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
pub struct ListByYearStmt(&'static str, Option<tokio_postgres::Statement>);
/// The latest year first.
pub fn list_by_year() -> ListByYearStmt {
    ListByYearStmt(
        "select id, strategic_plan_id, strategic_plan_title, title, year, budget_total, status, objectives_total, objectives_completed, overall_progress, version, created_at, updated_at from planning.annual_plan_summaries where org_id = $1 and ($2::int4 is null or year = $2) and ($3::text is null or status = $3) and ($4::uuid is null or strategic_plan_id = $4) and ($5::text is null or position(lower($5) in lower(title || ' ' || description)) > 0) and ($6::uuid is null or year < $7::int4 or (year = $7 and id > $6)) order by year desc, id limit $8",
        None,
    )
}
impl ListByYearStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        year: &'a Option<i32>,
        status: &'a Option<T1>,
        strategic_plan_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_year: &'a Option<i32>,
        limit: &'a i64,
    ) -> AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8> {
        AnnualPlanSummaryQuery {
            client,
            params: [org_id, year, status, strategic_plan_id, search, after_id, after_year, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AnnualPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(AnnualPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    strategic_plan_id: row.try_get(1)?,
                    strategic_plan_title: row.try_get(2)?,
                    title: row.try_get(3)?,
                    year: row.try_get(4)?,
                    budget_total: row.try_get(5)?,
                    status: row.try_get(6)?,
                    objectives_total: row.try_get(7)?,
                    objectives_completed: row.try_get(8)?,
                    overall_progress: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| AnnualPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByYearParams<T1, T2>,
        AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8>,
        C,
    > for ListByYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByYearParams<T1, T2>,
    ) -> AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8> {
        self.bind(
            client,
            &params.org_id,
            &params.year,
            &params.status,
            &params.strategic_plan_id,
            &params.search,
            &params.after_id,
            &params.after_year,
            &params.limit,
        )
    }
}
pub struct ListByCreatedAtStmt(&'static str, Option<tokio_postgres::Statement>);
/// The newest first.
pub fn list_by_created_at() -> ListByCreatedAtStmt {
    ListByCreatedAtStmt(
        "select id, strategic_plan_id, strategic_plan_title, title, year, budget_total, status, objectives_total, objectives_completed, overall_progress, version, created_at, updated_at from planning.annual_plan_summaries where org_id = $1 and ($2::int4 is null or year = $2) and ($3::text is null or status = $3) and ($4::uuid is null or strategic_plan_id = $4) and ($5::text is null or position(lower($5) in lower(title || ' ' || description)) > 0) and ($6::uuid is null or created_at < $7::timestamptz or (created_at = $7 and id > $6)) order by created_at desc, id limit $8",
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
        year: &'a Option<i32>,
        status: &'a Option<T1>,
        strategic_plan_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8> {
        AnnualPlanSummaryQuery {
            client,
            params: [org_id, year, status, strategic_plan_id, search, after_id, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AnnualPlanSummaryBorrowed, tokio_postgres::Error> {
                Ok(AnnualPlanSummaryBorrowed {
                    id: row.try_get(0)?,
                    strategic_plan_id: row.try_get(1)?,
                    strategic_plan_title: row.try_get(2)?,
                    title: row.try_get(3)?,
                    year: row.try_get(4)?,
                    budget_total: row.try_get(5)?,
                    status: row.try_get(6)?,
                    objectives_total: row.try_get(7)?,
                    objectives_completed: row.try_get(8)?,
                    overall_progress: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| AnnualPlanSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByCreatedAtParams<T1, T2>,
        AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8>,
        C,
    > for ListByCreatedAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByCreatedAtParams<T1, T2>,
    ) -> AnnualPlanSummaryQuery<'c, 'a, 's, C, AnnualPlanSummary, 8> {
        self.bind(
            client,
            &params.org_id,
            &params.year,
            &params.status,
            &params.strategic_plan_id,
            &params.search,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One annual plan with its parent and the names of those who wrote, submitted and approved it.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select id, strategic_plan_id, strategic_plan_title, strategic_plan_status, title, year, description, budget_total, status, objectives_total, objectives_completed, overall_progress, created_by, ctx.person_name(created_by) as created_by_name, submitted_by, ctx.person_name(submitted_by) as submitted_by_name, submitted_at, approved_by, ctx.person_name(approved_by) as approved_by_name, approved_at, workflow.possible_steps('annual_plan', status, created_by, submitted_by) as transitions, review_comment, version, created_at, updated_at from planning.annual_plan_summaries where org_id = $1 and id = $2",
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
    ) -> AnnualPlanQuery<'c, 'a, 's, C, AnnualPlan, 2> {
        AnnualPlanQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AnnualPlanBorrowed, tokio_postgres::Error> {
                Ok(AnnualPlanBorrowed {
                    id: row.try_get(0)?,
                    strategic_plan_id: row.try_get(1)?,
                    strategic_plan_title: row.try_get(2)?,
                    strategic_plan_status: row.try_get(3)?,
                    title: row.try_get(4)?,
                    year: row.try_get(5)?,
                    description: row.try_get(6)?,
                    budget_total: row.try_get(7)?,
                    status: row.try_get(8)?,
                    objectives_total: row.try_get(9)?,
                    objectives_completed: row.try_get(10)?,
                    overall_progress: row.try_get(11)?,
                    created_by: row.try_get(12)?,
                    created_by_name: row.try_get(13)?,
                    submitted_by: row.try_get(14)?,
                    submitted_by_name: row.try_get(15)?,
                    submitted_at: row.try_get(16)?,
                    approved_by: row.try_get(17)?,
                    approved_by_name: row.try_get(18)?,
                    approved_at: row.try_get(19)?,
                    transitions: row.try_get(20)?,
                    review_comment: row.try_get(21)?,
                    version: row.try_get(22)?,
                    created_at: row.try_get(23)?,
                    updated_at: row.try_get(24)?,
                })
            },
            mapper: |it| AnnualPlan::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, AnnualPlanQuery<'c, 'a, 's, C, AnnualPlan, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> AnnualPlanQuery<'c, 'a, 's, C, AnnualPlan, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new draft under a strategic plan.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into planning.annual_plans (org_id, id, strategic_plan_id, title, year, description, budget_total) values ($1, $2, $3, $4, $5, $6, $7) returning version",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        strategic_plan_id: &'a uuid::Uuid,
        title: &'a T1,
        year: &'a i32,
        description: &'a T2,
        budget_total: &'a Option<rust_decimal::Decimal>,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [org_id, id, strategic_plan_id, title, year, description, budget_total],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 7>, C> for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.strategic_plan_id,
            &params.title,
            &params.year,
            &params.description,
            &params.budget_total,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update planning.annual_plans set title = $1, year = $2, description = $3, budget_total = $4 where org_id = $5 and id = $6 and version = $7 returning version",
        None,
    )
}
impl UpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        title: &'a T1,
        year: &'a i32,
        description: &'a T2,
        budget_total: &'a Option<rust_decimal::Decimal>,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [title, year, description, budget_total, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 7>, C> for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.title,
            &params.year,
            &params.description,
            &params.budget_total,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct TransitionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Moves the annual plan along its state machine, or refuses.
pub fn transition() -> TransitionStmt {
    TransitionStmt("select true as done from workflow.transition_annual_plan($1, $2, $3, $4, $5)", None)
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
