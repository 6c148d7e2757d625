//! The pages of execution over HTTP: the balance beside the amount, and a look at what will be booked before it is.

use super::fixture::{Office, Programme};
use crate::support::{App, Form, Reply, Visitor};

const BASE: &str = "/moa/MOH/budgeting/execution/";

/// Where an answer leads, without what it says was done.
fn leads_to(reply: &Reply) -> String {
    let address = reply.headers["location"].to_str().unwrap();
    address.split('?').next().unwrap().to_owned()
}

/// Fills in a form of a page and sends it; the row it made.
async fn makes(visitor: &Visitor<'_>, path: &str, fields: &[(&str, &str)]) -> String {
    let form = visitor.form(path).await;
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    leads_to(&visitor.send(&form).await.expect(303))
}

/// Takes a step that moves money: the form, what will be booked, and the step.
async fn takes(visitor: &Visitor<'_>, row: &str, step: &str, fields: &[(&str, &str)], told: &str) {
    let action = format!("{row}{step}/");
    let form = visitor.form(&action).await;
    let form = fields.iter().fold(form, |form, (name, value)| form.with(name, value));
    let check = visitor.send(&form).await.expect(200);
    assert!(check.text.contains("Check your answers") && check.text.contains(told), "{}", check.text);
    let done = visitor.send(&Form::to(&check.text, &action)).await.expect(303);
    assert_eq!(leads_to(&done), row);
    // Sent twice, it has arrived where it wanted to.
    assert_eq!(leads_to(&visitor.send(&Form::to(&check.text, &action)).await.expect(303)), row);
}

#[tokio::test]
async fn money_goes_from_the_approval_to_the_voucher_on_pages() {
    let app = App::start().await;
    let office = Office::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "1000.00")])];
    let funded = office.approved(office.year, &programmes).await.remove(0);
    let (staff, staff2) = (app.visitor("moh.staff").await, app.visitor("moh.staff2").await);
    let manager = app.visitor("moh.manager").await;

    // As approved, which is one form for every programme and class.
    let chosen = staff.get(&format!("{BASE}appropriations/as-approved/")).await.expect(200);
    assert!(chosen.text.contains(&funded.proposal) && chosen.text.contains("1,000.00"), "{}", chosen.text);
    let form = staff.form(&format!("{BASE}proposals/{}/appropriate/", funded.proposal)).await;
    let form = form.with("legal_basis", "GAAB");
    assert_eq!(leads_to(&staff.send(&form).await.expect(303)), format!("{BASE}appropriations/"));
    let appropriation = office.find("select id from budgeting.appropriations").await;
    let row = format!("{BASE}appropriations/{appropriation}/");
    let first = office.day(1, 1).await;
    takes(&manager, &row, "post", &[("on", &first)], "PHP 1,000.00").await;

    let asking = staff.get(&format!("{row}allotments/create/")).await.expect(200);
    assert!(asking.text.contains("PHP 1,000.00 is left: PHP 1,000.00, of which PHP 0.00 is used"), "{}", asking.text);
    let much = staff.form(&format!("{row}allotments/create/")).await.with("amount", "1,000.01");
    let refused = staff.send(&much).await.expect(409);
    assert!(refused.text.contains("PHP 1000.00 is left") && refused.text.contains("1,000.01"), "{}", refused.text);
    let allotment = makes(&staff, &format!("{row}allotments/create/"), &[("amount", "1,000.00")]).await;
    staff.get(&format!("{allotment}release/")).await.expect(403);
    takes(&manager, &allotment, "release", &[("on", &first), ("reference_number", "SARO-1")], "SARO-1").await;

    let body = [("description", "Medicines"), ("payee", "Cotabato Trading"), ("amount", "600")];
    let obligation = makes(&staff, &format!("{allotment}obligations/create/"), &body).await;
    let certifies = staff.form(&format!("{obligation}certify/")).await;
    staff.send(&certifies).await.expect(303);
    let form = staff.form(&format!("{obligation}obligate/")).await.with("checked", "1");
    staff.send(&form).await.expect(403);
    takes(&staff2, &obligation, "obligate", &[("on", &first)], "PHP 600.00").await;

    let body = [("amount", "600.00"), ("withheld", "30"), ("payment_method", "check")];
    let payment = makes(&staff, &format!("{obligation}disbursements/create/"), &body).await;
    let form = staff.form(&format!("{payment}pay/")).await.with("checked", "1");
    let refused = staff.send(&form).await.expect(422);
    assert!(refused.text.contains("Enter the number of the check or advice."), "{}", refused.text);
    takes(&staff, &payment, "pay", &[("on", &first), ("reference_number", "0001")], "the payee gets PHP 570.00").await;

    let overview = staff.get(&format!("{BASE}?fiscal_year={}", office.year)).await.expect(200);
    for told in ["600 paid", "1 K allotted", ">60%<", "Clinics"] {
        assert!(overview.text.contains(told), "{told}: {}", overview.text);
    }
    for noun in
        ["allocations", "appropriations", "movements", "allotments", "work-items", "obligations", "disbursements"]
    {
        staff.get(&format!("{BASE}{noun}/")).await.expect(200);
        manager.get(&format!("{BASE}{noun}/export/xlsx/")).await.expect(200);
        let csv = manager.get(&format!("{BASE}{noun}/export/csv/")).await.expect(200);
        let rows = if ["movements", "work-items"].contains(&noun) { 1 } else { 2 };
        assert_eq!(csv.text.lines().count(), rows, "{noun}: {}", csv.text);
    }
}

#[tokio::test]
async fn a_form_about_a_row_that_changed_shows_what_is_stored() {
    let app = App::start().await;
    let office = Office::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "1000.00")])];
    let funded = office.approved(office.year, &programmes).await.remove(0);
    let appropriation = office.appropriation(&funded.allocation, "mooe", "1000.00").await;
    let staff = app.visitor("moh.staff").await;
    let create = format!("{BASE}appropriations/{appropriation}/allotments/create/");
    let row = makes(&staff, &create, &[("amount", "100"), ("notes", "First")]).await;
    let (mine, theirs) = (staff.form(&format!("{row}edit/")).await, staff.form(&format!("{row}edit/")).await);
    staff.send(&theirs.with("amount", "200")).await.expect(303);
    let refused = staff.send(&mine.with("amount", "300")).await.expect(412);
    assert!(refused.text.contains("Stored now:") && refused.text.contains("200.00"), "{}", refused.text);
    let again = Form::to(&refused.text, &format!("{row}edit/"));
    staff.send(&again).await.expect(303);
    assert!(staff.get(&row).await.expect(200).text.contains("300.00"));

    // What is released has no form any more.
    let manager = app.visitor("moh.manager").await;
    takes(&manager, &row, "release", &[("on", &office.day(1, 1).await)], "PHP 300.00").await;
    staff.get(&format!("{row}edit/")).await.expect(409);
    let other = app.visitor("mole.staff").await;
    other.get(&row).await.expect(403);
    let theirs = row.replace("/MOH/", "/MOLE/");
    other.get(&theirs).await.expect(404);
}
