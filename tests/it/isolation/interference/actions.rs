//! The steps carried out, and what each must do according to the model.

use reqwest::Method;
use serde_json::json;

use super::model::{Open, Rows};
use super::stage::{Hand, Stage, goal, plan};
use super::steps::{Asked, HANDS, ORGANIZATIONS, Org, Said, Slot, Step, Stop, year};
use crate::addresses::NOBODYS;

/// A sequence under way.
pub(super) struct Play<'a> {
    stage: &'a Stage<'a>,
    hands: Vec<Option<Hand>>,
    passes: Vec<String>,
    /// What is committed, of each organization.
    rows: Vec<Rows>,
    open: Vec<Option<Open>>,
    texts: u32,
}

/// Refuses what is not as the model has it.
pub(super) fn same<T: PartialEq + std::fmt::Debug>(what: &str, seen: &T, expected: &T) -> Result<(), String> {
    if seen == expected { Ok(()) } else { Err(format!("{what}: {seen:?}, expected {expected:?}")) }
}

impl<'a> Play<'a> {
    pub(super) async fn begin(stage: &'a Stage<'a>) -> Self {
        let (hands, passes) = stage.begin().await;
        let hands = hands.into_iter().map(Some).collect();
        let rows = vec![Rows::default(); ORGANIZATIONS.len()];
        Self { stage, hands, passes, rows, open: vec![None; HANDS], texts: 0 }
    }

    pub(super) async fn step(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Request(org, asked) => self.request(*org, asked).await,
            Step::Sql(hand, said) => self.sql(*hand, said).await,
        }
    }

    /// What each can read is what it has, and nothing else.
    pub(super) async fn verify(&self) -> Result<(), String> {
        for (org, rows) in self.rows.iter().enumerate() {
            let seen = self.stage.listed(org).await?;
            same(&format!("{} over HTTP", ORGANIZATIONS[org].1), &seen, &rows.listed())?;
        }
        for (hand, open) in self.hands.iter().flatten().zip(&self.open) {
            let seen = hand.stored().await;
            match open {
                None => same("without a transaction", &seen, &Err("42501".to_owned()))?,
                Some(open) if open.failed => same("in a failed transaction", &seen, &Err("25P02".to_owned()))?,
                Some(open) => {
                    same(&format!("{} in SQL", ORGANIZATIONS[open.org].1), &seen, &Ok(open.rows.stored(open.org)))?;
                }
            }
        }
        Ok(())
    }

    fn text(&mut self, org: Org) -> String {
        self.texts += 1;
        format!("{} {}", ORGANIZATIONS[org].1, self.texts)
    }

    /// A request. What would wait for an open transaction of the same organization is not sent.
    async fn request(&mut self, org: Org, asked: &Asked) -> Result<(), String> {
        let waits = self.open.iter().flatten().any(|open| open.org == org);
        let (stage, text) = (self.stage, self.text(org));
        let staff = &stage.staff[org];
        let present = |slot: Slot| stage.find(org, slot);
        match *asked {
            Asked::Create(slot) if !waits => {
                let status = staff.post("strategic-plans", &plan(slot, &text)).await.status;
                same("a creation", &status, &if self.rows[org].has(slot) { 422 } else { 201 })?;
                if status == 201 {
                    self.rows[org].create(slot, &text);
                }
            }
            Asked::Rename(slot) if !waits => {
                let Some((path, version)) = present(slot).await? else { return Ok(()) };
                let status = staff.put(&path, version, &plan(slot, &text)).await.status;
                same("a change", &status, &200)?;
                self.rows[org].0.get_mut(&slot).ok_or("a plan that is not there was changed")?.title = text;
            }
            Asked::AddGoal(slot) if !waits => {
                let Some((path, _)) = present(slot).await? else { return Ok(()) };
                same("a goal", &staff.post(&format!("{path}/goals"), &goal(&text)).await.status, &201)?;
                self.rows[org].0.get_mut(&slot).ok_or("a plan that is not there has a goal")?.goals.push(text);
            }
            Asked::DropGoal(slot) if !waits => return self.drop_goal(org, slot).await,
            Asked::Broken => {
                let status = staff.post("strategic-plans", &json!({ "title": text, "org_id": 10 })).await.status;
                same("a broken body", &status, &422)?;
            }
            Asked::TheirRow(slot) => return self.their_row(org, slot, &text).await,
            Asked::TheirAddress(slot) => {
                let there = staff.at(ORGANIZATIONS[1 - org].1);
                same("their list", &there.get("strategic-plans").await.status, &403)?;
                same("a creation there", &there.post("strategic-plans", &plan(slot, &text)).await.status, &403)?;
            }
            // The lock keeps every writer out, so nobody may be in.
            Asked::Stopped(slot, stop) if self.open.iter().all(Option::is_none) => {
                return self.stopped(org, slot, stop, &text).await;
            }
            Asked::Cut => self.stage.cut().await,
            _ => {}
        }
        Ok(())
    }

    async fn drop_goal(&mut self, org: Org, slot: Slot) -> Result<(), String> {
        let Some((path, _)) = self.stage.find(org, slot).await? else { return Ok(()) };
        let staff = &self.stage.staff[org];
        let goals = staff.get(&format!("{path}/goals")).await.expect(200).json();
        let Some(first) = goals["items"].as_array().and_then(|goals| goals.first()) else { return Ok(()) };
        let (row, title) = (format!("goals/{}", first["id"].as_str().unwrap()), first["title"].as_str().unwrap());
        let version = first["version"].as_i64().unwrap_or(1);
        let status = staff.change(Method::DELETE, &row, version, &json!({})).await.status;
        same("a deletion", &status, &204)?;
        let plan = self.rows[org].0.get_mut(&slot).ok_or("a plan that is not there lost a goal")?;
        plan.goals.retain(|goal| goal != title);
        Ok(())
    }

    async fn their_row(&self, org: Org, slot: Slot, text: &str) -> Result<(), String> {
        let theirs = self.stage.find(1 - org, slot).await?;
        let path = theirs.map_or_else(|| format!("strategic-plans/{NOBODYS}"), |(path, _)| path);
        let staff = &self.stage.staff[org];
        same("their plan", &staff.get(&path).await.status, &404)?;
        same("a change of it", &staff.put(&path, 1, &plan(slot, text)).await.status, &404)?;
        same("a goal of it", &staff.post(&format!("{path}/goals"), &goal(text)).await.status, &404)
    }

    async fn stopped(&mut self, org: Org, slot: Slot, stop: Stop, text: &str) -> Result<(), String> {
        let taken = self.rows[org].has(slot);
        let status = self.stage.stop_waiting(org, &plan(slot, text), stop).await;
        let mut after = self.rows[org].clone();
        after.create(slot, text);
        match (stop, status) {
            // Whether the change was made cannot be told from here, but it is made whole or not at all.
            (Stop::ClientLeaves, _) => {
                if !taken && self.stage.listed(org).await? == after.listed() {
                    self.rows[org] = after;
                }
            }
            (_, Some(503)) => {}
            (_, Some(422)) if taken => {}
            (_, other) => return Err(format!("a creation that was stopped is answered with {other:?}")),
        }
        Ok(())
    }

    async fn sql(&mut self, hand: usize, said: &Said) -> Result<(), String> {
        let Some(mut open) = self.open[hand].take() else { return self.outside(hand, said).await };
        let connection = self.hands[hand].take().ok_or("a connection is missing")?;
        let (result, connection, keep) = self.inside(connection, &mut open, said).await;
        self.hands[hand] = Some(connection);
        if keep {
            self.open[hand] = Some(open);
        }
        result
    }

    async fn outside(&mut self, hand: usize, said: &Said) -> Result<(), String> {
        let connection = self.hands[hand].as_ref().ok_or("a connection is missing")?;
        let settings = |org: Org, scope: &str| {
            let (number, pass) = (ORGANIZATIONS[org].0, &self.passes[org]);
            format!("set {scope} app.org_id = '{number}'; set {scope} app.pass = '{pass}'")
        };
        match said {
            Said::Begin(org) if !self.open.iter().flatten().any(|open| open.org == *org) => {
                let begin = format!("begin; {}; set local role bmms_tenant", settings(*org, "local"));
                connection.say(&begin).await?;
                self.open[hand] = Some(Open::new(*org, &self.rows[*org]));
            }
            Said::LeaveSettings(org) => return connection.say(&settings(*org, "session")).await.map(drop),
            Said::Disconnect => {
                let connection = self.hands[hand].take().ok_or("a connection is missing")?;
                self.hands[hand] = Some(connection.replace(self.stage).await);
            }
            _ => {}
        }
        Ok(())
    }

    /// A statement inside a transaction; whether the transaction goes on.
    async fn inside(&mut self, hand: Hand, open: &mut Open, said: &Said) -> (Result<(), String>, Hand, bool) {
        let end = match said {
            Said::Commit => Some("commit"),
            Said::Rollback => Some("rollback"),
            Said::Disconnect => return (Ok(()), hand.replace(self.stage).await, false),
            _ => None,
        };
        let Some(end) = end else {
            let text = self.text(open.org);
            return (super::shared::say(self.stage, &hand, open, said, &text).await, hand, true);
        };
        let ended = hand.say(end).await.map(drop);
        if end == "commit" && !open.failed && ended.is_ok() {
            self.rows[open.org] = open.rows.clone();
        }
        (ended, hand, false)
    }
}

/// The statements that write, each with the rows that it must touch: none, one, or a refusal.
pub(super) fn writing(open: &mut Open, said: &Said, text: &str) -> Option<(String, Result<u64, &'static str>)> {
    let (own, other) = (ORGANIZATIONS[open.org].0, ORGANIZATIONS[1 - open.org].0);
    let create = |number: i32, slot: Slot| {
        let (start, end) = (year(slot), year(slot) + 1);
        format!(
            "insert into planning.strategic_plans (org_id, title, start_year, end_year, vision, mission)
             values ({number}, '{text}', {start}, {end}, 'V', 'M')"
        )
    };
    Some(match said {
        Said::Insert(slot) => {
            let taken = open.rows.has(*slot);
            if !taken && !open.failed {
                open.rows.create(*slot, text);
            }
            (create(own, *slot), if taken { Err("23P01") } else { Ok(1) })
        }
        Said::InsertForOther(slot) => (create(other, *slot), Err("42501")),
        Said::Rename(slot) => {
            let renamed = open.rows.0.get_mut(slot).filter(|_| !open.failed);
            let count = renamed.map_or(0, |plan| {
                plan.title = text.to_owned();
                1
            });
            (
                format!("update planning.strategic_plans set title = '{text}' where start_year = {}", year(*slot)),
                Ok(count),
            )
        }
        Said::RenameAll => {
            let count = open.rows.0.len() as u64;
            for plan in open.rows.0.values_mut().filter(|_| !open.failed) {
                text.clone_into(&mut plan.title);
            }
            (format!("update planning.strategic_plans set title = '{text}'"), Ok(count))
        }
        Said::RenameOther => {
            (format!("update planning.strategic_plans set title = '{text}' where org_id = {other}"), Ok(0))
        }
        Said::AddGoal(slot) => {
            let of = open.rows.0.get_mut(slot).filter(|_| !open.failed);
            let count = of.map_or(0, |plan| {
                plan.goals.push(text.to_owned());
                1
            });
            let add = format!(
                "insert into planning.goals (org_id, strategic_plan_id, title, description, target_metric, target_value)
                 select org_id, id, '{text}', 'D', 'units', 10 from planning.strategic_plans where start_year = {}",
                year(*slot)
            );
            (add, Ok(count))
        }
        _ => return None,
    })
}
