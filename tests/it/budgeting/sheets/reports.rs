//! Reports on what was proposed.

use serde_json::json;

use super::Desk;
use crate::support::App;

#[tokio::test]
async fn figures_follow_the_lines_the_goals_and_the_work_plan() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let root = app.superuser().await;
    let plan = desk.staff.plan("Health", desk.year, desk.year + 2).await;
    let served = desk.staff.goal(&plan, "Served").await.rsplit('/').next().unwrap().to_owned();
    desk.staff.goal(&plan, "Forgotten").await;
    // As if it had gone through its approval, which planning tests.
    root.batch_execute("update planning.strategic_plans set status = 'active', approved_by = (select id from auth.users where username = 'moh.manager'), approved_at = now(), submitted_by = created_by, submitted_at = now()").await.unwrap();
    let annual_plan = desk.staff.annual_plan(&plan, desk.year).await;
    let due = format!("{}-06-30", desk.year);
    let paid = desk.staff.objective(&annual_plan, "Paid for", &due).await.rsplit('/').next().unwrap().to_owned();
    desk.staff.objective(&annual_plan, "Unpaid", &due).await;
    let list = desk.staff.fetch(&format!("{}/programmes", desk.proposal)).await;
    let clinics = list["items"].as_array().unwrap().iter().find(|programme| programme["title"] == "Clinics").unwrap();
    let linked = json!({
        "title": "Clinics", "requested_amount": "1250.00", "justification": "It is needed", "goal_id": served,
        "objective_id": paid, "is_gender_responsive": true
    });
    desk.staff.edit(&desk.at(&format!("programmes/{}", clinics["id"].as_str().unwrap())), &linked).await.expect(200);

    let year = desk.year;
    let summary = desk.staff.fetch(&desk.at("reports/summary")).await;
    assert_eq!(summary["subject"]["fiscal_year"], json!(year));
    let clinics = &summary["programmes"][0]["classes"];
    let asked = |class: &str| clinics[class]["requested"].as_str().unwrap().to_owned();
    assert_eq!(["ps", "mooe", "co", "fe", "total"].map(asked), ["1000.00", "250.00", "0.00", "0.00", "1250.00"]);
    assert_eq!(summary["total"]["total"], json!({ "requested": "1340.50", "approved": null }));
    // 1250.00 of 1340.50.
    assert_eq!(summary["gender_share"], "93.25");

    let alignment = desk.staff.fetch(&desk.at(&format!("reports/alignment?fiscal_year={year}"))).await;
    let goals: Vec<_> =
        alignment["goals"].as_array().unwrap().iter().map(|goal| (&goal["title"], &goal["requested"])).collect();
    assert_eq!(goals, [(&json!("Served"), &json!("1250.00")), (&json!("Forgotten"), &json!("0.00"))]);
    assert_eq!(alignment["unaligned"][0]["title"], "Roads");
    assert_eq!(alignment["unfunded"].as_array().unwrap().len(), 1);
    assert_eq!(alignment["unfunded"][0]["title"], "Unpaid");
    assert_eq!(alignment["aligned_share"], "93.25");

    let variance = desk.staff.fetch(&desk.at("reports/variance")).await;
    assert_eq!((&variance["total"]["requested"], &variance["total"]["variance"]), (&json!("1340.50"), &json!(null)));
    let manager = app.person("moh.admin").await;
    desk.staff.act(&desk.proposal, "submit", &json!({})).await.expect(200);
    manager.act(&desk.proposal, "start-review", &json!({})).await.expect(200);
    let half = json!({ "decisions": [{ "programme_id": summary["programmes"][0]["id"], "amount": "1000.00" }] });
    manager.act(&desk.proposal, "approve", &half).await.expect(200);
    let variance = desk.staff.fetch(&desk.at("reports/variance")).await;
    let row = &variance["programmes"][0];
    assert_eq!((&row["variance"], &row["variance_percent"]), (&json!("-250.00"), &json!("-20.00")));
    assert_eq!(
        (&variance["total"]["approved"], &variance["total"]["variance_percent"]),
        (&json!("1090.50"), &json!("-18.65"))
    );
    let summary = desk.staff.fetch(&desk.at("reports/summary")).await;
    assert_eq!(summary["programmes"][0]["classes"]["ps"]["approved"], "800.00");

    let visitor = app.visitor("moh.staff").await;
    for report in ["", "summary/", "variance/", "alignment/"] {
        visitor.get(&format!("/moa/MOH/budgeting/reports/{report}")).await.expect(200);
    }
    let file = visitor.get("/moa/MOH/budgeting/reports/variance/export/csv/").await.expect(200).text;
    assert!(file.contains(",Clinics,1250.00,1000.00,-250.00,-20.00,"), "{file}");
    visitor.get("/moa/MOH/budgeting/reports/alignment/export/xlsx/").await.expect(200);
    let list = visitor.get("/moa/MOH/budgeting/proposals/export/csv/?status=approved").await.expect(200).text;
    assert!(list.contains(&format!("{year},Budget,Approved,2,1340.50,1090.50,No,")), "{list}");
    // Another organization has nothing of it.
    let other = app.person("mole.staff").await.fetch("/api/v1/moa/MOLE/budgeting/reports/summary").await;
    assert_eq!((&other["programmes"], &other["subject"]["proposal_id"]), (&json!([]), &json!(null)));
    app.stop().await;
}
