//! The books, read whole and added up here: what every balance, status, stage and limit is held against.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use tokio_postgres::Row;

use crate::budgeting::fixture::Office;

const ALLOTTED: [&str; 4] = ["allotment", "allotment_adjustment", "transfer_to", "transfer_from"];
const ADJUSTED: [&str; 2] = ["appropriation", "appropriation_adjustment"];

struct Entry {
    kind: String,
    /// Ids of appropriation, allotment, obligation, payment and movement, as far as it has them.
    of: [Option<String>; 5],
    amount: Decimal,
}

/// A row with a status and an amount: its parent, and what its view says of it.
struct Item {
    id: String,
    parent: String,
    status: String,
    amount: Decimal,
    said: BTreeMap<String, Decimal>,
}

/// Everything an organization's money is.
pub(super) struct Books {
    entries: Vec<Entry>,
    allocations: Vec<Item>,
    appropriations: Vec<Item>,
    allotments: Vec<Item>,
    obligations: Vec<Item>,
    disbursements: Vec<Item>,
    movements: Vec<Item>,
    /// Programme and class of each appropriation.
    classes: BTreeMap<String, (String, String)>,
    /// The newest total of each programme, class and stage.
    stages: BTreeMap<(String, String, String), Decimal>,
}

impl Books {
    pub(super) async fn read(office: &Office) -> Self {
        let query =
            async |sql: String| office.root.query(&sql, &[]).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
        let entries =
            "select kind, appropriation_id::text, allotment_id::text, obligation_id::text, disbursement_id::text,
                         movement_id::text, amount from budgeting.entries";
        let entry = |row: &Row| Entry {
            kind: row.get(0),
            of: [1, 2, 3, 4, 5].map(|column| row.get::<usize, Option<String>>(column)),
            amount: row.get(6),
        };
        let items = async |table: &str, parent: &str, amount: &str, said: &[&str]| {
            let said_sql = said.iter().fold(String::new(), |sql, column| sql + ", " + column);
            let sql = format!("select id::text, {parent}::text, status, {amount}{said_sql} from budgeting.{table}");
            let item = |row: &Row| Item {
                id: row.get(0),
                parent: row.get(1),
                status: row.get(2),
                amount: row.get(3),
                said: said.iter().enumerate().map(|(at, name)| ((*name).to_owned(), row.get(at + 4))).collect(),
            };
            query(sql).await.iter().map(item).collect::<Vec<_>>()
        };
        let classes =
            query("select id::text, programme_id::text, expense_class from budgeting.appropriations".to_owned()).await;
        let stages = "select programme_id::text, expense_class, stage, sum(amount)
                      from (select distinct on (line_item_id, stage) * from budgeting.line_stages order by line_item_id, stage, at desc) s
                      where stage in ('appropriated', 'revised', 'allotted') group by 1, 2, 3";
        Self {
            entries: query(entries.to_owned()).await.iter().map(entry).collect(),
            allocations: items(
                "allocation_balances",
                "id",
                "allocated_amount",
                &["appropriated", "adjusted", "allotted", "obligated", "paid", "unreleased", "unobligated", "unpaid"],
            )
            .await,
            appropriations: items(
                "appropriation_balances",
                "allocation_id",
                "authorized_amount",
                &["adjusted", "allotted", "obligated", "paid", "requested", "unreleased", "available"],
            )
            .await,
            allotments: items(
                "allotment_balances",
                "appropriation_id",
                "amount",
                &["adjusted", "obligated", "paid", "drafted", "unobligated", "available"],
            )
            .await,
            obligations: items(
                "obligation_balances",
                "allotment_id",
                "amount",
                &["adjusted", "paid", "processing", "unpaid", "available"],
            )
            .await,
            disbursements: items("disbursements", "obligation_id", "amount", &[]).await,
            movements: items("movements", "id", "amount", &[]).await,
            classes: classes.iter().map(|row| (row.get(0), (row.get(1), row.get(2)))).collect(),
            stages: query(stages.to_owned())
                .await
                .iter()
                .map(|row| ((row.get(0), row.get(1), row.get(2)), row.get(3)))
                .collect(),
        }
    }

    /// The sum of the entries of these kinds that name a row in that place.
    fn sum(&self, place: usize, id: &str, kinds: &[&str]) -> Decimal {
        let named = self.entries.iter().filter(|entry| entry.of[place].as_deref() == Some(id));
        named.filter(|entry| kinds.contains(&entry.kind.as_str())).map(|entry| entry.amount).sum()
    }

    pub(super) fn verify(&self) -> Result<(), String> {
        self.appropriations.iter().try_for_each(|row| self.appropriation(row))?;
        self.allocations.iter().try_for_each(|row| self.allocation(row))?;
        self.allotments.iter().try_for_each(|row| self.allotment(row))?;
        self.obligations.iter().try_for_each(|row| self.obligation(row))?;
        self.disbursements.iter().try_for_each(|row| self.disbursement(row))?;
        self.movements.iter().try_for_each(|row| self.movement(row))?;
        self.lines()
    }

    fn appropriation(&self, row: &Item) -> Result<(), String> {
        let [adjusted, allotted] = [&ADJUSTED[..], &ALLOTTED[..]].map(|kinds| self.sum(0, &row.id, kinds));
        let requested = live(&self.allotments, &row.id, &["pending"]);
        row.says("adjusted", adjusted)?;
        row.says("allotted", allotted)?;
        row.says("obligated", self.sum(0, &row.id, &["obligation"]))?;
        row.says("paid", self.sum(0, &row.id, &["disbursement"]))?;
        row.says("requested", requested)?;
        row.says("unreleased", adjusted - allotted)?;
        row.says("available", adjusted - allotted - requested)?;
        row.holds("allotments are within it", allotted + requested <= adjusted && allotted >= Decimal::ZERO)?;
        let authorized = self.sum(0, &row.id, &["appropriation"]);
        row.holds("its status", authorized == if row.status == "posted" { row.amount } else { Decimal::ZERO })
    }

    fn allocation(&self, row: &Item) -> Result<(), String> {
        let own: Vec<&Item> =
            self.appropriations.iter().filter(|appropriation| appropriation.parent == row.id).collect();
        let total =
            |kinds: &[&str]| own.iter().map(|appropriation| self.sum(0, &appropriation.id, kinds)).sum::<Decimal>();
        let (allotted, obligated, paid) = (total(&ALLOTTED), total(&["obligation"]), total(&["disbursement"]));
        row.says("appropriated", total(&["appropriation"]))?;
        row.says("adjusted", total(&ADJUSTED))?;
        row.says("allotted", allotted)?;
        row.says("obligated", obligated)?;
        row.says("paid", paid)?;
        row.says("unreleased", row.amount - allotted)?;
        row.says("unobligated", allotted - obligated)?;
        row.says("unpaid", obligated - paid)?;
        let used = live(&self.appropriations, &row.id, &["pending", "posted"]);
        row.holds("appropriations are within it", used <= row.amount)
    }

    fn allotment(&self, row: &Item) -> Result<(), String> {
        let (released, obligated) = (self.sum(1, &row.id, &ALLOTTED), self.sum(1, &row.id, &["obligation"]));
        let drafted = live(&self.obligations, &row.id, &["draft"]);
        row.says("adjusted", released)?;
        row.says("obligated", obligated)?;
        row.says("paid", self.sum(1, &row.id, &["disbursement"]))?;
        row.says("drafted", drafted)?;
        row.says("unobligated", released - obligated)?;
        row.says("available", released - obligated - drafted)?;
        row.holds("obligations are within it", obligated + drafted <= released && obligated >= Decimal::ZERO)?;
        let status = match row.status.as_str() {
            "pending" | "cancelled" => released.is_zero() && obligated.is_zero(),
            "released" => obligated.is_zero(),
            "fully_utilized" => obligated == released && !obligated.is_zero(),
            _ => !obligated.is_zero() && obligated < released,
        };
        row.holds("its status", status)
    }

    fn obligation(&self, row: &Item) -> Result<(), String> {
        let (bound, paid) = (self.sum(2, &row.id, &["obligation"]), self.sum(2, &row.id, &["disbursement"]));
        let processing = live(&self.disbursements, &row.id, &["processing"]);
        row.says("adjusted", bound)?;
        row.says("paid", paid)?;
        row.says("processing", processing)?;
        row.says("unpaid", bound - paid)?;
        row.says("available", bound - paid - processing)?;
        row.holds("payments are within it", paid + processing <= bound && paid >= Decimal::ZERO)?;
        let status = match row.status.as_str() {
            "draft" | "cancelled" => bound.is_zero() && paid.is_zero(),
            "obligated" => paid.is_zero() && !bound.is_zero(),
            "fully_disbursed" => paid == bound && !paid.is_zero(),
            _ => !paid.is_zero() && paid < bound,
        };
        row.holds("its status", status)
    }

    fn disbursement(&self, row: &Item) -> Result<(), String> {
        let paid = self.sum(3, &row.id, &["disbursement"]);
        row.holds("its status", paid == if row.status == "paid" { row.amount } else { Decimal::ZERO })
    }

    fn movement(&self, row: &Item) -> Result<(), String> {
        let touched = self.entries.iter().filter(|entry| entry.of[4].as_deref() == Some(row.id.as_str()));
        let mut sides: BTreeMap<(&str, &Option<String>), Decimal> = BTreeMap::new();
        for entry in touched {
            *sides.entry((entry.of[0].as_deref().unwrap_or_default(), &entry.of[1])).or_default() += entry.amount;
        }
        let expected = if row.status == "posted" { row.amount } else { Decimal::ZERO };
        row.holds(
            "its sides",
            sides.values().all(|side| side.abs() == expected) && (row.status != "posted" || !sides.is_empty()),
        )
    }

    /// The shares of the lines of a programme and class add up to what the books have for both.
    fn lines(&self) -> Result<(), String> {
        for (programme, class) in self.classes.values() {
            let own = self.classes.iter().filter(|(_, of)| (&of.0, &of.1) == (programme, class)).map(|(id, _)| id);
            let own: Vec<&String> = own.collect();
            let total = |kinds: &[&str]| own.iter().map(|id| self.sum(0, id, kinds)).sum::<Decimal>();
            let has_moved = own.iter().any(|id| {
                let of_it = self.entries.iter().filter(|entry| entry.of[0].as_ref() == Some(id));
                of_it.into_iter().any(|entry| entry.kind == "appropriation_adjustment")
            });
            for (stage, kinds, is_due) in [
                ("appropriated", &["appropriation"][..], true),
                ("revised", &ADJUSTED[..], has_moved),
                ("allotted", &ALLOTTED[..], true),
            ] {
                let key = (programme.clone(), class.clone(), stage.to_owned());
                let said = self.stages.get(&key).copied().unwrap_or_default();
                if is_due && said != total(kinds) {
                    return Err(format!("lines of {class} say {stage} {said}, the books {}", total(kinds)));
                }
            }
        }
        Ok(())
    }
}

/// The sum of the rows of a parent in these states.
fn live(rows: &[Item], parent: &str, states: &[&str]) -> Decimal {
    let rows = rows.iter().filter(|row| row.parent == parent && states.contains(&row.status.as_str()));
    rows.map(|row| row.amount).sum()
}

impl Item {
    fn says(&self, name: &str, expected: Decimal) -> Result<(), String> {
        let said = self.said[name];
        if said == expected {
            Ok(())
        } else {
            Err(format!("{} {} says {name} {said}, the books {expected}", self.status, self.id))
        }
    }

    fn holds(&self, what: &str, is_so: bool) -> Result<(), String> {
        if is_so { Ok(()) } else { Err(format!("{} {} of {}: {what} is broken", self.status, self.id, self.amount)) }
    }
}
