//! What ends a right ends it at once, in every instance of the service.

use reqwest::Method;
use serde_json::json;

use crate::support::{Actor, App, Reply, until};

/// Two instances of the service on one database.
async fn two_instances() -> (App, App) {
    let first = App::start().await;
    let second = App::on(first.database.clone(), |_| {}).await;
    (first, second)
}

/// The same session at another instance.
fn elsewhere<'a>(actor: &Actor<'_>, app: &'a App) -> Actor<'a> {
    Actor { app, token: actor.token.clone(), code: actor.code.clone() }
}

async fn both_answer(here: &Actor<'_>, there: &Actor<'_>, status: u16) {
    let begun = std::time::Instant::now();
    for actor in [here, there] {
        until(&format!("the answer is {status}"), async || actor.get("strategic-plans").await.status == status).await;
    }
    println!("both answer {status} after {} ms", begun.elapsed().as_millis());
}

#[tokio::test]
async fn signing_out_ends_the_token_everywhere() {
    let (first, second) = two_instances().await;
    let here = first.person("moh.staff").await;
    let there = elsewhere(&here, &second);
    let other = first.person("moh.staff").await;
    both_answer(&here, &there, 200).await;
    Reply::of(here.request(Method::DELETE, "/api/v1/sessions/current")).await.expect(204);
    here.get("strategic-plans").await.expect(401);
    both_answer(&here, &there, 401).await;
    Reply::of(here.request(Method::DELETE, "/api/v1/sessions/current")).await.expect(401);
    other.get("strategic-plans").await.expect(200);
    first.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn a_changed_right_is_felt_in_every_instance() {
    let (first, second) = two_instances().await;
    let superuser = first.superuser().await;
    let here = first.person("moh.manager").await;
    let there = elsewhere(&here, &second);
    let of_the_person = "(select id from auth.users where username = 'moh.manager')";
    let changes = [
        (format!("update auth.memberships set is_active = %s where user_id = {of_the_person}"), 403),
        (format!("update auth.users set is_active = %s where id = {of_the_person}"), 401),
        (format!("update auth.users set is_approved = %s where id = {of_the_person}"), 401),
        ("update organizations.organizations set is_active = %s where code = 'MOH'".to_owned(), 403),
        ("update organizations.organizations set enable_planning = %s where code = 'MOH'".to_owned(), 403),
    ];
    for (change, status) in changes {
        both_answer(&here, &there, 200).await;
        superuser.batch_execute(&change.replace("%s", "false")).await.unwrap();
        both_answer(&here, &there, status).await;
        superuser.batch_execute(&change.replace("%s", "true")).await.unwrap();
    }
    both_answer(&here, &there, 200).await;

    // A role that may do less: 428 comes after the permission, so it tells that the permission is there.
    let path = "strategic-plans/00000000-0000-7000-8000-000000000000";
    let may_edit = async |actor: &Actor<'_>| actor.put(path, 1, &json!({})).await.status;
    for (role, may) in [("viewer", false), ("staff", true)] {
        let change = format!("update auth.memberships set role = '{role}' where user_id = {of_the_person}");
        superuser.batch_execute(&change).await.unwrap();
        for actor in [&here, &there] {
            let body = crate::support::plan_of("Mine", if may { 2030 } else { 2040 });
            until(&format!("a {role} may edit: {may}"), async || {
                let status = actor.post("strategic-plans", &body).await.status;
                if may { status == 201 || status == 422 } else { status == 403 }
            })
            .await;
        }
    }
    assert_ne!(may_edit(&here).await, 403);
    first.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn while_announcements_are_not_heard_nothing_is_cached() {
    let app = App::start().await;
    let (superuser, silent) = (app.superuser().await, app.superuser().await);
    // Changes of this connection fire no triggers, so nobody hears of them.
    silent.batch_execute("set session_replication_role = replica").await.unwrap();
    let staff = app.person("moh.staff").await;
    let suspend = async |suspended: bool| {
        let change = format!(
            "update auth.memberships set is_active = {} where user_id = (select id from auth.users where username = 'moh.staff')",
            !suspended
        );
        silent.batch_execute(&change).await.unwrap();
    };
    let status = async || staff.get("strategic-plans").await.status;

    // The control: a cached pass outlives a change that nobody hears of.
    until("the pass is cached", async || {
        assert_eq!(status().await, 200);
        suspend(true).await;
        let cached = status().await == 200;
        suspend(false).await;
        cached
    })
    .await;

    let database = &app.database;
    superuser
        .batch_execute(&format!("revoke connect on database {database} from bmms_accounts, public"))
        .await
        .unwrap();
    let kill = "select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and application_name like '% revocations'";
    assert_eq!(superuser.query(kill, &[]).await.unwrap().len(), 1);
    suspend(true).await;
    until("the loss is noticed", async || status().await == 403).await;
    for _ in 0..3 {
        suspend(false).await;
        assert_eq!(status().await, 200);
        suspend(true).await;
        assert_eq!(status().await, 403);
    }
    suspend(false).await;

    superuser.batch_execute(&format!("grant connect on database {database} to bmms_accounts")).await.unwrap();
    until("passes are cached again", async || {
        assert_eq!(status().await, 200);
        suspend(true).await;
        let cached = status().await == 200;
        suspend(false).await;
        cached
    })
    .await;
    app.stop().await;
}
