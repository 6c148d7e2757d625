//! Passes: who gets one, what is in it, and when it ends.

use tokio_postgres::Client;

use super::arena::{Context, End, Refusal, mint, send};
use crate::support::App;

/// What minting says, as code and message.
fn said(outcome: Result<String, Refusal>) -> (String, String) {
    let refusal = outcome.expect_err("a pass was minted");
    (refusal.code, refusal.message)
}

fn not_a_member() -> (String, String) {
    ("42501".to_owned(), "not a member".to_owned())
}

fn no_session() -> (String, String) {
    ("28000".to_owned(), "no session".to_owned())
}

async fn organization_of(client: &Client, pass: &str) -> Result<Option<String>, Refusal> {
    let context = Context::tenant("a pass", "6", pass);
    let answer = send(client, &context, "select ctx.org_id()", End::Rollback).await?;
    Ok(answer.rows[0][0].clone())
}

#[tokio::test]
async fn a_pass_needs_a_live_session_and_a_membership() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    assert!(mint(&app, &staff.token, "moh", "1 minute").await.is_ok(), "in any letter case");
    assert_eq!(said(mint(&app, &staff.token, "MOLE", "1 minute").await), not_a_member());
    assert_eq!(said(mint(&app, &staff.token, "NOWHERE", "1 minute").await), not_a_member());
    assert_eq!(said(mint(&app, "no such token", "MOH", "1 minute").await), no_session());
    for life in ["0", "-1 second", "5 minutes 1 second", "1 day"] {
        assert_eq!(said(mint(&app, &staff.token, "MOH", life).await).0, "22023", "{life}");
    }
    staff.request(reqwest::Method::DELETE, "/api/v1/sessions/current").send().await.unwrap();
    assert_eq!(said(mint(&app, &staff.token, "MOH", "1 minute").await), no_session());
    app.stop().await;
}

#[tokio::test]
async fn the_suspended_the_removed_and_the_closed_get_no_pass() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let his = "(select id from auth.users where username = 'moh.staff')";
    let cases = [
        ("update auth.users set is_active = %s where username = 'moh.staff'".to_owned(), no_session()),
        ("update auth.users set is_approved = %s where username = 'moh.staff'".to_owned(), no_session()),
        (format!("update auth.memberships set is_active = %s where user_id = {his}"), not_a_member()),
        ("update organizations.organizations set is_active = %s where code = 'MOH'".to_owned(), not_a_member()),
        (
            format!(
                "update auth.sessions set expires_at = now() + case when %s then 1 else -1 end * interval '1 hour' where user_id = {his}"
            ),
            no_session(),
        ),
    ];
    for (change, refusal) in cases {
        root.batch_execute(&change.replace("%s", "false")).await.unwrap();
        assert_eq!(said(mint(&app, &staff.token, "MOH", "1 minute").await), refusal, "{change}");
        root.batch_execute(&change.replace("%s", "true")).await.unwrap();
        assert!(mint(&app, &staff.token, "MOH", "1 minute").await.is_ok(), "{change}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_pass_dies_with_its_time() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let client = app.login("bmms_service").await;
    let pass = mint(&app, &staff.token, "MOH", "1 second").await.unwrap();
    assert_eq!(organization_of(&client, &pass).await.unwrap().as_deref(), Some("6"));
    client.batch_execute("select pg_sleep(1.1)").await.unwrap();
    assert_eq!(organization_of(&client, &pass).await.unwrap_err().message, "expired pass");
    app.stop().await;
}

#[tokio::test]
async fn a_pass_of_the_old_key_verifies_until_that_key_retires() {
    let app = App::start().await;
    let root = app.superuser().await;
    let migrator = app.login("bmms_migrator").await;
    let staff = app.person("moh.staff").await;
    let client = app.login("bmms_service").await;
    let old = mint(&app, &staff.token, "MOH", "5 minutes").await.unwrap();
    migrator.execute("select ctx.rotate_key()", &[]).await.unwrap();
    let new = mint(&app, &staff.token, "MOH", "5 minutes").await.unwrap();
    assert_ne!(old.split('|').nth(1), new.split('|').nth(1), "another key");
    for pass in [&old, &new] {
        assert_eq!(organization_of(&client, pass).await.unwrap().as_deref(), Some("6"));
    }
    root.batch_execute("update ctx.seal_keys set retires_at = now() where retires_at is not null").await.unwrap();
    assert_eq!(organization_of(&client, &old).await.unwrap_err().message, "forged pass");
    assert_eq!(organization_of(&client, &new).await.unwrap().as_deref(), Some("6"));
    app.stop().await;
}

#[tokio::test]
async fn a_pass_is_worth_nothing_to_another_login() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let pass = mint(&app, &staff.token, "MOH", "5 minutes").await.unwrap();
    let as_login = |login: &str| {
        format!(
            "set local session authorization {login}; set local role bmms_tenant;
             set local app.org_id = '6'; set local app.pass = '{pass}'; select ctx.org_id()"
        )
    };
    root.batch_execute(&format!("begin; {}", as_login("bmms_service"))).await.unwrap();
    root.batch_execute("rollback; begin").await.unwrap();
    // The role lives inside this transaction alone.
    root.batch_execute("create role another_service; grant bmms_tenant to another_service").await.unwrap();
    let error = root.batch_execute(&as_login("another_service")).await.unwrap_err();
    assert_eq!(error.as_db_error().unwrap().message(), "forged pass");
    root.batch_execute("rollback").await.unwrap();
    app.stop().await;
}

#[tokio::test]
async fn a_pass_grants_nothing_of_a_module_that_is_switched_off() {
    let app = App::start().await;
    let root = app.superuser().await;
    let admin = app.person("moh.admin").await;
    let grants = |pass: &str| pass.split('|').nth(4).unwrap().to_owned();
    let with = grants(&mint(&app, &admin.token, "MOH", "1 minute").await.unwrap());
    assert!(with.contains("planning.edit") && with.contains("organization.edit"), "{with}");
    root.batch_execute("update organizations.organizations set enable_planning = false where code = 'MOH'")
        .await
        .unwrap();
    let without = grants(&mint(&app, &admin.token, "MOH", "1 minute").await.unwrap());
    assert!(!without.contains("planning.") && without.contains("organization.edit"), "{without}");
    app.stop().await;
}
