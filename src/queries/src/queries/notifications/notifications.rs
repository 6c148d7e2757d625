// This file was generated with `cornucopia`. Do not modify.

#[derive(Clone, Copy, Debug)]
pub struct ListParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub before_at: Option<chrono::DateTime<chrono::Utc>>,
    pub before_id: Option<uuid::Uuid>,
    pub fetch: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct UnreadParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub fetch: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkReadParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
    pub id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkAllReadParams {
    pub org_id: i32,
    pub user_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Notification {
    pub id: uuid::Uuid,
    pub kind: String,
    pub level: String,
    pub entity: String,
    pub entity_id: uuid::Uuid,
    pub title: String,
    pub note: String,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
pub struct NotificationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub level: &'a str,
    pub entity: &'a str,
    pub entity_id: uuid::Uuid,
    pub title: &'a str,
    pub note: &'a str,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub read_at: Option<chrono::DateTime<chrono::Utc>>,
}
impl<'a> From<NotificationBorrowed<'a>> for Notification {
    fn from(
        NotificationBorrowed {
            id,
            kind,
            level,
            entity,
            entity_id,
            title,
            note,
            created_at,
            read_at,
        }: NotificationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            level: level.into(),
            entity: entity.into(),
            entity_id,
            title: title.into(),
            note: note.into(),
            created_at,
            read_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct NotificationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NotificationBorrowed, tokio_postgres::Error>,
    mapper: fn(NotificationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NotificationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NotificationBorrowed) -> R) -> NotificationQuery<'c, 'a, 's, C, R, N> {
        NotificationQuery {
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
pub struct ListStmt(&'static str, Option<tokio_postgres::Statement>);
/// The person's notices, the newest first, after the last one of the page before.
pub fn list() -> ListStmt {
    ListStmt(
        "select id, kind, level, entity, entity_id, title, note, created_at, read_at from notifications.notifications where org_id = $1 and user_id = $2 and ($3::timestamptz is null or (created_at, id) < ($3::timestamptz, $4::uuid)) order by created_at desc, id desc limit $5",
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
        user_id: &'a uuid::Uuid,
        before_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        before_id: &'a Option<uuid::Uuid>,
        fetch: &'a i64,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 5> {
        NotificationQuery {
            client,
            params: [org_id, user_id, before_at, before_id, fetch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NotificationBorrowed, tokio_postgres::Error> {
                Ok(NotificationBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    level: row.try_get(2)?,
                    entity: row.try_get(3)?,
                    entity_id: row.try_get(4)?,
                    title: row.try_get(5)?,
                    note: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    read_at: row.try_get(8)?,
                })
            },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ListParams, NotificationQuery<'c, 'a, 's, C, Notification, 5>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams) -> NotificationQuery<'c, 'a, 's, C, Notification, 5> {
        self.bind(client, &params.org_id, &params.user_id, &params.before_at, &params.before_id, &params.fetch)
    }
}
pub struct UnreadStmt(&'static str, Option<tokio_postgres::Statement>);
/// The newest notices the person has not read.
pub fn unread() -> UnreadStmt {
    UnreadStmt(
        "select id, kind, level, entity, entity_id, title, note, created_at, read_at from notifications.notifications where org_id = $1 and user_id = $2 and read_at is null order by created_at desc, id desc limit $3",
        None,
    )
}
impl UnreadStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        fetch: &'a i64,
    ) -> NotificationQuery<'c, 'a, 's, C, Notification, 3> {
        NotificationQuery {
            client,
            params: [org_id, user_id, fetch],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NotificationBorrowed, tokio_postgres::Error> {
                Ok(NotificationBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    level: row.try_get(2)?,
                    entity: row.try_get(3)?,
                    entity_id: row.try_get(4)?,
                    title: row.try_get(5)?,
                    note: row.try_get(6)?,
                    created_at: row.try_get(7)?,
                    read_at: row.try_get(8)?,
                })
            },
            mapper: |it| Notification::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, UnreadParams, NotificationQuery<'c, 'a, 's, C, Notification, 3>, C>
    for UnreadStmt
{
    fn params(&'s self, client: &'c C, params: &'a UnreadParams) -> NotificationQuery<'c, 'a, 's, C, Notification, 3> {
        self.bind(client, &params.org_id, &params.user_id, &params.fetch)
    }
}
pub struct MarkReadStmt(&'static str, Option<tokio_postgres::Statement>);
/// Marks a notice of the person as read; how many there were.
pub fn mark_read() -> MarkReadStmt {
    MarkReadStmt(
        "with changed as ( update notifications.notifications set read_at = coalesce(read_at, now()) where org_id = $1 and user_id = $2 and id = $3 returning 1 ) select count(*) as changed from changed",
        None,
    )
}
impl MarkReadStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
        id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 3> {
        I64Query {
            client,
            params: [org_id, user_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarkReadParams, I64Query<'c, 'a, 's, C, i64, 3>, C> for MarkReadStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkReadParams) -> I64Query<'c, 'a, 's, C, i64, 3> {
        self.bind(client, &params.org_id, &params.user_id, &params.id)
    }
}
pub struct MarkAllReadStmt(&'static str, Option<tokio_postgres::Statement>);
/// Marks all notices of the person as read; how many were not.
pub fn mark_all_read() -> MarkAllReadStmt {
    MarkAllReadStmt(
        "with changed as ( update notifications.notifications set read_at = now() where org_id = $1 and user_id = $2 and read_at is null returning 1 ) select count(*) as changed from changed",
        None,
    )
}
impl MarkAllReadStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        user_id: &'a uuid::Uuid,
    ) -> I64Query<'c, 'a, 's, C, i64, 2> {
        I64Query {
            client,
            params: [org_id, user_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarkAllReadParams, I64Query<'c, 'a, 's, C, i64, 2>, C>
    for MarkAllReadStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkAllReadParams) -> I64Query<'c, 'a, 's, C, i64, 2> {
        self.bind(client, &params.org_id, &params.user_id)
    }
}
