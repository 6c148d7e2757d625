// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct HistoryParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub entity: T1,
    pub entity_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct TotalsParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ProgrammesParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ClassesParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct QuartersParams {
    pub org_id: i32,
    pub fiscal_year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct WaitingParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub may_release: bool,
    pub may_obligate: bool,
    pub may_disburse: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct AlertsParams {
    pub org_id: i32,
    pub fiscal_year: i32,
    pub today: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct RecentParams {
    pub org_id: i32,
    pub since: chrono::DateTime<chrono::Utc>,
}
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryLine {
    pub id: uuid::Uuid,
    pub action: String,
    pub from_status: String,
    pub to_status: String,
    pub amount: Option<rust_decimal::Decimal>,
    pub comment: String,
    pub actor_name: Option<String>,
    pub at: chrono::DateTime<chrono::Utc>,
}
pub struct HistoryLineBorrowed<'a> {
    pub id: uuid::Uuid,
    pub action: &'a str,
    pub from_status: &'a str,
    pub to_status: &'a str,
    pub amount: Option<rust_decimal::Decimal>,
    pub comment: &'a str,
    pub actor_name: Option<&'a str>,
    pub at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<HistoryLineBorrowed<'a>> for HistoryLine {
    fn from(
        HistoryLineBorrowed {
            id,
            action,
            from_status,
            to_status,
            amount,
            comment,
            actor_name,
            at,
        }: HistoryLineBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            action: action.into(),
            from_status: from_status.into(),
            to_status: to_status.into(),
            amount,
            comment: comment.into(),
            actor_name: actor_name.map(|v| v.into()),
            at,
        }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Totals {
    pub approved: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub programmes: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProgrammeRung {
    pub allocation_id: uuid::Uuid,
    pub programme: String,
    pub approved: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
pub struct ProgrammeRungBorrowed<'a> {
    pub allocation_id: uuid::Uuid,
    pub programme: &'a str,
    pub approved: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
impl<'a> From<ProgrammeRungBorrowed<'a>> for ProgrammeRung {
    fn from(
        ProgrammeRungBorrowed {
            allocation_id,
            programme,
            approved,
            appropriated,
            allotted,
            obligated,
            paid,
        }: ProgrammeRungBorrowed<'a>,
    ) -> Self {
        Self { allocation_id, programme: programme.into(), approved, appropriated, allotted, obligated, paid }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ClassRung {
    pub expense_class: String,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
pub struct ClassRungBorrowed<'a> {
    pub expense_class: &'a str,
    pub appropriated: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
impl<'a> From<ClassRungBorrowed<'a>> for ClassRung {
    fn from(
        ClassRungBorrowed { expense_class, appropriated, allotted, obligated, paid }: ClassRungBorrowed<'a>,
    ) -> Self {
        Self { expense_class: expense_class.into(), appropriated, allotted, obligated, paid }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct QuarterSums {
    pub quarter: i32,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingStep {
    pub entity: String,
    pub id: uuid::Uuid,
    pub step: String,
    pub title: String,
    pub amount: rust_decimal::Decimal,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct WaitingStepBorrowed<'a> {
    pub entity: &'a str,
    pub id: uuid::Uuid,
    pub step: &'a str,
    pub title: &'a str,
    pub amount: rust_decimal::Decimal,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<WaitingStepBorrowed<'a>> for WaitingStep {
    fn from(WaitingStepBorrowed { entity, id, step, title, amount, created_at }: WaitingStepBorrowed<'a>) -> Self {
        Self { entity: entity.into(), id, step: step.into(), title: title.into(), amount, created_at }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Alert {
    pub kind: String,
    pub entity: String,
    pub id: uuid::Uuid,
    pub title: String,
    pub amount: rust_decimal::Decimal,
    pub per_cent: rust_decimal::Decimal,
}
pub struct AlertBorrowed<'a> {
    pub kind: &'a str,
    pub entity: &'a str,
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub amount: rust_decimal::Decimal,
    pub per_cent: rust_decimal::Decimal,
}
impl<'a> From<AlertBorrowed<'a>> for Alert {
    fn from(AlertBorrowed { kind, entity, id, title, amount, per_cent }: AlertBorrowed<'a>) -> Self {
        Self { kind: kind.into(), entity: entity.into(), id, title: title.into(), amount, per_cent }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Recent {
    pub id: uuid::Uuid,
    pub entity: String,
    pub entity_id: uuid::Uuid,
    pub action: String,
    pub to_status: String,
    pub amount: Option<rust_decimal::Decimal>,
    pub actor_name: Option<String>,
    pub at: chrono::DateTime<chrono::Utc>,
}
pub struct RecentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub entity: &'a str,
    pub entity_id: uuid::Uuid,
    pub action: &'a str,
    pub to_status: &'a str,
    pub amount: Option<rust_decimal::Decimal>,
    pub actor_name: Option<&'a str>,
    pub at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<RecentBorrowed<'a>> for Recent {
    fn from(
        RecentBorrowed { id, entity, entity_id, action, to_status, amount, actor_name, at }: RecentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            entity: entity.into(),
            entity_id,
            action: action.into(),
            to_status: to_status.into(),
            amount,
            actor_name: actor_name.map(|v| v.into()),
            at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct HistoryLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<HistoryLineBorrowed, tokio_postgres::Error>,
    mapper: fn(HistoryLineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> HistoryLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(HistoryLineBorrowed) -> R) -> HistoryLineQuery<'c, 'a, 's, C, R, N> {
        HistoryLineQuery {
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
pub struct TotalsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Totals, tokio_postgres::Error>,
    mapper: fn(Totals) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> TotalsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Totals) -> R) -> TotalsQuery<'c, 'a, 's, C, R, N> {
        TotalsQuery {
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
pub struct ProgrammeRungQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProgrammeRungBorrowed, tokio_postgres::Error>,
    mapper: fn(ProgrammeRungBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProgrammeRungQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProgrammeRungBorrowed) -> R) -> ProgrammeRungQuery<'c, 'a, 's, C, R, N> {
        ProgrammeRungQuery {
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
pub struct ClassRungQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ClassRungBorrowed, tokio_postgres::Error>,
    mapper: fn(ClassRungBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ClassRungQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ClassRungBorrowed) -> R) -> ClassRungQuery<'c, 'a, 's, C, R, N> {
        ClassRungQuery {
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
pub struct QuarterSumsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<QuarterSums, tokio_postgres::Error>,
    mapper: fn(QuarterSums) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> QuarterSumsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(QuarterSums) -> R) -> QuarterSumsQuery<'c, 'a, 's, C, R, N> {
        QuarterSumsQuery {
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
pub struct WaitingStepQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingStepBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingStepBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingStepQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingStepBorrowed) -> R) -> WaitingStepQuery<'c, 'a, 's, C, R, N> {
        WaitingStepQuery {
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
pub struct AlertQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AlertBorrowed, tokio_postgres::Error>,
    mapper: fn(AlertBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AlertQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AlertBorrowed) -> R) -> AlertQuery<'c, 'a, 's, C, R, N> {
        AlertQuery {
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
pub struct RecentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<RecentBorrowed, tokio_postgres::Error>,
    mapper: fn(RecentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> RecentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(RecentBorrowed) -> R) -> RecentQuery<'c, 'a, 's, C, R, N> {
        RecentQuery {
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
pub struct HistoryStmt(&'static str, Option<tokio_postgres::Statement>);
/// What happened to one row, the latest first. A history is short; a page of 200 holds it.
pub fn history() -> HistoryStmt {
    HistoryStmt(
        "select e.id, e.action, e.from_status, e.to_status, e.amount, e.comment, ctx.person_name(e.actor) as actor_name, e.at from budgeting.events e where e.org_id = $1 and e.entity = $2 and e.entity_id = $3 order by e.at desc, e.id limit 200",
        None,
    )
}
impl HistoryStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        entity: &'a T1,
        entity_id: &'a uuid::Uuid,
    ) -> HistoryLineQuery<'c, 'a, 's, C, HistoryLine, 3> {
        HistoryLineQuery {
            client,
            params: [org_id, entity, entity_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<HistoryLineBorrowed, tokio_postgres::Error> {
                Ok(HistoryLineBorrowed {
                    id: row.try_get(0)?,
                    action: row.try_get(1)?,
                    from_status: row.try_get(2)?,
                    to_status: row.try_get(3)?,
                    amount: row.try_get(4)?,
                    comment: row.try_get(5)?,
                    actor_name: row.try_get(6)?,
                    at: row.try_get(7)?,
                })
            },
            mapper: |it| HistoryLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, HistoryParams<T1>, HistoryLineQuery<'c, 'a, 's, C, HistoryLine, 3>, C>
    for HistoryStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a HistoryParams<T1>,
    ) -> HistoryLineQuery<'c, 'a, 's, C, HistoryLine, 3> {
        self.bind(client, &params.org_id, &params.entity, &params.entity_id)
    }
}
pub struct YearsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The years that have an allocation, the latest first.
pub fn years() -> YearsStmt {
    YearsStmt(
        "select distinct c.fiscal_year from budgeting.allocations c where c.org_id = $1 order by 1 desc limit 50",
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
    ) -> I32Query<'c, 'a, 's, C, i32, 1> {
        I32Query {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
pub struct TotalsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The ladder of a year in one line.
pub fn totals() -> TotalsStmt {
    TotalsStmt(
        "select coalesce(sum(b.allocated_amount), 0.00) as approved, coalesce(sum(b.adjusted), 0.00) as appropriated, coalesce(sum(b.allotted), 0.00) as allotted, coalesce(sum(b.obligated), 0.00) as obligated, coalesce(sum(b.paid), 0.00) as paid, count(*) as programmes from budgeting.allocation_balances b where b.org_id = $1 and b.fiscal_year = $2",
        None,
    )
}
impl TotalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> TotalsQuery<'c, 'a, 's, C, Totals, 2> {
        TotalsQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Totals, tokio_postgres::Error> {
                Ok(Totals {
                    approved: row.try_get(0)?,
                    appropriated: row.try_get(1)?,
                    allotted: row.try_get(2)?,
                    obligated: row.try_get(3)?,
                    paid: row.try_get(4)?,
                    programmes: row.try_get(5)?,
                })
            },
            mapper: |it| Totals::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, TotalsParams, TotalsQuery<'c, 'a, 's, C, Totals, 2>, C> for TotalsStmt
{
    fn params(&'s self, client: &'c C, params: &'a TotalsParams) -> TotalsQuery<'c, 'a, 's, C, Totals, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct ProgrammesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The ladder of each programme of a year, the largest first.
pub fn programmes() -> ProgrammesStmt {
    ProgrammesStmt(
        "select b.id as allocation_id, b.programme, b.allocated_amount as approved, b.adjusted as appropriated, b.allotted, b.obligated, b.paid from budgeting.allocation_balances b where b.org_id = $1 and b.fiscal_year = $2 order by b.allocated_amount desc, b.id limit 200",
        None,
    )
}
impl ProgrammesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> ProgrammeRungQuery<'c, 'a, 's, C, ProgrammeRung, 2> {
        ProgrammeRungQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProgrammeRungBorrowed, tokio_postgres::Error> {
                Ok(ProgrammeRungBorrowed {
                    allocation_id: row.try_get(0)?,
                    programme: row.try_get(1)?,
                    approved: row.try_get(2)?,
                    appropriated: row.try_get(3)?,
                    allotted: row.try_get(4)?,
                    obligated: row.try_get(5)?,
                    paid: row.try_get(6)?,
                })
            },
            mapper: |it| ProgrammeRung::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ProgrammesParams, ProgrammeRungQuery<'c, 'a, 's, C, ProgrammeRung, 2>, C>
    for ProgrammesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProgrammesParams,
    ) -> ProgrammeRungQuery<'c, 'a, 's, C, ProgrammeRung, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct ClassesStmt(&'static str, Option<tokio_postgres::Statement>);
/// The ladder of each expense class of a year.
pub fn classes() -> ClassesStmt {
    ClassesStmt(
        "select a.expense_class, coalesce(sum(e.amount) filter (where e.kind in ('appropriation', 'appropriation_adjustment')), 0.00) as appropriated, coalesce(sum(e.amount) filter (where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted, coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated, coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid from budgeting.allocations c join budgeting.appropriations a on a.org_id = c.org_id and a.allocation_id = c.id join budgeting.entries e on e.org_id = a.org_id and e.appropriation_id = a.id where c.org_id = $1 and c.fiscal_year = $2 group by a.expense_class order by array_position(array['ps', 'mooe', 'fe', 'co'], a.expense_class)",
        None,
    )
}
impl ClassesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> ClassRungQuery<'c, 'a, 's, C, ClassRung, 2> {
        ClassRungQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ClassRungBorrowed, tokio_postgres::Error> {
                Ok(ClassRungBorrowed {
                    expense_class: row.try_get(0)?,
                    appropriated: row.try_get(1)?,
                    allotted: row.try_get(2)?,
                    obligated: row.try_get(3)?,
                    paid: row.try_get(4)?,
                })
            },
            mapper: |it| ClassRung::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ClassesParams, ClassRungQuery<'c, 'a, 's, C, ClassRung, 2>, C>
    for ClassesStmt
{
    fn params(&'s self, client: &'c C, params: &'a ClassesParams) -> ClassRungQuery<'c, 'a, 's, C, ClassRung, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct QuartersStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was posted in each quarter of a calendar year, of whatever appropriation.
pub fn quarters() -> QuartersStmt {
    QuartersStmt(
        "select extract(quarter from e.entry_date)::int4 as quarter, coalesce(sum(e.amount) filter (where e.kind in ('allotment', 'allotment_adjustment', 'transfer_to', 'transfer_from')), 0.00) as allotted, coalesce(sum(e.amount) filter (where e.kind = 'obligation'), 0.00) as obligated, coalesce(sum(e.amount) filter (where e.kind = 'disbursement'), 0.00) as paid from budgeting.entries e where e.org_id = $1 and e.entry_date between make_date($2, 1, 1) and make_date($2, 12, 31) group by 1 order by 1",
        None,
    )
}
impl QuartersStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
    ) -> QuarterSumsQuery<'c, 'a, 's, C, QuarterSums, 2> {
        QuarterSumsQuery {
            client,
            params: [org_id, fiscal_year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<QuarterSums, tokio_postgres::Error> {
                Ok(QuarterSums {
                    quarter: row.try_get(0)?,
                    allotted: row.try_get(1)?,
                    obligated: row.try_get(2)?,
                    paid: row.try_get(3)?,
                })
            },
            mapper: |it| QuarterSums::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, QuartersParams, QuarterSumsQuery<'c, 'a, 's, C, QuarterSums, 2>, C>
    for QuartersStmt
{
    fn params(&'s self, client: &'c C, params: &'a QuartersParams) -> QuarterSumsQuery<'c, 'a, 's, C, QuarterSums, 2> {
        self.bind(client, &params.org_id, &params.fiscal_year)
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
/// What somebody has to do next, and nobody but this person is barred from doing: the longest waiting first.
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select w.entity, w.id, w.step, w.title, w.amount, w.created_at from ( select 'appropriation' as entity, a.id, 'post' as step, g.title || ' · ' || upper(a.expense_class) as title, a.authorized_amount as amount, a.created_at, a.created_by as barred, 'release' as permission from budgeting.appropriations a join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id where a.org_id = $1 and a.status = 'pending' union all select 'movement', m.id, 'post', m.kind || ' ' || m.document_ref, m.amount, m.created_at, m.created_by, 'release' from budgeting.movements m where m.org_id = $1 and m.status = 'pending' union all select 'allotment', t.id, 'release', g.title || ' · ' || t.quarter, t.amount, t.created_at, t.created_by, 'release' from budgeting.allotments t join budgeting.allocations c on c.org_id = t.org_id and c.id = t.allocation_id join budgeting.programmes g on g.org_id = c.org_id and g.id = c.programme_id where t.org_id = $1 and t.status = 'pending' union all select 'obligation', o.id, case when o.need_certified_by is null then 'certify' else 'obligate' end, o.description, o.amount, o.created_at, o.need_certified_by, 'obligate' from budgeting.obligations o where o.org_id = $1 and o.status = 'draft' union all select 'disbursement', d.id, 'pay', d.payee, d.amount, d.created_at, null, 'disburse' from budgeting.disbursements d where d.org_id = $1 and d.status = 'processing' ) w where w.barred is distinct from $2 and ((w.permission = 'release' and $3) or (w.permission = 'obligate' and $4) or (w.permission = 'disburse' and $5)) order by w.created_at, w.id limit 100",
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
        may_release: &'a bool,
        may_obligate: &'a bool,
        may_disburse: &'a bool,
    ) -> WaitingStepQuery<'c, 'a, 's, C, WaitingStep, 5> {
        WaitingStepQuery {
            client,
            params: [org_id, user_id, may_release, may_obligate, may_disburse],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingStepBorrowed, tokio_postgres::Error> {
                Ok(WaitingStepBorrowed {
                    entity: row.try_get(0)?,
                    id: row.try_get(1)?,
                    step: row.try_get(2)?,
                    title: row.try_get(3)?,
                    amount: row.try_get(4)?,
                    created_at: row.try_get(5)?,
                })
            },
            mapper: |it| WaitingStep::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WaitingParams, WaitingStepQuery<'c, 'a, 's, C, WaitingStep, 5>, C>
    for WaitingStmt
{
    fn params(&'s self, client: &'c C, params: &'a WaitingParams) -> WaitingStepQuery<'c, 'a, 's, C, WaitingStep, 5> {
        self.bind(
            client,
            &params.org_id,
            &params.user_id,
            &params.may_release,
            &params.may_obligate,
            &params.may_disburse,
        )
    }
}
pub struct AlertsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What stands out in a year: allotments nearly spent, allocations hardly used, work items over budget or late. `per_cent` is of its limit.
pub fn alerts() -> AlertsStmt {
    AlertsStmt(
        "select x.kind, x.entity, x.id, x.title, x.amount, x.per_cent from ( select case when t.obligated >= t.adjusted * 0.95 then 'nearly_spent' else 'mostly_spent' end as kind, 'allotment' as entity, t.id, t.programme || ' · ' || upper(t.expense_class) || ' · ' || t.quarter as title, t.adjusted - t.obligated as amount, round(t.obligated / t.adjusted * 100, 2) as per_cent, 1 as rank from budgeting.allotment_balances t where t.org_id = $1 and t.fiscal_year = $2 and t.adjusted > 0 and t.obligated >= t.adjusted * 0.85 and t.status in ('released', 'partially_utilized') union all select 'low_utilization', 'allocation', c.id, c.programme, c.allocated_amount - c.paid, round(c.paid / c.allocated_amount * 100, 2), 3 from budgeting.allocation_balances c where c.org_id = $1 and c.fiscal_year = $2 and c.paid < c.allocated_amount * 0.30 union all select case when w.obligated > w.estimated_cost then 'over_budget' else 'overdue' end, 'work_item', w.id, w.code || ' ' || w.title, w.obligated - w.estimated_cost, round(w.obligated / w.estimated_cost * 100, 2), 2 from ( select i.id, i.code, i.title, i.estimated_cost, i.status, i.target_completion_date, coalesce(( select sum(e.amount) from budgeting.obligations o join budgeting.entries e on e.org_id = o.org_id and e.obligation_id = o.id and e.kind = 'obligation' where o.org_id = i.org_id and o.work_item_id = i.id), 0.00) as obligated from budgeting.work_items i join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id where i.org_id = $1 and g.fiscal_year = $2 and i.status in ('planned', 'in_progress', 'completed') ) w where w.obligated > w.estimated_cost or (w.status in ('planned', 'in_progress') and w.target_completion_date < $3) ) x order by x.rank, x.per_cent desc, x.id limit 50",
        None,
    )
}
impl AlertsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        fiscal_year: &'a i32,
        today: &'a chrono::NaiveDate,
    ) -> AlertQuery<'c, 'a, 's, C, Alert, 3> {
        AlertQuery {
            client,
            params: [org_id, fiscal_year, today],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AlertBorrowed, tokio_postgres::Error> {
                Ok(AlertBorrowed {
                    kind: row.try_get(0)?,
                    entity: row.try_get(1)?,
                    id: row.try_get(2)?,
                    title: row.try_get(3)?,
                    amount: row.try_get(4)?,
                    per_cent: row.try_get(5)?,
                })
            },
            mapper: |it| Alert::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AlertsParams, AlertQuery<'c, 'a, 's, C, Alert, 3>, C> for AlertsStmt
{
    fn params(&'s self, client: &'c C, params: &'a AlertsParams) -> AlertQuery<'c, 'a, 's, C, Alert, 3> {
        self.bind(client, &params.org_id, &params.fiscal_year, &params.today)
    }
}
pub struct RecentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The ten latest steps of all kinds since a moment.
pub fn recent() -> RecentStmt {
    RecentStmt(
        "select e.id, e.entity, e.entity_id, e.action, e.to_status, e.amount, ctx.person_name(e.actor) as actor_name, e.at from budgeting.events e where e.org_id = $1 and e.at >= $2 and e.entity in ('appropriation', 'movement', 'allotment', 'work_item', 'obligation', 'disbursement') order by e.at desc, e.id limit 10",
        None,
    )
}
impl RecentStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        since: &'a chrono::DateTime<chrono::Utc>,
    ) -> RecentQuery<'c, 'a, 's, C, Recent, 2> {
        RecentQuery {
            client,
            params: [org_id, since],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<RecentBorrowed, tokio_postgres::Error> {
                Ok(RecentBorrowed {
                    id: row.try_get(0)?,
                    entity: row.try_get(1)?,
                    entity_id: row.try_get(2)?,
                    action: row.try_get(3)?,
                    to_status: row.try_get(4)?,
                    amount: row.try_get(5)?,
                    actor_name: row.try_get(6)?,
                    at: row.try_get(7)?,
                })
            },
            mapper: |it| Recent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, RecentParams, RecentQuery<'c, 'a, 's, C, Recent, 2>, C> for RecentStmt
{
    fn params(&'s self, client: &'c C, params: &'a RecentParams) -> RecentQuery<'c, 'a, 's, C, Recent, 2> {
        self.bind(client, &params.org_id, &params.since)
    }
}
