//! `bmms seed-organizations` and `bmms load-pilot-moas`.

use tokio::process::Command;

use super::{Folder, bmms, rows, value};
use crate::support::{App, server};

async fn fresh() -> App {
    App::on(server().await.empty().await, |_| {}).await
}

#[tokio::test]
async fn the_list_is_loaded_once_and_refreshed_the_second_time() {
    let app = fresh().await;
    let root = app.superuser().await;
    let folder = Folder(tempfile::tempdir().unwrap());
    let result = folder.path("result.json");
    let said = bmms(&app, &["seed-organizations", "--dry-run"]).await.done();
    assert!(said.contains("total 44, created 44, updated 0, unchanged 0"), "{said}");
    assert!(said.contains("Dry run complete - nothing was changed"), "{said}");
    assert_eq!(app.count("organizations.organizations").await, 0);

    let said = bmms(&app, &["seed-organizations", "--result", result.to_str().unwrap()]).await.done();
    assert!(said.contains("total 44, created 44, updated 0, unchanged 0, pilots on the list 3"), "{said}");
    assert!(said.contains("OOBC is number 1."), "{said}");
    let json = folder.json("result.json");
    assert_eq!((&json["succeeded"], &json["counts"]["created"]), (&true.into(), &44.into()));
    assert_eq!(json["rows"].as_array().unwrap().len(), 45);
    assert_eq!((&json["rows"][0]["code"], &json["rows"][0]["number"]), (&"OOBC".into(), &1.into()));
    let counted: (i64, i64, String) = {
        let sql = "select count(*) filter (where is_active), count(*) filter (where is_pilot),
                          string_agg(code, ' ') filter (where not is_active) from organizations.organizations";
        let row = root.query_one(sql, &[]).await.unwrap();
        (row.get(0), row.get(1), row.get(2))
    };
    assert_eq!(counted, (44, 3, "MPOS".to_owned()));

    // What the operator and the organization decided stays; a name is what the list says.
    root.batch_execute(
        "update organizations.organizations set is_active = false where code = 'MTI';
         update organizations.organizations set is_pilot = true, enable_mana = false, head_official = 'Somebody'
         where code = 'MSSD';
         update organizations.organizations set name = 'Another name' where code = 'MOH'",
    )
    .await
    .unwrap();
    let said = bmms(&app, &["seed_organizations"]).await.done();
    assert!(said.contains("total 44, created 0, updated 1, unchanged 43"), "{said}");
    let kept = "select count(*) from organizations.organizations where code = 'MTI' and not is_active
                or code = 'MSSD' and is_pilot and not enable_mana and head_official = 'Somebody'
                or code = 'MOH' and name = 'Ministry of Health'";
    assert_eq!(value::<i64>(&root, kept).await, 3);
    let said = bmms(&app, &["seed-organizations", "--reset-flags"]).await.done();
    assert!(said.contains("created 0, updated 2, unchanged 42"), "{said}");
    let reset = "select count(*) from organizations.organizations where code = 'MTI' and is_active
                 or code = 'MSSD' and not is_pilot and not enable_mana and head_official = 'Somebody'";
    assert_eq!(value::<i64>(&root, reset).await, 2);
    app.stop().await;
}

#[tokio::test]
async fn nothing_is_loaded_where_a_number_belongs_to_another_code() {
    let app = fresh().await;
    let root = app.superuser().await;
    root.batch_execute(
        "insert into organizations.organizations (org_id, code, name, org_type) values (1, 'XYZ', 'Another', 'office')",
    )
    .await
    .unwrap();
    let before = rows(&app).await;
    for arguments in [&["seed-organizations"][..], &["seed-organizations", "--force", "--yes"]] {
        let said = bmms(&app, arguments).await.refused().join("\n");
        assert!(said.contains("organization OOBC must be number 1, but number 1 is XYZ"), "{said}");
    }
    assert_eq!(rows(&app).await, before);
    app.stop().await;
}

#[tokio::test]
async fn an_organization_that_is_not_on_the_list_is_told_and_left_alone() {
    let app = App::start().await;
    let root = app.superuser().await;
    let add = "insert into organizations.organizations (org_id, code, name, org_type) values (90, 'XYZ', 'Another', 'office')";
    root.batch_execute(add).await.unwrap();
    let said = bmms(&app, &["seed-organizations"]).await.refused();
    assert_eq!(said, ["The database has organizations that are not on the list: XYZ"]);
    assert_eq!(app.count("organizations.organizations").await, 46);
    app.stop().await;
}

#[tokio::test]
async fn starting_over_is_asked_for_and_refused_once_somebody_was_at_work() {
    let app = fresh().await;
    let root = app.superuser().await;
    bmms(&app, &["seed-organizations"]).await.done();
    let change =
        "update organizations.organizations set is_active = false, enable_me = false, email = 'moh@moh.gov.ph',
                  logo = '\\x89504e470d0a1a0a', onboarding_date = '2026-01-02' where code = 'MOH'";
    root.batch_execute(change).await.unwrap();

    let before = rows(&app).await;
    let unasked = bmms(&app, &["seed-organizations", "--force"]).await;
    assert_eq!(unasked.code, Some(2), "{unasked:?}");
    assert!(unasked.err.contains("--yes"), "{unasked:?}");
    assert!(on_a_terminal(&app, "no").await.contains("Cancelled; nothing was changed."));
    assert_eq!(rows(&app).await, before);
    assert!(!value::<bool>(&root, "select is_active from organizations.organizations where code = 'MOH'").await);

    assert!(on_a_terminal(&app, "yes").await.contains("created 0, updated 1, unchanged 43"));
    let as_new = "select is_active and enable_me and email = '' and logo = '' and onboarding_date is null
                  from organizations.organizations where code = 'MOH'";
    assert!(value::<bool>(&root, as_new).await);
    assert_eq!(value::<i32>(&root, "select org_id from organizations.organizations where code = 'OOBC'").await, 1);

    // One person, and there is something to lose.
    root.batch_execute(change).await.unwrap();
    bmms(&app, &["create-pilot-user", "--moa", "MOLE", "--email", "ali@mole.gov.ph"]).await.done();
    let before = rows(&app).await;
    let said = bmms(&app, &["seed-organizations", "--force", "--yes"]).await.refused();
    assert!(said[0].contains("Somebody has worked in an organization already"), "{said:?}");
    assert_eq!(rows(&app).await, before);
    assert!(!value::<bool>(&root, as_new).await);
    app.stop().await;
}

/// `seed-organizations --force` on a terminal where somebody answers.
async fn on_a_terminal(app: &App, answer: &str) -> String {
    let mut command = Command::new("script");
    let settings = app.program(&["seed-organizations", "--force"]);
    let settings = settings.as_std();
    let program = format!("{} seed-organizations --force", settings.get_program().to_str().unwrap());
    let environment = settings.get_envs().filter_map(|(name, value)| Some((name, value?)));
    command.args(["-qec", &program, "/dev/null"]).envs(environment);
    let (_folder, typed) = Folder::with("answer", format!("{answer}\n"));
    let output = command.stdin(std::fs::File::open(typed).unwrap()).output().await.unwrap();
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("Type yes to go on"), "{said}");
    assert_eq!(output.status.success(), answer == "yes", "{said}");
    said
}

#[tokio::test]
async fn the_pilots_are_loaded_marked_and_dated() {
    let app = fresh().await;
    let root = app.superuser().await;
    let said = bmms(&app, &["load-pilot-moas"]).await.done();
    assert!(said.contains("created 3, updated 0, unchanged 0"), "{said}");
    let dated = "select count(*) from organizations.organizations
                 where is_active and is_pilot and org_type = 'ministry' and org_id in (2, 6, 10)
                   and onboarding_date between (now() at time zone 'Asia/Manila')::date - 1 and (now() at time zone 'Asia/Manila')::date";
    assert_eq!(value::<i64>(&root, dated).await, 3);
    assert!(bmms(&app, &["load_pilot_moas"]).await.done().contains("created 0, updated 0, unchanged 3"));

    // Beside the others, which stay as they are; a day of onboarding is set once.
    bmms(&app, &["seed-organizations"]).await.done();
    root.batch_execute(
        "update organizations.organizations set is_pilot = true where code = 'MSSD';
         update organizations.organizations set is_active = false, onboarding_date = '2026-01-02' where code = 'MOH';
         update organizations.organizations set onboarding_date = null, go_live_date = '2026-03-04' where code = 'MOLE'",
    )
    .await
    .unwrap();
    assert!(bmms(&app, &["load-pilot-moas"]).await.done().contains("created 0, updated 2, unchanged 1"));
    let pilots = "select string_agg(code || ' ' || coalesce(onboarding_date::text, '-'), ', ' order by code)
                  from organizations.organizations where is_pilot and is_active and code <> 'MAFAR'";
    assert_eq!(value::<String>(&root, pilots).await, "MOH 2026-01-02, MOLE 2026-03-04, MSSD -");
    app.stop().await;
}
