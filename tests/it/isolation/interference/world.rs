//! A world: a service on a database of its own, in which the observer does what it is told.

use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::Client;

use super::super::arena::mint;
use super::acts::{Act, Look, Probe, Query, TITLES, Write};
use super::observed::Words;
use super::stage::{goal, plan};
use super::steps::{Slot, year};
use crate::addresses::NOBODYS;
use crate::support::{Actor, App, Visitor};

/// What the other organization has in a world.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Other {
    Nothing,
    /// What it makes while the observer looks.
    Something,
    /// Plans in every year, with goals and objectives.
    Much,
}

const MUCH: &str = "begin; set local session_replication_role = replica;
    insert into planning.strategic_plans (org_id, title, start_year, end_year, vision, mission, created_by, status)
      select 10, 'Health for all', y, y + 1, 'Clinics', 'Training', u.id, case when y > 2026 then 'draft' else 'submitted' end
      from generate_series(2020, 2098, 2) y, auth.users u where u.username = 'mole.staff';
    insert into planning.goals (org_id, strategic_plan_id, title, description, target_metric, target_value, created_by)
      select 10, p.id, 'Clinics ' || n, 'Water', 'units', 10, p.created_by
      from planning.strategic_plans p, generate_series(1, 20) n where p.org_id = 10;
    insert into planning.annual_plans (org_id, strategic_plan_id, title, year, created_by, status)
      select 10, p.id, 'Training', p.start_year, p.created_by, 'submitted' from planning.strategic_plans p where p.org_id = 10;
    insert into planning.objectives (org_id, annual_plan_id, strategic_plan_id, title, description, target_date, indicator,
        target_value, current_value, created_by)
      select 10, a.id, a.strategic_plan_id, 'Clinics', 'D', make_date(a.year, 1, 1), 'units', 10, 0, a.created_by
      from planning.annual_plans a, generate_series(1, 10) where a.org_id = 10;
    commit";

pub(super) struct World<'a> {
    pub other: Other,
    staff: Actor<'a>,
    manager: Actor<'a>,
    visitor: Visitor<'a>,
    mole: Actor<'a>,
    pub root: Client,
    service: Client,
}

impl<'a> World<'a> {
    pub(super) async fn of(app: &'a App, other: Other) -> Self {
        let root = app.superuser().await;
        if other == Other::Much {
            root.batch_execute(MUCH).await.unwrap();
        }
        Self {
            other,
            staff: app.person("moh.staff").await,
            manager: app.person("moh.manager").await,
            visitor: app.visitor("moh.viewer").await,
            mole: app.person("mole.staff").await,
            service: app.login("bmms_service").await,
            root,
        }
    }

    /// The observer has nothing; the other organization has what it has at the beginning.
    pub(super) async fn begin(&self) {
        let wipe = |table: &str| {
            let kept = if self.other == Other::Much { "where org_id <> 10" } else { "" };
            format!("delete from {table} {kept};")
        };
        let tables = ["transitions", "objectives", "annual_plans", "goals", "strategic_plans"];
        let wiped: String = tables.map(|table| wipe(&format!("planning.{table}"))).concat();
        let wiped = format!("begin; set local session_replication_role = replica; {wiped} commit");
        self.root.batch_execute(&wiped).await.unwrap();
    }

    /// What the observer observes of an act.
    pub(super) async fn act(&self, act: &Act, words: &mut Words) -> String {
        let reply = match act {
            Act::Meanwhile(write) => {
                if self.other == Other::Something {
                    self.write(&self.mole, write, &mut Words::default()).await;
                }
                return String::new();
            }
            Act::Write(write) => return self.write(&self.staff, write, words).await,
            Act::Sql(query) => return self.query(query, words).await,
            Act::Look(look) => return self.look(look, words).await,
            Act::Probe(probe) => self.probe(probe).await,
            Act::Export(end) => self.visitor.get(&format!("/moa/MOH/planning/{end}")).await,
            Act::Document(slot) => {
                self.staff.get(&format!("strategic-plans/{}/pdf", find(&self.staff, *slot).await.0)).await
            }
        };
        words.reply(&reply)
    }

    async fn write(&self, staff: &Actor<'_>, write: &Write, words: &mut Words) -> String {
        let (Write::Plan(slot, _)
        | Write::Rename(slot, _)
        | Write::Goal(slot, _)
        | Write::Progress(slot)
        | Write::AnnualPlan(slot, _)
        | Write::Objective(slot, _)
        | Write::Step(slot, _)) = *write;
        let (id, version) = find(staff, slot).await;
        let row = format!("strategic-plans/{id}");
        let reply = match *write {
            Write::Plan(slot, title) => staff.post("strategic-plans", &plan(slot, TITLES[title])).await,
            Write::Rename(slot, title) => staff.put(&row, version, &plan(slot, TITLES[title])).await,
            Write::Goal(_, title) => staff.post(&format!("{row}/goals"), &goal(TITLES[title])).await,
            Write::Progress(_) => {
                let goal = first(staff, &format!("{row}/goals")).await;
                staff.act(&format!("goals/{goal}"), "progress", &json!({ "completion_percentage": "40" })).await
            }
            Write::AnnualPlan(slot, title) => {
                let body = json!({ "strategic_plan_id": id, "title": TITLES[title], "year": year(slot) });
                staff.post("annual-plans", &body).await
            }
            Write::Objective(slot, title) => {
                let under = first(staff, &format!("annual-plans?strategic_plan={id}")).await;
                staff.post(&format!("annual-plans/{under}/objectives"), &objective(slot, title, None)).await
            }
            Write::Step(_, "approve" | "activate" | "archive") if staff.code == "MOH" => {
                let Write::Step(_, step) = *write else { return String::new() };
                self.manager.change(Method::POST, &format!("{row}/{step}"), version, &json!({ "comment": "C" })).await
            }
            Write::Step(_, step) => {
                staff.change(Method::POST, &format!("{row}/{step}"), version, &json!({ "comment": "C" })).await
            }
        };
        words.reply(&reply)
    }

    async fn look(&self, look: &Look, words: &mut Words) -> String {
        let reply = match look {
            Look::At(path) => self.staff.get(path).await,
            Look::Row(slot, what) => {
                let (id, _) = find(&self.staff, *slot).await;
                self.staff.get(&format!("strategic-plans/{id}{what}")).await
            }
            Look::Page(path) => self.visitor.get(&format!("/moa/MOH/{path}")).await,
            Look::Paged(list) => {
                let first = self.staff.get(&format!("{list}?limit=1")).await;
                let next = first.json()["next"].as_str().map(ToOwned::to_owned);
                let told = words.reply(&first);
                let Some(cursor) = next else { return told };
                return told + &words.reply(&self.staff.get(&format!("{list}?limit=1&cursor={cursor}")).await);
            }
        };
        words.reply(&reply)
    }

    /// The id of something of the other organization, or of nothing where it has nothing.
    async fn theirs(&self, table: &str) -> String {
        let id = format!("select id::text from planning.{table} where org_id = 10 order by id limit 1");
        self.root.query_opt(&id, &[]).await.unwrap().map_or_else(|| NOBODYS.to_owned(), |row| row.get(0))
    }

    async fn probe(&self, probe: &Probe) -> crate::support::Reply {
        let (staff, id) = (&self.staff, self.theirs("strategic_plans").await);
        let row = format!("strategic-plans/{id}");
        match probe {
            Probe::Fetch => staff.get(&row).await,
            Probe::Change => staff.put(&row, 1, &plan(0, "Taken over")).await,
            Probe::AddGoal => staff.post(&format!("{row}/goals"), &goal("Hung under")).await,
            Probe::LinkPlan => {
                let body = json!({ "strategic_plan_id": id, "title": "Linked", "year": 2020 });
                staff.post("annual-plans", &body).await
            }
            Probe::LinkGoal(slot) => {
                let (own, goal) = (find(staff, *slot).await.0, self.theirs("goals").await);
                let under = first(staff, &format!("annual-plans?strategic_plan={own}")).await;
                let body = objective(*slot, 0, Some(&goal));
                staff.post(&format!("annual-plans/{under}/objectives"), &body).await
            }
            Probe::Filter => staff.get(&format!("annual-plans?strategic_plan={id}")).await,
            Probe::Address(path) => staff.at("MOLE").get(path).await,
        }
    }

    /// A statement in a transaction of its own, with the observer's pass; it is rolled back.
    async fn query(&self, query: &Query, words: &mut Words) -> String {
        let theirs = self.theirs("strategic_plans").await;
        let insert = |number: i32, id: &str, slot: Slot| {
            format!(
                "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
                 values ({number}, '{id}', 'T', {0}, {0} + 1, 'V', 'M')",
                year(slot)
            )
        };
        let sql = match query {
            Query::Count(table) => format!("select count(*) from {table}"),
            Query::Latest => {
                "select max(start_year), min(title), sum(version) from planning.strategic_plans".to_owned()
            }
            Query::TheirNumber => insert(10, NOBODYS, 0),
            Query::TheirId(slot) => insert(6, &theirs, *slot),
            Query::UnderTheirPlan => format!(
                "insert into planning.annual_plans (org_id, strategic_plan_id, title, year) values (6, '{theirs}', 'T', 2020)"
            ),
            Query::ChangeAll(title) => {
                format!("update planning.strategic_plans set title = $${}$$", TITLES[*title])
            }
        };
        let pass = mint(self.staff.app, &self.staff.token, "MOH", "1 minute").await.unwrap();
        let context = super::super::arena::Context::tenant("the observer", "6", &pass);
        let end = super::super::arena::End::Rollback;
        let outcome = super::super::arena::send(&self.service, &context, &sql, end).await;
        // Where in the server's source a refusal is raised is part of what it says, and the same for both.
        words.text(&format!("{outcome:?}"))
    }
}

/// Id and version of a plan; those of nothing if it is not there.
async fn find(staff: &Actor<'_>, slot: Slot) -> (String, i64) {
    let plans = staff.get("strategic-plans?limit=100").await.expect(200).json();
    let plan = plans["items"].as_array().unwrap().iter().find(|plan| plan["start_year"] == year(slot)).cloned();
    plan.map_or_else(|| (NOBODYS.to_owned(), 1), |plan| (id(&plan), plan["version"].as_i64().unwrap()))
}

/// The first row of a list; nothing's id if it is empty, or is not there.
async fn first(staff: &Actor<'_>, list: &str) -> String {
    let rows = staff.get(list).await.json()["items"].clone();
    rows.get(0).map_or_else(|| NOBODYS.to_owned(), id)
}

fn id(row: &Value) -> String {
    row["id"].as_str().unwrap().to_owned()
}

fn objective(slot: Slot, title: usize, goal: Option<&str>) -> Value {
    let mut body = json!({
        "title": TITLES[title], "description": "D", "target_date": format!("{}-06-30", year(slot)), "indicator": "units",
        "baseline_value": "0", "target_value": "10"
    });
    if let Some(goal) = goal {
        body["goal_id"] = goal.into();
    }
    body
}
