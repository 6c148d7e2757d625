//! LEAK, second half: what could leak beside the database's own answers, through sessions, plans, logs, catalogues and
//! conflicts.

use serde_json::json;
use uuid::Uuid;

use super::hearing::Hearing;
use super::stage::{Stage, code, new_plan};
use crate::isolation::arena::{Arena, End, send};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;
use crate::support::{server, until};

/// Sessions of one login read each other's statements. All tenants share the service's login, so its statements hold no
/// value and no pass: both go as parameters. Nor may one session end another's.
#[tokio::test]
async fn leak_06_the_activity_of_sessions_shows_statements_without_values() {
    let arena = Arena::new().await;
    let attacker = arena.app.login("bmms_service").await;
    let activity = "select query from pg_stat_activity where usename = 'bmms_service' and datname = current_database()";
    // A request of the victim that waits for a row in the middle of its statement.
    let holding = format!("begin; select from planning.goals where id = '{}' for update", arena.victim.goal);
    arena.root.batch_execute(&holding).await.unwrap();
    let admin = arena.app.person("mole.admin").await;
    let goal = json!({
        "title": arena.victim.marker, "description": "D", "target_metric": "M", "target_value": "10", "priority": "high"
    });
    let waiting = admin.request(reqwest::Method::PUT, &format!("goals/{}", arena.victim.goal));
    let waiting = tokio::spawn(waiting.header("If-Match", "\"1\"").json(&goal).send());
    // A tenant reads nobody's statements; whoever leaves that role reads those of the login.
    let bare = arena.own.context().signed_in_as("bare", "bmms_service");
    let seen = async || send(&attacker, &bare, activity, End::Rollback).await;
    until("the victim's statement runs", async || format!("{:?}", seen().await).contains("update planning.goals"))
        .await;
    let as_tenant = send(&attacker, &arena.own.context(), activity, End::Rollback).await;
    assert!(!format!("{as_tenant:?}").contains("update planning.goals"), "{as_tenant:?}");
    let shown = seen().await;
    arena.canary.silent_in("the activity", &shown);
    assert!(!format!("{shown:?}").contains(&format!("|{}|", arena.victim.org_id)), "a pass: {shown:?}");
    arena.root.batch_execute("rollback").await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap().status(), 200);

    let victim = arena.app.login("bmms_service").await;
    victim.batch_execute(&format!("begin; {}", arena.victim.context().opening())).await.unwrap();
    let literal = seen().await;
    assert!(format!("{literal:?}").contains(&arena.victim.pass), "a value in a statement would show: {literal:?}");
    let pid: i32 = victim.query_one("select pg_backend_pid()", &[]).await.unwrap().get(0);
    for function in ["pg_cancel_backend", "pg_terminate_backend"] {
        let ending = Attack::by(&bare, format!("select {function}({pid})"));
        assert_eq!(code(&ending.outcome(&arena.root, "").await), "42501");
    }
    let granted = "grant execute on function pg_cancel_backend(integer) to bmms_service";
    let ending = Attack::by(&bare, format!("select 1 where pg_cancel_backend({pid})"));
    assert_eq!(ending.outcome(&arena.root, granted).await.unwrap().count, 1);
    arena.app.stop().await;
}

/// A search through an index would take longer where it finds foreign rows. Operators that might leak cannot use one
/// behind the wall, so a word of another organization is searched like one of nobody.
#[tokio::test]
async fn leak_07_a_search_works_as_hard_for_a_foreign_word_as_for_none() {
    let duo = Duo::new().await;
    let indexed = "create index words on planning.goals using gin (to_tsvector('simple', title));
        set local enable_seqscan = off;";
    let search = |word: &str| {
        let sql = format!(
            "explain (analyze, costs off, timing off, summary off) select from planning.goals
             where to_tsvector('simple', title) @@ to_tsquery('simple', '{word}')"
        );
        Attack::by(&duo.own.context(), sql)
    };
    let work = async |word: &str, sabotage: &str| {
        let plan = search(word).outcome(&duo.root, &format!("{indexed}{sabotage}")).await.unwrap();
        let lines: Vec<_> = plan.rows.into_iter().flatten().flatten().collect();
        lines.join("\n").replace(word, "…")
    };
    let none = work("nobodysword", "").await;
    assert!(!none.contains("words"), "{none}");
    assert_eq!(work(&duo.victim.marker, "").await, none);
    assert_ne!(work(&duo.own.marker, "").await, none, "it finds the own row");

    let open = "alter table planning.goals disable row level security;";
    let found = work(&duo.victim.marker, open).await;
    assert!(found.contains("words"), "{found}");
    assert_ne!(found, work("nobodysword", open).await);
}

/// A server that logs statements would write passes with them. The database sets that no parameter is written, neither
/// of a slow statement nor of a failing one.
#[tokio::test]
async fn leak_08_no_pass_is_written_to_the_log() {
    let duo = Duo::new().await;
    let hearing = Hearing::of(server().await.superuser_config(&duo.database)).await;
    // What goes to the log comes to this session as well.
    let logging = "set client_min_messages = log; set log_min_duration_statement = 0";
    hearing.client.batch_execute(logging).await.unwrap();
    let entering = "select set_config('app.pass', $1, true), 1 / $2::integer";
    let enter = async |divisor: i32| {
        let outcome = hearing.client.query(entering, &[&duo.victim.pass, &divisor]).await;
        hearing.client.batch_execute("select 'the end'").await.unwrap();
        until("the end is heard", async || hearing.heard().contains("the end")).await;
        format!("{}{:?}", hearing.take(), outcome.err())
    };
    for divisor in [1, 0] {
        let heard = enter(divisor).await;
        assert!(heard.contains("app.pass"), "the statement is logged: {heard}");
        assert!(!heard.contains(&duo.victim.pass), "{heard}");
    }
    for (setting, divisor) in [("log_parameter_max_length", 1), ("log_parameter_max_length_on_error", 0)] {
        hearing.client.batch_execute(&format!("set {setting} = -1")).await.unwrap();
        let heard = enter(divisor).await;
        assert!(heard.contains(&duo.victim.pass), "{setting}: {heard}");
    }
}

/// Everybody reads the catalogue: policies, the sources of functions, comments. Nothing in it is a secret.
#[tokio::test]
async fn leak_09_the_catalogue_holds_no_secret() {
    let duo = Duo::new().await;
    let catalogue = "select prosrc from pg_proc union all select pg_get_expr(polqual, polrelid) from pg_policy
        union all select definition from pg_views union all select pg_get_constraintdef(oid) from pg_constraint
        union all select description from pg_description union all select name || setting from pg_settings
        union all select array_to_string(setconfig, ' ') from pg_db_role_setting";
    let keys = "select encode(k, 'hex') || ' ' || encode(k, 'base64') from ctx.seal_keys cross join unnest(array[inner_pad, outer_pad]) k";
    let keys: String =
        duo.root.query_one(&format!("select string_agg(k, ' ') from ({keys}) s (k)"), &[]).await.unwrap().get(0);
    let secrets: Vec<&str> = keys.split_whitespace().filter(|word| word.len() > 40).collect();
    assert!(secrets.len() > 2);
    let look = Attack::by(&duo.own.context(), catalogue);
    let read = async |sabotage: &str| format!("{:?}", look.outcome(&duo.root, sabotage).await.unwrap());
    let holds = |text: &str| secrets.iter().any(|secret| text.contains(secret));
    let told = read("").await;
    assert!(told.contains("forged pass"), "the source of ctx.pass");
    assert!(!holds(&told));
    duo.canary.silent_in("the catalogue", &told);
    let careless = format!("create function ctx.careless() returns text language sql as 'select ''{}'''", secrets[0]);
    assert!(holds(&read(&careless).await));
}

/// Two organizations never wait for each other's rows, heads of the audit trail included. Under serializable isolation
/// they would be told of each other by refusals; the service works with read committed, where they are not.
#[tokio::test]
async fn leak_10_organizations_do_not_wait_for_each_other() {
    let duo = Duo::new().await;
    let sides = [(&duo.own, duo.login("bmms_service").await), (&duo.victim, duo.login("bmms_service").await)];
    let begin = async |isolation: &str| {
        for (side, client) in &sides {
            client
                .batch_execute(&format!(
                    "begin {isolation}; set local lock_timeout = '1s'; {}",
                    side.context().opening()
                ))
                .await
                .unwrap();
            client.batch_execute("select count(*) from planning.strategic_plans").await.unwrap();
        }
    };
    let write = async |year: i32| {
        for (side, client) in &sides {
            let id = format!("'{}'", Uuid::new_v4());
            client
                .batch_execute(&format!("{}; set constraints all immediate", new_plan(side.org_id, &id, "A", year)))
                .await
                .unwrap();
        }
    };
    begin("").await;
    write(2070).await;
    for (_, client) in &sides {
        client.batch_execute("commit").await.unwrap();
    }
    let isolation = "select count(*) from pg_db_role_setting where array_to_string(setconfig, ' ') ~ 'isolation'";
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(stage.look("show default_transaction_isolation").await, "read committed");
    assert_eq!(stage.look(isolation).await, "0");
    stage.close().await;

    begin("isolation level serializable").await;
    write(2080).await;
    sides[0].1.batch_execute("commit").await.unwrap();
    let told = sides[1].1.batch_execute("commit").await.unwrap_err();
    assert_eq!(told.code().unwrap().code(), "40001");
}
