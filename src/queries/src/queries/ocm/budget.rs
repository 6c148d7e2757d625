// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct BudgetStatus {
    pub code: String,
    pub name: String,
    pub org_type: String,
    pub proposals: i32,
    pub approved_proposals: i32,
    pub proposed: rust_decimal::Decimal,
    pub approved: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
pub struct BudgetStatusBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub org_type: &'a str,
    pub proposals: i32,
    pub approved_proposals: i32,
    pub proposed: rust_decimal::Decimal,
    pub approved: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
}
impl<'a> From<BudgetStatusBorrowed<'a>> for BudgetStatus {
    fn from(
        BudgetStatusBorrowed {
            code,
            name,
            org_type,
            proposals,
            approved_proposals,
            proposed,
            approved,
            allotted,
            obligated,
            paid,
        }: BudgetStatusBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            org_type: org_type.into(),
            proposals,
            approved_proposals,
            proposed,
            approved,
            allotted,
            obligated,
            paid,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct YearFigures {
    pub code: String,
    pub name: String,
    pub org_type: String,
    pub fiscal_year: Option<i32>,
    pub proposals: Option<i32>,
    pub approved_proposals: Option<i32>,
    pub proposed: Option<rust_decimal::Decimal>,
    pub approved: Option<rust_decimal::Decimal>,
    pub allotted: Option<rust_decimal::Decimal>,
    pub obligated: Option<rust_decimal::Decimal>,
    pub paid: Option<rust_decimal::Decimal>,
}
pub struct YearFiguresBorrowed<'a> {
    pub code: &'a str,
    pub name: &'a str,
    pub org_type: &'a str,
    pub fiscal_year: Option<i32>,
    pub proposals: Option<i32>,
    pub approved_proposals: Option<i32>,
    pub proposed: Option<rust_decimal::Decimal>,
    pub approved: Option<rust_decimal::Decimal>,
    pub allotted: Option<rust_decimal::Decimal>,
    pub obligated: Option<rust_decimal::Decimal>,
    pub paid: Option<rust_decimal::Decimal>,
}
impl<'a> From<YearFiguresBorrowed<'a>> for YearFigures {
    fn from(
        YearFiguresBorrowed {
            code,
            name,
            org_type,
            fiscal_year,
            proposals,
            approved_proposals,
            proposed,
            approved,
            allotted,
            obligated,
            paid,
        }: YearFiguresBorrowed<'a>,
    ) -> Self {
        Self {
            code: code.into(),
            name: name.into(),
            org_type: org_type.into(),
            fiscal_year,
            proposals,
            approved_proposals,
            proposed,
            approved,
            allotted,
            obligated,
            paid,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct BudgetStatusQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<BudgetStatusBorrowed, tokio_postgres::Error>,
    mapper: fn(BudgetStatusBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> BudgetStatusQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(BudgetStatusBorrowed) -> R) -> BudgetStatusQuery<'c, 'a, 's, C, R, N> {
        BudgetStatusQuery {
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
pub struct YearFiguresQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<YearFiguresBorrowed, tokio_postgres::Error>,
    mapper: fn(YearFiguresBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> YearFiguresQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(YearFiguresBorrowed) -> R) -> YearFiguresQuery<'c, 'a, 's, C, R, N> {
        YearFiguresQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every overseen organization with its figures of a year, by name; zeros where there are none.
pub fn list() -> ListStmt {
    ListStmt(
        "select s.code, s.name, s.org_type, coalesce(b.proposals, 0) as proposals, coalesce(b.approved_proposals, 0) as approved_proposals, coalesce(b.proposed, 0.00) as proposed, coalesce(b.approved, 0.00) as approved, coalesce(b.allotted, 0.00) as allotted, coalesce(b.obligated, 0.00) as obligated, coalesce(b.paid, 0.00) as paid from ocm.planning_status s left join ocm.budget_figures b on b.org_id = s.org_id and b.fiscal_year = $1 order by s.name, s.code",
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
        year: &'a i32,
    ) -> BudgetStatusQuery<'c, 'a, 's, C, BudgetStatus, 1> {
        BudgetStatusQuery {
            client,
            params: [year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<BudgetStatusBorrowed, tokio_postgres::Error> {
                Ok(BudgetStatusBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    org_type: row.try_get(2)?,
                    proposals: row.try_get(3)?,
                    approved_proposals: row.try_get(4)?,
                    proposed: row.try_get(5)?,
                    approved: row.try_get(6)?,
                    allotted: row.try_get(7)?,
                    obligated: row.try_get(8)?,
                    paid: row.try_get(9)?,
                })
            },
            mapper: |it| BudgetStatus::from(it),
        }
    }
}
pub struct OfOrganizationStmt(&'static str, Option<tokio_postgres::Statement>);
/// The overseen organization of a code, in upper case, with the figures of each year it has any of.
pub fn of_organization() -> OfOrganizationStmt {
    OfOrganizationStmt(
        "select s.code, s.name, s.org_type, b.fiscal_year, b.proposals, b.approved_proposals, b.proposed, b.approved, b.allotted, b.obligated, b.paid from ocm.planning_status s left join ocm.budget_figures b on b.org_id = s.org_id where s.code = $1 order by b.fiscal_year desc",
        None,
    )
}
impl OfOrganizationStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        code: &'a T1,
    ) -> YearFiguresQuery<'c, 'a, 's, C, YearFigures, 1> {
        YearFiguresQuery {
            client,
            params: [code],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<YearFiguresBorrowed, tokio_postgres::Error> {
                Ok(YearFiguresBorrowed {
                    code: row.try_get(0)?,
                    name: row.try_get(1)?,
                    org_type: row.try_get(2)?,
                    fiscal_year: row.try_get(3)?,
                    proposals: row.try_get(4)?,
                    approved_proposals: row.try_get(5)?,
                    proposed: row.try_get(6)?,
                    approved: row.try_get(7)?,
                    allotted: row.try_get(8)?,
                    obligated: row.try_get(9)?,
                    paid: row.try_get(10)?,
                })
            },
            mapper: |it| YearFigures::from(it),
        }
    }
}
pub struct YearsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The years there are figures of, the latest first.
pub fn years() -> YearsStmt {
    YearsStmt(
        "select distinct b.fiscal_year as year from ocm.budget_figures b join ocm.planning_status s on s.org_id = b.org_id order by 1 desc",
        None,
    )
}
impl YearsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> I32Query<'c, 'a, 's, C, i32, 0> {
        I32Query {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
