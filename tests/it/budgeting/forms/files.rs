//! Forms as files: figures that are numbers, totals that are formulas, and what is printed on every page.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use rust_decimal::Decimal;

use super::{at_work, form, rows, submit};
use crate::support::{App, Reply};

/// The cells with numbers of the first sheet of a workbook: formula, or nothing, and value.
fn cells(workbook: &Reply) -> BTreeMap<String, (String, Decimal)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(&workbook.bytes)).unwrap();
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let between = |text: &str, open: &str, close: &str| {
        text.split_once(open).and_then(|(_, rest)| rest.split_once(close)).map(|(inside, _)| inside.to_owned())
    };
    let cells = sheet.split("<c r=\"").skip(1).filter(|cell| !cell.contains("t=\"s\""));
    let cells = cells.filter_map(|cell| {
        let (name, _) = cell.split_once('"')?;
        let value = between(cell, "<v>", "</v>")?.parse().unwrap();
        Some((name.to_owned(), (between(cell, "<f>", "</f>").unwrap_or_default(), value)))
    });
    cells.collect()
}

/// The value of a formula of sums, differences and `SUM` over cells and columns of cells.
fn evaluate(formula: &str, cells: &BTreeMap<String, (String, Decimal)>) -> Decimal {
    let cell = |name: &str| cells.get(name).unwrap_or_else(|| panic!("{name} is no number")).1;
    let range = |text: &str| match text.split_once(':') {
        None => cell(text),
        Some((from, to)) => {
            let split = |name: &str| {
                let at = name.find(|letter: char| letter.is_ascii_digit()).unwrap();
                (name[..at].to_owned(), name[at..].parse::<u32>().unwrap())
            };
            let ((column, first), (_, last)) = (split(from), split(to));
            (first..=last).map(|row| cell(&format!("{column}{row}"))).sum()
        }
    };
    let mut value = Decimal::ZERO;
    let mut rest = formula.to_owned();
    while !rest.is_empty() {
        let (sign, term) = match rest.strip_prefix('-') {
            Some(term) => (-Decimal::ONE, term.to_owned()),
            None => (Decimal::ONE, rest.trim_start_matches('+').to_owned()),
        };
        let (part, remainder) = if let Some(sum) = term.strip_prefix("SUM(") {
            let (inside, remainder) = sum.split_once(')').unwrap();
            (inside.split(',').map(range).sum(), remainder.to_owned())
        } else {
            let end = term.find(['+', '-']).unwrap_or(term.len());
            (range(&term[..end]), term[end..].to_owned())
        };
        value += sign * part;
        rest = remainder;
    }
    value
}

#[tokio::test]
async fn a_workbook_has_numbers_and_formulas_that_say_what_is_in_their_cells() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let visitor = app.visitor("moh.manager").await;
    for (name, kind) in [
        ("far1", "current"),
        ("far1", "continuing"),
        ("far1a", "current"),
        ("far1b", "all"),
        ("far3", "all"),
        ("far4", "all"),
    ] {
        for unit in ["", "&unit=thousands"] {
            let query = format!("?year={year}&quarter=4&kind={kind}{unit}");
            let path = format!("/moa/MOH/budgeting/forms/{name}/export/xlsx/{query}");
            let cells = cells(&visitor.get(&path).await.expect(200));
            let mut formulas = 0;
            for (cell, (formula, value)) in &cells {
                if !formula.is_empty() {
                    assert_eq!(evaluate(formula, &cells), *value, "{name} {unit} {cell}: {formula}");
                    formulas += 1;
                }
            }
            let content = form(&manager, name, (year, 4), kind).await;
            let figures: usize = rows(&content).iter().map(|row| row["amounts"].as_array().unwrap().len()).sum();
            assert!(cells.len() >= figures && formulas > 4, "{name}: {} cells, {formulas} formulas", cells.len());
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_pdf_says_what_it_is_on_every_page_and_is_recorded() {
    let app = App::start().await;
    let (manager, year) = at_work(&app).await;
    let signatory = serde_json::json!({
        "capacity": "approved", "name": "ZUL Q. DIMAÂMPAO", "position": "Minister", "valid_from": "2020-01-01"
    });
    manager.create("/api/v1/moa/MOH/budgeting/signatories", &signatory).await;
    let visitor = app.visitor("moh.manager").await;
    let pages = |reply: &Reply| -> Vec<String> {
        let pages = pdf_extract::extract_text_from_mem_by_pages(&reply.bytes).unwrap();
        pages
            .iter()
            .map(|page| page.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect())
            .collect()
    };
    let query = format!("?year={year}&quarter=4");
    let live = pages(&visitor.get(&format!("/moa/MOH/budgeting/forms/far3/pdf/{query}")).await.expect(200));
    assert!(live.len() > 1 && live.iter().all(|page| page.contains("Notsubmitted.Asof")), "{live:?}");

    let made = submit(&manager, "far3", (year, 4), "all").await;
    let (document, checksum) = (made["document_id"].as_str().unwrap(), made["checksum"].as_str().unwrap());
    let path = format!("/moa/MOH/budgeting/forms/far3/pdf/{query}");
    let (first, again) = (visitor.get(&path).await.expect(200), visitor.get(&path).await.expect(200));
    assert_eq!(first.bytes, again.bytes, "the same document is the same file");
    assert!(first.headers["content-disposition"].to_str().unwrap().contains(&format!("{document}.pdf")));
    let printed = pages(&first);
    for page in &printed {
        for part in [document, "edition1", checksum, "MinistryofHealth"] {
            assert!(page.contains(part), "{part} is not in {page}");
        }
    }
    let last = printed.last().unwrap();
    assert!(last.contains("Approvedby") && last.contains("ZULQ.DIMAÂMPAO") && last.contains("Minister"), "{last}");
    assert!(printed[0].contains("Amountsinpesos"));
    let exported = "select count(*) from audit.events where org_id = 6 and action = 'export' and entity = 'budgeting.form_snapshots'
                      and entity_id = $1";
    let root = app.superuser().await;
    assert_eq!(root.query_one(exported, &[&made["id"].as_str().unwrap()]).await.unwrap().get::<_, i64>(0), 2);
    app.stop().await;
}

#[tokio::test]
async fn every_form_and_report_is_a_page_and_its_table_a_file() {
    let app = App::start().await;
    let (_, year) = at_work(&app).await;
    let visitor = app.visitor("moh.viewer").await;
    let index = visitor.get(&format!("/moa/MOH/budgeting/forms/?year={year}&quarter=2")).await.expect(200);
    assert!(index.text.contains("Not submitted, past due") && index.text.contains(&format!("30 July {year}")));
    for name in ["far1", "far1a", "far1b", "far3", "far4"] {
        let query = format!("?year={year}&quarter=4");
        let page = visitor.get(&format!("/moa/MOH/budgeting/forms/{name}/{query}")).await.expect(200);
        assert!(page.text.contains("Not submitted yet, as of") && !page.text.contains("Submit this form"), "{name}");
        let file = visitor.get(&format!("/moa/MOH/budgeting/forms/{name}/export/csv/{query}")).await.expect(200);
        assert!(file.text.lines().last().unwrap().starts_with("Total,"), "{}", file.text);
        visitor.get(&format!("/moa/MOH/budgeting/forms/{name}/submit/{query}")).await.expect(403);
    }
    visitor.get("/moa/MOH/budgeting/forms/far9/").await.expect(404);
    visitor.get("/moa/MOH/budgeting/forms/far1/?quarter=9").await.expect(422);
    for (report, told) in [
        ("execution", "Programme of gas"),
        ("disbursements", "Check or ADA under NCA"),
        ("low-utilisation", "Utilisation"),
    ] {
        let page =
            visitor.get(&format!("/moa/MOH/budgeting/reports/{report}/?year={year}&quarter=4")).await.expect(200);
        assert!(page.text.contains(told), "{report}: {}", page.text);
        visitor.get(&format!("/moa/MOH/budgeting/reports/{report}/export/xlsx/?year={year}")).await.expect(200);
    }
    visitor.get("/moa/MOH/budgeting/reports/work-items/").await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn a_manager_submits_on_pages_after_seeing_what_is_kept() {
    let app = App::start().await;
    let (_, year) = at_work(&app).await;
    let visitor = app.visitor("moh.manager").await;
    let address = "/moa/MOH/budgeting/forms/far1/submit/";
    let check = visitor.get(&format!("{address}?year={year}&quarter=4&kind=current")).await.expect(200);
    assert!(check.text.contains("It is kept as it stands") && check.text.contains(&format!("31 December {year}")));
    let form = crate::support::Form::to(&check.text, address);
    let sent = visitor.send(&form).await.expect(303);
    let page = visitor.get(sent.headers["location"].to_str().unwrap()).await.expect(200);
    for told in ["the books of its quarter are closed", &format!("MOH-FAR1-{year}-Q4-CUR-01"), "SHA-256"] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    // Sent twice, it is submitted once.
    let again = visitor.send(&form).await.expect(303);
    assert_eq!(again.headers["location"], sent.headers["location"]);
    app.stop().await;
}
