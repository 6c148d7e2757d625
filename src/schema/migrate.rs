//! Roles, then migrations, then policies; each step safe to repeat.

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use tokio_postgres::{Client, Row};

use crate::manifest;

mod embedded {
    refinery::embed_migrations!("../../migrations");
}

const ROLES: &str = include_str!("../../ops/roles.sql");
const DATABASE: &str = include_str!("../../ops/database.sql");

macro_rules! policies {
    ($($file:literal),* $(,)?) => {
        [$(($file, include_str!(concat!("../../policies/", $file)))),*]
    };
}

/// The policy files in the order they build on each other.
const POLICIES: [(&str, &str); 54] = policies![
    "ctx.sql",
    "permissions.sql",
    "audit.sql",
    "auth.sql",
    "auth_sign_in.sql",
    "auth_passwords.sql",
    "auth_second_factors.sql",
    "auth_tokens.sql",
    "people.sql",
    "organizations.sql",
    "platform.sql",
    "planning.sql",
    "planning_rules.sql",
    "planning_views.sql",
    "planning_workflow.sql",
    "budgeting.sql",
    "budgeting_rules.sql",
    "budgeting_views.sql",
    "budgeting_workflow.sql",
    "budgeting_proposals.sql",
    "budgeting_money.sql",
    "budgeting_sheets.sql",
    "budgeting_forms.sql",
    "jobs.sql",
    "mail.sql",
    "members.sql",
    "members_changes.sql",
    "registrations.sql",
    "members_registrations.sql",
    "notifications.sql",
    "planning_notices.sql",
    "budgeting_notices.sql",
    "onboarding.sql",
    "ocm.sql",
    "report.sql",
    "report_views.sql",
    "report_budget_views.sql",
    "platform_admin.sql",
    "platform_people.sql",
    "platform_background.sql",
    "platform_budgeting.sql",
    "classes.sql",
    "auditor.sql",
    "comments.sql",
    "findings_catalogue.sql",
    "findings_tables.sql",
    "findings_policies.sql",
    "findings_functions.sql",
    "findings_grants.sql",
    "findings_oversight.sql",
    "findings_roles.sql",
    "findings_drift.sql",
    "findings.sql",
    "advice.sql",
];

/// Takes every policy away, as its table's owner: one that no file creates any more must not stay.
const DROP_POLICIES: &str = "
    do $$
    declare
      old record;
    begin
      for old in
        select p.polname, p.polrelid::regclass as on_table, pg_get_userbyid(c.relowner) as owner
        from pg_policy p join pg_class c on c.oid = p.polrelid
      loop
        execute format('set local role %I', old.owner);
        execute format('drop policy %I on %s', old.polname, old.on_table);
      end loop;
      reset role;
    end
    $$";

/// Number of the newest migration this program knows.
pub fn latest_version() -> i32 {
    embedded::migrations::runner().get_migrations().iter().map(refinery::Migration::version).max().unwrap_or_default()
}

/// When [`migrate`] applies the policy files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Policies {
    /// When one of them differs from what was applied last.
    IfChanged,
    /// In any case: mends what somebody changed in the database by hand.
    Always,
}

/// What a run of [`migrate`] changed.
#[derive(Debug)]
pub struct Report {
    /// Names of the migrations applied, oldest first.
    pub migrations: Vec<String>,
    /// Whether the policy files were applied, because at least one differed from what was applied last.
    pub policies: bool,
}

/// Creates the roles and what the database itself needs, and sets the passwords of the logins.
///
/// `admin` is connected to the database that is to be migrated, as a superuser or as somebody who may create roles.
pub async fn prepare(admin: &Client, passwords: &[(&str, &str)]) -> Result<()> {
    admin.batch_execute(ROLES).await.context("ops/roles.sql")?;
    prepare_database(admin).await?;
    for (login, password) in passwords {
        let statement: String = admin
            .query_one("select format('alter role %I password %L', $1::text, $2::text)", &[login, password])
            .await?
            .get(0);
        // The server would write a failing statement to its log, password included.
        admin.batch_execute("set log_min_error_statement = panic").await?;
        admin.batch_execute(&statement).await.with_context(|| format!("password of {login}"))?;
    }
    Ok(())
}

/// Sets what a database carries itself and a copy of it does not: who may connect and create.
pub async fn prepare_database(admin: &Client) -> Result<()> {
    admin.batch_execute(DATABASE).await.context("ops/database.sql")
}

/// Applies the migrations that are missing and, if any policy file changed or it is asked for, all policy files in one
/// transaction.
///
/// `migrator` is connected as `bmms_migrator`. A database that holds a migration this program does not know, or knows
/// differently, is refused.
pub async fn migrate(migrator: &mut Client, policies: Policies) -> Result<Report> {
    let mut runner = embedded::migrations::runner().set_abort_divergent(true).set_abort_missing(true);
    runner.set_migration_table_name("migrations.history");
    let report = runner.run_async(migrator).await.context("migrations")?;
    let migrations = report.applied_migrations().iter().map(ToString::to_string).collect();
    let policies = apply_policies(migrator, policies).await?;
    if migrator.query_opt("select from ctx.current_key", &[]).await?.is_none() {
        migrator.execute("select ctx.rotate_key()", &[]).await.context("first seal key")?;
    }
    Ok(Report { migrations, policies })
}

async fn apply_policies(migrator: &mut Client, when: Policies) -> Result<bool> {
    migrator
        .batch_execute(
            "create table if not exists migrations.policy_files (
               file text not null, sha256 text not null, applied_at timestamptz not null default now(),
               constraint policy_files_pkey primary key (file));
             comment on table migrations.policy_files is 'Policy files as applied last';
             comment on column migrations.policy_files.file is 'Name in policies/, or the manifest of what they make';
             comment on column migrations.policy_files.sha256 is 'SHA-256 of its text';
             comment on column migrations.policy_files.applied_at is 'When';
             grant usage on schema migrations to bmms_ctx_owner;
             grant select on migrations.history to bmms_ctx_owner;
             comment on table migrations.history is 'Migrations applied';
             comment on column migrations.history.version is 'Number';
             comment on column migrations.history.name is 'Name';
             comment on column migrations.history.applied_on is 'When';
             comment on column migrations.history.checksum is 'Checksum of its text';",
        )
        .await?;
    let tx = migrator.transaction().await?;
    tx.batch_execute("lock table migrations.policy_files in exclusive mode").await?;
    let applied: Vec<(String, String)> = tx
        .query("select file, sha256 from migrations.policy_files order by file", &[])
        .await?
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    let mut wanted: Vec<(String, String)> =
        POLICIES.iter().map(|(file, text)| ((*file).to_owned(), sha256(text))).collect();
    wanted.push((manifest::FILE.to_owned(), sha256(manifest::MANIFEST)));
    wanted.sort();
    if applied == wanted && when == Policies::IfChanged {
        return Ok(false);
    }
    // The files define what is row-secured and read none of it; with row security off, functions would not compile.
    tx.batch_execute("set local row_security = on").await?;
    tx.batch_execute(DROP_POLICIES).await.context("old policies")?;
    for (file, text) in POLICIES {
        tx.batch_execute(text).await.with_context(|| format!("policies/{file}"))?;
    }
    manifest::write(&tx).await.context("audit.expected")?;
    tx.execute("delete from migrations.policy_files", &[]).await?;
    for (file, hash) in &wanted {
        tx.execute("insert into migrations.policy_files (file, sha256) values ($1, $2)", &[file, hash]).await?;
    }
    tx.commit().await?;
    Ok(true)
}

pub(crate) fn sha256(text: &str) -> String {
    format!("{:x}", Sha256::digest(text))
}

/// Looks for rows whose foreign key points nowhere, which a validation by the table's owner does not see under forced
/// row security. `bypasser` must bypass row security.
///
/// Fails with the name of every key that is violated.
pub async fn reverify_foreign_keys(bypasser: &Client) -> Result<usize> {
    let checks = bypasser.query(FOREIGN_KEY_CHECKS, &[]).await?;
    let mut violated = Vec::new();
    for check in &checks {
        let (name, statement): (String, String) = (check.get(0), check.get(1));
        let row: Row = bypasser.query_one(&statement, &[]).await.with_context(|| name.clone())?;
        if row.get(0) {
            violated.push(name);
        }
    }
    if !violated.is_empty() {
        bail!("rows violate these foreign keys: {}", violated.join(", "));
    }
    Ok(checks.len())
}

/// One row per foreign key of our schemas: its name, and a query that is true if a row violates it.
const FOREIGN_KEY_CHECKS: &str = "
    select c.conname::text,
           format(
             'select exists (select from only %s child where %s and not exists (select from only %s parent where %s))',
             c.conrelid::regclass,
             string_agg(format('child.%I is not null', a.attname), ' and ' order by k.ord),
             c.confrelid::regclass,
             string_agg(format('parent.%I = child.%I', f.attname, a.attname), ' and ' order by k.ord))
    from pg_constraint c
    cross join lateral unnest(c.conkey, c.confkey) with ordinality as k (child, parent, ord)
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.child
    join pg_attribute f on f.attrelid = c.confrelid and f.attnum = k.parent
    where c.contype = 'f'
    group by c.oid, c.conname, c.conrelid, c.confrelid
    order by c.conname";
