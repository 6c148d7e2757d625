//! Who signs: one at a time in a capacity, kept by those who approve, and printed as of the day of submission.

use serde_json::json;

use super::{at_work, submit};
use crate::support::App;

#[tokio::test]
async fn signatories_come_change_and_go_and_submitted_forms_keep_their_names() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let path = "/api/v1/moa/MOH/budgeting/signatories";
    let person = |name: &str, from: &str, until: Option<&str>| {
        json!({
            "capacity": "prepared", "name": name, "position": "Budget officer", "valid_from": from, "valid_until": until
        })
    };
    let first = manager.create(path, &person("First", "2020-01-01", None)).await;
    let row = format!("{path}/{}", first["id"].as_str().unwrap());
    let second = manager.post(path, &person("Second", "2024-01-01", None)).await;
    assert_eq!(second.rule("/valid_from").or_else(|| second.rule("")).as_deref(), Some("signatories_one_at_a_time"));
    app.person("moh.staff").await.post(path, &person("Second", "2030-01-01", None)).await.expect(403);
    let wrong = manager.post(path, &person("Second", "2024-01-02", Some("2024-01-01"))).await.expect(422);
    assert_eq!(wrong.rule("/valid_until").as_deref(), Some("signatories_valid_until_after_start"));

    let made = submit(&manager, "far4", (year, 1), "all").await;
    let submitted = format!("/api/v1/moa/MOH/budgeting/form-submissions/{}", made["id"].as_str().unwrap());
    let changed = manager.put(&row, 1, &person("Renamed", "2020-01-01", Some("2023-12-31"))).await.expect(200).json();
    assert_eq!((&changed["name"], &changed["capacity"]), (&"Renamed".into(), &"prepared".into()));
    manager.put(&row, 1, &person("Lost", "2020-01-01", None)).await.expect(412);
    manager.create(path, &person("Second", "2024-01-01", None)).await;
    assert_eq!(manager.fetch(&submitted).await["content"]["signatories"][0]["name"], "First");
    let now = manager.fetch(&format!("/api/v1/moa/MOH/budgeting/forms/far4?year={year}&quarter=1&live=true")).await;
    assert_eq!(now["content"]["signatories"][0]["name"], "Second");

    manager.delete(&row).await;
    assert_eq!(manager.fetch(path).await["items"].as_array().unwrap().len(), 1);
    assert_eq!(manager.fetch(&submitted).await["content"]["signatories"][0]["name"], "First");
    let theirs = app.person("mole.manager").await;
    assert_eq!(theirs.fetch("/api/v1/moa/MOLE/budgeting/signatories").await["items"], json!([]));
    app.stop().await;
}
