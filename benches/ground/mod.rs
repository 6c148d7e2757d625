//! The ground of the measurement: a private server with three databases of the same rows in the same places.

use std::cell::RefCell;
use std::env;
use std::time::Duration;

use bmms_schema::cluster::{Cluster, Options, free_port};
use bmms_schema::{Policies, migrate, prepare, prepare_database};
use tokio_postgres::{Client, Config, Error, NoTls, Statement};
use uuid::Uuid;

const PASSWORD: &str = "bench";
const FILL: &str = include_str!("fill.sql");

/// Id of the annual work plan of every organization.
pub(crate) const ANNUAL_PLAN: Uuid = Uuid::from_u128(2);

/// Three databases with the same rows in the same places.
pub(crate) struct Ground {
    pub sides: [Side; 3],
    root: Client,
    codes: Vec<String>,
    rows_per_organization: usize,
    _cluster: Cluster,
}

/// What stands between a statement and the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wall {
    /// Everything: pass, role, policies.
    Whole,
    /// Pass and role, but no policies.
    Open,
    /// Nothing: an application that trusts itself.
    Bare,
}

/// One of the databases, as the service's login.
pub(crate) struct Side {
    pub client: Client,
    wall: Wall,
    enter: Statement,
    passes: RefCell<Vec<String>>,
}

impl Ground {
    /// Builds both; a million rows take a minute or two.
    pub(crate) async fn new(rows: i32, organizations: usize) -> Self {
        let port = free_port().unwrap();
        let data = env::temp_dir().join(format!("bmms-bench-{}-{port}", std::process::id()));
        let options = Options { data: &data, password: PASSWORD, port, ephemeral: true };
        let cluster = Cluster::start(&options).await.unwrap();
        let postgres = connect(port, "postgres", "postgres").await;
        postgres.batch_execute("create database walled encoding 'UTF8' template template0").await.unwrap();
        let root = connect(port, "walled", "postgres").await;
        prepare(&root, &[("bmms_migrator", PASSWORD), ("bmms_service", PASSWORD)]).await.unwrap();
        let mut migrator = connect(port, "walled", "bmms_migrator").await;
        migrate(&mut migrator, Policies::IfChanged).await.unwrap();
        drop(migrator);
        println!("Filling {rows} rows …");
        root.batch_execute(&FILL.replace("{rows}", &rows.to_string())).await.unwrap();
        let codes = root.query("select code from organizations.organizations order by org_id", &[]).await.unwrap();
        let codes: Vec<String> = codes.iter().map(|row| row.get(0)).collect();
        assert_eq!(codes.len(), organizations);
        drop(root);
        for copy in ["open", "bare"] {
            // A copy is the same to the page. It can be made once everybody has left.
            while postgres.batch_execute(&format!("create database {copy} template walled")).await.is_err() {
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            let inside = connect(port, copy, "postgres").await;
            prepare_database(&inside).await.unwrap();
            inside.batch_execute(include_str!("open.sql")).await.unwrap();
            if copy == "bare" {
                inside.batch_execute(include_str!("bare.sql")).await.unwrap();
            }
            inside.batch_execute("vacuum analyze").await.unwrap();
        }
        let root = connect(port, "walled", "postgres").await;
        root.batch_execute("vacuum analyze").await.unwrap();
        let sides = [
            Side::new(connect(port, "walled", "bmms_service").await, Wall::Whole).await,
            Side::new(connect(port, "open", "bmms_service").await, Wall::Open).await,
            Side::new(connect(port, "bare", "bmms_service").await, Wall::Bare).await,
        ];
        let rows_per_organization = usize::try_from(rows).unwrap() / organizations;
        Self { sides, root, codes, rows_per_organization, _cluster: cluster }
    }

    /// Passes of five minutes into every organization, as a session of the one member of all gets them.
    pub(crate) async fn renew_passes(&self) {
        self.root.batch_execute("update auth.sessions set last_seen_at = now()").await.unwrap();
        let mint = "select pass from ctx.mint_pass(sha256('bench'), $1, '5 minutes')";
        let mut passes = Vec::new();
        for code in &self.codes {
            passes.push(self.sides[0].client.query_one(mint, &[code]).await.unwrap().get(0));
        }
        // The copies have the same key.
        for side in &self.sides {
            side.passes.replace(passes.clone());
        }
    }

    /// Id of one of an organization's objectives, another one for every number.
    pub(crate) fn row(&self, org: usize, number: usize) -> Uuid {
        let place = (number * 7919) % self.rows_per_organization;
        Uuid::from_u128(((org + 1) as u128) << 64 | place as u128)
    }
}

impl Side {
    async fn new(client: Client, wall: Wall) -> Self {
        let enter = if wall == Wall::Bare {
            "select set_config('app.user_id', $1, true)"
        } else {
            "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), ctx.org_id(), set_config('role', 'bmms_tenant', true)"
        };
        Self { wall, enter: client.prepare(enter).await.unwrap(), client, passes: RefCell::default() }
    }

    /// Prepares a statement, with the rights it will run with.
    pub(crate) async fn prepare(&self, sql: &str) -> Statement {
        let role = if self.wall == Wall::Bare { "" } else { "set local role bmms_tenant" };
        self.client.batch_execute(&format!("begin; {role}")).await.unwrap();
        let statement = self.client.prepare(sql).await.unwrap();
        self.client.batch_execute("rollback").await.unwrap();
        statement
    }

    /// Says for whom the transaction acts. Where nothing stands a read says nothing, and a write only who writes.
    pub(crate) async fn enter(&self, org: usize, writes: bool) -> Result<(), Error> {
        if self.wall != Wall::Bare {
            let (org_id, pass) = ((org + 1).to_string(), self.passes.borrow()[org].clone());
            self.client.query_one(&self.enter, &[&org_id, &pass]).await?;
        } else if writes {
            self.client.query_one(&self.enter, &[&Uuid::from_u128(1).to_string()]).await?;
        }
        Ok(())
    }
}

async fn connect(port: u16, database: &str, user: &str) -> Client {
    let mut config = Config::new();
    config.host("127.0.0.1").port(port).dbname(database).user(user).password(PASSWORD);
    let (client, connection) = config.connect(NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}
