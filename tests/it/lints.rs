//! The check: it has nothing to say about a migrated database, every lint can fire, and a service does not start on one.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Output;

use bmms::server;
use serde_json::Value;
use tokio_postgres::Client;

use crate::support::App;

/// The codes of all findings, but for the age of the server, which is tested by value.
async fn codes(client: &Client) -> Vec<String> {
    let findings = client.query("select code from audit.findings where code <> 'server_version'", &[]).await.unwrap();
    findings.iter().map(|row| row.get(0)).collect()
}

/// Every case of tests/lints: its name, the code that must fire, and how.
fn cases() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lints");
    let mut cases: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let code = text.strip_prefix("-- fires: ").and_then(|rest| rest.split(" - ").next());
            (name.clone(), code.unwrap_or_else(|| panic!("{name} does not say what it fires")).to_owned(), text)
        })
        .collect();
    cases.sort();
    cases
}

#[tokio::test]
async fn a_migrated_database_has_no_findings_whoever_asks() {
    let app = App::start().await;
    for login in ["bmms_service", "bmms_migrator"] {
        assert_eq!(codes(&app.login(login).await).await, Vec::<String>::new(), "{login}");
    }
    let root = app.superuser().await;
    assert_eq!(codes(&root).await, Vec::<String>::new());
    root.batch_execute("set role bmms_auditor").await.unwrap();
    assert_eq!(codes(&root).await, Vec::<String>::new());
    app.stop().await;
}

/// One after the other, each in a transaction that is rolled back: roles are the whole cluster's, and what is not
/// committed is invisible to the tests beside this one.
#[tokio::test]
async fn every_lint_fires_on_its_cases_and_falls_silent_after() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut failures = Vec::new();
    for (name, code, sabotage) in cases() {
        root.batch_execute("begin").await.unwrap();
        root.batch_execute(&sabotage).await.unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let fired = codes(&root).await;
        root.batch_execute("rollback").await.unwrap();
        if !fired.contains(&code) {
            failures.push(format!("{name} fires {fired:?} and not {code}"));
        }
        let after = codes(&root).await;
        assert!(after.is_empty(), "after {name}: {after:?}");
    }
    assert!(failures.is_empty(), "{failures:#?}");
    app.stop().await;
}

#[test]
fn every_lint_has_a_case() {
    let tried: BTreeSet<String> = cases().into_iter().map(|(_, code, _)| code).collect();
    let mut known = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")).unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_str().unwrap().starts_with("findings_") {
            continue;
        }
        for line in fs::read_to_string(path).unwrap().lines() {
            let code = ["  ('", "select '", "select distinct '"].iter().find_map(|start| line.strip_prefix(start));
            let Some((code, rest)) = code.and_then(|code| code.split_once("', ")) else {
                continue;
            };
            let is_code = code.contains('_') && code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_');
            if is_code && !rest.starts_with('\'') && !rest.starts_with("false") && !rest.starts_with("true") {
                known.insert(code.to_owned());
            }
        }
    }
    assert!(known.len() > 40, "only {known:?} found");
    let untried: Vec<_> = known.difference(&tried).collect();
    assert!(untried.is_empty(), "no case fires {untried:?}");
}

#[tokio::test]
async fn a_server_is_patched_from_the_release_that_closed_the_last_hole() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(
        "begin; create or replace function audit.version_is_patched(p_version_num integer) returns boolean
         language sql immutable parallel safe set search_path = '' as 'select false'",
    )
    .await
    .unwrap();
    let found = root.query("select from audit.findings where code = 'server_version'", &[]).await.unwrap();
    assert_eq!(found.len(), 1);
    root.batch_execute("rollback").await.unwrap();
    let patched = [150_020, 150_021, 160_016, 170_012, 180_007, 190_000, 200_001];
    let open = [90_603, 140_024, 149_999, 150_000, 150_019, 160_015, 170_011, 180_000, 180_006];
    for (versions, expected) in [(patched.as_slice(), true), (open.as_slice(), false)] {
        for version in versions {
            let row = root.query_one("select audit.version_is_patched($1)", &[version]).await.unwrap();
            assert_eq!(row.get::<_, bool>(0), expected, "{version}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_service_does_not_start_on_a_finding() {
    let app = App::start().await;
    let root = app.superuser().await;
    let config = app.config.clone();
    app.stop().await;
    root.batch_execute("alter table planning.goals disable row level security").await.unwrap();
    let refused = server::start(server::App::new(config.clone()).unwrap()).await.unwrap_err();
    assert!(refused.to_string().contains("2 findings"), "{refused}");
    root.batch_execute("alter table planning.goals enable row level security").await.unwrap();
    let running = server::start(server::App::new(config).unwrap()).await.unwrap();
    running.stop().await.unwrap();
}

#[tokio::test]
async fn the_command_says_what_is_wrong_and_exits_with_1() {
    let app = App::start().await;
    let root = app.superuser().await;
    let is_patched = "select audit.version_is_patched(current_setting('server_version_num')::integer)";
    let is_patched: bool = root.query_one(is_patched, &[]).await.unwrap().get(0);
    let age: &[&str] = if is_patched { &[] } else { &["server_version"] };
    let (found, status) = verdict(&check(&app).await);
    assert_eq!(found, age);
    assert_eq!(status, Some(i32::from(!is_patched)));

    app.person("moh.staff").await.plan("A plan", 2025, 2030).await;
    root.batch_execute("alter table planning.goals disable row level security; delete from audit.events")
        .await
        .unwrap();
    let (mut found, status) = verdict(&check(&app).await);
    found.retain(|code| code != "server_version");
    found.dedup();
    assert_eq!(found, ["drift", "rls_off", "audit_broken"]);
    assert_eq!(status, Some(1));
    app.stop().await;
}

/// `bmms check --json` on the app's database.
async fn check(app: &App) -> Output {
    app.program(&["check", "--json"]).output().await.unwrap()
}

/// The codes of the findings and the exit status.
fn verdict(output: &Output) -> (Vec<String>, Option<i32>) {
    let findings: Value = serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {output:?}"));
    let codes = findings["findings"].as_array().unwrap().iter().map(|finding| {
        for part in ["object", "problem", "remedy"] {
            assert!(finding[part].as_str().is_some_and(|text| !text.is_empty()), "{finding}");
        }
        finding["code"].as_str().unwrap().to_owned()
    });
    (codes.collect(), output.status.code())
}
