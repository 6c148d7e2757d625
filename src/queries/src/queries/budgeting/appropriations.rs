// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub org_id: i32,
    pub fiscal_year: Option<i32>,
    pub kind: Option<T1>,
    pub expense_class: Option<T2>,
    pub status: Option<T3>,
    pub allocation_id: Option<uuid::Uuid>,
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
> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub allocation_id: uuid::Uuid,
    pub fiscal_year: i32,
    pub kind: T1,
    pub expense_class: T2,
    pub object_code: Option<T3>,
    pub fund_code: T4,
    pub authorized_amount: rust_decimal::Decimal,
    pub legal_basis: T5,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: chrono::NaiveDate,
    pub notes: T6,
}
#[derive(Debug)]
pub struct InsertAsApprovedParams<T1: crate::StringSql, T2: crate::StringSql> {
    pub fund_code: T1,
    pub legal_basis: T2,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: chrono::NaiveDate,
    pub org_id: i32,
    pub proposal_id: uuid::Uuid,
}
#[derive(Debug)]
pub struct UpdateParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql, T4: crate::StringSql> {
    pub object_code: Option<T1>,
    pub fund_code: T2,
    pub authorized_amount: rust_decimal::Decimal,
    pub legal_basis: T3,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: chrono::NaiveDate,
    pub notes: T4,
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
}
#[derive(Debug)]
pub struct PostParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub posted_on: chrono::NaiveDate,
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
#[derive(Debug)]
pub struct ExtendParams<T1: crate::StringSql> {
    pub org_id: i32,
    pub id: uuid::Uuid,
    pub version: i32,
    pub valid_until: chrono::NaiveDate,
    pub basis: T1,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Appropriation {
    pub id: uuid::Uuid,
    pub allocation_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: String,
    pub fiscal_year: i32,
    pub kind: String,
    pub expense_class: String,
    pub object_code: Option<String>,
    pub fund_code: String,
    pub authorized_amount: rust_decimal::Decimal,
    pub legal_basis: String,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: chrono::NaiveDate,
    pub extension_basis: String,
    pub status: String,
    pub notes: String,
    pub reversal_reason: String,
    pub posted_on: Option<chrono::NaiveDate>,
    pub adjusted: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub requested: rust_decimal::Decimal,
    pub unreleased: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<String>,
    pub posted_by_name: Option<String>,
    pub steps: Vec<String>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
pub struct AppropriationBorrowed<'a> {
    pub id: uuid::Uuid,
    pub allocation_id: uuid::Uuid,
    pub programme_id: uuid::Uuid,
    pub programme: &'a str,
    pub fiscal_year: i32,
    pub kind: &'a str,
    pub expense_class: &'a str,
    pub object_code: Option<&'a str>,
    pub fund_code: &'a str,
    pub authorized_amount: rust_decimal::Decimal,
    pub legal_basis: &'a str,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: chrono::NaiveDate,
    pub extension_basis: &'a str,
    pub status: &'a str,
    pub notes: &'a str,
    pub reversal_reason: &'a str,
    pub posted_on: Option<chrono::NaiveDate>,
    pub adjusted: rust_decimal::Decimal,
    pub allotted: rust_decimal::Decimal,
    pub obligated: rust_decimal::Decimal,
    pub paid: rust_decimal::Decimal,
    pub requested: rust_decimal::Decimal,
    pub unreleased: rust_decimal::Decimal,
    pub available: rust_decimal::Decimal,
    pub created_by_name: Option<&'a str>,
    pub posted_by_name: Option<&'a str>,
    pub steps: crate::ArrayIterator<'a, &'a str>,
    pub version: i32,
    pub created_at: chrono::DateTime<chrono::Utc>,
    pub updated_at: chrono::DateTime<chrono::Utc>,
}
impl<'a> From<AppropriationBorrowed<'a>> for Appropriation {
    fn from(
        AppropriationBorrowed {
            id,
            allocation_id,
            programme_id,
            programme,
            fiscal_year,
            kind,
            expense_class,
            object_code,
            fund_code,
            authorized_amount,
            legal_basis,
            valid_from,
            valid_until,
            extension_basis,
            status,
            notes,
            reversal_reason,
            posted_on,
            adjusted,
            allotted,
            obligated,
            paid,
            requested,
            unreleased,
            available,
            created_by_name,
            posted_by_name,
            steps,
            version,
            created_at,
            updated_at,
        }: AppropriationBorrowed<'a>,
    ) -> Self {
        Self {
            id,
            allocation_id,
            programme_id,
            programme: programme.into(),
            fiscal_year,
            kind: kind.into(),
            expense_class: expense_class.into(),
            object_code: object_code.map(|v| v.into()),
            fund_code: fund_code.into(),
            authorized_amount,
            legal_basis: legal_basis.into(),
            valid_from,
            valid_until,
            extension_basis: extension_basis.into(),
            status: status.into(),
            notes: notes.into(),
            reversal_reason: reversal_reason.into(),
            posted_on,
            adjusted,
            allotted,
            obligated,
            paid,
            requested,
            unreleased,
            available,
            created_by_name: created_by_name.map(|v| v.into()),
            posted_by_name: posted_by_name.map(|v| v.into()),
            steps: steps.map(|v| v.into()).collect(),
            version,
            created_at,
            updated_at,
        }
    }
}
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovedProposal {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: String,
    pub allocated: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
}
pub struct ApprovedProposalBorrowed<'a> {
    pub id: uuid::Uuid,
    pub fiscal_year: i32,
    pub title: &'a str,
    pub allocated: rust_decimal::Decimal,
    pub appropriated: rust_decimal::Decimal,
}
impl<'a> From<ApprovedProposalBorrowed<'a>> for ApprovedProposal {
    fn from(
        ApprovedProposalBorrowed { id, fiscal_year, title, allocated, appropriated }: ApprovedProposalBorrowed<'a>,
    ) -> Self {
        Self { id, fiscal_year, title: title.into(), allocated, appropriated }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct AppropriationQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<AppropriationBorrowed, tokio_postgres::Error>,
    mapper: fn(AppropriationBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> AppropriationQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(AppropriationBorrowed) -> R) -> AppropriationQuery<'c, 'a, 's, C, R, N> {
        AppropriationQuery {
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
pub struct UuidUuidQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<uuid::Uuid, tokio_postgres::Error>,
    mapper: fn(uuid::Uuid) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> UuidUuidQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(uuid::Uuid) -> R) -> UuidUuidQuery<'c, 'a, 's, C, R, N> {
        UuidUuidQuery {
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
pub struct ApprovedProposalQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ApprovedProposalBorrowed, tokio_postgres::Error>,
    mapper: fn(ApprovedProposalBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ApprovedProposalQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ApprovedProposalBorrowed) -> R) -> ApprovedProposalQuery<'c, 'a, 's, C, R, N> {
        ApprovedProposalQuery {
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
/// The newest first. The balances are summed for the page alone.
pub fn list() -> ListStmt {
    ListStmt(
        "with page as materialized ( select a.id, a.created_at from budgeting.appropriations a where a.org_id = $1 and ($2::int4 is null or a.fiscal_year = $2) and ($3::text is null or a.kind = $3) and ($4::text is null or a.expense_class = $4) and ($5::text is null or a.status = $5) and ($6::uuid is null or a.allocation_id = $6) and ($7::uuid is null or a.created_at < $8::timestamptz or (a.created_at = $8 and a.id > $7)) order by a.created_at desc, a.id limit $9 ) select b.id, b.allocation_id, b.programme_id, g.title as programme, b.fiscal_year, b.kind, b.expense_class, b.object_code, b.fund_code, b.authorized_amount, b.legal_basis, b.valid_from, b.valid_until, b.extension_basis, b.status, b.notes, b.reversal_reason, b.posted_on, b.adjusted, b.allotted, b.obligated, b.paid, b.requested, b.unreleased, b.available, null::text as created_by_name, null::text as posted_by_name, '{}'::text[] as steps, b.version, b.created_at, b.updated_at from page cross join lateral (select v.* from budgeting.appropriation_balances v where v.org_id = $1 and v.id = page.id) b join budgeting.programmes g on g.org_id = b.org_id and g.id = b.programme_id order by b.created_at desc, b.id",
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
        fiscal_year: &'a Option<i32>,
        kind: &'a Option<T1>,
        expense_class: &'a Option<T2>,
        status: &'a Option<T3>,
        allocation_id: &'a Option<uuid::Uuid>,
        after_id: &'a Option<uuid::Uuid>,
        after_created_at: &'a Option<chrono::DateTime<chrono::Utc>>,
        limit: &'a i64,
    ) -> AppropriationQuery<'c, 'a, 's, C, Appropriation, 9> {
        AppropriationQuery {
            client,
            params: [
                org_id,
                fiscal_year,
                kind,
                expense_class,
                status,
                allocation_id,
                after_id,
                after_created_at,
                limit,
            ],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AppropriationBorrowed, tokio_postgres::Error> {
                Ok(AppropriationBorrowed {
                    id: row.try_get(0)?,
                    allocation_id: row.try_get(1)?,
                    programme_id: row.try_get(2)?,
                    programme: row.try_get(3)?,
                    fiscal_year: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    expense_class: row.try_get(6)?,
                    object_code: row.try_get(7)?,
                    fund_code: row.try_get(8)?,
                    authorized_amount: row.try_get(9)?,
                    legal_basis: row.try_get(10)?,
                    valid_from: row.try_get(11)?,
                    valid_until: row.try_get(12)?,
                    extension_basis: row.try_get(13)?,
                    status: row.try_get(14)?,
                    notes: row.try_get(15)?,
                    reversal_reason: row.try_get(16)?,
                    posted_on: row.try_get(17)?,
                    adjusted: row.try_get(18)?,
                    allotted: row.try_get(19)?,
                    obligated: row.try_get(20)?,
                    paid: row.try_get(21)?,
                    requested: row.try_get(22)?,
                    unreleased: row.try_get(23)?,
                    available: row.try_get(24)?,
                    created_by_name: row.try_get(25)?,
                    posted_by_name: row.try_get(26)?,
                    steps: row.try_get(27)?,
                    version: row.try_get(28)?,
                    created_at: row.try_get(29)?,
                    updated_at: row.try_get(30)?,
                })
            },
            mapper: |it| Appropriation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        ListParams<T1, T2, T3>,
        AppropriationQuery<'c, 'a, 's, C, Appropriation, 9>,
        C,
    > for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3>,
    ) -> AppropriationQuery<'c, 'a, 's, C, Appropriation, 9> {
        self.bind(
            client,
            &params.org_id,
            &params.fiscal_year,
            &params.kind,
            &params.expense_class,
            &params.status,
            &params.allocation_id,
            &params.after_id,
            &params.after_created_at,
            &params.limit,
        )
    }
}
pub struct ByIdStmt(&'static str, Option<tokio_postgres::Statement>);
/// One appropriation with what the member may do next.
pub fn by_id() -> ByIdStmt {
    ByIdStmt(
        "select b.id, b.allocation_id, b.programme_id, g.title as programme, b.fiscal_year, b.kind, b.expense_class, b.object_code, b.fund_code, b.authorized_amount, b.legal_basis, b.valid_from, b.valid_until, b.extension_basis, b.status, b.notes, b.reversal_reason, b.posted_on, b.adjusted, b.allotted, b.obligated, b.paid, b.requested, b.unreleased, b.available, ctx.person_name(b.created_by) as created_by_name, ctx.person_name(b.posted_by) as posted_by_name, workflow.possible_budget_steps('appropriation', b.status, b.created_by, null) as steps, b.version, b.created_at, b.updated_at from budgeting.appropriation_balances b join budgeting.programmes g on g.org_id = b.org_id and g.id = b.programme_id where b.org_id = $1 and b.id = $2",
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
    ) -> AppropriationQuery<'c, 'a, 's, C, Appropriation, 2> {
        AppropriationQuery {
            client,
            params: [org_id, id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<AppropriationBorrowed, tokio_postgres::Error> {
                Ok(AppropriationBorrowed {
                    id: row.try_get(0)?,
                    allocation_id: row.try_get(1)?,
                    programme_id: row.try_get(2)?,
                    programme: row.try_get(3)?,
                    fiscal_year: row.try_get(4)?,
                    kind: row.try_get(5)?,
                    expense_class: row.try_get(6)?,
                    object_code: row.try_get(7)?,
                    fund_code: row.try_get(8)?,
                    authorized_amount: row.try_get(9)?,
                    legal_basis: row.try_get(10)?,
                    valid_from: row.try_get(11)?,
                    valid_until: row.try_get(12)?,
                    extension_basis: row.try_get(13)?,
                    status: row.try_get(14)?,
                    notes: row.try_get(15)?,
                    reversal_reason: row.try_get(16)?,
                    posted_on: row.try_get(17)?,
                    adjusted: row.try_get(18)?,
                    allotted: row.try_get(19)?,
                    obligated: row.try_get(20)?,
                    paid: row.try_get(21)?,
                    requested: row.try_get(22)?,
                    unreleased: row.try_get(23)?,
                    available: row.try_get(24)?,
                    created_by_name: row.try_get(25)?,
                    posted_by_name: row.try_get(26)?,
                    steps: row.try_get(27)?,
                    version: row.try_get(28)?,
                    created_at: row.try_get(29)?,
                    updated_at: row.try_get(30)?,
                })
            },
            mapper: |it| Appropriation::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient>
    crate::client::async_::Params<'c, 'a, 's, ByIdParams, AppropriationQuery<'c, 'a, 's, C, Appropriation, 2>, C>
    for ByIdStmt
{
    fn params(&'s self, client: &'c C, params: &'a ByIdParams) -> AppropriationQuery<'c, 'a, 's, C, Appropriation, 2> {
        self.bind(client, &params.org_id, &params.id)
    }
}
pub struct InsertStmt(&'static str, Option<tokio_postgres::Statement>);
/// A pending appropriation.
pub fn insert() -> InsertStmt {
    InsertStmt(
        "insert into budgeting.appropriations (org_id, id, allocation_id, fiscal_year, kind, expense_class, object_code, fund_code, authorized_amount, legal_basis, valid_from, valid_until, notes) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning version",
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
        allocation_id: &'a uuid::Uuid,
        fiscal_year: &'a i32,
        kind: &'a T1,
        expense_class: &'a T2,
        object_code: &'a Option<T3>,
        fund_code: &'a T4,
        authorized_amount: &'a rust_decimal::Decimal,
        legal_basis: &'a T5,
        valid_from: &'a chrono::NaiveDate,
        valid_until: &'a chrono::NaiveDate,
        notes: &'a T6,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        I32Query {
            client,
            params: [
                org_id,
                id,
                allocation_id,
                fiscal_year,
                kind,
                expense_class,
                object_code,
                fund_code,
                authorized_amount,
                legal_basis,
                valid_from,
                valid_until,
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
> crate::client::async_::Params<'c, 'a, 's, InsertParams<T1, T2, T3, T4, T5, T6>, I32Query<'c, 'a, 's, C, i32, 13>, C>
    for InsertStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertParams<T1, T2, T3, T4, T5, T6>,
    ) -> I32Query<'c, 'a, 's, C, i32, 13> {
        self.bind(
            client,
            &params.org_id,
            &params.id,
            &params.allocation_id,
            &params.fiscal_year,
            &params.kind,
            &params.expense_class,
            &params.object_code,
            &params.fund_code,
            &params.authorized_amount,
            &params.legal_basis,
            &params.valid_from,
            &params.valid_until,
            &params.notes,
        )
    }
}
pub struct InsertAsApprovedStmt(&'static str, Option<tokio_postgres::Statement>);
/// Pending appropriations of what each programme and class of an approved proposal was approved, but for those that have one.
pub fn insert_as_approved() -> InsertAsApprovedStmt {
    InsertAsApprovedStmt(
        "insert into budgeting.appropriations (org_id, allocation_id, fiscal_year, kind, expense_class, fund_code, authorized_amount, legal_basis, valid_from, valid_until) select c.org_id, c.id, c.fiscal_year, 'current', s.expense_class, $1, sum(s.amount), $2, $3, $4 from ( select distinct on (x.line_item_id) x.programme_id, x.expense_class, x.amount from budgeting.line_stages x where x.org_id = $5 and x.proposal_id = $6 and x.stage = 'approved' order by x.line_item_id, x.at desc, x.id ) s join budgeting.allocations c on c.org_id = $5 and c.programme_id = s.programme_id where not exists ( select from budgeting.appropriations a where a.org_id = c.org_id and a.allocation_id = c.id and a.expense_class = s.expense_class and a.kind = 'current' and a.status in ('pending', 'posted')) group by c.org_id, c.id, c.fiscal_year, s.expense_class having sum(s.amount) > 0 returning id",
        None,
    )
}
impl InsertAsApprovedStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>(
        &'s self,
        client: &'c C,
        fund_code: &'a T1,
        legal_basis: &'a T2,
        valid_from: &'a chrono::NaiveDate,
        valid_until: &'a chrono::NaiveDate,
        org_id: &'a i32,
        proposal_id: &'a uuid::Uuid,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        UuidUuidQuery {
            client,
            params: [fund_code, legal_basis, valid_from, valid_until, org_id, proposal_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql>
    crate::client::async_::Params<
        'c,
        'a,
        's,
        InsertAsApprovedParams<T1, T2>,
        UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6>,
        C,
    > for InsertAsApprovedStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a InsertAsApprovedParams<T1, T2>,
    ) -> UuidUuidQuery<'c, 'a, 's, C, uuid::Uuid, 6> {
        self.bind(
            client,
            &params.fund_code,
            &params.legal_basis,
            &params.valid_from,
            &params.valid_until,
            &params.org_id,
            &params.proposal_id,
        )
    }
}
pub struct ApprovedProposalsStmt(&'static str, Option<tokio_postgres::Statement>);
/// The approved proposals and how much of each is appropriated, or waits to be.
pub fn approved_proposals() -> ApprovedProposalsStmt {
    ApprovedProposalsStmt(
        "select p.id, p.fiscal_year, p.title, c.allocated, c.appropriated from budgeting.proposals p cross join lateral ( select coalesce(sum(x.allocated_amount), 0.00) as allocated, coalesce(sum(x.used), 0.00) as appropriated from ( select a.allocated_amount, ( select sum(i.authorized_amount) from budgeting.appropriations i where i.org_id = a.org_id and i.allocation_id = a.id and i.kind = 'current' and i.status in ('pending', 'posted')) as used from budgeting.allocations a join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id where g.org_id = p.org_id and g.proposal_id = p.id ) x ) c where p.org_id = $1 and p.status = 'approved' order by p.fiscal_year desc, p.id limit 100",
        None,
    )
}
impl ApprovedProposalsStmt {
    pub async fn prepare<'a, C: GenericClient>(mut self, client: &'a C) -> Result<Self, tokio_postgres::Error> {
        self.1 = Some(client.prepare(self.0).await?);
        Ok(self)
    }
    pub fn bind<'c, 'a, 's, C: GenericClient>(
        &'s self,
        client: &'c C,
        org_id: &'a i32,
    ) -> ApprovedProposalQuery<'c, 'a, 's, C, ApprovedProposal, 1> {
        ApprovedProposalQuery {
            client,
            params: [org_id],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ApprovedProposalBorrowed, tokio_postgres::Error> {
                Ok(ApprovedProposalBorrowed {
                    id: row.try_get(0)?,
                    fiscal_year: row.try_get(1)?,
                    title: row.try_get(2)?,
                    allocated: row.try_get(3)?,
                    appropriated: row.try_get(4)?,
                })
            },
            mapper: |it| ApprovedProposal::from(it),
        }
    }
}
pub struct UpdateStmt(&'static str, Option<tokio_postgres::Statement>);
/// Rewrites a pending one, if the version is the one the editor saw.
pub fn update() -> UpdateStmt {
    UpdateStmt(
        "update budgeting.appropriations set object_code = $1, fund_code = $2, authorized_amount = $3, legal_basis = $4, valid_from = $5, valid_until = $6, notes = $7 where org_id = $8 and id = $9 and version = $10 returning version",
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
    >(
        &'s self,
        client: &'c C,
        object_code: &'a Option<T1>,
        fund_code: &'a T2,
        authorized_amount: &'a rust_decimal::Decimal,
        legal_basis: &'a T3,
        valid_from: &'a chrono::NaiveDate,
        valid_until: &'a chrono::NaiveDate,
        notes: &'a T4,
        org_id: &'a i32,
        id: &'a uuid::Uuid,
        version: &'a i32,
    ) -> I32Query<'c, 'a, 's, C, i32, 10> {
        I32Query {
            client,
            params: [
                object_code,
                fund_code,
                authorized_amount,
                legal_basis,
                valid_from,
                valid_until,
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
> crate::client::async_::Params<'c, 'a, 's, UpdateParams<T1, T2, T3, T4>, I32Query<'c, 'a, 's, C, i32, 10>, C>
    for UpdateStmt
{
    fn params(&'s self, client: &'c C, params: &'a UpdateParams<T1, T2, T3, T4>) -> I32Query<'c, 'a, 's, C, i32, 10> {
        self.bind(
            client,
            &params.object_code,
            &params.fund_code,
            &params.authorized_amount,
            &params.legal_basis,
            &params.valid_from,
            &params.valid_until,
            &params.notes,
            &params.org_id,
            &params.id,
            &params.version,
        )
    }
}
pub struct PostStmt(&'static str, Option<tokio_postgres::Statement>);
/// Enters it into the books, or refuses.
pub fn post() -> PostStmt {
    PostStmt("select true as done from workflow.post_appropriation($1, $2, $3, $4, $5)", None)
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
        posted_on: &'a chrono::NaiveDate,
        comment: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, posted_on, comment],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, PostParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C> for PostStmt
{
    fn params(&'s self, client: &'c C, params: &'a PostParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.posted_on, &params.comment)
    }
}
pub struct CancelStmt(&'static str, Option<tokio_postgres::Statement>);
/// Drops a pending one, or refuses.
pub fn cancel() -> CancelStmt {
    CancelStmt("select true as done from workflow.cancel_appropriation($1, $2, $3, $4)", None)
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
    ReverseStmt("select true as done from workflow.reverse_appropriation($1, $2, $3, $4)", None)
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
pub struct ExtendStmt(&'static str, Option<tokio_postgres::Statement>);
/// Lets money be obligated for longer, or refuses.
pub fn extend() -> ExtendStmt {
    ExtendStmt("select true as done from workflow.extend_appropriation($1, $2, $3, $4, $5)", None)
}
impl ExtendStmt {
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
        valid_until: &'a chrono::NaiveDate,
        basis: &'a T1,
    ) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        BoolQuery {
            client,
            params: [org_id, id, version, valid_until, basis],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row| Ok(row.try_get(0)?),
            mapper: |it| it,
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ExtendParams<T1>, BoolQuery<'c, 'a, 's, C, bool, 5>, C> for ExtendStmt
{
    fn params(&'s self, client: &'c C, params: &'a ExtendParams<T1>) -> BoolQuery<'c, 'a, 's, C, bool, 5> {
        self.bind(client, &params.org_id, &params.id, &params.version, &params.valid_until, &params.basis)
    }
}
