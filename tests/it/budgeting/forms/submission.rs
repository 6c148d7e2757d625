//! A submitted form is kept for good, and closes the books of its quarter.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::{at_work, fill, form, submit};
use crate::budgeting::fixture::Office;
use crate::isolation::{Mutant, function_with};
use crate::support::App;

fn path_of(made: &Value) -> String {
    format!("/api/v1/moa/MOH/budgeting/form-submissions/{}", made["id"].as_str().unwrap())
}

/// One more peso in the first quarter, posted behind everybody's back.
const PLANT: &str = "
    begin;
    set local session_replication_role = replica;
    insert into budgeting.entries (org_id, kind, appropriation_id, entry_date, amount, actor)
    select 6, 'appropriation', a.id, make_date(a.fiscal_year, 3, 1), 1, a.created_by
    from budgeting.appropriations a
    where a.org_id = 6 and a.kind = 'current' and a.fiscal_year = extract(year from planning.today()) - 1 limit 1;
    commit";

#[tokio::test]
async fn what_was_submitted_never_changes_and_a_correction_is_a_further_edition() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let root = app.superuser().await;
    let before = form(&manager, "far1", (year, 1), "current").await;
    let made = submit(&manager, "far1", (year, 1), "current").await;
    assert_eq!(made["document_id"], format!("MOH-FAR1-{year}-Q1-CUR-01"));
    let stored = "select content, checksum from budgeting.form_snapshots where id = $1::text::uuid";
    let row = root.query_one(stored, &[&made["id"].as_str().unwrap()]).await.unwrap();
    let (content, checksum): (String, String) = (row.get(0), row.get(1));
    let digest = format!("{:x}", Sha256::digest(content.as_bytes()));
    assert_eq!((&digest, &made["checksum"]), (&checksum, &checksum.as_str().into()));

    root.batch_execute(PLANT).await.unwrap();
    let frozen = form(&manager, "far1", (year, 1), "current").await;
    assert_eq!((&frozen["rows"], &frozen["edition"]), (&before["rows"], &1.into()));
    let live = format!("/api/v1/moa/MOH/budgeting/forms/far1?year={year}&quarter=1&kind=current&live=true");
    let live = manager.fetch(&live).await;
    assert_ne!(live["content"]["rows"], before["rows"]);
    assert!(live.get("submission").is_none(), "{live}");

    let again = submit(&manager, "far1", (year, 1), "current").await;
    assert_eq!((&again["edition"], &again["document_id"]), (&2.into(), &format!("MOH-FAR1-{year}-Q1-CUR-02").into()));
    assert_eq!(manager.fetch(&path_of(&made)).await["content"]["rows"], before["rows"]);
    assert_eq!(form(&manager, "far1", (year, 1), "current").await["rows"], live["content"]["rows"]);
    let listed = manager.fetch(&format!("/api/v1/moa/MOH/budgeting/form-submissions?year={year}")).await;
    let editions: Vec<_> = listed["items"].as_array().unwrap().iter().map(|made| made["edition"].clone()).collect();
    assert_eq!(editions, [2, 1]);

    let wanted = json!({ "form": "far1", "year": year, "quarter": 1, "kind": "current" });
    let refused = manager.post("/api/v1/moa/MOH/budgeting/form-submissions", &wanted).await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("form_unchanged"));
    let events = "select count(*) from budgeting.events where org_id = 6 and entity = 'form' and action = 'submit'";
    assert_eq!(root.query_one(events, &[]).await.unwrap().get::<_, i64>(0), 2);
    app.stop().await;
}

#[tokio::test]
async fn the_same_request_twice_and_two_at_once_submit_once() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let wanted = json!({ "form": "far4", "year": year, "quarter": 2 });
    let path = "/api/v1/moa/MOH/budgeting/form-submissions";
    let send = |key: &'static str| {
        let request = manager.request(reqwest::Method::POST, path).header("Idempotency-Key", key).json(&wanted);
        crate::support::Reply::of(request)
    };
    let first = send("one").await.expect(201).json();
    let again = send("one").await.expect(201).json();
    assert_eq!(first["submission"]["id"], again["submission"]["id"]);
    let wanted = json!({ "form": "far3", "year": year, "quarter": 2 });
    let (one, other) = tokio::join!(manager.post(path, &wanted), manager.post(path, &wanted));
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [201, 409]);
    app.stop().await;
}

#[tokio::test]
async fn the_books_of_a_submitted_quarter_are_closed_and_later_days_stay_open() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let office = Office::of(&app, "MOH").await;
    let payment = Uuid::new_v4();
    let process = format!(
        "begin; set local session_replication_role = replica;
         insert into budgeting.disbursements (org_id, id, obligation_id, amount, payment_method, payee, created_by)
         select 6, '{payment}', o.id, 1, 'cash', 'Cotabato Trading', o.created_by
         from budgeting.obligations o
         where o.org_id = 6 and o.obligated_on <= make_date({year}, 9, 30) and right(o.id::text, 1) <> '0'
           and (select sum(e.amount) from budgeting.entries e where e.obligation_id = o.id and e.kind = 'obligation') > 1 + coalesce(
             (select sum(e.amount) from budgeting.entries e where e.obligation_id = o.id and e.kind = 'disbursement'), 0)
         order by o.id limit 1;
         commit"
    );
    office.root.batch_execute(&process).await.unwrap();
    let pay = |day: &str| office.step("pay", "disbursements", &payment.to_string(), &format!("{day}, '', ''"));
    let (within, after) = (pay(&format!("make_date({year}, 9, 30)")), pay("planning.today()"));
    office.works("staff", &within).await;
    let made = submit(&manager, "far1", (year, 3), "current").await;
    office.refused("staff", &within, "BM409", "books_closed").await;
    let rows = manager.fetch(&path_of(&made)).await["content"]["rows"].clone();
    office.act("staff", &after).await;
    assert_eq!(manager.fetch(&path_of(&made)).await["content"]["rows"], rows);
    app.stop().await;
}

#[tokio::test]
async fn only_who_approves_submits_only_what_is_over_and_only_of_the_own_organization() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    fill(&app.superuser().await, "MOLE", 0.5).await;
    let path = "/api/v1/moa/MOH/budgeting/form-submissions";
    let wanted = json!({ "form": "far1", "year": year, "quarter": 4, "kind": "current" });
    for login in ["moh.viewer", "moh.staff"] {
        app.person(login).await.post(path, &wanted).await.expect(403);
    }
    for (change, status, rule, field) in [
        (json!({ "year": 2100 }), 409, "form_quarter_running", ""),
        (json!({ "year": 1999 }), 422, "form_year_range", "/year"),
        (json!({ "quarter": 5 }), 422, "form_snapshots_quarter_range", "/quarter"),
        (json!({ "kind": "all" }), 422, "form_snapshots_kind_known", "/kind"),
    ] {
        let mut wrong = wanted.clone();
        wrong.as_object_mut().unwrap().extend(change.as_object().unwrap().clone());
        let refused = manager.post(path, &wrong).await.expect(status);
        assert_eq!(refused.rule(field).as_deref(), Some(rule), "{wrong}");
    }
    let mut unknown = wanted.clone();
    unknown["form"] = "far9".into();
    manager.post(path, &unknown).await.expect(422);
    let made = submit(&manager, "far1", (year, 4), "current").await;

    let mole = app.person("mole.manager").await;
    mole.get(&path_of(&made)).await.expect(403);
    mole.get(&path_of(&made).replace("/MOH/", "/MOLE/")).await.expect(404);
    let theirs = app.visitor("mole.manager").await;
    let id = made["id"].as_str().unwrap();
    for file in ["", "pdf/", "export/xlsx/"] {
        theirs.get(&format!("/moa/MOLE/budgeting/form-submissions/{id}/{file}")).await.expect(404);
        app.visitor("moh.manager")
            .await
            .get(&format!("/moa/MOH/budgeting/form-submissions/{id}/{file}"))
            .await
            .expect(200);
    }
    app.stop().await;
}

#[tokio::test]
async fn nobody_writes_a_submitted_form_by_hand_and_without_its_check_everybody_submits() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    submit(&manager, "far1", (year, 2), "current").await;
    let office = Office::of(&app, "MOH").await;
    office.works("manager", "select * from budgeting.form_snapshots").await;
    for sql in [
        "update budgeting.form_snapshots set content = '{}'",
        "delete from budgeting.form_snapshots",
        "insert into budgeting.form_snapshots select * from budgeting.form_snapshots",
    ] {
        office.refused("manager", sql, "42501", "").await;
    }
    let submits = |org_id: i32| {
        format!("select workflow.submit_form({org_id}, gen_random_uuid(), 'far1a', {year}, 2, 'current')")
    };
    office.works("manager", &submits(6)).await;
    office.refused("manager", &submits(10), "BM404", "no_such_organization").await;
    let function = "workflow.submit_form(integer, uuid, text, integer, integer, text)";
    let blind = function_with(&office.root, function, "not ctx.can('budgeting.approve')", "false").await;
    Mutant::new("who submits", blind, office.attack("staff", submits(6))).try_on(&office.root).await;
    let open = function_with(
        &office.root,
        "workflow.close_books(integer, date)",
        "values (p_org_id, p_until)",
        "values (p_org_id, '-infinity')",
    )
    .await;
    let both = format!(
        "{}; {}",
        submits(6),
        "select 1 from budgeting.books where org_id = 6 and closed_until < planning.today()"
    );
    assert!(office.attack("manager", both).outcome(&office.root, &open).await.is_ok());
    app.stop().await;
}
