//! Steps of the workflow on pages: the buttons, the page that asks whether one is sure, and what follows.

use poem::{FromRequest, Request, RequestBody, Response};

use crate::auth::Visit;
use crate::error::{Error, Result};
use crate::planning::{HistoryLine, Transition, TransitionInput};
use crate::web::{Field, Form, FormPage, Kind, Posted, Shell, see_other, words};

/// The step in the path.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step(pub Transition);

impl<'a> FromRequest<'a> for Step {
    async fn from_request(request: &'a Request, _body: &mut RequestBody) -> poem::Result<Self> {
        let name = request.raw_path_param("transition").unwrap_or_default();
        Ok(Self(Transition::named(name).ok_or(Error::NotFound)?))
    }
}

/// A button.
#[derive(Debug)]
pub(super) struct StepLink {
    /// What it says.
    pub text: String,
    /// The page that asks whether one is sure.
    pub address: String,
    /// Whether it is what one usually does next.
    pub is_main: bool,
}

/// The buttons for the steps that a member may take, in the order of the workflow.
pub(super) fn links(transitions: &[String], address: &str) -> Vec<StepLink> {
    let possible = Transition::ALL.into_iter().filter(|step| transitions.iter().any(|name| name == step.name()));
    let links = possible.map(|step| StepLink {
        text: words::words(step.name()),
        address: format!("{address}{}/", step.name()),
        is_main: matches!(step, Transition::Submit | Transition::Approve | Transition::Activate),
    });
    links.collect()
}

/// What a step is taken with.
pub(super) struct Subject {
    /// What surrounds the page.
    pub shell: Shell,
    /// What kind of row it is.
    pub noun: &'static str,
    /// Its page.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its status.
    pub status: String,
    /// Its version.
    pub version: i32,
}

/// The page that asks whether one is sure.
pub(super) fn page(step: Step, subject: Subject) -> FormPage {
    let (button, consequence) = asked(step.0);
    let needs_reason = matches!(step.0, Transition::Return | Transition::Reopen);
    let comment = Field::new("comment", if needs_reason { "Reason" } else { "Comment" }, Kind::Text);
    let comment = if needs_reason { comment } else { comment.optional() };
    let form = Form::new(
        format!("{}{}/", subject.address, step.0.name()),
        button,
        &subject.address,
        vec![comment.hint("It is kept in the history, where your colleagues read it.")],
    );
    let mut form = if step.0 == Transition::Archive { form.dangerous() } else { form };
    form.version = Some(subject.version);
    let mut shell = subject.shell.crumb(subject.title.clone(), subject.address);
    shell.title = format!("{} “{}”", words::words(step.0.name()), subject.title);
    FormPage::new(shell, form)
        .intro(format!("This {} is {} now.", subject.noun, words::words(&subject.status).to_lowercase()))
        .intro(consequence)
}

/// What the button says, and what follows from pressing it.
fn asked(step: Transition) -> (&'static str, &'static str) {
    match step {
        Transition::Submit => (
            "Submit for approval",
            "It goes to the approvers of your organization. Nobody can change it until they decide.",
        ),
        Transition::Withdraw => ("Withdraw", "It becomes a draft again, and you can change it."),
        Transition::Return => ("Return to its author", "It becomes a draft again. Say what has to be changed."),
        Transition::Approve => {
            ("Approve", "It is approved in your name. Its text can no longer be changed; progress can be recorded.")
        }
        Transition::Activate => ("Activate", "It becomes the one your organization works by."),
        Transition::Complete => (
            "Complete",
            "It is closed: progress can no longer be recorded. Before its end, say why it is completed early.",
        ),
        Transition::Reopen => ("Reopen", "It becomes a draft again and loses its approval. Say why."),
        Transition::Archive => (
            "Archive",
            "It can no longer be changed, and annual work plans of it that are not completed are archived too. An administrator can restore it.",
        ),
        Transition::Restore => ("Restore", "It becomes a draft again, without its approval."),
    }
}

/// Takes the step with what the form says; `None` if the form only comes back after a sign-in.
pub(super) async fn take<T, F>(posted: &Posted, step: F) -> Result<Option<Result<T>>>
where
    F: AsyncFnOnce(i32, TransitionInput) -> Result<T>,
{
    if posted.is_resumed() {
        return Ok(None);
    }
    let input = TransitionInput { comment: posted.text("comment").to_owned() };
    Ok(Some(step(posted.version()?, input).await))
}

/// What follows: the page of the row, at `address`, or the question again with why not. If the latest that happened to the row is
/// this step, by this person and with this comment, the form was sent twice.
pub(super) async fn answer<T, F>(
    visit: &Visit,
    address: &str,
    step: Step,
    posted: &Posted,
    outcome: Option<Result<T>>,
    present: F,
) -> Result<Response>
where
    F: AsyncFnOnce() -> Result<(Subject, Vec<HistoryLine>)>,
{
    let arrived = format!("{address}?done={}", step.0.name());
    if matches!(outcome, Some(Ok(_))) {
        return Ok(see_other(&arrived));
    }
    let (subject, history) = present().await?;
    let is_there = history.first().is_some_and(|latest| {
        latest.transition == step.0.name()
            && latest.comment == posted.text("comment").trim()
            && latest.actor.as_deref() == Some(visit.member.user_name())
    });
    let version = subject.version;
    let mut again = page(step, subject);
    again.form = again.form.typed(posted);
    match outcome {
        Some(Err(Error::Stale | Error::Conflict(_))) if is_there => Ok(see_other(&arrived)),
        Some(Err(Error::Stale)) => {
            again.form.version = Some(version);
            again.changed_meanwhile()
        }
        Some(Err(failure)) => again.answer(Err(failure)),
        _ => again.show(),
    }
}
