//! DML: every way to read and change rows, sent at the rows of another organization.

use futures_util::SinkExt;
use reqwest::Method;
use serde_json::json;
use uuid::Uuid;

use super::stage::{Stage, code, new_goal, new_plan, unwatched};
use crate::isolation::arena::{Arena, Side, run};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::{Attack, Mutant};

const OPEN_CHECK: &str = "alter policy wall on planning.strategic_plans with check (true);";
const NO_WALL: &str = "drop policy wall on planning.strategic_plans;";

/// Without a check a row can be planted in another organization. With `returning` the planting fails, because the row
/// cannot be seen afterwards: an attack that only tries that misses the hole.
#[tokio::test]
async fn dml_01_no_row_is_planted_in_another_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let plan = |org_id: i32, tail: &str| new_plan(org_id, "gen_random_uuid()", "Planted", 2090) + tail;
    let by = |sql: String| Attack::by(&own.context(), sql);
    for tail in ["", " returning id"] {
        assert_eq!(by(plan(own.org_id, tail)).outcome(&duo.root, "").await.unwrap().count, 1);
        assert_eq!(code(&by(plan(victim.org_id, tail)).outcome(&duo.root, "").await), "42501");
    }
    Mutant::new("the wall's check", OPEN_CHECK, by(plan(victim.org_id, ""))).try_on(&duo.root).await;
    let returned = by(plan(victim.org_id, " returning id")).outcome(&duo.root, OPEN_CHECK).await;
    assert_eq!(code(&returned), "42501", "the hole is open, and this attack does not see it: {returned:?}");
}

/// A row can be moved out by changing its `org_id`. With a `where` the policy for reading stops it, without one only the
/// check does. Nobody holds the privilege, the check stands behind it, and the keys of children behind that.
#[tokio::test]
async fn dml_02_no_row_moves_to_another_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    // Plans without children, in years that are free there.
    let alone = unwatched(&format!(
        "delete from planning.objectives; delete from planning.goals; delete from planning.annual_plans;
         update planning.strategic_plans set start_year = 2060, end_year = 2062 where org_id = {}",
        victim.org_id
    ));
    let granted = format!("{alone} grant update (org_id) on planning.strategic_plans to bmms_tenant;");
    let everything = format!("update planning.strategic_plans set org_id = {}", victim.org_id);
    let one = format!("{everything} where id = '{}'", own.plan);
    let theirs =
        format!("update planning.strategic_plans set org_id = {} where org_id = {}", own.org_id, victim.org_id);
    for sql in [&everything, &one, &theirs] {
        for arrangement in ["", &alone] {
            let refused = Attack::by(&own.context(), sql).outcome(&duo.root, arrangement).await;
            assert_eq!(code(&refused), "42501", "{sql}: {refused:?}");
        }
    }
    for sql in [&everything, &one] {
        let refused = Attack::by(&own.context(), sql).outcome(&duo.root, &granted).await.unwrap_err();
        assert!(refused.message.contains("row-level security"), "the check alone: {refused:?}");
    }
    Mutant::new("the wall's check", OPEN_CHECK, Attack::by(&own.context(), everything.as_str()))
        .without(&granted)
        .try_on(&duo.root)
        .await;
    let with_where = Attack::by(&own.context(), one).outcome(&duo.root, &format!("{granted}{OPEN_CHECK}")).await;
    assert_eq!(code(&with_where), "42501", "the hole is open, and this attack does not see it");
    let apart = unwatched(&format!(
        "update planning.strategic_plans set start_year = 2060, end_year = 2062 where org_id = {}",
        victim.org_id
    ));
    let open = format!("{apart} grant update (org_id) on planning.strategic_plans to bmms_tenant; {OPEN_CHECK}");
    let kept = Attack::by(&own.context(), everything).outcome(&duo.root, &open).await;
    assert_eq!(code(&kept), "23503", "children hold their parent: {kept:?}");
}

/// A statement that names foreign rows finds none and says nothing, which the service turns into the answer for a row
/// that does not exist.
#[tokio::test]
async fn dml_03_foreign_rows_are_neither_changed_nor_deleted() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    let rename = |id: &str| format!("update planning.strategic_plans set title = 'Hijacked' where id = '{id}'");
    let by = |sql: String| Attack::by(&own.context(), sql);
    assert_eq!(by(rename(&own.plan)).outcome(&arena.root, "").await.unwrap().count, 1);
    assert_eq!(by(rename(&victim.plan)).outcome(&arena.root, "").await.unwrap().count, 0);
    Mutant::new("the wall", NO_WALL, by(rename(&victim.plan))).try_on(&arena.root).await;

    let deletion = |org_id: i32, id: &str| by(format!("select workflow.delete_goal({org_id}, '{id}', 1)"));
    assert_eq!(code(&deletion(own.org_id, &own.goal).outcome(&arena.root, "").await), "");
    for org_id in [own.org_id, victim.org_id] {
        assert_eq!(code(&deletion(org_id, &victim.goal).outcome(&arena.root, "").await), "BM404");
    }
    let doorless = "drop policy wall on planning.goals; drop policy workflow_delete on planning.goals;
        create policy workflow_delete on planning.goals for delete to bmms_workflow using (true);
        drop policy workflow_read on planning.goals;
        create policy workflow_read on planning.goals for select to bmms_workflow using (true);
        drop trigger guard on planning.goals;";
    Mutant::new("wall and door of the state machine", doorless, deletion(victim.org_id, &victim.goal))
        .try_on(&arena.root)
        .await;

    let admin = arena.app.person("moh.admin").await;
    let goal = json!({
        "title": "T", "description": "D", "target_metric": "M", "target_value": "10", "priority": "high"
    });
    let unknown = Uuid::new_v4().to_string();
    for (method, kind, theirs) in [
        (Method::PUT, "goals", &victim.goal),
        (Method::DELETE, "goals", &victim.goal),
        (Method::DELETE, "objectives", &victim.objective),
    ] {
        let answer = async |id: &str| admin.change(method.clone(), &format!("{kind}/{id}"), 1, &goal).await;
        let nothing = answer(&unknown).await.expect(404).told();
        assert_eq!(answer(theirs).await.told(), nothing);
    }
    assert!(admin.edit(&format!("goals/{}", own.goal), &goal).await.status == 200);
    arena.app.stop().await;
}

/// An upsert that hits a foreign row used to judge its condition before the row's policy, and printed a value of the row
/// in the error of a cast (CVE-2026-120154). Our keys hit no foreign row; with one that does, the server refuses first.
#[tokio::test]
async fn dml_04_an_upsert_meets_no_foreign_row() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let by_title = "create unique index titles on planning.strategic_plans (title);";
    let upsert = |title: &str, key: &str| {
        let tail = format!(
            " on conflict ({key}) do update set title = excluded.title where strategic_plans.vision::integer > 0"
        );
        Attack::by(&own.context(), new_plan(own.org_id, &format!("'{}'", victim.plan), title, 2070) + &tail)
    };
    let inserted = upsert(&victim.marker, "org_id, id").outcome(&duo.root, "").await;
    assert_eq!(inserted.unwrap().count, 1, "a row of its own beside the victim's");

    let met = upsert(&victim.marker, "title").outcome(&duo.root, by_title).await.unwrap_err();
    let patched = "select audit.version_is_patched(current_setting('server_version_num')::integer)";
    let patched: bool = duo.root.query_one(patched, &[]).await.unwrap().get(0);
    if patched {
        assert_eq!(met.code, "42501", "{met:?}");
        duo.canary.silent_in("the upsert", &met);
    } else {
        let refused = "select count(*) from audit.findings where code = 'server_version'";
        assert_eq!(duo.root.query_one(refused, &[]).await.unwrap().get::<_, i64>(0), 1);
    }
    let open = format!("{by_title} alter table planning.strategic_plans disable row level security;");
    let printed = upsert(&victim.marker, "title").outcome(&duo.root, &open).await.unwrap_err();
    assert_eq!(printed.code, "22P02");
    assert!(duo.canary.found_in(&printed).is_some(), "{printed:?}");
}

/// `merge` took the policies of its parts less seriously than the parts themselves (CVE-2023-39418).
#[tokio::test]
async fn dml_05_a_merge_meets_no_foreign_row() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let merge = |id: &str, tail: &str| {
        Attack::by(
            &own.context(),
            format!(
                "merge into planning.strategic_plans p using (select '{id}'::uuid as id) s on p.id = s.id
                 when matched then update set title = 'Hijacked' {tail}"
            ),
        )
    };
    let planting = |org_id: i32| {
        format!(
            "when not matched then insert (org_id, id, title, start_year, end_year, vision, mission)
             values ({org_id}, gen_random_uuid(), 'Planted', 2090, 2092, 'V', 'M')"
        )
    };
    assert_eq!(merge(&own.plan, "").outcome(&duo.root, "").await.unwrap().count, 1);
    assert_eq!(merge(&victim.plan, "").outcome(&duo.root, "").await.unwrap().count, 0);
    assert_eq!(merge(&victim.plan, &planting(own.org_id)).outcome(&duo.root, "").await.unwrap().count, 1);
    assert_eq!(code(&merge(&victim.plan, &planting(victim.org_id)).outcome(&duo.root, "").await), "42501");
    Mutant::new("the wall", NO_WALL, merge(&victim.plan, "")).try_on(&duo.root).await;
    let unknown = Uuid::new_v4().to_string();
    Mutant::new("the wall's check", OPEN_CHECK, merge(&unknown, &planting(victim.org_id))).try_on(&duo.root).await;
}

/// The rarer ways to a row: all of them pass the wall.
#[tokio::test]
async fn dml_06_every_way_to_a_row_passes_the_wall() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let everywhere: String = ["strategic_plans", "goals", "annual_plans", "objectives", "transitions"]
        .map(|table| format!("drop policy wall on planning.{table};"))
        .concat();
    let ways = |side: &Side| {
        let (plan, goal) = (&side.plan, &side.goal);
        vec![
            format!("select p.title from planning.goals g join planning.strategic_plans p on p.id = g.strategic_plan_id where g.id = '{goal}' for share of p"),
            format!("select title from planning.strategic_plans where id = '{plan}' for update"),
            format!("select title from only planning.strategic_plans where id = '{plan}'"),
            format!("select title from planning.strategic_plans tablesample system (100) where id = '{plan}'"),
            format!("select p from planning.strategic_plans p where id = '{plan}'"),
            format!("select to_jsonb(p) from planning.strategic_plans p where id = '{plan}'"),
            format!("select title from planning.strategic_plans where ctid >= '(0,0)' and id = '{plan}'"),
            format!("select (select string_agg(title, '') from planning.goals where id = '{goal}') as t where exists (select from planning.goals where id = '{goal}')"),
            format!("with g as (select * from planning.goals) select title from g where id = '{goal}'"),
            format!("select query_to_xml('select * from planning.goals where id = ''{goal}''', true, true, '') where exists (select from planning.goals where id = '{goal}')"),
            format!("update planning.goals g set title = p.title from planning.strategic_plans p where p.id = '{plan}' and g.id = '{goal}' returning g.title"),
            format!(
                "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
                 select {}, gen_random_uuid(), title, 2090, 2092, vision, mission from planning.strategic_plans where id = '{plan}' returning title",
                own.org_id
            ),
        ]
    };
    for (reach, theirs) in ways(own).into_iter().zip(ways(victim)) {
        let control = Attack::by(&own.context(), &reach).outcome(&duo.root, "").await;
        assert!(control.as_ref().is_ok_and(|answer| answer.count == 1), "{reach}: {control:?}");
        let attack = Attack::by(&own.context(), &theirs);
        let outcome = attack.outcome(&duo.root, "").await;
        duo.canary.silent_in(&theirs, &outcome);
        Mutant::new(theirs.as_str(), everywhere.as_str(), attack.clone()).try_on(&duo.root).await;
        let open = attack.outcome(&duo.root, &everywhere).await;
        assert!(duo.canary.found_in(&open).is_some(), "{theirs}: {open:?}");
    }
    // Deletion is nobody's but the state machine's; with the right to it, the wall still stands.
    let using = format!(
        "delete from planning.objectives o using planning.annual_plans a where a.id = o.annual_plan_id and o.id = '{}'",
        victim.objective
    );
    let attack = Attack::by(&own.context(), using);
    assert_eq!(code(&attack.outcome(&duo.root, "").await), "42501");
    let right = "grant delete on planning.objectives to bmms_tenant; drop trigger guard on planning.objectives;
        create policy delete on planning.objectives for delete to bmms_tenant using (true);";
    Mutant::new("delete using", everywhere, attack).without(right).try_on(&duo.root).await;
}

/// `copy to` is filtered like a query. `copy from` would need row security off, so the server refuses it, and nothing is
/// copied to or from the server's own files.
#[tokio::test]
async fn dml_07_copying_reads_own_rows_and_writes_none() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let out = Attack::by(&own.context(), "copy planning.strategic_plans to stdout");
    let copied = out.outcome(&duo.root, "").await;
    duo.canary.silent_in("copy to", &copied);
    assert!(format!("{copied:?}").contains(&own.marker));
    assert!(duo.canary.found_in(&out.outcome(&duo.root, NO_WALL).await).is_some());
    for sql in [
        "copy planning.goals to '/tmp/goals'",
        "copy planning.goals to program 'cat'",
        "copy planning.goals (org_id, id) from '/tmp/goals'",
        "copy planning.goals (org_id, id) from program 'cat'",
    ] {
        let inside = format!("do $do$ begin execute $sql${sql}$sql$; end $do$");
        assert_eq!(code(&Attack::by(&own.context(), inside).outcome(&duo.root, "").await), "42501", "{sql}");
    }

    let columns = "org_id, id, title, start_year, end_year, vision, mission";
    let bulk = format!(
        "insert into planning.strategic_plans ({columns})
         select {}, gen_random_uuid(), t, 2070 + 10 * n, 2072 + 10 * n, 'V', 'M' from unnest(array['A', 'B']) with ordinality as u (t, n)",
        own.org_id
    );
    assert_eq!(Attack::by(&own.context(), bulk).outcome(&duo.root, "").await.unwrap().count, 2);
    let line = format!("{}\t{}\tPlanted\t2090\t2092\tV\tM\n", victim.org_id, Uuid::new_v4());
    let copy = format!("copy planning.strategic_plans ({columns}) from stdin");
    let refused = Attack::by(&own.context(), format!(" {copy}")).outcome(&duo.root, "").await;
    assert_eq!(code(&refused), "0A000");
    let open = "alter table planning.strategic_plans disable row level security";
    let context = own.context();
    let entering = format!("set local session authorization {}; {}", context.login, context.opening());
    duo.root.batch_execute(&format!("begin; {open}; {entering}")).await.unwrap();
    let mut sink = std::pin::pin!(duo.root.copy_in(copy.as_str()).await.unwrap());
    sink.send(std::io::Cursor::new(line.into_bytes())).await.unwrap();
    assert_eq!(sink.finish().await.unwrap(), 1);
    duo.root.batch_execute("rollback").await.unwrap();
}

/// A policy that reads another table judges by rows that may change under it. Ours compare a column with a constant of
/// the statement, and the check finds one that does not.
#[tokio::test]
async fn dml_08_no_policy_reads_another_table() {
    let duo = Duo::new().await;
    let reading = "select object from audit.findings where code = 'policy_reads_table'";
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(run(&duo.root, reading).await.unwrap().count, 0);
    assert!(stage.look("select count(*) from audit.policies").await.parse::<i32>().unwrap() > 20);
    stage.close().await;
    let by_plan = "create policy by_plan on planning.goals as restrictive for select to bmms_tenant using (exists (
        select from planning.strategic_plans p where p.org_id = goals.org_id and p.id = goals.strategic_plan_id));";
    let stage = Stage::open(&duo.root, by_plan).await;
    assert_eq!(stage.look(reading).await, "planning.goals");
    stage.close().await;
    let goal = Attack::by(&duo.own.context(), new_goal(duo.own.org_id, &duo.own.plan));
    assert_eq!(goal.outcome(&duo.root, "").await.unwrap().count, 1);
}
