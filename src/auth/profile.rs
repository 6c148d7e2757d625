//! The page of one's own account: who one is, how one signs in, and the open sessions.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};
use uuid::Uuid;

use super::account::{self, OpenSession};
use super::{Person, Visitor};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "auth/profile.html")]
struct ProfilePage {
    shell: Shell,
    person: std::sync::Arc<Person>,
    sessions: Vec<OpenSession>,
}

/// Who one is, and where one is signed in.
#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let profile = ProfilePage {
        shell: Shell::of_visitor(&visitor, "Your profile"),
        person: visitor.person.clone(),
        sessions: account::sessions(app.0, &visitor.caller).await?,
    };
    page(StatusCode::OK, &profile)
}

/// Ends one of one's sessions.
#[handler]
pub(crate) async fn end_session(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let id = request.raw_path_param("id").unwrap_or_default();
    let id = Uuid::try_parse(id).map_err(|_| Error::NotFound)?;
    account::end_session(app.0, &visitor.caller, id).await?;
    Ok(see_other("/profile/?done=session"))
}
