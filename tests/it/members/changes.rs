//! What is changed of a member, by whom, and that it bites at once.

use reqwest::Method;
use serde_json::{Value, json};

use super::{change, give_flag, id_of, invitation, invite, member, path, remove, stand};
use crate::addresses::NOBODYS;
use crate::support::{App, Reply, plan_of, until};

fn as_role(role: &str) -> Value {
    json!({ "role": role, "position": "Planner", "department": "Planning" })
}

#[tokio::test]
async fn another_role_is_what_the_person_may_do_from_then_on() {
    let app = App::start().await;
    let (admin, staff) = (app.person("moh.admin").await, app.person("moh.staff").await);
    staff.plan("Mine", 2030, 2031).await;
    let changed = change(&admin, "moh.staff", &as_role("viewer")).await.expect(200).json();
    for (field, value) in [("role", "viewer"), ("position", "Planner"), ("department", "Planning")] {
        assert_eq!(changed[field], value);
    }
    until("the role is felt", async || staff.post("strategic-plans", &plan_of("Mine", 2040)).await.status == 403).await;
    change(&admin, "moh.staff", &as_role("staff")).await.expect(200);
    until("the role is back", async || staff.post("strategic-plans", &plan_of("Mine", 2040)).await.status == 201).await;
    app.stop().await;
}

#[tokio::test]
async fn a_suspended_member_enters_no_more_and_one_who_is_let_back_does() {
    let app = App::start().await;
    let (admin, staff) = (app.person("moh.admin").await, app.person("moh.staff").await);
    staff.plan("Hers", 2030, 2031).await;
    let suspended = stand(&admin, "moh.staff", "suspend").await.expect(200).json();
    assert_eq!(suspended["state"], "suspended");
    until("the suspension is felt", async || staff.get("strategic-plans").await.status == 403).await;
    let refused = stand(&admin, "moh.staff", "suspend").await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("member_suspended"));
    assert_eq!(stand(&admin, "moh.staff", "restore").await.expect(200).json()["state"], "active");
    until("she is back", async || staff.get("strategic-plans").await.status == 200).await;
    let refused = stand(&admin, "moh.staff", "restore").await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("member_active"));

    remove(&admin, "moh.staff").await.expect(204);
    until("the removal is felt", async || staff.get("strategic-plans").await.status == 403).await;
    let gone = format!("{}/{}", path(&admin), id_of(&app, "moh.staff").await);
    admin.get(&gone).await.expect(404);
    let list = admin.fetch(&format!("{}?q=moh.staff@", path(&admin))).await;
    assert_eq!(list["items"], json!([]));
    let plan = admin.fetch("strategic-plans").await["items"][0]["id"].as_str().unwrap().to_owned();
    let plan = admin.fetch(&format!("strategic-plans/{plan}")).await;
    assert_eq!(plan["created_by"], "moh staff");
    app.stop().await;
}

#[tokio::test]
async fn nobody_changes_the_own_membership() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    invite(&admin, &invitation("second@moh.example", "admin")).await.expect(202);
    let before = member(&admin, "moh.admin").await;
    assert_eq!(before["is_self"], true);
    for refused in [
        change(&admin, "moh.admin", &as_role("admin")).await,
        change(&admin, "moh.admin", &as_role("staff")).await,
        stand(&admin, "moh.admin", "suspend").await,
        stand(&admin, "moh.admin", "restore").await,
        remove(&admin, "moh.admin").await,
    ] {
        assert_eq!(refused.expect(403).rule("").as_deref(), Some("membership_own"));
    }
    assert_eq!(member(&admin, "moh.admin").await, before);
    app.stop().await;
}

#[tokio::test]
async fn the_last_active_administrator_stays() {
    let app = App::start().await;
    let operator = app.person("operator").await.at("MOH");
    let attempts = async || {
        for refused in [
            change(&operator, "moh.admin", &as_role("manager")).await,
            stand(&operator, "moh.admin", "suspend").await,
            remove(&operator, "moh.admin").await,
        ] {
            assert_eq!(refused.expect(409).rule("").as_deref(), Some("last_admin"));
        }
    };
    attempts().await;
    // Her flags and her position may change, only her being an administrator may not.
    change(&operator, "moh.admin", &as_role("admin")).await.expect(200);

    // Another one who is suspended, or whose account is closed, does not count.
    change(&operator, "moh.manager", &as_role("admin")).await.expect(200);
    stand(&operator, "moh.manager", "suspend").await.expect(200);
    attempts().await;
    stand(&operator, "moh.manager", "restore").await.expect(200);
    let root = app.superuser().await;
    let close = async |is_active: bool| {
        let update = "update auth.users set is_active = $1 where username = 'moh.manager'";
        root.execute(update, &[&is_active]).await.unwrap();
    };
    close(false).await;
    attempts().await;
    close(true).await;
    change(&operator, "moh.admin", &as_role("manager")).await.expect(200);
    let refused = remove(&operator, "moh.manager").await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("last_admin"));
    app.stop().await;
}

#[tokio::test]
async fn who_is_no_administrator_neither_makes_nor_changes_one() {
    let app = App::start().await;
    give_flag(&app, "moh.flagless", "can_manage_users", true).await;
    let manager = app.person("moh.flagless").await;
    for refused in [
        change(&manager, "moh.staff", &as_role("admin")).await,
        change(&manager, "moh.admin", &as_role("staff")).await,
        stand(&manager, "moh.admin", "suspend").await,
        remove(&manager, "moh.admin").await,
    ] {
        assert_eq!(refused.expect(403).rule("/role").as_deref(), Some("admins_by_admins_only"));
    }
    let mut body = as_role("staff");
    body["can_approve_budgets"] = json!(true);
    let refused = change(&manager, "moh.staff", &body).await.expect(422);
    assert_eq!(refused.rule("/can_approve_budgets").as_deref(), Some("flag_not_own"));

    // What somebody else has already she may leave, and take.
    give_flag(&app, "moh.staff", "can_approve_budgets", true).await;
    assert_eq!(change(&manager, "moh.staff", &body).await.expect(200).json()["can_approve_budgets"], true);
    body["can_approve_budgets"] = json!(false);
    assert_eq!(change(&manager, "moh.staff", &body).await.expect(200).json()["can_approve_budgets"], false);
    body["can_manage_users"] = json!(true);
    assert_eq!(change(&manager, "moh.staff", &body).await.expect(200).json()["can_manage_users"], true);
    stand(&manager, "moh.staff", "suspend").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_member_of_another_organization_is_nobody() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let theirs = id_of(&app, "mole.staff").await;
    let before = app.superuser().await.query("select m::text from auth.memberships m order by 1", &[]).await.unwrap();
    for id in [&theirs, NOBODYS] {
        let row = format!("{}/{id}", path(&admin));
        let nobody = admin.get(&format!("{}/not-an-id", path(&admin))).await.expect(404).told();
        assert_eq!(admin.get(&row).await.told(), nobody);
        assert_eq!(admin.put(&row, 1, &as_role("viewer")).await.expect(404).told(), nobody);
        assert_eq!(admin.put(&row, 1, &as_role("boss")).await.expect(404).told(), nobody);
        assert_eq!(admin.change(Method::DELETE, &row, 1, &json!({})).await.expect(404).told(), nobody);
        for step in ["suspend", "restore", "invitation"] {
            let reply = admin.change(Method::POST, &format!("{row}/{step}"), 1, &json!({})).await;
            assert_eq!(reply.expect(404).told(), nobody, "{step}");
        }
    }
    admin.get("/api/v1/moa/MOLE/organization/members").await.expect(403);
    admin.put(&format!("/api/v1/moa/MOLE/organization/members/{theirs}"), 1, &as_role("viewer")).await.expect(403);
    let after = app.superuser().await.query("select m::text from auth.memberships m order by 1", &[]).await.unwrap();
    let texts = |rows: &[tokio_postgres::Row]| rows.iter().map(|row| row.get::<_, String>(0)).collect::<Vec<_>>();
    assert_eq!(texts(&before), texts(&after));
    app.stop().await;
}

#[tokio::test]
async fn a_change_names_the_version_it_was_made_on() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let row = format!("{}/{}", path(&admin), id_of(&app, "moh.staff").await);
    let version = admin.fetch(&row).await["version"].as_i64().unwrap();
    Reply::of(admin.request(Method::PUT, &row).json(&as_role("viewer"))).await.expect(428);
    let saved = admin.put(&row, version, &as_role("viewer")).await.expect(200);
    assert_eq!(saved.headers["etag"], format!("\"{}\"", version + 1));
    admin.put(&row, version, &as_role("staff")).await.expect(412);
    admin.change(Method::POST, &format!("{row}/suspend"), version, &json!({})).await.expect(412);
    admin.change(Method::DELETE, &row, version, &json!({})).await.expect(412);
    for (field, value, rule) in [
        ("role", json!("boss"), "memberships_role_known"),
        ("position", json!("x".repeat(201)), "memberships_position_length"),
        ("is_primary", json!(true), "type"),
        ("user_id", json!(NOBODYS), "type"),
    ] {
        let mut body = as_role("staff");
        body[field] = value;
        let refused = admin.put(&row, version + 1, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{}", refused.text);
    }
    app.stop().await;
}

#[tokio::test]
async fn every_change_stands_in_the_trail_of_the_organization_with_who_made_it() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    change(&admin, "moh.staff", &as_role("viewer")).await.expect(200);
    stand(&admin, "moh.staff", "suspend").await.expect(200);
    stand(&admin, "moh.staff", "restore").await.expect(200);
    remove(&admin, "moh.staff").await.expect(204);
    invite(&admin, &invitation("moh.staff@bmms.example", "staff")).await.expect(202);
    let query = "select o.code, e.action, e.new_values from audit.events e
                 join organizations.organizations o using (org_id)
                 where e.entity = 'auth.memberships' and e.entity_id = $1
                   and e.actor = (select id from auth.users where username = 'moh.admin') order by e.seq";
    let trail = app.superuser().await.query(query, &[&id_of(&app, "moh.staff").await]).await.unwrap();
    let said: Vec<(String, String, Value)> = trail.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
    assert_eq!(said.len(), 5, "{said:?}");
    assert!(said.iter().all(|(code, action, _)| code == "MOH" && action == "update"));
    for (event, field, value) in [
        (0, "role", json!("viewer")),
        (1, "is_active", json!(false)),
        (2, "is_active", json!(true)),
        (3, "is_primary", json!(false)),
        (4, "role", json!("staff")),
    ] {
        assert_eq!(said[event].2[field], value, "{said:?}");
    }
    app.stop().await;
}
