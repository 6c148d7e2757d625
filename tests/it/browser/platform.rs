//! The platform operator at a browser, and an admin who reads the trail of her organization.

use super::quality::barriers;
use crate::platform::id_of;
use crate::support::{App, Browser};

/// Barriers on some pages, and whether a phone shows them whole.
async fn look_at(browser: &Browser<'_>, paths: &[String]) {
    let mut found = Vec::new();
    for path in paths {
        browser.open(path).await;
        assert_eq!(browser.status().await, 200, "{path}");
        found.extend(barriers(browser, path).await);
        browser.becomes_phone().await;
        assert!(!browser.scrolls_sideways().await, "{path} is wider than the phone");
        browser.becomes_desk().await;
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
}

#[tokio::test]
async fn an_operator_switches_an_organization_off_and_helps_who_lost_her_phone() {
    let app = App::start().await;
    let id = id_of(&app, "moh.staff").await;
    let root = app.superuser().await;
    let arranged = format!(
        "insert into auth.second_factors (user_id, secret, confirmed_at) values ('{id}', decode(repeat('00', 20), 'hex'), now());
         insert into jobs.queue (kind, org_id, error, dead_at) values ('clean_up_requests', 6, 'it broke', now())"
    );
    root.batch_execute(&arranged).await.unwrap();
    let browser = Browser::of(&app).await;
    browser.sign_in("operator").await;
    browser.open("/profile/").await;
    browser.press_css("details.account summary").await;
    browser.press("Platform").await;
    browser.sees("Ministry of Health").await;
    browser.press("MOLE").await;
    browser.choose("Active", "No").await;
    browser.press("Save changes").await;
    browser.sees("Your changes are saved.").await;
    browser.press("Organizations").await;
    browser.sees("Not active").await;

    browser.press("People").await;
    browser.fill("Search in name, username and email", "moh.staff@").await;
    browser.press("Show").await;
    browser.press("moh staff").await;
    browser.press("Remove the second factor").await;
    browser.sees("make sure that it is really she").await;
    browser.press_css("main form button[type=submit]").await;
    browser.sees("The second factor is removed.").await;

    browser.open("/platform/background/").await;
    browser.press_css("form[action$='/drop/'] button").await;
    browser.sees("Nothing was given up.").await;
    browser.open("/platform/audit/").await;
    browser.sees("Second factor removed").await;
    let paths = [
        "organizations/",
        "organizations/MOH/",
        "organizations/create/",
        "pilots/",
        "people/",
        &format!("people/{id}/"),
        &format!("people/{id}/deactivate/"),
        "background/",
        "oversight/",
        "oversight/create/",
        "reporting-logins/",
        "audit/",
    ];
    look_at(&browser, &paths.map(|path| format!("/platform/{path}"))).await;
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn an_admin_finds_who_changed_a_plan_and_opens_it() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.edit(&plan, &crate::support::plan_of("Health for all", 2025)).await.expect(200);
    staff.goal(&plan, &"Verylongword".repeat(12)).await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.admin").await;
    let page = "/moa/MOH/organization/audit/";
    look_at(&browser, &[page.to_owned()]).await;
    browser.open(page).await;
    browser.choose("To what", "Strategic plan").await;
    browser.choose("What was done", "Changed").await;
    browser.press("Show").await;
    browser.sees("Changed: Strategic plan").await;
    browser.sees("moh staff").await;
    let shown = browser.text_of("main").await;
    assert!(shown.contains("Title: Health") && shown.contains("Health for all"), "{shown}");
    browser.press("Health for all").await;
    browser.sees("Where it stands").await;
    browser.back().await;
    browser.press_css("tbody th a.quiet").await;
    browser.sees("Only what happened to “Health for all”.").await;
    drop(browser);
    app.stop().await;
}
