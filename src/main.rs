//! The command line: reads the configuration, starts logging, and calls the library.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use bmms::config::Config;
use bmms::{check, demo, jobs, migrate, ocm, onboarding, reporting, routes, server, telemetry};
use bmms_schema::Policies;
use clap::{Parser, Subcommand};

/// Bangsamoro Ministerial Management System
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// Configuration file; without it bmms.toml, if there is one.
    #[arg(long, global = true)]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answer requests, after the isolation check has found nothing.
    Serve,
    /// Work in the background: mail, reminders, clean-up. Several may run beside each other.
    Worker,
    /// Bring the database to what this version wants: roles, migrations, policies.
    Migrate {
        /// Apply the policies although no file changed: mends what somebody changed by hand.
        #[arg(long)]
        reapply: bool,
    },
    /// Say whether isolation holds. Exit code 0: it does; 1: there are findings; 2: the check could not run.
    Check {
        /// The verdict as JSON.
        #[arg(long)]
        json: bool,
        /// For what was changed by hand: how it is expected to be, how it is, and what that could mean.
        #[arg(long)]
        explain: bool,
    },
    /// Make a new key for the seal of passes.
    RotateKey,
    /// Say who may read across organizations, and change it.
    #[command(subcommand)]
    OcmAccess(ocm::access::Command),
    /// Give a person or a tool a database login that reads one organization on the replica.
    #[command(subcommand)]
    Reporting(reporting::Command),
    #[command(flatten)]
    Onboarding(onboarding::Command),
    /// Print the OpenAPI document.
    Openapi,
    /// Run the whole system with its own database and believable data.
    Demo(demo::Arguments),
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    // Nobody is to take a check that could not run for one that found something, or nothing.
    let failure =
        if matches!(arguments.command, Command::Check { .. }) { ExitCode::from(2) } else { ExitCode::FAILURE };
    match run(arguments).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("bmms: {error:#}");
            failure
        }
    }
}

async fn run(arguments: Arguments) -> Result<ExitCode> {
    match arguments.command {
        Command::Openapi => {
            println!("{}", routes::openapi()?);
            return Ok(ExitCode::SUCCESS);
        }
        Command::Demo(options) => {
            Box::pin(demo::run(options)).await?;
            return Ok(ExitCode::SUCCESS);
        }
        _ => {}
    }
    let config = Config::load(arguments.config.as_deref())?;
    telemetry::init(&config.log)?;
    match arguments.command {
        Command::Serve => {
            let running = server::start(server::App::new(config)?).await?;
            server::stop_signal().await?;
            running.stop().await?;
        }
        Command::Worker => jobs::run(server::App::new(config)?).await?,
        Command::Migrate { reapply } => {
            let policies = if reapply { Policies::Always } else { Policies::IfChanged };
            migrate::run(&config, policies).await?;
        }
        Command::Reporting(command) => reporting::run(&config, command).await?,
        Command::RotateKey => migrate::rotate_key(&config).await?,
        Command::Onboarding(command) => return Box::pin(onboarding::run(&config, command)).await,
        Command::OcmAccess(command) => ocm::access::run(&config, command).await?,
        Command::Check { json, explain } => {
            if !check::run(&config, check::Output { json, explain }).await? {
                return Ok(ExitCode::FAILURE);
            }
        }
        Command::Openapi | Command::Demo(_) => {}
    }
    Ok(ExitCode::SUCCESS)
}
