//! The rules of planning with a door or a trigger taken away.

use serde_json::json;

use super::arena::{Arena, Context, End, send};
use super::mutants::{Attack, Mutant, succeeded};

#[tokio::test]
async fn without_its_doors_and_triggers_the_rules_of_planning_can_be_broken() {
    let arena = Arena::new().await;
    let own = &arena.own;
    let admin = arena.app.person("moh.admin").await;
    let submitted = admin.plan("Submitted", 2040, 2045).await;
    let goal = admin.goal(&submitted, "Its goal").await;
    admin.act(&submitted, "submit", &json!({})).await.expect(200);
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let (plan, goal) = (id(&submitted), id(&goal));
    let attack = |sql: String| Attack::by(&own.context(), sql);
    let viewer = Context::tenant("a viewer", &own.org_id.to_string(), &arena.pass_of("moh.viewer").await);
    let mutants = [
        Mutant::new(
            "the guard of strategic plans",
            "drop trigger guard on planning.strategic_plans",
            attack(format!("update planning.strategic_plans set title = 'Changed' where id = '{plan}'")),
        ),
        Mutant::new(
            "the guard of goals",
            "drop trigger guard on planning.goals",
            attack(format!("update planning.goals set title = 'Changed' where id = '{goal}'")),
        ),
        Mutant::new(
            "the guard of annual plans",
            "drop trigger guard on planning.annual_plans",
            attack(format!("update planning.annual_plans set year = 2099 where id = '{}'", own.annual_plan)),
        ),
        Mutant::new(
            "the guard of objectives",
            "drop trigger guard on planning.objectives",
            attack(format!("update planning.objectives set target_date = '2031-01-01' where id = '{}'", own.objective)),
        ),
        Mutant::new(
            "the guard of organizations",
            "drop trigger guard on organizations.organizations",
            attack("update organizations.organizations set enable_mana = false".to_owned()),
        ),
        Mutant::new(
            "the stamp, against a lost update",
            "drop trigger stamp on planning.goals",
            attack(format!(
                "do $$ begin update planning.goals set title = 'First' where id = '{0}' and version = 1; end $$;
                 update planning.goals set title = 'Second' where id = '{0}' and version = 1",
                own.goal
            )),
        ),
        Mutant::new(
            "the door to changes",
            "alter policy update on organizations.organizations using (true) with check (true)",
            Attack::by(&viewer, "update organizations.organizations set name = 'Changed'"),
        ),
    ];
    for mutant in &mutants {
        mutant.try_on(&arena.root).await;
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn a_door_that_is_gone_lets_nobody_in() {
    let arena = Arena::new().await;
    let member = Attack::by(&arena.own.context(), "select * from planning.goals");
    assert!(succeeded(&member.outcome(&arena.root, "").await));
    let closed = member.outcome(&arena.root, "drop policy read on planning.goals").await.unwrap();
    assert_eq!(closed.count, 0);
    let client = arena.app.login("bmms_service").await;
    let still_open = send(&client, &arena.own.context(), "select * from planning.goals", End::Rollback).await;
    assert!(succeeded(&still_open), "the sabotage was not rolled back");
    arena.app.stop().await;
}
