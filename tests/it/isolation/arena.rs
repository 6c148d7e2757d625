//! Two organizations with rows in every tenant table, and statements sent at them under a chosen context.

use futures_util::{StreamExt, pin_mut};
use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::{Client, Error, SimpleQueryMessage};
use uuid::Uuid;

use super::oracles::Canary;
use crate::budgeting::planted::{Owner, Planted};
use crate::support::{Actor, App, Reply};

/// MOH attacks, MOLE is the victim.
pub(super) struct Arena {
    pub app: App,
    /// For arranging and for looking.
    pub root: Client,
    pub own: Side,
    pub victim: Side,
    /// Of the victim.
    pub canary: Canary,
}

/// An organization, its admin, and the rows the admin made. Every text that can be typed holds the marker.
pub(super) struct Side {
    pub org_id: i32,
    pub code: &'static str,
    pub marker: String,
    pub token: String,
    pub user_id: String,
    pub pass: String,
    /// A draft plan over 2025 to 2030, its goal, its annual plan of 2026 and the objective of that.
    pub plan: String,
    pub goal: String,
    pub annual_plan: String,
    pub objective: String,
    /// A notice of the admin.
    pub notification: String,
    /// Somebody who registered for it, and waits.
    pub registration: String,
    /// A row of each kind of budgeting.
    pub budget: Planted,
}

impl Arena {
    pub(super) async fn new() -> Self {
        let app = App::start().await;
        let root = app.superuser().await;
        let own = Side::fill(&app, &root, 6, "MOH").await;
        let victim = Side::fill(&app, &root, 10, "MOLE").await;
        // As who was a member of both once would have them.
        own.notify(&root, &victim.user_id).await;
        victim.notify(&root, &own.user_id).await;
        let canary = Canary::of(&root, victim.org_id, &victim.marker).await;
        Self { app, root, own, victim, canary }
    }

    /// A pass of five minutes for somebody else, as `moh.viewer`, into the organization of that person.
    pub(super) async fn pass_of(&self, login: &str) -> String {
        let person = self.app.person(login).await;
        mint(&self.app, &person.token, &person.code, "5 minutes").await.unwrap()
    }
}

impl Side {
    async fn fill(app: &App, root: &Client, org_id: i32, code: &'static str) -> Self {
        let marker = format!("mark{}", &Uuid::new_v4().simple().to_string()[..8]);
        let admin = app.person(&format!("{}.admin", code.to_lowercase())).await;
        write_profile(&admin, &marker).await;
        let plan =
            json!({ "title": marker, "start_year": 2025, "end_year": 2030, "vision": marker, "mission": marker });
        let request = admin.request(Method::POST, "strategic-plans").header("Idempotency-Key", &marker);
        let plan = id(&Reply::of(request.json(&plan)).await.expect(201).json());
        let goal = json!({
            "title": marker, "description": marker, "target_metric": marker, "target_value": "10", "priority": "high"
        });
        let goal = id(&admin.create(&format!("strategic-plans/{plan}/goals"), &goal).await);
        let annual = json!({ "strategic_plan_id": plan, "title": marker, "year": 2026, "description": marker });
        let annual_plan = id(&admin.create("annual-plans", &annual).await);
        let objective = json!({
            "title": marker, "description": marker, "indicator": marker, "target_date": "2026-06-30", "goal_id": goal,
            "baseline_value": "0", "target_value": "10"
        });
        let objective = id(&admin.create(&format!("annual-plans/{annual_plan}/objectives"), &objective).await);
        let row = format!("strategic-plans/{plan}");
        for step in ["submit", "withdraw"] {
            admin.act(&row, step, &json!({ "comment": marker })).await.expect(200);
        }
        let registration = register(root, code, &marker).await;
        let user_id: String = root
            .query_one("select id::text from auth.users where username = lower($1) || '.admin'", &[&code])
            .await
            .unwrap()
            .get(0);
        let owner = Owner { org_id, user_id: &user_id, goal: &goal, objective: &objective, text: &marker };
        let budget = Planted::of(root, &owner).await;
        let mut side = Self {
            org_id,
            code,
            user_id,
            pass: mint(app, &admin.token, code, "5 minutes").await.unwrap(),
            token: admin.token,
            marker,
            plan,
            goal,
            annual_plan,
            objective,
            registration,
            notification: String::new(),
            budget,
        };
        side.notification = side.notify(root, &side.user_id).await;
        side
    }

    /// Gives somebody a notice in the organization; its id.
    async fn notify(&self, root: &Client, user_id: &str) -> String {
        let notice =
            "insert into notifications.notifications (org_id, user_id, kind, entity, entity_id, title, note, once_key)
                      values ($1, $2::text::uuid, 'approved', 'planning.strategic_plans', $3::text::uuid, $4, $4, $4)
                      returning id::text";
        root.query_one(notice, &[&self.org_id, &user_id, &self.plan, &self.marker]).await.unwrap().get(0)
    }

    /// The right context of the organization's admin.
    pub(super) fn context(&self) -> Context {
        Context::tenant(&format!("the admin of {}", self.code), &self.org_id.to_string(), &self.pass)
    }
}

/// Lets somebody register for an organization.
async fn register(root: &Client, code: &str, marker: &str) -> String {
    let email = format!("{marker}@bmms.example");
    let registers = "select auth.register($1, $2, $2, '09171234567', 'bmoa', $3, $2, '$argon2id$none', '127.0.0.1')";
    root.query_one(registers, &[&email, &marker, &code]).await.unwrap();
    root.query_one("select id::text from auth.users where email = $1", &[&email]).await.unwrap().get(0)
}

async fn write_profile(admin: &Actor<'_>, marker: &str) {
    let path = format!("/api/v1/moa/{}/organization", admin.code);
    let version = admin.get(&path).await.json()["version"].as_i64().unwrap();
    let profile = json!({
        "name": marker, "acronym": marker, "mandate": marker, "powers": [marker], "head_official": marker,
        "head_title": marker, "email": format!("{marker}@bmms.example"), "phone": marker,
        "website": format!("https://{marker}.example"), "address": marker
    });
    admin.put(&path, version, &profile).await.expect(200);
}

fn id(row: &Value) -> String {
    row["id"].as_str().unwrap().to_owned()
}

/// A pass for a session, as the service asks for one.
pub(super) async fn mint(app: &App, token: &str, code: &str, life: &str) -> Result<String, Refusal> {
    mint_over(&app.login("bmms_service").await, token, code, life).await
}

/// A pass for a session, asked for over a connection of the service's login.
pub(crate) async fn mint_over(service: &Client, token: &str, code: &str, life: &str) -> Result<String, Refusal> {
    let minted = service
        .query_one(
            "select pass from ctx.mint_pass(sha256(convert_to($1, 'UTF8')), $2, $3::text::interval)",
            &[&token, &code, &life],
        )
        .await;
    Ok(minted.map_err(|error| Refusal::from(&error))?.get(0))
}

/// The names of the tables whose rows belong to a tenant.
pub(super) async fn tenant_tables(root: &Client) -> Vec<String> {
    let rows =
        root.query("select table_name from audit.table_classes where class = 'tenant' order by 1", &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// What a transaction says of itself before its statement.
#[derive(Clone, Debug)]
pub(crate) struct Context {
    pub name: String,
    pub login: &'static str,
    role: Option<&'static str>,
    org_id: Option<String>,
    pass: Option<String>,
}

impl Context {
    pub(super) fn none() -> Self {
        Self {
            name: "no context".to_owned(),
            login: "bmms_service",
            role: Some("bmms_tenant"),
            org_id: None,
            pass: None,
        }
    }

    pub(crate) fn tenant(name: &str, org_id: &str, pass: &str) -> Self {
        Self { name: name.to_owned(), org_id: Some(org_id.to_owned()), pass: Some(pass.to_owned()), ..Self::none() }
    }

    /// The same, without giving up the rights of the login for those of a tenant.
    pub(super) fn signed_in_as(self, name: &str, login: &'static str) -> Self {
        Self { name: name.to_owned(), login, role: None, ..self }
    }

    /// The statements that give the context.
    pub(crate) fn opening(&self) -> String {
        let set = |name: &str, value: &Option<String>| {
            value
                .as_ref()
                .map_or_else(String::new, |value| format!("set local {name} = '{}';", value.replace('\'', "''")))
        };
        let role = self.role.map_or_else(String::new, |role| format!("set local role {role};"));
        format!("{role}{}{}", set("app.org_id", &self.org_id), set("app.pass", &self.pass))
    }
}

/// Whether what a statement did stays.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum End {
    Commit,
    Rollback,
}

/// What a statement returned, as text, and how many rows it returned or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Answer {
    pub rows: Vec<Vec<Option<String>>>,
    pub count: u64,
}

/// What the database said instead; `text` is every field of it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    pub code: String,
    pub message: String,
    pub text: String,
}

pub(crate) type Outcome = Result<Answer, Refusal>;

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        let refusal = error.as_db_error().unwrap_or_else(|| panic!("not the database's answer: {error}"));
        Self {
            code: refusal.code().code().to_owned(),
            message: refusal.message().to_owned(),
            text: format!("{refusal:?}"),
        }
    }
}

/// Sends statements in a transaction of their own, in a context, as whoever the client is signed in as.
pub(crate) async fn send(client: &Client, context: &Context, sql: &str, end: End) -> Outcome {
    let begin = format!("begin;{}", context.opening());
    let outcome = match client.batch_execute(&begin).await {
        Ok(()) => run(client, sql).await,
        Err(error) => Err(error),
    };
    let finish = if outcome.is_ok() && end == End::Commit { "commit" } else { "rollback" };
    let finished = client.batch_execute(finish).await;
    let answer = outcome.map_err(|error| Refusal::from(&error))?;
    finished.map_err(|error| Refusal::from(&error))?;
    Ok(answer)
}

/// Runs statements and returns the rows of all and the count of the last.
pub(super) async fn run(client: &Client, sql: &str) -> Result<Answer, Error> {
    let mut answer = Answer::default();
    if sql.starts_with("copy") {
        let stream = client.copy_out(sql).await?;
        pin_mut!(stream);
        while let Some(line) = stream.next().await {
            answer.rows.push(vec![Some(String::from_utf8_lossy(&line?).into_owned())]);
            answer.count += 1;
        }
        return Ok(answer);
    }
    for message in client.simple_query(sql).await? {
        match message {
            SimpleQueryMessage::Row(row) => {
                answer.rows.push((0..row.len()).map(|column| row.get(column).map(ToOwned::to_owned)).collect());
            }
            SimpleQueryMessage::CommandComplete(count) => answer.count = count,
            _ => {}
        }
    }
    Ok(answer)
}
