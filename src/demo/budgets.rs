//! The budgets of the demo, made by its people through the same actions as everybody's: this year's with the money spent so
//! far, and next year's, each organization's in another state.

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use uuid::Uuid;

use super::data::Ministry;
use crate::budgeting::preparation::decisions::{self, ReturnInput};
use crate::budgeting::preparation::proposals::{self, Filter};
use crate::onboarding::sample_budget::{NewProgramme, Treasurers, day, share};
use crate::web::Paging;

/// Makes the budgets of an organization, if it has none.
pub(super) async fn seed(people: &Treasurers<'_>, ministry: &Ministry, today: NaiveDate) -> Result<()> {
    let (every, _) = Filter::new(None, None, None, None);
    let (known, _) = proposals::list(people.db, &people.officer, &every, &Paging::new(None, None)?).await?;
    if !known.is_empty() {
        return Ok(());
    }
    let year = today.year();
    let seeder = Seeder { people, ministry, today };
    let proposal = people.submit(&seeder.draft(year, 100).await?).await?;
    let proposal = people.approve(&people.review(&proposal).await?).await?;
    let mut spending = Vec::new();
    for row in people.appropriate(&proposal).await? {
        let amount = row.authorized_amount.parse().context("an amount")?;
        spending.push(seeder.allot(row.id, amount).await?);
    }
    seeder.spend(&spending).await?;
    seeder.next(year + 1).await
}

struct Seeder<'a> {
    people: &'a Treasurers<'a>,
    ministry: &'a Ministry,
    today: NaiveDate,
}

/// An allotment of a quarter.
struct Quarter {
    allotment: Uuid,
    amount: Decimal,
    is_released: bool,
}

/// What is bought, and of whom.
const PURCHASES: [(&str, &str); 4] = [
    ("Salaries of contractual staff", "Payroll of contractual staff"),
    ("Supplies and materials", "Cotabato General Merchandise"),
    ("Travel of field officers", "Field officers, by liquidation"),
    ("Equipment and its installation", "Maguindanao Technical Services"),
];

impl Seeder<'_> {
    /// A draft of which this part of the organization's budget is asked, in per cent: three programmes with five lines.
    async fn draft(&self, year: i32, per_cent: u32) -> Result<proposals::Proposal> {
        let whole: Decimal = self.ministry.budget.parse().context("an amount")?;
        let part = |share_of_whole: u32, count: i64| {
            let each = share(share(whole, share_of_whole), per_cent) / Decimal::from(count);
            each.round_dp(2)
        };
        let [first, second, third, _] = &self.ministry.objectives;
        let programme = |title, lines| NewProgramme {
            title,
            justification: "It is part of the work plan, and people wait for it.",
            goal_id: None,
            objective_id: None,
            lines,
        };
        let programmes = [
            programme(
                first.0,
                vec![
                    ("ps", "Contractual field staff", part(20, 12), 12),
                    ("mooe", "Supplies and travel", part(25, 4), 4),
                ],
            ),
            programme(second.0, vec![("mooe", "Services of contractors", part(30, 1), 1)]),
            programme(third.0, vec![("co", "Equipment", part(15, 6), 6), ("mooe", "Training days", part(10, 40), 40)]),
        ];
        self.people.draft(year, &format!("Budget proposal {year}"), &programmes).await
    }

    /// Quarterly allotments of 22 per cent each: released as they begin, and the next one requested.
    async fn allot(&self, appropriation: Uuid, authorized: Decimal) -> Result<Vec<Quarter>> {
        let amount = share(authorized, 22);
        let mut quarters = Vec::new();
        for quarter in 1..=4 {
            let begins = day(self.today.year(), 3 * quarter - 2, 1)?;
            let is_released = begins <= self.today;
            let allotment = self.people.allot(appropriation, quarter, amount, is_released.then_some(begins)).await?;
            quarters.push(Quarter { allotment, amount, is_released });
            if !is_released {
                break;
            }
        }
        Ok(quarters)
    }

    /// Two obligations a month, in turn over the appropriations; three quarters of each are paid ten days later.
    async fn spend(&self, spending: &[Vec<Quarter>]) -> Result<()> {
        let mut number = 0;
        for month in 1..=self.today.month() {
            let (bound, paid) = (day(self.today.year(), month, 8)?, day(self.today.year(), month, 18)?);
            for turn in 0..2 {
                let place = usize::try_from(2 * (month - 1) + turn)?;
                let quarters = &spending[place % spending.len()];
                let of_month = usize::try_from((month - 1) / 3)?;
                let Some(quarter) = quarters.get(of_month).filter(|quarter| quarter.is_released) else { continue };
                if bound > self.today {
                    continue;
                }
                let purchase = PURCHASES[place % PURCHASES.len()];
                let amount = share(quarter.amount, 35);
                let obligation = self.people.oblige(quarter.allotment, amount, purchase, bound).await?;
                if paid <= self.today {
                    number += 1;
                    self.people.pay(obligation, share(amount, 75), &format!("Check {number:05}"), paid).await?;
                }
            }
        }
        Ok(())
    }

    /// Next year's proposal, in another state in each organization.
    async fn next(&self, year: i32) -> Result<()> {
        let draft = self.draft(year, 108).await?;
        if self.ministry.code == "OOBC" {
            return Ok(());
        }
        let submitted = self.people.submit(&draft).await?;
        if self.ministry.code == "MAFAR" {
            return Ok(());
        }
        let reviewed = self.people.review(&submitted).await?;
        if self.ministry.code == "MOLE" {
            let people = self.people;
            let back = ReturnInput {
                comment: "The training days cost more than last year's; say why, or ask for less.".to_owned(),
                lines: Vec::new(),
            };
            decisions::give_it_back(people.db, &people.approver, reviewed.id, reviewed.version, &back).await?;
        }
        Ok(())
    }
}
