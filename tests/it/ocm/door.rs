//! The door in the database: what the login of oversight can and cannot do, with raw SQL.

use tokio_postgres::Client;

use super::{MARKER, arrange};
use crate::support::App;

/// What the login of oversight reads, listed here once more: a grant beyond it is a decision, not a slip.
const READABLE: [(&str, &[&str]); 9] = [
    ("budgeting.appropriations", &["id", "org_id", "programme_id"]),
    ("budgeting.entries", &["amount", "appropriation_id", "kind", "org_id"]),
    ("budgeting.programmes", &["approved_amount", "fiscal_year", "id", "org_id", "proposal_id", "requested_amount"]),
    ("budgeting.proposals", &["fiscal_year", "id", "org_id", "status"]),
    ("organizations.organizations", &["code", "is_active", "name", "org_id", "org_type"]),
    ("planning.annual_plans", &["id", "org_id", "status", "strategic_plan_id", "year"]),
    ("planning.goals", &["completion_percentage", "org_id", "status", "strategic_plan_id"]),
    ("planning.objectives", &["annual_plan_id", "completion_percentage", "org_id", "status"]),
    ("planning.strategic_plans", &["end_year", "id", "org_id", "start_year", "status"]),
];

/// What the service asks for a pass.
const MINT: &str = "select pass from ctx.mint_oversight_pass(sha256(convert_to($1, 'UTF8')), 'planning', null, 'viewer', '127.0.0.1', '1 minute')";

/// A pass for oversight, as the service gets it.
async fn oversight_pass(app: &App, login: &str) -> String {
    let person = app.person(login).await;
    app.login("bmms_service").await.query_one(MINT, &[&person.token]).await.unwrap().get(0)
}

/// The rows of a statement in a transaction of its own with a pass, or the error code.
async fn read(client: &Client, pass: &str, sql: &str) -> Result<usize, String> {
    client.batch_execute("begin").await.unwrap();
    client
        .query_one("select set_config('app.pass', $1, true), set_config('app.org_id', 'ocm', true)", &[&pass])
        .await
        .unwrap();
    let outcome = client.query(sql, &[]).await;
    client.batch_execute("rollback").await.unwrap();
    outcome.map(|rows| rows.len()).map_err(|error| error.code().unwrap().code().to_owned())
}

fn refused(code: &str) -> Result<usize, String> {
    Err(code.to_owned())
}

#[tokio::test]
async fn the_login_reads_listed_columns_with_a_pass_and_nothing_else() {
    let app = App::start().await;
    arrange(&app).await;
    let client = app.login("bmms_oversight").await;
    let pass = oversight_pass(&app, "ocm.viewer").await;
    let tables = "select format('%I.%I', n.nspname, c.relname), array_agg(a.attname::text order by a.attname)
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
                  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema)' and a.attnum > 0 and not a.attisdropped
                  group by 1";
    let tables = app.superuser().await.query(tables, &[]).await.unwrap();
    assert!(tables.len() > 15);
    for row in tables {
        let (table, columns): (String, Vec<String>) = (row.get(0), row.get(1));
        let readable = READABLE.iter().find(|(name, _)| *name == table).map_or(&[][..], |(_, columns)| columns);
        for column in columns {
            let sql = format!("select {column} from {table}");
            let outcome = read(&client, &pass, &sql).await;
            if readable.contains(&column.as_str()) {
                assert!(outcome.is_ok_and(|rows| rows > 0), "{sql}");
                assert_eq!(read(&client, "", &sql).await, refused("28000"), "{sql} without a pass");
            } else {
                assert_eq!(outcome, refused("42501"), "{sql}");
            }
        }
        assert_eq!(read(&client, &pass, &format!("select * from {table}")).await, refused("42501"), "{table}");
    }
    for view in ["ocm.planning_status", "ocm.plans_in_force", "ocm.budget_figures"] {
        assert!(read(&client, &pass, &format!("select * from {view}")).await.is_ok_and(|rows| rows > 0));
        assert_eq!(read(&client, "", &format!("select * from {view}")).await, refused("28000"), "{view}");
    }
    app.stop().await;
}

#[tokio::test]
async fn the_login_writes_nothing_however_it_asks() {
    let app = App::start().await;
    arrange(&app).await;
    let client = app.login("bmms_oversight").await;
    let pass = oversight_pass(&app, "ocm.executive").await;
    for (table, _) in READABLE {
        for sql in [
            format!("delete from {table}"),
            format!("insert into {table} (org_id) values (6)"),
            format!("update {table} set org_id = 7"),
            format!("truncate {table}"),
            format!("lock table {table} in share mode"),
            format!("select org_id from {table} for update"),
        ] {
            // Read only by default, and by its grants where it says otherwise.
            assert!(read(&client, &pass, &sql).await.is_err(), "{sql}");
            client.batch_execute("set default_transaction_read_only = off").await.unwrap();
            assert_eq!(read(&client, &pass, &sql).await, refused("42501"), "{sql}");
            client.batch_execute("reset default_transaction_read_only").await.unwrap();
        }
    }
    client.batch_execute("set default_transaction_read_only = off").await.unwrap();
    for sql in [
        "set role bmms_tenant",
        "set role bmms_service",
        "set role bmms_owner",
        "set session authorization bmms_owner",
        "select ctx.org_id()",
        "select ctx.mint_pass('x', 'MOH', '1 minute')",
        "select ctx.mint_oversight_pass('x', 'planning', null, 'viewer', '127.0.0.1', '1 minute')",
        "select auth.list_ocm_access()",
        "create temporary table mine (id integer)",
        "select lo_create(0)",
    ] {
        assert_eq!(read(&client, &pass, sql).await, refused("42501"), "{sql}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_pass_whose_record_is_not_kept_opens_nothing() {
    let app = App::start().await;
    arrange(&app).await;
    let person = app.person("ocm.viewer").await;
    let plans = "select org_id from planning.strategic_plans";
    let (mut service, overseer) = (app.login("bmms_service").await, app.login("bmms_oversight").await);
    let tx = service.transaction().await.unwrap();
    let pass: String = tx.query_one(MINT, &[&person.token]).await.unwrap().get(0);
    assert_eq!(read(&overseer, &pass, plans).await, refused("55000"), "before it is committed");
    tx.rollback().await.unwrap();
    assert_eq!(read(&overseer, &pass, plans).await, refused("55000"), "after it was taken back");
    // Somebody else's read may take its number: it is not this person's.
    oversight_pass(&app, "ocm.executive").await;
    assert_eq!(read(&overseer, &pass, plans).await, refused("55000"));
    let kept = service.query_one(MINT, &[&person.token]).await.unwrap().get::<_, String>(0);
    assert_eq!(read(&overseer, &kept, plans).await, Ok(3));

    // The mutant: a door that does not ask for the record.
    let blind = "create or replace function ctx.oversees() returns boolean language plpgsql stable security definer
                 parallel restricted set search_path = '' as $$ begin return (ctx.pass())[3] = 'ocm'; end $$";
    app.superuser().await.batch_execute(blind).await.unwrap();
    assert_eq!(read(&overseer, &pass, plans).await, Ok(3));
    app.stop().await;
}

#[tokio::test]
async fn passes_of_the_two_doors_do_not_open_each_other() {
    let app = App::start().await;
    arrange(&app).await;
    let plans = "select org_id from planning.strategic_plans";
    let oversight = oversight_pass(&app, "ocm.viewer").await;
    let (_, tenant) = app.person("moh.admin").await.pass().await;
    let overseer = app.login("bmms_oversight").await;
    assert_eq!(read(&overseer, &oversight, plans).await, Ok(3));
    assert_eq!(read(&overseer, &tenant, plans).await, refused("28000"));
    let forged = tenant.replacen("|6|", "|ocm|", 1);
    assert_eq!(read(&overseer, &forged, plans).await, refused("28000"));
    let service = app.login("bmms_service").await;
    service.batch_execute("set role bmms_tenant").await.unwrap();
    for org_id in ["ocm", "6"] {
        let sql = format!("select set_config('app.org_id', '{org_id}', true); {plans}");
        service.batch_execute("begin").await.unwrap();
        service.query_one("select set_config('app.pass', $1, true)", &[&oversight]).await.unwrap();
        let error = service.simple_query(&sql).await.unwrap_err();
        assert_eq!(error.code().unwrap().code(), "28000");
        service.batch_execute("rollback").await.unwrap();
    }
    app.stop().await;
}

#[tokio::test]
async fn without_its_defences_the_door_would_stand_open() {
    let app = App::start().await;
    arrange(&app).await;
    let root = app.superuser().await;
    let titles = format!("select title from planning.strategic_plans where title like '{MARKER}%'");
    let plans = "select org_id from planning.strategic_plans".to_owned();
    let pass = oversight_pass(&app, "ocm.viewer").await;
    for (sabotage, pass, sql) in [
        ("alter policy oversight_read on planning.strategic_plans using (true)", "", &plans),
        ("grant select (title) on planning.strategic_plans to bmms_oversight", pass.as_str(), &titles),
    ] {
        let mut seen = Vec::new();
        for sabotage in ["", sabotage] {
            root.batch_execute(&format!("begin; {sabotage}; set local session authorization bmms_oversight"))
                .await
                .unwrap();
            root.query_one("select set_config('app.pass', $1, true), set_config('app.org_id', 'ocm', true)", &[&pass])
                .await
                .unwrap();
            seen.push(root.query(sql, &[]).await.map_or(0, |rows| rows.len()));
            root.batch_execute("rollback").await.unwrap();
        }
        assert!(seen[0] == 0 && seen[1] >= 3, "{sabotage}: {seen:?}");
    }
    app.stop().await;
}
