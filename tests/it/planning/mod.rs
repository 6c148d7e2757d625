//! Planning over HTTP: the acceptance cases of its specification.

mod dashboard;
mod derived;
mod documents;
mod editing;
mod exports;
mod lists;
mod pages;
mod progress;
mod races;
mod roles;
mod stories;
mod tenants;
mod transitions;
mod validation;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::support::{Actor, App, Reply};

/// The statuses of strategic and annual plans.
const STATUSES: [&str; 6] = ["draft", "submitted", "approved", "active", "completed", "archived"];

/// The people of one organization.
struct Cast<'a> {
    app: &'a App,
    viewer: Actor<'a>,
    staff: Actor<'a>,
    staff2: Actor<'a>,
    manager: Actor<'a>,
    flagless: Actor<'a>,
    admin: Actor<'a>,
}

impl<'a> Cast<'a> {
    async fn of(app: &'a App, code: &str) -> Self {
        let person = async |role: &str| app.person(&format!("{code}.{role}")).await;
        Self {
            app,
            viewer: person("viewer").await,
            staff: person("staff").await,
            staff2: person("staff2").await,
            manager: person("manager").await,
            flagless: person("flagless").await,
            admin: person("admin").await,
        }
    }

    fn by(&self, role: &str) -> &Actor<'a> {
        match role {
            "viewer" => &self.viewer,
            "staff" => &self.staff,
            "staff2" => &self.staff2,
            "manager" => &self.manager,
            "flagless" => &self.flagless,
            "admin" => &self.admin,
            other => panic!("nobody is called {other}"),
        }
    }

    /// Takes a plan that the officer wrote from wherever it is to a status, by the people whose steps those are.
    async fn bring(&self, row: &str, status: &str) {
        let now = self.staff.fetch(row).await["status"].as_str().unwrap().to_owned();
        if now == status {
            return;
        }
        if now != "archived" && (now != "draft" || status == "archived") {
            step(&self.manager, row, "archive").await.expect(200);
        }
        if status == "archived" {
            return;
        }
        if now != "draft" {
            step(&self.admin, row, "restore").await.expect(200);
        }
        let road = [
            (&self.staff, "submit"),
            (&self.manager, "approve"),
            (&self.manager, "activate"),
            (&self.manager, "complete"),
        ];
        let far = STATUSES.iter().position(|known| *known == status).unwrap();
        for (actor, name) in &road[..far] {
            step(actor, row, name).await.expect(200);
        }
    }

    /// A plan with a goal, written by the officer, in some status.
    async fn plan(&self, status: &str, title: &str, start_year: i32, end_year: i32) -> String {
        let plan = self.staff.plan(title, start_year, end_year).await;
        self.staff.goal(&plan, "A goal").await;
        self.bring(&plan, status).await;
        plan
    }

    /// An annual plan with an objective due at the end of its year, written by the officer, in some status.
    async fn annual_plan(&self, status: &str, plan: &str, year: i32) -> String {
        let annual_plan = self.staff.annual_plan(plan, year).await;
        let due = format!("{year}-12-31");
        self.staff.objective(&annual_plan, "An objective", &due).await;
        self.bring(&annual_plan, status).await;
        annual_plan
    }

    /// Today in Manila, as the database server knows it.
    async fn today(&self) -> NaiveDate {
        let superuser = self.app.superuser().await;
        let row = superuser.query_one("select (now() at time zone 'Asia/Manila')::date", &[]);
        row.await.unwrap().get(0)
    }

    /// The present year in Manila.
    async fn year(&self) -> i32 {
        self.today().await.year()
    }
}

/// A step with a reason, so that only state and person decide.
async fn step(actor: &Actor<'_>, row: &str, transition: &str) -> Reply {
    actor.act(row, transition, &json!({ "comment": "Because" })).await
}

/// The id at the end of a path.
fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

fn plan_body(title: &str, start_year: i32, end_year: i32) -> Value {
    json!({
        "title": title, "start_year": start_year, "end_year": end_year, "vision": "A vision", "mission": "A mission"
    })
}

fn goal_body(title: &str) -> Value {
    json!({
        "title": title, "description": "What it is", "target_metric": "units", "target_value": "10.00",
        "priority": "medium"
    })
}

fn annual_plan_body(title: &str, year: i32) -> Value {
    json!({ "title": title, "year": year, "description": "Priorities", "budget_total": "1000.00" })
}

fn objective_body(title: &str, target_date: &str) -> Value {
    json!({
        "title": title, "description": "What it is", "target_date": target_date, "indicator": "units",
        "baseline_value": "0", "target_value": "10"
    })
}

/// The body with some fields changed; null takes a field out.
fn with(body: &Value, changes: &Value) -> Value {
    let mut body = body.clone();
    for (field, value) in changes.as_object().unwrap() {
        if value.is_null() {
            body.as_object_mut().unwrap().remove(field);
        } else {
            body[field] = value.clone();
        }
    }
    body
}

/// One field of every row of a list.
pub(crate) fn column(list: &Value, field: &str) -> Vec<String> {
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    let rows = list["items"].as_array().or_else(|| list.as_array()).unwrap();
    rows.iter().map(|row| text(&row[field])).collect()
}

/// A row without the steps it offers, which differ from person to person.
fn without_steps(mut row: Value) -> Value {
    row.as_object_mut().unwrap().remove("transitions");
    row
}
