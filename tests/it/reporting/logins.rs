//! The life of a reporting login: what it is, where it may connect, and how it ends.

use secrecy::ExposeSecret;
use tokio_postgres::Client;

use super::{MAKING, Reports, add, code, connect, sign_in, titles};
use crate::support::{App, pair};
use bmms::reporting::{self, NewLogin};

/// A change by whoever may do everything, which the standby then has.
async fn change(app: &App, sql: &str) {
    app.superuser().await.batch_execute(sql).await.unwrap();
    pair().await.caught_up().await;
}

/// The SQLSTATE with which the next statement of a session is refused.
async fn refusal(session: &Client) -> String {
    code(&titles(session).await.unwrap_err())
}

#[tokio::test]
async fn a_login_is_what_its_purpose_needs_and_no_more() {
    let app = App::with_replica(|_| {}).await;
    let login = add(&app, "moh", 2).await;
    let root = app.superuser().await;
    let row = root
        .query_one(
            "select rolcanlogin, rolinherit, rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls,
                    rolconnlimit, rolvaliduntil, rolpassword like 'SCRAM-SHA-256$%',
                    array(select roleid::regrole::text from pg_auth_members where member = a.oid),
                    (select setconfig::text[] from pg_db_role_setting s join pg_database d on d.oid = setdatabase
                     where setrole = a.oid and datname = current_database())
             from pg_authid a where rolname = $1",
            &[&login.login],
        )
        .await
        .unwrap();
    assert_eq!((row.get(0), row.get(1), row.get(2)), (true, true, false));
    assert_eq!(row.get::<_, i32>(3), 2);
    let apart = login.expires_at - row.get::<_, chrono::DateTime<chrono::Utc>>(4);
    assert!(apart.num_seconds() == 0, "the role ends with its mapping: {apart}");
    assert!(row.get::<_, bool>(5), "the server has a verifier, not the password");
    assert_eq!(row.get::<_, Vec<String>>(6), ["bmms_report"]);
    let mut settings: Vec<String> = row.get(7);
    settings.sort();
    assert_eq!(
        settings,
        ["default_transaction_read_only=on", "idle_in_transaction_session_timeout=2min", "statement_timeout=5min"]
    );
    assert_eq!(login.password.expose_secret().len(), 32);

    // No more sessions at once than it was given.
    pair().await.caught_up().await;
    let held = (sign_in(&app, &login).await.unwrap(), sign_in(&app, &login).await.unwrap());
    assert_eq!(code(&sign_in(&app, &login).await.unwrap_err()), "53300");
    assert!(titles(&held.1).await.unwrap().is_empty());
    app.stop().await;
}

#[tokio::test]
async fn the_primary_refuses_the_login_at_the_door_and_inside() {
    let reports = Reports::start().await;
    let (app, login) = (&reports.app, &reports.login);
    assert_eq!(titles(&reports.session().await).await.unwrap(), [format!("{} strategic", reports.own)]);
    let refused = connect(app.server.port, &app.database, &login.login, login.password.expose_secret()).await;
    assert_eq!(code(&refused.unwrap_err()), "28000");

    // Past the door, as if the server's file had been forgotten.
    let inside = app.superuser().await;
    inside.batch_execute(&format!("set session authorization {}", login.login)).await.unwrap();
    assert_eq!(refusal(&inside).await, "28000");
    inside.batch_execute("reset session authorization").await.unwrap();
    let source: String =
        inside.query_one("select pg_get_functiondef('ctx.report_org_id()'::regprocedure)", &[]).await.unwrap().get(0);
    let open = source.replace("not pg_is_in_recovery()", "false");
    assert_ne!(open, source);
    inside.batch_execute(&open).await.unwrap();
    inside.batch_execute(&format!("set session authorization {}", login.login)).await.unwrap();
    assert_eq!(titles(&inside).await.unwrap().len(), 1, "without the defence the primary would answer");
    reports.app.stop().await;
}

#[tokio::test]
async fn a_revocation_bites_on_a_session_that_is_open() {
    let reports = Reports::start().await;
    let (app, login) = (&reports.app, &reports.login);
    let colleague = add(app, "MOH", 1).await;
    pair().await.caught_up().await;
    let (session, other) = (reports.session().await, sign_in(app, &colleague).await.unwrap());
    session.batch_execute("prepare p as select strategic_plan from report.strategic_plans; execute p").await.unwrap();
    assert_eq!(titles(&session).await.unwrap().len(), 1);

    reporting::revoke(&mut app.superuser().await, &login.login).await.unwrap();
    pair().await.caught_up().await;
    assert_eq!(refusal(&session).await, "28000");
    assert_eq!(code(&session.batch_execute("execute p").await.unwrap_err()), "28000");
    let again = sign_in(app, login).await.unwrap_err();
    assert!(code(&again).starts_with("28"), "{again}");
    assert_eq!(titles(&other).await.unwrap().len(), 1, "the colleague's login is another");
    reports.app.stop().await;
}

/// A transaction keeps the state it began with, so its session has to go.
#[tokio::test]
async fn a_session_that_keeps_an_old_state_is_ended() {
    let reports = Reports::start().await;
    let (app, login) = (&reports.app, &reports.login);
    let session = reports.session().await;
    session.batch_execute("begin isolation level repeatable read").await.unwrap();
    assert_eq!(titles(&session).await.unwrap().len(), 1);
    let mut admin = app.superuser().await;
    reporting::revoke(&mut admin, &login.login).await.unwrap();
    pair().await.caught_up().await;
    assert_eq!(titles(&session).await.unwrap().len(), 1, "what the transaction saw, it sees");

    let mut config = app.config.clone();
    config.database.admin_user = "postgres".to_owned();
    config.database.passwords.admin = "test".to_owned().into();
    assert_eq!(reporting::end_sessions(&config, &admin, &login.login).await.unwrap(), Some(1));
    assert!(titles(&session).await.is_err());
    assert!(sign_in(app, login).await.is_err());
    config.database.replica_host.clear();
    assert_eq!(reporting::end_sessions(&config, &admin, &login.login).await.unwrap(), None);
    reports.app.stop().await;
}

#[tokio::test]
async fn an_expired_login_reads_nothing_and_then_cannot_sign_in() {
    let reports = Reports::start().await;
    let (app, login) = (&reports.app, &reports.login.login);
    let session = reports.session().await;
    assert_eq!(titles(&session).await.unwrap().len(), 1);
    change(
        app,
        "update ctx.reporting_logins set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'",
    )
    .await;
    assert_eq!(refusal(&session).await, "28000");
    change(app, "update ctx.reporting_logins set expires_at = now() + interval '1 day'").await;
    assert_eq!(titles(&session).await.unwrap().len(), 1);
    drop(session);
    change(app, &format!("alter role {login} valid until 'yesterday'")).await;
    assert_eq!(code(&sign_in(app, &reports.login).await.unwrap_err()), "28P01");
    reports.app.stop().await;
}

#[tokio::test]
async fn a_login_of_nobody_and_one_of_a_closed_organization_read_nothing() {
    let reports = Reports::start().await;
    let session = reports.session().await;
    assert_eq!(titles(&session).await.unwrap().len(), 1);
    change(&reports.app, "update organizations.organizations set is_active = false where org_id = 6").await;
    assert_eq!(refusal(&session).await, "28000");
    change(&reports.app, "update organizations.organizations set is_active = true where org_id = 6").await;
    assert_eq!(titles(&session).await.unwrap().len(), 1);
    change(&reports.app, "delete from ctx.reporting_logins").await;
    assert_eq!(refusal(&session).await, "28000");
    reports.app.stop().await;
}

#[tokio::test]
async fn a_role_that_cannot_be_made_leaves_no_mapping() {
    let app = App::with_replica(|_| {}).await;
    let _one_at_a_time = MAKING.lock().await;
    let mut admin = app.superuser().await;
    // Somebody who may deploy, but not make roles.
    admin.batch_execute("set session authorization bmms_migrator").await.unwrap();
    let wanted = NewLogin { organization: "MOH", holder: "A tool", days: 1, connections: 1 };
    let refused = reporting::add(&mut admin, &wanted).await.unwrap_err();
    assert!(format!("{refused:#}").contains("permission denied"), "{refused:#}");
    assert_eq!(app.count("ctx.reporting_logins").await, 0);
    assert_eq!(app.count("audit.events where entity = 'ctx.reporting_logins'").await, 0);
    admin.batch_execute("reset session authorization").await.unwrap();
    reporting::add(&mut admin, &wanted).await.unwrap();
    assert_eq!(app.count("ctx.reporting_logins").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn the_organization_and_the_platform_see_who_was_given_a_login() {
    let app = App::with_replica(|_| {}).await;
    let login = add(&app, "MOH", 1).await.login;
    reporting::revoke(&mut app.superuser().await, &login).await.unwrap();
    let root = app.superuser().await;
    let own = "select action, coalesce(new_values ->> 'holder', ''), (new_values ->> 'revoked_at') is not null
               from audit.events where org_id = 6 and entity = 'ctx.reporting_logins' and entity_id = $1 order by seq";
    let own: Vec<(String, String, bool)> =
        root.query(own, &[&login]).await.unwrap().iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    assert_eq!(
        own,
        [("insert".to_owned(), "A tool of the tests".to_owned(), false), ("update".to_owned(), String::new(), true)]
    );
    let platform = "select action from audit.platform_events where details ->> 'login' = $1 order by seq";
    let platform: Vec<String> = root.query(platform, &[&login]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(platform, ["add_reporting_login", "revoke_reporting_login"]);
    // The chains are whole, and nobody else's has an entry of it.
    assert!(root.query("select * from audit.broken_links()", &[]).await.unwrap().is_empty());
    assert_eq!(app.count("audit.events where org_id <> 6 and entity = 'ctx.reporting_logins'").await, 0);
    app.stop().await;
}
