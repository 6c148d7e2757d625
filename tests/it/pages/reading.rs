//! Looking changes nothing, and every page is guarded.

use reqwest::Method;

use super::{Address, Stage, addresses, everything};
use crate::addresses::Rows;
use crate::http::assert_guarded;
use crate::support::{App, Proxy, Reply, Visitor, server};

/// The pages, and the files to keep, of one's own. Those of oversight record every look, and have tests of their own.
fn shown(rows: &Rows) -> (Vec<String>, Vec<String>) {
    let own = addresses().into_iter().filter(|address| address.shows() && !address.pattern.starts_with("/ocm/"));
    let (pages, files): (Vec<_>, Vec<_>) = own.partition(Address::is_page);
    let paths = |addresses: Vec<Address>| addresses.iter().map(|address| address.at("MOH", rows)).collect();
    (paths(pages), paths(files))
}

#[tokio::test]
async fn looking_at_a_page_changes_nothing() {
    let proxy = Proxy::start(server().await).await;
    let app = App::configured(|config| proxy.stands_before(config)).await;
    let stage = Stage::of(&app).await;
    let before = everything(&app).await;
    proxy.flights().await;
    let (pages, files) = shown(&stage.own);
    let mut read = 0;
    for path in pages {
        for method in [Method::GET, Method::HEAD] {
            let reply = Reply::of(stage.moh.request(method.clone(), &path)).await;
            assert!([200, 302, 303].contains(&reply.status), "{method} {path}: {}", reply.status);
            let statements: Vec<String> = proxy.flights().await.into_iter().flatten().collect();
            let begun = statements.iter().filter(|statement| statement.starts_with("begin"));
            let begun: Vec<&String> = begun.collect();
            assert!(begun.iter().all(|begin| *begin == "begin read only"), "{method} {path}: {begun:?}");
            read += begun.len();
            let writes = ["insert", "update", "delete", "merge", "truncate", "lock", "copy"];
            let word = |statement: &String| statement.trim().split(' ').next().unwrap_or_default().to_lowercase();
            let written = statements.iter().find(|statement| writes.contains(&word(statement).as_str()));
            assert_eq!(written, None, "{method} {path}");
        }
    }
    assert!(read > 20, "{read} transactions were seen");
    assert_eq!(everything(&app).await, before);

    // That a file was taken out is noted in the trail, and nowhere else.
    let but_trail = |mut rows: Vec<String>| {
        rows.retain(|row| !row.starts_with("audit."));
        rows
    };
    for path in files {
        stage.moh.get(&path).await.expect(200);
    }
    assert_eq!(but_trail(everything(&app).await), but_trail(before));
    app.stop().await;
}

#[tokio::test]
async fn every_page_is_guarded_and_shows_nothing_of_the_database() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    let (pages, _) = shown(&stage.own);
    let others = [
        "/moa/MOLE/planning/",
        "/moa/MOH/planning/goals/00000000-0000-7000-8000-000000000000/",
        "/nothing/",
        "/.env/",
        "/moa/MOH/planning/strategic-plans/?q=%27%3B%20select%201%20--&status=%27&year=%27&sort=%27&limit=%27",
        "/moa/MOH/planning/strategic-plans/?q=%00",
        "/moa/MOH/planning/strategic-plans/?cursor=%27",
        "/moa/%27/planning/",
        "/moa/MOH%00/planning/",
    ];
    for path in pages.iter().map(String::as_str).chain(others) {
        for visitor in [&stage.moh, &nobody] {
            let reply = visitor.get(path).await;
            assert_guarded(&reply);
            let policy = reply.headers["content-security-policy"].to_str().unwrap();
            assert!(!policy.contains("unsafe") && !policy.contains('*'), "{policy}");
            for directive in ["script-src 'self'", "style-src 'self'", "form-action 'self'", "base-uri 'none'"] {
                assert!(policy.contains(directive), "{policy}");
            }
            for inline in [" style=\"", "<style", "<script>", " onclick=", " onload=", "javascript:"] {
                assert!(!reply.text.contains(inline), "{path} has {inline}");
            }
            for internal in
                ["SQLSTATE", "planning.", "org_id", "relation", "constraint", "syntax error", "db error", "panicked"]
            {
                assert!(!reply.text.contains(internal), "{path} says {internal}: {}", reply.text);
            }
            assert!((200..500).contains(&reply.status), "{path}: {}", reply.status);
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn an_unknown_address_is_a_page_that_says_so() {
    let app = App::start().await;
    let staff = app.visitor("moh.staff").await;
    for path in ["/nowhere", "/nowhere/", "/metrics", "/.env", "/moa/MOH/nothing/", "/moa/MOH/planning/nothing/"] {
        let missing = staff.get(path).await.expect(404);
        assert!(missing.text.contains("There is no such thing for you here."), "{}", missing.text);
        assert_guarded(&missing);
    }
    for path in ["/profile", "/moa/MOH", "/moa/MOH/planning/goals"] {
        let led = staff.get(&format!("{path}?a=b")).await.expect(308);
        assert_eq!(led.headers["location"], format!("{path}/?a=b").as_str());
    }
    app.stop().await;
}
