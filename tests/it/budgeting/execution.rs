//! Execution over HTTP: the acceptance cases of its specification, each denial beside what is allowed.

use reqwest::Method;
use serde_json::{Value, json};
use uuid::Uuid;

use super::fixture::{Office, Programme};
use crate::support::{Actor, App, Reply};

/// Path of something in budgeting.
fn at(code: &str, path: &str) -> String {
    format!("/api/v1/moa/{code}/budgeting/{path}")
}

/// Sends what makes money, with a key of its own.
async fn make(actor: &Actor<'_>, noun: &str, body: &Value) -> Reply {
    keyed(actor, noun, body, &Uuid::new_v4().to_string()).await
}

async fn keyed(actor: &Actor<'_>, noun: &str, body: &Value, key: &str) -> Reply {
    let request = actor.request(Method::POST, &at(&actor.code, noun)).header("Idempotency-Key", key);
    Reply::of(request.json(body)).await
}

/// Makes something that must come about; its path in budgeting.
async fn made(actor: &Actor<'_>, noun: &str, body: &Value) -> String {
    let row = make(actor, noun, body).await.expect(201).json();
    format!("{noun}/{}", id(&row))
}

/// Takes a step on a row in its present version, with a reason.
async fn step(actor: &Actor<'_>, row: &str, name: &str, body: &Value) -> Reply {
    let mut body = body.clone();
    if body.get("comment").is_none() {
        body["comment"] = "Because".into();
    }
    actor.act(&at(&actor.code, row), name, &body).await
}

async fn fetch(actor: &Actor<'_>, path: &str) -> Value {
    actor.fetch(&at(&actor.code, path)).await
}

fn id(row: &Value) -> &str {
    row["id"].as_str().unwrap()
}

/// The figures of a refusal: limit, used, asked and left.
fn figures(reply: &Reply) -> [String; 4] {
    let figures = reply.json()["errors"][0]["figures"].clone();
    ["limit", "used", "asked", "left"].map(|name| figures[name].as_str().unwrap_or_default().to_owned())
}

fn code(reply: &Reply) -> String {
    reply.json()["errors"][0]["code"].as_str().unwrap_or_default().to_owned()
}

/// The people of a ministry with one programme that was approved.
struct Ministry<'a> {
    office: Office,
    staff: Actor<'a>,
    staff2: Actor<'a>,
    manager: Actor<'a>,
    admin: Actor<'a>,
}

impl<'a> Ministry<'a> {
    async fn of(app: &'a App, code: &str) -> Self {
        let office = Office::of(app, code).await;
        let person = async |role: &str| app.person(&format!("{}.{role}", code.to_lowercase())).await;
        Self {
            office,
            staff: person("staff").await,
            staff2: person("staff2").await,
            manager: person("manager").await,
            admin: person("admin").await,
        }
    }

    /// An appropriation of operating expenses that staff recorded and a manager posted.
    async fn appropriated(&self, amount: &str) -> String {
        let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", amount)])];
        let funded = self.office.approved(self.office.year, &programmes).await.remove(0);
        self.office.appropriation(&funded.allocation, "mooe", amount).await
    }

    /// A released allotment.
    async fn allotted(&self, amount: &str) -> String {
        let appropriation = self.appropriated(amount).await;
        self.office.allotment(&appropriation, "Q1", amount).await
    }

    /// An obligation that two certified.
    async fn bound(&self, amount: &str) -> String {
        let allotment = self.allotted(amount).await;
        let body = json!({ "allotment_id": allotment, "description": "Medicines", "payee": "Cotabato Trading", "amount": amount });
        let row = made(&self.staff, "obligations", &body).await;
        step(&self.staff, &row, "certify", &json!({})).await.expect(200);
        step(&self.staff2, &row, "obligate", &json!({})).await.expect(200);
        row
    }
}

fn request(appropriation: &str, quarter: &str, amount: &str) -> Value {
    json!({ "appropriation_id": appropriation, "quarter": quarter, "amount": amount })
}

fn pays(obligation: &str, amount: &str) -> Value {
    let obligation = obligation.rsplit('/').next().unwrap();
    json!({ "obligation_id": obligation, "amount": amount, "payment_method": "cash" })
}

#[tokio::test]
async fn what_was_approved_is_appropriated_in_one_step() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 2] =
        [("Clinics", &[("mooe", "600.00"), ("mooe", "400.00"), ("co", "250.50")]), ("Staff", &[("ps", "99.50")])];
    let funded = moh.office.approved(moh.office.year, &programmes).await;
    let year = moh.office.year;
    let body =
        json!({ "legal_basis": "GAAB", "valid_from": format!("{year}-01-01"), "valid_until": format!("{year}-12-31") });
    let noun = format!("proposals/{}/appropriate", funded[0].proposal);
    let rows = make(&moh.staff, &noun, &body).await.expect(200).json();
    let mut amounts: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| row["authorized_amount"].as_str().unwrap()).collect();
    amounts.sort_unstable();
    assert_eq!(amounts, ["1000.00", "250.50", "99.50"]);
    assert!(rows.as_array().unwrap().iter().all(|row| row["status"] == "pending" && row["available"] == "0.00"));

    let again = make(&moh.staff, &noun, &body).await.expect(409);
    assert_eq!(code(&again), "nothing_to_appropriate");
    let listed = fetch(&moh.staff, &format!("allocations?proposal={}", funded[0].proposal)).await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
    assert_eq!(listed["items"][0]["appropriated_now"], "1250.50");

    // Nobody posts what they recorded; another does, and it is in the books.
    let row = format!("appropriations/{}", id(&rows[0]));
    step(&moh.staff, &row, "post", &json!({})).await.expect(403);
    let posted = step(&moh.manager, &row, "post", &json!({ "on": format!("{year}-01-01") })).await.expect(200).json();
    assert_eq!(
        (posted["status"].as_str(), posted["adjusted"].as_str()),
        (Some("posted"), posted["authorized_amount"].as_str())
    );
    let own = json!({
        "allocation_id": funded[0].allocation, "fiscal_year": year, "kind": "supplemental", "expense_class": "co",
        "authorized_amount": "5.00", "legal_basis": "A later act", "valid_from": format!("{year}-01-01"),
        "valid_until": format!("{year}-12-31")
    });
    let own = made(&moh.manager, "appropriations", &own).await;
    assert_eq!(code(&step(&moh.manager, &own, "post", &json!({})).await.expect(403)), "post_not_own");
    step(&moh.admin, &own, "post", &json!({})).await.expect(200);
    step(&moh.manager, &own, "reverse", &json!({})).await.expect(200);
    let history = fetch(&moh.staff, &format!("{own}/events")).await;
    assert_eq!(history[0]["action"], "reverse");
    assert_eq!(history[0]["amount"], "-5.00");
}

#[tokio::test]
async fn allotments_stay_within_what_was_appropriated() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let appropriation = moh.appropriated("45000000.00").await;
    let asked = async |quarter: &str, amount: &str| {
        make(&moh.staff, "allotments", &request(&appropriation, quarter, amount)).await
    };
    let first = format!("allotments/{}", id(&asked("Q1", "20000000.00").await.expect(201).json()));
    let second = format!("allotments/{}", id(&asked("Q2", "20000000.00").await.expect(201).json()));
    let refused = asked("Q3", "10000000.00").await.expect(409);
    assert_eq!(figures(&refused), ["45000000.00", "40000000.00", "10000000.00", "5000000.00"]);
    assert!(refused.text.contains("PHP 5000000.00 is left"), "{}", refused.text);
    asked("Q3", "5000000.00").await.expect(201);
    asked("Q4", "0.01").await.expect(409);

    // Nobody releases what they requested, and staff release nothing.
    step(&moh.staff2, &first, "release", &json!({})).await.expect(403);
    let year = moh.office.year;
    let own = asked_by(&moh.manager, &appropriation, &second, &moh).await;
    assert_eq!(code(&step(&moh.manager, &own, "release", &json!({})).await.expect(403)), "release_not_own");
    let released = json!({ "on": format!("{year}-01-01"), "reference_number": "SARO-1" });
    let row = step(&moh.manager, &first, "release", &released).await.expect(200).json();
    assert_eq!((row["status"].as_str(), row["reference_number"].as_str()), (Some("released"), Some("SARO-1")));
    assert_eq!(row["available"], "20000000.00");

    // What is released is not edited.
    let body = json!({ "quarter": "Q1", "amount": "1.00" });
    let refused = moh.staff.edit(&at("MOH", &first), &body).await.expect(409);
    assert_eq!(code(&refused), "posted_is_final");
    step(&moh.manager, &first, "cancel", &json!({})).await.expect(200);
    let balance = fetch(&moh.staff, &format!("appropriations/{appropriation}")).await;
    assert_eq!((balance["allotted"].as_str(), balance["available"].as_str()), (Some("0.00"), Some("20000000.00")));
}

/// Cancels a request and asks for the same anew as somebody else.
async fn asked_by(who: &Actor<'_>, appropriation: &str, freed: &str, moh: &Ministry<'_>) -> String {
    step(&moh.staff, freed, "cancel", &json!({})).await.expect(200);
    made(who, "allotments", &request(appropriation, "Q2", "20000000.00")).await
}

#[tokio::test]
async fn two_people_certify_an_obligation_within_its_allotment() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let allotment = moh.allotted("10000000.00").await;
    let body = |amount: &str| json!({ "allotment_id": allotment, "description": "Medicines", "amount": amount });
    let row = made(&moh.staff, "obligations", &body("6000000.00")).await;
    let refused = make(&moh.staff, "obligations", &body("5000000.00")).await.expect(409);
    assert_eq!(figures(&refused), ["10000000.00", "6000000.00", "5000000.00", "4000000.00"]);

    assert_eq!(code(&step(&moh.staff, &row, "obligate", &json!({})).await.expect(409)), "obligate_needs_certificate");
    assert_eq!(code(&step(&moh.staff, &row, "certify", &json!({})).await.expect(422)), "obligation_payee_named");
    let named = json!({ "description": "Medicines", "payee": "Cotabato Trading", "amount": "6000000.00" });
    moh.staff.edit(&at("MOH", &row), &named).await.expect(200);
    step(&moh.staff, &row, "certify", &json!({})).await.expect(200);
    assert_eq!(code(&step(&moh.staff, &row, "obligate", &json!({})).await.expect(403)), "certify_not_twice");
    // What was certified was another text.
    let edited = moh.staff.edit(&at("MOH", &row), &named).await.expect(200).json();
    assert_eq!(edited["need_certified_by"], Value::Null);
    step(&moh.staff, &row, "certify", &json!({})).await.expect(200);
    let bound = step(&moh.staff2, &row, "obligate", &json!({})).await.expect(200).json();
    assert_eq!(bound["status"], "obligated");
    assert!(bound["ors_number"].as_str().unwrap().starts_with("02-"), "{bound}");
    assert_eq!(fetch(&moh.staff, &format!("allotments/{allotment}")).await["status"], "partially_utilized");

    let found = fetch(&moh.staff, "obligations?q=cotabato&class=mooe&quarter=Q1&status=obligated").await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let none = fetch(&moh.staff, "obligations?q=nobody").await;
    assert_eq!(none["items"].as_array().unwrap().len(), 0);

    // More by a notice, within the allotment; less, but not below what is paid.
    let notice = |amount: &str| json!({ "amount": amount, "document_ref": "NORSA-1" });
    step(&moh.staff, &row, "adjust", &notice("4000000.01")).await.expect(409);
    step(&moh.staff, &row, "adjust", &notice("4000000.00")).await.expect(200);
    assert_eq!(fetch(&moh.staff, &format!("allotments/{allotment}")).await["status"], "fully_utilized");
    let paid = made(&moh.staff, "disbursements", &pays(&row, "9000000.00")).await;
    step(&moh.staff, &paid, "pay", &json!({})).await.expect(200);
    let refused = step(&moh.staff, &row, "adjust", &notice("-1000000.01")).await.expect(409);
    assert_eq!(code(&refused), "adjustment_within_unpaid");
    let less = step(&moh.staff, &row, "adjust", &notice("-1000000.00")).await.expect(200).json();
    assert_eq!((less["status"].as_str(), less["adjusted"].as_str()), (Some("fully_disbursed"), Some("9000000.00")));
    let notices = fetch(&moh.staff, &format!("{row}/adjustments")).await;
    assert_eq!(notices.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn payments_follow_their_obligation_to_the_centavo() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let row = moh.bound("10000000.00").await;
    let mut payments = Vec::new();
    for (amount, status) in [
        ("3000000.00", "partially_disbursed"),
        ("3000000.00", "partially_disbursed"),
        ("4000000.00", "fully_disbursed"),
    ] {
        let payment = made(&moh.manager, "disbursements", &pays(&row, amount)).await;
        step(&moh.manager, &payment, "pay", &json!({})).await.expect(200);
        assert_eq!(fetch(&moh.staff, &row).await["status"], status);
        payments.push(payment);
    }
    let refused = make(&moh.staff, "disbursements", &pays(&row, "0.01")).await.expect(409);
    assert_eq!(figures(&refused), ["10000000.00", "10000000.00", "0.01", "0.00"]);

    let last = &payments[2];
    step(&moh.staff, last, "void", &json!({})).await.expect(403);
    assert_eq!(code(&step(&moh.manager, last, "void", &json!({})).await.expect(403)), "void_not_own");
    let voided = step(&moh.admin, last, "void", &json!({ "comment": "Bounced" })).await.expect(200).json();
    assert_eq!((voided["status"].as_str(), voided["void_reason"].as_str()), (Some("void"), Some("Bounced")));
    let balance = fetch(&moh.staff, &row).await;
    assert_eq!(
        (balance["status"].as_str(), balance["available"].as_str()),
        (Some("partially_disbursed"), Some("4000000.00"))
    );

    // It is in the history with its amount, and in no sum.
    let history = fetch(&moh.staff, &format!("{last}/events")).await;
    assert_eq!((history[0]["action"].as_str(), history[0]["amount"].as_str()), (Some("void"), Some("-4000000.00")));
    assert_eq!((history[1]["action"].as_str(), history[1]["amount"].as_str()), (Some("pay"), Some("4000000.00")));
    assert!(history[1]["actor"].as_str().is_some_and(|actor| !actor.is_empty()));
    let figures = fetch(&moh.staff, &format!("execution?fiscal_year={}", moh.office.year)).await;
    assert_eq!(figures["total"]["paid"], "6000000.00");
    assert_eq!(figures["total"]["utilization"], "60.00");
    assert_eq!(figures["classes"][0]["paid"], "6000000.00");
    let listed = fetch(&moh.staff, "disbursements?status=void&method=cash").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);

    // The parts of a payment are at most the payment, and change until it is paid.
    let open = made(&moh.staff, "disbursements", &pays(&row, "100.00")).await;
    let part = |amount: &str| json!({ "description": "Freight", "amount": amount });
    let lines = format!("{open}/lines");
    let line = make(&moh.staff, &lines, &part("60.00")).await.expect(201).json();
    assert_eq!(code(&make(&moh.staff, &lines, &part("40.01")).await.expect(409)), "disbursement_lines_within");
    let line = at("MOH", &format!("disbursement-lines/{}", id(&line)));
    moh.staff.edit(&line, &part("100.00")).await.expect(200);
    step(&moh.staff, &open, "pay", &json!({})).await.expect(200);
    moh.staff.delete(&line).await.expect(409);
}

#[tokio::test]
async fn nothing_is_bound_or_paid_before_its_time() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let appropriation = moh.appropriated("1000.00").await;
    let pending = made(&moh.staff, "allotments", &request(&appropriation, "Q1", "500.00")).await;
    let body = json!({
        "allotment_id": pending.rsplit('/').next(), "description": "Medicines", "payee": "Somebody", "amount": "1.00"
    });
    assert_eq!(code(&make(&moh.staff, "obligations", &body).await.expect(409)), "allotment_not_released");
    step(&moh.manager, &pending, "release", &json!({})).await.expect(200);
    let draft = made(&moh.staff, "obligations", &body).await;
    assert_eq!(
        code(&make(&moh.staff, "disbursements", &pays(&draft, "1.00")).await.expect(409)),
        "obligation_not_obligated"
    );
    step(&moh.staff, &draft, "certify", &json!({})).await.expect(200);
    let today = moh.office.find("select planning.today()").await;
    let tomorrow = moh.office.find("select planning.today() + 1").await;
    let before = moh.office.find("select planning.today() - 1").await;
    let refused = step(&moh.staff2, &draft, "obligate", &json!({ "on": tomorrow })).await.expect(422);
    assert_eq!(refused.rule("/on").as_deref(), Some("entry_date_not_future"));
    let refused = step(&moh.staff2, &draft, "obligate", &json!({ "on": "0001-01-01" })).await.expect(422);
    assert_eq!(refused.rule("/on").as_deref(), Some("day_range"));
    step(&moh.staff2, &draft, "obligate", &json!({ "on": today })).await.expect(200);
    let payment = made(&moh.staff, "disbursements", &pays(&draft, "1.00")).await;
    for (day, rule) in [(&tomorrow, "entry_date_not_future"), (&before, "entry_date_not_before")] {
        let refused = step(&moh.staff, &payment, "pay", &json!({ "on": day })).await.expect(422);
        assert_eq!(refused.rule("/on").as_deref(), Some(rule));
    }
    let check = json!({ "amount": "1.00", "payment_method": "check" });
    moh.staff.edit(&at("MOH", &payment), &check).await.expect(200);
    let refused = step(&moh.staff, &payment, "pay", &json!({})).await.expect(422);
    assert_eq!(refused.rule("/reference_number").as_deref(), Some("disbursements_reference_when_paid"));
    step(&moh.staff, &payment, "pay", &json!({ "reference_number": "0001234" })).await.expect(200);
    step(&moh.staff, &draft, "mark-due", &json!({})).await.expect(409);
}

#[tokio::test]
async fn work_items_stay_within_their_line() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "1000000.00")])];
    let funded = moh.office.approved(moh.office.year, &programmes).await.remove(0);
    let item = |code: &str, cost: &str| {
        json!({
            "line_item_id": funded.lines[0], "code": code, "title": "Health stations", "estimated_cost": cost,
            "target_completion_date": format!("{}-12-31", moh.office.year)
        })
    };
    let first = made(&moh.staff, "work-items", &item("WI-001", "600000.00")).await;
    let second = made(&moh.staff, "work-items", &item("WI-002", "400000.00")).await;
    let refused = make(&moh.staff, "work-items", &item("WI-003", "0.01")).await.expect(409);
    assert_eq!(figures(&refused), ["1000000.00", "1000000.00", "0.01", "0.00"]);
    make(&moh.staff, "work-items", &item("WI-001", "0.01")).await.expect(409);
    step(&moh.staff, &second, "start", &json!({})).await.expect(200);
    let tomorrow = moh.office.find("select planning.today() + 1").await;
    let refused = step(&moh.staff, &second, "complete", &json!({ "on": tomorrow })).await.expect(422);
    assert_eq!(refused.rule("/on").as_deref(), Some("work_item_completed_on"));
    step(&moh.staff, &second, "complete", &json!({})).await.expect(200);

    // More is obligated than it was to cost: that is said, and not forbidden.
    let appropriation = moh.office.appropriation(&funded.allocation, "mooe", "1000000.00").await;
    let allotment = moh.office.allotment(&appropriation, "Q1", "1000000.00").await;
    let body = json!({
        "allotment_id": allotment, "work_item_id": first.rsplit('/').next(), "description": "Building", "payee": "Builder",
        "amount": "700000.00"
    });
    let bound = made(&moh.staff, "obligations", &body).await;
    step(&moh.staff, &bound, "certify", &json!({})).await.expect(200);
    step(&moh.staff2, &bound, "obligate", &json!({})).await.expect(200);
    assert_eq!(fetch(&moh.staff, &first).await["obligated"], "700000.00");
    let figures = fetch(&moh.staff, &format!("execution?fiscal_year={}", moh.office.year)).await;
    let alerts = figures["alerts"].as_array().unwrap();
    assert!(alerts.iter().any(|alert| alert["kind"] == "over_budget" && alert["amount"] == "100000.00"), "{alerts:?}");
    assert_eq!(code(&moh.staff.delete(&at("MOH", &first)).await.expect(409)), "work_item_in_use");
    make(&moh.staff, "work-items", &item("WI-004", "0.01")).await.expect(409);
}

#[tokio::test]
async fn money_that_outlives_its_year_is_extended_first() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "100.00")])];
    let funded = moh.office.approved(moh.office.year, &programmes).await.remove(0);
    let (year, last) = (moh.office.year, moh.office.year - 1);
    let body = json!({
        "allocation_id": funded.allocation, "fiscal_year": last, "kind": "continuing", "expense_class": "mooe",
        "authorized_amount": "500.00", "legal_basis": format!("GAAB {last}"), "valid_from": format!("{last}-01-01"),
        "valid_until": format!("{last}-12-31")
    });
    let mut of_year = body.clone();
    of_year["fiscal_year"] = year.into();
    assert_eq!(code(&make(&moh.staff, "appropriations", &of_year).await.expect(422)), "appropriation_year_of_kind");
    let row = made(&moh.staff, "appropriations", &body).await;
    step(&moh.manager, &row, "post", &json!({ "on": format!("{last}-01-01") })).await.expect(200);
    let asked = request(row.rsplit('/').next().unwrap(), "Q1", "500.00");
    let allotment = made(&moh.staff, "allotments", &asked).await;
    let refused = step(&moh.manager, &allotment, "release", &json!({})).await.expect(422);
    assert_eq!(refused.rule("/on").as_deref(), Some("entry_date_within_validity"));

    let until = |day: String| json!({ "valid_until": day, "comment": "A later act" });
    step(&moh.manager, &row, "extend", &until(format!("{last}-12-31"))).await.expect(422);
    let extended = step(&moh.manager, &row, "extend", &until(format!("{year}-12-31"))).await.expect(200).json();
    assert_eq!(
        (extended["valid_until"].as_str(), extended["fiscal_year"].as_i64()),
        (Some(&*format!("{year}-12-31")), Some(last.into()))
    );
    step(&moh.manager, &allotment, "release", &json!({})).await.expect(200);
}

#[tokio::test]
async fn a_movement_takes_from_one_and_gives_to_the_other() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "1000.00"), ("co", "500.00")])];
    let funded = moh.office.approved(moh.office.year, &programmes).await.remove(0);
    let from = moh.office.appropriation(&funded.allocation, "mooe", "1000.00").await;
    let to = moh.office.appropriation(&funded.allocation, "co", "500.00").await;
    let today = moh.office.find("select planning.today()").await;
    let body = |amount: &str| {
        json!({
            "kind": "realignment", "from_appropriation_id": from, "to_appropriation_id": to, "amount": amount,
            "document_ref": "BBO-1", "document_date": today, "reason": "Savings"
        })
    };
    let mut lame = body("1.00");
    lame["to_appropriation_id"] = Value::Null;
    assert_eq!(code(&make(&moh.staff, "movements", &lame).await.expect(422)), "movements_sides_fit");
    let much = made(&moh.staff, "movements", &body("1000.01")).await;
    assert_eq!(code(&step(&moh.manager, &much, "post", &json!({})).await.expect(409)), "movement_within_appropriation");
    let row = made(&moh.staff, "movements", &body("400.00")).await;
    step(&moh.manager, &row, "post", &json!({})).await.expect(200);
    let adjusted = async |id: &str| fetch(&moh.staff, &format!("appropriations/{id}")).await["adjusted"].clone();
    assert_eq!((adjusted(&from).await, adjusted(&to).await), (json!("600.00"), json!("900.00")));
    step(&moh.admin, &row, "reverse", &json!({})).await.expect(200);
    assert_eq!((adjusted(&from).await, adjusted(&to).await), (json!("1000.00"), json!("500.00")));
    let listed = fetch(&moh.staff, "movements?kind=realignment&status=reversed").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn another_ministry_s_rows_are_as_unknown_as_none() {
    let app = App::start().await;
    let mole = Ministry::of(&app, "MOLE").await;
    let chain = mole.office.chain().await;
    let moh = Ministry::of(&app, "MOH").await;
    let own = moh.allotted("100.00").await;
    let nobodys = Uuid::new_v4().to_string();
    mole.staff.at("MOH").get(&at("MOH", "allotments")).await.expect(403);

    let rows = [
        ("allocations", &chain.funded.allocation),
        ("appropriations", &chain.appropriation),
        ("allotments", &chain.allotment),
        ("obligations", &chain.obligation),
        ("disbursements", &chain.payment),
    ];
    for (noun, id) in rows {
        fetch(&mole.staff, &format!("{noun}/{id}")).await;
        for below in ["", "/events"] {
            if noun == "allocations" && !below.is_empty() {
                continue;
            }
            let theirs = moh.staff.get(&at("MOH", &format!("{noun}/{id}{below}"))).await;
            let none = moh.staff.get(&at("MOH", &format!("{noun}/{nobodys}{below}"))).await;
            assert_eq!(theirs.told(), none.told(), "{noun}{below}");
            assert_eq!(theirs.status, 404);
        }
    }
    for (noun, field, theirs, rest) in [
        ("allotments", "appropriation_id", &chain.appropriation, json!({ "quarter": "Q1", "amount": "1.00" })),
        ("obligations", "allotment_id", &chain.allotment, json!({ "description": "D", "amount": "1.00" })),
        ("disbursements", "obligation_id", &chain.obligation, json!({ "amount": "1.00", "payment_method": "cash" })),
    ] {
        let with = |id: &str| {
            let mut body = rest.clone();
            body[field] = id.into();
            body
        };
        let theirs = make(&moh.staff, noun, &with(theirs)).await;
        let none = make(&moh.staff, noun, &with(&nobodys)).await;
        assert_eq!(theirs.told(), none.told(), "{noun}");
        assert_eq!(theirs.status, 404, "{noun}");
    }
    // The same with their own comes about.
    make(&moh.staff, "obligations", &json!({ "allotment_id": own, "description": "D", "amount": "1.00" }))
        .await
        .expect(201);
    let listed = fetch(&moh.staff, "allotments").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn the_same_payment_sent_twice_is_one() {
    let app = App::start().await;
    let moh = Ministry::of(&app, "MOH").await;
    let row = moh.bound("100.00").await;
    let body = pays(&row, "40.00");
    let first = keyed(&moh.staff, "disbursements", &body, "voucher-1").await.expect(201).json();
    let second = keyed(&moh.staff, "disbursements", &body, "voucher-1").await.expect(201).json();
    assert_eq!(id(&first), id(&second));
    assert_eq!(app.count("budgeting.disbursements").await, 1);
    let other = keyed(&moh.staff, "disbursements", &pays(&row, "41.00"), "voucher-1").await;
    assert!([409, 422].contains(&other.status), "{}", other.text);
    keyed(&moh.staff, "disbursements", &body, "voucher-2").await.expect(201);
    assert_eq!(app.count("budgeting.disbursements").await, 2);

    let request = moh.staff.request(Method::POST, &at("MOH", "disbursements")).json(&body);
    Reply::of(request).await.expect(400);
    let viewer = app.person("moh.viewer").await;
    make(&viewer, "disbursements", &body).await.expect(403);
    make(&viewer, "obligations", &json!({ "allotment_id": Uuid::new_v4(), "description": "D", "amount": "1" }))
        .await
        .expect(403);
    assert_eq!(app.count("budgeting.disbursements").await, 2);
    fetch(&viewer, "disbursements").await;
}
