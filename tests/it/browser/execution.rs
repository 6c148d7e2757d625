//! Four people spend money: one requests, one releases, two certify, one pays.

use super::quality::barriers;
use crate::budgeting::fixture::{Office, Programme};
use crate::support::{App, Browser};

const BASE: &str = "/moa/MOH/budgeting/execution/";

/// Answers the question before a step that moves money, and what will be booked.
async fn confirms(browser: &Browser<'_>, button: &str) {
    browser.press("Check before it is done").await;
    browser.sees("Check your answers").await;
    browser.press(button).await;
}

#[tokio::test]
async fn an_allotment_is_requested_released_obligated_and_paid() {
    let app = App::start().await;
    let office = Office::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 2] = [
        ("Rural health stations", &[("mooe", "4500000.00"), ("co", "3000000.00")]),
        ("Medicines", &[("mooe", "2500000.00")]),
    ];
    let funded = office.approved(office.year, &programmes).await;
    office.appropriation(&funded[0].allocation, "mooe", "4500000.00").await;
    let other = office.appropriation(&funded[0].allocation, "co", "3000000.00").await;
    office.allotment(&other, "Q1", "1000000.00").await;

    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    browser.open(&format!("{BASE}allotments/")).await;
    browser.press("Request an allotment").await;
    browser.press(&format!("Rural health stations · MOOE · {}", office.year)).await;
    browser.sees("PHP 4,500,000.00 is left: PHP 4,500,000.00, of which PHP 0.00 is used or asked for.").await;
    browser.fill("Amount in pesos", "4,500,000.01").await;
    browser.press("Request the allotment").await;
    browser.sees("There is a problem").await;
    browser.fill("Amount in pesos", "2,000,000.00").await;
    browser.press("Request the allotment").await;
    browser.sees("Requested. Another person releases it.").await;
    let allotment = browser.address().await;
    browser.sign_out().await;

    browser.sign_in("moh.manager").await;
    browser.open(BASE).await;
    browser.sees("To release").await;
    browser.open(&allotment).await;
    browser.press("Release").await;
    browser.fill("Release order", "SARO-2").await;
    confirms(&browser, "Release").await;
    browser.sees("Released.").await;
    browser.sign_out().await;

    browser.sign_in("moh.staff").await;
    browser.open(&allotment).await;
    browser.press("New obligation").await;
    browser.fill("Particulars", "Generators").await;
    browser.fill("Payee", "Cotabato Trading").await;
    browser.fill("Amount in pesos", "1,900,000").await;
    browser.press("Save as a draft").await;
    browser.sees("Its need is certified next.").await;
    let obligation = browser.address().await;
    browser.press("Certify the need (box A)").await;
    browser.press("Certify the need (box A)").await;
    browser.sees("Another person obligates it.").await;
    browser.does_not_see("Obligate (box B)").await;
    browser.sign_out().await;

    browser.sign_in("moh.staff2").await;
    browser.open(&obligation).await;
    browser.press("Obligate (box B)").await;
    confirms(&browser, "Obligate (box B)").await;
    browser.sees("Obligated.").await;
    browser.press("Record a payment").await;
    browser.fill("Gross amount in pesos", "1,000,000.00").await;
    browser.fill("Taxes withheld", "50,000.00").await;
    browser.choose("Paid by", "Advice to debit account (ADA)").await;
    browser.press("Record the payment").await;
    browser.press("Pay").await;
    browser.fill("Check or advice number", "ADA-77").await;
    confirms(&browser, "Pay").await;
    browser.sees("Paid.").await;
    browser.sees("950,000.00").await;
    let payment = browser.address().await;

    let mut found = Vec::new();
    let lists =
        ["", "allocations/", "appropriations/", "allotments/", "obligations/", "disbursements/", "movements/create/"];
    let lists = lists.map(|below| format!("{BASE}{below}"));
    let forms = [format!("{allotment}obligations/create/"), format!("{payment}void/")];
    for path in lists.iter().chain(&forms).chain([&allotment, &obligation, &payment]) {
        browser.open(path).await;
        found.extend(barriers(&browser, path).await);
        browser.becomes_phone().await;
        assert!(!browser.scrolls_sideways().await, "{path} is wider than the phone");
        browser.becomes_desk().await;
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}
