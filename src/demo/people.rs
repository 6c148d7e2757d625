//! The people of the demo: for each of four organizations an admin, a manager, two staff and a viewer; one of them
//! belongs to two organizations; two of OCM who oversee; and the platform operator.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use bmms_queries::client::Params;
use bmms_queries::queries::auth::platform::{PutMembershipParams, PutUserParams, put_membership, put_user};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use tokio_postgres::Client;

use super::data::{ORGANIZATIONS, OVERSEERS, PEOPLE};
use super::random_password;
use super::secrets::write_private;
use crate::auth::hash_password;
use crate::ocm::access;

/// One line of `sign-ins.csv`: a person in an organization.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct SignIn {
    pub login: String,
    pub password: String,
    pub organization: String,
    pub role: String,
}

/// The sign-ins of the folder, if they were written before; otherwise makes the people, or gives them new passwords,
/// and writes the file.
pub(super) async fn seed(migrator: &mut Client, folder: &Path) -> Result<Vec<SignIn>> {
    let path = folder.join("sign-ins.csv");
    if path.exists() {
        let mut reader = csv::Reader::from_path(&path)?;
        return reader
            .deserialize()
            .collect::<Result<_, _>>()
            .with_context(|| format!("cannot read {}", path.display()));
    }
    let mut sign_ins = Vec::new();
    let tx = migrator.transaction().await?;
    for person in PEOPLE {
        let password = random_password().expose_secret()[..12].to_owned();
        let hash = tokio::task::spawn_blocking({
            let password = password.clone();
            move || hash_password(&password)
        })
        .await??;
        let email = format!("{}@bmms.example", person.login);
        let user = PutUserParams {
            username: person.login,
            email: email.as_str(),
            first_name: person.first_name,
            last_name: person.last_name,
            password_hash: hash.as_str(),
            is_superuser: person.memberships.is_empty(),
        };
        let user_id = put_user().params(&tx, &user).one().await.with_context(|| person.login)?;
        for (position, (code, role)) in person.memberships.iter().enumerate() {
            let (org_id, _) =
                ORGANIZATIONS.iter().find(|(_, known)| known == code).context("an organization of the demo")?;
            let membership = PutMembershipParams { org_id: *org_id, user_id, role: *role, is_primary: position == 0 };
            put_membership().params(&tx, &membership).one().await.with_context(|| person.login)?;
        }
        let line = |organization: &str, role: &str| SignIn {
            login: person.login.to_owned(),
            password: password.clone(),
            organization: organization.to_owned(),
            role: role.to_owned(),
        };
        if person.memberships.is_empty() {
            sign_ins.push(line("*", "superuser"));
        }
        sign_ins.extend(person.memberships.iter().map(|(code, role)| line(code, role)));
    }
    for (username, level) in OVERSEERS {
        access::grant(&tx, username, level, "operator", "").await?;
    }
    let mut writer = csv::Writer::from_writer(Vec::new());
    for sign_in in &sign_ins {
        writer.serialize(sign_in)?;
    }
    write_private(&path, &String::from_utf8(writer.into_inner()?)?)?;
    tx.commit().await?;
    Ok(sign_ins)
}

/// The sign-ins as a table for a terminal.
pub(super) fn table(sign_ins: &[SignIn]) -> String {
    let mut text = format!("{:<22} {:<14} {:<13} {}\n", "login", "password", "organization", "role");
    for SignIn { login, password, organization, role } in sign_ins {
        let _ = writeln!(text, "{login:<22} {password:<14} {organization:<13} {role}");
    }
    text
}
