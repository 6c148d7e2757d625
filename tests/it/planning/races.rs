//! Two people at once: exactly one of them gets what only one can have.

use serde_json::json;

use super::{Cast, column, plan_body};
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
        let (one, other) = tokio::join!(
            cast.manager.act(&first, "activate", &because),
            cast.admin.act(&second, "activate", &because)
        );
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
        let bodies = [
            plan_body("One", start_year, start_year + 5),
            plan_body("Other", start_year + 3, start_year + 8),
        ];
        let (one, other) = tokio::join!(
            cast.staff.post("strategic-plans", &bodies[0]),
            cast.staff2.post("strategic-plans", &bodies[1])
        );
        assert!(outcomes(&one, &other)[0] == 201, "{} {}", one.text, other.text);
        // Where each waits for the other, the database ends one of them, which is then asked to try again.
        assert!(
            [422, 503].contains(&outcomes(&one, &other)[1]),
            "{} {}",
            one.text,
            other.text
        );
        let (again, body) = if one.status == 201 {
            (&cast.staff2, &bodies[1])
        } else {
            (&cast.staff, &bodies[0])
        };
        let refused = again.post("strategic-plans", body).await.expect(422);
        assert_eq!(
            refused.rule("/start_year").as_deref(),
            Some("strategic_plans_years_free")
        );
        let covering = cast
            .viewer
            .fetch(&format!("strategic-plans?year={}", start_year + 4))
            .await;
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
    let (approved, returned) = tokio::join!(
        cast.manager.act(&plan, "approve", &because),
        cast.admin.act(&plan, "return", &because)
    );
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
        let bodies = [
            plan_body(&format!("One {version}"), 2025, 2030),
            plan_body(&format!("Other {version}"), 2025, 2030),
        ];
        let (one, other) = tokio::join!(
            cast.staff.put(&plan, version, &bodies[0]),
            cast.staff2.put(&plan, version, &bodies[1])
        );
        assert_eq!(outcomes(&one, &other), [200, 412], "{} {}", one.text, other.text);
        let heard = if one.status == 200 { &bodies[0] } else { &bodies[1] };
        assert_eq!(cast.viewer.fetch(&plan).await["title"], heard["title"]);
    }
    app.stop().await;
}
