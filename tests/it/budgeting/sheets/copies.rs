//! A proposal built from an earlier one.

use serde_json::json;

use super::Desk;
use crate::support::App;

#[tokio::test]
async fn a_copy_has_the_lines_at_other_prices_and_the_links_that_fit_its_year() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    let plan = desk.staff.plan("Health", desk.year - 1, desk.year).await;
    let long = desk.staff.plan("Longer", desk.year + 1, desk.year + 5).await;
    let goal = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let of_year = goal(&desk.staff.goal(&plan, "This year").await);
    let _later = desk.staff.goal(&long, "Later").await;
    let programme =
        desk.programme("Clinics", "10.05", &[("Nurses", "ps", "10.05", 1), ("Odd", "mooe", "0.01", 3)]).await;
    let mut body = json!({ "title": "Clinics", "requested_amount": "10.08", "justification": "Because" });
    body["goal_id"] = json!(of_year);
    desk.staff.edit(&desk.at(&format!("programmes/{}", programme["id"].as_str().unwrap())), &body).await.expect(200);

    let copy = format!("{}/copy", desk.proposal);
    let wanted = json!({ "fiscal_year": desk.year + 1, "title": "Next", "percent": "10" });
    let made = desk.staff.create(&copy, &wanted).await;
    assert_eq!((&made["fiscal_year"], &made["version"]), (&json!(desk.year + 1), &json!(1)));
    let lines = "select l.description, l.unit_cost::text, g.requested_amount::text, g.goal_id is null, g.justification
                 from budgeting.line_items l join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
                 where g.proposal_id = $1::text::uuid order by 1";
    let rows = app.superuser().await.query(lines, &[&made["id"].as_str().unwrap()]).await.unwrap();
    let told: Vec<(&str, &str, &str, bool, &str)> =
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))).collect();
    // 11.055 rounds up; a centavo stays one; the goal's plan ends before that year.
    assert_eq!(told, [("Nurses", "11.06", "11.09", true, "Because"), ("Odd", "0.01", "11.09", true, "Because")]);

    let refused = desk.staff.post(&copy, &wanted).await.expect(422);
    assert_eq!(refused.rule("/fiscal_year").as_deref(), Some("proposals_one_per_year"));
    for percent in ["-99.5", "901", "x", "1.005"] {
        let odd = json!({ "fiscal_year": desk.year + 2, "title": "Odd", "percent": percent });
        assert!(desk.staff.post(&copy, &odd).await.expect(422).rule("/percent").is_some(), "{percent}");
    }
    let far = json!({ "fiscal_year": desk.year + 9, "title": "Far" });
    desk.staff.post(&copy, &far).await.expect(422);
    assert_eq!(app.count("budgeting.proposals").await, 2);
    // Of another organization there is nothing to copy.
    let mole = app.person("mole.staff").await;
    let stolen = format!("/api/v1/moa/MOLE/budgeting/proposals/{}/copy", desk.id());
    mole.post(&stolen, &wanted).await.expect(404);
    assert_eq!(app.count("budgeting.proposals").await, 2);
    app.stop().await;
}
