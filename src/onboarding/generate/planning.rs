//! The planning of one organization, written by its invented people.

use std::net::{IpAddr, Ipv4Addr};

use anyhow::{Context, Result};
use bmms_queries::client::Params;
use bmms_queries::queries::auth::onboarding::{OpenSampleSessionParams, open_sample_session};
use bmms_queries::queries::auth::sessions::sign_out;
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use tokio_postgres::Client;
use uuid::Uuid;

use super::budgeting;
use super::username;
use crate::auth::{Caller, Token};
use crate::error::Error;
use crate::onboarding::report::Fault;
use crate::onboarding::sample::{Authors, NewObjective};
use crate::onboarding::sample_budget::Treasurers;
use crate::organizations::Listed;
use crate::planning::annual_plans::NewAnnualPlan;
use crate::planning::objectives::Objective;
use crate::planning::strategic_plans::{self, Filter, StrategicPlanInput, StrategicPlanSummary};
use crate::planning::{Transition, overviews, today};
use crate::server::App;
use crate::web::Paging;

/// What is reached at 100.
const TARGET: &str = "100";

/// The planning of one organization.
pub(super) struct Sample<'a> {
    pub app: &'a App,
    pub migrator: &'a Client,
    pub pilot: &'a Listed,
    pub year: i32,
    pub programs: u32,
}

/// What there is of it.
#[derive(Default)]
pub(super) struct Planned {
    pub strategic_plans: usize,
    pub annual_plans: usize,
    pub goals: usize,
    pub objectives: usize,
    pub proposals: usize,
    /// Why there is none.
    pub warning: Option<String>,
}

impl Sample<'_> {
    /// Makes what is missing of the planning sample, or says why it is not made.
    pub(super) async fn run(&self) -> Result<Planned> {
        let sessions = [self.session(1).await?, self.session(2).await?];
        let planned = Box::pin(self.plan(&sessions)).await;
        for caller in &sessions {
            let hash = caller.token().hash();
            self.app.db.accounts(async |tx| Ok(sign_out().bind(tx, &hash.as_slice()).one().await?)).await?;
        }
        match planned {
            Ok(planned) => Ok(planned),
            Err(error) => match error.downcast::<Error>()? {
                Error::Internal(error) => Err(error),
                failure @ Error::Unavailable(_) => Err(failure.into()),
                // A rule, as of a module that is switched off: the organization stays as it is.
                refusal => Ok(Planned { warning: Some(no_sample(&refusal)), ..Planned::default() }),
            },
        }
    }

    async fn session(&self, number: u32) -> Result<Caller> {
        let token = Token::generate()?;
        let hash = token.hash();
        let username = username(&self.pilot.code, number);
        let session = OpenSampleSessionParams { username: username.as_str(), token_hash: hash.as_slice() };
        if let Err(error) = open_sample_session().params(self.migrator, &session).one().await {
            let message = Fault::told(error.into())?.first().map(ToString::to_string);
            anyhow::bail!(message.unwrap_or_default());
        }
        Ok(Caller::new(token, IpAddr::V4(Ipv4Addr::LOCALHOST)))
    }

    async fn plan(&self, [manager, officer]: &[Caller; 2]) -> Result<Planned> {
        let App { db, passes, .. } = self.app;
        let code = &self.pilot.code;
        let authors = Authors {
            db,
            officer: passes.member(db, officer, code).await?,
            manager: passes.member(db, manager, code).await?,
        };
        let id = match self.strategic_plan(&authors).await? {
            Ok(id) => id,
            Err(other) => return Ok(Planned { warning: Some(no_sample(&other)), ..Planned::default() }),
        };
        let sample = overviews::strategic_plan(db, &authors.officer, id).await?;
        if sample.plan.status == "draft" {
            for number in (1..=self.programs).skip(sample.goals.len()) {
                let priority = if number == 1 { "high" } else { "medium" };
                let goal = (format!("Programme {number}"), format!("activities of programme {number} carried out"));
                authors.goal(id, (&goal.0, &goal.1, TARGET, priority)).await?;
            }
        }
        authors.take(id, sample.plan.version, remaining(&sample.plan.status)).await?;
        let sample = overviews::strategic_plan(db, &authors.officer, id).await?;
        let mut planned = Planned { strategic_plans: 1, goals: sample.goals.len(), ..Planned::default() };
        let mut objectives = self.annual_plan(&authors, &sample).await?;
        planned.objectives = objectives.len();
        // In the order they were written, which is that of their ids.
        objectives.sort_by_key(|objective| objective.id);
        let (officer, approver) = (authors.officer.clone(), authors.manager.clone());
        let people = Treasurers { db, officer, certifier: approver.clone(), approver };
        planned.proposals = Box::pin(budgeting::make(&people, &objectives, self.year, today())).await?;
        planned.annual_plans = 1;
        Ok(planned)
    }

    /// The strategic plan, made if it is missing; or the name of another one that is in its place.
    async fn strategic_plan(&self, authors: &Authors<'_>) -> Result<std::result::Result<Uuid, String>> {
        let (start_year, end_year) = (self.year - 1, self.year + 3);
        let title = format!("{} Strategic Plan {start_year} - {end_year}", self.pilot.name);
        let (every, _) = Filter::new(None, None, None, None);
        let (plans, _) = strategic_plans::list(authors.db, &authors.officer, &every, &Paging::whole()).await?;
        if let Some(sample) = plans.iter().find(|plan| plan.title == title) {
            return Ok(Ok(sample.id));
        }
        let stands_in_the_way = |plan: &&StrategicPlanSummary| {
            plan.status == "active"
                || plan.status != "archived" && plan.start_year <= end_year && plan.end_year >= start_year
        };
        if let Some(other) = plans.iter().find(stands_in_the_way) {
            let (from, to) = (other.start_year, other.end_year);
            return Ok(Err(format!("it has a plan of its own, \"{}\" ({from}-{to}, {})", other.title, other.status)));
        }
        let input = StrategicPlanInput {
            title,
            start_year,
            end_year,
            vision: format!("{} serves every Bangsamoro family well.", self.pilot.name),
            mission: format!("To carry out the programmes of {} on time and in the open.", self.pilot.name),
        };
        Ok(Ok(authors.plan(&input).await?.id))
    }

    /// The annual work plan, made if it is missing; its objectives.
    async fn annual_plan(
        &self,
        authors: &Authors<'_>,
        strategic: &overviews::StrategicPlanOverview,
    ) -> Result<Vec<Objective>> {
        let year = self.year;
        let id = if let Some(plan) = strategic.annual_plans.iter().find(|plan| plan.year == year) {
            plan.id
        } else {
            let input = NewAnnualPlan {
                strategic_plan_id: strategic.plan.id,
                title: format!("{} Annual Work Plan {year}", self.pilot.name),
                year,
                description: format!("What the programmes do in {year}."),
                budget_total: None,
            };
            authors.annual_plan(&input).await?.id
        };
        let annual = overviews::annual_plan(authors.db, &authors.officer, id).await?;
        if annual.plan.status == "draft" {
            for number in (1..=self.programs).skip(annual.objectives.len()) {
                let due = NaiveDate::from_ymd_opt(year, (3 * number).min(12), 28).context("a date")?;
                let of = format!("Programme {number}");
                let objective = NewObjective {
                    goal_id: strategic.goals.iter().find(|goal| goal.title == of).map(|goal| goal.id),
                    title: &format!("Objective of programme {number}"),
                    indicator: &format!("activities of programme {number} carried out in {year}"),
                    target: TARGET,
                    due,
                };
                authors.objective(id, &objective).await?;
            }
        }
        authors.take_annual(id, annual.plan.version, remaining(&annual.plan.status)).await?;
        let objectives = overviews::annual_plan(authors.db, &authors.officer, id).await?.objectives;
        for objective in objectives.iter().filter(|objective| objective.status == "not_started") {
            let reached = self.reached(&objective.title);
            authors.objective_progress(objective.id, TARGET, reached, "in_progress").await?;
        }
        Ok(objectives)
    }

    /// 10 to 40 per cent: any number, but for the same objective always the same.
    fn reached(&self, title: &str) -> i64 {
        let seed = Sha256::digest(format!("{}|{}|{title}", self.pilot.code, self.year));
        10 + i64::from(seed[0] % 31)
    }
}

/// The steps that lead a plan into force.
fn remaining(status: &str) -> &'static [Transition] {
    match status {
        "draft" => &[Transition::Submit, Transition::Approve, Transition::Activate],
        "submitted" => &[Transition::Approve, Transition::Activate],
        "approved" => &[Transition::Activate],
        _ => &[],
    }
}

fn no_sample(why: &impl std::fmt::Display) -> String {
    format!("no planning sample is made: {why}")
}
