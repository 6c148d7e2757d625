// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub from_at: Option<chrono::DateTime<chrono::Utc>>,
    pub to_at: Option<chrono::DateTime<chrono::Utc>>,
    pub person: Option<uuid::Uuid>,
    pub by_program: Option<bool>,
    pub action: Option<T1>,
    pub entity: Option<T2>,
    pub entity_id: Option<T3>,
    pub after_seq: Option<i64>,
    pub after_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Debug)]
pub struct NamesParams<T1: crate::ArraySql<Item = uuid::Uuid>> {
    pub ids: T1,
    pub org_id: i32,
}
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEvent {
    pub seq: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor: Option<uuid::Uuid>,
    pub login: String,
    pub action: String,
    pub entity: String,
    pub entity_id: String,
    pub old_values: Option<serde_json::Value>,
    pub new_values: Option<serde_json::Value>,
}
pub struct AuditEventBorrowed<'a> {
    pub seq: i64,
    pub at: chrono::DateTime<chrono::Utc>,
    pub actor: Option<uuid::Uuid>,
    pub login: &'a str,
    pub action: &'a str,
    pub entity: &'a str,
    pub entity_id: &'a str,
    pub old_values: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
    pub new_values: Option<postgres_types::Json<&'a serde_json::value::RawValue>>,
}
impl<'a> From<AuditEventBorrowed<'a>> for AuditEvent {
    fn from(
        AuditEventBorrowed {
            seq,
            at,
            actor,
            login,
            action,
            entity,
            entity_id,
            old_values,
            new_values,
        }: AuditEventBorrowed<'a>,
    ) -> Self {
        Self {
            seq,
            at,
            actor,
            login: login.into(),
            action: action.into(),
            entity: entity.into(),
            entity_id: entity_id.into(),
            old_values: old_values.map(|v| serde_json::from_str(v.0.get()).unwrap()),
            new_values: new_values.map(|v| serde_json::from_str(v.0.get()).unwrap()),
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    pub id: uuid::Uuid,
    pub name: String,
    pub is_there: bool,
}
pub struct NamedBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: &'a str,
    pub is_there: bool,
}
impl<'a> From<NamedBorrowed<'a>> for Named {
    fn from(NamedBorrowed { id, name, is_there }: NamedBorrowed<'a>) -> Self {
        Self { id, name: name.into(), is_there }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    pub id: uuid::Uuid,
    pub name: Option<String>,
}
pub struct PersonBorrowed<'a> {
    pub id: uuid::Uuid,
    pub name: Option<&'a str>,
}
impl<'a> From<PersonBorrowed<'a>> for Person {
    fn from(PersonBorrowed { id, name }: PersonBorrowed<'a>) -> Self {
        Self { id, name: name.map(|v| v.into()) }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AuditEventQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AuditEventBorrowed, tokio_postgres::Error>,
    mapper: fn(AuditEventBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AuditEventQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AuditEventBorrowed) -> R) -> AuditEventQuery<'c, 'a, 's, C, R, N> {
        AuditEventQuery {
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
pub struct NamedQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<NamedBorrowed, tokio_postgres::Error>,
    mapper: fn(NamedBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> NamedQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(NamedBorrowed) -> R) -> NamedQuery<'c, 'a, 's, C, R, N> {
        NamedQuery {
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
pub struct PersonQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<PersonBorrowed, tokio_postgres::Error>,
    mapper: fn(PersonBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> PersonQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(PersonBorrowed) -> R) -> PersonQuery<'c, 'a, 's, C, R, N> {
        PersonQuery {
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
/// Newest first. Of a logo, which may have 100 kB, only whether there is one.
pub fn list() -> ListStmt {
    ListStmt(
        "select e.seq, e.at, e.actor, e.login, e.action, e.entity, e.entity_id, case when e.old_values ? 'logo' then jsonb_set(e.old_values, array['logo'], to_jsonb(e.old_values ->> 'logo' <> '\\x')) else e.old_values end as old_values, case when e.new_values ? 'logo' then jsonb_set(e.new_values, array['logo'], to_jsonb(e.new_values ->> 'logo' <> '\\x')) else e.new_values end as new_values from audit.events e where e.org_id = $1 and ($2::timestamptz is null or e.at >= $2) and ($3::timestamptz is null or e.at < $3) and ($4::uuid is null or e.actor = $4) and ($5::boolean is null or (e.actor is null) = $5) and ($6::text is null or e.action = $6) and ($7::text is null or e.entity = $7) and ($8::text is null or e.entity_id = $8) and ($9::bigint is null or (e.at, e.seq) < ($10::timestamptz, $9)) order by e.at desc, e.seq desc limit $11",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        from_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        to_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        person: &'a Option<uuid::Uuid>,
        by_program: &'a Option<bool>,
        action: &'a Option<T1>,
        entity: &'a Option<T2>,
        entity_id: &'a Option<T3>,
        after_seq: &'a Option<i64>,
        after_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> AuditEventQuery<'c, 'a, 's, C, AuditEvent, 11> {
        AuditEventQuery {
            client,
            params: [org_id, from_at, to_at, person, by_program, action, entity, entity_id, after_seq, after_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AuditEventBorrowed, tokio_postgres::Error> {
                Ok(AuditEventBorrowed {
                    seq: row.try_get(0)?,
                    at: row.try_get(1)?,
                    actor: row.try_get(2)?,
                    login: row.try_get(3)?,
                    action: row.try_get(4)?,
                    entity: row.try_get(5)?,
                    entity_id: row.try_get(6)?,
                    old_values: row.try_get(7)?,
                    new_values: row.try_get(8)?,
                })
            },
            mapper: |it| AuditEvent::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2, T3>, AuditEventQuery<'c, 'a, 's, C, AuditEvent, 11>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3>,
    ) -> AuditEventQuery<'c, 'a, 's, C, AuditEvent, 11> {
        self.bind(
            client,
            &params.org_id,
            &params.from_at,
            &params.to_at,
            &params.person,
            &params.by_program,
            &params.action,
            &params.entity,
            &params.entity_id,
            &params.after_seq,
            &params.after_at,
            &params.limit,
        )
    }
}
pub struct NamesStmt(&'static str, Option<tokio_postgres::Statement>);
/// What ids in the trail stand for: members, also past ones, and rows with a title, also deleted ones. What stands for nothing
/// here is left out.
pub fn names() -> NamesStmt {
    NamesStmt(
        "with asked as materialized ( select u.id, u.id::text as key from unnest($1::uuid[]) as u (id) ) select i.id, coalesce(n.person, n.title, n.deleted) as name, n.title is not null or n.person is not null and n.is_removed is not true as is_there from asked i cross join lateral ( select ctx.person_name(i.id) as person, coalesce( (select p.title from planning.strategic_plans p where p.org_id = $2 and p.id = i.id), (select g.title from planning.goals g where g.org_id = $2 and g.id = i.id), (select a.title from planning.annual_plans a where a.org_id = $2 and a.id = i.id), (select o.title from planning.objectives o where o.org_id = $2 and o.id = i.id), (select p.title from budgeting.proposals p where p.org_id = $2 and p.id = i.id), (select g.title from budgeting.programmes g where g.org_id = $2 and g.id = i.id), (select l.description from budgeting.line_items l where l.org_id = $2 and l.id = i.id), (select b.programme from budgeting.allocation_balances b where b.org_id = $2 and b.id = i.id), (select format('%s, %s', g.title, upper(a.expense_class)) from budgeting.appropriations a join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id where a.org_id = $2 and a.id = i.id), (select format('%s, %s of %s', g.title, upper(t.expense_class), t.quarter) from budgeting.allotments t join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id where t.org_id = $2 and t.id = i.id), (select w.title from budgeting.work_items w where w.org_id = $2 and w.id = i.id), (select o.description from budgeting.obligations o where o.org_id = $2 and o.id = i.id), (select d.payee from budgeting.disbursements d where d.org_id = $2 and d.id = i.id)) as title, (select coalesce(e.old_values ->> 'title', e.old_values ->> 'description') from audit.events e where e.org_id = $2 and e.entity in ('planning.goals', 'planning.objectives', 'budgeting.proposals', 'budgeting.programmes', 'budgeting.line_items', 'budgeting.work_items') and e.entity_id = i.key and e.action = 'delete') as deleted, (select e.new_values ->> 'removed_at' is not null from audit.events e where e.org_id = $2 and e.entity = 'auth.memberships' and e.entity_id = i.key and e.new_values ? 'removed_at' order by e.seq desc limit 1) as is_removed offset 0 ) n where coalesce(n.person, n.title, n.deleted) is not null",
        None,
    )
}
impl NamesStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>(
        &'s self,
        client: &'c C,
        ids: &'a T1,
        org_id: &'a i32,
    ) -> NamedQuery<'c, 'a, 's, C, Named, 2> {
        NamedQuery {
            client,
            params: [ids, org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<NamedBorrowed, tokio_postgres::Error> {
                Ok(NamedBorrowed { id: row.try_get(0)?, name: row.try_get(1)?, is_there: row.try_get(2)? })
            },
            mapper: |it| Named::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::ArraySql<Item = uuid::Uuid>>
    crate::client::async_::Params<'c, 'a, 's, NamesParams<T1>, NamedQuery<'c, 'a, 's, C, Named, 2>, C> for NamesStmt
{
    fn params(&'s self, client: &'c C, params: &'a NamesParams<T1>) -> NamedQuery<'c, 'a, 's, C, Named, 2> {
        self.bind(client, &params.ids, &params.org_id)
    }
}
pub struct PeopleStmt(&'static str, Option<tokio_postgres::Statement>);
/// Everybody who did something here. From one person to the next along the index, however much each did.
pub fn people() -> PeopleStmt {
    PeopleStmt(
        "with recursive person as ( (select e.actor from audit.events e where e.org_id = $1 and e.actor is not null order by e.actor limit 1) union all select (select e.actor from audit.events e where e.org_id = $1 and e.actor > p.actor order by e.actor limit 1) from person p where p.actor is not null ) select p.actor as id, ctx.person_name(p.actor) as name from person p where p.actor is not null order by name nulls last, id",
        None,
    )
}
impl PeopleStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> PersonQuery<'c, 'a, 's, C, Person, 1> {
        PersonQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<PersonBorrowed, tokio_postgres::Error> {
                Ok(PersonBorrowed { id: row.try_get(0)?, name: row.try_get(1)? })
            },
            mapper: |it| Person::from(it),
        }
    }
}
