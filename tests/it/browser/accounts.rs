//! Links from a mail, and the second factor, as people meet them.

use super::quality::barriers;
use crate::accounts::{Phone, link_for};
use crate::support::{App, Browser, PASSWORD};

const NEW: &str = "seven boats at noon";

#[tokio::test]
async fn who_forgot_the_password_sets_another_with_a_link() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.open("/login/").await;
    browser.press("Forgot your password?").await;
    let mut found = barriers(&browser, "the page to ask for a link").await;
    browser.fill("Username or email address", "moh.staff").await;
    browser.press("Send me a link").await;
    browser.sees("If there is an account of that name").await;

    let link = link_for(&app, "moh.staff").await;
    browser.open(&format!("/password/set/?token={}", link.reveal())).await;
    found.extend(barriers(&browser, "the page of a link").await);
    browser.fill("New password", "short").await;
    browser.press("Set password").await;
    browser.sees("Use at least 12 characters").await;
    browser.fill("New password", NEW).await;
    browser.press("Set password").await;
    browser.sees("Your password is set.").await;
    browser.fill("Username or email address", "moh.staff").await;
    browser.fill("Password", NEW).await;
    browser.press("Sign in").await;
    browser.sees("Welcome, moh").await;
    browser.open(&format!("/password/set/?token={}", link.reveal())).await;
    browser.sees("This link has ended").await;
    found.extend(barriers(&browser, "the page of a link that has ended").await);
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_second_factor_is_set_up_and_asked_for() {
    let app = App::start().await;
    let root = app.superuser().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open("/profile/second-factor/").await;
    browser.fill("Your password", PASSWORD).await;
    browser.press("Set it up").await;
    browser.sees("Scan this picture").await;
    let mut found = barriers(&browser, "the page with the picture").await;
    let text = browser.runs("return document.querySelector('.secret').textContent").await;
    let phone = Phone::of(text.as_str().unwrap());
    browser.fill("Code", &phone.code(&root).await).await;
    browser.press("Turn it on").await;
    browser.sees("They are shown only now").await;
    found.extend(barriers(&browser, "the page of recovery codes").await);
    let code = browser.runs("return document.querySelector('.codes code').textContent").await;
    browser.press("I have kept them").await;
    browser.sees("You have 10 recovery codes left.").await;
    found.extend(barriers(&browser, "the page of a second factor that is on").await);
    browser.sign_out().await;

    for recovery in [None, code.as_str()] {
        browser.open("/login/").await;
        browser.fill("Username or email address", "moh.staff").await;
        browser.fill("Password", PASSWORD).await;
        browser.press("Sign in").await;
        browser.sees("Enter your code").await;
        assert!(browser.focus().await.0.starts_with("Code"));
        found.extend(barriers(&browser, "the page that asks for a code").await);
        browser.fill("Code", "000000").await;
        browser.press("Sign in").await;
        browser.sees("This is not the code.").await;
        let code = phone.code(&root).await;
        browser.fill("Code", recovery.unwrap_or(&code)).await;
        browser.press("Sign in").await;
        browser.sees("Welcome, moh").await;
        browser.sign_out().await;
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}
