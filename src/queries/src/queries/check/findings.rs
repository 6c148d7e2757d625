// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub code: String,
    pub object: String,
    pub problem: String,
    pub remedy: String,
}
pub struct FindingBorrowed<'a> {
    pub code: &'a str,
    pub object: &'a str,
    pub problem: &'a str,
    pub remedy: &'a str,
}
impl<'a> From<FindingBorrowed<'a>> for Finding {
    fn from(FindingBorrowed { code, object, problem, remedy }: FindingBorrowed<'a>) -> Self {
        Self { code: code.into(), object: object.into(), problem: problem.into(), remedy: remedy.into() }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Drift {
    pub object: String,
    pub state: String,
    pub expected: Option<String>,
    pub actual: Option<String>,
    pub meaning: String,
}
pub struct DriftBorrowed<'a> {
    pub object: &'a str,
    pub state: &'a str,
    pub expected: Option<&'a str>,
    pub actual: Option<&'a str>,
    pub meaning: &'a str,
}
impl<'a> From<DriftBorrowed<'a>> for Drift {
    fn from(DriftBorrowed { object, state, expected, actual, meaning }: DriftBorrowed<'a>) -> Self {
        Self {
            object: object.into(),
            state: state.into(),
            expected: expected.map(|v| v.into()),
            actual: actual.map(|v| v.into()),
            meaning: meaning.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct FindingQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<FindingBorrowed, tokio_postgres::Error>,
    mapper: fn(FindingBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> FindingQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(FindingBorrowed) -> R) -> FindingQuery<'c, 'a, 's, C, R, N> {
        FindingQuery {
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
pub struct DriftQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DriftBorrowed, tokio_postgres::Error>,
    mapper: fn(DriftBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DriftQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DriftBorrowed) -> R) -> DriftQuery<'c, 'a, 's, C, R, N> {
        DriftQuery {
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
pub struct FindingsStmt(&'static str, Option<tokio_postgres::Statement>);
/// Every violation of a rule of isolation; no row when all is well.
pub fn findings() -> FindingsStmt {
    FindingsStmt("select code, object, problem, remedy from audit.findings order by code, object, problem", None)
}
impl FindingsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> FindingQuery<'c, 'a, 's, C, Finding, 0> {
        FindingQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindingBorrowed, tokio_postgres::Error> {
                Ok(FindingBorrowed {
                    code: row.try_get(0)?,
                    object: row.try_get(1)?,
                    problem: row.try_get(2)?,
                    remedy: row.try_get(3)?,
                })
            },
            mapper: |it| Finding::from(it),
        }
    }
}
pub struct DriftStmt(&'static str, Option<tokio_postgres::Statement>);
/// What differs from what the deployed version wants, under the object of its finding.
pub fn drift() -> DriftStmt {
    DriftStmt("select format('%s %s', kind, object) as object, state, expected, actual, meaning from audit.drift", None)
}
impl DriftStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> DriftQuery<'c, 'a, 's, C, Drift, 0> {
        DriftQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DriftBorrowed, tokio_postgres::Error> {
                Ok(DriftBorrowed {
                    object: row.try_get(0)?,
                    state: row.try_get(1)?,
                    expected: row.try_get(2)?,
                    actual: row.try_get(3)?,
                    meaning: row.try_get(4)?,
                })
            },
            mapper: |it| Drift::from(it),
        }
    }
}
pub struct AdviceStmt(&'static str, Option<tokio_postgres::Statement>);
/// What a careful operator would have otherwise; no violations.
pub fn advice() -> AdviceStmt {
    AdviceStmt("select code, object, problem, remedy from audit.advice order by code, object", None)
}
impl AdviceStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(&'s self, client: &'c C) -> FindingQuery<'c, 'a, 's, C, Finding, 0> {
        FindingQuery {
            client,
            params: [],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<FindingBorrowed, tokio_postgres::Error> {
                Ok(FindingBorrowed {
                    code: row.try_get(0)?,
                    object: row.try_get(1)?,
                    problem: row.try_get(2)?,
                    remedy: row.try_get(3)?,
                })
            },
            mapper: |it| Finding::from(it),
        }
    }
}
pub struct SchemaVersionStmt(&'static str, Option<tokio_postgres::Statement>);
/// Number of the newest migration applied.
pub fn schema_version() -> SchemaVersionStmt {
    SchemaVersionStmt("select audit.schema_version() as version", None)
}
impl SchemaVersionStmt {
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
