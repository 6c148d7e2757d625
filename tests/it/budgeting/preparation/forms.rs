//! The pages of budget preparation, as a browser without JavaScript sends them.

use serde_json::json;

use super::{Desk, id, step};
use crate::support::{App, Form, Reply, Visitor};

/// Where an answer leads.
fn leads_to(reply: &Reply) -> &str {
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.headers["location"].to_str().unwrap()
}

async fn sends(visitor: &Visitor<'_>, page: &str, fields: &[(&str, &str)]) -> Reply {
    let form = visitor.form(page).await;
    visitor.send(&fields.iter().fold(form, |form, (name, value)| form.with(name, value))).await
}

#[tokio::test]
async fn a_proposal_is_written_with_forms_alone() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let staff = app.visitor("moh.staff").await;
    let base = "/moa/MOH/budgeting/";
    let year = desk.year.to_string();
    let created =
        sends(&staff, &format!("{base}proposals/create/"), &[("title", "Budget"), ("fiscal_year", &year)]).await;
    let proposal = leads_to(&created).split('?').next().unwrap().to_owned();
    let twice =
        sends(&staff, &format!("{base}proposals/create/"), &[("title", "Budget"), ("fiscal_year", &year)]).await;
    assert!(twice.expect(422).text.contains("already has a proposal for this year"));

    let programme = [("title", "Clinics"), ("requested_amount", "PHP 1,500.00"), ("justification", "Far away")];
    let added = sends(&staff, &format!("{proposal}programmes/create/"), &programme).await;
    let programme = leads_to(&added).split('?').next().unwrap().to_owned();
    let wrong = [("description", "Beds"), ("unit_cost", "1,5"), ("quantity", "1.5")];
    let refused = sends(&staff, &format!("{programme}line-items/create/"), &wrong).await.expect(422);
    assert!(refused.text.contains("at most two decimals") && refused.text.contains("whole number"), "{}", refused.text);
    let line = [("description", "Beds"), ("unit_cost", "₱ 500"), ("quantity", "3"), ("expense_class", "co")];
    leads_to(&sends(&staff, &format!("{programme}line-items/create/"), &line).await);
    let argument = [("rationale", "R"), ("alignment_with_priorities", "A"), ("expected_impact", "I")];
    leads_to(&sends(&staff, &format!("{programme}justifications/create/"), &argument).await);
    let shown = staff.get(&proposal).await.expect(200).text;
    for said in ["1,500.00", "Capital outlay (CO)", "Beds", "Add a programme"] {
        assert!(shown.contains(said), "{said} in {shown}");
    }
    let address_of = |page: &str, end: &str| {
        let hrefs = page.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
        hrefs.into_iter().find(|href| href.ends_with(end)).unwrap_or_else(|| panic!("no link ends with {end}"))
    };
    let page = staff.get(&programme).await.expect(200).text;
    let line = page
        .split("/line-items/")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .find(|rest| rest.ends_with("/edit/"));
    let line = format!("{base}line-items/{}", line.unwrap());
    assert!(leads_to(&sends(&staff, &line, &[("quantity", "2")]).await).starts_with(&programme));
    let differs = staff.get(&format!("{proposal}submit/")).await.expect(200).text;
    assert!(differs.contains("PHP 1500.00 is requested, but its lines add up to PHP 1000.00"), "{differs}");
    assert!(Form::all(&differs).iter().all(|form| !form.action.ends_with("/submit/")), "nothing to press yet");
    leads_to(&sends(&staff, &format!("{programme}edit/"), &[("requested_amount", "1,000.00")]).await);
    let argued = address_of(&page, "/edit/");
    assert!(argued.contains("/programmes/") || argued.contains("/justifications/"), "{argued}");
    let submitted = sends(&staff, &format!("{proposal}submit/"), &[("comment", "Please")]).await;
    assert_eq!(leads_to(&submitted), format!("{proposal}?done=submit"));
    for closed in ["edit/", "programmes/create/"] {
        staff.get(&format!("{proposal}{closed}")).await.expect(409);
    }
    let shown = staff.get(&proposal).await.expect(200).text;
    assert!(!shown.contains("Add a programme") && !shown.contains("/edit/"), "no buttons where nothing may be changed");
    staff.get(&format!("{proposal}approve/")).await.expect(403);
    staff.get(&format!("{proposal}nonsense/")).await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn what_will_be_approved_is_shown_before_it_is() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.reviewed().await;
    let page = format!("/moa/MOH/budgeting/proposals/{}/approve/", id(&proposal));
    let admin = app.visitor("moh.admin").await;
    let (roads, workers) = (format!("amount-{}", id(&programmes[0])), format!("amount-{}", id(&programmes[2])));
    let form = admin.form(&page).await.with(&roads, "4,500,000.00").with(&workers, "0");
    let refused = admin.send(&form).await.expect(422);
    assert!(refused.text.contains("Extension workers: say why nothing, or more than requested, is approved."));
    assert!(refused.text.contains("4,500,000.00"), "what was typed is kept");
    let refused = admin.send(&form.clone().with(&roads, "4.505")).await.expect(422);
    assert!(refused.text.contains("Farm roads: Enter a number with at most two decimals"), "{}", refused.text);

    let reason = format!("reason-{}", id(&programmes[2]));
    let check = admin.send(&form.with(&reason, "Next year")).await.expect(200);
    for said in
        ["Nothing is approved yet", "4,500,000.00", "3,000,000.00", "7,500,000.00", "2 allocations", "Next year"]
    {
        assert!(check.text.contains(said), "{said} in {}", check.text);
    }
    assert_eq!(desk.viewer.fetch(&proposal).await["status"], "under_review");
    let checked = Form::to(&check.text, &page).without("step");
    let change = admin.send(&checked.clone().with("step", "change")).await.expect(200);
    assert_eq!(Form::to(&change.text, &page).value(&roads), "4,500,000.00");
    let approved = admin.send(&checked.clone().with("step", "confirm")).await;
    assert!(leads_to(&approved).ends_with("?done=approve"));
    let after = desk.viewer.fetch(&proposal).await;
    assert_eq!((&after["status"], &after["total_approved"]), (&json!("approved"), &json!("7500000.00")));
    // Sent twice, it is done once.
    assert!(leads_to(&admin.send(&checked.with("step", "confirm")).await).ends_with("?done=approve"));
    assert_eq!(app.count("budgeting.allocations").await, 2);
    app.stop().await;
}

#[tokio::test]
async fn lines_are_ticked_to_be_returned_and_amounts_recommended() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.reviewed().await;
    let address = format!("/moa/MOH/budgeting/proposals/{}/", id(&proposal));
    let manager = app.visitor("moh.manager").await;
    let recommended =
        sends(&manager, &format!("{address}recommend/"), &[(&format!("amount-{}", id(&programmes[1])), "2,000,000")])
            .await;
    assert!(leads_to(&recommended).ends_with("?done=recommend"));
    let offered = app.visitor("moh.admin").await.form(&format!("{address}approve/")).await;
    assert_eq!(offered.value(&format!("amount-{}", id(&programmes[1]))), "2,000,000.00");

    let line = id(&desk.lines(&programmes[1]).await[0]).to_owned();
    let (ticked, why) = (format!("line-{line}"), format!("reason-{line}"));
    let silent =
        sends(&manager, &format!("{address}return/"), &[(&ticked, "yes"), (&why, "Too dear")]).await.expect(422);
    let form = Form::to(&silent.text, &format!("{address}return/"));
    assert_eq!((form.value(&ticked), form.value(&why)), ("yes", "Too dear"), "what was typed is kept");
    assert!(leads_to(&manager.send(&form.with("comment", "Prices")).await).ends_with("?done=return"));

    let staff = app.visitor("moh.staff").await;
    let programme = format!("/moa/MOH/budgeting/programmes/{}/", id(&programmes[1]));
    let shown = staff.get(&programme).await.expect(200).text;
    assert!(shown.contains("Too dear") && shown.contains(&format!("/line-items/{line}/edit/")));
    assert!(!shown.contains("Add a line"), "{shown}");
    let amount = staff.form(&format!("{programme}edit/")).await;
    assert_eq!(amount.value("title"), "", "only the amount may be changed");
    let other = format!("/moa/MOH/budgeting/programmes/{}/", id(&programmes[0]));
    assert!(!staff.get(&other).await.expect(200).text.contains("/edit/"));
    staff.get(&format!("{other}edit/")).await.expect(409);
    leads_to(&sends(&staff, &format!("/moa/MOH/budgeting/line-items/{line}/edit/"), &[("unit_cost", "2,000")]).await);
    leads_to(&sends(&staff, &format!("{programme}edit/"), &[("requested_amount", "2,000,000")]).await);
    step(&desk.staff, &proposal, "submit").await.expect(200);
    let stages = staff.get(&format!("{address}stages/")).await.expect(200).text;
    assert!(stages.contains("requested before: 3,000,000.00") && stages.contains("9,000,000.00"), "{stages}");
    app.stop().await;
}
