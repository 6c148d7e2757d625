//! OBJ: objects that all organizations share, because they belong to no table.

use super::hearing::Hearing;
use super::stage::{Stage, code};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;
use crate::support::{server, until};

/// A large object belongs to the role that made it, which all tenants share. Nobody may make or read one.
#[tokio::test]
async fn obj_01_nobody_keeps_a_large_object() {
    let duo = Duo::new().await;
    for sql in [
        "select lo_create(0)",
        "select lo_creat(-1)",
        "select lo_from_bytea(0, 'x')",
        "select lo_open(1, 131072)",
        "select lo_get(1)",
        "select lo_get(1, 0, 1)",
        "select lo_put(1, 0, 'x')",
        "select lo_unlink(1)",
        "select lo_import('/etc/hostname')",
        "select lo_export(1, '/tmp/x')",
    ] {
        assert_eq!(code(&Attack::by(&duo.own.context(), sql).outcome(&duo.root, "").await), "42501", "{sql}");
    }
    let granted = "grant execute on function lo_from_bytea(oid, bytea), lo_get(oid) to bmms_tenant";
    let stage = Stage::open(&duo.root, granted).await;
    let kept = format!("select lo_from_bytea(4242, '{}')", duo.victim.marker);
    assert_eq!(stage.act(&duo.victim.context(), &kept).await.unwrap().count, 1);
    let read = stage.act(&duo.own.context(), "select convert_from(lo_get(4242), 'UTF8')").await;
    assert!(duo.canary.found_in(&read).is_some(), "{read:?}");
    stage.close().await;
}

/// Whoever is connected may listen, and to whatever channel. What is announced is an id that means nothing by itself.
#[tokio::test]
async fn obj_02_an_announcement_holds_nothing_but_an_id() {
    let duo = Duo::new().await;
    let hearing = Hearing::of(server().await.config(&duo.database, "bmms_accounts")).await;
    hearing.client.batch_execute("listen bmms_revoked").await.unwrap();
    let victims = "(select id from auth.users where username = 'mole.admin')";
    let changes = format!(
        "update auth.memberships set is_active = is_active, position = '{}' where user_id = {victims};
         update auth.users set is_active = is_active, is_approved = is_approved where id = {victims};
         update organizations.organizations set enable_mana = not enable_mana where org_id = 10;
         delete from auth.sessions where user_id = {victims};",
        duo.victim.marker
    );
    let announced = async |last: &str| {
        duo.root.batch_execute(&format!("{changes} notify bmms_revoked, '{last}'")).await.unwrap();
        until("the last is heard", async || hearing.heard().contains(last)).await;
        hearing.take()
    };
    let heard = announced("the-first-end").await;
    let payloads: Vec<&str> = heard.lines().filter_map(|line| line.strip_prefix("bmms_revoked ")).collect();
    assert!(payloads.len() > 3, "{heard}");
    for payload in &payloads[..payloads.len() - 1] {
        assert!(*payload == "*" || uuid::Uuid::parse_str(payload).is_ok(), "{payload}");
    }
    assert!(!heard.contains(&duo.victim.marker), "{heard}");

    let talkative = "create or replace function ctx.notify_revoked() returns trigger language plpgsql security definer set search_path = ''
        as $$ begin perform pg_notify('bmms_revoked', left(new::text, 200)); return null; end $$;";
    duo.root.batch_execute(talkative).await.unwrap();
    let heard = announced("the-second-end").await;
    assert!(heard.contains(&duo.victim.marker), "{heard}");
}

/// Advisory locks have numbers that all organizations share: a lock of one stops another, and shows in `pg_locks`.
/// Nothing of ours uses any, so nobody may take one.
#[tokio::test]
async fn obj_03_nobody_takes_an_advisory_lock() {
    let duo = Duo::new().await;
    let functions = duo
        .root
        .query(
            "select proname::text, pronargs::integer from pg_proc
             where proname ~ '^pg_(try_)?advisory_' and proname !~ 'unlock' and pronamespace = 'pg_catalog'::regnamespace",
            &[],
        )
        .await
        .unwrap();
    assert!(functions.len() > 10);
    for row in functions {
        let (name, arguments): (&str, i32) = (row.get(0), row.get(1));
        let taken = format!("select {name}({})", ["1", "1, 1"][usize::try_from(arguments - 1).unwrap()]);
        let attack = Attack::by(&duo.own.context(), &taken);
        assert_eq!(code(&attack.outcome(&duo.root, "").await), "42501", "{taken}");
    }
    let granted = "grant execute on function pg_try_advisory_xact_lock(bigint) to bmms_tenant;";
    let take = Attack::by(&duo.own.context(), "select 1 where pg_try_advisory_xact_lock(4242)");
    assert_eq!(take.outcome(&duo.root, granted).await.unwrap().count, 1);
    let holder = server().await.superuser(&duo.database).await;
    holder.batch_execute("select pg_advisory_lock(4242)").await.unwrap();
    assert_eq!(take.outcome(&duo.root, granted).await.unwrap().count, 0, "another's lock does not show");
}

/// What all organizations read, none may write: who writes a rule of all changes what is allowed in each.
#[tokio::test]
async fn obj_04_nobody_writes_what_all_organizations_share() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let writers = "select count(*) from audit.privileges g
        where g.class in ('shared', 'internal') and g.is_runtime and g.privilege in ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE')";
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(stage.look(writers).await, "0");
    let rewriting =
        "update workflow.steps set comment_required = true where entity = 'strategic_plan' and transition = 'archive'";
    for sql in [
        rewriting,
        "insert into ctx.permissions select 'viewer', permission, module, flag from ctx.permissions where role = 'admin'",
        "update audit.table_classes set class = 'internal'",
    ] {
        assert_eq!(code(&stage.act(&own.context(), sql).await), "42501", "{sql}");
    }
    let archive = format!(
        "select workflow.transition_strategic_plan(org_id, id, version, 'archive', '') from planning.strategic_plans where id = '{}'",
        victim.plan
    );
    assert_eq!(stage.act(&victim.context(), &archive).await.unwrap().count, 1);
    stage.close().await;

    let stage = Stage::open(&duo.root, "grant select, update on workflow.steps to bmms_tenant").await;
    assert_ne!(stage.look(writers).await, "0");
    assert_ne!(stage.look("select count(*) from audit.findings where code = 'internal_granted'").await, "0");
    stage.act(&own.context(), rewriting).await.unwrap();
    assert_eq!(
        code(&stage.act(&victim.context(), &archive).await),
        "BM422",
        "one organization changed the rules of another"
    );
    stage.close().await;
}

/// An event trigger runs with the rights of whoever changes the schema. Only a superuser makes one, and there is none.
#[tokio::test]
async fn obj_05_nobody_makes_an_event_trigger() {
    let duo = Duo::new().await;
    let trigger =
        "create event trigger mine on ddl_command_end when tag in ('CREATE SCHEMA') execute function planning.mine()";
    let function = "create function planning.mine() returns event_trigger language plpgsql
        as 'begin create table planning.made_by_trigger as select current_user as who; end';";
    let stage = Stage::open(&duo.root, function).await;
    assert_eq!(code(&stage.act(&duo.own.context(), trigger).await), "42501");
    for role in ["bmms_service", "bmms_accounts", "bmms_workflow", "bmms_owner", "bmms_ctx_owner", "bmms_migrator"] {
        let as_role = format!("set local session authorization {role}");
        assert_eq!(code(&stage.act_after(&as_role, trigger).await), "42501", "{role}");
    }
    assert_eq!(stage.look("select count(*) from pg_event_trigger").await, "0");
    stage.act_after("", trigger).await.unwrap();
    duo.root.batch_execute("create schema another").await.unwrap();
    assert_eq!(stage.look("select who from planning.made_by_trigger").await, stage.look("select current_user").await);
    stage.close().await;
}
