//! The picture around what a chart draws: its name, its text, and no more attributes than it needs.

use std::fmt::Write as _;

use plotters::backend::SVGBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{IntoTextStyle, RGBColor, TextStyle};
use sha2::{Digest, Sha256};

/// Text: `#1b2226`, 16 to 1 on white.
pub(super) const INK: RGBColor = RGBColor(0x1b, 0x22, 0x26);
/// Width of every chart; a phone's, so that text is not too small on one.
pub(super) const WIDTH: i32 = 400;
/// Size of text.
const TEXT: i32 = 14;

/// What is drawn on.
pub(super) type Area<'a> = DrawingArea<SVGBackend<'a>, Shift>;
/// Whether it was drawn.
pub(super) type Drawn = Result<(), DrawingAreaErrorKind<std::io::Error>>;

/// How text looks, and where it stands from its place.
pub(super) fn text(across: HPos, down: VPos) -> TextStyle<'static> {
    ("sans-serif", TEXT).into_text_style(&(0, 0)).color(&INK).pos(Pos::new(across, down))
}

/// The text on one line of so many pixels, cut off with an ellipsis if it is longer.
pub(super) fn shortened(text: &str, room: i32) -> String {
    let text = text.split(|letter: char| letter.is_whitespace() || letter.is_control());
    let text = text.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    let mut left = room * 100;
    let fits = |letter: &char| {
        left -= TEXT * hundredths(*letter);
        left >= 0
    };
    let fitting = text.chars().take_while(fits).count();
    if fitting == text.chars().count() {
        return text;
    }
    let cut: String = text.chars().take(fitting.saturating_sub(2)).collect();
    format!("{}…", cut.trim_end())
}

/// How wide a letter is, in hundredths of the size of the text; rather more than less, as fonts differ.
fn hundredths(letter: char) -> i32 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | ' ' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | '(' | ')' => 36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 92,
        '\u{1100}'.. => 100,
        _ if letter.is_uppercase() => 73,
        _ => 60,
    }
}

/// What every element repeats: defaults, and what is said of the whole picture. In text there are neither quotes, which
/// the backend escapes, nor line ends.
const SAID_ONCE: [&str; 6] = [
    r#" opacity="1""#,
    r#" stroke="none""#,
    r#" stroke-width="1""#,
    r#" text-anchor="start""#,
    r#" font-family="sans-serif""#,
    "\n",
];

/// The picture with a name, and without what the page decides: its size, and attributes that say what holds anyway.
pub(super) fn svg(title: &str, height: i32, draw: impl FnOnce(&Area<'_>) -> Drawn) -> String {
    let mut drawn = String::new();
    let size = (WIDTH.unsigned_abs(), height.unsigned_abs());
    let area = SVGBackend::with_string(&mut drawn, size).into_drawing_area();
    if let Err(error) = draw(&area).and_then(|()| area.present()) {
        tracing::error!(%error, title, "a chart could not be drawn");
        return String::new();
    }
    drop(area);
    // The size, too, which the backend divides by what it takes for the height of a line.
    let size = format!(r#" font-size="{}""#, f64::from(TEXT) / 1.24);
    for attribute in SAID_ONCE.into_iter().chain([size.as_str()]) {
        drawn = drawn.replace(attribute, "");
    }
    let content = drawn.split_once('>').map_or("", |(_, content)| content);
    // Made of what is drawn, the id is the same for the same chart and another for another on the page.
    let id = Sha256::new().chain_update(title).chain_update(content).finalize();
    let id = id.iter().take(6).fold("chart-".to_owned(), |mut id, byte| {
        let _ = write!(id, "{byte:02x}");
        id
    });
    let title = escaped(title);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="{TEXT}" role="img" aria-labelledby="{id}"><title id="{id}">{title}</title>{content}"#
    )
}

fn escaped(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).fold(String::new(), |mut escaped, letter| {
        match letter {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            other => escaped.push(other),
        }
        escaped
    })
}
