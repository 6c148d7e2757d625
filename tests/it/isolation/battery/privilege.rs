//! PRIV: privileges on tables that no policy limits.

use tokio_postgres::Client;

use super::stage::{Stage, code, new_plan};
use crate::isolation::arena::tenant_tables;
use crate::isolation::duo::Duo;
use crate::isolation::mutants::{Attack, Mutant};

/// Refused without the privilege, possible with it.
async fn needs(root: &Client, attack: &Attack, grant: &str) {
    Mutant::new(grant, grant, attack.clone()).try_on(root).await;
    assert_eq!(code(&attack.outcome(root, "").await), "42501", "{grant}");
}

/// `truncate` asks no policy. Nobody but the owner holds it.
#[tokio::test]
async fn priv_01_nobody_truncates() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let tables = tenant_tables(&duo.root).await;
    let stage = Stage::open(&duo.root, "").await;
    for table in &tables {
        assert_eq!(code(&stage.act(&own.context(), &format!("truncate {table}")).await), "42501", "{table}");
    }
    let holders = "select count(*) from audit.privileges where privilege = 'TRUNCATE' and is_runtime";
    assert_eq!(stage.look(holders).await, "0");
    stage.close().await;

    let theirs = format!("select count(*) from planning.transitions where org_id = {}", victim.org_id);
    let stage = Stage::open(&duo.root, "grant truncate on planning.transitions to bmms_tenant").await;
    assert_ne!(stage.look(&theirs).await, "0");
    stage.act(&own.context(), "truncate planning.transitions").await.unwrap();
    assert_eq!(stage.look(&theirs).await, "0", "the wall stopped it");
    assert_eq!(stage.look("select count(*) from audit.findings where code = 'privilege_dangerous'").await, "1");
    stage.close().await;
}

/// A foreign key of one's own table into another's tells which ids exist. It takes `references`, which nobody holds, and
/// a place for the table.
#[tokio::test]
async fn priv_02_nobody_probes_with_a_foreign_key() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let probe = |plan: &str| {
        format!(
            "create table planning.probe (org_id integer, id uuid, foreign key (org_id, id) references planning.strategic_plans);
             insert into planning.probe values ({}, '{plan}')",
            victim.org_id
        )
    };
    let place = "grant create on schema planning to bmms_tenant;";
    let attack = Attack::by(&own.context(), probe(&victim.plan));
    let grant = "grant references on planning.strategic_plans to bmms_tenant;";
    assert_eq!(code(&attack.outcome(&duo.root, grant).await), "42501", "it has no place for the table");
    Mutant::new("references", grant, attack).without(place).try_on(&duo.root).await;
    let absent = Attack::by(&own.context(), probe("00000000-0000-0000-0000-000000000000"));
    let told = absent.outcome(&duo.root, &format!("{place}{grant}")).await;
    assert_eq!(code(&told), "23503", "the oracle tells absent from present: {told:?}");
}

/// A trigger runs with the rights, and in the context, of whoever fires it. Nobody may put one on a table.
#[tokio::test]
async fn priv_03_nobody_puts_a_trigger_on_a_table() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let trap = "create table planning.loot (row_text text);
        create function planning.steal() returns trigger language plpgsql
          as 'begin insert into planning.loot values (new::text); return null; end';
        create trigger steal after insert on planning.strategic_plans for each row execute function planning.steal();";
    let place = "grant create on schema planning to bmms_tenant;";
    let attack = Attack::by(&own.context(), trap);
    assert_eq!(code(&attack.outcome(&duo.root, place).await), "42501");

    let stage =
        Stage::open(&duo.root, &format!("{place} grant trigger on planning.strategic_plans to bmms_tenant")).await;
    stage.act(&own.context(), trap).await.unwrap();
    let fallen = new_plan(victim.org_id, "gen_random_uuid()", &victim.marker, 2070);
    assert_eq!(stage.act(&victim.context(), &fallen).await.unwrap().count, 1);
    let loot = stage.act(&own.context(), "select row_text from planning.loot").await;
    assert!(duo.canary.found_in(&loot).is_some(), "{loot:?}");
    stage.close().await;
}

/// A default privilege opens a table on the day it is made, before any policy stands on it. There is none, and a new
/// table is nobody's until its policy file has run.
#[tokio::test]
async fn priv_04_a_new_table_is_closed_until_its_policies_run() {
    let duo = Duo::new().await;
    let copy = "set local role bmms_owner; set local row_security = on;
        create table planning.copies (title text); reset role; set local row_security = on;
        insert into planning.copies select title from planning.strategic_plans;";
    let attack = Attack::by(&duo.own.context(), "select * from planning.copies");
    let at_once =
        "alter default privileges for role bmms_owner in schema planning grant select on tables to bmms_tenant;";
    let stage = Stage::open(&duo.root, copy).await;
    assert_eq!(code(&stage.act(&duo.own.context(), "select * from planning.copies").await), "42501");
    let by_default = "select count(*) from pg_default_acl d cross join aclexplode(d.defaclacl) x
        where x.grantee <> d.defaclrole";
    assert_eq!(stage.look(by_default).await, "0");
    assert_ne!(stage.look("select count(*) from audit.findings where code = 'table_unclassified'").await, "0");
    stage.close().await;
    let open = attack.outcome(&duo.root, &format!("{at_once}{copy}")).await;
    assert!(duo.canary.found_in(&open).is_some(), "{open:?}");
    let everything = "grant select on all tables in schema planning to bmms_tenant;";
    let open = attack.outcome(&duo.root, &format!("{copy}{everything}")).await;
    assert!(duo.canary.found_in(&open).is_some(), "{open:?}");
}

/// Whoever may create can put something in the place of ours, or leave something for the next organization.
#[tokio::test]
async fn priv_05_a_tenant_creates_nothing() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let by = |sql: &str| Attack::by(&own.context(), sql);
    let database: String = duo.root.query_one("select quote_ident(current_database())", &[]).await.unwrap().get(0);
    let in_schema = "grant create on schema planning to bmms_tenant";
    let temporary = format!("grant temporary on database {database} to bmms_tenant");
    let in_database = format!("grant create on database {database} to bmms_tenant");
    for (sql, grant) in [
        ("create table planning.mine (id integer); select 1", in_schema),
        ("create view planning.mine as select 1; select 1", in_schema),
        ("create function planning.mine() returns integer language sql as 'select 1'; select 1", in_schema),
        ("create type planning.mine as (id integer); select 1", in_schema),
        ("create temporary table mine (id integer); select 1", &temporary),
        (
            "create temporary table mine (id integer); create function pg_temp.mine() returns integer language sql as 'select 1'; select 1",
            &temporary,
        ),
        ("create schema mine; select 1", &in_database),
    ] {
        needs(&duo.root, &by(sql), grant).await;
    }
    // These need the table itself.
    for sql in [
        "create rule mine as on select to planning.goals do instead nothing",
        "create rule mine as on insert to planning.goals do also nothing",
        "create statistics planning.mine on title, status from planning.goals",
        "create index mine on planning.goals (title)",
        "create policy mine on planning.goals using (true)",
        "alter table planning.goals disable row level security",
        "alter table planning.goals no force row level security",
        "drop policy wall on planning.goals",
        "alter table planning.goals owner to bmms_tenant",
    ] {
        assert_eq!(code(&by(sql).outcome(&duo.root, in_schema).await), "42501", "{sql}");
    }
    let owned = "alter table planning.goals owner to bmms_tenant; grant create on schema planning to bmms_tenant";
    let indexed = by("create index mine on planning.goals (title); select 1");
    assert_eq!(indexed.outcome(&duo.root, owned).await.unwrap().count, 1);
}

/// A privilege on a whole table reaches the columns that say where a row belongs, who made it and where it stands.
/// Privileges to write name columns, and these are not among them.
#[tokio::test]
async fn priv_06_no_bookkeeping_column_can_be_written() {
    let duo = Duo::new().await;
    let kept =
        "array['org_id', 'id', 'status', 'created_by', 'submitted_by', 'submitted_at', 'approved_by', 'approved_at',
        'review_comment', 'version', 'created_at', 'updated_at']";
    let columns = format!(
        "select attrelid::regclass::text, attname::text from pg_attribute
         where attrelid::regclass::text in ('planning.strategic_plans', 'planning.goals', 'planning.annual_plans', 'planning.objectives')
           and attname = any ({kept})"
    );
    let columns = duo.root.query(&columns, &[]).await.unwrap();
    assert!(columns.len() > 35);
    let by = |sql: String| Attack::by(&duo.own.context(), sql);
    for row in columns {
        let (table, column): (&str, &str) = (row.get(0), row.get(1));
        let written = by(format!("update {table} set title = title || '!'")).outcome(&duo.root, "").await;
        assert_ne!(written.unwrap().count, 0, "{table}");
        let change = by(format!("update {table} set {column} = {column}"));
        assert_eq!(code(&change.outcome(&duo.root, "").await), "42501", "{table}.{column}");
        if !["org_id", "id"].contains(&column) {
            let choice = by(format!("insert into {table} ({column}) values (null)"));
            assert_eq!(code(&choice.outcome(&duo.root, "").await), "42501", "{table}.{column}");
        }
    }
    let approval = by(format!("update planning.strategic_plans set status = 'approved' where id = '{}'", duo.own.plan));
    for grant in ["update (status)", "update"] {
        needs(&duo.root, &approval, &format!("grant {grant} on planning.strategic_plans to bmms_tenant")).await;
    }
}
