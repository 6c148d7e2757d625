//! Every total is the sum of its rows, every balance follows, and all of it is what the books say.

use rust_decimal::Decimal;
use serde_json::Value;
use tokio_postgres::Client;

use super::{KINDS, assert_adds_up, figure, fill, form, rows, total};
use crate::support::App;

/// The books of MOH up to a day, by a query of its own: sums of kinds of entries under a condition.
async fn posted(root: &Client, kinds: &str, condition: &str) -> Decimal {
    let sum = format!(
        "select coalesce(sum(e.amount), 0.00)
         from budgeting.entries e
         join budgeting.appropriations a on a.id = e.appropriation_id
         left join budgeting.obligations o on o.id = e.obligation_id
         where e.org_id = 6 and e.kind = any ('{{{kinds}}}') and {condition}"
    );
    root.query_one(&sum, &[]).await.unwrap().get(0)
}

fn ends(year: i32, quarter: i32) -> String {
    let day = ["03-31", "06-30", "09-30", "12-31"][usize::try_from(quarter - 1).unwrap()];
    format!("'{year}-{day}'")
}

const ALLOTTED: &str = "allotment,allotment_adjustment,transfer_to,transfer_from";
const APPROPRIATED: &str = "appropriation,appropriation_adjustment";

#[tokio::test]
async fn far_1_and_1_a_add_up_to_the_books_whatever_is_in_them() {
    for seed in [0.1, 0.7] {
        let app = App::start().await;
        let root = app.superuser().await;
        let year = fill(&root, "MOH", seed).await;
        let viewer = app.person("moh.viewer").await;
        for (year, quarter) in [(year, 2), (year, 4), (year + 1, 1)] {
            for kind in KINDS {
                let far1 = form(&viewer, "far1", (year, quarter), kind).await;
                let far1a = form(&viewer, "far1a", (year, quarter), kind).await;
                assert_adds_up(&far1);
                assert_adds_up(&far1a);
                assert_eq!(total(&far1)["amounts"], total(&far1a)["amounts"], "{kind} {year} Q{quarter}");
                for row in rows(&far1) {
                    let told = |id: &str| figure(&far1, row, id);
                    assert_eq!(told("15") - told("20"), told("23") + told("24"), "{row}");
                    assert!(told("23") >= Decimal::ZERO && told("24") >= Decimal::ZERO, "{row}");
                }
                assert_is_of_the_books(&root, &far1, (year, quarter), kind).await;
            }
        }
        app.stop().await;
    }
}

async fn assert_is_of_the_books(root: &Client, far1: &Value, (year, quarter): (i32, i32), kind: &str) {
    let told = |id: &str| figure(far1, total(far1), id);
    let (ends, begins) = (ends(year, quarter), format!("'{year}-01-01'"));
    if kind == "continuing" {
        let of_kind = format!(
            "(a.kind = 'continuing' or a.fiscal_year < {year}) and a.fiscal_year <= {year} and a.valid_until >= {begins}
             and e.entry_date <= {ends}"
        );
        // What nobody had obligated by 1 January, and everything since but the obligations of this year.
        let own = format!("{of_kind} and o.obligated_on >= {begins}");
        let earlier = format!("{of_kind} and o.obligated_on < {begins}");
        let bound_before = posted(root, "obligation", &earlier).await;
        assert_eq!(told("5"), posted(root, APPROPRIATED, &of_kind).await - bound_before);
        assert_eq!(told("10"), posted(root, ALLOTTED, &of_kind).await - bound_before);
        assert_eq!(told("15"), posted(root, "obligation", &own).await);
        assert_eq!(told("20"), posted(root, "disbursement", &own).await);
        return;
    }
    let of_kind = format!("a.kind = '{kind}' and a.fiscal_year = {year} and e.entry_date <= {ends}");
    for (column, kinds) in [("5", APPROPRIATED), ("10", ALLOTTED), ("15", "obligation"), ("20", "disbursement")] {
        assert_eq!(told(column), posted(root, kinds, &of_kind).await, "column {column} of {kind}, {year} Q{quarter}");
    }
    let due = format!("{of_kind} and o.due_on <= {ends}");
    let unpaid = posted(root, "obligation", &due).await - posted(root, "disbursement", &due).await;
    assert_eq!(told("23"), unpaid);
}

#[tokio::test]
async fn allotments_aging_and_months_add_up_to_the_books() {
    let app = App::start().await;
    let root = app.superuser().await;
    let year = fill(&root, "MOH", 0.4).await;
    let viewer = app.person("moh.viewer").await;
    for quarter in 1..=4 {
        let (ends, begins) = (ends(year, quarter), format!("'{year}-01-01'"));
        let far1b = form(&viewer, "far1b", (year, quarter), "all").await;
        assert_adds_up(&far1b);
        let released = posted(&root, ALLOTTED, &format!("e.entry_date between {begins} and {ends}")).await;
        assert_eq!(figure(&far1b, total(&far1b), "17"), released);
        let away = posted(&root, "transfer_to", &format!("e.entry_date between {begins} and {ends}")).await;
        assert_eq!(figure(&far1b, total(&far1b), "13"), -away);

        let far3 = form(&viewer, "far3", (year, quarter), "all").await;
        assert_adds_up(&far3);
        for row in rows(&far3) {
            let bands: Decimal = ["8", "9", "10", "11"].iter().map(|id| figure(&far3, row, id)).sum();
            assert_eq!(figure(&far3, row, "7"), bands, "{row}");
        }
        let by_then = format!("e.entry_date <= {ends}");
        let unpaid = posted(&root, "obligation", &by_then).await - posted(&root, "disbursement", &by_then).await;
        assert_eq!(figure(&far3, total(&far3), "7"), unpaid);

        let far4 = form(&viewer, "far4", (year, quarter), "all").await;
        assert_adds_up(&far4);
        let first = format!("({ends}::date + 1 - interval '3 months')::date");
        let paid = posted(&root, "disbursement", &format!("e.entry_date between {first} and {ends}")).await;
        assert_eq!(figure(&far4, total(&far4), "6"), paid, "Q{quarter}");
        assert_eq!(rows(&far4).iter().filter(|row| row["level"] == "section").count(), 3);
    }
    app.stop().await;
}

#[tokio::test]
async fn an_organization_without_money_has_forms_of_zeros_and_nobody_elses_figures() {
    let app = App::start().await;
    let year = fill(&app.superuser().await, "MOH", 0.4).await;
    let mole = app.person("mole.viewer").await;
    for name in ["far1", "far1a", "far1b", "far3"] {
        let kind = if ["far1", "far1a"].contains(&name) { "current" } else { "all" };
        let own = form(&mole, name, (year, 4), kind).await;
        assert_eq!((rows(&own).len(), &own["organization"]["code"]), (1, &"MOLE".into()), "{name}: {own}");
        assert!(total(&own)["amounts"].as_array().unwrap().iter().all(|amount| amount == "0.00"), "{own}");
        let path = format!("/api/v1/moa/MOH/budgeting/forms/{name}?year={year}&quarter=4");
        mole.get(&path).await.expect(403);
        let control = form(&app.person("moh.viewer").await, name, (year, 4), kind).await;
        assert!(rows(&control).len() > 2, "{control}");
    }
    app.stop().await;
}

#[tokio::test]
async fn thousands_are_rounded_by_line_with_a_line_for_the_difference() {
    let app = App::start().await;
    let year = fill(&app.superuser().await, "MOH", 0.9).await;
    let viewer = app.person("moh.viewer").await;
    let path = format!("/api/v1/moa/MOH/budgeting/forms/far1?year={year}&quarter=4&kind=current");
    let pesos = viewer.fetch(&path).await["content"].clone();
    let thousands = viewer.fetch(&format!("{path}&unit=thousands")).await["content"].clone();
    assert_eq!((&pesos["unit"], &thousands["unit"]), (&"PHP".into(), &"PHP thousand".into()));
    assert_adds_up(&thousands);
    let difference = &rows(&thousands)[rows(&thousands).len() - 2];
    assert_eq!((&difference["level"], &difference["texts"][0]), (&"rounding".into(), &"Rounding difference".into()));
    for id in ["3", "6", "11", "16"] {
        let exact = figure(&pesos, total(&pesos), id) / Decimal::from(1000);
        let rounded = exact.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        assert_eq!(figure(&thousands, total(&thousands), id), rounded, "column {id}");
    }
    for (exact, rounded) in rows(&pesos).iter().zip(rows(&thousands)).filter(|(exact, _)| exact["level"] == "line") {
        let far = (figure(&pesos, exact, "3") / Decimal::from(1000) - figure(&thousands, rounded, "3")).abs();
        assert!(far * Decimal::TWO <= Decimal::ONE, "{exact} {rounded}");
    }
    app.stop().await;
}
