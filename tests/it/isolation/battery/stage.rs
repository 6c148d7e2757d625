//! A stage: a transaction of the superuser in which several sessions act one after the other, and which is rolled back.
//! There a defence can be taken away, even one that is the whole cluster's, and what an attack did can be looked at.

use tokio_postgres::{Client, Error};

use crate::isolation::arena::{Context, Outcome, Refusal, Side, run};

/// An open transaction of the superuser's client.
pub(super) struct Stage<'a> {
    root: &'a Client,
}

impl<'a> Stage<'a> {
    /// Begins, and arranges what the actors find.
    pub(super) async fn open(root: &'a Client, arrangement: &str) -> Self {
        let opening = format!("begin;{arrangement}");
        root.batch_execute(&opening).await.unwrap_or_else(|error| panic!("{opening}: {error:?}"));
        Self { root }
    }

    /// Lets a session in a context send statements. What was refused left nothing behind.
    pub(super) async fn act(&self, context: &Context, sql: &str) -> Outcome {
        self.act_after(&format!("set local session authorization {};{}", context.login, context.opening()), sql).await
    }

    /// Lets whoever these statements make of the session send others.
    pub(super) async fn act_after(&self, opening: &str, sql: &str) -> Outcome {
        self.root.batch_execute("savepoint act").await.unwrap();
        let outcome = match self.root.batch_execute(opening).await {
            Ok(()) => run(self.root, sql).await,
            Err(error) => Err(error),
        };
        let end = if outcome.is_ok() {
            "reset role; set session authorization default; set local app.org_id = ''; set local app.pass = ''"
        } else {
            "rollback to savepoint act"
        };
        self.root.batch_execute(end).await.unwrap();
        outcome.map_err(|error: Error| Refusal::from(&error))
    }

    /// What the superuser finds: the first value of the first row, as text.
    pub(super) async fn look(&self, query: &str) -> String {
        let answer = run(self.root, query).await.unwrap_or_else(|error| panic!("{query}: {error:?}"));
        answer.rows[0][0].clone().unwrap_or_default()
    }

    /// Rolls everything back.
    pub(super) async fn close(self) {
        self.root.batch_execute("rollback").await.unwrap();
    }
}

/// Statements that no trigger and no foreign key sees: an arrangement, not a change.
pub(super) fn unwatched(sql: &str) -> String {
    format!("set local session_replication_role = replica; {sql}; set local session_replication_role = origin;")
}

/// The code of a refusal, or nothing.
pub(super) fn code(outcome: &Outcome) -> &str {
    outcome.as_ref().err().map_or("", |refusal| refusal.code.as_str())
}

/// A new strategic plan of an organization; `id` is an expression.
pub(super) fn new_plan(org_id: i32, id: &str, title: &str, start_year: i32) -> String {
    format!(
        "insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission)
         values ({org_id}, {id}, '{title}', {start_year}, {start_year} + 2, 'V', 'M')"
    )
}

/// A new goal of a plan.
pub(super) fn new_goal(org_id: i32, plan: &str) -> String {
    format!(
        "insert into planning.goals (org_id, id, strategic_plan_id, title, description, target_metric, target_value)
         values ({org_id}, gen_random_uuid(), '{plan}', 'A', 'B', 'C', 1)"
    )
}

/// The deletion of a side's goal, as its admin may do it.
pub(super) fn deletion_of_goal(side: &Side) -> String {
    format!("select workflow.delete_goal(org_id, id, version) from planning.goals where id = '{}'", side.goal)
}

/// A link of a side's objective to a goal.
pub(super) fn link(side: &Side, goal: &str) -> String {
    format!("update planning.objectives set goal_id = '{goal}' where id = '{}'", side.objective)
}
