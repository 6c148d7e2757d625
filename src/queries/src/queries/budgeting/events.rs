// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub entity: T1,
    pub entity_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: uuid::Uuid,
    pub entity: String,
    pub entity_id: uuid::Uuid,
    pub action: String,
    pub from_status: String,
    pub to_status: String,
    pub amount: Option<rust_decimal::Decimal>,
    pub comment: String,
    pub actor: uuid::Uuid,
    pub actor_name: Option<String>,
    pub at: chrono::DateTime<chrono::Utc>,
}
pub struct EventBorrowed<'a> {
    pub id: uuid::Uuid,
    pub entity: &'a str,
    pub entity_id: uuid::Uuid,
    pub action: &'a str,
    pub from_status: &'a str,
    pub to_status: &'a str,
    pub amount: Option<rust_decimal::Decimal>,
    pub comment: &'a str,
    pub actor: uuid::Uuid,
    pub actor_name: Option<&'a str>,
    pub at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<EventBorrowed<'a>> for Event {
    fn from(
        EventBorrowed {
            id,
            entity,
            entity_id,
            action,
            from_status,
            to_status,
            amount,
            comment,
            actor,
            actor_name,
            at,
        }: EventBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            entity: entity.into(),
            entity_id,
            action: action.into(),
            from_status: from_status.into(),
            to_status: to_status.into(),
            amount,
            comment: comment.into(),
            actor,
            actor_name: actor_name.map(|v| v.into()),
            at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct EventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<EventBorrowed, tokio_postgres::Error>,
    mapper: fn(EventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> EventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(EventBorrowed) -> R) -> EventQuery<'c, 'a, 's, C, R, N> {
        EventQuery {
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
/// What happened to one row, the latest first. A history is short; a page of 200 holds it.
pub fn list() -> ListStmt {
    ListStmt(
        "select id, entity, entity_id, action, from_status, to_status, amount, comment, actor, ctx.person_name(actor) as actor_name, at from budgeting.events where org_id = $1 and entity = $2 and entity_id = $3 order by at desc, id limit 200",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        entity: &'a T1,
        entity_id: &'a uuid::Uuid,
    ) -> EventQuery<'c, 'a, 's, C, Event, 3> {
        EventQuery {
            client,
            params: [org_id, entity, entity_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<EventBorrowed, tokio_postgres::Error> {
                Ok(EventBorrowed {
                    id: row.try_get(0)?,
                    entity: row.try_get(1)?,
                    entity_id: row.try_get(2)?,
                    action: row.try_get(3)?,
                    from_status: row.try_get(4)?,
                    to_status: row.try_get(5)?,
                    amount: row.try_get(6)?,
                    comment: row.try_get(7)?,
                    actor: row.try_get(8)?,
                    actor_name: row.try_get(9)?,
                    at: row.try_get(10)?,
                })
            },
            mapper: |it| Event::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1>, EventQuery<'c, 'a, 's, C, Event, 3>, C> for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1>) -> EventQuery<'c, 'a, 's, C, Event, 3> {
        self.bind(client, &params.org_id, &params.entity, &params.entity_id)
    }
}
