//! Who may read across organizations, and at what level.

use std::process::Output;

use reqwest::Method;

use super::{arrange, last_event};
use crate::http::assert_guarded;
use crate::pages::everything;
use crate::support::{App, Form, Reply, Visitor};

const PAGES: [&str; 4] = ["/ocm/planning/", "/ocm/planning/MOH/", "/ocm/budget/", "/ocm/budget/MOH/"];
const FILES: [&str; 3] = ["/ocm/planning/export/csv/", "/ocm/planning/export/xlsx/", "/ocm/budget/export/xlsx/"];
const API: [&str; 4] =
    ["/api/v1/ocm/planning", "/api/v1/ocm/planning/MOH", "/api/v1/ocm/budget", "/api/v1/ocm/budget/MOH"];

#[tokio::test]
async fn who_has_no_grant_is_refused_and_nobody_is_led_to_the_sign_in() {
    let app = App::start().await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    for login in ["moh.staff", "moh.admin", "oobc.admin", "two.ministries"] {
        let (actor, visitor) = (app.person(login).await, app.visitor(login).await);
        for path in API {
            let refused = actor.get(path).await.expect(403);
            assert_eq!(refused.rule("").unwrap(), "ocm_access_missing");
            assert_eq!(last_event(&app, "denied").await.unwrap().0, login);
        }
        for path in PAGES.iter().chain(&FILES) {
            let refused = visitor.get(path).await.expect(403);
            assert!(refused.text.contains("You have no oversight access"), "{}", refused.text);
        }
        assert!(!visitor.get("/profile/").await.text.contains("/ocm/"));
    }
    for path in API {
        Reply::of(app.request(Method::GET, path)).await.expect(401);
    }
    for path in PAGES.iter().chain(&FILES) {
        let location = nobody.get(path).await.expect(302).headers["location"].to_str().unwrap().to_owned();
        assert!(location.starts_with("/login/?next="), "{location}");
    }
    assert_eq!(last_event(&app, "oversight_read").await, None);
    app.stop().await;
}

#[tokio::test]
async fn each_level_reads_what_it_may_and_every_read_is_recorded() {
    let app = App::start().await;
    let root = app.superuser().await;
    let seen = "select a.last_accessed::text from auth.ocm_access a join auth.users u on u.id = a.user_id where u.username = $1";
    for (login, level) in [
        ("ocm.viewer", "viewer"),
        ("ocm.analyst", "analyst"),
        ("ocm.executive", "executive"),
        ("operator", "executive"),
    ] {
        let (actor, visitor) = (app.person(login).await, app.visitor(login).await);
        assert_eq!(actor.fetch("/api/v1/me").await["oversight"], level);
        assert!(visitor.get("/profile/").await.text.contains("href=\"/ocm/planning/\""));
        visitor.get("/ocm/").await.expect(302);
        for path in API {
            actor.get(path).await.expect(200);
        }
        for path in PAGES {
            let before = reads(&app).await;
            let page = visitor.get(path).await.expect(200);
            assert_guarded(&page);
            assert_eq!(page.text.contains("export/csv/"), level == "executive" && !path.ends_with("MOH/"));
            let (reader, details) = last_event(&app, "oversight_read").await.unwrap();
            let what = if path.contains("budget") { "budgeting" } else { "planning" };
            assert_eq!((reader.as_str(), &details["what"]), (login, &what.into()));
            assert_eq!(reads(&app).await, before + 1, "one read, one record");
        }
        for path in FILES {
            let file = visitor.get(path).await;
            if level == "executive" {
                file.expect(200);
                let (reader, details) = last_event(&app, "oversight_export").await.unwrap();
                assert_eq!((reader.as_str(), &details["rows"]), (login, &42.into()));
            } else {
                assert!(file.expect(403).text.contains("as executive"));
            }
        }
        let grant = root.query_opt(seen, &[&login]).await.unwrap();
        assert_eq!(grant.is_some(), login != "operator");
        assert!(grant.is_none_or(|row| row.get::<_, Option<String>>(0).is_some()), "{login} was seen");
    }
    // Who reads of one organization leaves a trace there too.
    let of_moh = "select u.username from audit.events e join auth.users u on u.id::text = e.new_values ->> 'reader'
                  where e.org_id = 6 and e.action = 'oversight_read' order by e.seq desc limit 1";
    assert_eq!(root.query_one(of_moh, &[]).await.unwrap().get::<_, &str>(0), "operator");
    let broken = root.query("select * from audit.broken_links()", &[]).await.unwrap();
    assert!(broken.is_empty());
    app.stop().await;
}

async fn reads(app: &App) -> i64 {
    let counted = "select count(*) from audit.platform_events where action = 'oversight_read'";
    app.superuser().await.query_one(counted, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn nobody_writes_under_oversight() {
    let app = App::start().await;
    arrange(&app).await;
    let people = [app.visitor("ocm.viewer").await, app.visitor("ocm.executive").await, app.visitor("operator").await];
    let actors = [app.person("ocm.viewer").await, app.person("ocm.executive").await, app.person("operator").await];
    let nobody = Visitor { app: &app, cookie: String::new() };
    let before = everything(&app).await;
    for path in ["/ocm/"].iter().chain(&PAGES).chain(&FILES) {
        for visitor in &people {
            for method in [Method::PUT, Method::PATCH, Method::DELETE] {
                let refused = Reply::of(visitor.request(method, path).body("{}")).await.expect(403);
                assert!(refused.text.contains("Oversight only reads"), "{}", refused.text);
            }
            let token = Form::all(&visitor.get("/accessibility/").await.text)[0].value("form_token").to_owned();
            let form = Form { action: format!("{path}?title=x"), fields: vec![("form_token".to_owned(), token)] };
            assert!(visitor.send(&form).await.expect(403).text.contains("Oversight only reads"));
            let empty = Form { action: (*path).to_owned(), fields: Vec::new() };
            visitor.send(&empty).await.expect(403);
        }
        Reply::of(nobody.request(Method::DELETE, path)).await.expect(302);
    }
    for path in API {
        for actor in &actors {
            for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
                let refused = Reply::of(actor.request(method, path).body("{}")).await.expect(405);
                assert_eq!(refused.headers["allow"], "GET, HEAD");
            }
        }
    }
    assert_eq!(everything(&app).await, before);
    app.stop().await;
}

#[tokio::test]
async fn a_grant_ends_with_its_suspension_and_with_the_membership() {
    let app = App::start().await;
    let root = app.superuser().await;
    let viewer = app.person("ocm.viewer").await;
    let path = API[0];
    let of = "(select id from auth.users where username = 'ocm.viewer')";
    for (off, on) in [
        (
            format!("update auth.ocm_access set is_active = false where user_id = {of}"),
            format!("update auth.ocm_access set is_active = true where user_id = {of}"),
        ),
        (
            format!("update auth.memberships set is_active = false where user_id = {of}"),
            format!("update auth.memberships set is_active = true where user_id = {of}"),
        ),
        (
            "update organizations.organizations set is_active = false where code = 'OCM'".to_owned(),
            "update organizations.organizations set is_active = true where code = 'OCM'".to_owned(),
        ),
    ] {
        viewer.get(path).await.expect(200);
        root.batch_execute(&off).await.unwrap();
        let refused = viewer.get(path).await.expect(403);
        assert_eq!(refused.rule("").unwrap(), "ocm_access_suspended", "{off}");
        root.batch_execute(&on).await.unwrap();
    }
    viewer.get(path).await.expect(200);
    root.batch_execute(&format!("delete from auth.sessions where user_id = {of}")).await.unwrap();
    viewer.get(path).await.expect(401);
    app.stop().await;
}

#[tokio::test]
async fn grants_are_made_changed_and_listed_by_command() {
    let app = App::start().await;
    let newcomer = app.person("oobc.staff").await;
    newcomer.get(API[0]).await.expect(403);

    let refused = command(&app, &["grant", "moh.staff", "--by", "operator"]).await;
    assert!(!refused.status.success());
    assert!(said(&refused).contains("moh.staff: Only an active member of OCM or OOBC"), "{}", said(&refused));
    let unknown = command(&app, &["grant", "nobody.here", "--by", "operator"]).await;
    assert!(said(&unknown).contains("no such person"), "{}", said(&unknown));
    assert!(!command(&app, &["grant", "oobc.staff", "--by", "operator", "--level", "king"]).await.status.success());

    assert!(command(&app, &["grant", "oobc.staff", "--by", "operator", "--notes", "Cabinet"]).await.status.success());
    newcomer.get(API[0]).await.expect(200);
    let again = command(&app, &["grant", "oobc.staff", "--by", "operator"]).await;
    assert!(said(&again).contains("already has a grant"), "{}", said(&again));

    let visitor = app.visitor("oobc.staff").await;
    visitor.get(FILES[0]).await.expect(403);
    let level = ["change", "oobc.staff", "--level", "executive", "--by", "operator"];
    assert!(command(&app, &level).await.status.success());
    visitor.get(FILES[0]).await.expect(200);
    assert!(command(&app, &["change", "oobc.staff", "--active", "false", "--by", "operator"]).await.status.success());
    newcomer.get(API[0]).await.expect(403);
    assert!(!command(&app, &["change", "oobc.staff", "--by", "operator"]).await.status.success());

    let list = command(&app, &["list"]).await;
    let list = String::from_utf8(list.stdout).unwrap();
    assert!(list.contains("oobc.staff") && list.contains("Your oversight access is suspended"), "{list}");
    let (person, details) = last_event(&app, "ocm_access_changed").await.unwrap();
    assert_eq!((person.as_str(), &details["is_active"]), ("oobc.staff", &false.into()));
    app.stop().await;
}

async fn command(app: &App, arguments: &[&str]) -> Output {
    app.program(&["ocm-access"]).args(arguments).output().await.unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}
