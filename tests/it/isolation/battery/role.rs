//! Roles: who is exempt from row security, what adds up by membership, and what a session may become.

use uuid::Uuid;

use crate::isolation::arena::{End, run, send};
use crate::isolation::duo::{Duo, GOALS};
use crate::isolation::mutants::{Attack, Mutant};

/// A name for a role that lives in a rolled-back transaction.
fn throw_away() -> String {
    format!("battery_{}", Uuid::new_v4().simple())
}

/// The owner of a table is exempt from its policies unless they are forced, and its members with it. They are forced,
/// and nobody is a member of an owner but the migrator, who deploys.
#[tokio::test]
async fn role_01_without_force_the_owner_sees_every_organization() {
    let duo = Duo::new().await;
    let owned = "select table_name from audit.table_classes
        where class = 'tenant' and (select relowner from pg_class where oid = table_name::regclass) = 'bmms_owner'::regrole";
    let owned = duo.root.query(owned, &[]).await.unwrap();
    assert!(owned.len() > 5);
    let as_owner =
        "set local session authorization bmms_migrator; set local role bmms_owner; set local row_security = on";
    for table in owned.iter().map(|row| row.get::<_, String>(0)) {
        let attack = Attack::opened_by(as_owner, format!("select * from {table} where org_id = {}", duo.victim.org_id));
        let sabotage = format!("alter table {table} no force row level security");
        Mutant::new(format!("force on {table}"), &sabotage, attack).try_on(&duo.root).await;
        duo.is_found(&sabotage, "rls_not_forced").await;
    }
    let members = "select m.rolname::text from pg_auth_members a
        join pg_roles m on m.oid = a.member join pg_roles o on o.oid = a.roleid
        where o.rolname in ('bmms_owner', 'bmms_ctx_owner', 'bmms_workflow') and not m.rolsuper";
    let members = duo.root.query(members, &[]).await.unwrap();
    assert!(members.iter().all(|row| row.get::<_, &str>(0) == "bmms_migrator") && members.len() >= 3);
}

/// No policy applies to a superuser or to a role that bypasses row security. No role of the run time is either; the
/// check names one that became it, and the service does not start on a finding. Membership alone bypasses nothing.
#[tokio::test]
async fn role_02_no_role_of_the_run_time_is_beyond_row_security() {
    let duo = Duo::new().await;
    duo.works(GOALS).await;
    let attack = duo.attack(GOALS);
    for (sabotage, code) in [
        ("alter role bmms_tenant bypassrls", "role_bypasses_rls"),
        ("alter role bmms_tenant superuser", "role_superuser"),
    ] {
        duo.leaks_without(sabotage, &attack).await;
        duo.is_found(sabotage, code).await;
    }
    let name = throw_away();
    let member = format!("create role {name} bypassrls; alter role bmms_tenant inherit; grant {name} to bmms_tenant");
    let outcome = attack.outcome(&duo.root, &member).await;
    duo.canary.silent_in("a member of a role that bypasses row security", &outcome);
    let became =
        Attack::by(&duo.own.context().signed_in_as("bare", "bmms_service"), format!("set role {name}; {GOALS}"));
    let granted = format!(
        "{member}; grant {name} to bmms_service; grant usage on schema planning to {name}; grant select on planning.goals to {name}"
    );
    duo.leaks_without(&granted, &became).await;
}

/// Permissive policies of all roles one is a member of add up. The wall is restrictive, so whatever doors are added,
/// by membership too, none leads out of the organization.
#[tokio::test]
async fn role_03_doors_of_other_roles_do_not_add_up_to_a_way_out() {
    let duo = Duo::new().await;
    let both = "create policy battery_read on planning.goals for select to bmms_oversight using (true);
        alter role bmms_tenant inherit; grant bmms_oversight to bmms_tenant";
    let attack = duo.attack(GOALS);
    let walled = attack.outcome(&duo.root, both).await;
    assert!(walled.as_ref().is_ok_and(|answer| answer.count > 0), "{walled:?}");
    duo.canary.silent_in("a member of both", &walled);
    duo.is_found(both, "membership_unlisted").await;
    // The mutant: the same isolation written as a permissive policy, which is how it is usually done.
    let permissive = format!(
        "{both}; drop policy wall on planning.goals;
         alter policy read on planning.goals using (org_id = (select ctx.org_id()))"
    );
    duo.leaks_without(&permissive, &attack).await;
}

/// What remains of the service's login when it gives up the role of a request can read nothing, and it can become no
/// other role. A function with another's rights cannot change the role either.
#[tokio::test]
async fn role_04_a_session_becomes_a_tenant_or_nothing() {
    let duo = Duo::new().await;
    let bare = duo.own.context().signed_in_as("the bare login", "bmms_service");
    duo.works("select set_config('role', 'none', true), set_config('role', 'bmms_tenant', true)").await;
    let roles = duo.root.query("select rolname::text from pg_roles where rolname ~ '^(bmms|pg)_' or rolsuper", &[]);
    for role in roles.await.unwrap().iter().map(|row| row.get::<_, String>(0)) {
        let own = ["bmms_tenant", "bmms_service"].contains(&role.as_str());
        for sql in [format!("set local role {role}"), format!("set local session authorization {role}")] {
            let outcome = send(&duo.service, &bare, &sql, End::Rollback).await;
            let allowed = own && (sql.contains("role") || role == "bmms_service");
            assert_eq!(outcome.is_ok(), allowed, "{sql}: {outcome:?}");
        }
    }
    for reset in
        ["reset role", "set local role none", "set session authorization default", "reset session authorization"]
    {
        duo.refused(&format!("{reset}; {GOALS}"), "42501", "").await;
    }
    // The mutant: a login that may become the owner lifts the force and reads everything.
    let owner = Attack::by(
        &bare,
        format!("set local role bmms_owner; alter table planning.goals no force row level security; {GOALS}"),
    );
    duo.leaks_without("grant bmms_owner to bmms_service", &owner).await;
    duo.is_found("grant bmms_owner to bmms_service", "path_to_owner").await;
    let becoming = "create function planning.become() returns void language plpgsql security definer
        as $$ begin set local role bmms_owner; end $$; grant execute on function planning.become() to bmms_tenant";
    let refused = duo.attack("select planning.become()").outcome(&duo.root, becoming).await.unwrap_err();
    assert!(refused.message.contains("security-definer function"), "{refused:?}");
}

/// The logins themselves, before and after a request, read no table of anybody.
#[tokio::test]
async fn role_04_the_bare_logins_read_no_table() {
    let duo = Duo::new().await;
    let tables = duo.root.query("select table_name from audit.table_classes", &[]).await.unwrap();
    for login in ["bmms_service", "bmms_accounts"] {
        let client = duo.login(login).await;
        let bare = duo.own.context().signed_in_as("bare", login);
        send(&client, &bare, "select 1", End::Rollback).await.unwrap();
        for table in tables.iter().map(|row| row.get::<_, &str>(0)) {
            let outcome = send(&client, &bare, &format!("select from {table}"), End::Rollback).await;
            if login == "bmms_service" && ["audit.expected", "audit.table_classes"].contains(&table) {
                assert!(outcome.is_ok(), "the service runs the lints, which read both: {outcome:?}");
                continue;
            }
            let refusal = outcome.expect_err(table);
            assert_eq!(refusal.code, "42501", "{login}, {table}: {refusal:?}");
        }
    }
}

/// A DBA who sets the role of a login stays who she signed in as, and a pass of that login is worth nothing to her; to
/// see what the login sees she takes on its session.
#[tokio::test]
async fn role_06_a_role_is_not_a_session() {
    let duo = Duo::new().await;
    let context = duo.own.context().opening();
    for (taken, works) in
        [("set local role bmms_service", false), ("set local session authorization bmms_service", true)]
    {
        let outcome = Attack::opened_by(format!("{taken}; {context}"), GOALS).outcome(&duo.root, "").await;
        match outcome {
            Ok(answer) => assert!(works && answer.count > 0, "{taken}"),
            Err(refusal) => assert!(!works && refusal.message == "forged pass", "{taken}: {refusal:?}"),
        }
    }
    let who = "begin; set local role bmms_service; select session_user = current_user; rollback";
    assert_eq!(run(&duo.root, who).await.unwrap().rows, [[Some("f".to_owned())]]);
}

/// The right to read all data is a privilege on every table and no exemption from its policies. Tables of the system's
/// own have none, so the check names whoever has it.
#[tokio::test]
async fn role_07_reading_all_data_stops_at_the_wall() {
    let duo = Duo::new().await;
    let granted = "alter role bmms_tenant inherit; grant pg_read_all_data to bmms_tenant";
    let walled = duo.attack(GOALS).outcome(&duo.root, granted).await;
    assert!(walled.as_ref().is_ok_and(|answer| answer.count > 0), "{walled:?}");
    duo.canary.silent_in("a tenant that reads all data", &walled);
    duo.is_found(granted, "path_to_server").await;
    let people = Attack::by(&duo.own.context(), "select password_hash from auth.users");
    Mutant::new("no right to read all data", granted, people).try_on(&duo.root).await;

    let name = throw_away();
    let reader = format!("create role {name}; grant pg_read_all_data to {name}; set local role {name}; {GOALS}");
    let none = run(&duo.root, &format!("begin; {reader}")).await.unwrap();
    duo.root.batch_execute("rollback").await.unwrap();
    assert_eq!(none.count, 0, "a role without a door");
}

/// On older servers a role could take itself out of policies on tables of others, which widens a restrictive one. A
/// patched server only warns: walls, doors and grants stay as they are.
#[tokio::test]
async fn role_08_a_role_does_not_drop_out_of_the_walls() {
    let duo = Duo::new().await;
    let rights = "select md5(string_agg(t, '|' order by t)) from (
        select p::text as t from pg_policies p union all select relacl::text from pg_class where relacl is not null) s";
    let before: String = duo.root.query_one(rights, &[]).await.unwrap().get(0);
    let bare = duo.own.context().signed_in_as("the bare login", "bmms_service");
    for (context, sql) in [(duo.own.context(), "drop owned by bmms_tenant"), (bare, "drop owned by bmms_service")] {
        let outcome = send(&duo.service, &context, sql, End::Commit).await;
        assert!(outcome.is_ok(), "{sql}: {outcome:?}");
        assert_eq!(duo.root.query_one(rights, &[]).await.unwrap().get::<_, String>(0), before, "{sql}");
    }
    let own = duo.attempt(GOALS).await;
    assert!(own.as_ref().is_ok_and(|answer| answer.count > 0));
    duo.canary.silent_in("after dropping what is owned", &own);
    // The control: done by the tables' owner, the role does leave the policies.
    let superuser = run(&duo.root, &format!("begin; drop owned by bmms_tenant; {rights}")).await.unwrap();
    duo.root.batch_execute("rollback").await.unwrap();
    assert_ne!(superuser.rows[0][0].as_deref(), Some(before.as_str()));
}
