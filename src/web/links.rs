//! Links of the `OpenAPI` document, which the framework cannot write: from an answer with rows to what can be asked of
//! one of them, with its id, its organization if it has one, and its version filled in. What was just created has a `Location`.

use serde_json::{Value, json};

/// One row, as an answer names it.
struct Row {
    id: &'static str,
    /// As `If-Match` takes it.
    version: &'static str,
}

/// The answer is the row.
const ITSELF: Row = Row { id: "$response.body#/id", version: "$response.header.ETag" };
/// The answer is a page of a list.
const FIRST: Row = Row { id: "$response.body#/items/0/id", version: "\"{$response.body#/items/0/version}\"" };

/// Something that can be asked of a row.
struct Target {
    operation: String,
    needs_version: bool,
}

/// Adds to each answer with rows the operations on one such row.
pub fn add_links(document: &mut Value) {
    let paths = document["paths"].as_object().cloned().unwrap_or_default();
    let kinds = paths.iter().filter(|(path, operations)| path.ends_with("/{id}") && operations["get"].is_object());
    for (row_path, _) in kinds {
        let targets: Vec<Target> = paths
            .iter()
            .filter(|(path, _)| {
                path.strip_prefix(row_path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .flat_map(|(_, operations)| operations.as_object().into_iter().flatten())
            .filter_map(|(_, operation)| target(operation))
            .collect();
        let noun = row_path.trim_end_matches("/{id}").rsplit('/').next().unwrap_or_default();
        for path in paths.keys().filter(|path| *path == row_path || path.rsplit('/').next() == Some(noun)) {
            let operations = &mut document["paths"][path];
            if let Some(answer) = operations.pointer_mut("/get/responses/200") {
                let row = if path == row_path { &ITSELF } else { &FIRST };
                answer["links"] = links(row, &targets, row_path.contains("{org}"));
            }
        }
    }
}

fn target(operation: &Value) -> Option<Target> {
    let parameters = operation["parameters"].as_array()?;
    let needs_version = parameters.iter().any(|parameter| parameter["name"] == "If-Match");
    Some(Target { operation: operation["operationId"].as_str()?.to_owned(), needs_version })
}

fn links(row: &Row, targets: &[Target], is_of_organization: bool) -> Value {
    let link = |target: &Target| {
        let mut parameters = json!({ "id": row.id });
        if is_of_organization {
            parameters["org"] = "$request.path.org".into();
        }
        if target.needs_version {
            parameters["If-Match"] = row.version.into();
        }
        (target.operation.clone(), json!({ "operationId": target.operation, "parameters": parameters }))
    };
    targets.iter().map(link).collect()
}
