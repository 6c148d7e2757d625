//! The pages about members, without JavaScript.

use super::{id_of, invitation, invite, member};
use crate::support::{App, Form};

const LIST: &str = "/moa/MOH/organization/members/";

#[tokio::test]
async fn a_member_is_invited_changed_suspended_and_removed_on_pages() {
    let app = App::start().await;
    let (admin, visitor) = (app.person("moh.admin").await, app.visitor("moh.admin").await);
    let form = visitor.form(&format!("{LIST}invite/")).await;
    let refused = visitor.send(&form.clone().with("email", "wrong").with("first_name", "Nadia")).await.expect(422);
    assert!(refused.text.contains("value=\"Nadia\""), "nothing typed is lost");
    let form = form.with("email", "nadia@moh.example").with("first_name", "Nadia").with("last_name", "Usman");
    for _ in 0..2 {
        let done = visitor.send(&form).await.expect(303);
        assert_eq!(done.headers["location"], format!("{LIST}?done=invited").as_str());
    }
    let listed = visitor.get(&format!("{LIST}?done=invited")).await.expect(200).text;
    assert!(listed.contains("The invitation is on its way.") && listed.contains("Nadia Usman"));

    let page = format!("{LIST}{}/", id_of(&app, "nadia@moh.example").await);
    let edit = visitor.form(&format!("{page}edit/")).await;
    assert_eq!((edit.value("role"), edit.value("can_view_reports")), ("staff", "yes"));
    visitor.send(&edit.clone().with("role", "manager").with("can_approve_plans", "")).await.expect(303);
    let changed = member(&admin, "nadia@moh.example").await;
    assert_eq!((changed["role"].as_str(), changed["can_approve_plans"].as_bool()), (Some("manager"), Some(true)));
    let stale = visitor.send(&edit.with("role", "viewer")).await.expect(412);
    assert!(stale.text.contains("Somebody else changed this") && stale.text.contains("Manager"));

    let suspend = visitor.form(&format!("{page}suspend/")).await;
    visitor.send(&suspend).await.expect(303);
    // The same form sent twice leads on; one that is about what has changed since says so.
    visitor.send(&suspend).await.expect(303);
    visitor.send(&suspend.clone().with("version", "1")).await.expect(303);
    let restore = visitor.form(&format!("{page}restore/")).await;
    visitor.send(&restore).await.expect(303);
    visitor.send(&suspend).await.expect(412);
    let remove = visitor.form(&format!("{page}remove/")).await;
    assert_eq!(visitor.send(&remove).await.expect(303).headers["location"], format!("{LIST}?done=removed").as_str());
    visitor.get(&page).await.expect(404);
    visitor.send(&remove).await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn buttons_are_shown_to_whom_they_serve() {
    let app = App::start().await;
    let (admin, visitor) = (app.person("moh.admin").await, app.visitor("moh.admin").await);
    invite(&admin, &invitation("nadia@moh.example", "staff")).await.expect(202);
    let page = async |login: &str| visitor.get(&format!("{LIST}{}/", id_of(&app, login).await)).await.expect(200).text;
    let own = page("moh.admin").await;
    assert!(own.contains("Nobody changes the own membership") && !own.contains("/suspend/"));
    let invited = page("nadia@moh.example").await;
    let again = Form::all(&invited).into_iter().find(|form| form.action.ends_with("/invitation/")).unwrap();
    visitor.send(&again).await.expect(303);
    app.person("moh.staff").await;
    let active = page("moh.staff").await;
    assert!(active.contains("/suspend/") && active.contains("/remove/") && !active.contains("/invitation/"));

    super::give_flag(&app, "moh.manager", "can_manage_users", true).await;
    let manager = app.visitor("moh.manager").await;
    let admins = format!("{LIST}{}/", id_of(&app, "moh.admin").await);
    assert!(manager.get(&admins).await.expect(200).text.contains("Only an administrator changes administrators."));
    assert!(!manager.get(&format!("{LIST}invite/")).await.expect(200).text.contains("value=\"admin\""));
    let staff = app.visitor("moh.staff").await;
    staff.get(LIST).await.expect(403);
    assert!(!staff.get("/moa/MOH/organization/").await.expect(200).text.contains(LIST));
    app.stop().await;
}
