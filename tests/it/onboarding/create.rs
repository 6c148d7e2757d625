//! `bmms create-pilot-user` and `bmms create-superuser`.

use super::{Folder, Said, bmms, bmms_with, memberships, rows, value};
use crate::support::{App, Reply};

async fn create(app: &App, arguments: &[&str]) -> Said {
    bmms(app, &[&["create-pilot-user"], arguments].concat()).await
}

#[tokio::test]
async fn a_person_is_made_with_a_primary_membership_and_the_rights_of_the_role() {
    let app = App::start().await;
    let root = app.superuser().await;
    let arguments = ["--username", "ali", "--email", "ali@moh.gov.ph", "--organization", "moh", "--role", "planner"];
    let more = [
        "--first-name",
        "Ali",
        "--last-name",
        "Macaraeg",
        "--phone",
        "+63 917 123-4567",
        "--position",
        "Planning officer",
    ];
    let said = create(&app, &[&arguments[..], &more, &["--department", "Planning", "--no-email"]].concat()).await;
    let password = said.password();
    let out = said.done();
    assert!(out.contains("Created user 'ali' in MOH (Ministry of Health)"), "{out}");
    assert_eq!(memberships(&root, "ali").await, ["MOH manager can_approve_plans can_view_reports primary"]);
    let person = "select is_active and is_approved and must_change_password and not is_superuser and user_type = 'bmoa'
                    and full_name = 'Ali Macaraeg' and contact_number = '+63 917 123-4567'
                  from auth.users where username = 'ali'";
    assert!(value::<bool>(&root, person).await);
    let place = "select m.position || ', ' || m.department from auth.memberships m
                 join auth.users u on u.id = m.user_id where u.username = 'ali'";
    assert_eq!(value::<String>(&root, place).await, "Planning officer, Planning");
    // Both trails have it: the platform's, and the organization's own.
    let platform = "select details::text from audit.platform_events where action = 'person_added'";
    assert!(value::<String>(&root, platform).await.contains("\"ali\""));
    let own = "select count(*) from audit.events where entity = 'auth.memberships' and org_id = 6 and action = 'insert'
               and entity_id = (select id::text from auth.users where username = 'ali')";
    assert_eq!(value::<i64>(&root, own).await, 1);
    // The password is the one that was printed.
    let body = serde_json::json!({ "login": "ali", "password": password });
    Reply::of(app.request(reqwest::Method::POST, "/api/v1/sessions").json(&body)).await.expect(201);
    assert_eq!(app.count("mail.outbox").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn a_username_and_the_first_admin_need_not_be_said() {
    let app = App::start().await;
    let root = app.superuser().await;
    let said = create(&app, &["--moa", "MSSD", "--email", "Amina.Bai@mssd.gov.ph"]).await.done();
    assert!(said.contains("An invitation goes to Amina.Bai@mssd.gov.ph"), "{said}");
    assert!(!said.contains("assword:"), "{said}");
    let all = "can_manage_users can_approve_plans can_approve_budgets can_view_reports";
    assert_eq!(memberships(&root, "Amina.Bai").await, [format!("MSSD admin {all} primary")]);
    let invited =
        "select count(*) from mail.outbox m join auth.users u on u.id = m.user_id join jobs.queue q on q.subject = m.id
                   where m.template = 'invitation' and u.username = 'Amina.Bai' and not u.must_change_password
                     and u.full_name = 'Amina.Bai'";
    assert_eq!(value::<i64>(&root, invited).await, 1);

    let second = ["--moa", "MSSD", "--email", "amina.bai@other.gov.ph"];
    let refused = create(&app, &second).await.refused();
    assert_eq!(refused, ["MSSD has an admin already, so say the role."]);
    create(&app, &[&second[..], &["--role", "viewer"]].concat()).await.done();
    assert_eq!(memberships(&root, "amina.bai2").await, ["MSSD viewer can_view_reports primary"]);
    app.stop().await;
}

#[tokio::test]
async fn what_cannot_be_is_refused_in_its_words_and_nothing_is_written() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute("update organizations.organizations set is_active = false where code = 'MTI'").await.unwrap();
    let before = rows(&app).await;
    let new = ["--email", "new@moh.gov.ph", "--role", "viewer"];
    let at = |code: &'static str| [&["--organization", code], &new[..]].concat();
    for (arguments, refusal) in [
        (at("NOPE"), "Organization with code 'NOPE' not found. Run load_pilot_moas first."),
        (at("MTI"), "Organization 'MTI' is not active."),
        ([&at("MOH")[..], &["--username", "MOH.Admin"]].concat(), "Username 'MOH.Admin' already exists"),
        ([&at("MOH")[..], &["--username", "a b"]].concat(), "Username 'a b' must be 1 to 150 letters"),
        ([&at("MOH")[..], &["--username", "a@b"]].concat(), "Username 'a@b' must be 1 to 150 letters"),
        ([&at("MOH")[..], &["--phone", "12345"]].concat(), "Telephone number '12345' must begin with 63 or 09"),
        ([&at("MOH")[..], &["--password", "short"]].concat(), "Use at least 12 characters"),
        ([&at("MOH")[..], &["--password", "password12345678"]].concat(), "This is easy to guess"),
        ([&at("MOH")[..], &["--password", "new@moh.gov.ph"]].concat(), "This is too much like your own name"),
    ] {
        let refused = create(&app, &arguments).await.refused();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].contains(refusal), "{refused:?}");
    }
    let taken =
        create(&app, &["--moa", "MOH", "--email", "MOH.ADMIN@BMMS.Example", "--username", "x", "--role", "boss"]).await;
    assert_eq!(taken.refused(), ["Email 'MOH.ADMIN@BMMS.Example' already exists", "Unknown pilot role: boss"]);
    for address in ["", "ali", "ali@moh", "ali@@moh.gov.ph", "a li@moh.gov.ph"] {
        let refused = create(&app, &["--moa", "MOH", "--role", "viewer", "--email", address]).await.refused();
        assert!(refused[0].contains("is no address"), "{refused:?}");
    }
    assert_eq!(create(&app, &["--moa", "MOH"]).await.code, Some(2));
    assert_eq!(create(&app, &["--moa", "MOH", "--email", "a@b.ph", "--what"]).await.code, Some(2));
    assert_eq!(rows(&app).await, before);

    // The same person twice: the second time both are there.
    create(&app, &at("MOH")).await.done();
    let before = rows(&app).await;
    let again = create(&app, &[&at("MOH")[..], &["--username", "new"]].concat()).await.refused();
    assert_eq!(again, ["Username 'new' already exists", "Email 'new@moh.gov.ph' already exists"]);
    assert_eq!(rows(&app).await, before);
    app.stop().await;
}

#[tokio::test]
async fn a_password_is_made_printed_and_kept_only_when_it_is_wanted() {
    let app = App::start().await;
    let root = app.superuser().await;
    let person = |name: &str| {
        [
            "--moa".to_owned(),
            "MOH".to_owned(),
            "--role".to_owned(),
            "viewer".to_owned(),
            "--email".to_owned(),
            format!("{name}@moh.gov.ph"),
        ]
    };
    let must_change = |name: &str| format!("select must_change_password from auth.users where username = '{name}'");
    let shown = {
        let arguments = person("shown");
        let mut arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        arguments.push("--show-password");
        create(&app, &arguments).await
    };
    let password = shown.password();
    assert_eq!(password.len(), 16);
    let alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789@#$%";
    assert!(password.chars().all(|letter| alphabet.contains(letter)), "{password}");
    for class in [char::is_ascii_lowercase, char::is_ascii_uppercase, char::is_ascii_digit] {
        assert!(password.chars().any(|letter| class(&letter)), "{password}");
    }
    assert!(shown.done().contains("An invitation goes to"));
    assert!(value::<bool>(&root, &must_change("shown")).await);

    // One that was given is not repeated, unless there is no mail.
    let given = "tidal wrench 7 lamps";
    for (name, arguments, is_printed) in
        [("given", &["--password", given][..], false), ("alone", &["--password", given, "--no-email"], true)]
    {
        let who = person(name);
        let all: Vec<&str> = who.iter().map(String::as_str).chain(arguments.iter().copied()).collect();
        let said = create(&app, &all).await.done();
        assert_eq!(said.contains(given), is_printed, "{said}");
        assert!(value::<bool>(&root, &must_change(name)).await);
    }
    let who = person("long");
    let all: Vec<&str> = who.iter().map(String::as_str).chain(["--no-email"]).collect();
    let longer = [("BMMS__ONBOARDING__PASSWORD_LENGTH", "30")];
    let said = bmms_with(&app, &[&["create-pilot-user"], &all[..]].concat(), &longer).await;
    assert_eq!(said.password().len(), 30);
    let shorter = bmms_with(&app, &["load-pilot-moas"], &[("BMMS__ONBOARDING__PASSWORD_LENGTH", "8")]).await.refused();
    assert!(shorter[0].contains("onboarding.password_length"), "{shorter:?}");
    app.stop().await;
}

#[tokio::test]
async fn a_fresh_installation_gets_its_operator_who_may_enter_every_organization() {
    let app = App::start().await;
    let folder = Folder(tempfile::tempdir().unwrap());
    let result = folder.path("result.json");
    let arguments =
        ["create-superuser", "--username", "root.operator", "--email", "operator@oobc.gov.ph", "--no-email"];
    let said = bmms(&app, &[&arguments[..], &["--result", result.to_str().unwrap()]].concat()).await;
    let password = said.password();
    said.done();
    assert!(!folder.text("result.json").contains(&password));
    let root = app.superuser().await;
    assert_eq!(memberships(&root, "root.operator").await, Vec::<String>::new());
    let superuser =
        "select is_superuser and is_approved and must_change_password from auth.users where username = 'root.operator'";
    assert!(value::<bool>(&root, superuser).await);
    assert_eq!(
        value::<i64>(&root, "select count(*) from audit.platform_events where action = 'superuser_added'").await,
        1
    );
    let again = bmms(&app, &arguments).await.refused();
    assert_eq!(again, ["Username 'root.operator' already exists"]);
    let invited = bmms(&app, &["create-superuser", "--email", "second@oobc.gov.ph"]).await.done();
    assert!(
        invited.contains("Created platform operator 'second'") && invited.contains("An invitation goes to"),
        "{invited}"
    );
    app.stop().await;
}

#[tokio::test]
async fn nothing_is_done_that_cannot_be_recorded() {
    let app = App::start().await;
    let before = rows(&app).await;
    let arguments =
        ["--moa", "MOH", "--email", "ali@moh.gov.ph", "--role", "viewer", "--result", "/nowhere/result.json"];
    let refused = create(&app, &arguments).await.refused();
    assert!(refused[0].contains("cannot write /nowhere/result.json"), "{refused:?}");
    assert_eq!(rows(&app).await, before);

    // A refusal is recorded too; the file is its owner's alone.
    let (folder, path) = Folder::with("result.json", "what was there before");
    let refused = create(&app, &["--moa", "NOPE", "--email", "ali@moh.gov.ph", "--result", &path]).await.refused();
    let json = folder.json("result.json");
    assert_eq!(json["succeeded"], false);
    assert_eq!(json["errors"][0]["rule"], "pilot_organization_unknown");
    assert_eq!(json["errors"][0]["column"], "organization");
    assert_eq!(json["errors"][0]["message"], refused[0].as_str());
    let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(&path).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o600);
    app.stop().await;
}
