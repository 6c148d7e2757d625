//! The plans and budgets of the demo, made by its people through the same actions as everybody's: so they are checked, walled and
//! recorded like everybody's.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use uuid::Uuid;

use super::budgets;
use super::data::{MINISTRIES, Ministry};
use super::people::SignIn;
use crate::auth::{Caller, Client, Member, sign_in};
use crate::onboarding::sample::{Authors, NewObjective};
use crate::onboarding::sample_budget::Treasurers;
use crate::planning::annual_plans::NewAnnualPlan;
use crate::planning::strategic_plans::{self, Filter, StrategicPlanInput};
use crate::planning::{Transition, today};
use crate::server::App;
use crate::web::Paging;

/// Makes the plans and budgets of the organizations that have none.
pub(super) async fn seed(app: &App, sign_ins: &[SignIn]) -> Result<()> {
    let all = MINISTRIES.iter().map(|ministry| async move {
        Box::pin(organization(app, sign_ins, ministry)).await.with_context(|| ministry.code)
    });
    futures_util::future::try_join_all(all).await?;
    Ok(())
}

async fn organization(app: &App, sign_ins: &[SignIn], ministry: &Ministry) -> Result<()> {
    let member = async |name: &str| enter(app, sign_ins, ministry.code, name).await;
    let officer = member("staff").await?;
    let (filter, _) = Filter::new(None, None, None, None);
    let (plans, _) = strategic_plans::list(&app.db, &officer, &filter, &Paging::new(None, None)?).await?;
    if plans.is_empty() {
        let authors = Authors { db: &app.db, officer: officer.clone(), manager: member("manager").await? };
        Seeder { authors, ministry }.run().await?;
    }
    let (certifier, approver) = (member("staff2").await?, member("admin").await?);
    Box::pin(budgets::seed(&Treasurers { db: &app.db, officer, certifier, approver }, ministry, today())).await
}

/// The demo, as it signs its people in.
const DEMO: Client<'_> = Client { address: IpAddr::V4(Ipv4Addr::LOCALHOST), user_agent: "bmms demo" };

async fn enter(app: &App, sign_ins: &[SignIn], code: &str, name: &str) -> Result<Arc<Member>> {
    let login = format!("{}.{name}", code.to_lowercase());
    let person = sign_ins.iter().find(|line| line.login == login).context("a person of the demo")?;
    let session = sign_in(app, &person.login, person.password.clone(), None, DEMO).await?;
    let caller = Caller::new(session.token, DEMO.address);
    Ok(app.passes.member(&app.db, &caller, code).await?)
}

struct Seeder<'a> {
    authors: Authors<'a>,
    ministry: &'a Ministry,
}

impl Seeder<'_> {
    /// A completed plan of the years before, the active one with three annual plans, a submitted and a draft one for later.
    async fn run(&self) -> Result<()> {
        let (authors, year) = (&self.authors, today().year());
        let past = self.plan("First strategic plan", year - 6, year - 2).await?;
        for goal in &self.ministry.goals[..2] {
            let id = authors.goal(past, *goal).await?;
            authors.goal_progress(id, goal.2, 100, "completed").await?;
        }
        let all = [Transition::Submit, Transition::Approve, Transition::Activate, Transition::Complete];
        authors.take(past, 1, &all).await?;

        let active = self.plan(self.ministry.title, year - 1, year + 3).await?;
        let mut goal_ids = Vec::new();
        for goal in &self.ministry.goals {
            goal_ids.push(authors.goal(active, *goal).await?);
        }
        authors.take(active, 1, &all[..3]).await?;
        for ((id, goal), per_cent) in goal_ids.iter().zip(&self.ministry.goals).zip([60, 20, 50]) {
            authors.goal_progress(*id, goal.2, per_cent, "in_progress").await?;
        }
        self.annual_plans(active, goal_ids[0], year).await?;

        let next = self.plan("Next strategic plan", year + 4, year + 8).await?;
        authors.goal(next, self.ministry.goals[0]).await?;
        authors.take(next, 1, &all[..1]).await?;
        let later = self.plan("Long-term outlook", year + 9, year + 13).await?;
        authors.goal(later, self.ministry.goals[1]).await?;
        Ok(())
    }

    async fn annual_plans(&self, strategic_plan_id: Uuid, goal_id: Uuid, year: i32) -> Result<()> {
        let authors = &self.authors;
        for (of, upto) in [(year - 1, 4), (year, 3), (year + 1, 0)] {
            let input = NewAnnualPlan {
                strategic_plan_id,
                title: format!("Annual work plan {of}"),
                year: of,
                description: self.ministry.priorities.to_owned(),
                budget_total: Some(self.ministry.budget.to_owned()),
            };
            let plan = authors.annual_plan(&input).await?;
            let mut ids = Vec::new();
            for (position, (title, indicator, target)) in self.ministry.objectives.iter().enumerate() {
                let month = [3, 6, 9, 12][position % 4];
                let objective = NewObjective {
                    goal_id: (position == 0).then_some(goal_id),
                    title,
                    indicator,
                    target,
                    due: NaiveDate::from_ymd_opt(of, month, 15).context("a date")?,
                };
                ids.push(authors.objective(plan.id, &objective).await?);
            }
            let steps: &[_] = match upto {
                4 => &[Transition::Submit, Transition::Approve, Transition::Activate, Transition::Complete],
                3 => &[Transition::Submit, Transition::Approve, Transition::Activate],
                _ => &[],
            };
            // Progress before the last step: a completed plan takes none.
            let (judged, last) = steps.split_at(steps.len().min(3));
            let version = authors.take_annual(plan.id, 1, judged).await?;
            let done = [(100, "completed"), (100, "completed"), (50, "in_progress"), (0, "not_started")];
            for ((id, objective), (per_cent, status)) in ids.iter().zip(&self.ministry.objectives).zip(done) {
                let (per_cent, status) = if upto == 4 { (100, "completed") } else { (per_cent, status) };
                if upto > 0 && per_cent > 0 {
                    authors.objective_progress(*id, objective.2, per_cent, status).await?;
                }
            }
            authors.take_annual(plan.id, version, last).await?;
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
        Ok(self.authors.plan(&input).await?.id)
    }
}
