//! Signing in and out.

use form_urlencoded::byte_serialize;

use crate::support::{App, Browser, PASSWORD};

const WRONG: &str = "The name or the password is wrong. Check both and try again.";

async fn tries(browser: &Browser<'_>, login: &str, password: &str) {
    browser.fill("Username or email address", login).await;
    browser.fill("Password", password).await;
    browser.press("Sign in").await;
}

#[tokio::test]
async fn an_officer_signs_in_and_out_and_leaves_nothing_behind() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.open("/").await;
    browser.is_at("/login/").await;
    browser.sign_in("moh.staff").await;
    assert_eq!(browser.address().await, "/moa/MOH/dashboard/");
    assert!(browser.text_of("header").await.contains("MOH Ministry of Health"));
    browser.sees("Welcome, moh").await;
    assert_eq!(browser.cookies().await, ["bmms_session"]);
    assert_eq!(browser.runs("return document.cookie").await, "");

    browser.open("/moa/MOH/planning/strategic-plans/create/").await;
    browser.fill("Vision", "Not for the next one at this desk").await;
    browser.open("/moa/MOH/planning/").await;
    browser.sign_out().await;
    browser.is_at("/login/").await;
    assert!(browser.cookies().await.is_empty());
    assert_eq!(browser.runs("return Object.keys(localStorage).length").await, 0);
    browser.back().await;
    browser.sees("Username or email address").await;
    browser.does_not_see("Ministry of Health").await;
    browser.open("/moa/MOH/planning/").await;
    assert_eq!(browser.address().await, "/login/?next=%2Fmoa%2FMOH%2Fplanning%2F");
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_wrong_name_or_password_is_told_in_one_sentence_and_five_of_them_lock() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.open("/login/").await;
    tries(&browser, "nobody.at.all", PASSWORD).await;
    browser.sees(WRONG).await;
    let unknown = browser.text_of("main").await;
    for _ in 0..5 {
        tries(&browser, "moh.staff", "wrong").await;
        browser.sees(WRONG).await;
        assert_eq!(browser.text_of("main").await, unknown);
        assert_eq!(browser.status().await, 401);
        assert_eq!(browser.value("Username or email address").await, "moh.staff");
        assert_eq!(browser.value("Password").await, "");
    }
    tries(&browser, "moh.staff", PASSWORD).await;
    browser.sees("minutes").await;
    assert_eq!(browser.status().await, 429);
    assert!(browser.focus().await.0.starts_with("There is a problem"));
    assert!(browser.cookies().await.is_empty());
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn a_sign_in_leads_on_within_this_service_and_nowhere_else() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    let own = "/moa/MOH/dashboard/";
    for (next, lands) in [
        ("/moa/MOH/planning/strategic-plans/?q=health", "/moa/MOH/planning/strategic-plans/?q=health"),
        ("https://evil.example/", own),
        ("//evil.example/", own),
        ("/\\evil.example/", own),
        ("/\t/evil.example/", own),
        ("/\r\nLocation: https://evil.example/", own),
        ("javascript:alert(1)", own),
        ("evil.example", own),
    ] {
        let next: String = byte_serialize(next.as_bytes()).collect();
        browser.open(&format!("/login/?next={next}")).await;
        browser.sign_in_here("moh.staff").await;
        assert_eq!(browser.address().await, lands);
        // Somebody who is signed in already is led on by the same rule.
        browser.open(&format!("/login/?next={next}")).await;
        assert_eq!(browser.address().await, lands);
        browser.loses_cookies().await;
    }
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn somebody_without_an_organization_is_told_whom_to_ask() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.open("/login/").await;
    tries(&browser, "no.organization", PASSWORD).await;
    browser.sees("organization").await;
    assert_eq!(browser.status().await, 403);
    assert!(browser.cookies().await.is_empty());
    drop(browser);
    app.stop().await;
}
