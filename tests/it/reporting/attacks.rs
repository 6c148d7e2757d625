//! What a reporting login may try, with any tool: statements for one session, and what must come of them.

/// What must come of an attack. Whatever it is, nothing of another organization is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The last statement shows the own rows, and those alone.
    Own,
    /// The last statement is refused, and nothing is shown.
    Refused,
    /// It may do what it likes, as long as it shows nothing.
    Silent,
}

use Verdict::{Own, Refused, Silent};

#[derive(Clone, Copy, Debug)]
pub(super) struct Attack {
    pub name: &'static str,
    pub verdict: Verdict,
    /// Options at the start of the session, as PGOPTIONS has them.
    pub options: &'static str,
    pub statements: &'static [&'static str],
    /// Values for the `?` of the statements.
    pub parameters: &'static [&'static str],
}

const fn attack(name: &'static str, verdict: Verdict, statements: &'static [&'static str]) -> Attack {
    Attack { name, verdict, options: "", statements, parameters: &[] }
}

impl Attack {
    const fn with_options(self, options: &'static str) -> Self {
        Self { options, ..self }
    }

    const fn with_parameters(self, parameters: &'static [&'static str]) -> Self {
        Self { parameters, ..self }
    }
}

/// Every plan and everything in it that the session sees.
const ALL: &str = "select org_code, strategic_plan, null from report.strategic_plans \
    union all select org_code, strategic_plan, goal from report.goals \
    union all select org_code, annual_plan, strategic_plan from report.annual_plans \
    union all select org_code, objective, strategic_plan from report.objectives \
    union all select org_code, org_name, null from report.organization";

pub(super) const ATTACKS: &[Attack] = &[
    attack("it just reads", Own, &[ALL]),
    // What a request of the service sets.
    attack("it sets the organization", Own, &["set app.org_id = '10'", ALL]),
    attack(
        "it sets an organization and a pass",
        Own,
        &["set app.org_id = '10'", "set app.pass = '1|1|10|x|planning.view|9999999999|x'", ALL],
    ),
    attack(
        "it sets them for a transaction",
        Own,
        &["begin", "set local app.org_id = '10'", "select set_config('app.pass', '', true)", ALL],
    ),
    attack("it starts with an organization", Own, &[ALL]).with_options("-c app.org_id=10 -c app.pass=x"),
    attack("it asks the functions of the service", Refused, &["select ctx.org_id()"]),
    attack("it mints a pass", Refused, &["select * from ctx.mint_pass(sha256('x'), 'MOLE', interval '1 minute')"]),
    attack("it asks whose it is", Refused, &["select ctx.report_org_id()"]),
    attack("it lists the reporting logins", Refused, &["select * from ctx.list_reporting_logins()"]),
    attack(
        "it makes itself a login",
        Refused,
        &["select ctx.add_reporting_login('MOLE', 'Me', now() + interval '1 day')"],
    ),
    // Another role.
    attack("it becomes a tenant", Refused, &["set role bmms_tenant"]),
    attack("it becomes the owner", Refused, &["set role bmms_owner"]),
    attack("it becomes the owner of the context", Refused, &["set role bmms_ctx_owner"]),
    attack("it becomes the service", Refused, &["set role bmms_service"]),
    attack("it becomes oversight", Refused, &["set role bmms_oversight"]),
    attack("it becomes whoever dumps everything", Refused, &["set role bmms_backup"]),
    attack("it becomes the superuser", Refused, &["set role postgres"]),
    attack("it becomes its group", Own, &["set role bmms_report", ALL]),
    attack("it starts as its group", Own, &[ALL]).with_options("-c role=bmms_report"),
    attack("it starts as the owner", Silent, &[ALL]).with_options("-c role=bmms_owner"),
    attack("it signs in again as the superuser", Refused, &["set session authorization postgres"]),
    attack("it signs in again as the service", Refused, &["set session authorization bmms_service"]),
    attack("it starts as somebody else", Silent, &[ALL]).with_options("-c session_authorization=postgres"),
    // Row security itself, and names.
    attack("it switches row security off", Refused, &["set row_security = off", ALL]),
    attack("it starts with row security off", Refused, &[ALL]).with_options("-c row_security=off"),
    attack("it fires no triggers", Refused, &["set session_replication_role = replica"]),
    attack("it looks elsewhere for names", Own, &["set search_path = planning, organizations, ctx, report", ALL]),
    attack("it reads a table", Refused, &["select * from planning.goals"]),
    attack("it reads a table by another path", Refused, &["set search_path = planning", "select * from goals"]),
    attack("it counts the organizations", Refused, &["select count(*) from organizations.organizations"]),
    attack("it reads the mapping", Refused, &["select * from ctx.reporting_logins"]),
    attack("it reads the key of passes", Refused, &["select * from ctx.seal_keys"]),
    attack("it reads people", Refused, &["select * from auth.users"]),
    attack("it reads the audit trail", Refused, &["select * from audit.events"]),
    attack("it reads the findings", Refused, &["select * from audit.findings"]),
    attack("it locks a table", Refused, &["begin", "lock table planning.goals"]),
    // Its filter, and functions that see rows before the wall.
    attack("it asks for the other one", Silent, &["select * from report.goals where org_code = 'MOLE'"]),
    attack("it asks for all but itself", Silent, &["select * from report.strategic_plans where org_code <> 'MOH'"]),
    attack(
        "it asks with a parameter for the other one",
        Silent,
        &["select strategic_plan from report.strategic_plans where org_code = ?"],
    )
    .with_parameters(&["MOLE"]),
    attack(
        "it asks with a parameter for itself",
        Own,
        &["select strategic_plan from report.strategic_plans where org_code = ?"],
    )
    .with_parameters(&["MOH"]),
    attack(
        "an error tells the value",
        Silent,
        &[
            "select * from report.goals where goal::integer = 1",
            "select * from report.strategic_plans where strategic_plan::numeric > 0",
            "select * from report.objectives where cast(objective as date) is null",
        ],
    ),
    attack(
        "a division tells that it is there",
        Silent,
        &["select 1 / (count(*) - 1) from report.strategic_plans where strategic_plan like 'mark%'"],
    ),
    attack(
        "a plan is explained with its rows",
        Silent,
        &["explain (analyze, verbose, buffers) select * from report.goals where goal like 'mark%'"],
    ),
    attack(
        "every table is turned into XML",
        Silent,
        &[
            "select database_to_xml(true, true, '')",
            "select schema_to_xml('planning', true, true, '')",
            "select table_to_xml('planning.goals', true, true, '')",
            "select table_to_xml((select c.oid from pg_class c where c.relname = 'goals' and c.relkind = 'r'), true, true, '')",
        ],
    ),
    attack(
        "a query is turned into XML",
        Own,
        &["set app.org_id = '10'", "select query_to_xml('select * from report.goals', true, true, '')"],
    ),
    attack("the views are turned into XML", Own, &["select schema_to_xml('report', true, true, '')::text"]),
    attack(
        "a block catches what is refused",
        Silent,
        &["do $$ declare r record; begin for r in select * from report.goals loop raise notice '%', r; end loop; \
           execute 'set local role bmms_owner'; for r in execute 'select * from planning.goals' loop raise notice '%', r; end loop; \
           exception when others then raise notice '%', sqlerrm; end $$"],
    ),
    // Statements and cursors that are kept.
    attack(
        "a statement is prepared before and run after",
        Own,
        &[
            "prepare p as select strategic_plan from report.strategic_plans",
            "execute p",
            "set app.org_id = '10'",
            "set plan_cache_mode = force_generic_plan",
            "execute p",
        ],
    ),
    attack(
        "a statement is prepared as its group",
        Own,
        &["set role bmms_report", "prepare p as select goal from report.goals", "reset role", "execute p"],
    ),
    attack(
        "a cursor is opened before and read after",
        Own,
        &[
            "begin",
            "declare c cursor for select strategic_plan from report.strategic_plans",
            "set local app.org_id = '10'",
            "fetch all from c",
        ],
    ),
    // Writing, and what could hold rows for later.
    attack("it updates a view", Refused, &["update report.goals set goal = 'mine'"]),
    attack("it deletes", Refused, &["delete from planning.goals"]),
    attack("it inserts", Refused, &["insert into planning.goals (org_id) values (6)"]),
    attack("it truncates", Refused, &["truncate planning.goals"]),
    attack("it asks to write", Refused, &["set default_transaction_read_only = off", "begin read write"]),
    attack("it makes a temporary table", Refused, &["create temp table kept as select * from report.goals"]),
    attack("it makes a table", Refused, &["create table report.kept (n integer)"]),
    attack(
        "it makes a function",
        Refused,
        &["create function pg_temp.mine() returns integer language sql as 'select 1'"],
    ),
    attack("it makes an extension", Refused, &["create extension dblink"]),
    attack("it calls another server", Refused, &["select dblink('dbname=postgres', 'select 1')"]),
    attack("it gives itself a right", Refused, &["grant select on planning.goals to bmms_report"]),
    attack("it takes the end off its own role", Refused, &["alter role current_user valid until 'infinity'"]),
    // Copies, files and large objects.
    attack("it copies a view", Own, &["copy (select * from report.goals) to stdout"]),
    attack("it copies a table", Refused, &["copy planning.goals to stdout"]),
    attack("it copies to a file", Refused, &["copy (select 1) to '/tmp/bmms-attack'"]),
    attack("it copies through a program", Refused, &["copy (select 1) to program 'cat'"]),
    attack("it reads a file", Refused, &["select pg_read_file('pg_hba.conf')"]),
    attack("it reads a file as bytes", Refused, &["select pg_read_binary_file('replication.pgpass')"]),
    attack("it lists files", Refused, &["select pg_ls_dir('.')"]),
    attack("it lists who may connect", Refused, &["select * from pg_hba_file_rules"]),
    attack("it opens a large object", Refused, &["select lo_get(1)"]),
    attack("it makes a large object", Refused, &["select lo_from_bytea(0, 'x')"]),
    attack("it reads a file into a large object", Refused, &["select lo_import('/etc/passwd')"]),
    attack("it reads all large objects", Refused, &["select * from pg_largeobject"]),
    // What the server knows of everybody.
    attack("it reads what the planner knows", Silent, &["select * from pg_stats", "select * from pg_stats_ext_exprs"]),
    attack("it reads what the planner knows, unfiltered", Refused, &["select * from pg_statistic"]),
    attack("it reads what others are asking", Silent, &["select * from pg_stat_activity"]),
    attack("it reads how the standby connects", Silent, &["select * from pg_stat_wal_receiver"]),
    attack("it reads prepared statements and cursors", Silent, &["select * from pg_prepared_statements, pg_cursors"]),
    attack("it reads password hashes", Refused, &["select * from pg_authid"]),
    attack("it reads pages", Refused, &["select get_raw_page('planning.goals', 0)"]),
    attack("it stops the replay", Refused, &["select pg_wal_replay_pause()"]),
    attack("it makes the standby a primary", Refused, &["select pg_promote()"]),
];
