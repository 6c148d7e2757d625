//! Pages of grants of oversight, and of reporting logins.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};

use super::{TABS, shell};
use crate::auth::Visitor;
use crate::error::Result;
use crate::platform::check;
use crate::platform::oversight::{self, NewOversightGrant, OversightChange, OversightGrant, ReportingLogin};
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, PageId, Posted, Shell, page, words};

const BASE: &str = "/platform/oversight/";

#[derive(Debug, Template)]
#[template(path = "platform/pages/oversight.html")]
struct ListPage {
    shell: Shell,
    grants: Vec<OversightGrant>,
}

#[handler]
pub(crate) async fn index(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let grants = oversight::list(&app, &visitor.caller).await?;
    page(StatusCode::OK, &ListPage { shell: shell(&visitor, "Oversight", ""), grants })
}

#[derive(Debug, Template)]
#[template(path = "platform/pages/reporting_logins.html")]
struct ReportingPage {
    shell: Shell,
    logins: Vec<ReportingLogin>,
}

#[handler]
pub(crate) async fn reporting(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    let logins = oversight::reporting(&app, &visitor.caller).await?;
    page(StatusCode::OK, &ReportingPage { shell: shell(&visitor, "Reporting logins", ""), logins })
}

fn level() -> Field {
    let levels =
        [("viewer", "Viewer: pages"), ("analyst", "Analyst: reports too"), ("executive", "Executive: files too")];
    let levels = levels.map(|(value, label)| (value.to_owned(), label.to_owned()));
    Field::new("access_level", "Level", Kind::Select(levels.into()))
}

fn create_page(visitor: &Visitor) -> FormPage {
    let fields = vec![
        Field::new("user", "Username", Kind::Line).hint("Of an active member of OCM or OOBC"),
        level(),
        Field::new("notes", "Why", Kind::Text).optional(),
    ];
    let form = Form::new(format!("{BASE}create/"), "Grant oversight", BASE, fields);
    FormPage::new(shell(visitor, "New grant", "Oversight"), form)
        .intro("The person may read figures of all organizations, and no text. Each read is recorded.")
}

#[handler]
pub(crate) async fn show_create(app: Data<&App>, visitor: Visitor) -> Result<Response> {
    check(&app, &visitor.caller).await?;
    create_page(&visitor).show()
}

#[handler]
pub(crate) async fn create(app: Data<&App>, visitor: Visitor, posted: Posted) -> Result<Response> {
    let mut page = create_page(&visitor);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        check(&app, &visitor.caller).await?;
        return page.show();
    }
    let new = NewOversightGrant {
        user: posted.text("user").to_owned(),
        access_level: posted.text("access_level").to_owned(),
        notes: posted.text("notes").to_owned(),
    };
    let granted = oversight::grant(&app, &visitor.caller, &new).await;
    page.answer(granted.map(|_| format!("{BASE}?done=added")))
}

fn edit_page(visitor: &Visitor, grant: &OversightGrant) -> FormPage {
    let states = [("true", "Works"), ("false", "Suspended")];
    let states = states.map(|(value, label)| (value.to_owned(), label.to_owned()));
    let fields = vec![
        level().value(grant.access_level.clone()),
        Field::new("is_active", "State", Kind::Select(states.into()))
            .value(grant.is_active.to_string())
            .hint("A suspended grant refuses the next read."),
    ];
    let form = Form::new(format!("{BASE}{}/", grant.id), "Save changes", BASE, fields);
    let mut page = FormPage::new(shell(visitor, grant.name.clone(), "Oversight"), form);
    if let Some(refusal) = &grant.refusal {
        page = page.intro(format!("It does not work now: {refusal}"));
    }
    page
}

#[handler]
pub(crate) async fn show_edit(app: Data<&App>, visitor: Visitor, id: PageId) -> Result<Response> {
    edit_page(&visitor, &oversight::get(&app, &visitor.caller, id.0).await?).show()
}

#[handler]
pub(crate) async fn edit(app: Data<&App>, visitor: Visitor, id: PageId, posted: Posted) -> Result<Response> {
    let grant = oversight::get(&app, &visitor.caller, id.0).await?;
    let mut page = edit_page(&visitor, &grant);
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = OversightChange {
        access_level: posted.text("access_level").to_owned(),
        is_active: posted.text("is_active") == "true",
    };
    let saved = oversight::change(&app, &visitor.caller, id.0, &input).await;
    page.answer(saved.map(|_| format!("{BASE}?done=saved")))
}
