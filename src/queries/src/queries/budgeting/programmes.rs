// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
    pub after_id: Option<uuid::Uuid>,
    pub after_priority_rank: Option<i32>,
    pub after_title: Option<T1>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
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
    pub proposal_id: uuid::Uuid,
    pub code: T1,
    pub title: T2,
    pub category: T3,
    pub goal_id: Option<uuid::Uuid>,
    pub objective_id: Option<uuid::Uuid>,
    pub requested_amount: rust_decimal::Decimal,
    pub priority_rank: i32,
    pub justification: T4,
    pub expected_outcomes: T5,
    pub is_gender_responsive: bool,
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
    pub category: T3,
    pub goal_id: Option<uuid::Uuid>,
    pub objective_id: Option<uuid::Uuid>,
    pub requested_amount: rust_decimal::Decimal,
    pub priority_rank: i32,
    pub justification: T4,
    pub expected_outcomes: T5,
    pub is_gender_responsive: bool,
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
#[derive(Clone, Copy, Debug)]
pub struct GoalsParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ObjectivesParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Programme {
    pub id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub fiscal_year: i32,
    pub proposal_title: String,
    pub proposal_status: String,
    pub lines_returned: bool,
    pub code: String,
    pub title: String,
    pub category: String,
    pub goal_id: Option<uuid::Uuid>,
    pub goal_title: Option<String>,
    pub objective_id: Option<uuid::Uuid>,
    pub objective_title: Option<String>,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub approval_reason: String,
    pub priority_rank: i32,
    pub justification: String,
    pub expected_outcomes: String,
    pub is_gender_responsive: bool,
    pub lines_total: i32,
    pub lines_cost: rust_decimal::Decimal,
    pub returned_total: i32,
    pub justifications_total: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ProgrammeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub fiscal_year: i32,
    pub proposal_title: &'a str,
    pub proposal_status: &'a str,
    pub lines_returned: bool,
    pub code: &'a str,
    pub title: &'a str,
    pub category: &'a str,
    pub goal_id: Option<uuid::Uuid>,
    pub goal_title: Option<&'a str>,
    pub objective_id: Option<uuid::Uuid>,
    pub objective_title: Option<&'a str>,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub approval_reason: &'a str,
    pub priority_rank: i32,
    pub justification: &'a str,
    pub expected_outcomes: &'a str,
    pub is_gender_responsive: bool,
    pub lines_total: i32,
    pub lines_cost: rust_decimal::Decimal,
    pub returned_total: i32,
    pub justifications_total: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ProgrammeBorrowed<'a>> for Programme {
    fn from(
        ProgrammeBorrowed {
            id,
            proposal_id,
            fiscal_year,
            proposal_title,
            proposal_status,
            lines_returned,
            code,
            title,
            category,
            goal_id,
            goal_title,
            objective_id,
            objective_title,
            requested_amount,
            approved_amount,
            approval_reason,
            priority_rank,
            justification,
            expected_outcomes,
            is_gender_responsive,
            lines_total,
            lines_cost,
            returned_total,
            justifications_total,
            version,
            created_at,
            updated_at,
        }: ProgrammeBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            proposal_id,
            fiscal_year,
            proposal_title: proposal_title.into(),
            proposal_status: proposal_status.into(),
            lines_returned,
            code: code.into(),
            title: title.into(),
            category: category.into(),
            goal_id,
            goal_title: goal_title.map(|v| v.into()),
            objective_id,
            objective_title: objective_title.map(|v| v.into()),
            requested_amount,
            approved_amount,
            approval_reason: approval_reason.into(),
            priority_rank,
            justification: justification.into(),
            expected_outcomes: expected_outcomes.into(),
            is_gender_responsive,
            lines_total,
            lines_cost,
            returned_total,
            justifications_total,
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Goals {
    pub id: uuid::Uuid,
    pub title: String,
    pub plan: String,
}
pub struct GoalsBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub plan: &'a str,
}
impl<'a> From<GoalsBorrowed<'a>> for Goals {
    fn from(GoalsBorrowed { id, title, plan }: GoalsBorrowed<'a>) -> Self {
        Self { id, title: title.into(), plan: plan.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Objectives {
    pub id: uuid::Uuid,
    pub title: String,
}
pub struct ObjectivesBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
}
impl<'a> From<ObjectivesBorrowed<'a>> for Objectives {
    fn from(ObjectivesBorrowed { id, title }: ObjectivesBorrowed<'a>) -> Self {
        Self { id, title: title.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ProgrammeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProgrammeBorrowed, tokio_postgres::Error>,
    mapper: fn(ProgrammeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProgrammeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProgrammeBorrowed) -> R) -> ProgrammeQuery<'c, 'a, 's, C, R, N> {
        ProgrammeQuery {
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
pub struct GoalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GoalsBorrowed, tokio_postgres::Error>,
    mapper: fn(GoalsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GoalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GoalsBorrowed) -> R) -> GoalsQuery<'c, 'a, 's, C, R, N> {
        GoalsQuery {
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
pub struct ObjectivesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObjectivesBorrowed, tokio_postgres::Error>,
    mapper: fn(ObjectivesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObjectivesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObjectivesBorrowed) -> R) -> ObjectivesQuery<'c, 'a, 's, C, R, N> {
        ObjectivesQuery {
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
/// The programmes of one proposal, the highest priority first.
pub fn list() -> ListStmt {
    ListStmt(
        "select g.id, g.proposal_id, p.fiscal_year, p.title as proposal_title, p.status as proposal_status, p.lines_returned, g.code, g.title, g.category, g.goal_id, o.title as goal_title, g.objective_id, b.title as objective_title, g.requested_amount, g.approved_amount, g.approval_reason, g.priority_rank, g.justification, g.expected_outcomes, g.is_gender_responsive, l.lines_total, l.lines_cost, l.returned_total, j.justifications_total, g.version, g.created_at, g.updated_at from budgeting.programmes g join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id left join planning.goals o on o.org_id = g.org_id and o.id = g.goal_id left join planning.objectives b on b.org_id = g.org_id and b.id = g.objective_id cross join lateral ( select count(*)::int4 as lines_total, coalesce(sum(i.total_cost), 0.00) as lines_cost, (count(*) filter (where i.return_reason <> ''))::int4 as returned_total from budgeting.line_items i where i.org_id = g.org_id and i.programme_id = g.id ) l cross join lateral ( select count(*)::int4 as justifications_total from budgeting.justifications i where i.org_id = g.org_id and i.programme_id = g.id ) j where g.org_id = $1 and g.proposal_id = $2 and ($3::uuid is null or g.priority_rank > $4::int4 or (g.priority_rank = $4 and g.title > $5::text) or (g.priority_rank = $4 and g.title = $5 and g.id > $3)) order by g.priority_rank, g.title, g.id limit $6",
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
        proposal_id: &'a uuid::Uuid,
        after_id: &'a Option<uuid::Uuid>,
        after_priority_rank: &'a Option<i32>,
        after_title: &'a Option<T1>,
        limit: &'a i64,
    ) -> ProgrammeQuery<'c, 'a, 's, C, Programme, 6> {
        ProgrammeQuery {
            client,
            params: [org_id, proposal_id, after_id, after_priority_rank, after_title, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProgrammeBorrowed, tokio_postgres::Error> {
                Ok(ProgrammeBorrowed {
                    id: row.try_get(0)?,
                    proposal_id: row.try_get(1)?,
                    fiscal_year: row.try_get(2)?,
                    proposal_title: row.try_get(3)?,
                    proposal_status: row.try_get(4)?,
                    lines_returned: row.try_get(5)?,
                    code: row.try_get(6)?,
                    title: row.try_get(7)?,
                    category: row.try_get(8)?,
                    goal_id: row.try_get(9)?,
                    goal_title: row.try_get(10)?,
                    objective_id: row.try_get(11)?,
                    objective_title: row.try_get(12)?,
                    requested_amount: row.try_get(13)?,
                    approved_amount: row.try_get(14)?,
                    approval_reason: row.try_get(15)?,
                    priority_rank: row.try_get(16)?,
                    justification: row.try_get(17)?,
                    expected_outcomes: row.try_get(18)?,
                    is_gender_responsive: row.try_get(19)?,
                    lines_total: row.try_get(20)?,
                    lines_cost: row.try_get(21)?,
                    returned_total: row.try_get(22)?,
                    justifications_total: row.try_get(23)?,
                    version: row.try_get(24)?,
                    created_at: row.try_get(25)?,
                    updated_at: row.try_get(26)?,
                })
            },
            mapper: |it| Programme::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1>, ProgrammeQuery<'c, 'a, 's, C, Programme, 6>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1>) -> ProgrammeQuery<'c, 'a, 's, C, Programme, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.proposal_id,
            &params.after_id,
            &params.after_priority_rank,
            &params.after_title,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One programme.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select g.id, g.proposal_id, p.fiscal_year, p.title as proposal_title, p.status as proposal_status, p.lines_returned, g.code, g.title, g.category, g.goal_id, o.title as goal_title, g.objective_id, b.title as objective_title, g.requested_amount, g.approved_amount, g.approval_reason, g.priority_rank, g.justification, g.expected_outcomes, g.is_gender_responsive, l.lines_total, l.lines_cost, l.returned_total, j.justifications_total, g.version, g.created_at, g.updated_at from budgeting.programmes g join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id left join planning.goals o on o.org_id = g.org_id and o.id = g.goal_id left join planning.objectives b on b.org_id = g.org_id and b.id = g.objective_id cross join lateral ( select count(*)::int4 as lines_total, coalesce(sum(i.total_cost), 0.00) as lines_cost, (count(*) filter (where i.return_reason <> ''))::int4 as returned_total from budgeting.line_items i where i.org_id = g.org_id and i.programme_id = g.id ) l cross join lateral ( select count(*)::int4 as justifications_total from budgeting.justifications i where i.org_id = g.org_id and i.programme_id = g.id ) j where g.org_id = $1 and g.id = $2",
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
    ) -> ProgrammeQuery<'c, 'a, 's, C, Programme, 2> {
        ProgrammeQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProgrammeBorrowed, tokio_postgres::Error> {
                Ok(ProgrammeBorrowed {
                    id: row.try_get(0)?,
                    proposal_id: row.try_get(1)?,
                    fiscal_year: row.try_get(2)?,
                    proposal_title: row.try_get(3)?,
                    proposal_status: row.try_get(4)?,
                    lines_returned: row.try_get(5)?,
                    code: row.try_get(6)?,
                    title: row.try_get(7)?,
                    category: row.try_get(8)?,
                    goal_id: row.try_get(9)?,
                    goal_title: row.try_get(10)?,
                    objective_id: row.try_get(11)?,
                    objective_title: row.try_get(12)?,
                    requested_amount: row.try_get(13)?,
                    approved_amount: row.try_get(14)?,
                    approval_reason: row.try_get(15)?,
                    priority_rank: row.try_get(16)?,
                    justification: row.try_get(17)?,
                    expected_outcomes: row.try_get(18)?,
                    is_gender_responsive: row.try_get(19)?,
                    lines_total: row.try_get(20)?,
                    lines_cost: row.try_get(21)?,
                    returned_total: row.try_get(22)?,
                    justifications_total: row.try_get(23)?,
                    version: row.try_get(24)?,
                    created_at: row.try_get(25)?,
                    updated_at: row.try_get(26)?,
                })
            },
            mapper: |it| Programme::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ProgrammeQuery<'c, 'a, 's, C, Programme, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> ProgrammeQuery<'c, 'a, 's, C, Programme, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new programme of a proposal that may be edited.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.programmes (org_id, id, proposal_id, code, title, category, goal_id, objective_id, requested_amount, priority_rank, justification, expected_outcomes, is_gender_responsive) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning version",
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
        proposal_id: &'a uuid::Uuid,
        code: &'a T1,
        title: &'a T2,
        category: &'a T3,
        goal_id: &'a Option<uuid::Uuid>,
        objective_id: &'a Option<uuid::Uuid>,
        requested_amount: &'a rust_decimal::Decimal,
        priority_rank: &'a i32,
        justification: &'a T4,
        expected_outcomes: &'a T5,
        is_gender_responsive: &'a bool,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                proposal_id,
                code,
                title,
                category,
                goal_id,
                objective_id,
                requested_amount,
                priority_rank,
                justification,
                expected_outcomes,
                is_gender_responsive,
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
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 13>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.proposal_id,
            &params.code,
            &params.title,
            &params.category,
            &params.goal_id,
            &params.objective_id,
            &params.requested_amount,
            &params.priority_rank,
            &params.justification,
            &params.expected_outcomes,
            &params.is_gender_responsive,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.programmes set code = $1, title = $2, category = $3, goal_id = $4, objective_id = $5, requested_amount = $6, priority_rank = $7, justification = $8, expected_outcomes = $9, is_gender_responsive = $10 where org_id = $11 and id = $12 and version = $13 returning version",
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
        category: &'a T3,
        goal_id: &'a Option<uuid::Uuid>,
        objective_id: &'a Option<uuid::Uuid>,
        requested_amount: &'a rust_decimal::Decimal,
        priority_rank: &'a i32,
        justification: &'a T4,
        expected_outcomes: &'a T5,
        is_gender_responsive: &'a bool,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        I32Query {
            client,
            params: [
                code,
                title,
                category,
                goal_id,
                objective_id,
                requested_amount,
                priority_rank,
                justification,
                expected_outcomes,
                is_gender_responsive,
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
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 13>, C>
    for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        self.bind(
            client,
            &params.code,
            &params.title,
            &params.category,
            &params.goal_id,
            &params.objective_id,
            &params.requested_amount,
            &params.priority_rank,
            &params.justification,
            &params.expected_outcomes,
            &params.is_gender_responsive,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes a programme with its lines, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_programme($1, $2, $3)", None)
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
pub struct GoalsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The member's own goals that a programme of this year may serve, by plan.
pub fn goals() -> GoalsStmt {
    GoalsStmt(
        "select g.id, g.title, p.title as plan from planning.goals g join planning.strategic_plans p on p.org_id = g.org_id and p.id = g.strategic_plan_id where g.org_id = $1 and $2 between p.start_year and p.end_year and p.status <> 'archived' order by p.title, g.priority_rank, g.title, g.id limit 500",
        None,
    )
}
impl GoalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> GoalsQuery<'c, 'a, 's, C, Goals, 2> {
        GoalsQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GoalsBorrowed, tokio_postgres::Error> {
                Ok(GoalsBorrowed { id: row.try_get(0)?, title: row.try_get(1)?, plan: row.try_get(2)? })
            },
            mapper: |it| Goals::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, GoalsParams, GoalsQuery<'c, 'a, 's, C, Goals, 2>, C> for GoalsStmt
{
    fn params(&'s self, client: &'c C, params: &'a GoalsParams) -> GoalsQuery<'c, 'a, 's, C, Goals, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct ObjectivesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The member's own objectives of this year that a programme may pay for.
pub fn objectives() -> ObjectivesStmt {
    ObjectivesStmt(
        "select o.id, o.title from planning.objectives o join planning.annual_plans a on a.org_id = o.org_id and a.id = o.annual_plan_id where o.org_id = $1 and a.year = $2 and a.status <> 'archived' order by o.title, o.id limit 500",
        None,
    )
}
impl ObjectivesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> ObjectivesQuery<'c, 'a, 's, C, Objectives, 2> {
        ObjectivesQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObjectivesBorrowed, tokio_postgres::Error> {
                Ok(ObjectivesBorrowed { id: row.try_get(0)?, title: row.try_get(1)? })
            },
            mapper: |it| Objectives::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ObjectivesParams, ObjectivesQuery<'c, 'a, 's, C, Objectives, 2>, C>
    for ObjectivesStmt
{
    fn params(&'s self, client: &'c C, params: &'a ObjectivesParams) -> ObjectivesQuery<'c, 'a, 's, C, Objectives, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
