//! Returning a proposal, as a whole or by line, and what is kept of each round: acceptance case 8.

use serde_json::json;

use super::{Desk, id, line_body, programme_body, step};
use crate::support::App;

#[tokio::test]
async fn a_returned_proposal_is_mended_and_decided() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.reviewed().await;
    for silent in [json!({ "comment": "" }), json!({ "comment": "  " })] {
        let refused = desk.manager.act(&proposal, "return", &silent).await.expect(422);
        assert_eq!(refused.rule("/comment").as_deref(), Some("comment_required"));
    }
    desk.staff.act(&proposal, "return", &json!({ "comment": "Mine" })).await.expect(403);
    let returned = desk.manager.act(&proposal, "return", &json!({ "comment": "Too much" })).await.expect(200).json();
    assert_eq!((&returned["status"], &returned["return_reason"]), (&json!("returned"), &json!("Too much")));
    assert_eq!(returned["lines_returned"], false);
    // All of it may be changed, but what was submitted once is not deleted.
    desk.staff.edit(&proposal, &json!({ "title": "Mended" })).await.expect(200);
    desk.staff.delete(&proposal).await.expect(409);
    desk.staff.delete(&programmes[1]).await.expect(204);
    desk.staff.edit(&programmes[2], &programme_body("Extension workers", "1000000.00")).await.expect(200);
    let line = desk.lines(&programmes[2]).await[0].clone();
    desk.staff.edit(&line, &line_body("Extension workers 0", "ps", "50000.00", 20)).await.expect(200);
    let again = step(&desk.staff, &proposal, "submit").await.expect(200).json();
    assert_eq!((&again["round"], &again["total_requested"]), (&json!(2), &json!("6000000.00")));

    // Each round is kept: of what was changed both amounts, and what was removed.
    let stages = desk.viewer.fetch(&format!("{proposal}/stages")).await;
    let stages = stages.as_array().unwrap();
    assert_eq!(stages.len(), 4);
    let changed = stages.iter().find(|row| row["line_item_id"] == *id(&line)).unwrap();
    assert_eq!((&changed["requested"], &changed["requested_before"]), (&json!("1000000.00"), &json!("2000000.00")));
    assert_eq!((&changed["round"], &changed["is_removed"]), (&json!(2), &json!(false)));
    let removed = stages.last().unwrap();
    assert_eq!((&removed["programme"], &removed["is_removed"]), (&json!("Seeds"), &json!(true)));
    assert_eq!((&removed["requested"], &removed["round"]), (&json!("3000000.00"), &json!(1)));
    let kept = "select count(*) from budgeting.line_stages where stage = 'requested' group by round order by round";
    let kept = app.superuser().await.query(kept, &[]).await.unwrap();
    assert_eq!(kept.iter().map(|row| row.get(0)).collect::<Vec<i64>>(), [4, 3]);

    step(&desk.manager, &proposal, "start-review").await.expect(200);
    let nothing = json!({ "decisions": [
        { "programme_id": id(&programmes[2]), "amount": "0.00", "reason": "Next year" }
    ] });
    let approved = desk.admin.act(&proposal, "approve", &nothing).await.expect(200).json();
    assert_eq!(approved["total_approved"], "5000000.00");
    assert_eq!(app.count("budgeting.allocations").await, 1);
    let actions = ["approve", "start_review", "submit", "return", "start_review", "submit"];
    assert_eq!(desk.actions(&proposal).await, actions);
    app.stop().await;
}

#[tokio::test]
async fn where_lines_are_returned_only_those_can_be_changed() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.reviewed().await;
    let lines = desk.lines(&programmes[0]).await;
    let unknown = json!({ "comment": "Look", "lines": [{ "line_item_id": id(&proposal) }] });
    let refused = desk.manager.act(&proposal, "return", &unknown).await.expect(422);
    assert_eq!(refused.rule("/lines").as_deref(), Some("return_lines_known"));
    let one = json!({ "comment": "Look again", "lines": [
        { "line_item_id": id(&lines[1]), "reason": "The price of labour is too high" }
    ] });
    let returned = desk.manager.act(&proposal, "return", &one).await.expect(200).json();
    assert_eq!(returned["lines_returned"], true);
    let line = desk.staff.fetch(&lines[1]).await;
    assert_eq!(line["return_reason"], "The price of labour is too high");

    for refused in [
        desk.staff.edit(&proposal, &json!({ "title": "Another" })).await,
        desk.staff.edit(&programmes[0], &programme_body("Another", "5000000.00")).await,
        desk.staff.edit(&programmes[1], &programme_body("Seeds", "1.00")).await,
        desk.staff.edit(&lines[0], &line_body("Another", "co", "1.00", 1)).await,
        desk.staff.delete(&lines[0]).await,
        desk.staff.delete(&programmes[0]).await,
        desk.staff.post(&format!("{proposal}/programmes"), &programme_body("New", "1.00")).await,
        desk.staff.post(&format!("{}/line-items", programmes[0]), &line_body("New", "co", "1.00", 1)).await,
    ] {
        assert_eq!(refused.expect(409).rule("").as_deref(), Some("proposal_only_returned_lines"));
    }
    // The line, and the sum that follows it.
    desk.staff.edit(&lines[1], &line_body("Farm roads 1", "mooe", "9000.00", 100)).await.expect(200);
    desk.staff.edit(&programmes[0], &programme_body("Farm roads", "4900000.00")).await.expect(200);
    let again = step(&desk.staff, &proposal, "submit").await.expect(200).json();
    assert_eq!((&again["lines_returned"], &again["total_requested"]), (&json!(false), &json!("9900000.00")));
    assert_eq!(desk.staff.fetch(&lines[1]).await["return_reason"], "");
    app.stop().await;
}

#[tokio::test]
async fn an_approved_amount_is_shared_over_the_lines_to_the_centavo() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let thirds = [("ps", "1.00", 1), ("mooe", "1.00", 1), ("co", "1.00", 1)];
    let programme = desk.add(&proposal, ("Thirds", "3.00", &thirds)).await;
    step(&desk.staff, &proposal, "submit").await.expect(200);
    step(&desk.manager, &proposal, "start-review").await.expect(200);
    let decision = json!({ "decisions": [{ "programme_id": id(&programme), "amount": "1.00" }] });
    desk.admin.act(&proposal, "approve", &decision).await.expect(200);
    let stages = desk.viewer.fetch(&format!("{proposal}/stages")).await;
    let approved: Vec<_> = stages.as_array().unwrap().iter().map(|line| line["approved"].clone()).collect();
    assert_eq!(approved, [json!("0.34"), json!("0.33"), json!("0.33")]);
    app.stop().await;
}
