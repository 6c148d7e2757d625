// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct CompareParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct RecommendedParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct LineStages {
    pub line_item_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub description: String,
    pub expense_class: String,
    pub round: i32,
    pub is_removed: bool,
    pub requested: Option<rust_decimal::Decimal>,
    pub requested_before: Option<rust_decimal::Decimal>,
    pub recommended: Option<rust_decimal::Decimal>,
    pub approved: Option<rust_decimal::Decimal>,
    pub appropriated: Option<rust_decimal::Decimal>,
    pub allotted: Option<rust_decimal::Decimal>,
    pub revised: Option<rust_decimal::Decimal>,
}
pub struct LineStagesBorrowed<'a> {
    pub line_item_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub description: &'a str,
    pub expense_class: &'a str,
    pub round: i32,
    pub is_removed: bool,
    pub requested: Option<rust_decimal::Decimal>,
    pub requested_before: Option<rust_decimal::Decimal>,
    pub recommended: Option<rust_decimal::Decimal>,
    pub approved: Option<rust_decimal::Decimal>,
    pub appropriated: Option<rust_decimal::Decimal>,
    pub allotted: Option<rust_decimal::Decimal>,
    pub revised: Option<rust_decimal::Decimal>,
}
impl<'a> From<LineStagesBorrowed<'a>> for LineStages {
    fn from(
        LineStagesBorrowed {
            line_item_id,
            programme_id,
            programme,
            description,
            expense_class,
            round,
            is_removed,
            requested,
            requested_before,
            recommended,
            approved,
            appropriated,
            allotted,
            revised,
        }: LineStagesBorrowed<'a>,
    ) -> Self {
        Self {
            line_item_id,
            programme_id,
            programme: programme.into(),
            description: description.into(),
            expense_class: expense_class.into(),
            round,
            is_removed,
            requested,
            requested_before,
            recommended,
            approved,
            appropriated,
            allotted,
            revised,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Recommended {
    pub programme_id: uuid::Uuid,
    pub amount: rust_decimal::Decimal,
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LineStagesQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineStagesBorrowed, tokio_postgres::Error>,
    mapper: fn(LineStagesBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineStagesQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineStagesBorrowed) -> R) -> LineStagesQuery<'c, 'a, 's, C, R, N> {
        LineStagesQuery {
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
pub struct RecommendedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Recommended, tokio_postgres::Error>,
    mapper: fn(Recommended) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecommendedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Recommended) -> R) -> RecommendedQuery<'c, 'a, 's, C, R, N> {
        RecommendedQuery {
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
pub struct CompareStmt(&'static str, Option<tokio_postgres::Statement>);
/// Each line of a proposal, with the latest amount of each stage; of the review only that of the present round.
pub fn compare() -> CompareStmt {
    CompareStmt(
        "select s.line_item_id, (array_agg(s.programme_id order by s.at desc, s.id))[1] as programme_id, (array_agg(s.programme order by s.at desc, s.id))[1] as programme, (array_agg(s.description order by s.at desc, s.id))[1] as description, (array_agg(s.expense_class order by s.at desc, s.id))[1] as expense_class, max(s.round) as round, bool_and(l.id is null) as is_removed, (array_agg(s.amount order by s.round desc, s.at desc, s.id) filter (where s.stage = 'requested'))[1] as requested, (array_agg(s.amount order by s.round desc, s.at desc, s.id) filter (where s.stage = 'requested'))[2] as requested_before, (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'recommended' and s.round = p.round))[1] as recommended, (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'approved' and s.round = p.round))[1] as approved, (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'appropriated'))[1] as appropriated, (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'allotted'))[1] as allotted, (array_agg(s.amount order by s.at desc, s.id) filter (where s.stage = 'revised'))[1] as revised from budgeting.line_stages s join budgeting.proposals p on p.org_id = s.org_id and p.id = s.proposal_id left join budgeting.line_items l on l.org_id = s.org_id and l.id = s.line_item_id left join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id where s.org_id = $1 and s.proposal_id = $2 group by s.line_item_id order by bool_and(l.id is null), min(g.priority_rank), programme, min(l.position), s.line_item_id limit 10000",
        None,
    )
}
impl CompareStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
    ) -> LineStagesQuery<'c, 'a, 's, C, LineStages, 2> {
        LineStagesQuery {
            client,
            params: [org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineStagesBorrowed, tokio_postgres::Error> {
                Ok(LineStagesBorrowed {
                    line_item_id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme: row.try_get(2)?,
                    description: row.try_get(3)?,
                    expense_class: row.try_get(4)?,
                    round: row.try_get(5)?,
                    is_removed: row.try_get(6)?,
                    requested: row.try_get(7)?,
                    requested_before: row.try_get(8)?,
                    recommended: row.try_get(9)?,
                    approved: row.try_get(10)?,
                    appropriated: row.try_get(11)?,
                    allotted: row.try_get(12)?,
                    revised: row.try_get(13)?,
                })
            },
            mapper: |it| LineStages::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, CompareParams, LineStagesQuery<'c, 'a, 's, C, LineStages, 2>, C>
    for CompareStmt
{
    fn params(&'s self, client: &'c C, params: &'a CompareParams) -> LineStagesQuery<'c, 'a, 's, C, LineStages, 2> {
        self.bind(client, &params.org_id, &params.proposal_id)
    }
}
pub struct RecommendedStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a reviewer recommended for each programme in the present round.
pub fn recommended() -> RecommendedStmt {
    RecommendedStmt(
        "select r.programme_id, sum(r.amount) as amount from ( select distinct on (s.line_item_id) s.programme_id, s.amount from budgeting.line_stages s join budgeting.proposals p on p.org_id = s.org_id and p.id = s.proposal_id where s.org_id = $1 and s.proposal_id = $2 and s.stage = 'recommended' and s.round = p.round order by s.line_item_id, s.at desc, s.id ) r group by r.programme_id",
        None,
    )
}
impl RecommendedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
    ) -> RecommendedQuery<'c, 'a, 's, C, Recommended, 2> {
        RecommendedQuery {
            client,
            params: [org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Recommended, tokio_postgres::Error> {
                Ok(Recommended { programme_id: row.try_get(0)?, amount: row.try_get(1)? })
            },
            mapper: |it| Recommended::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RecommendedParams, RecommendedQuery<'c, 'a, 's, C, Recommended, 2>, C>
    for RecommendedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a RecommendedParams,
    ) -> RecommendedQuery<'c, 'a, 's, C, Recommended, 2> {
        self.bind(client, &params.org_id, &params.proposal_id)
    }
}
