//! The audit trail as admins of an organization read it: in words, of their own alone, page by page, and as a file.

use std::collections::BTreeSet;

use bmms::audit::{FIELDS, HIDDEN};
use chrono::{Days, Utc};
use serde_json::{Value, json};

use crate::http::assert_guarded;
use crate::support::{Actor, App, Reply, plan_of};

const PAGE: &str = "/moa/MOH/organization/audit/";

fn address(actor: &Actor<'_>, query: &str) -> String {
    format!("/api/v1/moa/{}/audit-events?{query}", actor.code)
}

async fn events(actor: &Actor<'_>, query: &str) -> Vec<Value> {
    actor.fetch(&address(actor, query)).await["items"].as_array().unwrap().clone()
}

fn change(event: &Value, field: &str) -> (Option<String>, Option<String>) {
    let found = event["changes"].as_array().unwrap().iter().find(|change| change["field"] == field);
    let change = found.unwrap_or_else(|| panic!("nothing of {field}: {event}"));
    let value = |name: &str| change[name].as_str().map(ToOwned::to_owned);
    (value("old"), value("new"))
}

#[tokio::test]
async fn an_admin_reads_who_did_what_in_words_and_of_the_own_organization_alone() {
    let app = App::start().await;
    let (staff, manager, admin) =
        (app.person("moh.staff").await, app.person("moh.manager").await, app.person("moh.admin").await);
    let plan = staff.plan("Health", 2025, 2030).await;
    let goal = staff.goal(&plan, "Clinics").await;
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    manager.act(&plan, "return", &json!({ "comment": "Say more" })).await.expect(200);
    staff.delete(&goal).await.expect(204);
    app.person("mole.staff").await.plan("Of MOLE", 2025, 2030).await;

    let found = events(&admin, "limit=5").await;
    let told = |event: &Value| {
        ["who", "action", "kind", "name"].map(|field| event[field].as_str().unwrap_or_default().to_owned())
    };
    let expected = [
        ["moh staff", "delete", "goal", "Clinics"],
        ["moh manager", "update", "strategic_plan", "Health"],
        ["moh staff", "update", "strategic_plan", "Health"],
        ["moh staff", "insert", "goal", "Clinics"],
        ["moh staff", "insert", "strategic_plan", "Health"],
    ];
    assert_eq!(found.iter().map(told).collect::<Vec<_>>(), expected.map(|event| event.map(ToOwned::to_owned)));
    assert_eq!(change(&found[1], "status"), (Some("Submitted".to_owned()), Some("Draft".to_owned())));
    assert_eq!(change(&found[1], "review_comment"), (None, Some("Say more".to_owned())));
    assert_eq!(change(&found[3], "strategic_plan_id"), (None, Some("Health".to_owned())), "a name, no id");
    assert_eq!(change(&found[4], "start_year"), (None, Some("2025".to_owned())));
    let seqs: Vec<i64> = found.iter().map(|event| event["seq"].as_i64().unwrap()).collect();
    assert!(seqs.is_sorted_by(|earlier, later| earlier > later), "{seqs:?}");

    // Everything of the trail, and of nobody else's.
    let all = events(&admin, "limit=100").await;
    let own: i64 = app.count("(select from audit.events where org_id = 6) e").await;
    assert_eq!(i64::try_from(all.len()).unwrap(), own);
    assert!(!serde_json::to_string(&all).unwrap().contains("MOLE"));
    let mole = events(&app.person("mole.admin").await, "limit=100").await;
    let mole = serde_json::to_string(&mole).unwrap();
    assert!(mole.contains("Of MOLE") && !mole.contains("Health"), "{mole}");
    admin.get(&address(&admin.at("MOLE"), "")).await.expect(403);
    app.stop().await;
}

#[tokio::test]
async fn who_is_no_admin_is_refused_and_the_operator_may_look_but_not_take_away() {
    let app = App::start().await;
    for login in ["moh.staff", "moh.manager", "moh.flagless", "moh.viewer"] {
        let (actor, visitor) = (app.person(login).await, app.visitor(login).await);
        assert_eq!(actor.get(&address(&actor, "")).await.expect(403).rule("").unwrap(), "not_permitted");
        for path in [PAGE.to_owned(), format!("{PAGE}export/csv/"), format!("{PAGE}export/xlsx/")] {
            visitor.get(&path).await.expect(403);
        }
    }
    let (actor, visitor) = (app.person("operator").await.at("MOH"), app.visitor("operator").await);
    actor.get(&address(&actor, "")).await.expect(200);
    let page = visitor.get(PAGE).await.expect(200);
    assert!(!page.text.contains("export/csv/"));
    visitor.get(&format!("{PAGE}export/csv/")).await.expect(403);
    // An admin who may not see reports takes nothing away either.
    let admin = app.visitor("moh.admin").await;
    assert!(admin.get(PAGE).await.expect(200).text.contains("export/csv/"));
    admin.get(&format!("{PAGE}export/csv/")).await.expect(200);
    let blind = "update auth.memberships set can_view_reports = false
                 where user_id = (select id from auth.users where username = 'moh.admin')";
    app.superuser().await.batch_execute(blind).await.unwrap();
    let blinded = app.visitor("moh.admin").await;
    assert!(!blinded.get(PAGE).await.expect(200).text.contains("export/csv/"));
    blinded.get(&format!("{PAGE}export/csv/")).await.expect(403);
    app.stop().await;
}

#[tokio::test]
async fn each_filter_lets_through_what_it_says() {
    let app = App::start().await;
    let (staff, admin) = (app.person("moh.staff").await, app.person("moh.admin").await);
    let plan = staff.plan("Health", 2025, 2030).await;
    let goal = staff.goal(&plan, "Clinics").await;
    admin.edit(&plan, &plan_of("Health for all", 2025)).await.expect(200);
    let only = async |query: String, field: &str, values: &[&str]| {
        let found = events(&admin, &format!("limit=100&{query}")).await;
        let said: BTreeSet<&str> = found.iter().map(|event| event[field].as_str().unwrap()).collect();
        assert_eq!(said, values.iter().copied().collect(), "{query}");
        found.len()
    };
    let all = events(&admin, "limit=100").await.len();
    let person = events(&admin, "limit=1").await[0]["person"].as_str().unwrap().to_owned();
    assert_eq!(only(format!("person={person}"), "who", &["moh admin"]).await, 1);
    let programs = only("person=program".to_owned(), "who", &["Database login postgres", "Deployment"]).await;
    assert!(programs > 0 && programs < all);
    assert_eq!(only("action=update&kind=strategic_plan".to_owned(), "action", &["update"]).await, 1);
    assert_eq!(only("kind=goal".to_owned(), "kind", &["goal"]).await, 1);
    let id = plan.rsplit('/').next().unwrap();
    assert_eq!(only(format!("kind=strategic_plan&thing={id}"), "thing", &[id]).await, 2);
    let goal_id = goal.rsplit('/').next().unwrap();
    assert_eq!(only(format!("kind=strategic_plan&thing={goal_id}"), "thing", &[]).await, 0);

    // Days are Manila's, and the last one counts.
    let root = app.superuser().await;
    let day = "select (at at time zone 'Asia/Manila')::date::text from audit.events where org_id = 6 order by seq desc limit 1";
    let day: String = root.query_one(day, &[]).await.unwrap().get(0);
    assert!(events(&admin, &format!("from={day}&to={day}")).await.iter().any(|event| event["kind"] == "goal"));
    let tomorrow = Utc::now().date_naive().checked_add_days(Days::new(2)).unwrap();
    assert_eq!(events(&admin, &format!("from={tomorrow}")).await.len(), 0);
    let yesterday = Utc::now().date_naive().checked_sub_days(Days::new(2)).unwrap();
    assert_eq!(events(&admin, &format!("to={yesterday}&kind=goal")).await.len(), 0);

    // What is not understood is named and left out.
    let odd = "from=soon&to=-9999-01-01&person=x&action=fly&kind=cloud&thing=7";
    let reply = admin.fetch(&address(&admin, &format!("limit=100&{odd}"))).await;
    let named: Vec<&str> =
        reply["ignored"].as_array().unwrap().iter().map(|ignored| ignored["parameter"].as_str().unwrap()).collect();
    assert_eq!(named, ["from", "to", "person", "action", "kind", "thing"]);
    assert_eq!(reply["items"].as_array().unwrap().len(), all);
    admin.get(&address(&admin, "cursor=x")).await.expect(422);
    app.stop().await;
}

#[tokio::test]
async fn page_after_page_shows_every_entry_once_whatever_is_added_meanwhile() {
    let app = App::start().await;
    let (staff, admin) = (app.person("moh.staff").await, app.person("moh.admin").await);
    let plan = staff.plan("Health", 2025, 2030).await;
    for number in 0..20 {
        staff.goal(&plan, &format!("Goal {number}")).await;
    }
    let before: BTreeSet<i64> = app
        .superuser()
        .await
        .query("select seq from audit.events where org_id = 6", &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = admin.fetch(&address(&admin, &format!("limit=7{cursor}"))).await;
        seen.extend(page["items"].as_array().unwrap().iter().map(|event| event["seq"].as_i64().unwrap()));
        staff.goal(&plan, "Added meanwhile").await;
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert!(seen.is_sorted_by(|earlier, later| earlier > later), "each once, newest first: {seen:?}");
    assert_eq!(seen.into_iter().collect::<BTreeSet<_>>(), before);
    app.stop().await;
}

#[tokio::test]
async fn the_file_says_what_the_list_says_is_recorded_and_runs_no_formula() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let formula = "=HYPERLINK(\"https://example.com\")";
    let plan = staff.plan(formula, 2025, 2030).await;
    staff.edit(&plan, &plan_of("Health", 2025)).await.expect(200);
    let admin = app.visitor("moh.admin").await;
    let file = admin.get(&format!("{PAGE}export/csv/?kind=strategic_plan")).await.expect(200);
    let mut reader = csv::Reader::from_reader(&file.bytes[3..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(
        (&rows[0][2], &rows[0][3], &rows[0][4], &rows[0][5]),
        ("moh staff", "Changed", "Strategic plan", "Health")
    );
    assert!(rows[0][6].contains(&format!("Title: {formula}")) && rows[0][7].contains("Title: Health"), "{rows:?}");
    assert_eq!(&rows[1][5], format!("'{formula}"), "a cell that begins like a formula is text");
    let recorded = "select u.username, e.entity_id, (e.new_values ->> 'rows')::integer from audit.events e
                    join auth.users u on u.id = e.actor
                    where e.org_id = 6 and e.action = 'export' and e.entity = 'audit.events' order by e.seq desc limit 1";
    let root = app.superuser().await;
    let row = root.query_one(recorded, &[]).await.unwrap();
    assert_eq!((row.get::<_, &str>(0), row.get::<_, &str>(1), row.get::<_, i32>(2)), ("moh.admin", "*", 2));
    let workbook = admin.get(&format!("{PAGE}export/xlsx/")).await.expect(200);
    assert!(workbook.bytes.starts_with(b"PK"));
    assert_eq!(admin.get(&format!("{PAGE}export/pdf/")).await.status, 404);

    // What is not recorded is not handed out.
    let closed = "revoke execute on function audit.record_export(integer, text, uuid, integer) from bmms_tenant";
    root.batch_execute(closed).await.unwrap();
    let refused = admin.get(&format!("{PAGE}export/csv/")).await.expect(403);
    assert!(!refused.text.contains("Strategic plan"), "{}", refused.text);
    app.stop().await;
}

#[tokio::test]
async fn the_page_leads_to_the_thing_and_to_its_history_and_shows_no_picture() {
    let app = App::start().await;
    let (staff, admin) = (app.person("moh.staff").await, app.visitor("moh.admin").await);
    let plan = staff.plan("<b>Health</b>", 2025, 2030).await;
    let goal = staff.goal(&plan, "Clinics").await;
    staff.delete(&goal).await.expect(204);
    let logo = "update organizations.organizations set logo = '\\xffd8ff00' where org_id = 6";
    app.superuser().await.batch_execute(logo).await.unwrap();
    let page: Reply = admin.get(PAGE).await.expect(200);
    assert_guarded(&page);
    let id = plan.rsplit('/').next().unwrap();
    assert!(page.text.contains(&format!("href=\"/moa/MOH/planning/strategic-plans/{id}/\">&#60;b&#62;Health")));
    assert!(page.text.contains(&format!("?kind=strategic_plan&amp;thing={id}")));
    assert!(page.text.contains("“Clinics”") && !page.text.contains("/moa/MOH/planning/goals/"), "it is deleted");
    assert!(page.text.contains("A picture") && !page.text.contains("ffd8ff"));
    assert!(page.text.contains("Database login postgres"), "{}", page.text);
    // A member's page is led to while she is one.
    let member = "select user_id::text from auth.memberships m join auth.users u on u.id = m.user_id where u.username = 'moh.viewer'";
    let root = app.superuser().await;
    let member: String = root.query_one(member, &[]).await.unwrap().get(0);
    let link = format!("href=\"/moa/MOH/organization/members/{member}/\"");
    let members = format!("{PAGE}?kind=member&thing={member}");
    assert!(admin.get(&members).await.expect(200).text.contains(&link));
    let removed =
        format!("update auth.memberships set is_active = false, removed_at = now() where user_id = '{member}'");
    root.batch_execute(&removed).await.unwrap();
    let page = admin.get(&members).await.expect(200);
    assert!(!page.text.contains(&link) && page.text.contains("moh viewer"), "{}", page.text);
    assert!(admin.get(PAGE).await.expect(200).text.contains("href=\"/moa/MOH/organization/\""));
    let history = admin.get(&format!("{PAGE}?kind=strategic_plan&thing={id}")).await.expect(200);
    assert!(history.text.contains("Only what happened to “&#60;b&#62;Health"), "{}", history.text);
    app.stop().await;
}

/// What stands in the trail is told or is not, and nobody decides that by forgetting a column.
#[tokio::test]
async fn every_column_of_an_audited_table_is_shown_or_hidden_and_none_is_secret() {
    let app = App::start().await;
    let columns = "select distinct a.attname::text from audit.table_classes k
                   join pg_attribute a on a.attrelid = k.table_name::regclass and a.attnum > 0 and not a.attisdropped
                   where k.audited";
    let columns = app.superuser().await.query(columns, &[]).await.unwrap();
    let columns: BTreeSet<String> = columns.iter().map(|row| row.get(0)).collect();
    assert!(columns.contains("title") && columns.contains("require_second_factor"), "{columns:?}");
    for column in &columns {
        let (is_shown, is_hidden) =
            (FIELDS.iter().any(|(field, ..)| field == column), HIDDEN.contains(&column.as_str()));
        assert!(is_shown != is_hidden, "{column} is shown: {is_shown}, hidden: {is_hidden}");
        for secret in ["password", "token", "hash", "secret"] {
            assert!(!column.contains(secret), "the trail keeps {column}");
        }
    }
    app.stop().await;
}
