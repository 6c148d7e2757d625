//! `bmms reporting`: database logins for reporting tools. Each belongs to one person or tool and reads one organization on
//! the replica; the database maps it to that organization, whatever the tool sets.

mod instructions;
mod logins;

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, Utc};
use serde_json::json;

pub use bmms_queries::queries::ctx::reporting_logins::Login;
pub use instructions::{Address, instructions};
pub use logins::{Added, NewLogin, add, end_sessions, list, revoke};

use crate::config::Config;
use crate::migrate::connect;

/// What to do with reporting logins.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Make a login for one organization, and print its password, once, with how to connect.
    Add(AddArguments),
    /// List the logins there are and were.
    List {
        /// As JSON.
        #[arg(long)]
        json: bool,
    },
    /// Take a login away for good: it reads nothing more, cannot sign in, and its sessions on the replica end.
    Revoke {
        /// Name of the login, as `report_moh_1`.
        login: String,
    },
}

/// Of whom and for whom a login is, and how it connects.
#[derive(Debug, clap::Args)]
pub struct AddArguments {
    /// Code of the organization whose rows it reads, as MOH.
    #[arg(long)]
    org: String,
    /// The one person or tool it is for, as "Power BI of the planning office".
    #[arg(long)]
    holder: String,
    /// For how many days it is good.
    #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: u32,
    /// How many connections it may have at once.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=100))]
    connections: u32,
    /// Name of the replica as its users reach it; without it `database.replica_host`.
    #[arg(long)]
    host: Option<String>,
    /// Port of the replica as its users reach it; without it `database.replica_port`.
    #[arg(long)]
    port: Option<u16>,
}

/// Does what the command says.
pub async fn run(config: &Config, command: Command) -> Result<()> {
    let database = &config.database;
    match command {
        Command::Add(arguments) => {
            let address = address(config, &arguments)?;
            let mut admin = admin(config).await?;
            let wanted = NewLogin {
                organization: &arguments.org,
                holder: &arguments.holder,
                days: arguments.days,
                connections: arguments.connections,
            };
            let added = add(&mut admin, &wanted).await?;
            print!("{}", instructions(&added, &address));
        }
        Command::List { json } => {
            let migrator = connect(config, "bmms_migrator", &database.passwords.migrator).await?;
            let logins = list(&migrator).await?;
            print!("{}", if json { as_json(&logins)? } else { table(&logins) });
        }
        Command::Revoke { login } => {
            let mut admin = admin(config).await?;
            revoke(&mut admin, &login).await?;
            println!("{login} is revoked: it reads nothing more and cannot sign in.");
            match end_sessions(config, &admin, &login).await {
                Ok(Some(ended)) => println!("Sessions ended on the replica: {ended}."),
                Ok(None) => println!("No replica is configured; a session open on one fails with its next statement."),
                Err(error) => println!(
                    "The replica was not reached, so a session there fails with its next statement after it has the \
                     change: {error:#}"
                ),
            }
        }
    }
    Ok(())
}

async fn admin(config: &Config) -> Result<tokio_postgres::Client> {
    let database = &config.database;
    ensure!(!database.admin_user.is_empty(), "roles are made and unmade with database.admin_user, which is not set");
    connect(config, &database.admin_user, &database.passwords.admin).await
}

/// Where users of the login connect to.
fn address(config: &Config, arguments: &AddArguments) -> Result<Address> {
    let database = &config.database;
    let missing =
        "no replica is configured: set database.replica_host and database.replica_port, or say --host and --port";
    let host = arguments.host.clone().unwrap_or_else(|| database.replica_host.clone());
    let port = arguments.port.unwrap_or(database.replica_port);
    ensure!(!host.is_empty() && port != 0, missing);
    Ok(Address { host, port, database: database.name.clone() })
}

/// The logins as a table for a terminal.
fn table(logins: &[Login]) -> String {
    let day = |at: &DateTime<Utc>| crate::web::words::in_manila(*at).format("%Y-%m-%d").to_string();
    let row = |[login, organization, since, expires, state, holder]: [&str; 6]| {
        format!("{login:<22} {organization:<12} {since:<10} {expires:<10} {state:<8} {holder}\n")
    };
    let mut text = row(["login", "organization", "since", "expires", "state", "holder"]);
    for login in logins {
        let (since, expires) = (day(&login.created_at), day(&login.expires_at));
        text += &row([&login.login, &login.org_code, &since, &expires, &login.state, &login.holder]);
    }
    if logins.is_empty() {
        let _ = writeln!(text, "There is none yet: bmms reporting add --help");
    }
    text
}

fn as_json(logins: &[Login]) -> Result<String> {
    let logins: Vec<_> = logins
        .iter()
        .map(|login| {
            json!({
                "login": login.login, "organization": login.org_code, "holder": login.holder, "since": login.created_at,
                "expires": login.expires_at, "revoked": login.revoked_at, "state": login.state
            })
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&logins).context("reporting logins as JSON")?;
    text.push('\n');
    Ok(text)
}
