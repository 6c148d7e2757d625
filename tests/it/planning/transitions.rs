//! The state machines of plans: every step from every status, by the right person and by the wrong ones (sections
//! 3.1, 3.2).

use serde_json::{Value, json};

use super::{Cast, STATUSES, annual_plan_body, id, step, with, without_steps};
use crate::support::{Actor, App};

/// Every step there is: name, from, to, who may, and who may not.
const STEPS: [(&str, &str, &str, &str, &[&str]); 14] = [
    ("submit", "draft", "submitted", "staff", &["viewer"]),
    ("withdraw", "submitted", "draft", "staff", &["viewer", "staff2", "manager"]),
    ("return", "submitted", "draft", "manager", &["viewer", "staff", "flagless"]),
    ("approve", "submitted", "approved", "manager", &["viewer", "staff", "flagless"]),
    ("activate", "approved", "active", "manager", &["viewer", "staff", "flagless"]),
    ("complete", "active", "completed", "manager", &["viewer", "staff", "flagless"]),
    ("reopen", "approved", "draft", "admin", &["viewer", "staff", "flagless", "manager"]),
    ("reopen", "active", "draft", "admin", &["viewer", "staff", "flagless", "manager"]),
    ("archive", "draft", "archived", "staff", &["viewer", "staff2", "flagless"]),
    ("archive", "submitted", "archived", "manager", &["viewer", "staff", "flagless"]),
    ("archive", "approved", "archived", "manager", &["viewer", "staff", "flagless"]),
    ("archive", "active", "archived", "manager", &["viewer", "staff", "flagless"]),
    ("archive", "completed", "archived", "manager", &["viewer", "staff", "flagless"]),
    ("restore", "archived", "draft", "admin", &["viewer", "staff", "flagless", "manager"]),
];

/// The steps by name, each with somebody who may take it from some status.
const TAKERS: [(&str, &str); 9] = [
    ("submit", "staff"),
    ("withdraw", "staff"),
    ("return", "manager"),
    ("approve", "manager"),
    ("activate", "manager"),
    ("complete", "manager"),
    ("reopen", "admin"),
    ("archive", "manager"),
    ("restore", "admin"),
];

/// The row with its history: what a refusal must leave as it was.
async fn seen(actor: &Actor<'_>, row: &str) -> (Value, Value) {
    (without_steps(actor.fetch(row).await), actor.fetch(&format!("{row}/transitions")).await)
}

/// Whether the row offers the step to the person.
async fn is_offered(actor: &Actor<'_>, row: &str, transition: &str) -> bool {
    actor.fetch(row).await["transitions"].as_array().unwrap().contains(&transition.into())
}

async fn every_step_is_for_the_right_people(cast: &Cast<'_>, row: &str) {
    for (transition, from, to, who, others) in STEPS {
        cast.bring(row, from).await;
        let before = seen(&cast.viewer, row).await;
        for other in others {
            assert!(!is_offered(cast.by(other), row, transition).await, "{other}: {transition} from {from}");
            let reply = step(cast.by(other), row, transition).await;
            assert_eq!(reply.status, 403, "{other}: {transition} from {from}: {}", reply.text);
        }
        assert_eq!(seen(&cast.viewer, row).await, before, "{transition} from {from}");

        assert!(is_offered(cast.by(who), row, transition).await, "{who}: {transition} from {from}");
        let taken = step(cast.by(who), row, transition).await;
        assert_eq!(taken.status, 200, "{who}: {transition} from {from}: {}", taken.text);
        assert_eq!(taken.json()["status"], to, "{transition} from {from}");
        let (after, history) = seen(&cast.viewer, row).await;
        assert_eq!(after, without_steps(taken.json()));
        let line = &history[0];
        assert_eq!(line["transition"], transition);
        assert_eq!(line["from_status"], from);
        assert_eq!(line["to_status"], to);
        assert_eq!(line["actor"], format!("moh {who}"));
        assert_eq!(line["comment"], "Because");
        assert_eq!(history.as_array().unwrap().len(), before.1.as_array().unwrap().len() + 1);
    }
}

async fn no_other_step_is_possible(cast: &Cast<'_>, row: &str) {
    for from in STATUSES {
        cast.bring(row, from).await;
        let before = seen(&cast.viewer, row).await;
        for (transition, who) in TAKERS {
            if STEPS.iter().any(|known| (known.0, known.1) == (transition, from)) {
                continue;
            }
            assert!(!is_offered(cast.by(who), row, transition).await, "{who}: {transition} from {from}");
            let reply = step(cast.by(who), row, transition).await;
            assert_eq!(reply.status, 409, "{transition} from {from}: {}", reply.text);
            assert_eq!(reply.rule("").as_deref(), Some("transition_not_possible"));
        }
        for unknown in ["destroy", "Submit", "draft"] {
            step(&cast.admin, row, unknown).await.expect(404);
        }
        assert_eq!(seen(&cast.viewer, row).await, before, "from {from}");
    }
}

#[tokio::test]
async fn a_strategic_plan_takes_every_step_with_the_right_people() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    every_step_is_for_the_right_people(&cast, &plan).await;
    app.stop().await;
}

#[tokio::test]
async fn a_strategic_plan_takes_no_other_step() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    no_other_step_is_possible(&cast, &plan).await;
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_takes_every_step_with_the_right_people() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    every_step_is_for_the_right_people(&cast, &annual_plan).await;
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_takes_no_other_step() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    no_other_step_is_possible(&cast, &annual_plan).await;
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_follows_its_strategic_plan() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("submitted", &plan, 2026).await;

    let early = step(&cast.manager, &annual_plan, "approve").await.expect(409);
    assert_eq!(early.rule("").as_deref(), Some("approve_needs_approved_parent"));
    cast.bring(&plan, "approved").await;
    step(&cast.manager, &annual_plan, "approve").await.expect(200);
    let early = step(&cast.manager, &annual_plan, "activate").await.expect(409);
    assert_eq!(early.rule("").as_deref(), Some("activate_needs_active_parent"));
    step(&cast.manager, &plan, "activate").await.expect(200);
    step(&cast.manager, &annual_plan, "activate").await.expect(200);

    step(&cast.manager, &plan, "complete").await.expect(200);
    let new = with(&annual_plan_body("Late", 2027), &json!({ "strategic_plan_id": id(&plan) }));
    let late = cast.staff.post("annual-plans", &new).await.expect(409);
    assert_eq!(late.rule("").as_deref(), Some("strategic_plan_closed"));
    step(&cast.manager, &annual_plan, "archive").await.expect(200);
    let late = step(&cast.admin, &annual_plan, "restore").await.expect(409);
    assert_eq!(late.rule("").as_deref(), Some("strategic_plan_closed"));
    assert_eq!(cast.viewer.fetch(&annual_plan).await["status"], "archived");
    app.stop().await;
}

#[tokio::test]
async fn a_plan_is_completed_early_only_with_a_reason() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let year = cast.year().await;
    let plan = cast.plan("active", "Health", year, year + 3).await;
    let now = cast.annual_plan("active", &plan, year).await;
    let next = cast.annual_plan("active", &plan, year + 1).await;

    for (row, until) in [(&plan, year + 3), (&next, year + 1)] {
        let early = cast.manager.act(row, "complete", &json!({ "comment": " " })).await.expect(422);
        assert_eq!(early.rule("/comment").as_deref(), Some("complete_early_needs_comment"));
        assert!(early.text.contains(&until.to_string()), "{}", early.text);
        assert_eq!(cast.viewer.fetch(row).await["status"], "active");
    }
    cast.manager.act(&now, "complete", &json!({})).await.expect(200);
    step(&cast.manager, &next, "complete").await.expect(200);
    step(&cast.manager, &plan, "complete").await.expect(200);
    app.stop().await;
}
