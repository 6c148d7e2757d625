// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ContentParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub form: T1,
    pub year: i32,
    pub quarter: i32,
    pub kind: T2,
    pub org_id: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub org_id: i32,
    pub year: i32,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct LatestParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub form: T1,
    pub year: i32,
    pub quarter: i32,
    pub kind: T2,
}
#[derive(Debug)]
pub struct SubmitParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub form: T1,
    pub year: i32,
    pub quarter: i32,
    pub kind: T2,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Snapshot {
    pub id: uuid::Uuid,
    pub form: String,
    pub fiscal_year: i32,
    pub quarter: i32,
    pub kind: String,
    pub edition: i32,
    pub document_id: String,
    pub checksum: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<String>,
}
pub struct SnapshotBorrowed<'a> {
    pub id: uuid::Uuid,
    pub form: &'a str,
    pub fiscal_year: i32,
    pub quarter: i32,
    pub kind: &'a str,
    pub edition: i32,
    pub document_id: &'a str,
    pub checksum: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<&'a str>,
}
impl<'a> From<SnapshotBorrowed<'a>> for Snapshot {
    fn from(
        SnapshotBorrowed {
            id,
            form,
            fiscal_year,
            quarter,
            kind,
            edition,
            document_id,
            checksum,
            created_at,
            created_by_name,
        }: SnapshotBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            form: form.into(),
            fiscal_year,
            quarter,
            kind: kind.into(),
            edition,
            document_id: document_id.into(),
            checksum: checksum.into(),
            created_at,
            created_by_name: created_by_name.map(|v| v.into()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Submitted {
    pub id: uuid::Uuid,
    pub form: String,
    pub fiscal_year: i32,
    pub quarter: i32,
    pub kind: String,
    pub edition: i32,
    pub document_id: String,
    pub checksum: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<String>,
    pub content: String,
}
pub struct SubmittedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub form: &'a str,
    pub fiscal_year: i32,
    pub quarter: i32,
    pub kind: &'a str,
    pub edition: i32,
    pub document_id: &'a str,
    pub checksum: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub created_by_name: Option<&'a str>,
    pub content: &'a str,
}
impl<'a> From<SubmittedBorrowed<'a>> for Submitted {
    fn from(
        SubmittedBorrowed {
            id,
            form,
            fiscal_year,
            quarter,
            kind,
            edition,
            document_id,
            checksum,
            created_at,
            created_by_name,
            content,
        }: SubmittedBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            form: form.into(),
            fiscal_year,
            quarter,
            kind: kind.into(),
            edition,
            document_id: document_id.into(),
            checksum: checksum.into(),
            created_at,
            created_by_name: created_by_name.map(|v| v.into()),
            content: content.into(),
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct StringQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<&str, tokio_postgres::Error>,
    mapper: fn(&str) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> StringQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(&str) -> R) -> StringQuery<'c, 'a, 's, C, R, N> {
        StringQuery {
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
pub struct SnapshotQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SnapshotBorrowed, tokio_postgres::Error>,
    mapper: fn(SnapshotBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SnapshotQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SnapshotBorrowed) -> R) -> SnapshotQuery<'c, 'a, 's, C, R, N> {
        SnapshotQuery {
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
pub struct SubmittedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<SubmittedBorrowed, tokio_postgres::Error>,
    mapper: fn(SubmittedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> SubmittedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(SubmittedBorrowed) -> R) -> SubmittedQuery<'c, 'a, 's, C, R, N> {
        SubmittedQuery {
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
pub struct ContentStmt(&'static str, Option<tokio_postgres::Statement>);
/// A form as it stands, as JSON text; no row for another organization.
pub fn content() -> ContentStmt {
    ContentStmt(
        "select budgeting.form_content(o.org_id, $1, $2, $3, $4)::text as content from organizations.organizations o where o.org_id = $5",
        None,
    )
}
impl ContentStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        form: &'a T1,
        year: &'a i32,
        quarter: &'a i32,
        kind: &'a T2,
        org_id: &'a i32,
    ) -> StringQuery<'c, 'a, 's, C, String, 5> {
        StringQuery {
            client,
            params: [form, year, quarter, kind, org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it.into(),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ContentParams<T1, T2>, StringQuery<'c, 'a, 's, C, String, 5>, C>
    for ContentStmt
{
    fn params(&'s self, client: &'c C, params: &'a ContentParams<T1, T2>) -> StringQuery<'c, 'a, 's, C, String, 5> {
        self.bind(client, &params.form, &params.year, &params.quarter, &params.kind, &params.org_id)
    }
}
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// What was submitted for a year, the latest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name from budgeting.form_snapshots where org_id = $1 and fiscal_year = $2 order by quarter desc, form, kind, edition desc limit 1000",
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
        year: &'a i32,
    ) -> SnapshotQuery<'c, 'a, 's, C, Snapshot, 2> {
        SnapshotQuery {
            client,
            params: [org_id, year],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SnapshotBorrowed, tokio_postgres::Error> {
                Ok(SnapshotBorrowed {
                    id: row.try_get(0)?,
                    form: row.try_get(1)?,
                    fiscal_year: row.try_get(2)?,
                    quarter: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    edition: row.try_get(5)?,
                    document_id: row.try_get(6)?,
                    checksum: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    created_by_name: row.try_get(9)?,
                })
            },
            mapper: |it| Snapshot::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListParams, SnapshotQuery<'c, 'a, 's, C, Snapshot, 2>, C> for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams) -> SnapshotQuery<'c, 'a, 's, C, Snapshot, 2> {
        self.bind(client, &params.org_id, &params.year)
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One submitted form.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name, content from budgeting.form_snapshots where org_id = $1 and id = $2",
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
    ) -> SubmittedQuery<'c, 'a, 's, C, Submitted, 2> {
        SubmittedQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SubmittedBorrowed, tokio_postgres::Error> {
                Ok(SubmittedBorrowed {
                    id: row.try_get(0)?,
                    form: row.try_get(1)?,
                    fiscal_year: row.try_get(2)?,
                    quarter: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    edition: row.try_get(5)?,
                    document_id: row.try_get(6)?,
                    checksum: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    created_by_name: row.try_get(9)?,
                    content: row.try_get(10)?,
                })
            },
            mapper: |it| Submitted::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, SubmittedQuery<'c, 'a, 's, C, Submitted, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> SubmittedQuery<'c, 'a, 's, C, Submitted, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct LatestStmt(&'static str, Option<tokio_postgres::Statement>);
/// The latest edition of a form that was submitted.
pub fn latest() -> LatestStmt {
    LatestStmt(
        "select id, form, fiscal_year, quarter, kind, edition, document_id, checksum, created_at, ctx.person_name(created_by) as created_by_name, content from budgeting.form_snapshots where org_id = $1 and form = $2 and fiscal_year = $3 and quarter = $4 and kind = $5 order by edition desc limit 1",
        None,
    )
}
impl LatestStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        form: &'a T1,
        year: &'a i32,
        quarter: &'a i32,
        kind: &'a T2,
    ) -> SubmittedQuery<'c, 'a, 's, C, Submitted, 5> {
        SubmittedQuery {
            client,
            params: [org_id, form, year, quarter, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<SubmittedBorrowed, tokio_postgres::Error> {
                Ok(SubmittedBorrowed {
                    id: row.try_get(0)?,
                    form: row.try_get(1)?,
                    fiscal_year: row.try_get(2)?,
                    quarter: row.try_get(3)?,
                    kind: row.try_get(4)?,
                    edition: row.try_get(5)?,
                    document_id: row.try_get(6)?,
                    checksum: row.try_get(7)?,
                    created_at: row.try_get(8)?,
                    created_by_name: row.try_get(9)?,
                    content: row.try_get(10)?,
                })
            },
            mapper: |it| Submitted::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, LatestParams<T1, T2>, SubmittedQuery<'c, 'a, 's, C, Submitted, 5>, C>
    for LatestStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a LatestParams<T1, T2>,
    ) -> SubmittedQuery<'c, 'a, 's, C, Submitted, 5> {
        self.bind(client, &params.org_id, &params.form, &params.year, &params.quarter, &params.kind)
    }
}
pub struct FirstYearStmt(&'static str, Option<tokio_postgres::Statement>);
/// The first year there is something to report of.
pub fn first_year() -> FirstYearStmt {
    FirstYearStmt(
        "select coalesce(min(a.fiscal_year), extract(year from planning.today())::int4) as year from organizations.organizations o left join budgeting.appropriations a on a.org_id = o.org_id where o.org_id = $1 group by o.org_id",
        None,
    )
}
impl FirstYearStmt {
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
pub struct SubmitStmt(&'static str, Option<tokio_postgres::Statement>);
/// Keeps a form as it stands, for good.
pub fn submit() -> SubmitStmt {
    SubmitStmt("select true as done from workflow.submit_form($1, $2, $3, $4, $5, $6)", None)
}
impl SubmitStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        form: &'a T1,
        year: &'a i32,
        quarter: &'a i32,
        kind: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [org_id, id, form, year, quarter, kind],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, SubmitParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for SubmitStmt
{
    fn params(&'s self, client: &'c C, params: &'a SubmitParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(client, &params.org_id, &params.id, &params.form, &params.year, &params.quarter, &params.kind)
    }
}
