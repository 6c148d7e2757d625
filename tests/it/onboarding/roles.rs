//! `bmms assign-role`.

use super::{bmms, memberships, rows, value};
use crate::support::App;

async fn assign(app: &App, arguments: &[&str]) -> super::Said {
    bmms(app, &[&["assign-role"], arguments].concat()).await
}

#[tokio::test]
async fn a_role_is_added_replaced_and_taken_away() {
    let app = App::start().await;
    let root = app.superuser().await;
    let said = assign(&app, &["moh.staff", "planner"]).await.done();
    assert!(said.starts_with("Assigned role 'planner' to user 'moh.staff'\n"), "{said}");
    for (arguments, becomes) in [
        (&["planner"][..], "manager can_approve_plans can_view_reports"),
        (&["BUDGET_OFFICER"], "manager can_approve_plans can_approve_budgets can_view_reports"),
        (&["viewer"], "manager can_approve_plans can_approve_budgets can_view_reports"),
        (&["planner", "--remove"], "manager can_approve_budgets can_view_reports"),
        (&["budget_officer", "--remove"], "staff can_view_reports"),
        (&["pilot_admin"], "admin can_manage_users can_approve_plans can_approve_budgets can_view_reports"),
        (&["planner", "--replace"], "manager can_approve_plans can_view_reports"),
        (&["me_officer", "--replace"], "staff can_view_reports"),
        (&["me_officer", "--remove"], "viewer can_view_reports"),
    ] {
        assign(&app, &[&["moh.staff"], arguments].concat()).await.done();
        assert_eq!(memberships(&root, "moh.staff").await, [format!("MOH {becomes} primary")], "{arguments:?}");
    }
    let changes =
        "select count(*) from audit.events where entity = 'auth.memberships' and action = 'update' and org_id = 6
                   and entity_id = (select id::text from auth.users where username = 'moh.staff')";
    assert_eq!(value::<i64>(&root, changes).await, 8);
    app.stop().await;
}

#[tokio::test]
async fn a_role_is_of_one_organization() {
    let app = App::start().await;
    let root = app.superuser().await;
    assign(&app, &["two.ministries", "planner", "--organization", "mole"]).await.done();
    assert_eq!(
        memberships(&root, "two.ministries").await,
        ["MOH staff can_view_reports primary", "MOLE manager can_approve_plans can_view_reports"]
    );
    // The pass of the person says so at the next request.
    let two = app.person("two.ministries").await;
    assert!(two.at("MOLE").fetch("/api/v1/me").await.to_string().contains("planning.approve"));
    app.stop().await;
}

#[tokio::test]
async fn what_cannot_be_assigned_is_refused_and_nothing_changes() {
    let app = App::start().await;
    let root = app.superuser().await;
    let suspend = "update auth.memberships set is_active = false where user_id = (select id from auth.users where username = 'moh.viewer')";
    root.batch_execute(suspend).await.unwrap();
    let before = rows(&app).await;
    for (arguments, refusal) in [
        (&["nobody.here", "viewer"][..], "User 'nobody.here' not found"),
        (&["moh.staff", "boss"], "Unknown pilot role: boss"),
        (&["moh.staff", "viewer", "--organization", "NOPE"], "Organization with code 'NOPE' not found"),
        (&["moh.staff", "viewer", "--organization", "MOLE"], "User 'moh.staff' is not an active member of MOLE."),
        (&["moh.viewer", "planner"], "User 'moh.viewer' is not an active member of MOH."),
        (&["operator", "planner"], "User 'operator' has no primary organization"),
        (&["moh.staff", "planner", "--remove"], "User 'moh.staff' does not have the role 'planner' in MOH."),
        (&["mole.viewer", "viewer", "--remove"], "There is no role below viewer"),
        (&["moh.admin", "viewer", "--replace"], "User 'moh.admin' is the only admin of MOH"),
        (&["moh.admin", "pilot_admin", "--remove"], "User 'moh.admin' is the only admin of MOH"),
    ] {
        let refused = assign(&app, arguments).await.refused();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert!(refused[0].contains(refusal), "{refused:?}");
    }
    assert_eq!(assign(&app, &["moh.staff", "viewer", "--replace", "--remove"]).await.code, Some(2));
    assert_eq!(rows(&app).await, before);
    let all = "can_manage_users can_approve_plans can_approve_budgets can_view_reports";
    assert_eq!(memberships(&root, "moh.admin").await, [format!("MOH admin {all} primary")]);
    app.stop().await;
}

#[tokio::test]
async fn an_admin_goes_once_there_is_another_and_of_two_at_once_one_stays() {
    let app = App::start().await;
    let root = app.superuser().await;
    let second = ["create-pilot-user", "--moa", "MOH", "--email", "second@moh.gov.ph", "--role", "pilot_admin"];
    bmms(&app, &second).await.done();
    // One who cannot sign in is none who could look after the others.
    root.batch_execute("update auth.users set is_active = false where username = 'second'").await.unwrap();
    let refused = assign(&app, &["moh.admin", "viewer", "--replace"]).await.refused();
    assert!(refused[0].contains("is the only admin"), "{refused:?}");
    root.batch_execute("update auth.users set is_active = true where username = 'second'").await.unwrap();

    let demote = async |admin: &str| assign(&app, &[admin, "viewer", "--replace"]).await;
    let (one, another) = tokio::join!(demote("moh.admin"), demote("second"));
    let codes = [one.code, another.code];
    assert!(codes == [Some(0), Some(1)] || codes == [Some(1), Some(0)], "{one:?} {another:?}");
    let admins = "select count(*) from auth.memberships where org_id = 6 and role = 'admin'";
    assert_eq!(value::<i64>(&root, admins).await, 1);
    app.stop().await;
}
