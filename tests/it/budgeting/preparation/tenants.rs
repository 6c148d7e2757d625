//! What belongs to another ministry is not there: acceptance case 17.

use serde_json::json;

use super::{Desk, id, line_body, programme_body};
use crate::support::App;

#[tokio::test]
async fn another_ministry_finds_nothing_and_changes_nothing() {
    let app = App::start().await;
    let (moh, mole) = (Desk::of(&app, "moh").await, Desk::of(&app, "mole").await);
    let (proposal, programmes) = moh.example().await;
    let line = moh.lines(&programmes[0]).await[0].clone();
    let before = moh.viewer.fetch(&proposal).await;

    assert_eq!(mole.admin.fetch(&mole.at("proposals")).await["items"], json!([]));
    for path in [&proposal, &programmes[0], &line] {
        mole.admin.get(path).await.expect(403);
        let own_path = path.replace("/MOH/", "/MOLE/");
        let foreign = mole.admin.get(&own_path).await.expect(404);
        let unknown = own_path.replace(id(path), "00000000-0000-7000-8000-000000000000");
        assert_eq!(foreign.text, mole.admin.get(&unknown).await.expect(404).text, "{path}");
    }
    let theirs = proposal.replace("/MOH/", "/MOLE/");
    for below in ["history", "stages", "validation", "programmes"] {
        mole.admin.get(&format!("{theirs}/{below}")).await.expect(404);
    }
    for (name, body) in [
        ("submit", json!({})),
        ("withdraw", json!({})),
        ("start-review", json!({})),
        ("reject", json!({ "comment": "No" })),
        ("return", json!({ "comment": "No" })),
        ("recommend", json!({})),
        ("approve", json!({})),
    ] {
        mole.admin.act(&theirs, name, &body).await.expect(404);
        mole.admin.act(&proposal, name, &body).await.expect(403);
    }
    mole.admin.post(&format!("{theirs}/programmes"), &programme_body("Mine", "1.00")).await.expect(404);
    let programme = programmes[0].replace("/MOH/", "/MOLE/");
    mole.admin.post(&format!("{programme}/line-items"), &line_body("Mine", "ps", "1.00", 1)).await.expect(404);
    mole.admin.edit(&programme, &programme_body("Mine", "1.00")).await.expect(404);
    mole.admin.delete(&line.replace("/MOH/", "/MOLE/")).await.expect(404);
    assert_eq!(moh.viewer.fetch(&proposal).await, before);
    app.stop().await;
}

#[tokio::test]
async fn goals_and_objectives_are_ones_own_and_of_the_year() {
    let app = App::start().await;
    let (moh, mole) = (Desk::of(&app, "moh").await, Desk::of(&app, "mole").await);
    let year = moh.year;
    let goal_of = async |desk: &Desk<'_>, from: i32, to: i32| {
        let plan = desk.staff.plan(&format!("Plan {from}"), from, to).await;
        let goal = desk.staff.goal(&plan, "A goal").await;
        (plan, id(&goal).to_owned())
    };
    let (plan, own) = goal_of(&moh, year - 1, year + 1).await;
    let (_, past) = goal_of(&moh, year - 4, year - 2).await;
    let (_, foreign) = goal_of(&mole, year - 1, year + 1).await;
    let annual = moh.staff.annual_plan(&plan, year).await;
    let objective = moh.staff.objective(&annual, "An objective", &format!("{year}-06-30")).await;
    let earlier = moh.staff.annual_plan(&plan, year - 1).await;
    let earlier = moh.staff.objective(&earlier, "Earlier", &format!("{}-06-30", year - 1)).await;

    let proposal = moh.draft().await;
    let programmes = format!("{proposal}/programmes");
    let mut body = programme_body("Linked", "1.00");
    for (field, value, rule) in [
        ("goal_id", foreign.as_str(), "programme_goal_known"),
        ("goal_id", past.as_str(), "programme_goal_covers_year"),
        ("objective_id", id(&earlier), "programme_objective_of_year"),
        ("objective_id", own.as_str(), "programme_objective_known"),
    ] {
        let mut wrong = body.clone();
        wrong[field] = json!(value);
        let refused = moh.staff.post(&programmes, &wrong).await.expect(422);
        assert_eq!(refused.rule(&format!("/{field}")).as_deref(), Some(rule), "{}", refused.text);
    }
    body["goal_id"] = json!(own);
    body["objective_id"] = json!(id(&objective));
    let linked = moh.staff.create(&programmes, &body).await;
    assert_eq!((&linked["goal_title"], &linked["objective_title"]), (&json!("A goal"), &json!("An objective")));

    // The form offers own ones of the year, and nothing else.
    let page = app.visitor("moh.staff").await;
    let form =
        page.get(&format!("/moa/MOH/budgeting/proposals/{}/programmes/create/", id(&proposal))).await.expect(200);
    assert!(form.text.contains(&own) && form.text.contains(id(&objective)));
    assert!(!form.text.contains(&past) && !form.text.contains(&foreign) && !form.text.contains(id(&earlier)));
    app.stop().await;
}

#[tokio::test]
async fn without_the_module_there_is_nothing() {
    let app = App::start().await;
    let off = "update organizations.organizations set enable_budgeting = false where code = 'MOLE'";
    app.superuser().await.execute(off, &[]).await.unwrap();
    let mole = app.person("mole.admin").await;
    let refused = mole.get("/api/v1/moa/MOLE/budgeting/proposals").await.expect(403);
    assert!(refused.text.contains("not enabled"), "{}", refused.text);
    let visitor = app.visitor("mole.admin").await;
    visitor.get("/moa/MOLE/budgeting/proposals/").await.expect(403);
    let home = visitor.get("/moa/MOLE/dashboard/").await.expect(200);
    assert!(!home.text.contains("/budgeting/"), "{}", home.text);
    let moh = app.visitor("moh.admin").await;
    assert!(moh.get("/moa/MOH/dashboard/").await.expect(200).text.contains("/moa/MOH/budgeting/"));
    app.stop().await;
}
