//! The second factor: set up with the password, asked for at sign-in, and by organizations that want it.

use reqwest::Method;
use serde_json::json;
use tokio_postgres::Client;
use totp_rs::{Builder, Secret};

use super::{behind_a_proxy, link_for, recorded, set, signs_in};
use crate::support::{Actor, App, Form, PASSWORD, Reply, Visitor, until};

const PAGE: &str = "/profile/second-factor/";
const CONFIRM: &str = "/profile/second-factor/confirm/";

/// The authenticator app of a person.
pub(crate) struct Phone {
    secret: Vec<u8>,
}

impl Phone {
    /// The app that was told this text.
    pub(crate) fn of(text: &str) -> Self {
        let secret = Secret::try_from_base32(text.replace(' ', "")).unwrap();
        Self { secret: secret.as_bytes().to_vec() }
    }

    /// The code that the app shows now, as if none had been used yet.
    pub(crate) async fn code(&self, root: &Client) -> String {
        root.batch_execute("update auth.second_factors set last_step = 0").await.unwrap();
        let totp = Builder::new().with_secret(self.secret.clone()).with_account_name("a").build().unwrap();
        totp.generate(u64::try_from(chrono::Utc::now().timestamp()).unwrap()).to_string()
    }
}

/// What stands in the elements of a class that hold secrets.
fn secrets(page: &str) -> Vec<String> {
    let found = page.split("<code class=\"secret\">").skip(1).map(|rest| rest.split("</code>").next().unwrap());
    found.map(ToOwned::to_owned).collect()
}

/// Begins the set-up: what the app is told.
pub(crate) async fn begin(visitor: &Visitor<'_>) -> Phone {
    let begin = visitor.form(PAGE).await.with("current_password", PASSWORD);
    assert_eq!(visitor.send(&begin).await.expect(303).headers["location"], PAGE);
    let page = visitor.get(PAGE).await.expect(200).text;
    Phone::of(&secrets(&page)[0])
}

/// Sets the second factor up: the app, and the recovery codes.
pub(crate) async fn set_up(visitor: &mut Visitor<'_>, root: &Client) -> (Phone, Vec<String>) {
    let phone = begin(visitor).await;
    let confirm = Form::to(&visitor.get(PAGE).await.text, CONFIRM).with("code", &phone.code(root).await);
    let shown = visitor.send(&confirm).await.expect(200);
    visitor.take(&shown);
    (phone, secrets(&shown.text))
}

async fn with_code(app: &App, login: &str, code: &str) -> Reply {
    let body = json!({ "login": login, "password": PASSWORD, "code": code });
    Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&body)).await
}

/// The sign-in page after a right password: the form that asks for the code.
async fn asked<'a>(app: &'a App, login: &str) -> (Visitor<'a>, Form) {
    let nobody = Visitor { app, cookie: String::new() };
    let form = nobody.form("/login/").await.with("login", login).with("password", PASSWORD);
    let page = nobody.send(&form).await.expect(200);
    assert!(!page.headers.contains_key("set-cookie"));
    (nobody, Form::to(&page.text, "/login/code/"))
}

#[tokio::test]
async fn a_person_sets_it_up_and_signs_in_with_it() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut visitor = app.visitor("moh.staff").await;
    let begin_form = visitor.form(PAGE).await;
    let refused = visitor.send(&begin_form.with("current_password", "not it")).await.expect(422);
    assert!(refused.text.contains("This is not your present password."));
    let phone = begin(&visitor).await;
    let page = visitor.get(PAGE).await.text;
    assert!(page.contains("<svg class=\"qr\" viewBox=\"0 0 "));
    // Nothing is asked for until the app has shown that it knows the secret.
    assert_eq!(signs_in(&app, "moh.staff", PASSWORD).await, 201);
    let confirm = Form::to(&page, CONFIRM);
    let wrong = visitor.send(&confirm.clone().with("code", "000000")).await.expect(422);
    assert!(wrong.text.contains("This is not the code the app shows."));
    let shown = visitor.send(&confirm.with("code", &phone.code(&root).await)).await.expect(200);
    let codes = secrets(&shown.text);
    assert_eq!(codes.len(), 10);
    // The session may do more from now on: it has another token, and the one before is dead.
    let before = visitor.clone();
    visitor.take(&shown);
    before.get("/profile/").await.expect(302);
    // Shown once: neither the secret nor the codes come back.
    let on = visitor.get(PAGE).await.expect(200).text;
    assert!(on.contains("You have 10 recovery codes left.") && secrets(&on).is_empty());

    let missing = crate::sessions::attempt(&app, "moh.staff", PASSWORD).await.expect(403);
    assert_eq!(missing.rule("").as_deref(), Some("second_factor_missing"));
    with_code(&app, "moh.staff", "000000").await.expect(401);
    let code = phone.code(&root).await;
    let session = with_code(&app, "moh.staff", &code).await.expect(201).json();
    assert!(session["token"].is_string());
    // No code works twice.
    with_code(&app, "moh.staff", &code).await.expect(401);
    // A wrong password says nothing of the second factor.
    assert_eq!(signs_in(&app, "moh.staff", "wrong").await, 401);

    let (nobody, form) = asked(&app, "moh.staff").await;
    let wrong = nobody.send(&form.clone().with("code", "123")).await.expect(401);
    assert!(wrong.text.contains("This is not the code.") && !wrong.headers.contains_key("set-cookie"));
    let again = Form::to(&wrong.text, "/login/code/").with("code", &phone.code(&root).await);
    let opened = nobody.send(&again).await.expect(302);
    assert_eq!(opened.headers["location"], "/moa/MOH/dashboard/");
    assert!(opened.headers.contains_key("set-cookie"));
    let by_app = "select count(*) from auth.sessions where has_second_factor";
    // The two that showed a code, and the one that set it up.
    assert_eq!(root.query_one(by_app, &[]).await.unwrap().get::<_, i64>(0), 3);
    app.stop().await;
}

#[tokio::test]
async fn a_recovery_code_works_once_and_new_ones_replace_them() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut visitor = app.visitor("moh.staff").await;
    let (_, codes) = set_up(&mut visitor, &root).await;
    // However it is typed.
    with_code(&app, "moh.staff", &codes[0].to_uppercase().replace('-', " ")).await.expect(201);
    with_code(&app, "moh.staff", &codes[0]).await.expect(401);
    assert!(visitor.get(PAGE).await.text.contains("You have 9 recovery codes left."));

    let renew = visitor.form("/profile/second-factor/codes/").await;
    visitor.send(&renew.clone().with("current_password", "not it")).await.expect(422);
    let shown = visitor.send(&renew.with("current_password", PASSWORD)).await.expect(200);
    let renewed = secrets(&shown.text);
    assert_eq!(renewed.len(), 10);
    with_code(&app, "moh.staff", &codes[1]).await.expect(401);
    with_code(&app, "moh.staff", &renewed[0]).await.expect(201);

    let used: Vec<_> = recorded(&root, &["sign_in"]).await.into_iter().map(|event| event.2).collect();
    let by_code = json!({ "second_factor": "recovery_code" });
    assert_eq!(used, [json!({}), by_code.clone(), by_code]);
    app.stop().await;
}

#[tokio::test]
async fn it_is_turned_off_with_the_password() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut visitor = app.visitor("moh.staff").await;
    set_up(&mut visitor, &root).await;
    let off = visitor.form("/profile/second-factor/off/").await;
    visitor.send(&off.clone().with("current_password", "not it")).await.expect(422);
    assert_eq!(signs_in(&app, "moh.staff", PASSWORD).await, 403);
    let done = visitor.send(&off.clone().with("current_password", PASSWORD)).await.expect(303);
    assert_eq!(done.headers["location"], "/profile/?done=second_factor_off");
    assert_eq!(signs_in(&app, "moh.staff", PASSWORD).await, 201);
    for table in ["auth.second_factors", "auth.recovery_codes"] {
        assert_eq!(app.count(table).await, 0);
    }
    visitor.send(&off.with("current_password", PASSWORD)).await.expect(409);
    let renew = visitor.form("/profile/second-factor/codes/").await;
    visitor.send(&renew.with("current_password", PASSWORD)).await.expect(409);
    let actions: Vec<_> = recorded(&root, &["second_factor_on", "second_factor_off"]).await;
    assert_eq!(
        actions.iter().map(|event| event.1.as_str()).collect::<Vec<_>>(),
        ["second_factor_on", "second_factor_off"]
    );
    app.stop().await;
}

#[tokio::test]
async fn a_question_takes_five_wrong_codes_and_five_minutes() {
    let app = behind_a_proxy().await;
    let root = app.superuser().await;
    let (phone, _) = set_up(&mut app.visitor("moh.staff").await, &root).await;
    let send = |visitor: &Visitor<'_>, form: &Form, address: &str| {
        Reply::of(visitor.sending(form).header("X-Forwarded-For", address))
    };
    let over = "The code came too late, or was wrong too often.";

    // Wherever they come from.
    let (nobody, form) = asked(&app, "moh.staff").await;
    for n in 0..5 {
        send(&nobody, &form.clone().with("code", "000000"), &format!("198.51.100.{n}")).await.expect(401);
    }
    let right = form.with("code", &phone.code(&root).await);
    assert!(send(&nobody, &right, "198.51.100.9").await.expect(401).text.contains(over));

    let (nobody, form) = asked(&app, "moh.staff").await;
    root.batch_execute("update auth.challenges set expires_at = now()").await.unwrap();
    let late = form.with("code", &phone.code(&root).await);
    assert!(send(&nobody, &late, "198.51.100.9").await.expect(401).text.contains(over));

    // A password that was changed meanwhile was not proved.
    let (nobody, form) = asked(&app, "moh.staff").await;
    set(&app, link_for(&app, "moh.staff").await.reveal(), "seven boats at noon").await.expect(204);
    let stale = form.clone().with("code", &phone.code(&root).await);
    assert!(send(&nobody, &stale, "198.51.100.9").await.expect(401).text.contains(over));
    for nothing in ["", "bmms_", "no token"] {
        let planted = form.clone().with("challenge", nothing).with("code", &phone.code(&root).await);
        assert!(nobody.send(&planted).await.expect(401).text.contains(over));
    }
    assert_eq!(app.count("auth.challenges").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn wrong_codes_lock_like_wrong_passwords() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (phone, _) = set_up(&mut app.visitor("moh.staff").await, &root).await;
    for _ in 0..3 {
        with_code(&app, "moh.staff", "000000").await.expect(401);
    }
    let waiting = asked(&app, "moh.staff").await;
    for _ in 0..2 {
        with_code(&app, "moh.staff", "000000").await.expect(401);
    }
    // The right code is refused too, of the question that was asked before as well.
    with_code(&app, "moh.staff", &phone.code(&root).await).await.expect(429);
    let (nobody, form) = waiting;
    nobody.send(&form.with("code", &phone.code(&root).await)).await.expect(429);
    app.stop().await;
}

#[tokio::test]
async fn an_organization_may_ask_for_it() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (mut two, before) = (app.visitor("two.ministries").await, app.person("two.ministries").await);
    let (operator, api) = (app.person("operator").await, app.person("moh.staff").await);
    api.get("strategic-plans").await.expect(200);
    root.batch_execute("update organizations.organizations set require_second_factor = true where code = 'MOH'")
        .await
        .unwrap();
    until("the announcement is heard", async || api.get("strategic-plans").await.status == 403).await;
    let refused = api.get("strategic-plans").await.expect(403);
    assert_eq!(refused.rule("").as_deref(), Some("second_factor_required"));
    operator.at("MOH").get("/api/v1/moa/MOH/organization").await.expect(403);
    operator.at("MOLE").get("/api/v1/moa/MOLE/organization").await.expect(200);
    // Who is no member is told that, and not what members need.
    let stranger = app.person("mole.staff").await;
    assert_eq!(
        stranger.at("MOH").get("strategic-plans").await.told(),
        stranger.at("NOPE").get("strategic-plans").await.told()
    );

    let led = two.get("/moa/MOH/planning/").await.expect(303);
    assert_eq!(led.headers["location"], PAGE);
    two.get("/moa/MOLE/planning/").await.expect(200);
    let (phone, _) = set_up(&mut two, &root).await;
    // The session that has just shown it may enter; one that did not, or does not, may not.
    two.get("/moa/MOH/planning/").await.expect(200);
    let at_moh = |actor: &Actor<'_>| Reply::of(actor.request(Method::GET, "/api/v1/moa/MOH/organization"));
    at_moh(&before).await.expect(403);
    let token = with_code(&app, "two.ministries", &phone.code(&root).await).await.expect(201).json()["token"].clone();
    let with = Actor { token: token.as_str().unwrap().to_owned(), ..before.clone() };
    at_moh(&with).await.expect(200);
    let off = two.form("/profile/second-factor/off/").await.with("current_password", PASSWORD);
    two.send(&off).await.expect(303);
    two.get("/moa/MOH/planning/").await.expect(303);
    until("the announcement is heard", async || at_moh(&with).await.status == 403).await;
    app.stop().await;
}

#[tokio::test]
async fn what_was_typed_is_kept_over_both_steps() {
    let app = App::start().await;
    let root = app.superuser().await;
    let mut visitor = app.visitor("moh.staff").await;
    let create = "/moa/MOH/planning/strategic-plans/create/";
    let form = visitor.form(create).await.with("title", "Typed before");
    let (phone, _) = set_up(&mut visitor, &root).await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    let page = nobody.send(&form).await.expect(401);
    let sign_in = Form::to(&page.text, "/login/").with("login", "moh.staff").with("password", PASSWORD);
    let page = nobody.send(&sign_in).await.expect(200);
    let wrong = nobody.send(&Form::to(&page.text, "/login/code/").with("code", "000000")).await.expect(401);
    let right = Form::to(&wrong.text, "/login/code/").with("code", &phone.code(&root).await);
    let kept = nobody.send(&right).await.expect(200);
    assert!(kept.headers.contains_key("set-cookie"));
    assert_eq!(Form::to(&kept.text, create).value("title"), "Typed before");
    app.stop().await;
}
