// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub programme_id: uuid::Uuid,
    pub expense_class: Option<T1>,
    pub search: Option<T2>,
    pub after_id: Option<uuid::Uuid>,
    pub after_position: Option<i32>,
    pub limit: i64,
}
#[derive(Clone, Copy, Debug)]
pub struct OfProposalParams {
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Clone, Copy, Debug)]
pub struct ByIdParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
}
#[derive(Debug)]
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub expense_class: T1,
    pub object_code: Option<T2>,
    pub sub_category: T3,
    pub description: T4,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub justification: T5,
    pub notes: T6,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
> {
    pub expense_class: T1,
    pub object_code: Option<T2>,
    pub sub_category: T3,
    pub description: T4,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub justification: T5,
    pub notes: T6,
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
pub struct LineItem {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme_title: String,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: String,
    pub proposal_status: String,
    pub lines_returned: bool,
    pub position: i32,
    pub expense_class: String,
    pub object_code: Option<String>,
    pub object_title: Option<String>,
    pub sub_category: String,
    pub description: String,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub total_cost: rust_decimal::Decimal,
    pub justification: String,
    pub notes: String,
    pub return_reason: String,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct LineItemBorrowed<'a> {
    pub id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme_title: &'a str,
    pub proposal_id: uuid::Uuid,
    pub proposal_title: &'a str,
    pub proposal_status: &'a str,
    pub lines_returned: bool,
    pub position: i32,
    pub expense_class: &'a str,
    pub object_code: Option<&'a str>,
    pub object_title: Option<&'a str>,
    pub sub_category: &'a str,
    pub description: &'a str,
    pub unit_cost: rust_decimal::Decimal,
    pub quantity: i32,
    pub total_cost: rust_decimal::Decimal,
    pub justification: &'a str,
    pub notes: &'a str,
    pub return_reason: &'a str,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<LineItemBorrowed<'a>> for LineItem {
    fn from(
        LineItemBorrowed {
            id,
            programme_id,
            programme_title,
            proposal_id,
            proposal_title,
            proposal_status,
            lines_returned,
            position,
            expense_class,
            object_code,
            object_title,
            sub_category,
            description,
            unit_cost,
            quantity,
            total_cost,
            justification,
            notes,
            return_reason,
            version,
            created_at,
            updated_at,
        }: LineItemBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            programme_id,
            programme_title: programme_title.into(),
            proposal_id,
            proposal_title: proposal_title.into(),
            proposal_status: proposal_status.into(),
            lines_returned,
            position,
            expense_class: expense_class.into(),
            object_code: object_code.map(|v| v.into()),
            object_title: object_title.map(|v| v.into()),
            sub_category: sub_category.into(),
            description: description.into(),
            unit_cost,
            quantity,
            total_cost,
            justification: justification.into(),
            notes: notes.into(),
            return_reason: return_reason.into(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct LineItemQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<LineItemBorrowed, tokio_postgres::Error>,
    mapper: fn(LineItemBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> LineItemQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(LineItemBorrowed) -> R) -> LineItemQuery<'c, 'a, 's, C, R, N> {
        LineItemQuery {
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
/// The lines of one programme in their order.
pub fn list() -> ListStmt {
    ListStmt(
        "select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status, p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description, i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at from budgeting.line_items i join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id left join budgeting.object_codes c on c.code = i.object_code where i.org_id = $1 and i.programme_id = $2 and ($3::text is null or i.expense_class = $3) and ($4::text is null or position(lower($4) in lower(i.description || ' ' || i.sub_category)) > 0) and ($5::uuid is null or i.position > $6::int4 or (i.position = $6 and i.id > $5)) order by i.position, i.id limit $7",
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
        programme_id: &'a uuid::Uuid,
        expense_class: &'a Option<T1>,
        search: &'a Option<T2>,
        after_id: &'a Option<uuid::Uuid>,
        after_position: &'a Option<i32>,
        limit: &'a i64,
    ) -> LineItemQuery<'c, 'a, 's, C, LineItem, 7> {
        LineItemQuery {
            client,
            params: [org_id, programme_id, expense_class, search, after_id, after_position, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineItemBorrowed, tokio_postgres::Error> {
                Ok(LineItemBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme_title: row.try_get(2)?,
                    proposal_id: row.try_get(3)?,
                    proposal_title: row.try_get(4)?,
                    proposal_status: row.try_get(5)?,
                    lines_returned: row.try_get(6)?,
                    position: row.try_get(7)?,
                    expense_class: row.try_get(8)?,
                    object_code: row.try_get(9)?,
                    object_title: row.try_get(10)?,
                    sub_category: row.try_get(11)?,
                    description: row.try_get(12)?,
                    unit_cost: row.try_get(13)?,
                    quantity: row.try_get(14)?,
                    total_cost: row.try_get(15)?,
                    justification: row.try_get(16)?,
                    notes: row.try_get(17)?,
                    return_reason: row.try_get(18)?,
                    version: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    updated_at: row.try_get(21)?,
                })
            },
            mapper: |it| LineItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, LineItemQuery<'c, 'a, 's, C, LineItem, 7>, C>
    for ListStmt
{
    fn params(&'s self, client: &'c C, params: &'a ListParams<T1, T2>) -> LineItemQuery<'c, 'a, 's, C, LineItem, 7> {
        self.bind(
            client,
            &params.org_id,
            &params.programme_id,
            &params.expense_class,
            &params.search,
            &params.after_id,
            &params.after_position,
            &params.limit,
        )
    }
}
pub struct OfProposalStmt(&'static str, Option<tokio_postgres::Statement>);
/// All lines of one proposal, by programme.
pub fn of_proposal() -> OfProposalStmt {
    OfProposalStmt(
        "select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status, p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description, i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at from budgeting.line_items i join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id left join budgeting.object_codes c on c.code = i.object_code where i.org_id = $1 and g.proposal_id = $2 order by g.priority_rank, g.title, g.id, i.position, i.id limit 10000",
        None,
    )
}
impl OfProposalStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
    ) -> LineItemQuery<'c, 'a, 's, C, LineItem, 2> {
        LineItemQuery {
            client,
            params: [org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineItemBorrowed, tokio_postgres::Error> {
                Ok(LineItemBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme_title: row.try_get(2)?,
                    proposal_id: row.try_get(3)?,
                    proposal_title: row.try_get(4)?,
                    proposal_status: row.try_get(5)?,
                    lines_returned: row.try_get(6)?,
                    position: row.try_get(7)?,
                    expense_class: row.try_get(8)?,
                    object_code: row.try_get(9)?,
                    object_title: row.try_get(10)?,
                    sub_category: row.try_get(11)?,
                    description: row.try_get(12)?,
                    unit_cost: row.try_get(13)?,
                    quantity: row.try_get(14)?,
                    total_cost: row.try_get(15)?,
                    justification: row.try_get(16)?,
                    notes: row.try_get(17)?,
                    return_reason: row.try_get(18)?,
                    version: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    updated_at: row.try_get(21)?,
                })
            },
            mapper: |it| LineItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, OfProposalParams, LineItemQuery<'c, 'a, 's, C, LineItem, 2>, C>
    for OfProposalStmt
{
    fn params(&'s self, client: &'c C, params: &'a OfProposalParams) -> LineItemQuery<'c, 'a, 's, C, LineItem, 2> {
        self.bind(client, &params.org_id, &params.proposal_id)
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One line.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select i.id, i.programme_id, g.title as programme_title, g.proposal_id, p.title as proposal_title, p.status as proposal_status, p.lines_returned, i.position, i.expense_class, i.object_code, c.title as object_title, i.sub_category, i.description, i.unit_cost, i.quantity, i.total_cost, i.justification, i.notes, i.return_reason, i.version, i.created_at, i.updated_at from budgeting.line_items i join budgeting.programmes g on g.org_id = i.org_id and g.id = i.programme_id join budgeting.proposals p on p.org_id = g.org_id and p.id = g.proposal_id left join budgeting.object_codes c on c.code = i.object_code where i.org_id = $1 and i.id = $2",
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
    ) -> LineItemQuery<'c, 'a, 's, C, LineItem, 2> {
        LineItemQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<LineItemBorrowed, tokio_postgres::Error> {
                Ok(LineItemBorrowed {
                    id: row.try_get(0)?,
                    programme_id: row.try_get(1)?,
                    programme_title: row.try_get(2)?,
                    proposal_id: row.try_get(3)?,
                    proposal_title: row.try_get(4)?,
                    proposal_status: row.try_get(5)?,
                    lines_returned: row.try_get(6)?,
                    position: row.try_get(7)?,
                    expense_class: row.try_get(8)?,
                    object_code: row.try_get(9)?,
                    object_title: row.try_get(10)?,
                    sub_category: row.try_get(11)?,
                    description: row.try_get(12)?,
                    unit_cost: row.try_get(13)?,
                    quantity: row.try_get(14)?,
                    total_cost: row.try_get(15)?,
                    justification: row.try_get(16)?,
                    notes: row.try_get(17)?,
                    return_reason: row.try_get(18)?,
                    version: row.try_get(19)?,
                    created_at: row.try_get(20)?,
                    updated_at: row.try_get(21)?,
                })
            },
            mapper: |it| LineItem::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, LineItemQuery<'c, 'a, 's, C, LineItem, 2>, C> for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> LineItemQuery<'c, 'a, 's, C, LineItem, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A new line, after those there are.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.line_items (org_id, id, programme_id, position, expense_class, object_code, sub_category, description, unit_cost, quantity, justification, notes) values ($1, $2, $3, (select coalesce(max(i.position), 0) + 1 from budgeting.line_items i where i.org_id = $1 and i.programme_id = $3), $4, $5, $6, $7, $8, $9, $10, $11) returning version",
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
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        programme_id: &'a uuid::Uuid,
        expense_class: &'a T1,
        object_code: &'a Option<T2>,
        sub_category: &'a T3,
        description: &'a T4,
        unit_cost: &'a rust_decimal::Decimal,
        quantity: &'a i32,
        justification: &'a T5,
        notes: &'a T6,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                programme_id,
                expense_class,
                object_code,
                sub_category,
                description,
                unit_cost,
                quantity,
                justification,
                notes,
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
    T5: crate::StringSql,
    T6: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4, T5, T6>, I32Query<'c, 'a, 's, C, i32, 11>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.programme_id,
            &params.expense_class,
            &params.object_code,
            &params.sub_category,
            &params.description,
            &params.unit_cost,
            &params.quantity,
            &params.justification,
            &params.notes,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites the content, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.line_items set expense_class = $1, object_code = $2, sub_category = $3, description = $4, unit_cost = $5, quantity = $6, justification = $7, notes = $8 where org_id = $9 and id = $10 and version = $11 returning version",
        None,
    )
}
impl UpdateStmt {
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
        T5: crate::StringSql,
        T6: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        expense_class: &'a T1,
        object_code: &'a Option<T2>,
        sub_category: &'a T3,
        description: &'a T4,
        unit_cost: &'a rust_decimal::Decimal,
        quantity: &'a i32,
        justification: &'a T5,
        notes: &'a T6,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        I32Query {
            client,
            params: [
                expense_class,
                object_code,
                sub_category,
                description,
                unit_cost,
                quantity,
                justification,
                notes,
                org_id,
                id,
                version,
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
    T5: crate::StringSql,
    T6: crate::StringSql,
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4, T5, T6>, I32Query<'c, 'a, 's, C, i32, 11>, C>
    for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 11> {
        self.bind(
            client,
            &params.expense_class,
            &params.object_code,
            &params.sub_category,
            &params.description,
            &params.unit_cost,
            &params.quantity,
            &params.justification,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct DeleteStmt(&'static str, Option<tokio_postgres::Statement>);
/// Removes a line, if the version is the one the editor saw.
pub fn delete() -> DeleteStmt {
    DeleteStmt("select true as done from workflow.delete_line_item($1, $2, $3)", None)
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
