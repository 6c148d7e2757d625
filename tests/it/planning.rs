//! Planning over HTTP: the acceptance cases of its specification.

use serde_json::json;

use crate::support::App;

#[tokio::test]
async fn an_officer_drafts_a_plan_and_a_manager_approves_it() {
    let app = App::start().await;
    let officer = app.person("moh.staff").await;
    let plan = officer.plan("Health for all", 2025, 2030).await;
    for title in ["One", "Two", "Three"] {
        officer.goal(&plan, title).await;
    }
    let submitted = officer.act(&plan, "submit", &json!({})).await.expect(200);
    assert_eq!(submitted.json()["status"], "submitted");
    officer.act(&plan, "approve", &json!({})).await.expect(403);

    let manager = app.person("moh.manager").await;
    let approved = manager.act(&plan, "approve", &json!({})).await.expect(200).json();
    assert_eq!(approved["status"], "approved");
    assert_eq!(approved["approved_by"], "moh manager");
    app.stop().await;
}
