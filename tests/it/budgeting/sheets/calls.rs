//! Budget calls and ceilings, which an operator writes and each organization reads for itself; and the official object codes.

use std::fs;

use reqwest::Method;
use serde_json::json;

use super::Desk;
use crate::support::{App, Form, Reply};

const CALLS: &str = "/api/v1/platform/budget-calls";

#[tokio::test]
async fn a_ceiling_binds_its_organization_and_no_other_sees_it() {
    let app = App::start().await;
    let (desk, theirs) = (Desk::filled(&app, "moh").await, Desk::filled(&app, "mole").await);
    let operator = app.person("operator").await;
    let year = desk.year;
    let call = json!({ "fiscal_year": year, "submission_deadline": "2020-01-31", "guidelines": "Cash budgeting" });
    operator.create(CALLS, &call).await;
    assert_eq!(operator.post(CALLS, &call).await.expect(422).rule("/fiscal_year").as_deref(), Some("budget_call_once"));
    desk.staff.post(CALLS, &call).await.expect(403);
    let ceilings = format!("{CALLS}/{year}/ceilings");
    let set = json!({ "ceilings": [
        { "code": "MOH", "amount": "1340.49" }, { "code": "mole", "amount": "987654321.00", "co": "90.49" }
    ] });
    let version = async || operator.fetch(&ceilings).await["call"]["version"].as_i64().unwrap();
    let put = async |body: &serde_json::Value| operator.put(&ceilings, version().await, body).await;
    let answered = put(&set).await.expect(200).json();
    assert_eq!(
        (&answered["call"]["ceilings"], &answered["call"]["ceilings_total"]),
        (&json!(2), &json!("987655661.49"))
    );
    assert_eq!(answered["ceilings"].as_array().unwrap().len(), 44);
    operator.put(&ceilings, 1, &set).await.expect(412);

    // Each reads its own, by HTTP and with its own SQL.
    let own = desk.staff.fetch(&desk.at("calls")).await;
    assert_eq!((&own[0]["ceiling"]["amount"], &own[0]["guidelines"]), (&json!("1340.49"), &json!("Cash budgeting")));
    assert!(!own.to_string().contains("987654321"), "{own}");
    assert_eq!(theirs.staff.fetch(&theirs.at("calls")).await[0]["ceiling"]["co"], "90.49");
    let (org_id, pass) = desk.staff.pass().await;
    let mut service = app.login("bmms_service").await;
    let tx = service.transaction().await.unwrap();
    let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)";
    tx.query_one(enter, &[&org_id.to_string(), &pass]).await.unwrap();
    let seen = tx.query("select org_id from budgeting.ceilings", &[]).await.unwrap();
    assert_eq!(seen.iter().map(|row| row.get::<_, i32>(0)).collect::<Vec<_>>(), [org_id]);
    tx.execute("update budgeting.ceilings set amount = 1", &[]).await.unwrap_err();
    drop(tx);

    // A centavo too much, in all and in a class.
    for (desk, rule) in [(&desk, "submit_above_ceiling"), (&theirs, "submit_class_above_ceiling")] {
        let refused = desk.staff.act(&desk.proposal, "submit", &json!({})).await.expect(422);
        assert!(refused.text.contains(rule), "{}", refused.text);
    }
    put(&json!({ "ceilings": [{ "code": "MOH", "amount": "1340.50" }, { "code": "MOLE" }] })).await.expect(200);
    for desk in [&desk, &theirs] {
        let submitted = desk.staff.act(&desk.proposal, "submit", &json!({})).await.expect(200).json();
        assert_eq!(submitted["is_late"], json!(true));
    }

    let root = app.superuser().await;
    let trail = "select o.code || ' ' || e.action || ' ' || u.username from audit.events e
                 join organizations.organizations o on o.org_id = e.org_id join auth.users u on u.id = e.actor
                 where e.entity = 'budgeting.ceilings' order by e.at";
    let told: Vec<String> = root.query(trail, &[]).await.unwrap().iter().map(|row| row.get(0)).collect();
    assert_eq!(told, ["MOH insert operator", "MOLE insert operator", "MOH update operator", "MOLE delete operator"]);
    let platform = "select count(*) from audit.platform_events e join auth.users u on u.id = e.actor
                    where e.action in ('budget_call_opened', 'budget_ceilings_set') and u.username = 'operator'";
    assert_eq!(root.query_one(platform, &[]).await.unwrap().get::<_, i64>(0), 3);
    app.stop().await;
}

#[tokio::test]
async fn an_operator_sets_ceilings_by_form_and_by_file_all_or_none() {
    let app = App::start().await;
    let (operator, visitor) = (app.person("operator").await, app.visitor("operator").await);
    let create = visitor.form("/platform/budget-calls/create/").await;
    let create = create.with("fiscal_year", "2031").with("submission_deadline", "2030-04-30").with("guidelines", "");
    let opened = visitor.send(&create).await.expect(303);
    let page = "/platform/budget-calls/2031/ceilings/";
    assert!(opened.headers["location"].to_str().unwrap().starts_with(page));
    let form = visitor.form(page).await;
    visitor.send(&form.with("amount.MOH", "5,000,000.00").with("ps.MOH", "1000000")).await.expect(303);
    let stored = async || {
        let list = operator.fetch(&format!("{CALLS}/2031/ceilings")).await;
        let ceilings = list["ceilings"].as_array().unwrap().clone();
        let with = ceilings.into_iter().filter(|ceiling| !ceiling["amount"].is_null());
        with.map(|ceiling| format!("{} {} {}", ceiling["code"], ceiling["amount"], ceiling["ps"]).replace('"', ""))
            .collect::<Vec<_>>()
    };
    assert_eq!(stored().await, ["MOH 5000000.00 1000000.00"]);
    let upload = async |text: &str| {
        let form = Form::to(&visitor.get(page).await.text, &format!("{page}upload/"));
        Reply::of(visitor.sending_file(&form, "file", text.as_bytes())).await
    };
    for (wrong, named) in [
        ("code,amount\nMOLE,5\nNOBODY,5\n", "NOBODY"),
        ("code,amount,ps\nMOLE,5,6\n", "MOLE"),
        ("code,amount\nMOLE,five\n", "MOLE"),
        ("code,amount\nMOLE,5\nmole,6\n", "MOLE"),
        ("name;sum\n", "columns code and amount"),
    ] {
        let refused = upload(wrong).await.expect(422);
        assert!(
            refused.text.contains("Nothing was stored") && refused.text.contains(named),
            "{wrong}: {}",
            refused.text
        );
    }
    assert_eq!(stored().await.len(), 1);
    upload("Code,Name,Amount\nMOLE,Labor,\"1,234.50\"\nMOH,,\n").await.expect(303);
    assert_eq!(stored().await, ["MOLE 1234.50 null"]);
    let file = visitor.get(&format!("{page}csv/")).await.expect(200).text;
    assert!(file.contains("MOLE,") && file.contains(",1234.50,"), "{file}");

    let edit = visitor.form("/platform/budget-calls/2031/").await;
    visitor.send(&edit.with("status", "closed")).await.expect(303);
    let body = json!({ "ceilings": [{ "code": "MOH", "amount": "1.00" }] });
    let version = operator.fetch(&format!("{CALLS}/2031")).await["version"].as_i64().unwrap();
    let refused = operator.change(Method::PUT, &format!("{CALLS}/2031/ceilings"), version, &body).await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("budget_call_closed"));
    assert!(!visitor.get(page).await.expect(200).text.contains("amount.MOH"));
    app.stop().await;
}

#[tokio::test]
async fn object_codes_come_from_a_file_whole_or_not_at_all() {
    let app = App::start().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("codes.csv");
    let load = async |text: &str, options: &[&str]| {
        fs::write(&path, text).unwrap();
        let mut arguments = vec!["load-object-codes", path.to_str().unwrap()];
        arguments.extend(options);
        let mut program = app.program(&arguments);
        let output = program.output().await.unwrap();
        let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        (output.status.code().unwrap(), said)
    };
    let good = "code,title,valid_from,valid_until\n5010101001,Basic salary,2026-01-01,\n5020101000,Travel,2026-01-01,2026-12-31\n";
    let (code, said) = load("code,title,valid_from,valid_until\n5010101001,Fine,2026-01-01,\n9,,x,\n", &[]).await;
    assert_eq!(code, 1, "{said}");
    for problem in ["Row 3: code:", "Row 3: title:", "Row 3: valid_from:"] {
        assert!(said.contains(problem), "{said}");
    }
    assert_eq!(app.count("budgeting.object_codes").await, 0);
    let (code, said) = load(good, &["--dry-run"]).await;
    assert!(code == 0 && said.contains("created 2"), "{said}");
    assert_eq!(app.count("budgeting.object_codes").await, 0);
    assert!(load(good, &[]).await.1.contains("created 2"));
    let (_, said) = load(&good.replace("Travel", "Travelling"), &[]).await;
    assert!(said.contains("updated 1") && said.contains("unchanged 1"), "{said}");

    let staff = app.person("moh.staff").await;
    let list = async |query: &str| {
        let found = staff.fetch(&format!("/api/v1/moa/MOH/budgeting/object-codes?{query}")).await;
        crate::planning::column(&found, "code")
    };
    assert_eq!(list("").await, ["5010101001", "5020101000"]);
    assert_eq!(list("q=502").await, ["5020101000"]);
    assert_eq!(list("q=SALARY&expense_class=ps").await, ["5010101001"]);
    assert_eq!(list("valid_on=2027-01-01").await, ["5010101001"]);
    let first = staff.fetch("/api/v1/moa/MOH/budgeting/object-codes?limit=1").await;
    let next = first["next"].as_str().unwrap().to_owned();
    assert_eq!(list(&format!("limit=1&cursor={next}")).await, ["5020101000"]);
    app.stop().await;
}
