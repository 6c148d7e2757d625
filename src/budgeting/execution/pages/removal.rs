//! Removing what nothing hangs on: work items, and parts of payments in process.

use poem::web::Data;
use poem::{Response, handler};

use super::kinds::Kind;
use super::sheets::{self, Sheet};
use super::{MoneyForm, base, shell};
use crate::auth::Visit;
use crate::budgeting::execution::{disbursement_lines, work_items};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Form, PageId as Id, Posted};

/// Where one goes when it is gone.
async fn back(app: &App, visit: &Visit, sheet: &Sheet) -> Result<String> {
    let (db, member) = (&app.db, &visit.member);
    if sheet.kind == Kind::Line {
        let line = disbursement_lines::get(db, member, sheet.id).await?;
        return Ok(format!("{}disbursements/{}/", base(visit), line.disbursement_id));
    }
    let item = work_items::get(db, member, sheet.id).await?;
    let allocation = item.allocation_id.map(|id| format!("allocations/{id}/")).unwrap_or_default();
    Ok(format!("{}{allocation}", base(visit)))
}

fn page(visit: &Visit, sheet: &Sheet, back: &str) -> MoneyForm {
    let own = format!("{}{}/{}/", base(visit), sheet.kind.noun(), sheet.id);
    let mut form = Form::new(format!("{own}delete/"), "Delete it", back, Vec::new()).dangerous();
    form.version = Some(sheet.version);
    MoneyForm {
        shell: shell(visit, format!("Delete “{}”", sheet.title)),
        intro: vec!["It is gone for good.".to_owned()],
        about: String::new(),
        figures: Vec::new(),
        form,
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, kind: Kind, id: Id) -> Result<Response> {
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    sheet.require_open(&visit)?;
    let back = back(app.0, &visit, &sheet).await?;
    page(&visit, &sheet, &back).show()
}

#[handler]
pub(crate) async fn delete(app: Data<&App>, visit: Visit, kind: Kind, id: Id, posted: Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let sheet = sheets::sheet(app.0, &visit, kind, id.0).await?;
    let back = back(app.0, &visit, &sheet).await?;
    let page = page(&visit, &sheet, &back);
    if posted.is_resumed() {
        return page.show();
    }
    let removed = match kind {
        Kind::Line => disbursement_lines::remove(db, member, id.0, posted.version()?).await,
        Kind::WorkItem => work_items::remove(db, member, id.0, posted.version()?).await,
        _ => Err(Error::NotFound),
    };
    match removed {
        Err(Error::Stale) => page.changed_meanwhile(),
        removed => page.answer(removed.map(|()| format!("{back}?done=deleted"))),
    }
}
