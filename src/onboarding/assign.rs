//! `bmms assign-role`: what a member may do, by the name of a pilot role.

use anyhow::Result;
use bmms_queries::client::Params;
use bmms_queries::queries::auth::onboarding::{AssignPilotRoleParams, assign_pilot_role};

use super::report::{Cells, Fault, Report};
use super::{ResultArgument, connect};
use crate::config::Config;

/// Arguments of `assign-role`.
#[derive(Debug, clap::Args)]
pub struct Arguments {
    /// Sign-in name of the member.
    username: String,
    /// `pilot_admin`, `planner`, `budget_officer`, `me_officer` or `viewer`.
    role: String,
    /// Code of the organization; without it the member's primary one.
    #[arg(long, visible_alias = "moa", value_name = "CODE")]
    organization: Option<String>,
    /// This role alone, in place of what the member has.
    #[arg(long)]
    replace: bool,
    /// Take the role away. What is left is a manager who still approves something, a member of staff, or a viewer.
    #[arg(long, conflicts_with = "replace")]
    remove: bool,
    #[command(flatten)]
    pub(super) result: ResultArgument,
}

/// Gives the role, or takes it away.
pub(super) async fn run(config: &Config, arguments: &Arguments, report: &mut Report) -> Result<()> {
    let (mode, done) = match arguments {
        Arguments { replace: true, .. } => ("replace", "Assigned"),
        Arguments { remove: true, .. } => ("remove", "Removed"),
        _ => ("add", "Assigned"),
    };
    let wanted = AssignPilotRoleParams {
        username: arguments.username.as_str(),
        role: arguments.role.as_str(),
        organization: arguments.organization.as_deref(),
        mode,
    };
    let migrator = connect(config).await?;
    let now = match assign_pilot_role().params(&migrator, &wanted).one().await {
        Ok(now) => now,
        Err(error) => {
            report.faults(Fault::told(error.into())?);
            return Ok(());
        }
    };
    let changed = (&now.role_before, &now.flags_before) != (&now.role_after, &now.flags_after);
    report.row(
        Cells::default()
            .with("outcome", if changed { "changed" } else { "unchanged" })
            .with("username", now.username.clone())
            .with("organization", now.organization)
            .with("membership_before", now.role_before)
            .with("flags_before", now.flags_before.join(" "))
            .with("membership", now.role_after)
            .with("flags", now.flags_after.join(" ")),
    );
    report.count("changed", usize::from(changed));
    let role = arguments.role.trim().to_lowercase();
    let from = if done == "Removed" { "from" } else { "to" };
    report.say(format_args!("{done} role '{role}' {from} user '{}'", now.username));
    report.show_rows();
    Ok(())
}
