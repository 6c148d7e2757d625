// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ProposalParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ProgrammesParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct LinesParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
    pub limit: i64,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub file_name: T1,
    pub rows: T2,
    pub problems: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct AcceptParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub sets_requested: bool,
}
#[derive(Clone, Copy, Debug)]
pub struct DropParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct CopyProposalParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub from_id: uuid::Uuid,
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: T1,
    pub description: T2,
    pub percent: rust_decimal::Decimal,
}
#[derive(Debug, Clone, PartialEq)]
pub struct SheetProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
    pub lines_returned: bool,
    pub version: i32,
}
pub struct SheetProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
    pub lines_returned: bool,
    pub version: i32,
}
impl<'a> From<SheetProposalBorrowed<'a>> for SheetProposal {
    fn from(
        SheetProposalBorrowed { id, fiscal_year, title, status, lines_returned, version }: SheetProposalBorrowed<'a>,
    ) -> Self {
        Self { id, fiscal_year, title: title.into(), status: status.into(), lines_returned, version }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SheetProgramme {
    pub id: uuid::Uuid,
    pub title: String,
    pub requested_amount: rust_decimal::Decimal,
    pub version: i32,
}
pub struct SheetProgrammeBorrowed<'a> {
    pub id: uuid::Uuid,
    pub title: &'a str,
    pub requested_amount: rust_decimal::Decimal,
    pub version: i32,
}
impl<'a> From<SheetProgrammeBorrowed<'a>> for SheetProgramme {
    fn from(SheetProgrammeBorrowed { id, title, requested_amount, version }: SheetProgrammeBorrowed<'a>) -> Self {
        Self { id, title: title.into(), requested_amount, version }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct SheetLine {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
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
    pub version: i32,
}
pub struct SheetLineBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
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
    pub version: i32,
}
impl<'a> From<SheetLineBorrowed<'a>> for SheetLine {
    fn from(
        SheetLineBorrowed {
            id,
            programme_id,
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
            version,
        }: SheetLineBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_id,
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
            version,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct KnownCode {
    pub code: String,
    pub expense_class: String,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: Option<chrono::NaiveDate>,
}
pub struct KnownCodeBorrowed<'a> {
    pub code: &'a str,
    pub expense_class: &'a str,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: Option<chrono::NaiveDate>,
}
impl<'a> From<KnownCodeBorrowed<'a>> for KnownCode {
    fn from(KnownCodeBorrowed { code, expense_class, valid_from, valid_until }: KnownCodeBorrowed<'a>) -> Self {
        Self { code: code.into(), expense_class: expense_class.into(), valid_from, valid_until }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    pub id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: String,
    pub fiscal_year: i32,
    pub proposal_status: String,
    pub file_name: String,
    pub status: String,
    pub rows: String,
    pub problems: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<String>,
}
pub struct ImportBorrowed<'a> {
    pub id: uuid::Uuid,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: &'a str,
    pub fiscal_year: i32,
    pub proposal_status: &'a str,
    pub file_name: &'a str,
    pub status: &'a str,
    pub rows: &'a str,
    pub problems: i32,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<&'a str>,
}
impl<'a> From<ImportBorrowed<'a>> for Import {
    fn from(
        ImportBorrowed {
            id,
            proposal_id,
            proposal_title,
            fiscal_year,
            proposal_status,
            file_name,
            status,
            rows,
            problems,
            version,
            created_at,
            created_by_name,
        }: ImportBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            proposal_id,
            proposal_title: proposal_title.into(),
            fiscal_year,
            proposal_status: proposal_status.into(),
            file_name: file_name.into(),
            status: status.into(),
            rows: rows.into(),
            problems,
            version,
            created_at,
            created_by_name: created_by_name.map(|v| v.into()),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct SheetProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SheetProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(SheetProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SheetProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SheetProposalBorrowed) -> R) -> SheetProposalQuery<'c, 'a, 's, C, R, N> {
        SheetProposalQuery {
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
pub struct SheetProgrammeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SheetProgrammeBorrowed, tokio_postgres::Error>,
    mapper: fn(SheetProgrammeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SheetProgrammeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SheetProgrammeBorrowed) -> R) -> SheetProgrammeQuery<'c, 'a, 's, C, R, N> {
        SheetProgrammeQuery {
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
pub struct SheetLineQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SheetLineBorrowed, tokio_postgres::Error>,
    mapper: fn(SheetLineBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SheetLineQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SheetLineBorrowed) -> R) -> SheetLineQuery<'c, 'a, 's, C, R, N> {
        SheetLineQuery {
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
pub struct KnownCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<KnownCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(KnownCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> KnownCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(KnownCodeBorrowed) -> R) -> KnownCodeQuery<'c, 'a, 's, C, R, N> {
        KnownCodeQuery {
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
pub struct ImportQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ImportBorrowed, tokio_postgres::Error>,
    mapper: fn(ImportBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ImportQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ImportBorrowed) -> R) -> ImportQuery<'c, 'a, 's, C, R, N> {
        ImportQuery {
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
pub struct I64Query<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<i64, tokio_postgres::Error>,
    mapper: fn(i64) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> I64Query<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(i64) -> R) -> I64Query<'c, 'a, 's, C, R, N> {
        I64Query {
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
pub struct ProposalStmt(&'static str, Option<tokio_postgres::Statement>);
/// The proposal of a sheet.
pub fn proposal() -> ProposalStmt {
    ProposalStmt(
        "select id, fiscal_year, title, status, lines_returned, version from budgeting.proposals where org_id = $1 and id = $2",
        None,
    )
}
impl ProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
    ) -> SheetProposalQuery<'c, 'a, 's, C, SheetProposal, 2> {
        SheetProposalQuery {
            client,
            params: [org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SheetProposalBorrowed, tokio_postgres::Error> {
                Ok(SheetProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    lines_returned: row.try_get(4)?,
                    version: row.try_get(5)?,
                })
            },
            mapper: |it| SheetProposal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ProposalParams, SheetProposalQuery<'c, 'a, 's, C, SheetProposal, 2>, C>
    for ProposalStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProposalParams,
    ) -> SheetProposalQuery<'c, 'a, 's, C, SheetProposal, 2> {
        self.bind(client, &params.org_id, &params.proposal_id)
    }
}
pub struct ProgrammesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Its programmes in their order.
pub fn programmes() -> ProgrammesStmt {
    ProgrammesStmt(
        "select id, title, requested_amount, version from budgeting.programmes where org_id = $1 and proposal_id = $2 order by priority_rank, title, id",
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
        proposal_id: &'a uuid::Uuid,
    ) -> SheetProgrammeQuery<'c, 'a, 's, C, SheetProgramme, 2> {
        SheetProgrammeQuery {
            client,
            params: [org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SheetProgrammeBorrowed, tokio_postgres::Error> {
                Ok(SheetProgrammeBorrowed {
                    id: row.try_get(0)?,
                    title: row.try_get(1)?,
                    requested_amount: row.try_get(2)?,
                    version: row.try_get(3)?,
                })
            },
            mapper: |it| SheetProgramme::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ProgrammesParams,
        SheetProgrammeQuery<'c, 'a, 's, C, SheetProgramme, 2>,
        C,
    > for ProgrammesStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ProgrammesParams,
    ) -> SheetProgrammeQuery<'c, 'a, 's, C, SheetProgramme, 2> {
        self.bind(client, &params.org_id, &params.proposal_id)
    }
}
pub struct LinesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Its lines in the order of the sheet.
pub fn lines() -> LinesStmt {
    LinesStmt(
        "select l.id, l.programme_id, g.title as programme, l.expense_class, l.object_code, l.sub_category, l.description, l.unit_cost, l.quantity, l.total_cost, l.justification, l.notes, l.return_reason, l.version from budgeting.programmes g join budgeting.line_items l on l.org_id = g.org_id and l.programme_id = g.id where g.org_id = $1 and g.proposal_id = $2 order by g.priority_rank, g.title, g.id, l.position, l.id limit $3",
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
        proposal_id: &'a uuid::Uuid,
        limit: &'a i64,
    ) -> SheetLineQuery<'c, 'a, 's, C, SheetLine, 3> {
        SheetLineQuery {
            client,
            params: [org_id, proposal_id, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SheetLineBorrowed, tokio_postgres::Error> {
                Ok(SheetLineBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
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
                    version: row.try_get(13)?,
                })
            },
            mapper: |it| SheetLine::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, LinesParams, SheetLineQuery<'c, 'a, 's, C, SheetLine, 3>, C>
    for LinesStmt
{
    fn params(&'s self, client: &'c C, params: &'a LinesParams) -> SheetLineQuery<'c, 'a, 's, C, SheetLine, 3> {
        self.bind(client, &params.org_id, &params.proposal_id, &params.limit)
    }
}
pub struct KnownCodesStmt(&'static str, Option<tokio_postgres::Statement>);
/// Of some object codes, those in the official list.
pub fn known_codes() -> KnownCodesStmt {
    KnownCodesStmt(
        "select code, expense_class, valid_from, valid_until from budgeting.object_codes where code = any($1::text[])",
        None,
    )
}
impl KnownCodesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::ArraySql<Item = T1>>(
        &'s self,
        client: &'c C,
        codes: &'a T2,
    ) -> KnownCodeQuery<'c, 'a, 's, C, KnownCode, 1> {
        KnownCodeQuery {
            client,
            params: [codes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<KnownCodeBorrowed, tokio_postgres::Error> {
                Ok(KnownCodeBorrowed {
                    code: row.try_get(0)?,
                    expense_class: row.try_get(1)?,
                    valid_from: row.try_get(2)?,
                    valid_until: row.try_get(3)?,
                })
            },
            mapper: |it| KnownCode::from(it),
        }
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps what was read from a sheet, to be looked at.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.imports (org_id, id, proposal_id, file_name, rows, problems) values ($1, $2, $3, $4, $5::text::jsonb, $6) returning version",
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
        proposal_id: &'a uuid::Uuid,
        file_name: &'a T1,
        rows: &'a T2,
        problems: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [org_id, id, proposal_id, file_name, rows, problems],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 6>, C> for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.proposal_id,
            &params.file_name,
            &params.rows,
            &params.problems,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One sheet that was read.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select i.id, i.proposal_id, p.title as proposal_title, p.fiscal_year, p.status as proposal_status, i.file_name, i.status, i.rows::text as rows, i.problems, i.version, i.created_at, ctx.person_name(i.created_by) as created_by_name from budgeting.imports i join budgeting.proposals p on p.org_id = i.org_id and p.id = i.proposal_id where i.org_id = $1 and i.id = $2",
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
    ) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        ImportQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ImportBorrowed, tokio_postgres::Error> {
                Ok(ImportBorrowed {
                    id: row.try_get(0)?,
                    proposal_id: row.try_get(1)?,
                    proposal_title: row.try_get(2)?,
                    fiscal_year: row.try_get(3)?,
                    proposal_status: row.try_get(4)?,
                    file_name: row.try_get(5)?,
                    status: row.try_get(6)?,
                    rows: row.try_get(7)?,
                    problems: row.try_get(8)?,
                    version: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    created_by_name: row.try_get(11)?,
                })
            },
            mapper: |it| Import::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ImportQuery<'c, 'a, 's, C, Import, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> ImportQuery<'c, 'a, 's, C, Import, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct AcceptStmt(&'static str, Option<tokio_postgres::Statement>);
/// Changes, adds and removes lines as the sheet says: all of it, or nothing.
pub fn accept() -> AcceptStmt {
    AcceptStmt("select budgeting.accept_import($1, $2, $3, $4) as lines", None)
}
impl AcceptStmt {
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
        sets_requested: &'a bool,
    ) -> I64Query<'c, 'a, 's, C, i64, 4> {
        I64Query {
            client,
            params: [org_id, id, version, sets_requested],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AcceptParams, I64Query<'c, 'a, 's, C, i64, 4>, C> for AcceptStmt
{
    fn params(&'s self, client: &'c C, params: &'a AcceptParams) -> I64Query<'c, 'a, 's, C, i64, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.sets_requested)
    }
}
pub struct DropStmt(&'static str, Option<tokio_postgres::Statement>);
/// Sets the sheet aside.
pub fn drop() -> DropStmt {
    DropStmt("select true as done from workflow.drop_import($1, $2, $3)", None)
}
impl DropStmt {
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
    crate::client::async_::Params<'c, 'a, 's, DropParams, BoolQuery<'c, 'a, 's, C, bool, 3>, C> for DropStmt
{
    fn params(&'s self, client: &'c C, params: &'a DropParams) -> BoolQuery<'c, 'a, 's, C, bool, 3> {
        self.bind(client, &params.org_id, &params.id, &params.version)
    }
}
pub struct CopyProposalStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft with programmes and lines of an earlier proposal.
pub fn copy_proposal() -> CopyProposalStmt {
    CopyProposalStmt("select budgeting.copy_proposal($1, $2, $3, $4, $5, $6, $7) as version", None)
}
impl CopyProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        from_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
        fiscal_year: &'a i32,
        title: &'a T1,
        description: &'a T2,
        percent: &'a rust_decimal::Decimal,
    ) -> I32Query<'c, 'a, 's, C, i32, 7> {
        I32Query {
            client,
            params: [org_id, from_id, id, fiscal_year, title, description, percent],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CopyProposalParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 7>, C>
    for CopyProposalStmt
{
    fn params(&'s self, client: &'c C, params: &'a CopyProposalParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.from_id,
            &params.id,
            &params.fiscal_year,
            &params.title,
            &params.description,
            &params.percent,
        )
    }
}
