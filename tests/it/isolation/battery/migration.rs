//! MIG: a deployment acts as the owner of the tables, who stands behind the wall too and has no door.

use bmms_schema::reverify_foreign_keys;
use tokio_postgres::Client;

use super::stage::{Stage, code};
use crate::isolation::arena::{Refusal, run};
use crate::isolation::duo::Duo;

/// What a deployment's statement did, in a transaction that is rolled back: its count, or the code of its refusal.
async fn deployed(migrator: &Client, settings: &str, sql: &str) -> Result<u64, String> {
    migrator.batch_execute(&format!("begin; set local role bmms_owner; {settings}")).await.unwrap();
    let outcome = run(migrator, sql).await;
    migrator.batch_execute("rollback").await.unwrap();
    outcome.map(|answer| answer.count).map_err(|error| Refusal::from(&error).code)
}

/// Forced row security makes the owner blind: an update changes nothing, a copy is empty, and a foreign key counts as
/// verified though a row breaks it, all without a word. The migrator signs in with row security off, which makes each an
/// error, and after every deployment the keys are verified by somebody who sees the rows.
#[tokio::test]
async fn mig_01_a_deployment_is_not_blind() {
    let duo = Duo::new().await;
    assert!(reverify_foreign_keys(&duo.root).await.unwrap() > 10);
    duo.root
        .batch_execute(
            "begin; set local session_replication_role = replica;
             insert into planning.goals (org_id, strategic_plan_id, title, description, target_metric, target_value, created_by)
             values (6, gen_random_uuid(), 'A', 'B', 'C', 1, gen_random_uuid()); commit",
        )
        .await
        .unwrap();
    let migrator = duo.login("bmms_migrator").await;
    let rekey = "alter table planning.goals drop constraint goals_strategic_plan_id_fkey;
        alter table planning.goals add constraint goals_strategic_plan_id_fkey foreign key (org_id, strategic_plan_id)
          references planning.strategic_plans (org_id, id) on delete cascade;
        select from pg_constraint where conname = 'goals_strategic_plan_id_fkey' and convalidated";
    let lifted = "alter table planning.goals no force row level security; alter table planning.strategic_plans no force row level security;
        alter table planning.goals disable trigger user;";
    for (sql, blind, seeing) in [
        ("update planning.goals set title = upper(title)", 0, Ok(3)),
        ("create table planning.copies as select * from planning.goals", 0, Ok(3)),
        (rekey, 1, Err("23503".to_owned())),
    ] {
        assert_eq!(deployed(&migrator, "", sql).await, Err("42501".to_owned()), "{sql}");
        assert_eq!(deployed(&migrator, "set local row_security = on", sql).await, Ok(blind), "{sql}");
        assert_eq!(deployed(&migrator, lifted, sql).await, seeing, "{sql}");
    }
    // The key itself still counts as valid.
    let valid = "select convalidated from pg_constraint where conname = 'goals_strategic_plan_id_fkey'";
    assert!(duo.root.query_one(valid, &[]).await.unwrap().get::<_, bool>(0));
    let error = reverify_foreign_keys(&duo.root).await.unwrap_err().to_string();
    assert!(error.contains("goals_strategic_plan_id_fkey") && !error.contains("objectives"), "{error}");
}

/// A column `org_id` that comes to a table with rows is empty for a while. Such rows are nobody's: no organization sees
/// them or makes one, and the check holds until the column is required.
#[tokio::test]
async fn mig_02_a_row_without_an_organization_yet_is_seen_by_none() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let table = format!(
        "create table planning.remarks (id uuid not null default gen_random_uuid(), remark text not null);
         insert into planning.remarks (remark) values ('{}');
         alter table planning.remarks add column org_id integer references organizations.organizations;
         insert into audit.table_classes values ('planning.remarks', 'tenant', false);
         alter table planning.remarks enable row level security;
         alter table planning.remarks force row level security;
         create policy wall on planning.remarks as restrictive for all to bmms_tenant, bmms_workflow
           using (org_id = (select ctx.org_id())) with check (org_id = (select ctx.org_id()));
         create policy read on planning.remarks for select to bmms_tenant using ((select ctx.can('planning.view')));
         create policy insert on planning.remarks for insert to bmms_tenant with check ((select ctx.can('planning.edit')));",
        victim.marker
    );
    let read = "select remark from planning.remarks";
    let stage = Stage::open(&duo.root, &table).await;
    assert_eq!(code(&stage.act(&own.context(), read).await), "42501", "until it is granted");
    duo.root.batch_execute("grant select, insert (org_id, remark) on planning.remarks to bmms_tenant").await.unwrap();
    for side in [own, victim] {
        assert_eq!(stage.act(&side.context(), read).await.unwrap().count, 0);
        let nobodys = stage.act(&side.context(), "insert into planning.remarks (remark) values ('Mine')").await;
        assert_eq!(code(&nobodys), "42501");
    }
    let found = "select count(*) from audit.findings where code = 'org_id_nullable' and object = 'planning.remarks'";
    assert_eq!(stage.look(found).await, "1");

    let careless = "alter policy wall on planning.remarks using (org_id is null or org_id = (select ctx.org_id()))";
    duo.root.batch_execute(&format!("savepoint careful; {careless}")).await.unwrap();
    let seen = stage.act(&own.context(), read).await;
    assert!(duo.canary.found_in(&seen).is_some(), "{seen:?}");
    assert_eq!(stage.look("select count(*) from audit.findings where code = 'wall_different'").await, "1");
    duo.root.batch_execute("rollback to savepoint careful").await.unwrap();

    let filled = format!("update planning.remarks set org_id = {}", victim.org_id);
    duo.root.batch_execute(&filled).await.unwrap();
    let required = "set constraints all immediate;
        alter table planning.remarks add constraint remarks_org_id_present check (org_id is not null) not valid;
        alter table planning.remarks validate constraint remarks_org_id_present;
        alter table planning.remarks alter org_id set not null, drop constraint remarks_org_id_present;";
    duo.root.batch_execute(required).await.unwrap();
    assert_eq!(stage.look(found).await, "0");
    assert_eq!(stage.act(&own.context(), read).await.unwrap().count, 0);
    assert_eq!(stage.act(&victim.context(), read).await.unwrap().count, 1);
    stage.close().await;
}
