//! The context in the course of a request: changed in a statement, ended in the middle, and needed at its end.

use crate::isolation::arena::{End, send};
use crate::isolation::duo::{BY_CONVENTION, Duo, GOALS};
use crate::isolation::mutants::{Attack, function_with};

/// An expression can write the setting before the wall reads it, so typed statements alone are no defence. The pass is
/// compared with the setting whenever the wall asks.
#[tokio::test]
async fn ctx_11_changing_the_setting_inside_a_statement_gains_nothing() {
    let duo = Duo::new().await;
    let switch = format!("set_config('app.org_id', '{}', true)", duo.victim.org_id);
    let goals = "select g.title from planning.goals g";
    duo.works(goals).await;
    let injected = format!("{goals} where (select {switch}) is not null");
    for sql in [
        injected.clone(),
        format!("{goals} where {switch} <> ''"),
        format!("with s as materialized (select {switch} as v) {goals}, s where s.v <> ''"),
        format!("select {switch} union all {goals}"),
        format!("{goals} union all select {switch} union all {goals}"),
        format!("select (select {switch}), g.title from planning.goals g"),
        format!("{goals} order by {switch}"),
        format!("select {switch}; {goals}"),
        format!("do $$ begin perform {switch}; end $$; {goals}"),
        format!("set local app.org_id = '{}'; {goals}", duo.victim.org_id),
        format!("update pg_settings set setting = '10' where name = 'app.org_id'; {goals}"),
        format!("update planning.goals set title = title where (select {switch}) is not null returning title"),
        format!("select query_to_xml('{goals}', true, true, '') where (select {switch}) is not null"),
        format!("select cursor_to_xml('c', 10, true, true, '') where (select {switch}) is not null"),
    ] {
        let outcome = duo.attempt(&sql).await;
        duo.canary.silent_in(&sql, &outcome);
        if let Err(refusal) = outcome {
            assert!(["28000", "42501", "34000"].contains(&refusal.code.as_str()), "{sql}: {refusal:?}");
        }
    }
    duo.leaks_without(BY_CONVENTION, &duo.attack(injected)).await;
}

/// A commit in the middle of a request ends the context with the transaction: what follows is the bare login, which has
/// no right to any table. The service has one transaction a request, and typed queries cannot commit.
#[tokio::test]
async fn ctx_12_after_a_commit_in_the_middle_nothing_is_left() {
    let duo = Duo::new().await;
    let left = "commit; select current_user, current_setting('app.org_id'), current_setting('app.pass')";
    duo.service.batch_execute(&format!("begin; {}", duo.own.context().opening())).await.unwrap();
    let rows = crate::isolation::arena::run(&duo.service, left).await.unwrap().rows;
    assert_eq!(rows, [["bmms_service", "", ""].map(|value| Some(value.to_owned()))]);
    let lost = duo.service.batch_execute(GOALS).await.unwrap_err();
    assert_eq!(lost.code().unwrap().code(), "42501");

    // The mutant: a context of the session survives the commit, and with it the right to read on.
    let session = duo.own.context().opening().replace("set local", "set");
    duo.service.batch_execute(&format!("begin; {session} commit")).await.unwrap();
    assert!(crate::isolation::arena::run(&duo.service, GOALS).await.unwrap().count > 0);
    duo.service.batch_execute("discard all").await.unwrap();
}

/// Deferred triggers run at the commit, under the context as it is then. The trail names the person, and whoever drops
/// the pass before the end is refused the change instead of leaving it without a name.
#[tokio::test]
async fn ctx_13_the_trail_at_the_commit_has_the_context_or_refuses() {
    let duo = Duo::new().await;
    let change = |title: &str| format!("update planning.goals set title = '{title}'");
    send(&duo.service, &duo.own.context(), &change("Named"), End::Commit).await.unwrap();
    let newest =
        "select actor::text from audit.events where org_id = 6 and action = 'update' order by seq desc limit 1";
    let actor: Option<String> = duo.root.query_one(newest, &[]).await.unwrap().get(0);
    assert_eq!(actor.as_deref(), Some(duo.own.user_id.as_str()));

    for (end, code) in
        [("set local app.pass = ''", "28000"), ("reset app.pass", "28000"), ("set local app.org_id = '10'", "28000")]
    {
        let sql = format!("{}; reset role; {end}", change("Nameless"));
        let refusal = send(&duo.service, &duo.own.context(), &sql, End::Commit).await.expect_err(end);
        assert_eq!(refusal.code, code, "{end}: {refusal:?}");
    }
    let kept: i64 =
        duo.root.query_one("select count(*) from planning.goals where title = 'Nameless'", &[]).await.unwrap().get(0);
    assert_eq!(kept, 0);

    // The mutant: a trail that takes a missing pass for a deployment.
    let trusting =
        function_with(&duo.root, "audit.record()", "session_user in ('bmms_service', 'bmms_worker')", "false").await;
    let nameless = format!("{}; set local app.pass = ''; set constraints all immediate", change("Nameless"));
    let attack = Attack::by(&duo.own.context(), nameless);
    assert_eq!(attack.outcome(&duo.root, "").await.unwrap_err().code, "28000");
    attack.outcome(&duo.root, &trusting).await.unwrap();
}
