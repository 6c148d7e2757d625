//! Who may call the functions of schema `platform`, asked of the database itself, function by function as the catalogue has
//! them; and that every address above them refuses everybody else.

use reqwest::Method;
use tokio_postgres::Client;

use super::last_event;
use crate::pages::{Address, all_addresses};
use crate::support::contract::{Operation, operations};
use crate::support::{App, Form, Reply};

/// A function that `bmms_accounts` may call: its name, a call with a session token and nothing else, and whether it changes
/// something.
struct Function {
    name: String,
    call: String,
    changes: bool,
}

async fn functions(root: &Client) -> Vec<Function> {
    let rows = root
        .query(
            "select p.proname::text,
                    (select string_agg(', null::' || format_type(t.type_id, null), '' order by t.place)
                     from unnest(p.proargtypes) with ordinality as t (type_id, place) where t.place > 1),
                    coalesce(p.proargnames[2] = 'p_address', false) and p.proname <> 'record_export'
             from pg_proc p
             where p.pronamespace = 'platform'::regnamespace and has_function_privilege('bmms_accounts', p.oid, 'execute')
             order by 1",
            &[],
        )
        .await
        .unwrap();
    let function = |row: &tokio_postgres::Row| {
        let name: String = row.get(0);
        let others: String = row.get::<_, Option<String>>(1).unwrap_or_default();
        Function {
            call: format!("select * from platform.{name}(sha256(convert_to($1, 'UTF8')){others})"),
            name,
            changes: row.get(2),
        }
    };
    let functions: Vec<_> = rows.iter().map(function).collect();
    assert!(functions.len() > 20, "only {} functions", functions.len());
    functions
}

/// SQLSTATE and message of a call, or nothing if it went through.
async fn refusal(client: &Client, function: &Function, token: &str) -> Option<(String, String)> {
    let error = client.query(&function.call, &[&token]).await.err()?;
    let error = error.as_db_error().unwrap_or_else(|| panic!("{}: {error:?}", function.name));
    Some((error.code().code().to_owned(), error.message().to_owned()))
}

#[tokio::test]
async fn every_function_refuses_who_is_no_operator_with_a_live_session() {
    let app = App::start().await;
    let root = app.superuser().await;
    let functions = functions(&root).await;
    let accounts = app.login("bmms_accounts").await;
    let only = Some(("BM403".to_owned(), "platform_operator_only".to_owned()));
    let nobody = Some(("28000".to_owned(), "no session".to_owned()));
    let call = "insert into budgeting.calls (fiscal_year, submission_deadline) values (2027, '2026-04-30')";
    app.superuser().await.execute(call, &[]).await.unwrap();
    for login in ["moh.staff", "moh.admin", "oobc.admin", "ocm.executive"] {
        let person = app.person(login).await;
        for function in &functions {
            assert_eq!(refusal(&accounts, function, &person.token).await, only, "{login} and {}", function.name);
        }
    }
    let operator = app.person("operator").await;
    for function in &functions {
        assert_eq!(refusal(&accounts, function, "bmms_nobody").await, nobody, "{}", function.name);
        // The control: an operator gets past the door, and no further than the empty arguments lead.
        let past = refusal(&accounts, function, &operator.token).await;
        assert!(
            past.as_ref().is_none_or(|(code, _)| !["BM403", "28000", "42501"].contains(&code.as_str())),
            "{}: {past:?}",
            function.name
        );
    }

    // A token that only reads changes nothing; one that is confined to an organization is worth nothing here; and what is
    // over, is over.
    let hash = "token_hash = sha256(convert_to($1, 'UTF8'))";
    let set = async |change: &str| {
        root.execute(&format!("update auth.sessions set {change} where {hash}"), &[&operator.token]).await.unwrap();
    };
    set("scope = 'read'").await;
    let reads = Some(("BM403".to_owned(), "platform_token_reads_only".to_owned()));
    for function in &functions {
        let said = refusal(&accounts, function, &operator.token).await;
        assert_eq!(said == reads, function.changes, "{}: {said:?}", function.name);
    }
    assert!(functions.iter().filter(|function| function.changes).count() > 8);
    set("scope = 'write', org_id = 6").await;
    for function in &functions {
        assert_eq!(refusal(&accounts, function, &operator.token).await, only, "{}", function.name);
    }
    set("org_id = null").await;
    let first = Some(("BM403".to_owned(), "password_change_required".to_owned()));
    for (is_demanded, expected) in [(true, true), (false, false)] {
        let demand = format!("update auth.users set must_change_password = {is_demanded} where username = 'operator'");
        root.batch_execute(&demand).await.unwrap();
        for function in &functions {
            let said = refusal(&accounts, function, &operator.token).await;
            assert_eq!(said == first, expected, "{}: {said:?}", function.name);
        }
    }
    set("expires_at = now()").await;
    for function in &functions {
        assert_eq!(refusal(&accounts, function, &operator.token).await, nobody, "{}", function.name);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_session_slides_with_its_use_and_a_token_of_a_program_does_not() {
    let app = App::start().await;
    let (root, operator) = (app.superuser().await, app.person("operator").await);
    for (name, slides) in [("", true), ("a program", false)] {
        let before = "update auth.sessions set name = $2, last_seen_at = now() - interval '1 hour', expires_at = now() + interval '1 hour'
                      where token_hash = sha256(convert_to($1, 'UTF8'))";
        root.execute(before, &[&operator.token, &name]).await.unwrap();
        operator.get("/api/v1/platform/pilots").await.expect(200);
        let after = "select expires_at > now() + interval '2 hours' from auth.sessions where token_hash = sha256(convert_to($1, 'UTF8'))";
        assert_eq!(root.query_one(after, &[&operator.token]).await.unwrap().get::<_, bool>(0), slides, "{name:?}");
    }
    app.stop().await;
}

#[tokio::test]
async fn without_the_check_every_function_lets_staff_in() {
    let app = App::start().await;
    let (root, staff) = (app.superuser().await, app.person("moh.staff").await);
    let functions = functions(&root).await;
    let source = "select pg_get_functiondef('platform.operator(bytea, boolean)'::regprocedure)";
    let source: String = root.query_one(source, &[]).await.unwrap().get(0);
    let condition = "not operator.is_superuser or operator.org_id is not null";
    assert!(source.contains(condition), "{source}");
    let sabotage = source.replace(condition, "false");
    for function in &functions {
        root.batch_execute(&format!("begin; {sabotage}; set local session authorization bmms_accounts")).await.unwrap();
        let said = refusal(&root, function, &staff.token).await;
        root.batch_execute("rollback").await.unwrap();
        assert!(said.as_ref().is_none_or(|(_, rule)| rule != "platform_operator_only"), "{}: {said:?}", function.name);
    }
    app.stop().await;
}

#[tokio::test]
async fn no_other_login_calls_any_of_them_and_nobody_calls_what_they_stand_on() {
    let app = App::start().await;
    let root = app.superuser().await;
    let rows = root
        .query(
            "select r.rolname::text, p.oid::regprocedure::text from pg_proc p cross join pg_roles r
             where p.pronamespace = 'platform'::regnamespace and has_function_privilege(r.oid, p.oid, 'execute')
               and not r.rolsuper and r.rolname not in ('bmms_ctx_owner', 'bmms_migrator', 'bmms_accounts')",
            &[],
        )
        .await
        .unwrap();
    let callers: Vec<(String, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(callers, []);
    let inner = [
        "operator(bytea, boolean)",
        "lock_person(uuid)",
        "end_access(uuid, bytea)",
        "refuse_last_operator(uuid, uuid)",
    ];
    for function in inner {
        let may = format!("select has_function_privilege('bmms_accounts', 'platform.{function}', 'execute')");
        assert!(!root.query_one(&may, &[]).await.unwrap().get::<_, bool>(0), "{function}");
    }
    app.stop().await;
}

/// The pages of the platform, but those of registrations, which have tests of their own.
fn ours() -> Vec<Address> {
    let mut pages = all_addresses();
    pages.retain(|page| page.pattern.starts_with("/platform/") && !page.pattern.contains("/registrations/"));
    assert!(pages.len() > 15, "{}", pages.len());
    pages
}

/// Whether it is an operation of the platform, but for those of registrations.
fn is_ours(operation: &Operation) -> bool {
    operation.path.contains("/platform/") && !operation.path.contains("/registrations")
}

#[tokio::test]
async fn every_address_of_the_platform_refuses_everybody_else_on_record() {
    let app = App::start().await;
    let operator = app.person("operator").await;
    let id = super::id_of(&app, "moh.viewer").await;
    let call = "insert into budgeting.calls (fiscal_year, submission_deadline) values (2027, '2026-04-30')";
    app.superuser().await.execute(call, &[]).await.unwrap();
    for login in ["moh.staff", "moh.admin", "oobc.admin", "ocm.executive"] {
        let (actor, visitor) = (app.person(login).await, app.visitor(login).await);
        let token = Form::all(&visitor.get("/profile/").await.text)[0].value("form_token").to_owned();
        assert!(!visitor.get("/profile/").await.text.contains("/platform/"));
        for address in ours() {
            let path = address.of_id("", &id);
            if address.shows() && path != "/platform/" {
                let refused = visitor.get(&path).await.expect(403);
                assert!(refused.text.contains("for the platform operator alone"), "{path}: {}", refused.text);
                assert_eq!(last_event(&app, "denied").await.unwrap().0, login, "{path}");
            }
            if address.takes_forms() {
                let form = Form { action: path, fields: vec![("form_token".to_owned(), token.clone())] };
                visitor.send(&form).await.expect(403);
            }
        }
        for operation in operations().filter(is_ours) {
            let path = operation.path.replace("{id}", &id).replace("{code}", "MOH").replace("{year}", "2090");
            let method = Method::from_bytes(operation.method.to_uppercase().as_bytes()).unwrap();
            let request = actor.request(method, &path).header("If-Match", "\"1\"");
            let body = super::organizations::body_of(&operation);
            let reply = Reply::of(body.map_or(request.try_clone().unwrap(), |body| request.json(&body))).await;
            assert_eq!(reply.expect(403).rule("").unwrap(), "platform_operator_only", "{} {path}", operation.method);
        }
    }
    let state = "select count(*) from auth.users where username = 'moh.viewer' and is_active and not is_superuser";
    assert_eq!(app.superuser().await.query_one(state, &[]).await.unwrap().get::<_, i64>(0), 1);

    // The control: the operator sees every page, and finds them in the menu.
    let visitor = app.visitor("operator").await;
    assert!(visitor.get("/profile/").await.text.contains("href=\"/platform/organizations/\""));
    let granted = super::id_of(&app, "ocm.viewer").await;
    for address in ours() {
        let path = address.of_id("", if address.pattern.contains("/oversight/") { &granted } else { &id });
        if address.shows() && path != "/platform/" {
            visitor.get(&path).await.expect(200);
        }
    }
    operator.get("/api/v1/platform/organizations").await.expect(200);
    app.stop().await;
}
