//! The matrix: every tenant table, every way to touch it, every wrong context. All of it from the catalogue, so a table
//! is attacked from the day it is classified. What an attempt is allowed to do is committed, and then the victim's
//! rows are compared.

use super::arena::{Arena, Context, End, Outcome, mint, send};
use super::oracles::Sums;
use super::table::{Attempt, Expect, Table, tables};

/// What the owner is told of a row that is there and no longer changes.
const FINAL: [&str; 2] = ["posted_is_final", "proposal_not_editable"];

#[tokio::test]
async fn no_statement_in_no_context_reaches_another_organizations_rows() {
    let arena = Arena::new().await;
    let tables = tables(&arena).await;
    let before = Sums::of_tenants(&arena.root).await;
    let mut failures = controls(&arena, &tables).await;
    let mut attempts = 0;
    for context in contexts(&arena).await {
        let client = arena.app.login(context.login).await;
        for table in &tables {
            for attempt in table.attempts(arena.own.org_id, arena.victim.org_id) {
                let outcome = send(&client, &context, &attempt.sql, End::Commit).await;
                attempts += 1;
                let verdict = judge(&attempt, &outcome, &arena);
                // What was refused was rolled back with its transaction.
                let kept = outcome.is_err() || changed(&before, &arena).await.is_empty();
                if let Some(wrong) = verdict.or((!kept).then(|| "rows of others changed".to_owned())) {
                    failures.push(format!("{}, {}, {}: {wrong}", context.name, table.name, attempt.name));
                }
                assert!(kept, "{failures:#?}");
            }
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
    assert_eq!(changed(&before, &arena).await, []);
    let late = controls(&arena, &tables).await;
    assert!(late.is_empty(), "the passes did not last to the end: {late:#?}");
    println!("{attempts} attempts on {} tables", tables.len());
    arena.app.stop().await;
}

/// What changed of everybody but the attacker.
async fn changed(before: &Sums, arena: &Arena) -> Vec<(String, i32)> {
    before.changed_beside(&Sums::of_tenants(&arena.root).await, arena.own.org_id)
}

fn judge(attempt: &Attempt, outcome: &Outcome, arena: &Arena) -> Option<String> {
    if arena.canary.found_in(outcome).is_some() {
        return Some(format!("it reveals the victim: {outcome:?}"));
    }
    match outcome {
        // Of all the own rows that is told, and of no other.
        Err(refusal) if attempt.expect == Expect::OwnRows && FINAL.contains(&refusal.message.as_str()) => None,
        // Any other error would be an answer about rows that the attacker cannot see.
        Err(refusal) if ["28000", "42501", "BM404"].contains(&refusal.code.as_str()) => None,
        Err(refusal) => Some(format!("an unforeseen error: {refusal:?}")),
        Ok(answer) => match attempt.expect {
            Expect::NoRow if answer.count == 0 => None,
            Expect::Zero if answer.rows == [[Some("0".to_owned())]] => None,
            Expect::OwnRows => None,
            _ => Some(format!("it went through: {answer:?}")),
        },
    }
}

/// The owner's own attempts: each works, or is refused because nothing is granted, as the catalogue says.
async fn controls(arena: &Arena, tables: &[Table]) -> Vec<String> {
    let client = arena.app.login("bmms_service").await;
    let mut failures = Vec::new();
    for table in tables {
        for attempt in table.attempts(arena.own.org_id, arena.victim.org_id) {
            let outcome = send(&client, &arena.victim.context(), &attempt.sql, End::Rollback).await;
            let granted = attempt.needs.iter().all(|need| table.may.iter().any(|may| may == need));
            let as_it_should = match &outcome {
                Err(refusal) if !granted => {
                    refusal.code == "42501" && refusal.message.starts_with("permission denied for table")
                }
                Err(refusal) if attempt.expect == Expect::NoCollision => refusal.code == "23505",
                // Who is told that, has come as far as a row.
                Err(refusal) => FINAL.contains(&refusal.message.as_str()),
                Ok(_) if !granted => false,
                Ok(answer) => match attempt.expect {
                    Expect::NoRow | Expect::OwnRows => answer.count > 0,
                    Expect::Zero => answer.rows != [[Some("0".to_owned())]],
                    Expect::NoCollision => answer.count == 0,
                },
            };
            if !as_it_should {
                failures.push(format!("control of {}, {}: {outcome:?}", table.name, attempt.name));
            }
        }
    }
    failures
}

async fn contexts(arena: &Arena) -> Vec<Context> {
    let (own, victim) = (&arena.own, &arena.victim);
    let number = victim.org_id.to_string();
    let forged = |name: &str, pass: String| Context::tenant(name, &number, &pass);
    let viewers = arena.pass_of("mole.viewer").await;
    let grants = part(&victim.pass, 4);
    let mut contexts = vec![
        own.context(),
        Context::none(),
        Context::tenant("empty settings", "", ""),
        Context::tenant("the victim's number with the own pass", &number, &own.pass),
        Context::tenant("the victim's pass with the own number", &own.org_id.to_string(), &victim.pass),
        forged("a flipped mac", flip_mac(&victim.pass)),
        forged("an altered organization", altered(&own.pass, 2, &number)),
        forged("an altered user", altered(&viewers, 3, &victim.user_id)),
        forged("altered grants", altered(&viewers, 4, &grants)),
        forged("a prolonged pass", altered(&expired(arena).await, 5, "99999999999.000")),
        forged("an expired pass", expired(arena).await),
        victim.context().signed_in_as("another login with the victim's pass", "bmms_accounts"),
        victim.context().signed_in_as("the victim's pass without the role", "bmms_service"),
    ];
    for garbage in ["x", "6 or 1=1", " 6 ", "06", "99999999999"] {
        contexts.push(Context::tenant(&format!("garbage {garbage:?}"), garbage, &own.pass));
    }
    contexts
}

fn part(pass: &str, number: usize) -> String {
    pass.split('|').nth(number).unwrap().to_owned()
}

fn altered(pass: &str, number: usize, value: &str) -> String {
    let mut parts: Vec<&str> = pass.split('|').collect();
    assert_ne!(parts[number], value, "nothing would be altered");
    parts[number] = value;
    parts.join("|")
}

fn flip_mac(pass: &str) -> String {
    let last = if pass.ends_with('0') { '1' } else { '0' };
    format!("{}{last}", &pass[..pass.len() - 1])
}

/// A pass of the victim whose time is over.
async fn expired(arena: &Arena) -> String {
    let victim = &arena.victim;
    let pass = mint(&arena.app, &victim.token, victim.code, "1 microsecond").await.unwrap();
    let client = arena.app.login("bmms_service").await;
    let context = Context::tenant("expired", &victim.org_id.to_string(), &pass);
    for _ in 0..1000 {
        let outcome = send(&client, &context, "select ctx.org_id()", End::Rollback).await;
        if outcome.is_err_and(|refusal| refusal.message == "expired pass") {
            return pass;
        }
    }
    panic!("a pass of one microsecond does not expire")
}
