//! SQL that reaches the database in the middle of a request, and contexts that are forged, replayed or guessed.

use crate::isolation::arena::{Arena, Context, End, mint_over, send};
use crate::isolation::duo::{Duo, GOALS};
use crate::isolation::mutants::{Attack, verified_with};
use crate::isolation::oracles::Sums;
use crate::support::{Reply, plan_of};
use reqwest::Method;

/// An expression that slipped into a query has the rights of the request and no others: it cannot make a pass, read a
/// key, or turn the session into something else for the rest of the statement.
#[tokio::test]
async fn inj_01_an_injected_expression_stays_in_its_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let inject = |expression: &str| format!("{GOALS} where title = 'x' or ({expression}) is not null");
    duo.works(&inject("select 1")).await;
    let forged = own.pass.replacen("|6|", "|10|", 1);
    for expression in [
        "set_config('role', 'bmms_owner', true)".to_owned(),
        "set_config('role', 'none', true)".to_owned(),
        "set_config('session_authorization', 'bmms_owner', true)".to_owned(),
        "set_config('row_security', 'off', true)".to_owned(),
        "set_config('session_replication_role', 'replica', true)".to_owned(),
        format!("set_config('app.pass', '{forged}', true) || set_config('app.org_id', '10', true)"),
        format!("ctx.mint_pass(sha256('{}'), '{}', '1 minute')", own.token, victim.code),
        "select string_agg(inner_pad::text, '') from ctx.seal_keys".to_owned(),
        "query_to_xml('select * from planning.goals', true, true, '')".to_owned(),
        "query_to_xml('reset role', true, true, '')".to_owned(),
        "table_to_xml('auth.users', true, true, '')".to_owned(),
        "schema_to_xml('planning', true, true, '')".to_owned(),
        "pg_read_file('PG_VERSION')".to_owned(),
        "select string_agg(most_common_vals::text, '') from pg_stats where schemaname = 'planning'".to_owned(),
    ] {
        let outcome = duo.attempt(&inject(&expression)).await;
        duo.canary.silent_in(&expression, &outcome);
    }
    let unsealed = verified_with(&duo.root, "<> parts[7]", "is null").await;
    let switch = format!("set_config('app.pass', '{forged}', true) || set_config('app.org_id', '10', true)");
    let early = duo.attack(format!("select {switch}; {GOALS}"));
    duo.leaks_without(&unsealed, &early).await;
}

/// Whole statements of the attacker's own change nothing either: what the session can go back to has fewer rights, and
/// another organization needs a session of one of its members.
#[tokio::test]
async fn inj_02_an_injected_statement_stays_in_its_organization() {
    let duo = Duo::new().await;
    let before = Sums::of_everything(&duo.root).await;
    let minting = format!("select ctx.mint_pass(sha256('{}'), '{}', '1 minute')", duo.own.token, duo.victim.code);
    let forged = duo.own.pass.replacen("|6|", "|10|", 1);
    for sql in [
        format!("reset role; {GOALS}"),
        format!("reset session authorization; {GOALS}"),
        format!("set local role none; {GOALS}"),
        format!("set local row_security = off; {GOALS}"),
        format!("do $$ begin execute 'set local role bmms_owner'; end $$; {GOALS}"),
        format!("do $$ begin execute 'reset role'; end $$; {GOALS}"),
        format!(
            "do $$ declare r record; begin for r in {GOALS} where org_id = 10 loop raise exception '%', r; end loop; end $$"
        ),
        format!("reset app.org_id; reset app.pass; {GOALS}"),
        format!("set local app.org_id = '10'; set local app.pass = '{forged}'; {GOALS}"),
        format!("prepare theirs as {GOALS} where org_id = 10; execute theirs"),
        format!("declare c cursor for {GOALS}; fetch all from c"),
        format!("reset role; {minting}"),
        format!("explain (analyze, verbose) {GOALS} where org_id = 10"),
        "update planning.goals set title = 'Hijacked' where org_id = 10".to_owned(),
        "select workflow.delete_goal(10, id, version) from planning.goals".to_owned(),
    ] {
        let outcome = duo.attempt(&sql).await;
        duo.canary.silent_in(&sql, &outcome);
        duo.service.batch_execute("deallocate all").await.unwrap();
    }
    assert_eq!(before.changed(&Sums::of_everything(&duo.root).await), []);
    duo.refused(&format!("reset role; {minting}"), "42501", "not a member").await;
    duo.refused(&minting, "42501", "").await;
    assert!(mint_over(&duo.service, &duo.own.token, duo.own.code, "1 minute").await.is_ok());
    let unwalled = "drop policy wall on planning.goals";
    duo.leaks_without(unwalled, &duo.attack(format!("deallocate all; prepare theirs as {GOALS}; execute theirs")))
        .await;
}

/// A pass can be used again while it lives: in another transaction, over another connection of the same login, set for a
/// session. It opens the same organization to the same person each time, and to another login nothing.
#[tokio::test]
async fn inj_03_a_pass_used_again_opens_the_same_organization_alone() {
    let duo = Duo::new().await;
    let other = duo.login("bmms_service").await;
    for client in [&duo.service, &other, &duo.service] {
        let again = send(client, &duo.own.context(), GOALS, End::Commit).await;
        assert!(again.as_ref().is_ok_and(|answer| answer.count > 0), "{again:?}");
        duo.canary.silent_in("a pass used again", &again);
        let moved = send(client, &duo.other_number(), GOALS, End::Commit).await.unwrap_err();
        assert_eq!(moved.message, "pass of another organization");
    }
    let session = duo.own.context().opening().replace("set local", "set");
    let kept = crate::isolation::arena::run(&other, &format!("{session} {GOALS}")).await;
    duo.canary.silent_in("a pass kept by a session", &kept);
    // To another login it is forged, even where that login could read the table.
    let stranger = Attack::by(&duo.own.context().signed_in_as("another login", "bmms_accounts"), "select ctx.org_id()");
    let granted = "grant usage on schema ctx to bmms_accounts; grant execute on function ctx.org_id(), ctx.pass() to bmms_accounts";
    assert_eq!(stranger.outcome(&duo.root, granted).await.unwrap_err().message, "forged pass");
    let nameless = verified_with(&duo.root, "|| '|' || session_user", "|| '|bmms_service'").await;
    stranger.outcome(&duo.root, &format!("{granted}; {nameless}")).await.unwrap();
}

/// The seal has 256 bits, and a wrong one is answered alike wherever it is wrong. A seal compared by its beginning would
/// be found within a few tries.
#[tokio::test]
async fn inj_04_a_seal_cannot_be_guessed() {
    let duo = Duo::new().await;
    let (body, mac) = duo.own.pass.rsplit_once('|').unwrap();
    assert_eq!(mac.len(), 64);
    let body = body.replacen("|6|", "|10|", 1);
    let guess = |seal: &str| Attack::by(&Context::tenant("guessed", "10", &format!("{body}|{seal}")), GOALS);
    let mut answers = Vec::new();
    for seal in ["", "0", mac, &mac.to_uppercase(), &"0".repeat(64), &format!("{mac}0"), &mac[..63], "null", "%"] {
        answers.push(guess(seal).outcome(&duo.root, "").await.unwrap_err());
    }
    assert!(answers.iter().all(|answer| answer.message == "forged pass" && *answer == answers[0]), "{answers:?}");

    let lax = verified_with(&duo.root, "<> parts[7]", "not like parts[7] || '%'").await;
    let mut found = false;
    for digit in "0123456789abcdef".chars() {
        let outcome = guess(&digit.to_string()).outcome(&duo.root, &lax).await;
        found |= duo.canary.found_in(&outcome).is_some();
    }
    assert!(found, "a seal of one digit would be found");
}

/// Who reads the key makes passes. Only its owner does, which nobody is at run time; the check names any other reader.
#[tokio::test]
async fn inj_05_the_key_of_the_seal_is_read_by_its_owner_alone() {
    let duo = Duo::new().await;
    let readers = "select rolname::text from pg_roles
        where not rolsuper and rolname <> 'bmms_ctx_owner' and rolname !~ '^pg_' and not pg_has_role(rolname, 'bmms_ctx_owner', 'member')
          and rolname <> 'bmms_backup' and has_column_privilege(rolname, 'ctx.seal_keys', 'inner_pad', 'select')";
    assert_eq!(duo.root.query(readers, &[]).await.unwrap().len(), 0);
    duo.refused("select inner_pad from ctx.seal_keys", "42501", "").await;
    let body = duo.victim.pass.rsplit_once('|').unwrap().0.replacen(&duo.victim.user_id, &duo.own.user_id, 1);
    let sealed = "encode(sha256(outer_pad || sha256(inner_pad || convert_to(body || '|bmms_service', 'UTF8'))), 'hex')";
    let forging = duo.attack(format!(
        "select set_config('app.org_id', '10', true), set_config('app.pass', body || '|' || {sealed}, true)
         from ctx.seal_keys, (select '{body}'::text as body) b where retires_at is null; {GOALS}"
    ));
    let stolen = "grant select on ctx.seal_keys to bmms_tenant";
    duo.leaks_without(stolen, &forging).await;
    for code in ["secret_granted", "internal_granted"] {
        duo.is_found(stolen, code).await;
    }
}

/// Text goes to the database as a value, never as SQL: whatever a person types is refused by a rule or comes back as it
/// was typed, and what sorts and filters is chosen from a list.
#[tokio::test]
async fn inj_06_text_stays_text() {
    let arena = Arena::new().await;
    let staff = arena.app.person("moh.admin").await;
    let before = Sums::of_tenants(&arena.root).await;
    let overlong = "x".repeat(30_000);
    let texts = [
        "'",
        "''; drop table planning.goals; --",
        "' or 1=1 --",
        "' union select title from planning.goals --",
        "$1",
        "%s",
        "\\",
        "/* */",
        "{{7*7}}",
        "$.a[*] ? (@ > 1)",
        "%",
        "_%_",
        "NULL",
        "';select pg_sleep(9)--",
        "\u{202e}txet",
        "a\tb",
        "😀",
        "Robert\u{27}); --",
        "a\0b",
        &overlong,
    ];
    for (index, text) in texts.iter().enumerate() {
        let year = 2031 + i32::try_from(index).unwrap() * 2;
        let made = staff.post("strategic-plans", &plan_of(text, year)).await;
        assert!([201, 400, 422].contains(&made.status), "{text:?}: {}", made.text);
        if made.status == 201 {
            assert_eq!(made.json()["title"], **text, "it comes back as it was typed");
        }
        for parameter in ["sort", "search", "status", "cursor", "limit", "year"] {
            let listed = Reply::of(staff.request(Method::GET, "strategic-plans").query(&[(parameter, text)])).await;
            assert!([200, 400, 414, 422, 431].contains(&listed.status), "{parameter}={text:?}: {}", listed.text);
            arena.canary.silent_in(parameter, &listed);
        }
        let signed = arena.app.request(Method::POST, "/api/v1/sessions");
        let signed = Reply::of(signed.json(&serde_json::json!({ "login": text, "password": text }))).await;
        assert!([400, 401, 422, 429].contains(&signed.status), "{text:?}: {}", signed.text);
    }
    let after = Sums::of_tenants(&arena.root).await;
    assert_eq!(before.changed_beside(&after, arena.own.org_id), []);
    arena.app.stop().await;
    // Nothing that answers requests sends SQL that is not a typed query; one source listens to announcements.
    for folder in ["src/auth", "src/ocm", "src/organizations", "src/planning", "src/web"] {
        for (path, text) in super::sources(folder, "rs").into_iter().filter(|(path, _)| !path.ends_with("passes.rs")) {
            for call in ["batch_execute(", "simple_query(", "query_raw(", ".query(\"", ".execute(\"", ".prepare("] {
                assert!(!text.contains(call), "{path} sends SQL of its own: {call}");
            }
        }
    }
}

/// A transaction that has entered one organization cannot turn to another: neither by the setting, nor by asking for a
/// pass it has no session for.
#[tokio::test]
async fn inj_07_a_transaction_cannot_turn_to_another_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let count = "select count(*) from planning.goals";
    duo.works(&format!("select set_config('app.org_id', '{}', true); {count}", own.org_id)).await;
    let enter = |org_id: i32, pass: &str| {
        format!("select set_config('app.org_id', '{org_id}', true), set_config('app.pass', '{pass}', true); {count}")
    };
    duo.works(&enter(own.org_id, &own.pass)).await;
    duo.refused(&enter(victim.org_id, &own.pass), "28000", "pass of another organization").await;
    duo.refused(&enter(victim.org_id, ""), "28000", "no pass").await;
    duo.refused(&enter(victim.org_id, &own.pass.replacen("|6|", "|10|", 1)), "28000", "forged pass").await;
    duo.refused(&format!("reset role; {count}"), "42501", "").await;
    // Without the comparison the wall would still show own rows alone; what routes by the setting would be led astray.
    let condition = "current_setting('app.org_id', true) is distinct from parts[3]";
    let turned = duo.attack(enter(victim.org_id, &own.pass));
    let outcome = turned.outcome(&duo.root, &verified_with(&duo.root, condition, "false").await).await;
    assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{outcome:?}");
    duo.canary.silent_in("the turned transaction", &outcome);
}
