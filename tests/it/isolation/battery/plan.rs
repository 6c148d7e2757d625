//! Plans that are kept: what was planned for one organization or role must not serve another.

use uuid::Uuid;

use crate::isolation::arena::{Answer, Context, End, run, send};
use crate::isolation::duo::{Duo, GOALS};

/// What one prepared statement returns for the victim and then for the attacker, in one session, under a sabotage.
async fn one_after_the_other(duo: &Duo, sabotage: &str) -> [Answer; 2] {
    let begin = format!("begin; {sabotage}; set local plan_cache_mode = force_generic_plan");
    duo.root.batch_execute(&begin).await.unwrap();
    let tenant = |context: &Context| format!("set local session authorization bmms_service; {}", context.opening());
    let first = format!("{} prepare goals as {GOALS}; execute goals", tenant(&duo.victim.context()));
    let first = run(&duo.root, &first).await.unwrap();
    let second = run(&duo.root, &format!("{} execute goals", tenant(&duo.own.context()))).await.unwrap();
    duo.root.batch_execute("rollback; deallocate all").await.unwrap();
    [first, second]
}

/// A kept plan asks for the context each time it runs: one prepared statement serves every organization its own rows,
/// and nobody without a context.
#[tokio::test]
async fn plan_01_a_prepared_statement_serves_each_transaction_its_own_organization() {
    let duo = Duo::new().await;
    let prepare = format!("set plan_cache_mode = force_generic_plan; prepare goals as {GOALS}");
    send(&duo.service, &duo.own.context(), &prepare, End::Commit).await.unwrap();
    for round in 0..9 {
        let side = if round % 2 == 0 { &duo.own } else { &duo.victim };
        let answer = send(&duo.service, &side.context(), "execute goals", End::Rollback).await.unwrap();
        assert_eq!(answer.count, 1, "round {round}");
        assert!(format!("{answer:?}").contains(&side.marker), "round {round}: {answer:?}");
    }
    let lost = duo.service.batch_execute("execute goals").await.unwrap_err();
    assert_eq!(lost.code().unwrap().code(), "42501");
}

/// A plan made for a role that sees everything, run by one that does not, and with the table inside a common table
/// expression or a sub-query, where older servers forgot that it depends on the role.
#[tokio::test]
async fn plan_02_a_plan_of_another_role_is_made_anew() {
    let duo = Duo::new().await;
    for query in [
        GOALS.to_owned(),
        format!("with g as materialized ({GOALS}) select * from g"),
        format!("select * from (values (1)) v (i), lateral ({GOALS} offset 0) g"),
        "select (select string_agg(title, ' ') from planning.goals)".to_owned(),
        "select * from planning.strategic_plan_summaries".to_owned(),
    ] {
        let prepare = format!("begin; set local plan_cache_mode = force_generic_plan; prepare p as {query}; execute p");
        let all = run(&duo.root, &prepare).await.unwrap();
        assert!(duo.canary.found_in(&all).is_some(), "{query}: the superuser sees everything");
        let tenant = format!("set local session authorization bmms_service; {} execute p", duo.own.context().opening());
        let own = run(&duo.root, &tenant).await.unwrap();
        assert!(format!("{own:?}").contains(&duo.own.marker), "{query}: {own:?}");
        duo.canary.silent_in(&query, &own);
        duo.root.batch_execute("rollback; deallocate all").await.unwrap();
    }
}

/// A membership that ends while a session has a plan made under it ends for the plan too.
#[tokio::test]
async fn plan_03_a_plan_does_not_outlive_a_membership() {
    let duo = Duo::new().await;
    let suffix = Uuid::new_v4().simple();
    let (wide, login) = (format!("battery_wide_{suffix}"), format!("battery_login_{suffix}"));
    let arrange = format!(
        "begin; create role {wide}; create role {login} inherit; grant {wide} to {login};
         grant usage on schema planning to {login}; grant select on planning.goals to {login};
         create policy wide on planning.goals for select to {wide} using (true);
         create policy own on planning.goals for select to {login} using (org_id = 6);
         set local plan_cache_mode = force_generic_plan;
         set local session authorization {login}; prepare p as {GOALS}; execute p"
    );
    let both = run(&duo.root, &arrange).await.unwrap();
    assert!(duo.canary.found_in(&both).is_some(), "as a member of both: {both:?}");
    let revoked = format!(
        "set local session authorization default; revoke {wide} from {login}; set local session authorization {login}; execute p"
    );
    let own = run(&duo.root, &revoked).await.unwrap();
    duo.root.batch_execute("rollback; deallocate all").await.unwrap();
    assert!(format!("{own:?}").contains(&duo.own.marker), "{own:?}");
    duo.canary.silent_in("the plan after the revocation", &own);
}

/// A context function that claims never to change would be computed once, for the organization that came first. Ours
/// say that they hold for one statement, and the check says so if one does not.
#[tokio::test]
async fn plan_04_the_organization_is_not_folded_into_a_plan() {
    let duo = Duo::new().await;
    let [first, second] = one_after_the_other(&duo, "select 1").await;
    assert!(duo.canary.found_in(&first).is_some() && second.count == 1);
    duo.canary.silent_in("the second organization", &second);

    let immutable = "alter function ctx.org_id() immutable; alter function ctx.can(text) immutable";
    let [_, folded] = one_after_the_other(&duo, immutable).await;
    assert!(duo.canary.found_in(&folded).is_some(), "folded, it would leak: {folded:?}");
    duo.is_found(immutable, "context_function_different").await;
}
