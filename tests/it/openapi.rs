//! The `OpenAPI` document: what web clients are generated from. A change of it is a change for them.

use std::collections::HashSet;
use std::path::Path;

use reqwest::Method;
use serde_json::Value;

use crate::support::contract::{document, operations};
use crate::support::{App, Reply};

/// The same value with the keys of every object in order.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut keys: Vec<&String> = map.keys().collect();
            keys.sort_unstable();
            keys.into_iter().map(|key| (key.clone(), sorted(&map[key]))).collect()
        }
        Value::Array(list) => list.iter().map(sorted).collect(),
        other => other.clone(),
    }
}

#[test]
fn the_document_is_the_one_clients_know() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/openapi.json");
    let present = serde_json::to_string_pretty(&sorted(document())).unwrap() + "\n";
    if std::env::var_os("BMMS_UPDATE_SNAPSHOT").is_some_and(|value| value == "1") {
        std::fs::write(&path, &present).unwrap();
    }
    let known = std::fs::read_to_string(&path).unwrap();
    let difference = known.lines().zip(present.lines()).enumerate().find(|(_, (known, present))| known != present);
    assert!(
        known == present,
        "tests/openapi.json differs, first at {difference:?}; if that is meant, write it anew with BMMS_UPDATE_SNAPSHOT=1"
    );
}

#[test]
fn every_operation_has_a_name_a_group_and_a_summary() {
    let mut names = HashSet::new();
    for operation in operations() {
        let content = operation.content;
        let what = format!("{} {}", operation.method, operation.path);
        let name = content["operationId"].as_str().unwrap_or_else(|| panic!("{what} has no operationId"));
        assert!(names.insert(name), "{name} is the name of two operations");
        assert!(content["summary"].as_str().is_some_and(|summary| !summary.is_empty()), "{what} has no summary");
        assert_eq!(content["tags"].as_array().map(Vec::len), Some(1), "{what} is not in one group");
    }
    assert!(names.len() > 30);
}

#[test]
fn every_operation_declares_its_errors_as_problems() {
    for operation in operations() {
        let responses = &operation.content["responses"];
        let mut expected = vec!["400", "401", "404", "405", "413", "500", "503"];
        if operation.path.contains("{org}") {
            expected.push("403");
        }
        if operation.method != "get" {
            expected.extend(["409", "412", "415", "422", "428"]);
        }
        for status in expected {
            let schema = &responses[status]["content"]["application/problem+json"]["schema"]["$ref"];
            assert_eq!(schema, "#/components/schemas/Problem", "{} {} {status}", operation.method, operation.path);
        }
        let success = responses.as_object().unwrap().keys().filter(|status| status.starts_with('2'));
        assert_eq!(success.count(), 1, "{} {}", operation.method, operation.path);
    }
}

#[test]
fn bodies_are_named_schemas_or_files() {
    for operation in operations() {
        let what = format!("{} {}", operation.method, operation.path);
        let content = operation.content;
        let answers = content["responses"].as_object().unwrap().values();
        for body in answers.chain([&content["requestBody"]]) {
            for (_, media) in body["content"].as_object().into_iter().flatten() {
                let schema = &media["schema"];
                let is_named = schema["$ref"].is_string() || schema["items"]["$ref"].is_string();
                let is_file = schema["format"] == "binary";
                assert!(is_named || is_file, "{what} has a body without a name: {schema}");
            }
        }
    }
}

#[test]
fn bodies_take_no_fields_but_their_own() {
    let bodies = operations().filter_map(|operation| {
        operation.content["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str()
    });
    let mut known = 0;
    for body in bodies {
        let schema = document().pointer(body.strip_prefix('#').unwrap()).unwrap();
        assert_eq!(schema["additionalProperties"], false, "{body}");
        known += 1;
    }
    assert!(known > 10);
}

#[test]
fn a_link_leads_to_an_operation_and_names_its_parameters() {
    let mut known = 0;
    for operation in operations() {
        let answers = operation.content["responses"].as_object().unwrap().values();
        for (name, link) in answers.flat_map(|answer| answer["links"].as_object().into_iter().flatten()) {
            let target = operations().find(|target| target.content["operationId"] == link["operationId"]);
            let target = target.unwrap_or_else(|| panic!("{name} leads nowhere"));
            let takes: HashSet<&str> = target.content["parameters"]
                .as_array()
                .unwrap()
                .iter()
                .map(|parameter| parameter["name"].as_str().unwrap())
                .collect();
            let given: Vec<&String> = link["parameters"].as_object().unwrap().keys().collect();
            assert!(given.iter().all(|given| takes.contains(given.as_str())), "{name}: {given:?}");
            let needed = ["id", "org", "If-Match"].iter().filter(|name| takes.contains(**name)).count();
            assert_eq!(given.len(), needed, "{name}: {given:?}");
            known += 1;
        }
    }
    assert!(known > 40, "{known}");
}

#[tokio::test]
async fn the_service_hands_out_its_document() {
    let app = App::start().await;
    let reply = Reply::of(app.request(Method::GET, "/api/openapi.json")).await.expect(200);
    assert_eq!(reply.headers["content-type"], "application/json");
    assert_eq!(&reply.json(), document());
    app.stop().await;
}
