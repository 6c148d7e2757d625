//! `bmms reporting add|list|revoke` as a DBA types it.

use std::process::Output;

use serde_json::Value;

use super::{MAKING, code, connect, titles};
use crate::support::{App, pair};

/// The command on the app's database, with settings of its own.
async fn bmms(app: &App, arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let database = &app.config.database;
    let mut command = app.program(&["reporting"]);
    command
        .args(arguments)
        .env("BMMS__DATABASE__REPLICA_HOST", &database.replica_host)
        .env("BMMS__DATABASE__REPLICA_PORT", database.replica_port.to_string())
        .env("BMMS__DATABASE__ADMIN_USER", "postgres")
        .env("BMMS__DATABASE__PASSWORDS__ADMIN", "test")
        .envs(settings.iter().copied());
    command.output().await.unwrap()
}

/// What a successful command prints.
async fn says(app: &App, arguments: &[&str]) -> String {
    let output = bmms(app, arguments, &[]).await;
    assert!(output.status.success(), "{arguments:?}: {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// What a command that fails says.
async fn fails(app: &App, arguments: &[&str], settings: &[(&str, &str)]) -> String {
    let output = bmms(app, arguments, settings).await;
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {output:?}");
    assert!(output.stdout.is_empty(), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[tokio::test]
async fn a_login_is_made_used_listed_and_revoked() {
    let app = App::with_replica(|_| {}).await;
    app.person("moh.staff").await.plan("Ours", 2025, 2030).await;
    app.person("mole.staff").await.plan("Theirs", 2025, 2030).await;
    let text = {
        let _one_at_a_time = MAKING.lock().await;
        says(&app, &["add", "--org", "moh", "--holder", "Power BI of the planning office", "--days", "7"]).await
    };
    let field = |name: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(name)).unwrap_or_else(|| panic!("{text}"));
        line.split_whitespace().next().unwrap().to_owned()
    };
    let (login, password) = (field("user "), field("password "));
    assert_eq!(text.matches(&password).count(), 1, "{text}");
    for tool in ["Power BI", "Excel", "Metabase", "Superset", "psql", "sslmode=verify-full", "gateway"] {
        assert!(text.contains(tool), "{tool}: {text}");
    }
    pair().await.caught_up().await;
    let port: u16 = field("port ").parse().unwrap();
    assert_eq!((field("host "), port), ("127.0.0.1".to_owned(), pair().await.standby.port));
    let session = connect(port, &field("database "), &login, &password).await.unwrap();
    assert_eq!(titles(&session).await.unwrap(), ["Ours"]);

    let listed = says(&app, &["list"]).await;
    let line = listed.lines().find(|line| line.starts_with(&login)).unwrap_or_else(|| panic!("{listed}"));
    assert!(line.contains("MOH") && line.contains("live") && line.contains("Power BI of"), "{line}");
    assert!(!listed.contains(&password));

    let revoked = says(&app, &["revoke", &login]).await;
    assert!(revoked.contains("Sessions ended on the replica: 1."), "{revoked}");
    assert!(titles(&session).await.is_err());
    let again = connect(port, &app.database, &login, &password).await.unwrap_err();
    assert!(code(&again).starts_with("28"), "{again}");
    let listed: Value = serde_json::from_str(&says(&app, &["list", "--json"]).await).unwrap();
    assert_eq!(listed[0]["state"], "revoked");
    assert_eq!(listed[0]["organization"], "MOH");
    assert!(listed[0]["revoked"].is_string());
    app.stop().await;
}

#[tokio::test]
async fn what_cannot_be_done_is_said() {
    let app = App::with_replica(|_| {}).await;
    let add = ["add", "--org", "NOBODY", "--holder", "A tool"];
    assert!(fails(&app, &add, &[]).await.contains("no active organization has the code NOBODY"));
    let add = ["add", "--org", "MOH", "--holder", "A tool"];
    let nowhere = [("BMMS__DATABASE__REPLICA_HOST", ""), ("BMMS__DATABASE__REPLICA_PORT", "0")];
    assert!(fails(&app, &add, &nowhere).await.contains("no replica is configured"));
    let nobody = [("BMMS__DATABASE__ADMIN_USER", "")];
    assert!(fails(&app, &add, &nobody).await.contains("database.admin_user"));
    assert_eq!(app.count("ctx.reporting_logins").await, 0);

    assert!(fails(&app, &["revoke", "report_moh_77"], &[]).await.contains("no reporting login report_moh_77"));
    assert!(fails(&app, &["revoke", "bmms_service"], &[]).await.contains("no reporting login bmms_service"));
    let login = super::add(&app, "MOH", 1).await.login;
    says(&app, &["revoke", &login]).await;
    assert!(fails(&app, &["revoke", &login], &[]).await.contains("is revoked already"));
    let half = [("BMMS__DATABASE__REPLICA_PORT", "0")];
    assert!(fails(&app, &["list"], &half).await.contains("replica_port"));
    app.stop().await;
}
