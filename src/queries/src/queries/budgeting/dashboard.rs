// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct WaitingParams {
    pub org_id: i32,
    pub may_approve: bool,
    pub user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Counts {
    pub status: String,
    pub proposals: i64,
}
pub struct CountsBorrowed<'a> {
    pub status: &'a str,
    pub proposals: i64,
}
impl<'a> From<CountsBorrowed<'a>> for Counts {
    fn from(CountsBorrowed { status, proposals }: CountsBorrowed<'a>) -> Self {
        Self { status: status.into(), proposals }
    }
}
#[derive(Debug, Clone, PartialEq, Copy)]
pub struct Years {
    pub fiscal_year: i32,
    pub requested: rust_decimal::Decimal,
    pub approved: rust_decimal::Decimal,
}
#[derive(Debug, Clone, PartialEq)]
pub struct DashboardProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct DashboardProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
    pub total_requested: rust_decimal::Decimal,
    pub total_approved: Option<rust_decimal::Decimal>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<DashboardProposalBorrowed<'a>> for DashboardProposal {
    fn from(
        DashboardProposalBorrowed {
            id,
            fiscal_year,
            title,
            status,
            total_requested,
            total_approved,
            updated_at,
        }: DashboardProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            fiscal_year,
            title: title.into(),
            status: status.into(),
            total_requested,
            total_approved,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct WaitingProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub status: String,
    pub submitted_by_name: Option<String>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct WaitingProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub status: &'a str,
    pub submitted_by_name: Option<&'a str>,
    pub submitted_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<WaitingProposalBorrowed<'a>> for WaitingProposal {
    fn from(
        WaitingProposalBorrowed {
            id,
            fiscal_year,
            title,
            status,
            submitted_by_name,
            submitted_at,
        }: WaitingProposalBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            fiscal_year,
            title: title.into(),
            status: status.into(),
            submitted_by_name: submitted_by_name.map(|v| v.into()),
            submitted_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CountsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CountsBorrowed, tokio_postgres::Error>,
    mapper: fn(CountsBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CountsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CountsBorrowed) -> R) -> CountsQuery<'c, 'a, 's, C, R, N> {
        CountsQuery {
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
pub struct YearsQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<Years, tokio_postgres::Error>,
    mapper: fn(Years) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> YearsQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(Years) -> R) -> YearsQuery<'c, 'a, 's, C, R, N> {
        YearsQuery {
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
pub struct DashboardProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DashboardProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(DashboardProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DashboardProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DashboardProposalBorrowed) -> R) -> DashboardProposalQuery<'c, 'a, 's, C, R, N> {
        DashboardProposalQuery {
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
pub struct WaitingProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<WaitingProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(WaitingProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> WaitingProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(WaitingProposalBorrowed) -> R) -> WaitingProposalQuery<'c, 'a, 's, C, R, N> {
        WaitingProposalQuery {
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
pub struct CountsStmt(&'static str, Option<tokio_postgres::Statement>);
/// How many proposals have each status.
pub fn counts() -> CountsStmt {
    CountsStmt("select status, count(*) as proposals from budgeting.proposals where org_id = $1 group by status", None)
}
impl CountsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> CountsQuery<'c, 'a, 's, C, Counts, 1> {
        CountsQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CountsBorrowed, tokio_postgres::Error> {
                Ok(CountsBorrowed { status: row.try_get(0)?, proposals: row.try_get(1)? })
            },
            mapper: |it| Counts::from(it),
        }
    }
}
pub struct YearsStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was requested and approved for each of the five fiscal years that end with the last there is a proposal for.
pub fn years() -> YearsStmt {
    YearsStmt(
        "select p.fiscal_year, coalesce(sum(g.requested_amount), 0.00) as requested, coalesce(sum(g.approved_amount) filter (where p.status = 'approved'), 0.00) as approved from budgeting.proposals p left join budgeting.programmes g on g.org_id = p.org_id and g.proposal_id = p.id where p.org_id = $1 and p.status <> 'rejected' and p.fiscal_year > (select max(l.fiscal_year) from budgeting.proposals l where l.org_id = $1 and l.status <> 'rejected') - 5 group by p.fiscal_year order by p.fiscal_year",
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
    ) -> YearsQuery<'c, 'a, 's, C, Years, 1> {
        YearsQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<Years, tokio_postgres::Error> {
                Ok(Years { fiscal_year: row.try_get(0)?, requested: row.try_get(1)?, approved: row.try_get(2)? })
            },
            mapper: |it| Years::from(it),
        }
    }
}
pub struct RecentStmt(&'static str, Option<tokio_postgres::Statement>);
/// The five proposals that were changed last.
pub fn recent() -> RecentStmt {
    RecentStmt(
        "select p.id, p.fiscal_year, p.title, p.status, t.total_requested, case when p.status = 'approved' then t.total_approved end as total_approved, p.updated_at from budgeting.proposals p cross join lateral ( select coalesce(sum(g.requested_amount), 0.00) as total_requested, coalesce(sum(g.approved_amount), 0.00) as total_approved from budgeting.programmes g where g.org_id = p.org_id and g.proposal_id = p.id ) t where p.org_id = $1 order by p.updated_at desc, p.id limit 5",
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
    ) -> DashboardProposalQuery<'c, 'a, 's, C, DashboardProposal, 1> {
        DashboardProposalQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DashboardProposalBorrowed, tokio_postgres::Error> {
                Ok(DashboardProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    total_requested: row.try_get(4)?,
                    total_approved: row.try_get(5)?,
                    updated_at: row.try_get(6)?,
                })
            },
            mapper: |it| DashboardProposal::from(it),
        }
    }
}
pub struct WaitingStmt(&'static str, Option<tokio_postgres::Statement>);
/// What an approver who neither wrote nor submitted it may decide, and what came back to this person; the longest waiting first.
pub fn waiting() -> WaitingStmt {
    WaitingStmt(
        "select p.id, p.fiscal_year, p.title, p.status, ctx.person_name(p.submitted_by) as submitted_by_name, p.submitted_at from budgeting.proposals p where p.org_id = $1 and (($2 and p.status in ('submitted', 'under_review') and p.created_by <> $3 and p.submitted_by is distinct from $3) or (p.status = 'returned' and $3 in (p.created_by, p.submitted_by))) order by p.submitted_at, p.id limit 100",
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
        may_approve: &'a bool,
        user_id: &'a uuid::Uuid,
    ) -> WaitingProposalQuery<'c, 'a, 's, C, WaitingProposal, 3> {
        WaitingProposalQuery {
            client,
            params: [org_id, may_approve, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<WaitingProposalBorrowed, tokio_postgres::Error> {
                Ok(WaitingProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    status: row.try_get(3)?,
                    submitted_by_name: row.try_get(4)?,
                    submitted_at: row.try_get(5)?,
                })
            },
            mapper: |it| WaitingProposal::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, WaitingParams, WaitingProposalQuery<'c, 'a, 's, C, WaitingProposal, 3>, C>
    for WaitingStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a WaitingParams,
    ) -> WaitingProposalQuery<'c, 'a, 's, C, WaitingProposal, 3> {
        self.bind(client, &params.org_id, &params.may_approve, &params.user_id)
    }
}
