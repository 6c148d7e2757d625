//! Sheets of budgeting: workbooks out and back, copies, calls and ceilings, object codes, reports on what was proposed.

mod calls;
mod copies;
mod files;
mod reports;
mod round_trip;
mod workbook;

use chrono::Datelike;
use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Actor, App, Reply};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// An officer with a draft proposal of next year.
struct Desk<'a> {
    app: &'a App,
    staff: Actor<'a>,
    /// Next year in Manila.
    year: i32,
    proposal: String,
}

impl<'a> Desk<'a> {
    async fn of(app: &'a App, code: &str) -> Self {
        let staff = app.person(&format!("{code}.staff")).await;
        let today = app.superuser().await.query_one("select planning.today()", &[]).await.unwrap();
        let year = today.get::<_, chrono::NaiveDate>(0).year() + 1;
        let at = format!("/api/v1/moa/{}/budgeting", staff.code);
        let body = json!({ "fiscal_year": year, "title": "Budget" });
        let made = staff.create(&format!("{at}/proposals"), &body).await;
        Self { app, staff, year, proposal: format!("{at}/proposals/{}", made["id"].as_str().unwrap()) }
    }

    /// An address of the organization's budgeting.
    fn at(&self, below: &str) -> String {
        format!("/api/v1/moa/{}/budgeting/{below}", self.staff.code)
    }

    fn id(&self) -> &str {
        self.proposal.rsplit('/').next().unwrap()
    }

    /// A programme whose requested amount is the sum of its lines: description, class, unit cost, quantity.
    async fn programme(&self, title: &str, requested: &str, lines: &[(&str, &str, &str, i32)]) -> Value {
        let body = json!({ "title": title, "requested_amount": requested, "justification": "It is needed" });
        let programme = self.staff.create(&format!("{}/programmes", self.proposal), &body).await;
        let below = self.at(&format!("programmes/{}/line-items", programme["id"].as_str().unwrap()));
        for (description, class, unit_cost, quantity) in lines {
            let body = json!({
                "description": description, "expense_class": class, "unit_cost": unit_cost, "quantity": quantity
            });
            self.staff.create(&below, &body).await;
        }
        programme
    }

    /// The usual one: three lines of two programmes.
    async fn filled(app: &'a App, code: &str) -> Self {
        let desk = Self::of(app, code).await;
        desk.programme("Clinics", "1250.00", &[("Nurses", "ps", "500.00", 2), ("Medicine", "mooe", "125.00", 2)]).await;
        desk.programme("Roads", "90.50", &[("Survey", "co", "90.50", 1)]).await;
        desk
    }

    async fn download(&self) -> workbook::Book {
        let reply = self.staff.get(&format!("{}/sheet", self.proposal)).await.expect(200);
        assert_eq!(reply.headers["content-type"], XLSX);
        workbook::Book::read(&reply.bytes)
    }

    async fn upload(&self, bytes: Vec<u8>) -> Reply {
        let path = format!("{}/imports?file_name=lines.xlsx", self.proposal);
        Reply::of(self.staff.request(Method::POST, &path).header("Content-Type", XLSX).body(bytes)).await
    }

    /// Uploads a workbook that can be read; what it would change.
    async fn compared(&self, book: &workbook::Book) -> Value {
        self.upload(book.write()).await.expect(201).json()
    }

    /// A decision about a workbook, at the version that was answered.
    async fn decide(&self, import: &Value, decision: &str, body: &Value) -> Reply {
        let path = self.at(&format!("imports/{}/{decision}", import["id"].as_str().unwrap()));
        self.staff.change(Method::POST, &path, import["version"].as_i64().unwrap(), body).await
    }

    /// Every line that is stored: programme, description, class, unit cost, quantity.
    async fn stored(&self) -> Vec<(String, String, String, String, i32)> {
        let query = "select g.title, l.description, l.expense_class, l.unit_cost::text, l.quantity
                     from budgeting.line_items l join budgeting.programmes g on g.org_id = l.org_id and g.id = l.programme_id
                     where g.proposal_id = $1::text::uuid order by 1, 2";
        let rows = self.app.superuser().await.query(query, &[&self.id()]).await.unwrap();
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4))).collect()
    }
}

/// How many rows are of each kind: same, changed, added, removed, wrong.
fn counts(import: &Value) -> [i64; 5] {
    ["same", "changed", "added", "removed", "wrong"].map(|kind| import[kind].as_i64().unwrap())
}

/// What is wrong with each row: its number, the column, and why.
fn problems(import: &Value) -> Vec<(Value, String, String)> {
    let rows = import["rows"].as_array().unwrap();
    let of_row = |row: &Value| {
        let number = row["row"].clone();
        let problems = row["problems"].as_array().unwrap().clone();
        problems.into_iter().map(move |problem| {
            let text = |name: &str| problem[name].as_str().unwrap().to_owned();
            (number.clone(), text("column"), text("reason"))
        })
    };
    rows.iter().flat_map(of_row).collect()
}
