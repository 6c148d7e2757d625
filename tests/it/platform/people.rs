//! Accounts as the operator looks after them.

use serde_json::{Value, json};

use super::{id_of, last_event};
use crate::support::{Actor, App, PASSWORD, Reply};

fn path(id: &str, step: &str) -> String {
    format!("/api/v1/platform/people/{id}/{step}")
}

async fn sign_in(app: &App, login: &str) -> u16 {
    let body = json!({ "login": login, "password": PASSWORD });
    Reply::of(app.request(reqwest::Method::POST, "/api/v1/sessions").json(&body)).await.status
}

async fn take(actor: &Actor<'_>, id: &str, step: &str) -> Reply {
    actor.post(&path(id, step), &json!({})).await
}

#[tokio::test]
async fn people_are_found_by_name_address_organization_and_state_page_by_page() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    let found = async |query: &str| -> Vec<String> {
        let list = operator.fetch(&format!("/api/v1/platform/people?limit=100&{query}")).await;
        list["items"].as_array().unwrap().iter().map(|one| one["username"].as_str().unwrap().to_owned()).collect()
    };
    let everybody = found("").await;
    assert_eq!(i64::try_from(everybody.len()).unwrap(), app.count("auth.users").await);
    assert_eq!(found("q=MOH.VIEWER").await, ["moh.viewer"]);
    assert_eq!(found("q=moh.viewer@bmms").await, ["moh.viewer"]);
    assert_eq!(found("state=inactive").await, ["inactive"]);
    assert_eq!(found("state=pending").await, ["pending"]);
    let ocm = found("organization=ocm").await;
    assert_eq!(ocm, ["ocm.analyst", "ocm.executive", "ocm.viewer"]);
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = operator.fetch(&format!("/api/v1/platform/people?limit=4{cursor}")).await;
        seen.extend(page["items"].as_array().unwrap().iter().map(|one| one["username"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert_eq!(seen, everybody, "each once, in the same order");
    let id = id_of(&app, "two.ministries").await;
    let person = operator.fetch(&format!("/api/v1/platform/people/{id}")).await;
    let roles: Vec<_> =
        person["memberships"].as_array().unwrap().iter().map(|one| (&one["code"], &one["role"])).collect();
    assert_eq!(roles, [(&json!("MOH"), &json!("staff")), (&json!("MOLE"), &json!("viewer"))]);
    assert!(!person.to_string().contains("argon2") && !person.to_string().contains("hash"), "{person}");
    operator.get("/api/v1/platform/people/00000000-0000-7000-8000-000000000000").await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn who_is_deactivated_is_out_at_once_and_comes_back_with_the_old_password() {
    let app = App::start().await;
    let (operator, staff) = (app.person("operator").await, app.person("moh.staff").await);
    let id = id_of(&app, "moh.staff").await;
    staff.get("strategic-plans").await.expect(200);
    take(&operator, &id, "deactivate").await.expect(204);
    staff.get("strategic-plans").await.expect(401);
    assert_eq!(sign_in(&app, "moh.staff").await, 401);
    let (who, details) = last_event(&app, "person_deactivated").await.unwrap();
    assert_eq!((who.as_str(), &details["person"], &details["sessions_ended"]), ("operator", &json!(id), &json!(1)));
    take(&operator, &id, "deactivate").await.expect(204);
    take(&operator, &id, "send-reset-link").await.expect(409);
    take(&operator, &id, "reactivate").await.expect(204);
    staff.get("strategic-plans").await.expect(401);
    assert_eq!(sign_in(&app, "moh.staff").await, 201);
    assert_eq!(last_event(&app, "person_reactivated").await.unwrap().1["person"], json!(id));
    app.stop().await;
}

#[tokio::test]
async fn a_reset_link_is_written_for_the_person_and_nothing_else_changes() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    let id = id_of(&app, "moh.staff").await;
    take(&operator, &id, "send-reset-link").await.expect(204);
    let mail = "select m.template, m.user_id::text, m.params::text, q.kind
                from mail.outbox m join jobs.queue q on q.subject = m.id order by m.created_at desc limit 1";
    let row = app.superuser().await.query_one(mail, &[]).await.unwrap();
    let row: Vec<String> = (0..4).map(|column| row.get(column)).collect();
    assert_eq!(row, ["reset", &id, "{}", "mail"]);
    assert_eq!(last_event(&app, "reset_link_sent").await.unwrap().1, json!({ "person": id }));
    let pending = id_of(&app, "pending").await;
    let refused = take(&operator, &pending, "send-reset-link").await.expect(409);
    assert_eq!(refused.rule("").unwrap(), "account_not_open");
    assert_eq!(sign_in(&app, "moh.staff").await, 201, "the old password works until the link is used");
    app.stop().await;
}

#[tokio::test]
async fn sessions_end_everywhere_and_a_lost_phone_is_forgotten() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    let (one, two) = (app.person("moh.staff").await, app.person("moh.staff").await);
    let id = id_of(&app, "moh.staff").await;
    take(&operator, &id, "end-sessions").await.expect(204);
    for session in [&one, &two] {
        session.get("strategic-plans").await.expect(401);
    }
    let own = id_of(&app, "operator").await;
    let other = app.person("operator").await;
    take(&operator, &own, "end-sessions").await.expect(204);
    other.get("/api/v1/me").await.expect(401);
    operator.get("/api/v1/me").await.expect(200);

    let root = app.superuser().await;
    let again = app.person("moh.staff").await;
    let factor = format!(
        "insert into auth.second_factors (user_id, secret, confirmed_at) values ('{id}', decode(repeat('00', 20), 'hex'), now());
         insert into auth.recovery_codes (user_id, code_hash) values ('{id}', sha256('x'))"
    );
    root.batch_execute(&factor).await.unwrap();
    let account = format!("/api/v1/platform/people/{id}");
    assert_eq!(operator.fetch(&account).await["has_second_factor"], true);
    take(&operator, &id, "remove-second-factor").await.expect(204);
    assert_eq!(operator.fetch(&account).await["has_second_factor"], false);
    assert_eq!(app.count("auth.recovery_codes").await, 0);
    again.get("strategic-plans").await.expect(401);
    assert_eq!(take(&operator, &id, "remove-second-factor").await.expect(409).rule("").unwrap(), "no_second_factor");
    assert_eq!(take(&operator, &own, "remove-second-factor").await.expect(409).rule("").unwrap(), "not_oneself");
    app.stop().await;
}

#[tokio::test]
async fn operators_are_made_and_unmade_but_never_by_themselves() {
    let app = App::start().await;
    let (operator, admin) = (app.person("operator").await, app.person("moh.admin").await);
    let (own, id) = (id_of(&app, "operator").await, id_of(&app, "moh.admin").await);
    for step in ["deactivate", "unmake-operator"] {
        assert_eq!(take(&operator, &own, step).await.expect(409).rule("").unwrap(), "not_oneself", "{step}");
    }
    let inactive = id_of(&app, "inactive").await;
    assert_eq!(take(&operator, &inactive, "make-operator").await.expect(409).rule("").unwrap(), "account_not_open");
    admin.get("/api/v1/platform/people").await.expect(403);
    take(&operator, &id, "make-operator").await.expect(204);
    admin.get("/api/v1/platform/people").await.expect(200);
    assert_eq!(last_event(&app, "operator_made").await.unwrap(), ("operator".to_owned(), json!({ "person": id })));
    take(&admin, &own, "unmake-operator").await.expect(204);
    operator.get("/api/v1/platform/people").await.expect(403);
    assert_eq!(last_event(&app, "operator_unmade").await.unwrap().0, "moh.admin");
    app.stop().await;
}

/// Of two operators who take each other's right at the same moment, one keeps it.
#[tokio::test]
async fn two_operators_cannot_unmake_each_other_at_once() {
    for step in ["unmake-operator", "deactivate"] {
        let app = App::start().await;
        let root = app.superuser().await;
        root.batch_execute("update auth.users set is_superuser = true where username = 'moh.admin'").await.unwrap();
        let (one, two) = (app.person("operator").await, app.person("moh.admin").await);
        let (id_one, id_two) = (id_of(&app, "operator").await, id_of(&app, "moh.admin").await);
        // Both are past the door and wait for the same rows, so that neither sees what the other is about to do.
        root.batch_execute("begin; select from auth.users where is_superuser for update").await.unwrap();
        let release = async {
            let waiting =
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()";
            let looking = app.superuser().await;
            crate::support::until("both wait", async || {
                looking.query_one(waiting, &[]).await.unwrap().get::<_, i64>(0) >= 2
            })
            .await;
            root.batch_execute("commit").await.unwrap();
        };
        let (first, second, ()) = futures_util::join!(take(&one, &id_two, step), take(&two, &id_one, step), release);
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [204, 409], "{step}: {} {}", first.text, second.text);
        let left = "select count(*) from auth.users where is_superuser and is_active";
        assert_eq!(root.query_one(left, &[]).await.unwrap().get::<_, i64>(0), 1, "{step}");
        app.stop().await;
    }
}

/// The same without the rule: both succeed, and nobody is left.
#[tokio::test]
async fn without_its_rule_the_last_operator_can_be_unmade() {
    let app = App::start().await;
    let root = app.superuser().await;
    let operator = app.person("operator").await;
    let id = id_of(&app, "operator").await;
    let sabotage = "create or replace function platform.refuse_last_operator(p_operator uuid, p_user_id uuid)
                    returns void language plpgsql as $$ begin end $$";
    take(&operator, &id, "unmake-operator").await.expect(409);
    root.batch_execute(sabotage).await.unwrap();
    take(&operator, &id, "unmake-operator").await.expect(204);
    let left = "select count(*) from auth.users where is_superuser";
    assert_eq!(root.query_one(left, &[]).await.unwrap().get::<_, i64>(0), 0);
    app.stop().await;
}

#[tokio::test]
async fn the_page_of_a_person_offers_what_suits_and_asks_before_it_does() {
    let app = App::start().await;
    let operator = app.visitor("operator").await;
    let (id, own) = (id_of(&app, "moh.staff").await, id_of(&app, "operator").await);
    let page = operator.get(&format!("/platform/people/{id}/")).await.expect(200).text;
    for (step, is_offered) in [
        ("send-reset-link", true),
        ("deactivate", true),
        ("make-operator", true),
        ("reactivate", false),
        ("remove-second-factor", false),
        ("unmake-operator", false),
    ] {
        assert_eq!(page.contains(&format!("/platform/people/{id}/{step}/")), is_offered, "{step}");
    }
    let oneself = operator.get(&format!("/platform/people/{own}/")).await.expect(200).text;
    assert!(!oneself.contains("/deactivate/") && !oneself.contains("/unmake-operator/"), "{oneself}");
    let form = operator.form(&format!("/platform/people/{id}/deactivate/")).await;
    let done = operator.send(&form).await.expect(303);
    let shown = operator.get(done.headers["location"].to_str().unwrap()).await.expect(200).text;
    assert!(shown.contains("The account is deactivated.") && shown.contains("/reactivate/"), "{shown}");
    operator.get(&format!("/platform/people/{id}/fly/")).await.expect(404);
    let list = operator.get("/platform/people/?q=moh.staff&state=inactive").await.expect(200).text;
    assert!(list.contains("moh.staff") && list.contains("Deactivated"), "{list}");
    let value = Value::from(id);
    assert_eq!(last_event(&app, "person_deactivated").await.unwrap().1["person"], value);
    app.stop().await;
}
