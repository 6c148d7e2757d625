//! `bmms generate-pilot-data`: invented people, a plan in force and its budget for pilot organizations. The people are made by the
//! operator; what they plan they write themselves, each with a short session of their own, through the door of a tenant.
//! The same arguments make the same data, and what is there already is left as it is.

mod budgeting;
mod planning;

use anyhow::{Context, Result, bail, ensure};
use bmms_queries::queries::auth::onboarding::begin;
use chrono::Datelike;
use secrecy::{ExposeSecret, SecretString};
use tokio_postgres::Client;

use super::credentials::Credentials;
use super::passwords;
use super::person::Person;
use super::report::{Cells, Fault, Report, progress};
use super::{ResultArgument, connect};
use crate::auth::new_password::Owner;
use crate::config::{Config, Purpose};
use crate::organizations::{Listed, Load, load, official};
use crate::planning::today;
use crate::server::App;
use planning::Sample;

/// The roles of the people, in turn: the first two make the plans.
const ROLES: [&str; 5] = ["pilot_admin", "planner", "budget_officer", "me_officer", "viewer"];

/// Arguments of `generate-pilot-data`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Code of one pilot organization, in any letter case; without it all active ones.
    #[arg(long, value_name = "CODE")]
    moa: Option<String>,
    /// People of each organization; two at least, for nobody approves what they wrote.
    #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u32).range(2..=100))]
    users: u32,
    /// Programmes of each organization: a goal and an objective each.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u32).range(1..=50))]
    programs: u32,
    /// Year of the work plan; the strategic plan runs from the year before to three years after. Without it this year.
    #[arg(long, value_parser = clap::value_parser!(i32).range(2021..=2097))]
    year: Option<i32>,
    /// The password of all these people; without it one is made and printed.
    #[arg(long)]
    password: Option<SecretString>,
    /// Do it although this installation is for real work.
    #[arg(long)]
    yes_production: bool,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// Makes what is missing.
pub(super) async fn run(config: &Config, arguments: &Arguments, report: &mut Report) -> Result<()> {
    ensure!(
        config.onboarding.environment != Purpose::Production || arguments.yes_production,
        "this installation is for real work (onboarding.environment = \"production\"): made-up people and plans need \
         --yes-production"
    );
    let wanted = arguments.moa.as_deref().map(str::trim);
    let pilots: Vec<Listed> = official()?.into_iter().filter(|listed| listed.is_pilot).collect();
    let chosen: Vec<&Listed> =
        pilots.iter().filter(|pilot| wanted.is_none_or(|code| pilot.code.eq_ignore_ascii_case(code))).collect();
    ensure!(!chosen.is_empty(), "Pilot organization {} not found", wanted.unwrap_or_default().to_uppercase());

    let password = match &arguments.password {
        Some(password) => password.clone(),
        None => passwords::make(config.onboarding.password_length, of_nobody()).await?.into(),
    };
    let broken = passwords::faults(password.expose_secret(), of_nobody()).await?;
    if !broken.is_empty() {
        let fault = |error| Fault { column: "password".to_owned(), ..Fault::from(error) };
        report.faults(broken.into_iter().map(fault).collect());
        return Ok(());
    }

    let mut migrator = connect(config).await?;
    let made = people(&mut migrator, &pilots, &chosen, arguments.users, &password, report).await?;
    let app = App::new(config.clone())?;
    let year = arguments.year.unwrap_or_else(|| today().year());
    let bar = progress("planning", chosen.len());
    for (pilot, people) in chosen.iter().zip(&made) {
        let sample = Sample { app: &app, migrator: &migrator, pilot, year, programs: arguments.programs };
        let planned = Box::pin(sample.run()).await.with_context(|| pilot.code.clone())?;
        bar.inc(1);
        if let Some(warning) = &planned.warning {
            report.say(format_args!("{}: {warning}", pilot.code));
        }
        report.row(
            Cells::default()
                .with("organization", pilot.code.clone())
                .with("people", arguments.users)
                .with("people_created", *people)
                .with("strategic_plans", planned.strategic_plans)
                .with("annual_plans", planned.annual_plans)
                .with("goals", planned.goals)
                .with("objectives", planned.objectives)
                .with("proposals", planned.proposals),
        );
    }
    bar.finish_and_clear();
    app.db.close();
    let created: usize = made.iter().sum();
    report.count("organizations", chosen.len());
    report.count("people_created", created);
    report.say(format_args!("Planning, budget and people for {year}:"));
    report.show_rows();
    report.say(format_args!("\ncreated {created} people; no mail was sent"));
    if created > 0 && arguments.password.is_none() {
        report.say(format_args!("Password of all of them: {}", password.expose_secret()));
    }
    Ok(())
}

/// One password is of many people, so it has to be good for all.
fn of_nobody() -> Owner<'static> {
    Owner { username: "pilot", email: "pilot.bmms.gov.ph", full_name: "Pilot User" }
}

/// Loads the pilots and makes their people, all or nobody; how many were missing of each chosen organization.
async fn people(
    migrator: &mut Client,
    pilots: &[Listed],
    chosen: &[&Listed],
    count: u32,
    password: &SecretString,
    report: &mut Report,
) -> Result<Vec<usize>> {
    let hash = passwords::hash(password.expose_secret().to_owned()).await?;
    let tx = migrator.transaction().await?;
    begin().bind(&tx).one().await?;
    for pilot in pilots {
        load(&tx, pilot, Load::Pilot).await.with_context(|| pilot.code.clone())?;
    }
    let mut made = Vec::new();
    for pilot in chosen {
        let mut created = 0;
        for number in 1..=count {
            let person = person(&pilot.code, number);
            let problems = person.problems(&tx).await?;
            if problems.iter().any(|fault| fault.rule == "pilot_username_taken" || fault.rule == "pilot_email_taken") {
                let username = person.username.unwrap_or_default();
                report.say(format_args!("User '{username}' already exists and is left as it is"));
                continue;
            }
            let credentials = Credentials { hash: hash.clone(), must_change: false, invite: false };
            match person.create(&tx, &credentials).await {
                Ok(_) => created += 1,
                Err(error) => bail!(Fault::told(error)?.first().map(ToString::to_string).unwrap_or_default()),
            }
        }
        made.push(created);
    }
    tx.commit().await?;
    Ok(made)
}

fn username(code: &str, number: u32) -> String {
    format!("{}_pilot_{number}", code.to_lowercase())
}

fn person(code: &str, number: u32) -> Person {
    let username = username(code, number);
    Person {
        email: format!("{username}@{}.pilot.bmms.gov.ph", code.to_lowercase()),
        username: Some(username),
        first_name: format!("Pilot {code}"),
        last_name: format!("User {number}"),
        organization: code.to_owned(),
        role: Some(ROLES[(number as usize - 1) % ROLES.len()].to_owned()),
        ..Person::default()
    }
}
