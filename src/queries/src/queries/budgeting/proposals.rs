// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListByFiscalYearParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub fiscal_year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_fiscal_year: Option<i32>,
    pub after_updated_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByTitleParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub fiscal_year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_title: Option<T3>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct ListByUpdatedAtParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub fiscal_year: Option<i32>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_updated_at: Option<chrono::DateTime<chrono::Utc>>,
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
    pub fiscal_year: i32,
    pub title: T1,
    pub description: T2,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub title: T1,
    pub description: T2,
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
pub struct TransitionParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub transition: T1,
    pub comment: T2,
}
#[derive(Debug)]
pub struct GiveBackParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub lines: T1,
    pub comment: T2,
}
#[derive(Debug)]
pub struct RecommendParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub decisions: T1,
    pub comment: T2,
}
#[derive(Debug)]
pub struct ApproveParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub decisions: T1,
    pub notes: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct ProblemsParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ProposalSummary {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
    pub round: i32,
    pub is_late: bool,
    pub programmes_total: i32,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ProposalSummaryBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
    pub round: i32,
    pub is_late: bool,
    pub programmes_total: i32,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ProposalSummaryBorrowed<'a>> for ProposalSummary {
    fn from(
        ProposalSummaryBorrowed {
            id,
            fiscal_year,
            title,
            status,
            round,
            is_late,
            programmes_total,
            total_requested,
            total_approved,
            version,
            created_at,
            updated_at,
        }: ProposalSummaryBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            fiscal_year,
            title: title.into(),
            status: status.into(),
            round,
            is_late,
            programmes_total,
            total_requested,
            total_approved,
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Proposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub description: String,
    pub status: String,
    pub round: i32,
    pub is_late: bool,
    pub lines_returned: bool,
    pub programmes_total: i32,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub gender_responsive: rust_decimal::Decimal,
    pub lines_total: i32,
    pub ceiling: Option<rust_decimal::Decimal>,
    pub submission_deadline: Option<chrono::NaiveDate>,
    pub created_by: uuid::Uuid,
    pub created_by_name: Option<String>,
    pub submitted_by: Option<uuid::Uuid>,
    pub submitted_by_name: Option<String>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reviewed_by_name: Option<String>,
    pub reviewed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_by_name: Option<String>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approval_notes: String,
    pub return_reason: String,
    pub transitions: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub description: &'a str,
    pub status: &'a str,
    pub round: i32,
    pub is_late: bool,
    pub lines_returned: bool,
    pub programmes_total: i32,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub gender_responsive: rust_decimal::Decimal,
    pub lines_total: i32,
    pub ceiling: Option<rust_decimal::Decimal>,
    pub submission_deadline: Option<chrono::NaiveDate>,
    pub created_by: uuid::Uuid,
    pub created_by_name: Option<&'a str>,
    pub submitted_by: Option<uuid::Uuid>,
    pub submitted_by_name: Option<&'a str>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
    pub reviewed_by_name: Option<&'a str>,
    pub reviewed_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approved_by_name: Option<&'a str>,
    pub approved_at: Option<chrono::DateTime<chrono::Utc>>,
    pub approval_notes: &'a str,
    pub return_reason: &'a str,
    pub transitions: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ProposalBorrowed<'a>> for Proposal {
    fn from(
        ProposalBorrowed {
            id,
            fiscal_year,
            title,
            description,
            status,
            round,
            is_late,
            lines_returned,
            programmes_total,
            total_requested,
            total_approved,
            gender_responsive,
            lines_total,
            ceiling,
            submission_deadline,
            created_by,
            created_by_name,
            submitted_by,
            submitted_by_name,
            submitted_at,
            reviewed_by_name,
            reviewed_at,
            approved_by_name,
            approved_at,
            approval_notes,
            return_reason,
            transitions,
            version,
            created_at,
            updated_at,
        }: ProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            fiscal_year,
            title: title.into(),
            description: description.into(),
            status: status.into(),
            round,
            is_late,
            lines_returned,
            programmes_total,
            total_requested,
            total_approved,
            gender_responsive,
            lines_total,
            ceiling,
            submission_deadline,
            created_by,
            created_by_name: created_by_name.map(|v| v.into()),
            submitted_by,
            submitted_by_name: submitted_by_name.map(|v| v.into()),
            submitted_at,
            reviewed_by_name: reviewed_by_name.map(|v| v.into()),
            reviewed_at,
            approved_by_name: approved_by_name.map(|v| v.into()),
            approved_at,
            approval_notes: approval_notes.into(),
            return_reason: return_reason.into(),
            transitions: transitions.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub programme_id: Option<uuid::Uuid>,
    pub programme: String,
    pub rule: String,
    pub figures: String,
}
pub struct ProblemBorrowed<'a> {
    pub programme_id: Option<uuid::Uuid>,
    pub programme: &'a str,
    pub rule: &'a str,
    pub figures: &'a str,
}
impl<'a> From<ProblemBorrowed<'a>> for Problem {
    fn from(ProblemBorrowed { programme_id, programme, rule, figures }: ProblemBorrowed<'a>) -> Self {
        Self { programme_id, programme: programme.into(), rule: rule.into(), figures: figures.into() }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ProposalSummaryQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProposalSummaryBorrowed, tokio_postgres::Error>,
    mapper: fn(ProposalSummaryBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProposalSummaryQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProposalSummaryBorrowed) -> R) -> ProposalSummaryQuery<'c, 'a, 's, C, R, N> {
        ProposalSummaryQuery {
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
pub struct ProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(ProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProposalBorrowed) -> R) -> ProposalQuery<'c, 'a, 's, C, R, N> {
        ProposalQuery {
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
pub struct ProblemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ProblemBorrowed, tokio_postgres::Error>,
    mapper: fn(ProblemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ProblemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ProblemBorrowed) -> R) -> ProblemQuery<'c, 'a, 's, C, R, N> {
        ProblemQuery {
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
pub struct ListByFiscalYearStmt(&'static str, Option<tokio_postgres::Statement>);
/// The latest fiscal year first, then what was changed last.
pub fn list_by_fiscal_year() -> ListByFiscalYearStmt {
    ListByFiscalYearStmt(
        "select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at from budgeting.proposals p cross join lateral ( select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved from budgeting.programmes g where g.org_id = p.org_id and g.proposal_id = p.id ) t where p.org_id = $1 and ($2::text is null or p.status = $2) and ($3::int4 is null or p.fiscal_year = $3) and ($4::text is null or position(lower($4) in lower(p.title || ' ' || p.description)) > 0) and ($5::uuid is null or p.fiscal_year < $6::int4 or (p.fiscal_year = $6 and p.updated_at < $7::timestamptz) or (p.fiscal_year = $6 and p.updated_at = $7 and p.id > $5)) order by p.fiscal_year desc, p.updated_at desc, p.id limit $8",
        None,
    )
}
impl ListByFiscalYearStmt {
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
        after_id: &'a Option<uuid::Uuid>,
        after_fiscal_year: &'a Option<i32>,
        after_updated_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 8> {
        ProposalSummaryQuery {
            client,
            params: [org_id, status, fiscal_year, search, after_id, after_fiscal_year, after_updated_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalSummaryBorrowed, tokio_postgres::Error> {
                Ok(ProposalSummaryBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    round: row.try_get(4)?,
                    is_late: row.try_get(5)?,
                    programmes_total: row.try_get(6)?,
                    total_requested: row.try_get(7)?,
                    total_approved: row.try_get(8)?,
                    version: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    updated_at: row.try_get(11)?,
                })
            },
            mapper: |it| ProposalSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByFiscalYearParams<T1, T2>,
        ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 8>,
        C,
    > for ListByFiscalYearStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByFiscalYearParams<T1, T2>,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 8> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.fiscal_year,
            &params.search,
            &params.after_id,
            &params.after_fiscal_year,
            &params.after_updated_at,
            &params.limit,
        )
    }
}
pub struct ListByTitleStmt(&'static str, Option<tokio_postgres::Statement>);
/// By title.
pub fn list_by_title() -> ListByTitleStmt {
    ListByTitleStmt(
        "select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at from budgeting.proposals p cross join lateral ( select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved from budgeting.programmes g where g.org_id = p.org_id and g.proposal_id = p.id ) t where p.org_id = $1 and ($2::text is null or p.status = $2) and ($3::int4 is null or p.fiscal_year = $3) and ($4::text is null or position(lower($4) in lower(p.title || ' ' || p.description)) > 0) and ($5::uuid is null or p.title > $6::text or (p.title = $6 and p.id > $5)) order by p.title, p.id limit $7",
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
        fiscal_year: &'a Option<i32>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_title: &'a Option<T3>,
        limit: &'a i64,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7> {
        ProposalSummaryQuery {
            client,
            params: [org_id, status, fiscal_year, search, after_id, after_title, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalSummaryBorrowed, tokio_postgres::Error> {
                Ok(ProposalSummaryBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    round: row.try_get(4)?,
                    is_late: row.try_get(5)?,
                    programmes_total: row.try_get(6)?,
                    total_requested: row.try_get(7)?,
                    total_approved: row.try_get(8)?,
                    version: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    updated_at: row.try_get(11)?,
                })
            },
            mapper: |it| ProposalSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByTitleParams<T1, T2, T3>,
        ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7>,
        C,
    > for ListByTitleStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByTitleParams<T1, T2, T3>,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.fiscal_year,
            &params.search,
            &params.after_id,
            &params.after_title,
            &params.limit,
        )
    }
}
pub struct ListByUpdatedAtStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was changed last comes first.
pub fn list_by_updated_at() -> ListByUpdatedAtStmt {
    ListByUpdatedAtStmt(
        "select p.id, p.fiscal_year, p.title, p.status, p.round, p.is_late, t.programmes_total, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved, p.version, p.created_at, p.updated_at from budgeting.proposals p cross join lateral ( select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved from budgeting.programmes g where g.org_id = p.org_id and g.proposal_id = p.id ) t where p.org_id = $1 and ($2::text is null or p.status = $2) and ($3::int4 is null or p.fiscal_year = $3) and ($4::text is null or position(lower($4) in lower(p.title || ' ' || p.description)) > 0) and ($5::uuid is null or p.updated_at < $6::timestamptz or (p.updated_at = $6 and p.id > $5)) order by p.updated_at desc, p.id limit $7",
        None,
    )
}
impl ListByUpdatedAtStmt {
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
        after_id: &'a Option<uuid::Uuid>,
        after_updated_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7> {
        ProposalSummaryQuery {
            client,
            params: [org_id, status, fiscal_year, search, after_id, after_updated_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalSummaryBorrowed, tokio_postgres::Error> {
                Ok(ProposalSummaryBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    round: row.try_get(4)?,
                    is_late: row.try_get(5)?,
                    programmes_total: row.try_get(6)?,
                    total_requested: row.try_get(7)?,
                    total_approved: row.try_get(8)?,
                    version: row.try_get(9)?,
                    created_at: row.try_get(10)?,
                    updated_at: row.try_get(11)?,
                })
            },
            mapper: |it| ProposalSummary::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListByUpdatedAtParams<T1, T2>,
        ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7>,
        C,
    > for ListByUpdatedAtStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListByUpdatedAtParams<T1, T2>,
    ) -> ProposalSummaryQuery<'c, 'a, 's, C, ProposalSummary, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.fiscal_year,
            &params.search,
            &params.after_id,
            &params.after_updated_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One proposal with its sums, the ceiling of its year, and the names of those who wrote, submitted, reviewed and approved it.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select p.id, p.fiscal_year, p.title, p.description, p.status, p.round, p.is_late, p.lines_returned, t.programmes_total, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved, t.gender_responsive, l.lines_total, c.amount as ceiling, k.submission_deadline, p.created_by, ctx.person_name(p.created_by) as created_by_name, p.submitted_by, ctx.person_name(p.submitted_by) as submitted_by_name, p.submitted_at, ctx.person_name(p.reviewed_by) as reviewed_by_name, p.reviewed_at, ctx.person_name(p.approved_by) as approved_by_name, p.approved_at, p.approval_notes, p.return_reason, workflow.possible_budget_steps('proposal', p.status, p.created_by, p.submitted_by) as transitions, p.version, p.created_at, p.updated_at from budgeting.proposals p cross join lateral ( select count(*)::int4 as programmes_total, coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved, coalesce(sum(g.requested_amount) filter (where g.is_gender_responsive), 0.00) as gender_responsive from budgeting.programmes g where g.org_id = p.org_id and g.proposal_id = p.id ) t cross join lateral ( select count(*)::int4 as lines_total from budgeting.programmes g join budgeting.line_items i on i.org_id = g.org_id and i.programme_id = g.id where g.org_id = p.org_id and g.proposal_id = p.id ) l left join budgeting.calls k on k.fiscal_year = p.fiscal_year left join budgeting.ceilings c on c.org_id = p.org_id and c.fiscal_year = p.fiscal_year where p.org_id = $1 and p.id = $2",
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
    ) -> ProposalQuery<'c, 'a, 's, C, Proposal, 2> {
        ProposalQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProposalBorrowed, tokio_postgres::Error> {
                Ok(ProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    description: row.try_get(3)?,
                    status: row.try_get(4)?,
                    round: row.try_get(5)?,
                    is_late: row.try_get(6)?,
                    lines_returned: row.try_get(7)?,
                    programmes_total: row.try_get(8)?,
                    total_requested: row.try_get(9)?,
                    total_approved: row.try_get(10)?,
                    gender_responsive: row.try_get(11)?,
                    lines_total: row.try_get(12)?,
                    ceiling: row.try_get(13)?,
                    submission_deadline: row.try_get(14)?,
                    created_by: row.try_get(15)?,
                    created_by_name: row.try_get(16)?,
                    submitted_by: row.try_get(17)?,
                    submitted_by_name: row.try_get(18)?,
                    submitted_at: row.try_get(19)?,
                    reviewed_by_name: row.try_get(20)?,
                    reviewed_at: row.try_get(21)?,
                    approved_by_name: row.try_get(22)?,
                    approved_at: row.try_get(23)?,
                    approval_notes: row.try_get(24)?,
                    return_reason: row.try_get(25)?,
                    transitions: row.try_get(26)?,
                    version: row.try_get(27)?,
                    created_at: row.try_get(28)?,
                    updated_at: row.try_get(29)?,
                })
            },
            mapper: |it| Proposal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ProposalQuery<'c, 'a, 's, C, Proposal, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> ProposalQuery<'c, 'a, 's, C, Proposal, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new draft.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.proposals (org_id, id, fiscal_year, title, description) values ($1, $2, $3, $4, $5) returning version",
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
        fiscal_year: &'a i32,
        title: &'a T1,
        description: &'a T2,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [org_id, id, fiscal_year, title, description],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 5>, C> for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.org_id, &params.id, &params.fiscal_year, &params.title, &params.description)
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.proposals set title = $1, description = $2 where org_id = $3 and id = $4 and version = $5 returning version",
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
        description: &'a T2,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 5> {
        I32Query {
            client,
            params: [title, description, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2>, I32Query<'c, 'a, 's, C, i32, 5>, C> for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2>) -> I32Query<'c, 'a, 's, C, i32, 5> {
        self.bind(client, &params.title, &params.description, &params.org_id, &params.id, &params.version)
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes a draft that was never submitted, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_proposal($1, $2, $3)", None)
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
pub struct TransitionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Submits, withdraws, takes into review or rejects, or refuses.
pub fn transition() -> TransitionStmt {
    TransitionStmt("select true as done from workflow.transition_proposal($1, $2, $3, $4, $5)", None)
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
pub struct GiveBackStmt(&'static str, Option<tokio_postgres::Statement>);
/// Returns the proposal as a whole, or the lines that the JSON list names, each with its reason.
pub fn give_back() -> GiveBackStmt {
    GiveBackStmt("select true as done from workflow.return_proposal($1, $2, $3, ($4::text)::jsonb, $5)", None)
}
impl GiveBackStmt {
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
        lines: &'a T1,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, lines, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, GiveBackParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for GiveBackStmt
{
    fn params(&'s self, client: &'c C, params: &'a GiveBackParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.lines, &params.comment)
    }
}
pub struct RecommendStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps the amounts that a reviewer recommends, as the JSON list says.
pub fn recommend() -> RecommendStmt {
    RecommendStmt("select true as done from workflow.recommend_proposal($1, $2, $3, ($4::text)::jsonb, $5)", None)
}
impl RecommendStmt {
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
        decisions: &'a T1,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, decisions, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, RecommendParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for RecommendStmt
{
    fn params(&'s self, client: &'c C, params: &'a RecommendParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.decisions, &params.comment)
    }
}
pub struct ApproveStmt(&'static str, Option<tokio_postgres::Statement>);
/// Approves the amounts that the JSON list says; a programme left out as recommended, or else as requested.
pub fn approve() -> ApproveStmt {
    ApproveStmt("select true as done from workflow.approve_proposal($1, $2, $3, ($4::text)::jsonb, $5)", None)
}
impl ApproveStmt {
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
        decisions: &'a T1,
        notes: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, decisions, notes],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ApproveParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for ApproveStmt
{
    fn params(&'s self, client: &'c C, params: &'a ApproveParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.decisions, &params.notes)
    }
}
pub struct ProblemsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Everything that keeps the proposal from being submitted, by programme.
pub fn problems() -> ProblemsStmt {
    ProblemsStmt(
        "select q.programme_id, q.programme, q.rule, q.figures::text as figures from budgeting.submission_problems($1, $2) q where exists (select from budgeting.proposals p where p.org_id = $1 and p.id = $2)",
        None,
    )
}
impl ProblemsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
    ) -> ProblemQuery<'c, 'a, 's, C, Problem, 2> {
        ProblemQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ProblemBorrowed, tokio_postgres::Error> {
                Ok(ProblemBorrowed {
                    programme_id: row.try_get(0)?,
                    programme: row.try_get(1)?,
                    rule: row.try_get(2)?,
                    figures: row.try_get(3)?,
                })
            },
            mapper: |it| Problem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ProblemsParams, ProblemQuery<'c, 'a, 's, C, Problem, 2>, C>
    for ProblemsStmt
{
    fn params(&'s self, client: &'c C, params: &'a ProblemsParams) -> ProblemQuery<'c, 'a, 's, C, Problem, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
