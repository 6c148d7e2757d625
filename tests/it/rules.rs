//! Every rule that can be broken has its words, so that nobody is answered with a defect of the service.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bmms::rules;

use crate::support::App;

/// Constraints no write of a tenant can violate, and why.
const UNREACHABLE: [(&str, &str); 2] = [
    ("goals_strategic_plan_id_fkey", "the guard finds the parent first, and parents are not deleted"),
    ("objectives_annual_plan_id_fkey", "the guard finds the parent first, and parents are not deleted"),
];

#[tokio::test]
async fn every_constraint_a_tenant_can_violate_has_a_rule() {
    let app = App::start().await;
    let root = app.superuser().await;
    // Behind the wall org_id is right, and what holds a primary key cannot collide before the primary key does.
    let rows = root
        .query(
            "with tenant as (
               select table_name::regclass as id from audit.table_classes where class = 'tenant'
             ), enforced as (
               select c.conname::text as name, c.conrelid as id, c.conkey::integer[] as columns, false as says_more
               from pg_constraint c where c.contype in ('c', 'f')
               union all
               -- Unique and excluding ones; some look at more than their columns.
               select k.relname, i.indrelid, i.indkey::smallint[]::integer[], i.indpred is not null or i.indexprs is not null
               from pg_index i join pg_class k on k.oid = i.indexrelid where i.indisunique or i.indisexclusion
             )
             select e.name from enforced e join tenant t on t.id = e.id
             where not exists (
               select from pg_index p where p.indrelid = e.id and p.indisprimary and p.indkey::smallint[]::integer[] <@ e.columns)
             and exists (
               select from pg_attribute a cross join (values ('bmms_tenant'), ('bmms_workflow')) as r (name)
               where a.attrelid = e.id and a.attnum > 0 and (e.says_more or a.attnum = any (e.columns)) and a.attname <> 'org_id'
                 and (has_column_privilege(r.name, e.id, a.attnum, 'insert') or has_column_privilege(r.name, e.id, a.attnum, 'update')))
             order by 1",
            &[],
        )
        .await
        .unwrap();
    let names: BTreeSet<String> = rows.iter().map(|row| row.get(0)).collect();
    for expected in [
        "strategic_plans_years_free",
        "strategic_plans_one_active",
        "annual_plans_one_per_year",
        "objectives_goal_id_fkey",
    ] {
        assert!(names.contains(expected), "{expected} is not among {names:?}");
    }
    let without: Vec<_> = names
        .iter()
        .filter(|name| rules::find(name).is_none() && UNREACHABLE.iter().all(|(known, _)| known != name))
        .collect();
    assert!(without.is_empty(), "no rule is called {without:?}");
    for (name, reason) in UNREACHABLE {
        assert!(names.contains(name), "{name} is gone, which was unreachable because {reason}");
    }
    app.stop().await;
}

#[test]
fn every_refusal_of_the_policies_has_a_rule() {
    let mut refusals = 0;
    for file in files("policies", "sql") {
        let text = fs::read_to_string(&file).unwrap();
        for call in text.split("ctx.refuse('").skip(1) {
            // Some rules are named by a query, whose words are in its own file.
            let Some((status, rest)) = call.split_once("', ") else { continue };
            let Some(rest) = rest.strip_prefix('\'') else { continue };
            let rule = rest.split('\'').next().unwrap();
            refusals += 1;
            // A missing row and a stale version are one answer each, whatever the rule is called.
            assert!(
                ["BM403", "BM404", "BM409", "BM412", "BM422", "BM429"].contains(&status),
                "{status} in {}",
                file.display()
            );
            if !["BM404", "BM412"].contains(&status) {
                assert!(rules::find(rule).is_some(), "{rule}, refused in {}, is no rule", file.display());
            }
        }
    }
    assert!(refusals > 30, "only {refusals} refusals found");
}

#[test]
fn every_rule_the_code_asks_for_is_there() {
    let mut asked = BTreeSet::new();
    for file in files("src", "rs") {
        if file.components().any(|part| part.as_os_str() == "queries") {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for call in ["Error::named(", "rules::get(", "checks.require(", "checks.text("] {
            for arguments in text.split(call).skip(1).map(arguments) {
                asked.extend(literals(arguments).filter(|literal| is_rule_name(literal)).flat_map(expanded));
            }
        }
    }
    assert!(asked.len() > 25, "only {asked:?} found");
    assert!(asked.contains("objectives_status_known"), "{asked:?}");
    for rule in &asked {
        assert!(rules::find(rule).is_some(), "{rule}, which the code asks for, is no rule");
    }
}

#[test]
fn no_rule_has_two_sentences() {
    let texts = files("src/rules", "rs").into_iter().map(|file| fs::read_to_string(file).unwrap());
    let text = texts.collect::<Vec<_>>().join("\n");
    let mut seen = BTreeSet::new();
    for start in ["field(", "state("] {
        for arguments in text.split(start).skip(1).map(arguments) {
            let Some(code) = literals(arguments).next().filter(|code| is_rule_name(code)) else {
                continue;
            };
            assert!(seen.insert(code.to_owned()), "{code} is there twice");
        }
    }
    assert!(seen.len() > 60, "only {} rules found", seen.len());
}

/// Files below a folder of the project that end so.
fn files(folder: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == ending) {
                found.push(entry);
            }
        }
    }
    found
}

/// The text up to the parenthesis that closes the call.
fn arguments(text: &str) -> &str {
    let mut depth = 1;
    let end = text.find(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    &text[..end.unwrap_or(text.len())]
}

fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

fn is_rule_name(literal: &str) -> bool {
    !literal.is_empty() && literal.chars().all(|letter| letter.is_ascii_lowercase() || "_{}".contains(letter))
}

/// Goals and objectives share the code of progress.
fn expanded(name: &str) -> Vec<String> {
    ["goals", "objectives"].map(|entity| name.replace("{entity}", entity)).into()
}
