//! The budget of one organization, written and spent by its invented people. Allotments follow from an approved proposal, so the
//! sample proposal is approved, where the system before this one left it submitted.

use anyhow::{Context, Result};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::budgeting::preparation::proposals::{self, Filter};
use crate::onboarding::sample_budget::{NewProgramme, Treasurers, day, share};
use crate::planning::objectives::Objective;
use crate::web::Paging;

/// Makes the budget of a year, unless the organization has a proposal of that year: for each objective, in the order they were
/// written, a programme of 1,000,000 pesos and 50,000 times its number. How many proposals of the year there are.
pub(super) async fn make(
    people: &Treasurers<'_>,
    objectives: &[Objective],
    year: i32,
    today: NaiveDate,
) -> Result<usize> {
    let is_open = (today.year()..=today.year() + 5).contains(&year);
    if !is_open || !people.officer.can("budgeting.edit") {
        return Ok(0);
    }
    let (of_year, _) = Filter::new(None, Some(year.to_string()), None, None);
    let (known, _) = proposals::list(people.db, &people.officer, &of_year, &Paging::whole()).await?;
    if !known.is_empty() {
        return Ok(1);
    }
    let titles: Vec<String> = (1..=objectives.len()).map(|number| format!("Programme {number} of {year}")).collect();
    let programmes: Vec<NewProgramme<'_>> = (1..)
        .zip(objectives.iter().zip(&titles))
        .map(|(number, (objective, title))| NewProgramme {
            title,
            justification: "It pays for an objective of the work plan.",
            goal_id: objective.goal_id,
            objective_id: Some(objective.id),
            lines: vec![("mooe", "Operations", Decimal::from(1_000_000 + 50_000 * number), 1)],
        })
        .collect();
    let draft = people.draft(year, &format!("Budget proposal {year}"), &programmes).await?;
    let proposal = people.approve(&people.review(&people.submit(&draft).await?).await?).await?;
    let begins = day(year, 1, 1)?;
    // Nothing is posted for a day that has not come.
    if begins > today {
        return Ok(1);
    }
    for row in people.appropriate(&proposal).await? {
        let amount: Decimal = row.authorized_amount.parse().context("an amount")?;
        let quarter = share(amount, 25);
        for number in 1..=4 {
            let is_released = number <= 2;
            let released = is_released.then_some(begins);
            let allotment = people.allot(row.id, number, quarter, released).await?;
            if is_released {
                let obligated = share(quarter, 60);
                let purchase = ("Activities of the programme", "Suppliers of the programme");
                let obligation = people.oblige(allotment, obligated, purchase, begins).await?;
                people.pay(obligation, share(obligated, 50), &format!("Check {number}"), begins).await?;
            }
        }
    }
    Ok(1)
}
