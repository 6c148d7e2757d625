//! The official forms over HTTP: what they add up to, what becomes of them when they are submitted, and what is handed out.

mod addition;
mod files;
mod signatories;
mod submission;

use rust_decimal::Decimal;
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::support::{Actor, App};

/// Books of an organization over last year and this one, made at random from a seed, as posted: triggers are off.
const BOOKS: &str = include_str!("books.sql");

/// The kinds of appropriations that FAR No. 1 and 1-A keep apart.
const KINDS: [&str; 4] = ["current", "continuing", "supplemental", "automatic"];

/// Fills the books of an organization; last year.
pub(crate) async fn fill(root: &Client, code: &str, seed: f64) -> i32 {
    let organization = "select o.org_id, (select m.user_id::text from auth.memberships m where m.org_id = o.org_id and m.role = 'staff' limit 1),
                               (select m.user_id::text from auth.memberships m where m.org_id = o.org_id and m.role = 'manager' limit 1),
                               extract(year from planning.today())::integer - 1
                        from organizations.organizations o where o.code = $1";
    let row = root.query_one(organization, &[&code]).await.unwrap();
    let (org_id, author, poster, year): (i32, String, String, i32) = (row.get(0), row.get(1), row.get(2), row.get(3));
    let books = BOOKS
        .replace("{org}", &org_id.to_string())
        .replace("{author}", &author)
        .replace("{poster}", &poster)
        .replace("{year}", &year.to_string())
        .replace("{seed}", &seed.to_string());
    root.batch_execute(&books).await.unwrap();
    let flag = "update auth.memberships set can_approve_budgets = true where org_id = $1 and role = 'manager'";
    root.execute(flag, &[&org_id]).await.unwrap();
    year
}

/// A form over the API.
async fn form(actor: &Actor<'_>, name: &str, (year, quarter): (i32, i32), kind: &str) -> Value {
    let path = format!("/api/v1/moa/{}/budgeting/forms/{name}?year={year}&quarter={quarter}&kind={kind}", actor.code);
    actor.fetch(&path).await["content"].clone()
}

/// Submits a form; its address.
async fn submit(actor: &Actor<'_>, name: &str, (year, quarter): (i32, i32), kind: &str) -> Value {
    let wanted = json!({ "form": name, "year": year, "quarter": quarter, "kind": kind });
    let path = format!("/api/v1/moa/{}/budgeting/form-submissions", actor.code);
    actor.create(&path, &wanted).await["submission"].clone()
}

fn number(value: &Value) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

/// The figures of a row by the numbers of their columns.
fn figure(content: &Value, row: &Value, id: &str) -> Decimal {
    let columns = content["columns"].as_array().unwrap();
    let at = columns.iter().position(|column| column["id"] == id).unwrap_or_else(|| panic!("no column {id}"));
    number(&row["amounts"][at])
}

fn rows(content: &Value) -> &Vec<Value> {
    content["rows"].as_array().unwrap()
}

fn total(content: &Value) -> &Value {
    let last = rows(content).last().unwrap();
    assert_eq!(last["level"], "total");
    last
}

/// Every row adds up what it says it adds up, and every column that follows from others does.
fn assert_adds_up(content: &Value) {
    let (columns, rows) = (content["columns"].as_array().unwrap(), rows(content));
    for row in rows {
        for (at, column) in columns.iter().enumerate() {
            let named = |names: &Value| {
                let names = names.as_array().unwrap().iter();
                names.map(|name| figure(content, row, name.as_str().unwrap())).sum::<Decimal>()
            };
            if column["plus"].as_array().unwrap().is_empty() {
                assert_eq!(column["minus"], json!([]));
            } else {
                let follows = named(&column["plus"]) - named(&column["minus"]);
                assert_eq!(
                    number(&row["amounts"][at]),
                    follows,
                    "{}: column {} of {row}",
                    content["form"],
                    column["id"]
                );
            }
            let adds = row["adds"].as_array().unwrap();
            if !adds.is_empty() {
                let added = adds
                    .iter()
                    .map(|place| number(&rows[usize::try_from(place.as_u64().unwrap()).unwrap()]["amounts"][at]));
                assert_eq!(number(&row["amounts"][at]), added.sum::<Decimal>(), "{}: {row}", content["form"]);
            }
        }
    }
}

/// A service with books of MOH, and its manager, who approves.
async fn at_work(app: &App) -> (Actor<'_>, i32) {
    let year = fill(&app.superuser().await, "MOH", 0.25).await;
    (app.person("moh.manager").await, year)
}
