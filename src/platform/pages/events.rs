//! The page of the platform's audit trail, and the trail as a file.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::Result;
use crate::platform::events::{self, Filter, PlatformEvent};
use crate::server::App;
use crate::web::{Format, Ignored, Listing, Query, SIZES, Shell, page, words};

#[derive(Debug, Template)]
#[template(path = "platform/pages/events.html")]
struct TrailPage {
    shell: Shell,
    listing: Listing,
    actions: Vec<String>,
    events: Vec<PlatformEvent>,
}

fn filter(query: &Query) -> (Filter, Vec<Ignored>) {
    let [from, to, person, action, address] = ["from", "to", "person", "action", "address"].map(|name| query.get(name));
    Filter::new(from, to, person, action, address)
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor, query: Query) -> Result<Response> {
    let (filter, ignored) = filter(&query);
    let (events, next) = events::list(&app, &visitor.caller, &filter, &query.paging()?).await?;
    let trail = TrailPage {
        shell: shell(&visitor, "Audit trail", ""),
        listing: Listing::new(query, next.as_deref(), ignored, true),
        actions: events::actions(&app, &visitor.caller).await?,
        events,
    };
    page(StatusCode::OK, &trail)
}

#[handler]
pub(crate) async fn save(app: Data<&App>, visitor: Visitor, query: Query, format: Format) -> Result<Response> {
    let (filter, _) = filter(&query);
    format.write(events::table(&app, &visitor.caller, &filter).await?).await
}
