//! PART: tables beside a table. A partition, a child or a copy has no row security of its own.

use super::stage::{Stage, code};
use crate::isolation::arena::Outcome;
use crate::isolation::duo::Duo;

/// A partitioned table with a wall, as our rules would make it, with rows of both organizations.
fn partitioned(duo: &Duo) -> String {
    format!(
        "create table planning.parts (org_id integer not null, title text not null check (length(title) < 40)) partition by list (org_id);
         create table planning.parts_of_some partition of planning.parts for values in (6, 10);
         alter table planning.parts enable row level security;
         alter table planning.parts force row level security;
         create policy wall on planning.parts as restrictive for all to bmms_tenant using (org_id = (select ctx.org_id()));
         create policy read on planning.parts for select to bmms_tenant using ((select ctx.can('planning.view')));
         grant select on planning.parts to bmms_tenant;
         insert into planning.parts select 6, '{0}' || n % 20 from generate_series(1, 100) n;
         insert into planning.parts select 10, '{1}' || n % 20 from generate_series(1, 100) n;
         analyze planning.parts;",
        duo.own.marker, duo.victim.marker
    )
}

fn shows(outcome: &Outcome, word: &str) -> bool {
    format!("{outcome:?}").contains(word)
}

/// Named directly, a partition is behind no wall. It is granted to nobody, and the check refuses a tenant table that has
/// one.
#[tokio::test]
async fn part_01_a_partition_is_not_reached_around_its_table() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let stage = Stage::open(&duo.root, &partitioned(&duo)).await;
    let through = stage.act(&own.context(), "select * from planning.parts").await;
    assert!(shows(&through, &own.marker));
    duo.canary.silent_in("the partitioned table", &through);
    let directly = "select * from planning.parts_of_some";
    assert_eq!(code(&stage.act(&own.context(), directly).await), "42501");
    duo.root.batch_execute("insert into audit.table_classes values ('planning.parts', 'tenant', false)").await.unwrap();
    let found =
        "select count(*) from audit.findings where code = 'tenant_table_inherited' and object = 'planning.parts'";
    assert_eq!(stage.look(found).await, "1");
    duo.root.batch_execute("grant select on planning.parts_of_some to bmms_tenant").await.unwrap();
    let around = stage.act(&own.context(), directly).await;
    assert!(duo.canary.found_in(&around).is_some(), "the partition has a wall of its own: {around:?}");
    stage.close().await;
}

/// A table that inherits from another is read through it behind the wall, and by itself behind none.
#[tokio::test]
async fn part_02_a_child_is_not_reached_around_its_table() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let child = "create table planning.old_plans () inherits (planning.strategic_plans);
        insert into planning.old_plans select * from only planning.strategic_plans;";
    let stage = Stage::open(&duo.root, child).await;
    let through = stage.act(&own.context(), "select tableoid::regclass, title from planning.strategic_plans").await;
    assert!(shows(&through, "planning.old_plans"), "{through:?}");
    duo.canary.silent_in("the parent", &through);
    let directly = "select title from planning.old_plans";
    assert_eq!(code(&stage.act(&own.context(), directly).await), "42501");
    let found = "select count(*) from audit.findings where code = 'tenant_table_inherited'";
    assert_eq!(stage.look(found).await, "1");
    duo.root.batch_execute("grant select on planning.old_plans to bmms_tenant").await.unwrap();
    let around = stage.act(&own.context(), directly).await;
    assert!(duo.canary.found_in(&around).is_some(), "{around:?}");
    stage.close().await;
}

/// A copy has the rows and none of the policies. It is granted to nobody, and the check asks whose it is.
#[tokio::test]
async fn part_03_a_copy_of_a_table_is_closed_and_noticed() {
    let duo = Duo::new().await;
    let own = &duo.own;
    for copy in [
        "create table planning.copies as select * from planning.strategic_plans",
        "select * into planning.copies from planning.strategic_plans",
        "create table planning.copies (like planning.strategic_plans including all);
         insert into planning.copies select * from planning.strategic_plans",
    ] {
        let stage = Stage::open(&duo.root, copy).await;
        let secured = "select relrowsecurity or exists (select from pg_policy p where p.polrelid = c.oid)
            from pg_class c where c.oid = 'planning.copies'::regclass";
        assert_eq!(stage.look(secured).await, "f", "the copy took policies along");
        let read = "select * from planning.copies";
        assert_eq!(code(&stage.act(&own.context(), read).await), "42501", "{copy}");
        let found = "select string_agg(code, ' ' order by code) from audit.findings
            where object = 'planning.copies' and code in ('table_unclassified', 'rls_off', 'wall_missing')";
        assert_eq!(stage.look(found).await, "table_unclassified", "{copy}");
        let classify = "insert into audit.table_classes values ('planning.copies', 'tenant', false)";
        duo.root.batch_execute(classify).await.unwrap();
        assert_eq!(stage.look(found).await, "rls_off wall_missing", "{copy}");
        duo.root.batch_execute("grant select on planning.copies to bmms_tenant").await.unwrap();
        let open = stage.act(&own.context(), read).await;
        assert!(duo.canary.found_in(&open).is_some(), "{open:?}");
        stage.close().await;
    }
}

/// The planner asks an operator about the values in a table's statistics, which are everybody's (CVE-2025-8713 through
/// partitions, CVE-2017-7484 before). Behind a policy it may ask only leakproof ones.
#[tokio::test]
async fn part_04_the_planner_shows_no_operator_the_statistics() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let curious = format!(
        "create function planning.peek(text, text) returns boolean language plpgsql
           as $peek$ begin if $1 !~ '^{}' then raise exception 'seen: %', $1; end if; return true; end $peek$;
         create operator planning.<<< (leftarg = text, rightarg = text, function = planning.peek, restrict = scalarltsel);",
        own.marker
    );
    let asked = |table: &str| format!("explain select * from planning.{table} where title operator(planning.<<<) 'x'");
    let more_rows = format!(
        "insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, comment, actor)
         select case when n % 2 = 0 then 6 else 10 end, 'goal', gen_random_uuid(), 'x', 'x', 'x',
                case when n % 2 = 0 then '{}' else '{}' end || n % 20, gen_random_uuid()
         from generate_series(1, 200) n; analyze planning.transitions;",
        own.marker, duo.victim.marker
    );
    let stage = Stage::open(&duo.root, &format!("{}{curious}{more_rows}", partitioned(&duo))).await;
    let plain = asked("transitions").replace("title", "comment");
    for question in [&asked("parts"), &plain] {
        let planned = stage.act(&own.context(), question).await;
        assert!(planned.is_ok(), "{question}: {planned:?}");
        duo.canary.silent_in(question, &planned);
        // Whom no policy filters, the planner tells.
        let told = stage.act_after("", question).await;
        assert!(duo.canary.found_in(&told).is_some(), "{question}: {told:?}");
    }
    stage.close().await;
}
