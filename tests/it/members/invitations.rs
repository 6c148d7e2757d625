//! Who is asked to become a member, by whom, and what that tells.

use reqwest::Method;
use serde_json::{Value, json};

use super::{
    follows_link, give_flag, id_of, invitation, invite, mails, member, path, remove, signed_in, stand, tries_to_sign_in,
};
use crate::support::{App, PASSWORD, Reply};

const NEW: &str = "nadia.usman@moh.example";

#[tokio::test]
async fn a_new_person_gets_a_link_and_is_awaited_until_she_signs_in() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let mut body = invitation(NEW, "staff");
    body["position"] = json!("Nurse");
    body["department"] = json!("Clinics");
    body["contact_number"] = json!("0917 123 4567");
    invite(&admin, &body).await.expect(202);

    let awaited = member(&admin, NEW).await;
    for (field, value) in [
        ("name", json!("Some Body")),
        ("role", json!("staff")),
        ("state", json!("invited")),
        ("position", json!("Nurse")),
        ("department", json!("Clinics")),
        ("last_sign_in_at", Value::Null),
        ("can_manage_users", json!(false)),
        ("can_view_reports", json!(true)),
    ] {
        assert_eq!(awaited[field], value, "{field}");
    }
    assert_eq!(mails(&app, NEW).await, [("invitation".to_owned(), json!({}))]);
    tries_to_sign_in(&app, NEW, PASSWORD).await.expect(401);

    follows_link(&app, NEW).await;
    let nadia = signed_in(&app, NEW, "MOH").await;
    nadia.get("strategic-plans").await.expect(200);
    let arrived = member(&admin, NEW).await;
    assert_eq!((&arrived["state"], &arrived["contact_number"]), (&json!("active"), &json!("0917 123 4567")));
    app.stop().await;
}

#[tokio::test]
async fn nothing_tells_whether_the_address_had_an_account_elsewhere() {
    let app = App::start().await;
    let (admin, stranger) = (app.person("moh.admin").await, app.person("mole.staff").await);
    stranger.at("MOH").get("strategic-plans").await.expect(403);
    let known = "MOLE.staff@bmms.example";
    let new = invite(&admin, &invitation(NEW, "staff")).await.expect(202);
    let added = invite(&admin, &invitation(known, "staff")).await.expect(202);
    assert_eq!(new.told(), added.told());

    let shown = async |email: &str| {
        let mut shown = member(&admin, email).await;
        for field in ["id", "email"] {
            shown.as_object_mut().unwrap().remove(field);
        }
        shown
    };
    assert_eq!(shown(NEW).await, shown("mole.staff").await);
    // The mails tell it, to her alone. Her own name and number are as they were.
    assert_eq!(mails(&app, known).await, [("added".to_owned(), json!({ "role": "staff" }))]);
    stranger.at("MOH").get("strategic-plans").await.expect(200);
    stranger.get("strategic-plans").await.expect(200);
    assert_eq!(stranger.fetch("/api/v1/me").await["name"], "mole staff");

    app.person("mole.staff").await;
    assert_eq!(member(&admin, "mole.staff").await["name"], "mole staff");
    assert_eq!(member(&admin, "mole.staff").await["state"], "active");
    app.stop().await;
}

#[tokio::test]
async fn flags_begin_as_usual_for_the_role_unless_something_else_is_said() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    for (role, flags) in [
        ("admin", [true, true, true, true]),
        ("manager", [false, true, false, true]),
        ("staff", [false, false, false, true]),
        ("viewer", [false, false, false, true]),
    ] {
        let email = format!("{role}@moh.example");
        invite(&admin, &invitation(&email, role)).await.expect(202);
        assert_eq!(self::flags(&member(&admin, &email).await), flags, "{role}");
    }
    let mut body = invitation("chosen@moh.example", "manager");
    body["can_manage_users"] = json!(true);
    body["can_approve_plans"] = json!(false);
    body["can_view_reports"] = json!(false);
    invite(&admin, &body).await.expect(202);
    assert_eq!(flags(&member(&admin, "chosen@moh.example").await), [true, false, false, false]);
    app.stop().await;
}

/// The flags of a member in their order.
fn flags(member: &Value) -> [bool; 4] {
    ["can_manage_users", "can_approve_plans", "can_approve_budgets", "can_view_reports"]
        .map(|flag| member[flag].as_bool().unwrap())
}

#[tokio::test]
async fn only_who_manages_people_invites_and_gives_no_more_than_she_has() {
    let app = App::start().await;
    for role in ["viewer", "staff", "flagless", "manager"] {
        let actor = app.person(&format!("moh.{role}")).await;
        invite(&actor, &invitation(NEW, "viewer")).await.expect(403);
        actor.get(&path(&actor)).await.expect(403);
    }
    app.person("mole.admin")
        .await
        .at("MOH")
        .post("/api/v1/moa/MOH/organization/members", &invitation(NEW, "viewer"))
        .await
        .expect(403);

    give_flag(&app, "moh.flagless", "can_manage_users", true).await;
    let manager = app.person("moh.flagless").await;
    let refused = invite(&manager, &invitation(NEW, "admin")).await.expect(403);
    assert_eq!(refused.rule("/role").as_deref(), Some("admins_by_admins_only"));
    let mut body = invitation(NEW, "manager");
    body["can_approve_plans"] = json!(true);
    let refused = invite(&manager, &body).await.expect(422);
    assert_eq!(refused.rule("/can_approve_plans").as_deref(), Some("flag_not_own"));
    assert_eq!(app.count("mail.outbox").await, 0);

    // What is usual for a manager is more than she has: the rest is given.
    invite(&manager, &invitation(NEW, "manager")).await.expect(202);
    assert_eq!(flags(&member(&manager, NEW).await), [false, false, false, true]);
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_an_invitation_is_said_beside_the_field() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let before = app.count("auth.users").await;
    for (field, value, rule) in [
        ("email", json!("nobody"), "users_email_format"),
        ("email", json!("two words@moh.example"), "users_email_format"),
        ("email", json!("moh.staff@bmms.example"), "member_already"),
        ("email", json!("Moh.STAFF@bmms.example"), "member_already"),
        ("first_name", json!("  "), "users_first_name_present"),
        ("last_name", json!("x".repeat(151)), "users_last_name_present"),
        ("contact_number", json!("call me"), "users_contact_number_format"),
        ("role", json!("boss"), "memberships_role_known"),
        ("position", json!("x".repeat(201)), "memberships_position_length"),
        ("department", json!("x".repeat(201)), "memberships_department_length"),
        ("org_id", json!(10), "type"),
        ("is_primary", json!(true), "type"),
    ] {
        let mut body = invitation(NEW, "staff");
        body[field] = value;
        let refused = invite(&admin, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{field}: {}", refused.text);
    }
    assert_eq!((app.count("auth.users").await, app.count("mail.outbox").await), (before, 0));
    app.stop().await;
}

#[tokio::test]
async fn the_same_request_sent_twice_invites_once() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    for _ in 0..2 {
        let request = admin.request(Method::POST, &path(&admin)).header("Idempotency-Key", "once");
        Reply::of(request.json(&invitation(NEW, "staff"))).await.expect(202);
    }
    assert_eq!(mails(&app, NEW).await.len(), 1);
    app.stop().await;
}

#[tokio::test]
async fn an_invitation_is_sent_again_to_who_has_not_come_and_not_without_end() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    invite(&admin, &invitation(NEW, "staff")).await.expect(202);
    let again = async |login: &str| {
        let path = format!("{}/{}/invitation", path(&admin), id_of(&app, login).await);
        Reply::of(admin.request(Method::POST, &path)).await
    };
    for _ in 0..4 {
        again(NEW).await.expect(202);
    }
    assert_eq!(mails(&app, NEW).await.len(), 5);
    let refused = again(NEW).await.expect(429);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(mails(&app, NEW).await.len(), 5);

    app.person("moh.staff").await;
    let refused = again("moh.staff").await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("member_not_invited"));
    again("mole.staff").await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn who_was_removed_can_be_invited_again_and_who_is_suspended_cannot() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    stand(&admin, "moh.staff", "suspend").await.expect(200);
    let refused = invite(&admin, &invitation("moh.staff@bmms.example", "viewer")).await.expect(422);
    assert_eq!(refused.rule("/email").as_deref(), Some("member_already"));

    remove(&admin, "moh.staff").await.expect(204);
    invite(&admin, &invitation("moh.staff@bmms.example", "viewer")).await.expect(202);
    let back = member(&admin, "moh.staff").await;
    assert_eq!((&back["role"], &back["state"]), (&json!("viewer"), &json!("invited")));
    let staff = app.person("moh.staff").await;
    staff.get("strategic-plans").await.expect(200);
    app.stop().await;
}

/// Anybody may register with the address of somebody else, and knows the password then. The invitation must not open that
/// account to her.
#[tokio::test]
async fn whoever_registered_with_the_address_before_does_not_become_the_member() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let registration = json!({
        "email": NEW, "first_name": "Im", "last_name": "Poster", "contact_number": "09171234567", "user_type": "bmoa",
        "organization": "MOH", "position": "Nurse", "new_password": "seven unlikely kingfishers"
    });
    Reply::of(app.request(Method::POST, "/api/v1/registrations").json(&registration)).await.expect(202);
    tries_to_sign_in(&app, NEW, "seven unlikely kingfishers").await.expect(403);
    invite(&admin, &invitation(NEW, "staff")).await.expect(202);
    tries_to_sign_in(&app, NEW, "seven unlikely kingfishers").await.expect(401);
    let last = mails(&app, NEW).await.pop().unwrap();
    assert_eq!(last.0, "invitation");
    let open = admin.fetch("/api/v1/moa/MOH/organization/registrations").await;
    assert_eq!(open["items"], json!([]));
    app.stop().await;
}
