//! The page of the audit trail, and the trail as a file.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::filter::PROGRAM;
use super::kinds::{ACTIONS, KINDS};
use super::values::{excerpt, excerpts};
use super::{AuditChange, AuditEvent, Filter, export, list, people};
use crate::auth::Visit;
use crate::error::Result;
use crate::organizations::settings::{self, Tabs};
use crate::server::App;
use crate::web::{Format, Ignored, Listing, Query, SIZES, Shell, page, words};

/// Characters of a value that the list shows; the file has all of them.
const SHOWN: usize = 160;

#[derive(Debug, Template)]
#[template(path = "audit/list.html")]
struct TrailPage {
    shell: Shell,
    tabs: Tabs,
    base: String,
    listing: Listing,
    /// Who can be asked for: value of the filter, and name.
    people: Vec<(String, String)>,
    /// What the one thing is called whose history is shown.
    thing: Option<String>,
    events: Vec<AuditEvent>,
}

impl AuditChange {
    /// What the list shows of the old and the new value.
    fn shown(&self) -> [String; 2] {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => excerpts(old, new, SHOWN),
            (old, new) => [old, new].map(|value| excerpt(value.as_deref().unwrap_or_default(), 0, SHOWN)),
        }
    }
}

fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    let [from, to, person, action, kind, thing] =
        ["from", "to", "person", "action", "kind", "thing"].map(|name| query.get(name));
    Filter::new(from, to, person, action, kind, thing)
}

/// The trail, newest first.
#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let member = &visit.member;
    let (filter, ignored) = filter(&query);
    let (events, next) = list(&app.db, member, &filter, &query.paging()?).await?;
    let known = people(&app.db, member).await?;
    let known = known
        .into_iter()
        .map(|person| (person.id.to_string(), person.name.unwrap_or_else(|| "Somebody who is no member".to_owned())));
    let program = [(PROGRAM.to_owned(), "A program, nobody in person".to_owned())];
    let thing = filter.thing.as_ref().map(|_| {
        let name = events.iter().find_map(|event| event.name.clone());
        name.unwrap_or_else(|| "something without a name".to_owned())
    });
    let trail = TrailPage {
        shell: settings::shell_below(&visit, "Audit trail"),
        tabs: Tabs::of(&visit, "audit"),
        base: visit.address(""),
        listing: Listing::new(query, next.as_deref(), ignored, member.can("audit.export")),
        people: known.chain(program).collect(),
        thing,
        events,
    };
    page(StatusCode::OK, &trail)
}

/// The trail as a file, recorded before it is handed out.
#[handler]
pub(crate) async fn save(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    let (filter, _) = filter(&query);
    format.write(export::table(&app.db, &visit.member, &filter).await?).await
}
