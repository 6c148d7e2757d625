//! The context of a request: its value, where it comes from, and how long it lasts.

use crate::isolation::arena::{Context, End, run, send};
use crate::isolation::duo::{BY_CONVENTION, Duo, GOALS};
use crate::isolation::mutants::{Attack, Mutant, verified_with};
use crate::support::server;

/// The context of the attacker with something else as its organization.
fn numbered(duo: &Duo, number: &str) -> Context {
    Context::tenant(number, number, &duo.own.pass)
}

/// A transaction that never gave a context. The functions of the pass raise instead of comparing with null.
#[tokio::test]
async fn ctx_01_without_a_context_nothing_is_found_and_nothing_written() {
    let duo = Duo::new().await;
    duo.works(GOALS).await;
    let insert = format!(
        "insert into planning.goals (org_id, strategic_plan_id, title) values (10, '{}', 'A')",
        duo.victim.plan
    );
    for sql in [GOALS, "select count(*) from planning.goals", &insert, "update planning.goals set title = 'A'"] {
        let refusal = send(&duo.service, &Context::none(), sql, End::Commit).await.expect_err(sql);
        assert!(["28000", "42501"].contains(&refusal.code.as_str()), "{sql}: {refusal:?}");
    }
    let open = "drop policy wall on planning.goals; alter policy read on planning.goals using (true)";
    duo.leaks_without(open, &Attack::by(&Context::none(), GOALS)).await;
}

/// A setting that was set locally reads as empty, and not as null, later on the same connection. Both are no pass.
#[tokio::test]
async fn ctx_02_what_a_transaction_leaves_behind_is_no_context() {
    let duo = Duo::new().await;
    let settings = "select current_setting('app.org_id', true), current_setting('app.pass', true)";
    let fresh = duo.login("bmms_service").await;
    let unset = run(&fresh, settings).await.unwrap();
    assert_eq!(unset.rows, [[None, None]]);
    let first = send(&fresh, &Context::none(), GOALS, End::Commit).await.unwrap_err();
    assert!(send(&fresh, &duo.own.context(), GOALS, End::Commit).await.unwrap().count > 0);
    let used = run(&fresh, settings).await.unwrap();
    assert_eq!(used.rows, [[Some(String::new()), Some(String::new())]]);
    let second = send(&fresh, &Context::none(), GOALS, End::Commit).await.unwrap_err();
    assert_eq!((second.code.as_str(), second.message.as_str()), ("28000", "no pass"));
    assert_eq!(first, second);

    let default = "alter policy read on planning.goals using (true);
        create or replace function ctx.org_id() returns integer language sql stable
        as $$ select coalesce(nullif(current_setting('app.org_id', true), '')::integer, 10) $$";
    let empty = Attack::by(&Context::tenant("empty settings", "", ""), GOALS);
    duo.leaks_without(default, &empty).await;
}

/// Other spellings of a number, and what is none. The setting must be the pass's own text, and no error repeats it.
#[tokio::test]
async fn ctx_03_the_organization_has_one_spelling() {
    let duo = Duo::new().await;
    duo.works(GOALS).await;
    let spellings = ["x", "6 or 1=1", "6.0", "6e0", "99999999999", " 6 ", "+6", "006", "６", "-6", "{6}", "6\u{a0}"];
    for spelling in spellings {
        let refusal = send(&duo.service, &numbered(&duo, spelling), GOALS, End::Commit).await.expect_err(spelling);
        assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("28000", "pass of another organization"));
    }
    let condition = "current_setting('app.org_id', true) is distinct from parts[3]";
    let as_numbers = "current_setting('app.org_id', true)::integer is distinct from parts[3]::integer";
    let lenient = verified_with(&duo.root, condition, as_numbers).await;
    Mutant::new("one spelling", lenient.clone(), Attack::by(&numbered(&duo, " 6 "), GOALS)).try_on(&duo.root).await;
    let echo = Attack::by(&numbered(&duo, "a secret"), GOALS).outcome(&duo.root, &lenient).await.unwrap_err();
    assert!(echo.text.contains("a secret"), "a cast would repeat it: {echo:?}");
}

/// A setting is a convention, not a control: anybody may write another number into it. The pass must be of that number.
#[tokio::test]
async fn ctx_04_another_number_opens_nothing_without_its_pass() {
    let duo = Duo::new().await;
    duo.works(GOALS).await;
    let attack = Attack::by(&duo.other_number(), GOALS);
    let refusal = attack.outcome(&duo.root, "").await.unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("28000", "pass of another organization"));
    duo.leaks_without(BY_CONVENTION, &attack).await;
}

/// A policy runs only when a row is wanted, so a missing context is not always an error; then there is no row either.
/// The statement that enters an organization asks for it outright, before all others.
#[tokio::test]
async fn ctx_05_a_statement_that_needs_no_row_returns_none() {
    let duo = Duo::new().await;
    for sql in [format!("{GOALS} where false"), format!("{GOALS} limit 0"), format!("explain {GOALS}")] {
        let outcome = send(&duo.service, &Context::none(), &sql, End::Commit).await;
        duo.canary.silent_in(&sql, &outcome);
        if let Ok(answer) = outcome.as_ref().map(|answer| &answer.rows) {
            assert!(sql.starts_with("explain") || answer.is_empty(), "{sql}: {outcome:?}");
        }
    }
    // Error or nothing must not depend on a row that nobody may see: what is there and what is not are answered alike.
    let (there, absent) = (&duo.victim.marker, "nothing");
    for scan in [
        "select 1",
        "set local enable_seqscan = off",
        "set local enable_seqscan = off; set local enable_indexscan = off",
    ] {
        let asked = async |word: &str| {
            let id = if word == absent { &duo.own.user_id } else { &duo.victim.goal };
            let conditions = [format!("title = '{word}'"), format!("title < '{word}'"), format!("id = '{id}'")];
            let mut said = Vec::new();
            for condition in conditions {
                let sql = format!("{scan}; select 1 from planning.goals where {condition}");
                said.push(send(&duo.service, &Context::none(), &sql, End::Rollback).await);
            }
            said
        };
        assert_eq!(asked(there).await, asked(absent).await, "{scan}");
    }
    let entering = Context::none().signed_in_as("the bare login", "bmms_service");
    let refusal = send(&duo.service, &entering, "select ctx.org_id()", End::Commit).await.unwrap_err();
    assert_eq!(refusal.code, "28000");
    duo.works("select ctx.org_id() where current_setting('app.org_id') = '6'").await;
}

/// Policies with a way out for a missing context, as other systems had them. Each leaks, and the check names each.
#[tokio::test]
async fn ctx_06_a_way_out_of_the_wall_leaks_and_is_found() {
    let duo = Duo::new().await;
    let door = "alter policy read on planning.goals using (true);";
    let wall = |condition: &str| format!("{door} alter policy wall on planning.goals using ({condition})");
    let number = "nullif(current_setting('app.org_id', true), '')::integer";
    for (way_out, opening) in [
        (wall(&format!("org_id = coalesce({number}, 10)")), ""),
        (wall(&format!("org_id = coalesce({number}, org_id)")), ""),
        (wall(&format!("{number} is null or org_id = {number}")), ""),
        (wall("current_setting('app.bypass', true) = 'on'"), "set local app.bypass = 'on'"),
    ] {
        let attack = Attack::opened_by(
            format!("set local session authorization bmms_service; set local role bmms_tenant; {opening}"),
            GOALS,
        );
        duo.leaks_without(&way_out, &attack).await;
        duo.is_found(&way_out, "wall_different").await;
    }
}

/// A client may bring settings with it when it connects. They are worth what any setting is: nothing without the pass.
#[tokio::test]
async fn ctx_07_a_context_from_the_start_of_a_connection_opens_nothing() {
    let duo = Duo::new().await;
    let brought =
        server().await.login_with(&duo.database, "bmms_service", "-c app.org_id=10 -c role=bmms_tenant").await;
    let present = run(&brought, "select current_setting('app.org_id'), current_user").await.unwrap();
    assert_eq!(present.rows, [["10", "bmms_tenant"].map(|value| Some(value.to_owned()))]);
    assert_eq!(run(&brought, GOALS).await.unwrap_err().code().unwrap().code(), "28000");
    let options = format!("-c app.org_id=10 -c role=bmms_tenant -c app.pass={}", duo.own.pass);
    let passed = server().await.login_with(&duo.database, "bmms_service", &options).await;
    assert_eq!(run(&passed, GOALS).await.unwrap_err().code().unwrap().code(), "28000");
    // The positive control: the same connection with its own number in a transaction.
    assert!(send(&passed, &duo.own.context(), GOALS, End::Rollback).await.unwrap().count > 0);

    duo.root.batch_execute(BY_CONVENTION).await.unwrap();
    let leaked = run(&brought, GOALS).await.unwrap();
    assert!(duo.canary.found_in(&leaked).is_some(), "by convention it would");
}

/// A role may keep settings for its later sessions. Not the context, as long as nobody lets it; and the others change
/// nothing that a policy or a function of the context depends on.
#[tokio::test]
async fn ctx_08_a_role_cannot_keep_a_context_for_itself() {
    let duo = Duo::new().await;
    let bare = Context::none().signed_in_as("the bare login", "bmms_service");
    let keep = Attack::by(&bare, "alter role bmms_service set app.org_id = '10'");
    let refusal = keep.outcome(&duo.root, "").await.unwrap_err();
    assert_eq!(refusal.code, "42501", "{refusal:?}");
    let granted = "grant set on parameter app.org_id to bmms_service";
    keep.outcome(&duo.root, granted).await.unwrap();
    duo.is_found(granted, "privilege_parameter").await;
    duo.is_found("alter role bmms_service set app.org_id = '10'", "role_setting").await;

    // What it may keep, and what is made of it when it is there.
    Attack::by(&bare, "alter role bmms_service set search_path = 'planning'").outcome(&duo.root, "").await.unwrap();
    for (setting, sees_own) in [("search_path = 'planning, pg_temp'", true), ("row_security = off", false)] {
        let outcome = duo.attempt(&format!("set local {setting}; {GOALS}")).await;
        duo.canary.silent_in(setting, &outcome);
        assert_eq!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), sees_own, "{setting}: {outcome:?}");
    }
}

/// The right to set a parameter means nothing for settings of this kind: taking it away stops nobody, so nothing here
/// builds on it.
#[tokio::test]
async fn ctx_09_the_right_to_set_the_organization_cannot_be_taken() {
    let duo = Duo::new().await;
    let revoked = "grant set on parameter app.org_id to bmms_backup; revoke set on parameter app.org_id from public";
    let set = Attack::by(&Context::none(), "select set_config('app.org_id', '10', true)");
    assert_eq!(set.outcome(&duo.root, revoked).await.unwrap().rows, [[Some("10".to_owned())]]);
    let own = duo.attack(GOALS).outcome(&duo.root, revoked).await.unwrap();
    assert!(own.count > 0);
    let other = Attack::by(&duo.other_number(), GOALS).outcome(&duo.root, revoked).await.unwrap_err();
    assert_eq!(other.code, "28000");
}

/// Resetting a connection brings back what it started with, not nothing. That is still no pass.
#[tokio::test]
async fn ctx_10_a_reset_connection_has_no_context() {
    let duo = Duo::new().await;
    let client = server().await.login_with(&duo.database, "bmms_service", "-c app.org_id=10").await;
    for reset in ["reset app.org_id", "reset all", "discard all"] {
        client.batch_execute(&format!("set app.org_id = '6'; set app.pass = '{}'", duo.own.pass)).await.unwrap();
        client.batch_execute(reset).await.unwrap();
        let number = run(&client, "select current_setting('app.org_id')").await.unwrap();
        assert_eq!(number.rows, [[Some("10".to_owned())]], "{reset}");
        let refusal = send(&client, &Context::none(), GOALS, End::Rollback).await.unwrap_err();
        assert_eq!(refusal.code, "28000", "{reset}");
    }
    assert!(send(&client, &duo.own.context(), GOALS, End::Rollback).await.unwrap().count > 0);
    duo.root.batch_execute(BY_CONVENTION).await.unwrap();
    let leaked = run(&client, &format!("begin; set local role bmms_tenant; {GOALS}")).await.unwrap();
    assert!(duo.canary.found_in(&leaked).is_some(), "by convention it would");
}
