//! How people prove who they are, and what else can be done with an account: throttles, links, second factors, tokens.

mod first_password;
mod reset;
mod second_factor;
mod throttles;
mod tokens;

pub(crate) use second_factor::{Phone, begin, set_up};

use bmms::auth::Token;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use tokio_postgres::Client;

use crate::support::{App, Reply};

/// A sign-in from an address, where a proxy in front says so.
fn sign_in_from(app: &App, address: &str, login: &str, password: &str) -> RequestBuilder {
    let body = json!({ "login": login, "password": password });
    app.request(Method::POST, "/api/v1/sessions").header("X-Forwarded-For", address).json(&body)
}

/// A service behind one proxy, which says where a request came from.
async fn behind_a_proxy() -> App {
    App::configured(|config| config.http.trusted_proxies = 1).await
}

/// Counts so many wrong sign-ins as the service does after each; the names and addresses are SQL with `n` for the number.
async fn fail(accounts: &Client, login: &str, address: &str, from: i32, to: i32) {
    let failing = format!(
        "select auth.sign_in_failed({login}, ({address})::inet, 5, 20, 100, interval '30 minutes') from (select $1::integer as n) asked"
    );
    let failing = accounts.prepare(&failing).await.unwrap();
    for n in from..to {
        accounts.query_one(&failing, &[&n]).await.unwrap();
    }
}

/// A link for a person, as a mail would carry it.
pub(crate) async fn link_for(app: &App, login: &str) -> Token {
    let token = Token::generate().unwrap();
    let add = "select auth.add_link(u.id, 'reset', $2, interval '24 hours')
               from (select ($1::text)::uuid as id) u";
    let migrator = app.login("bmms_migrator").await;
    migrator.execute(add, &[&id_of(app, login).await, &token.hash().as_slice()]).await.unwrap();
    token
}

async fn id_of(app: &App, login: &str) -> String {
    let find = "select id::text from auth.users where username = $1";
    app.superuser().await.query_one(find, &[&login]).await.unwrap().get(0)
}

/// Sets a password with a link.
async fn set(app: &App, token: &str, new: &str) -> Reply {
    let body = json!({ "token": token, "new_password": new });
    Reply::of(app.request(Method::POST, "/api/v1/passwords").json(&body)).await
}

/// Asks for a link.
async fn ask(app: &App, login: &str) -> Reply {
    Reply::of(app.request(Method::POST, "/api/v1/password-resets").json(&json!({ "login": login }))).await
}

/// The mails that wait for a person: what each is.
async fn mails(root: &Client, login: &str) -> Vec<(String, Value)> {
    let waiting = "select m.template, m.params from mail.outbox m join auth.users u on u.id = m.user_id
                   join jobs.queue q on q.subject = m.id and q.kind = 'mail' where u.username = $1 order by m.created_at";
    let waiting = root.query(waiting, &[&login]).await.unwrap();
    waiting.iter().map(|row| (row.get(0), row.get(1))).collect()
}

/// What the platform's trail says of these actions, in order: whose it is, and what else is known.
async fn recorded(root: &Client, actions: &[&str]) -> Vec<(Option<String>, String, Value)> {
    assert!(root.query("select from audit.broken_links()", &[]).await.unwrap().is_empty());
    let events =
        "select u.username, e.action, e.details from audit.platform_events e left join auth.users u on u.id = e.actor
                  where e.action = any ($1) order by e.seq";
    let events = root.query(events, &[&actions]).await.unwrap();
    events.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect()
}

async fn signs_in(app: &App, login: &str, password: &str) -> u16 {
    crate::sessions::attempt(app, login, password).await.status
}

/// Somebody whose password was set by somebody else.
async fn must_change(root: &Client, login: &str) {
    let set = "update auth.users set must_change_password = true where username = $1";
    assert_eq!(root.execute(set, &[&login]).await.unwrap(), 1);
}
