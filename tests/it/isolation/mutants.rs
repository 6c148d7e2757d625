//! Each defence taken away, to see the matching attack succeed: the attacks of these tests would notice. Everything
//! happens in one superuser transaction that takes on the session of the attacker and is rolled back.

use tokio_postgres::Client;

use super::arena::{Answer, Arena, Context, Refusal, mint, run, tenant_tables};

/// A defence, how to take it away, and the attack it stops.
pub(crate) struct Mutant {
    name: String,
    /// Other defences against the same attack, absent both times.
    without: String,
    sabotage: String,
    attack: Attack,
}

/// A statement, sent by a session that opens like this. It succeeds if it returns or changes a row.
#[derive(Clone)]
pub(crate) struct Attack {
    opening: String,
    sql: String,
}

impl Attack {
    pub(crate) fn by(context: &Context, sql: impl Into<String>) -> Self {
        Self {
            opening: format!("set local session authorization {};{}", context.login, context.opening()),
            sql: sql.into(),
        }
    }

    /// By a session that opens with statements of the test's own.
    pub(super) fn opened_by(opening: impl Into<String>, sql: impl Into<String>) -> Self {
        Self { opening: opening.into(), sql: sql.into() }
    }

    pub(crate) async fn outcome(&self, root: &Client, sabotage: &str) -> Result<Answer, Refusal> {
        root.batch_execute(&format!("begin;{sabotage}")).await.unwrap_or_else(|error| panic!("{sabotage}: {error:?}"));
        let opened = root.batch_execute(&self.opening).await;
        let outcome = match opened {
            Ok(()) => run(root, &self.sql).await,
            Err(error) => Err(error),
        };
        root.batch_execute("rollback").await.unwrap();
        outcome.map_err(|error| Refusal::from(&error))
    }
}

impl Mutant {
    pub(crate) fn new(name: impl Into<String>, sabotage: impl Into<String>, attack: Attack) -> Self {
        Self { name: name.into(), without: String::new(), sabotage: sabotage.into(), attack }
    }

    /// The same with other defences absent, which would stop the attack too.
    pub(crate) fn without(self, others: impl Into<String>) -> Self {
        Self { without: others.into(), ..self }
    }

    pub(crate) async fn try_on(&self, root: &Client) {
        let defended = self.attack.outcome(root, &self.without).await;
        assert!(
            !succeeded(&defended),
            "{}: the attack succeeds although the defence is there: {defended:?}",
            self.name
        );
        let sabotage = format!("{};{}", self.without, self.sabotage);
        let open = self.attack.outcome(root, &sabotage).await;
        assert!(succeeded(&open), "{}: the attack does not notice that the defence is gone: {open:?}", self.name);
    }
}

pub(super) fn succeeded(outcome: &Result<Answer, Refusal>) -> bool {
    outcome.as_ref().is_ok_and(|answer| answer.count > 0)
}

#[tokio::test]
async fn without_its_wall_or_its_row_security_every_table_leaks() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    for table in tenant_tables(&arena.root).await {
        // Keys are their person's alone behind a door of their own, so the attack on that table is an insertion.
        let sql = if table == "organizations.idempotency_keys" {
            format!(
                "insert into {table} (org_id, user_id, key, fingerprint, entity_id)
                 values ({}, '{}', 'planted', '\\x00', gen_random_uuid())",
                victim.org_id, own.user_id
            )
        } else {
            format!("select * from {table} where org_id = {}", victim.org_id)
        };
        let attack = Attack::by(&own.context(), sql);
        let wall = format!("drop policy wall on {table}");
        let switch = format!("alter table {table} disable row level security");
        Mutant::new(format!("the wall of {table}"), wall, attack.clone()).try_on(&arena.root).await;
        Mutant::new(format!("the row security of {table}"), switch, attack).try_on(&arena.root).await;
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_a_check_of_the_pass_a_forged_one_opens_the_victim() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    let victims = victim.org_id.to_string();
    let theirs = format!("select * from planning.goals where org_id = {victims}");
    let forged = own.pass.replacen(&format!("|{}|", own.org_id), &format!("|{victims}|"), 1);
    let expired = mint(&arena.app, &victim.token, victim.code, "1 microsecond").await.unwrap();
    let any_number =
        verified_with(&arena.root, "current_setting('app.org_id', true) is distinct from parts[3]", "false").await;
    let other_number = Context::tenant("the victim's number", &victims, &own.pass);
    let mutants = [
        Mutant::new(
            "the seal",
            verified_with(&arena.root, "<> parts[7]", "is null").await,
            Attack::by(&Context::tenant("forged", &victims, &forged), theirs.clone()),
        ),
        Mutant::new(
            "the end of a pass",
            verified_with(&arena.root, "parts[6]::numeric <= extract(epoch from statement_timestamp())", "false").await,
            Attack::by(&Context::tenant("expired", &victims, &expired), theirs.clone()),
        ),
        // The rows stay the own ones, but what routes by the setting would look elsewhere.
        Mutant::new(
            "the comparison with app.org_id",
            any_number.clone(),
            Attack::by(&other_number, "select * from planning.goals"),
        ),
        // The doors verify the pass too, so the setting alone opens nothing until they compare it no more.
        Mutant::new(
            "the pass behind ctx.org_id",
            "create or replace function ctx.org_id() returns integer language sql stable security definer set search_path = ''
             as $$ select current_setting('app.org_id')::integer $$",
            Attack::by(&other_number, theirs.clone()),
        )
        .without(any_number),
    ];
    for mutant in &mutants {
        mutant.try_on(&arena.root).await;
    }
    arena.app.stop().await;
}

/// The function that verifies passes, with one of its conditions replaced.
pub(super) async fn verified_with(root: &Client, condition: &str, replacement: &str) -> String {
    function_with(root, "ctx.pass()", condition, replacement).await
}

/// A function with one of its conditions replaced.
pub(crate) async fn function_with(root: &Client, function: &str, condition: &str, replacement: &str) -> String {
    let source = format!("select pg_get_functiondef('{function}'::regprocedure)");
    let source: String = root.query_one(&source, &[]).await.unwrap().get(0);
    assert!(source.contains(condition), "{function} has no {condition}");
    source.replace(condition, replacement)
}

#[tokio::test]
async fn without_its_own_checks_the_record_of_an_export_can_be_planted() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    let blind = "update auth.memberships set can_view_reports = false
                 where user_id = (select id from auth.users where username = 'moh.viewer')";
    arena.root.batch_execute(blind).await.unwrap();
    let viewer = Context::tenant("a viewer", &own.org_id.to_string(), &arena.pass_of("moh.viewer").await);
    let record = |org_id: i32| format!("select audit.record_export({org_id}, 'planning.goals', null, 1)");
    let cases = [
        ("p_org_id is distinct from ctx.org_id()", Attack::by(&own.context(), record(victim.org_id))),
        ("not ctx.can(split_part(p_entity, '.', 1) || '.export')", Attack::by(&viewer, record(own.org_id))),
    ];
    for (condition, attack) in cases {
        let function = "audit.record_export(integer, text, uuid, integer)";
        let sabotage = function_with(&arena.root, function, condition, "false").await;
        Mutant::new(condition, sabotage, attack).try_on(&arena.root).await;
    }
    arena.app.stop().await;
}
