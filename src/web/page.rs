//! Lists a page at a time, by key: a page begins after the last row of the one before, so that rows inserted meanwhile
//! are neither skipped nor shown twice.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{Datelike, NaiveDate};
use poem::http::Uri;
use poem_openapi::payload::Json;
use poem_openapi::types::{ParseFromJSON, ToJSON};
use poem_openapi::{ApiResponse, Object};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};

/// Rows of a page unless the client says otherwise.
const DEFAULT_LIMIT: i64 = 25;
const MAX_LIMIT: i64 = 100;
/// The limits a client may ask for, as a pattern.
pub const LIMITS: &str = "^([1-9][0-9]?|100)$";
/// Rows of a list that is shown or exported whole, at most.
const WHOLE: i64 = 10_000;

/// Where a page begins: the sort it belongs to, the sorted value and the id of the last row before it.
#[derive(Debug, Deserialize, Serialize)]
pub struct Cursor<K> {
    sort: String,
    /// The value sorted by.
    pub key: K,
    /// The row.
    pub id: Uuid,
}

/// What page of a list is asked for.
#[derive(Debug)]
pub struct Paging {
    limit: i64,
    cursor: Option<String>,
}

impl Paging {
    /// From the parameters `limit` (1 to 100, 25 by default) and `cursor`.
    pub fn new(limit: Option<&str>, cursor: Option<String>) -> Result<Self> {
        let limit = match limit {
            None => DEFAULT_LIMIT,
            Some(text) => match text.parse() {
                Ok(limit) if (1..=MAX_LIMIT).contains(&limit) => limit,
                _ => return Err(Error::named("limit")),
            },
        };
        Ok(Self { limit, cursor })
    }

    /// The whole list at once, such as the goals of a plan, or for an export. If there is another page after it, the list
    /// is too long.
    pub fn whole() -> Self {
        Self::first(WHOLE)
    }

    /// The first rows of a list.
    pub fn first(limit: i64) -> Self {
        Self { limit, cursor: None }
    }

    /// One row more than the page holds, to know whether there is another page.
    pub fn fetch(&self) -> i64 {
        self.limit + 1
    }

    /// Where to begin, for a list sorted that way. A cursor of another sort or of no list of ours: 422.
    pub fn after<K: DeserializeOwned>(&self, sort: &str) -> Result<Option<Cursor<K>>> {
        let Some(text) = &self.cursor else { return Ok(None) };
        let cursor: Option<Cursor<K>> =
            URL_SAFE_NO_PAD.decode(text).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        match cursor {
            Some(cursor) if cursor.sort == sort => Ok(Some(cursor)),
            _ => Err(Error::named("cursor")),
        }
    }

    /// The page's rows, and the cursor of the next page if there is one.
    pub fn split<R, K: Serialize>(
        &self,
        mut rows: Vec<R>,
        sort: &str,
        key: impl Fn(&R) -> (K, Uuid),
    ) -> (Vec<R>, Option<String>) {
        let limit = usize::try_from(self.limit).unwrap_or(usize::MAX);
        if rows.len() <= limit {
            return (rows, None);
        }
        rows.truncate(limit);
        let next = rows.last().and_then(|last| {
            let (key, id) = key(last);
            serde_json::to_vec(&Cursor { sort: sort.to_owned(), key, id }).ok()
        });
        (rows, next.map(|bytes| URL_SAFE_NO_PAD.encode(bytes)))
    }
}

/// A filter or sort that was not understood and therefore not applied.
#[derive(Clone, Debug, Object, PartialEq, Eq)]
pub struct Ignored {
    /// The parameter.
    pub parameter: String,
    /// What it said.
    pub value: String,
}

/// A filter parameter that is one of a fixed list; anything else is noted and not applied.
pub fn known(parameter: &str, value: Option<String>, list: &[&str], ignored: &mut Vec<Ignored>) -> Option<String> {
    let value = value.filter(|value| !value.is_empty())?;
    if list.contains(&value.as_str()) {
        return Some(value);
    }
    ignored.push(Ignored { parameter: parameter.to_owned(), value });
    None
}

/// A filter parameter that is a number, a date or an id; anything else is noted and not applied.
pub fn parsed<T: std::str::FromStr>(parameter: &str, value: Option<String>, ignored: &mut Vec<Ignored>) -> Option<T> {
    let value = value.filter(|value| !value.is_empty())?;
    let parsed = value.parse().ok();
    if parsed.is_none() {
        ignored.push(Ignored { parameter: parameter.to_owned(), value });
    }
    parsed
}

/// A filter parameter that is a day of this century; anything else is noted and not applied.
pub fn day_asked(parameter: &str, value: Option<String>, ignored: &mut Vec<Ignored>) -> Option<NaiveDate> {
    let day: Option<NaiveDate> = parsed(parameter, value, ignored);
    let (day, other) = day.map_or((None, None), |day| {
        if (2000..2100).contains(&day.year()) { (Some(day), None) } else { (None, Some(day)) }
    });
    ignored.extend(other.map(|day| Ignored { parameter: parameter.to_owned(), value: day.to_string() }));
    day
}

/// A page of a list.
#[derive(Debug, Object)]
pub struct List<T: ParseFromJSON + ToJSON> {
    /// The rows.
    pub items: Vec<T>,
    /// Cursor of the next page; none on the last one.
    #[oai(skip_serializing_if_is_none)]
    pub next: Option<String>,
    /// Parameters that were not understood and not applied.
    #[oai(default, skip_serializing_if_is_empty)]
    pub ignored: Vec<Ignored>,
}

impl<T: ParseFromJSON + ToJSON> Page<T> {
    /// A page; `address` is that of this request, from which the next page's is made.
    pub fn new(items: Vec<T>, next: Option<String>, ignored: Vec<Ignored>, address: &Uri) -> Self {
        let link = next.as_ref().map(|cursor| {
            let others = address.query().into_iter().flat_map(|query| query.split('&'));
            let others = others.filter(|pair| !pair.starts_with("cursor=") && !pair.is_empty());
            let query: Vec<String> = others.map(ToOwned::to_owned).chain([format!("cursor={cursor}")]).collect();
            format!("<{}?{}>; rel=\"next\"", address.path(), query.join("&"))
        });
        Self::Ok(Json(List { items, next, ignored }), link)
    }
}

/// A page of a list, with the address of the next one.
#[derive(Debug, ApiResponse)]
pub enum Page<T: ParseFromJSON + ToJSON> {
    /// The page.
    #[oai(status = 200)]
    Ok(
        Json<List<T>>,
        /// `rel="next"`: the next page, if there is one.
        #[oai(header = "Link")]
        Option<String>,
    ),
}
