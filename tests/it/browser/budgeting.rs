//! The acceptance scenario of budget preparation (uat: section 3), as the people of a ministry live it, and what those of
//! another one find of it.

use super::quality::barriers;
use crate::budgeting::preparation::{Desk, EXAMPLE};
use crate::support::{App, Browser};

const TITLE: &str = "MOH budget";

/// Writes the draft for the year, and is refused a second one; returns its id.
async fn creates(browser: &Browser<'_>, year: &str) -> String {
    browser.press("Budgeting").await;
    browser.press("Proposals").await;
    browser.sees("There is no budget proposal yet.").await;
    for is_second in [false, true] {
        browser.press("New budget proposal").await;
        browser.choose("Fiscal year", year).await;
        browser.fill("Title", TITLE).await;
        browser.press("Save as a draft").await;
        if is_second {
            browser.sees("Your organization already has a proposal for this year.").await;
        } else {
            browser.sees("Created and saved as a draft.").await;
            browser.press("Proposals").await;
        }
    }
    browser.press("Proposals").await;
    browser.press(TITLE).await;
    browser.sees("0 programmes").await;
    browser.id().await
}

/// Adds the three programmes with their lines to the proposal that is shown.
async fn adds_programmes(browser: &Browser<'_>) {
    for (number, (title, amount, lines)) in EXAMPLE.into_iter().enumerate() {
        browser.press("Add a programme").await;
        browser.fill("Title", title).await;
        browser.fill("Requested amount (PHP)", amount).await;
        browser.fill("Priority", &(number + 1).to_string()).await;
        browser.fill("Justification", "The region needs it").await;
        browser.press("Add the programme").await;
        browser.sees("Added.").await;
        for (class, unit_cost, quantity) in lines {
            let class = match *class {
                "ps" => "Personnel services (PS)",
                "co" => "Capital outlay (CO)",
                _ => "Maintenance and other operating expenses (MOOE)",
            };
            browser.press("Add a line").await;
            browser.fill("What it is", &format!("{title}: {class}")).await;
            browser.choose("Class", class).await;
            browser.fill("Unit cost (PHP)", unit_cost).await;
            browser.fill("Quantity", &quantity.to_string()).await;
            browser.press("Add the line").await;
            browser.sees("Added.").await;
        }
        browser.press(TITLE).await;
        browser.sees("pesos requested").await;
    }
    browser.sees("3 programmes · 4 lines").await;
    browser.sees("10,000,000.00").await;
}

async fn submits(browser: &Browser<'_>) {
    browser.press("Submit").await;
    browser.sees("Nobody can change it until they decide.").await;
    browser.press("Submit").await;
    browser.sees("Submitted for approval.").await;
    browser.does_not_see("Add a programme").await;
}

#[tokio::test]
async fn an_officer_proposes_a_manager_returns_and_the_administrator_approves() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    let id = creates(&browser, &desk.year.to_string()).await;
    let proposal = format!("/moa/MOH/budgeting/proposals/{id}/");
    browser.press("Submit").await;
    browser.sees("Add at least one programme before you submit.").await;
    let mut found = barriers(&browser, "a submission with problems").await;
    browser.press("Back to the proposal").await;
    adds_programmes(&browser).await;
    found.extend(barriers(&browser, "a draft").await);
    submits(&browser).await;
    browser.sign_out().await;

    // The manager finds it on the home page, begins the review, and returns it with a reason.
    browser.sign_in("moh.manager").await;
    browser.sees("Budget proposals that wait for you:").await;
    browser.press(TITLE).await;
    browser.press("Start the review").await;
    browser.press("Start the review").await;
    browser.sees("The review has begun.").await;
    browser.press("Return").await;
    browser.press("Return").await;
    browser.sees("There is a problem").await;
    found.extend(barriers(&browser, "a return without a reason").await);
    browser.fill("Reason", "Say more about the roads").await;
    browser.press("Return").await;
    browser.sees("Returned to its author.").await;
    browser.sign_out().await;

    browser.sign_in("moh.staff").await;
    browser.press(TITLE).await;
    browser.sees("Say more about the roads").await;
    browser.press("Farm roads").await;
    browser.press("Edit the programme").await;
    browser.fill("Justification", "Twelve villages have no road").await;
    browser.press("Save changes").await;
    browser.sees("Twelve villages have no road").await;
    browser.press(TITLE).await;
    submits(&browser).await;
    browser.sign_out().await;

    browser.sign_in("moh.admin").await;
    browser.press(TITLE).await;
    browser.press("Start the review").await;
    browser.press("Start the review").await;
    browser.press("Approve").await;
    browser.fill("Amount for Farm roads (PHP)", "4,500,000.00").await;
    browser.fill("Amount for Extension workers (PHP)", "0").await;
    browser.press("Continue").await;
    browser.sees("Extension workers: say why nothing, or more than requested, is approved.").await;
    found.extend(barriers(&browser, "amounts to approve").await);
    browser.fill("Reason for Extension workers", "Paid by another office").await;
    browser.press("Continue").await;
    browser.sees("Nothing is approved yet.").await;
    found.extend(barriers(&browser, "what will be approved").await);
    browser.press("Approve PHP 7,500,000.00").await;
    browser.sees("Approved.").await;
    browser.sees("7,500,000.00").await;
    browser.sees("Approved by\nmoh admin, ").await;
    let history = browser.text_of("ol.history").await;
    assert_eq!(history.matches("Submitted").count(), 2, "both rounds: {history}");
    found.extend(barriers(&browser, "an approved proposal").await);
    browser.press("Compare the stages").await;
    browser.sees("Sums by class").await;
    found.extend(barriers(&browser, "the stages").await);
    browser.press("Budgeting").await;
    browser.sees("Approved by fiscal year").await;
    found.extend(barriers(&browser, "the overview").await);
    assert_eq!(app.count("budgeting.allocations").await, 2);
    browser.sign_out().await;

    for login in ["mole.staff", "oobc.staff"] {
        let code = login.split('.').next().unwrap().to_uppercase();
        browser.sign_in(login).await;
        for below in ["", "edit/", "submit/", "stages/", "approve/", "return/", "programmes/create/"] {
            browser.open(&format!("{proposal}{below}")).await;
            browser.sees("Error 403").await;
        }
        for below in ["", "edit/", "submit/", "stages/", "programmes/create/"] {
            browser.open(&format!("{}{below}", proposal.replace("MOH", &code))).await;
            browser.sees("Error 404").await;
            browser.does_not_see(TITLE).await;
        }
        browser.sign_out().await;
    }
    assert_eq!(found, [""; 0], "{}", found.join("\n"));
    drop(browser);
    app.stop().await;
}
