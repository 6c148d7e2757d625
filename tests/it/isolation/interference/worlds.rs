//! The same sequence in worlds that differ only in what the other organization has: everything the observer is told is
//! the same.

use futures_util::future::join_all;

use super::acts::{Act, sequences};
use super::observed::Words;
use super::world::{Other, World};
use super::{Effort, Finding, Sabotage, assert_found, assert_holds, explore, runtime};
use crate::support::App;

const OTHERS: [Other; 3] = [Other::Nothing, Other::Something, Other::Much];

async fn play(worlds: &[World<'_>], sequence: &[Act]) -> Result<(), String> {
    join_all(worlds.iter().map(World::begin)).await;
    let mut heard = OTHERS.map(|_| Words::default());
    for (number, act) in sequence.iter().enumerate() {
        let observed = join_all(worlds.iter().zip(&mut heard).map(|(world, words)| world.act(act, words))).await;
        for (world, seen) in worlds.iter().zip(&observed).skip(1) {
            if *seen != observed[0] {
                let (without, with) = difference(&observed[0], seen);
                return Err(format!(
                    "step {}, {act:?}, tells whether the other organization has {:?}: {without:?} became {with:?}",
                    number + 1,
                    world.other
                ));
            }
        }
    }
    Ok(())
}

/// The first line in which two answers differ.
fn difference<'a>(one: &'a str, other: &'a str) -> (&'a str, &'a str) {
    let padded = |text: &'a str| text.lines().chain(std::iter::repeat("<nothing>"));
    padded(one).zip(padded(other)).find(|(one, other)| one != other).unwrap_or((one, other))
}

/// The property, on databases from which a defence may be taken away before.
fn explored(name: &str, effort: Effort, sabotage: Option<&Sabotage>) -> Result<(), Finding> {
    let runtime = runtime();
    let apps = runtime.block_on(join_all(OTHERS.map(|_| App::start())));
    let worlds = runtime.block_on(async {
        let worlds = join_all(apps.iter().zip(OTHERS).map(|(app, other)| World::of(app, other))).await;
        for world in &worlds {
            if let Some(sabotage) = sabotage {
                sabotage.of(&world.root).await;
            }
        }
        worlds
    });
    explore(name, effort, &sequences(), |sequence| runtime.block_on(play(&worlds, sequence)))
}

#[test]
fn what_one_organization_observes_does_not_depend_on_another() {
    assert_holds(explored("two worlds", Effort::bounded(16), None));
}

#[test]
fn the_worlds_differ_without_the_wall_of_a_table() {
    let sabotage = Sabotage::Sql("drop policy wall on planning.strategic_plans");
    assert_found("the wall of plans", explored("no wall", Effort::UntilFound, Some(&sabotage)));
}

#[test]
fn the_worlds_differ_with_a_key_that_spans_organizations() {
    let sabotage = Sabotage::Sql(
        "alter table planning.strategic_plans drop constraint strategic_plans_years_free,
           add constraint strategic_plans_years_free
             exclude using gist (int4range(start_year, end_year, '[]') with &&) where (status <> 'archived')",
    );
    assert_found("the organization in a key", explored("a common key", Effort::UntilFound, Some(&sabotage)));
}

#[test]
fn the_worlds_differ_with_a_figure_of_all_organizations() {
    let sabotage = Sabotage::Sql(
        "alter view planning.annual_plan_summaries set (security_invoker = false);
         alter view planning.annual_plan_summaries owner to current_user",
    );
    assert_found("the invoker of a view", explored("a common figure", Effort::UntilFound, Some(&sabotage)));
}
