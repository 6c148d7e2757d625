//! What the holder of a new login is told: its password, once, and how to connect from the usual tools.

use secrecy::ExposeSecret;

use super::Added;
use crate::web::words;

/// Where the users of reporting logins connect to.
#[derive(Debug)]
pub struct Address {
    /// Name or address of the replica.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// The database.
    pub database: String,
}

/// What the holder of a login is told.
pub fn instructions(added: &Added, address: &Address) -> String {
    let Address { host, port, database } = address;
    let Added { login, password, organization, holder, expires_at } = added;
    let password = password.expose_secret();
    let expires = words::moment(expires_at);
    format!(
        "\
Reporting login of {organization}, for: {holder}

  host      {host}
  port      {port}
  database  {database}
  user      {login}
  password  {password}   (shown once: keep it in a password safe)
  expires   {expires}, Manila

It reads {organization} and nothing else, on the replica, and writes nothing. It is for this one person or tool;
another one gets a login of its own. Everything to read is in schema report, described column by column:
strategic_plans, goals, annual_plans, objectives, budget_proposals, budget_lines, budget_execution, far1,
unpaid_obligations, monthly_disbursements, organization, and calendar and statuses to join with. How recent the data
is: report.freshness.

TLS     In production connect with verified TLS: sslmode=verify-full and the certificate of the authority that
        signed the server's (sslrootcert). sslmode=require alone does not show that it is the right server.

psql    psql \"host={host} port={port} dbname={database} user={login} sslmode=verify-full\"
        then: \\d report.*      select * from report.annual_plans;

Power BI Desktop
        Get data > PostgreSQL database; server {host}:{port}, database {database}, mode Import; sign in with the
        kind Database. Choose the views of schema report. Refresh in the Power BI service, and DirectQuery there, need
        the on-premises data gateway, with the same login.

Excel   Install the driver psqlODBC in the bitness of Excel (File > Account > About), then Data > Get Data > From
        Other Sources > From ODBC, with this connection string (64 bits; without \"(x64)\" for 32):
          Driver={{PostgreSQL Unicode(x64)}};Server={host};Port={port};Database={database};SSLmode=verify-full
        A gateway needs a system DSN, not a user DSN.

Metabase
        Add database > PostgreSQL; schemas: only these, report. Leave model persistence and uploads off: they write.

Superset
        postgresql+psycopg2://{login}:PASSWORD@{host}:{port}/{database}?sslmode=verify-full
        Leave CTAS, CVAS and DML off: they write.

A long report may be cancelled (\"conflict with recovery\"): run it again. Statements end after five minutes.
"
    )
}
