//! Values of the trail in words, and what of them changed.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::kinds::FIELDS;
use super::{AuditChange, Names};
use crate::web::words;

/// How the value of a field is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// As it was typed.
    Text,
    /// A name of a list, as `in_progress`.
    Words,
    /// Yes or no.
    Switch,
    /// A year.
    Year,
    /// A number.
    Number,
    /// A share.
    PerCent,
    /// An amount in pesos.
    Money,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// A list of sentences.
    List,
    /// Whether there is a picture.
    Picture,
    /// The id of another thing, said by its name.
    Reference,
}

/// Whether a field holds the id of another thing.
pub(super) fn is_reference(field: &str) -> bool {
    field == "reader" || FIELDS.iter().any(|(name, _, form)| *name == field && *form == Form::Reference)
}

/// What changed, in the order of the list of fields. What was and is empty is left out.
pub(super) fn changes(old: Option<&Value>, new: Option<&Value>, names: &Names) -> Vec<AuditChange> {
    let nothing = Map::new();
    let [old, new] = [old, new].map(|values| values.and_then(Value::as_object).unwrap_or(&nothing));
    let changes = FIELDS.iter().filter_map(|(field, label, form)| {
        let [old, new] = [old, new].map(|values| values.get(*field).and_then(|value| said(value, *form, names)));
        let is_shown = old.is_some() || new.is_some();
        is_shown.then(|| AuditChange { field: (*field).to_owned(), label: (*label).to_owned(), old, new })
    });
    changes.map(another_picture).collect()
}

/// Of two pictures nothing is told but that the second is another one.
fn another_picture(mut change: AuditChange) -> AuditChange {
    if change.field == "logo" && change.old.is_some() && change.new.is_some() {
        change.new = Some("Another picture".to_owned());
    }
    change
}

/// A value in words; none for an empty one.
fn said(value: &Value, form: Form, names: &Names) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let said = match form {
        Form::Text | Form::Year => text,
        Form::Words => words::words(&text),
        Form::Switch => if value == &Value::Bool(true) { "Yes" } else { "No" }.to_owned(),
        Form::Number => words::short(&decimals(&text)),
        Form::PerCent => words::per_cent(&decimals(&text)),
        Form::Money => words::money(&decimals(&text)),
        Form::Day => text.parse().map_or(text, |day| words::date(&day)),
        Form::Moment => text.parse().map_or(text, |at| words::moment(&at)),
        Form::List => {
            let sentences = value.as_array().into_iter().flatten().filter_map(Value::as_str);
            sentences.collect::<Vec<_>>().join("; ")
        }
        Form::Picture => if value == &Value::Bool(true) { "A picture" } else { "" }.to_owned(),
        Form::Reference => {
            let known = Uuid::try_parse(&text).ok().and_then(|id| names.get(&id));
            known.map_or_else(|| "Something that is gone".to_owned(), |(name, _)| name.clone())
        }
    };
    Some(said).filter(|said| !said.is_empty())
}

/// A number of the trail with two decimals, as the API writes it.
fn decimals(text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), crate::web::two_decimals)
}

/// The part of two texts that tells them apart, each of at most that many characters: long texts that differ late would
/// otherwise look the same.
pub(super) fn excerpts(old: &str, new: &str, longest: usize) -> [String; 2] {
    let common = old.chars().zip(new.chars()).take_while(|(old, new)| old == new).count();
    let is_long = old.chars().count() > longest || new.chars().count() > longest;
    let skipped = if is_long { common.saturating_sub(longest / 4) } else { 0 };
    [old, new].map(|text| excerpt(text, skipped, longest))
}

/// At most that many characters of a text, from a place on; what is left out is marked.
pub(super) fn excerpt(text: &str, skipped: usize, longest: usize) -> String {
    let kept: String = text.chars().skip(skipped).take(longest).collect();
    let begin = if skipped > 0 { "…" } else { "" };
    let end = if text.chars().count() > skipped + longest { "…" } else { "" };
    format!("{begin}{kept}{end}")
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use serde_json::json;

    use super::*;

    #[test]
    fn values_are_said_in_words() {
        let id = Uuid::now_v7();
        let names: Names = HashMap::from([(id, ("Fewer illnesses".to_owned(), true))]);
        let cases = [
            (json!("in_progress"), Form::Words, Some("In progress")),
            (json!(true), Form::Switch, Some("Yes")),
            (json!(false), Form::Switch, Some("No")),
            (json!(2025), Form::Year, Some("2025")),
            (json!(1_234_567.5), Form::Money, Some("PHP 1,234,567.50")),
            (json!(33.33), Form::PerCent, Some("33.33%")),
            (json!(1000), Form::Number, Some("1,000")),
            (json!("2026-06-30"), Form::Day, Some("30 June 2026")),
            (json!("2025-12-09T17:05:00+00:00"), Form::Moment, Some("10 December 2025, 1:05 AM")),
            (json!(["One", "Two"]), Form::List, Some("One; Two")),
            (json!([]), Form::List, None),
            (json!(""), Form::Text, None),
            (Value::Null, Form::Text, None),
            (json!(id.to_string()), Form::Reference, Some("Fewer illnesses")),
            (json!(Uuid::nil().to_string()), Form::Reference, Some("Something that is gone")),
        ];
        for (value, form, expected) in cases {
            assert_eq!(said(&value, form, &names).as_deref(), expected, "{value} as {form:?}");
        }
    }

    #[test]
    fn a_field_that_is_not_listed_is_not_shown() {
        let values = json!({ "password_hash": "$argon2id$", "token_hash": "\\x00", "id": "x", "title": "T" });
        let changes = changes(None, Some(&values), &HashMap::new());
        assert_eq!(changes.iter().map(|change| change.field.as_str()).collect::<Vec<_>>(), ["title"]);
    }

    #[test]
    fn long_texts_are_cut_to_where_they_differ() {
        let old = format!("{}old{}", "a".repeat(100), "z".repeat(100));
        let new = format!("{}new{}", "a".repeat(100), "z".repeat(100));
        let [old, new] = excerpts(&old, &new, 40);
        assert_eq!(old, format!("…{}old{}…", "a".repeat(10), "z".repeat(27)));
        assert_eq!(new, format!("…{}new{}…", "a".repeat(10), "z".repeat(27)));
        assert_eq!(excerpts("short", "text", 40), ["short", "text"]);
        assert_eq!(excerpt("ñandú", 0, 3), "ñan…");
    }
}
