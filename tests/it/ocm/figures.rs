//! What oversight shows: figures of every organization, and no text of any.

use super::{MARKER, arrange, last_event};
use crate::support::App;

#[tokio::test]
async fn the_lines_are_what_each_organization_has_and_add_up_to_the_summary() {
    let app = App::start().await;
    arrange(&app).await;
    let viewer = app.person("ocm.viewer").await;
    let overview = viewer.fetch("/api/v1/ocm/planning").await;
    let lines = overview["organizations"].as_array().unwrap();
    let line = |code: &str| lines.iter().find(|line| line["code"] == code).unwrap();
    let figures = ["strategic_plans", "active_strategic_plans", "annual_plans", "active_annual_plans"];
    assert_eq!(figures.map(|figure| line("MOH")[figure].as_i64().unwrap()), [2, 1, 1, 1]);
    assert_eq!(figures.map(|figure| line("MOLE")[figure].as_i64().unwrap()), [1, 0, 0, 0]);
    assert_eq!((&line("MOH")["progress"], &line("MOH")["has_planning"]), (&"25.00".into(), &true.into()));
    assert_eq!((line("MOLE").get("progress"), &line("MOLE")["has_planning"]), (None, &false.into()));
    let sum = |figure: &str| lines.iter().map(|line| line[figure].as_i64().unwrap()).sum::<i64>();
    let summary = &overview["summary"];
    assert_eq!(summary["organizations"], 42);
    assert_eq!(summary["total_plans"], sum("strategic_plans") + sum("annual_plans"));
    assert_eq!(summary["active_plans"], sum("active_strategic_plans") + sum("active_annual_plans"));
    assert_eq!((&summary["organizations_with_plans"], &summary["planning_completion"]), (&1.into(), &"2.38".into()));
    let names: Vec<_> = lines.iter().map(|line| line["name"].as_str().unwrap().to_owned()).collect();
    let on_its_own_pages = app.person("moh.viewer").await.fetch("dashboard").await;
    assert_eq!(on_its_own_pages["plans_total"], line("MOH")["strategic_plans"]);
    assert_eq!(on_its_own_pages["plans_active"], line("MOH")["active_strategic_plans"]);
    assert_eq!(names.len(), 42);
    app.stop().await;
}

#[tokio::test]
async fn one_organization_is_shown_with_its_plans_in_force() {
    let app = App::start().await;
    arrange(&app).await;
    let viewer = app.person("ocm.viewer").await;
    for code in ["MOH", "moh", "Moh"] {
        let detail = viewer.fetch(&format!("/api/v1/ocm/planning/{code}")).await;
        let plans: Vec<_> = detail["plans"].as_array().unwrap().iter().collect();
        assert_eq!(plans.len(), 2, "{detail}");
        assert_eq!((&plans[0]["kind"], &plans[0]["start_year"]), (&"strategic_plan".into(), &2025.into()));
        assert_eq!((&plans[0]["status"], &plans[0]["progress"]), (&"active".into(), &"25.00".into()));
        assert_eq!((&plans[1]["kind"], &plans[1]["status"]), (&"annual_plan".into(), &"approved".into()));
    }
    assert_eq!(viewer.fetch("/api/v1/ocm/planning/MOLE").await["plans"], serde_json::json!([]));
    let visitor = app.visitor("ocm.viewer").await;
    for code in ["NOPE", "OCM", "OOBC", "%20", "'"] {
        viewer.get(&format!("/api/v1/ocm/planning/{code}")).await.expect(404);
        visitor.get(&format!("/ocm/planning/{code}/")).await.expect(404);
    }
    app.superuser()
        .await
        .batch_execute("update organizations.organizations set is_active = false where code = 'MOH'")
        .await
        .unwrap();
    viewer.get("/api/v1/ocm/planning/MOH").await.expect(404);
    let summary = viewer.fetch("/api/v1/ocm/planning").await["summary"].clone();
    assert_eq!((&summary["organizations"], &summary["active_plans"]), (&41.into(), &0.into()));
    app.stop().await;
}

#[tokio::test]
async fn no_text_of_an_organization_is_in_anything_that_oversight_shows() {
    let app = App::start().await;
    arrange(&app).await;
    let (actor, visitor) = (app.person("ocm.executive").await, app.visitor("ocm.executive").await);
    assert!(app.person("moh.viewer").await.get("strategic-plans").await.text.contains(MARKER));
    for path in [
        "/api/v1/ocm/planning",
        "/api/v1/ocm/planning/MOH",
        "/api/v1/ocm/planning/MOLE",
        "/api/v1/ocm/budget",
        "/api/v1/ocm/budget/MOH",
    ] {
        assert!(!actor.get(path).await.expect(200).text.contains(MARKER), "{path}");
    }
    for path in [
        "/ocm/planning/",
        "/ocm/planning/MOH/",
        "/ocm/planning/MOLE/",
        "/ocm/planning/export/csv/",
        "/ocm/budget/",
        "/ocm/budget/MOH/",
        "/ocm/budget/export/csv/",
    ] {
        assert!(!visitor.get(path).await.expect(200).text.contains(MARKER), "{path}");
    }
    app.stop().await;
}

#[tokio::test]
async fn the_table_can_be_filtered_and_saved_with_a_record_ten_times_an_hour() {
    let app = App::start().await;
    arrange(&app).await;
    let visitor = app.visitor("ocm.executive").await;
    let page = visitor.get("/ocm/planning/?has_planning=true").await.expect(200);
    assert!(page.text.contains("/ocm/planning/MOH/") && !page.text.contains("/ocm/planning/MOLE/"));
    assert!(page.text.contains("<svg ") && page.text.contains("export/csv/?has_planning=true"));
    let page = visitor.get("/ocm/planning/?has_planning=false").await.expect(200);
    assert!(!page.text.contains("/ocm/planning/MOH/") && page.text.contains("/ocm/planning/MOLE/"));
    let wrong = visitor.get("/ocm/planning/?has_planning=perhaps").await.expect(400);
    assert!(wrong.text.contains("has_planning must be true or false"));

    let file = visitor.get("/ocm/planning/export/csv/?has_planning=true").await.expect(200);
    let lines: Vec<_> = file.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 2, "{}", file.text);
    assert!(lines[1].starts_with("MOH,Ministry of Health,Ministry,2,1,1,1,Yes,25.00,"), "{}", lines[1]);
    assert!(file.headers["content-disposition"].to_str().unwrap().contains("BMMS_OCM_planning_"));
    assert_eq!(last_event(&app, "oversight_export").await.unwrap().1["rows"], 1);
    for _ in 0..9 {
        visitor.get("/ocm/planning/export/csv/").await.expect(200);
    }
    let refused = visitor.get("/ocm/planning/export/csv/").await.expect(429);
    assert!(refused.text.contains("Ten files in an hour are enough"));
    visitor.get("/ocm/planning/").await.expect(200);
    app.stop().await;
}
