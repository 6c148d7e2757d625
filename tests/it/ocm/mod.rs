//! Oversight by the Office of the Chief Minister: who may read, what, how it is recorded, and that nothing is written.

mod access;
mod budget;
mod door;
mod figures;
mod replica;

use serde_json::json;

use crate::budgeting::planted::{Owner, Planted};
use crate::support::App;

/// Word in every text of [`arrange`], which oversight never shows.
const MARKER: &str = "marker of an organization";

/// MOH has an active plan over 2025 to 2030 with goals at 50 and 0 per cent, an approved annual work plan of 2026 and a
/// draft after it, and budgets with a row of each kind; MOLE has a draft plan.
pub(crate) async fn arrange(app: &App) {
    let (staff, manager) = (app.person("moh.staff").await, app.person("moh.manager").await);
    let plan = staff.plan(&format!("{MARKER} 1"), 2025, 2030).await;
    let goal = staff.goal(&plan, MARKER).await;
    staff.goal(&plan, &format!("{MARKER} 2")).await;
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    for step in ["approve", "activate"] {
        manager.act(&plan, step, &json!({})).await.expect(200);
    }
    staff.progress(&goal, &json!({ "completion_percentage": "50", "status": "in_progress" })).await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    let objective = staff.objective(&annual_plan, MARKER, "2026-06-30").await;
    staff.act(&annual_plan, "submit", &json!({})).await.expect(200);
    manager.act(&annual_plan, "approve", &json!({})).await.expect(200);
    staff.plan(&format!("{MARKER} 3"), 2040, 2045).await;
    let me = staff.fetch("/api/v1/me").await["id"].as_str().unwrap().to_owned();
    let id = |path: &str| path.rsplit('/').next().unwrap().to_owned();
    let owner = Owner { org_id: 6, user_id: &me, goal: &id(&goal), objective: &id(&objective), text: MARKER };
    Planted::of(&app.superuser().await, &owner).await;
    app.person("mole.staff").await.plan(&format!("{MARKER} 4"), 2025, 2030).await;
}

/// The last action of a kind on the platform's chain: by whom, and its details.
async fn last_event(app: &App, action: &str) -> Option<(String, serde_json::Value)> {
    let sql = "select u.username, e.details from audit.platform_events e join auth.users u on u.id = e.actor
               where e.action = $1 order by e.seq desc limit 1";
    app.superuser().await.query_opt(sql, &[&action]).await.unwrap().map(|row| (row.get(0), row.get(1)))
}
