//! Views and what resembles them: with whose rights they read, and what they hide.

use crate::isolation::arena::run;
use crate::isolation::duo::{Duo, GOALS};
use crate::isolation::mutants::{Attack, Mutant};
use crate::support::server;

const VIEWS: [&str; 2] = ["planning.strategic_plan_summaries", "planning.annual_plan_summaries"];

/// A view of a bypassing role, with these options, that a tenant may read.
fn view(name: &str, options: &str, query: &str) -> String {
    format!("create view planning.{name} {options} as {query}; grant select on planning.{name} to bmms_tenant;")
}

/// A view reads with its owner's rights unless it is told to read with the reader's. All of ours are told.
#[tokio::test]
async fn view_01_without_the_rights_of_its_reader_a_view_leads_around_the_wall() {
    let duo = Duo::new().await;
    for view in VIEWS {
        duo.works(&format!("select * from {view}")).await;
        let attack = duo.attack(format!("select * from {view} where org_id = {}", duo.victim.org_id));
        let invoker = format!("alter view {view} set (security_invoker = false)");
        // Forced row security stops a view of the tables' owner; a view of a superuser it does not.
        let owner = format!("alter view {view} owner to current_user");
        Mutant::new(format!("the invoker of {view}"), &invoker, attack).without(owner).try_on(&duo.root).await;
        duo.is_found(&invoker, "view_not_invoker").await;
    }
}

/// Replacing a view without repeating its options drops them. The check notices, whoever replaced it.
#[tokio::test]
async fn view_02_a_view_replaced_without_its_options_is_found() {
    let duo = Duo::new().await;
    for view in VIEWS {
        let query: String =
            duo.root.query_one(&format!("select pg_get_viewdef('{view}'::regclass)"), &[]).await.unwrap().get(0);
        let replaced = format!("alter view {view} owner to current_user; create or replace view {view} as {query}");
        duo.leaks_without(&replaced, &duo.attack(format!("select * from {view}"))).await;
        for code in ["view_not_invoker", "view_not_barrier"] {
            duo.is_found(&format!("create or replace view {view} as {query}"), code).await;
        }
        let kept = format!(
            "alter view {view} owner to current_user;
             create or replace view {view} with (security_invoker = true, security_barrier = true) as {query}"
        );
        let outcome = duo.attack(format!("select * from {view}")).outcome(&duo.root, &kept).await;
        assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{outcome:?}");
        duo.canary.silent_in(view, &outcome);
    }
}

/// A view that reads as its reader protects nothing of a view below it that does not: every one must.
#[tokio::test]
async fn view_03_one_view_in_a_chain_is_enough_to_leak() {
    let duo = Duo::new().await;
    let invoker = "with (security_invoker = true)";
    let outer = view("outer_one", invoker, "select * from planning.inner_one");
    let attack = duo.attack("select * from planning.outer_one");
    let chain = |options: &str| format!("{}{outer}", view("inner_one", options, GOALS));
    let all = attack.outcome(&duo.root, &chain(invoker)).await;
    assert!(all.as_ref().is_ok_and(|answer| answer.count > 0), "{all:?}");
    duo.canary.silent_in("a chain of invokers", &all);
    duo.leaks_without(&chain(""), &attack).await;
    duo.is_found(&chain(""), "view_not_invoker").await;
}

/// A barrier keeps a reader's functions from rows that the view hides; it does not change whose rights are used. Both
/// options are needed.
#[tokio::test]
async fn view_04_a_barrier_hides_rows_and_changes_no_rights() {
    let duo = Duo::new().await;
    let attack = duo.attack("select * from planning.fenced");
    duo.leaks_without(&view("fenced", "with (security_barrier = true)", GOALS), &attack).await;

    // The reader's cheap function is asked before the view's condition unless there is a barrier, and tells in an error.
    let telling = "create function planning.tell(text) returns boolean language plpgsql cost 0.0000001 as
        $$ begin raise exception '%', $1; end $$; grant execute on function planning.tell(text) to bmms_tenant;";
    let hiding = |options: &str| {
        format!("{telling}{}", view("done", options, &format!("{GOALS} where status like 'completed%'")))
    };
    let attack = duo.attack("select * from planning.done where planning.tell(title)");
    let fenced = attack.outcome(&duo.root, &hiding("with (security_invoker = true, security_barrier = true)")).await;
    assert!(fenced.as_ref().is_ok_and(|answer| answer.count == 0), "{fenced:?}");
    let told = attack.outcome(&duo.root, &hiding("with (security_invoker = true)")).await.unwrap_err();
    assert!(told.text.contains(&duo.own.marker), "{told:?}");
    duo.canary.silent_in("the view without a barrier", &told);
}

/// A materialized view holds the rows of whoever filled it and can have no policy, so none may be granted.
#[tokio::test]
async fn view_05_no_materialized_view_is_granted() {
    let duo = Duo::new().await;
    let kept = format!("create materialized view planning.kept as {GOALS};");
    let granted = format!("{kept} grant select on planning.kept to bmms_tenant");
    let attack = duo.attack("select * from planning.kept");
    let defended = attack.outcome(&duo.root, &kept).await.unwrap_err();
    assert_eq!(defended.code, "42501");
    duo.leaks_without(&granted, &attack).await;
    duo.is_found(&granted, "relation_without_rls_granted").await;
    let walled = format!("begin; {kept} alter table planning.kept enable row level security");
    assert_eq!(run(&duo.root, &walled).await.unwrap_err().code().unwrap().code(), "42809");
    duo.root.batch_execute("rollback").await.unwrap();
}

/// A foreign table can have no policy either; what it shows is up to the login of the other side. None may be granted.
#[tokio::test]
async fn view_06_no_foreign_table_is_granted() {
    let duo = Duo::new().await;
    let (user, password) = server().await.superuser_credentials();
    let port: String = duo.root.query_one("select current_setting('port')", &[]).await.unwrap().get(0);
    let elsewhere = format!(
        "create extension postgres_fdw with schema extensions;
         create server itself foreign data wrapper postgres_fdw options (host '127.0.0.1', port '{port}', dbname '{}');
         create user mapping for bmms_tenant server itself options (user '{user}', password '{password}');
         create foreign table planning.elsewhere (org_id integer, title text)
           server itself options (schema_name 'planning', table_name 'goals')",
        duo.database
    );
    duo.root.batch_execute(&elsewhere).await.unwrap();
    let granted = "grant select on planning.elsewhere to bmms_tenant";
    let attack = duo.attack("select title from planning.elsewhere");
    assert_eq!(attack.outcome(&duo.root, "").await.unwrap_err().code, "42501");
    duo.leaks_without(granted, &attack).await;
    duo.is_found(granted, "relation_without_rls_granted").await;
    let walled = run(&duo.root, "alter table planning.elsewhere enable row level security").await.unwrap_err();
    assert_eq!(walled.code().unwrap().code(), "42809");
}

/// An upsert through a view that hides rows could change a hidden one on older servers. No view of ours can be written
/// through, and a patched server refuses the row.
#[tokio::test]
async fn view_07_an_upsert_through_a_view_changes_no_hidden_row() {
    let duo = Duo::new().await;
    let written =
        "select count(*) from audit.privileges where relation_kind = 'v' and privilege <> 'SELECT' and is_runtime";
    assert_eq!(duo.root.query_one(written, &[]).await.unwrap().get::<_, i64>(0), 0);
    let door = "create unique index on planning.goals (id); drop trigger guard on planning.goals;
        drop trigger stamp on planning.goals;
        create view planning.mine as select * from planning.goals where org_id = (select ctx.org_id());
        grant select, insert, update on planning.mine to bmms_tenant";
    let upsert = |id: &str| {
        format!(
            "insert into planning.mine
               (org_id, id, strategic_plan_id, title, description, target_metric, target_value, created_by)
             values ({}, '{id}', '{}', 'A', 'B', 'C', 1, '{}')
             on conflict (id) do update set title = 'Hijacked'",
            duo.own.org_id, duo.own.plan, duo.own.user_id
        )
    };
    let own: Attack = duo.attack(upsert(&duo.own.goal));
    assert_eq!(own.outcome(&duo.root, door).await.unwrap().count, 1);
    let refusal = duo.attack(upsert(&duo.victim.goal)).outcome(&duo.root, door).await.unwrap_err();
    assert!(refusal.code == "55000" && refusal.message.contains("not visible"), "{refusal:?}");
    duo.canary.silent_in("the upsert", &refusal);
}
