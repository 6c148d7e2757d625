//! No table, no log and no result file ever has a password that a command was given or made, or a link it handed out.

use super::{Folder, bmms_with};
use crate::support::App;

/// Where in the database a text is, in whatever column.
async fn places(app: &App, needle: &str) -> Vec<String> {
    let root = app.superuser().await;
    let tables = "select c.oid::regclass::text from pg_class c
                  where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')";
    let mut found = Vec::new();
    for table in root.query(tables, &[]).await.unwrap() {
        let table: String = table.get(0);
        // As JSON a row has all its columns, bytes in hexadecimal.
        let sql = format!(
            "select exists (select from {table} t where position($1 in to_jsonb(t)::text) > 0
                            or position(encode(convert_to($1, 'UTF8'), 'hex') in to_jsonb(t)::text) > 0)"
        );
        if root.query_one(&sql, &[&needle]).await.unwrap().get(0) {
            found.push(table);
        }
    }
    found
}

#[tokio::test]
async fn nothing_keeps_a_password_or_a_link() {
    const GIVEN: &str = "tidal wrench 7 lamps";
    let app = App::start().await;
    let folder = Folder(tempfile::tempdir().unwrap());
    let csv = folder
        .write("people.csv", "email,first_name,last_name,organization,role\nana@moh.gov.ph,Ana,Santos,MOH,viewer\n");
    let result = folder.path("result.json").to_str().unwrap().to_owned();
    let settings = [("BMMS__LOG__FILTER", "trace"), ("BMMS__ONBOARDING__ENVIRONMENT", "development")];
    let user = ["create-pilot-user", "--moa", "MOH", "--role", "viewer", "--email"];
    let mut secrets = vec![GIVEN.to_owned()];
    for (arguments, prints) in [
        (&[&user[..], &["made@moh.gov.ph", "--no-email"]].concat()[..], true),
        (&[&user[..], &["given@moh.gov.ph", "--password", GIVEN]].concat(), false),
        (&["create-superuser", "--email", "boss@oobc.gov.ph", "--show-password"], true),
        (&["generate-pilot-data", "--moa", "MAFAR", "--users", "2"], true),
        (&["import-pilot-users", &csv], false),
    ] {
        let said = bmms_with(&app, &[arguments, &["--result", &result]].concat(), &settings).await;
        assert_eq!(said.code, Some(0), "{said:?}");
        if prints {
            secrets.push(said.password());
        }
        for secret in &secrets {
            assert!(!said.err.contains(secret.as_str()), "the log has it: {}", said.err);
            assert!(!folder.text("result.json").contains(secret.as_str()));
        }
    }
    // A refusal is told on standard error, and without the password too.
    let refused = [&user[..], &["given@moh.gov.ph", "--password", GIVEN, "--result", &result]].concat();
    let refused = bmms_with(&app, &refused, &settings).await;
    assert!(refused.err.contains("already exists") && !refused.err.contains(GIVEN), "{refused:?}");
    assert!(!folder.text("result.json").contains(GIVEN));

    let links = folder.text("people-links.csv");
    let token = links.split("token=").nth(1).unwrap().split(',').next().unwrap().to_owned();
    assert!(!folder.text("result.json").contains(&token));
    secrets.push(token);
    assert_eq!(secrets.len(), 5);
    for secret in &secrets {
        assert_eq!(places(&app, secret).await, Vec::<String>::new(), "{secret}");
    }
    // What is there is found.
    assert_eq!(places(&app, "ana@moh.gov.ph").await, ["auth.users"]);
    app.stop().await;
}
