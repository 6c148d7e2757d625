//! The acceptance scenario of strategic planning (uat: section 2), as the people of the Ministry of Health live it,
//! and what those of another ministry find of it afterwards.

use reqwest::Method;

use crate::addresses::{NOBODYS, Rows, contents};
use crate::pages::{Address, addresses, any_form, told};
use crate::support::{App, Browser, Form, Reply, Visitor};

const TITLE: &str = "MOH Strategic Plan 2025-2030 for Health";
const GOALS: [(&str, &str); 3] =
    [("Fewer illnesses", "Medium"), ("More clinics", "Critical"), ("Trained staff", "High")];

/// Fills in the form of a plan over these years, and saves it.
async fn writes_plan(browser: &Browser<'_>, start_year: &str, end_year: &str) {
    browser.fill("Title", TITLE).await;
    browser.fill("Start year", start_year).await;
    browser.fill("End year", end_year).await;
    browser.fill("Vision", "A healthy Bangsamoro").await;
    browser.fill("Mission", "Care within reach of everybody").await;
    browser.press("Save as a draft").await;
}

/// From the list of plans to a draft with its vision and mission; returns its id.
async fn creates_plan(browser: &Browser<'_>) -> String {
    browser.press("Planning").await;
    browser.press("Strategic plans").await;
    browser.sees("There is no strategic plan yet.").await;
    browser.press("New strategic plan").await;
    writes_plan(browser, "2025", "2024").await;
    browser.sees("There is a problem").await;
    browser.fill("End year", "2030").await;
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    browser.sees("Draft 2025–2030 · 6 years · 0 goals").await;
    browser.sees("A healthy Bangsamoro").await;
    browser.id().await
}

/// Adds the three goals to the plan that is shown; returns the id of one.
async fn adds_goals(browser: &Browser<'_>) -> String {
    let mut goal = String::new();
    for (title, priority) in GOALS {
        browser.press("Add a goal").await;
        browser.fill("Title", title).await;
        browser.fill("Description", "For everybody in the region").await;
        browser.fill("Measure", "households reached").await;
        browser.fill("Target", "1,200").await;
        browser.choose("Priority", priority).await;
        browser.press("Add the goal").await;
        browser.sees("Added.").await;
        browser.press(title).await;
        browser.sees("About this goal").await;
        goal = browser.id().await;
        browser.press(TITLE).await;
        browser.sees("Where it stands").await;
    }
    browser.sees("3 goals").await;
    let shown = browser.text_of("main").await;
    let place = |title: &str| shown.find(title).unwrap();
    assert!(place("More clinics") < place("Trained staff") && place("Trained staff") < place("Fewer illnesses"));
    goal
}

/// Submits the plan that is shown.
async fn submits(browser: &Browser<'_>) {
    browser.press("Submit").await;
    browser.sees("Nobody can change it until they decide.").await;
    browser.press("Submit for approval").await;
}

/// Finds the plan waiting, reads it, and approves it.
async fn approves(browser: &Browser<'_>, login: &str) {
    browser.sign_in(login).await;
    browser.sees("Waiting for my approval").await;
    browser.press(TITLE).await;
    browser.sees("More clinics").await;
    browser.press("Approve").await;
    browser.sees("It is approved in your name.").await;
    browser.press("Approve").await;
    browser.sees("Approved.").await;
    browser.sees(&format!("Approved by\n{}, ", login.replace('.', " "))).await;
}

#[tokio::test]
async fn an_officer_plans_and_a_manager_approves() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.staff").await;
    assert_eq!(browser.address().await, "/moa/MOH/dashboard/");
    assert!(browser.text_of("header").await.contains("MOH Ministry of Health"));
    let strategic_plan = creates_plan(&browser).await;
    let plan = format!("/moa/MOH/planning/strategic-plans/{strategic_plan}/");

    submits(&browser).await;
    browser.sees("Add at least one goal before you submit the plan.").await;
    browser.open(&plan).await;
    let goal = adds_goals(&browser).await;
    submits(&browser).await;
    browser.sees("Submitted for approval.").await;
    browser.does_not_see("Add a goal").await;
    browser.open(&format!("{plan}edit/")).await;
    browser.sees("Only a draft can be changed; this plan is submitted.").await;
    browser.does_not_see("Save changes").await;

    browser.open(&format!("{plan}approve/")).await;
    browser.sees("Error 403").await;
    browser.open(&plan).await;
    browser.sees("Submitted 2025–2030").await;
    browser.sign_out().await;

    approves(&browser, "moh.manager").await;
    browser.sign_out().await;
    for login in ["moh.viewer", "moh.staff"] {
        browser.sign_in(login).await;
        browser.open("/moa/MOH/planning/strategic-plans/").await;
        browser.sees(TITLE).await;
        browser.sees("Approved").await;
        browser.press(TITLE).await;
        browser.sees("Download as PDF").await;
        browser.sign_out().await;
    }

    let document = app.visitor("moh.staff").await.request(Method::GET, &format!("{plan}pdf/")).send().await.unwrap();
    assert_eq!(document.headers()["content-type"], "application/pdf");
    let document = pdf_extract::extract_text_from_mem(&document.bytes().await.unwrap()).unwrap();
    let goals = GOALS.map(|(title, _)| title);
    for said in ["Ministry of Health", TITLE, "moh manager"].iter().chain(&goals) {
        assert!(document.contains(said), "the document does not say {said}: {document}");
    }

    for login in ["mole.staff", "oobc.staff"] {
        browser.sign_in(login).await;
        let code = login.split('.').next().unwrap().to_uppercase();
        browser.open(&format!("/moa/{code}/planning/strategic-plans/")).await;
        browser.sees("There is no strategic plan yet.").await;
        browser.does_not_see(TITLE).await;
        browser.open(&plan).await;
        browser.sees("Error 403").await;
        browser.open(&plan.replace("MOH", &code)).await;
        browser.sees("Error 404").await;
        browser.does_not_see(TITLE).await;
        browser.sign_out().await;
    }
    drop(browser);
    let nothing = || NOBODYS.to_owned();
    let rows = Rows::with(&app.person("moh.staff").await, [strategic_plan, goal, nothing(), nothing()]).await;
    nobody_else_finds(&app, &rows).await;
    app.stop().await;
}

#[tokio::test]
async fn a_manager_plans_with_a_year_of_five_objectives_and_the_administrator_approves() {
    let app = App::start().await;
    let browser = Browser::of(&app).await;
    browser.sign_in("moh.manager").await;
    let strategic_plan = creates_plan(&browser).await;
    let plan = format!("/moa/MOH/planning/strategic-plans/{strategic_plan}/");
    let goal = adds_goals(&browser).await;

    browser.press("Add an annual work plan").await;
    browser.fill("Title", "MOH Annual Work Plan 2025").await;
    browser.fill("Year", "2031").await;
    browser.fill("Indicative budget in pesos", "PHP 5,000,000.00").await;
    browser.press("Save as a draft").await;
    browser.sees("There is a problem").await;
    browser.fill("Year", "2025").await;
    browser.press("Save as a draft").await;
    browser.sees("Created and saved as a draft.").await;
    browser.sees("PHP 5,000,000.00").await;
    let annual_plan = browser.id().await;
    for number in 1..=5 {
        browser.press("Add an objective").await;
        browser.fill("Title", &format!("Objective {number}")).await;
        browser.fill("Description", "What is done this year").await;
        browser.choose("Contributes to the goal", "More clinics").await;
        browser.fill("Due date", &format!("2025-{:02}-15", number * 2)).await;
        browser.fill("Indicator", "clinics opened").await;
        browser.fill("Target", "4").await;
        browser.press("Add the objective").await;
        browser.sees("Added.").await;
        browser.sees(&format!("0 of {number} objectives completed")).await;
    }
    browser.press("Objective 3").await;
    browser.sees("15 June 2025").await;
    browser.sees("More clinics").await;
    let objective = browser.id().await;

    browser.open(&plan).await;
    browser.sees("MOH Annual Work Plan 2025").await;
    browser.sees("0 of 5").await;
    submits(&browser).await;
    browser.sees("Submitted for approval.").await;
    browser.does_not_see("Approve").await;
    browser.open(&format!("{plan}approve/")).await;
    browser.press("Approve").await;
    browser.sees("Error 403").await;
    browser.sign_out().await;
    approves(&browser, "moh.admin").await;
    drop(browser);
    let rows = [strategic_plan, goal, annual_plan, objective];
    nobody_else_finds(&app, &Rows::with(&app.person("moh.staff").await, rows).await).await;
    app.stop().await;
}

/// The checks after every scenario (uat: section 7): what was made is not there for the people of another ministry,
/// in any list, at any address and by any form.
async fn nobody_else_finds(app: &App, rows: &Rows) {
    let before = contents(app, 6).await;
    for login in ["mole.viewer", "mole.staff", "mole.admin"] {
        let visitor = app.visitor(login).await;
        for address in addresses().into_iter().filter(Address::is_of_organization) {
            for method in ["GET", "POST"].into_iter().filter(|method| address.methods.contains(method)) {
                let method = Method::from_bytes(method.as_bytes()).unwrap();
                let foreign = asks(&visitor, &method, &address.at("MOH", rows), rows).await;
                assert_eq!(foreign.status, 403, "{method} {}", address.pattern);
                let nowhere = asks(&visitor, &method, &address.at("NOPE", rows), rows).await;
                assert_eq!(told(&foreign), told(&nowhere), "{method} {}", address.pattern);
                let own = asks(&visitor, &method, &address.at("MOLE", rows), rows).await;
                assert!(!own.text.contains(TITLE), "{}", address.pattern);
                if address.is_of_row() {
                    // Who may not change anything is told so whatever the id.
                    let for_few = address.is_of_settings() || address.pattern.contains("/budgeting/");
                    let may_not = login == "mole.viewer" || login != "mole.admin" && for_few;
                    let expected = if may_not { 403..=404 } else { 404..=404 };
                    assert!(expected.contains(&own.status), "{method} {}: {}", address.pattern, own.status);
                    let unknown = asks(&visitor, &method, &address.of_id("MOLE", NOBODYS), rows).await;
                    assert_eq!(told(&own), told(&unknown), "{method} {}", address.pattern);
                }
            }
        }
        for list in
            ["strategic-plans/?q=MOH", "strategic-plans/?q=healthy", "annual-plans/?q=MOH", "objectives/?q=Objective"]
        {
            let found = visitor.get(&format!("/moa/MOLE/planning/{list}")).await.expect(200);
            assert!(!found.text.contains(TITLE) && !found.text.contains("Objective 1"), "{list}");
        }
    }
    assert_eq!(contents(app, 6).await, before);
}

/// Looks at an address, or sends it a form that would do on a row of one's own.
async fn asks(visitor: &Visitor<'_>, method: &Method, path: &str, rows: &Rows) -> Reply {
    if *method == Method::GET {
        return visitor.get(path).await;
    }
    let sign_out = Form::to(&visitor.get("/profile/").await.text, "/logout/");
    visitor.send(&any_form(path, sign_out.value("form_token"), rows)).await
}
