//! Bringing organizations and people in: what the platform operator does on the server, not in a browser (onboarding:
//! section 2). Every rule is in the database (`policies/onboarding.sql`, `policies/platform.sql`), which the commands ask
//! as `bmms_migrator`, one transaction a run; here arguments and files are read, and what was done is told.

mod assign;
mod credentials;
mod files;
mod generate;
mod import;
mod object_codes;
mod organizations;
mod passwords;
mod person;
mod report;
pub(crate) mod sample;
pub(crate) mod sample_budget;

use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use tokio_postgres::Client;

use crate::config::Config;
use crate::migrate;
use report::{Report, ResultFile};

/// The commands. Each has the name of its predecessor, with underscores, as another name.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Create what is missing of the 44 organizations, and refresh the names of the others.
    #[command(alias = "seed_organizations")]
    SeedOrganizations(organizations::SeedArguments),
    /// Create or refresh the pilot organizations MOH, MOLE and MAFAR, make them active and mark them as pilots.
    #[command(alias = "load_pilot_moas")]
    LoadPilotMoas(organizations::PilotArguments),
    /// Make an account with its membership of an organization.
    #[command(alias = "create_pilot_user")]
    CreatePilotUser(person::UserArguments),
    /// Make many accounts from a CSV file: all of them, or none if a row is wrong.
    #[command(alias = "import_pilot_users")]
    ImportPilotUsers(import::Arguments),
    /// Make believable people and plans of pilot organizations, for training and tests.
    #[command(alias = "generate_pilot_data")]
    GeneratePilotData(generate::Arguments),
    /// Give a member of an organization one more role, another one, or one less.
    #[command(alias = "assign_role")]
    AssignRole(assign::Arguments),
    /// Load the official object codes of expenditure from a CSV file: all of it, or nothing if a row is wrong.
    LoadObjectCodes(object_codes::Arguments),
    /// Make an account of a platform operator, who belongs to no organization and administers all.
    #[command(alias = "create_superuser")]
    CreateSuperuser(person::SuperuserArguments),
}

impl Command {
    fn name(&self) -> &'static str {
        match self {
            Self::SeedOrganizations(_) => "seed-organizations",
            Self::LoadPilotMoas(_) => "load-pilot-moas",
            Self::CreatePilotUser(_) => "create-pilot-user",
            Self::ImportPilotUsers(_) => "import-pilot-users",
            Self::GeneratePilotData(_) => "generate-pilot-data",
            Self::AssignRole(_) => "assign-role",
            Self::LoadObjectCodes(_) => "load-object-codes",
            Self::CreateSuperuser(_) => "create-superuser",
        }
    }

    fn result(&self) -> Option<&Path> {
        match self {
            Self::SeedOrganizations(arguments) => &arguments.result,
            Self::LoadPilotMoas(arguments) => &arguments.result,
            Self::CreatePilotUser(arguments) => &arguments.result,
            Self::ImportPilotUsers(arguments) => &arguments.result,
            Self::GeneratePilotData(arguments) => &arguments.result,
            Self::AssignRole(arguments) => &arguments.result,
            Self::LoadObjectCodes(arguments) => &arguments.result,
            Self::CreateSuperuser(arguments) => &arguments.result,
        }
        .file
        .as_deref()
    }
}

/// Where the outcome is written besides the terminal.
#[derive(Debug, clap::Args)]
struct ResultArgument {
    /// Write what was done to this file, row by row, as JSON; never a password.
    #[arg(long = "result", value_name = "FILE")]
    file: Option<std::path::PathBuf>,
}

/// Does what the command says. Exit code 0: all of it was done; 1: it was not, and standard error says why; 2: the
/// arguments do not go together.
pub async fn run(config: &Config, command: Command) -> Result<ExitCode> {
    let mut report = Report::new(command.name());
    // Before anything is done: nothing is to happen that cannot be recorded.
    let file = command.result().map(ResultFile::open).transpose()?;
    let outcome = match command {
        Command::SeedOrganizations(arguments) => organizations::seed(config, &arguments, &mut report).await,
        Command::LoadPilotMoas(_) => organizations::load_pilots(config, &mut report).await,
        Command::CreatePilotUser(arguments) => person::create_user(config, &arguments, &mut report).await,
        Command::ImportPilotUsers(arguments) => import::run(config, &arguments, &mut report).await,
        Command::GeneratePilotData(arguments) => Box::pin(generate::run(config, &arguments, &mut report)).await,
        Command::AssignRole(arguments) => assign::run(config, &arguments, &mut report).await,
        Command::LoadObjectCodes(arguments) => object_codes::run(config, &arguments, &mut report).await,
        Command::CreateSuperuser(arguments) => person::create_superuser(config, &arguments, &mut report).await,
    };
    let usage = outcome.as_ref().err().and_then(|error| error.downcast_ref::<Usage>()).is_some();
    if let Err(error) = &outcome {
        report.failed(error);
    }
    if let Some(file) = file {
        file.write(&report)?;
    }
    report.print();
    if usage {
        return Ok(ExitCode::from(2));
    }
    Ok(if report.succeeded() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Arguments that do not go together.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Usage(String);

/// A connection for what the operator does.
async fn connect(config: &Config) -> Result<Client> {
    migrate::connect(config, "bmms_migrator", &config.database.passwords.migrator).await
}
