//! The service as an operator meets it: health, readiness, figures, documentation, its log, and its end.

use std::process::Stdio;
use std::time::Duration;

use bmms_schema::cluster::free_port;
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::process::Command;

use crate::connections::blocked_change;
use crate::support::{App, PASSWORD, Reply, plan_of, until};

#[tokio::test]
async fn readiness_ends_with_the_first_finding() {
    let app = App::start().await;
    let superuser = app.superuser().await;
    let get = async |path: &str| Reply::of(app.request(Method::GET, path)).await;
    get("/ready/").await.expect(200);
    superuser.batch_execute("alter table planning.goals disable row level security").await.unwrap();
    // A verdict is good for five seconds.
    until("the finding is noticed", async || get("/ready/").await.status == 503).await;
    assert_eq!(get("/ready/").await.text, "not ready");
    get("/health/").await.expect(200);
    superuser.batch_execute("alter table planning.goals enable row level security").await.unwrap();
    until("the service is ready again", async || get("/ready/").await.status == 200).await;
    app.stop().await;
}

#[tokio::test]
async fn the_documentation_loads_nothing_from_elsewhere() {
    let app = App::start().await;
    let page = Reply::of(app.request(Method::GET, "/api/docs")).await.expect(200);
    assert!(page.headers["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(page.text.contains("swagger-ui"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("http"), "{policy}");
    for loading in [
        "src=\"http",
        "src='http",
        "src=\"//",
        "<link rel=\"stylesheet\" href=\"http",
        "@import",
        "url(http",
        "url(\"http",
        "url(//",
    ] {
        assert!(!page.text.contains(loading), "the page has {loading}");
    }
    app.stop().await;
}

#[tokio::test]
async fn an_end_lets_a_running_request_finish_and_takes_no_other() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let (locker, superuser) = (app.superuser().await, app.superuser().await);
    let (sent, _) = blocked_change(&app, &staff, &plan, &locker).await;
    let address = app.url().replace("http://", "");
    let stopping = tokio::spawn(app.stop());
    until("new connections are refused", async || TcpStream::connect(&address).await.is_err()).await;
    assert!(!stopping.is_finished() && !sent.is_finished());
    locker.batch_execute("rollback").await.unwrap();
    assert_eq!(sent.await.unwrap().unwrap().status(), 200);
    stopping.await.unwrap();
    let title = superuser.query_one("select title from planning.strategic_plans", &[]).await.unwrap();
    assert_eq!(title.get::<_, &str>(0), "Never");
    let left =
        "select count(*) from pg_stat_activity where datname = current_database() and application_name like 'bmms/%'";
    until("the connections are closed", async || superuser.query_one(left, &[]).await.unwrap().get::<_, i64>(0) == 0)
        .await;
}

#[tokio::test]
async fn the_log_has_every_request_and_no_secret() {
    // The database is arranged by a service of the test; the one that is read is the program itself.
    let app = App::start().await;
    let (port, metrics_port) = (free_port().unwrap(), free_port().unwrap());
    let mut program = app
        .program(&["serve"])
        .env("BMMS__HTTP__LISTEN", format!("127.0.0.1:{port}"))
        .env("BMMS__HTTP__METRICS_LISTEN", format!("127.0.0.1:{metrics_port}"))
        .env("BMMS__CHECK__ALLOW_UNPATCHED_SERVER", "true")
        .env("BMMS__LOG__FILTER", "debug")
        .stderr(Stdio::piped())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let mut log = program.stderr.take().unwrap();
    let reading = tokio::spawn(async move {
        let mut text = String::new();
        log.read_to_string(&mut text).await.unwrap();
        text
    });
    let url = format!("http://127.0.0.1:{port}");
    let http = reqwest::Client::new();
    until("the program answers", async || {
        http.get(format!("{url}/ready/")).send().await.is_ok_and(|answer| answer.status() == 200)
    })
    .await;

    let sign_in = |password: &str, cookie: bool| {
        let body = json!({ "login": "moh.staff", "password": password, "cookie": cookie });
        http.post(format!("{url}/api/v1/sessions")).json(&body)
    };
    let wrong = "a wrong guess at a password";
    Reply::of(sign_in(wrong, false)).await.expect(401);
    let token = Reply::of(sign_in(PASSWORD, false)).await.expect(201).json()["token"].as_str().unwrap().to_owned();
    let cookie =
        Reply::of(sign_in(PASSWORD, true)).await.expect(201).headers["set-cookie"].to_str().unwrap().to_owned();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    let broken = format!("{{\"login\": \"moh.staff\", \"password\": \"{PASSWORD}\", \"remember\": true}}");
    let unusable = http.post(format!("{url}/api/v1/sessions")).header("Content-Type", "application/json").body(broken);
    Reply::of(unusable).await.expect(422);
    // A link is in the address that somebody follows, and then in what she sends.
    let mailed = bmms::auth::Token::generate().unwrap();
    Reply::of(http.get(format!("{url}/password/set/?token={}", mailed.reveal()))).await.expect(200);
    Reply::of(http.get(format!("{url}/password/set?token={}", mailed.reveal()))).await.expect(200);
    let body = json!({ "token": mailed.reveal(), "new_password": "seven boats at noon" });
    Reply::of(http.post(format!("{url}/api/v1/passwords")).json(&body)).await.expect(422);
    // One address fails again and again.
    for n in 0..12 {
        let body = json!({ "login": format!("guess{n}"), "password": wrong });
        Reply::of(http.post(format!("{url}/api/v1/sessions")).json(&body)).await.expect(401);
    }
    let plans = format!("{url}/api/v1/moa/MOH/planning/strategic-plans");
    let create = http.post(&plans).bearer_auth(&token).header("X-Request-Id", "the-logged-one");
    Reply::of(create.json(&plan_of("Health", 2025))).await.expect(201);
    Reply::of(http.get(&plans).header("Cookie", &cookie)).await.expect(200);
    Reply::of(http.get(format!("{url}/api/v1/moa/MOLE/organization")).bearer_auth(&token)).await.expect(403);
    Reply::of(http.get(&plans).header("Authorization", format!("Basic {token}"))).await.expect(401);
    let pid = program.id().unwrap().to_string();
    Command::new("kill").args(["-TERM", &pid]).status().await.unwrap();
    assert!(program.wait().await.unwrap().success());
    let log = reading.await.unwrap();
    let line = log.lines().find(|line| line.contains("the-logged-one") && line.contains("answered"));
    let line: serde_json::Value = serde_json::from_str(line.expect("the request is logged")).unwrap();
    assert_eq!(line["status"], 201);
    let alarms: Vec<_> = log.lines().filter(|line| line.contains("many failed sign-ins")).collect();
    assert!(alarms.len() == 1 && alarms[0].contains("\"WARN\"") && alarms[0].contains("127.0.0.1"), "{alarms:?}");
    // What a pass grants is in it, in order.
    let pass = "organization.view,planning.";
    let secret = token.strip_prefix("bmms_").unwrap();
    let mailed = mailed.reveal().strip_prefix("bmms_").unwrap();
    for hidden in [secret, mailed, cookie.split('=').nth(1).unwrap(), PASSWORD, wrong, pass, "argon2id"] {
        let found = log.lines().find(|line| line.contains(hidden));
        assert!(found.is_none(), "{hidden} is logged: {}", found.unwrap());
    }
    app.stop().await;
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let app = App::configured(|config| {
        config.http.timeout_secs = 1;
        config.http.idle_secs = 2;
    })
    .await;
    let mut silent = TcpStream::connect(app.url().trim_start_matches("http://")).await.unwrap();
    silent.write_all(b"GET /health/ HTTP/1.1\r\nHost: here\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(20), silent.read_to_end(&mut answer)).await;
    assert!(closed.is_ok(), "the connection is still open");
    assert!(answer.ends_with(b"ok"), "and was answered before");
    Reply::of(app.request(Method::GET, "/health/")).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_database_behind_the_program_is_refused() {
    let app = App::start().await;
    let superuser = app.superuser().await;
    Reply::of(app.request(Method::GET, "/ready/")).await.expect(200);
    superuser
        .batch_execute("delete from migrations.history where version = (select max(version) from migrations.history)")
        .await
        .unwrap();
    until("the service is not ready", async || Reply::of(app.request(Method::GET, "/ready/")).await.status == 503)
        .await;
    let refusal = bmms::server::start(bmms::server::App::new(app.config.clone()).unwrap()).await.unwrap_err();
    assert!(refusal.to_string().contains("run `bmms migrate`"), "{refusal:#}");
    app.stop().await;
}
