//! REF, second half: constraints as oracles. A unique key, a lookup or an error that depends on another organization's
//! row tells that the row is there. Every key starts with `org_id`, so none does.

use uuid::Uuid;

use super::stage::{Stage, code, new_plan, unwatched};
use crate::isolation::arena::Outcome;
use crate::isolation::duo::Duo;
use crate::isolation::mutants::Attack;
use crate::isolation::oracles::same_in_every_world;

/// A collision with another organization's row tells of it, by an error, by a row that was not inserted, or by the
/// policy that the upsert meets. Every unique and exclusion key is the organization's own.
#[tokio::test]
async fn ref_07_no_unique_key_tells_of_another_organizations_row() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    // The victim's years are nobody else's, so that a key over all organizations can be built at all.
    let apart = unwatched(&format!(
        "update planning.strategic_plans set start_year = 2060, end_year = 2062 where id = '{}'",
        victim.plan
    ));
    let overlapping = new_plan(own.org_id, "gen_random_uuid()", "A", 2060);
    let titled = |tail: &str| new_plan(own.org_id, "gen_random_uuid()", &victim.marker, 2070) + tail;
    let attempts = [
        overlapping.clone(),
        titled(""),
        titled(" on conflict do nothing"),
        titled(" on conflict (org_id, id) do update set title = 'x'"),
    ];
    for attempt in &attempts {
        let inserted = Attack::by(&own.context(), attempt).outcome(&duo.root, &apart).await;
        assert!(inserted.as_ref().is_ok_and(|answer| answer.count == 1), "{attempt}: {inserted:?}");
        same_in_every_world(&duo.root, victim.org_id, "", &Attack::by(&own.context(), attempt)).await.unwrap();
    }
    let own_years = new_plan(own.org_id, "gen_random_uuid()", "A", 2026);
    let told = Attack::by(&own.context(), own_years).outcome(&duo.root, "").await;
    assert_eq!(code(&told), "23P01", "the key tells an organization of its own rows: {told:?}");

    let all_years = "alter table planning.strategic_plans drop constraint strategic_plans_years_free,
        add constraint strategic_plans_years_free exclude using gist (int4range(start_year, end_year, '[]') with &&);";
    let all_titles = "create unique index titles on planning.strategic_plans (title);";
    let by_title = titled(" on conflict (title) do update set title = excluded.title");
    let with = async |key: &str, sql: &str| -> Outcome {
        Attack::by(&own.context(), sql).outcome(&duo.root, &format!("{apart}{key}")).await
    };
    assert_eq!(code(&with(all_years, &overlapping).await), "23P01");
    assert_eq!(code(&with(all_titles, &titled("")).await), "23505");
    assert_eq!(with(all_titles, &titled(" on conflict do nothing")).await.unwrap().count, 0);
    assert_eq!(code(&with(all_titles, &by_title).await), "42501");
}

/// An id that collides with another organization's would tell of it. The key is `(org_id, id)`, so none collides, and
/// nobody may change an id or an organization.
#[tokio::test]
async fn ref_08_no_id_is_taken_by_another_organization() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let theirs = new_plan(own.org_id, &format!("'{}'", victim.plan), "A", 2070);
    let attack = Attack::by(&own.context(), &theirs);
    assert_eq!(attack.outcome(&duo.root, "").await.unwrap().count, 1);
    same_in_every_world(&duo.root, victim.org_id, "", &attack).await.unwrap();
    let again = Attack::by(&own.context(), new_plan(own.org_id, &format!("'{}'", own.plan), "A", 2070));
    assert_eq!(code(&again.outcome(&duo.root, "").await), "23505");
    for change in ["id = id", "org_id = org_id"] {
        let change = format!("update planning.strategic_plans set {change}");
        assert_eq!(code(&Attack::by(&own.context(), change).outcome(&duo.root, "").await), "42501");
    }
    let one_column = "alter table planning.strategic_plans add constraint strategic_plans_id_key unique (id);";
    assert_eq!(code(&attack.outcome(&duo.root, one_column).await), "23505", "the key over all ids told nothing");
}

/// An index over the ids of all finds a foreign row before the wall drops it, which a plan shows and a clock measures.
/// The key that starts with `org_id` never comes to it.
#[tokio::test]
async fn ref_09_a_lookup_does_the_same_work_for_a_foreign_id_as_for_none() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    let explained = async |id: &str, sabotage: &str| {
        let sql = format!(
            "explain (analyze, costs off, timing off, summary off) select title from planning.strategic_plans where id = '{id}'"
        );
        let stage = Stage::open(&duo.root, &format!("{sabotage} set local enable_seqscan = off;")).await;
        let plan = stage.act(&own.context(), &sql).await.unwrap();
        stage.close().await;
        let lines: Vec<_> = plan.rows.iter().filter_map(|row| row[0].clone()).collect();
        lines.join("\n").replace(id, "…")
    };
    let unknown = Uuid::new_v4().to_string();
    let nothing = explained(&unknown, "").await;
    assert!(nothing.contains("Index") && nothing.contains("org_id = $"), "{nothing}");
    assert_eq!(explained(&victim.plan, "").await, nothing);
    assert_ne!(explained(&own.plan, "").await, nothing, "the plan tells an organization of its own row");

    let by_id = "create unique index by_id on planning.strategic_plans (id);
        alter table planning.strategic_plans drop constraint strategic_plans_pkey cascade;
        drop index planning.strategic_plans_years_idx;";
    let found = explained(&victim.plan, by_id).await;
    assert!(found.contains("Rows Removed by Filter: 1"), "{found}");
    assert_ne!(found, explained(&unknown, by_id).await);
}

/// The error of a broken check prints the row, unless row security stands on the table.
#[tokio::test]
async fn ref_10_the_error_of_a_broken_check_shows_no_row() {
    let duo = Duo::new().await;
    let (own, victim) = (&duo.own, &duo.victim);
    for (assignment, expected) in [("title = ''", "23514"), ("vision = null", "23502")] {
        let broken = |id: &str| {
            let sql = format!("update planning.strategic_plans set {assignment} where id = '{id}'");
            Attack::by(&own.context(), sql)
        };
        let refusal = broken(&own.plan).outcome(&duo.root, "").await.unwrap_err();
        assert_eq!(refusal.code, expected);
        assert!(!refusal.text.contains("Failing row"), "{refusal:?}");
        assert_eq!(broken(&victim.plan).outcome(&duo.root, "").await.unwrap().count, 0);

        let open = "alter table planning.strategic_plans disable row level security";
        let printed = broken(&victim.plan).outcome(&duo.root, open).await.unwrap_err();
        assert_eq!(printed.code, expected);
        assert!(duo.canary.found_in(&printed).is_some(), "{printed:?}");
    }
}
