//! Auditors: no row of a tenant by themselves. Stepping in needs a reason, leaves a record that no rollback takes away,
//! and opens one organization for reading.

use tokio_postgres::Client;

use super::arena::{Arena, Context, End, Refusal, Side, run, send, tenant_tables};
use super::mutants::{Attack, Mutant, function_with};
use super::oracles::Sums;
use crate::support::AUDITOR;

const REASON: &str = "complaint of a citizen";

/// The arena with an auditor's own login.
async fn arena_with_auditor() -> (Arena, Client) {
    let arena = Arena::new().await;
    let auditor = arena.app.auditor().await;
    (arena, auditor)
}

/// A pass into the organization of a side; the transaction that records it commits or not.
async fn step_in(auditor: &Client, side: &Side, end: &str) -> String {
    auditor.batch_execute("begin").await.unwrap();
    let entered = auditor.query_one("select pass from audit.step_in($1, $2)", &[&side.code, &REASON]).await.unwrap();
    auditor.batch_execute(end).await.unwrap();
    entered.get(0)
}

fn inside(side: &Side, pass: &str) -> Context {
    Context::tenant("", &side.org_id.to_string(), pass).signed_in_as("an auditor", AUDITOR)
}

/// The entries of the audit trail that do not follow from the one before.
async fn broken_links(root: &Client) -> Vec<String> {
    let rows = root.query("select b::text from audit.broken_links() b", &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

fn message(outcome: Result<impl std::fmt::Debug, Refusal>) -> String {
    outcome.unwrap_err().message
}

#[tokio::test]
async fn an_auditor_sees_rows_of_the_organization_stepped_into_alone_and_changes_none() {
    let (arena, auditor) = arena_with_auditor().await;
    let (own, victim) = (&arena.own, &arena.victim);
    let context = inside(own, &step_in(&auditor, own, "commit").await);
    let before = Sums::of_tenants(&arena.root).await;
    for table in tenant_tables(&arena.root).await {
        let sql = format!("select * from {table}");
        let control = send(&auditor, &context, &sql, End::Rollback).await;
        assert!(control.as_ref().is_ok_and(|answer| answer.count > 0), "{table}: {control:?}");
        arena.canary.silent_in(&table, &control);
        let theirs = format!("{sql} where org_id = {}", victim.org_id);
        assert_eq!(send(&auditor, &context, &theirs, End::Rollback).await.unwrap().count, 0, "{table}");
        let nothing = Context::none().signed_in_as("an auditor", AUDITOR);
        assert_eq!(message(send(&auditor, &nothing, &sql, End::Rollback).await), "no pass", "{table}");
        for change in
            [format!("update {table} set org_id = org_id"), format!("delete from {table}"), format!("{sql} for update")]
        {
            assert_eq!(send(&auditor, &context, &change, End::Commit).await.unwrap_err().code, "42501", "{change}");
        }
    }
    for role in ["bmms_tenant", "bmms_owner", "bmms_ctx_owner", "bmms_service", "bmms_oversight"] {
        assert_eq!(
            send(&auditor, &context, &format!("set local role {role}"), End::Rollback).await.unwrap_err().code,
            "42501"
        );
    }
    assert_eq!(before.changed(&Sums::of_tenants(&arena.root).await), []);
    arena.app.stop().await;
}

#[tokio::test]
async fn stepping_in_needs_a_reason_and_is_recorded_for_both_to_read() {
    let (arena, auditor) = arena_with_auditor().await;
    let refusals = [("MOLE", "", "22023"), ("MOLE", "  short  ", "22023"), ("NOWHERE", REASON, "22023")];
    for (code, reason, sqlstate) in refusals {
        let refused = auditor.query("select audit.step_in($1, $2)", &[&code, &reason]).await.unwrap_err();
        assert_eq!(refused.code().unwrap().code(), sqlstate, "{code} {reason}");
    }
    // The markers of the arena have broken links of their own.
    let broken = broken_links(&arena.root).await;
    auditor.batch_execute("begin").await.unwrap();
    auditor.query_one("select audit.step_in($1, $2)", &[&"MOLE", &REASON]).await.unwrap();
    let patience = auditor.query_one("show idle_in_transaction_session_timeout", &[]).await.unwrap();
    assert_eq!(patience.get::<_, &str>(0), "10s", "what it locks, it does not keep");
    auditor.batch_execute("commit").await.unwrap();
    let own =
        "select login, actor is null, entity_id, new_values ->> 'reason' from audit.events where action = 'step_in'";
    let recorded = arena.root.query_one(own, &[]).await.unwrap();
    let texts = [0, 2, 3].map(|column| recorded.get::<_, String>(column));
    assert_eq!(texts, [AUDITOR, "10", REASON]);
    assert!(recorded.get::<_, bool>(1), "no person of the system");
    let platform =
        "select login, details ->> 'code', details ->> 'reason' from audit.platform_events where action = 'step_in'";
    let recorded = arena.root.query_one(platform, &[]).await.unwrap();
    assert_eq!([0, 1, 2].map(|column| recorded.get::<_, String>(column)), [AUDITOR, "MOLE", REASON]);
    assert_eq!(broken_links(&arena.root).await, broken, "the record is a whole link of both chains");
    // The organization's own admin reads it.
    let client = arena.app.login("bmms_service").await;
    let trail = "select * from audit.events where action = 'step_in'";
    let read = send(&client, &arena.victim.context(), trail, End::Rollback).await;
    assert!(format!("{read:?}").contains(REASON), "{read:?}");
    arena.app.stop().await;
}

#[tokio::test]
async fn a_pass_of_an_auditor_is_worth_nothing_to_others_nor_theirs_to_an_auditor() {
    let (arena, auditor) = arena_with_auditor().await;
    let own = &arena.own;
    let sql = "select * from planning.goals";
    let pass = step_in(&auditor, own, "commit").await;
    assert!(send(&auditor, &inside(own, &pass), sql, End::Rollback).await.unwrap().count > 0);
    let service = arena.app.login("bmms_service").await;
    let context = Context::tenant("a service", &own.org_id.to_string(), &pass);
    assert_eq!(message(send(&service, &context, sql, End::Rollback).await), "forged pass");
    assert_eq!(message(send(&auditor, &inside(own, &own.pass), sql, End::Rollback).await), "forged pass");
    // Sealed for another organization, and for another auditor, who lives in this transaction alone.
    assert_eq!(
        message(send(&auditor, &inside(&arena.victim, &pass), sql, End::Rollback).await),
        "pass of another organization"
    );
    let opening = "begin; create role another_auditor; grant bmms_auditor to another_auditor; set local session authorization another_auditor";
    arena.root.batch_execute(&format!("{opening}; {}", inside(own, &pass).opening())).await.unwrap();
    let refused = run(&arena.root, sql).await.unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().message(), "forged pass");
    arena.root.batch_execute("rollback").await.unwrap();
    arena.app.stop().await;
}

#[tokio::test]
async fn helpers_of_the_kit_are_the_auditors_alone() {
    let (arena, auditor) = arena_with_auditor().await;
    let calls = [
        "select * from audit.organizations()",
        "select * from audit.people_who_may('MOLE', 'planning.view')",
        "select * from audit.step_in('MOLE', 'complaint of a citizen')",
    ];
    for call in calls {
        assert!(!auditor.query(call, &[]).await.unwrap().is_empty(), "{call}");
        for login in ["bmms_service", "bmms_accounts", "bmms_oversight"] {
            let refused = arena.app.login(login).await.query(call, &[]).await.unwrap_err();
            assert_eq!(refused.code().unwrap().code(), "42501", "{login}: {call}");
        }
    }
    let people =
        auditor.query("select people from audit.people_who_may('MOLE', 'planning.approve')", &[]).await.unwrap();
    assert_eq!(people.len(), 2, "admins, and managers with the flag");
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_condition_the_door_of_auditors_opens_every_organization() {
    let (arena, auditor) = arena_with_auditor().await;
    let context = inside(&arena.own, &step_in(&auditor, &arena.own, "commit").await);
    for table in tenant_tables(&arena.root).await {
        let attack = Attack::by(&context, format!("select * from {table} where org_id = {}", arena.victim.org_id));
        let sabotage = format!("alter policy auditor_read on {table} using (true)");
        Mutant::new(format!("the door of auditors in {table}"), sabotage, attack).try_on(&arena.root).await;
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_checks_a_step_that_left_no_record_opens_the_organization() {
    let (arena, auditor) = arena_with_auditor().await;
    let victim = &arena.victim;
    let function = "ctx.auditor_org_id()";
    // In the transaction of the record itself, which can still be rolled back.
    let peek = format!(
        "select set_config('app.org_id', s.org_id::text, true), set_config('app.pass', s.pass, true)
         from audit.step_in('{}', '{REASON}') s; select * from planning.goals",
        victim.code
    );
    let opening = Context::none().signed_in_as("an auditor", AUDITOR);
    let committed = "pg_catalog.pg_xact_status(e.xid::text::xid8) = 'committed'";
    let sabotage = function_with(&arena.root, function, committed, "true").await;
    Mutant::new("the record must be committed", sabotage, Attack::by(&opening, peek)).try_on(&arena.root).await;

    let sql = "select * from planning.goals";
    let exists = "if not exists (";
    let sabotage = function_with(&arena.root, function, exists, "if false and not exists (").await;
    let context = inside(victim, &step_in(&auditor, victim, "rollback").await);
    Mutant::new("the record must be there", sabotage.clone(), Attack::by(&context, sql)).try_on(&arena.root).await;
    // A savepoint takes the record along although the transaction commits.
    auditor.batch_execute("begin; savepoint before").await.unwrap();
    let entered = auditor.query_one("select pass from audit.step_in($1, $2)", &[&victim.code, &REASON]).await.unwrap();
    auditor.batch_execute("rollback to before; commit").await.unwrap();
    let context = inside(victim, entered.get(0));
    Mutant::new("and stay there", sabotage, Attack::by(&context, sql)).try_on(&arena.root).await;
    arena.app.stop().await;
}
