// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub fiscal_year: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: String,
    pub status: String,
    pub amount: Option<rust_decimal::Decimal>,
    pub ps: Option<rust_decimal::Decimal>,
    pub mooe: Option<rust_decimal::Decimal>,
    pub co: Option<rust_decimal::Decimal>,
    pub fe: Option<rust_decimal::Decimal>,
}
pub struct CallBorrowed<'a> {
    pub fiscal_year: i32,
    pub submission_deadline: chrono::NaiveDate,
    pub guidelines: &'a str,
    pub status: &'a str,
    pub amount: Option<rust_decimal::Decimal>,
    pub ps: Option<rust_decimal::Decimal>,
    pub mooe: Option<rust_decimal::Decimal>,
    pub co: Option<rust_decimal::Decimal>,
    pub fe: Option<rust_decimal::Decimal>,
}
impl<'a> From<CallBorrowed<'a>> for Call {
    fn from(
        CallBorrowed { fiscal_year, submission_deadline, guidelines, status, amount, ps, mooe, co, fe }: CallBorrowed<
            'a,
        >,
    ) -> Self {
        Self {
            fiscal_year,
            submission_deadline,
            guidelines: guidelines.into(),
            status: status.into(),
            amount,
            ps,
            mooe,
            co,
            fe,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct CallQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<CallBorrowed, tokio_postgres::Error>,
    mapper: fn(CallBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> CallQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(CallBorrowed) -> R) -> CallQuery<'c, 'a, 's, C, R, N> {
        CallQuery {
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
/// Every call, the latest year first.
pub fn list() -> ListStmt {
    ListStmt(
        "select c.fiscal_year, c.submission_deadline, c.guidelines, c.status, l.amount, l.ps, l.mooe, l.co, l.fe from budgeting.calls c left join budgeting.ceilings l on l.fiscal_year = c.fiscal_year and l.org_id = $1 order by c.fiscal_year desc",
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
        org_id: &'a i32,
    ) -> CallQuery<'c, 'a, 's, C, Call, 1> {
        CallQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<CallBorrowed, tokio_postgres::Error> {
                Ok(CallBorrowed {
                    fiscal_year: row.try_get(0)?,
                    submission_deadline: row.try_get(1)?,
                    guidelines: row.try_get(2)?,
                    status: row.try_get(3)?,
                    amount: row.try_get(4)?,
                    ps: row.try_get(5)?,
                    mooe: row.try_get(6)?,
                    co: row.try_get(7)?,
                    fe: row.try_get(8)?,
                })
            },
            mapper: |it| Call::from(it),
        }
    }
}
