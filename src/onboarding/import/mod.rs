//! `bmms import-pilot-users`: many accounts from a CSV file. The whole file is checked before anything is written, and then
//! all of it is written or nothing; `--partial` takes the rows one by one.

mod links;
mod rows;
pub(super) mod text;

use std::collections::BTreeMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use bmms_queries::queries::auth::onboarding::{CreatedPerson, begin};
use indicatif::ProgressBar;
use serde_json::json;
use tokio_postgres::{Client, Transaction};

use self::links::Links;
use self::rows::{Read, Row};
use super::credentials::Credentials;
use super::passwords;
use super::report::{Cells, Fault, Report, progress};
use super::{ResultArgument, connect};
use crate::config::Config;
use crate::rules;

/// Arguments of `import-pilot-users`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// The file: columns `email`, `first_name`, `last_name`, `organization` and `role`; `phone`, `position` and `department` if you like.
    #[arg(value_name = "CSV", required_unless_present = "csv", conflicts_with = "csv")]
    path: Option<PathBuf>,
    /// The same, by name.
    #[arg(long, value_name = "CSV")]
    csv: Option<PathBuf>,
    /// Check everything, and create nothing.
    #[arg(long)]
    dry_run: bool,
    /// Send each person an invitation with a link to set a password; without it the links go into a file.
    #[arg(long)]
    send_emails: bool,
    /// Create the people whose rows are right although others are wrong.
    #[arg(long)]
    partial: bool,
    /// The file of sign-in names and links, which must not exist yet; without it beside the CSV file.
    #[arg(long, value_name = "FILE", conflicts_with = "send_emails")]
    links_file: Option<PathBuf>,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

impl Arguments {
    fn csv(&self) -> Result<&PathBuf> {
        self.path.as_ref().or(self.csv.as_ref()).context("a CSV file is needed")
    }

    fn links(&self) -> Result<PathBuf> {
        if let Some(path) = &self.links_file {
            return Ok(path.clone());
        }
        let csv = self.csv()?;
        let stem = csv.file_stem().context("the CSV file has no name")?.to_string_lossy();
        Ok(csv.with_file_name(format!("{stem}-links.csv")))
    }
}

/// Reads the file, checks it and makes the accounts.
pub(super) async fn run(config: &Config, arguments: &Arguments, report: &mut Report) -> Result<()> {
    report.dry_run = arguments.dry_run;
    let read = rows::read(arguments.csv()?)?;
    report.say(&read.description);
    let mut migrator = connect(config).await?;
    let import = Import { config, arguments, read, links: None, created: Vec::new() };
    if arguments.partial && !arguments.dry_run {
        import.partly(&mut migrator, report).await
    } else {
        import.wholly(&mut migrator, report).await
    }
}

struct Import<'a> {
    config: &'a Config,
    arguments: &'a Arguments,
    read: Read,
    links: Option<Links>,
    created: Vec<CreatedPerson>,
}

impl Import<'_> {
    /// All rows in one transaction, once nothing is wrong with any.
    async fn wholly(mut self, migrator: &mut Client, report: &mut Report) -> Result<()> {
        let tx = migrator.transaction().await?;
        // Two runs of one file: the second finds everybody there.
        begin().bind(&tx).one().await?;
        let mut faults = std::mem::take(&mut self.read.faults);
        let bar = progress("checking", self.read.rows.len());
        for row in &self.read.rows {
            faults.extend(row.problems(&tx).await?);
            bar.inc(1);
        }
        bar.finish_and_clear();
        faults.extend(twice(&self.read.rows));
        faults.sort_by_key(|fault| fault.row);
        if !faults.is_empty() {
            self.refuse(faults, report);
            return Ok(());
        }

        self.links = self.links()?;
        let hashes = if self.arguments.dry_run {
            // They are forgotten in a moment.
            vec![passwords::unknown(1, &ProgressBar::hidden()).await?.remove(0); self.read.rows.len()]
        } else {
            let bar = progress("preparing", self.read.rows.len());
            let hashes = passwords::unknown(self.read.rows.len(), &bar).await?;
            bar.finish_and_clear();
            hashes
        };
        let bar = progress("creating", self.read.rows.len());
        for (row, hash) in std::mem::take(&mut self.read.rows).iter().zip(hashes) {
            if let Err(faults) = self.create(&tx, row, hash, report).await? {
                self.refuse(faults, report);
                return Ok(());
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        if self.arguments.dry_run {
            tx.rollback().await?;
        } else {
            if let Some(links) = &mut self.links {
                links.write()?;
            }
            tx.commit().await?;
            self.links.iter_mut().for_each(Links::keep);
        }
        self.tell(report);
        Ok(())
    }

    /// Each row in a transaction of its own.
    async fn partly(mut self, migrator: &mut Client, report: &mut Report) -> Result<()> {
        let mut faults = std::mem::take(&mut self.read.faults);
        self.links = self.links()?;
        let bar = progress("creating", self.read.rows.len());
        for row in std::mem::take(&mut self.read.rows) {
            bar.inc(1);
            let tx = migrator.transaction().await?;
            begin().bind(&tx).one().await?;
            let problems = row.problems(&tx).await?;
            if !problems.is_empty() {
                faults.extend(problems);
                continue;
            }
            let hash = passwords::unknown(1, &ProgressBar::hidden()).await?.remove(0);
            if let Err(problems) = self.create(&tx, &row, hash, report).await? {
                faults.extend(problems);
                continue;
            }
            if let Some(links) = &mut self.links {
                links.write()?;
            }
            tx.commit().await?;
            self.links.iter_mut().for_each(Links::keep);
        }
        bar.finish_and_clear();
        faults.sort_by_key(|fault| fault.row);
        let complete = faults.is_empty();
        report.faults(faults);
        self.tell(report);
        if !complete {
            report.say("Import completed with errors");
        }
        Ok(())
    }

    /// The file for links, if no mail is sent.
    fn links(&self) -> Result<Option<Links>> {
        if self.arguments.send_emails || self.arguments.dry_run {
            return Ok(None);
        }
        Ok(Some(Links::create(&self.arguments.links()?, &self.config.http.public_url)?))
    }

    /// Makes an account; the faults of the row, if a rule refuses it.
    async fn create(
        &mut self,
        tx: &Transaction<'_>,
        row: &Row,
        hash: String,
        report: &mut Report,
    ) -> Result<std::result::Result<(), Vec<Fault>>> {
        let credentials = Credentials { hash, must_change: false, invite: self.arguments.send_emails };
        let created = match row.person.create(tx, &credentials).await {
            Ok(created) => created,
            Err(error) => {
                let faults = Fault::told(error)?;
                return Ok(Err(faults.into_iter().map(|fault| fault.of_row(row.number)).collect()));
            }
        };
        if let Some(links) = &mut self.links {
            links.add(tx, &created).await?;
        }
        report.row(
            Cells::default()
                .with("row", row.number)
                .with("outcome", if self.arguments.dry_run { "would be created" } else { "created" })
                .with("username", created.username.clone())
                .with("email", row.person.email.clone())
                .with("organization", created.organization.clone())
                .with("role", created.pilot_role.clone())
                .with("membership", created.membership_role.clone()),
        );
        self.created.push(created);
        Ok(Ok(()))
    }

    /// Nothing is written: what is wrong is told.
    fn refuse(&self, faults: Vec<Fault>, report: &mut Report) {
        let rows: std::collections::BTreeSet<_> = faults.iter().map(|fault| fault.row).collect();
        let (wrong, errors) = (rows.len(), faults.len());
        report.forget_rows();
        report.faults(faults);
        report.count("created", 0);
        report.count("wrong", wrong);
        report.say("created 0");
        report.say(format_args!("Nothing was written. Errors: {errors}. Rows with an error: {wrong}."));
        if self.arguments.dry_run {
            report.say("Dry run complete - no users created");
        }
    }

    /// What was made, or would be.
    fn tell(&self, report: &mut Report) {
        let mut people: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for person in &self.created {
            *people.entry((&person.organization, &person.pilot_role)).or_default() += 1;
        }
        let summary: Vec<Cells> = people
            .into_iter()
            .map(|((organization, role), count)| {
                Cells::default().with("organization", organization).with("role", role).with("people", count)
            })
            .collect();
        report.show(&summary);
        let made = self.created.len();
        if self.arguments.dry_run {
            report.count("created", 0);
            report.count("would_be_created", made);
            report.say(format_args!("\ncreated 0, would be created {made}"));
            report.say("Dry run complete - no users created");
            return;
        }
        report.count("created", made);
        report.say(format_args!("\ncreated {made}"));
        if self.arguments.send_emails {
            report.say(format_args!(
                "Invitations go out to {made} addresses: links to set a password, good for 24 hours."
            ));
        }
        if let Some(links) = self.links.as_ref().filter(|_| made > 0) {
            report.say(format_args!(
                "Links to set a password, good for 24 hours and once each: {}\nHand them out, then delete the file.",
                links.path().display()
            ));
        }
    }
}

/// Rows with an address that another row has too.
fn twice(rows: &[Row]) -> Vec<Fault> {
    let mut places: BTreeMap<String, Vec<&Row>> = BTreeMap::new();
    for row in rows {
        places.entry(row.person.email.to_lowercase()).or_default().push(row);
    }
    places
        .values()
        .filter(|rows| rows.len() > 1)
        .flat_map(|rows| {
            let numbers: Vec<_> = rows.iter().map(|row| row.number.to_string()).collect();
            rows.iter().map(move |row| {
                let figures = json!({ "email": row.person.email, "rows": numbers.join(", ") }).to_string();
                Fault::from(rules::violated(rules::get("pilot_email_twice"), &figures)).of_row(row.number)
            })
        })
        .collect()
}
