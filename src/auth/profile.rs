//! The page of one's own account: who one is, the password, and the open sessions.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Request, Response, handler};
use uuid::Uuid;

use super::account::{self, OpenSession};
use super::{Person, Visitor};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, Kind, Posted, Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "auth/profile.html")]
struct ProfilePage {
    shell: Shell,
    person: std::sync::Arc<Person>,
    sessions: Vec<OpenSession>,
    form: Form,
}

async fn profile(app: &App, visitor: &Visitor) -> Result<ProfilePage> {
    let fields = vec![
        Field::new("current_password", "Present password", Kind::Password("current-password")),
        Field::new("new_password", "New password", Kind::Password("new-password"))
            .hint("At least 12 characters. Several unrelated words are easy to remember and hard to guess."),
    ];
    Ok(ProfilePage {
        shell: Shell::of_visitor(visitor, "Your profile"),
        person: visitor.person.clone(),
        sessions: account::sessions(app, &visitor.caller).await?,
        form: Form::new("/profile/password/", "Change password", "/profile/", fields).of_user(&visitor.person.username),
    })
}

/// Who one is, and where one is signed in.
#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    page(StatusCode::OK, &profile(app.0, &visitor).await?)
}

/// Changes the password.
#[handler]
pub(crate) async fn change_password(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return Ok(see_other("/profile/"));
    }
    let (current, new) = (posted.text("current_password").to_owned(), posted.text("new_password").to_owned());
    match account::change_password(app.0, &visitor.caller, current, new).await {
        Ok(()) => Ok(see_other("/profile/?done=password")),
        Err(failure) => {
            let mut again = profile(app.0, &visitor).await?;
            let status = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}

/// Ends one of one's sessions.
#[handler]
pub(crate) async fn end_session(app: Data<&App>, visitor: Visitor, request: &Request) -> Result<Response> {
    let id = request.raw_path_param("id").unwrap_or_default();
    let id = Uuid::try_parse(id).map_err(|_| Error::NotFound)?;
    account::end_session(app.0, &visitor.caller, id).await?;
    Ok(see_other("/profile/?done=session"))
}
