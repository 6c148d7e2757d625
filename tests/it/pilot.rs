//! The set-up of the pilot from nothing, by the commands of an operator, to officers at work (uat: section 1).

use std::fmt::Write as _;

use reqwest::Method;
use serde_json::json;
use tokio_postgres::Client;

use crate::support::{App, Form, Reply, Smtp, Visitor, server};

const CSV: &str = "email,first_name,last_name,organization,role,phone,position,department\r\n";

/// One administrator, two managers and two of staff for each pilot.
fn officers() -> String {
    let roles = ["pilot_admin", "planner", "budget_officer", "me_officer", "me_officer"];
    let mut csv = CSV.to_owned();
    for code in ["MOH", "MOLE", "MAFAR"] {
        for (number, role) in roles.iter().enumerate() {
            let address = format!("{}{number}@{code}.example", code.to_lowercase());
            let _ = write!(csv, "{address},Officer,Number {number},{code},{role},,,\r\n");
        }
    }
    csv
}

/// A command; whether it succeeded, and what it said.
async fn run(app: &App, arguments: &[&str]) -> (Option<i32>, String) {
    let output = app.program(arguments).output().await.unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    (output.status.code(), said)
}

async fn counts(root: &Client) -> [i64; 5] {
    let row = root
        .query_one(
            "select (select count(*) from organizations.organizations where is_active),
                    (select count(*) from organizations.organizations where is_pilot),
                    (select count(*) from auth.users), (select count(*) from auth.memberships),
                    (select count(*) from mail.outbox)",
            &[],
        )
        .await
        .unwrap();
    [0, 1, 2, 3, 4].map(|column| row.get(column))
}

#[tokio::test]
async fn three_ministries_are_at_work_after_the_commands_of_an_operator() {
    let smtp = Smtp::start().await;
    let app = App::on(server().await.empty().await, |config| smtp.stands_behind(config)).await;
    let root = app.superuser().await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("officers.csv");
    std::fs::write(&path, officers()).unwrap();
    let import = ["import-pilot-users", path.to_str().unwrap(), "--send-emails"];

    for arguments in [
        &["seed-organizations"][..],
        &["load-pilot-moas"],
        &["create-superuser", "--username", "operator", "--email", "operator@bmms.example", "--first-name", "Olive"],
        &import,
    ] {
        let (code, said) = run(&app, arguments).await;
        assert_eq!(code, Some(0), "{arguments:?}: {said}");
    }
    assert_eq!(counts(&root).await, [44, 3, 16, 15, 16]);

    // Once more: nothing is doubled, and who is there already is named line by line.
    for (arguments, expected) in [(&["seed-organizations"][..], 0), (&["load-pilot-moas"], 0), (&import, 1)] {
        let (code, said) = run(&app, arguments).await;
        assert_eq!(code, Some(expected), "{arguments:?}: {said}");
        assert!(expected == 0 || said.matches("already exists").count() == 15, "{said}");
    }
    assert_eq!(counts(&root).await, [44, 3, 16, 15, 16]);

    let mails = smtp.wait_for(16).await;
    assert_eq!(mails.len(), 16);
    for (number, mail) in mails.iter().filter(|mail| mail.to() != "operator@bmms.example").enumerate() {
        let address = mail.to();
        let (username, domain) = address.split_once('@').unwrap();
        let code = domain.split('.').next().unwrap();
        let password = format!("the ferry to Bongao sails at {number}");
        gets_to_work(&app, &mail.token(), username, code, &password).await;
    }
    app.stop().await;
}

/// The link sets a password once, and leads to the organization.
async fn gets_to_work(app: &App, token: &str, username: &str, code: &str, password: &str) {
    let nobody = Visitor { app, cookie: String::new() };
    let address = format!("/password/set/?token={token}");
    // Whoever only looks, as scanners of mail do, uses nothing up.
    nobody.get(&address).await.expect(200);
    let page = nobody.get(&address).await.expect(200).text;
    let form = Form::all(&page).into_iter().find(|form| form.action.starts_with("/password/set/")).expect("a form");
    nobody.send(&form.with("new_password", password)).await.expect(303);
    let again = Reply::of(
        app.request(Method::POST, "/api/v1/passwords")
            .json(&json!({ "token": token, "new_password": "another ferry to Jolo" })),
    )
    .await;
    assert!(
        [403, 404, 409, 410, 422].contains(&again.status),
        "a used link is refused: {} {}",
        again.status,
        again.text
    );

    let sign_in = Form::to(&nobody.get("/login/").await.text, "/login/");
    let led = nobody.send(&sign_in.with("login", username).with("password", password)).await.expect(302);
    assert_eq!(led.headers["location"], format!("/moa/{}/dashboard/", code.to_uppercase()), "{username}");
    let cookie = led.headers["set-cookie"].to_str().unwrap().split(';').next().unwrap().to_owned();
    let visitor = Visitor { cookie, ..nobody };
    let home = visitor.get(led.headers["location"].to_str().unwrap()).await.expect(200).text;
    assert!(home.contains("Welcome, Officer"), "{home}");
}
