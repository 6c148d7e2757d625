//! `bmms import-pilot-users`: all rows or none, and what is told of each.

use super::{Folder, Said, bmms, memberships, rows, value};
use crate::support::{App, Mail, Smtp};

const HEADER: &str = "email,first_name,last_name,organization,role,phone,position,department\n";

async fn import(app: &App, arguments: &[&str]) -> Said {
    bmms(app, &[&["import-pilot-users"], arguments].concat()).await
}

fn people(lines: &[&str]) -> String {
    lines.iter().fold(HEADER.to_owned(), |text, line| text + line + "\n")
}

/// Three good rows, and one whose role does not exist.
fn one_wrong() -> String {
    people(&[
        "a@moh.gov.ph,A,One,MOH,pilot_admin,09171234567,Director,Office",
        "b@moh.gov.ph,B,Two,moh,planner,,,",
        "c@mole.gov.ph,C,Three,MOLE,viewer,,,",
        "d@mole.gov.ph,D,Four,MOLE,boss,,,",
    ])
}

#[tokio::test]
async fn fifteen_officers_are_at_work_after_one_file() {
    let app = App::start().await;
    let root = app.superuser().await;
    let officers: Vec<String> = ["MOH", "MOLE", "MAFAR"]
        .iter()
        .flat_map(|code| {
            ["pilot_admin", "planner", "budget_officer", "me_officer", "me_officer"].iter().enumerate().map(
                move |(n, role)| format!("officer{n}@{code}.gov.ph,Officer,Number {n},{code},{role},,Officer {n},"),
            )
        })
        .collect();
    let (folder, path) = Folder::with("officers.csv", people(&officers.iter().map(String::as_str).collect::<Vec<_>>()));
    let result = folder.path("result.json");
    let dry = import(&app, &[&path, "--dry-run"]).await.done();
    assert!(
        dry.contains("created 0, would be created 15") && dry.contains("Dry run complete - no users created"),
        "{dry}"
    );
    assert!(dry.lines().any(|line| line.split_whitespace().eq(["MAFAR", "me_officer", "2"])), "{dry}");
    assert_eq!(folder.names(), ["officers.csv"]);
    let before = rows(&app).await;
    let said = import(&app, &["--csv", &path, "--result", result.to_str().unwrap()]).await.done();
    assert!(said.contains("Read 15 rows, UTF-8, separated by commas"), "{said}");
    assert!(said.contains("created 15") && said.contains("officers-links.csv"), "{said}");
    // Nobody was mailed, so each has a link, in a file for its owner alone.
    let grown = |table: &str, by: i64| {
        let was = before.iter().find(|(name, _)| name == table).unwrap().1;
        (table.to_owned(), was + by)
    };
    let after = rows(&app).await;
    for (table, by) in
        [("auth.users", 15), ("auth.memberships", 15), ("auth.links", 15), ("mail.outbox", 0), ("jobs.queue", 0)]
    {
        assert!(after.contains(&grown(table, by)), "{table}: {after:?}");
    }
    let links = folder.text("officers-links.csv");
    assert_eq!(links.lines().count(), 16);
    assert!(
        links.starts_with("username,link,valid_until\nofficer0,http://127.0.0.1:8080/password/set/?token=bmms_"),
        "{links}"
    );
    let mode =
        std::os::unix::fs::PermissionsExt::mode(&folder.path("officers-links.csv").metadata().unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    let good = "select count(*) from auth.links where purpose = 'invitation'
                and expires_at between now() + interval '23 hours' and now() + interval '24 hours'";
    assert_eq!(value::<i64>(&root, good).await, 15);
    let token = links.lines().nth(1).unwrap().split("token=").nth(1).unwrap().split(',').next().unwrap();
    let whose = format!(
        "select u.username from auth.links l join auth.users u on u.id = l.user_id
         where l.token_hash = sha256(convert_to('{token}', 'UTF8'))"
    );
    assert_eq!(value::<String>(&root, &whose).await, "officer0");

    let json = folder.json("result.json");
    assert_eq!((&json["counts"]["created"], &json["errors"]), (&15.into(), &serde_json::json!([])));
    assert_eq!(
        json["rows"][5],
        serde_json::json!({
            "row": 7, "outcome": "created", "username": "officer02", "email": "officer0@MOLE.gov.ph", "organization": "MOLE",
            "role": "pilot_admin", "membership": "admin"
        })
    );
    assert_eq!(memberships(&root, "officer2").await, ["MOH manager can_approve_budgets can_view_reports primary"]);
    assert_eq!(memberships(&root, "officer33").await, ["MAFAR staff can_view_reports primary"]);

    // The same file again: everybody is there, and nothing is doubled.
    let before = rows(&app).await;
    let again = import(&app, &[&path]).await.refused();
    assert_eq!(again.len(), 15);
    assert_eq!(again[0], "Row 2: email: Email 'officer0@MOH.gov.ph' already exists");
    assert_eq!(rows(&app).await, before);
    assert_eq!(folder.text("officers-links.csv"), links);
    app.stop().await;
}

#[tokio::test]
async fn one_wrong_row_stops_all_of_them_in_a_dry_run_too() {
    let app = App::start().await;
    let before = rows(&app).await;
    let (folder, path) = Folder::with("four.csv", one_wrong());
    for arguments in
        [&[path.as_str()][..], &[&path, "--dry-run"], &[&path, "--dry-run", "--partial"], &[&path, "--send-emails"]]
    {
        let said = import(&app, arguments).await;
        assert!(said.out.contains("created 0\n"), "{said:?}");
        assert_eq!(said.refused(), ["Row 5: role: Unknown pilot role: boss"], "{arguments:?}");
        assert_eq!(rows(&app).await, before);
        assert_eq!(folder.names(), ["four.csv"]);
    }
    app.stop().await;
}

#[tokio::test]
async fn the_good_rows_are_taken_alone_where_that_is_wanted() {
    let app = App::start().await;
    let root = app.superuser().await;
    let (folder, path) = Folder::with("four.csv", one_wrong());
    let result = folder.path("result.json");
    let said = import(&app, &[&path, "--partial", "--result", result.to_str().unwrap()]).await;
    assert!(said.out.contains("created 3") && said.out.contains("Import completed with errors"), "{said:?}");
    assert_eq!(said.refused(), ["Row 5: role: Unknown pilot role: boss"]);
    assert_eq!(value::<i64>(&root, "select count(*) from auth.users where email ~ '^[abcd]@mo'").await, 3);
    assert_eq!(folder.text("four-links.csv").lines().count(), 4);
    let json = folder.json("result.json");
    assert_eq!((json["rows"].as_array().unwrap().len(), &json["errors"][0]["row"]), (3, &5.into()));
    // Of two rows with one address, the first is good.
    let twice = people(&["e@moh.gov.ph,E,Five,MOH,viewer,,,", "E@MOH.gov.ph,E,Six,MOH,viewer,,,"]);
    let path = folder.write("twice.csv", twice);
    let said = import(&app, &[&path, "--partial"]).await.refused();
    assert_eq!(said, ["Row 3: email: Email 'E@MOH.gov.ph' already exists"]);
    app.stop().await;
}

#[tokio::test]
async fn every_fault_of_every_row_is_told_with_row_and_column() {
    let app = App::start().await;
    let before = rows(&app).await;
    let long = "x".repeat(201);
    let text = people(&[
        "ali@moh.gov.ph,Ali,A,MOH,planner,,,",
        "ALI@moh.gov.ph,Ali,B,MOH,planner,,,",
        "moh.staff@bmms.example,Staff,C,MOH,planner,,,",
        "new@x.ph,New,D,NOPE,king,12345,,",
        ",,,,,,,",
        "no address,New,E,MOH,,,,",
        &format!("{long}@x.ph,{long},F,MOH,viewer,,{long},{long}"),
        "ok@moh.gov.ph,Ok,G,MOH,viewer,,,",
    ]);
    let (_folder, path) = Folder::with("wrong.csv", text);
    let said = import(&app, &[&path]).await.refused();
    let long_address = format!("Row 8: email: '{long}@x.ph' is no address such as name@example.gov.ph.");
    let expected = [
        "Row 2: email: Email 'ali@moh.gov.ph' is in the file more than once: rows 2, 3",
        "Row 3: email: Email 'ALI@moh.gov.ph' is in the file more than once: rows 2, 3",
        "Row 4: email: Email 'moh.staff@bmms.example' already exists",
        "Row 5: organization: Organization with code 'NOPE' not found. Run load_pilot_moas first.",
        "Row 5: role: Unknown pilot role: king",
        "Row 5: phone: Telephone number '12345' must begin with 63 or 09, as in 0917 123 4567 or +63 917 123 4567.",
        "Row 7: role: Missing required fields",
        "Row 8: first_name: A name may have at most 150 characters.",
        "Row 8: position: A position may have at most 200 characters.",
        "Row 8: department: A department may have at most 200 characters.",
    ];
    assert_eq!(
        said.iter().filter(|line| **line != long_address).collect::<Vec<_>>(),
        expected.iter().collect::<Vec<_>>()
    );
    assert_eq!(rows(&app).await, before);
    app.stop().await;
}

#[tokio::test]
async fn two_people_of_one_name_in_two_ministries_stay_apart() {
    let app = App::start().await;
    let root = app.superuser().await;
    let text = people(&["ali@moh.gov.ph,Ali,A,MOH,planner,,,", "ali@mole.gov.ph,Ali,B,MOLE,viewer,,,"]);
    let (_folder, path) = Folder::with("ali.csv", text);
    import(&app, &[&path]).await.done();
    assert_eq!(memberships(&root, "ali").await, ["MOH manager can_approve_plans can_view_reports primary"]);
    assert_eq!(memberships(&root, "ali2").await, ["MOLE viewer can_view_reports primary"]);
    app.stop().await;
}

#[tokio::test]
async fn two_runs_of_one_file_at_once_make_everybody_once() {
    let app = App::start().await;
    let (folder, path) = Folder::with(
        "team.csv",
        people(
            &(1..=6)
                .map(|n| format!("team{n}@moh.gov.ph,T,{n},MOH,viewer,,,"))
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        ),
    );
    let links: Vec<String> = ["one.csv", "two.csv"].map(|name| folder.path(name).to_str().unwrap().to_owned()).into();
    let run = async |links: &str| import(&app, &[&path, "--links-file", links]).await;
    let (one, two) = tokio::join!(run(&links[0]), run(&links[1]));
    let (winner, loser) = if one.code == Some(0) { (one, two) } else { (two, one) };
    winner.done();
    let refused = loser.refused();
    assert_eq!(refused.len(), 6);
    assert!(refused.iter().all(|line| line.contains("already exists")), "{refused:?}");
    let root = app.superuser().await;
    assert_eq!(value::<i64>(&root, "select count(*) from auth.users where username like 'team%'").await, 6);
    assert_eq!(folder.names().len(), 2, "{:?}", folder.names());
    app.stop().await;
}

#[tokio::test]
async fn invitations_go_out_once_and_need_no_mail_server_to_be_written() {
    let app = App::start().await;
    let (folder, path) = Folder::with("three.csv", one_wrong().replace("boss", "viewer"));
    // No mail server is configured: the people are made, and their mail waits.
    let said = import(&app, &[&path, "--send-emails"]).await.done();
    assert!(said.contains("created 4") && said.contains("Invitations go out to 4 addresses"), "{said}");
    assert_eq!(folder.names(), ["three.csv"]);
    assert_eq!((app.count("mail.outbox").await, app.count("auth.links").await), (4, 0));
    let database = app.database.clone();
    app.stop().await;

    let smtp = Smtp::start().await;
    let app = App::on(database, |config| smtp.stands_behind(config)).await;
    let mails = smtp.wait_for(4).await;
    let mut to: Vec<_> = mails.iter().map(Mail::to).collect();
    to.sort();
    assert_eq!(to, ["a@moh.gov.ph", "b@moh.gov.ph", "c@mole.gov.ph", "d@mole.gov.ph"]);
    for mail in &mails {
        let [text, _] = mail.parts();
        assert!(text.contains("/password/set/?token=bmms_"), "{text}");
    }
    app.stop().await;
}

#[tokio::test]
async fn an_existing_file_of_links_is_never_overwritten() {
    let app = App::start().await;
    let before = rows(&app).await;
    let (folder, path) = Folder::with("one.csv", people(&["a@moh.gov.ph,A,One,MOH,viewer,,,"]));
    folder.write("one-links.csv", "somebody else's links");
    let refused = import(&app, &[&path]).await.refused();
    assert!(refused[0].contains("one-links.csv is there already"), "{refused:?}");
    assert_eq!(folder.text("one-links.csv"), "somebody else's links");
    let nowhere = import(&app, &[&path, "--links-file", "/nowhere/links.csv"]).await.refused();
    assert!(nowhere[0].contains("cannot write /nowhere/links.csv"), "{nowhere:?}");
    assert_eq!(rows(&app).await, before);
    assert_eq!(import(&app, &[&path, "--links-file", "x", "--send-emails"]).await.code, Some(2));
    app.stop().await;
}
