//! The DBA's kit: every script of sql/audit by psql, as an auditor's own login, and the walk-through of its README.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bmms_schema::cluster::find_binaries;
use tokio::process::Command;

use crate::support::{AUDITOR, App, LOGIN_PASSWORD, Server, pair};

const REASON: &str = "reason=test of the kit";

/// A script, the variables it is given, and whether it judges.
type Script = (&'static str, &'static [&'static str], bool);

/// Every script but the one for reporting logins, which has its test beside them.
const SCRIPTS: &[Script] = &[
    ("findings", &[], true),
    ("drift", &[], true),
    ("policy_matrix", &[], true),
    ("who_can_read", &["table=planning.strategic_plans", "org=moh"], true),
    ("timeouts", &[], true),
    ("audit_trail", &[], true),
    ("row_counts", &[REASON], true),
    ("canary", &["org=MOLE", "word=overseas", "as=MOH", REASON], true),
    ("step_in", &["org=MOLE", REASON], false),
];

/// In the judgement that falls when the server lacks the newest fixes.
const AGE: &str = "the version of the server";

/// What psql answered.
#[derive(Debug)]
struct Said {
    code: Option<i32>,
    text: String,
    errors: String,
}

impl Said {
    /// The judgements: those that hold, and those that do not.
    fn judged(&self) -> (usize, Vec<&str>) {
        let held = self.text.lines().filter(|line| line.starts_with("ok ")).count();
        (held, self.text.lines().filter(|line| line.starts_with("not ok ")).collect())
    }

    /// Every judgement of the plan is there and holds, but for the age of the server, which is tested by value.
    #[track_caller]
    fn holds(&self) {
        let plan = self.text.lines().find_map(|line| line.strip_prefix("1..")?.parse::<usize>().ok());
        let (held, broken) = self.judged();
        let (aged, broken): (Vec<_>, Vec<_>) = broken.into_iter().partition(|line| line.contains(AGE));
        assert_eq!((self.code, broken), (Some(0), Vec::new()), "{self:?}");
        assert!(plan == Some(held + aged.len()) && held > 0, "{self:?}");
    }
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sql/audit")
}

/// A program that talks to a database of a server as a login.
fn client(program: impl AsRef<std::ffi::OsStr>, server: &Server, database: &str, login: &str) -> Command {
    let mut command = Command::new(program);
    command
        .env("PGHOST", &server.host)
        .env("PGPORT", server.port.to_string())
        .env("PGDATABASE", database)
        .env("PGUSER", login)
        .env("PGPASSWORD", LOGIN_PASSWORD)
        .env("PSQLRC", "/dev/null")
        .current_dir(env!("CARGO_MANIFEST_DIR"));
    command
}

async fn said(mut command: Command) -> Said {
    let output = command.output().await.unwrap();
    Said {
        code: output.status.code(),
        text: String::from_utf8(output.stdout).unwrap(),
        errors: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a script of the kit with psql, which is beside the server's programs or on the path.
async fn run(server: &Server, database: &str, script: &str, variables: &[&str]) -> Said {
    let psql = find_binaries().map(|folder| folder.join("psql")).ok().filter(|path| path.exists());
    let mut command = client(psql.unwrap_or_else(|| "psql".into()), server, database, AUDITOR);
    for variable in variables {
        command.args(["-v", variable]);
    }
    command.arg("-f").arg(folder().join(format!("{script}.sql")));
    said(command).await
}

/// The app with a plan of MOLE that has a word no other organization has, and one of MOH.
async fn app_with_word() -> App {
    let app = App::start().await;
    app.server.make_auditor().await;
    app.person("mole.staff").await.plan("Workers overseas", 2025, 2030).await;
    app.person("moh.staff").await.plan("Health", 2025, 2030).await;
    app
}

#[test]
fn every_script_is_tried() {
    let mut known: BTreeSet<_> = SCRIPTS.iter().map(|(name, ..)| (*name).to_owned()).collect();
    known.insert("reporting_user".to_owned());
    let scripts = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let scripts = scripts.filter(|path| path.extension().is_some_and(|extension| extension == "sql"));
    let found: BTreeSet<_> = scripts.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    assert_eq!(found, known);
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    for script in found {
        assert!(readme.contains(&format!("`{script}.sql`")), "the README does not name {script}.sql");
    }
}

#[tokio::test]
async fn every_script_is_content_with_a_migrated_database_and_changes_nothing_unsaid() {
    let app = app_with_word().await;
    for (script, variables, judges) in SCRIPTS {
        let before = app.count("audit.platform_events").await;
        let said = run(app.server, &app.database, script, variables).await;
        assert_eq!((said.code, said.errors.as_str()), (Some(0), ""), "{script}: {said:?}");
        if *judges {
            said.holds();
        }
        let recorded = app.count("audit.platform_events").await - before;
        assert_eq!(recorded > 0, variables.contains(&REASON), "{script} left {recorded} records");
    }
    let stepped = run(app.server, &app.database, "step_in", &["org=MOLE", REASON]).await;
    assert!(stepped.text.contains("Workers overseas") && !stepped.text.contains("Health"), "{stepped:?}");
    app.stop().await;
}

#[tokio::test]
async fn every_script_that_judges_says_not_ok_of_a_sabotage() {
    let app = app_with_word().await;
    let root = app.superuser().await;
    let open_door = "alter policy auditor_read on planning.strategic_plans using (true)";
    let setting = format!("alter role bmms_service in database {} set search_path = planning", app.database);
    let cases = [
        ("findings", "alter table planning.goals no force row level security", "not ok 2 - row security"),
        ("drift", "", "- table: 1 of "),
        ("policy_matrix", "", "- planning.goals: row security"),
        ("who_can_read", open_door, "not ok 2 - its wall and its doors"),
        ("row_counts", "", "not ok"),
        ("canary", "", "MOH does not see it"),
        ("timeouts", setting.as_str(), "not ok 2 - no setting"),
        ("audit_trail", "delete from audit.events where seq = 1", "not ok 2 - the chain of every organization"),
    ];
    for (script, sabotage, word) in cases {
        root.batch_execute(sabotage).await.unwrap();
        let (_, variables, _) = SCRIPTS.iter().find(|(name, ..)| *name == script).unwrap();
        let said = run(app.server, &app.database, script, variables).await;
        let (_, broken) = said.judged();
        assert!(broken.iter().any(|line| line.contains(word)), "{script} says {broken:?} after {sabotage}: {said:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn what_a_script_is_not_told_it_asks_for_and_records_nothing() {
    let app = app_with_word().await;
    let before = app.count("audit.platform_events").await;
    let cases: [(&str, &[&str], &str); 11] = [
        ("who_can_read", &["table=planning.goals"], "say which organization"),
        ("who_can_read", &["table=planning.goals", "org=NOWHERE"], "no such organization"),
        ("who_can_read", &["org=MOH"], "say which table"),
        ("who_can_read", &["org=MOH", "table=auth.users"], "no table of tenants"),
        ("row_counts", &[], "say why"),
        ("row_counts", &["reason=short"], "10 to 500 characters"),
        ("canary", &["org=MOLE", REASON], "say which word"),
        ("canary", &["org=MOLE", "word=kit", REASON], "four letters"),
        ("canary", &["org=MOLE", "word=test", REASON], "leave the word out"),
        ("canary", &["org=MOLE", "word=overseas", "as=MOLE", REASON], "another organization"),
        ("step_in", &["org=MOLE"], "say why"),
    ];
    for (script, variables, word) in cases {
        let said = run(app.server, &app.database, script, variables).await;
        assert!(said.code == Some(3) && said.errors.contains(word), "{script} {variables:?}: {said:?}");
    }
    let injected = ["org=MOLE' or true --", "reason=x'); drop table planning.goals; --"];
    let said = run(app.server, &app.database, "step_in", &injected).await;
    assert!(said.errors.contains("no such organization"), "{said:?}");
    let refused = run(app.server, &app.database, "reporting_user", &["login=report_moh_1"]).await;
    assert!(refused.code == Some(3) && refused.errors.contains("only a superuser"), "{refused:?}");
    assert_eq!(app.count("audit.platform_events").await, before);
    app.stop().await;
}

#[tokio::test]
async fn a_query_after_stepping_in_reads_and_no_more() {
    let app = app_with_word().await;
    let step = async |query: &str| {
        let query = format!("query={query}");
        run(app.server, &app.database, "step_in", &["org=MOLE", REASON, &query]).await
    };
    let read = step("select title from planning.strategic_plans").await;
    assert!(read.code == Some(0) && read.text.contains("Workers overseas"), "{read:?}");
    for write in [
        "delete from planning.strategic_plans",
        "commit; delete from planning.strategic_plans",
        "commit; set role bmms_tenant",
        "commit; update audit.events set new_values = null",
    ] {
        let refused = step(write).await;
        assert!(refused.code == Some(3) && refused.errors.contains("ERROR"), "{write}: {refused:?}");
    }
    assert_eq!(app.count("planning.strategic_plans").await, 2);
    app.stop().await;
}

#[tokio::test]
async fn on_a_replica_what_reads_catalogues_judges_alike_and_what_must_record_refuses() {
    let pair = pair().await;
    pair.primary.make_auditor().await;
    let database = pair.primary.copy().await;
    for sabotage in ["", "alter policy auditor_read on planning.strategic_plans using (true)"] {
        pair.primary.superuser(&database).await.batch_execute(sabotage).await.unwrap();
        pair.caught_up().await;
        for (script, variables, _) in SCRIPTS {
            let there = run(&pair.standby, &database, script, variables).await;
            if variables.contains(&REASON) {
                assert!(there.code == Some(3) && there.errors.contains("this is a replica"), "{script}: {there:?}");
                continue;
            }
            let here = run(&pair.primary, &database, script, variables).await;
            assert_eq!((there.code, there.judged()), (Some(0), here.judged()), "{script}: {there:?}");
        }
        let judged = run(&pair.standby, &database, "findings", &[]).await;
        let noticed = judged.judged().1.iter().any(|line| line.starts_with("not ok 2 "));
        assert_eq!(noticed, !sabotage.is_empty(), "{judged:?}");
    }
}

/// A command of the walk-through, and the lines of judgement or refusal that it shows.
fn walk_through() -> Vec<(String, Vec<String>)> {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut steps: Vec<(String, Vec<String>)> = Vec::new();
    for line in readme.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            steps.push((command.to_owned(), Vec::new()));
        } else if ["ok ", "not ok ", "1..", "ERROR:"].iter().any(|start| line.starts_with(start)) {
            steps.last_mut().unwrap().1.push(line.to_owned());
        }
    }
    steps
}

#[tokio::test]
async fn the_walk_through_goes_as_written() {
    let app = app_with_word().await;
    let steps = walk_through();
    assert!(steps.len() >= 8, "only {} commands", steps.len());
    for (command, shown) in steps {
        let mut shell = client("sh", app.server, &app.database, AUDITOR);
        shell.args(["-c", &command]);
        let said = said(shell).await;
        for line in shown.iter().filter(|line| !line.contains(AGE)) {
            let found = said.text.lines().chain(said.errors.lines()).any(|said| said == line);
            assert!(found, "{command} does not say {line}: {said:?}");
        }
        // What judges and is not shown to break, holds.
        if !shown.iter().any(|line| line.starts_with("not ok")) {
            assert!(said.judged().1.iter().all(|line| line.contains(AGE)), "{command}: {said:?}");
        }
    }
    app.stop().await;
}
