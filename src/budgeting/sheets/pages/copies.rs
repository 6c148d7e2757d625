//! The form that builds a proposal from an earlier one.

use poem::web::Data;
use poem::{Response, handler};

use super::{Id, below_proposal};
use crate::auth::Visit;
use crate::budgeting::sheets::copies::{self, CopyInput};
use crate::budgeting::sheets::imports;
use crate::error::Result;
use crate::server::App;
use crate::web::{Field, Form, FormPage, Kind, Posted};

async fn copy_page(app: &App, visit: &Visit, id: Id) -> Result<FormPage> {
    visit.member.require("budgeting.edit")?;
    let proposal = imports::subject(&app.db, &visit.member, id.0).await?;
    let next = proposal.fiscal_year + 1;
    let fields = vec![
        Field::new("fiscal_year", "Fiscal year", Kind::Number).value(next.to_string()),
        Field::new("title", "Title", Kind::Line).value(format!("Budget proposal {next}")),
        Field::new("description", "Scope", Kind::Text).optional(),
        Field::new("percent", "Change of unit costs in per cent", Kind::Decimal)
            .hint("0 leaves them as they are, 5 makes them 5% more, -5 less. Amounts are rounded to the centavo.")
            .value("0"),
    ];
    let above = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let form = Form::new(format!("{above}copy/"), "Build the proposal", above, fields);
    Ok(FormPage::new(below_proposal(visit, "Build a proposal from this one", (proposal.id, &proposal.title)), form)
        .intro("A draft is made with all programmes, lines and justifications of this proposal.")
        .intro("Goals, objectives and object codes come along where they fit the year. What was approved does not."))
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    copy_page(&app, &visit, id).await?.show()
}

/// Builds the proposal, and leads to it.
#[handler]
pub(crate) async fn create(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let mut page = copy_page(&app, &visit, id).await?;
    page.form = page.form.typed(&posted);
    if posted.is_resumed() {
        return page.show();
    }
    let input = CopyInput {
        fiscal_year: posted.number("fiscal_year"),
        title: posted.text("title").to_owned(),
        description: posted.text("description").to_owned(),
        percent: posted.decimal("percent"),
    };
    let made = copies::create(&app.db, &visit.member, id.0, &input, &posted.key(), &posted.fingerprint()).await;
    page.answer(
        made.map(|proposal| {
            format!("{}?done=created", visit.address(&format!("budgeting/proposals/{}/", proposal.id)))
        }),
    )
}
