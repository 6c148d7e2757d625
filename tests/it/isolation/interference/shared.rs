//! Two organizations over shared connections: random requests and SQL, broken off in every way, beside a model.

use super::actions::{Play, same, writing};
use super::model::Open;
use super::stage::{Hand, Stage, service};
use super::steps::{ORGANIZATIONS, Said, Step, sequences};
use super::{Effort, Finding, Sabotage, assert_found, assert_holds, explore, runtime};

/// A statement inside a transaction: it does what it does to the model, or is refused as the model says.
pub(super) async fn say(
    stage: &Stage<'_>,
    hand: &Hand,
    open: &mut Open,
    said: &Said,
    text: &str,
) -> Result<(), String> {
    let depth = open.savepoints.len();
    let other = ORGANIZATIONS[1 - open.org].0;
    let count = "select title from planning.strategic_plans";
    let (outcome, expected) = if let Some((sql, expected)) = writing(open, said, text) {
        (hand.say(&sql).await, expected)
    } else {
        match said {
            Said::Savepoint => {
                if !open.failed {
                    open.savepoints.push(open.rows.clone());
                }
                (hand.say(&format!("savepoint s{depth}")).await, Ok(0))
            }
            Said::RollbackTo if depth > 0 => {
                open.failed = false;
                open.rows = open.savepoints[depth - 1].clone();
                (hand.say(&format!("rollback to s{}", depth - 1)).await, Ok(0))
            }
            Said::Release if depth > 0 && !open.failed => {
                open.savepoints.pop();
                (hand.say(&format!("release s{}", depth - 1)).await, Ok(0))
            }
            Said::Cancel if !open.failed => (hand.say_and_cancel(stage).await, Err("57014")),
            Said::Timeout => (hand.say("set local statement_timeout = 10; select pg_sleep(60)").await, Err("57014")),
            Said::ClaimOther => (hand.say(&format!("set local app.org_id = '{other}'; {count}")).await, Err("28000")),
            Said::ResetRole => (hand.say(&format!("reset role; {count}")).await, Err("42501")),
            Said::Error => (hand.say("select 1 / 0").await, Err("22012")),
            _ => return Ok(()),
        }
    };
    let rolled_back = matches!(said, Said::RollbackTo);
    let expected = if open.failed && !rolled_back { Err("25P02") } else { expected };
    open.failed |= expected.is_err();
    same(&format!("{said:?}"), &outcome, &expected.map_err(ToOwned::to_owned))
}

async fn play(stage: &Stage<'_>, sequence: &[Step]) -> Result<(), String> {
    let mut play = Play::begin(stage).await;
    for (number, step) in sequence.iter().enumerate() {
        let step_and_look = async {
            play.step(step).await?;
            play.verify().await
        };
        step_and_look.await.map_err(|why| format!("after step {}, {step:?}: {why}", number + 1))?;
    }
    Ok(())
}

/// The property on a database of its own, from which a defence may be taken away before.
fn explored(name: &str, effort: Effort, sabotage: Option<&Sabotage>) -> Result<(), Finding> {
    let runtime = runtime();
    let app = runtime.block_on(service());
    let stage = runtime.block_on(async {
        let stage = Stage::of(&app).await;
        if let Some(sabotage) = sabotage {
            sabotage.of(&stage.root).await;
        }
        stage
    });
    explore(name, effort, &sequences(), |sequence| runtime.block_on(play(&stage, sequence)))
}

#[test]
fn on_shared_connections_each_organization_sees_its_own_rows_alone() {
    assert_holds(explored("shared connections", Effort::bounded(12), None));
}

#[test]
fn the_model_notices_that_the_wall_of_a_table_is_gone() {
    let sabotage = Sabotage::Sql("drop policy wall on planning.strategic_plans");
    assert_found("the wall of plans", explored("no wall", Effort::UntilFound, Some(&sabotage)));
}

#[test]
fn the_model_notices_a_view_with_the_rights_of_its_owner() {
    let sabotage = Sabotage::Sql(
        "alter view planning.strategic_plan_summaries set (security_invoker = false);
         alter view planning.strategic_plan_summaries owner to current_user",
    );
    assert_found("the invoker of a view", explored("a view of its owner", Effort::UntilFound, Some(&sabotage)));
}

#[test]
fn the_model_notices_a_pass_that_asks_for_no_membership() {
    let sabotage = Sabotage::Function {
        name: "ctx.mint_pass(bytea, text, interval)",
        condition: "session.is_superuser) e",
        replacement: "true) e",
    };
    assert_found("the membership behind a pass", explored("anybody's pass", Effort::UntilFound, Some(&sabotage)));
}

#[test]
fn the_model_notices_an_organization_that_is_kept_for_the_connection() {
    let sabotage = Sabotage::Sql(
        "create or replace function ctx.org_id() returns integer
         language plpgsql volatile security definer parallel restricted as $$
         begin
           if coalesce(current_setting('app.kept', true), '') = '' then
             perform set_config('app.kept', (ctx.pass())[3], false);
           end if;
           return current_setting('app.kept')::integer;
         end $$;
         alter function ctx.org_id() owner to current_user",
    );
    assert_found("a context for each transaction", explored("a kept context", Effort::UntilFound, Some(&sabotage)));
}
