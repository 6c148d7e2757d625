//! The rules of the domain hold for raw SQL with a valid pass.

use serde_json::json;
use tokio_postgres::Client;

use super::arena::{Arena, Context, End, Outcome, send};

/// An admin of the attacking organization with a database session.
pub(super) struct Hand {
    pub arena: Arena,
    client: Client,
}

impl Hand {
    pub(super) async fn new() -> Self {
        let arena = Arena::new().await;
        let client = arena.app.login("bmms_service").await;
        Self { arena, client }
    }

    async fn try_as(&self, context: &Context, sql: &str) -> Outcome {
        send(&self.client, context, sql, End::Rollback).await
    }

    pub(super) async fn attempt(&self, sql: &str) -> Outcome {
        self.try_as(&self.arena.own.context(), sql).await
    }

    /// The statement must do something.
    pub(super) async fn works(&self, sql: &str) {
        let outcome = self.attempt(sql).await;
        assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{sql}: {outcome:?}");
    }

    /// The statement must be refused with this code and, if it is not empty, this message.
    pub(super) async fn refused(&self, sql: &str, code: &str, message: &str) {
        let refusal = self.attempt(sql).await.expect_err(sql);
        assert_eq!(refusal.code, code, "{sql}: {refusal:?}");
        assert!(message.is_empty() || refusal.message == message, "{sql}: {refusal:?}");
    }

    /// A plan of the attacker's organization in the state submitted, and a goal of it.
    async fn submitted(&self) -> (String, String) {
        let admin = self.arena.app.person("moh.admin").await;
        let plan = admin.plan("Submitted", 2040, 2045).await;
        let goal = admin.goal(&plan, "Its goal").await;
        admin.act(&plan, "submit", &json!({})).await.expect(200);
        let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
        (id(&plan), id(&goal))
    }
}

fn step(plan: &str, transition: &str) -> String {
    format!(
        "select workflow.transition_strategic_plan(org_id, id, version, '{transition}', '')
         from planning.strategic_plans where id = '{plan}'"
    )
}

#[tokio::test]
async fn a_status_changes_through_the_state_machine_alone() {
    let hand = Hand::new().await;
    let own = &hand.arena.own;
    hand.works(&step(&own.plan, "submit")).await;
    hand.refused(&step(&own.plan, "approve"), "BM409", "transition_not_possible").await;
    let (org_id, plan) = (own.org_id, &own.plan);
    for inner in [
        format!(
            "select workflow.write_history({org_id}, 'strategic_plan', '{plan}', 'approve', 'draft', 'approved', '')"
        ),
        "select workflow.take_step('strategic_plan', 'submit', 'draft', '')".to_owned(),
        "select workflow.guard_people('approve', 'submitted', null, null)".to_owned(),
        "update workflow.steps set permission = 'planning.view'".to_owned(),
    ] {
        hand.refused(&inner, "42501", "").await;
    }
    let (submitted, _) = hand.submitted().await;
    hand.refused(&step(&submitted, "approve"), "BM403", "approve_not_own").await;
    // What a caller leaves out is not taken for granted.
    let blank = |version: &str, comment: &str| {
        format!("select workflow.transition_strategic_plan({org_id}, '{submitted}', {version}, 'return', {comment})")
    };
    hand.refused(&blank("null", "'why'"), "BM412", "stale_version").await;
    hand.refused(&blank("2", "null"), "BM422", "comment_required").await;
    let managers = Context::tenant("a manager", &org_id.to_string(), &hand.arena.pass_of("moh.manager").await);
    hand.try_as(&managers, &step(&submitted, "approve")).await.unwrap();
    let staffs = Context::tenant("staff", &org_id.to_string(), &hand.arena.pass_of("moh.staff").await);
    let refusal = hand.try_as(&staffs, &step(&submitted, "approve")).await.unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM403", "not_permitted"));
    hand.arena.app.stop().await;
}

#[tokio::test]
async fn what_is_submitted_is_not_edited_and_years_are_kept() {
    let hand = Hand::new().await;
    let own = &hand.arena.own;
    let (plan, goal) = hand.submitted().await;
    hand.refused(
        &format!("update planning.strategic_plans set title = 'x' where id = '{plan}'"),
        "BM409",
        "strategic_plan_not_draft",
    )
    .await;
    for sql in [
        format!("update planning.goals set title = 'x' where id = '{goal}'"),
        format!("select workflow.delete_goal(6, '{goal}', 1)"),
    ] {
        hand.refused(&sql, "BM409", "strategic_plan_not_draft").await;
    }
    let link = format!("update planning.objectives set goal_id = '{goal}' where id = '{}'", own.objective);
    hand.refused(&link, "23503", "").await;
    hand.refused(&format!("delete from planning.goals where id = '{}'", own.goal), "42501", "").await;
    hand.works(&format!("select workflow.delete_goal(6, id, version) from planning.goals where id = '{}'", own.goal))
        .await;

    let year = |year: i32| format!("update planning.annual_plans set year = {year} where id = '{}'", own.annual_plan);
    hand.refused(&year(2027), "BM422", "annual_plan_year_in_use").await;
    let empty = format!(
        "select workflow.delete_objective(6, id, version) from planning.objectives where id = '{}';",
        own.objective
    );
    hand.works(&format!("{empty}{}", year(2027))).await;
    hand.refused(&format!("{empty}{}", year(2031)), "BM422", "annual_plan_year_within_plan").await;
    let due =
        |day: &str| format!("update planning.objectives set target_date = '{day}' where id = '{}'", own.objective);
    hand.works(&due("2026-12-31")).await;
    hand.refused(&due("2027-01-01"), "BM422", "objective_target_date_in_year").await;
    let shorter = format!("update planning.strategic_plans set start_year = 2027 where id = '{}'", own.plan);
    hand.refused(&shorter, "BM422", "strategic_plan_years_in_use").await;
    hand.arena.app.stop().await;
}

#[tokio::test]
async fn history_and_audit_trail_can_be_read_and_nothing_else() {
    let hand = Hand::new().await;
    for (table, column) in [("planning.transitions", "comment"), ("audit.events", "action")] {
        hand.works(&format!("select * from {table}")).await;
        for sql in [
            format!("insert into {table} (org_id) values ({})", hand.arena.own.org_id),
            format!("update {table} set {column} = 'x'"),
            format!("delete from {table}"),
            format!("truncate {table}"),
        ] {
            hand.refused(&sql, "42501", "").await;
        }
    }
    hand.arena.app.stop().await;
}
