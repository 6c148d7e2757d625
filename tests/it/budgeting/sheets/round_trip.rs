//! Workbooks that go out, are edited, and come back.

use serde_json::json;

use super::workbook::{CLASS, Cell, LINE_ID, OBJECT_CODE, PROGRAMME, PROGRAMME_ID, QUANTITY, TOTAL, UNIT_COST};
use super::{Desk, counts, problems};
use crate::support::{App, Form};

#[tokio::test]
async fn a_workbook_that_nobody_edited_changes_nothing() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let book = desk.download().await;
    assert_eq!(book.lines.len(), 4);
    assert_eq!(book.lines[1][TOTAL], Cell::Number(1000.0));
    let import = desk.compared(&book).await;
    assert_eq!(counts(&import), [3, 0, 0, 0, 0], "{import}");
    assert_eq!(import["rows"], json!([]));
    let before = desk.stored().await;
    desk.decide(&import, "accept", &json!({})).await.expect(200);
    assert_eq!(desk.stored().await, before);
    app.stop().await;
}

#[tokio::test]
async fn what_was_changed_added_and_removed_is_shown_and_then_stored_as_a_whole() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let mut book = desk.download().await;
    book.row("Nurses")[UNIT_COST] = 600.25.into();
    book.row("Nurses")[CLASS] = "ps".into();
    book.remove("Medicine");
    book.add("roads", "MOOE", "=Fuel", 10.0, 3.0);
    let before = desk.stored().await;
    let import = desk.compared(&book).await;
    assert_eq!(counts(&import), [1, 1, 1, 1, 0], "{import}");
    let row = |kind: &str| import["rows"].as_array().unwrap().iter().find(|row| row["kind"] == kind).unwrap().clone();
    assert_eq!(row("changed")["changes"], json!([{ "column": "Unit cost", "old": "500.00", "new": "600.25" }]));
    assert_eq!((&row("added")["programme"], &row("added")["total_cost"]), (&json!("Roads"), &json!("30.00")));
    assert_eq!((&row("removed")["description"], &row("removed")["row"]), (&json!("Medicine"), &json!(null)));
    assert_eq!(desk.stored().await, before, "nothing is stored by looking");

    let accepted = desk.decide(&import, "accept", &json!({})).await.expect(200).json();
    assert_eq!(accepted["status"], "accepted");
    let line = |programme: &str, description: &str, class: &str, unit_cost: &str, quantity: i32| {
        (programme.to_owned(), description.to_owned(), class.to_owned(), unit_cost.to_owned(), quantity)
    };
    let expected = [
        line("Clinics", "Nurses", "ps", "600.25", 2),
        line("Roads", "=Fuel", "mooe", "10.00", 3),
        line("Roads", "Survey", "co", "90.50", 1),
    ];
    assert_eq!(desk.stored().await, expected);
    let root = app.superuser().await;
    let sums = "select string_agg(requested_amount::text, ' ' order by title) from budgeting.programmes";
    assert_eq!(root.query_one(sums, &[]).await.unwrap().get::<_, &str>(0), "1200.50 120.50");
    let trail = "select string_agg(e.action, ' ' order by e.action) from audit.events e join auth.users u on u.id = e.actor
                 where e.org_id = 6 and e.entity = 'budgeting.line_items' and u.username = 'moh.staff'
                   and e.xid = (select max(xid) from audit.events where entity = 'budgeting.line_items' and action <> 'export')";
    assert_eq!(root.query_one(trail, &[]).await.unwrap().get::<_, &str>(0), "delete insert update");
    // Once is enough, and the second finds it decided.
    let again = desk.decide(&accepted, "accept", &json!({})).await.expect(409);
    assert_eq!(again.rule("").as_deref(), Some("import_decided"));
    app.stop().await;
}

#[tokio::test]
async fn every_row_that_is_wrong_is_named_and_nothing_is_stored() {
    let app = App::start().await;
    let (desk, theirs) = (Desk::filled(&app, "moh").await, Desk::filled(&app, "mole").await);
    let foreign = theirs.download().await.lines[1][LINE_ID].clone();
    let foreign_programme = theirs.download().await.lines[1][PROGRAMME_ID].clone();
    let mut book = desk.download().await;
    let first = book.lines[1].clone();
    let mut broken = |column: usize, cell: Cell| {
        let mut row = first.clone();
        row[LINE_ID] = Cell::Empty;
        row[column] = cell;
        book.lines.push(row);
    };
    let cases: [(usize, Cell, &str); 14] = [
        (CLASS, "food".into(), "Class"),
        (UNIT_COST, (-5.0).into(), "Unit cost"),
        (UNIT_COST, 0.0.into(), "Unit cost"),
        (UNIT_COST, 1.005.into(), "Unit cost"),
        (UNIT_COST, 1e20.into(), "Unit cost"),
        (UNIT_COST, "1,000".into(), "Unit cost"),
        (UNIT_COST, Cell::Formula("=1+1".to_owned()), "Unit cost"),
        (QUANTITY, 1.5.into(), "Quantity"),
        (QUANTITY, 0.0.into(), "Quantity"),
        (OBJECT_CODE, "5020101000".into(), "Object code"),
        (LINE_ID, foreign, "Line id"),
        (LINE_ID, "not an id".into(), "Line id"),
        (LINE_ID, first[LINE_ID].clone(), "Line id"),
        (PROGRAMME_ID, foreign_programme, "Programme id"),
    ];
    for (column, cell, _) in &cases {
        broken(*column, cell.clone());
    }
    let import = desk.compared(&book).await;
    let found = problems(&import);
    for (number, (_, cell, column)) in (5..).zip(&cases) {
        let named = found.iter().any(|(row, of, reason)| *row == json!(number) && of == column && !reason.is_empty());
        assert!(named, "row {number}, {cell:?}: {found:?}");
    }
    assert_eq!(found.len(), cases.len(), "{found:?}");
    // A foreign id is as unknown as one that is nowhere.
    let reasons: Vec<&String> =
        found.iter().filter(|(row, ..)| *row == 15 || *row == 16).map(|(.., why)| why).collect();
    assert_eq!(reasons[0], reasons[1]);

    let before = desk.stored().await;
    let refused = desk.decide(&import, "accept", &json!({})).await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("import_has_problems"));
    assert_eq!(desk.stored().await, before);
    theirs.staff.get(&theirs.at(&format!("imports/{}", import["id"].as_str().unwrap()))).await.expect(404);
    desk.decide(&import, "drop", &json!({})).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn what_somebody_changed_meanwhile_is_never_overwritten() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let mut book = desk.download().await;
    book.row("Nurses")[UNIT_COST] = 700.0.into();
    let import = desk.compared(&book).await;
    let line = |book: &super::workbook::Book| match &book.lines[1][LINE_ID] {
        Cell::Text(id) => desk.at(&format!("line-items/{id}")),
        other => panic!("no id: {other:?}"),
    };
    let body = json!({ "description": "Nurses", "expense_class": "ps", "unit_cost": "501.00", "quantity": 2 });
    desk.staff.edit(&line(&book), &body).await.expect(200);
    // Between the comparison and the decision …
    let refused = desk.decide(&import, "accept", &json!({})).await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("import_outdated"));
    // … and between the download and the comparison.
    let import = desk.compared(&book).await;
    assert_eq!(counts(&import), [2, 0, 0, 0, 1]);
    assert!(problems(&import)[0].2.contains("Somebody changed this line"), "{import}");
    // A line that came since the download is not taken for one that was removed.
    let mut fresh = desk.download().await;
    desk.programme("Later", "1.00", &[("New since", "mooe", "1.00", 1)]).await;
    fresh.row("Survey")[QUANTITY] = 2.0.into();
    let import = desk.compared(&fresh).await;
    assert_eq!(counts(&import), [2, 1, 0, 0, 0]);
    desk.decide(&import, "accept", &json!({ "set_requested": false })).await.expect(200);
    assert_eq!(desk.stored().await.len(), 4);
    let kept = "select requested_amount::text from budgeting.programmes where title = 'Roads'";
    assert_eq!(app.superuser().await.query_one(kept, &[]).await.unwrap().get::<_, &str>(0), "90.50");
    app.stop().await;
}

#[tokio::test]
async fn a_settled_proposal_takes_no_workbook_and_nobody_without_the_right_sends_one() {
    let app = App::start().await;
    let desk = Desk::filled(&app, "moh").await;
    let mut book = desk.download().await;
    book.row("Survey")[QUANTITY] = 1.0.into();
    let open = desk.compared(&book).await;
    let viewer = app.person("moh.viewer").await;
    let path = desk.at(&format!("imports/{}/accept", open["id"].as_str().unwrap()));
    viewer.change(reqwest::Method::POST, &path, 1, &json!({})).await.expect(403);
    desk.staff.act(&desk.proposal, "submit", &json!({})).await.expect(200);
    let refused = desk.upload(book.write()).await.expect(409);
    assert_eq!(refused.rule("").as_deref(), Some("proposal_not_editable"));
    assert_eq!(app.count("budgeting.imports").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn two_thousand_lines_come_in_and_go_out_by_the_page() {
    let app = App::start().await;
    let desk = Desk::of(&app, "moh").await;
    desk.programme("Schools", "1.00", &[("First", "mooe", "1.00", 1)]).await;
    let mut book = desk.download().await;
    for number in 2..=2000_i32 {
        book.add("Schools", "CO", &format!("Desk {number}"), f64::from(number) + 0.25, 2.0);
    }
    let visitor = app.visitor("moh.staff").await;
    let page = format!("/moa/MOH/budgeting/proposals/{}/sheet/", desk.id());
    let form = visitor.form(&page).await;
    let sent = crate::support::Reply::of(visitor.sending_file(&form, "file", &book.write())).await.expect(303);
    let shown = sent.headers["location"].to_str().unwrap().to_owned();
    let differences = visitor.get(&shown).await.expect(200).text;
    assert!(differences.contains("<strong>1999</strong> added") && differences.contains("Desk 1234"));
    let accept = Form::to(&differences, &format!("{shown}accept/"));
    visitor.send(&accept.with("set_requested", "yes")).await.expect(303);
    assert_eq!(desk.stored().await.len(), 2000);
    let sum = "select requested_amount::text from budgeting.programmes where title = 'Schools'";
    // 1.00 and twice every number from 2 to 2,000 with a quarter.
    assert_eq!(app.superuser().await.query_one(sum, &[]).await.unwrap().get::<_, &str>(0), "4002998.50");
    let import = desk.compared(&desk.download().await).await;
    assert_eq!(counts(&import), [2000, 0, 0, 0, 0]);
    let file =
        visitor.get(&format!("/moa/MOH/budgeting/proposals/{}/lines/export/csv/?expense_class=co", desk.id())).await;
    assert_eq!(file.expect(200).text.lines().count(), 2000);
    assert_eq!(desk.download().await.lines[1][PROGRAMME], "Schools".into());
    let broken = app.superuser().await.query("select * from audit.broken_links()", &[]).await.unwrap();
    assert!(broken.is_empty());
    app.stop().await;
}
