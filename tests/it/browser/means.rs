//! The means people have: a keyboard alone, a phone, a browser without JavaScript.

use fantoccini::key::Key;

use crate::addresses::Rows;
use crate::pages::{Address, addresses};
use crate::support::{App, Browser, PASSWORD};

const LIST: &str = "/moa/MOH/planning/strategic-plans/";

/// Signs in with the keyboard.
async fn signs_in_by_keys(browser: &Browser<'_>, login: &str) {
    browser.open("/login/").await;
    assert_eq!(browser.focus().await.0, "Username or email address");
    browser.types(login).await;
    browser.tabs_to("Password").await;
    browser.types(PASSWORD).await;
    browser.strikes(Key::Enter).await;
    browser.sees("Welcome").await;
}

#[tokio::test]
async fn the_keyboard_is_enough_to_plan_and_to_approve() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    signs_in_by_keys(&browser, "moh.staff").await;
    browser.tabs_to("Skip to the content").await;
    browser.strikes(Key::Enter).await;
    assert_eq!(browser.runs("return document.activeElement.id").await, "main");

    // The menu of the account opens, closes with Escape, and gives the focus back.
    browser.reload().await;
    browser.tabs_to("moh staff").await;
    browser.strikes(Key::Enter).await;
    browser.sees("Sign out").await;
    browser.tabs_to("Your profile").await;
    browser.strikes(Key::Escape).await;
    browser.does_not_see("Sign out").await;
    assert_eq!(browser.focus().await.0, "moh staff");

    browser.tabs_to("Planning").await;
    browser.strikes(Key::Enter).await;
    browser.is_at("/moa/MOH/planning/").await;
    browser.tabs_to("New strategic plan").await;
    browser.strikes(Key::Enter).await;
    browser.is_at(&format!("{LIST}create/")).await;
    let fields = [
        ("Title", "By keyboard"),
        ("Start year", "2027"),
        ("End year", "2030"),
        ("Vision", "A vision"),
        ("Mission", "A mission"),
    ];
    for (label, text) in fields {
        browser.tabs_to(label).await;
        browser.types(text).await;
    }
    browser.tabs_to("Save as a draft").await;
    browser.strikes(Key::Space).await;
    browser.sees("Created and saved as a draft.").await;
    let plan = browser.address().await;

    browser.tabs_to("Add a goal").await;
    browser.strikes(Key::Enter).await;
    browser.sees("Measure").await;
    let fields = [("Title", "A goal"), ("Description", "What it is"), ("Measure", "units"), ("Target", "10")];
    for (label, text) in fields {
        browser.tabs_to(label).await;
        browser.types(text).await;
    }
    browser.tabs_to("Priority").await;
    browser.types("H").await;
    browser.tabs_to("Add the goal").await;
    browser.strikes(Key::Enter).await;
    browser.sees("High priority").await;
    browser.tabs_to("Submit").await;
    browser.strikes(Key::Enter).await;
    browser.tabs_to("Submit for approval").await;
    browser.strikes(Key::Enter).await;
    browser.sees("Submitted for approval.").await;
    browser.tabs_to("moh staff").await;
    browser.strikes(Key::Space).await;
    browser.tabs_to("Sign out").await;
    browser.strikes(Key::Space).await;
    browser.sees("Username or email address").await;

    signs_in_by_keys(&browser, "moh.manager").await;
    browser.tabs_to("By keyboard").await;
    browser.strikes(Key::Enter).await;
    browser.is_at(plan.split('?').next().unwrap()).await;
    browser.tabs_to("Approve").await;
    browser.strikes(Key::Enter).await;
    browser.sees("It is approved in your name.").await;
    browser.tabs_to("Approve").await;
    browser.strikes(Key::Enter).await;
    browser.sees("Approved.").await;
    drop(browser);
    app.stop().await;
}

/// One row of each kind, one title as long as titles get.
async fn rows(app: &App) -> Rows {
    let staff = app.person("moh.staff").await;
    let rows = Rows::of(&staff).await;
    staff.plan(&"Verylongword".repeat(20), 2031, 2032).await;
    rows
}

#[tokio::test]
async fn a_phone_shows_every_page_without_scrolling_sideways() {
    let app = App::start().await;
    let rows = rows(&app).await;
    let browser = Browser::phone(&app).await;
    browser.sign_in("moh.admin").await;
    let mut tables = 0;
    for address in addresses().into_iter().filter(Address::is_page) {
        let path = address.at("MOH", &rows);
        browser.open(&path).await;
        assert_eq!(browser.runs("return innerWidth").await, 360, "{path}");
        assert!(!browser.scrolls_sideways().await, "{path} is wider than the phone");
        // A table is a list of cards: its rows are blocks, and every cell says what it is.
        let shown = browser.runs(
            "return [...document.querySelectorAll('.table td')].map(cell => [
                 getComputedStyle(cell.parentElement).display, 'label' in cell.dataset])",
        );
        for cell in shown.await.as_array().unwrap() {
            assert_eq!((cell[0].as_str(), cell[1].as_bool()), (Some("block"), Some(true)), "{path}");
            tables += 1;
        }
    }
    assert!(tables > 10, "{tables}");
    // The control: what is wider is noticed.
    let wide = "const wide = document.createElement('div'); wide.style = 'width: 500px; height: 9px';
                document.body.append(wide)";
    browser.runs(wide).await;
    assert!(browser.scrolls_sideways().await);
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_browser_without_javascript_can_do_all_of_it() {
    let app = App::start().await;
    let browser = Browser::without_script(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(&format!("{LIST}create/")).await;
    let fields = [
        ("Title", "Without script"),
        ("Start year", "2027"),
        ("End year", "2030"),
        ("Vision", "A vision"),
        ("Mission", "A mission"),
    ];
    for (label, text) in fields {
        browser.fill(label, text).await;
    }
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    // With script the address would have lost the word by now.
    assert!(browser.address().await.ends_with("?done=created"));
    browser.press("Edit").await;
    browser.fill("Title", "Without any script").await;
    browser.press("Save changes").await;
    browser.sees("Your changes are saved.").await;
    browser.press("Add a goal").await;
    for (label, text) in [("Title", "A goal"), ("Description", "What it is"), ("Measure", "units"), ("Target", "10")] {
        browser.fill(label, text).await;
    }
    browser.press("Add the goal").await;
    browser.sees("1 goal").await;
    browser.press("Submit").await;
    browser.press("Submit for approval").await;
    browser.sees("Submitted for approval.").await;
    browser.sign_out().await;

    browser.sign_in("moh.manager").await;
    browser.press("Without any script").await;
    browser.press("Approve").await;
    browser.sees("It is approved in your name.").await;
    browser.press("Approve").await;
    browser.sees("Approved.").await;
    browser.sign_out().await;
    browser.open(LIST).await;
    browser.sees("Username or email address").await;
    drop(browser);
    app.stop().await;
}
