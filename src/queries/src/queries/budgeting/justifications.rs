// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub org_id: i32,
    pub programme_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub rationale: T1,
    pub alignment_with_priorities: T2,
    pub expected_impact: T3,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub rationale: T1,
    pub alignment_with_priorities: T2,
    pub expected_impact: T3,
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
#[derive(Debug, Clone, PartialEq)]
pub struct Justification {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme_title: String,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: String,
    pub proposal_status: String,
    pub lines_returned: bool,
    pub rationale: String,
    pub alignment_with_priorities: String,
    pub expected_impact: String,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct JustificationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme_title: &'a str,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: &'a str,
    pub proposal_status: &'a str,
    pub lines_returned: bool,
    pub rationale: &'a str,
    pub alignment_with_priorities: &'a str,
    pub expected_impact: &'a str,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<JustificationBorrowed<'a>> for Justification {
    fn from(
        JustificationBorrowed {
            id,
            programme_id,
            programme_title,
            proposal_id,
            proposal_title,
            proposal_status,
            lines_returned,
            rationale,
            alignment_with_priorities,
            expected_impact,
            version,
            created_at,
            updated_at,
        }: JustificationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_id,
            programme_title: programme_title.into(),
            proposal_id,
            proposal_title: proposal_title.into(),
            proposal_status: proposal_status.into(),
            lines_returned,
            rationale: rationale.into(),
            alignment_with_priorities: alignment_with_priorities.into(),
            expected_impact: expected_impact.into(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct JustificationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<JustificationBorrowed, tokio_postgres::Error>,
    mapper: fn(JustificationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> JustificationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(JustificationBorrowed) -> R) -> JustificationQuery<'c, 'a, 's, C, R, N> {
        JustificationQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// The arguments for one programme, the oldest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select j.id, j.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status, p.lines_returned, j.rationale, j.alignment_with_priorities, j.expected_impact, j.version, j.created_at, j.updated_at from budgeting.justifications j join budgeting.programmes g on g.org_id = j.org_id and g.id = j.programme_id join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id where j.org_id = $1 and j.programme_id = $2 order by j.created_at, j.id limit 200",
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
        programme_id: &'a uuid::Uuid,
    ) -> JustificationQuery<'c, 'a, 's, C, Justification, 2> {
        JustificationQuery {
            client,
            params: [org_id, programme_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JustificationBorrowed, tokio_postgres::Error> {
                Ok(JustificationBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme_title: row.try_get(2)?,
                    proposal_id: row.try_get(3)?,
                    proposal_title: row.try_get(4)?,
                    proposal_status: row.try_get(5)?,
                    lines_returned: row.try_get(6)?,
                    rationale: row.try_get(7)?,
                    alignment_with_priorities: row.try_get(8)?,
                    expected_impact: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| Justification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListParams, JustificationQuery<'c, 'a, 's, C, Justification, 2>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams) -> JustificationQuery<'c, 'a, 's, C, Justification, 2> {
        self.bind(client, &params.org_id, &params.programme_id)
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One argument.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select j.id, j.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status, p.lines_returned, j.rationale, j.alignment_with_priorities, j.expected_impact, j.version, j.created_at, j.updated_at from budgeting.justifications j join budgeting.programmes g on g.org_id = j.org_id and g.id = j.programme_id join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id where j.org_id = $1 and j.id = $2",
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
    ) -> JustificationQuery<'c, 'a, 's, C, Justification, 2> {
        JustificationQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<JustificationBorrowed, tokio_postgres::Error> {
                Ok(JustificationBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme_title: row.try_get(2)?,
                    proposal_id: row.try_get(3)?,
                    proposal_title: row.try_get(4)?,
                    proposal_status: row.try_get(5)?,
                    lines_returned: row.try_get(6)?,
                    rationale: row.try_get(7)?,
                    alignment_with_priorities: row.try_get(8)?,
                    expected_impact: row.try_get(9)?,
                    version: row.try_get(10)?,
                    created_at: row.try_get(11)?,
                    updated_at: row.try_get(12)?,
                })
            },
            mapper: |it| Justification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, JustificationQuery<'c, 'a, 's, C, Justification, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> JustificationQuery<'c, 'a, 's, C, Justification, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new argument for a programme.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.justifications (org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact) values ($1, $2, $3, $4, $5, $6) returning version",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        programme_id: &'a uuid::Uuid,
        rationale: &'a T1,
        alignment_with_priorities: &'a T2,
        expected_impact: &'a T3,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [org_id, id, programme_id, rationale, alignment_with_priorities, expected_impact],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.programme_id,
            &params.rationale,
            &params.alignment_with_priorities,
            &params.expected_impact,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.justifications set rationale = $1, alignment_with_priorities = $2, expected_impact = $3 where org_id = $4 and id = $5 and version = $6 returning version",
        None,
    )
}
impl UpdateStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        rationale: &'a T1,
        alignment_with_priorities: &'a T2,
        expected_impact: &'a T3,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 6> {
        I32Query {
            client,
            params: [rationale, alignment_with_priorities, expected_impact, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 6>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 6> {
        self.bind(
            client,
            &params.rationale,
            &params.alignment_with_priorities,
            &params.expected_impact,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes an argument, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_justification($1, $2, $3)", None)
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
