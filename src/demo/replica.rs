//! The replica of the demo, and its reporting login: made the first time, found again later, made anew once it is revoked
//! or has expired.

use std::path::Path;

use anyhow::Result;
use bmms_schema::cluster::{Cluster, Options, free_port};
use secrecy::ExposeSecret;

use super::secrets::{Secrets, write_private};
use crate::config::Config;
use crate::migrate::connect;
use crate::reporting::{self, Added, Address, NewLogin, instructions};

/// Whose rows the login reads.
const ORGANIZATION: &str = "MOH";

pub(super) struct Replica {
    cluster: Cluster,
    login: String,
}

/// Starts the replica, which the configuration then names, and sees to its reporting login.
pub(super) async fn start(
    primary: &Cluster,
    config: &mut Config,
    secrets: &mut Secrets,
    folder: &Path,
) -> Result<Replica> {
    let options = Options {
        data: &folder.join("replica"),
        password: secrets.admin.expose_secret(),
        port: free_port()?,
        ephemeral: false,
    };
    let cluster = primary.start_standby(&options, secrets.replication.expose_secret()).await?;
    config.database.replica_host = "127.0.0.1".to_owned();
    config.database.replica_port = cluster.port();
    let login = reporting_login(config, secrets).await?;
    secrets.reporting = Some((login.login.clone(), login.password.clone()));
    secrets.write_pgpass(folder, &[primary.port(), cluster.port()])?;
    let address = Address {
        host: config.database.replica_host.clone(),
        port: config.database.replica_port,
        database: config.database.name.clone(),
    };
    write_private(&folder.join("reporting.txt"), &instructions(&login, &address))?;
    Ok(Replica { cluster, login: login.login })
}

async fn reporting_login(config: &Config, secrets: &Secrets) -> Result<Added> {
    let passwords = &config.database.passwords;
    if let Some((name, password)) = &secrets.reporting {
        let migrator = connect(config, "bmms_migrator", &passwords.migrator).await?;
        let known = reporting::list(&migrator).await?;
        if let Some(login) = known.into_iter().find(|login| login.login == *name && login.state == "live") {
            return Ok(Added {
                login: login.login,
                password: password.clone(),
                organization: login.org_code,
                holder: login.holder,
                expires_at: login.expires_at,
            });
        }
    }
    let mut admin = connect(config, &config.database.admin_user, &passwords.admin).await?;
    let wanted = NewLogin { organization: ORGANIZATION, holder: "Whoever tries the demo", days: 90, connections: 10 };
    reporting::add(&mut admin, &wanted).await
}

impl Replica {
    pub(super) fn say_how_to_use_it(&self, folder: &Path) {
        println!(
            "Reports:  PGPASSFILE={} psql -h 127.0.0.1 -p {} -U {} -c 'select * from report.annual_plans' bmms",
            folder.join("pgpass").display(),
            self.cluster.port(),
            self.login
        );
        println!(
            "          from Power BI, Excel and others, without TLS here: {}",
            folder.join("reporting.txt").display()
        );
    }

    pub(super) fn stop(self) {
        self.cluster.stop();
    }
}
