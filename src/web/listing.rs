//! Lists on pages: the query in the address, the links to other pages of the list, and what was not understood.

use poem::{FromRequest, Request, RequestBody};

use super::page::{Ignored, Paging};
use crate::error::Result;

/// The page sizes that are offered.
pub const SIZES: [&str; 3] = ["10", "25", "50"];

/// The parameters in the address of a page.
#[derive(Clone, Debug)]
pub struct Query {
    path: String,
    parameters: Vec<(String, String)>,
}

impl Query {
    /// The parameters of a request.
    pub fn of(request: &Request) -> Self {
        let query = request.uri().query().unwrap_or_default();
        let parameters = form_urlencoded::parse(query.as_bytes());
        let parameters = parameters.map(|(name, value)| (name.into_owned(), value.into_owned())).collect();
        Self { path: request.original_uri().path().to_owned(), parameters }
    }

    /// A parameter; none if it is missing or empty.
    pub fn get(&self, name: &str) -> Option<String> {
        let found = self.parameters.iter().find(|(parameter, _)| parameter == name);
        found.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
    }

    /// The same parameters, with a value for one that is missing or empty.
    #[must_use]
    pub fn or(mut self, name: &str, value: &str) -> Self {
        if self.get(name).is_none() {
            self.parameters.retain(|(parameter, _)| parameter != name);
            self.parameters.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// A parameter as a form shows it: empty if it is missing.
    pub fn shown(&self, name: &str) -> String {
        self.get(name).unwrap_or_default()
    }

    /// Whether a filter, a search or a sort is set.
    pub fn is_filtered(&self) -> bool {
        self.parameters
            .iter()
            .any(|(name, value)| !value.is_empty() && !["cursor", "limit", "done"].contains(&name.as_str()))
    }

    /// The size of a page: 25 unless another of those offered is asked for.
    pub fn size(&self) -> String {
        self.get("limit").filter(|size| SIZES.contains(&size.as_str())).unwrap_or_else(|| SIZES[1].to_owned())
    }

    /// What page of the list is asked for.
    pub fn paging(&self) -> Result<Paging> {
        Paging::new(Some(&self.size()), self.get("cursor"))
    }

    /// This address with another page of the list, or below it.
    fn address(&self, below: &str, cursor: Option<&str>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        for (name, value) in &self.parameters {
            if !value.is_empty() && !["cursor", "done"].contains(&name.as_str()) {
                query.append_pair(name, value);
            }
        }
        if let Some(cursor) = cursor {
            query.append_pair("cursor", cursor);
        }
        let query = query.finish();
        let question = if query.is_empty() { "" } else { "?" };
        format!("{}{below}{question}{query}", self.path)
    }
}

impl<'a> FromRequest<'a> for Query {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        Ok(Self::of(request))
    }
}

/// What surrounds the rows of a list.
#[derive(Clone, Debug)]
pub struct Listing {
    /// What was asked.
    pub query: Query,
    /// Address of the next page.
    pub next: Option<String>,
    /// Address of the first page, from any other.
    pub first: Option<String>,
    /// Address of the same rows as CSV; none for who may not export.
    pub csv: Option<String>,
    /// Address of the same rows as a workbook.
    pub xlsx: Option<String>,
    /// Parameters that were not understood and not applied.
    pub ignored: Vec<Ignored>,
}

impl Listing {
    /// The surroundings of a page of a list.
    pub fn new(query: Query, next: Option<&str>, ignored: Vec<Ignored>, may_export: bool) -> Self {
        Self {
            next: next.map(|cursor| query.address("", Some(cursor))),
            first: query.get("cursor").map(|_| query.address("", None)),
            csv: may_export.then(|| query.address("export/csv/", None)),
            xlsx: may_export.then(|| query.address("export/xlsx/", None)),
            query,
            ignored,
        }
    }
}
