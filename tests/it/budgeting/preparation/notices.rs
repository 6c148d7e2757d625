//! Who is told what of proposals.

use serde_json::json;

use super::{Desk, step};
use crate::support::{Actor, App};

async fn told(actor: &Actor<'_>) -> Vec<String> {
    let list = actor.fetch(&format!("/api/v1/moa/{}/notifications", actor.code)).await;
    list["items"].as_array().unwrap().iter().map(|notice| notice["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn who_may_approve_is_told_of_a_submission_and_the_author_of_the_decision() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, _) = desk.example().await;
    step(&desk.staff2, &proposal, "submit").await.expect(200);
    for who in ["manager", "admin"] {
        assert_eq!(told(desk.by(who)).await, ["“Budget” was submitted for your approval"], "{who}");
    }
    for who in ["staff", "staff2", "flagless", "viewer"] {
        assert_eq!(told(desk.by(who)).await, [""; 0], "{who}");
    }
    let waits = desk.manager.fetch(&desk.at("waiting")).await;
    assert_eq!((&waits[0]["status"], waits.as_array().unwrap().len()), (&json!("submitted"), 1));
    assert_eq!(desk.staff.fetch(&desk.at("waiting")).await, json!([]));
    step(&desk.manager, &proposal, "start-review").await.expect(200);
    let unread = "select count(*) from notifications.notifications where read_at is null";
    let root = app.superuser().await;
    let unread = async || root.query_one(unread, &[]).await.unwrap().get::<_, i64>(0);
    assert_eq!(unread().await, 2, "under review it still waits");

    desk.manager.act(&proposal, "return", &json!({ "comment": "Too much" })).await.expect(200);
    for who in ["staff", "staff2"] {
        assert_eq!(told(desk.by(who)).await, ["“Budget” was returned to you: Too much"], "{who}");
    }
    assert_eq!(unread().await, 2, "nothing waits for the approvers");
    assert_eq!(desk.staff.fetch(&desk.at("waiting")).await[0]["status"], "returned");
    step(&desk.staff, &proposal, "submit").await.expect(200);
    step(&desk.manager, &proposal, "start-review").await.expect(200);
    desk.manager.act(&proposal, "reject", &json!({ "comment": "No money" })).await.expect(200);
    assert_eq!(told(&desk.staff).await[0], "“Budget” was rejected: No money");
    let (second, _) = desk.reviewed().await;
    step(&desk.admin, &second, "approve").await.expect(200);
    assert_eq!(told(&desk.staff).await[0], "“Budget” was approved");

    // A notice leads to the page of the proposal.
    let address = desk.staff.fetch("/api/v1/moa/MOH/notifications").await["items"][0]["address"].clone();
    let page = app.visitor("moh.staff").await.get(address.as_str().unwrap()).await.expect(200);
    assert!(page.text.contains("10,000,000.00"), "{}", page.text);
    app.stop().await;
}

#[tokio::test]
async fn the_overview_counts_what_is_there() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let (proposal, _) = desk.reviewed().await;
    step(&desk.admin, &proposal, "approve").await.expect(200);
    let body = json!({ "fiscal_year": desk.year + 1, "title": "Next" });
    desk.staff.create(&desk.at("proposals"), &body).await;
    let figures = desk.viewer.fetch(&desk.at("dashboard")).await;
    let count = |status: &str| {
        let all = figures["statuses"].as_array().unwrap();
        all.iter().find(|row| row["status"] == status).unwrap()["proposals"].clone()
    };
    assert_eq!((count("approved"), count("draft"), count("returned")), (json!(1), json!(1), json!(0)));
    let years = [(desk.year, "10000000.00", "10000000.00"), (desk.year + 1, "0.00", "0.00")].map(
        |(year, requested, approved)| json!({ "fiscal_year": year, "requested": requested, "approved": approved }),
    );
    assert_eq!(figures["years"], json!(years));
    assert_eq!(figures["recent"][0]["title"], "Next");
    let page = app.visitor("moh.viewer").await.get("/moa/MOH/budgeting/").await.expect(200);
    for said in ["10,000,000.00", "Approved by fiscal year", "Next"] {
        assert!(page.text.contains(said), "{said}");
    }

    let list = desk.viewer.fetch(&desk.at("proposals?limit=1")).await;
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["title"]), (1, &json!("Next")));
    let next =
        desk.viewer.fetch(&desk.at(&format!("proposals?limit=1&cursor={}", list["next"].as_str().unwrap()))).await;
    assert_eq!((&next["items"][0]["title"], &next["next"]), (&json!("Budget"), &json!(null)));
    for (query, found) in [
        ("status=approved", vec!["Budget"]),
        (&format!("fiscal_year={}", desk.year + 1), vec!["Next"]),
        ("q=ALL%20OF", vec!["Budget"]),
        ("sort=title", vec!["Budget", "Next"]),
        ("sort=-updated_at", vec!["Next", "Budget"]),
        ("q=nothing", vec![]),
    ] {
        let list = desk.viewer.fetch(&desk.at(&format!("proposals?{query}"))).await;
        let titles: Vec<_> = list["items"].as_array().unwrap().iter().map(|row| row["title"].clone()).collect();
        assert_eq!(titles, found, "{query}");
    }
    app.stop().await;
}
