//! An executive of OCM looks at the planning of all organizations.

use serde_json::json;

use super::quality::barriers;
use crate::support::{App, Browser};

#[tokio::test]
async fn an_executive_finds_who_plans_and_opens_one_organization() {
    let app = App::start().await;
    let (staff, manager) = (app.person("moh.staff").await, app.person("moh.manager").await);
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.goal(&plan, "Goal").await;
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    manager.act(&plan, "approve", &json!({})).await.expect(200);
    let browser = Browser::of(&app).await;
    browser.sign_in("ocm.executive").await;
    let (overview, moh) = ("/ocm/planning/", "/ocm/planning/MOH/");
    let mut found = Vec::new();
    for path in [overview, moh] {
        browser.open(path).await;
        found.extend(barriers(&browser, path).await);
        browser.becomes_phone().await;
        assert!(!browser.scrolls_sideways().await, "{path} is wider than the phone");
        browser.becomes_desk().await;
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));

    browser.open("/").await;
    browser.press_css("details.account summary").await;
    browser.press("Oversight of all organizations").await;
    browser.sees("with a strategic plan in force").await;
    browser.sees("Ministry of Health").await;
    browser.choose("Strategic plan in force", "With").await;
    browser.press("Show").await;
    browser.press("MOH").await;
    browser.sees("Strategic plan 2025–2030").await;
    browser.sees("Approved").await;
    drop(browser);
    app.stop().await;
}
