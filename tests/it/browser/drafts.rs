//! What is typed and not yet saved: it survives a closed tab, a second press, and the end of the session.

use serde_json::json;

use crate::support::{App, Browser};

pub(super) const CREATE: &str = "/moa/MOH/planning/strategic-plans/create/";

/// Fills in the form of a plan.
pub(super) async fn fills_plan(browser: &Browser<'_>, title: &str) {
    browser.fill("Title", title).await;
    browser.fill("Start year", "2027").await;
    browser.fill("End year", "2030").await;
    browser.fill("Vision", "First line\nSecond line & <more>").await;
    browser.fill("Mission", "A mission").await;
}

#[tokio::test]
async fn a_draft_survives_the_tab_and_is_gone_once_it_is_saved() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    let first = browser.new_tab().await;
    browser.open(CREATE).await;
    fills_plan(&browser, "Typed before the phone rang").await;
    browser.close_tab().await;
    browser.turn_to(first).await;
    browser.open(CREATE).await;
    browser.sees("was not saved yet. It is back.").await;
    assert_eq!(browser.value("Title").await, "Typed before the phone rang");
    assert_eq!(browser.value("Vision").await, "First line\nSecond line & <more>");
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    browser.open(CREATE).await;
    assert_eq!(browser.value("Title").await, "");
    browser.does_not_see("was not saved yet").await;

    browser.fill("Title", "Not meant").await;
    browser.reload().await;
    assert_eq!(browser.value("Title").await, "Not meant");
    browser.press("Discard it").await;
    assert_eq!(browser.value("Title").await, "");
    browser.reload().await;
    assert_eq!(browser.value("Title").await, "");
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_draft_is_not_shown_to_the_next_person_at_the_desk() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(CREATE).await;
    browser.fill("Title", "Of the first person").await;
    // She goes away without signing out, and her session ends.
    browser.loses_cookies().await;
    browser.sign_in("moh.staff2").await;
    browser.open(CREATE).await;
    assert_eq!(browser.value("Title").await, "");
    browser.does_not_see("was not saved yet").await;
    browser.loses_cookies().await;
    browser.sign_in("moh.staff").await;
    browser.open(CREATE).await;
    assert_eq!(browser.value("Title").await, "Of the first person");
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_draft_does_not_hide_what_somebody_saved_meanwhile() {
    let app = App::start().await;
    let plan = app.person("moh.staff").await.plan("Health", 2025, 2030).await;
    let edit = format!("/moa/MOH/planning/{plan}/edit/");
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(&edit).await;
    browser.fill("Vision", "Typed and left").await;
    browser.open("/moa/MOH/planning/").await;
    let changed = json!({
        "title": "Renamed meanwhile", "start_year": 2025, "end_year": 2030, "vision": "V", "mission": "Another mission"
    });
    app.person("moh.staff2").await.edit(&plan, &changed).await.expect(200);

    browser.open(&edit).await;
    browser.sees("was not saved yet. It is back.").await;
    browser.press("Save changes").await;
    browser.sees("Somebody else changed this while you were writing").await;
    browser.sees("Renamed meanwhile").await;
    browser.sees("Another mission").await;
    assert_eq!(app.person("moh.staff").await.fetch(&plan).await["title"], "Renamed meanwhile");
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_step_that_somebody_took_otherwise_is_not_taken_for_ones_own() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.goal(&plan, "Goal").await;
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    let manager = app.visitor("moh.manager").await;
    let return_it = manager.form(&format!("/moa/MOH/planning/{plan}/return/")).await;
    let return_it = return_it.with("comment", "The budget of goal 2 is wrong");
    staff.act(&plan, "withdraw", &json!({})).await.expect(200);
    // It is a draft now, as returning would have made it; but nobody returned it, and the reason must not be lost.
    let again = manager.send(&return_it).await.expect(412);
    assert!(again.text.contains("The budget of goal 2 is wrong"), "{}", again.text);
    app.stop().await;
}

#[tokio::test]
async fn pressing_twice_creates_once() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(CREATE).await;
    fills_plan(&browser, "Pressed twice").await;
    let twice = "const button = document.querySelector('form.main button'); button.click(); button.click();";
    browser.runs(twice).await;
    browser.sees("Created and saved as a draft.").await;
    assert_eq!(app.count("planning.strategic_plans").await, 1);

    // The same without script: the form arrives twice.
    let visitor = app.visitor("moh.staff").await;
    let form = visitor.form(CREATE).await.with("title", "Sent twice").with("start_year", "2040");
    let form = form.with("end_year", "2041").with("vision", "V").with("mission", "M");
    let (once, again) = tokio::join!(visitor.send(&form), visitor.send(&form));
    assert_eq!((once.status, again.status), (303, 303), "{} {}", once.text, again.text);
    assert_eq!(once.headers["location"], again.headers["location"]);
    visitor.send(&form).await.expect(303);
    assert_eq!(app.count("planning.strategic_plans").await, 2);

    // So may a change, or a step.
    let plan = once.headers["location"].to_str().unwrap().split('?').next().unwrap();
    let edit = visitor.form(&format!("{plan}edit/")).await.with("title", "Changed twice");
    let manager = app.visitor("moh.manager").await;
    let archive = manager.form(&format!("{plan}archive/")).await.with("version", "2");
    for (person, form) in [(&visitor, &edit), (&manager, &archive)] {
        let (once, again) = tokio::join!(person.send(form), person.send(form));
        assert_eq!((once.status, again.status), (303, 303), "{}: {} {}", form.action, once.text, again.text);
    }
    let versions = "select max(version), count(*) filter (where status = 'archived') from planning.strategic_plans";
    let row = app.superuser().await.query_one(versions, &[]).await.unwrap();
    assert_eq!((row.get::<_, i32>(0), row.get::<_, i64>(1)), (3, 1));
    drop(browser);
    app.stop().await;
}

/// A session ends while the form of a plan is filled in; it is sent, and goes on after a new sign-in.
async fn goes_on(app: &App, browser: &Browser<'_>) {
    browser.sign_in("moh.staff").await;
    browser.open(CREATE).await;
    fills_plan(browser, "Typed over lunch").await;
    app.superuser().await.batch_execute("delete from auth.sessions").await.unwrap();
    browser.press("Save as a draft").await;
    browser.sees("Your session has ended. Sign in to go on: what you typed is kept.").await;
    assert_eq!(app.count("planning.strategic_plans").await, 0);
    browser.fill("Username or email address", "moh.staff").await;
    browser.fill("Password", "wrong").await;
    browser.press("Sign in").await;
    browser.sees("The name or the password is wrong.").await;
    browser.sign_in_here("moh.staff").await;
    browser.sees("Nothing is saved yet and nothing you typed is lost").await;
    browser.press("Go on with my text").await;
    browser.sees("New strategic plan").await;
    assert_eq!(browser.value("Title").await, "Typed over lunch");
    assert_eq!(browser.value("Start year").await, "2027");
    assert_eq!(browser.value("Vision").await, "First line\nSecond line & <more>");
    assert_eq!(app.count("planning.strategic_plans").await, 0);
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    assert_eq!(app.count("planning.strategic_plans").await, 1);
}

#[tokio::test]
async fn a_session_that_ends_while_one_types_takes_nothing_along() {
    let app = App::configured(|config| config.auth.pass_cache_secs = 0).await;
    let browser = Browser::of(&app).await;
    goes_on(&app, &browser).await;
    browser.open(CREATE).await;
    assert_eq!(browser.value("Title").await, "");
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn nor_does_it_without_javascript() {
    let app = App::configured(|config| config.auth.pass_cache_secs = 0).await;
    let browser = Browser::without_script(&app).await;
    goes_on(&app, &browser).await;
    drop(browser);
    app.stop().await;
}
