//! Two people at once: exactly one of them gets what only one can have.

use futures_util::future::join_all;
use reqwest::Method;
use serde_json::{Value, json};

use super::{Cast, annual_plan_body, column, id, plan_body, with};
use crate::support::{App, Reply};

/// The statuses of two answers, the smaller first.
fn outcomes(one: &Reply, other: &Reply) -> [u16; 2] {
    let mut outcomes = [one.status, other.status];
    outcomes.sort_unstable();
    outcomes
}

#[tokio::test]
async fn of_two_activations_at_once_exactly_one_succeeds() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let first = cast.plan("approved", "First", 2020, 2024).await;
    let second = cast.plan("approved", "Second", 2025, 2030).await;
    for _ in 0..5 {
        let because = json!({ "comment": "Because" });
        let (one, other) =
            tokio::join!(cast.manager.act(&first, "activate", &because), cast.admin.act(&second, "activate", &because));
        assert_eq!(outcomes(&one, &other), [200, 409], "{} {}", one.text, other.text);
        let refused = if one.status == 409 { one } else { other };
        assert_eq!(refused.rule("").as_deref(), Some("strategic_plans_one_active"));
        let active = cast.viewer.fetch("strategic-plans?status=active").await;
        assert_eq!(column(&active, "status").len(), 1);
        for plan in [&first, &second] {
            cast.bring(plan, "draft").await;
            cast.bring(plan, "approved").await;
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn of_two_overlapping_plans_at_once_exactly_one_is_created() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    for start_year in (2020..2080).step_by(12) {
        let bodies = [plan_body("One", start_year, start_year + 5), plan_body("Other", start_year + 3, start_year + 8)];
        let (one, other) = tokio::join!(
            cast.staff.post("strategic-plans", &bodies[0]),
            cast.staff2.post("strategic-plans", &bodies[1])
        );
        assert!(outcomes(&one, &other)[0] == 201, "{} {}", one.text, other.text);
        // Where each waits for the other, the database ends one of them, which is then asked to try again.
        assert!([422, 503].contains(&outcomes(&one, &other)[1]), "{} {}", one.text, other.text);
        let (again, body) = if one.status == 201 { (&cast.staff2, &bodies[1]) } else { (&cast.staff, &bodies[0]) };
        let refused = again.post("strategic-plans", body).await.expect(422);
        assert_eq!(refused.rule("/start_year").as_deref(), Some("strategic_plans_years_free"));
        let covering = cast.viewer.fetch(&format!("strategic-plans?year={}", start_year + 4)).await;
        assert_eq!(column(&covering, "id").len(), 1);
    }
    app.stop().await;
}

#[tokio::test]
async fn of_two_steps_on_one_version_exactly_one_is_taken() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("submitted", "Health", 2025, 2030).await;
    let because = json!({ "comment": "Because" });
    let (approved, returned) =
        tokio::join!(cast.manager.act(&plan, "approve", &because), cast.admin.act(&plan, "return", &because));
    let both = outcomes(&approved, &returned);
    assert_eq!(both[0], 200, "{} {}", approved.text, returned.text);
    assert!([409, 412].contains(&both[1]), "{} {}", approved.text, returned.text);
    let history = cast.viewer.fetch(&format!("{plan}/transitions")).await;
    assert_eq!(column(&history, "transition").len(), 2);
    app.stop().await;
}

#[tokio::test]
async fn of_two_editors_at_once_exactly_one_is_heard() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2025, 2030).await;
    for version in 1..6 {
        let bodies =
            [plan_body(&format!("One {version}"), 2025, 2030), plan_body(&format!("Other {version}"), 2025, 2030)];
        let (one, other) =
            tokio::join!(cast.staff.put(&plan, version, &bodies[0]), cast.staff2.put(&plan, version, &bodies[1]));
        assert_eq!(outcomes(&one, &other), [200, 412], "{} {}", one.text, other.text);
        let heard = if one.status == 200 { &bodies[0] } else { &bodies[1] };
        assert_eq!(cast.viewer.fetch(&plan).await["title"], heard["title"]);
    }
    app.stop().await;
}

#[tokio::test]
async fn one_request_sent_many_times_at_once_makes_one_plan() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let body = plan_body("Health", 2025, 2030);
    let send = async |body: &Value| {
        let request = staff.request(Method::POST, "strategic-plans");
        Reply::of(request.header("Idempotency-Key", "the first plan").json(body)).await
    };
    let replies = join_all((0..20).map(|_| send(&body))).await;
    let first = replies[0].json();
    for reply in replies {
        assert_eq!(reply.expect(201).json(), first);
    }
    assert_eq!(app.count("planning.strategic_plans").await, 1);
    let reused = send(&plan_body("Another", 2031, 2035)).await.expect(422);
    assert_eq!(reused.rule("/Idempotency-Key").as_deref(), Some("idempotency_key_reused"));

    let colleague = app.person("moh.staff2").await;
    let request = colleague.request(Method::POST, "strategic-plans").header("Idempotency-Key", "the first plan");
    Reply::of(request.json(&plan_body("Another", 2031, 2035))).await.expect(201);
    assert_eq!(app.count("planning.strategic_plans").await, 2);
    app.stop().await;
}

#[tokio::test]
async fn nothing_stays_open_under_a_plan_that_is_archived_meanwhile() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let because = json!({ "comment": "Because" });
    for _ in 0..5 {
        let plan = cast.plan("approved", "Health", 2025, 2030).await;
        let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
        let another = with(&annual_plan_body("Another", 2027), &json!({ "strategic_plan_id": id(&plan) }));
        let (archived, submitted, created) = tokio::join!(
            cast.manager.act(&plan, "archive", &because),
            cast.staff.act(&annual_plan, "submit", &because),
            cast.staff2.post("annual-plans", &another)
        );
        archived.expect(200);
        assert!([200, 409, 412].contains(&submitted.status), "{}", submitted.text);
        assert!([201, 409].contains(&created.status), "{}", created.text);
        let under = cast.viewer.fetch(&format!("annual-plans?strategic_plan={}", id(&plan))).await;
        assert!(column(&under, "status").iter().all(|status| status == "archived"), "{under}");
    }
    app.stop().await;
}
