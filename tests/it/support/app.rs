//! The service on a database of its own, and people who use it over HTTP.

use bmms::config::{Config, LogFormat};
use bmms::server::{self, Running};
use reqwest::header::HeaderMap;
use reqwest::redirect::Policy;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tokio::process::Command;
use tokio_postgres::Client;

use super::contract;
use super::people::PASSWORD;
use super::postgres::{AUDITOR, LOGIN_PASSWORD, Pair, Server, pair, server};

/// A running service with a database nobody else uses.
pub(crate) struct App {
    pub server: &'static Server,
    pub database: String,
    pub config: Config,
    running: Running,
    http: reqwest::Client,
}

impl App {
    /// The service as it is by default.
    pub(crate) async fn start() -> Self {
        Self::configured(|_| {}).await
    }

    /// The service with a configuration of the test's own.
    pub(crate) async fn configured(change: impl FnOnce(&mut Config)) -> Self {
        let server = server().await;
        Self::at(server, server.copy().await, change).await
    }

    /// The service on a primary that has a standby, which its configuration names as the replica.
    pub(crate) async fn with_replica(change: impl FnOnce(&mut Config)) -> Self {
        let Pair { primary, standby } = pair().await;
        Self::at(primary, primary.copy().await, |config| {
            config.database.replica_host.clone_from(&standby.host);
            config.database.replica_port = standby.port;
            change(config);
        })
        .await
    }

    /// The service on a database that exists already.
    pub(crate) async fn on(database: String, change: impl FnOnce(&mut Config)) -> Self {
        Self::at(server().await, database, change).await
    }

    async fn at(server: &'static Server, database: String, change: impl FnOnce(&mut Config)) -> Self {
        let mut config = Config::defaults().unwrap();
        config.http.listen = "127.0.0.1:0".to_owned();
        config.http.metrics_listen = "127.0.0.1:0".to_owned();
        config.http.secure_cookies = false;
        config.http.shutdown_secs = 5;
        // What nobody asked for would happen in the middle of a test.
        config.worker.in_serve = false;
        config.database.host.clone_from(&server.host);
        config.database.port = server.port;
        config.database.name.clone_from(&database);
        config.database.max_connections = 4;
        config.database.passwords.service = LOGIN_PASSWORD.to_owned().into();
        config.database.passwords.accounts = LOGIN_PASSWORD.to_owned().into();
        config.database.passwords.worker = LOGIN_PASSWORD.to_owned().into();
        config.database.passwords.migrator = LOGIN_PASSWORD.to_owned().into();
        config.database.passwords.oversight = LOGIN_PASSWORD.to_owned().into();
        config.oversight.allow_primary = true;
        config.log.format = LogFormat::Text;
        // What the server's version is worth is tested by value, not by what happens to be installed.
        config.check.allow_unpatched_server = true;
        change(&mut config);
        let running = server::start(server::App::new(config.clone()).unwrap()).await.unwrap();
        Self {
            server,
            database,
            config,
            running,
            http: reqwest::Client::builder().redirect(Policy::none()).build().unwrap(),
        }
    }

    /// The address of the service, without a slash at the end.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.running.address)
    }

    /// A database connection as a login of the system.
    pub(crate) async fn login(&self, user: &str) -> Client {
        self.server.login(&self.database, user).await
    }

    /// A database connection of a DBA who audits.
    pub(crate) async fn auditor(&self) -> Client {
        self.server.make_auditor().await;
        self.login(AUDITOR).await
    }

    /// A database connection that sees everything: for arranging and for looking, never for acting.
    pub(crate) async fn superuser(&self) -> Client {
        self.server.superuser(&self.database).await
    }

    /// A request by nobody in particular.
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.url()))
    }

    /// A signed-in person, as `moh.staff`.
    pub(crate) async fn person(&self, login: &str) -> Actor<'_> {
        let body = json!({ "login": login, "password": PASSWORD });
        let reply = Reply::of(self.request(Method::POST, "/api/v1/sessions").json(&body)).await;
        assert_eq!(reply.status, 201, "{login} signs in: {}", reply.text);
        let code = login.split('.').next().unwrap().to_uppercase();
        Actor { app: self, token: reply.json()["token"].as_str().unwrap().to_owned(), code }
    }

    /// How many rows a table holds, of whatever organization.
    pub(crate) async fn count(&self, table: &str) -> i64 {
        let counted = format!("select count(*) from {table}");
        self.superuser().await.query_one(&counted, &[]).await.unwrap().get(0)
    }

    /// The program itself on the app's database, with these arguments and the logins' passwords.
    pub(crate) fn program(&self, arguments: &[&str]) -> Command {
        let database = &self.config.database;
        let mut command = Command::new(env!("CARGO_BIN_EXE_bmms"));
        command
            .args(arguments)
            .env_clear()
            .env("BMMS__DATABASE__HOST", &database.host)
            .env("BMMS__DATABASE__PORT", database.port.to_string())
            .env("BMMS__DATABASE__NAME", &database.name);
        for login in ["SERVICE", "ACCOUNTS", "WORKER", "MIGRATOR"] {
            command.env(format!("BMMS__DATABASE__PASSWORDS__{login}"), LOGIN_PASSWORD);
        }
        command
    }

    /// Lets running requests finish and stops the service; the database stays.
    pub(crate) async fn stop(self) {
        self.running.stop().await.unwrap();
    }
}

/// A signed-in person with an organization in mind.
#[derive(Clone)]
pub(crate) struct Actor<'a> {
    pub app: &'a App,
    pub token: String,
    /// Code of the organization that relative paths are of.
    pub code: String,
}

impl Actor<'_> {
    /// The same person, turning to another organization.
    pub(crate) fn at(&self, code: &str) -> Self {
        Self { code: code.to_owned(), ..self.clone() }
    }

    /// The full path of something in the organization's planning; other paths are left as they are.
    fn path(&self, path: &str) -> String {
        if path.starts_with('/') { path.to_owned() } else { format!("/api/v1/moa/{}/planning/{path}", self.code) }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.app.request(method, &self.path(path)).bearer_auth(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Reply {
        Reply::of(self.request(Method::GET, path)).await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Reply {
        Reply::of(self.request(Method::POST, path).json(body)).await
    }

    /// A change to a row at the version the person saw.
    pub(crate) async fn change(&self, method: Method, path: &str, version: i64, body: &Value) -> Reply {
        Reply::of(self.request(method, path).header("If-Match", format!("\"{version}\"")).json(body)).await
    }

    pub(crate) async fn put(&self, path: &str, version: i64, body: &Value) -> Reply {
        self.change(Method::PUT, path, version, body).await
    }

    /// What is there, for a person who may see it.
    pub(crate) async fn fetch(&self, path: &str) -> Value {
        let reply = self.get(path).await;
        assert_eq!(reply.status, 200, "GET {path}: {}", reply.text);
        reply.json()
    }

    /// Fetches a row for its present version, then rewrites it at that version.
    pub(crate) async fn edit(&self, row: &str, body: &Value) -> Reply {
        let version = self.get(row).await.json()["version"].as_i64().unwrap_or(1);
        self.put(row, version, body).await
    }

    /// Fetches a row for its present version, then deletes it at that version.
    pub(crate) async fn delete(&self, row: &str) -> Reply {
        let version = self.get(row).await.json()["version"].as_i64().unwrap_or(1);
        self.change(Method::DELETE, row, version, &json!({})).await
    }

    /// Records progress that must succeed, and returns the row.
    pub(crate) async fn progress(&self, row: &str, body: &Value) -> Value {
        let reply = self.act(row, "progress", body).await;
        assert_eq!(reply.status, 200, "progress {body} of {row}: {}", reply.text);
        reply.json()
    }

    /// Fetches a row for its present version, then sends it a step or progress at that version.
    pub(crate) async fn act(&self, row: &str, action: &str, body: &Value) -> Reply {
        let version = self.get(row).await.json()["version"].as_i64().unwrap_or(1);
        self.change(Method::POST, &format!("{row}/{action}"), version, body).await
    }

    /// Creates something that must succeed, and returns it.
    pub(crate) async fn create(&self, path: &str, body: &Value) -> Value {
        let reply = self.post(path, body).await;
        assert_eq!(reply.status, 201, "POST {path}: {}", reply.text);
        reply.json()
    }

    /// A draft plan over these years; returns its path.
    pub(crate) async fn plan(&self, title: &str, start_year: i32, end_year: i32) -> String {
        let body = json!({
            "title": title, "start_year": start_year, "end_year": end_year, "vision": "A vision", "mission": "A mission"
        });
        format!("strategic-plans/{}", self.create("strategic-plans", &body).await["id"].as_str().unwrap())
    }

    /// A goal of a draft plan; returns its path.
    pub(crate) async fn goal(&self, plan: &str, title: &str) -> String {
        let body = json!({
            "title": title, "description": "What it is", "target_metric": "units", "target_value": "10.00", "priority": "high"
        });
        format!("goals/{}", self.create(&format!("{plan}/goals"), &body).await["id"].as_str().unwrap())
    }

    /// A draft annual plan; returns its path.
    pub(crate) async fn annual_plan(&self, plan: &str, year: i32) -> String {
        let id = plan.rsplit('/').next().unwrap();
        let body = json!({ "strategic_plan_id": id, "title": format!("Work plan {year}"), "year": year });
        format!("annual-plans/{}", self.create("annual-plans", &body).await["id"].as_str().unwrap())
    }

    /// An objective of a draft annual plan, due on a day; returns its path.
    pub(crate) async fn objective(&self, annual_plan: &str, title: &str, target_date: &str) -> String {
        let body = json!({
            "title": title, "description": "What it is", "target_date": target_date, "indicator": "units",
            "baseline_value": "0", "target_value": "10"
        });
        format!("objectives/{}", self.create(&format!("{annual_plan}/objectives"), &body).await["id"].as_str().unwrap())
    }

    /// A pass into the organization, as the service would mint it.
    pub(crate) async fn pass(&self) -> (i32, String) {
        let service = self.app.login("bmms_service").await;
        let row = service
            .query_one(
                "select org_id, pass from ctx.mint_pass(sha256(convert_to($1, 'UTF8')), $2, interval '1 minute')",
                &[&self.token, &self.code],
            )
            .await
            .unwrap();
        (row.get(0), row.get(1))
    }
}

/// What creates a strategic plan over two years.
pub(crate) fn plan_of(title: &str, start_year: i32) -> Value {
    json!({ "title": title, "start_year": start_year, "end_year": start_year + 1, "vision": "V", "mission": "M" })
}

/// What the service answered.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub text: String,
}

impl Reply {
    pub(crate) async fn of(request: RequestBuilder) -> Self {
        let (client, request) = request.build_split();
        let request = request.unwrap();
        let (method, path) = (request.method().clone(), request.url().path().to_owned());
        let response = client.execute(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.bytes().await.unwrap().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        assert_ne!(status, StatusCode::INTERNAL_SERVER_ERROR, "{method} {path}: {text}");
        contract::assert_declared(&method, &path, status);
        Self { status: status.as_u16(), headers, bytes, text }
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("not JSON: {}", self.text))
    }

    /// Everything of the answer that could tell it from another.
    pub(crate) fn told(&self) -> (u16, String, Vec<(String, String)>) {
        let own = ["date", "x-request-id"];
        let headers = self.headers.iter().filter(|(name, _)| !own.contains(&name.as_str()));
        let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()));
        (self.status, self.text.clone(), headers.collect())
    }

    /// The rule that the field breaks, if the answer names it.
    pub(crate) fn rule(&self, pointer: &str) -> Option<String> {
        let errors = self.json()["errors"].clone();
        let error = errors.as_array()?.iter().find(|error| error["pointer"] == pointer)?.clone();
        error["code"].as_str().map(ToOwned::to_owned)
    }

    /// Refuses to go on unless the status is this one.
    #[track_caller]
    pub(crate) fn expect(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }
}
