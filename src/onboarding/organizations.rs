//! `bmms seed-organizations` and `bmms load-pilot-moas`: the official list of organizations, loaded by code as often as
//! one likes.

use std::io::{BufRead, IsTerminal, Write};

use anyhow::{Context, Result};
use bmms_queries::queries::auth::onboarding::begin;
use bmms_queries::queries::auth::platform::listed_organizations;
use tokio_postgres::Transaction;

use super::report::{Cells, Fault, Report};
use super::{ResultArgument, Usage, connect};
use crate::config::Config;
use crate::error::Error;
use crate::organizations::{Listed, Load, load, official};

/// Arguments of `seed-organizations`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct SeedArguments {
    /// Put every organization back to the list, as if it were new: profile, switches, dates and logo are lost. Refused once
    /// anybody worked in an organization. Asks before, on a terminal.
    #[arg(long)]
    force: bool,
    /// Do not ask.
    #[arg(long)]
    yes: bool,
    /// Set whether an organization is active and a pilot to what the list says, of those too that are there already.
    #[arg(long)]
    reset_flags: bool,
    /// Say what would be done, and do nothing.
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// Arguments of `load-pilot-moas`.
#[derive(Debug, clap::Args)]
pub struct PilotArguments {
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// Loads the whole list.
pub(super) async fn seed(config: &Config, arguments: &SeedArguments, report: &mut Report) -> Result<()> {
    report.dry_run = arguments.dry_run;
    let terminal = std::io::stdin().is_terminal();
    let ask = arguments.force && !arguments.yes && !arguments.dry_run;
    if ask && !terminal {
        return Err(Usage("--force asks before it begins; where there is no terminal, say --yes".to_owned()).into());
    }
    if ask && !confirmed(std::io::stdin().lock())? {
        report.fault(cancelled());
        return Ok(());
    }
    let how = match arguments {
        SeedArguments { force: true, .. } => Load::All,
        SeedArguments { reset_flags: true, .. } => Load::Flags,
        _ => Load::Refresh,
    };
    let list = official()?;
    let mut migrator = connect(config).await?;
    let tx = migrator.transaction().await?;
    begin().bind(&tx).one().await?;
    let Some(outcomes) = load_all(&tx, &list, how, report).await? else { return Ok(()) };
    let stray = not_listed(&tx, &list).await?;
    if arguments.dry_run {
        tx.rollback().await?;
    } else {
        tx.commit().await?;
    }

    report.show_rows();
    // What is kept inactive until its place is decided is none of the 44.
    let counted = || list.iter().zip(&outcomes).filter(|(listed, _)| listed.is_active);
    let count = |outcome: &str| counted().filter(|(_, of)| *of == outcome).count();
    let (created, updated, unchanged) = (count("created"), count("updated"), count("unchanged"));
    let pilots = counted().filter(|(listed, _)| listed.is_pilot).count();
    let (total, inactive) = (counted().count(), list.len() - counted().count());
    for (name, number) in [
        ("total", total),
        ("created", created),
        ("updated", updated),
        ("unchanged", unchanged),
        ("pilots", pilots),
        ("listed_inactive", inactive),
    ] {
        report.count(name, number);
    }
    report.say(format_args!(
        "\ntotal {total}, created {created}, updated {updated}, unchanged {unchanged}, pilots on the list {pilots}"
    ));
    for listed in list.iter().filter(|listed| !listed.is_active) {
        report.say(format_args!("{} is loaded inactive and not counted.", listed.code));
    }
    report.say("OOBC is number 1.");
    if arguments.dry_run {
        report.say("Dry run complete - nothing was changed");
    }
    if !stray.is_empty() {
        let message = format!("The database has organizations that are not on the list: {}", stray.join(", "));
        report.fault(Fault {
            row: None,
            column: "code".to_owned(),
            rule: "organizations_not_listed".to_owned(),
            message,
        });
    }
    Ok(())
}

/// Loads the pilots of the list.
pub(super) async fn load_pilots(config: &Config, report: &mut Report) -> Result<()> {
    let pilots: Vec<Listed> = official()?.into_iter().filter(|listed| listed.is_pilot).collect();
    let mut migrator = connect(config).await?;
    let tx = migrator.transaction().await?;
    begin().bind(&tx).one().await?;
    let Some(outcomes) = load_all(&tx, &pilots, Load::Pilot, report).await? else { return Ok(()) };
    tx.commit().await?;
    report.show_rows();
    let count = |outcome: &str| outcomes.iter().filter(|of| *of == outcome).count();
    let (created, updated, unchanged) = (count("created"), count("updated"), count("unchanged"));
    for (name, number) in [("created", created), ("updated", updated), ("unchanged", unchanged)] {
        report.count(name, number);
    }
    report.say(format_args!("\ncreated {created}, updated {updated}, unchanged {unchanged}"));
    Ok(())
}

/// What became of each organization; nothing if a rule refused one, which is then in the report.
async fn load_all(
    tx: &Transaction<'_>,
    list: &[Listed],
    how: Load,
    report: &mut Report,
) -> Result<Option<Vec<String>>> {
    let mut outcomes = Vec::new();
    for listed in list {
        let outcome = match load(tx, listed, how).await {
            Ok(outcome) => outcome,
            Err(error) => {
                let message = error.as_db_error().map(|refusal| refusal.message().to_owned());
                match Fault::told(error.into()) {
                    Ok(faults) => report.faults(faults),
                    Err(error) => return Err(error).with_context(|| message.unwrap_or_else(|| listed.code.clone())),
                }
                return Ok(None);
            }
        };
        report.row(
            Cells::default()
                .with("outcome", outcome.clone())
                .with("number", listed.org_id)
                .with("code", listed.code.clone())
                .with("pilot", if listed.is_pilot { "pilot" } else { "" })
                .with("name", listed.name.clone()),
        );
        outcomes.push(outcome);
    }
    Ok(Some(outcomes))
}

/// Codes of the organizations that the list does not know.
async fn not_listed(tx: &Transaction<'_>, list: &[Listed]) -> Result<Vec<String>> {
    let there = listed_organizations().bind(tx).all().await.map_err(Error::from)?;
    let unknown = there.into_iter().filter(|there| list.iter().all(|listed| listed.code != there.code));
    Ok(unknown.map(|there| there.code).collect())
}

/// Whether somebody typed "yes".
fn confirmed(mut input: impl BufRead) -> Result<bool> {
    print!("Everything the organizations have become since they were loaded is lost. Type yes to go on: ");
    std::io::stdout().flush()?;
    let mut answer = String::new();
    input.read_line(&mut answer)?;
    Ok(answer.trim() == "yes")
}

fn cancelled() -> Fault {
    let message = "Cancelled; nothing was changed.".to_owned();
    Fault { row: None, column: String::new(), rule: "cancelled".to_owned(), message }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_yes_is_yes() {
        assert!(confirmed("yes\n".as_bytes()).expect("an answer"));
        for other in ["", "\n", "no\n", "y\n", "YES\n", "yes please\n"] {
            assert!(!confirmed(other.as_bytes()).expect("an answer"), "{other:?}");
        }
    }

    #[test]
    fn the_list_has_44_and_one_that_waits() {
        let list = official().expect("a list");
        assert_eq!((list[0].org_id, list[0].code.as_str()), (1, "OOBC"));
        assert_eq!(list.iter().filter(|listed| listed.is_active).count(), 44);
        let pilots: Vec<_> = list.iter().filter(|listed| listed.is_pilot).map(|listed| listed.code.as_str()).collect();
        assert_eq!(pilots, ["MAFAR", "MOH", "MOLE"]);
    }
}
