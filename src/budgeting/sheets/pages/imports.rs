//! The page that shows what a workbook would change, and the decision about it.

use askama::Template;
use poem::web::Data;
use poem::{Response, handler};

use super::{Id, below_proposal, ok};
use crate::auth::Visit;
use crate::budgeting::sheets::imports::{self, AcceptInput, Import};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Posted, Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/import.html")]
struct ImportPage {
    shell: Shell,
    proposal: String,
    address: String,
    import: Import,
    may_decide: bool,
    /// Why a decision was refused.
    refusal: Option<String>,
}

fn import_page(visit: &Visit, import: Import) -> ImportPage {
    let proposal = visit.address(&format!("budgeting/proposals/{}/", import.proposal_id));
    ImportPage {
        shell: below_proposal(visit, "What the workbook changes", (import.proposal_id, &import.proposal_title)),
        address: visit.address(&format!("budgeting/imports/{}/", import.id)),
        proposal,
        may_decide: import.is_open() && visit.member.can("budgeting.edit"),
        import,
        refusal: None,
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    ok(&import_page(&visit, imports::get(&app.db, &visit.member, id.0).await?))
}

/// Writes what the workbook says.
#[handler]
pub(crate) async fn accept(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return ok(&import_page(&visit, imports::get(&app.db, &visit.member, id.0).await?));
    }
    let input = AcceptInput { set_requested: posted.text("set_requested") == "yes" };
    let accepted = imports::accept(&app.db, &visit.member, id.0, posted.version()?, input).await;
    answer(&app, &visit, id, accepted, "imported").await
}

/// Sets the workbook aside.
#[handler]
pub(crate) async fn discard(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    if posted.is_resumed() {
        return ok(&import_page(&visit, imports::get(&app.db, &visit.member, id.0).await?));
    }
    let dropped = imports::discard(&app.db, &visit.member, id.0, posted.version()?).await;
    answer(&app, &visit, id, dropped, "import_dropped").await
}

/// What follows: the sheet page of the proposal, or the differences again with why not.
async fn answer(app: &App, visit: &Visit, id: Id, outcome: Result<Import>, done: &str) -> Result<Response> {
    let failure = match outcome {
        Ok(import) => {
            let address = visit.address(&format!("budgeting/proposals/{}/sheet/", import.proposal_id));
            return Ok(see_other(&format!("{address}?done={done}")));
        }
        Err(failure) => failure,
    };
    let status = poem::error::ResponseError::status(&failure);
    let text = match failure {
        Error::Conflict(refusal) => refusal.text,
        Error::Invalid(refusals) => refusals.into_iter().map(|refusal| refusal.text).collect::<Vec<_>>().join(" "),
        Error::Stale => "It was decided about already.".to_owned(),
        other => return Err(other),
    };
    let mut again = import_page(visit, imports::get(&app.db, &visit.member, id.0).await?);
    again.refusal = Some(text);
    page(status, &again)
}
