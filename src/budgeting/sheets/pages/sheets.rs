//! The page where the lines of a proposal go out as a workbook and come back, and lists as files.

use askama::Template;
use bmms_queries::queries::budgeting::imports::SheetProposal;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{IntoResponse, Response, handler};
use sha2::{Digest, Sha256};

use super::{Id, below_proposal, ok};
use crate::auth::Visit;
use crate::budgeting::sheets::imports::{self, Import};
use crate::budgeting::sheets::{XLSX, exports};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, Format, Kind, Posted, Query, Shell, page, see_other};

#[derive(Debug, Template)]
#[template(path = "budgeting/sheets/pages/sheet.html")]
struct SheetPage {
    shell: Shell,
    address: String,
    form: Form,
    may_upload: bool,
    may_download: bool,
}

fn sheet_page(visit: &Visit, proposal: &SheetProposal) -> SheetPage {
    let above = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let address = format!("{above}sheet/");
    let field = Field::new("file", "Workbook", Kind::File(XLSX))
        .hint("The file you downloaded here, edited and saved as .xlsx: at most 10 MB and 5,000 lines");
    let is_open = ["draft", "returned"].contains(&proposal.status.as_str());
    SheetPage {
        shell: below_proposal(visit, "Lines as a workbook", (proposal.id, &proposal.title)),
        form: Form::new(&address, "Upload and compare", above, vec![field]).without_draft(),
        address,
        may_upload: is_open && visit.member.can("budgeting.edit"),
        may_download: visit.member.can("budgeting.export"),
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    ok(&sheet_page(&visit, &imports::subject(&app.db, &visit.member, id.0).await?))
}

#[handler]
pub(crate) async fn download(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    Ok(imports::download(&app.db, &visit.member, id.0).await?.into_response())
}

/// Takes an edited workbook, and leads to what it would change.
#[handler]
pub(crate) async fn upload(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let proposal = imports::subject(&app.db, &visit.member, id.0).await?;
    if posted.is_resumed() {
        return ok(&sheet_page(&visit, &proposal));
    }
    match take(&app, &visit, id, &posted).await {
        Ok(import) => Ok(see_other(&visit.address(&format!("budgeting/imports/{}/", import.id)))),
        Err(failure) => {
            let mut again = sheet_page(&visit, &proposal);
            let status: StatusCode = again.form.refuse(failure)?;
            page(status, &again)
        }
    }
}

async fn take(app: &App, visit: &Visit, id: Id, posted: &Posted) -> Result<Import> {
    let file = posted.file("file").ok_or_else(|| Error::named("sheet_chosen"))?;
    let fingerprint: [u8; 32] = Sha256::new().chain_update(id.0).chain_update(&file.bytes).finalize().into();
    let named = (file.name.as_str(), file.bytes.clone());
    imports::upload(&app.db, &visit.member, id.0, named, &posted.key(), &fingerprint).await
}

#[handler]
pub(crate) async fn list_proposals(app: Data<&App>, visit: Visit, query: Query, format: Format) -> Result<Response> {
    let filter = exports::ProposalFilter::of(&query);
    format.write(exports::proposals(&app.db, &visit.member, &filter).await?).await
}

#[handler]
pub(crate) async fn list_lines(
    app: Data<&App>,
    visit: Visit,
    id: Id,
    query: Query,
    format: Format,
) -> Result<Response> {
    let filter = exports::LineFilter::of(&query);
    format.write(exports::lines(&app.db, &visit.member, id.0, &filter).await?).await
}
