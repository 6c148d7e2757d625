//! The life of a proposal: acceptance cases 1 to 3, 5 to 8 and 20.

use serde_json::{Value, json};

use super::{Desk, codes, id, line_body, programme_body, step};
use crate::support::App;

#[tokio::test]
async fn an_organization_has_one_proposal_for_a_year() {
    let app = App::start().await;
    let (moh, mole) = (Desk::of(&app, "moh").await, Desk::of(&app, "mole").await);
    let year = moh.year;
    let body = |year: Value| json!({ "fiscal_year": year, "title": "Budget" });
    let created = moh.staff.create(&moh.at("proposals"), &body(year.into())).await;
    assert_eq!((&created["status"], &created["organization"]), (&json!("draft"), &json!("MOH")));
    assert_eq!((&created["total_requested"], &created["total_approved"]), (&json!("0.00"), &json!(null)));
    assert_eq!((&created["created_by"], &created["submitted_by"]), (&json!("moh staff"), &json!(null)));
    let second = moh.staff2.post(&moh.at("proposals"), &body(year.into())).await.expect(422);
    assert_eq!(second.rule("/fiscal_year").as_deref(), Some("proposals_one_per_year"));
    mole.staff.create(&mole.at("proposals"), &body(year.into())).await;

    for (wrong, rule) in [
        (json!(year - 2), "proposal_fiscal_year_open"),
        (json!(2023), "proposal_fiscal_year_open"),
        (json!(year + 5), "proposal_fiscal_year_open"),
        (json!("abc"), "type"),
    ] {
        let refused = moh.staff.post(&moh.at("proposals"), &body(wrong.clone())).await.expect(422);
        assert_eq!(refused.rule("/fiscal_year").as_deref(), Some(rule), "{wrong}: {}", refused.text);
    }
    moh.staff.create(&moh.at("proposals"), &body((year + 4).into())).await;
    moh.viewer.post(&moh.at("proposals"), &body((year + 1).into())).await.expect(403);
    assert_eq!(app.count("budgeting.proposals").await, 3);
    app.stop().await;
}

#[tokio::test]
async fn lines_must_add_up_to_the_centavo() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let lines = [("ps", "50000.00", 12), ("mooe", "49400000.00", 1)];
    let programme = desk.add(&proposal, ("Hospitals", "50000000.00", &lines)).await;
    let list = desk.staff.fetch(&format!("{programme}/line-items")).await;
    let totals: Vec<_> = list["items"].as_array().unwrap().iter().map(|line| line["total_cost"].clone()).collect();
    assert_eq!(totals, [json!("600000.00"), json!("49400000.00")]);
    assert_eq!(desk.viewer.fetch(&format!("{proposal}/validation")).await, json!([]));

    let line = &desk.lines(&programme).await[1];
    desk.staff.edit(line, &line_body("More", "mooe", "49400000.01", 1)).await.expect(200);
    let refused = step(&desk.staff, &proposal, "submit").await.expect(422);
    assert_eq!(codes(&refused), ["submit_sum_differs"]);
    let said = refused.json()["errors"][0]["text"].as_str().unwrap().to_owned();
    for part in ["Hospitals", "50000000.00", "50000000.01"] {
        assert!(said.contains(part), "{said}");
    }
    assert_eq!(desk.viewer.fetch(&proposal).await["status"], "draft");
    desk.staff.edit(line, &line_body("More", "mooe", "49400000.00", 1)).await.expect(200);
    let submitted = step(&desk.staff, &proposal, "submit").await.expect(200).json();
    assert_eq!((&submitted["status"], &submitted["round"]), (&json!("submitted"), &json!(1)));
    assert_eq!((&submitted["total_requested"], &submitted["is_late"]), (&json!("50000000.00"), &json!(false)));
    app.stop().await;
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_together() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let proposal = desk.draft().await;
    let empty = step(&desk.staff, &proposal, "submit").await.expect(422);
    assert_eq!(codes(&empty), ["submit_needs_programme"]);

    let wrong = json!({ "title": "Unfounded", "requested_amount": "10.00", "priority_rank": 2 });
    desk.staff.create(&format!("{proposal}/programmes"), &wrong).await;
    desk.staff.create(&format!("{proposal}/programmes"), &programme_body("Without lines", "5.00")).await;
    let other = desk.add(&proposal, ("Differs", "7.00", &[("co", "8.00", 1)])).await;
    let root = app.superuser().await;
    let ceiling = format!(
        "insert into budgeting.calls (fiscal_year, submission_deadline) values ({0}, planning.today() - 1);
         insert into budgeting.ceilings (org_id, fiscal_year, amount, co) values (6, {0}, 21.99, 7.99)",
        desk.year
    );
    root.batch_execute(&ceiling).await.unwrap();
    let refused = step(&desk.staff, &proposal, "submit").await.expect(422);
    let all = [
        "submit_sum_differs",
        "submit_needs_lines",
        "submit_needs_lines",
        "submit_needs_justification",
        "submit_above_ceiling",
        "submit_class_above_ceiling",
    ];
    assert_eq!(codes(&refused), all);
    let listed = desk.viewer.fetch(&format!("{proposal}/validation")).await;
    let listed: Vec<_> = listed.as_array().unwrap().iter().map(|problem| problem["code"].clone()).collect();
    assert_eq!(listed, all.map(|code| json!(code)));

    for programme in desk.viewer.fetch(&format!("{proposal}/programmes")).await["items"].as_array().unwrap() {
        let programme = desk.at(&format!("programmes/{}", programme["id"].as_str().unwrap()));
        if programme != other {
            desk.staff.delete(&programme).await.expect(204);
        }
    }
    desk.staff.edit(&other, &programme_body("Differs", "7.99")).await.expect(200);
    let line = &desk.lines(&other).await[0];
    desk.staff.edit(line, &line_body("Line", "co", "7.99", 1)).await.expect(200);
    let late = step(&desk.staff, &proposal, "submit").await.expect(200).json();
    assert_eq!((&late["is_late"], &late["ceiling"]), (&json!(true), &json!("21.99")));
    app.stop().await;
}

#[tokio::test]
async fn an_approval_takes_the_right_person_in_the_right_state() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.example().await;
    step(&desk.staff, &proposal, "submit").await.expect(200);
    let early = step(&desk.manager, &proposal, "approve").await.expect(409);
    assert_eq!(early.rule("").as_deref(), Some("transition_not_possible"));
    for who in ["viewer", "staff", "flagless"] {
        step(desk.by(who), &proposal, "start-review").await.expect(403);
    }
    step(&desk.manager, &proposal, "start-review").await.expect(200);
    for who in ["viewer", "staff", "flagless"] {
        step(desk.by(who), &proposal, "approve").await.expect(403);
    }
    assert_eq!(desk.viewer.fetch(&proposal).await["status"], "under_review");

    let decisions = json!({ "comment": "Within the ceiling", "decisions": [
        { "programme_id": id(&programmes[0]), "amount": "4500000.00" },
        { "programme_id": id(&programmes[2]), "amount": "0.00", "reason": "Paid by another office" },
    ] });
    let approved = desk.admin.act(&proposal, "approve", &decisions).await.expect(200).json();
    assert_eq!((&approved["status"], &approved["approved_by"]), (&json!("approved"), &json!("moh admin")));
    assert_eq!(
        (&approved["total_requested"], &approved["total_approved"]),
        (&json!("10000000.00"), &json!("7500000.00"))
    );
    assert_eq!((&approved["variance"], &approved["variance_percentage"]), (&json!("-2500000.00"), &json!("-25.00")));
    assert_eq!(approved["approval_notes"], "Within the ceiling");
    let first = desk.viewer.fetch(&programmes[0]).await;
    assert_eq!((&first["approved_amount"], &first["variance"]), (&json!("4500000.00"), &json!("-500000.00")));
    assert_eq!(first["variance_percentage"], "-10.00");
    assert_eq!(desk.viewer.fetch(&programmes[2]).await["approval_reason"], "Paid by another office");

    // Two allocations, and none for what gets nothing.
    let root = app.superuser().await;
    let allocated = "select g.title, a.allocated_amount::text from budgeting.allocations a
                     join budgeting.programmes g on g.org_id = a.org_id and g.id = a.programme_id order by 1";
    let allocated = root.query(allocated, &[]).await.unwrap();
    let allocated: Vec<(String, String)> = allocated.iter().map(|row| (row.get(0), row.get(1))).collect();
    let expected = [("Farm roads", "4500000.00"), ("Seeds", "3000000.00")];
    assert_eq!(allocated, expected.map(|(title, amount)| (title.to_owned(), amount.to_owned())));

    let history = desk.viewer.fetch(&format!("{proposal}/history")).await;
    let latest = &history[0];
    assert_eq!((&latest["action"], &latest["amount"]), (&json!("approve"), &json!("7500000.00")));
    assert_eq!((&latest["actor"], &latest["comment"]), (&json!("moh admin"), &json!("Within the ceiling")));
    assert_eq!(desk.actions(&proposal).await, ["approve", "start_review", "submit"]);
    app.stop().await;
}

#[tokio::test]
async fn nobody_approves_what_they_wrote_or_submitted() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    // Written by staff, submitted by the manager: neither decides.
    let (proposal, _) = desk.example().await;
    step(&desk.manager, &proposal, "submit").await.expect(200);
    let own = step(&desk.manager, &proposal, "start-review").await.expect(403);
    assert_eq!(own.rule("").as_deref(), Some("approve_not_own"));
    step(&desk.admin, &proposal, "start-review").await.expect(200);
    step(&desk.manager, &proposal, "approve").await.expect(403);
    step(&desk.manager, &proposal, "recommend").await.expect(403);
    step(&desk.admin, &proposal, "approve").await.expect(200);

    let body = json!({ "fiscal_year": desk.year + 1, "title": "Of the admin" });
    let written = desk.admin.create(&desk.at("proposals"), &body).await;
    let written = desk.at(&format!("proposals/{}", written["id"].as_str().unwrap()));
    desk.add(&written, ("Programme", "1.00", &[("ps", "1.00", 1)])).await;
    step(&desk.staff, &written, "submit").await.expect(200);
    step(&desk.admin, &written, "start-review").await.expect(403);
    step(&desk.manager, &written, "start-review").await.expect(200);
    step(&desk.admin, &written, "approve").await.expect(403);
    step(&desk.manager, &written, "approve").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn what_was_submitted_stays_as_it_is() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, programmes) = desk.example().await;
    let line = desk.lines(&programmes[0]).await[0].clone();
    let argument = json!({ "rationale": "R", "alignment_with_priorities": "A", "expected_impact": "I" });
    let argued = desk.staff.create(&format!("{}/justifications", programmes[0]), &argument).await;
    let argued = desk.at(&format!("justifications/{}", argued["id"].as_str().unwrap()));
    step(&desk.staff, &proposal, "submit").await.expect(200);
    let decide = async || {
        step(&desk.manager, &proposal, "start-review").await.expect(200);
        step(&desk.manager, &proposal, "approve").await.expect(200);
    };
    for is_approved in [false, true] {
        if is_approved {
            decide().await;
            let again = step(&desk.staff, &proposal, "submit").await.expect(409);
            assert_eq!(again.rule("").as_deref(), Some("transition_not_possible"));
        }
        let before = desk.viewer.fetch(&proposal).await;
        for refused in [
            desk.staff.edit(&proposal, &json!({ "title": "Another" })).await,
            desk.staff.edit(&programmes[0], &programme_body("Another", "1.00")).await,
            desk.staff.edit(&line, &line_body("Another", "co", "1.00", 1)).await,
            desk.staff.edit(&argued, &argument).await,
            desk.staff.post(&format!("{proposal}/programmes"), &programme_body("New", "1.00")).await,
            desk.staff.post(&format!("{}/line-items", programmes[0]), &line_body("New", "co", "1.00", 1)).await,
            desk.staff.post(&format!("{}/justifications", programmes[0]), &argument).await,
            desk.staff.delete(&programmes[0]).await,
            desk.staff.delete(&line).await,
            desk.staff.delete(&argued).await,
        ] {
            assert_eq!(refused.expect(409).rule("").as_deref(), Some("proposal_not_editable"));
        }
        let deleted = desk.admin.delete(&proposal).await.expect(409);
        assert_eq!(deleted.rule("").as_deref(), Some("proposal_was_submitted"));
        assert_eq!(desk.viewer.fetch(&proposal).await["updated_at"], before["updated_at"]);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_draft_goes_with_all_that_is_in_it_and_a_rejected_one_makes_room() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, _) = desk.example().await;
    desk.viewer.delete(&proposal).await.expect(403);
    desk.staff2.delete(&proposal).await.expect(403);
    desk.staff.delete(&proposal).await.expect(204);
    desk.staff.get(&proposal).await.expect(404);
    for table in ["budgeting.proposals", "budgeting.programmes", "budgeting.line_items"] {
        assert_eq!(app.count(table).await, 0, "{table}");
    }

    let (proposal, _) = desk.reviewed().await;
    let silent = step(&desk.manager, &proposal, "reject").await.expect(422);
    assert_eq!(silent.rule("/comment").as_deref(), Some("comment_required"));
    let rejected = desk.manager.act(&proposal, "reject", &json!({ "comment": "Begin anew" })).await.expect(200).json();
    assert_eq!((&rejected["status"], &rejected["return_reason"]), (&json!("rejected"), &json!("Begin anew")));
    assert_eq!(rejected["transitions"], json!([]));
    desk.draft().await;
    app.stop().await;
}

#[tokio::test]
async fn withdrawing_is_for_who_submitted_before_the_review() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, _) = desk.example().await;
    step(&desk.staff, &proposal, "submit").await.expect(200);
    for who in ["viewer", "staff2", "manager"] {
        step(desk.by(who), &proposal, "withdraw").await.expect(403);
    }
    let withdrawn = step(&desk.staff, &proposal, "withdraw").await.expect(200).json();
    assert_eq!((&withdrawn["status"], &withdrawn["submitted_by"]), (&json!("draft"), &json!(null)));
    step(&desk.staff, &proposal, "submit").await.expect(200);
    step(&desk.manager, &proposal, "start-review").await.expect(200);
    step(&desk.staff, &proposal, "withdraw").await.expect(409);
    app.stop().await;
}
