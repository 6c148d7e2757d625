//! Every typed query of sql/ on tenant rows, sent with the ids of another organization. The condition on `org_id` that
//! each carries is routing; the last test takes it out.

use std::fs;
use std::path::Path;

use tokio_postgres::Client;
use uuid::Uuid;

use super::arena::{Answer, Arena, Context, End, Outcome, Side, reveals, send};

/// Folders of queries that other logins run, on no tenant row.
const OTHERS: [&str; 4] = ["audit", "auth", "ctx", "ocm"];

const ROUTING: &str = "org_id = :org_id";

struct Query {
    /// As `goals.insert`.
    name: String,
    file: String,
    /// Parameters that may be null.
    optional: Vec<String>,
    sql: String,
}

#[tokio::test]
async fn every_query_with_the_ids_of_another_organization_finds_and_changes_nothing() {
    let arena = arena_with_waiting_plans().await;
    let client = arena.app.login("bmms_service").await;
    let before = arena.fingerprint().await;
    for query in &queries() {
        let theirs = query.bound(&arena.root, &arena.victim, &arena.victim.org_id.to_string()).await;
        let control = send(&client, &arena.victim.context(), &theirs, End::Rollback).await;
        assert!(reached(&control), "control of {}: {control:?}", query.name);

        let attack = send(&client, &arena.own.context(), &theirs, End::Commit).await;
        assert!(is_nothing(&attack), "{}: {attack:?}", query.name);
        assert!(!reveals(&attack, &arena.secrets()), "{}: {attack:?}", query.name);

        // What does not exist at all is answered alike.
        let nobodys = query.bound(&arena.root, &nobody(&arena.victim), "4242").await;
        let nothing = send(&client, &arena.own.context(), &nobodys, End::Commit).await;
        assert_eq!(said(&attack), said(&nothing), "{}", query.name);

        let lost = send(&client, &Context::none(), &theirs, End::Commit).await.expect_err(&query.name);
        assert!(["28000", "42501"].contains(&lost.code.as_str()), "{}: {lost:?}", query.name);
        assert_eq!(arena.fingerprint().await, before, "{} changed the victim's rows", query.name);
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_condition_on_the_organization_every_query_still_finds_own_rows_alone() {
    let arena = arena_with_waiting_plans().await;
    let client = arena.app.login("bmms_service").await;
    let before = arena.fingerprint().await;
    let mut stripped = 0;
    for query in &mut queries() {
        if !query.strip() {
            continue;
        }
        stripped += 1;
        let own = query.bound(&arena.root, &arena.own, "0").await;
        let control = send(&client, &arena.own.context(), &own, End::Rollback).await;
        assert!(reached(&control), "control of {}: {control:?}", query.name);

        let theirs = query.bound(&arena.root, &arena.victim, "0").await;
        let attack = send(&client, &arena.own.context(), &theirs, End::Commit).await;
        assert!(!reveals(&attack, &arena.secrets()), "{}: {attack:?}", query.name);
        assert_eq!(arena.fingerprint().await, before, "{} changed the victim's rows", query.name);
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
    let arena = Arena::new().await;
    for side in [&arena.own, &arena.victim] {
        let staff = arena.app.person(&format!("{}.staff", side.code.to_lowercase())).await;
        let plan = staff.plan(&side.marker, 2040, 2045).await;
        staff.goal(&plan, &side.marker).await;
        staff.act(&plan, "submit", &serde_json::json!({})).await.expect(200);
    }
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

fn queries() -> Vec<Query> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let mut queries = Vec::new();
    for folder in fs::read_dir(root).unwrap().map(Result::unwrap) {
        if OTHERS.contains(&folder.file_name().to_str().unwrap()) {
            continue;
        }
        for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
            let name = file.path().file_stem().unwrap().to_str().unwrap().to_owned();
            queries.extend(parse(&name, &fs::read_to_string(file.path()).unwrap()));
        }
    }
    assert!(queries.len() > 25, "only {} queries found", queries.len());
    queries
}

fn parse(file: &str, text: &str) -> Vec<Query> {
    let mut queries: Vec<Query> = Vec::new();
    for line in text.lines() {
        if let Some(header) = line.strip_prefix("--! ") {
            let (name, rest) = header.split_once([' ', ':']).unwrap_or((header, ""));
            let inside = rest.split_once('(').map_or("", |(_, list)| list);
            let inside = if rest.trim_start().starts_with(':') { "" } else { inside };
            queries.push(Query {
                name: format!("{file}.{name}"),
                file: file.to_owned(),
                optional: inside
                    .split([',', ' ', ')'])
                    .filter_map(|word| word.strip_suffix('?'))
                    .map(ToOwned::to_owned)
                    .collect(),
                sql: String::new(),
            });
        } else if let Some(query) = queries.last_mut().filter(|_| !line.starts_with("--")) {
            query.sql.push_str(line.trim_end_matches(';'));
            query.sql.push('\n');
        }
    }
    queries
}

impl Query {
    fn is(&self, name: &str) -> bool {
        self.name.split_once('.').is_some_and(|(_, own)| own == name)
    }

    /// Takes the condition on the organization out, whatever table it is on. False if there is none.
    fn strip(&mut self) -> bool {
        let has = self.sql.contains(ROUTING);
        while let Some(at) = self.sql.find(ROUTING) {
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '.' || letter == '_';
            let start = self.sql[..at].trim_end_matches(is_name).len();
            self.sql.replace_range(start..at + ROUTING.len(), "true");
        }
        has
    }

    /// The statement with values of a side's rows in it, each of the type the server gives the parameter.
    async fn bound(&self, root: &Client, side: &Side, org_id: &str) -> String {
        let (numbered, names) = number(&self.sql);
        let statement = root.prepare(&numbered).await.unwrap_or_else(|error| panic!("{}: {error:?}", self.name));
        let version = self.version(root, side).await;
        let mut bound = numbered;
        for (index, (name, kind)) in names.iter().zip(statement.params()).enumerate().rev() {
            let value = match name.as_str() {
                _ if self.optional.contains(name) => None,
                "org_id" => Some(org_id.to_owned()),
                "version" => Some(version.clone()),
                _ => Some(self.value(side, name, kind.name())),
            };
            let literal = value.map_or_else(|| "null".to_owned(), |value| format!("'{value}'"));
            bound = bound.replace(&format!("${}", index + 1), &format!("{literal}::{}", kind.name()));
        }
        bound
    }

    fn value(&self, side: &Side, name: &str, kind: &str) -> String {
        let is_new = self.is("insert");
        let fixed = match name {
            "id" if is_new || self.is("overlapping") => return Uuid::new_v4().to_string(),
            "id" => match self.file.as_str() {
                "goals" => &side.goal,
                "annual_plans" => &side.annual_plan,
                "objectives" => &side.objective,
                _ => &side.plan,
            },
            "strategic_plan_id" | "entity_id" => &side.plan,
            "annual_plan_id" => &side.annual_plan,
            "goal_id" => &side.goal,
            "user_id" => &side.user_id,
            "key" if self.is("claim") => "another",
            "key" => &side.marker,
            "entity" if self.is("record") => "planning.strategic_plans",
            "entity" => "strategic_plan",
            "transition" => "archive",
            "priority" => "high",
            "powers" => "[]",
            "logo" => "\\xffd8ff",
            "email" | "website" => "",
            "baseline_value" => "1",
            "start_year" if is_new => "2090",
            "end_year" if is_new => "2095",
            "start_year" => "2025",
            "end_year" => "2030",
            "year" if is_new => "2027",
            "year" => "2026",
            "target_date" | "today" => "2026-06-30",
            _ => match kind {
                "int4" | "int8" | "numeric" => "100",
                "bool" => "true",
                "bytea" => "\\x00",
                "text" => "text",
                other => panic!("give the parameter {name} of {} a value of type {other}", self.name),
            },
        };
        fixed.to_owned()
    }

    /// The version of the row that the query names.
    async fn version(&self, root: &Client, side: &Side) -> String {
        let (table, condition) = match self.file.as_str() {
            "organizations" => ("organizations.organizations", format!("org_id = {}", side.org_id)),
            "goals" => ("planning.goals", format!("id = '{}'", side.goal)),
            "annual_plans" => ("planning.annual_plans", format!("id = '{}'", side.annual_plan)),
            "objectives" => ("planning.objectives", format!("id = '{}'", side.objective)),
            _ => ("planning.strategic_plans", format!("id = '{}'", side.plan)),
        };
        let version = format!("select version::text from {table} where {condition}");
        root.query_opt(&version, &[]).await.unwrap().map_or_else(|| "1".to_owned(), |row| row.get(0))
    }
}

/// Turns `:name` into `$1`, `$2`, … in the order names first appear; `::type` is a cast.
fn number(sql: &str) -> (String, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut numbered = String::new();
    let mut rest = sql;
    while let Some(at) = rest.find(':') {
        numbered.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        if let Some(cast) = rest.strip_prefix(':') {
            numbered.push_str("::");
            rest = cast;
            continue;
        }
        let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len());
        let name = &rest[..end];
        let index = names.iter().position(|known| known == name).unwrap_or_else(|| {
            names.push(name.to_owned());
            names.len() - 1
        });
        numbered.push('$');
        numbered.push_str(&(index + 1).to_string());
        rest = &rest[end..];
    }
    numbered.push_str(rest);
    (numbered, names)
}
