//! The typed queries of sql/, as text that can be sent with values of a side's rows in it.

use std::fs;
use std::path::Path;

use tokio_postgres::Client;
use uuid::Uuid;

use super::arena::Side;

/// The condition of a query on tenant rows that routes it. Isolation does not depend on it.
pub(super) const ROUTING: &str = "org_id = :org_id";

/// Folders of queries that other logins run, on no tenant row or under the pass of a job.
const OTHERS: [&str; 8] = ["audit", "auth", "check", "ctx", "jobs", "mail", "ocm", "platform"];

/// A query of sql/.
pub(super) struct Query {
    /// As `goals.insert`.
    pub name: String,
    folder: String,
    file: String,
    /// Parameters that may be null.
    optional: Vec<String>,
    pub sql: String,
}

/// The queries on tenant rows.
pub(super) fn queries() -> Vec<Query> {
    read(|folder| !OTHERS.contains(&folder))
}

/// The queries of every login.
pub(super) fn all_queries() -> Vec<Query> {
    read(|_| true)
}

fn read(is_wanted: impl Fn(&str) -> bool) -> Vec<Query> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("sql");
    let mut queries = Vec::new();
    for folder in fs::read_dir(root).unwrap().map(Result::unwrap) {
        let domain = folder.file_name().into_string().unwrap();
        if !is_wanted(&domain) {
            continue;
        }
        for file in fs::read_dir(folder.path()).unwrap().map(Result::unwrap) {
            let name = file.path().file_stem().unwrap().to_str().unwrap().to_owned();
            queries.extend(parse(&domain, &name, &fs::read_to_string(file.path()).unwrap()));
        }
    }
    assert!(queries.len() > 25, "only {} queries found", queries.len());
    // The official codes are the same for all, and no tenant's.
    queries.retain(|query| !query.sql.contains("from budgeting.object_codes"));
    queries
}

fn parse(folder: &str, file: &str, text: &str) -> Vec<Query> {
    let mut queries: Vec<Query> = Vec::new();
    for line in text.lines() {
        if let Some(header) = line.strip_prefix("--! ") {
            let (name, rest) = header.split_once([' ', ':']).unwrap_or((header, ""));
            let inside = rest.split_once('(').map_or("", |(_, list)| list);
            let inside = if rest.trim_start().starts_with(':') { "" } else { inside };
            queries.push(Query {
                name: format!("{file}.{name}"),
                folder: folder.to_owned(),
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
    /// Whether the query is of a domain, a folder of sql/.
    pub(super) fn is_in(&self, domain: &str) -> bool {
        self.folder == domain
    }

    fn is(&self, name: &str) -> bool {
        self.name.split_once('.').is_some_and(|(_, own)| own == name)
    }

    /// Takes the condition on the organization out, whatever table it is on. False if there is none.
    pub(super) fn strip(&mut self) -> bool {
        let has = self.sql.contains(ROUTING);
        while let Some(at) = self.sql.find(ROUTING) {
            let is_name = |letter: char| letter.is_alphanumeric() || letter == '.' || letter == '_';
            let start = self.sql[..at].trim_end_matches(is_name).len();
            self.sql.replace_range(start..at + ROUTING.len(), "true");
        }
        has
    }

    /// The statement with values of a side's rows in it, each of the type the server gives the parameter.
    pub(super) async fn bound(&self, root: &Client, side: &Side, org_id: &str) -> String {
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
                "notifications" => &side.notification,
                "forms" => side.budget.posted("form_snapshots"),
                other => side.budget.find(other).unwrap_or(&side.plan),
            },
            "expense_class" => "mooe",
            "quarter" if kind == "int4" => "4",
            "quarter" => "Q1",
            "form" => "far1",
            "year" if self.file == "forms" => return (side.budget.year - 1).to_string(),
            "from_id" => side.budget.posted("proposals"),
            "percent" => "0",
            "fund_code" => "",
            "code" if self.file == "programmes" => "",
            "lines" | "decisions" | "rows" => "[]",
            // Parts change while their payment is in process.
            "disbursement_id" => side.budget.editable("disbursements"),
            "payment_method" => "cash",
            "category" => "operations",
            "capacity" => "approved",
            "kind" if self.is_in("budgeting") => "current",
            "fiscal_year" if is_new => return (side.budget.year + 3).to_string(),
            "fiscal_year" => return side.budget.year.to_string(),
            "objective_id" => &side.objective,
            _ if self.is_in("budgeting") && side.budget.find(&pointed_at(name)).is_some() => {
                side.budget.posted(&pointed_at(name))
            }
            "strategic_plan_id" | "entity_id" => &side.plan,
            "annual_plan_id" => &side.annual_plan,
            "goal_id" => &side.goal,
            "user_id" if self.file == "registrations" => &side.registration,
            "user_id" => &side.user_id,
            "key" if self.is("claim") => "another",
            "key" => &side.marker,
            "entity" if self.is("record") => "planning.strategic_plans",
            "entity" => "strategic_plan",
            "transition" => "archive",
            "priority" => "high",
            "powers" => "[]",
            "ttl_secs" => "30",
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
                "int4" | "int8" | "numeric" | "float8" => "100",
                "inet" => "127.0.0.1",
                "date" | "timestamptz" => "2030-01-01",
                "_uuid" => return format!("{{{}}}", side.plan),
                "uuid" => &side.plan,
                "bool" => "true",
                "bytea" => "\\x00",
                "_bytea" | "_text" => "{}",
                "json" | "jsonb" => "[]",
                "text" => "text",
                other => panic!("give the parameter {name} of {} a value of type {other}", self.name),
            },
        };
        fixed.to_owned()
    }

    /// The version of the row that the query names.
    async fn version(&self, root: &Client, side: &Side) -> String {
        let budgeting = format!("budgeting.{}", self.file);
        let (table, condition) = match self.file.as_str() {
            "organizations" => ("organizations.organizations", format!("org_id = {}", side.org_id)),
            "goals" => ("planning.goals", format!("id = '{}'", side.goal)),
            "annual_plans" => ("planning.annual_plans", format!("id = '{}'", side.annual_plan)),
            "objectives" => ("planning.objectives", format!("id = '{}'", side.objective)),
            other if self.is_in("budgeting") && side.budget.find(other).is_some() => {
                (budgeting.as_str(), format!("id = '{}'", side.budget.editable(other)))
            }
            _ => ("planning.strategic_plans", format!("id = '{}'", side.plan)),
        };
        let version = format!("select version::text from {table} where {condition}");
        root.query_opt(&version, &[]).await.unwrap().map_or_else(|| "1".to_owned(), |row| row.get(0))
    }
}

/// The table whose row a parameter names: `to_allotment_id` an allotment.
fn pointed_at(parameter: &str) -> String {
    let name = parameter.trim_end_matches("_id").trim_start_matches("from_").trim_start_matches("to_");
    name.strip_suffix('y').map_or_else(|| format!("{name}s"), |stem| format!("{stem}ies"))
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
