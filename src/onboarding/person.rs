//! `bmms create-pilot-user` and `bmms create-superuser`: one account.

use anyhow::Result;
use bmms_queries::client::{GenericClient, Params};
use bmms_queries::queries::auth::onboarding::{
    CreatePilotUserParams, CreateSuperuserParams, CreatedPerson, ProblemsParams, begin, create_pilot_user,
    create_superuser as create_operator, problems,
};

use super::credentials::{Credentials, Given, PasswordArguments};
use super::report::{Cells, Fault, Report};
use super::{ResultArgument, connect};
use crate::config::Config;
use crate::error::Error;
use crate::rules;

/// Arguments of `create-pilot-user`.
#[derive(Debug, clap::Args)]
pub struct UserArguments {
    /// Sign-in name; without it the part of the address before the @, with a number if somebody has that.
    #[arg(long)]
    username: Option<String>,
    /// Mail address.
    #[arg(long)]
    email: String,
    /// Code of the organization, in any letter case.
    #[arg(long, visible_alias = "moa", value_name = "CODE")]
    organization: String,
    /// `pilot_admin`, `planner`, `budget_officer`, `me_officer` or `viewer`; may be left out for the first admin of an organization.
    #[arg(long)]
    role: Option<String>,
    #[command(flatten)]
    name: NameArguments,
    /// Telephone number, beginning with 63 or 09.
    #[arg(long, default_value = "", hide_default_value = true)]
    phone: String,
    /// Position held.
    #[arg(long, default_value = "", hide_default_value = true)]
    position: String,
    /// Department or division.
    #[arg(long, default_value = "", hide_default_value = true)]
    department: String,
    #[command(flatten)]
    password: PasswordArguments,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// Arguments of `create-superuser`.
#[derive(Debug, clap::Args)]
pub struct SuperuserArguments {
    /// Sign-in name; without it the part of the address before the @, with a number if somebody has that.
    #[arg(long)]
    username: Option<String>,
    /// Mail address.
    #[arg(long)]
    email: String,
    #[command(flatten)]
    name: NameArguments,
    #[command(flatten)]
    password: PasswordArguments,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// What a person is called; without a name, as the address begins.
#[derive(Debug, clap::Args)]
struct NameArguments {
    /// Given name.
    #[arg(long, default_value = "", hide_default_value = true)]
    first_name: String,
    /// Family name.
    #[arg(long, default_value = "", hide_default_value = true)]
    last_name: String,
}

/// Somebody to be brought in.
#[derive(Clone, Debug, Default)]
pub(super) struct Person {
    pub username: Option<String>,
    pub email: String,
    pub first_name: String,
    pub last_name: String,
    pub phone: String,
    pub position: String,
    pub department: String,
    pub organization: String,
    pub role: Option<String>,
}

impl Person {
    /// Everything that speaks against bringing the person in, by the database's rules.
    pub(super) async fn problems<C: GenericClient>(&self, migrator: &C) -> Result<Vec<Fault>> {
        let asked = ProblemsParams {
            username: self.username.as_deref(),
            email: self.email.as_str(),
            first_name: self.first_name.as_str(),
            last_name: self.last_name.as_str(),
            phone: self.phone.as_str(),
            position: self.position.as_str(),
            department: self.department.as_str(),
            organization: self.organization.as_str(),
            role: self.role.as_deref(),
        };
        let found = problems().params(migrator, &asked).all().await.map_err(Error::from)?;
        let fault = |problem: bmms_queries::queries::auth::onboarding::Problems| {
            let mut fault = Fault::from(rules::violated(rules::get(&problem.rule), &problem.figures));
            fault.column = problem.field;
            fault
        };
        Ok(found.into_iter().map(fault).collect())
    }

    /// Brings the person in.
    pub(super) async fn create<C: GenericClient>(
        &self,
        migrator: &C,
        credentials: &Credentials,
    ) -> Result<CreatedPerson, Error> {
        let new = CreatePilotUserParams {
            username: self.username.as_deref(),
            email: self.email.as_str(),
            first_name: self.first_name.as_str(),
            last_name: self.last_name.as_str(),
            phone: self.phone.as_str(),
            position: self.position.as_str(),
            department: self.department.as_str(),
            organization: self.organization.as_str(),
            role: self.role.as_deref(),
            password_hash: credentials.hash.as_str(),
            must_change_password: credentials.must_change,
            invite: credentials.invite,
        };
        Ok(create_pilot_user().params(migrator, &new).one().await?)
    }
}

/// Makes an account with its membership.
pub(super) async fn create_user(config: &Config, arguments: &UserArguments, report: &mut Report) -> Result<()> {
    let person = Person {
        username: arguments.username.as_deref().map(trimmed),
        email: trimmed(&arguments.email),
        first_name: trimmed(&arguments.name.first_name),
        last_name: trimmed(&arguments.name.last_name),
        phone: trimmed(&arguments.phone),
        position: trimmed(&arguments.position),
        department: trimmed(&arguments.department),
        organization: trimmed(&arguments.organization),
        role: arguments.role.as_deref().map(trimmed),
    };
    let mut migrator = connect(config).await?;
    let tx = migrator.transaction().await?;
    begin().bind(&tx).one().await?;
    let mut faults = person.problems(&tx).await?;
    let given = Given::new(config, &arguments.password, &person, &mut faults).await?;
    let Some(given) = given.filter(|_| faults.is_empty()) else {
        report.faults(faults);
        return Ok(());
    };
    let created = match person.create(&tx, &given.credentials).await {
        Ok(created) => created,
        Err(error) => {
            report.faults(Fault::told(error)?);
            return Ok(());
        }
    };
    tx.commit().await?;
    report.row(
        Cells::default()
            .with("outcome", "created")
            .with("username", created.username.clone())
            .with("email", person.email.clone())
            .with("organization", created.organization.clone())
            .with("role", created.pilot_role)
            .with("membership", created.membership_role),
    );
    report.count("created", 1);
    report.say(format_args!(
        "Created user '{}' in {} ({})",
        created.username, created.organization, created.organization_name
    ));
    report.show_rows();
    given.say(&person.email, report);
    Ok(())
}

/// Makes an account of a platform operator.
pub(super) async fn create_superuser(
    config: &Config,
    arguments: &SuperuserArguments,
    report: &mut Report,
) -> Result<()> {
    let person = Person {
        username: arguments.username.as_deref().map(trimmed),
        email: trimmed(&arguments.email),
        first_name: trimmed(&arguments.name.first_name),
        last_name: trimmed(&arguments.name.last_name),
        ..Person::default()
    };
    let mut faults = Vec::new();
    let given = Given::new(config, &arguments.password, &person, &mut faults).await?;
    let Some(given) = given else {
        report.faults(faults);
        return Ok(());
    };
    let new = CreateSuperuserParams {
        username: person.username.as_deref(),
        email: person.email.as_str(),
        first_name: person.first_name.as_str(),
        last_name: person.last_name.as_str(),
        password_hash: given.credentials.hash.as_str(),
        must_change_password: given.credentials.must_change,
        invite: given.credentials.invite,
    };
    let migrator = connect(config).await?;
    let created = match create_operator().params(&migrator, &new).one().await {
        Ok(created) => created,
        Err(error) => {
            report.faults(Fault::told(error.into())?);
            return Ok(());
        }
    };
    let row = Cells::default().with("outcome", "created").with("username", created.username.clone());
    report.row(row.with("email", person.email.clone()).with("role", "superuser"));
    report.count("created", 1);
    report.say(format_args!("Created platform operator '{}'", created.username));
    given.say(&person.email, report);
    Ok(())
}

fn trimmed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
