//! The API tried from its own document: schemathesis makes requests that fit it and requests that do not, follows what
//! answers lead to, and compares every answer with it. No defect, no status or content that is not declared, nothing
//! accepted that the document forbids. `BMMS_SOAK=<minutes>` goes on for that long.

use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::process::Command;

use crate::addresses::{Rows, contents};
use crate::support::{Actor, App};

/// What ends the session that it is tried with. It is tried by itself, with a session that may end.
const ENDS_SESSIONS: &str = "/(me/password|sessions)";
/// What other people may read.
const OVERSIGHT: &str = "/ocm/";
const PLATFORM: &str = "/platform/";

/// Requests one by one, where no answer leads to another request.
const SINGLE: &[&str] = &["--phases", "coverage,fuzzing"];

/// The program, where `ops/require schemathesis` puts it.
fn program() -> PathBuf {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/schemathesis/bin/schemathesis");
    assert!(program.exists(), "the API is tried with schemathesis in target/: ops/require schemathesis fetches it");
    program
}

/// Tries the operations that are chosen, as a person; what the program says, and whether it found nothing.
async fn try_operations(actor: &Actor<'_>, choice: &[&str], document: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let minutes =
        std::env::var("BMMS_SOAK").ok().map(|minutes| minutes.parse::<f64>().expect("BMMS_SOAK is in minutes"));
    // At length only where answers lead on to other requests.
    let minutes = minutes.filter(|_| !choice.starts_with(SINGLE));
    let at_length = minutes.map(|minutes| ["--max-time".to_owned(), format!("{:.0}", (minutes * 60.0).max(1.0))]);
    let output = Command::new(program())
        .arg("--config-file")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemathesis.toml"))
        .args(["run", document, "--url", &actor.app.url(), "--no-color"])
        .args(["--header", &format!("Authorization: Bearer {}", actor.token)])
        .args(choice)
        .args(at_length.into_iter().flatten())
        .current_dir(folder.path())
        .env("HYPOTHESIS_STORAGE_DIRECTORY", folder.path())
        .stdin(Stdio::null())
        .kill_on_drop(true)
        .output()
        .await
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    (output.status.success(), said)
}

/// How many requests were made, as the program says it.
fn made(said: &str) -> u32 {
    let line = said.lines().find(|line| line.contains(" generated, ")).unwrap_or_else(|| panic!("{said}"));
    println!("{}", said.lines().filter(|line| line.contains("Links:")).chain([line]).collect::<Vec<_>>().join("\n"));
    line.split_whitespace().next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn every_answer_of_the_api_is_as_its_document_says() {
    let app = App::start().await;
    let (admin, mole) = (app.person("moh.admin").await, app.person("mole.staff").await);
    Rows::of(&admin).await;
    Rows::of(&mole).await;
    let before = contents(&app, 10).await;
    let document = format!("{}/api/openapi.json", app.url());
    let (well, said) = try_operations(
        &admin,
        // It cannot make a workbook either.
        &["--exclude-path-regex", &format!("{ENDS_SESSIONS}|{OVERSIGHT}|{PLATFORM}|/imports$")],
        &document,
    )
    .await;
    assert!(well, "{said}");
    assert!(made(&said) > 1000, "{said}");
    assert_eq!(contents(&app, 10).await, before);
    // What the operator changes would change who may do what: it is only read.
    let reading: &[&str] = &["--include-path-regex", PLATFORM, "--include-method", "GET"];
    for (login, what) in [
        ("ocm.executive", ["--include-path-regex", OVERSIGHT].as_slice()),
        ("operator", reading),
        ("mole.staff", &["--include-path-regex", ENDS_SESSIONS]),
    ] {
        let choice = [SINGLE, what].concat();
        let (well, said) = try_operations(&app.person(login).await, &choice, &document).await;
        assert!(well, "{said}");
        assert!(made(&said) > 10, "{said}");
    }
    app.stop().await;
}

/// The control: a document that promises something else than the service does is noticed.
#[tokio::test]
async fn an_answer_that_the_document_does_not_declare_is_noticed() {
    let app = App::start().await;
    let viewer = app.person("moh.viewer").await;
    let mut document = crate::support::contract::document().clone();
    let responses = &mut document["paths"]["/api/v1/me"]["get"]["responses"];
    let declared = responses["200"].take();
    responses.as_object_mut().unwrap().remove("200");
    responses["204"] = declared;
    let file = tempfile::Builder::new().suffix(".json").tempfile().unwrap();
    std::fs::write(file.path(), document.to_string()).unwrap();
    let choice = [SINGLE, &["--include-path", "/api/v1/me"]].concat();
    let (well, said) = try_operations(&viewer, &choice, file.path().to_str().unwrap()).await;
    assert!(!well && said.contains("Undocumented status code"), "{said}");
    app.stop().await;
}
