//! The `OpenAPI` document, and that every answer any test sees is declared in it.

use std::sync::LazyLock;

use reqwest::{Method, StatusCode};
use serde_json::Value;

static DOCUMENT: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&bmms::routes::openapi().unwrap()).unwrap());

/// An operation of the document.
#[derive(Clone, Copy)]
pub(crate) struct Operation {
    pub method: &'static str,
    pub path: &'static str,
    pub content: &'static Value,
}

/// The whole document.
pub(crate) fn document() -> &'static Value {
    &DOCUMENT
}

/// Every operation.
pub(crate) fn operations() -> impl Iterator<Item = Operation> {
    let paths = DOCUMENT["paths"].as_object().unwrap();
    paths.iter().flat_map(|(path, operations)| {
        let operations = operations.as_object().unwrap().iter();
        operations.map(move |(method, content)| Operation { method, path, content })
    })
}

fn fits(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.split('/'), path.split('/'));
    pattern.by_ref().all(|part| path.next().is_some_and(|asked| part.starts_with('{') || part == asked))
        && path.next().is_none()
}

/// Refuses an answer that the operation does not declare. What is no operation declares nothing.
#[track_caller]
pub(super) fn assert_declared(method: &Method, path: &str, status: StatusCode) {
    let of_method = |operation: &Operation| operation.method.eq_ignore_ascii_case(method.as_str());
    let mut fitting: Vec<_> =
        operations().filter(|operation| of_method(operation) && fits(operation.path, path)).collect();
    fitting.sort_by_key(|operation| operation.path.matches('{').count());
    if let Some(operation) = fitting.first() {
        let declared = &operation.content["responses"][status.as_str()];
        assert!(declared.is_object(), "{method} {path} answered {status}, which is not declared");
    }
}
