//! Members of an organization, and people who register themselves (organizations: sections 6 and 7, cases 8, 15, 17 to 19).

mod changes;
mod invitations;
mod listing;
mod pages;
mod primary;
mod races;
mod registrations;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Actor, App, Reply};

/// The members of the person's organization.
fn path(actor: &Actor<'_>) -> String {
    format!("/api/v1/moa/{}/organization/members", actor.code)
}

/// An invitation of somebody in this role.
fn invitation(email: &str, role: &str) -> Value {
    json!({ "email": email, "first_name": "Some", "last_name": "Body", "role": role })
}

async fn invite(actor: &Actor<'_>, body: &Value) -> Reply {
    actor.post(&path(actor), body).await
}

/// The id of a person.
async fn id_of(app: &App, login: &str) -> String {
    let query = "select id::text from auth.users where username = $1 or email = $1";
    app.superuser().await.query_one(query, &[&login]).await.unwrap().get(0)
}

/// A member as those who manage people see her, by sign-in name or mail address.
async fn member(actor: &Actor<'_>, login: &str) -> Value {
    actor.fetch(&format!("{}/{}", path(actor), id_of(actor.app, login).await)).await
}

/// Rewrites a member at the present version.
async fn change(actor: &Actor<'_>, login: &str, body: &Value) -> Reply {
    actor.edit(&format!("{}/{}", path(actor), id_of(actor.app, login).await), body).await
}

/// Suspends a member, or lets one back, at the present version.
async fn stand(actor: &Actor<'_>, login: &str, step: &str) -> Reply {
    actor.act(&format!("{}/{}", path(actor), id_of(actor.app, login).await), step, &json!({})).await
}

/// Removes a member at the present version.
async fn remove(actor: &Actor<'_>, login: &str) -> Reply {
    actor.delete(&format!("{}/{}", path(actor), id_of(actor.app, login).await)).await
}

/// The mails that wait for an address, oldest first: template and what it fills in.
async fn mails(app: &App, email: &str) -> Vec<(String, Value)> {
    let query = "select m.template, m.params from mail.outbox m join auth.users u on u.id = m.user_id
                 where lower(u.email) = lower($1) order by m.created_at, m.id";
    let rows = app.superuser().await.query(query, &[&email]).await.unwrap();
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// Lets a person sign in with everybody's password, as if she had followed the link of her mail.
async fn follows_link(app: &App, email: &str) {
    let same = "update auth.users set password_hash = (select password_hash from auth.users where username = 'moh.staff') where email = $1";
    assert_eq!(app.superuser().await.execute(same, &[&email]).await.unwrap(), 1);
}

/// A session of a person whose sign-in name says nothing of her organization.
async fn signed_in<'a>(app: &'a App, login: &str, code: &str) -> Actor<'a> {
    app.person(login).await.at(code)
}

/// A sign-in that need not succeed.
async fn tries_to_sign_in(app: &App, login: &str, password: &str) -> Reply {
    let body = json!({ "login": login, "password": password });
    Reply::of(app.request(Method::POST, "/api/v1/sessions").json(&body)).await
}

/// A colleague with a flag, for arranging.
async fn give_flag(app: &App, login: &str, flag: &str, has: bool) {
    let update = format!(
        "update auth.memberships set {flag} = $2 where user_id = (select id from auth.users where username = $1)"
    );
    assert_eq!(app.superuser().await.execute(&update, &[&login, &has]).await.unwrap(), 1);
}
