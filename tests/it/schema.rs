//! Migrations and policies: safe to repeat, and the policies are what the database has.

use bmms_schema::Policies;
use tokio_postgres::Client;

use crate::support::App;

/// Everything the policies decide, one line each: policies, privileges, functions, triggers and views.
async fn policies(root: &Client) -> Vec<String> {
    let rows = root
        .query(
            "with schema as (
               select oid, nspname, nspacl, nspowner from pg_namespace
               where nspname in ('audit', 'auth', 'ctx', 'members', 'migrations', 'organizations', 'planning', 'platform', 'report', 'workflow')
             ), acl as (
               select 'schema ' || nspname as object, nspacl as acl from schema
               union all select 'relation ' || c.oid::regclass, c.relacl from pg_class c join schema s on s.oid = c.relnamespace
               union all select 'column ' || c.oid::regclass || '.' || a.attname, a.attacl
                 from pg_attribute a join pg_class c on c.oid = a.attrelid join schema s on s.oid = c.relnamespace where a.attnum > 0
               union all select 'function ' || p.oid::regprocedure, p.proacl from pg_proc p join schema s on s.oid = p.pronamespace
             )
             select object || ': ' || x.grantee::regrole || ' ' || x.privilege_type || ' ' || x.is_grantable as line
             from acl, aclexplode(acl.acl) x where x.grantee <> 0
             union all select object || ': everybody ' || x.privilege_type from acl, aclexplode(acl.acl) x where x.grantee = 0
             union all select 'policy ' || to_jsonb(p)::text from pg_policies p
             union all select 'security ' || c.oid::regclass || ' ' || c.relrowsecurity || ' ' || c.relforcerowsecurity || ' ' || coalesce(c.reloptions::text, '')
               from pg_class c join schema s on s.oid = c.relnamespace
             union all select 'definition ' || pg_get_functiondef(p.oid) || p.proowner::regrole
               from pg_proc p join schema s on s.oid = p.pronamespace where p.prokind = 'f'
             union all select 'trigger ' || pg_get_triggerdef(t.oid) || t.tgenabled::text
               from pg_trigger t join pg_class c on c.oid = t.tgrelid join schema s on s.oid = c.relnamespace where not t.tgisinternal
             union all select 'view ' || c.oid::regclass || pg_get_viewdef(c.oid)
               from pg_class c join schema s on s.oid = c.relnamespace where c.relkind = 'v'
             union all select 'step ' || to_jsonb(w)::text from workflow.steps w
             union all select 'permission ' || to_jsonb(p)::text from ctx.permissions p
             union all select 'class ' || to_jsonb(k)::text from audit.table_classes k
             order by line",
            &[],
        )
        .await
        .unwrap();
    assert!(rows.len() > 300, "only {} lines", rows.len());
    rows.iter().map(|row| row.get(0)).collect()
}

/// What is in one list and not in the other.
fn difference(before: &[String], after: &[String]) -> Vec<String> {
    let missing = before.iter().filter(|line| !after.contains(line)).map(|line| format!("- {line}"));
    let added = after.iter().filter(|line| !before.contains(line)).map(|line| format!("+ {line}"));
    missing.chain(added).collect()
}

#[tokio::test]
async fn migrating_again_changes_nothing() {
    let app = App::start().await;
    let root = app.superuser().await;
    let before = policies(&root).await;
    let mut migrator = app.login("bmms_migrator").await;
    let report = bmms_schema::migrate(&mut migrator, Policies::IfChanged).await.unwrap();
    assert!(report.migrations.is_empty() && !report.policies, "{report:?}");
    assert_eq!(difference(&before, &policies(&root).await), Vec::<String>::new());
    app.stop().await;
}

#[tokio::test]
async fn policies_applied_again_are_the_same_and_undo_what_was_changed_by_hand() {
    let app = App::start().await;
    let root = app.superuser().await;
    let before = policies(&root).await;
    let mut migrator = app.login("bmms_migrator").await;
    let drifts = [
        "",
        "grant update (status) on planning.goals to bmms_tenant",
        "grant insert on planning.transitions to bmms_tenant",
        "grant execute on function workflow.take_step(text, text, text, text) to bmms_tenant",
        "grant select on planning.goals, organizations.organizations to bmms_oversight, bmms_service, bmms_report",
        "grant select on auth.users, ctx.seal_keys, audit.events, workflow.steps to bmms_service, bmms_accounts",
        "grant select (password_hash) on auth.users to bmms_auditor",
        "grant execute on all functions in schema planning, auth, ctx, audit to bmms_accounts, bmms_tenant",
        "revoke select on planning.goals from bmms_tenant",
        "alter policy wall on planning.goals using (true)",
        "create policy spare on planning.goals for delete to bmms_tenant using (true)",
        "alter table planning.goals no force row level security",
        "alter view planning.annual_plan_summaries set (security_invoker = false)",
        "drop trigger guard on planning.goals",
        "delete from ctx.permissions where permission = 'planning.approve'",
        "update workflow.steps set permission = 'planning.view'",
        "create or replace function planning.may_delete(p_author uuid) returns void language sql as ''",
    ];
    for drift in drifts {
        root.batch_execute(drift).await.unwrap();
        let drifted = difference(&before, &policies(&root).await);
        assert_eq!(drifted.is_empty(), drift.is_empty(), "{drift}: {drifted:?}");
        let report = bmms_schema::migrate(&mut migrator, Policies::IfChanged).await.unwrap();
        assert!(!report.policies, "no file changed");

        let report = bmms_schema::migrate(&mut migrator, Policies::Always).await.unwrap();
        assert!(report.policies);
        assert_eq!(difference(&before, &policies(&root).await), Vec::<String>::new(), "after {drift}");
    }
    app.stop().await;
}

#[tokio::test]
async fn every_table_is_classified_and_every_class_has_its_table() {
    let app = App::start().await;
    let root = app.superuser().await;
    let unmatched = "
        select coalesce(t.name, k.table_name) from (
          select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where c.relkind in ('r', 'p', 'f', 'm') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
        ) t
        full join audit.table_classes k on k.table_name = t.name
        where t.name is null or k.table_name is null";
    assert_eq!(names(&root, unmatched).await, Vec::<String>::new());
    root.batch_execute("create table planning.forgotten (id integer); delete from audit.table_classes where table_name = 'planning.goals'")
        .await
        .unwrap();
    assert_eq!(names(&root, unmatched).await, ["planning.forgotten", "planning.goals"]);
    app.stop().await;
}

async fn names(root: &Client, query: &str) -> Vec<String> {
    root.query(&format!("{query} order by 1"), &[]).await.unwrap().iter().map(|row| row.get(0)).collect()
}
