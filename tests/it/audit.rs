//! The audit trail: everything done is in it, and whoever changes it leaves traces.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::support::{Actor, App, PASSWORD, Reply};

struct Event {
    actor: Option<String>,
    action: String,
    entity: String,
    old: Value,
    new: Value,
}

/// What is on the chain of an organization after an entry.
async fn events_after(root: &Client, org_id: i32, seq: i64) -> Vec<Event> {
    let rows = root
        .query(
            "select u.username, e.action, e.entity, coalesce(e.old_values, '{}'), coalesce(e.new_values, '{}')
             from audit.events e left join auth.users u on u.id = e.actor where e.org_id = $1 and e.seq > $2 order by e.seq",
            &[&org_id, &seq],
        )
        .await
        .unwrap();
    let event = |row: &tokio_postgres::Row| Event {
        actor: row.get(0),
        action: row.get(1),
        entity: row.get(2),
        old: row.get(3),
        new: row.get(4),
    };
    rows.iter().map(event).collect()
}

async fn newest(root: &Client, org_id: i32) -> i64 {
    root.query_one("select coalesce(max(seq), 0) from audit.events where org_id = $1", &[&org_id]).await.unwrap().get(0)
}

/// What is on the platform's chain: person, action and details.
async fn platform_events(root: &Client) -> Vec<(Option<String>, String, Value)> {
    let rows = root
        .query(
            "select u.username, p.action, p.details from audit.platform_events p left join auth.users u on u.id = p.actor order by p.seq",
            &[],
        )
        .await
        .unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

async fn broken_links(root: &Client) -> Vec<(i32, String)> {
    let rows = root.query("select chain, problem from audit.broken_links()", &[]).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// Changes a row over HTTP and returns the one event that came of it.
async fn event_of(root: &Client, reply: impl Future<Output = Reply>) -> Event {
    let before = newest(root, 6).await;
    let reply = reply.await;
    assert!(reply.status < 300, "{}", reply.text);
    let mut events = events_after(root, 6, before).await;
    assert_eq!(events.len(), 1, "one change, one event");
    events.remove(0)
}

fn expect(event: &Event, actor: &str, action: &str, entity: &str) {
    let actual = (event.actor.as_deref(), event.action.as_str(), event.entity.as_str());
    assert_eq!(actual, (Some(actor), action, entity));
}

#[tokio::test]
async fn every_change_is_recorded_with_its_person_and_both_values() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let body =
        |title: &str| json!({ "title": title, "start_year": 2025, "end_year": 2030, "vision": "V", "mission": "M" });

    let created = event_of(&root, staff.post("strategic-plans", &body("First"))).await;
    expect(&created, "moh.staff", "insert", "planning.strategic_plans");
    assert_eq!((&created.old, &created.new["title"]), (&json!({}), &json!("First")));
    let plan = format!("strategic-plans/{}", created.new["id"].as_str().unwrap());

    let changed = event_of(&root, staff.put(&plan, 1, &body("Second"))).await;
    expect(&changed, "moh.staff", "update", "planning.strategic_plans");
    assert_eq!(changed.old, json!({ "title": "First", "version": 1 }), "what changed and nothing else");
    assert_eq!(changed.new, json!({ "title": "Second", "version": 2 }));

    let goal = staff.goal(&plan, "A goal").await;
    let measured = event_of(&root, staff.act(&goal, "progress", &json!({ "current_value": "4" }))).await;
    expect(&measured, "moh.staff", "update", "planning.goals");
    assert_eq!(measured.new["current_value"].as_f64(), Some(4.0));

    let year = event_of(&root, annual_plan(&staff, &plan)).await;
    expect(&year, "moh.staff", "insert", "planning.annual_plans");
    let year = format!("annual-plans/{}", year.new["id"].as_str().unwrap());
    let objective = staff.objective(&year, "An objective", "2026-05-01").await;
    for (row, entity, title) in
        [(&objective, "planning.objectives", "An objective"), (&goal, "planning.goals", "A goal")]
    {
        let version = staff.get(row).await.json()["version"].as_i64().unwrap();
        let deleted = event_of(&root, staff.change(Method::DELETE, row, version, &json!(null))).await;
        expect(&deleted, "moh.staff", "delete", entity);
        assert_eq!((&deleted.old["title"], &deleted.new), (&json!(title), &json!({})));
    }

    staff.goal(&plan, "Another goal").await;
    let submitted = event_of(&root, staff.act(&plan, "submit", &json!({}))).await;
    expect(&submitted, "moh.staff", "update", "planning.strategic_plans");
    assert_eq!((&submitted.old["status"], &submitted.new["status"]), (&json!("draft"), &json!("submitted")));

    let admin = app.person("moh.admin").await;
    let profile = profile(&admin, "Ministry of Health, renamed").await;
    let renamed = event_of(&root, profile).await;
    expect(&renamed, "moh.admin", "update", "organizations.organizations");
    assert_eq!(renamed.new["name"], json!("Ministry of Health, renamed"));

    // What fails leaves no trace of a change, and the others' chains are their own.
    let before = newest(&root, 6).await;
    staff.post("strategic-plans", &body("Overlapping")).await.expect(422);
    assert_eq!(newest(&root, 6).await, before);
    assert_eq!(broken_links(&root).await, []);
    app.stop().await;
}

async fn annual_plan(staff: &Actor<'_>, plan: &str) -> Reply {
    let id = plan.rsplit('/').next().unwrap();
    staff.post("annual-plans", &json!({ "strategic_plan_id": id, "title": "2026", "year": 2026 })).await
}

async fn profile<'a>(admin: &'a Actor<'_>, name: &str) -> impl Future<Output = Reply> + use<'a> {
    let now = admin.get("/api/v1/moa/MOH/organization").await.json();
    let fields =
        ["acronym", "mandate", "powers", "head_official", "head_title", "email", "phone", "website", "address"];
    let mut body: Value = fields.iter().map(|field| ((*field).to_owned(), now[*field].clone())).collect();
    body["name"] = json!(name);
    let version = now["version"].as_i64().unwrap();
    async move { admin.put("/api/v1/moa/MOH/organization", version, &body).await }
}

#[tokio::test]
async fn sign_ins_failures_refusals_and_sign_outs_are_recorded() {
    let app = App::start().await;
    let root = app.superuser().await;
    let known = platform_events(&root).await.len();
    let staff = app.person("moh.staff").await;
    for (login, password) in [("moh.staff", "not it"), ("nobody", "not it"), ("pending", PASSWORD)] {
        let body = json!({ "login": login, "password": password });
        Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&body)).await;
    }
    staff.at("MOLE").get("strategic-plans").await.expect(403);
    staff.change(Method::DELETE, "/api/v1/sessions/current", 1, &json!(null)).await;
    app.login("bmms_migrator").await.execute("select ctx.rotate_key()", &[]).await.unwrap();

    let recorded: Vec<_> = platform_events(&root).await.split_off(known);
    let recorded: Vec<_> = recorded
        .iter()
        .map(|(person, action, details)| (person.as_deref(), action.as_str(), details.clone()))
        .collect();
    let kid: i16 = root.query_one("select kid from ctx.current_key", &[]).await.unwrap().get(0);
    let expected = [
        (Some("moh.staff"), "sign_in", json!({})),
        (None, "sign_in_failed", json!({ "login": "moh.staff" })),
        (None, "sign_in_failed", json!({ "login": "nobody" })),
        (Some("pending"), "sign_in_refused", json!({ "outcome": "pending" })),
        (Some("moh.staff"), "denied", json!({ "code": "MOLE", "path": "/api/v1/moa/MOLE/planning/strategic-plans" })),
        (Some("moh.staff"), "sign_out", json!({})),
        (None, "rotate_key", json!({ "kid": kid })),
    ];
    assert_eq!(recorded, expected);
    assert_eq!(broken_links(&root).await, []);
    app.stop().await;
}

#[tokio::test]
async fn an_altered_a_missing_and_a_cut_off_entry_show() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("A plan", 2025, 2030).await;
    for title in ["One", "Two", "Three"] {
        staff.goal(&plan, title).await;
    }
    assert_eq!(broken_links(&root).await, []);
    let (altered, missing, cut) =
        ("the entry was altered", "an entry before this one is missing", "the newest entry is missing or altered");
    let last = "(select max(seq) from audit.events where org_id = 6)";
    let cases = [
        (format!("update audit.events set new_values = '{{}}' where org_id = 6 and seq = {last} - 1"), 6, altered),
        (format!("update audit.events set actor = null where org_id = 6 and seq = {last} - 2"), 6, altered),
        (
            format!("update audit.events set at = at + interval '1 second' where org_id = 6 and seq = {last} - 2"),
            6,
            altered,
        ),
        (format!("update audit.events set hash = '\\x00' where org_id = 6 and seq = {last}"), 6, cut),
        (format!("delete from audit.events where org_id = 6 and seq = {last} - 1"), 6, missing),
        (format!("delete from audit.events where org_id = 6 and seq < {last} - 1"), 6, missing),
        (format!("delete from audit.events where org_id = 6 and seq = {last}"), 6, cut),
        ("delete from audit.events where org_id = 6".to_owned(), 6, cut),
        (format!("update audit.events set org_id = 10, seq = 999 where org_id = 6 and seq = {last}"), 6, cut),
        ("update audit.platform_events set details = '{}' where action = 'put_user'".to_owned(), 0, altered),
        ("delete from audit.platform_events where seq = 2".to_owned(), 0, missing),
        (
            "delete from audit.platform_events where seq = (select max(seq) from audit.platform_events)".to_owned(),
            0,
            cut,
        ),
    ];
    for (tampering, chain, problem) in cases {
        root.batch_execute("begin").await.unwrap();
        assert!(root.execute(&tampering, &[]).await.unwrap() > 0, "{tampering}");
        let broken = broken_links(&root).await;
        root.batch_execute("rollback").await.unwrap();
        assert!(broken.contains(&(chain, problem.to_owned())), "{tampering}: {broken:?}");
    }
    assert_eq!(broken_links(&root).await, []);
    app.stop().await;
}

#[tokio::test]
async fn twenty_writers_at_once_leave_an_unbroken_chain() {
    const WRITERS: usize = 20;
    let app = App::configured(|config| config.database.max_connections = WRITERS).await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let others = app.person("mole.staff").await;
    let plan = staff.plan("A plan", 2025, 2030).await;
    let theirs = others.plan("Theirs", 2025, 2030).await;
    let before = newest(&root, 6).await;
    let titles: Vec<String> = (0..WRITERS).map(|number| format!("Goal {number}")).collect();
    let goals = join_all(titles.iter().map(|title| staff.goal(&plan, title))).await;
    // Changes of different rows in one transaction's time, with another organization's between them.
    let changes = join_all(goals.iter().map(|goal| async {
        others.goal(&theirs, goal).await;
        staff.act(goal, "progress", &json!({ "completion_percentage": "50" })).await.status
    }));
    assert_eq!(changes.await, [200; WRITERS]);
    let written = events_after(&root, 6, before).await.len();
    assert_eq!(written, 2 * WRITERS, "no event is lost");
    assert_eq!(broken_links(&root).await, []);
    app.stop().await;
}

#[tokio::test]
async fn no_password_and_no_token_is_in_the_trail() {
    let app = App::start().await;
    let root = app.superuser().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("A plan", 2025, 2030).await;
    let wrong = json!({ "login": "moh.staff", "password": "a wrong secret" });
    Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&wrong)).await.expect(401);
    staff.at("MOLE").get("strategic-plans").await.expect(403);
    let all = "select string_agg(t, ' ') from (select e::text from audit.events e union all select p::text from audit.platform_events p) s (t)";
    let trail: String = root.query_one(all, &[]).await.unwrap().get(0);
    let hash: String =
        root.query_one("select encode(sha256(convert_to($1, 'UTF8')), 'hex')", &[&staff.token]).await.unwrap().get(0);
    assert!(trail.contains("moh.staff") && trail.contains(plan.rsplit('/').next().unwrap()), "the trail is there");
    for secret in [PASSWORD, "a wrong secret", "argon2", staff.token.as_str(), hash.as_str()] {
        assert!(!trail.contains(secret), "{secret} is in the trail");
    }
    app.stop().await;
}
