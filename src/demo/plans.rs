//! The plans of the demo, made by its people through the same actions as everybody's: so they are checked, walled and
//! recorded like everybody's.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::data::{MINISTRIES, Ministry};
use super::people::SignIn;
use crate::auth::{Caller, Client, Member, sign_in};
use crate::planning::annual_plans::{self, NewAnnualPlan};
use crate::planning::goals::{self, GoalInput};
use crate::planning::objectives::{self, ObjectiveInput};
use crate::planning::strategic_plans::{self, Filter, StrategicPlanInput};
use crate::planning::{ProgressInput, Transition, TransitionInput, today};
use crate::server::App;
use crate::web::{IdempotencyKey, Paging, two_decimals};

/// Makes the plans of the organizations that have none.
pub(super) async fn seed(app: &App, sign_ins: &[SignIn]) -> Result<()> {
    for ministry in &MINISTRIES {
        let officer = enter(app, sign_ins, ministry.code, "staff").await?;
        let (filter, _) = Filter::new(None, None, None, None);
        let (plans, _) = strategic_plans::list(&app.db, &officer, &filter, &Paging::new(None, None)?).await?;
        if plans.is_empty() {
            let manager = enter(app, sign_ins, ministry.code, "manager").await?;
            Seeder { app, officer, manager, ministry }.run().await.with_context(|| ministry.code)?;
        }
    }
    Ok(())
}

/// The demo, as it signs its people in.
const DEMO: Client<'_> = Client { address: IpAddr::V4(Ipv4Addr::LOCALHOST), user_agent: "bmms demo" };

async fn enter(app: &App, sign_ins: &[SignIn], code: &str, role: &str) -> Result<Arc<Member>> {
    let person =
        sign_ins.iter().find(|line| line.organization == code && line.role == role).context("a person of the demo")?;
    let session = sign_in(app, &person.login, person.password.clone(), None, DEMO).await?;
    let caller = Caller::new(session.token, DEMO.address);
    Ok(app.passes.member(&app.db, &caller, code).await?)
}

struct Seeder<'a> {
    app: &'a App,
    officer: Arc<Member>,
    manager: Arc<Member>,
    ministry: &'a Ministry,
}

impl Seeder<'_> {
    /// A completed plan of the years before, the active one with three annual plans, a submitted and a draft one for later.
    async fn run(&self) -> Result<()> {
        let year = today().year();
        let past = self.plan("First strategic plan", year - 6, year - 2).await?;
        for goal in &self.ministry.goals[..2] {
            let id = self.goal(past, goal).await?;
            self.goal_progress(id, goal.2, 100, "completed").await?;
        }
        self.take(past, &[Transition::Submit, Transition::Approve, Transition::Activate, Transition::Complete]).await?;

        let active = self.plan(self.ministry.title, year - 1, year + 3).await?;
        let mut goal_ids = Vec::new();
        for goal in &self.ministry.goals {
            goal_ids.push(self.goal(active, goal).await?);
        }
        self.take(active, &[Transition::Submit, Transition::Approve, Transition::Activate]).await?;
        for ((id, goal), per_cent) in goal_ids.iter().zip(&self.ministry.goals).zip([60, 20, 50]) {
            self.goal_progress(*id, goal.2, per_cent, "in_progress").await?;
        }
        self.annual_plans(active, goal_ids[0], year).await?;

        let next = self.plan("Next strategic plan", year + 4, year + 8).await?;
        self.goal(next, &self.ministry.goals[0]).await?;
        self.take(next, &[Transition::Submit]).await?;
        let later = self.plan("Long-term outlook", year + 9, year + 13).await?;
        self.goal(later, &self.ministry.goals[1]).await?;
        Ok(())
    }

    async fn annual_plans(&self, strategic_plan_id: Uuid, goal_id: Uuid, year: i32) -> Result<()> {
        for (of, upto) in [(year - 1, 4), (year, 3), (year + 1, 0)] {
            let input = NewAnnualPlan {
                strategic_plan_id,
                title: format!("Annual work plan {of}"),
                year: of,
                description: self.ministry.priorities.to_owned(),
                budget_total: Some(self.ministry.budget.to_owned()),
            };
            let plan =
                annual_plans::create(&self.app.db, &self.officer, &input, &IdempotencyKey::default(), &[]).await?;
            let mut ids = Vec::new();
            for (position, (title, indicator, target)) in self.ministry.objectives.iter().enumerate() {
                let month = [3, 6, 9, 12][position % 4];
                let input = ObjectiveInput {
                    goal_id: (position == 0).then_some(goal_id),
                    title: (*title).to_owned(),
                    description: format!("{title}: {indicator}"),
                    target_date: NaiveDate::from_ymd_opt(of, month, 15).context("a date")?,
                    indicator: (*indicator).to_owned(),
                    baseline_value: "0".to_owned(),
                    target_value: (*target).to_owned(),
                };
                let key = IdempotencyKey::default();
                ids.push(objectives::create(&self.app.db, &self.officer, plan.id, &input, &key, &[]).await?.id);
            }
            let steps: &[_] = match upto {
                4 => &[Transition::Submit, Transition::Approve, Transition::Activate, Transition::Complete],
                3 => &[Transition::Submit, Transition::Approve, Transition::Activate],
                _ => &[],
            };
            // Progress before the last step: a completed plan takes none.
            let (judged, last) = steps.split_at(steps.len().min(3));
            let version = self.take_annual(plan.id, 1, judged).await?;
            if upto > 0 {
                let done = [(100, "completed"), (100, "completed"), (50, "in_progress"), (0, "not_started")];
                for ((id, objective), (per_cent, status)) in ids.iter().zip(&self.ministry.objectives).zip(done) {
                    let (per_cent, status) = if upto == 4 { (100, "completed") } else { (per_cent, status) };
                    self.objective_progress(*id, objective.2, per_cent, status).await?;
                }
            }
            self.take_annual(plan.id, version, last).await?;
        }
        Ok(())
    }

    async fn plan(&self, title: &str, start_year: i32, end_year: i32) -> Result<Uuid> {
        let input = StrategicPlanInput {
            title: format!("{title} {start_year}-{end_year}"),
            start_year,
            end_year,
            vision: self.ministry.vision.to_owned(),
            mission: self.ministry.mission.to_owned(),
        };
        Ok(strategic_plans::create(&self.app.db, &self.officer, &input, &IdempotencyKey::default(), &[]).await?.id)
    }

    async fn goal(&self, plan: Uuid, (title, metric, target, priority): &(&str, &str, &str, &str)) -> Result<Uuid> {
        let input = GoalInput {
            title: (*title).to_owned(),
            description: format!("{title}, measured by {metric}."),
            target_metric: (*metric).to_owned(),
            target_value: (*target).to_owned(),
            priority: (*priority).to_owned(),
        };
        Ok(goals::create(&self.app.db, &self.officer, plan, &input, &IdempotencyKey::default(), &[]).await?.id)
    }

    async fn goal_progress(&self, id: Uuid, target: &str, per_cent: i64, status: &str) -> Result<()> {
        goals::progress(&self.app.db, &self.officer, id, 1, &progress(target, per_cent, status)?).await?;
        Ok(())
    }

    async fn objective_progress(&self, id: Uuid, target: &str, per_cent: i64, status: &str) -> Result<()> {
        if status != "not_started" {
            objectives::progress(&self.app.db, &self.officer, id, 1, &progress(target, per_cent, status)?).await?;
        }
        Ok(())
    }

    /// Takes a new strategic plan through steps: the officer submits, the manager judges.
    async fn take(&self, id: Uuid, steps: &[Transition]) -> Result<()> {
        for (version, step) in (1..).zip(steps) {
            let comment = TransitionInput { comment: String::new() };
            strategic_plans::take(&self.app.db, self.who(*step), id, version, *step, &comment).await?;
        }
        Ok(())
    }

    async fn take_annual(&self, id: Uuid, mut version: i32, steps: &[Transition]) -> Result<i32> {
        for step in steps {
            let comment = TransitionInput { comment: String::new() };
            version = annual_plans::take(&self.app.db, self.who(*step), id, version, *step, &comment).await?.version;
        }
        Ok(version)
    }

    fn who(&self, step: Transition) -> &Member {
        if step == Transition::Submit { &self.officer } else { &self.manager }
    }
}

/// So many per cent of the way from 0 to the target.
fn progress(target: &str, per_cent: i64, status: &str) -> Result<ProgressInput> {
    let target: Decimal = target.parse().context("a target")?;
    Ok(ProgressInput {
        completion_percentage: Some(per_cent.to_string()),
        current_value: Some(two_decimals(target * Decimal::new(per_cent, 2))),
        status: Some(status.to_owned()),
        comment: String::new(),
    })
}
