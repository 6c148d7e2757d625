//! One's own account: the open sessions, and the password.

use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::sessions::{attempt, sign_in};
use crate::support::{Actor, App, PASSWORD, Reply, until};

const NEW: &str = "seven boats at noon";

async fn end(actor: &Actor<'_>, id: &str) -> Reply {
    Reply::of(actor.request(Method::DELETE, &format!("/api/v1/sessions/{id}"))).await
}

async fn change(actor: &Actor<'_>, current: &str, new: &str) -> Reply {
    let body = json!({ "current_password": current, "new_password": new });
    Reply::of(actor.request(Method::PUT, "/api/v1/me/password").json(&body)).await
}

async fn listed(actor: &Actor<'_>) -> Vec<Value> {
    actor.fetch("/api/v1/sessions").await.as_array().unwrap().clone()
}

/// The id of the session the person is using.
async fn own_id(actor: &Actor<'_>) -> String {
    let listed = listed(actor).await;
    let current: Vec<_> = listed.iter().filter(|session| session["is_current"] == true).collect();
    assert_eq!(current.len(), 1, "{listed:?}");
    current[0]["id"].as_str().unwrap().to_owned()
}

/// What the platform's chain says was done, without who signed in; and that the chain is whole.
async fn recorded(root: &Client) -> Vec<(Option<String>, String, Value)> {
    let broken = root.query("select from audit.broken_links()", &[]).await.unwrap();
    assert!(broken.is_empty());
    let events = root
        .query(
            "select u.username, e.action, e.details from audit.platform_events e left join auth.users u on u.id = e.actor
             where e.action not in ('put_user', 'rotate_key', 'sign_in', 'ocm_access_granted') order by e.seq",
            &[],
        )
        .await
        .unwrap();
    events.iter().map(|event| (event.get(0), event.get(1), event.get(2))).collect()
}

#[tokio::test]
async fn the_list_of_sessions_is_ones_own_and_marks_the_current_one() {
    let app = App::start().await;
    let body = json!({ "login": "moh.staff", "password": PASSWORD });
    let phone = app.request(Method::POST, "/api/v1/sessions").header("User-Agent", "A phone").json(&body);
    let phone = Reply::of(phone).await.expect(201).json()["token"].as_str().unwrap().to_owned();
    let here = app.person("moh.staff").await;
    let phone = Actor { token: phone, ..here.clone() };
    app.person("moh.staff2").await;

    let sessions = listed(&here).await;
    assert_eq!(sessions.len(), 2);
    assert_eq!((&sessions[0]["is_current"], &sessions[1]["is_current"]), (&json!(true), &json!(false)));
    assert_eq!((&sessions[1]["user_agent"], &sessions[1]["address"]), (&json!("A phone"), &json!("127.0.0.1")));
    assert_eq!(own_id(&phone).await, sessions[1]["id"]);
    for name in ["created_at", "last_seen_at", "expires_at"] {
        assert!(sessions[0][name].is_string(), "{name}");
    }
    assert!(sessions[0].get("token_hash").is_none());

    // The one used last comes first; one that has run out is not there.
    let root = app.superuser().await;
    let earlier = "update auth.sessions set last_seen_at = now() - interval '1 hour' where user_agent <> 'A phone'";
    root.batch_execute(earlier).await.unwrap();
    assert_eq!(listed(&here).await[0]["user_agent"], "A phone");
    let run_out = "update auth.sessions set expires_at = now() where user_agent = 'A phone'";
    root.batch_execute(run_out).await.unwrap();
    assert_eq!(listed(&here).await.len(), 1);
    phone.get("/api/v1/sessions").await.expect(401);
    end(&here, sessions[1]["id"].as_str().unwrap()).await.expect(404);
    Reply::of(app.request(Method::GET, "/api/v1/sessions")).await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn ending_the_session_of_another_device_ends_it_everywhere_at_once() {
    let first = App::start().await;
    let second = App::on(first.database.clone(), |_| {}).await;
    let (here, device) = (first.person("moh.staff").await, first.person("moh.staff").await);
    let elsewhere = Actor { app: &second, ..device.clone() };
    // Both instances hold a pass of the session, unless announcements are not heard yet.
    for actor in [&device, &elsewhere] {
        until("the pass is cached", async || outlives_its_session(actor).await).await;
    }
    let id = own_id(&device).await;
    end(&here, &id).await.expect(204);
    device.get("strategic-plans").await.expect(401);
    until("it has ended elsewhere", async || elsewhere.get("strategic-plans").await.status == 401).await;
    device.get("/api/v1/me").await.expect(401);
    here.get("strategic-plans").await.expect(200);
    end(&here, &id).await.expect(404);
    // Nobody's session is refused as such, whatever it asks for.
    end(&device, &own_id(&here).await).await.expect(401);

    let own = own_id(&here).await;
    end(&here, &own).await.expect(204);
    here.get("strategic-plans").await.expect(401);

    let ended = |id: &String| (Some("moh.staff".to_owned()), "session_ended".to_owned(), json!({ "session": id }));
    assert_eq!(recorded(&first.superuser().await).await, [ended(&id), ended(&own)]);
    first.stop().await;
    second.stop().await;
}

/// Whether the service still answers for a moment in which the database, unheard, knows no such session.
async fn outlives_its_session(actor: &Actor<'_>) -> bool {
    actor.get("strategic-plans").await.expect(200);
    let silent = actor.app.superuser().await;
    silent.batch_execute("set session_replication_role = replica").await.unwrap();
    let expire = "update auth.sessions set expires_at = expires_at + $1::integer * interval '1 year'
                  where token_hash = sha256(convert_to($2, 'UTF8'))";
    silent.execute(expire, &[&-1, &actor.token]).await.unwrap();
    let status = actor.get("strategic-plans").await.status;
    silent.execute(expire, &[&1, &actor.token]).await.unwrap();
    status == 200
}

#[tokio::test]
async fn the_session_of_another_person_is_like_none() {
    let app = App::start().await;
    let (own, device) = (app.person("moh.staff").await, app.person("moh.staff").await);
    let others = [app.person("moh.staff2").await, app.person("mole.staff").await, app.person("operator").await];
    let unknown = end(&own, "00000000-0000-7000-8000-000000000000").await.expect(404).told();
    assert_eq!(end(&own, "no-id").await.told(), unknown);
    for other in &others {
        assert_eq!(end(&own, &own_id(other).await).await.told(), unknown);
        other.get("/api/v1/me").await.expect(200);
    }
    // Not even a platform operator ends one that is not their own.
    assert_eq!(end(&others[2], &own_id(&own).await).await.told(), unknown);
    assert_eq!(recorded(&app.superuser().await).await, []);
    // The control: the same request, for one's own.
    end(&own, &own_id(&device).await).await.expect(204);
    device.get("/api/v1/me").await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn a_new_password_replaces_the_old_one_and_ends_other_sessions() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute("update auth.users set must_change_password = true where username = 'moh.staff'").await.unwrap();
    let (here, device, other) =
        (app.person("moh.staff").await, app.person("moh.staff").await, app.person("moh.staff2").await);
    device.get("strategic-plans").await.expect(403);
    assert_eq!(here.fetch("/api/v1/me").await["must_change_password"], true);

    change(&here, PASSWORD, NEW).await.expect(204);
    device.get("strategic-plans").await.expect(401);
    other.get("/api/v1/me").await.expect(200);
    here.get("strategic-plans").await.expect(200);
    assert_eq!(listed(&here).await.len(), 1);
    assert_eq!(here.fetch("/api/v1/me").await["must_change_password"], false);
    attempt(&app, "moh.staff", PASSWORD).await.expect(401);
    attempt(&app, "moh.staff", NEW).await.expect(201);
    attempt(&app, "moh.staff2", PASSWORD).await.expect(201);
    change(&device, NEW, "eight boats at night").await.expect(401);
    change(&here, NEW, "eight boats at night").await.expect(204);

    let by_staff =
        |ended: i32| (Some("moh.staff".to_owned()), "password_changed".to_owned(), json!({ "sessions_ended": ended }));
    let failed = (None, "sign_in_failed".to_owned(), json!({ "login": "moh.staff" }));
    assert_eq!(recorded(&root).await, [by_staff(1), failed, by_staff(1)]);
    let trail = "select string_agg(e::text, ' ') from audit.platform_events e";
    let trail: String = root.query_one(trail, &[]).await.unwrap().get(0);
    for secret in [PASSWORD, NEW, "eight boats", "argon2", &here.token] {
        assert!(!trail.contains(secret), "{secret} is in the trail");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_sign_in_with_the_old_password_does_not_outrun_the_change() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let (changing, signing) = (app.login("bmms_accounts").await, app.login("bmms_accounts").await);
    let known =
        "select user_id::text, password_hash from auth.credentials('moh.staff', '127.0.0.1', 20, 100, '30 minutes')";
    let known = signing.query_one(known, &[]).await.unwrap();
    let (user_id, old): (String, String) = (known.get(0), known.get(1));
    let open = async |token: &str, hash: &str| {
        let opened = "select outcome from auth.sign_in(
          $1::text::uuid, $2, '127.0.0.1', '', sha256(convert_to($3, 'UTF8')), interval '1 hour', null)";
        signing.query_one(opened, &[&user_id, &hash, &token]).await.unwrap().get::<_, String>(0)
    };
    let new = bmms::auth::hash_password(NEW).unwrap();
    let change = "select auth.change_password(sha256(convert_to($1, 'UTF8')), $2, '127.0.0.1')";

    // One that was first is ended by the change; one that waits for the change is refused.
    assert_eq!(open("first", &old).await, "signed_in");
    changing.batch_execute("begin").await.unwrap();
    assert!(changing.query_one(change, &[&staff.token, &new]).await.unwrap().get::<_, bool>(0));
    let late = open("late", &old);
    let committed = async {
        let waits = "select exists (select from pg_stat_activity where wait_event_type = 'Lock' and query like '%auth.sign_in(%')";
        let root = app.superuser().await;
        until("the sign-in waits", async || root.query_one(waits, &[]).await.unwrap().get(0)).await;
        changing.batch_execute("commit").await.unwrap();
    };
    assert_eq!(futures_util::future::join(late, committed).await.0, "password_changed");
    assert_eq!(listed(&staff).await.len(), 1);
    assert_eq!(open("new", &new).await, "signed_in");
    app.stop().await;
}

#[tokio::test]
async fn a_new_password_must_be_hard_to_guess() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    for (new, rule) in [
        ("seven boats", "new_password_length"),
        (&"seven boats at noon ".repeat(52), "new_password_length"),
        ("839201746523", "new_password_not_digits"),
        ("passwordpassword", "new_password_not_common"),
        ("moh.staff@bmms.example", "new_password_not_personal"),
        (PASSWORD, "new_password_not_current"),
    ] {
        let refusal = change(&staff, PASSWORD, new).await.expect(422);
        assert_eq!(refusal.rule("/new_password").as_deref(), Some(rule), "{new}");
        assert_eq!(refusal.rule("/current_password"), None);
    }
    // One answer names both fields.
    let refusal = change(&staff, "not it", "seven boats").await.expect(422);
    assert_eq!(refusal.rule("/current_password").as_deref(), Some("current_password_right"));
    assert_eq!(refusal.rule("/new_password").as_deref(), Some("new_password_length"));
    for body in [json!({ "new_password": NEW }), json!({ "current_password": PASSWORD })] {
        Reply::of(staff.request(Method::PUT, "/api/v1/me/password").json(&body)).await.expect(422);
    }
    attempt(&app, "moh.staff", PASSWORD).await.expect(201);
    change(&staff, PASSWORD, NEW).await.expect(204);
    app.stop().await;
}

#[tokio::test]
async fn five_wrong_present_passwords_lock_the_name_from_this_address() {
    let app = App::configured(|config| config.http.trusted_proxies = 1).await;
    let (staff, other) = (app.person("moh.staff").await, app.person("moh.staff2").await);
    let from = |actor: &Actor<'_>, address: &str, current: &str| {
        let body = json!({ "current_password": current, "new_password": NEW });
        Reply::of(actor.request(Method::PUT, "/api/v1/me/password").header("X-Forwarded-For", address).json(&body))
    };
    let signed_in = |address: &str| Reply::of(sign_in(&app, "moh.staff", PASSWORD).header("X-Forwarded-For", address));
    let (home, office) = ("203.0.113.9", "203.0.113.10");
    // A right one in between begins the count anew, as a sign-in does.
    for _ in 0..4 {
        from(&other, home, "wrong").await.expect(422);
    }
    from(&other, home, PASSWORD).await.expect(204);
    from(&other, home, "wrong").await.expect(422);

    for _ in 0..5 {
        let refusal = from(&staff, home, "wrong").await.expect(422);
        assert_eq!(refusal.rule("/current_password").as_deref(), Some("current_password_right"));
    }
    let locked = from(&staff, home, PASSWORD).await.expect(429);
    assert!(locked.headers.contains_key("retry-after"));
    signed_in(home).await.expect(429);
    // The session goes on, and so does the rest of the world.
    staff.get("strategic-plans").await.expect(200);
    signed_in(office).await.expect(201);
    from(&staff, office, PASSWORD).await.expect(204);
    app.stop().await;
}

#[tokio::test]
async fn with_a_cookie_the_request_must_come_from_a_page_of_this_host() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let id = own_id(&staff).await;
    let body = json!({ "current_password": PASSWORD, "new_password": NEW });
    let with = |method: Method, path: &str, origin: &str| {
        let request = app.request(method, path).header("Cookie", format!("bmms_session={}", staff.token));
        Reply::of(request.header("Origin", origin).json(&body))
    };
    let session = format!("/api/v1/sessions/{id}");
    with(Method::PUT, "/api/v1/me/password", "http://evil.example").await.expect(403);
    with(Method::DELETE, &session, "http://evil.example").await.expect(403);
    with(Method::PUT, "/api/v1/me/password", &app.url()).await.expect(204);
    with(Method::DELETE, &session, &app.url()).await.expect(204);
    app.stop().await;
}
