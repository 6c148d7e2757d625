// This file was generated with `cornucopia`. Do not modify.

#[derive(Debug)]
pub struct ListParams<T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql> {
    pub search: Option<T1>,
    pub expense_class: Option<T2>,
    pub valid_on: Option<chrono::NaiveDate>,
    pub after_code: Option<T3>,
    pub limit: i64,
}
#[derive(Debug, Clone, PartialEq)]
pub struct ObjectCode {
    pub code: String,
    pub title: String,
    pub expense_class: String,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: Option<chrono::NaiveDate>,
}
pub struct ObjectCodeBorrowed<'a> {
    pub code: &'a str,
    pub title: &'a str,
    pub expense_class: &'a str,
    pub valid_from: chrono::NaiveDate,
    pub valid_until: Option<chrono::NaiveDate>,
}
impl<'a> From<ObjectCodeBorrowed<'a>> for ObjectCode {
    fn from(
        ObjectCodeBorrowed { code, title, expense_class, valid_from, valid_until }: ObjectCodeBorrowed<'a>,
    ) -> Self {
        Self { code: code.into(), title: title.into(), expense_class: expense_class.into(), valid_from, valid_until }
    }
}
use crate::client::async_::GenericClient;
use futures::{self, StreamExt, TryStreamExt};
pub struct ObjectCodeQuery<'c, 'a, 's, C: GenericClient, T, const N: usize> {
    client: &'c C,
    params: [&'a (dyn postgres_types::ToSql + Sync); N],
    query: &'static str,
    cached: Option<&'s tokio_postgres::Statement>,
    extractor: fn(&tokio_postgres::Row) -> Result<ObjectCodeBorrowed, tokio_postgres::Error>,
    mapper: fn(ObjectCodeBorrowed) -> T,
}
impl<'c, 'a, 's, C, T: 'c, const N: usize> ObjectCodeQuery<'c, 'a, 's, C, T, N>
where
    C: GenericClient,
{
    pub fn map<R>(self, mapper: fn(ObjectCodeBorrowed) -> R) -> ObjectCodeQuery<'c, 'a, 's, C, R, N> {
        ObjectCodeQuery {
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
/// Codes by number; the search looks at the beginning of the code and anywhere in the title.
pub fn list() -> ListStmt {
    ListStmt(
        "select code, title, expense_class, valid_from, valid_until from budgeting.object_codes where ($1::text is null or starts_with(code, $1) or position(lower($1) in lower(title)) > 0) and ($2::text is null or expense_class = $2) and ($3::date is null or (valid_from <= $3 and (valid_until is null or valid_until >= $3))) and ($4::text is null or code > $4) order by code limit $5",
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
        search: &'a Option<T1>,
        expense_class: &'a Option<T2>,
        valid_on: &'a Option<chrono::NaiveDate>,
        after_code: &'a Option<T3>,
        limit: &'a i64,
    ) -> ObjectCodeQuery<'c, 'a, 's, C, ObjectCode, 5> {
        ObjectCodeQuery {
            client,
            params: [search, expense_class, valid_on, after_code, limit],
            query: self.0,
            cached: self.1.as_ref(),
            extractor: |row: &tokio_postgres::Row| -> Result<ObjectCodeBorrowed, tokio_postgres::Error> {
                Ok(ObjectCodeBorrowed {
                    code: row.try_get(0)?,
                    title: row.try_get(1)?,
                    expense_class: row.try_get(2)?,
                    valid_from: row.try_get(3)?,
                    valid_until: row.try_get(4)?,
                })
            },
            mapper: |it| ObjectCode::from(it),
        }
    }
}
impl<'c, 'a, 's, C: GenericClient, T1: crate::StringSql, T2: crate::StringSql, T3: crate::StringSql>
    crate::client::async_::Params<'c, 'a, 's, ListParams<T1, T2, T3>, ObjectCodeQuery<'c, 'a, 's, C, ObjectCode, 5>, C>
    for ListStmt
{
    fn params(
        &'s self,
        client: &'c C,
        params: &'a ListParams<T1, T2, T3>,
    ) -> ObjectCodeQuery<'c, 'a, 's, C, ObjectCode, 5> {
        self.bind(client, &params.search, &params.expense_class, &params.valid_on, &params.after_code, &params.limit)
    }
}
