//! What people do with the money, and whether they may.

use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::budgeting::fixture::{Office, id};
use crate::isolation::End;

/// How much.
#[derive(Clone, Copy, Debug)]
pub(super) enum Amount {
    Centavos(u32),
    /// What is left, which must be had.
    Left,
    /// A centavo more, which must not.
    TooMuch,
}

/// A number that picks one of the rows there are.
type Pick = u8;

#[derive(Clone, Debug)]
pub(super) enum Step {
    Appropriate(Pick, bool, Amount),
    Post(Pick),
    Drop(Pick),
    Reverse(Pick),
    Request(Pick, Amount),
    Release(Pick),
    Recall(Pick),
    Draft(Pick, Amount),
    Obligate(Pick),
    Free(Pick),
    Adjust(Pick, bool, Amount),
    Record(Pick, Amount),
    Pay(Pick),
    Void(Pick),
    /// From one to another: appropriations, with their allotments or not.
    Realign(Pick, Pick, bool, Amount),
    Withdraw(Pick, Amount),
    Transfer(Pick, bool, Amount),
    SubAllot(Pick, bool, Amount),
    TakeBack(Pick),
}

pub(super) fn sequences() -> impl Strategy<Value = Vec<Step>> {
    let amount = || {
        prop_oneof![
            6 => (1_u32..30_000).prop_map(Amount::Centavos),
            2 => Just(Amount::Left),
            1 => Just(Amount::TooMuch),
        ]
    };
    let pick = any::<Pick>;
    let step = prop_oneof![
        4 => (pick(), any::<bool>(), amount()).prop_map(|(at, capital, amount)| Step::Appropriate(at, capital, amount)),
        3 => pick().prop_map(Step::Post),
        1 => pick().prop_map(Step::Drop),
        1 => pick().prop_map(Step::Reverse),
        4 => (pick(), amount()).prop_map(|(at, amount)| Step::Request(at, amount)),
        4 => pick().prop_map(Step::Release),
        1 => pick().prop_map(Step::Recall),
        4 => (pick(), amount()).prop_map(|(at, amount)| Step::Draft(at, amount)),
        4 => pick().prop_map(Step::Obligate),
        1 => pick().prop_map(Step::Free),
        2 => (pick(), any::<bool>(), amount()).prop_map(|(at, more, amount)| Step::Adjust(at, more, amount)),
        4 => (pick(), amount()).prop_map(|(at, amount)| Step::Record(at, amount)),
        4 => pick().prop_map(Step::Pay),
        2 => pick().prop_map(Step::Void),
        2 => (pick(), pick(), any::<bool>(), amount()).prop_map(|(from, to, both, amount)| Step::Realign(from, to, both, amount)),
        1 => (pick(), amount()).prop_map(|(at, amount)| Step::Withdraw(at, amount)),
        1 => (pick(), any::<bool>(), amount()).prop_map(|(at, out, amount)| Step::Transfer(at, out, amount)),
        1 => (pick(), any::<bool>(), amount()).prop_map(|(at, out, amount)| Step::SubAllot(at, out, amount)),
        1 => pick().prop_map(Step::TakeBack),
    ];
    // A first peso at each stage, so that what follows has something to be about.
    let begun = [
        Step::Appropriate(0, false, Amount::Centavos(60_000)),
        Step::Post(0),
        Step::Request(0, Amount::Centavos(40_000)),
        Step::Release(0),
    ];
    prop::collection::vec(step, 10..40).prop_map(move |steps| begun.iter().cloned().chain(steps).collect())
}

/// Where the steps are taken. Staff write, others decide.
pub(super) struct Desk<'a> {
    pub office: &'a Office,
    allocations: &'a [String],
}

impl<'a> Desk<'a> {
    pub(super) fn new(office: &'a Office, allocations: &'a [String]) -> Self {
        Self { office, allocations }
    }

    /// Does it, or is refused; anything but a refusal in words is a failure.
    pub(super) async fn take(&mut self, step: &Step) -> Result<(), String> {
        match step {
            Step::Appropriate(at, capital, amount) => self.appropriate(*at, *capital, *amount).await,
            Step::Post(at) => {
                let first = format!("make_date({}, 1, 1), ''", self.office.year);
                self.decide("appropriations", "status = 'pending'", *at, "post_appropriation", &first).await
            }
            Step::Drop(at) => {
                self.decide("appropriations", "status = 'pending'", *at, "cancel_appropriation", "'No'").await
            }
            Step::Reverse(at) => {
                self.decide("appropriations", "status = 'posted'", *at, "reverse_appropriation", "'No'").await
            }
            Step::Request(at, amount) => {
                let posted = "select id::text, available from budgeting.appropriation_balances where status = 'posted'";
                self.spend(posted, *at, *amount, |desk, parent, amount| {
                    desk.office.requests(&id(), parent, "Q1", amount)
                })
                .await
            }
            Step::Release(at) => {
                self.decide(
                    "allotments",
                    "status = 'pending'",
                    *at,
                    "release_allotment",
                    "planning.today(), 'SARO', ''",
                )
                .await
            }
            Step::Recall(at) => {
                self.decide("allotments", "status <> 'cancelled'", *at, "cancel_allotment", "'No'").await
            }
            Step::Draft(at, amount) => {
                let released = "select id::text, available from budgeting.allotment_balances where status not in ('pending', 'cancelled')";
                self.spend(released, *at, *amount, |desk, parent, amount| desk.office.binds(&id(), parent, amount))
                    .await
            }
            Step::Obligate(at) => {
                self.decide("obligations", "status = 'draft'", *at, "certify_obligation", "''").await?;
                self.decide_as("staff2", "obligations", "status = 'draft'", *at, "obligate", "planning.today(), ''")
                    .await
            }
            Step::Free(at) => {
                self.decide("obligations", "status <> 'cancelled'", *at, "cancel_obligation", "'No'").await
            }
            Step::Adjust(at, more, amount) => self.adjust(*at, *more, *amount).await,
            Step::Record(at, amount) => {
                let bound = "select id::text, available from budgeting.obligation_balances where status not in ('draft', 'cancelled')";
                self.spend(bound, *at, *amount, |desk, parent, amount| desk.office.records(&id(), parent, amount)).await
            }
            Step::Pay(at) => {
                self.decide_as(
                    "staff",
                    "disbursements",
                    "status = 'processing'",
                    *at,
                    "pay",
                    "planning.today(), '', ''",
                )
                .await
            }
            Step::Void(at) => self.decide("disbursements", "status <> 'void'", *at, "void_disbursement", "'No'").await,
            Step::Realign(from, to, both, amount) => self.realign(*from, *to, *both, *amount).await,
            Step::Withdraw(at, amount) => self.of_allotment(*at, "withdrawal", true, *amount).await,
            Step::SubAllot(at, out, amount) => self.of_allotment(*at, "sub_allotment", *out, *amount).await,
            Step::Transfer(at, out, amount) => self.transfer(*at, *out, *amount).await,
            Step::TakeBack(at) => self.decide("movements", "status = 'posted'", *at, "reverse_movement", "'No'").await,
        }
    }

    /// One of the rows that a query finds, with what is left of it.
    async fn choose(&self, query: &str, at: Pick) -> Option<(String, Decimal)> {
        let found = self.office.root.query(&format!("{query} order by 1"), &[]).await.unwrap();
        let row = found.get(usize::from(at).checked_rem(found.len())?)?;
        Some((row.get(0), row.get(1)))
    }

    /// Sends a statement that may be refused; whether it was accepted.
    async fn send(&self, who: &str, sql: &str) -> Result<bool, String> {
        match self.office.send(who, sql, End::Commit).await {
            Ok(_) => Ok(true),
            Err(refusal) if ["BM409", "BM422", "BM403"].contains(&refusal.code.as_str()) => Ok(false),
            Err(refusal) => Err(format!("{sql}: {refusal:?}")),
        }
    }

    async fn decide(&self, table: &str, of: &str, at: Pick, function: &str, rest: &str) -> Result<(), String> {
        self.decide_as("manager", table, of, at, function, rest).await
    }

    async fn decide_as(
        &self,
        who: &str,
        table: &str,
        of: &str,
        at: Pick,
        function: &str,
        rest: &str,
    ) -> Result<(), String> {
        let rows = format!("select id::text, 0.00 from budgeting.{table} where {of}");
        let Some((id, _)) = self.choose(&rows, at).await else { return Ok(()) };
        self.send(who, &self.office.step(function, table, &id, rest)).await.map(|_| ())
    }

    /// Writes a row that takes something of a parent; what is left must be had, and a centavo more must not.
    async fn spend(
        &self,
        parents: &str,
        at: Pick,
        amount: Amount,
        write: impl Fn(&Self, &str, &str) -> String,
    ) -> Result<(), String> {
        let Some((parent, left)) = self.choose(parents, at).await else { return Ok(()) };
        let asked = amount.of(left);
        if asked <= Decimal::ZERO {
            return Ok(());
        }
        let accepted = self.send("staff", &write(self, &parent, &asked.to_string())).await?;
        if accepted == (asked <= left) { Ok(()) } else { Err(format!("{asked} of {left}: accepted {accepted}")) }
    }

    async fn appropriate(&self, at: Pick, capital: bool, amount: Amount) -> Result<(), String> {
        let allocation = &self.allocations[usize::from(at) % self.allocations.len()];
        let allocations = format!(
            "select c.id::text, c.allocated_amount - coalesce((
               select sum(a.authorized_amount) from budgeting.appropriations a
               where a.allocation_id = c.id and a.status in ('pending', 'posted')), 0)
             from budgeting.allocations c where c.id = '{allocation}'"
        );
        let class = if capital { "co" } else { "mooe" };
        self.spend(&allocations, at, amount, |desk, parent, amount| {
            desk.office.appropriates(&id(), parent, class, amount)
        })
        .await
    }

    async fn adjust(&self, at: Pick, more: bool, amount: Amount) -> Result<(), String> {
        let bound =
            "select id::text, available from budgeting.obligation_balances where status not in ('draft', 'cancelled')";
        let Some((id, left)) = self.choose(bound, at).await else { return Ok(()) };
        let asked = amount.of(left);
        if asked == Decimal::ZERO {
            return Ok(());
        }
        let sign = if more { "" } else { "-" };
        let notice = format!("{sign}{asked}, 'NORSA', 'Price'");
        self.send("staff", &self.office.step("adjust_obligation", "obligations", &id, &notice)).await.map(|_| ())
    }

    /// Records a movement and posts it; whether it was accepted.
    async fn moves(&self, columns: &str, values: &str) -> Result<bool, String> {
        let id = id();
        let insert = format!(
            "insert into budgeting.movements (org_id, id, document_ref, document_date, reason, {columns})
             values ({}, '{id}', 'Order', planning.today(), 'Needed', {values})",
            self.office.org_id
        );
        Ok(self.send("staff", &insert).await?
            && self.send("manager", &self.office.step("post_movement", "movements", &id, "''")).await?)
    }

    async fn realign(&self, from: Pick, to: Pick, both: bool, amount: Amount) -> Result<(), String> {
        let posted = "select id::text, available from budgeting.appropriation_balances where status = 'posted'";
        let (Some((source, left)), Some((target, _))) =
            (self.choose(posted, from).await, self.choose(posted, to).await)
        else {
            return Ok(());
        };
        let asked = amount.of(left);
        if source == target || asked <= Decimal::ZERO {
            return Ok(());
        }
        let values = format!("'realignment', '{source}', '{target}', {asked}");
        if !both {
            let accepted = self.moves("kind, from_appropriation_id, to_appropriation_id, amount", &values).await?;
            return if accepted == (asked <= left) { Ok(()) } else { Err(format!("{asked} of {left}: {accepted}")) };
        }
        let of = |appropriation: &str| {
            format!(
                "select id::text, available from budgeting.allotment_balances
                 where appropriation_id = '{appropriation}' and status not in ('pending', 'cancelled')"
            )
        };
        let (Some((give, _)), Some((take, _))) =
            (self.choose(&of(&source), from).await, self.choose(&of(&target), to).await)
        else {
            return Ok(());
        };
        let columns = "kind, from_appropriation_id, to_appropriation_id, amount, from_allotment_id, to_allotment_id";
        self.moves(columns, &format!("{values}, '{give}', '{take}'")).await.map(|_| ())
    }

    async fn of_allotment(&self, at: Pick, kind: &str, out: bool, amount: Amount) -> Result<(), String> {
        let released =
            "select id::text, available from budgeting.allotment_balances where status not in ('pending', 'cancelled')";
        let Some((allotment, left)) = self.choose(released, at).await else { return Ok(()) };
        let asked = amount.of(left);
        if asked <= Decimal::ZERO {
            return Ok(());
        }
        let side = if out { "from" } else { "to" };
        let other = if kind == "withdrawal" { "" } else { "District office" };
        let columns = format!("kind, {side}_allotment_id, amount, counterparty");
        let accepted = self.moves(&columns, &format!("'{kind}', '{allotment}', {asked}, '{other}'")).await?;
        if accepted == (!out || asked <= left) {
            Ok(())
        } else {
            Err(format!("{asked} of {left}: accepted {accepted}"))
        }
    }

    async fn transfer(&self, at: Pick, out: bool, amount: Amount) -> Result<(), String> {
        let posted = "select id::text, available from budgeting.appropriation_balances where status = 'posted'";
        let Some((appropriation, left)) = self.choose(posted, at).await else { return Ok(()) };
        let asked = amount.of(left);
        if asked <= Decimal::ZERO {
            return Ok(());
        }
        let side = if out { "from" } else { "to" };
        let columns = format!("kind, {side}_appropriation_id, amount, counterparty");
        let accepted =
            self.moves(&columns, &format!("'transfer', '{appropriation}', {asked}, 'Ministry of Labor'")).await?;
        if accepted == (!out || asked <= left) {
            Ok(())
        } else {
            Err(format!("{asked} of {left}: accepted {accepted}"))
        }
    }
}

impl Amount {
    fn of(self, left: Decimal) -> Decimal {
        match self {
            Self::Centavos(centavos) => Decimal::new(i64::from(centavos), 2),
            Self::Left => left,
            Self::TooMuch => left + Decimal::new(1, 2),
        }
    }
}
