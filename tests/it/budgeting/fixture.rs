//! The people of an organization with a hand on the database: each step by who may take it, through the doors and functions
//! that the service uses.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rust_decimal::Decimal;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::isolation::{Answer, Attack, Context, End, Outcome, mint_over, send};
use crate::support::{App, server};

/// Everybody who acts: staff write and request, a manager and an admin decide.
const PEOPLE: [&str; 6] = ["staff", "staff2", "manager", "flagless", "admin", "viewer"];

/// An organization at work.
pub(crate) struct Office {
    pub org_id: i32,
    pub code: String,
    /// Name of the database.
    pub database: String,
    /// For looking, never for acting.
    pub root: Client,
    service: Client,
    contexts: BTreeMap<&'static str, Context>,
    /// This year in Manila.
    pub year: i32,
}

/// A programme to ask money for: its title, and class and amount of each of its lines.
pub(crate) type Programme<'a> = (&'a str, &'a [(&'a str, &'a str)]);

/// A programme that was allocated money.
#[derive(Clone, Debug)]
pub(crate) struct Funded {
    pub proposal: String,
    pub lines: Vec<String>,
    pub allocation: String,
}

/// One peso's way down: of each kind the row that the next stands on.
#[derive(Clone, Debug)]
pub(crate) struct Chain {
    pub funded: Funded,
    pub appropriation: String,
    pub allotment: String,
    pub obligation: String,
    pub payment: String,
}

impl Office {
    /// The people of an organization of the running service.
    pub(crate) async fn of(app: &App, code: &str) -> Self {
        Self::open(&app.config.database.name, code).await
    }

    /// The people of an organization in a database of their own, without a service.
    pub(crate) async fn alone(code: &str) -> Self {
        Self::open(&server().await.copy().await, code).await
    }

    pub(crate) async fn open(database: &str, code: &str) -> Self {
        let root = server().await.superuser(database).await;
        let service = server().await.login(database, "bmms_service").await;
        let known = "select org_id, extract(year from planning.today())::integer from organizations.organizations where code = $1";
        let known = root.query_one(known, &[&code]).await.unwrap();
        let mut office = Self {
            org_id: known.get(0),
            code: code.to_owned(),
            database: database.to_owned(),
            root,
            service,
            contexts: BTreeMap::new(),
            year: known.get(1),
        };
        // The manager decides about budgets too, beside the admin.
        let may_approve = "update auth.memberships m set can_approve_budgets = true from auth.users u
                           where u.id = m.user_id and m.org_id = $1 and u.username = lower($2) || '.manager'";
        office.root.execute(may_approve, &[&office.org_id, &code]).await.unwrap();
        office.sign_in().await;
        office
    }

    /// Gives everybody a pass of five minutes, again.
    pub(crate) async fn sign_in(&mut self) {
        for name in PEOPLE {
            let token = Uuid::new_v4().to_string();
            let session = format!(
                "insert into auth.sessions (user_id, token_hash, lifetime, expires_at, address)
                 select id, sha256('{token}'), '1 hour', now() + interval '1 hour', '127.0.0.1'
                 from auth.users where username = lower('{}.{name}')",
                self.code
            );
            self.root.batch_execute(&session).await.unwrap();
            let pass = mint_over(&self.service, &token, &self.code, "5 minutes").await.unwrap();
            self.contexts.insert(name, Context::tenant(name, &self.org_id.to_string(), &pass));
        }
    }

    /// What somebody's statements are sent with.
    pub(crate) fn context(&self, who: &str) -> &Context {
        &self.contexts[who]
    }

    /// An attack by somebody, for a mutant.
    pub(crate) fn attack(&self, who: &str, sql: impl Into<String>) -> Attack {
        Attack::by(self.context(who), sql)
    }

    /// A further connection of the service's login.
    pub(crate) async fn connection(&self) -> Client {
        server().await.login(&self.database, "bmms_service").await
    }

    /// Sends a statement as somebody, and keeps what it did or not.
    pub(crate) async fn send(&self, who: &str, sql: &str, end: End) -> Outcome {
        send(&self.service, self.context(who), sql, end).await
    }

    /// Sends a statement that must work, and keeps what it did.
    pub(crate) async fn act(&self, who: &str, sql: &str) -> Answer {
        self.send(who, sql, End::Commit).await.unwrap_or_else(|refusal| panic!("{who}: {sql}: {refusal:?}"))
    }

    /// The statement must return or change something; it is rolled back.
    pub(crate) async fn works(&self, who: &str, sql: &str) {
        let outcome = self.send(who, sql, End::Rollback).await;
        assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{who}: {sql}: {outcome:?}");
    }

    /// The statement must be refused with this code and, if it is not empty, this message.
    pub(crate) async fn refused(&self, who: &str, sql: &str, code: &str, message: &str) {
        let refusal = match self.send(who, sql, End::Rollback).await {
            Ok(answer) => panic!("{who}: {sql}: {answer:?}"),
            Err(refusal) => refusal,
        };
        assert_eq!(refusal.code, code, "{sql}: {refusal:?}");
        assert!(message.is_empty() || refusal.message == message, "{sql}: {refusal:?}");
    }

    /// A day of this year, not later than today.
    pub(crate) async fn day(&self, month: i32, day: i32) -> String {
        let date = "select least(make_date($1, $2, $3), planning.today())::text";
        self.root.query_one(date, &[&self.year, &month, &day]).await.unwrap().get(0)
    }

    /// The first value of what a query finds.
    pub(crate) async fn find(&self, sql: &str) -> String {
        self.root.query_one(&format!("select ({sql})::text"), &[]).await.unwrap().get(0)
    }

    /// A draft by staff with these programmes; its id, and of each programme the id and those of its lines.
    pub(crate) async fn draft(&self, year: i32, programmes: &[Programme<'_>]) -> (String, Vec<(String, Vec<String>)>) {
        let (org_id, proposal) = (self.org_id, id());
        let mut sql = format!(
            "insert into budgeting.proposals (org_id, id, fiscal_year, title, description)
             values ({org_id}, '{proposal}', {year}, 'Budget {year}', 'What the year needs');"
        );
        let mut made = Vec::new();
        for (rank, (title, lines)) in (1..).zip(programmes) {
            let programme = id();
            let amounts = lines.iter().map(|(_, amount)| amount.parse::<Decimal>().unwrap());
            write!(
                sql,
                "insert into budgeting.programmes (org_id, id, proposal_id, title, requested_amount, priority_rank, justification)
                 values ({org_id}, '{programme}', '{proposal}', '{title}', {}, {rank}, 'It is needed');",
                amounts.sum::<Decimal>()
            )
            .unwrap();
            let ids: Vec<String> = lines.iter().map(|_| id()).collect();
            for (line, (class, amount)) in ids.iter().zip(*lines) {
                write!(
                    sql,
                    "insert into budgeting.line_items (org_id, id, programme_id, expense_class, description, unit_cost, quantity)
                     values ({org_id}, '{line}', '{programme}', '{class}', 'Line of {class}', {amount}, 1);"
                )
                .unwrap();
            }
            made.push((programme, ids));
        }
        self.act("staff", &sql).await;
        (proposal, made)
    }

    /// A step of a state machine on a row in its present version: `release_allotment`, `allotments`, its id, and what follows.
    pub(crate) fn step(&self, function: &str, table: &str, id: &str, rest: &str) -> String {
        let comma = if rest.is_empty() { "" } else { ", " };
        format!(
            "select workflow.{function}(org_id, id, version{comma}{rest}) from budgeting.{table} where org_id = {} and id = '{id}'",
            self.org_id
        )
    }

    /// A proposal that staff wrote and submitted and a manager approved as requested; its programmes as they were named.
    pub(crate) async fn approved(&self, year: i32, programmes: &[Programme<'_>]) -> Vec<Funded> {
        let (proposal, made) = self.draft(year, programmes).await;
        let step = |name: &str| self.step("transition_proposal", "proposals", &proposal, &format!("'{name}', ''"));
        self.act("staff", &step("submit")).await;
        self.act("manager", &step("start_review")).await;
        self.act("manager", &self.step("approve_proposal", "proposals", &proposal, "'[]', 'As requested'")).await;
        let mut funded = Vec::new();
        for (programme, lines) in made {
            let allocation = format!(
                "select id from budgeting.allocations where org_id = {} and programme_id = '{programme}'",
                self.org_id
            );
            let allocation = self.find(&allocation).await;
            funded.push(Funded { proposal: proposal.clone(), lines, allocation });
        }
        funded
    }

    /// What records an appropriation of the year of the allocation, valid all that year.
    pub(crate) fn appropriates(&self, id: &str, allocation: &str, class: &str, amount: &str) -> String {
        format!(
            "insert into budgeting.appropriations (org_id, id, allocation_id, fiscal_year, kind, expense_class, authorized_amount,
               legal_basis, valid_from, valid_until)
             values ({}, '{id}', '{allocation}', {year}, 'current', '{class}', {amount}, 'GAAB {year}', make_date({year}, 1, 1),
               make_date({year}, 12, 31))",
            self.org_id,
            year = self.year
        )
    }

    /// An appropriation that staff recorded and a manager posted for the first day of the year.
    pub(crate) async fn appropriation(&self, allocation: &str, class: &str, amount: &str) -> String {
        let id = id();
        self.act("staff", &self.appropriates(&id, allocation, class, amount)).await;
        let first = format!("make_date({}, 1, 1), ''", self.year);
        self.act("manager", &self.step("post_appropriation", "appropriations", &id, &first)).await;
        id
    }

    /// What requests an allotment.
    pub(crate) fn requests(&self, id: &str, appropriation: &str, quarter: &str, amount: &str) -> String {
        format!(
            "insert into budgeting.allotments (org_id, id, appropriation_id, quarter, amount)
             values ({}, '{id}', '{appropriation}', '{quarter}', {amount})",
            self.org_id
        )
    }

    /// An allotment that staff requested and a manager released on a day.
    pub(crate) async fn allotment_on(&self, appropriation: &str, quarter: &str, amount: &str, day: &str) -> String {
        let id = id();
        self.act("staff", &self.requests(&id, appropriation, quarter, amount)).await;
        let released = format!("'{day}', 'SARO {}', ''", &id[..8]);
        self.act("manager", &self.step("release_allotment", "allotments", &id, &released)).await;
        id
    }

    /// An allotment that was released on the first day of the year.
    pub(crate) async fn allotment(&self, appropriation: &str, quarter: &str, amount: &str) -> String {
        self.allotment_on(appropriation, quarter, amount, &self.day(1, 1).await).await
    }

    /// What drafts an obligation.
    pub(crate) fn binds(&self, id: &str, allotment: &str, amount: &str) -> String {
        format!(
            "insert into budgeting.obligations (org_id, id, allotment_id, description, payee, amount)
             values ({}, '{id}', '{allotment}', 'Medicines', 'Cotabato Trading', {amount})",
            self.org_id
        )
    }

    /// An obligation that one of staff drafted and certified, and another obligated on a day.
    pub(crate) async fn obligation_on(&self, allotment: &str, amount: &str, day: &str) -> String {
        let id = id();
        self.act("staff", &self.binds(&id, allotment, amount)).await;
        self.act("staff", &self.step("certify_obligation", "obligations", &id, "''")).await;
        self.act("staff2", &self.step("obligate", "obligations", &id, &format!("'{day}', ''"))).await;
        id
    }

    /// An obligation of the first day of the year.
    pub(crate) async fn obligation(&self, allotment: &str, amount: &str) -> String {
        self.obligation_on(allotment, amount, &self.day(1, 1).await).await
    }

    /// What records a payment.
    pub(crate) fn records(&self, id: &str, obligation: &str, amount: &str) -> String {
        format!(
            "insert into budgeting.disbursements (org_id, id, obligation_id, amount, payment_method)
             values ({}, '{id}', '{obligation}', {amount}, 'cash')",
            self.org_id
        )
    }

    /// A payment that staff recorded and made on a day.
    pub(crate) async fn payment_on(&self, obligation: &str, amount: &str, day: &str) -> String {
        let id = id();
        self.act("staff", &self.records(&id, obligation, amount)).await;
        self.act("staff", &self.step("pay", "disbursements", &id, &format!("'{day}', '', ''"))).await;
        id
    }

    /// A payment of the first day of the year.
    pub(crate) async fn payment(&self, obligation: &str, amount: &str) -> String {
        self.payment_on(obligation, amount, &self.day(1, 1).await).await
    }

    /// Ten million allocated and appropriated for operating expenses, half of it released, two million bound, one paid.
    pub(crate) async fn chain(&self) -> Chain {
        let programmes: [Programme<'_>; 1] = [("Clinics", &[("mooe", "10000000.00")])];
        let funded = self.approved(self.year, &programmes).await.remove(0);
        let appropriation = self.appropriation(&funded.allocation, "mooe", "10000000.00").await;
        let allotment = self.allotment(&appropriation, "Q1", "5000000.00").await;
        let obligation = self.obligation(&allotment, "2000000.00").await;
        let payment = self.payment(&obligation, "1000000.00").await;
        Chain { funded, appropriation, allotment, obligation, payment }
    }
}

/// A new id.
pub(crate) fn id() -> String {
    Uuid::new_v4().to_string()
}
