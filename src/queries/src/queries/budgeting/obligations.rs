// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub org_id: i32,
    pub status: Option<T1>,
    pub expense_class: Option<T2>,
    pub quarter: Option<T3>,
    pub allotment_id: Option<uuid::Uuid>,
    pub work_item_id: Option<uuid::Uuid>,
    pub search: Option<T4>,
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
pub struct InsertParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub allotment_id: uuid::Uuid,
    pub work_item_id: Option<uuid::Uuid>,
    pub object_code: Option<T1>,
    pub description: T2,
    pub document_ref: T3,
    pub responsibility_center: T4,
    pub payee: T5,
    pub payee_address: T6,
    pub amount: rust_decimal::Decimal,
    pub notes: T7,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
    T6: crate::StringSql,
    T7: crate::StringSql,
> {
    pub work_item_id: Option<uuid::Uuid>,
    pub object_code: Option<T1>,
    pub description: T2,
    pub document_ref: T3,
    pub responsibility_center: T4,
    pub payee: T5,
    pub payee_address: T6,
    pub amount: rust_decimal::Decimal,
    pub notes: T7,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct CertifyParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug)]
pub struct ObligateParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub obligated_on: chrono::NaiveDate,
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
pub struct AdjustParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub amount: rust_decimal::Decimal,
    pub document_ref: T1,
    pub comment: T2,
}
#[derive(Clone, Copy, Debug)]
pub struct MarkDueParams {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub due_on: chrono::NaiveDate,
}
#[derive(Clone, Copy, Debug)]
pub struct AdjustmentsParams {
    pub org_id: i32,
    pub obligation_id: uuid::Uuid,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Obligation {
    pub id: uuid::Uuid,
    pub allotment_id: uuid::Uuid,
    pub work_item_id: Option<uuid::Uuid>,
    pub work_item: Option<String>,
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub fiscal_year: i32,
    pub quarter: String,
    pub released_on: chrono::NaiveDate,
    pub expense_class: String,
    pub object_code: Option<String>,
    pub ors_number: Option<String>,
    pub description: String,
    pub document_ref: String,
    pub responsibility_center: String,
    pub payee: String,
    pub payee_address: String,
    pub amount: rust_decimal::Decimal,
    pub due_on: Option<chrono::NaiveDate>,
    pub status: String,
    pub notes: String,
    pub need_certified_at: Option<chrono::DateTime<chrono::Utc>>,
    pub obligated_on: Option<chrono::NaiveDate>,
    pub cancel_reason: String,
    pub adjusted: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub processing: rust_decimal::Decimal,
    pub unpaid: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<String>,
    pub need_certified_by_name: Option<String>,
    pub obligated_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct ObligationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub allotment_id: uuid::Uuid,
    pub work_item_id: Option<uuid::Uuid>,
    pub work_item: Option<&'a str>,
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub fiscal_year: i32,
    pub quarter: &'a str,
    pub released_on: chrono::NaiveDate,
    pub expense_class: &'a str,
    pub object_code: Option<&'a str>,
    pub ors_number: Option<&'a str>,
    pub description: &'a str,
    pub document_ref: &'a str,
    pub responsibility_center: &'a str,
    pub payee: &'a str,
    pub payee_address: &'a str,
    pub amount: rust_decimal::Decimal,
    pub due_on: Option<chrono::NaiveDate>,
    pub status: &'a str,
    pub notes: &'a str,
    pub need_certified_at: Option<chrono::DateTime<chrono::Utc>>,
    pub obligated_on: Option<chrono::NaiveDate>,
    pub cancel_reason: &'a str,
    pub adjusted: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub processing: rust_decimal::Decimal,
    pub unpaid: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<&'a str>,
    pub need_certified_by_name: Option<&'a str>,
    pub obligated_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<ObligationBorrowed<'a>> for Obligation {
    fn from(
        ObligationBorrowed {
            id,
            allotment_id,
            work_item_id,
            work_item,
            programme_id,
            programme,
            fiscal_year,
            quarter,
            released_on,
            expense_class,
            object_code,
            ors_number,
            description,
            document_ref,
            responsibility_center,
            payee,
            payee_address,
            amount,
            due_on,
            status,
            notes,
            need_certified_at,
            obligated_on,
            cancel_reason,
            adjusted,
            paid,
            processing,
            unpaid,
            available,
            created_by_name,
            need_certified_by_name,
            obligated_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: ObligationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            allotment_id,
            work_item_id,
            work_item: work_item.map(|v| v.into()),
            programme_id,
            programme: programme.into(),
            fiscal_year,
            quarter: quarter.into(),
            released_on,
            expense_class: expense_class.into(),
            object_code: object_code.map(|v| v.into()),
            ors_number: ors_number.map(|v| v.into()),
            description: description.into(),
            document_ref: document_ref.into(),
            responsibility_center: responsibility_center.into(),
            payee: payee.into(),
            payee_address: payee_address.into(),
            amount,
            due_on,
            status: status.into(),
            notes: notes.into(),
            need_certified_at,
            obligated_on,
            cancel_reason: cancel_reason.into(),
            adjusted,
            paid,
            processing,
            unpaid,
            available,
            created_by_name: created_by_name.map(|v| v.into()),
            need_certified_by_name: need_certified_by_name.map(|v| v.into()),
            obligated_by_name: obligated_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustment {
    pub id: uuid::Uuid,
    pub amount: rust_decimal::Decimal,
    pub document_ref: String,
    pub adjusted_on: chrono::NaiveDate,
    pub reason: String,
    pub created_by_name: Option<String>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
pub struct AdjustmentBorrowed<'a> {
    pub id: uuid::Uuid,
    pub amount: rust_decimal::Decimal,
    pub document_ref: &'a str,
    pub adjusted_on: chrono::NaiveDate,
    pub reason: &'a str,
    pub created_by_name: Option<&'a str>,
    pub created_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AdjustmentBorrowed<'a>> for Adjustment {
    fn from(
        AdjustmentBorrowed {
            id,
            amount,
            document_ref,
            adjusted_on,
            reason,
            created_by_name,
            created_at,
        }: AdjustmentBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            amount,
            document_ref: document_ref.into(),
            adjusted_on,
            reason: reason.into(),
            created_by_name: created_by_name.map(|v| v.into()),
            created_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ObligationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObligationBorrowed, tokio_postgres::Error>,
    mapper: fn(ObligationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObligationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObligationBorrowed) -> R) -> ObligationQuery<'c, 'a, 's, C, R, N> {
        ObligationQuery {
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
pub struct AdjustmentQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AdjustmentBorrowed, tokio_postgres::Error>,
    mapper: fn(AdjustmentBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AdjustmentQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AdjustmentBorrowed) -> R) -> AdjustmentQuery<'c, 'a, 's, C, R, N> {
        AdjustmentQuery {
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
/// The newest first. The balances are summed for the page alone.
pub fn list() -> ListStmt {
    ListStmt(
        "with page as materialized ( select o.id, o.created_at from budgeting.obligations o where o.org_id = $1 and ($2::text is null or o.status = $2) and ($3::text is null or o.expense_class = $3) and ($4::text is null or exists ( select from budgeting.allotments t where t.org_id = o.org_id and t.id = o.allotment_id and t.quarter = $4)) and ($5::uuid is null or o.allotment_id = $5) and ($6::uuid is null or o.work_item_id = $6) and ($7::text is null or position(lower($7) in lower(o.payee || ' ' || o.document_ref || ' ' || coalesce(o.ors_number, '') || ' ' || o.description)) > 0) and ($8::uuid is null or o.created_at < $9::timestamptz or (o.created_at = $9 and o.id > $8)) order by o.created_at desc, o.id limit $10 ) select b.id, b.allotment_id, b.work_item_id, w.title as work_item, b.programme_id, b.programme, b.fiscal_year, b.quarter, b.released_on, b.expense_class, b.object_code, b.ors_number, b.description, b.document_ref, b.responsibility_center, b.payee, b.payee_address, b.amount, b.due_on, b.status, b.notes, b.need_certified_at, b.obligated_on, b.cancel_reason, b.adjusted, b.paid, b.processing, b.unpaid, b.available, null::text as created_by_name, null::text as need_certified_by_name, null::text as obligated_by_name, '{}'::text[] as steps, b.version, b.created_at, b.updated_at from page cross join lateral (select v.* from budgeting.obligation_balances v where v.org_id = $1 and v.id = page.id) b left join budgeting.work_items w on w.org_id = b.org_id and w.id = b.work_item_id order by b.created_at desc, b.id",
        None,
    )
}
impl ListStmt {
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
        status: &'a Option<T1>,
        expense_class: &'a Option<T2>,
        quarter: &'a Option<T3>,
        allotment_id: &'a Option<uuid::Uuid>,
        work_item_id: &'a Option<uuid::Uuid>,
        search: &'a Option<T4>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> ObligationQuery<'c, 'a, 's, C, Obligation, 10> {
        ObligationQuery {
            client,
            params: [
                org_id,
                status,
                expense_class,
                quarter,
                allotment_id,
                work_item_id,
                search,
                after_id,
                after_created_at,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObligationBorrowed, tokio_postgres::Error> {
                Ok(ObligationBorrowed {
                    id: row.try_get(0)?,
                    allotment_id: row.try_get(1)?,
                    work_item_id: row.try_get(2)?,
                    work_item: row.try_get(3)?,
                    programme_id: row.try_get(4)?,
                    programme: row.try_get(5)?,
                    fiscal_year: row.try_get(6)?,
                    quarter: row.try_get(7)?,
                    released_on: row.try_get(8)?,
                    expense_class: row.try_get(9)?,
                    object_code: row.try_get(10)?,
                    ors_number: row.try_get(11)?,
                    description: row.try_get(12)?,
                    document_ref: row.try_get(13)?,
                    responsibility_center: row.try_get(14)?,
                    payee: row.try_get(15)?,
                    payee_address: row.try_get(16)?,
                    amount: row.try_get(17)?,
                    due_on: row.try_get(18)?,
                    status: row.try_get(19)?,
                    notes: row.try_get(20)?,
                    need_certified_at: row.try_get(21)?,
                    obligated_on: row.try_get(22)?,
                    cancel_reason: row.try_get(23)?,
                    adjusted: row.try_get(24)?,
                    paid: row.try_get(25)?,
                    processing: row.try_get(26)?,
                    unpaid: row.try_get(27)?,
                    available: row.try_get(28)?,
                    created_by_name: row.try_get(29)?,
                    need_certified_by_name: row.try_get(30)?,
                    obligated_by_name: row.try_get(31)?,
                    steps: row.try_get(32)?,
                    version: row.try_get(33)?,
                    created_at: row.try_get(34)?,
                    updated_at: row.try_get(35)?,
                })
            },
            mapper: |it| Obligation::from(it),
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
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2, T3, T4>,
        ObligationQuery<'c, 'a, 's, C, Obligation, 10>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3, T4>,
    ) -> ObligationQuery<'c, 'a, 's, C, Obligation, 10> {
        self.bind(
            client,
            &params.org_id,
            &params.status,
            &params.expense_class,
            &params.quarter,
            &params.allotment_id,
            &params.work_item_id,
            &params.search,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One obligation with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select b.id, b.allotment_id, b.work_item_id, w.title as work_item, b.programme_id, b.programme, b.fiscal_year, b.quarter, b.released_on, b.expense_class, b.object_code, b.ors_number, b.description, b.document_ref, b.responsibility_center, b.payee, b.payee_address, b.amount, b.due_on, b.status, b.notes, b.need_certified_at, b.obligated_on, b.cancel_reason, b.adjusted, b.paid, b.processing, b.unpaid, b.available, ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.need_certified_by) as need_certified_by_name, ctx.person_name(b.obligated_by) as obligated_by_name, workflow.possible_budget_steps('obligation', b.status, b.created_by, b.need_certified_by) as steps, b.version, b.created_at, b.updated_at from budgeting.obligation_balances b left join budgeting.work_items w on w.org_id = b.org_id and w.id = b.work_item_id where b.org_id = $1 and b.id = $2",
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
    ) -> ObligationQuery<'c, 'a, 's, C, Obligation, 2> {
        ObligationQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObligationBorrowed, tokio_postgres::Error> {
                Ok(ObligationBorrowed {
                    id: row.try_get(0)?,
                    allotment_id: row.try_get(1)?,
                    work_item_id: row.try_get(2)?,
                    work_item: row.try_get(3)?,
                    programme_id: row.try_get(4)?,
                    programme: row.try_get(5)?,
                    fiscal_year: row.try_get(6)?,
                    quarter: row.try_get(7)?,
                    released_on: row.try_get(8)?,
                    expense_class: row.try_get(9)?,
                    object_code: row.try_get(10)?,
                    ors_number: row.try_get(11)?,
                    description: row.try_get(12)?,
                    document_ref: row.try_get(13)?,
                    responsibility_center: row.try_get(14)?,
                    payee: row.try_get(15)?,
                    payee_address: row.try_get(16)?,
                    amount: row.try_get(17)?,
                    due_on: row.try_get(18)?,
                    status: row.try_get(19)?,
                    notes: row.try_get(20)?,
                    need_certified_at: row.try_get(21)?,
                    obligated_on: row.try_get(22)?,
                    cancel_reason: row.try_get(23)?,
                    adjusted: row.try_get(24)?,
                    paid: row.try_get(25)?,
                    processing: row.try_get(26)?,
                    unpaid: row.try_get(27)?,
                    available: row.try_get(28)?,
                    created_by_name: row.try_get(29)?,
                    need_certified_by_name: row.try_get(30)?,
                    obligated_by_name: row.try_get(31)?,
                    steps: row.try_get(32)?,
                    version: row.try_get(33)?,
                    created_at: row.try_get(34)?,
                    updated_at: row.try_get(35)?,
                })
            },
            mapper: |it| Obligation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, ObligationQuery<'c, 'a, 's, C, Obligation, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> ObligationQuery<'c, 'a, 's, C, Obligation, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A draft.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.obligations (org_id, id, allotment_id, work_item_id, object_code, description, document_ref, responsibility_center, payee, payee_address, amount, notes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning version",
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
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        allotment_id: &'a uuid::Uuid,
        work_item_id: &'a Option<uuid::Uuid>,
        object_code: &'a Option<T1>,
        description: &'a T2,
        document_ref: &'a T3,
        responsibility_center: &'a T4,
        payee: &'a T5,
        payee_address: &'a T6,
        amount: &'a rust_decimal::Decimal,
        notes: &'a T7,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                allotment_id,
                work_item_id,
                object_code,
                description,
                document_ref,
                responsibility_center,
                payee,
                payee_address,
                amount,
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
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertParams<T1, T2, T3, T4, T5, T6, T7>,
        I32Query<'c, 'a, 's, C, i32, 12>,
        C,
    > for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.allotment_id,
            &params.work_item_id,
            &params.object_code,
            &params.description,
            &params.document_ref,
            &params.responsibility_center,
            &params.payee,
            &params.payee_address,
            &params.amount,
            &params.notes,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites a draft, if the version is the one the editor saw. What was certified has to be certified again.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.obligations set work_item_id = $1, object_code = $2, description = $3, document_ref = $4, responsibility_center = $5, payee = $6, payee_address = $7, amount = $8, notes = $9 where org_id = $10 and id = $11 and version = $12 returning version",
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
        T7: crate::StringSql,
    >(
        &'s self,
        client: &'c C,
        work_item_id: &'a Option<uuid::Uuid>,
        object_code: &'a Option<T1>,
        description: &'a T2,
        document_ref: &'a T3,
        responsibility_center: &'a T4,
        payee: &'a T5,
        payee_address: &'a T6,
        amount: &'a rust_decimal::Decimal,
        notes: &'a T7,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        I32Query {
            client,
            params: [
                work_item_id,
                object_code,
                description,
                document_ref,
                responsibility_center,
                payee,
                payee_address,
                amount,
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
    T7: crate::StringSql,
>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        UpdateParams<T1, T2, T3, T4, T5, T6, T7>,
        I32Query<'c, 'a, 's, C, i32, 12>,
        C,
    > for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5, T6, T7>,
    ) -> I32Query<'c, 'a, 's, C, i32, 12> {
        self.bind(
            client,
            &params.work_item_id,
            &params.object_code,
            &params.description,
            &params.document_ref,
            &params.responsibility_center,
            &params.payee,
            &params.payee_address,
            &params.amount,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct CertifyStmt(&'static str, Option<tokio_postgres::Statement>);
/// Box A: certifies the need, or refuses.
pub fn certify() -> CertifyStmt {
    CertifyStmt("select true as done from workflow.certify_obligation($1, $2, $3, $4)", None)
}
impl CertifyStmt {
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
    crate::client::async_::Params<'c, 'a, 's, CertifyParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for CertifyStmt
{
    fn params(&'s self, client: &'c C, params: &'a CertifyParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
pub struct ObligateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Box B: binds the money, or refuses.
pub fn obligate() -> ObligateStmt {
    ObligateStmt("select true as done from workflow.obligate($1, $2, $3, $4, $5)", None)
}
impl ObligateStmt {
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
        obligated_on: &'a chrono::NaiveDate,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, obligated_on, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ObligateParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C>
    for ObligateStmt
{
    fn params(&'s self, client: &'c C, params: &'a ObligateParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.obligated_on, &params.comment)
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
/// Drops a draft or frees what is unpaid, or refuses.
pub fn cancel() -> CancelStmt {
    CancelStmt("select true as done from workflow.cancel_obligation($1, $2, $3, $4)", None)
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
pub struct AdjustStmt(&'static str, Option<tokio_postgres::Statement>);
/// Binds more or less by a notice, or refuses.
pub fn adjust() -> AdjustStmt {
    AdjustStmt("select true as done from workflow.adjust_obligation($1, $2, $3, $4, $5, $6)", None)
}
impl AdjustStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
        amount: &'a rust_decimal::Decimal,
        document_ref: &'a T1,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [org_id, id, version, amount, document_ref, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, AdjustParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C>
    for AdjustStmt
{
    fn params(&'s self, client: &'c C, params: &'a AdjustParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.version,
            &params.amount,
            &params.document_ref,
            &params.comment,
        )
    }
}
pub struct MarkDueStmt(&'static str, Option<tokio_postgres::Statement>);
/// Says that it is due and demandable, or refuses.
pub fn mark_due() -> MarkDueStmt {
    MarkDueStmt("select true as done from workflow.mark_obligation_due($1, $2, $3, $4)", None)
}
impl MarkDueStmt {
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
        due_on: &'a chrono::NaiveDate,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        BoolQuery {
            client,
            params: [org_id, id, version, due_on],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, MarkDueParams, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for MarkDueStmt
{
    fn params(&'s self, client: &'c C, params: &'a MarkDueParams) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.due_on)
    }
}
pub struct AdjustmentsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The notices of one obligation, the latest first.
pub fn adjustments() -> AdjustmentsStmt {
    AdjustmentsStmt(
        "select a.id, a.amount, a.document_ref, a.adjusted_on, a.reason, ctx.person_name(a.created_by) as created_by_name, a.created_at from budgeting.adjustments a where a.org_id = $1 and a.obligation_id = $2 order by a.created_at desc, a.id limit 200",
        None,
    )
}
impl AdjustmentsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        obligation_id: &'a uuid::Uuid,
    ) -> AdjustmentQuery<'c, 'a, 's, C, Adjustment, 2> {
        AdjustmentQuery {
            client,
            params: [org_id, obligation_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AdjustmentBorrowed, tokio_postgres::Error> {
                Ok(AdjustmentBorrowed {
                    id: row.try_get(0)?,
                    amount: row.try_get(1)?,
                    document_ref: row.try_get(2)?,
                    adjusted_on: row.try_get(3)?,
                    reason: row.try_get(4)?,
                    created_by_name: row.try_get(5)?,
                    created_at: row.try_get(6)?,
                })
            },
            mapper: |it| Adjustment::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, AdjustmentsParams, AdjustmentQuery<'c, 'a, 's, C, Adjustment, 2>, C>
    for AdjustmentsStmt
{
    fn params(&'s self, client: &'c C, params: &'a AdjustmentsParams) -> AdjustmentQuery<'c, 'a, 's, C, Adjustment, 2> {
        self.bind(client, &params.org_id, &params.obligation_id)
    }
}
