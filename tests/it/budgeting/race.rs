//! Writers who race for the same money. What is accepted never exceeds the limit by a centavo, nobody waits for ever, and
//! who is refused is told what is left. `BMMS_SOAK` lets each race last half a minute.

use std::time::{Duration, Instant};

use futures_util::future::join_all;
use rust_decimal::Decimal;
use tokio::time::timeout;
use tokio_postgres::Client;

use super::fixture::{Office, id};
use crate::isolation::{Answer, Context, End, Outcome, function_with, send};

const WRITERS: usize = 64;

/// Longer than any race may take, busy machine or not.
const PATIENCE: Duration = Duration::from_mins(2);

/// A race for the money of one parent: what takes a part of it, what is taken, and the rule that ends it.
struct Race<'a> {
    takes: &'a (dyn Fn(&str) -> String + Sync),
    taken: String,
    limit: Decimal,
    rule: &'static str,
}

#[tokio::test]
async fn sixty_four_writers_never_overspend() {
    let office = Office::alone("MOH").await;
    let funded = office.approved(office.year, &[("Clinics", &[("mooe", "1000000.00")])]).await.remove(0);
    let appropriation = office.appropriation(&funded.allocation, "mooe", "999000.00").await;
    let allotment = office.allotment(&appropriation, "Q1", "500000.00").await;
    let obligation = office.obligation(&allotment, "250000.00").await;
    let sum = |table: &str, parent: &str, id: &str| {
        format!(
            "select coalesce(sum(amount), 0) from budgeting.{table} where {parent} = '{id}' and status not in ('cancelled', 'void')"
        )
    };
    let requests = |amount: &str| office.requests(&id(), &appropriation, "Q2", amount);
    let binds = |amount: &str| office.binds(&id(), &allotment, amount);
    let records = |amount: &str| office.records(&id(), &obligation, amount);
    let races = [
        Race {
            takes: &requests,
            taken: sum("allotments", "appropriation_id", &appropriation),
            limit: Decimal::from(999_000),
            rule: "allotment_within_appropriation",
        },
        Race {
            takes: &binds,
            taken: sum("obligations", "allotment_id", &allotment),
            limit: Decimal::from(500_000),
            rule: "obligation_within_allotment",
        },
        Race {
            takes: &records,
            taken: sum("disbursements", "obligation_id", &obligation),
            limit: Decimal::from(250_000),
            rule: "disbursement_within_obligation",
        },
    ];
    let writers = join_all((0..WRITERS).map(|_| office.connection())).await;
    for race in &races {
        let run = timeout(PATIENCE, race.run(&office, &writers)).await;
        run.unwrap_or_else(|_| panic!("{}: somebody waits for ever", race.rule));
    }
}

impl Race<'_> {
    async fn run(&self, office: &Office, writers: &[Client]) {
        let soak = std::env::var("BMMS_SOAK").is_ok().then(|| Instant::now() + Duration::from_secs(30));
        let (mut accepted, mut refused) = (0, 0);
        // Small amounts while it lasts, so that many fit; then whatever is left, and a centavo more.
        let mut round = 0_u32;
        loop {
            round += 1;
            let left = self.limit - self.taken(office).await;
            let share = (left / Decimal::from(40)).round_dp(2).max(Decimal::new(1, 2));
            let outcomes = join_all(writers.iter().zip(1_u32..).map(|(writer, number)| {
                let amount = share + Decimal::new(i64::from(number + round), 2);
                self.take(writer, office.context(if number % 2 == 0 { "staff" } else { "manager" }), amount)
            }))
            .await;
            accepted += outcomes.iter().filter(|was_accepted| **was_accepted).count();
            refused += outcomes.iter().filter(|was_accepted| !**was_accepted).count();
            let taken = self.taken(office).await;
            assert!(taken <= self.limit, "{}: {taken} of {}", self.rule, self.limit);
            let is_over = soak.map_or(refused > WRITERS, |until| Instant::now() > until || round > 4000);
            if is_over {
                break;
            }
        }
        assert!(accepted > 40 && refused > WRITERS, "{}: {accepted} accepted, {refused} refused", self.rule);
        // What is left may still be had, to the centavo.
        let left = self.limit - self.taken(office).await;
        if left > Decimal::ZERO {
            let (staff, more) = (office.context("staff"), left + Decimal::new(1, 2));
            assert!(!self.take(&writers[0], staff, more).await);
            assert!(self.take(&writers[0], staff, left).await);
        }
        assert_eq!(self.taken(office).await, self.limit, "{}", self.rule);
        println!("{}: {accepted} accepted, {refused} refused in {round} rounds", self.rule);
    }

    async fn taken(&self, office: &Office) -> Decimal {
        office.root.query_one(&self.taken, &[]).await.unwrap().get(0)
    }

    /// Tries to take an amount; false if it was refused, as it should be.
    async fn take(&self, writer: &Client, context: &Context, amount: Decimal) -> bool {
        match send(writer, context, &(self.takes)(&amount.to_string()), End::Commit).await {
            Ok(_) => true,
            Err(refusal) => {
                assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM409", self.rule), "{refusal:?}");
                let left = figure(&refusal.text, "left");
                assert!(left < amount, "{amount} was refused although {left} was left");
                false
            }
        }
    }
}

/// A figure of a refusal.
fn figure(text: &str, name: &str) -> Decimal {
    let begin = format!("\\\"{name}\\\": \\\"");
    let at = text.find(&begin).unwrap_or_else(|| panic!("no {name} in {text}")) + begin.len();
    text[at..].split('\\').next().unwrap().parse().unwrap()
}

#[tokio::test]
async fn of_two_requests_for_six_of_ten_million_exactly_one_is_stored_a_hundred_times() {
    let office = Office::alone("MOH").await;
    let allotment = ten_million(&office).await;
    let writers = join_all([office.connection(), office.connection()]).await;
    let wipe = "begin; set local session_replication_role = replica; delete from budgeting.obligations; commit";
    for _ in 0..100 {
        let both = [office.binds(&id(), &allotment, "6000000"), office.binds(&id(), &allotment, "6000000")];
        let sent = [("staff", &writers[0], &both[0]), ("staff2", &writers[1], &both[1])];
        let outcomes = timeout(
            PATIENCE,
            join_all(sent.map(|(who, writer, sql)| send(writer, office.context(who), sql, End::Commit))),
        );
        let outcomes = outcomes.await.expect("nobody waits for ever");
        let refused: Vec<_> = outcomes.iter().filter_map(|outcome| outcome.as_ref().err()).collect();
        assert_eq!(refused.len(), 1, "{outcomes:?}");
        assert_eq!(refused[0].message, "obligation_within_allotment", "{outcomes:?}");
        assert_eq!(office.find("select count(*) from budgeting.obligations").await, "1");
        office.root.batch_execute(wipe).await.unwrap();
    }
}

async fn ten_million(office: &Office) -> String {
    let funded = office.approved(office.year, &[("Clinics", &[("mooe", "10000000.00")])]).await.remove(0);
    let appropriation = office.appropriation(&funded.allocation, "mooe", "10000000.00").await;
    office.allotment(&appropriation, "Q1", "10000000.00").await
}

/// Six million by one while another's six million are not committed yet.
async fn second_of_two(office: &Office, allotment: &str, isolation: &str) -> Outcome {
    let [first, second] = [office.connection().await, office.connection().await];
    // Who may wait no longer than this is told that somebody holds the lock.
    let six = |wait: &str| format!("set local lock_timeout = '{wait}'; {}", office.binds(&id(), allotment, "6000000"));
    let begin = |isolation: &str| format!("begin isolation level {isolation}; {}", office.context("staff").opening());
    if isolation != "read committed" {
        // Its snapshot is from before.
        second
            .batch_execute(&format!("{} select count(*) from budgeting.obligations", begin(isolation)))
            .await
            .unwrap();
    }
    first.batch_execute(&format!("{} {}", begin("read committed"), six("0"))).await.unwrap();
    if isolation == "read committed" {
        second.batch_execute(&begin(isolation)).await.unwrap();
    } else {
        first.batch_execute("commit").await.unwrap();
    }
    let outcome = second.batch_execute(&six("200ms")).await;
    let end = if outcome.is_ok() { "commit" } else { "rollback" };
    first.batch_execute("commit").await.unwrap();
    second.batch_execute(end).await.unwrap();
    outcome.map(|()| Answer::default()).map_err(|error| (&error).into())
}

#[tokio::test]
async fn without_the_lock_or_with_an_old_snapshot_two_would_spend_the_same_money() {
    let office = Office::alone("MOH").await;
    let allotment = ten_million(&office).await;
    let bound = format!("select sum(amount) from budgeting.obligations where allotment_id = '{allotment}'");
    let wipe = "begin; set local session_replication_role = replica; delete from budgeting.obligations; commit";
    // The trail stops an old snapshot too; here the guard is alone.
    office.root.batch_execute("drop trigger audit on budgeting.obligations").await.unwrap();
    let cases = [
        (
            "read committed",
            "55P03",
            "budgeting.guard_obligation()",
            "a.id = new.allotment_id for no key update",
            "a.id = new.allotment_id",
        ),
        ("repeatable read", "BM409", "budgeting.require_fresh_sums()", "<> 'read committed'", "is null"),
    ];
    for (isolation, code, function, condition, without) in cases {
        let refusal = second_of_two(&office, &allotment, isolation).await.unwrap_err();
        assert_eq!(refusal.code, code, "{isolation}: {refusal:?}");
        assert_eq!(office.find(&bound).await, "6000000.00");
        office.root.batch_execute(wipe).await.unwrap();

        let sabotage = function_with(&office.root, function, condition, without).await;
        office.root.batch_execute(&sabotage).await.unwrap();
        second_of_two(&office, &allotment, isolation).await.unwrap();
        assert_eq!(office.find(&bound).await, "12000000.00", "{function} is not what stopped it");
        office.root.batch_execute(wipe).await.unwrap();
        let mended = function_with(&office.root, function, without, condition).await;
        office.root.batch_execute(&mended).await.unwrap();
    }
}
