//! Planning of one organization is nothing to another: over HTTP, and in the database itself.

use serde_json::json;

use super::{Cast, annual_plan_body, column, goal_body, id, objective_body, plan_body, with};
use crate::support::App;

const UNKNOWN: &str = "01890000-0000-7000-8000-000000000000";

#[tokio::test]
async fn a_plan_of_another_organization_is_like_one_that_does_not_exist() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let own = cast.plan("submitted", "MOH Plan", 2025, 2030).await;
    let own_annual_plan = cast.annual_plan("draft", &own, 2026).await;
    let own_objective = cast.staff.objective(&own_annual_plan, "Own", "2026-05-01").await;
    let mole = Cast::of(&app, "mole").await;
    let plan = mole.plan("submitted", "MOLE Plan", 2025, 2030).await;
    let goal = format!("goals/{}", column(&mole.staff.fetch(&format!("{plan}/goals")).await, "id").remove(0));
    let annual_plan = mole.annual_plan("submitted", &plan, 2026).await;
    let objective = format!("objectives/{}", column(&mole.staff.fetch("objectives").await, "id").remove(0));
    let theirs = [&plan, &goal, &annual_plan, &objective];
    let mut before = Vec::new();
    for row in theirs {
        before.push(mole.staff.fetch(row).await);
    }

    for list in ["strategic-plans", "annual-plans", "objectives", "dashboard", "waiting", "objectives?q=objective"] {
        let listed = cast.manager.fetch(list).await.to_string();
        assert!(!listed.contains("MOLE Plan") && !listed.contains(id(&objective)), "{list}: {listed}");
    }
    let outside = cast.manager.at("MOLE");
    let progress = json!({ "completion_percentage": "50" });
    for row in theirs {
        outside.get(row).await.expect(403);
        let kind = row.split_once('/').unwrap().0;
        let unknown = format!("{kind}/{UNKNOWN}");
        let mut requests = vec![("", json!({})), ("/transitions", json!({}))];
        if kind.ends_with("-plans") {
            requests.extend([("/approve", json!({})), ("/archive", json!({})), ("/submit", json!({}))]);
        } else {
            requests.push(("/progress", progress.clone()));
        }
        for (tail, body) in requests {
            let answer = async |row: &str| {
                let path = format!("{row}{tail}");
                if ["", "/transitions"].contains(&tail) {
                    cast.manager.get(&path).await
                } else {
                    cast.manager.change(reqwest::Method::POST, &path, 1, &body).await
                }
            };
            let there = answer(row).await.expect(404);
            assert_eq!(there.text, answer(&unknown).await.expect(404).text, "{row}{tail}");
        }
        cast.manager.delete(row).await.expect(if kind.ends_with("-plans") { 405 } else { 404 });
    }
    cast.manager.edit(&plan, &plan_body("Taken over", 2025, 2030)).await.expect(404);
    cast.manager.edit(&goal, &goal_body("Taken over")).await.expect(404);
    cast.manager.edit(&annual_plan, &annual_plan_body("Taken over", 2026)).await.expect(404);
    cast.manager.edit(&objective, &objective_body("Taken over", "2026-05-01")).await.expect(404);
    cast.manager.post(&format!("{plan}/goals"), &goal_body("Hung under")).await.expect(404);
    cast.manager.get(&format!("{plan}/goals")).await.expect(404);
    let hung = objective_body("Hung under", "2026-05-01");
    cast.manager.post(&format!("{annual_plan}/objectives"), &hung).await.expect(404);
    cast.manager.get("strategic-plans/123").await.expect(404);

    for (row, seen) in theirs.iter().zip(&before) {
        assert_eq!(mole.staff.fetch(row).await, *seen);
    }
    cast.staff.progress(&own_objective, &progress).await;
    cast.manager.act(&own, "approve", &json!({})).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_link_to_another_plan_is_refused_like_one_to_nothing() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    let own_goal = staff.goal(&plan, "Own").await;
    let later = staff.plan("Later", 2031, 2035).await;
    let of_later = staff.goal(&later, "Of the other plan").await;
    let other = app.person("mole.staff").await;
    let mole_plan = other.plan("MOLE Plan", 2025, 2030).await;
    let mole_goal = other.goal(&mole_plan, "MOLE goal").await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    let objectives = format!("{annual_plan}/objectives");
    let body = objective_body("Linked", "2026-05-01");
    let linked = |goal: &str| with(&body, &json!({ "goal_id": goal }));

    let unknown = staff.post(&objectives, &linked(UNKNOWN)).await.expect(422);
    assert_eq!(unknown.rule("/goal_id").as_deref(), Some("objectives_goal_id_fkey"));
    for goal in [&of_later, &mole_goal] {
        let refused = staff.post(&objectives, &linked(id(goal))).await.expect(422);
        assert_eq!(refused.text, unknown.text);
    }
    let created = staff.create(&objectives, &linked(id(&own_goal))).await;
    assert_eq!(created["goal_title"], "Own");
    let row = format!("objectives/{}", created["id"].as_str().unwrap());
    for goal in [&of_later, &mole_goal] {
        assert_eq!(staff.edit(&row, &linked(id(goal))).await.expect(422).text, unknown.text);
    }
    assert_eq!(staff.fetch(&row).await, created);

    let under = |plan: &str| with(&annual_plan_body("Work", 2027), &json!({ "strategic_plan_id": plan }));
    let unknown = staff.post("annual-plans", &under(UNKNOWN)).await.expect(422);
    let refused = staff.post("annual-plans", &under(id(&mole_plan))).await.expect(422);
    assert_eq!(refused.text, unknown.text);
    staff.create("annual-plans", &under(id(&plan))).await;
    assert_eq!(other.fetch(&mole_plan).await["annual_plans_total"], 0);
    app.stop().await;
}

#[tokio::test]
async fn the_database_refuses_a_goal_under_a_plan_of_another_organization() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let own = staff.plan("MOH Plan", 2025, 2030).await;
    let other = app.person("mole.staff").await;
    let theirs = other.plan("MOLE Plan", 2025, 2030).await;
    let (org_id, pass) = staff.pass().await;
    let insert =
        "insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value)
                  values ($1, gen_random_uuid(), $2::text::uuid, 'Hung under', 'd', 'm', 10)";
    let mut service = app.login("bmms_service").await;
    for (org, plan, allowed) in [(6, &theirs, false), (10, &theirs, false), (10, &own, false), (6, &own, true)] {
        let tx = service.transaction().await.unwrap();
        let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)";
        tx.query_one(enter, &[&org_id.to_string(), &pass]).await.unwrap();
        let inserted = tx.execute(insert, &[&org, &id(plan)]).await;
        assert_eq!(inserted.is_ok(), allowed, "organization {org}: {inserted:?}");
        if allowed {
            let seen = tx.query("select title from planning.strategic_plans", &[]).await.unwrap();
            assert_eq!(seen.len(), 1);
            assert_eq!(seen[0].get::<_, String>(0), "MOH Plan");
            tx.commit().await.unwrap();
        }
    }
    assert_eq!(other.fetch(&theirs).await["goals_total"], 0);
    assert_eq!(staff.fetch(&own).await["goals_total"], 1);
    app.stop().await;
}
