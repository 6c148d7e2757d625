//! Functions: whose rights they run with, how they find what they name, and what happens to policies that call them.

use crate::isolation::arena::{Context, run};
use crate::isolation::duo::{Duo, GOALS};
use crate::isolation::mutants::{Attack, Mutant};

/// A function may lend its owner's rights. Those that do are listed, and belong to roles that are behind the wall too or
/// hold few rights; the owner of the tables is stopped by forced row security.
#[tokio::test]
async fn fn_01_a_function_that_lends_rights_lends_none_beyond_the_wall() {
    let duo = Duo::new().await;
    let peek = "create function planning.peek() returns setof planning.goals language sql security definer
        set search_path = '' as 'select * from planning.goals';
        grant execute on function planning.peek() to bmms_tenant;";
    let owned = format!("{peek} alter function planning.peek() owner to bmms_owner");
    let attack = duo.attack("select * from planning.peek()");
    let by_owner = attack.outcome(&duo.root, &owned).await;
    duo.canary.silent_in("a function of the owner", &by_owner);
    duo.leaks_without(peek, &attack).await;
    let unforced = format!("{owned}; alter table planning.goals no force row level security");
    duo.leaks_without(&unforced, &attack).await;
    for code in ["definer_unlisted", "definer_owner", "owner_wrong"] {
        duo.is_found(peek, code).await;
    }
}

/// Whoever may use a schema may call its new functions, unless the default is taken away. It is, for all three owners.
#[tokio::test]
async fn fn_02_a_new_function_is_nobodys_to_call() {
    let duo = Duo::new().await;
    for (owner, schema) in [("bmms_owner", "planning"), ("bmms_ctx_owner", "ctx"), ("bmms_workflow", "workflow")] {
        let create = format!(
            "set local role {owner};
             create function {schema}.fresh() returns integer language sql set search_path = '' as 'select 1'; reset role;"
        );
        let attack = duo.attack(format!("select {schema}.fresh()"));
        let granted = format!("grant execute on function {schema}.fresh() to bmms_tenant");
        Mutant::new(format!("no right to call {schema}.fresh"), granted, attack.clone())
            .without(&create)
            .try_on(&duo.root)
            .await;
        let default =
            format!("alter default privileges for role {owner} grant execute on functions to public; {create}");
        assert!(attack.outcome(&duo.root, &default).await.is_ok(), "the default of {owner} was what stopped it");
        duo.is_found(&default, "function_public").await;
    }
}

/// The body of a function finds names when it runs. A caller who can put an operator of her own before the system's
/// could make every seal compare as right; the path of these functions is pinned, and no tenant can create anything.
#[tokio::test]
async fn fn_03_names_in_a_context_function_cannot_be_taken_over() {
    let duo = Duo::new().await;
    let forged = duo.own.pass.replacen("|6|", "|10|", 1);
    let opening = Context::tenant("forged", "10", &forged).opening();
    let attack = Attack::opened_by(
        format!("set local session authorization bmms_service; {opening} set local search_path = planning, pg_catalog"),
        GOALS,
    );
    let shadow = "create function planning.never(text, text) returns boolean language sql as 'select false';
        create operator planning.<> (leftarg = text, rightarg = text, function = planning.never);
        grant execute on function planning.never(text, text) to public;";
    let defended = attack.outcome(&duo.root, shadow).await.unwrap_err();
    assert_eq!(defended.message, "forged pass");
    let unpinned = "alter function ctx.pass() reset search_path";
    duo.leaks_without(&format!("{shadow} {unpinned}"), &attack).await;
    duo.is_found(unpinned, "search_path_not_pinned").await;
    for sql in [
        "create function planning.mine() returns integer language sql as 'select 1'",
        "create function public.mine() returns integer language sql as 'select 1'",
        "create function pg_temp.mine() returns integer language sql as 'select 1'",
        "create operator planning.<> (leftarg = text, rightarg = text, function = textne)",
        "create schema mine",
    ] {
        duo.refused(sql, "42501", "").await;
    }
}

/// Replacing the function behind all walls changes them without a trace in any policy. It belongs to a role of its own,
/// which owns no domain's tables and is nobody's at run time.
#[tokio::test]
async fn fn_04_nobody_at_run_time_replaces_a_context_function() {
    let duo = Duo::new().await;
    let replaced = "create or replace function ctx.org_id() returns integer language sql stable security definer
        parallel restricted set search_path = '' as 'select 10';";
    let all = format!(
        "{replaced} create or replace function ctx.can(p_permission text) returns boolean language sql stable
         security definer parallel restricted set search_path = '' as 'select true'"
    );
    duo.refused(replaced, "42501", "").await;
    for role in ["bmms_owner", "bmms_workflow"] {
        let owner = Attack::opened_by(format!("set local role {role}"), replaced).outcome(&duo.root, "").await;
        assert_eq!(owner.unwrap_err().code, "42501", "{role}");
    }
    duo.leaks_without(&all, &duo.attack(GOALS)).await;
    let lent = replaced.replace("security definer", "security invoker");
    duo.is_found(&lent, "context_function_different").await;
}

/// A function that is dropped with all that depends on it takes policies along, and without a restrictive one more
/// rows pass. Only its owner can, and the check misses both.
#[tokio::test]
async fn fn_05_dropping_a_function_takes_its_walls_along() {
    let duo = Duo::new().await;
    duo.refused("drop function ctx.org_id() cascade", "42501", "").await;
    let plain = Attack::opened_by("set local role bmms_ctx_owner", "drop function ctx.org_id()");
    assert_eq!(plain.outcome(&duo.root, "").await.unwrap_err().code, "2BP01");
    let dropped = "drop function ctx.org_id() cascade";
    duo.leaks_without(dropped, &duo.attack(GOALS)).await;
    for code in ["wall_missing", "context_function_missing"] {
        duo.is_found(dropped, code).await;
    }
}

/// A policy whose function may not be called is an error, and no way in.
#[tokio::test]
async fn fn_06_a_policy_that_cannot_ask_lets_nobody_in() {
    let duo = Duo::new().await;
    duo.works(GOALS).await;
    for function in ["ctx.org_id()", "ctx.can(text)"] {
        let revoked = format!("revoke execute on function {function} from bmms_tenant");
        let refusal = duo.attack(GOALS).outcome(&duo.root, &revoked).await.unwrap_err();
        assert_eq!(refusal.code, "42501", "{refusal:?}");
    }
}

/// A policy that reads the table it protects is an endless question, and an error. None of ours reads any table.
#[tokio::test]
async fn fn_07_no_policy_reads_a_table() {
    let duo = Duo::new().await;
    let recursive = "alter policy read on planning.goals
        using (exists (select from planning.goals g where g.org_id = goals.org_id))";
    let refusal = duo.attack(GOALS).outcome(&duo.root, recursive).await.unwrap_err();
    assert_eq!(refusal.code, "42P17", "{refusal:?}");
    let others = "select count(*) from pg_policy p
        join pg_depend d on d.classid = 'pg_policy'::regclass and d.objid = p.oid and d.refclassid = 'pg_class'::regclass
        where d.refobjid <> p.polrelid";
    assert_eq!(duo.root.query_one(others, &[]).await.unwrap().get::<_, i64>(0), 0);
    let another = "alter policy read on planning.goals using (exists (select from planning.strategic_plans))";
    let counted = run(&duo.root, &format!("begin; {another}; {others}")).await.unwrap();
    duo.root.batch_execute("rollback").await.unwrap();
    assert_ne!(counted.rows, [[Some("0".to_owned())]], "the question finds one");
}

/// A trigger that puts the right organization into a row hides an attack instead of refusing it. Ours refuse.
#[tokio::test]
async fn fn_08_a_row_for_another_organization_is_refused_and_not_turned() {
    let duo = Duo::new().await;
    let plan = |org_id: i32| {
        format!(
            "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
             values ({org_id}, gen_random_uuid(), 'A', 2050, 2051, 'B', 'C')"
        )
    };
    duo.works(&plan(duo.own.org_id)).await;
    let turning = "create function planning.turn() returns trigger language plpgsql set search_path = ''
        as $$ begin new.org_id := ctx.org_id(); return new; end $$;
        grant execute on function planning.turn() to bmms_tenant;
        create trigger a_turn before insert on planning.strategic_plans for each row execute function planning.turn()";
    let attack = duo.attack(plan(duo.victim.org_id));
    Mutant::new("no trigger that turns rows", turning, attack).try_on(&duo.root).await;
}

/// A context bound to one process would fail in its parallel workers. The functions are kept out of workers, and the
/// scalar sub-select is evaluated once, by the leader, for all of them.
#[tokio::test]
async fn fn_09_parallel_workers_count_the_own_rows_alone() {
    const OWN: i64 = 20_000;
    let duo = Duo::new().await;
    duo.root
        .batch_execute(&format!(
            "insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, actor, comment)
             select case when i <= {OWN} then 6 else 10 end, 'goal', gen_random_uuid(), 'x', 'x', 'x', gen_random_uuid(), 'many'
             from generate_series(1, {OWN} * 3) i; analyze planning.transitions"
        ))
        .await
        .unwrap();
    let force = "set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0; set local min_parallel_table_scan_size = 0;
        set local min_parallel_index_scan_size = 0; set local max_parallel_workers_per_gather = 2;
        set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off;";
    let count = "select count(*) from planning.transitions where comment = 'many'";
    let plan = duo.attempt(&format!("{force} explain (analyze) {count}")).await.unwrap();
    assert!(format!("{plan:?}").contains("Parallel"), "{plan:?}");
    let counted = duo.attempt(&format!("{force} {count}")).await.unwrap();
    assert_eq!(counted.rows, [[Some(OWN.to_string())]]);
    let open = "drop policy wall on planning.transitions";
    let all = duo.attack(format!("{force} {count}")).outcome(&duo.root, open).await.unwrap();
    assert_eq!(all.rows, [[Some((OWN * 3).to_string())]]);
    duo.is_found("alter function ctx.org_id() parallel safe", "context_function_different").await;
}
