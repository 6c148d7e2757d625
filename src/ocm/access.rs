//! `bmms ocm-access`: who may read across organizations. Bites at the next read.

use anyhow::{Result, bail};
use bmms_queries::client::{GenericClient, Params};
use bmms_queries::queries::auth::ocm_access::{
    ChangeAccessParams, GrantAccessParams, change_access, grant_access, list_access,
};

use crate::config::Config;
use crate::{migrate, rules};

/// What to do with grants of oversight.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Command {
    /// Let a member of OCM or OOBC read across organizations.
    Grant {
        /// Sign-in name of the person.
        username: String,
        /// viewer: pages; analyst: reports too; executive: files too.
        #[arg(long, default_value = "viewer", value_parser = LEVELS)]
        level: String,
        /// Sign-in name of the superuser who grants it.
        #[arg(long)]
        by: String,
        /// Why.
        #[arg(long, default_value = "")]
        notes: String,
    },
    /// Give a grant another level, suspend it or let it work again.
    Change {
        /// Sign-in name of the person.
        username: String,
        /// The new level.
        #[arg(long, value_parser = LEVELS)]
        level: Option<String>,
        /// Whether it works.
        #[arg(long)]
        active: Option<bool>,
        /// Sign-in name of the superuser who changes it.
        #[arg(long)]
        by: String,
    },
    /// Show every grant, and why it does not work, if it does not.
    List,
}

const LEVELS: [&str; 3] = ["viewer", "analyst", "executive"];

/// Runs one of the commands as `bmms_migrator`. Everything but the list goes into the audit trail.
pub async fn run(config: &Config, command: Command) -> Result<()> {
    let migrator = migrate::connect(config, "bmms_migrator", &config.database.passwords.migrator).await?;
    match command {
        Command::Grant { username, level, by, notes } => {
            grant(&migrator, &username, &level, &by, &notes).await?;
            println!("{username} may read across organizations as {level}.");
        }
        Command::Change { username, level, active, by } => {
            if level.is_none() && active.is_none() {
                bail!("give --level or --active");
            }
            let change = ChangeAccessParams {
                username: username.as_str(),
                access_level: level.as_deref(),
                is_active: active,
                changed_by: by.as_str(),
            };
            change_access().params(&migrator, &change).one().await.map_err(|error| explained(error, &username))?;
            println!("Changed.");
        }
        Command::List => {
            for grant in list_access().bind(&migrator).all().await? {
                let state =
                    grant.refusal.map_or("works", |rule| rules::find(&rule).map_or("refused", |rule| rule.text));
                println!("{}  {}  {}  {state}", grant.username, grant.full_name, grant.access_level);
            }
        }
    }
    Ok(())
}

/// Lets a person read across organizations.
pub async fn grant<C: GenericClient>(migrator: &C, username: &str, level: &str, by: &str, notes: &str) -> Result<()> {
    let grant = GrantAccessParams { username, access_level: level, granted_by: by, notes };
    grant_access().params(migrator, &grant).one().await.map_err(|error| explained(error, username))?;
    Ok(())
}

/// The sentence of the rule that refused it.
fn explained(error: tokio_postgres::Error, username: &str) -> anyhow::Error {
    let refusal = error.as_db_error();
    let broken = refusal.and_then(|refusal| rules::find(refusal.constraint().unwrap_or(refusal.message())));
    match broken {
        Some(rule) => anyhow::anyhow!("{username}: {}", rule.text),
        None => error.into(),
    }
}
