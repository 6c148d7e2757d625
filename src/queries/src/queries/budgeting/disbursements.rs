// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub method: Option<T1>,
    pub status: Option<T2>,
    pub from: Option<chrono::NaiveDate>,
    pub until: Option<chrono::NaiveDate>,
    pub obligation_id: Option<uuid::Uuid>,
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
> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub obligation_id: uuid::Uuid,
    pub amount: rust_decimal::Decimal,
    pub withheld: rust_decimal::Decimal,
    pub payment_method: T1,
    pub cash_authority: T2,
    pub reference_number: T3,
    pub payee: T4,
    pub notes: T5,
}
#[derive(Debug)]
pub struct UpdateParams<
    T1: crate::StringSql,
    T2: crate::StringSql,
    T3: crate::StringSql,
    T4: crate::StringSql,
    T5: crate::StringSql,
> {
    pub amount: rust_decimal::Decimal,
    pub withheld: rust_decimal::Decimal,
    pub payment_method: T1,
    pub cash_authority: T2,
    pub reference_number: T3,
    pub payee: T4,
    pub notes: T5,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct PayParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub paid_on: chrono::NaiveDate,
    pub reference_number: T1,
    pub comment: T2,
}
#[derive(Debug)]
pub struct VoidParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub comment: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Disbursement {
    pub id: uuid::Uuid,
    pub obligation_id: uuid::Uuid,
    pub ors_number: Option<String>,
    pub obligation: String,
    pub programme: String,
    pub expense_class: String,
    pub amount: rust_decimal::Decimal,
    pub withheld: rust_decimal::Decimal,
    pub net: rust_decimal::Decimal,
    pub payment_method: String,
    pub cash_authority: String,
    pub reference_number: String,
    pub payee: String,
    pub status: String,
    pub notes: String,
    pub paid_on: Option<chrono::NaiveDate>,
    pub voided_on: Option<chrono::NaiveDate>,
    pub void_reason: String,
    pub parts: rust_decimal::Decimal,
    pub created_by_name: Option<String>,
    pub paid_by_name: Option<String>,
    pub voided_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct DisbursementBorrowed<'a> {
    pub id: uuid::Uuid,
    pub obligation_id: uuid::Uuid,
    pub ors_number: Option<&'a str>,
    pub obligation: &'a str,
    pub programme: &'a str,
    pub expense_class: &'a str,
    pub amount: rust_decimal::Decimal,
    pub withheld: rust_decimal::Decimal,
    pub net: rust_decimal::Decimal,
    pub payment_method: &'a str,
    pub cash_authority: &'a str,
    pub reference_number: &'a str,
    pub payee: &'a str,
    pub status: &'a str,
    pub notes: &'a str,
    pub paid_on: Option<chrono::NaiveDate>,
    pub voided_on: Option<chrono::NaiveDate>,
    pub void_reason: &'a str,
    pub parts: rust_decimal::Decimal,
    pub created_by_name: Option<&'a str>,
    pub paid_by_name: Option<&'a str>,
    pub voided_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<DisbursementBorrowed<'a>> for Disbursement {
    fn from(
        DisbursementBorrowed {
            id,
            obligation_id,
            ors_number,
            obligation,
            programme,
            expense_class,
            amount,
            withheld,
            net,
            payment_method,
            cash_authority,
            reference_number,
            payee,
            status,
            notes,
            paid_on,
            voided_on,
            void_reason,
            parts,
            created_by_name,
            paid_by_name,
            voided_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: DisbursementBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            obligation_id,
            ors_number: ors_number.map(|v| v.into()),
            obligation: obligation.into(),
            programme: programme.into(),
            expense_class: expense_class.into(),
            amount,
            withheld,
            net,
            payment_method: payment_method.into(),
            cash_authority: cash_authority.into(),
            reference_number: reference_number.into(),
            payee: payee.into(),
            status: status.into(),
            notes: notes.into(),
            paid_on,
            voided_on,
            void_reason: void_reason.into(),
            parts,
            created_by_name: created_by_name.map(|v| v.into()),
            paid_by_name: paid_by_name.map(|v| v.into()),
            voided_by_name: voided_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct DisbursementQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<DisbursementBorrowed, tokio_postgres::Error>,
    mapper: fn(DisbursementBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> DisbursementQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(DisbursementBorrowed) -> R) -> DisbursementQuery<'c, 'a, 's, C, R, N> {
        DisbursementQuery {
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
/// The newest first. The day is that of the payment, or else that of the record in Manila.
pub fn list() -> ListStmt {
    ListStmt(
        "select d.id, d.obligation_id, o.ors_number, o.description as obligation, g.title as programme, o.expense_class, d.amount, d.withheld, d.net, d.payment_method, d.cash_authority, d.reference_number, d.payee, d.status, d.notes, d.paid_on, d.voided_on, d.void_reason, l.parts, null::text as created_by_name, null::text as paid_by_name, null::text as voided_by_name, '{}'::text[] as steps, d.version, d.created_at, d.updated_at from budgeting.disbursements d join budgeting.obligations o on o.org_id = d.org_id and o.id = d.obligation_id join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id cross join lateral ( select coalesce(sum(x.amount), 0.00) as parts from budgeting.disbursement_lines x where x.org_id = d.org_id and x.disbursement_id = d.id ) l where d.org_id = $1 and ($2::text is null or d.payment_method = $2) and ($3::text is null or d.status = $3) and ($4::date is null or coalesce(d.paid_on, (d.created_at at time zone 'Asia/Manila')::date) >= $4) and ($5::date is null or coalesce(d.paid_on, (d.created_at at time zone 'Asia/Manila')::date) <= $5) and ($6::uuid is null or d.obligation_id = $6) and ($7::uuid is null or d.created_at < $8::timestamptz or (d.created_at = $8 and d.id > $7)) order by d.created_at desc, d.id limit $9",
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
        method: &'a Option<T1>,
        status: &'a Option<T2>,
        from: &'a Option<chrono::NaiveDate>,
        until: &'a Option<chrono::NaiveDate>,
        obligation_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> DisbursementQuery<'c, 'a, 's, C, Disbursement, 9> {
        DisbursementQuery {
            client,
            params: [org_id, method, status, from, until, obligation_id, after_id, after_created_at, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DisbursementBorrowed, tokio_postgres::Error> {
                Ok(DisbursementBorrowed {
                    id: row.try_get(0)?,
                    obligation_id: row.try_get(1)?,
                    ors_number: row.try_get(2)?,
                    obligation: row.try_get(3)?,
                    programme: row.try_get(4)?,
                    expense_class: row.try_get(5)?,
                    amount: row.try_get(6)?,
                    withheld: row.try_get(7)?,
                    net: row.try_get(8)?,
                    payment_method: row.try_get(9)?,
                    cash_authority: row.try_get(10)?,
                    reference_number: row.try_get(11)?,
                    payee: row.try_get(12)?,
                    status: row.try_get(13)?,
                    notes: row.try_get(14)?,
                    paid_on: row.try_get(15)?,
                    voided_on: row.try_get(16)?,
                    void_reason: row.try_get(17)?,
                    parts: row.try_get(18)?,
                    created_by_name: row.try_get(19)?,
                    paid_by_name: row.try_get(20)?,
                    voided_by_name: row.try_get(21)?,
                    steps: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| Disbursement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2>, DisbursementQuery<'c, 'a, 's, C, Disbursement, 9>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2>,
    ) -> DisbursementQuery<'c, 'a, 's, C, Disbursement, 9> {
        self.bind(
            client,
            &params.org_id,
            &params.method,
            &params.status,
            &params.from,
            &params.until,
            &params.obligation_id,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One payment with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select d.id, d.obligation_id, o.ors_number, o.description as obligation, g.title as programme, o.expense_class, d.amount, d.withheld, d.net, d.payment_method, d.cash_authority, d.reference_number, d.payee, d.status, d.notes, d.paid_on, d.voided_on, d.void_reason, l.parts, ctx.person_name(d.created_by) as created_by_name, ctx.person_name(d.paid_by) as paid_by_name, ctx.person_name(d.voided_by) as voided_by_name, workflow.possible_budget_steps('disbursement', d.status, d.created_by, d.paid_by) as steps, d.version, d.created_at, d.updated_at from budgeting.disbursements d join budgeting.obligations o on o.org_id = d.org_id and o.id = d.obligation_id join budgeting.allotments t on t.org_id = o.org_id and t.id = o.allotment_id join budgeting.appropriations a on a.org_id = t.org_id and a.id = t.appropriation_id join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id cross join lateral ( select coalesce(sum(x.amount), 0.00) as parts from budgeting.disbursement_lines x where x.org_id = d.org_id and x.disbursement_id = d.id ) l where d.org_id = $1 and d.id = $2",
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
    ) -> DisbursementQuery<'c, 'a, 's, C, Disbursement, 2> {
        DisbursementQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<DisbursementBorrowed, tokio_postgres::Error> {
                Ok(DisbursementBorrowed {
                    id: row.try_get(0)?,
                    obligation_id: row.try_get(1)?,
                    ors_number: row.try_get(2)?,
                    obligation: row.try_get(3)?,
                    programme: row.try_get(4)?,
                    expense_class: row.try_get(5)?,
                    amount: row.try_get(6)?,
                    withheld: row.try_get(7)?,
                    net: row.try_get(8)?,
                    payment_method: row.try_get(9)?,
                    cash_authority: row.try_get(10)?,
                    reference_number: row.try_get(11)?,
                    payee: row.try_get(12)?,
                    status: row.try_get(13)?,
                    notes: row.try_get(14)?,
                    paid_on: row.try_get(15)?,
                    voided_on: row.try_get(16)?,
                    void_reason: row.try_get(17)?,
                    parts: row.try_get(18)?,
                    created_by_name: row.try_get(19)?,
                    paid_by_name: row.try_get(20)?,
                    voided_by_name: row.try_get(21)?,
                    steps: row.try_get(22)?,
                    version: row.try_get(23)?,
                    created_at: row.try_get(24)?,
                    updated_at: row.try_get(25)?,
                })
            },
            mapper: |it| Disbursement::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, DisbursementQuery<'c, 'a, 's, C, Disbursement, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> DisbursementQuery<'c, 'a, 's, C, Disbursement, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A payment in process.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.disbursements (org_id, id, obligation_id, amount, withheld, payment_method, cash_authority, reference_number, payee, notes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning version",
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
    >(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        obligation_id: &'a uuid::Uuid,
        amount: &'a rust_decimal::Decimal,
        withheld: &'a rust_decimal::Decimal,
        payment_method: &'a T1,
        cash_authority: &'a T2,
        reference_number: &'a T3,
        payee: &'a T4,
        notes: &'a T5,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                obligation_id,
                amount,
                withheld,
                payment_method,
                cash_authority,
                reference_number,
                payee,
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
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 10>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.obligation_id,
            &params.amount,
            &params.withheld,
            &params.payment_method,
            &params.cash_authority,
            &params.reference_number,
            &params.payee,
            &params.notes,
        )
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites a payment in process, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.disbursements set amount = $1, withheld = $2, payment_method = $3, cash_authority = $4, reference_number = $5, payee = $6, notes = $7 where org_id = $8 and id = $9 and version = $10 returning version",
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
    >(
        &'s self,
        client: &'c C,
        amount: &'a rust_decimal::Decimal,
        withheld: &'a rust_decimal::Decimal,
        payment_method: &'a T1,
        cash_authority: &'a T2,
        reference_number: &'a T3,
        payee: &'a T4,
        notes: &'a T5,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [
                amount,
                withheld,
                payment_method,
                cash_authority,
                reference_number,
                payee,
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
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4, T5>, I32Query<'c, 'a, 's, C, i32, 10>, C>
    for UpdateStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a UpdateParams<T1, T2, T3, T4, T5>,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.amount,
            &params.withheld,
            &params.payment_method,
            &params.cash_authority,
            &params.reference_number,
            &params.payee,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct PayStmt(&'static str, Option<tokio_postgres::Statement>);
/// Says that it was made, or refuses.
pub fn pay() -> PayStmt {
    PayStmt("select true as done from workflow.pay($1, $2, $3, $4, $5, $6)", None)
}
impl PayStmt {
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
        paid_on: &'a chrono::NaiveDate,
        reference_number: &'a T1,
        comment: &'a T2,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        BoolQuery {
            client,
            params: [org_id, id, version, paid_on, reference_number, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PayParams<T1, T2>, BoolQuery<'c, 'a, 's, C, bool, 6>, C> for PayStmt
{
    fn params(&'s self, client: &'c C, params: &'a PayParams<T1, T2>) -> BoolQuery<'c, 'a, 's, C, bool, 6> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.version,
            &params.paid_on,
            &params.reference_number,
            &params.comment,
        )
    }
}
pub struct VoidStmt(&'static str, Option<tokio_postgres::Statement>);
/// Drops it or takes it back, or refuses.
pub fn void() -> VoidStmt {
    VoidStmt("select true as done from workflow.void_disbursement($1, $2, $3, $4)", None)
}
impl VoidStmt {
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
    crate::client::async_::Params<'c, 'a, 's, VoidParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 4>, C> for VoidStmt
{
    fn params(&'s self, client: &'c C, params: &'a VoidParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 4> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.comment)
    }
}
