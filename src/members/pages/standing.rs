//! The pages that suspend a member, let one back, or remove one. Each asks whether one is sure.

use poem::web::Data;
use poem::{Response, handler};

use super::{address, shell};
use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::members::{self, Colleague, Standing};
use crate::server::App;
use crate::web::{Form, FormPage, PageId, Posted, Values, see_other};

fn question(visit: &Visit, colleague: &Colleague, standing: Standing) -> FormPage {
    let name = &colleague.name;
    let (title, below, button, consequence) = match standing {
        Standing::Active => (
            format!("Let {name} back"),
            "restore/",
            "Let back",
            "The person may enter the organization again, with the same role and rights.",
        ),
        Standing::Suspended => (
            format!("Suspend {name}"),
            "suspend/",
            "Suspend",
            "The person cannot enter the organization from now on, wherever she is signed in. You can let her back.",
        ),
        Standing::Removed => (
            format!("Remove {name}"),
            "remove/",
            "Remove",
            "The person is no longer a member. What she did keeps her name. You can invite her again.",
        ),
    };
    let address = address(visit, colleague);
    let form = Form::new(format!("{address}{below}"), button, &address, Vec::new());
    let form = if standing == Standing::Active { form.without_draft() } else { form.dangerous() };
    let shell = shell(visit, title).crumb(name.clone(), address);
    FormPage::new(shell, form.filled(&Values::new(), colleague.version)).intro(consequence)
}

async fn ask(app: &App, visit: &Visit, id: PageId, standing: Standing) -> Result<Response> {
    let colleague = members::get(&app.db, &visit.member, id.0).await?;
    question(visit, &colleague, standing).show()
}

async fn take(app: &App, visit: &Visit, id: PageId, standing: Standing, posted: &Posted) -> Result<Response> {
    let (db, member) = (&app.db, &visit.member);
    let colleague = members::get(db, member, id.0).await?;
    let page = question(visit, &colleague, standing);
    if posted.is_resumed() {
        return page.show();
    }
    let arrived =
        if standing == Standing::Removed { visit.address("organization/members/") } else { address(visit, &colleague) };
    let arrived = format!("{arrived}?done={}", standing.name());
    match members::set_standing(db, member, id.0, posted.version()?, standing).await {
        // The same form sent twice: what it asked for is so.
        Err(Error::Stale) if colleague.state == standing.name() => Ok(see_other(&arrived)),
        Err(Error::Stale) => page.changed_meanwhile(),
        outcome => page.answer(outcome.map(|()| arrived)),
    }
}

/// Asks whether to suspend.
#[handler]
pub(crate) async fn ask_suspend(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    ask(app.0, &visit, id, Standing::Suspended).await
}

/// Suspends.
#[handler]
pub(crate) async fn suspend(app: Data<&App>, visit: Visit, id: PageId, posted: Posted) -> Result<Response> {
    take(app.0, &visit, id, Standing::Suspended, &posted).await
}

/// Asks whether to let back.
#[handler]
pub(crate) async fn ask_restore(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    ask(app.0, &visit, id, Standing::Active).await
}

/// Lets back.
#[handler]
pub(crate) async fn restore(app: Data<&App>, visit: Visit, id: PageId, posted: Posted) -> Result<Response> {
    take(app.0, &visit, id, Standing::Active, &posted).await
}

/// Asks whether to remove.
#[handler]
pub(crate) async fn ask_remove(app: Data<&App>, visit: Visit, id: PageId) -> Result<Response> {
    ask(app.0, &visit, id, Standing::Removed).await
}

/// Removes.
#[handler]
pub(crate) async fn remove(app: Data<&App>, visit: Visit, id: PageId, posted: Posted) -> Result<Response> {
    take(app.0, &visit, id, Standing::Removed, &posted).await
}
