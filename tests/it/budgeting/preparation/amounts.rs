//! What is an amount, and who may say which: acceptance cases 4 and 5.

use serde_json::{Value, json};

use super::{Desk, codes, id, line_body, programme_body, step};
use crate::support::App;

fn with(mut body: Value, field: &str, value: Value) -> Value {
    body[field] = value;
    body
}

#[tokio::test]
async fn what_is_no_amount_is_refused_under_its_field() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let programme = desk.add(&proposal, ("Programme", "1.00", &[])).await;
    let lines = format!("{programme}/line-items");
    let good = line_body("Line", "mooe", "2.50", 3);
    for (field, wrong) in [
        ("unit_cost", json!("0")),
        ("unit_cost", json!("0.00")),
        ("unit_cost", json!("-1")),
        ("unit_cost", json!("1.005")),
        ("unit_cost", json!("1e20")),
        ("unit_cost", json!("100000000000000000000")),
        ("unit_cost", json!("100000000000000000000000000000000000")),
        ("unit_cost", json!("9999999999999.99")),
        ("unit_cost", json!("1,000")),
        ("unit_cost", json!("NaN")),
        ("unit_cost", json!("Infinity")),
        ("unit_cost", json!("")),
        ("unit_cost", json!(" 1")),
        ("unit_cost", json!(1e20)),
        ("unit_cost", json!(5)),
        ("quantity", json!(0)),
        ("quantity", json!(-1)),
        ("quantity", json!(1.5)),
        ("quantity", json!("1")),
        ("quantity", json!(3_000_000_000_i64)),
        ("expense_class", json!("food")),
        ("description", json!("  ")),
        ("object_code", json!("5010101001")),
    ] {
        let refused = desk.staff.post(&lines, &with(good.clone(), field, wrong.clone())).await.expect(422);
        assert!(refused.rule(&format!("/{field}")).is_some(), "{field} {wrong}: {}", refused.text);
    }
    assert_eq!(app.count("budgeting.line_items").await, 0);
    desk.staff.create(&lines, &good).await;

    let programmes = format!("{proposal}/programmes");
    for wrong in ["0", "-1", "1.005", "1e20", "1,000", "NaN", "10000000000000"] {
        let refused = desk.staff.post(&programmes, &programme_body("Another", wrong)).await.expect(422);
        assert!(refused.rule("/requested_amount").is_some(), "{wrong}: {}", refused.text);
    }
    for (field, wrong) in
        [("priority_rank", json!(0)), ("code", json!("123")), ("category", json!("other")), ("goal_id", json!("x"))]
    {
        let body = with(programme_body("Another", "1.00"), field, wrong);
        let refused = desk.staff.post(&programmes, &body).await.expect(422);
        assert!(refused.rule(&format!("/{field}")).is_some(), "{field}: {}", refused.text);
    }
    let twice = desk.staff.post(&programmes, &programme_body("Programme", "1.00")).await.expect(422);
    assert_eq!(twice.rule("/title").as_deref(), Some("programmes_title_once"));
    assert_eq!(app.count("budgeting.programmes").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn what_is_approved_is_not_the_requesters_to_say() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let body = with(programme_body("Programme", "5.00"), "approved_amount", json!("5.00"));
    let refused = desk.staff.post(&format!("{proposal}/programmes"), &body).await.expect(422);
    assert_eq!(refused.rule("/approved_amount").as_deref(), Some("type"));
    let programme = desk.add(&proposal, ("Programme", "5.00", &[("ps", "5.00", 1)])).await;
    desk.staff.edit(&programme, &body).await.expect(422);
    for field in ["status", "total_approved", "submitted_by", "org_id"] {
        let body = with(json!({ "title": "Budget" }), field, json!("approved"));
        let refused = desk.staff.edit(&proposal, &body).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some("type"), "{field}");
    }
    assert_eq!(desk.viewer.fetch(&programme).await["approved_amount"], json!(null));
    app.stop().await;
}

#[tokio::test]
async fn decisions_are_amounts_with_reasons_that_add_up() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.reviewed().await;
    let roads = id(&programmes[0]);
    let lines: Vec<_> = desk.lines(&programmes[0]).await;
    let (road, labour) = (id(&lines[0]), id(&lines[1]));
    let split = |one: &str, other: &str| json!([{ "line_item_id": road, "amount": one }, { "line_item_id": labour, "amount": other }]);
    for (decision, rule) in [
        (json!({ "programme_id": roads, "amount": "1.005" }), "decimal"),
        (json!({ "programme_id": roads, "amount": "-1" }), "decimal"),
        (json!({ "programme_id": roads, "amount": "-0" }), "decimal"),
        (json!({ "programme_id": roads, "amount": "1e3" }), "decimal"),
        (json!({ "programme_id": roads, "amount": "0.00" }), "approval_needs_reason"),
        (json!({ "programme_id": roads, "amount": "5000000.01" }), "approval_needs_reason"),
        (json!({ "programme_id": id(&proposal), "amount": "1.00" }), "decisions_known"),
        (
            json!({ "programme_id": roads, "amount": "4500000.00", "lines": split("4000000.00", "500000.01") }),
            "decision_lines_add_up",
        ),
        (
            json!({ "programme_id": roads, "amount": "1.00", "lines": [{ "line_item_id": road, "amount": "1.00" }] }),
            "decision_lines_known",
        ),
        (json!({ "programme_id": roads, "amount": "1.00", "lines": split("1.0.0", "0") }), "decimal"),
    ] {
        for way in ["approve", "recommend"] {
            let body = json!({ "decisions": [decision] });
            let refused = desk.admin.act(&proposal, way, &body).await.expect(422);
            assert!(codes(&refused).contains(&rule.to_owned()), "{way} {decision}: {}", refused.text);
        }
    }
    let twice = json!({ "decisions": [
        { "programme_id": roads, "amount": "1.00" }, { "programme_id": roads, "amount": "2.00" }
    ] });
    assert_eq!(codes(&desk.admin.act(&proposal, "approve", &twice).await.expect(422)), ["decisions_known"]);
    assert_eq!(app.count("budgeting.allocations").await, 0);
    assert_eq!(desk.actions(&proposal).await, ["start_review", "submit"]);

    // What was recommended is approved where nothing else is said; above the request, with a reason.
    let recommended = json!({ "decisions": [
        { "programme_id": roads, "amount": "4500000.00", "lines": split("4000000.00", "500000.00") },
        { "programme_id": id(&programmes[1]), "amount": "3100000.00", "reason": "Prices rose" },
    ] });
    desk.manager.act(&proposal, "recommend", &recommended).await.expect(200);
    assert_eq!(desk.viewer.fetch(&proposal).await["status"], "under_review");
    let above = step(&desk.admin, &proposal, "approve").await.expect(422);
    assert_eq!(codes(&above), ["approval_needs_reason"]);
    let reason =
        json!({ "decisions": [{ "programme_id": id(&programmes[1]), "amount": "3100000.00", "reason": "As above" }] });
    let approved = desk.admin.act(&proposal, "approve", &reason).await.expect(200).json();
    assert_eq!(approved["total_approved"], "9600000.00");
    let stages = desk.viewer.fetch(&format!("{proposal}/stages")).await;
    let of = |line: &str| stages.as_array().unwrap().iter().find(|row| row["line_item_id"] == *line).unwrap().clone();
    assert_eq!((&of(road)["approved"], &of(labour)["approved"]), (&json!("4000000.00"), &json!("500000.00")));
    app.stop().await;
}
