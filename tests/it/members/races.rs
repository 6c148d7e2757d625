//! Two who manage people at once.

use serde_json::json;

use super::{change, id_of, member, path, remove, stand};
use crate::support::App;

/// Each of two administrators would put the other out: one of them stays.
#[tokio::test]
async fn two_administrators_cannot_put_each_other_out() {
    let app = App::start().await;
    let operator = app.person("operator").await.at("MOH");
    let admin_role = json!({ "role": "admin" });
    change(&operator, "moh.manager", &admin_role).await.expect(200);
    let (one, other) = (app.person("moh.admin").await, app.person("moh.manager").await);
    let admins = "select count(*) from auth.memberships where org_id = 6 and role = 'admin' and is_active";
    for round in 0..6 {
        let (first, second) = match round % 3 {
            0 => tokio::join!(stand(&one, "moh.manager", "suspend"), stand(&other, "moh.admin", "suspend")),
            1 => tokio::join!(remove(&one, "moh.manager"), remove(&other, "moh.admin")),
            _ => {
                let staff = json!({ "role": "staff" });
                tokio::join!(change(&one, "moh.manager", &staff), change(&other, "moh.admin", &staff))
            }
        };
        let succeeded = [&first, &second].iter().filter(|reply| (200..300).contains(&reply.status)).count();
        assert_eq!(succeeded, 1, "{} {} / {} {}", first.status, first.text, second.status, second.text);
        let left = app.superuser().await.query_one(admins, &[]).await.unwrap().get::<_, i64>(0);
        assert_eq!(left, 1);
        let both = "update auth.memberships set role = 'admin', is_active = true, removed_at = null, can_manage_users = true
                    where org_id = 6 and user_id in (select id from auth.users where username in ('moh.admin', 'moh.manager'))";
        app.superuser().await.execute(both, &[]).await.unwrap();
        // The pass of who was out is minted anew before the next round.
        crate::support::until("both are back", async || {
            one.get(&path(&one)).await.status == 200 && other.get(&path(&other)).await.status == 200
        })
        .await;
    }
    app.stop().await;
}

#[tokio::test]
async fn of_two_changes_on_one_version_one_is_made() {
    let app = App::start().await;
    let (admin, operator) = (app.person("moh.admin").await, app.person("operator").await.at("MOH"));
    let row = format!("{}/{}", path(&admin), id_of(&app, "moh.staff").await);
    for _ in 0..5 {
        let version = member(&admin, "moh.staff").await["version"].as_i64().unwrap();
        let (viewer, manager) = (json!({ "role": "viewer" }), json!({ "role": "manager" }));
        let (one, other) = tokio::join!(admin.put(&row, version, &viewer), operator.put(&row, version, &manager));
        let mut statuses = [one.status, other.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 412], "{} {}", one.text, other.text);
    }
    app.stop().await;
}
