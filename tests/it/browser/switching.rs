//! The acceptance scenario of somebody who works for several organizations (uat: section 6): the address decides,
//! nothing else.

use crate::support::{App, Browser, Visitor, until};

/// Lets the officer of two ministries write in both.
const STAFF_OF_TWO: &str = "update auth.memberships set role = 'staff'
                            where user_id = (select id from auth.users where username = 'two.ministries')";

/// Writes a plan where the browser is.
async fn writes_plan(browser: &Browser<'_>, title: &str) {
    browser.fill("Title", title).await;
    browser.fill("Start year", "2027").await;
    browser.fill("End year", "2030").await;
    browser.fill("Vision", "A vision").await;
    browser.fill("Mission", "A mission").await;
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
}

/// What the header offers to change to.
async fn offered(browser: &Browser<'_>) -> Vec<String> {
    browser.press_css(".organization summary").await;
    let offered = browser.runs(
        "return [...document.querySelectorAll('.organization li')].map(item => item.innerText.replace(/\\s+/g, ' ').trim())",
    );
    let offered = offered.await.as_array().unwrap().iter().map(|item| item.as_str().unwrap().to_owned()).collect();
    browser.press_css(".organization summary").await;
    offered
}

#[tokio::test]
async fn an_officer_of_two_ministries_sees_the_one_of_the_address() {
    let app = App::start().await;
    let superuser = app.superuser().await;
    superuser.batch_execute(STAFF_OF_TWO).await.unwrap();
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    moh.plan("Health for all", 2025, 2026).await;
    mole.plan("Work for all", 2025, 2026).await;
    let browser = Browser::of(&app).await;

    browser.sign_in("two.ministries").await;
    assert_eq!(browser.address().await, "/moa/MOH/dashboard/");
    let ministries = ["MOH Ministry of Health Primary", "MOLE Ministry of Labor and Employment"];
    assert_eq!(offered(&browser).await, ministries);
    browser.press("Planning").await;
    browser.press("Strategic plans").await;
    browser.sees("Health for all").await;
    browser.does_not_see("Work for all").await;

    browser.press_css(".organization summary").await;
    browser.press("MOLE Ministry of Labor and Employment").await;
    browser.is_at("/moa/MOLE/dashboard/").await;
    assert!(browser.text_of("header").await.contains("MOLE"));
    for page in ["", "waiting/", "strategic-plans/", "strategic-plans/?q=for+all", "strategic-plans/?sort=title"] {
        browser.open(&format!("/moa/MOLE/planning/{page}")).await;
        assert!(!browser.source().await.contains("Health for all"), "{page}");
    }
    browser.open("/moa/MOLE/planning/strategic-plans/").await;
    browser.sees("Work for all").await;

    // The browser's own ways back: the address decides, not what was entered last.
    browser.back().await;
    browser.open("/moa/MOH/planning/strategic-plans/").await;
    browser.open("/moa/MOLE/planning/").await;
    browser.back().await;
    browser.sees("Health for all").await;
    browser.reload().await;
    browser.sees("Health for all").await;
    browser.does_not_see("Work for all").await;

    browser.open("/moa/MAFAR/planning/").await;
    assert_eq!(browser.status().await, 403);
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn two_tabs_save_each_into_the_organization_of_its_address() {
    let app = App::start().await;
    let superuser = app.superuser().await;
    superuser.batch_execute(STAFF_OF_TWO).await.unwrap();
    let browser = Browser::of(&app).await;
    browser.sign_in("two.ministries").await;
    browser.open("/moa/MOH/planning/strategic-plans/create/").await;
    let health = browser.new_tab().await;
    browser.open("/moa/MOLE/planning/strategic-plans/create/").await;
    writes_plan(&browser, "Written in the second tab").await;
    browser.turn_to(health).await;
    writes_plan(&browser, "Written in the first tab").await;

    let owners = "select o.code || ': ' || p.title from planning.strategic_plans p
                  join organizations.organizations o using (org_id) order by 1";
    let owners: Vec<String> = superuser.query(owners, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(owners, ["MOH: Written in the first tab", "MOLE: Written in the second tab"]);

    // A membership that ends between two clicks ends the visit.
    let leave = "delete from auth.memberships where org_id = 10 and user_id = (select id from auth.users where username = 'two.ministries')";
    superuser.batch_execute(leave).await.unwrap();
    until("the word has spread", async || {
        browser.open("/moa/MOLE/planning/").await;
        browser.status().await == 403
    })
    .await;
    browser.does_not_see("Written in the second tab").await;
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn the_operator_may_enter_every_organization_and_an_officer_of_one_has_no_choice() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("operator").await;
    browser.is_at("/select-organization/").await;
    browser.press("MAFAR Ministry of Agriculture, Fisheries and Agrarian Reform").await;
    browser.is_at("/moa/MAFAR/dashboard/").await;
    let active = "select count(*) from organizations.organizations where is_active";
    let active: i64 = app.superuser().await.query_one(active, &[]).await.unwrap().get(0);
    assert_eq!(offered(&browser).await.len(), usize::try_from(active).unwrap());
    browser.sign_out().await;

    browser.sign_in("moh.staff").await;
    browser.sees("Ministry of Health").await;
    browser.does_not_see("Change organization").await;
    browser.does_not_see("MOLE").await;
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn alternating_requests_over_few_connections_show_each_only_its_own() {
    let app = App::configured(|config| config.database.max_connections = 2).await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    moh.plan("Health for all", 2025, 2026).await;
    mole.plan("Work for all", 2025, 2026).await;
    let (moh, mole) = (app.visitor("moh.staff").await, app.visitor("mole.staff").await);
    let look = async |visitor: &Visitor<'_>, code: &str| {
        visitor.get(&format!("/moa/{code}/planning/strategic-plans/")).await.expect(200).text
    };
    for _ in 0..50 {
        let pages = tokio::join!(look(&moh, "MOH"), look(&mole, "MOLE"), look(&moh, "MOH"), look(&mole, "MOLE"));
        for health in [pages.0, pages.2] {
            assert!(health.contains("Health for all") && !health.contains("Work for all"));
        }
        for work in [pages.1, pages.3] {
            assert!(work.contains("Work for all") && !work.contains("Health for all"));
        }
    }
    app.stop().await;
}
