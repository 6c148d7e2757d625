//! The people of an organization, by raw SQL with a valid pass: functions alone, of the own organization alone; and each
//! rule with its condition taken away.

use super::arena::{Arena, Context, End, mint, send};
use super::mutants::{Attack, Mutant, function_with};

/// The id of a person.
async fn id_of(arena: &Arena, login: &str) -> String {
    let query = "select id::text from auth.users where username = $1";
    arena.root.query_one(query, &[&login]).await.unwrap().get(0)
}

/// The version of a membership in MOH.
async fn version_of(arena: &Arena, person: &str) -> String {
    let query = "select version::text from auth.memberships where org_id = 6 and user_id = $1::text::uuid";
    arena.root.query_one(query, &[&person]).await.unwrap().get(0)
}

/// The context of somebody in MOH, as `moh.manager` or the platform operator.
async fn as_person(arena: &Arena, login: &str) -> Context {
    let token = arena.app.person(login).await.token;
    let pass = mint(&arena.app, &token, "MOH", "5 minutes").await.unwrap();
    Context::tenant(login, "6", &pass)
}

/// Every function there is, of an organization and about a person.
fn calls(org_id: i32, person: &str, registration: &str) -> Vec<String> {
    let flags = "null, null, null, null";
    vec![
        format!("select * from members.list({org_id}, null, null, null, null, null, 100)"),
        format!("select * from members.one({org_id}, '{person}')"),
        format!(
            "select members.invite({org_id}, 'a@b.example', 'A', 'B', '', 'staff', {flags}, '', '', '$argon2id$none')"
        ),
        format!("select members.invite_again({org_id}, '{person}')"),
        format!("select members.change({org_id}, '{person}', 1, 'staff', {flags}, '', '')"),
        format!("select members.set_standing({org_id}, '{person}', 1, 'suspended')"),
        format!("select * from members.registrations({org_id}, null, null, null, 100)"),
        format!("select * from members.registration({org_id}, '{registration}')"),
        format!("select members.endorse({org_id}, '{registration}')"),
        format!("select members.reject_registration({org_id}, '{registration}', 'Because')"),
    ]
}

#[tokio::test]
async fn people_of_another_organization_are_out_of_reach() {
    let arena = Arena::new().await;
    let client = arena.app.login("bmms_service").await;
    let (own, victim) = (&arena.own, &arena.victim);
    let (colleague, stranger) = (id_of(&arena, "moh.staff2").await, id_of(&arena, "mole.staff2").await);
    let memberships = "select string_agg(m::text, ',' order by m::text) from auth.memberships m";
    let registrations = "select string_agg(r::text, ',' order by r::text) from auth.registrations r";
    let state = async || {
        let mut rows: Vec<Option<String>> = Vec::new();
        for query in [memberships, registrations] {
            rows.push(arena.root.query_one(query, &[]).await.unwrap().get(0));
        }
        rows
    };
    let before = state().await;
    // The other organization by its number.
    for sql in calls(victim.org_id, &stranger, &victim.registration) {
        let refusal = send(&client, &own.context(), &sql, End::Commit).await.expect_err(&sql);
        assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM404", "no_such_organization"), "{sql}");
        arena.canary.silent_in(&sql, &refusal);
    }
    // Its people as if they were of one's own.
    for sql in calls(own.org_id, &stranger, &victim.registration) {
        let outcome = send(&client, &own.context(), &sql, End::Rollback).await;
        arena.canary.silent_in(&sql, &outcome);
        let is_about_one = sql.contains(&stranger) || sql.contains(&victim.registration);
        if is_about_one {
            match outcome {
                Ok(answer) => assert_eq!(answer.count, 0, "{sql}"),
                Err(refusal) => assert_eq!(refusal.code, "BM404", "{sql}"),
            }
        }
    }
    // Without the functions, and without a pass.
    for sql in [
        "select * from auth.memberships",
        "update auth.memberships set role = 'admin'",
        "insert into auth.memberships (org_id, user_id) values (6, gen_random_uuid())",
        "delete from auth.memberships",
        "select * from auth.registrations",
        "select * from auth.users",
        "select * from members.people(10)",
        "select * from members.acting(6)",
        "select members.require_other_admin(6, null)",
        "select members.write_to(6, null, 'staff')",
        "select auth.within_limit('x', 'y', 1, '1 hour')",
        "select auth.approve_registration('\\x00', '127.0.0.1', null, true, 'x')",
    ] {
        let refusal = send(&client, &own.context(), sql, End::Commit).await.expect_err(sql);
        assert_eq!(refusal.code, "42501", "{sql}");
    }
    for sql in calls(own.org_id, &colleague, &own.registration) {
        let refusal = send(&client, &Context::none(), &sql, End::Commit).await.expect_err(&sql);
        assert_eq!(refusal.code, "28000", "{sql}");
    }
    assert_eq!(state().await, before);
    // The control: about one's own people each does something.
    for sql in calls(own.org_id, &colleague, &own.registration) {
        let outcome = send(&client, &own.context(), &sql, End::Rollback).await;
        assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{sql}: {outcome:?}");
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn who_manages_nobody_gets_nothing_from_the_functions() {
    let arena = Arena::new().await;
    let client = arena.app.login("bmms_service").await;
    let own = &arena.own;
    let colleague = id_of(&arena, "moh.staff2").await;
    for login in ["moh.viewer", "moh.staff", "moh.manager"] {
        let context = as_person(&arena, login).await;
        for sql in calls(own.org_id, &colleague, &own.registration) {
            let refusal = send(&client, &context, &sql, End::Commit).await.expect_err(&sql);
            assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM403", "not_permitted"), "{login}: {sql}");
        }
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_condition_each_rule_about_members_can_be_broken() {
    let arena = Arena::new().await;
    let (own, victim, root) = (&arena.own, &arena.victim, &arena.root);
    let give = "update auth.memberships set can_manage_users = true
                where user_id = (select id from auth.users where username in ('moh.flagless'));
                update auth.memberships set role = 'admin', can_manage_users = true
                where user_id = (select id from auth.users where username = 'moh.manager')";
    root.batch_execute(give).await.unwrap();
    let manager = as_person(&arena, "moh.flagless").await;
    let (admin, staff) = (id_of(&arena, "moh.admin").await, id_of(&arena, "moh.staff2").await);
    let second = id_of(&arena, "moh.manager").await;
    let stale = as_person(&arena, "moh.manager").await;
    // The second administrator is out, but her pass still lives.
    root.batch_execute(&format!("update auth.memberships set is_active = false where user_id = '{second}'"))
        .await
        .unwrap();
    let (of_admin, of_staff) = (version_of(&arena, &admin).await, version_of(&arena, &staff).await);
    let (acting, take) = ("members.acting(integer)", "members.take(integer, uuid, integer)");
    let live = "if not found then";
    let without_live = function_with(root, acting, live, "if false then").await;
    let open = {
        let check = "p_org_id is distinct from ctx.org_id()";
        assert!(without_live.contains(check));
        without_live.replace(check, "false")
    };
    let flag = "members.flag(text, boolean, boolean, text, auth.memberships)";
    let put = |context: &Context, person: &str, version: &str, role: &str, flag: &str| {
        Attack::by(
            context,
            format!("select members.change(6, '{person}', {version}, '{role}', null, null, {flag}, null, 'X', '')"),
        )
    };
    let mutants = [
        Mutant::new(
            "the organization of the pass",
            open,
            Attack::by(
                &own.context(),
                format!("select * from members.list({}, null, null, null, null, null, 9)", victim.org_id),
            ),
        )
        .without(without_live.clone()),
        Mutant::new(
            "what the person may do now, beside her pass",
            without_live,
            Attack::by(&stale, "select * from members.list(6, null, null, null, null, null, 9)"),
        ),
        Mutant::new(
            "the own membership",
            function_with(root, take, "p_user_id = ctx.user_id()", "false").await,
            put(&own.context(), &admin, &of_admin, "admin", "null"),
        ),
        Mutant::new(
            "changing administrators",
            function_with(root, take, "target.role = 'admin' and actor.role not in ('admin', 'superuser')", "false")
                .await,
            put(&manager, &admin, &of_admin, "admin", "null"),
        )
        .without(
            function_with(
                root,
                "members.require_role(text, auth.memberships)",
                "p_role = 'admin' and p_actor.role",
                "false and p_actor.role",
            )
            .await,
        ),
        Mutant::new(
            "making administrators",
            function_with(
                root,
                "members.require_role(text, auth.memberships)",
                "p_role = 'admin' and p_actor.role",
                "false and p_actor.role",
            )
            .await,
            put(&manager, &staff, &of_staff, "admin", "null"),
        ),
        Mutant::new(
            "flags one does not have",
            function_with(root, flag, "p_asked and not p_had and not may_give", "false").await,
            put(&manager, &staff, &of_staff, "staff", "true"),
        ),
        Mutant::new(
            "the version seen",
            function_with(root, take, "target.version is distinct from p_version", "false").await,
            put(&own.context(), &staff, "99", "viewer", "null"),
        ),
    ];
    for mutant in &mutants {
        mutant.try_on(root).await;
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn without_its_condition_the_last_administrator_goes_and_strangers_are_endorsed() {
    let arena = Arena::new().await;
    let (own, victim, root) = (&arena.own, &arena.victim, &arena.root);
    let operator = as_person(&arena, "operator").await;
    let admin = id_of(&arena, "moh.admin").await;
    let of_admin = version_of(&arena, &admin).await;
    let mutants = [
        Mutant::new(
            "the last administrator",
            function_with(
                root,
                "members.require_other_admin(integer, uuid)",
                "if not exists (",
                "if false and not exists (",
            )
            .await,
            Attack::by(&operator, format!("select members.set_standing(6, '{admin}', {of_admin}, 'removed')")),
        ),
        Mutant::new(
            "the organization of a registration",
            function_with(
                root,
                "auth.open_registration(integer, uuid)",
                "(p_org_id is null or r.org_id = p_org_id)",
                "true",
            )
            .await,
            Attack::by(&own.context(), format!("select members.endorse(6, '{}')", victim.registration)),
        ),
        Mutant::new(
            "a member for the first step",
            function_with(root, "members.endorse(integer, uuid)", "actor.role = 'superuser'", "false").await,
            Attack::by(&operator, format!("select members.endorse(6, '{}')", own.registration)),
        ),
    ];
    for mutant in &mutants {
        mutant.try_on(root).await;
    }
    arena.app.stop().await;
}

#[tokio::test]
async fn registrations_of_all_organizations_are_the_platform_operators() {
    let arena = Arena::new().await;
    let accounts = arena.app.login("bmms_accounts").await;
    let operator = arena.app.person("operator").await.token;
    let hash = |token: &str| format!("sha256(convert_to('{token}', 'UTF8'))");
    let calls = |token: &str| {
        let (hash, person) = (hash(token), &arena.own.registration);
        [
            format!("select * from auth.list_registrations({hash}, null, null, null, null, 10)"),
            format!("select auth.approve_registration({hash}, '127.0.0.1', '{person}', true, 'Because')"),
            format!("select auth.reject_registration({hash}, '127.0.0.1', '{person}', 'Because')"),
        ]
    };
    let bare = Context::none().signed_in_as("accounts", "bmms_accounts");
    for sql in calls(&arena.own.token) {
        let refusal = send(&accounts, &bare, &sql, End::Commit).await.expect_err(&sql);
        assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM403", "platform_operator_only"), "{sql}");
        arena.canary.silent_in(&sql, &refusal);
    }
    for sql in calls("nobody") {
        assert_eq!(send(&accounts, &bare, &sql, End::Commit).await.expect_err(&sql).code, "28000", "{sql}");
    }
    for sql in calls(&operator) {
        let outcome = send(&accounts, &bare, &sql, End::Rollback).await;
        assert!(outcome.as_ref().is_ok_and(|answer| answer.count > 0), "{sql}: {outcome:?}");
    }
    // A token that only reads decides nothing, and one of an organization is not for the platform.
    let list_only = format!("update auth.sessions set scope = 'read' where token_hash = {}", hash(&operator));
    arena.root.batch_execute(&list_only).await.unwrap();
    for (number, sql) in calls(&operator).iter().enumerate() {
        let outcome = send(&accounts, &bare, sql, End::Rollback).await;
        assert_eq!(outcome.is_ok(), number == 0, "{sql}: {outcome:?}");
    }
    let confined = format!("update auth.sessions set org_id = 6 where token_hash = {}", hash(&operator));
    arena.root.batch_execute(&confined).await.unwrap();
    for sql in calls(&operator) {
        assert_eq!(send(&accounts, &bare, &sql, End::Rollback).await.expect_err(&sql).code, "BM403", "{sql}");
    }
    let opening = "set local session authorization bmms_accounts";
    for sql in calls(&arena.own.token) {
        let check =
            function_with(&arena.root, "auth.operator_of(bytea, boolean)", "not session.is_superuser", "false").await;
        Mutant::new("the platform operator", check, Attack::opened_by(opening, sql)).try_on(&arena.root).await;
    }
    arena.app.stop().await;
}
