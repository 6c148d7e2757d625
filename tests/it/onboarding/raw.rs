//! The rules are the database's: whoever calls the functions from SQL meets the same ones, and only the deployment may.

use tokio_postgres::Client;

use super::{rows, value};
use crate::support::App;

const HASH: &str = "'$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'";

/// A call of `auth.create_pilot_user` with a name, an address, an organization and a role.
fn call(username: &str, email: &str, organization: &str, role: &str) -> String {
    format!(
        "select * from auth.create_pilot_user({username}, '{email}', 'A', 'B', '', '', '', '{organization}', {role}, {HASH}, false, true)"
    )
}

async fn refusal(client: &Client, sql: &str) -> (String, String) {
    let error = client.batch_execute(sql).await.expect_err(sql);
    let refusal = error.as_db_error().unwrap();
    (refusal.code().code().to_owned(), refusal.message().to_owned())
}

#[tokio::test]
async fn a_caller_from_sql_meets_the_same_rules() {
    let app = App::start().await;
    let migrator = app.login("bmms_migrator").await;
    app.superuser()
        .await
        .batch_execute("update organizations.organizations set is_active = false where code = 'MTI'")
        .await
        .unwrap();
    let before = rows(&app).await;
    let assign = |mode: &str| format!("select * from auth.assign_pilot_role('moh.admin', 'viewer', null, '{mode}')");
    for (sql, rule) in [
        (call("null", "ali@moh.gov.ph", "NOPE", "'viewer'"), "pilot_organization_unknown"),
        (call("null", "ali@moh.gov.ph", "MTI", "'viewer'"), "pilot_organization_inactive"),
        (call("'Moh.Staff'", "ali@moh.gov.ph", "MOH", "'viewer'"), "pilot_username_taken"),
        (call("'a b'", "ali@moh.gov.ph", "MOH", "'viewer'"), "pilot_username_format"),
        (call("null", "MOH.staff@BMMS.example", "MOH", "'viewer'"), "pilot_email_taken"),
        (call("null", "ali", "MOH", "'viewer'"), "pilot_email_format"),
        (call("null", "ali@moh.gov.ph", "MOH", "'boss'"), "pilot_role_unknown"),
        (call("null", "ali@moh.gov.ph", "MOH", "null"), "pilot_role_missing"),
        (assign("replace"), "pilot_last_admin"),
        (
            "select auth.load_organization(6, 'MOH', 'X', 'ministry', true, true, 'all')".to_owned(),
            "organizations_in_use",
        ),
        ("select auth.open_sample_session('moh.staff', sha256('x'))".to_owned(), "pilot_sample_person_missing"),
        (
            format!(
                "select * from auth.create_superuser('operator', 'new@oobc.gov.ph', 'A', 'B', {HASH}, false, false)"
            ),
            "pilot_username_taken",
        ),
    ] {
        let (code, message) = refusal(&migrator, &sql).await;
        assert_eq!(message, rule, "{sql}");
        assert!(["BM409", "BM422"].contains(&code.as_str()), "{code}: {sql}");
        assert!(bmms::rules::find(rule).is_some(), "{rule}");
    }
    assert_eq!(refusal(&migrator, &assign("conquer")).await.0, "22023");
    assert_eq!(rows(&app).await, before);
    migrator.batch_execute(&call("null", "ali@moh.gov.ph", "moh", "'viewer'")).await.unwrap();
    app.stop().await;
}

#[tokio::test]
async fn every_rule_that_the_list_of_problems_knows_has_its_words() {
    let app = App::start().await;
    let root = app.superuser().await;
    let named: Vec<String> = value(
        &root,
        "select array_agg(distinct m[1]) from pg_proc p, regexp_matches(p.prosrc, '''(pilot_[a-z_]+)''', 'g') m
         where p.pronamespace = 'auth'::regnamespace and p.proname in ('person_problems', 'pilot_user_problems', 'assign_pilot_role')
           and m[1] !~ '^pilot_(admin|role)$'",
    )
    .await;
    assert!(named.len() > 15, "{named:?}");
    for rule in named {
        assert!(bmms::rules::find(&rule).is_some(), "{rule}");
    }
    app.stop().await;
}

#[tokio::test]
async fn no_login_of_the_running_service_may_call_any_of_it() {
    let app = App::start().await;
    for login in ["bmms_service", "bmms_accounts", "bmms_worker", "bmms_oversight"] {
        let client = app.login(login).await;
        for sql in [
            call("null", "ali@moh.gov.ph", "MOH", "'viewer'"),
            "select * from auth.assign_pilot_role('moh.staff', 'pilot_admin', null, 'add')".to_owned(),
            "select auth.open_sample_session('moh_pilot_1', sha256('x'))".to_owned(),
            format!("select * from auth.create_superuser('x', 'x@y.ph', 'A', 'B', {HASH}, false, false)"),
            "select auth.load_organization(99, 'X', 'X', 'office', true, true, 'add')".to_owned(),
            "select * from auth.pilot_user_problems(null, 'a@b.ph', '', '', '', '', '', 'MOH', 'viewer')".to_owned(),
            "select * from auth.listed_organizations()".to_owned(),
            "select auth.begin_onboarding()".to_owned(),
        ] {
            assert_eq!(refusal(&client, &sql).await.0, "42501", "{login}: {sql}");
        }
    }
    // And it is no wrong call: the deployment's login may.
    app.login("bmms_migrator").await.batch_execute("select * from auth.listed_organizations()").await.unwrap();
    app.stop().await;
}
