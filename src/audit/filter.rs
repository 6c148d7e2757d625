//! What of the trail is asked for.

use chrono::{DateTime, Days, NaiveDate, Utc};
use uuid::Uuid;

use super::kinds::{self, ACTIONS, Kind};
use crate::web::{Ignored, day_asked, known, words};

/// What the filter by person says for what no person did.
pub(super) const PROGRAM: &str = "program";

/// What of the trail is asked for.
#[derive(Debug, Default)]
pub struct Filter {
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    who: Option<Who>,
    pub(super) action: Option<String>,
    pub(super) kind: Option<&'static Kind>,
    pub(super) thing: Option<String>,
}

#[derive(Clone, Copy, Debug)]
enum Who {
    Person(Uuid),
    Program,
}

impl Filter {
    /// From the parameters of the request, and which of them were not understood. Days are Manila's, the last one included;
    /// a thing is asked for together with its kind.
    pub fn new(
        from: Option<String>,
        to: Option<String>,
        person: Option<String>,
        action: Option<String>,
        kind: Option<String>,
        thing: Option<String>,
    ) -> (Self, Vec<Ignored>) {
        let mut ignored = Vec::new();
        let actions = ACTIONS.map(|(action, _)| action);
        let names = kinds::KINDS.each_ref().map(|kind| kind.name);
        let mut filter = Self {
            from: day_asked("from", from, &mut ignored),
            to: day_asked("to", to, &mut ignored),
            who: who(person, &mut ignored),
            action: known("action", action, &actions, &mut ignored),
            kind: known("kind", kind, &names, &mut ignored).and_then(|name| kinds::named(&name)),
            thing: thing.filter(|thing| !thing.is_empty()),
        };
        if filter.kind.is_none() {
            let thing = filter.thing.take();
            ignored.extend(thing.map(|value| Ignored { parameter: "thing".to_owned(), value }));
        }
        (filter, ignored)
    }

    pub(super) fn begins_at(&self) -> Option<DateTime<Utc>> {
        self.from.map(words::begins_in_manila)
    }

    pub(super) fn ends_at(&self) -> Option<DateTime<Utc>> {
        self.to.and_then(|day| day.checked_add_days(Days::new(1))).map(words::begins_in_manila)
    }

    pub(super) fn person(&self) -> Option<Uuid> {
        match self.who {
            Some(Who::Person(id)) => Some(id),
            _ => None,
        }
    }

    pub(super) fn by_program(&self) -> Option<bool> {
        matches!(self.who, Some(Who::Program)).then_some(true)
    }
}

fn who(person: Option<String>, ignored: &mut Vec<Ignored>) -> Option<Who> {
    let value = person.filter(|value| !value.is_empty())?;
    if value == PROGRAM {
        return Some(Who::Program);
    }
    let person = Uuid::try_parse(&value).ok().map(Who::Person);
    if person.is_none() {
        ignored.push(Ignored { parameter: "person".to_owned(), value });
    }
    person
}
