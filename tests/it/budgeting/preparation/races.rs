//! Several people at once, and requests sent twice.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::json;

use super::{Desk, step};
use crate::support::{App, Reply};

#[tokio::test]
async fn of_two_decisions_at_once_exactly_one_is_taken() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let because = json!({ "comment": "Because" });
    for (one, other) in [("approve", "reject"), ("approve", "return"), ("reject", "return"), ("approve", "approve")] {
        let (proposal, _) = desk.reviewed().await;
        let (first, second) =
            tokio::join!(desk.manager.act(&proposal, one, &because), desk.admin.act(&proposal, other, &because));
        let mut both = [first.status, second.status];
        both.sort_unstable();
        assert_eq!(both[0], 200, "{one} {other}: {} {}", first.text, second.text);
        assert!([409, 412].contains(&both[1]), "{one} {other}: {} {}", first.text, second.text);
        assert_eq!(desk.actions(&proposal).await.len(), 3, "{one} {other}");
        let status = desk.viewer.fetch(&proposal).await["status"].clone();
        let allocated = app.count("budgeting.allocations").await;
        assert_eq!(allocated > 0, status == "approved", "{one} {other}: {status}");
        let gone =
            "delete from budgeting.allocations; delete from budgeting.line_stages; delete from budgeting.proposals";
        let root = app.superuser().await;
        root.batch_execute(&format!(
            "set session_replication_role = replica; {gone}; delete from budgeting.programmes"
        ))
        .await
        .unwrap();
    }
    app.stop().await;
}

#[tokio::test]
async fn of_a_withdrawal_and_a_review_at_once_exactly_one_is_taken() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, _) = desk.example().await;
    for _ in 0..5 {
        step(&desk.staff, &proposal, "submit").await.expect(200);
        let (withdrawn, reviewed) =
            tokio::join!(step(&desk.staff, &proposal, "withdraw"), step(&desk.manager, &proposal, "start-review"));
        let mut both = [withdrawn.status, reviewed.status];
        both.sort_unstable();
        assert_eq!(both[0], 200, "{} {}", withdrawn.text, reviewed.text);
        assert!([409, 412].contains(&both[1]), "{} {}", withdrawn.text, reviewed.text);
        let status = desk.viewer.fetch(&proposal).await["status"].clone();
        if reviewed.status == 200 {
            assert_eq!(status, "under_review");
            desk.manager.act(&proposal, "return", &json!({ "comment": "Again" })).await.expect(200);
        } else {
            assert_eq!(status, "draft");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_line_that_changes_while_the_proposal_is_submitted_is_in_it_or_refused() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.example().await;
    let line = &desk.lines(&programmes[1]).await[0];
    let changed = super::line_body("Changed", "mooe", "3000.00", 1000);
    let (submitted, edited) = tokio::join!(step(&desk.staff, &proposal, "submit"), desk.staff2.edit(line, &changed));
    submitted.expect(200);
    assert!([200, 409].contains(&edited.status), "{}", edited.text);
    let kept = "select description from budgeting.line_stages where line_item_id = $1::text::uuid";
    let kept: String = app.superuser().await.query_one(kept, &[&super::id(line)]).await.unwrap().get(0);
    assert_eq!(desk.viewer.fetch(line).await["description"], kept.as_str());
    app.stop().await;
}

#[tokio::test]
async fn one_request_sent_many_times_makes_one_row() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let path = format!("{proposal}/programmes");
    let send = async |body| {
        let request = desk.staff.request(Method::POST, &path).header("Idempotency-Key", "the first");
        Reply::of(request.json(&body)).await
    };
    let replies = join_all((0..10).map(|_| send(super::programme_body("Programme", "1.00")))).await;
    let first = replies[0].json();
    for reply in replies {
        assert_eq!(reply.expect(201).json(), first);
    }
    assert_eq!(app.count("budgeting.programmes").await, 1);
    let reused = send(super::programme_body("Another", "1.00")).await.expect(422);
    assert_eq!(reused.rule("/Idempotency-Key").as_deref(), Some("idempotency_key_reused"));
    let stale = desk.staff.put(&proposal, 99, &json!({ "title": "Another" })).await;
    stale.expect(412);
    app.stop().await;
}
