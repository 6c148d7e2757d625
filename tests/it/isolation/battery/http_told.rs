//! What an answer tells beside the rows it is about: figures, files, caches, errors, pictures, the service's own figures.

use bmms_schema::cluster::free_port;
use image::ImageFormat;
use reqwest::Method;
use serde_json::json;

use crate::addresses::{NOBODYS, Rows, paths};
use crate::isolation::arena::{Arena, Side};
use crate::isolation::interference::Words;
use crate::organizations::picture;
use crate::pages::{addresses, rows_saying, told};
use crate::support::contract::operations;
use crate::support::{App, Reply, plan_of};

/// Totals, lists to wait for, searches and names that are taken. All are counted behind the wall, and a key that makes
/// something unique begins with the organization.
#[tokio::test]
async fn http_07_no_figure_or_rule_counts_the_rows_of_another_organization() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    rows_saying(&moh, "Health").await;
    let visitor = app.visitor("moh.staff").await;
    let look = async || {
        let mut seen = Vec::new();
        for path in ["dashboard", "waiting", "strategic-plans", "annual-plans", "objectives", "objectives?q=health"] {
            seen.push(moh.get(path).await.told());
        }
        for path in ["/moa/MOH/dashboard/", "/moa/MOH/planning/", "/moa/MOH/planning/strategic-plans/?q=health"] {
            seen.push(told(&visitor.get(path).await));
        }
        seen
    };
    let before = look().await;
    let theirs = rows_saying(&mole, "Health").await;
    mole.plan("Taken", 2040, 2041).await;
    mole.act(&format!("strategic-plans/{}", theirs.strategic_plan), "submit", &json!({})).await.expect(200);
    assert_eq!(look().await, before);
    moh.post("strategic-plans", &plan_of("Taken", 2040)).await.expect(201);
    // The control: what the organization does itself, it sees.
    assert_ne!(look().await, before);
    let key = "create unique index on planning.strategic_plans (lower(title), start_year) where start_year = 2050";
    app.superuser().await.batch_execute(key).await.unwrap();
    mole.post("strategic-plans", &plan_of("Noticed", 2050)).await.expect(201);
    let noticed = moh.request(Method::POST, "strategic-plans").json(&plan_of("Noticed", 2050)).send().await.unwrap();
    assert_ne!(noticed.status(), 201, "a key over all organizations would not be noticed");
    app.stop().await;
}

fn rows_of(side: &Side) -> Rows {
    let [strategic_plan, goal, annual_plan, objective, registration, notification] =
        [&side.plan, &side.goal, &side.annual_plan, &side.objective, &side.registration, &side.notification]
            .map(Clone::clone);
    let member = NOBODYS.to_owned();
    let budget = side.budget.clone();
    Rows { strategic_plan, goal, annual_plan, objective, member, registration, notification, budget }
}

/// Everything that is handed out as a file, in every format, read for the marker of another organization. No job makes a
/// file later and no link leads to one: it is made in the request, behind the wall.
#[tokio::test]
async fn http_08_no_file_holds_a_row_of_another_organization() {
    let arena = Arena::new().await;
    let (viewer, admin) = (arena.app.visitor("moh.viewer").await, arena.app.visitor("moh.admin").await);
    let (own, theirs) = (rows_of(&arena.own), rows_of(&arena.victim));
    let mut files = 0;
    for address in addresses().into_iter().filter(|address| {
        address.is_of_organization() && ["/:format/", "/pdf/"].iter().any(|end| address.pattern.ends_with(end))
    }) {
        let viewer = if address.is_for_admins() { &admin } else { &viewer };
        for format in ["csv", "xlsx"] {
            let path = |org: &str, rows: &Rows| address.at(org, rows).replace("/csv/", &format!("/{format}/"));
            let reply = viewer.get(&path("MOH", &own)).await.expect(200);
            assert!(reply.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
            let text = Words::default().reply(&reply);
            assert!(
                text.contains(&arena.own.marker)
                    // Sums by month and authority name nothing an organization wrote.
                    || ["/waiting/", "/reports/disbursements/"].iter().any(|list| address.pattern.contains(list)),
                "{}: {text}",
                address.pattern
            );
            assert!(!text.contains(&arena.victim.marker), "{}: {text}", address.pattern);
            viewer.get(&path("MOLE", &theirs)).await.expect(403);
            if address.is_of_row() {
                viewer.get(&path("MOH", &theirs)).await.expect(404);
            }
            files += 1;
        }
    }
    assert!(files >= 10, "{files}");
    arena.app.stop().await;
}

/// Two people ask for the same address, through the same cache or with each other's entity tag. Nothing of an answer may
/// be kept, and no answer is "as you have it".
#[tokio::test]
async fn http_09_no_answer_is_kept_or_compared_with_that_of_another() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let (own, theirs) = (Rows::of(&moh).await, Rows::of(&mole).await);
    let tag = mole.get(&format!("goals/{}", theirs.goal)).await.expect(200).headers["etag"].clone();
    let looks = operations().filter(|operation| operation.method == "get" && operation.path.contains("{org}"));
    for operation in looks {
        let id = if operation.path.contains("{id}") { own.for_path(operation.path) } else { "" };
        for path in paths(&operation, "MOH", id) {
            let plain = moh.get(&path).await;
            assert_eq!(plain.headers["cache-control"], "no-store", "{path}");
            for condition in [tag.to_str().unwrap(), "*", "\"1\", \"2\""] {
                let request = moh.request(Method::GET, &path).header("If-None-Match", condition);
                let request = request.header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT");
                assert_eq!(Reply::of(request).await.status, plain.status, "{path} {condition}");
            }
        }
    }
    let visitor = app.visitor("moh.staff").await;
    for page in addresses().into_iter().filter(|page| page.is_page() && page.is_of_organization()) {
        let reply = visitor.get(&page.at("MOH", &own)).await;
        assert_eq!(reply.headers["cache-control"], "no-store", "{}", page.pattern);
    }
    let me = async |token: &str| Reply::of(app.request(Method::GET, "/api/v1/me").bearer_auth(token)).await.json();
    assert_eq!(me(&moh.token).await["username"], "moh.staff");
    assert_eq!(me(&mole.token).await["username"], "mole.staff");
    app.stop().await;
}

/// What the database says when it refuses: message, detail, hint, names of tables and constraints. A named rule of ours
/// becomes our own sentence; of anything else not a word leaves the service.
#[tokio::test]
async fn http_10_no_word_of_the_database_is_in_an_error() {
    let app = App::start().await;
    let (staff, root) = (app.person("moh.staff").await, app.superuser().await);
    root.batch_execute("create schema broken").await.unwrap();
    let mut bodies = std::collections::BTreeMap::new();
    for (state, status) in [
        ("23505", 500),
        ("23503", 500),
        ("23514", 500),
        ("23502", 500),
        ("22P02", 500),
        ("22001", 500),
        ("42P01", 500),
        ("42501", 403),
        ("40001", 503),
        ("40P01", 503),
        ("57014", 503),
        ("53300", 503),
        ("28000", 401),
        ("XX000", 500),
        ("P0001", 500),
        ("BM409", 500),
    ] {
        let broken = format!(
            "create or replace function broken.always() returns trigger language plpgsql as $$ begin
               raise exception using errcode = '{state}', message = 'leaked message', detail = 'leaked detail',
                 hint = 'leaked hint', constraint = 'leaked_key', table = 'leaked_table', schema = 'leaked', column = 'leaked';
             end $$;
             create or replace trigger always before insert on planning.strategic_plans
               for each row execute function broken.always()"
        );
        root.batch_execute(&broken).await.unwrap();
        let request = staff.request(Method::POST, "strategic-plans").json(&plan_of("Refused", 2025));
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{state}");
        let headers = format!("{:?}", response.headers());
        let body = response.text().await.unwrap();
        for hidden in ["leaked", "broken", "strategic_plans_", "plpgsql", "SQLSTATE", state] {
            assert!(!body.contains(hidden) && !headers.contains(hidden), "{state}: {body} {headers}");
        }
        let same = bodies.entry(status).or_insert_with(|| body.clone());
        assert_eq!(*same, body, "{state}");
    }
    root.batch_execute("drop trigger always on planning.strategic_plans").await.unwrap();
    staff.post("strategic-plans", &plan_of("Accepted", 2025)).await.expect(201);
    app.stop().await;
}

/// A picture that was uploaded: it is part of its organization's row, and comes from no address but that organization's.
#[tokio::test]
async fn http_18_an_uploaded_picture_is_its_organizations_alone() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.admin").await, app.person("mole.admin").await);
    let (organization, logo) = ("/api/v1/moa/MOH/organization", "/api/v1/moa/MOH/organization/logo");
    let version = moh.fetch(organization).await["version"].to_string();
    let upload = moh.request(Method::PUT, logo).header("If-Match", format!("\"{version}\""));
    let upload = upload.header("Content-Type", "image/png").body(picture(32, ImageFormat::Png));
    Reply::of(upload).await.expect(200);
    assert_eq!(moh.get(logo).await.expect(200).bytes, picture(32, ImageFormat::Png));
    mole.get(logo).await.expect(403);
    mole.get("/api/v1/moa/MOLE/organization/logo").await.expect(404);
    Reply::of(app.request(Method::GET, logo)).await.expect(401);
    // It has no other address, and who asks for the page of another organization gets no picture with it.
    for path in ["/static/logo", "/static/MOH.png", "/static/6", &format!("/static/{NOBODYS}")] {
        Reply::of(app.request(Method::GET, path)).await.expect(404);
    }
    app.stop().await;
}

/// The service's own figures. They have a listener of their own, and labels that no client chooses.
#[tokio::test]
async fn http_20_figures_have_a_listener_of_their_own_and_know_nobody() {
    let port = free_port().unwrap();
    let app = App::configured(|config| config.http.metrics_listen = format!("127.0.0.1:{port}")).await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health for all", 2025, 2030).await;
    staff.get(&plan).await.expect(200);
    staff.get("/api/v1/moa/MOLE/organization").await.expect(403);
    staff.get("/api/v1/moa/NOPE/organization").await.expect(403);
    staff.get("/some/address/of/nothing").await.expect(404);

    let invented = Method::from_bytes(b"MOH").unwrap();
    Reply::of(staff.request(invented, "strategic-plans")).await.expect(405);

    let figures = reqwest::get(format!("http://127.0.0.1:{port}/metrics")).await.unwrap().text().await.unwrap();
    for expected in [
        "bmms_requests_total{method=\"GET\",route=\"/api/v1/moa/:param0/planning/strategic-plans/:param1\",status=\"200\"} 1",
        "bmms_request_seconds_bucket",
        "bmms_tenant_connections ",
        "bmms_tenant_connections_idle ",
    ] {
        assert!(figures.contains(expected), "{expected} is not in {figures}");
    }
    let me = staff.get("/api/v1/me").await.json();
    let id = plan.rsplit('/').next().unwrap();
    for hidden in ["MOH", "MOLE", "NOPE", "moh", "Health", "nothing", id, me["id"].as_str().unwrap(), &staff.token] {
        assert!(!figures.contains(hidden), "{hidden} is in {figures}");
    }
    staff.get("/metrics").await.expect(404);
    app.stop().await;
}
