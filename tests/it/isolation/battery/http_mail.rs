//! What is pushed to people: notices and their mail.

use serde_json::json;

use crate::isolation::arena::Arena;
use crate::isolation::mutants::{Attack, Mutant, function_with};

const NOTIFY: &str = "notifications.notify(integer, uuid[], text, text, text, uuid, text, text, text)";

/// Whom a notice and its mail go to is decided behind the wall, from the members of the organization of the pass.
#[tokio::test]
async fn http_17_a_notice_and_its_mail_reach_members_of_the_organization_alone() {
    let arena = Arena::new().await;
    let (own, victim) = (&arena.own, &arena.victim);
    // Somebody of both organizations is told by the one of which she may approve plans.
    arena
        .root
        .batch_execute(
            "update auth.memberships set role = 'manager', can_approve_plans = true
             where user_id = (select id from auth.users where username = 'two.ministries')",
        )
        .await
        .unwrap();
    let staff = arena.app.person("moh.staff").await;
    let plan = staff.plan("Told", 2040, 2045).await;
    staff.goal(&plan, "A goal").await;
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    let told = "select n.org_id, u.username,
                       exists (select from mail.outbox o where o.user_id = n.user_id and o.params ->> 'title' = n.title),
                       exists (select from auth.memberships m where m.org_id = n.org_id and m.user_id = n.user_id)
                from notifications.notifications n
                join auth.users u on u.id = n.user_id
                where n.title = 'Told' order by 2";
    let rows = arena.root.query(told, &[]).await.unwrap();
    let rows: Vec<(i32, String, bool, bool)> =
        rows.iter().map(|row| (row.get(0), row.get(1), row.get(2), row.get(3))).collect();
    let names: Vec<&str> = rows.iter().map(|(_, name, ..)| name.as_str()).collect();
    assert_eq!(names, ["moh.admin", "moh.manager", "two.ministries"]);
    assert!(
        rows.iter().all(|(org_id, _, has_mail, is_member)| (*org_id, *has_mail, *is_member) == (6, true, true)),
        "{rows:?}"
    );

    // No tenant may tell people something; could it, the function would still know its organization.
    let tell = format!(
        "select notifications.notify({}, array['{}']::uuid[], 'due', 'high', 'planning.goals', '{}', 'x', '', 'planted') as told",
        victim.org_id, victim.user_id, victim.goal
    );
    let reachable = format!("grant execute on function {NOTIFY} to bmms_tenant");
    let careless = function_with(&arena.root, NOTIFY, "p_org_id is distinct from ctx.org_id()", "false").await;
    let attack = Attack::by(&own.context(), tell);
    Mutant::new("the organization of a notice", careless, attack).without(reachable).try_on(&arena.root).await;
    arena.app.stop().await;
}
