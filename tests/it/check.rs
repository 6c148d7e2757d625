//! The check as people and machines meet it: the fingerprint names and explains what was changed by hand, the command
//! has exit codes, and a running service notices by itself.

use std::process::{Output, Stdio};
use std::sync::{Arc, Mutex};

use bmms_schema::Policies;
use bmms_schema::cluster::free_port;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio_postgres::Client;

use crate::support::{App, until};

/// A line of `sabotages.txt`.
struct Sabotage {
    state: &'static str,
    kind: &'static str,
    object: &'static str,
    expected: &'static str,
    actual: &'static str,
    statement: &'static str,
}

fn sabotages() -> Vec<Sabotage> {
    let lines = include_str!("sabotages.txt").lines().filter(|line| !line.starts_with('#'));
    let sabotage = |line: &'static str| {
        let parts: Vec<_> = line.split(" | ").map(|part| if part == "-" { "" } else { part }).collect();
        let [state, kind, object, expected, actual, statement] = parts[..] else { panic!("{line} has other columns") };
        Sabotage { state, kind, object, expected, actual, statement }
    };
    lines.map(sabotage).collect()
}

#[tokio::test]
async fn each_sabotage_is_named_and_explained() {
    let app = App::start().await;
    let root = app.superuser().await;
    let sabotages = sabotages();
    assert!(sabotages.len() >= 40, "only {} sabotages", sabotages.len());
    let mut failures = Vec::new();
    for case in &sabotages {
        root.batch_execute("begin").await.unwrap();
        root.batch_execute(case.statement).await.unwrap_or_else(|error| panic!("{}: {error:?}", case.statement));
        let named = "select state, coalesce(expected, ''), coalesce(actual, ''), meaning,
                     exists (select from audit.findings f where f.code = 'drift' and f.object = d.kind || ' ' || d.object)
                     from audit.drift d where kind = $1 and object = $2";
        let named = root.query_opt(named, &[&case.kind, &case.object]).await.unwrap();
        let all = drifted(&root).await;
        root.batch_execute("rollback").await.unwrap();
        let found = named.is_some_and(|row| {
            let [state, expected, actual, meaning]: [String; 4] = std::array::from_fn(|column| row.get(column));
            let texts = expected.contains(case.expected) && actual.contains(case.actual) && meaning.len() > 20;
            state == case.state && texts && row.get(4)
        });
        if !found {
            failures.push(format!("{}: {all:?}", case.statement));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(drifted(&root).await, Vec::<String>::new(), "and nothing is left of them");
    app.stop().await;
}

/// What differs from what is expected, one text each.
async fn drifted(client: &Client) -> Vec<String> {
    let rows = client.query("select d::text from audit.drift d order by 1", &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn a_later_migration_reports_what_was_changed_and_does_not_accept_it() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut migrator = app.login("bmms_migrator").await;
    let objects = async || -> Vec<String> {
        let rows = root.query("select kind || ' ' || object from audit.drift order by 1", &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    };
    root.batch_execute(
        "grant select on audit.platform_events to bmms_tenant;
         create function planning.spare() returns integer language sql set search_path = '' as 'select 1';
         revoke execute on function planning.spare() from public;
         alter function planning.spare() owner to bmms_owner",
    )
    .await
    .unwrap();
    let both = ["function planning.spare()", "privilege bmms_tenant on table audit.platform_events"];
    assert_eq!(objects().await, both);
    bmms_schema::migrate(&mut migrator, Policies::IfChanged).await.unwrap();
    assert_eq!(objects().await, both, "it was not taken for what is wanted");
    bmms_schema::migrate(&mut migrator, Policies::Always).await.unwrap();
    assert_eq!(objects().await, both[..1], "the policies take back what they do not grant, and drop nothing else");
    app.stop().await;
}

#[tokio::test]
async fn the_login_of_the_service_sees_the_drift_and_cannot_touch_what_is_expected() {
    let app = App::start().await;
    app.superuser().await.batch_execute("alter policy wall on planning.goals using (true)").await.unwrap();
    for login in ["bmms_service", "bmms_migrator"] {
        assert_eq!(drifted(&app.login(login).await).await.len(), 1, "{login}");
    }
    let service = app.login("bmms_service").await;
    let refused = service.batch_execute("delete from audit.expected").await.unwrap_err();
    assert_eq!(refused.code().unwrap().code(), "42501");
    app.stop().await;
}

#[tokio::test]
async fn settings_that_show_values_or_let_sessions_last_are_advised_against() {
    let app = App::start().await;
    let root = app.superuser().await;
    let codes = async || -> Vec<String> {
        let rows = root.query("select code from audit.advice order by 1", &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    };
    let before = codes().await;
    let cases = [
        ("set local log_parameter_max_length = -1; set local log_min_duration_statement = 0", "parameters_logged"),
        ("set local log_parameter_max_length = -1; set local log_statement = 'all'", "parameters_logged"),
        ("set local log_parameter_max_length_on_error = -1", "parameters_logged_on_error"),
        ("set local password_encryption = 'md5'", "password_encryption"),
        ("alter role bmms_service reset statement_timeout", "timeout_missing"),
        ("alter role bmms_accounts set idle_in_transaction_session_timeout = 0", "timeout_missing"),
    ];
    for (change, code) in cases {
        assert!(!before.iter().any(|known| known == code), "{code} is advised before {change}");
        root.batch_execute(&format!("begin; {change}")).await.unwrap();
        let advised = codes().await;
        let found: i64 = root
            .query_one("select count(*) from audit.findings where code not in ('server_version')", &[])
            .await
            .unwrap()
            .get(0);
        root.batch_execute("rollback").await.unwrap();
        assert!(advised.iter().any(|known| known == code), "{change} gives {advised:?}");
        assert_eq!(found, 0, "advice is no finding: {change}");
    }
    root.batch_execute("begin; set local log_statement = 'all'; set local log_parameter_max_length = 0").await.unwrap();
    assert_eq!(codes().await, before, "statements without their values may be logged");
    app.stop().await;
}

/// `bmms check` on a database of the app's server.
async fn check(app: &App, database: &str, options: &[&str]) -> Output {
    app.program(&["check"]).args(options).env("BMMS__DATABASE__NAME", database).output().await.unwrap()
}

#[tokio::test]
async fn the_command_groups_and_explains_and_says_by_its_code_whether_it_could_run() {
    let app = App::start().await;
    let root = app.superuser().await;
    let is_patched = "select audit.version_is_patched(current_setting('server_version_num')::integer)";
    let is_patched: bool = root.query_one(is_patched, &[]).await.unwrap().get(0);
    let clean = check(&app, &app.database, &[]).await;
    assert_eq!(clean.status.code(), Some(i32::from(!is_patched)), "{clean:?}");
    assert_eq!(String::from_utf8_lossy(&clean.stdout).contains("no findings"), is_patched);

    root.batch_execute("grant update (status) on planning.goals to bmms_tenant").await.unwrap();
    let found = check(&app, &app.database, &["--explain"]).await;
    assert_eq!(found.status.code(), Some(1));
    let said = String::from_utf8(found.stdout).unwrap();
    for part in [
        "drift (1)\n  privilege bmms_tenant on table planning.goals\n",
        "    expected: insert (",
        "    it is:    insert (",
        "A role may do more than the service needs",
        "tenant_updates_column (1)\n  planning.goals\n",
        "    > Run: revoke update (status)",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    let plain = String::from_utf8(check(&app, &app.database, &[]).await.stdout).unwrap();
    assert!(!plain.contains("it is:") && plain.contains("bmms check --explain"), "{plain}");
    let value: Value = serde_json::from_slice(&check(&app, &app.database, &["--json"]).await.stdout).unwrap();
    let drift = value["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "drift").unwrap();
    assert_eq!(drift["state"], "different");
    assert!(
        drift["actual"].as_str().unwrap().contains("status") && !drift["expected"].as_str().unwrap().contains("status")
    );
    assert!(value["schema_version"].as_i64().unwrap() >= 10 && value["advice"].is_array());

    for (database, options) in [("no_such_database", &[][..]), ("postgres", &["--json"])] {
        let failed = check(&app, database, options).await;
        assert_eq!((failed.status.code(), failed.stdout.len()), (Some(2), 0), "{database}: {failed:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_database_behind_the_program_is_a_finding_of_the_command() {
    let app = App::start().await;
    let newest = "delete from migrations.history where version = (select max(version) from migrations.history)";
    app.superuser().await.batch_execute(newest).await.unwrap();
    let found = check(&app, &app.database, &["--json"]).await;
    let value: Value = serde_json::from_slice(&found.stdout).unwrap();
    let codes: Vec<_> = value["findings"].as_array().unwrap().iter().map(|finding| finding["code"].clone()).collect();
    assert!(codes.contains(&"schema_behind".into()), "{codes:?}");
    assert_eq!(found.status.code(), Some(1));
    app.stop().await;
}

#[tokio::test]
async fn who_changes_the_check_itself_is_found_by_the_command() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(
        "create or replace function audit.find() returns table (code text, object text, problem text, remedy text)
           language sql stable set search_path = '' set jit = off as 'select null, null, null, null where false';
         grant select on planning.goals to public;
         insert into audit.expected values ('privilege', 'PUBLIC on table planning.goals', 'select')",
    )
    .await
    .unwrap();
    assert!(root.query("select from audit.findings", &[]).await.unwrap().is_empty(), "psql is blinded");
    let found = check(&app, &app.database, &["--json"]).await;
    assert_eq!(found.status.code(), Some(1));
    let value: Value = serde_json::from_slice(&found.stdout).unwrap();
    let findings = value["findings"].as_array().unwrap();
    let named: Vec<_> = findings.iter().map(|finding| (&finding["code"], &finding["object"])).collect();
    let expected =
        [("drift", "function audit.find()"), ("expected_changed", "privilege PUBLIC on table planning.goals")];
    let expected = expected.map(|(code, object)| (Value::from(code), Value::from(object)));
    assert_eq!(named, expected.each_ref().map(|(code, object)| (code, object)));
    app.stop().await;
}

#[tokio::test]
async fn a_running_service_notices_by_itself_and_says_so() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (port, metrics_port) = (free_port().unwrap(), free_port().unwrap());
    let mut program = app
        .program(&["serve"])
        .env("BMMS__HTTP__LISTEN", format!("127.0.0.1:{port}"))
        .env("BMMS__HTTP__METRICS_LISTEN", format!("127.0.0.1:{metrics_port}"))
        .env("BMMS__CHECK__ALLOW_UNPATCHED_SERVER", "true")
        .env("BMMS__CHECK__INTERVAL_SECS", "1")
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let log = Arc::new(Mutex::new(Vec::<String>::new()));
    let mut lines = BufReader::new(program.stderr.take().unwrap()).lines();
    let writing = Arc::clone(&log);
    let reading = tokio::spawn(async move {
        while let Ok(Some(line)) = lines.next_line().await {
            writing.lock().unwrap().push(line);
        }
    });
    let logged = |word: &str| log.lock().unwrap().iter().any(|line| line.contains(word));
    let figure = async |name: &str| -> Option<f64> {
        let text = reqwest::get(format!("http://127.0.0.1:{metrics_port}/metrics")).await.ok()?.text().await.ok()?;
        text.lines().find_map(|line| line.strip_prefix(name)?.trim().parse().ok())
    };
    until("the service has checked at its start", async || figure("bmms_check_findings ").await == Some(0.0)).await;
    let begun = figure("bmms_check_last_run_timestamp_seconds ").await.unwrap();
    assert!(begun > 1e9, "{begun}");
    until("a check without findings is logged", async || logged("the isolation check has no findings")).await;

    root.batch_execute("alter table planning.goals disable row level security").await.unwrap();
    // Nobody asks whether it is ready.
    until("the figure says so", async || figure("bmms_check_findings ").await == Some(2.0)).await;
    assert!(logged("\"rls_off\"") && logged("\"drift\""), "{log:?}");
    let ready = reqwest::get(format!("http://127.0.0.1:{port}/ready/")).await.unwrap();
    assert_eq!(ready.status(), 503);
    root.batch_execute("alter table planning.goals enable row level security").await.unwrap();
    until("the figure is none again", async || figure("bmms_check_findings ").await == Some(0.0)).await;

    root.batch_execute("alter view audit.findings rename to hidden").await.unwrap();
    until("nobody knows", async || figure("bmms_check_findings ").await == Some(-1.0)).await;
    assert!(figure("bmms_check_failures_total ").await >= Some(1.0) && logged("the isolation check could not run"));
    program.kill().await.unwrap();
    reading.await.unwrap();
    app.stop().await;
}
