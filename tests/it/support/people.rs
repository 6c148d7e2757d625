//! The people of the template database: for MOH, MOLE and OOBC an admin, two managers (one may not approve), two
//! staff and a viewer, named `<code>.<role>`; three of OCM who oversee, at each level; and some who cannot get in.

use bmms::auth::hash_password;
use bmms_queries::client::Params;
use bmms_queries::queries::auth::platform::{PutMembershipParams, PutUserParams, put_membership, put_user};
use tokio_postgres::Client;
use uuid::Uuid;

/// Everybody's password.
pub(crate) const PASSWORD: &str = "a password for tests";

const ORGANIZATIONS: [(i32, &str); 3] = [(1, "oobc"), (6, "moh"), (10, "mole")];

const CAST: [(&str, &str); 6] = [
    ("admin", "admin"),
    ("manager", "manager"),
    ("flagless", "manager"),
    ("staff", "staff"),
    ("staff2", "staff"),
    ("viewer", "viewer"),
];

pub(super) async fn seed(migrator: &Client, superuser: &Client) {
    let hash = hash_password(PASSWORD).unwrap();
    for (org_id, code) in ORGANIZATIONS {
        for (name, role) in CAST {
            let user_id = put(migrator, &hash, &format!("{code}.{name}"), false).await;
            join(migrator, org_id, user_id, role, true).await;
        }
    }
    for (name, level) in [("viewer", "viewer"), ("analyst", "analyst"), ("executive", "executive")] {
        let login = format!("ocm.{name}");
        let user_id = put(migrator, &hash, &login, false).await;
        join(migrator, 17, user_id, "staff", true).await;
        bmms::ocm::access::grant(migrator, &login, level, "operator", "").await.unwrap();
    }
    let two = put(migrator, &hash, "two.ministries", false).await;
    join(migrator, 6, two, "staff", true).await;
    join(migrator, 10, two, "viewer", false).await;
    put(migrator, &hash, "operator", true).await;
    put(migrator, &hash, "no.organization", false).await;
    for name in ["pending", "inactive"] {
        let user_id = put(migrator, &hash, name, false).await;
        join(migrator, 6, user_id, "staff", true).await;
    }
    superuser
        .batch_execute(
            "update auth.memberships set can_approve_plans = false
             where user_id in (select id from auth.users where username like '%.flagless');
             update auth.users set is_approved = false where username = 'pending';
             update auth.users set is_active = false where username = 'inactive';",
        )
        .await
        .unwrap();
}

async fn put(migrator: &Client, hash: &str, login: &str, is_superuser: bool) -> Uuid {
    let email = format!("{login}@bmms.example");
    let (first_name, last_name) = login.split_once('.').unwrap_or((login, ""));
    let user = PutUserParams {
        username: login,
        email: email.as_str(),
        first_name,
        last_name,
        password_hash: hash,
        is_superuser,
    };
    put_user().params(migrator, &user).one().await.unwrap()
}

async fn join(migrator: &Client, org_id: i32, user_id: Uuid, role: &str, is_primary: bool) {
    let membership = PutMembershipParams { org_id, user_id, role, is_primary };
    put_membership().params(migrator, &membership).one().await.unwrap();
}
