//! The page of work in the background.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::Result;
use crate::platform::background::{self, BackgroundWork};
use crate::server::App;
use crate::web::{PageId, Posted, Shell, page, see_other, words};

const BASE: &str = "/platform/background/";

#[derive(Debug, Template)]
#[template(path = "platform/pages/background.html")]
struct BackgroundPage {
    shell: Shell,
    work: BackgroundWork,
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let work = background::overview(&app, &visitor.caller).await?;
    page(StatusCode::OK, &BackgroundPage { shell: shell(&visitor, "Background work", ""), work })
}

#[handler]
pub(crate) async fn retry(app: Data<&App>, visitor: Visitor, id: PageId, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return Ok(see_other(BASE));
    }
    background::retry(&app, &visitor.caller, id.0).await?;
    Ok(see_other(&format!("{BASE}?done=retried")))
}

#[handler]
pub(crate) async fn discard(app: Data<&App>, visitor: Visitor, id: PageId, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return Ok(see_other(BASE));
    }
    background::discard(&app, &visitor.caller, id.0).await?;
    Ok(see_other(&format!("{BASE}?done=dropped")))
}
