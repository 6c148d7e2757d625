//! Work in the background as the operator sees it, and the platform's own trail.

use serde_json::json;

use super::last_event;
use crate::support::{App, Form};

/// A job of MOH that was given up, with a run; and a mail that was.
const GIVEN_UP: &str = "
    insert into jobs.runs (id, kind, slot, org_id, outcome, error)
    values ('00000000-0000-7000-8000-0000000000a1', 'remind_of_objectives', now(), 6, 'failed', 'it broke');
    insert into jobs.queue (id, kind, org_id, subject, failures, attempts, error, dead_at)
    values ('00000000-0000-7000-8000-0000000000a2', 'remind_of_objectives', 6, '00000000-0000-7000-8000-0000000000a1', 5, 5,
            'it broke', now());
    insert into mail.outbox (id, user_id, template)
    select '00000000-0000-7000-8000-0000000000a3', id, 'reset' from auth.users where username = 'moh.staff';
    insert into jobs.queue (id, kind, subject, failures, attempts, error, dead_at)
    values ('00000000-0000-7000-8000-0000000000a4', 'mail', '00000000-0000-7000-8000-0000000000a3', 3, 3, 'no such host', now());
    insert into mail.outbox (user_id, template, sent_at) select id, 'reset', now() from auth.users where username = 'moh.viewer'";

const WORK: &str = "/api/v1/platform/background";

#[tokio::test]
async fn a_job_that_was_given_up_is_tried_again_or_dropped() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (operator, visitor) = (app.person("operator").await, app.visitor("operator").await);
    root.batch_execute(GIVEN_UP).await.unwrap();
    let work = operator.fetch(WORK).await;
    assert_eq!(work["given_up"].as_array().unwrap().len(), 2);
    assert_eq!((&work["runs"][0]["outcome"], &work["runs"][0]["organizations"]), (&json!("failed"), &json!(["MOH"])));
    let mail = ["waiting", "given_up", "sent_in_a_day"].map(|figure| work["mail"][figure].as_i64().unwrap());
    assert_eq!(mail, [0, 1, 1]);
    let page = visitor.get("/platform/background/").await.expect(200).text;
    assert!(page.contains("it broke") && page.contains("Mail: reset"), "{page}");
    assert!(!page.contains("moh.staff"), "to whom a mail goes is not shown");

    let (job, letter) = ("00000000-0000-7000-8000-0000000000a2", "00000000-0000-7000-8000-0000000000a4");
    let retry = Form::to(&page, &format!("/platform/background/{job}/retry/"));
    visitor.send(&retry).await.expect(303);
    let state = "select q.dead_at is null and q.failures = 0 and q.attempts = 0, r.outcome from jobs.queue q
                 join jobs.runs r on r.id = q.subject";
    let row = root.query_one(state, &[]).await.unwrap();
    assert_eq!((row.get::<_, bool>(0), row.get::<_, &str>(1)), (true, "waiting"));
    assert_eq!(last_event(&app, "job_retried").await.unwrap().1, json!({ "job": job, "kind": "remind_of_objectives" }));
    // What was not given up is none of the operator's business.
    operator.post(&format!("{WORK}/{job}/retry"), &json!({})).await.expect(404);
    operator.post(&format!("{WORK}/{job}/drop"), &json!({})).await.expect(404);

    operator.post(&format!("{WORK}/{letter}/drop"), &json!({})).await.expect(204);
    operator.post(&format!("{WORK}/{letter}/drop"), &json!({})).await.expect(404);
    assert_eq!(app.count("mail.outbox").await, 1, "the dropped mail is gone");
    assert_eq!(app.count("jobs.queue").await, 1);
    assert_eq!(last_event(&app, "job_dropped").await.unwrap().0, "operator");
    app.stop().await;
}

#[tokio::test]
async fn the_platforms_trail_is_filtered_and_handed_out_on_record() {
    let app = App::start().await;
    let (operator, visitor) = (app.person("operator").await, app.visitor("operator").await);
    let staff = app.person("moh.staff").await;
    staff.at("MOLE").get("strategic-plans").await.expect(403);
    let trail = async |query: &str| operator.fetch(&format!("/api/v1/platform/audit-events?limit=100&{query}")).await;
    let all = trail("").await;
    let all = all["items"].as_array().unwrap();
    assert_eq!(i64::try_from(all.len()).unwrap(), app.count("audit.platform_events").await.min(100));
    let seqs: Vec<i64> = all.iter().map(|event| event["seq"].as_i64().unwrap()).collect();
    assert!(seqs.is_sorted_by(|earlier, later| earlier > later));

    let denied = trail("person=moh.staff&action=denied").await;
    assert_eq!(denied["items"].as_array().unwrap().len(), 1);
    assert_eq!(denied["items"][0]["who"], "moh staff");
    assert_eq!(denied["items"][0]["details"][0], json!({ "name": "code", "value": "MOLE" }));
    assert_eq!(trail("person=MOH.STAFF@bmms.example&action=sign_in").await["items"].as_array().unwrap().len(), 1);
    assert_eq!(trail("person=nobody.here").await["items"].as_array().unwrap().len(), 0);
    assert_eq!(trail("address=203.0.113.9").await["items"].as_array().unwrap().len(), 0);
    assert!(!trail("address=127.0.0.1").await["items"].as_array().unwrap().is_empty());
    assert_eq!(trail("to=2020-01-01").await["items"].as_array().unwrap().len(), 0);
    // A person and an organization are told by name and code.
    let id = super::id_of(&app, "moh.viewer").await;
    operator.post(&format!("/api/v1/platform/people/{id}/end-sessions"), &json!({})).await.expect(204);
    let ended = &trail("action=sessions_ended").await["items"][0];
    assert!(
        ended["details"].as_array().unwrap().contains(&json!({ "name": "person", "value": "moh viewer" })),
        "{ended}"
    );
    let odd = trail("from=x&address=nowhere").await;
    assert_eq!(odd["ignored"].as_array().unwrap().len(), 2);

    let page = visitor.get("/platform/audit/?action=denied").await.expect(200).text;
    assert!(page.contains("MOLE") && page.contains("export/csv/?action=denied"), "{page}");
    let file = visitor.get("/platform/audit/export/csv/?action=denied").await.expect(200);
    assert!(file.text.contains("Denied") && !file.text.contains("Sign in,"), "{}", file.text);
    let (who, details) = last_event(&app, "platform_export").await.unwrap();
    assert_eq!((who.as_str(), &details["rows"]), ("operator", &json!(1)));
    let broken = app.superuser().await.query("select * from audit.broken_links()", &[]).await.unwrap();
    assert!(broken.is_empty());
    app.stop().await;
}
