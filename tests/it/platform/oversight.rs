//! Grants of oversight and reporting logins as the operator sees them.

use serde_json::json;

use super::{id_of, last_event};
use crate::support::App;

const GRANTS: &str = "/api/v1/platform/oversight-grants";
const READ: &str = "/api/v1/ocm/planning";

#[tokio::test]
async fn oversight_is_granted_changed_and_suspended_and_bites_at_the_next_read() {
    let app = App::start().await;
    let (operator, reader) = (app.person("operator").await, app.person("oobc.staff").await);
    reader.get(READ).await.expect(403);
    let refused = operator.post(GRANTS, &json!({ "user": "moh.staff", "access_level": "viewer" })).await.expect(422);
    assert_eq!(refused.rule("/user").unwrap(), "ocm_access_members_only");
    let unknown = operator.post(GRANTS, &json!({ "user": "nobody.here", "access_level": "viewer" })).await.expect(422);
    assert_eq!(unknown.rule("/user").unwrap(), "no_such_person");
    let level = operator.post(GRANTS, &json!({ "user": "oobc.staff", "access_level": "king" })).await.expect(422);
    assert_eq!(level.rule("/access_level").unwrap(), "ocm_access_access_level_known");

    let made =
        operator.post(GRANTS, &json!({ "user": "oobc.staff", "access_level": "viewer", "notes": "Cabinet" })).await;
    let made = made.expect(201).json();
    let id = id_of(&app, "oobc.staff").await;
    assert_eq!((&made["id"], &made["granted_by"]), (&json!(id), &json!("operator")));
    reader.get(READ).await.expect(200);
    let (who, details) = last_event(&app, "ocm_access_granted").await.unwrap();
    assert_eq!((who.as_str(), &details["person"]), ("operator", &json!(id)));
    let again = operator.post(GRANTS, &json!({ "user": "oobc.staff", "access_level": "viewer" })).await.expect(422);
    assert_eq!(again.rule("/user").unwrap(), "ocm_access_pkey");

    let change = async |body: serde_json::Value| {
        operator
            .request(reqwest::Method::PUT, &format!("{GRANTS}/{id}"))
            .json(&body)
            .send()
            .await
            .unwrap()
            .status()
            .as_u16()
    };
    assert_eq!(change(json!({ "access_level": "executive", "is_active": false })).await, 200);
    reader.get(READ).await.expect(403);
    assert_eq!(change(json!({ "access_level": "executive", "is_active": true })).await, 200);
    reader.get(READ).await.expect(200);
    assert_eq!(change(json!({ "access_level": "king", "is_active": true })).await, 422);
    let nobody = format!("{GRANTS}/{}", id_of(&app, "moh.staff").await);
    let body = json!({ "access_level": "viewer", "is_active": true });
    operator.change(reqwest::Method::PUT, &nobody, 1, &body).await.expect(404);
    assert_eq!(operator.fetch(GRANTS).await.as_array().unwrap().len(), 4);

    let visitor = app.visitor("operator").await;
    let list = visitor.get("/platform/oversight/").await.expect(200).text;
    assert!(list.contains("Cabinet") && list.contains("Executive"), "{list}");
    let form = visitor.form(&format!("/platform/oversight/{id}/")).await;
    assert_eq!((form.value("access_level"), form.value("is_active")), ("executive", "true"));
    visitor.send(&form.with("is_active", "false")).await.expect(303);
    reader.get(READ).await.expect(403);
    let create = visitor.form("/platform/oversight/create/").await.with("user", "mole.staff");
    assert!(visitor.send(&create).await.expect(422).text.contains("Only an active member of OCM or OOBC"));
    app.stop().await;
}

#[tokio::test]
async fn reporting_logins_are_listed_and_not_made_here() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    assert_eq!(operator.fetch("/api/v1/platform/reporting-logins").await, json!([]));
    let root = app.superuser().await;
    let login = "insert into ctx.reporting_logins (login, org_id, holder, expires_at)
                 values ('report_moh_77', 6, 'Power BI', now() + interval '1 day')";
    root.batch_execute(login).await.unwrap();
    let logins = operator.fetch("/api/v1/platform/reporting-logins").await;
    assert_eq!((&logins[0]["login"], &logins[0]["organization"]), (&json!("report_moh_77"), &json!("MOH")));
    assert_eq!(logins[0]["state"], "live");
    let page = app.visitor("operator").await.get("/platform/reporting-logins/").await.expect(200).text;
    assert!(page.contains("Power BI"), "{page}");
    app.stop().await;
}
