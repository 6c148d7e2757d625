//! Official object codes, the same for every organization. They come from the official list alone (`bmms load-object-codes`).

use bmms_queries::client::Params;
use bmms_queries::queries::budgeting::object_codes::{ListParams, ObjectCode as Row, list as list_rows};
use chrono::NaiveDate;
use poem_openapi::Object;
use uuid::Uuid;

use super::CLASSES;
use crate::auth::Member;
use crate::db::Db;
use crate::error::Result;
use crate::web::{Ignored, Paging, day_asked, known};

const SORT: &str = "code";

/// An object of expenditure.
#[derive(Clone, Debug, Object)]
pub struct ObjectCode {
    /// Ten digits.
    pub code: String,
    /// What is bought.
    pub title: String,
    /// ps, mooe, co or fe.
    pub expense_class: String,
    /// First day it may be used.
    pub valid_from: NaiveDate,
    /// Last day it may be used; null while it has no end.
    #[oai(nullable)]
    pub valid_until: Option<NaiveDate>,
}

/// What of the list is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    search: Option<String>,
    expense_class: Option<String>,
    valid_on: Option<NaiveDate>,
}

impl Filter {
    /// From the parameters of a request; what was not understood is noted.
    pub fn new(
        search: Option<String>,
        expense_class: Option<String>,
        valid_on: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let expense_class = known("expense_class", expense_class, &CLASSES, &mut ignored);
        let valid_on = day_asked("valid_on", valid_on, &mut ignored);
        let search = search.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        (Self { search, expense_class, valid_on }, ignored)
    }
}

/// A page of the list, by code.
pub async fn list(
    db: &Db,
    member: &Member,
    filter: &Filter,
    paging: &Paging,
) -> Result<(Vec<ObjectCode>, Option<String>)> {
    member.require("budgeting.view")?;
    let after = paging.after::<String>(SORT)?;
    let asked = ListParams {
        search: filter.search.as_deref(),
        expense_class: filter.expense_class.as_deref(),
        valid_on: filter.valid_on,
        after_code: after.map(|cursor| cursor.key),
        limit: paging.fetch(),
    };
    let rows = db.read(member, async |tx| Ok(list_rows().params(tx, &asked).all().await?)).await?;
    // A code is its own key.
    let (rows, next) = paging.split(rows, SORT, |row: &Row| (row.code.clone(), Uuid::nil()));
    Ok((rows.into_iter().map(ObjectCode::from).collect(), next))
}

impl From<Row> for ObjectCode {
    fn from(row: Row) -> Self {
        Self {
            code: row.code,
            title: row.title,
            expense_class: row.expense_class,
            valid_from: row.valid_from,
            valid_until: row.valid_until,
        }
    }
}
