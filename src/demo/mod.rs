//! `bmms demo`: the whole system with one command. Its own database server from installed binaries, the 44 MOAs, the
//! people, plans and budgets of four of them, and the service. Everything lives in one folder and is found again next time.

mod budgets;
mod data;
mod people;
mod plans;
mod replica;
mod secrets;

use std::fs::{self, File, TryLockError};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use bmms_schema::Policies;
use bmms_schema::cluster::{Cluster, Options, free_port};
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::NoTls;
use uuid::Uuid;

use crate::config::{Config, LogFormat, Purpose};
use crate::server::{self, App};
use crate::{migrate, organizations, telemetry};
use secrets::Secrets;

/// The login of a DBA who audits: one of the deployer's own, with no right but to be a member of `bmms_auditor`.
const AUDITOR: &str = "demo_auditor";

/// Where the demo listens and keeps its data.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Port of the service, on loopback.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Folder for the database and the sign-ins.
    #[arg(long, default_value = ".bmms")]
    data_dir: PathBuf,
    /// Run a replica too, with a reporting login of the Ministry of Health.
    #[arg(long)]
    replica: bool,
}

/// Runs the demo until Ctrl-C.
pub async fn run(arguments: Arguments) -> Result<()> {
    let begun = Instant::now();
    refuse_used_port(arguments.port)?;
    let folder = prepare_folder(&arguments.data_dir)?;
    let _lock = lock(&folder)?;
    let mut secrets = Secrets::load(&folder)?;

    say("Starting the database");
    let options = Options {
        data: &folder.join("postgres"),
        password: secrets.admin.expose_secret(),
        port: free_port()?,
        ephemeral: false,
    };
    let cluster = Cluster::start(&options).await?;
    let mut config = configuration(&folder, arguments.port, cluster.port(), &secrets)?;
    telemetry::init(&config.log)?;
    secrets.write_pgpass(&folder, &[cluster.port()])?;

    say("Bringing the schema up to date");
    create_database(&config).await?;
    migrate::run(&config, Policies::IfChanged).await?;
    create_auditor(&config, &secrets).await?;
    let mut migrator = migrate::connect(&config, "bmms_migrator", &secrets.migrator).await?;
    organizations::seed(&mut migrator).await?;
    let sign_ins = people::seed(&mut migrator, &folder).await?;
    drop(migrator);
    let replica = if arguments.replica {
        say("Starting the replica");
        Some(replica::start(&cluster, &mut config, &mut secrets, &folder).await?)
    } else {
        None
    };

    let running = server::start(App::new(config.clone())?).await?;
    plans::seed(&App::new(config)?, &sign_ins).await?;

    println!("\n{}", people::table(&sign_ins));
    println!("BMMS is ready after {:.1} s: http://{}/", begun.elapsed().as_secs_f64(), running.address);
    println!("Sign-ins: {}", folder.join("sign-ins.csv").display());
    println!("Mail the service sends: {}", folder.join("mail").display());
    println!(
        "Database: PGPASSFILE={} psql -h 127.0.0.1 -p {} -U {AUDITOR} bmms",
        folder.join("pgpass").display(),
        cluster.port()
    );
    if let Some(replica) = &replica {
        replica.say_how_to_use_it(&folder);
    }
    println!("Ctrl-C stops everything; the data stays.");

    server::stop_signal().await?;
    println!("\nStopping");
    running.stop().await?;
    if let Some(replica) = replica {
        replica.stop();
    }
    cluster.stop();
    Ok(())
}

fn say(step: &str) {
    println!("{step} …");
}

fn refuse_used_port(port: u16) -> Result<()> {
    match TcpListener::bind(("127.0.0.1", port)) {
        Ok(_) => Ok(()),
        Err(_) => bail!("port {port} is in use or not permitted; choose another with --port"),
    }
}

fn prepare_folder(folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)
        .with_context(|| format!("cannot write to {}; choose another with --data-dir", folder.display()))?;
    Ok(folder.canonicalize()?)
}

/// Held while the demo runs, so that a second one on the same folder says so instead of disturbing the first.
fn lock(folder: &Path) -> Result<File> {
    let path = folder.join("lock");
    let file = File::create(&path)
        .with_context(|| format!("cannot write to {}; choose another with --data-dir", folder.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => bail!("a demo already runs on {}; stop it first", folder.display()),
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("cannot lock {}", path.display())),
    }
}

fn configuration(folder: &Path, port: u16, database_port: u16, secrets: &Secrets) -> Result<Config> {
    let mut config = Config::defaults()?;
    config.http.listen = format!("127.0.0.1:{port}");
    config.http.metrics_listen = "127.0.0.1:0".to_owned();
    config.http.secure_cookies = false;
    config.database.port = database_port;
    config.database.admin_user = "postgres".to_owned();
    config.database.passwords.admin = secrets.admin.clone();
    config.database.passwords.migrator = secrets.migrator.clone();
    config.database.passwords.service = secrets.service.clone();
    config.database.passwords.accounts = secrets.accounts.clone();
    config.database.passwords.worker = secrets.worker.clone();
    config.database.passwords.oversight = secrets.oversight.clone();
    config.oversight.allow_primary = true;
    config.database.passwords.replication = secrets.replication.clone();
    config.http.public_url = format!("http://127.0.0.1:{port}");
    config.mail.folder = Some(folder.join("mail"));
    config.onboarding.environment = Purpose::Development;
    config.log.filter = "warn".to_owned();
    config.log.format = LogFormat::Text;
    // A demo is not where a server is kept patched; the finding is still logged.
    config.check.allow_unpatched_server = true;
    Ok(config)
}

async fn create_database(config: &Config) -> Result<()> {
    let database = &config.database;
    let mut login = database.login(&database.admin_user, &database.passwords.admin, "demo");
    let (client, connection) =
        login.dbname("postgres").connect(NoTls).await.context("cannot connect to the demo's server")?;
    tokio::spawn(connection);
    if client.query_opt("select from pg_database where datname = $1", &[&database.name]).await?.is_none() {
        client.batch_execute(&format!("create database {} encoding 'UTF8' template template0", database.name)).await?;
    }
    Ok(())
}

async fn create_auditor(config: &Config, secrets: &Secrets) -> Result<()> {
    let admin = migrate::connect(config, &config.database.admin_user, &secrets.admin).await?;
    if admin.query_opt("select from pg_roles where rolname = $1", &[&AUDITOR]).await?.is_none() {
        admin.batch_execute(&format!("create role {AUDITOR} login; grant bmms_auditor to {AUDITOR}")).await?;
    }
    let statement = format!("alter role {AUDITOR} password '{}'", secrets.auditor.expose_secret());
    Ok(admin.batch_execute(&statement).await?)
}

/// A password nobody has to remember: 122 random bits.
fn random_password() -> SecretString {
    Uuid::new_v4().simple().to_string().into()
}
