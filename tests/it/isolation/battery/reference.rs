//! REF, first half: foreign keys as holes. A key's own checks and actions know no row security, so what keeps them inside
//! an organization is the key itself: it pairs `org_id` with `org_id`.

use uuid::Uuid;

use super::stage::{Stage, code, deletion_of_goal, link, new_goal};
use crate::isolation::duo::Duo;
use crate::isolation::mutants::{Attack, Mutant};

/// A foreign key of `planning` made one of a single column.
fn single(table: &str, key: &str, column: &str, parent: &str, action: &str) -> String {
    format!(
        "alter table planning.{table} drop constraint {key};
         alter table planning.{parent} add constraint {parent}_id_key unique (id);
         alter table planning.{table} add constraint {key} foreign key ({column}) references planning.{parent} (id) {action};"
    )
}

/// The link from objectives to goals, by the goal's id alone.
fn loose_link(action: &str) -> String {
    single("objectives", "objectives_goal_id_fkey", "goal_id", "goals", action)
}

/// A foreign key's check finds every parent there is. The composite keys find the own organization's alone; guards and
/// the wall's check stand beside them.
#[tokio::test]
async fn ref_01_a_child_cannot_hang_on_another_organizations_parent() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let goal = new_goal(own.org_id, &victim.plan);
    let key = single("goals", "goals_strategic_plan_id_fkey", "strategic_plan_id", "strategic_plans", "");
    let guard = "drop trigger guard on planning.goals";
    let by = |sql: &str| Attack::by(&own.context(), sql);
    let mutants = [
        Mutant::new(
            "the wall's check",
            "alter policy wall on planning.goals with check (true)",
            by(&new_goal(victim.org_id, &victim.plan)),
        )
        .without(guard),
        // The guard looks for the parent through the wall, so either of the two defences is enough.
        Mutant::new("the key of goals", key.clone(), by(&goal)).without(guard),
        Mutant::new("the guard of goals", guard, by(&goal)).without(key),
        Mutant::new("the key of linked goals", loose_link(""), by(&link(own, &victim.goal))),
    ];
    for mutant in &mutants {
        mutant.try_on(&duo.root).await;
    }
}

/// A key that answers otherwise for a foreign parent than for none tells which ids exist. Ours gives one answer to both.
#[tokio::test]
async fn ref_02_another_organizations_parent_is_as_unknown_as_none() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let unknown = Uuid::new_v4().to_string();
    let annual_plan = |plan: &str| {
        format!(
            "insert into planning.annual_plans (org_id, id, strategic_plan_id, title, year)
             values ({}, gen_random_uuid(), '{plan}', 'A', 2027)",
            own.org_id
        )
    };
    let stage = Stage::open(&duo.root, "").await;
    let context = own.context();
    for sql in [new_goal(own.org_id, &own.plan), annual_plan(&own.plan), link(own, &own.goal)] {
        assert_eq!(stage.act(&context, &sql).await.unwrap().count, 1, "{sql}");
    }
    let goal = |plan: &str| new_goal(own.org_id, plan);
    for attempt in [&goal as &dyn Fn(&str) -> String, &annual_plan] {
        for plan in [&unknown, &victim.plan] {
            let refusal = stage.act(&context, &attempt(plan)).await.unwrap_err();
            assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM404", "no_such_strategic_plan"));
            duo.canary.silent_in("the guard", &refusal);
        }
    }
    let nothing = stage.act(&context, &link(own, &unknown)).await;
    assert_eq!(code(&nothing), "23503");
    assert_eq!(stage.act(&context, &link(own, &victim.goal)).await, nothing);
    stage.close().await;

    let stage = Stage::open(&duo.root, &loose_link("")).await;
    assert_eq!(code(&stage.act(&context, &link(own, &unknown)).await), "23503");
    assert_eq!(code(&stage.act(&context, &link(own, &victim.goal)).await), "", "the single key told nothing");
    stage.close().await;
}

/// A cascade deletes whatever hangs on the row, behind any wall. With composite keys no foreign row can hang on it.
#[tokio::test]
async fn ref_03_a_deletion_ends_at_the_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let theirs = format!("select count(*) from planning.objectives where id = '{}'", victim.objective);
    let stray = link(victim, &own.goal);

    let stage = Stage::open(&duo.root, "").await;
    let planted = stage.act_after("", &stray).await;
    assert_eq!(code(&planted), "23503", "not even a superuser plants the stray child: {planted:?}");
    assert_eq!(stage.act(&own.context(), &deletion_of_goal(own)).await.unwrap().count, 1);
    assert_eq!(stage.look(&theirs).await, "1");
    stage.close().await;

    let stage = Stage::open(&duo.root, &format!("{}{stray}", loose_link("on delete cascade"))).await;
    assert_eq!(stage.act(&own.context(), &deletion_of_goal(own)).await.unwrap().count, 1);
    assert_eq!(stage.look(&theirs).await, "0", "the cascade of a single key spared the stray child");
    stage.close().await;
}

/// A stray child keeps its parent from going, and the refusal names its table. With composite keys there is none.
#[tokio::test]
async fn ref_04_nobody_can_block_another_organizations_deletion() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(code(&stage.act(&own.context(), &link(own, &victim.goal)).await), "23503");
    assert_eq!(stage.act(&victim.context(), &deletion_of_goal(victim)).await.unwrap().count, 1);
    stage.close().await;

    let unlinked = format!("update planning.objectives set goal_id = null where id = '{}'", victim.objective);
    let stage = Stage::open(&duo.root, &format!("{}{unlinked}", loose_link(""))).await;
    assert_eq!(stage.act(&own.context(), &link(own, &victim.goal)).await.unwrap().count, 1);
    let blocked = stage.act(&victim.context(), &deletion_of_goal(victim)).await.unwrap_err();
    assert_eq!(blocked.code, "23503", "{blocked:?}");
    assert!(blocked.text.contains("objectives"), "{blocked:?}");
    stage.close().await;
}

/// `on delete set null` without a column clears every column of the key, `org_id` among them. Ours names the one.
#[tokio::test]
async fn ref_05_what_loses_its_parent_keeps_its_organization() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let objective = |what: &str| format!("select {what} from planning.objectives where id = '{}'", own.objective);
    let kept = objective("concat_ws(' ', org_id, goal_id)");
    let stage = Stage::open(&duo.root, "").await;
    assert_eq!(stage.look(&kept).await, format!("{} {}", own.org_id, own.goal));
    assert_eq!(stage.act(&own.context(), &deletion_of_goal(own)).await.unwrap().count, 1);
    assert_eq!(stage.look(&kept).await, own.org_id.to_string());
    stage.close().await;

    let clearing = "alter table planning.objectives drop constraint objectives_goal_id_fkey;
        alter table planning.objectives add constraint objectives_goal_id_fkey foreign key (org_id, strategic_plan_id, goal_id)
          references planning.goals (org_id, strategic_plan_id, id) on delete set null;";
    let stage = Stage::open(&duo.root, clearing).await;
    assert_eq!(code(&stage.act(&own.context(), &deletion_of_goal(own)).await), "23502");
    stage.close().await;

    let nullable =
        "alter table planning.objectives drop constraint objectives_pkey cascade, alter org_id drop not null,
        alter strategic_plan_id drop not null;";
    let stage = Stage::open(&duo.root, &format!("{clearing}{nullable}")).await;
    assert_eq!(stage.act(&own.context(), &deletion_of_goal(own)).await.unwrap().count, 1);
    assert_eq!(stage.look(&objective("org_id is null")).await, "t", "the row is nobody's");
    stage.close().await;
}

/// Where `org_id` is null no foreign key is checked and no organization sees the row. Every tenant table forbids it.
#[tokio::test]
async fn ref_06_no_row_is_without_an_organization() {
    let duo = Duo::new().await;
    let own = &duo.own;
    let nobodys = format!(
        "insert into planning.goals (org_id, strategic_plan_id, title, description, target_metric, target_value, created_by)
         values (null, '{}', 'Nobody''s', 'B', 'C', 1, gen_random_uuid())",
        Uuid::new_v4()
    );
    let unguarded = "drop trigger guard on planning.goals;";
    let stage = Stage::open(&duo.root, unguarded).await;
    for own_right in ["", "grant insert on planning.goals to bmms_tenant;"] {
        duo.root.batch_execute(own_right).await.unwrap();
        assert_eq!(code(&stage.act(&own.context(), &nobodys).await), "42501", "the wall's check takes null for no");
    }
    assert_eq!(code(&stage.act_after("", &nobodys).await), "23502");
    let tables = "select count(*) from audit.relations where class = 'tenant' and org_id_not_null is not true";
    assert_eq!(stage.look(tables).await, "0");
    stage.close().await;

    let nullable = "alter table planning.goals drop constraint goals_pkey cascade, alter org_id drop not null;";
    let stage = Stage::open(&duo.root, &format!("{unguarded}{nullable}")).await;
    assert_eq!(stage.act_after("", &nobodys).await.unwrap().count, 1, "its parent does not exist, and no key says so");
    assert!(bmms_schema::reverify_foreign_keys(&duo.root).await.is_ok(), "the anti-join would see it");
    for side in [own, &duo.victim] {
        let seen = stage.act(&side.context(), "select from planning.goals where title = 'Nobody''s'").await.unwrap();
        assert_eq!(seen.count, 0);
    }
    let found = "select count(*) from audit.findings where code = 'org_id_nullable' and object = 'planning.goals'";
    assert_eq!(stage.look(found).await, "1");
    stage.close().await;
}
