//! The list of members: searched, filtered, a page at a time, and by who manages people alone.

use serde_json::{Value, json};

use super::{invitation, invite, path, stand};
use crate::support::{Actor, App};

async fn names(actor: &Actor<'_>, query: &str) -> Vec<String> {
    let list = actor.fetch(&format!("{}?{query}", path(actor))).await;
    list["items"].as_array().unwrap().iter().map(|member| member["name"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn members_are_found_by_text_role_and_state() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let mut body = invitation("zainab@moh.example", "viewer");
    body["department"] = json!("Epidemiology");
    invite(&admin, &body).await.expect(202);
    stand(&admin, "moh.staff2", "suspend").await.expect(200);

    assert_eq!(names(&admin, "q=EPIDEM").await, ["Some Body"]);
    assert_eq!(names(&admin, "q=zainab@").await, ["Some Body"]);
    assert_eq!(names(&admin, "q=mole").await, [""; 0]);
    assert_eq!(names(&admin, "role=manager").await, ["moh flagless", "moh manager"]);
    let mut viewers = names(&admin, "role=viewer&state=invited").await;
    viewers.sort();
    assert_eq!(viewers, ["Some Body", "moh viewer"]);
    assert_eq!(names(&admin, "state=suspended").await, ["moh staff2"]);
    assert_eq!(names(&admin, "state=active").await, ["moh admin"]);
    let all = admin.fetch(&path(&admin)).await;
    let emails = all["items"].as_array().unwrap().iter().map(|one| one["email"].as_str().unwrap().to_owned());
    let foreign: Vec<String> =
        emails.filter(|email| email.starts_with("mole.") || email.starts_with("oobc.")).collect();
    assert_eq!(foreign, [""; 0]);

    let odd = admin.fetch(&format!("{}?role=boss&state=gone", path(&admin))).await;
    assert_eq!(odd["ignored"].as_array().unwrap().len(), 2);
    assert_eq!(odd["items"], all["items"]);
    app.stop().await;
}

#[tokio::test]
async fn a_list_is_read_a_page_at_a_time_and_loses_nobody_who_comes_meanwhile() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    // People of one name are told apart by more than that.
    for number in 0..5 {
        invite(&admin, &invitation(&format!("same{number}@moh.example"), "staff")).await.expect(202);
    }
    let whole = names(&admin, "limit=100").await;
    let mut read: Vec<Value> = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = admin.fetch(&format!("{}?limit=3{cursor}", path(&admin))).await;
        read.extend(page["items"].as_array().unwrap().iter().cloned());
        if read.len() == 3 {
            let mut first = invitation("aaa@moh.example", "staff");
            first["first_name"] = json!("AAA");
            invite(&admin, &first).await.expect(202);
        }
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    let read: Vec<&str> = read.iter().map(|member| member["name"].as_str().unwrap()).collect();
    assert_eq!(read, whole);
    let refused = admin.get(&format!("{}?cursor=nonsense", path(&admin))).await.expect(422);
    assert_eq!(refused.rule("/cursor").as_deref(), Some("cursor"));
    app.stop().await;
}
