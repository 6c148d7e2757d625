//! The connection below a request: shared by people, cut in the middle, waited for.

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::connections::blocked_change;
use crate::isolation::arena::{Arena, Context, End, mint, send, tenant_tables};
use crate::isolation::oracles::Sums;
use crate::support::{Actor, App, plan_of, until};

/// A connection to the service, as a proxy of many people holds it.
async fn connect(app: &App) -> TcpStream {
    TcpStream::connect(app.url().strip_prefix("http://").unwrap()).await.unwrap()
}

/// Sends bytes and reads until the service closes the connection.
async fn exchange(app: &App, sent: &str) -> String {
    let mut stream = connect(app).await;
    stream.write_all(sent.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

fn get(path: &str, token: &str, more: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {token}\r\n{more}\r\n")
}

/// Requests of two people on one connection, one behind the other, and a request hidden in the body of another. Each is
/// read for itself and has the token it came with; nothing of the context belongs to a connection.
#[tokio::test]
async fn http_15_people_who_share_a_connection_share_nothing_else() {
    let arena = Arena::new().await;
    let (app, own, victim) = (&arena.app, &arena.own, &arena.victim);
    let list = |code: &str| format!("/api/v1/moa/{code}/planning/strategic-plans");
    let (moh, mole) = (list("MOH"), list("MOLE"));
    let mut pipelined = String::new();
    for _ in 0..5 {
        pipelined += &(get(&moh, &own.token, "") + &get(&mole, &victim.token, "") + &get(&mole, &own.token, ""));
    }
    let closing = format!("GET {moh} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    let answer = exchange(app, &(pipelined + &closing)).await;
    let responses: Vec<&str> = answer.split("HTTP/1.1 ").skip(1).collect();
    assert_eq!(responses.len(), 16, "{answer}");
    for three in responses[..15].chunks(3) {
        assert!(three[0].starts_with("200") && three[0].contains(&own.marker) && !three[0].contains(&victim.marker));
        assert!(three[1].starts_with("200") && three[1].contains(&victim.marker) && !three[1].contains(&own.marker));
        assert!(three[2].starts_with("403") && !three[2].contains(&victim.marker), "{}", three[2]);
    }
    assert!(responses[15].starts_with("401"), "{}", responses[15]);

    // The lengths of the first request contradict each other; what may be taken for a second one has no token.
    let hidden = format!("GET {mole} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    for lengths in [
        format!("Content-Length: {}\r\nTransfer-Encoding: chunked\r\n", 5 + hidden.len()),
        format!("Content-Length: 0\r\nContent-Length: {}\r\n", hidden.len()),
        "Transfer-Encoding: xchunked\r\n".to_owned(),
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n".to_owned(),
    ] {
        let sent = format!("{}0\r\n\r\n{hidden}", get(&moh, &own.token, &lengths));
        let answer = exchange(app, &sent).await;
        assert!(!answer.contains(&victim.marker), "{lengths}: {answer}");
        let statuses: Vec<&str> = answer.split("HTTP/1.1 ").skip(1).map(|answer| &answer[..3]).collect();
        assert!(statuses.iter().skip(1).all(|status| ["400", "401"].contains(status)), "{lengths}: {statuses:?}");
    }
    arena.app.stop().await;
}

/// A client that goes away at any byte of its request, while it writes. Nothing half done stays, nothing waits on a
/// connection for the next request, and no row of another organization changes.
#[tokio::test]
async fn http_16_a_client_that_goes_away_at_any_byte_leaves_nothing() {
    let Arena { app, root, own, .. } = Arena::new().await;
    let before = Sums::of_tenants(&root).await;
    let plans = async || {
        let counted = "select count(*) from planning.strategic_plans where org_id = 6";
        root.query_one(counted, &[]).await.unwrap().get::<_, i64>(0)
    };
    let (mut attempts, present) = (0, plans().await);
    for slot in 0..8 {
        let body = plan_of("Gone", 2040 + 2 * slot).to_string();
        let request = format!(
            "POST /api/v1/moa/MOH/planning/strategic-plans HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {}\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            own.token,
            body.len()
        );
        // All of it in half of the cases: then the client leaves while the request is answered.
        let sent = if slot % 2 == 0 { request.len() } else { request.len() * usize::try_from(slot).unwrap() / 8 };
        let mut stream = connect(&app).await;
        stream.write_all(&request.as_bytes()[..sent]).await.unwrap();
        for _ in 0..slot {
            tokio::task::yield_now().await;
        }
        drop(stream);
        attempts += i64::from(sent == request.len());
    }
    // Whatever was taken up is over with the service; what was not never will be.
    let database = app.database.clone();
    app.stop().await;
    let busy = "select count(*) from pg_stat_activity
                where datname = current_database() and application_name like '% tenant' and state <> 'idle'";
    until("no transaction is open", async || root.query_one(busy, &[]).await.unwrap().get::<_, i64>(0) == 0).await;
    let made = plans().await - present;
    assert!((0..=attempts).contains(&made), "{made} of {attempts}");
    let whole = "select count(*) from planning.strategic_plans p where title = 'Gone' and not exists
                 (select from audit.events e where e.entity = 'planning.strategic_plans' and e.entity_id = p.id::text)";
    assert_eq!(root.query_one(whole, &[]).await.unwrap().get::<_, i64>(0), 0, "a row without its record");
    assert_eq!(before.changed_beside(&Sums::of_tenants(&root).await, own.org_id), []);
    let app = App::on(database, |_| {}).await;
    Actor { app: &app, token: own.token, code: "MOH".to_owned() }.plan("After", 2080, 2081).await;
    assert_eq!(plans().await, present + made + 1);
    app.stop().await;
}

/// A tenant at the addresses of oversight, an overseer at those of a tenant, and either's token turned into writing. The
/// two have different passes and logins, and that of oversight has no right to write, whatever the routes do.
#[tokio::test]
async fn http_19_who_looks_at_every_organization_writes_in_none_and_enters_none() {
    let arena = Arena::new().await;
    let overseer = arena.app.person("ocm.executive").await;
    overseer.get("/api/v1/ocm/planning/MOH").await.expect(200);
    for path in ["strategic-plans", "dashboard", "/api/v1/moa/MOH/organization"] {
        overseer.at("MOH").get(path).await.expect(403);
    }
    arena.app.visitor("ocm.executive").await.get("/moa/MOH/dashboard/").await.expect(403);
    let admin = arena.app.person("moh.admin").await;
    for path in ["/api/v1/ocm/planning", "/api/v1/ocm/planning/MOH", "/api/v1/ocm/planning/MOLE"] {
        admin.get(path).await.expect(403);
    }
    arena.app.visitor("moh.admin").await.get("/ocm/planning/").await.expect(403);
    let oversight = arena.app.login("bmms_oversight").await;
    let (own, service) = (arena.own.context(), arena.app.login("bmms_service").await);
    for table in tenant_tables(&arena.root).await {
        for sql in [
            format!("insert into {table} (org_id) values (6)"),
            format!("update {table} set org_id = org_id"),
            format!("delete from {table}"),
            format!("truncate {table}"),
        ] {
            let alone = Context::none().signed_in_as("oversight", "bmms_oversight");
            let with_pass = own.clone().signed_in_as("oversight with a tenant's pass", "bmms_oversight");
            for context in [alone, with_pass] {
                // Its transactions only read; that it may lift, and then its rights are what stops it.
                let sql = format!("set transaction read write; {sql}");
                let refusal = send(&oversight, &context, &sql, End::Rollback).await.expect_err(&sql);
                assert_eq!(refusal.code, "42501", "{sql}: {refusal:?}");
            }
        }
    }
    for role in ["bmms_tenant", "bmms_service", "bmms_workflow", "bmms_owner"] {
        let refused = oversight.batch_execute(&format!("set role {role}")).await.unwrap_err();
        assert_eq!(refused.code().unwrap().code(), "42501", "{role}");
    }
    // The control: the tenant writes; and a tenant becomes no overseer.
    let rename = "update planning.goals set title = title || '!'";
    assert_eq!(send(&service, &own, rename, End::Rollback).await.unwrap().count, 1);
    let refused = send(&service, &own, "set local role bmms_oversight", End::Rollback).await.unwrap_err();
    assert_eq!(refused.code, "42501");
    mint(&arena.app, &arena.own.token, "OCM", "1 minute").await.unwrap_err();
    arena.app.stop().await;
}

/// An organization that keeps every connection busy. There is no share for each: others wait, are told when to come back,
/// and are served as soon as the time limit of a request has freed a connection.
#[tokio::test]
async fn http_21_who_keeps_every_connection_busy_does_so_for_the_time_of_a_request() {
    let app = App::configured(|config| {
        config.database.max_connections = 1;
        config.http.timeout_secs = 2;
    })
    .await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let plan = moh.plan("Health", 2025, 2030).await;
    mole.get("strategic-plans").await.expect(200);
    let locker = app.superuser().await;
    let (sent, _) = blocked_change(&app, &moh, &plan, &locker).await;
    let waited = mole.get("strategic-plans").await;
    if waited.status != 200 {
        assert!(waited.status == 503 && waited.headers.contains_key("retry-after"), "{}", waited.text);
    }
    assert_eq!(sent.await.unwrap().unwrap().status(), 503);
    // The lock is still there; the connection is not.
    mole.get("strategic-plans").await.expect(200);
    locker.batch_execute("rollback").await.unwrap();
    app.stop().await;
}
