//! Charts of money: how far it came from one rung to the next, and what was posted in each quarter.

use plotters::element::Rectangle;
use plotters::style::Color;
use plotters::style::text_anchor::{HPos, VPos};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::svg::{Area, Drawn, WIDTH, shortened, svg, text};
use super::{BLUE, GREEN, GREY, PALE};

/// Length of the longest bar; beside it is room for the rung and its amount.
const LONGEST: i32 = 210;
/// Height of a bar with the space above it.
const RUNG: i32 = 18;
/// Height of a label.
const LABEL: i32 = 22;
/// Height of the space between two ladders.
const GAP: i32 = 12;

/// How far the money of one thing came.
#[derive(Clone, Debug)]
pub struct Ladder<'a> {
    /// What it is of; shortened if it is too long for a line.
    pub label: &'a str,
    /// The rungs from the top down: what each is called, and the amount.
    pub rungs: Vec<(&'static str, Decimal)>,
}

/// What was posted in a quarter.
#[derive(Clone, Debug)]
pub struct Quarter<'a> {
    /// The quarter.
    pub label: &'a str,
    /// Released, obligated and paid.
    pub series: [Decimal; 3],
}

/// A ladder of bars for each, all on one scale. The rung stands beside its bar with the amount, so that nothing hangs on colour.
pub fn ladders(title: &str, ladders: &[Ladder<'_>]) -> String {
    let height = |ladder: &Ladder<'_>| LABEL + RUNG * count(ladder.rungs.len()) + GAP;
    let most = ladders.iter().flat_map(|ladder| &ladder.rungs).map(|(_, amount)| *amount).max().unwrap_or_default();
    svg(title, ladders.iter().map(height).sum::<i32>().max(1), |area| {
        let mut top = 0;
        for ladder in ladders {
            draw_ladder(area, top, ladder, most)?;
            top += height(ladder);
        }
        Ok(())
    })
}

fn draw_ladder(area: &Area<'_>, top: i32, ladder: &Ladder<'_>, most: Decimal) -> Drawn {
    area.draw_text(&shortened(ladder.label, WIDTH), &text(HPos::Left, VPos::Top), (0, top))?;
    for ((row, (rung, amount)), colour) in (0..).zip(&ladder.rungs).zip([GREY, BLUE, BLUE, GREEN, GREEN]) {
        let upper = top + LABEL + row * RUNG;
        let end = length(*amount, most, LONGEST);
        for (from, to, colour) in [(0, end, colour), (end, LONGEST, PALE)] {
            if from < to {
                area.draw(&Rectangle::new([(from, upper), (to, upper + RUNG - 5)], colour.filled()))?;
            }
        }
        let told = format!("{} {rung}", brief(*amount));
        area.draw_text(&told, &text(HPos::Left, VPos::Center), (LONGEST + 6, upper + (RUNG - 5) / 2))?;
    }
    Ok(())
}

/// Three columns for every quarter: released, obligated, paid.
pub fn quarters(title: &str, quarters: &[Quarter<'_>]) -> String {
    const FLOOR: i32 = 190;
    const TALLEST: i32 = 150;
    let most = quarters.iter().flat_map(|quarter| quarter.series).max().unwrap_or_default();
    let wide = WIDTH / count(quarters.len()).max(1);
    svg(title, 250, |area| {
        for (row, quarter) in (0..).zip(quarters) {
            let left = row * wide + 8;
            let column = (wide - 24) / 3;
            for ((place, amount), colour) in (0..).zip(quarter.series).zip([GREY, BLUE, GREEN]) {
                let (from, tall) = (left + place * (column + 2), length(amount, most, TALLEST));
                if tall > 0 {
                    area.draw(&Rectangle::new([(from, FLOOR - tall), (from + column, FLOOR)], colour.filled()))?;
                }
            }
            let highest = quarter.series.into_iter().max().unwrap_or_default();
            let tall = length(highest, most, TALLEST);
            let middle = left + (wide - 20) / 2;
            area.draw_text(&brief(highest), &text(HPos::Center, VPos::Bottom), (middle, FLOOR - tall - 4))?;
            area.draw_text(quarter.label, &text(HPos::Center, VPos::Top), (middle, FLOOR + 6))?;
        }
        area.draw(&Rectangle::new([(0, FLOOR), (WIDTH, FLOOR + 1)], PALE.filled()))?;
        for (left, colour, word) in [(32, GREY, "Released"), (150, BLUE, "Obligated"), (280, GREEN, "Paid")] {
            area.draw(&Rectangle::new([(left, 228), (left + 12, 240)], colour.filled()))?;
            area.draw_text(word, &text(HPos::Left, VPos::Center), (left + 18, 234))?;
        }
        Ok(())
    })
}

/// How long a bar is; what is there at all is a line at least.
fn length(amount: Decimal, most: Decimal, longest: i32) -> i32 {
    if most <= Decimal::ZERO || amount <= Decimal::ZERO {
        return 0;
    }
    (amount / most * Decimal::from(longest)).round().to_i32().unwrap_or(longest).clamp(1, longest)
}

/// An amount in few letters: `4.5 M`. The table beside the chart has it to the centavo.
fn brief(amount: Decimal) -> String {
    let units: [(i64, &str); 3] = [(1_000_000_000, " B"), (1_000_000, " M"), (1_000, " K")];
    let unit = units.into_iter().find(|(size, _)| amount.abs() >= Decimal::from(*size));
    let (size, letter) = unit.unwrap_or((1, ""));
    format!("{}{letter}", (amount / Decimal::from(size)).round_dp(1).normalize())
}

fn count(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX / 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share_of_the_largest() {
        let most = Decimal::from(10_000_000);
        for (amount, drawn, told) in [(10_000_000, 210, "10 M"), (4_550_000, 96, "4.6 M"), (1, 1, "1"), (0, 0, "0")] {
            assert_eq!(length(Decimal::from(amount), most, LONGEST), drawn);
            assert_eq!(brief(Decimal::from(amount)), told);
        }
        assert_eq!(length(Decimal::ONE, Decimal::ZERO, LONGEST), 0);
        assert_eq!(brief(Decimal::from(2_500_000_000_i64)), "2.5 B");
    }

    #[test]
    fn a_rung_says_what_it_is_and_what_was_typed_stays_text() {
        let rungs = vec![("appropriated", Decimal::from(500)), ("paid", Decimal::ZERO)];
        let chart = ladders("Money", &[Ladder { label: "<b>Health</b>", rungs }]);
        assert!(
            chart.contains("&lt;b&gt;Health") && chart.contains(">500 appropriated<") && chart.contains(">0 paid<")
        );
        assert!(ladders("None", &[]).ends_with("</svg>"));
        let quarter = Quarter { label: "Q1", series: [Decimal::from(3), Decimal::from(2), Decimal::ONE] };
        let chart = quarters("Quarters", &[quarter]);
        assert!(chart.contains(">Q1<") && chart.contains(">Obligated<"), "{chart}");
        for forbidden in [" style", "<script", "href", " on"] {
            assert!(!chart.contains(forbidden), "{forbidden}");
        }
    }
}
