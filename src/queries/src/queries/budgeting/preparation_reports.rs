// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct SummaryParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct VarianceParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct GoalsParams {
    pub fiscal_year: i32,
    pub org_id: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct UnalignedParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct UnfundedParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Debug)]
pub struct ProposalsParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub fiscal_year: Option<i32>,
    pub search: Option<T2>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct LinesParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
    pub expense_class: Option<T1>,
    pub programme_id: Option<uuid::Uuid>,
    pub search: Option<T2>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct YearProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
}
pub struct YearProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
}
impl<'a> From<YearProposalBorrowed<'a>> for YearProposal {
    fn from(YearProposalBorrowed { id, fiscal_year, title, status }: YearProposalBorrowed<'a>) -> Self {
        Self { id, fiscal_year, title: title.into(), status: status.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SummaryRow {
    pub id: uuid::Uuid,
    pub code: String,
    pub title: String,
    pub category: String,
    pub priority_rank: i32,
    pub is_gender_responsive: bool,
    pub requested_amount: rust_decimal::Decimal,
    pub expense_class: Option<String>,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
pub struct SummaryRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub code: &'a str,
    pub title: &'a str,
    pub category: &'a str,
    pub priority_rank: i32,
    pub is_gender_responsive: bool,
    pub requested_amount: rust_decimal::Decimal,
    pub expense_class: Option<&'a str>,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
impl<'a> From<SummaryRowBorrowed<'a>> for SummaryRow {
    fn from(
        SummaryRowBorrowed {
            id,
            code,
            title,
            category,
            priority_rank,
            is_gender_responsive,
            requested_amount,
            expense_class,
            requested,
            approved,
        }: SummaryRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            code: code.into(),
            title: title.into(),
            category: category.into(),
            priority_rank,
            is_gender_responsive,
            requested_amount,
            expense_class: expense_class.map(|v| v.into()),
            requested,
            approved,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct VarianceRow {
    pub id: uuid::Uuid,
    pub code: String,
    pub title: String,
    pub priority_rank: i32,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub approval_reason: String,
}
pub struct VarianceRowBorrowed<'a> {
    pub id: uuid::Uuid,
    pub code: &'a str,
    pub title: &'a str,
    pub priority_rank: i32,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
    pub approval_reason: &'a str,
}
impl<'a> From<VarianceRowBorrowed<'a>> for VarianceRow {
    fn from(
        VarianceRowBorrowed {
            id,
            code,
            title,
            priority_rank,
            requested_amount,
            approved_amount,
            approval_reason,
        }: VarianceRowBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            code: code.into(),
            title: title.into(),
            priority_rank,
            requested_amount,
            approved_amount,
            approval_reason: approval_reason.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct GoalFunding {
    pub id: uuid::Uuid,
    pub title: String,
    pub plan_title: String,
    pub status: String,
    pub programmes: i64,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
pub struct GoalFundingBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub plan_title: &'a str,
    pub status: &'a str,
    pub programmes: i64,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
impl<'a> From<GoalFundingBorrowed<'a>> for GoalFunding {
    fn from(
        GoalFundingBorrowed { id, title, plan_title, status, programmes, requested, approved }: GoalFundingBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            plan_title: plan_title.into(),
            status: status.into(),
            programmes,
            requested,
            approved,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnalignedProgramme {
    pub id: uuid::Uuid,
    pub title: String,
    pub priority_rank: i32,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
}
pub struct UnalignedProgrammeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub priority_rank: i32,
    pub requested_amount: rust_decimal::Decimal,
    pub approved_amount: Option<rust_decimal::Decimal>,
}
impl<'a> From<UnalignedProgrammeBorrowed<'a>> for UnalignedProgramme {
    fn from(
        UnalignedProgrammeBorrowed {
            id,
            title,
            priority_rank,
            requested_amount,
            approved_amount,
        }: UnalignedProgrammeBorrowed<'a>,
    ) -> Self {
        Self { id, title: title.into(), priority_rank, requested_amount, approved_amount }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct UnfundedObjective {
    pub id: uuid::Uuid,
    pub title: String,
    pub annual_plan_title: String,
    pub goal_title: Option<String>,
    pub target_date: chrono::NaiveDate,
    pub status: String,
}
pub struct UnfundedObjectiveBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub annual_plan_title: &'a str,
    pub goal_title: Option<&'a str>,
    pub target_date: chrono::NaiveDate,
    pub status: &'a str,
}
impl<'a> From<UnfundedObjectiveBorrowed<'a>> for UnfundedObjective {
    fn from(
        UnfundedObjectiveBorrowed {
            id,
            title,
            annual_plan_title,
            goal_title,
            target_date,
            status,
        }: UnfundedObjectiveBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            title: title.into(),
            annual_plan_title: annual_plan_title.into(),
            goal_title: goal_title.map(|v| v.into()),
            target_date,
            status: status.into(),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
    pub is_late: bool,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub programmes: i64,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
pub struct ExportedProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
    pub is_late: bool,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
    pub programmes: i64,
    pub requested: rust_decimal::Decimal,
    pub approved: Option<rust_decimal::Decimal>,
}
impl<'a> From<ExportedProposalBorrowed<'a>> for ExportedProposal {
    fn from(
        ExportedProposalBorrowed {
            id,
            fiscal_year,
            title,
            status,
            is_late,
            submitted_at,
            approved_at,
            created_at,
            updated_at,
            programmes,
            requested,
            approved,
        }: ExportedProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            fiscal_year,
            title: title.into(),
            status: status.into(),
            is_late,
            submitted_at,
            approved_at,
            created_at,
            updated_at,
            programmes,
            requested,
            approved,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ExportedLine {
    pub id: uuid::Uuid,
    pub programme_code: String,
    pub programme: String,
    pub expense_class: String,
    pub object_code: Option<String>,
    pub sub_category: String,
    pub description: String,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub total_cost: rust_decimal::Decimal,
    pub justification: String,
    pub notes: String,
    pub return_reason: String,
    pub approved: Option<rust_decimal::Decimal>,
}
pub struct ExportedLineBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_code: &'a str,
    pub programme: &'a str,
    pub expense_class: &'a str,
    pub object_code: Option<&'a str>,
    pub sub_category: &'a str,
    pub description: &'a str,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub total_cost: rust_decimal::Decimal,
    pub justification: &'a str,
    pub notes: &'a str,
    pub return_reason: &'a str,
    pub approved: Option<rust_decimal::Decimal>,
}
impl<'a> From<ExportedLineBorrowed<'a>> for ExportedLine {
    fn from(
        ExportedLineBorrowed {
            id,
            programme_code,
            programme,
            expense_class,
            object_code,
            sub_category,
            description,
            unit_cost,
            quantity,
            total_cost,
            justification,
            notes,
            return_reason,
            approved,
        }: ExportedLineBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_code: programme_code.into(),
            programme: programme.into(),
            expense_class: expense_class.into(),
            object_code: object_code.map(|v| v.into()),
            sub_category: sub_category.into(),
            description: description.into(),
            unit_cost,
            quantity,
            total_cost,
            justification: justification.into(),
            notes: notes.into(),
            return_reason: return_reason.into(),
            approved,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct YearProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<YearProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(YearProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> YearProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(YearProposalBorrowed) -> R) -> YearProposalQuery<'c, 'a, 's, C, R, N> {
        YearProposalQuery {
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
pub struct SummaryRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SummaryRowBorrowed, tokio_postgres::Error>,
    mapper: fn(SummaryRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SummaryRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SummaryRowBorrowed) -> R) -> SummaryRowQuery<'c, 'a, 's, C, R, N> {
        SummaryRowQuery {
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
pub struct VarianceRowQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<VarianceRowBorrowed, tokio_postgres::Error>,
    mapper: fn(VarianceRowBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> VarianceRowQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(VarianceRowBorrowed) -> R) -> VarianceRowQuery<'c, 'a, 's, C, R, N> {
        VarianceRowQuery {
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
pub struct GoalFundingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<GoalFundingBorrowed, tokio_postgres::Error>,
    mapper: fn(GoalFundingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> GoalFundingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(GoalFundingBorrowed) -> R) -> GoalFundingQuery<'c, 'a, 's, C, R, N> {
        GoalFundingQuery {
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
pub struct UnalignedProgrammeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnalignedProgrammeBorrowed, tokio_postgres::Error>,
    mapper: fn(UnalignedProgrammeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnalignedProgrammeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnalignedProgrammeBorrowed) -> R) -> UnalignedProgrammeQuery<'c, 'a, 's, C, R, N> {
        UnalignedProgrammeQuery {
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
pub struct UnfundedObjectiveQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<UnfundedObjectiveBorrowed, tokio_postgres::Error>,
    mapper: fn(UnfundedObjectiveBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UnfundedObjectiveQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(UnfundedObjectiveBorrowed) -> R) -> UnfundedObjectiveQuery<'c, 'a, 's, C, R, N> {
        UnfundedObjectiveQuery {
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
pub struct ExportedProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExportedProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(ExportedProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExportedProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExportedProposalBorrowed) -> R) -> ExportedProposalQuery<'c, 'a, 's, C, R, N> {
        ExportedProposalQuery {
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
pub struct ExportedLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ExportedLineBorrowed, tokio_postgres::Error>,
    mapper: fn(ExportedLineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ExportedLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ExportedLineBorrowed) -> R) -> ExportedLineQuery<'c, 'a, 's, C, R, N> {
        ExportedLineQuery {
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
pub struct YearsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The proposals there are to report on, the latest year first.
pub fn years() -> YearsStmt {
    YearsStmt(
        "select id, fiscal_year, title, status from budgeting.proposals where org_id = $1 and status <> 'rejected' order by fiscal_year desc",
        None,
    )
}
impl YearsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> YearProposalQuery<'c, 'a, 's, C, YearProposal, 1> {
        YearProposalQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<YearProposalBorrowed, tokio_postgres::Error> {
                Ok(YearProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                })
            },
            mapper: |it| YearProposal::from(it),
        }
    }
}
pub struct SummaryStmt(&'static str, Option<tokio_postgres::Statement>);
/// What each programme asks for in each class, and what was approved of it; a programme without lines has no class.
pub fn summary() -> SummaryStmt {
    SummaryStmt(
        "select g.id, g.code, g.title, g.category, g.priority_rank, g.is_gender_responsive, g.requested_amount, l.expense_class, coalesce(sum(l.total_cost), 0.00) as requested, sum(a.amount) as approved from budgeting.proposals p join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id left join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id left join lateral ( select s.amount from budgeting.line_stages s where s.org_id = p.org_id and s.proposal_id = p.id and s.line_item_id = l.id and s.stage = 'approved' order by s.at desc, s.id limit 1 ) a on p.status = 'approved' where p.org_id = $1 and p.fiscal_year = $2 and p.status <> 'rejected' group by g.org_id, g.id, l.expense_class order by g.priority_rank, g.title, g.id, array_position(array['ps', 'mooe', 'co', 'fe'], l.expense_class)",
        None,
    )
}
impl SummaryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> SummaryRowQuery<'c, 'a, 's, C, SummaryRow, 2> {
        SummaryRowQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SummaryRowBorrowed, tokio_postgres::Error> {
                Ok(SummaryRowBorrowed {
                    id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    title: row.try_get(2)?,
                    category: row.try_get(3)?,
                    priority_rank: row.try_get(4)?,
                    is_gender_responsive: row.try_get(5)?,
                    requested_amount: row.try_get(6)?,
                    expense_class: row.try_get(7)?,
                    requested: row.try_get(8)?,
                    approved: row.try_get(9)?,
                })
            },
            mapper: |it| SummaryRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, SummaryParams, SummaryRowQuery<'c, 'a, 's, C, SummaryRow, 2>, C>
    for SummaryStmt
{
    fn params(&'s self, client: &'c C, params: &'a SummaryParams) -> SummaryRowQuery<'c, 'a, 's, C, SummaryRow, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct VarianceStmt(&'static str, Option<tokio_postgres::Statement>);
/// What each programme asked for and what was approved.
pub fn variance() -> VarianceStmt {
    VarianceStmt(
        "select g.id, g.code, g.title, g.priority_rank, g.requested_amount, g.approved_amount, g.approval_reason from budgeting.proposals p join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id where p.org_id = $1 and p.fiscal_year = $2 and p.status <> 'rejected' order by g.priority_rank, g.title, g.id",
        None,
    )
}
impl VarianceStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> VarianceRowQuery<'c, 'a, 's, C, VarianceRow, 2> {
        VarianceRowQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<VarianceRowBorrowed, tokio_postgres::Error> {
                Ok(VarianceRowBorrowed {
                    id: row.try_get(0)?,
                    code: row.try_get(1)?,
                    title: row.try_get(2)?,
                    priority_rank: row.try_get(3)?,
                    requested_amount: row.try_get(4)?,
                    approved_amount: row.try_get(5)?,
                    approval_reason: row.try_get(6)?,
                })
            },
            mapper: |it| VarianceRow::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, VarianceParams, VarianceRowQuery<'c, 'a, 's, C, VarianceRow, 2>, C>
    for VarianceStmt
{
    fn params(&'s self, client: &'c C, params: &'a VarianceParams) -> VarianceRowQuery<'c, 'a, 's, C, VarianceRow, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct GoalsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The goals of plans in force in the year, and those that programmes serve, with what is asked for and approved for each.
pub fn goals() -> GoalsStmt {
    GoalsStmt(
        "select o.id, o.title, s.title as plan_title, o.status, count(g.id) as programmes, coalesce(sum(g.requested_amount), 0.00) as requested, sum(g.approved_amount) as approved from planning.goals o join planning.strategic_plans s on s.org_id = o.org_id and s.id = o.strategic_plan_id left join ( budgeting.programmes g join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id and p.status <> 'rejected' ) on g.org_id = o.org_id and g.goal_id = o.id and g.fiscal_year = $1 where o.org_id = $2 and $1 between s.start_year and s.end_year and (s.status in ('approved', 'active') or g.id is not null) group by o.org_id, o.id, s.title order by coalesce(sum(g.requested_amount), 0) desc, o.title, o.id",
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
        fiscal_year: &'a i32,
        org_id: &'a i32,
    ) -> GoalFundingQuery<'c, 'a, 's, C, GoalFunding, 2> {
        GoalFundingQuery {
            client,
            params: [fiscal_year, org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<GoalFundingBorrowed, tokio_postgres::Error> {
                Ok(GoalFundingBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    plan_title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    programmes: row.try_get(4)?,
                    requested: row.try_get(5)?,
                    approved: row.try_get(6)?,
                })
            },
            mapper: |it| GoalFunding::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, GoalsParams, GoalFundingQuery<'c, 'a, 's, C, GoalFunding, 2>, C>
    for GoalsStmt
{
    fn params(&'s self, client: &'c C, params: &'a GoalsParams) -> GoalFundingQuery<'c, 'a, 's, C, GoalFunding, 2> {
        self.bind(client, &params.fiscal_year, &params.org_id)
    }
}
pub struct UnalignedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Programmes that serve no goal.
pub fn unaligned() -> UnalignedStmt {
    UnalignedStmt(
        "select g.id, g.title, g.priority_rank, g.requested_amount, g.approved_amount from budgeting.proposals p join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id where p.org_id = $1 and p.fiscal_year = $2 and p.status <> 'rejected' and g.goal_id is null order by g.priority_rank, g.title, g.id",
        None,
    )
}
impl UnalignedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> UnalignedProgrammeQuery<'c, 'a, 's, C, UnalignedProgramme, 2> {
        UnalignedProgrammeQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnalignedProgrammeBorrowed, tokio_postgres::Error> {
                Ok(UnalignedProgrammeBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    priority_rank: row.try_get(2)?,
                    requested_amount: row.try_get(3)?,
                    approved_amount: row.try_get(4)?,
                })
            },
            mapper: |it| UnalignedProgramme::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnalignedParams,
        UnalignedProgrammeQuery<'c, 'a, 's, C, UnalignedProgramme, 2>,
        C,
    > for UnalignedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnalignedParams,
    ) -> UnalignedProgrammeQuery<'c, 'a, 's, C, UnalignedProgramme, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct UnfundedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Objectives of the year's annual work plans that no programme pays for.
pub fn unfunded() -> UnfundedStmt {
    UnfundedStmt(
        "select o.id, o.title, a.title as annual_plan_title, g.title as goal_title, o.target_date, o.status from planning.annual_plans a join planning.objectives o on o.org_id = a.org_id and o.annual_plan_id = a.id left join planning.goals g on g.org_id = o.org_id and g.id = o.goal_id where a.org_id = $1 and a.year = $2 and a.status <> 'archived' and o.status not in ('completed', 'cancelled') and not exists ( select from budgeting.programmes b join budgeting.proposals p on p.org_id = b.org_id and p.id = b.proposal_id where b.org_id = o.org_id and b.objective_id = o.id and b.fiscal_year = $2 and p.status <> 'rejected') order by o.target_date, o.title, o.id",
        None,
    )
}
impl UnfundedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> UnfundedObjectiveQuery<'c, 'a, 's, C, UnfundedObjective, 2> {
        UnfundedObjectiveQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<UnfundedObjectiveBorrowed, tokio_postgres::Error> {
                Ok(UnfundedObjectiveBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    annual_plan_title: row.try_get(2)?,
                    goal_title: row.try_get(3)?,
                    target_date: row.try_get(4)?,
                    status: row.try_get(5)?,
                })
            },
            mapper: |it| UnfundedObjective::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UnfundedParams,
        UnfundedObjectiveQuery<'c, 'a, 's, C, UnfundedObjective, 2>,
        C,
    > for UnfundedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UnfundedParams,
    ) -> UnfundedObjectiveQuery<'c, 'a, 's, C, UnfundedObjective, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct ProposalsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Proposals for a file, the latest year first.
pub fn proposals() -> ProposalsStmt {
    ProposalsStmt(
        "select p.id, p.fiscal_year, p.title, p.status, p.is_late, p.submitted_at, p.approved_at, p.created_at, p.updated_at, count(g.id) as programmes, coalesce(sum(g.requested_amount), 0.00) as requested, sum(g.approved_amount) as approved from budgeting.proposals p left join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id where p.org_id = $1 and ($2::text is null or p.status = $2) and ($3::int4 is null or p.fiscal_year = $3) and ($4::text is null or position(lower($4) in lower(p.title || ' ' || p.description)) > 0) group by p.org_id, p.id order by p.fiscal_year desc, p.updated_at desc, p.id limit $5",
        None,
    )
}
impl ProposalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        status: &'a Option<T1>,
        fiscal_year: &'a Option<i32>,
        search: &'a Option<T2>,
        limit: &'a i64,
    ) -> ExportedProposalQuery<'c, 'a, 's, C, ExportedProposal, 5> {
        ExportedProposalQuery {
            client,
            params: [org_id, status, fiscal_year, search, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExportedProposalBorrowed, tokio_postgres::Error> {
                Ok(ExportedProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    is_late: row.try_get(4)?,
                    submitted_at: row.try_get(5)?,
                    approved_at: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    updated_at: row.try_get(8)?,
                    programmes: row.try_get(9)?,
                    requested: row.try_get(10)?,
                    approved: row.try_get(11)?,
                })
            },
            mapper: |it| ExportedProposal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProposalsParams<T1, T2>,
        ExportedProposalQuery<'c, 'a, 's, C, ExportedProposal, 5>,
        C,
    > for ProposalsStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProposalsParams<T1, T2>,
    ) -> ExportedProposalQuery<'c, 'a, 's, C, ExportedProposal, 5> {
        self.bind(client, &params.org_id, &params.status, &params.fiscal_year, &params.search, &params.limit)
    }
}
pub struct LinesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The lines of a proposal for a file, in their order.
pub fn lines() -> LinesStmt {
    LinesStmt(
        "select l.id, g.code as programme_code, g.title as programme, l.expense_class, l.object_code, l.sub_category, l.description, l.unit_cost, l.quantity, l.total_cost, l.justification, l.notes, l.return_reason, a.amount as approved from budgeting.programmes g join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id left join lateral ( select s.amount from budgeting.line_stages s where s.org_id = g.org_id and s.proposal_id = g.proposal_id and s.line_item_id = l.id and s.stage = 'approved' order by s.at desc, s.id limit 1 ) a on g.approved_amount is not null where g.org_id = $1 and g.proposal_id = $2 and ($3::text is null or l.expense_class = $3) and ($4::uuid is null or g.id = $4) and ($5::text is null or position(lower($5) in lower(l.description || ' ' || l.sub_category)) > 0) order by g.priority_rank, g.title, g.id, l.position, l.id limit $6",
        None,
    )
}
impl LinesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
        expense_class: &'a Option<T1>,
        programme_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T2>,
        limit: &'a i64,
    ) -> ExportedLineQuery<'c, 'a, 's, C, ExportedLine, 6> {
        ExportedLineQuery {
            client,
            params: [org_id, proposal_id, expense_class, programme_id, search, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ExportedLineBorrowed, tokio_postgres::Error> {
                Ok(ExportedLineBorrowed {
                    id: row.try_get(0)?,
                    programme_code: row.try_get(1)?,
                    programme: row.try_get(2)?,
                    expense_class: row.try_get(3)?,
                    object_code: row.try_get(4)?,
                    sub_category: row.try_get(5)?,
                    description: row.try_get(6)?,
                    unit_cost: row.try_get(7)?,
                    quantity: row.try_get(8)?,
                    total_cost: row.try_get(9)?,
                    justification: row.try_get(10)?,
                    notes: row.try_get(11)?,
                    return_reason: row.try_get(12)?,
                    approved: row.try_get(13)?,
                })
            },
            mapper: |it| ExportedLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LinesParams<T1, T2>, ExportedLineQuery<'c, 'a, 's, C, ExportedLine, 6>, C>
    for LinesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LinesParams<T1, T2>,
    ) -> ExportedLineQuery<'c, 'a, 's, C, ExportedLine, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.proposal_id,
            &params.expense_class,
            &params.programme_id,
            &params.search,
            &params.limit,
        )
    }
}
