//! The `Allow` header that goes with 405: the methods that an address does answer, from the document of the API
//! and the list of the pages.

use poem::http::{HeaderValue, StatusCode, header};
use poem::{Endpoint, IntoResponse, Request, Response, Result};
use serde_json::Value;

/// What an address outside the document answers: all of them are only read.
const READ: HeaderValue = HeaderValue::from_static("GET, HEAD");

/// The methods of every address of API and pages.
#[derive(Clone, Debug)]
pub struct Allowed(Vec<Address>);

#[derive(Clone, Debug)]
struct Address {
    /// The parts between slashes; none for one that is variable.
    parts: Vec<Option<String>>,
    allow: HeaderValue,
}

impl Allowed {
    /// From the `OpenAPI` document, and the addresses of the pages.
    pub fn new(document: &str, pages: &[(&str, &[&str])]) -> anyhow::Result<Self> {
        let document: Value = serde_json::from_str(document)?;
        let mut addresses = Vec::new();
        let operations = document["paths"].as_object().into_iter().flatten().map(|(path, operations)| {
            let names = operations.as_object().into_iter().flatten().map(|(name, _)| name.to_uppercase());
            (path.as_str(), names.collect::<Vec<_>>())
        });
        let pages =
            pages.iter().map(|(path, methods)| (*path, methods.iter().map(|name| (*name).to_owned()).collect()));
        for (path, mut methods) in operations.chain(pages) {
            if methods.iter().any(|method| method == "GET") {
                methods.push("HEAD".to_owned());
            }
            methods.sort_unstable();
            addresses.push(Address {
                parts: path.split('/').map(|part| (!part.starts_with(['{', ':'])).then(|| part.to_owned())).collect(),
                allow: HeaderValue::from_str(&methods.join(", "))?,
            });
        }
        // Where two patterns fit, the router prefers the more literal one.
        addresses.sort_by_key(|address| address.parts.iter().filter(|part| part.is_none()).count());
        Ok(Self(addresses))
    }

    fn of(&self, path: &str) -> HeaderValue {
        let address = self.0.iter().find(|address| address.fits(path));
        address.map_or(READ, |address| address.allow.clone())
    }

    /// Adds the header to an answer that needs it.
    pub async fn answer<E: Endpoint>(self, next: E, request: Request) -> Result<Response> {
        let path = request.uri().path().to_owned();
        let mut response = next.call(request).await?.into_response();
        if response.status() == StatusCode::METHOD_NOT_ALLOWED {
            response.headers_mut().insert(header::ALLOW, self.of(&path));
        }
        Ok(response)
    }
}

impl Address {
    fn fits(&self, path: &str) -> bool {
        let mut asked = path.split('/');
        self.parts.iter().all(|part| asked.next().is_some_and(|asked| part.as_ref().is_none_or(|part| part == asked)))
            && asked.next().is_none()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_literal_address_wins_and_reading_includes_head() {
        let allowed = Allowed::new(
            r#"{"paths": {"/a/{id}/{step}": {"post": {}}, "/a/{id}/history": {"get": {}}, "/a": {"get": {}, "post": {}}}}"#,
            &[("/p/:id/", &["POST"])],
        )
        .expect("a document");
        assert_eq!(allowed.of("/a/1/history"), "GET, HEAD");
        assert_eq!(allowed.of("/a/1/go"), "POST");
        assert_eq!(allowed.of("/a"), "GET, HEAD, POST");
        assert_eq!(allowed.of("/p/1/"), "POST");
        assert_eq!(allowed.of("/elsewhere"), "GET, HEAD");
    }
}
