//! What every page must be, whatever it shows: accessible, quiet, small, and of this host alone.

use crate::addresses::{NOBODYS, Rows};
use crate::pages::{Address, addresses};
use crate::support::{App, Browser, plan_of};

/// Bytes over the wire that a first visit of a page may take, with stylesheet, script and pictures.
const LIMIT: u64 = 60_000;

/// Every page, of one's own.
fn pages(rows: &Rows) -> Vec<String> {
    let shown = addresses().into_iter().filter(Address::is_page);
    shown.map(|address| address.at("MOH", rows)).collect()
}

/// A row of each kind with progress and history, and plans that wait.
async fn rows(app: &App) -> Rows {
    let staff = app.person("moh.staff").await;
    let rows = Rows::of(&staff).await;
    let progress = serde_json::json!({ "completion_percentage": "40", "comment": "Half way" });
    staff.act(&format!("goals/{}", rows.goal), "progress", &progress).await.expect(200);
    staff.act(&format!("objectives/{}", rows.objective), "progress", &progress).await.expect(200);
    let waiting = staff.plan("Waiting", 2032, 2033).await;
    staff.goal(&waiting, "Goal").await;
    staff.act(&waiting, "submit", &serde_json::json!({ "comment": "" })).await.expect(200);
    rows
}

/// Barriers on the page that is shown, on a desk in light and dark, and on a phone.
pub(super) async fn barriers(browser: &Browser<'_>, what: &str) -> Vec<String> {
    let mut found = browser.barriers(what).await;
    browser.shows_colours("dark").await;
    found.extend(browser.barriers(&format!("{what} in dark")).await);
    browser.shows_colours("light").await;
    browser.becomes_phone().await;
    found.extend(browser.barriers(&format!("{what} on a phone")).await);
    browser.becomes_desk().await;
    found
}

#[tokio::test]
async fn every_page_is_open_to_people_with_disabilities() {
    let app = App::start().await;
    let rows = rows(&app).await;
    let browser = Browser::of(&app).await;
    browser.open("/login/").await;
    let mut found = barriers(&browser, "the sign-in page").await;
    browser.sign_in("moh.admin").await;
    for path in pages(&rows) {
        browser.open(&path).await;
        found.extend(barriers(&browser, &path).await);
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));

    // The control: a barrier is noticed.
    browser.runs("document.querySelector('main').append(document.createElement('img'))").await;
    assert!(!browser.barriers("a picture without words").await.is_empty());
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn pages_about_what_went_wrong_are_too() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("As it was", 2025, 2026).await;
    let browser = Browser::of(&app).await;
    browser.open("/login/").await;
    browser.press("Sign in").await;
    browser.sees("There is a problem").await;
    let mut found = barriers(&browser, "a refused sign-in").await;

    browser.sign_in("moh.staff").await;
    browser.open("/moa/MOH/planning/strategic-plans/create/").await;
    browser.press("Save as a draft").await;
    browser.sees("There is a problem").await;
    found.extend(barriers(&browser, "a form with errors").await);

    browser.open(&format!("/moa/MOH/planning/{plan}/edit/")).await;
    staff.put(&plan, 1, &plan_of("As she wants it", 2025)).await.expect(200);
    browser.fill("Title", "As I want it").await;
    browser.press("Save changes").await;
    browser.sees("Somebody else changed this").await;
    found.extend(barriers(&browser, "two versions").await);
    browser.press("Keep the stored version").await;

    for (path, status) in [
        ("/moa/MOLE/planning/".to_owned(), 403),
        (format!("/moa/MOH/planning/goals/{NOBODYS}/"), 404),
        ("/nothing/".to_owned(), 404),
    ] {
        browser.open(&path).await;
        assert_eq!(browser.status().await, status, "{path}");
        found.extend(barriers(&browser, &path).await);
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn every_page_is_quiet_small_and_of_this_host_alone() {
    let app = App::start().await;
    let rows = rows(&app).await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.admin").await;
    browser.complaints().await;
    let mut heaviest = (0, String::new());
    for path in pages(&rows) {
        let loaded = browser.visit_first(&path).await;
        let refused = browser.status().await >= 400;
        // The browser draws parts of fields from pictures of its own, which are data.
        let is_own = |address: &&String| address.starts_with(&app.url()) || address.starts_with("data:");
        let foreign: Vec<_> = loaded.addresses.iter().filter(|address| !is_own(address)).collect();
        assert_eq!(foreign, [""; 0], "{path}");
        assert!(loaded.addresses.len() >= 3 && loaded.bytes > 3000, "{path}: {loaded:?}");
        assert!(loaded.bytes <= LIMIT, "{path} takes {} bytes", loaded.bytes);
        // That an address is refused is said in the console too.
        let complaints = browser.complaints().await;
        assert!(refused || complaints.is_empty(), "{path}: {complaints:?}");
        heaviest = heaviest.max((loaded.bytes, path));
    }
    println!("the heaviest first visit takes {} bytes: {}", heaviest.0, heaviest.1);

    // The control: what a page must not do is noticed.
    browser.runs("document.body.insertAdjacentHTML('beforeend', '<p style=\"color: red\">x</p>')").await;
    assert!(!browser.complaints().await.is_empty(), "a breach of the policy went unnoticed");
    drop(browser);
    app.stop().await;
}
