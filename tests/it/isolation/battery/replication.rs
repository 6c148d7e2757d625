//! REPL: what leaves the database whole, by replication and by dumps, knows no row security or breaks on it.

use std::path::Path;
use std::process::Output;

use bmms_schema::cluster::find_binaries;
use tokio::process::Command;
use tokio_postgres::Config;

use super::stage::{Stage, code};
use crate::isolation::arena::tenant_tables;
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;
use crate::isolation::oracles::Sums;
use crate::support::{App, server};

/// A program of the server's, on a database as a login.
async fn program(name: &str, login: &Config, database: &str, arguments: &[&str]) -> Output {
    let server = server().await;
    let mut command = Command::new(find_binaries().unwrap().join(name));
    command
        .args(["-h", &server.host, "-p", &server.port.to_string(), "-U", login.get_user().unwrap(), "-d", database])
        .args(arguments)
        .env("PGPASSWORD", String::from_utf8(login.get_password().unwrap().to_vec()).unwrap());
    command.output().await.unwrap()
}

/// A dump of the whole database, by the login that is made for it.
async fn backup(duo: &Duo, file: &Path) {
    let login = server().await.config(&duo.database, "bmms_backup");
    let dumped = program("pg_dump", &login, &duo.database, &["-Fc", "-f", file.to_str().unwrap()]).await;
    assert!(dumped.status.success(), "{dumped:?}");
}

/// Who may replicate receives every change of every table. No login of ours may but the one that standbys connect with,
/// which enters no database; the check finds any other that could, and a table that is published.
#[tokio::test]
async fn repl_01_nobody_replicates() {
    let duo = Duo::new().await;
    let slot =
        format!("select 1 from pg_create_physical_replication_slot('slot_of_{}', false, true)", std::process::id());
    let attack = Attack::by(&duo.own.context().signed_in_as("bare", "bmms_service"), slot);
    assert_eq!(code(&attack.outcome(&duo.root, "").await), "42501");
    let stage = Stage::open(&duo.root, "").await;
    for sql in [
        "create publication mine for table planning.goals",
        "create publication mine for all tables",
        "create subscription mine connection 'dbname=x' publication p with (connect = false)",
    ] {
        assert_eq!(code(&stage.act(&duo.own.context(), sql).await), "42501", "{sql}");
    }
    let able = "select string_agg(rolname || ' ' || has_database_privilege(oid, current_database(), 'connect'), ', ')
                from pg_roles where rolreplication and rolname ~ '^(bmms|report)_'";
    assert_eq!(stage.look(able).await, "bmms_replication false");
    stage.close().await;

    // A slot is no row that could be rolled back; this one ends with its session.
    let session = server().await.superuser(&duo.database).await;
    let replicating = "alter role bmms_service replication;";
    assert_eq!(attack.outcome(&session, replicating).await.unwrap().count, 1);
    let sabotage = format!("{replicating} create publication mine for table planning.goals where (org_id = 6)");
    let stage = Stage::open(&duo.root, &sabotage).await;
    let found = "select string_agg(distinct code, ' ' order by code) from audit.findings where code in ('role_attribute', 'table_published')";
    assert_eq!(stage.look(found).await, "role_attribute table_published");
    stage.close().await;
}

/// A dump by somebody whom a policy filters fails, or is silently incomplete where it is told to go on. The login for
/// backups bypasses row security, so that its dump is whole.
#[tokio::test]
async fn repl_02_only_the_backup_login_dumps_and_its_dump_is_whole() {
    let duo = Duo::new().await;
    let dump = async |login: &str, arguments: &[&str]| {
        let login = server().await.config(&duo.database, login);
        let arguments = [&["--data-only", "-t", "planning.goals"], arguments].concat();
        let dumped = program("pg_dump", &login, &duo.database, &arguments).await;
        let (text, said) = (String::from_utf8(dumped.stdout).unwrap(), String::from_utf8(dumped.stderr).unwrap());
        (dumped.status.success(), text, said)
    };
    let (row_security, owner) = ("--enable-row-security", "--role=bmms_owner");
    for (login, arguments, reason) in [
        ("bmms_service", vec![], "permission denied"),
        ("bmms_service", vec!["--role=bmms_tenant"], "row-level security"),
        ("bmms_service", vec!["--role=bmms_tenant", row_security], "no pass"),
        ("bmms_migrator", vec![owner], "row-level security"),
    ] {
        let (done, text, said) = dump(login, &arguments).await;
        assert!(!done && said.contains(reason), "{login} {arguments:?}: {said}");
        duo.canary.silent_in(login, &text);
    }
    let (done, text, said) = dump("bmms_migrator", &[owner, row_security]).await;
    assert!(done, "{said}");
    assert!(
        !text.contains(&duo.own.marker) && !text.contains(&duo.victim.marker),
        "whoever forced this dump has no row"
    );
    let (done, text, said) = dump("bmms_backup", &[]).await;
    assert!(done && text.contains(&duo.own.marker) && text.contains(&duo.victim.marker), "{said}");

    // What a dump sends: without the attribute, the right to read everything is filtered like any other.
    let copy = "set local row_security = off; select count(*) from planning.goals";
    let as_backup = "set local session authorization bmms_backup";
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(stage.act_after(as_backup, copy).await.unwrap().rows, [[Some("2".to_owned())]]);
    duo.root.batch_execute("alter role bmms_backup nobypassrls").await.unwrap();
    assert_eq!(code(&stage.act_after(as_backup, copy).await), "42501");
    stage.close().await;
}

/// While a dump is restored, rows come before the policies. Privileges come last, so nobody reaches the rows meanwhile.
/// The drill: what was restored has the rows of every organization, all keys and the whole trail, and passes the check.
#[tokio::test]
async fn repl_03_what_is_restored_is_whole_and_closed() {
    let duo = Duo::new().await;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("dump");
    backup(&duo, &file).await;
    let file = file.to_str().unwrap();

    let script =
        Command::new(find_binaries().unwrap().join("pg_restore")).args(["-f", "-", file]).output().await.unwrap();
    let script = String::from_utf8(script.stdout).unwrap();
    let at = |what: &str| script.find(what).unwrap_or_else(|| panic!("no {what}"));
    let steps = [
        "ALTER TABLE ONLY planning.goals FORCE ROW LEVEL SECURITY",
        "COPY planning.goals ",
        "ALTER TABLE planning.goals ENABLE ROW LEVEL SECURITY",
        "GRANT SELECT ON TABLE planning.goals TO bmms_tenant",
    ];
    assert!(steps.map(at).is_sorted(), "{:?}", steps.map(at));
    for table in tenant_tables(&duo.root).await {
        let wall = at(&format!("CREATE POLICY wall ON {table} "));
        assert!(
            wall > at(&format!("COPY {table} ")) && wall < at(&format!(" ON TABLE {table} TO bmms_tenant")),
            "{table}"
        );
    }

    let restored = format!("{}_restored", duo.database);
    duo.root.batch_execute(&format!("create database {restored} template template0")).await.unwrap();
    let superuser = server().await.superuser_config(&restored);
    let done = program("pg_restore", &superuser, &restored, &["--exit-on-error", file]).await;
    assert!(done.status.success(), "{done:?}");
    let root = server().await.superuser(&restored).await;
    bmms_schema::prepare_database(&root).await.unwrap();
    let sums = Sums::of_everything(&duo.root).await;
    assert_eq!(sums.changed(&Sums::of_everything(&root).await), []);
    assert!(bmms_schema::reverify_foreign_keys(&root).await.unwrap() > 10);
    // A dump writes views in words of its own, which the fingerprint notices until the policies are applied again.
    let mut migrator = server().await.login(&restored, "bmms_migrator").await;
    bmms_schema::migrate(&mut migrator, bmms_schema::Policies::Always).await.unwrap();
    drop(migrator);
    let found = "select coalesce(string_agg(concat_ws(' ', code, object), ', '), '') from audit.findings where code <> 'server_version'";
    assert_eq!(root.query_one(found, &[]).await.unwrap().get::<_, &str>(0), "");
    // The canary was planted in the trail, so its chain is broken before and must be broken alike after.
    let links = "select coalesce(string_agg(b::text, ' '), '') from audit.broken_links() b";
    let [before, after] = [&duo.root, &root].map(|client| client.query_one(links, &[]));
    assert_eq!(before.await.unwrap().get::<_, String>(0), after.await.unwrap().get::<_, String>(0));
    let app = App::on(restored.clone(), |_| {}).await;
    let plans = app.person("moh.admin").await.fetch("strategic-plans").await.to_string();
    assert!(plans.contains(&duo.own.marker) && !plans.contains(&duo.victim.marker), "{plans}");
    app.stop().await;

    // Rows that are restored by somebody whom a policy filters are refused, not filtered.
    let migrator = server().await.config(&restored, "bmms_migrator");
    let data = ["--data-only", "--role=bmms_owner", "-n", "planning", "-t", "transitions"];
    for more in [&[file][..], &["--enable-row-security", file]] {
        let refused = program("pg_restore", &migrator, &restored, &[&data, more].concat()).await;
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success() && said.contains("row-level security"), "{said}");
    }
    // A drill that counts must notice a row that is missing.
    root.batch_execute("delete from planning.transitions where org_id = 10").await.unwrap();
    assert!(sums.changed(&Sums::of_everything(&root).await).contains(&("planning.transitions".to_owned(), 10)));
}
