//! Two organizations in a database of their own, without a service: enough for attacks in SQL, at a fraction of the
//! arena's cost. Rows are arranged with triggers off; passes are minted as ever.

use tokio_postgres::Client;
use uuid::Uuid;

use super::arena::{Context, End, Outcome, Side, mint_over, send};
use super::mutants::Attack;
use super::oracles::Canary;
use crate::budgeting::planted::{Owner, Planted};
use crate::support::server;

/// Every goal that the reader may see.
pub(super) const GOALS: &str = "select * from planning.goals";

/// Row security by a setting that anybody may write, as many systems have it: what the pass is better than.
pub(super) const BY_CONVENTION: &str =
    "alter policy wall on planning.goals using (org_id = (select current_setting('app.org_id')::integer));
     alter policy read on planning.goals using (true)";

/// MOH attacks, MOLE is the victim; each has a draft plan with a goal, an annual plan and its objective.
pub(super) struct Duo {
    pub database: String,
    /// For arranging and for looking.
    pub root: Client,
    /// The service's own login.
    pub service: Client,
    pub own: Side,
    pub victim: Side,
    /// Of the victim.
    pub canary: Canary,
}

impl Duo {
    pub(super) async fn new() -> Self {
        let server = server().await;
        let database = server.copy().await;
        let root = server.superuser(&database).await;
        let service = server.login(&database, "bmms_service").await;
        let own = Side::arrange(&root, &service, 6, "MOH").await;
        let victim = Side::arrange(&root, &service, 10, "MOLE").await;
        let canary = Canary::of(&root, victim.org_id, &victim.marker).await;
        Self { database, root, service, own, victim, canary }
    }

    /// Another connection of a login.
    pub(super) async fn login(&self, user: &str) -> Client {
        server().await.login(&self.database, user).await
    }

    /// A statement with the right context of the attacker, rolled back.
    pub(super) async fn attempt(&self, sql: &str) -> Outcome {
        send(&self.service, &self.own.context(), sql, End::Rollback).await
    }

    /// The statement must return or change something.
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

    /// The codes of what the check finds while something is sabotaged, the server's age left out.
    pub(super) async fn findings(&self, sabotage: &str) -> Vec<String> {
        self.root
            .batch_execute(&format!("begin;{sabotage}"))
            .await
            .unwrap_or_else(|error| panic!("{sabotage}: {error:?}"));
        let codes = "select distinct code from audit.findings where code <> 'server_version' order by 1";
        let codes = self.root.query(codes, &[]).await.unwrap();
        self.root.batch_execute("rollback").await.unwrap();
        codes.iter().map(|row| row.get(0)).collect()
    }

    /// The check must name what the sabotage breaks.
    pub(super) async fn is_found(&self, sabotage: &str, code: &str) {
        let found = self.findings(sabotage).await;
        assert!(found.iter().any(|found| found == code), "{sabotage}: {found:?}");
    }

    /// An attack in the right context of the attacker.
    pub(super) fn attack(&self, sql: impl Into<String>) -> Attack {
        Attack::by(&self.own.context(), sql)
    }

    /// The attacker's pass under the victim's number.
    pub(super) fn other_number(&self) -> Context {
        Context::tenant("the victim's number", &self.victim.org_id.to_string(), &self.own.pass)
    }

    /// The defended attack must not reveal the victim; without the defence it must.
    pub(super) async fn leaks_without(&self, sabotage: &str, attack: &Attack) {
        let defended = attack.outcome(&self.root, "").await;
        self.canary.silent_in("the defended attack", &defended);
        let open = attack.outcome(&self.root, sabotage).await;
        assert!(self.canary.found_in(&open).is_some(), "{sabotage}: the attack does not notice: {open:?}");
    }
}

impl Side {
    async fn arrange(root: &Client, service: &Client, org_id: i32, code: &'static str) -> Self {
        let id = || Uuid::new_v4().to_string();
        let marker = format!("mark{}", &Uuid::new_v4().simple().to_string()[..8]);
        let (token, plan, goal, annual_plan, objective) = (id(), id(), id(), id(), id());
        let notification = id();
        let admin = "select id::text from auth.users where username = lower($1) || '.admin'";
        let user_id: String = root.query_one(admin, &[&code]).await.unwrap().get(0);
        let rows = format!(
            "begin; set local session_replication_role = replica;
             insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address)
             values ('{user_id}', sha256('{token}'), '1 hour', now() + interval '1 hour', '127.0.0.1');
             insert into planning.strategic_plans (org_id, id, title, start_year, end_year, vision, mission, created_by)
             values ({org_id}, '{plan}', '{marker}', 2025, 2030, '{marker}', '{marker}', '{user_id}');
             insert into planning.goals
               (org_id, id, strategic_plan_id, title, description, target_metric, target_value, created_by)
             values ({org_id}, '{goal}', '{plan}', '{marker}', '{marker}', '{marker}', 10, '{user_id}');
             insert into planning.annual_plans (org_id, id, strategic_plan_id, title, year, created_by)
             values ({org_id}, '{annual_plan}', '{plan}', '{marker}', 2026, '{user_id}');
             insert into planning.objectives
               (org_id, id, annual_plan_id, strategic_plan_id, goal_id, title, description, target_date, indicator,
                target_value, current_value, created_by)
             values ({org_id}, '{objective}', '{annual_plan}', '{plan}', '{goal}', '{marker}', '{marker}', '2026-06-30',
                '{marker}', 10, 0, '{user_id}');
             insert into planning.transitions (org_id, entity, entity_id, transition, from_status, to_status, actor)
             values ({org_id}, 'strategic_plan', '{plan}', 'submit', 'draft', 'submitted', '{user_id}');
             insert into organizations.idempotency_keys (org_id, user_id, key, fingerprint, entity_id)
             values ({org_id}, '{user_id}', '{marker}', '\\x00', '{plan}');
             insert into notifications.notifications (org_id, id, user_id, kind, entity, entity_id, title, once_key)
             values ({org_id}, '{notification}', '{user_id}', 'approved', 'planning.strategic_plans', '{plan}', '{marker}', 'key');
             commit; begin; select audit.append({org_id}, 'insert', 'planning.goals', '{goal}', null, '{{}}'); commit"
        );
        root.batch_execute(&rows).await.unwrap_or_else(|error| panic!("{rows}: {error:?}"));
        let owner = Owner { org_id, user_id: &user_id, goal: &goal, objective: &objective, text: &marker };
        let budget = Planted::of(root, &owner).await;
        let pass = mint_over(service, &token, code, "5 minutes").await.unwrap();
        let registration = id();
        Self {
            org_id,
            code,
            marker,
            token,
            user_id,
            pass,
            plan,
            goal,
            annual_plan,
            objective,
            notification,
            registration,
            budget,
        }
    }
}
