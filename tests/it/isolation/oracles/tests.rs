//! The oracles notice what they are for.

use super::{Sums, WORLDS, in_every_world, same_in_every_world};
use crate::isolation::arena::{End, run, send};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;

/// One statement reads everything that the tenant may read.
const SWEEP: &str = "select database_to_xml(true, true, '')";

#[tokio::test]
async fn the_canary_notices_a_view_around_the_wall_in_a_sweep_of_the_whole_database() {
    let duo = Duo::new().await;
    let sweep = duo.attack(SWEEP);
    let seen = format!("{:?}", sweep.outcome(&duo.root, "").await.unwrap());
    assert!(seen.contains(&duo.own.marker), "the sweep reads the own rows");
    let planted =
        "create view planning.planted as select * from planning.goals; grant select on planning.planted to bmms_tenant";
    duo.leaks_without(planted, &sweep).await;
}

#[tokio::test]
async fn every_text_of_the_victim_holds_the_marker() {
    let duo = Duo::new().await;
    let row = format!("select to_jsonb(o) from organizations.organizations o where org_id = {}", duo.victim.org_id);
    let row = run(&duo.root, &row).await.unwrap();
    let marks = format!("{row:?}").matches(&duo.victim.marker).count();
    assert!(marks >= 10, "only {marks} marks in the row of the organization");
    // A word that a system table shares with a tenant's row must not be taken for a secret.
    let own = send(&duo.service, &duo.own.context(), SWEEP, End::Rollback).await;
    duo.canary.silent_in("the own rows", &own);
    let theirs = send(&duo.service, &duo.victim.context(), SWEEP, End::Rollback).await;
    assert!(duo.canary.found_in(&theirs).is_some());
}

#[tokio::test]
async fn conservation_names_the_table_and_the_organization_that_changed() {
    let duo = Duo::new().await;
    let before = Sums::of_everything(&duo.root).await;
    duo.root.batch_execute("update planning.goals set title = 'Changed'").await.unwrap();
    let after = Sums::of_everything(&duo.root).await;
    let changed = before.changed_beside(&after, duo.own.org_id);
    let (goals, events) = ("planning.goals".to_owned(), "audit.events".to_owned());
    assert!(changed.contains(&(goals.clone(), duo.victim.org_id)), "{changed:?}");
    assert!(changed.contains(&(events, duo.victim.org_id)), "the change was recorded: {changed:?}");
    assert!(!changed.contains(&(goals.clone(), duo.own.org_id)), "{changed:?}");
    assert!(before.changed(&after).contains(&(goals, duo.own.org_id)));
}

#[tokio::test]
async fn the_differential_notices_an_answer_that_depends_on_hidden_rows() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let taken = duo.attack(format!(
        "insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value)
         values ({}, '{}', '{}', 'A', 'B', 'C', 1)",
        own.org_id, victim.goal, own.plan
    ));
    same_in_every_world(&duo.root, victim.org_id, "", &taken).await.unwrap();
    let oracle = "create unique index on planning.goals (id)";
    let told = same_in_every_world(&duo.root, victim.org_id, oracle, &taken).await.unwrap_err();
    assert!(told.contains("23505"), "{told}");
}

#[tokio::test]
async fn the_worlds_differ_for_their_owner_and_for_nobody_else() {
    let duo = Duo::new().await;
    let goals = "select title, target_value from planning.goals";
    let own = duo.own.context();
    in_every_world(&duo.root, duo.victim.org_id, async |_| send(&duo.service, &own, goals, End::Rollback).await)
        .await
        .unwrap();

    let fresh = Duo::new().await;
    let mut seen = Vec::new();
    let attack = Attack::by(&fresh.victim.context(), goals);
    same_in_every_world(&fresh.root, fresh.victim.org_id, "", &attack).await.unwrap_err();
    in_every_world(&fresh.root, fresh.victim.org_id, async |world| {
        let answer = send(&fresh.service, &fresh.victim.context(), goals, End::Rollback).await.unwrap();
        seen.push((world, answer.count));
    })
    .await
    .unwrap();
    assert_eq!(seen, WORLDS.into_iter().zip([1, 1, 0]).collect::<Vec<_>>());
}
