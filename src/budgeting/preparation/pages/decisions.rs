//! The pages that recommend and approve amounts: one for each programme, for single lines if one likes, and before an
//! approval the page that shows what will be approved.

use askama::Template;
use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, handler};
use uuid::Uuid;

use super::steps::was_sent_twice;
use super::{below_proposal, sum};
use crate::auth::Visit;
use crate::budgeting::pages::{class, done};
use crate::budgeting::preparation::decisions::{self, Decision, DecisionsInput, LineDecision};
use crate::budgeting::preparation::overviews::{self, Review};
use crate::budgeting::preparation::programmes::Programme;
use crate::error::{Error, Result};
use crate::server::App;
use crate::web::{Field, Form, Kind, PageId as Id, Posted, Shell, page, see_other, words};

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Purpose {
    Recommend,
    Approve,
}

impl Purpose {
    /// Its name in addresses, and in the history.
    fn name(self) -> &'static str {
        if self == Self::Recommend { "recommend" } else { "approve" }
    }
}

#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/decide.html")]
struct DecidePage {
    shell: Shell,
    review: Review,
    form: Form,
    purpose: Purpose,
    posted: Posted,
}

impl DecidePage {
    /// The amount in a programme's field: what was typed, or else what was recommended, or requested.
    fn amount(&self, programme: &Programme) -> String {
        let name = format!("amount-{}", programme.id);
        if self.posted.has(&name) {
            return self.posted.text(&name).to_owned();
        }
        let recommended = self.review.recommended_for(programme);
        words::number(&recommended.unwrap_or_else(|| programme.requested_amount.clone()))
    }

    fn reason(&self, programme: &Programme) -> &str {
        self.posted.text(&format!("reason-{}", programme.id))
    }

    fn line_amount(&self, id: &Uuid) -> &str {
        self.posted.text(&format!("line-{id}"))
    }

    /// Whether amounts of single lines were typed, so that they should be in sight.
    fn has_line_amounts(&self, programme: &Programme) -> bool {
        self.review.lines_of(programme).iter().any(|line| !self.line_amount(&line.id).trim().is_empty())
    }

    fn comment(&self) -> Option<&Field> {
        self.form.fields.first()
    }

    fn approves(&self) -> bool {
        self.purpose == Purpose::Approve
    }

    /// What the form decides.
    fn input(&self) -> DecisionsInput {
        let decisions = self.review.programmes.iter().map(|programme| Decision {
            programme_id: programme.id,
            amount: self.posted.decimal(&format!("amount-{}", programme.id)),
            reason: self.reason(programme).to_owned(),
            lines: self.line_decisions(programme),
        });
        DecisionsInput { decisions: decisions.collect(), comment: self.posted.text("comment").to_owned() }
    }

    fn line_decisions(&self, programme: &Programme) -> Vec<LineDecision> {
        let lines = self.review.lines_of(programme).into_iter();
        let typed = lines.filter_map(|line| {
            let amount = self.posted.optional_decimal(&format!("line-{}", line.id))?;
            Some(LineDecision { line_item_id: line.id, amount })
        });
        typed.collect()
    }
}

/// What is about to be approved, before it is.
#[derive(Debug, Template)]
#[template(path = "budgeting/preparation/pages/check.html")]
struct CheckPage {
    shell: Shell,
    review: Review,
    form: Form,
    input: DecisionsInput,
    kept: Vec<(String, String)>,
    total: String,
    requested: String,
}

impl CheckPage {
    fn decision(&self, programme: &Programme) -> Option<&Decision> {
        self.input.of(programme)
    }

    /// The amount with two decimals, however it was typed.
    #[expect(clippy::unused_self, reason = "templates call methods")]
    fn amount(&self, decision: &Decision) -> String {
        sum(std::iter::once(decision.amount.as_str()))
    }

    /// Number of programmes that get something, each of which becomes an allocation.
    fn allocations(&self) -> usize {
        let amounts = self.input.decisions.iter().map(|decision| decision.amount.parse::<rust_decimal::Decimal>());
        amounts.filter(|amount| amount.as_ref().is_ok_and(|amount| !amount.is_zero())).count()
    }
}

async fn decide_page(app: &App, visit: &Visit, id: Id, purpose: Purpose, posted: Posted) -> Result<DecidePage> {
    visit.member.require("budgeting.approve")?;
    let review = overviews::review(&app.db, &visit.member, id.0).await?;
    let proposal = &review.proposal;
    let address = visit.address(&format!("budgeting/proposals/{}/", proposal.id));
    let (button, word) = match purpose {
        Purpose::Recommend => ("Keep the recommendation", "Recommend amounts"),
        Purpose::Approve => ("Continue", "Approve"),
    };
    let comment = Field::new("comment", "Notes", Kind::Text).optional();
    let comment = comment.hint("They are kept in the history, where your colleagues read them.");
    let action = format!("{address}{}/", purpose.name());
    let mut form = Form::new(action, button, &address, vec![comment]).without_draft();
    form.version = Some(proposal.version);
    let shell = below_proposal(visit, format!("{word}: {}", proposal.title), proposal.id, &proposal.title);
    Ok(DecidePage { shell, review, form, purpose, posted })
}

#[handler]
pub(crate) async fn show_recommend(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    page(StatusCode::OK, &decide_page(app.0, &visit, id, Purpose::Recommend, Posted::default()).await?)
}

#[handler]
pub(crate) async fn show_approve(app: Data<&App>, visit: Visit, id: Id) -> Result<Response> {
    page(StatusCode::OK, &decide_page(app.0, &visit, id, Purpose::Approve, Posted::default()).await?)
}

#[handler]
pub(crate) async fn recommend(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let mut again = decide_page(app.0, &visit, id, Purpose::Recommend, posted.clone()).await?;
    let present = again.form.version;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() {
        return page(StatusCode::OK, &again);
    }
    let input = again.input();
    let kept = match input.judge(&again.review.programmes) {
        Ok(()) => decisions::recommend(&app.db, &visit.member, id.0, posted.version()?, &input).await.map(drop),
        refused => refused,
    };
    follow(app.0, &visit, id, again, present, &input, kept).await
}

/// Shows what will be approved, and approves it once that was looked at.
#[handler]
pub(crate) async fn approve(app: Data<&App>, visit: Visit, id: Id, posted: Posted) -> Result<Response> {
    let mut again = decide_page(app.0, &visit, id, Purpose::Approve, posted.clone()).await?;
    let present = again.form.version;
    again.form = again.form.typed(&posted);
    if posted.is_resumed() || posted.text("step") == "change" {
        return page(StatusCode::OK, &again);
    }
    let input = again.input();
    if let Err(refused) = input.judge(&again.review.programmes) {
        return follow(app.0, &visit, id, again, present, &input, Err(refused)).await;
    }
    if posted.text("step") != "confirm" {
        return page(StatusCode::OK, &check_page(again, input, &posted));
    }
    let approved = decisions::approve(&app.db, &visit.member, id.0, posted.version()?, &input).await.map(drop);
    follow(app.0, &visit, id, again, present, &input, approved).await
}

fn check_page(decided: DecidePage, input: DecisionsInput, posted: &Posted) -> CheckPage {
    let ours = ["step", "form_key", "version"];
    let kept = posted.kept().filter(|(name, _)| !ours.contains(name));
    let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let mut shell = decided.shell;
    shell.title = format!("Check before you approve: {}", decided.review.proposal.title);
    CheckPage {
        shell,
        total: sum(input.decisions.iter().map(|decision| decision.amount.as_str())),
        requested: decided.review.proposal.total_requested.clone(),
        review: decided.review,
        form: decided.form,
        input,
        kept,
    }
}

/// The page of the proposal, or the form again with why not.
async fn follow(
    app: &App,
    visit: &Visit,
    id: Id,
    mut again: DecidePage,
    present: Option<i32>,
    input: &DecisionsInput,
    outcome: Result<()>,
) -> Result<Response> {
    let action = again.purpose.name();
    let arrived = done(visit, &format!("proposals/{}/", id.0), action);
    let Err(failure) = outcome else { return Ok(see_other(&arrived)) };
    if was_sent_twice(app, visit, id, action, &input.comment, &failure).await? {
        return Ok(see_other(&arrived));
    }
    let status = match failure {
        Error::Stale => {
            again.form.version = present;
            again.form.note_change()
        }
        Error::Invalid(mut errors) => {
            // A number of a list is no field of this form: say of which programme it is.
            for error in &mut errors {
                let place = error.pointer.strip_prefix("/decisions/").and_then(|rest| rest.split('/').next());
                let place = place.and_then(|place| place.parse::<usize>().ok());
                if let Some(programme) = place.and_then(|place| again.review.programmes.get(place)) {
                    error.text = format!("{}: {}", programme.title, error.text);
                }
            }
            again.form.refuse(Error::Invalid(errors))?
        }
        failure => again.form.refuse(failure)?,
    };
    page(status, &again)
}
