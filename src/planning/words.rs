//! What people read in place of the names of statuses and the like, in documents and lists.

use super::OnTrack;

/// A status or priority as a word: `in_progress` is "In progress".
pub(super) fn word(name: &str) -> String {
    let spaced = name.replace('_', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// How a goal stands.
pub(super) fn on_track(on_track: OnTrack) -> &'static str {
    match on_track {
        OnTrack::OnTrack => "On track",
        OnTrack::OffTrack => "Off track",
        OnTrack::Deferred => "Deferred",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_words() {
        assert_eq!(word("not_started"), "Not started");
        assert_eq!(word("active"), "Active");
        assert_eq!(word(""), "");
    }
}
