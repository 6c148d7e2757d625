//! The page that returns a proposal: as a whole, or the lines that are ticked, each with a reason.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::below_proposal;
use super::steps::was_sent_twice;
use crate::auth::Visit;
use crate::budgeting::pages::{class, done};
use crate::budgeting::preparation::decisions::{self, ReturnInput, ReturnedLine};
use crate::budgeting::preparation::overviews::{self, Review};
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, Kind, PageId as Id, Posted, Shell, page, see_other, words};

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/return.html")]
struct ReturnPage {
    shell: Shell,
    review: Review,
    form: Form,
    posted: Posted,
}

impl ReturnPage {
    fn is_ticked(&self, id: &Uuid) -> bool {
        self.posted.has(&format!("line-{id}"))
    }

    fn reason(&self, id: &Uuid) -> &str {
        self.posted.text(&format!("reason-{id}"))
    }

    /// What surrounds the lines: the reason of the whole.
    fn comment(&self) -> Option<&Field> {
        self.form.fields.first()
    }
}

async fn return_page(app: &App, visit: &Visit, id: Id, posted: Posted) -> Result<ReturnPage> {
    visit.member.require("budgeting.approve")?;
    let review = overviews::review(&app.db, &visit.member, id.0).await?;
    let proposal = &review.proposal;
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let comment = Field::new("comment", "Reason", Kind::Text);
    let comment = comment.hint("What has to be changed. It is kept in the history, where your colleagues read it.");
    let mut form = Form::new(format!("{address}return/"), "Return", &address, vec![comment]).without_draft();
    form.version = Some(proposal.version);
    let shell = below_proposal(visit, format!("Return: {}", proposal.title), proposal.id, &proposal.title);
    Ok(ReturnPage { shell, review, form, posted })
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    page(StatusCode::OK, &return_page(app.0, &visit, id, Posted::default()).await?)
}

#[handler]
pub(crate) async fn give_back(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let mut again = return_page(app.0, &visit, id, posted.clone()).await?;
    let present = again.form.version;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let ticked = again.review.lines.iter().filter(|line| again.is_ticked(&line.id));
    let lines =
        ticked.map(|line| ReturnedLine { line_item_id: line.id, reason: again.reason(&line.id).to_owned() }).collect();
    let input = ReturnInput { comment: posted.text("comment").to_owned(), lines };
    let returned = decisions::give_it_back(&app.db, &visit.member, id.0, posted.version()?, &input).await;
    let arrived = done(&visit, &format!("proposals/{}/", id.0), "return");
    let Err(failure) = returned else { return Ok(see_other(&arrived)) };
    if was_sent_twice(app.0, &visit, id, "return", &input.comment, &failure).await? {
        return Ok(see_other(&arrived));
    }
    let status = match failure {
        Error::Stale => {
            again.form.version = present;
            again.form.note_change()
        }
        failure => again.form.refuse(failure)?,
    };
    page(status, &again)
}
