//! An administrator looks after her people, and somebody registers.

use super::quality::barriers;
use crate::support::{App, Browser};

#[tokio::test]
async fn an_administrator_invites_finds_and_suspends_a_member() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.admin").await;
    browser.press("Organization").await;
    browser.sees("About").await;
    browser.press("Members").await;
    browser.press("Invite a member").await;
    browser.fill("Mail address", "nadia.usman@moh.example").await;
    browser.fill("First name", "Nadia").await;
    browser.press("Invite").await;
    browser.sees("There is a problem").await;
    let mut found = barriers(&browser, "a refused invitation").await;
    browser.fill("Last name", "Usman").await;
    browser.fill("Position", "Nurse").await;
    browser.choose("Role", "Manager").await;
    browser.press("Invite").await;
    browser.sees("The invitation is on its way.").await;
    found.extend(barriers(&browser, "the members").await);

    browser.fill("Search in name, address, position and department", "nurse").await;
    browser.press("Show").await;
    browser.does_not_see("moh viewer").await;
    browser.press("Nadia Usman").await;
    browser.sees("Approve plans").await;
    browser.press("Send the invitation again").await;
    browser.sees("The invitation is on its way.").await;
    found.extend(barriers(&browser, "a member").await);
    browser.press("Suspend").await;
    browser.sees("The person cannot enter the organization from now on").await;
    found.extend(barriers(&browser, "a suspension").await);
    browser.press("Suspend").await;
    browser.sees("Suspended: the person can no longer enter.").await;
    browser.press("Let back").await;
    browser.press("Let back").await;
    browser.sees("The person may enter again.").await;
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}

#[tokio::test]
async fn somebody_registers_without_a_script_and_is_let_in_by_two() {
    let app = App::start().await;
    let browser = Browser::without_script(&app).await;
    browser.open("/login/").await;
    browser.press("Register").await;
    browser.fill("First name", "Aisah").await;
    browser.fill("Last name", "Dimaporo").await;
    browser.fill("Mail address", "aisah@moh.example").await;
    browser.fill("Telephone number", "12345").await;
    browser.choose("You work for", "A ministry, office or agency of the Bangsamoro government").await;
    browser.choose("Organization", "Ministry of Health").await;
    browser.fill("Position", "Planner").await;
    browser.fill("Password", "seven unlikely kingfishers").await;
    browser.press("Register").await;
    browser.sees("Enter a number that begins with 63 or 09").await;
    browser.fill("Telephone number", "0917 123 4567").await;
    browser.fill("Password", "seven unlikely kingfishers").await;
    browser.press("Register").await;
    browser.sees("Your registration is received.").await;
    drop(browser);

    let browser = Browser::of(&app).await;
    let mut found = Vec::new();
    browser.open("/register/moa/").await;
    found.extend(barriers(&browser, "the registration").await);
    browser.sign_in("moh.admin").await;
    browser.open("/moa/MOH/organization/registrations/").await;
    found.extend(barriers(&browser, "registrations").await);
    browser.press("Aisah Dimaporo").await;
    found.extend(barriers(&browser, "a registration").await);
    browser.press("Endorse").await;
    browser.sees("The platform operator decides next.").await;
    browser.sign_out().await;
    browser.sign_in("operator").await;
    browser.open("/platform/registrations/").await;
    found.extend(barriers(&browser, "registrations of all").await);
    browser.press("Aisah Dimaporo").await;
    browser.press("Reject instead").await;
    found.extend(barriers(&browser, "a rejection").await);
    browser.press("Cancel").await;
    browser.sees("moh admin").await;
    found.extend(barriers(&browser, "a registration to decide").await);
    browser.press("Approve").await;
    browser.sees("Approved: the person is a member now").await;
    browser.open("/moa/MOH/organization/modules/").await;
    found.extend(barriers(&browser, "the modules").await);
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}
