//! What a client sends beside the path and the token: headers, parameters, fields, cursors, languages.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::Method;
use serde_json::{Value, json};

use crate::addresses::{Rows, body, contents, paths, send_body};
use crate::isolation::arena::Arena;
use crate::pages::{Stage, filled, form_to};
use crate::support::contract::operations;
use crate::support::{Actor, App, Proxy, Reply, plan_of, server};

/// Headers and parameters that name another organization or person, as proxies and other frameworks read them. Nothing
/// reads them here.
#[tokio::test]
async fn http_03_nothing_but_the_path_and_the_token_chooses_the_organization() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    moh.plan("Health", 2025, 2030).await;
    mole.plan("Work", 2025, 2030).await;
    let expected = moh.get("strategic-plans").await.expect(200).json();
    assert_eq!(expected["items"][0]["title"], "Health");
    for name in [
        "X-Org-Id",
        "X-Organization",
        "X-Tenant",
        "X-Forwarded-User",
        "X-Original-URL",
        "X-HTTP-Method-Override",
        "X-Forwarded-Host",
        "app.org_id",
    ] {
        for value in ["10", "MOLE", "mole.staff", "/api/v1/moa/MOLE/planning/strategic-plans", "DELETE"] {
            let request = moh.request(Method::GET, "strategic-plans").header(name, value);
            assert_eq!(Reply::of(request).await.expect(200).json(), expected, "{name}: {value}");
        }
    }
    for host in ["mole.bmms.example", "10", "evil.example"] {
        let request = moh.request(Method::GET, "strategic-plans").header("Host", host).header("HOST", host);
        assert_eq!(Reply::of(request).await.expect(200).json(), expected, "{host}");
    }
    for query in ["org_id=10", "org=MOLE", "organization_id=10", "app.org_id=10", "org_id=10&org_id=6"] {
        assert_eq!(moh.get(&format!("strategic-plans?{query}")).await.expect(200).json(), expected, "{query}");
    }
    let mut body: Value = plan_of("Smuggled", 2031);
    body["org_id"] = json!(10);
    moh.post("strategic-plans", &body).await.expect(422);
    moh.at("MOLE").get("strategic-plans").await.expect(403);
    let own: Actor<'_> = moh.at("moh");
    assert_eq!(own.get("strategic-plans").await.expect(200).json(), expected);
    let theirs = mole.get("strategic-plans").await.expect(200).json();
    assert_eq!(theirs["items"].as_array().unwrap().len(), 1);
    app.stop().await;
}

/// Fields that a client may not write, in every body and in a form: a body takes its own fields and no others, and a form
/// hands on what it shows. Should one get through, no grant covers such a column.
#[tokio::test]
async fn http_04_a_field_that_nobody_may_write_is_refused_in_every_body() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let (admin, before) = (app.person("moh.admin").await, contents(&app, 6).await);
    let mut tried = 0;
    for operation in operations().filter(|operation| operation.path.contains("{org}")) {
        let Some(good) = body(&operation) else { continue };
        let id = if operation.path.contains("{id}") { stage.own.for_path(operation.path) } else { "" };
        for (field, value) in [
            ("org_id", json!(10)),
            ("organization", json!({ "id": 10 })),
            ("id", json!(stage.theirs.goal)),
            ("created_by", json!([stage.theirs.goal])),
            ("approved_by", json!(stage.theirs.goal)),
            ("version", json!(7)),
            ("__proto__", json!({ "org_id": 10 })),
        ] {
            let mut bad = good.clone();
            bad[field] = value;
            for path in paths(&operation, "MOH", id) {
                let reply = send_body(&admin, &operation, &path, Some(bad.clone())).await;
                let refused = reply.status == 422 && reply.rule(&format!("/{field}")).is_some();
                assert!(refused, "{} {path} {field}: {}", operation.method, reply.text);
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
    assert_eq!(contents(&app, 6).await, before);
    let create = "/moa/MOH/planning/strategic-plans/create/";
    let form = filled(form_to(&stage.moh, create).await, &stage.own).with("org_id", "10").with("status", "approved");
    stage.moh.send(&form).await.expect(303);
    let made = "select org_id, status from planning.strategic_plans where title = 'Filled in'";
    let made = app.superuser().await.query_one(made, &[]).await.unwrap();
    assert_eq!((made.get(0), made.get(1)), (6, "draft"));
    let staff = app.person("moh.staff").await;
    assert_eq!(staff.create("strategic-plans", &plan_of("Own", 2060)).await["organization"], "MOH");
    app.stop().await;
}

/// A cursor as the service would write it.
fn cursor(sort: &str, key: &Value, id: &str) -> String {
    URL_SAFE_NO_PAD.encode(json!({ "sort": sort, "key": key, "id": id }).to_string())
}

/// Filters, sorts and cursors that reach for another organization's rows. Filters and sorts are from fixed lists, and a
/// cursor says where in one's own list to go on, whatever is in it: it is not signed because it opens nothing.
#[tokio::test]
async fn http_06_no_filter_sort_or_cursor_reaches_another_organization() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    let admin = Actor { app: &arena.app, token: own.token.clone(), code: own.code.to_owned() };
    let goals = format!("strategic-plans/{}/goals", own.plan);
    let mut answered = 0;
    for list in ["strategic-plans", "annual-plans", "objectives", &goals] {
        let shown = admin.fetch(list).await;
        assert!(shown.to_string().contains(&own.marker), "{list}: {shown}");
        for query in [
            "org_id=10",
            "org=MOLE",
            "organization=10",
            "q=mark",
            "q=%25",
            "q=_",
            "sort=org_id",
            "sort=-created_by",
            "sort=title;drop",
            "sort=vision",
            "status=draft' or 1=1--",
            "year=2026 or 1=1",
            "strategic_plan=*",
        ] {
            let reply = admin.get(&format!("{list}?{query}")).await.expect(200);
            arena.canary.silent_in(&format!("{list}?{query}"), &reply);
        }
        let keys =
            [json!(2025), json!("0.00"), json!(victim.marker), json!("2020-01-01"), json!([1, "x", 2]), Value::Null];
        let sorts = ["-start_year", "title", "-created_at", "-progress", "-year", "target_date", "priority", ""];
        for (sort, key) in sorts.iter().flat_map(|sort| keys.iter().map(move |key| (sort, key))) {
            for id in [&victim.plan, &victim.goal, &victim.objective] {
                let path = format!("{list}?limit=1&sort={sort}&cursor={}", cursor(sort, key, id));
                let reply = admin.get(&path).await;
                assert!([200, 422].contains(&reply.status), "{path}: {}", reply.text);
                assert!(!reply.text.contains(&victim.marker), "{path}: {}", reply.text);
                answered += usize::from(reply.status == 200);
            }
        }
    }
    // Some of the cursors were taken for genuine, and a genuine one goes on.
    assert!(answered > 10, "{answered}");
    admin.plan("Later", 2040, 2041).await;
    let first = admin.fetch("strategic-plans?limit=1").await;
    let next = admin.fetch(&format!("strategic-plans?limit=1&cursor={}", first["next"].as_str().unwrap())).await;
    assert_eq!((&first["items"][0]["title"], &next["items"][0]["title"]), (&json!("Later"), &json!(own.marker)));
    arena.app.stop().await;
}

/// Text that a spreadsheet would run as a formula when somebody of another organization opens the file. In CSV it begins
/// with an apostrophe; in a workbook it is a cell of text.
#[tokio::test]
async fn http_12_no_text_is_a_formula_in_a_file() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let dangerous = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", " =1", "=cmd|' /C calc'!A0"];
    for (title, year) in dangerous.iter().zip((2020..).step_by(2)) {
        staff.plan(title, year, year + 1).await;
    }
    staff.plan("Harmless = true", 2050, 2051).await;
    let viewer = app.visitor("moh.viewer").await;
    let csv = viewer.get("/moa/MOH/planning/strategic-plans/export/csv/").await.expect(200);
    let mut reader = csv::Reader::from_reader(csv.text.trim_start_matches('\u{feff}').as_bytes());
    let titles: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
    assert_eq!(titles.len(), dangerous.len() + 1);
    for title in &titles {
        assert!(title == "Harmless = true" || title.starts_with('\''), "{title:?}");
    }
    let workbook = viewer.get("/moa/MOH/planning/strategic-plans/export/xlsx/").await.expect(200);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&workbook.bytes)).unwrap();
    let sheet = std::io::read_to_string(archive.by_name("xl/worksheets/sheet1.xml").unwrap()).unwrap();
    assert!(sheet.contains("t=\"s\"") && !sheet.contains("<f>") && !sheet.contains("<f "), "{sheet}");
    app.stop().await;
}

/// Languages and time zones that a client asks for. None reaches the database's settings: the service sends none.
#[tokio::test]
async fn http_24_no_language_or_time_zone_of_a_client_reaches_the_database() {
    let proxy = Proxy::start(server().await).await;
    let app = App::configured(|config| proxy.stands_before(config)).await;
    let staff = app.person("moh.staff").await;
    Rows::of(&staff).await;
    let expected = staff.get("dashboard").await.expect(200).told();
    proxy.flights().await;
    let hostile = "Asia/Tokyo'; set app.org_id = '10";
    for name in ["Accept-Language", "Time-Zone", "X-Timezone", "Prefer", "Accept-Charset", "X-Locale"] {
        for value in [hostile, "Asia/Tokyo", "tr-TR", "C"] {
            let request = staff.request(Method::GET, "dashboard").header(name, value);
            assert_eq!(Reply::of(request).await.told(), expected, "{name}: {value}");
        }
    }
    for name in ["timezone", "lang", "locale", "collation", "search_path", "datestyle"] {
        let reply = staff.get(&format!("dashboard?{name}=Asia%2FTokyo%27%3B+set+role")).await;
        assert_eq!(reply.told(), expected, "{name}");
    }
    let sent = proxy.flights().await.concat();
    assert!(sent.len() > 30, "{}", sent.len());
    for statement in sent {
        let lower = statement.to_lowercase();
        let settings = ["tokyo", "timezone", "time zone", "datestyle", "lc_", "search_path", "collat"];
        assert!(settings.iter().all(|setting| !lower.contains(setting)), "{statement}");
    }
    app.stop().await;
}
