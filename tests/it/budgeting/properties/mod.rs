//! Whatever people do with the money, and in whatever order: after each step every limit holds, each balance is what the books
//! add up to, the stages of the lines add up to the books, and statuses agree with sums. Sequences are random, the same few in
//! each run; `BMMS_SEED` and `BMMS_SOAK` are as in `isolation::interference`.

mod books;
mod steps;

use std::cell::RefCell;

use super::fixture::Office;
use crate::isolation::{Effort, Finding, assert_found, assert_holds, explore, function_with, runtime};
use books::Books;
use steps::{Desk, Step, sequences};

/// What every run begins with: two programmes allocated, nothing appropriated.
async fn open() -> (Office, Vec<String>) {
    let office = Office::alone("MOH").await;
    let clinics: &[(&str, &str)] = &[("mooe", "600.00"), ("mooe", "300.01"), ("mooe", "99.99"), ("co", "500.00")];
    let funded =
        office.approved(office.year, &[("Clinics", clinics), ("Nurses", &[("mooe", "700.00"), ("co", "0.07")])]).await;
    let allocations = funded.into_iter().map(|funded| funded.allocation).collect();
    (office, allocations)
}

/// Takes everything back that a sequence did.
async fn wipe(office: &Office) {
    let tables = [
        "entries",
        "events",
        "disbursement_lines",
        "disbursements",
        "adjustments",
        "obligations",
        "movements",
        "allotments",
        "appropriations",
        "series",
    ];
    let wiped = tables.iter().fold(String::new(), |sql, table| sql + "delete from budgeting." + table + ";");
    let stages = "delete from budgeting.line_stages where stage in ('appropriated', 'revised', 'allotted');";
    let wiped = format!("begin; set local session_replication_role = replica; {wiped} {stages} commit");
    office.root.batch_execute(&wiped).await.unwrap();
}

async fn play(office: &mut Office, allocations: &[String], sequence: &[Step]) -> Result<(), String> {
    wipe(office).await;
    office.sign_in().await;
    let mut desk = Desk::new(office, allocations);
    for (number, step) in sequence.iter().enumerate() {
        desk.take(step).await.map_err(|why| format!("step {}, {step:?}: {why}", number + 1))?;
        let books = Books::read(desk.office).await;
        books.verify().map_err(|why| format!("after step {}, {step:?}: {why}", number + 1))?;
    }
    Ok(())
}

/// Tries sequences on one office.
fn all(name: &str, effort: Effort, sabotage: Option<(&str, &str, &str)>) -> Result<(), Finding> {
    let runtime = runtime();
    let (office, allocations) = runtime.block_on(open());
    if let Some((function, condition, instead)) = sabotage {
        runtime.block_on(async {
            let sabotage = function_with(&office.root, function, condition, instead).await;
            office.root.batch_execute(&sabotage).await.unwrap();
        });
    }
    let office = RefCell::new(office);
    explore(name, effort, &sequences(), |sequence| {
        runtime.block_on(play(&mut office.borrow_mut(), &allocations, sequence))
    })
}

#[test]
fn after_every_step_the_books_agree_with_every_balance_and_every_limit() {
    assert_holds(all("money", Effort::bounded(10), None));
}

#[test]
fn the_properties_notice_a_limit_that_is_too_wide_and_a_status_that_does_not_follow() {
    let cases = [
        (
            "the limits",
            (
                "budgeting.require_within(text, text, numeric, numeric, numeric)",
                "p_asked <= p_limit)",
                "p_asked <= p_limit + 1)",
            ),
        ),
        (
            "the status of allotments",
            ("workflow.refresh_allotment(integer, uuid)", "obligated = released", "obligated is null"),
        ),
        (
            "the stages of a revision",
            (
                "workflow.record_appropriated(integer, uuid, text, text, text)",
                "if p_stage <> 'revised' or is_revised",
                "if p_stage <> 'revised'",
            ),
        ),
    ];
    for (what, sabotage) in cases {
        assert_found(what, all(what, Effort::UntilFound, Some(sabotage)));
    }
}
