//! Mistakes and bad luck: nothing that was typed is lost.

use super::drafts::{CREATE, fills_plan};
use crate::support::{App, Browser, plan_of};

#[tokio::test]
async fn what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(CREATE).await;
    fills_plan(&browser, "").await;
    browser.fill("End year", "two thousand thirty").await;
    browser.press("Save as a draft").await;
    browser.sees("There is a problem").await;
    assert_eq!(browser.status().await, 422);
    assert!(browser.focus().await.0.starts_with("There is a problem"), "{:?}", browser.focus().await);
    let summary = browser.text_of(".summary").await;
    for name in ["title", "end_year"] {
        let error = browser.text_of(&format!("#{name}-error")).await;
        let error = error.trim_start_matches("Error:").trim();
        assert!(!error.is_empty() && summary.contains(error), "{summary}: {error}");
        let described = format!("return document.getElementById('{name}').getAttribute('aria-describedby')");
        assert!(browser.runs(&described).await.as_str().unwrap().contains(&format!("{name}-error")));
    }
    assert_eq!(browser.value("Start year").await, "2027");
    assert_eq!(browser.value("End year").await, "two thousand thirty");
    assert_eq!(browser.value("Vision").await, "First line\nSecond line & <more>");
    // A sentence of the summary leads to its field.
    browser.press_css(".summary a[href='#end_year']").await;
    assert_eq!(browser.runs("return document.activeElement.id").await, "end_year");
    assert_eq!(app.count("planning.strategic_plans").await, 0);

    browser.fill("Title", "Mended").await;
    browser.fill("End year", "2030").await;
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    browser.sees("Second line & <more>").await;
    drop(browser);
    app.stop().await;
}

/// Two people have the same draft open, and the other saved first.
async fn lost_race<'a>(app: &'a App, saved: &str) -> (Browser<'a>, String) {
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("As it was", 2025, 2026).await;
    let browser = Browser::of(app).await;
    browser.sign_in("moh.staff2").await;
    let address = format!("/moa/MOH/planning/{plan}/");
    browser.open(&format!("{address}edit/")).await;
    staff.put(&plan, 1, &plan_of(saved, 2025)).await.expect(200);
    browser.fill("Title", "As I want it").await;
    browser.press("Save changes").await;
    browser.sees("Somebody else changed this while you were writing").await;
    assert_eq!(browser.status().await, 412);
    assert!(browser.focus().await.0.starts_with("Somebody else changed"));
    browser.sees(&format!("Stored now: {saved}")).await;
    assert_eq!(browser.value("Title").await, "As I want it");
    (browser, address)
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_may_keep_her_own() {
    let app = App::start().await;
    let (browser, _) = lost_race(&app, "As she wants it").await;
    browser.press("Save my version").await;
    browser.sees("Your changes are saved.").await;
    browser.sees("As I want it").await;
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn who_comes_second_may_keep_the_stored_version() {
    let app = App::start().await;
    let (browser, address) = lost_race(&app, "As she wants it").await;
    browser.press("Keep the stored version").await;
    browser.is_at(&address).await;
    browser.sees("As she wants it").await;
    browser.press("Edit").await;
    assert_eq!(browser.value("Title").await, "As she wants it");
    browser.does_not_see("was not saved yet").await;
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn who_approves_what_was_withdrawn_meanwhile_is_told_to_look_again() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("As submitted", 2025, 2026).await;
    staff.goal(&plan, "A goal").await;
    let step = async |name: &str| staff.act(&plan, name, &serde_json::json!({ "comment": "" })).await.expect(200);
    step("submit").await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.manager").await;
    browser.press("As submitted").await;
    browser.press("Approve").await;
    browser.fill("Comment", "Well done").await;
    step("withdraw").await;
    staff.put(&plan, 3, &plan_of("Not what was read", 2025)).await.expect(200);
    step("submit").await;
    browser.press("Approve").await;
    browser.sees("Somebody changed it while this page was open. Look at it again before you go on.").await;
    assert_eq!(browser.status().await, 412);
    assert_eq!(browser.value("Comment").await, "Well done");
    assert_eq!(staff.fetch(&plan).await["status"], "submitted");
    browser.press("Approve").await;
    browser.sees("Approved.").await;
    drop(browser);
    app.stop().await;
}
