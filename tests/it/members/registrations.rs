//! People who register themselves, and the two steps that let them in (cases 17 to 19).

use reqwest::Method;
use serde_json::{Value, json};

use super::{give_flag, id_of, mails, member, tries_to_sign_in};
use crate::addresses::NOBODYS;
use crate::support::{Actor, App, Form, Reply, Visitor};

const EMAIL: &str = "aisah.dimaporo@moh.example";
const PASSWORD: &str = "seven unlikely kingfishers";
const OWN: &str = "/api/v1/moa/MOH/organization/registrations";
const ALL: &str = "/api/v1/platform/registrations";

fn registration() -> Value {
    json!({
        "email": EMAIL, "first_name": "Aisah", "last_name": "Dimaporo", "contact_number": "+63 (917) 123-4567",
        "user_type": "bmoa", "organization": "moh", "position": "Planner", "new_password": PASSWORD
    })
}

async fn register(app: &App, body: &Value) -> Reply {
    Reply::of(app.request(Method::POST, "/api/v1/registrations").json(body)).await
}

/// A step of a registration, as `endorse`.
async fn step(actor: &Actor<'_>, base: &str, step: &str, body: &Value) -> Reply {
    let id = id_of(actor.app, EMAIL).await;
    Reply::of(actor.request(Method::POST, &format!("{base}/{id}/{step}")).json(body)).await
}

async fn templates(app: &App) -> Vec<String> {
    mails(app, EMAIL).await.into_iter().map(|(template, _)| template).collect()
}

#[tokio::test]
async fn a_person_registers_is_endorsed_approved_and_at_work() {
    let app = App::start().await;
    register(&app, &registration()).await.expect(202);
    let pending = tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(403);
    assert_eq!(pending.rule("").as_deref(), Some("pending_approval"));
    assert_eq!(app.count("auth.sessions").await, 0);
    assert_eq!(templates(&app).await, ["registration_received"]);
    assert_eq!(
        mails(&app, "operator@bmms.example").await,
        [("registration_new".to_owned(), json!({ "name": "Aisah Dimaporo" }))]
    );

    let admin = app.person("moh.admin").await;
    let waiting = admin.fetch(OWN).await["items"].clone();
    assert_eq!((&waiting[0]["name"], &waiting[0]["state"]), (&json!("Aisah Dimaporo"), &json!("open")));
    step(&admin, OWN, "endorse", &json!({})).await.expect(204);
    let again = step(&admin, OWN, "endorse", &json!({})).await.expect(409);
    assert_eq!(again.rule("").as_deref(), Some("registration_endorsed"));
    tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(403);

    let operator = app.person("operator").await;
    let waiting = operator.fetch(ALL).await["items"].clone();
    assert_eq!((&waiting[0]["endorsed_by"], &waiting[0]["is_endorsed"]), (&json!("moh admin"), &json!(true)));
    step(&operator, ALL, "approve", &json!({})).await.expect(204);
    let again = step(&operator, ALL, "approve", &json!({})).await.expect(409);
    assert_eq!(again.rule("").as_deref(), Some("registration_decided"));
    assert_eq!(templates(&app).await, ["registration_received", "registration_endorsed", "registration_approved"]);

    let opened = tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(201).json();
    let entry = &opened["organizations"][0];
    assert_eq!((&entry["code"], &entry["role"], &entry["is_primary"]), (&json!("MOH"), &json!("staff"), &json!(true)));
    assert_eq!(member(&admin, EMAIL).await["position"], "Planner");
    let trail = "select entity, action, (select username from auth.users where id = e.actor) from audit.events e
                 where org_id = 6 and entity_id = $1 order by seq";
    let trail = app.superuser().await.query(trail, &[&id_of(&app, EMAIL).await]).await.unwrap();
    let trail: Vec<(String, String, Option<String>)> = trail.iter().map(|e| (e.get(0), e.get(1), e.get(2))).collect();
    let said = |entity: &str, action: &str, who: &str| {
        trail.contains(&(entity.to_owned(), action.to_owned(), Some(who.to_owned())))
    };
    assert!(said("auth.registrations", "insert", "aisah.dimaporo"), "{trail:?}");
    assert!(said("auth.registrations", "update", "moh.admin"), "{trail:?}");
    assert!(said("auth.registrations", "update", "operator"), "{trail:?}");
    assert!(said("auth.memberships", "insert", "operator"), "{trail:?}");
    app.stop().await;
}

#[tokio::test]
async fn what_is_wrong_with_a_registration_is_said_beside_the_field() {
    let app = App::start().await;
    let before = app.count("auth.users").await;
    for (field, value, rule) in [
        ("email", json!("nobody"), "users_email_format"),
        ("first_name", json!(" "), "users_first_name_present"),
        ("last_name", json!(""), "users_last_name_present"),
        ("contact_number", json!("12345"), "registration_contact_number"),
        ("contact_number", json!("09"), "registration_contact_number"),
        ("contact_number", json!("call me"), "users_contact_number_format"),
        ("user_type", json!("admin"), "registration_user_type"),
        ("user_type", json!("cm_office"), "registration_user_type"),
        ("position", json!(" "), "registration_position"),
        ("organization", json!(""), "registration_organization"),
        ("new_password", json!("too short"), "new_password_length"),
        ("new_password", json!("Aisah Dimaporo 2026"), "new_password_not_personal"),
        ("new_password", json!("passwordpassword"), "new_password_not_common"),
        ("is_superuser", json!(true), "type"),
        ("is_approved", json!(true), "type"),
    ] {
        let mut body = registration();
        body[field] = value;
        let refused = register(&app, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{field}: {}", refused.text);
    }
    // What only the database knows counts as an attempt.
    for (field, value, rule) in [
        ("email", json!("MOH.Staff@bmms.EXAMPLE"), "email_taken"),
        ("organization", json!("NOPE"), "registration_organization"),
        ("organization", json!("MPOS"), "registration_organization"),
    ] {
        let mut body = registration();
        body[field] = value;
        let refused = register(&app, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{field}: {}", refused.text);
    }
    assert_eq!((app.count("auth.users").await, app.count("mail.outbox").await), (before, 0));
    for number in ["639171234567", "0917 123 4567", "(63) 2-8123-4567"] {
        let mut body = registration();
        body["email"] =
            json!(format!("{}@moh.example", number.chars().filter(char::is_ascii_digit).collect::<String>()));
        body["contact_number"] = json!(number);
        register(&app, &body).await.expect(202);
    }
    app.stop().await;
}

#[tokio::test]
async fn ten_registrations_an_hour_are_enough_for_an_address() {
    let app = App::configured(|config| config.http.trusted_proxies = 1).await;
    let from = async |address: &str, number: usize| {
        let mut body = registration();
        body["email"] = json!(format!("person{number}.{}@moh.example", address.replace('.', "-")));
        let request = app.request(Method::POST, "/api/v1/registrations").header("X-Forwarded-For", address);
        Reply::of(request.json(&body)).await
    };
    for number in 0..10 {
        from("192.0.2.1", number).await.expect(202);
    }
    let refused = from("192.0.2.1", 10).await.expect(429);
    assert_eq!(refused.headers["retry-after"], "3600");
    from("192.0.2.2", 0).await.expect(202);
    let later = "update auth.throttles set began_at = began_at - interval '61 minutes'";
    app.superuser().await.execute(later, &[]).await.unwrap();
    from("192.0.2.1", 11).await.expect(202);
    app.stop().await;
}

#[tokio::test]
async fn without_endorsement_an_approval_takes_the_risk_and_says_why() {
    let app = App::start().await;
    register(&app, &registration()).await.expect(202);
    let operator = app.person("operator").await;
    // A platform operator is no member: she cannot take the first step for the second.
    let refused = step(&operator, OWN, "endorse", &json!({})).await.expect(403);
    assert_eq!(refused.rule("").as_deref(), Some("endorse_members_only"));
    let refused = step(&operator, ALL, "approve", &json!({ "reason": "I know her" })).await.expect(422);
    assert_eq!(refused.rule("/accepts_risk").as_deref(), Some("registration_not_endorsed"));
    let refused = step(&operator, ALL, "approve", &json!({ "accepts_risk": true, "reason": " " })).await.expect(422);
    assert_eq!(refused.rule("/reason").as_deref(), Some("registration_reason"));
    tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(403);
    let risk = json!({ "accepts_risk": true, "reason": "I know her" });
    step(&operator, ALL, "approve", &risk).await.expect(204);
    let decided = operator.fetch(&format!("{ALL}?state=approved")).await["items"][0].clone();
    assert_eq!((&decided["reason"], &decided["is_endorsed"]), (&json!("I know her"), &json!(false)));
    tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(201);
    app.stop().await;
}

#[tokio::test]
async fn who_is_rejected_at_either_step_gets_the_reason_and_comes_in_nowhere() {
    let app = App::start().await;
    let (admin, operator) = (app.person("moh.admin").await, app.person("operator").await);
    for (actor, base) in [(&admin, OWN), (&operator, ALL)] {
        register(&app, &registration()).await.expect(202);
        step(&admin, OWN, "endorse", &json!({})).await.expect(204);
        let refused = step(actor, base, "reject", &json!({})).await.expect(422);
        assert_eq!(refused.rule("/reason").as_deref(), Some("registration_reason"));
        step(actor, base, "reject", &json!({ "reason": "Nobody knows you" })).await.expect(204);
        let last = mails(&app, EMAIL).await.pop().unwrap();
        assert_eq!(last, ("registration_rejected".to_owned(), json!({ "reason": "Nobody knows you" })));
        tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(401);
        let decided = admin.fetch(&format!("{OWN}?state=rejected")).await["items"][0].clone();
        assert_eq!((&decided["endorsed_at"], &decided["reason"]), (&Value::Null, &json!("Nobody knows you")));
        step(&operator, ALL, "approve", &json!({ "accepts_risk": true, "reason": "After all" })).await.expect(409);
        let forget = "delete from auth.users where email = $1";
        app.superuser().await.execute(forget, &[&EMAIL]).await.unwrap();
    }
    app.stop().await;
}

#[tokio::test]
async fn a_registration_for_another_organization_is_none() {
    let app = App::start().await;
    register(&app, &registration()).await.expect(202);
    let mole = app.person("mole.admin").await;
    let theirs = "/api/v1/moa/MOLE/organization/registrations";
    assert_eq!(mole.fetch(theirs).await["items"], json!([]));
    let reason = json!({ "reason": "Because" });
    let nobody = Reply::of(mole.request(Method::POST, &format!("{theirs}/{NOBODYS}/endorse"))).await.expect(404).told();
    assert_eq!(step(&mole, theirs, "endorse", &json!({})).await.told(), nobody);
    assert_eq!(step(&mole, theirs, "reject", &reason).await.expect(404).told(), nobody);
    step(&mole, OWN, "endorse", &json!({})).await.expect(403);
    for role in ["viewer", "staff", "manager"] {
        let actor = app.person(&format!("moh.{role}")).await;
        step(&actor, OWN, "endorse", &json!({})).await.expect(403);
        step(&actor, OWN, "reject", &reason).await.expect(403);
        actor.get(OWN).await.expect(403);
    }
    for login in ["moh.admin", "moh.staff"] {
        let actor = app.person(login).await;
        for refused in [
            actor.get(ALL).await,
            step(&actor, ALL, "approve", &json!({ "accepts_risk": true, "reason": "Mine" })).await,
            step(&actor, ALL, "reject", &reason).await,
        ] {
            assert_eq!(refused.expect(403).rule("").as_deref(), Some("platform_operator_only"));
        }
    }
    let open = app.person("operator").await.fetch(ALL).await["items"].clone();
    assert_eq!((open[0]["state"].as_str(), &open[0]["endorsed_at"]), (Some("open"), &Value::Null));
    give_flag(&app, "moh.manager", "can_manage_users", true).await;
    step(&app.person("moh.manager").await, OWN, "endorse", &json!({})).await.expect(204);
    app.stop().await;
}

#[tokio::test]
async fn on_pages_too_looking_decides_nothing() {
    let app = App::start().await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    assert_eq!(nobody.get("/register/").await.expect(302).headers["location"], "/register/moa/");
    let mut form = nobody.form("/register/moa/").await;
    let refused = nobody.send(&form).await.expect(422);
    assert!(refused.text.contains("There is a problem"));
    for (name, value) in registration().as_object().unwrap() {
        let value = if name == "organization" { "MOH" } else { value.as_str().unwrap() };
        form = form.with(name, value);
    }
    let arrived = nobody.send(&form).await.expect(303);
    assert_eq!(arrived.headers["location"], "/login/?done=registered");
    let said = nobody.get("/login/?done=registered").await.text;
    assert!(said.contains("Your registration is received."));

    let id = id_of(&app, EMAIL).await;
    let (admin, operator) = (app.visitor("moh.admin").await, app.visitor("operator").await);
    let own = format!("/moa/MOH/organization/registrations/{id}/");
    let all = format!("/platform/registrations/{id}/");
    for (visitor, address) in [
        (&admin, format!("{own}endorse/")),
        (&admin, format!("{own}reject/")),
        (&operator, format!("{all}approve/")),
        (&operator, format!("{all}reject/")),
    ] {
        assert_eq!(visitor.get(&address).await.expect(405).headers["allow"], "POST", "{address}");
    }
    admin.get(&all).await.expect(403);
    let page = admin.get(&own).await.expect(200).text;
    admin.send(&Form::to(&page, &format!("{own}endorse/"))).await.expect(303);
    let again = Form::to(&page, &format!("{own}endorse/"));
    assert!(admin.send(&again).await.expect(409).text.contains("This registration is endorsed already."));
    let refused = admin.send(&Form::to(&page, &format!("{own}reject/"))).await.expect(422);
    assert!(refused.text.contains("Give the reason"));
    let page = operator.get(&all).await.expect(200).text;
    assert!(page.contains("moh admin"));
    operator.send(&Form::to(&page, &format!("{all}approve/"))).await.expect(303);
    tries_to_sign_in(&app, EMAIL, PASSWORD).await.expect(201);
    app.stop().await;
}
