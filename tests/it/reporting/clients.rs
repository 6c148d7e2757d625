//! Every attack with three clients as people use them: psql, Python (psycopg2) and ODBC (psqlODBC through pyodbc).

use std::path::Path;
use std::process::Stdio;

use bmms_schema::cluster::find_binaries;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::Reports;
use super::attacks::{ATTACKS, Attack, Verdict};
use crate::support::pair;

/// What an attack showed, and what it was told instead.
struct Outcome {
    shown: String,
    errors: String,
}

#[tokio::test]
async fn psql_sees_one_organization() {
    let reports = Reports::start().await;
    let mut outcomes = Vec::new();
    for attack in ATTACKS {
        outcomes.push(psql(&reports, attack).await);
    }
    judge(&reports, ATTACKS, &outcomes).await;
    // What only psql can say.
    for command in ["\\dt+ *.*", "\\dv+ report.*", "\\sf ctx.report_org_id", "\\copy planning.goals to stdout", "\\l+"]
    {
        let attack = Attack { name: command, verdict: Verdict::Silent, options: "", statements: &[], parameters: &[] };
        let outcome = run_psql(&reports, &attack, &[command]).await;
        assert!(!reveals(&reports, &outcome), "{command}: {}", outcome.shown);
    }
    reports.app.stop().await;
}

#[tokio::test]
async fn python_sees_one_organization() {
    driver_sees_one_organization("psycopg2", |_| true).await;
}

#[tokio::test]
async fn odbc_sees_one_organization() {
    // ODBC has no COPY; the notices of a block never reach the caller.
    driver_sees_one_organization("pyodbc", |attack| !attack.name.starts_with("it copies")).await;
}

async fn driver_sees_one_organization(driver: &str, can: fn(&Attack) -> bool) {
    let reports = Reports::start().await;
    let attacks: Vec<Attack> = ATTACKS.iter().filter(|attack| can(attack)).copied().collect();
    assert!(attacks.len() > 60, "only {} attacks", attacks.len());
    let outcomes = drive(&reports, driver, &attacks).await;
    judge(&reports, &attacks, &outcomes).await;
    reports.app.stop().await;
}

/// Says which attacks came to something else than they must.
async fn judge(reports: &Reports, attacks: &[Attack], outcomes: &[Outcome]) {
    let mut failures = Vec::new();
    assert_eq!(attacks.len(), outcomes.len());
    for (attack, outcome) in attacks.iter().zip(outcomes) {
        let own = outcome.shown.contains(&reports.own);
        let well = match attack.verdict {
            Verdict::Own => own && outcome.errors.is_empty(),
            Verdict::Refused => !own && !outcome.errors.is_empty(),
            Verdict::Silent => true,
        };
        if !well || reveals(reports, outcome) {
            failures.push(format!("{attack:?}\n  showed {}\n  was told {}", outcome.shown, outcome.errors));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n\n"));
    // There was something to find: whoever sees everything finds the marker in the same places on the same server.
    let root = pair().await.standby.superuser(&reports.app.database).await;
    for (place, column) in
        [("planning.goals", "title"), ("pg_stats", "histogram_bounds::text"), ("pg_stat_activity", "query")]
    {
        let there = format!("select count(*) from {place} where strpos({column}, $1) > 0");
        let found: i64 = root.query_one(&there, &[&reports.foreign]).await.unwrap().get(0);
        assert!(found > 0, "{place}");
    }
}

fn reveals(reports: &Reports, outcome: &Outcome) -> bool {
    [&outcome.shown, &outcome.errors]
        .iter()
        .any(|text| text.contains(&reports.foreign) || text.contains("Labor and Employment"))
}

async fn psql(reports: &Reports, attack: &Attack) -> Outcome {
    let mut statements = Vec::new();
    for statement in attack.statements {
        // psql has no parameters but its own variables.
        statements.push(
            attack
                .parameters
                .iter()
                .fold((*statement).to_owned(), |text, value| text.replacen('?', &format!("'{value}'"), 1)),
        );
    }
    let statements: Vec<&str> = statements.iter().map(String::as_str).collect();
    run_psql(reports, attack, &statements).await
}

async fn run_psql(reports: &Reports, attack: &Attack, statements: &[&str]) -> Outcome {
    let mut command = Command::new(find_binaries().unwrap().join("psql"));
    command
        .args(["-X", "-A", "-t", "-q", "-h", "127.0.0.1", "-p", &pair().await.standby.port.to_string()])
        .args(["-U", &reports.login.login, &reports.app.database])
        .env("PGPASSWORD", reports.login.password.expose_secret())
        .env("PGOPTIONS", attack.options);
    for statement in statements {
        command.args(["-c", statement]);
    }
    let output = command.output().await.unwrap();
    let (shown, told) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if told.contains("ERROR") || told.contains("FATAL") {
        return Outcome { shown: shown.into_owned(), errors: told.into_owned() };
    }
    // Notices are shown as well; psql writes them where its errors go.
    Outcome { shown: format!("{shown}{told}"), errors: String::new() }
}

async fn drive(reports: &Reports, driver: &str, attacks: &[Attack]) -> Vec<Outcome> {
    let attacks: Vec<Value> = attacks
        .iter()
        .map(|attack| {
            json!({ "options": attack.options, "statements": attack.statements, "parameters": attack.parameters })
        })
        .collect();
    let asked = json!({
        "driver": driver,
        "to": {
            "host": "127.0.0.1", "port": pair().await.standby.port, "database": reports.app.database,
            "user": reports.login.login, "password": reports.login.password.expose_secret()
        },
        "attacks": attacks
    });
    // The distribution's Python, for which ops/require installs the drivers.
    let mut child = Command::new("/usr/bin/python3")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients/attack.py"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(asked.to_string().as_bytes()).await.unwrap();
    let output = child.wait_with_output().await.unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told} (ops/require reporting installs the drivers)");
    let answers: Vec<Value> = serde_json::from_slice(&output.stdout).unwrap();
    let outcome = |answer: &Value| {
        let errors = answer["errors"].as_array().unwrap();
        let errors = errors.iter().map(|error| error.as_str().unwrap().to_owned()).collect::<Vec<_>>().join("\n");
        Outcome { shown: answer["rows"].to_string(), errors }
    };
    answers.iter().map(outcome).collect()
}
