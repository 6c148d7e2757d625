//! Where a person of several organizations lands: her own choice, and one at a time (case 8).

use reqwest::Method;
use serde_json::json;

use super::{invitation, invite, remove};
use crate::support::{Actor, App, Form, Reply};

async fn choose(actor: &Actor<'_>, code: &str) -> Reply {
    let request = actor.request(Method::PUT, "/api/v1/me/primary-organization");
    Reply::of(request.json(&json!({ "code": code }))).await
}

async fn primary(actor: &Actor<'_>) -> Vec<String> {
    let me = actor.fetch("/api/v1/me").await;
    let entries = me["organizations"].as_array().unwrap().iter();
    let primary = entries.filter(|entry| entry["is_primary"] == json!(true));
    primary.map(|entry| entry["code"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a_person_chooses_her_primary_organization_and_has_one() {
    let app = App::start().await;
    let two = app.person("two.ministries").await;
    assert_eq!(primary(&two).await, ["MOH"]);
    choose(&two, "mole").await.expect(204);
    assert_eq!(primary(&two).await, ["MOLE"]);
    for code in ["OOBC", "NOPE"] {
        choose(&two, code).await.expect(404);
    }
    assert_eq!(primary(&two).await, ["MOLE"]);
    let actors = "select count(*) from audit.events where entity = 'auth.memberships' and action = 'update'
                  and actor = (select id from auth.users where username = 'two.ministries')";
    assert_eq!(app.superuser().await.query_one(actors, &[]).await.unwrap().get::<_, i64>(0), 2);

    let visitor = app.visitor("two.ministries").await;
    let page = visitor.get("/select-organization/").await.expect(200);
    let form = Form::to(&page.text, "/select-organization/primary/").with("code", "MOH");
    visitor.send(&form).await.expect(303);
    assert_eq!(primary(&two).await, ["MOH"]);
    let forged = visitor.send(&form.without("form_token")).await.expect(403);
    assert!(forged.text.contains("Your text is kept"));
    app.stop().await;
}

#[tokio::test]
async fn a_second_primary_organization_is_refused_by_the_database() {
    let app = App::start().await;
    let second = "update auth.memberships set is_primary = true
                  where user_id = (select id from auth.users where username = 'two.ministries')";
    let refused = app.superuser().await.execute(second, &[]).await.unwrap_err();
    let constraint = refused.as_db_error().unwrap().constraint().unwrap().to_owned();
    let rule = bmms::rules::find(&constraint).unwrap();
    assert_eq!((constraint.as_str(), rule.field), ("memberships_one_primary", "is_primary"));
    app.stop().await;
}

#[tokio::test]
async fn of_two_choices_at_once_one_stands() {
    let app = App::start().await;
    let two = app.person("two.ministries").await;
    for _ in 0..5 {
        let (one, other) = tokio::join!(choose(&two, "MOH"), choose(&two, "MOLE"));
        assert_eq!((one.status, other.status), (204, 204));
        assert_eq!(primary(&two).await.len(), 1);
    }
    app.stop().await;
}

#[tokio::test]
async fn the_first_organization_of_a_person_is_primary_until_she_leaves_it() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.admin").await, app.person("mole.admin").await);
    let email = "first.time@bmms.example";
    let primaries = async || {
        let query = "select array_agg(o.code order by o.code) from auth.memberships m
                     join organizations.organizations o using (org_id) join auth.users u on u.id = m.user_id
                     where u.email = $1 and m.is_primary";
        let row = app.superuser().await.query_one(query, &[&email]).await.unwrap();
        row.get::<_, Option<Vec<String>>>(0).unwrap_or_default()
    };
    let body = invitation(email, "staff");
    let (one, other) = tokio::join!(invite(&moh, &body), invite(&mole, &body));
    assert_eq!((one.status, other.status), (202, 202), "{} {}", one.text, other.text);
    let first = primaries().await;
    assert_eq!(first.len(), 1, "{first:?}");
    let at_first = if first == ["MOH"] { &moh } else { &mole };
    remove(at_first, email).await.expect(204);
    assert_eq!(primaries().await, [""; 0]);
    let people = "select count(*) from auth.users where email = 'first.time@bmms.example'";
    assert_eq!(app.superuser().await.query_one(people, &[]).await.unwrap().get::<_, i64>(0), 1);
    app.stop().await;
}
