// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub kind: Option<T1>,
    pub status: Option<T2>,
    pub appropriation_id: Option<uuid::Uuid>,
    pub after_id: Option<uuid::Uuid>,
    pub after_created_at: Option<chrono::DateTime<chrono::Utc>>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub kind: T1,
    pub from_appropriation_id: Option<uuid::Uuid>,
    pub to_appropriation_id: Option<uuid::Uuid>,
    pub from_allotment_id: Option<uuid::Uuid>,
    pub to_allotment_id: Option<uuid::Uuid>,
    pub counterparty: T2,
    pub amount: rust_decimal::Decimal,
    pub document_ref: T3,
    pub document_date: chrono::NaiveDate,
    pub reason: T4,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub counterparty: T1,
    pub amount: rust_decimal::Decimal,
    pub document_ref: T2,
    pub document_date: chrono::NaiveDate,
    pub reason: T3,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct PostParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug)]
pub struct CancelParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug)]
pub struct ReverseParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Movement {
    pub id: uuid::Uuid,
    pub kind: String,
    pub from_appropriation_id: Option<uuid::Uuid>,
    pub to_appropriation_id: Option<uuid::Uuid>,
    pub from_allotment_id: Option<uuid::Uuid>,
    pub to_allotment_id: Option<uuid::Uuid>,
    pub from_programme: Option<String>,
    pub from_class: Option<String>,
    pub to_programme: Option<String>,
    pub to_class: Option<String>,
    pub counterparty: String,
    pub amount: rust_decimal::Decimal,
    pub document_ref: String,
    pub document_date: chrono::NaiveDate,
    pub reason: String,
    pub status: String,
    pub posted_on: Option<chrono::NaiveDate>,
    pub reversal_reason: String,
    pub created_by_name: Option<String>,
    pub posted_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct MovementBorrowed<'a> {
    pub id: uuid::Uuid,
    pub kind: &'a str,
    pub from_appropriation_id: Option<uuid::Uuid>,
    pub to_appropriation_id: Option<uuid::Uuid>,
    pub from_allotment_id: Option<uuid::Uuid>,
    pub to_allotment_id: Option<uuid::Uuid>,
    pub from_programme: Option<&'a str>,
    pub from_class: Option<&'a str>,
    pub to_programme: Option<&'a str>,
    pub to_class: Option<&'a str>,
    pub counterparty: &'a str,
    pub amount: rust_decimal::Decimal,
    pub document_ref: &'a str,
    pub document_date: chrono::NaiveDate,
    pub reason: &'a str,
    pub status: &'a str,
    pub posted_on: Option<chrono::NaiveDate>,
    pub reversal_reason: &'a str,
    pub created_by_name: Option<&'a str>,
    pub posted_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<MovementBorrowed<'a>> for Movement {
    fn from(
        MovementBorrowed {
            id,
            kind,
            from_appropriation_id,
            to_appropriation_id,
            from_allotment_id,
            to_allotment_id,
            from_programme,
            from_class,
            to_programme,
            to_class,
            counterparty,
            amount,
            document_ref,
            document_date,
            reason,
            status,
            posted_on,
            reversal_reason,
            created_by_name,
            posted_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: MovementBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            kind: kind.into(),
            from_appropriation_id,
            to_appropriation_id,
            from_allotment_id,
            to_allotment_id,
            from_programme: from_programme.map(|v| v.into()),
            from_class: from_class.map(|v| v.into()),
            to_programme: to_programme.map(|v| v.into()),
            to_class: to_class.map(|v| v.into()),
            counterparty: counterparty.into(),
            amount,
            document_ref: document_ref.into(),
            document_date,
            reason: reason.into(),
            status: status.into(),
            posted_on,
            reversal_reason: reversal_reason.into(),
            created_by_name: created_by_name.map(|v| v.into()),
            posted_by_name: posted_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct MovementQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<MovementBorrowed, tokio_postgres::Error>,
    mapper: fn(MovementBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> MovementQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(MovementBorrowed) -> R) -> MovementQuery<'c, 'a, 's, C, R, N> {
        MovementQuery {
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
/// The newest first.
pub fn list() -> ListStmt {
    ListStmt(
        "select m.id, m.kind, m.from_appropriation_id, m.to_appropriation_id, m.from_allotment_id, m.to_allotment_id, fg.title as from_programme, fa.expense_class as from_class, tg.title as to_programme, ta.expense_class as to_class, m.counterparty, m.amount, m.document_ref, m.document_date, m.reason, m.status, m.posted_on, m.reversal_reason, null::text as created_by_name, null::text as posted_by_name, '{}'::text[] as steps, m.version, m.created_at, m.updated_at from budgeting.movements m left join budgeting.allotments fr on fr.org_id = m.org_id and fr.id = m.from_allotment_id left join budgeting.appropriations fa on fa.org_id = m.org_id and fa.id = coalesce(m.from_appropriation_id, fr.appropriation_id) left join budgeting.programmes fg on fg.org_id = m.org_id and fg.id = fa.programme_id left join budgeting.allotments tr on tr.org_id = m.org_id and tr.id = m.to_allotment_id left join budgeting.appropriations ta on ta.org_id = m.org_id and ta.id = coalesce(m.to_appropriation_id, tr.appropriation_id) left join budgeting.programmes tg on tg.org_id = m.org_id and tg.id = ta.programme_id where m.org_id = $1 and ($2::text is null or m.kind = $2) and ($3::text is null or m.status = $3) and ($4::uuid is null or fa.id = $4 or ta.id = $4) and ($5::uuid is null or m.created_at < $6::timestamptz or (m.created_at = $6 and m.id > $5)) order by m.created_at desc, m.id limit $7",
        None,
    )
}
impl ListStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        kind: &'a Option<T1>,
        status: &'a Option<T2>,
        appropriation_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> MovementQuery<'c, 'a, 's, C, Movement, 7> {
        MovementQuery {
            client,
            params: [org_id, kind, status, appropriation_id, after_id, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovementBorrowed, tokio_postgres::Error> {
                Ok(MovementBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    from_appropriation_id: row.try_get(2)?,
                    to_appropriation_id: row.try_get(3)?,
                    from_allotment_id: row.try_get(4)?,
                    to_allotment_id: row.try_get(5)?,
                    from_programme: row.try_get(6)?,
                    from_class: row.try_get(7)?,
                    to_programme: row.try_get(8)?,
                    to_class: row.try_get(9)?,
                    counterparty: row.try_get(10)?,
                    amount: row.try_get(11)?,
                    document_ref: row.try_get(12)?,
                    document_date: row.try_get(13)?,
                    reason: row.try_get(14)?,
                    status: row.try_get(15)?,
                    posted_on: row.try_get(16)?,
                    reversal_reason: row.try_get(17)?,
                    created_by_name: row.try_get(18)?,
                    posted_by_name: row.try_get(19)?,
                    steps: row.try_get(20)?,
                    version: row.try_get(21)?,
                    created_at: row.try_get(22)?,
                    updated_at: row.try_get(23)?,
                })
            },
            mapper: |it| Movement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, MovementQuery<'c, 'a, 's, C, Movement, 7>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1, T2>) -> MovementQuery<'c, 'a, 's, C, Movement, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.kind,
            &params.status,
            &params.appropriation_id,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One movement with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select m.id, m.kind, m.from_appropriation_id, m.to_appropriation_id, m.from_allotment_id, m.to_allotment_id, fg.title as from_programme, fa.expense_class as from_class, tg.title as to_programme, ta.expense_class as to_class, m.counterparty, m.amount, m.document_ref, m.document_date, m.reason, m.status, m.posted_on, m.reversal_reason, ctx.person_name(m.created_by) as created_by_name, ctx.person_name(m.posted_by) as posted_by_name, workflow.possible_budget_steps('movement', m.status, m.created_by, null) as steps, m.version, m.created_at, m.updated_at from budgeting.movements m left join budgeting.allotments fr on fr.org_id = m.org_id and fr.id = m.from_allotment_id left join budgeting.appropriations fa on fa.org_id = m.org_id and fa.id = coalesce(m.from_appropriation_id, fr.appropriation_id) left join budgeting.programmes fg on fg.org_id = m.org_id and fg.id = fa.programme_id left join budgeting.allotments tr on tr.org_id = m.org_id and tr.id = m.to_allotment_id left join budgeting.appropriations ta on ta.org_id = m.org_id and ta.id = coalesce(m.to_appropriation_id, tr.appropriation_id) left join budgeting.programmes tg on tg.org_id = m.org_id and tg.id = ta.programme_id where m.org_id = $1 and m.id = $2",
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
    ) -> MovementQuery<'c, 'a, 's, C, Movement, 2> {
        MovementQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<MovementBorrowed, tokio_postgres::Error> {
                Ok(MovementBorrowed {
                    id: row.try_get(0)?,
                    kind: row.try_get(1)?,
                    from_appropriation_id: row.try_get(2)?,
                    to_appropriation_id: row.try_get(3)?,
                    from_allotment_id: row.try_get(4)?,
                    to_allotment_id: row.try_get(5)?,
                    from_programme: row.try_get(6)?,
                    from_class: row.try_get(7)?,
                    to_programme: row.try_get(8)?,
                    to_class: row.try_get(9)?,
                    counterparty: row.try_get(10)?,
                    amount: row.try_get(11)?,
                    document_ref: row.try_get(12)?,
                    document_date: row.try_get(13)?,
                    reason: row.try_get(14)?,
                    status: row.try_get(15)?,
                    posted_on: row.try_get(16)?,
                    reversal_reason: row.try_get(17)?,
                    created_by_name: row.try_get(18)?,
                    posted_by_name: row.try_get(19)?,
                    steps: row.try_get(20)?,
                    version: row.try_get(21)?,
                    created_at: row.try_get(22)?,
                    updated_at: row.try_get(23)?,
                })
            },
            mapper: |it| Movement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, MovementQuery<'c, 'a, 's, C, Movement, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> MovementQuery<'c, 'a, 's, C, Movement, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A pending movement.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.movements (org_id, id, kind, from_appropriation_id, to_appropriation_id, from_allotment_id, to_allotment_id, counterparty, amount, document_ref, document_date, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning version",
        None,
    )
}
impl InsertStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<
        'c,
        'a,
        's,
        C: GenericClient,
        T1: crate::StringSql,
        T2: crate::StringSql,
        T3: crate::StringSql,
        T4: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        kind: &'a T1,
        from_appropriation_id: &'a Option<uuid::Uuid>,
        to_appropriation_id: &'a Option<uuid::Uuid>,
        from_allotment_id: &'a Option<uuid::Uuid>,
        to_allotment_id: &'a Option<uuid::Uuid>,
        counterparty: &'a T2,
        amount: &'a rust_decimal::Decimal,
        document_ref: &'a T3,
        document_date: &'a chrono::NaiveDate,
        reason: &'a T4,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                kind,
                from_appropriation_id,
                to_appropriation_id,
                from_allotment_id,
                to_allotment_id,
                counterparty,
                amount,
                document_ref,
                document_date,
                reason,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<
    'c,
    'a,
    's,
    C: GenericClient,
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4>, I32Query<'c, 'a, 's, C, i32, 12>, C>
    for InsertStmt
{
    fn params(&'s self, client: &'c C, params: &'a InsertParams<T1, T2, T3, T4>) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.kind,
            &params.from_appropriation_id,
            &params.to_appropriation_id,
            &params.from_allotment_id,
            &params.to_allotment_id,
            &params.counterparty,
            &params.amount,
            &params.document_ref,
            &params.document_date,
            &params.reason,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites a pending one, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.movements set counterparty = $1, amount = $2, document_ref = $3, document_date = $4, reason = $5 where org_id = $6 and id = $7 and version = $8 returning version",
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
        counterparty: &'a T1,
        amount: &'a rust_decimal::Decimal,
        document_ref: &'a T2,
        document_date: &'a chrono::NaiveDate,
        reason: &'a T3,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 8> {
        I32Query {
            client,
            params: [counterparty, amount, document_ref, document_date, reason, org_id, id, version],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3>, I32Query<'c, 'a, 's, C, i32, 8>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3>) -> I32Query<'c, 'a, 's, C, i32, 8> {
        self.bind(
            client,
            &params.counterparty,
            &params.amount,
            &params.document_ref,
            &params.document_date,
            &params.reason,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct PostStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enters it into the books, or refuses.
pub fn post() -> PostStmt {
    PostStmt("select true as done from workflow.post_movement($1, $2, $3, $4)", None)
}
impl PostStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, id, version, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PostParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for PostStmt
{
    fn params(&'s self, client: &'c C, params: &'a PostParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
/// Drops a pending one, or refuses.
pub fn cancel() -> CancelStmt {
    CancelStmt("select true as done from workflow.cancel_movement($1, $2, $3, $4)", None)
}
impl CancelStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, id, version, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, CancelParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for CancelStmt
{
    fn params(&'s self, client: &'c C, params: &'a CancelParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
pub struct ReverseStmt(&'static str, Option<tokio_postgres::Statement>);
/// Takes a posted one back, or refuses.
pub fn reverse() -> ReverseStmt {
    ReverseStmt("select true as done from workflow.reverse_movement($1, $2, $3, $4)", None)
}
impl ReverseStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, id, version, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ReverseParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for ReverseStmt
{
    fn params(&'s self, client: &'c C, params: &'a ReverseParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
