//! Links by mail: asked for without telling who has an account, good once, and ending what was open.

use serde_json::json;

use super::{ask, link_for, mails, must_change, recorded, set, signs_in};
use crate::sessions::attempt;
use crate::support::{App, Form, PASSWORD, Visitor};

const NEW: &str = "seven boats at noon";

#[tokio::test]
async fn a_link_goes_to_who_may_sign_in_and_the_answer_is_one() {
    let app = App::start().await;
    let root = app.superuser().await;
    let told = ask(&app, "moh.staff").await.expect(204).told();
    for login in ["MOH.Staff2@BMMS.example", "nobody.at.all", "pending", "inactive", "", "no address at all"] {
        assert_eq!(ask(&app, login).await.told(), told, "{login}");
    }
    let reset = [("reset".to_owned(), json!({}))];
    assert_eq!(mails(&root, "moh.staff").await, reset);
    assert_eq!(mails(&root, "moh.staff2").await, reset);
    assert_eq!(app.count("mail.outbox").await, 2);
    // The link is made by who sends the mail: nothing of it is kept here.
    assert_eq!(app.count("auth.links").await, 0);
    let asked = recorded(&root, &["reset_asked"]).await;
    assert_eq!(
        asked.iter().map(|event| event.0.as_deref()).collect::<Vec<_>>(),
        [Some("moh.staff"), Some("moh.staff2")]
    );
    app.stop().await;
}

#[tokio::test]
async fn three_links_for_a_name_and_twenty_from_an_address_are_enough() {
    let app = App::start().await;
    let root = app.superuser().await;
    for login in ["moh.staff", "nobody.at.all"] {
        for _ in 0..5 {
            ask(&app, login).await.expect(204);
        }
    }
    assert_eq!(mails(&root, "moh.staff").await.len(), 3);
    for n in 0..10 {
        ask(&app, &format!("somebody{n}")).await.expect(204);
    }
    let refused = ask(&app, "moh.staff2").await.expect(429);
    assert!(refused.headers.contains_key("retry-after"));
    assert_eq!(ask(&app, "nobody.at.all").await.told(), refused.told());
    assert_eq!(mails(&root, "moh.staff2").await, []);
    root.batch_execute("update auth.throttles set began_at = began_at - interval '1 hour'").await.unwrap();
    ask(&app, "moh.staff2").await.expect(204);
    assert_eq!(mails(&root, "moh.staff2").await.len(), 1);
    app.stop().await;
}

#[tokio::test]
async fn a_link_sets_the_password_once_and_ends_what_was_open() {
    let app = App::start().await;
    let root = app.superuser().await;
    must_change(&root, "moh.staff").await;
    let (open, other) = (app.person("moh.staff").await, app.person("moh.staff2").await);
    let (token, twin) = (link_for(&app, "moh.staff").await, link_for(&app, "moh.staff").await);
    let theirs = link_for(&app, "moh.staff2").await;

    for (new, rule) in [("short", "new_password_length"), ("moh.staff@bmms.example", "new_password_not_personal")] {
        assert_eq!(set(&app, token.reveal(), new).await.expect(422).rule("/new_password").as_deref(), Some(rule));
    }
    open.get("/api/v1/me").await.expect(200);
    set(&app, token.reveal(), NEW).await.expect(204);
    open.get("/api/v1/me").await.expect(401);
    other.get("strategic-plans").await.expect(200);
    attempt(&app, "moh.staff", PASSWORD).await.expect(401);
    // It is her own password, so nothing has to be changed first.
    app_person(&app, "moh.staff").await;

    // Used, of a pair of which the other was used, of nobody, expired, and no token at all: one answer.
    let dead = set(&app, token.reveal(), "eight boats at night").await.expect(422);
    assert_eq!(dead.rule("/token").as_deref(), Some("link_live"));
    let unknown = bmms::auth::Token::generate().unwrap();
    root.batch_execute("update auth.links set created_at = now() - interval '2 days', expires_at = now()")
        .await
        .unwrap();
    for token in [twin.reveal(), unknown.reveal(), theirs.reveal(), "no token", ""] {
        assert_eq!(set(&app, token, "eight boats at night").await.told(), dead.told(), "{token}");
    }
    assert_eq!(signs_in(&app, "moh.staff2", PASSWORD).await, 201);
    assert_eq!(mails(&root, "moh.staff").await, [("password_changed".to_owned(), json!({ "address": "127.0.0.1" }))]);
    let set = (Some("moh.staff".to_owned()), "password_set".to_owned(), json!({ "sessions_ended": 1 }));
    assert_eq!(recorded(&root, &["password_set"]).await, [set]);
    app.stop().await;
}

/// Signs in with the new password, and is at work.
async fn app_person(app: &App, login: &str) {
    let session = attempt(app, login, NEW).await.expect(201).json();
    let token = session["token"].as_str().unwrap().to_owned();
    let person = crate::support::Actor { app, token, code: "MOH".to_owned() };
    person.get("strategic-plans").await.expect(200);
}

#[tokio::test]
async fn of_two_uses_at_once_one_sets_the_password() {
    let app = App::configured(|config| config.database.max_connections = 16).await;
    let token = link_for(&app, "moh.staff").await;
    let new = ["seven boats at noon", "eight boats at night", "nine kites over Jolo", "ten ferries in the rain"];
    let uses = new.map(|new| set(&app, token.reveal(), new));
    let statuses: Vec<u16> = futures_util::future::join_all(uses).await.iter().map(|reply| reply.status).collect();
    assert_eq!(statuses.iter().filter(|status| **status == 204).count(), 1, "{statuses:?}");
    let mut works = Vec::new();
    for new in new {
        works.push(signs_in(&app, "moh.staff", new).await == 201);
    }
    let set: Vec<bool> = statuses.iter().map(|status| *status == 204).collect();
    assert_eq!(works, set);
    app.stop().await;
}

#[tokio::test]
async fn a_link_is_nothing_for_who_may_not_sign_in() {
    let app = App::start().await;
    let root = app.superuser().await;
    for (login, change) in [("moh.staff", "is_active = false"), ("moh.staff2", "is_approved = false")] {
        let token = link_for(&app, login).await;
        root.batch_execute(&format!("update auth.users set {change} where username = '{login}'")).await.unwrap();
        set(&app, token.reveal(), NEW).await.expect(422);
        let page =
            Visitor { app: &app, cookie: String::new() }.get(&format!("/password/set/?token={}", token.reveal())).await;
        assert!(page.expect(200).text.contains("This link has ended"));
    }
    app.stop().await;
}

#[tokio::test]
async fn the_page_of_a_link_is_looked_at_as_often_as_one_likes() {
    let app = App::start().await;
    let token = link_for(&app, "moh.staff").await;
    let address = format!("/password/set/?token={}", token.reveal());
    let nobody = Visitor { app: &app, cookie: String::new() };
    let before = crate::pages::everything(&app).await;
    for _ in 0..3 {
        let page = nobody.get(&address).await.expect(200);
        assert!(page.text.contains("You sign in as moh.staff."));
        // A request for a picture or a style sheet tells this host, and not the address with the token.
        assert_eq!(page.headers["referrer-policy"], "strict-origin");
    }
    assert_eq!(crate::pages::everything(&app).await, before);
    let form = Form::to(&nobody.get(&address).await.text, "/password/set/");
    let refused = nobody.send(&form.clone().with("new_password", "short")).await.expect(422);
    assert!(refused.text.contains("Use at least 12 characters"));
    let again = Form::to(&refused.text, "/password/set/");
    let set = nobody.send(&again.with("new_password", NEW)).await.expect(303);
    assert_eq!(set.headers["location"], "/login/?done=password_set");
    assert_eq!(signs_in(&app, "moh.staff", NEW).await, 201);
    // Used: the address and the form say so in one page.
    let ended = nobody.get(&address).await.expect(200);
    assert!(ended.text.contains("This link has ended"));
    assert!(nobody.send(&form.with("new_password", NEW)).await.expect(200).text.contains("This link has ended"));
    app.stop().await;
}

#[tokio::test]
async fn another_link_is_asked_for_on_the_sign_in_page() {
    let app = App::start().await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    assert!(nobody.get("/login/").await.text.contains("href=\"/password/reset/\""));
    let form = nobody.form("/password/reset/").await;
    let mut pages = Vec::new();
    for login in ["moh.staff", "nobody.at.all"] {
        let asked = nobody.send(&form.clone().with("login", login)).await.expect(303);
        let next = asked.headers["location"].to_str().unwrap().to_owned();
        let page = nobody.get(&next).await.expect(200);
        assert!(page.text.contains("If there is an account of that name"));
        pages.push((crate::pages::told(&asked), crate::pages::told(&page)));
    }
    assert_eq!(pages[0], pages[1]);
    assert_eq!(mails(&app.superuser().await, "moh.staff").await.len(), 1);
    app.stop().await;
}

#[tokio::test]
async fn a_change_of_the_password_is_told_by_mail_and_ends_links() {
    let app = App::start().await;
    let token = link_for(&app, "moh.staff").await;
    let staff = app.person("moh.staff").await;
    let body = json!({ "current_password": PASSWORD, "new_password": NEW });
    crate::support::Reply::of(staff.request(reqwest::Method::PUT, "/api/v1/me/password").json(&body)).await.expect(204);
    let told = [("password_changed".to_owned(), json!({ "address": "127.0.0.1" }))];
    assert_eq!(mails(&app.superuser().await, "moh.staff").await, told);
    set(&app, token.reveal(), "eight boats at night").await.expect(422);
    // In clear a password is nowhere, be it in a mail, a job or the trail.
    let kept = crate::pages::everything(&app).await.join("\n");
    for password in [PASSWORD, NEW, "eight boats"] {
        assert!(!kept.contains(password), "{password}");
    }
    assert!(kept.contains("password_changed") && kept.contains("$argon2id$"));
    app.stop().await;
}
