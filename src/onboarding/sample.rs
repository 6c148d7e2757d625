//! Believable plans, made through the same actions as everybody's: so they are checked, walled and recorded like
//! everybody's. An officer writes and submits, a manager judges.

use std::sync::Arc;

use anyhow::{Context, Result};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use uuid::Uuid;

use crate::auth::Member;
use crate::db::Db;
use crate::planning::annual_plans::{self, AnnualPlan, NewAnnualPlan};
use crate::planning::goals::{self, GoalInput};
use crate::planning::objectives::{self, ObjectiveInput};
use crate::planning::strategic_plans::{self, StrategicPlan, StrategicPlanInput};
use crate::planning::{ProgressInput, Transition, TransitionInput};
use crate::web::{IdempotencyKey, two_decimals};

/// The two people of an organization who make its plans.
pub(crate) struct Authors<'a> {
    pub db: &'a Db,
    pub officer: Arc<Member>,
    pub manager: Arc<Member>,
}

/// An objective to be written.
pub(crate) struct NewObjective<'a> {
    pub goal_id: Option<Uuid>,
    pub title: &'a str,
    pub indicator: &'a str,
    pub target: &'a str,
    pub due: NaiveDate,
}

impl Authors<'_> {
    /// A draft over these years.
    pub(crate) async fn plan(&self, input: &StrategicPlanInput) -> crate::error::Result<StrategicPlan> {
        strategic_plans::create(self.db, &self.officer, input, &IdempotencyKey::default(), &[]).await
    }

    /// A goal of a draft: title, metric, target and priority.
    pub(crate) async fn goal(
        &self,
        plan: Uuid,
        (title, metric, target, priority): (&str, &str, &str, &str),
    ) -> Result<Uuid> {
        let input = GoalInput {
            title: title.to_owned(),
            description: format!("{title}, measured by {metric}."),
            target_metric: metric.to_owned(),
            target_value: target.to_owned(),
            priority: priority.to_owned(),
        };
        Ok(goals::create(self.db, &self.officer, plan, &input, &IdempotencyKey::default(), &[]).await?.id)
    }

    /// Progress of a goal nobody has touched yet.
    pub(crate) async fn goal_progress(&self, id: Uuid, target: &str, per_cent: i64, status: &str) -> Result<()> {
        goals::progress(self.db, &self.officer, id, 1, &progress(target, per_cent, status)?).await?;
        Ok(())
    }

    /// A draft of an annual work plan.
    pub(crate) async fn annual_plan(&self, input: &NewAnnualPlan) -> Result<AnnualPlan> {
        Ok(annual_plans::create(self.db, &self.officer, input, &IdempotencyKey::default(), &[]).await?)
    }

    /// An objective of a draft.
    pub(crate) async fn objective(&self, plan: Uuid, objective: &NewObjective<'_>) -> Result<Uuid> {
        let input = ObjectiveInput {
            goal_id: objective.goal_id,
            title: objective.title.to_owned(),
            description: format!("{}: {}", objective.title, objective.indicator),
            target_date: objective.due,
            indicator: objective.indicator.to_owned(),
            baseline_value: "0".to_owned(),
            target_value: objective.target.to_owned(),
        };
        Ok(objectives::create(self.db, &self.officer, plan, &input, &IdempotencyKey::default(), &[]).await?.id)
    }

    /// Progress of an objective nobody has touched yet.
    pub(crate) async fn objective_progress(&self, id: Uuid, target: &str, per_cent: i64, status: &str) -> Result<()> {
        objectives::progress(self.db, &self.officer, id, 1, &progress(target, per_cent, status)?).await?;
        Ok(())
    }

    /// Takes a strategic plan through steps; its version then.
    pub(crate) async fn take(&self, id: Uuid, mut version: i32, steps: &[Transition]) -> Result<i32> {
        for step in steps {
            let comment = TransitionInput { comment: String::new() };
            version = strategic_plans::take(self.db, self.who(*step), id, version, *step, &comment).await?.version;
        }
        Ok(version)
    }

    /// Takes an annual work plan through steps; its version then.
    pub(crate) async fn take_annual(&self, id: Uuid, mut version: i32, steps: &[Transition]) -> Result<i32> {
        for step in steps {
            let comment = TransitionInput { comment: String::new() };
            version = annual_plans::take(self.db, self.who(*step), id, version, *step, &comment).await?.version;
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
