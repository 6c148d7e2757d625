// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct PlanningStatus {
    pub code: String,
    pub name: String,
    pub org_type: String,
    pub strategic_plans: i32,
    pub annual_plans: i32,
    pub active_strategic_plans: i32,
    pub active_annual_plans: i32,
    pub has_planning: bool,
    pub progress: Option<rust_decimal::Decimal>,
}
pub struct PlanningStatusBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub org_type: &'a str,
    pub strategic_plans: i32,
    pub annual_plans: i32,
    pub active_strategic_plans: i32,
    pub active_annual_plans: i32,
    pub has_planning: bool,
    pub progress: Option<rust_decimal::Decimal>,
}
impl<'a> From<PlanningStatusBorrowed<'a>> for PlanningStatus {
    fn from(
        PlanningStatusBorrowed {
            code,
            name,
            org_type,
            strategic_plans,
            annual_plans,
            active_strategic_plans,
            active_annual_plans,
            has_planning,
            progress,
        }: PlanningStatusBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            org_type: org_type.into(),
            strategic_plans,
            annual_plans,
            active_strategic_plans,
            active_annual_plans,
            has_planning,
            progress,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct PlanInForce {
    pub kind: String,
    pub start_year: i32,
    pub end_year: i32,
    pub status: String,
    pub progress: Option<rust_decimal::Decimal>,
}
pub struct PlanInForceBorrowed<'a> {
    pub kind: &'a str,
    pub start_year: i32,
    pub end_year: i32,
    pub status: &'a str,
    pub progress: Option<rust_decimal::Decimal>,
}
impl<'a> From<PlanInForceBorrowed<'a>> for PlanInForce {
    fn from(PlanInForceBorrowed { kind, start_year, end_year, status, progress }: PlanInForceBorrowed<'a>) -> Self {
        Self { kind: kind.into(), start_year, end_year, status: status.into(), progress }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct PlanningStatusQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlanningStatusBorrowed, tokio_postgres::Error>,
    mapper: fn(PlanningStatusBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlanningStatusQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlanningStatusBorrowed) -> R) -> PlanningStatusQuery<'c, 'a, 's, C, R, N> {
        PlanningStatusQuery {
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
pub struct PlanInForceQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PlanInForceBorrowed, tokio_postgres::Error>,
    mapper: fn(PlanInForceBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PlanInForceQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PlanInForceBorrowed) -> R) -> PlanInForceQuery<'c, 'a, 's, C, R, N> {
        PlanInForceQuery {
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
/// Every overseen organization, by name.
pub fn list() -> ListStmt {
    ListStmt(
        "select code, name, org_type, strategic_plans, annual_plans, active_strategic_plans, active_annual_plans, has_planning, progress from ocm.planning_status order by name, code",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
    ) -> PlanningStatusQuery<'c, 'a, 's, C, PlanningStatus, 0> {
        PlanningStatusQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlanningStatusBorrowed, tokio_postgres::Error> {
                Ok(PlanningStatusBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    org_type: row.try_get(2)?,
                    strategic_plans: row.try_get(3)?,
                    annual_plans: row.try_get(4)?,
                    active_strategic_plans: row.try_get(5)?,
                    active_annual_plans: row.try_get(6)?,
                    has_planning: row.try_get(7)?,
                    progress: row.try_get(8)?,
                })
            },
            mapper: |it| PlanningStatus::from(it),
        }
    }
}
pub struct FindStmt(&'static str, Option<tokio_postgres::Statement>);
/// The overseen organization of a code, in upper case; no row for any other.
pub fn find() -> FindStmt {
    FindStmt(
        "select code, name, org_type, strategic_plans, annual_plans, active_strategic_plans, active_annual_plans, has_planning, progress from ocm.planning_status where code = $1",
        None,
    )
}
impl FindStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        code: &'a T1,
    ) -> PlanningStatusQuery<'c, 'a, 's, C, PlanningStatus, 1> {
        PlanningStatusQuery {
            client,
            params: [code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlanningStatusBorrowed, tokio_postgres::Error> {
                Ok(PlanningStatusBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    org_type: row.try_get(2)?,
                    strategic_plans: row.try_get(3)?,
                    annual_plans: row.try_get(4)?,
                    active_strategic_plans: row.try_get(5)?,
                    active_annual_plans: row.try_get(6)?,
                    has_planning: row.try_get(7)?,
                    progress: row.try_get(8)?,
                })
            },
            mapper: |it| PlanningStatus::from(it),
        }
    }
}
pub struct PlansStmt(&'static str, Option<tokio_postgres::Statement>);
/// Its plans in force: the strategic ones first, then the newest.
pub fn plans() -> PlansStmt {
    PlansStmt(
        "select f.kind, f.start_year, f.end_year, f.status, f.progress from ocm.plans_in_force f join ocm.planning_status s on s.org_id = f.org_id where s.code = $1 order by f.kind desc, f.start_year desc, f.end_year desc, f.status",
        None,
    )
}
impl PlansStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        code: &'a T1,
    ) -> PlanInForceQuery<'c, 'a, 's, C, PlanInForce, 1> {
        PlanInForceQuery {
            client,
            params: [code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PlanInForceBorrowed, tokio_postgres::Error> {
                Ok(PlanInForceBorrowed {
                    kind: row.try_get(0)?,
                    start_year: row.try_get(1)?,
                    end_year: row.try_get(2)?,
                    status: row.try_get(3)?,
                    progress: row.try_get(4)?,
                })
            },
            mapper: |it| PlanInForce::from(it),
        }
    }
}
