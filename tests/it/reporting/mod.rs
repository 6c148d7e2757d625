//! Reporting on a standby: logins of one organization each, which see its rows and nothing else, whatever they set.

mod attacks;
mod clients;
mod command;
mod logins;
mod mutants;
mod standby;
mod views;

use bmms::config::Config as AppConfig;
use bmms::reporting::{self, Added, NewLogin};
use secrecy::ExposeSecret;
use tokio::sync::Mutex;
use tokio_postgres::{Client, Config, Error, NoTls};
use uuid::Uuid;

use crate::support::{App, pair};

/// Roles are the whole server's: two databases that make one at the same moment would choose the same name.
static MAKING: Mutex<()> = Mutex::const_new(());

/// MOH and MOLE with plans whose every text holds a marker, and a reporting login of MOH.
struct Reports {
    app: App,
    login: Added,
    /// The marker of MOH.
    own: String,
    /// The marker of MOLE.
    foreign: String,
    /// A session of the superuser on the standby, whose last statement holds the marker of MOLE.
    _witness: Client,
}

impl Reports {
    async fn start() -> Self {
        let app = App::with_replica(|_: &mut AppConfig| {}).await;
        let own = fill(&app, "moh").await;
        let foreign = fill(&app, "mole").await;
        let login = add(&app, "MOH", 3).await;
        // What the planner knows of the columns is in the catalogue, for whoever may read it.
        app.superuser().await.batch_execute("analyze").await.unwrap();
        pair().await.caught_up().await;
        let witness = pair().await.standby.superuser(&app.database).await;
        witness.batch_execute(&format!("select '{foreign}'")).await.unwrap();
        Self { app, login, own, foreign, _witness: witness }
    }

    /// A session of the login on the standby.
    async fn session(&self) -> Client {
        sign_in(&self.app, &self.login).await.unwrap()
    }
}

/// Makes a reporting login as the command does.
pub(crate) async fn add(app: &App, organization: &str, connections: u32) -> Added {
    let _one_at_a_time = MAKING.lock().await;
    let wanted = NewLogin { organization, holder: "A tool of the tests", days: 30, connections };
    reporting::add(&mut app.superuser().await, &wanted).await.unwrap()
}

/// A session of a reporting login on the standby.
async fn sign_in(app: &App, login: &Added) -> Result<Client, Error> {
    connect(pair().await.standby.port, &app.database, &login.login, login.password.expose_secret()).await
}

async fn connect(port: u16, database: &str, user: &str, password: &str) -> Result<Client, Error> {
    let mut config = Config::new();
    config.host("127.0.0.1").port(port).dbname(database).user(user).password(password);
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(connection);
    Ok(client)
}

/// Plans of an organization by its admin; their marker.
async fn fill(app: &App, code: &str) -> String {
    let marker = format!("mark{}", &Uuid::new_v4().simple().to_string()[..8]);
    let admin = app.person(&format!("{code}.admin")).await;
    let plan = admin.plan(&format!("{marker} strategic"), 2025, 2030).await;
    admin.goal(&plan, &format!("{marker} goal")).await;
    let annual_plan = admin.annual_plan(&plan, 2026).await;
    admin.objective(&annual_plan, &format!("{marker} objective"), "2026-05-01").await;
    marker
}

/// The SQLSTATE of a refusal.
fn code(error: &Error) -> String {
    error.as_db_error().unwrap_or_else(|| panic!("not the database's answer: {error}")).code().code().to_owned()
}

/// What a session of a login shows of the strategic plans: their titles, sorted.
async fn titles(session: &Client) -> Result<Vec<String>, Error> {
    let rows = session.query("select strategic_plan from report.strategic_plans order by 1", &[]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}
