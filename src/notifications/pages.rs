//! The page of one's own notices in an organization.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};
use uuid::Uuid;

use super::{Notification, PREFERENCES, preference, set_preference};
use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Listing, Posted, Query, Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "notifications/notifications.html")]
struct NotificationsPage {
    shell: Shell,
    base: String,
    notices: Vec<Notification>,
    listing: Listing,
    mail: String,
}

/// One's notices, the newest first, and how one wants them by mail.
#[handler]
pub(crate) async fn index(app: Data<&App>, visit: Visit, query: Query) -> Result<Response> {
    let (notices, next) = super::list(&app.db, &visit.member, &query.paging()?).await?;
    let shown = NotificationsPage {
        shell: Shell::of_visit(&visit, "Your notices").within("Notices"),
        base: visit.address("notifications/"),
        notices,
        listing: Listing::new(query, next.as_deref(), Vec::new(), false),
        mail: preference(&app.db, &visit.visitor.caller).await?,
    };
    page(StatusCode::OK, &shown)
}

/// Marks a notice as read and leads to what it is about.
#[handler]
pub(crate) async fn open(app: Data<&App>, visit: Visit, request: &Request, posted: Posted) -> Result<Response> {
    let id = request.raw_path_param("id").unwrap_or_default();
    let id = Uuid::try_parse(id).map_err(|_| Error::NotFound)?;
    super::read(&app.db, &visit.member, id).await?;
    let wanted = posted.text("address");
    // Only a page of this organization: the form is the visitor's, but its fields may have been typed by anybody.
    let own = visit.address("planning/");
    Ok(see_other(if wanted.starts_with(&own) { wanted } else { &own }))
}

/// Marks all notices as read.
#[handler]
pub(crate) async fn read_all(app: Data<&App>, visit: Visit) -> Result<Response> {
    super::read_all(&app.db, &visit.member).await?;
    Ok(see_other(&visit.address("notifications/?done=read")))
}

/// Changes how one wants notices by mail.
#[handler]
pub(crate) async fn choose_mail(app: Data<&App>, visit: Visit, posted: Posted) -> Result<Response> {
    set_preference(&app.db, &visit.visitor.caller, posted.text("mail")).await?;
    Ok(see_other(&visit.address("notifications/?done=saved")))
}
