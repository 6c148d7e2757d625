//! The battery, roles: those that are made for reporting.

use bmms::reporting;

use crate::reporting::add;
use crate::support::App;

/// Rights that follow a name would go to whoever gets the name next. The list of logins keeps the names of those that are
/// gone; without it the next login would have the first one's name.
#[tokio::test]
async fn role_05_the_name_of_a_reporting_login_is_never_used_again() {
    let app = App::with_replica(|_| {}).await;
    let root = app.superuser().await;
    let first = add(&app, "MOH", 1).await.login;
    assert!(first.starts_with("report_moh_"), "{first}");
    reporting::revoke(&mut app.superuser().await, &first).await.unwrap();
    root.batch_execute(&format!("drop role {first}")).await.unwrap();
    let second = add(&app, "MOH", 1).await.login;
    assert_ne!(first, second);
    let other = add(&app, "MOLE", 1).await.login;
    assert!(other.starts_with("report_mole_"), "{other}");

    // The list keeps the name even of a role that is gone, and takes no other one of that name.
    let again = "insert into ctx.reporting_logins (login, org_id, holder, expires_at)
                 values ($1, 10, 'Another', now() + interval '1 day')";
    let taken = root.execute(again, &[&first]).await.unwrap_err();
    assert_eq!(taken.code().unwrap().code(), "23505");

    // Without what the list remembers, the name would be free.
    root.batch_execute(&format!("delete from ctx.reporting_logins where login = '{first}'")).await.unwrap();
    assert_eq!(root.execute(again, &[&first]).await.unwrap(), 1);
    app.stop().await;
}
