//! Charts as SVG, to be written into a page as they are. A page allows no styles but its stylesheet's, so colours and
//! sizes are attributes, and the stylesheet gives a dark page other colours by `.chart [fill="#1f6f5c" i]`. The width is
//! the page's: a chart is drawn for a phone and scales. A screen reader is told the title; what the bars show belongs
//! on the page in words too.

mod ladder;
mod svg;

pub use ladder::{Ladder, Quarter, ladders, quarters};
use plotters::chart::{ChartBuilder, LabelAreaPosition};
use plotters::coord::ranged1d::{IntoSegmentedCoord, SegmentValue};
use plotters::element::Rectangle;
use plotters::style::text_anchor::{HPos, VPos};
use plotters::style::{Color, RGBColor};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use self::svg::{Area, Drawn, WIDTH, shortened, svg, text};
use super::words;

/// What is done or on its way: `#1f6f5c`, 6.0 to 1 on white.
const GREEN: RGBColor = RGBColor(0x1f, 0x6f, 0x5c);
/// What needs attention: `#8f2413`, 8.6 to 1 on white. Darker than green, for who cannot tell the two apart.
const RED: RGBColor = RGBColor(0x8f, 0x24, 0x13);
/// What is open: `#6b93c0`, 3.2 to 1 on white.
const BLUE: RGBColor = RGBColor(0x6b, 0x93, 0xc0);
/// What is neither well nor ill: `#5b6770`, 5.8 to 1 on white.
const GREY: RGBColor = RGBColor(0x5b, 0x67, 0x70);
/// The rest of a bar, and the lines to measure by: `#d9dfe2`.
const PALE: RGBColor = RGBColor(0xd9, 0xdf, 0xe2);
/// Height of a label with its bar.
const ROW: i32 = 44;
/// Length of a full bar; beside it is room for the longest words.
const FULL: i32 = 256;

/// A bar of [`progress_bars`].
#[derive(Clone, Debug)]
pub struct Bar<'a> {
    /// What it is of; shortened if it is too long for a line.
    pub label: &'a str,
    /// How much is done, 0 to 100.
    pub per_cent: Decimal,
    /// What to think of it.
    pub mark: Mark,
}

/// What to think of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// As far as it should be.
    OnTrack,
    /// Behind; said in words too, for who cannot tell the colours apart.
    OffTrack,
    /// There is nothing to compare with.
    Neutral,
}

/// A column of [`columns`]: how many are due in a month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column<'a> {
    /// The month, in three or four letters.
    pub label: &'a str,
    /// How many are completed.
    pub completed: u32,
    /// How many are open and not yet due.
    pub open: u32,
    /// How many are open and should be completed.
    pub overdue: u32,
}

/// A bar of [`amounts`].
#[derive(Clone, Debug)]
pub struct Amount<'a> {
    /// What it is of; shortened if it is too long for a line.
    pub label: &'a str,
    /// How much it is, in pesos.
    pub amount: Decimal,
}

/// Horizontal bars in proportion to the largest, each below its label with the amount.
pub fn amounts(title: &str, bars: &[Amount<'_>]) -> String {
    let height = i32::try_from(bars.len()).unwrap_or(i32::MAX / ROW).saturating_mul(ROW);
    let largest = bars.iter().map(|bar| bar.amount).max().unwrap_or_default();
    svg(title, height, |area| (0..).zip(bars).try_for_each(|(row, bar)| draw_amount(area, row * ROW, bar, largest)))
}

fn draw_amount(area: &Area<'_>, top: i32, bar: &Amount<'_>, largest: Decimal) -> Drawn {
    let share = bar.amount.max(Decimal::ZERO).checked_div(largest).unwrap_or_default();
    let end = (share * Decimal::from(WIDTH)).round().to_i32().unwrap_or(0);
    let (upper, lower) = (top + 20, top + 36);
    let told = words::number(&format!("{:.2}", bar.amount));
    let room = WIDTH - i32::try_from(told.len()).unwrap_or(WIDTH) * 9;
    area.draw_text(&shortened(bar.label, room), &text(HPos::Left, VPos::Top), (0, top))?;
    area.draw_text(&told, &text(HPos::Right, VPos::Top), (WIDTH, top))?;
    for (from, to, colour) in [(0, end, GREEN), (end, WIDTH, PALE)] {
        if from < to {
            area.draw(&Rectangle::new([(from, upper), (to, lower)], colour.filled()))?;
        }
    }
    Ok(())
}

/// Horizontal bars from 0 to 100, each below its label, with the per cent at its end.
pub fn progress_bars(title: &str, bars: &[Bar<'_>]) -> String {
    let height = i32::try_from(bars.len()).unwrap_or(i32::MAX / ROW).saturating_mul(ROW);
    svg(title, height, |area| (0..).zip(bars).try_for_each(|(row, bar)| draw_bar(area, row * ROW, bar)))
}

fn draw_bar(area: &Area<'_>, top: i32, bar: &Bar<'_>) -> Drawn {
    let per_cent = bar.per_cent.clamp(Decimal::ZERO, Decimal::ONE_HUNDRED);
    let end = (per_cent * Decimal::from(FULL) / Decimal::ONE_HUNDRED).round().to_i32().unwrap_or(0);
    let (colour, words) = match bar.mark {
        Mark::OnTrack => (GREEN, ""),
        Mark::OffTrack => (RED, " off track"),
        Mark::Neutral => (GREY, ""),
    };
    let (upper, lower) = (top + 20, top + 36);
    area.draw_text(&shortened(bar.label, WIDTH), &text(HPos::Left, VPos::Top), (0, top))?;
    for (from, to, colour) in [(0, end, colour), (end, FULL, PALE)] {
        if from < to {
            area.draw(&Rectangle::new([(from, upper), (to, lower)], colour.filled()))?;
        }
    }
    let told = format!("{}%{words}", per_cent.round_dp(2).normalize());
    area.draw_text(&told, &text(HPos::Left, VPos::Center), (FULL + 6, upper + 8))
}

/// A stacked column for every month: completed, open, overdue.
pub fn columns(title: &str, columns: &[Column<'_>]) -> String {
    svg(title, 240, |area| {
        let (plot, legend) = area.split_vertically(210);
        draw_legend(&legend)?;
        if columns.is_empty() { Ok(()) } else { draw_columns(&plot, columns) }
    })
}

impl Column<'_> {
    /// The parts from the bottom up, each with the number it ends at.
    fn stack(&self) -> [(RGBColor, u32, u32); 3] {
        let done = self.completed;
        let open = done.saturating_add(self.open);
        [(GREEN, 0, done), (BLUE, done, open), (RED, open, open.saturating_add(self.overdue))]
    }
}

fn draw_columns(area: &Area<'_>, columns: &[Column<'_>]) -> Drawn {
    let highest = columns.iter().map(|column| column.stack()[2].2).max().unwrap_or(0).max(4);
    let digits = highest.ilog10() + 1;
    let mut chart = ChartBuilder::on(area)
        .margin_top(8)
        .set_label_area_size(LabelAreaPosition::Left, 14 + 9 * digits)
        .set_label_area_size(LabelAreaPosition::Bottom, 24)
        .build_cartesian_2d((0..columns.len() - 1).into_segmented(), 0..highest)?;
    let month = |place: &SegmentValue<usize>| match place {
        SegmentValue::CenterOf(index) => columns.get(*index).map_or("", |column| column.label).to_owned(),
        _ => String::new(),
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .light_line_style(plotters::style::TRANSPARENT)
        .bold_line_style(PALE)
        .axis_style(PALE)
        .x_labels(columns.len())
        .x_label_formatter(&month)
        .y_labels(5)
        .label_style(text(HPos::Center, VPos::Center))
        .draw()?;
    for (index, column) in columns.iter().enumerate() {
        for (colour, from, to) in column.stack().into_iter().filter(|(_, from, to)| from < to) {
            let corners = [(SegmentValue::Exact(index), to), (SegmentValue::Exact(index + 1), from)];
            let mut part = Rectangle::new(corners, colour.filled());
            part.set_margin(0, 0, 4, 4);
            chart.draw_series([part])?;
        }
    }
    Ok(())
}

fn draw_legend(area: &Area<'_>) -> Drawn {
    for (left, colour, word) in [(32, GREEN, "Completed"), (160, BLUE, "Open"), (250, RED, "Overdue")] {
        area.draw(&Rectangle::new([(left, 10), (left + 12, 22)], colour.filled()))?;
        area.draw_text(word, &text(HPos::Left, VPos::Center), (left + 18, 16))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

    fn bar(label: &str, per_cent: Decimal, mark: Mark) -> Bar<'_> {
        Bar { label, per_cent, mark }
    }

    fn bars(label: &str, number: usize) -> String {
        progress_bars("Goals", &vec![bar(label, Decimal::new(3333, 2), Mark::OffTrack); number])
    }

    fn year(completed: u32, open: u32, overdue: u32) -> String {
        columns("By month", &MONTHS.map(|label| Column { label, completed, open, overdue }))
    }

    #[test]
    fn a_bar_is_as_long_as_its_per_cent_and_says_it() {
        for (per_cent, length, told) in [
            (Decimal::ZERO, None, ">0%<"),
            (Decimal::new(3333, 2), Some(85), ">33.33%<"),
            (Decimal::new(5000, 2), Some(128), ">50%<"),
            (Decimal::ONE_HUNDRED, Some(256), ">100%<"),
            (Decimal::from(250), Some(256), ">100%<"),
            (Decimal::from(-3), None, ">0%<"),
        ] {
            let chart = progress_bars("Goals", &[bar("A goal", per_cent, Mark::OnTrack)]);
            assert!(chart.contains(told), "{per_cent}: {chart}");
            let drawn = length.map(|length| format!(r##"width="{length}" height="16" fill="#1F6F5C""##));
            assert_eq!(chart.contains("#1F6F5C"), drawn.is_some(), "{per_cent}: {chart}");
            assert!(drawn.is_none_or(|drawn| chart.contains(&drawn)), "{per_cent}: {chart}");
        }
        assert!(bars("A goal", 1).contains(">33.33% off track<"));
    }

    #[test]
    fn what_was_typed_stays_text() {
        let typed = r#"<script>alert(1)</script>"'&"#;
        let chart = bars(typed, 1);
        assert!(chart.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;&amp;</text>"), "{chart}");
        let chart = progress_bars(typed, &[]);
        assert!(chart.contains(r#">&lt;script&gt;alert(1)&lt;/script&gt;"'&amp;</title>"#), "{chart}");
        // What is taken out of the drawing is not taken out of the words.
        assert!(bars(r#"An opacity="1" is it"#, 1).contains("An opacity=&quot;1&quot; is it"));
        assert!(bars("Two\nlines,\u{0} a\ttab", 1).contains(">Two lines, a tab<"));
    }

    #[test]
    fn labels_are_whole_in_any_script_or_end_in_an_ellipsis() {
        for label in ["Señoras y niños: año nuevo", "الحد من وفيات الأمهات في المناطق النائية", "保健", "I", ""]
        {
            assert!(bars(label, 1).contains(&format!(">{label}</text>")), "{label}");
        }
        for label in ["Wide ".repeat(40), "i".repeat(300), "ñ".repeat(300), "健".repeat(60), "صحة ".repeat(60)] {
            let short = shortened(&label, WIDTH);
            let kept = short.strip_suffix('…').unwrap_or_else(|| panic!("{short} is whole"));
            assert!(kept.chars().count() > 20 && label.starts_with(kept), "{short}");
        }
    }

    #[test]
    fn a_page_can_inline_it_and_forbid_styles_and_scripts() {
        for chart in [bars("A goal", 3), year(3, 2, 1)] {
            assert!(chart.starts_with("<svg ") && chart.ends_with("</svg>"));
            let root = chart.split_once('>').unwrap_or_default().0;
            let id = root.split(r#"aria-labelledby=""#).nth(1).and_then(|rest| rest.strip_suffix('"'));
            let id = id.unwrap_or_else(|| panic!("no name: {root}"));
            assert!(chart.contains(&format!(r#"<title id="{id}">"#)));
            assert!(root.contains(r#" role="img""#) && root.contains(r#" viewBox="0 0 400 "#), "{root}");
            assert!(!root.contains(" width=") && !root.contains(" height="), "{root}");
            assert_eq!(chart.matches("font-size").count(), 1, "{chart}");
            for forbidden in [" style", "<style", "<script", "href", "url(", "<image", "<?", " on"] {
                assert!(!chart.contains(forbidden), "{forbidden} is in {chart}");
            }
        }
        let id = |chart: &str| chart.split(r#" id=""#).nth(1).map(|rest| rest[..18].to_owned());
        assert_eq!(id(&bars("A goal", 1)), id(&bars("A goal", 1)));
        assert_ne!(id(&bars("A goal", 1)), id(&bars("Another", 1)));
        assert_ne!(id(&progress_bars("One", &[])), id(&progress_bars("Another", &[])));
    }

    #[test]
    fn a_chart_is_small_and_none_is_too_odd_to_draw() {
        let wordy = bars("\"Quotes\" & more of them, to the end of the line", 12);
        for chart in [wordy, year(5, 3, 2)] {
            assert!(chart.len() < 8_000, "{} bytes", chart.len());
        }
        let one = |label| columns("One", &[Column { label, completed: 0, open: u32::MAX, overdue: u32::MAX }]);
        for chart in [bars("", 0), columns("None", &[]), year(0, 0, 0), year(u32::MAX, 1, 1), one("Jan"), one("")] {
            assert!(chart.ends_with("</svg>"), "{chart}");
        }
    }

    #[test]
    fn colours_stand_out_from_the_page() {
        let contrast = |colour: RGBColor| {
            let light = |part: u8| {
                let part = f64::from(part) / 255.0;
                if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
            };
            let (red, green, blue) = (light(colour.0), light(colour.1), light(colour.2));
            1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
        };
        for bar in [GREEN, RED, BLUE, GREY] {
            assert!(contrast(bar) >= 3.0, "{bar:?}");
        }
        assert!(contrast(svg::INK) >= 4.5);
    }
}
