//! The limits of a tenant: what raw SQL with a valid pass can make, lock, become or learn, which is nothing.

use super::arena::{End, mint, send};
use super::workflow::Hand;

#[tokio::test]
async fn a_tenant_makes_locks_and_becomes_nothing() {
    let hand = Hand::new().await;
    hand.works("select * from planning.strategic_plans").await;
    for sql in [
        "truncate planning.goals",
        "create table planning.mine (id integer)",
        "create temporary table mine (id integer)",
        "create schema mine",
        "create function planning.mine() returns integer language sql as 'select 1'",
        "create function pg_temp.mine() returns integer language sql as 'select 1'",
        "create trigger mine before insert on planning.goals for each row execute function planning.stamp()",
        "create policy mine on planning.goals using (true)",
        "drop policy wall on planning.goals",
        "alter table planning.goals disable row level security",
        "lock table planning.strategic_plans in access exclusive mode",
        "lock table planning.goals in access exclusive mode",
        "lock table planning.objectives in access exclusive mode",
        "lock table planning.annual_plans in share mode",
        "lock table organizations.organizations in exclusive mode",
        "select lo_create(0)",
        "select lo_from_bytea(0, '\\x00')",
        "select pg_read_file('postgresql.conf')",
        "do $$ begin execute 'copy planning.goals to program ''cat'''; end $$",
        "set session authorization bmms_owner",
        "set local role bmms_owner",
        "set local role bmms_ctx_owner",
        "set local role bmms_workflow",
        "set local role bmms_oversight",
        "set local session_replication_role = replica",
        "set local row_security = off; select * from planning.goals",
        "select * from ctx.seal_keys",
        "select * from ctx.permissions",
        "select * from auth.users",
        "select ctx.rotate_key()",
        "select ctx.mac('a', 'b', 'c')",
        "select audit.append(10, 'insert', 'planning.goals', 'x', null, null)",
        "select auth.me('\\x00')",
    ] {
        hand.refused(sql, "42501", "").await;
    }
    hand.arena.app.stop().await;
}

#[tokio::test]
async fn changing_the_setting_inside_a_statement_gains_nothing() {
    let hand = Hand::new().await;
    let arena = &hand.arena;
    let switch = format!("set_config('app.org_id', '{}', true)", arena.victim.org_id);
    let goals = "select g.title from planning.goals g";
    hand.works(goals).await;
    for sql in [
        format!("{goals} where (select {switch}) is not null"),
        format!("{goals} where {switch} <> ''"),
        format!("with s as materialized (select {switch} as v) {goals}, s where s.v <> ''"),
        format!("select {switch} union all {goals}"),
        format!("{goals} union all select {switch} union all {goals}"),
        format!("select (select {switch}), g.title from planning.goals g"),
        format!("{goals} order by {switch}"),
        format!("select {switch}; {goals}"),
        format!("do $$ begin perform {switch}; end $$; {goals}"),
        format!("set local app.org_id = '{}'; {goals}", arena.victim.org_id),
        format!("update planning.goals set title = title where (select {switch}) is not null returning title"),
        format!("select query_to_xml('{goals}', true, true, '') where (select {switch}) is not null"),
        "select database_to_xml(true, true, '')".to_owned(),
    ] {
        let outcome = hand.attempt(&sql).await;
        arena.canary.silent_in(&sql, &outcome);
        if let Err(refusal) = outcome {
            assert!(["28000", "42501"].contains(&refusal.code.as_str()), "{sql}: {refusal:?}");
        }
    }
    hand.arena.app.stop().await;
}

#[tokio::test]
async fn a_transaction_cannot_turn_to_another_organization() {
    let hand = Hand::new().await;
    let (own, victim) = (&hand.arena.own, &hand.arena.victim);
    let count = "select count(*) from planning.goals";
    hand.works(&format!("select set_config('app.org_id', '{}', true); {count}", own.org_id)).await;
    let turned = format!("select set_config('app.org_id', '{}', true); {count}", victim.org_id);
    hand.refused(&turned, "28000", "pass of another organization").await;
    let minting = format!("select ctx.mint_pass(sha256('{}'), '{}', interval '1 minute')", own.token, victim.code);
    hand.refused(&minting, "42501", "").await;
    hand.refused(&format!("reset role; {minting}"), "42501", "not a member").await;
    assert!(mint(&hand.arena.app, &own.token, own.code, "1 minute").await.is_ok());
    hand.refused(&format!("reset role; {count}"), "42501", "").await;
    hand.arena.app.stop().await;
}

#[tokio::test]
async fn the_bare_logins_read_no_table() {
    let hand = Hand::new().await;
    let tables = hand.arena.root.query("select table_name from audit.table_classes", &[]).await.unwrap();
    for login in ["bmms_service", "bmms_accounts"] {
        let client = hand.arena.app.login(login).await;
        let bare = hand.arena.own.context().signed_in_as("bare", login);
        send(&client, &bare, "select 1", End::Rollback).await.unwrap();
        for table in tables.iter().map(|row| row.get::<_, &str>(0)) {
            let outcome = send(&client, &bare, &format!("select from {table}"), End::Rollback).await;
            if (login, table) == ("bmms_service", "audit.table_classes") {
                assert!(outcome.is_ok(), "the service runs the lints, which read the classes: {outcome:?}");
                continue;
            }
            let refusal = outcome.expect_err(table);
            assert_eq!(refusal.code, "42501", "{login}, {table}: {refusal:?}");
        }
    }
    hand.arena.app.stop().await;
}
