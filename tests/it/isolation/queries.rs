//! Every typed query of sql/ on tenant rows, sent with the ids of another organization or without a context. The
//! condition on `org_id` that each carries is routing; one test takes it out.

use uuid::Uuid;

use super::arena::{Answer, Arena, Context, End, Outcome, Side, send};
use super::oracles::{Canary, Sums};
use super::query::{ROUTING, all_queries, queries};
use crate::budgeting::planted::Planted;

/// Queries that find nothing among the planted rows, or whose row the values do not fit: the control says nothing of these, the
/// attack on them is tried all the same.
const UNREACHED: [&str; 15] = [
    "appropriations.insert_as_approved",
    "appropriations.update",
    "dashboard.waiting",
    "events.list",
    "execution.history",
    "execution.recent",
    "forms.submit",
    "imports.copy_proposal",
    "justifications.list",
    "line_items.insert",
    "line_stages.recommended",
    "movements.insert",
    "preparation_reports.unaligned",
    "preparation_reports.unfunded",
    "proposals.problems",
];

/// Queries that answer everybody with a row: the calls of the finance ministry, which are for all, and a sum, which is then 0.
const FOR_ALL: [&str; 2] = ["calls.list", "execution.totals"];

#[tokio::test]
async fn every_query_with_the_ids_of_another_organization_finds_and_changes_nothing() {
    let arena = arena_with_waiting_plans().await;
    let client = arena.app.login("bmms_service").await;
    let before = Sums::of_tenants(&arena.root).await;
    for query in &queries() {
        let theirs = query.bound(&arena.root, &arena.victim, &arena.victim.org_id.to_string()).await;
        let control = send(&client, &arena.victim.context(), &theirs, End::Rollback).await;
        assert!(
            reached(&control) || UNREACHED.contains(&query.name.as_str()),
            "control of {}: {control:?}",
            query.name
        );

        let attack = send(&client, &arena.own.context(), &theirs, End::Commit).await;
        assert!(is_nothing(&attack) || FOR_ALL.contains(&query.name.as_str()), "{}: {attack:?}", query.name);
        arena.canary.silent_in(&query.name, &attack);

        // What does not exist at all is answered alike.
        let nobodys = query.bound(&arena.root, &nobody(&arena.victim), "4242").await;
        let nothing = send(&client, &arena.own.context(), &nobodys, End::Commit).await;
        assert_eq!(said(&attack), said(&nothing), "{}", query.name);
        let after = Sums::of_tenants(&arena.root).await;
        assert_eq!(before.changed_beside(&after, arena.own.org_id), [], "{} changed rows of others", query.name);
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_a_context_every_query_of_the_service_finds_and_changes_nothing() {
    let arena = arena_with_waiting_plans().await;
    let client = arena.app.login("bmms_service").await;
    let contexts = [
        Context::none(),
        Context::tenant("empty settings", "", ""),
        Context::none().signed_in_as("the bare login", "bmms_service"),
    ];
    let before = Sums::of_everything(&arena.root).await;
    let mut tried = 0;
    for query in &all_queries() {
        let sql = query.bound(&arena.root, &arena.victim, &arena.victim.org_id.to_string()).await;
        for context in &contexts {
            let outcome = send(&client, context, &sql, End::Commit).await;
            tried += 1;
            let what = format!("{} with {}", query.name, context.name);
            arena.canary.silent_in(&what, &outcome);
            match &outcome {
                // The service asks for the verdict on the whole database before it has anybody's context.
                Ok(_) if query.is_in("check") && context.name == "the bare login" => {}
                Ok(answer) => panic!("{what} works: {answer:?}"),
                Err(refusal) => assert!(["28000", "42501"].contains(&refusal.code.as_str()), "{what}: {refusal:?}"),
            }
        }
    }
    assert!(tried > 150, "only {tried} tries");
    let after = Sums::of_everything(&arena.root).await;
    assert_eq!(before.changed(&after), []);
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_condition_on_the_organization_every_query_still_finds_own_rows_alone() {
    let arena = arena_with_waiting_plans().await;
    let client = arena.app.login("bmms_service").await;
    let before = Sums::of_tenants(&arena.root).await;
    let mut stripped = 0;
    for query in &mut queries() {
        if !query.strip() {
            continue;
        }
        stripped += 1;
        let own = query.bound(&arena.root, &arena.own, "0").await;
        let control = send(&client, &arena.own.context(), &own, End::Rollback).await;
        assert!(
            reached(&control) || UNREACHED.contains(&query.name.as_str()),
            "control of {}: {control:?}",
            query.name
        );

        let theirs = query.bound(&arena.root, &arena.victim, "0").await;
        let attack = send(&client, &arena.own.context(), &theirs, End::Commit).await;
        arena.canary.silent_in(&query.name, &attack);
        let after = Sums::of_tenants(&arena.root).await;
        assert_eq!(before.changed_beside(&after, arena.own.org_id), [], "{} changed rows of others", query.name);
    }
    assert!(stripped > 15, "only {stripped} queries have the condition");
    arena.app.stop().await;
}

#[test]
fn every_query_names_the_organization() {
    for query in queries() {
        let routed = query.sql.contains(ROUTING) || query.sql.replace(char::is_whitespace, "").contains("(:org_id,");
        assert!(routed, "{} has no {ROUTING}", query.name);
    }
}

/// Plans of staff that wait for approval, so that the queries about them have something to find.
async fn arena_with_waiting_plans() -> Arena {
    let mut arena = Arena::new().await;
    for side in [&arena.own, &arena.victim] {
        let staff = arena.app.person(&format!("{}.staff", side.code.to_lowercase())).await;
        let plan = staff.plan(&side.marker, 2040, 2045).await;
        staff.goal(&plan, &side.marker).await;
        staff.act(&plan, "submit", &serde_json::json!({})).await.expect(200);
    }
    arena.canary = Canary::of(&arena.root, arena.victim.org_id, &arena.victim.marker).await;
    arena
}

fn nobody(like: &Side) -> Side {
    let id = || Uuid::new_v4().to_string();
    Side {
        org_id: 4242,
        code: like.code,
        marker: "nobody".to_owned(),
        token: String::new(),
        user_id: like.user_id.clone(),
        pass: String::new(),
        plan: id(),
        goal: id(),
        annual_plan: id(),
        objective: id(),
        notification: id(),
        registration: id(),
        budget: Planted::nowhere(),
    }
}

/// Whether the statement came as far as rows of its organization, or a rule about them.
fn reached(outcome: &Outcome) -> bool {
    match outcome {
        Ok(answer) => answer.count > 0 && !is_empty(answer),
        Err(refusal) => refusal.code.starts_with("BM4") && !["BM404", "BM412"].contains(&refusal.code.as_str()),
    }
}

fn is_nothing(outcome: &Outcome) -> bool {
    match outcome {
        Ok(answer) => is_empty(answer),
        Err(refusal) => ["BM404", "42501"].contains(&refusal.code.as_str()),
    }
}

/// No row, or figures that are all zero.
fn is_empty(answer: &Answer) -> bool {
    let is_blank = |value: &Option<String>| value.as_deref().is_none_or(|value| value == "0");
    if answer.rows.is_empty() { answer.count == 0 } else { answer.rows.iter().flatten().all(is_blank) }
}

fn said(outcome: &Outcome) -> Result<&Answer, (&str, &str)> {
    outcome.as_ref().map_err(|refusal| (refusal.code.as_str(), refusal.message.as_str()))
}
