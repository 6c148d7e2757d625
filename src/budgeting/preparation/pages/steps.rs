//! Steps of the workflow that take nothing but a comment: the page that asks whether one is sure, and what follows.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{FromRequest, Request, RequestBody, Response, handler};

use super::{below_proposal, status};
use crate::auth::Visit;
use crate::budgeting::pages::done;
use crate::budgeting::preparation::decisions::{self, ProposalStepInput, Step, SubmissionProblem};
use crate::budgeting::preparation::overviews;
use crate::budgeting::preparation::proposals::Proposal;
use crate::error::{Error, Result};
use crate::planning::today;
use crate::server::App;
use crate::web::{Field, Form, Kind, PageId as Id, Posted, Shell, page, see_other, words};

/// The step in the path.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepInPath(Step);

impl<'a> FromRequest<'a> for StepInPath {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let name = request.raw_path_param("transition").unwrap_or_default();
        Ok(Self(Step::named(name).ok_or(Error::NotFound)?))
    }
}

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/step.html")]
struct StepPage {
    shell: Shell,
    base: String,
    intro: Vec<String>,
    form: Form,
    /// What keeps it from being submitted.
    problems: Vec<SubmissionProblem>,
    proposal_address: String,
}

/// The page that asks whether one is sure, with the version that is asked about.
async fn step_page(app: &App, visit: &Visit, id: Id, step: Step) -> Result<StepPage> {
    step.require(&visit.member)?;
    let (proposal, problems) = overviews::submission(&app.db, &visit.member, id.0).await?;
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let (button, consequence) = asked(step);
    let comment = if step == Step::Reject {
        Field::new("comment", "Reason", Kind::Text)
    } else {
        Field::new("comment", "Comment", Kind::Text).optional()
    };
    let hint = "It is kept in the history, where your colleagues read it.";
    let form = Form::new(format!("{address}{}/", step.name()), button, &address, vec![comment.hint(hint)]);
    let mut form = if step == Step::Reject { form.dangerous() } else { form };
    form.version = Some(proposal.version);
    let title = format!("{button}: {}", proposal.title);
    let mut intro = vec![
        format!("This proposal for fiscal year {} is {} now.", proposal.fiscal_year, status(&proposal.status)),
        consequence.to_owned(),
    ];
    let submits = step == Step::Submit;
    if submits {
        intro.extend(deadline(&proposal));
    }
    Ok(StepPage {
        shell: below_proposal(visit, title, proposal.id, &proposal.title),
        base: visit.address("budgeting/"),
        intro,
        form,
        problems: if submits { problems } else { Vec::new() },
        proposal_address: address,
    })
}

/// What the budget call says about a submission now.
fn deadline(proposal: &Proposal) -> Option<String> {
    let day = proposal.submission_deadline?;
    Some(if today() > day {
        format!("The last day to submit was {}. It will be marked as late.", words::date(&day))
    } else {
        format!("The last day to submit is {}.", words::date(&day))
    })
}

/// What the button says, and what follows from pressing it.
fn asked(step: Step) -> (&'static str, &'static str) {
    match step {
        Step::Submit => ("Submit", "It goes to those who may approve it. Nobody can change it until they decide."),
        Step::Withdraw => ("Withdraw", "It becomes a draft again, and you can change it."),
        Step::StartReview => (
            "Start the review",
            "It can no longer be withdrawn. You, or another approver, then recommend amounts, return, approve or reject it.",
        ),
        Step::Reject => (
            "Reject",
            "It is rejected for good; another proposal for the year may be written. To have it changed instead, return it.",
        ),
    }
}

#[handler]
pub(crate) async fn show(app: Data<&App>, visit: Visit, id: Id, step: StepInPath) -> Result<Response> {
    page(StatusCode::OK, &step_page(app.0, &visit, id, step.0).await?)
}

#[handler]
pub(crate) async fn take(app: Data<&App>, visit: Visit, id: Id, step: StepInPath, posted: Posted) -> Result<Response> {
    let (db, member, step) = (&app.db, &visit.member, step.0);
    if posted.is_resumed() {
        let mut again = step_page(app.0, &visit, id, step).await?;
        again.form = again.form.typed(&posted);
        return page(StatusCode::OK, &again);
    }
    let input = ProposalStepInput { comment: posted.text("comment").to_owned() };
    let taken = decisions::take(db, member, id.0, posted.version()?, step, &input).await;
    let arrived = done(&visit, &format!("proposals/{}/", id.0), step.name());
    let Err(failure) = taken else { return Ok(see_other(&arrived)) };
    if was_sent_twice(app.0, &visit, id, step.stored(), &input.comment, &failure).await? {
        return Ok(see_other(&arrived));
    }
    let mut again = step_page(app.0, &visit, id, step).await?;
    let present = again.form.version;
    again.form = again.form.typed(&posted);
    let status = match failure {
        Error::Stale => {
            again.form.version = present;
            again.form.note_change()
        }
        // What is wrong stands on the page anyway, by programme.
        Error::Invalid(_) if !again.problems.is_empty() => StatusCode::UNPROCESSABLE_ENTITY,
        failure => again.form.refuse(failure)?,
    };
    page(status, &again)
}

/// Whether a refused step is the latest that happened to the proposal, by this person and with this comment: the form was
/// sent twice.
pub(super) async fn was_sent_twice(
    app: &App,
    visit: &Visit,
    id: Id,
    action: &str,
    comment: &str,
    failure: &Error,
) -> Result<bool> {
    if !matches!(failure, Error::Stale | Error::Conflict(_)) {
        return Ok(false);
    }
    let history = overviews::history(&app.db, &visit.member, id.0).await?;
    Ok(history.first().is_some_and(|latest| {
        latest.action == action
            && latest.comment == comment.trim()
            && latest.actor.as_deref() == Some(visit.member.user_name())
    }))
}
