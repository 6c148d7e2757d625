//! Notices: who is told what, once, in the pages and by mail; and nobody else.

use reqwest::Method;
use serde_json::{Value, json};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::support::{Actor, App, Form, Reply, Smtp, until};

const NOTICES: &str = "/api/v1/moa/MOH/notifications";

/// What a person's notices say, the newest first.
async fn told(actor: &Actor<'_>) -> Vec<String> {
    let path = format!("/api/v1/moa/{}/notifications", actor.code);
    let list = actor.fetch(&path).await;
    list["items"].as_array().unwrap().iter().map(|notice| notice["text"].as_str().unwrap().to_owned()).collect()
}

/// A submitted plan of a person.
async fn submitted(author: &Actor<'_>, title: &str) -> String {
    let plan = author.plan(title, 2026, 2030).await;
    author.goal(&plan, "A goal").await;
    author.act(&plan, "submit", &json!({})).await.expect(200);
    plan
}

#[tokio::test]
async fn approvers_are_told_of_what_is_submitted_and_authors_of_what_became_of_it() {
    let app = App::start().await;
    let [staff, manager, admin, flagless, viewer, foreign] =
        ["moh.staff", "moh.manager", "moh.admin", "moh.flagless", "moh.viewer", "mole.admin"];
    let staff = app.person(staff).await;
    let manager = app.person(manager).await;
    let plan = submitted(&staff, "Health for all").await;
    let waits = "“Health for all” was submitted for your approval";
    assert_eq!(told(&manager).await, [waits]);
    assert_eq!(told(&app.person(admin).await).await, [waits]);
    for other in [flagless, viewer, foreign] {
        assert_eq!(told(&app.person(other).await).await, Vec::<String>::new(), "{other}");
    }
    assert_eq!(told(&staff).await, Vec::<String>::new(), "nobody is told of what she did herself");

    manager.act(&plan, "return", &json!({ "comment": "Add costs" })).await.expect(200);
    staff.act(&plan, "submit", &json!({})).await.expect(200);
    manager.act(&plan, "approve", &json!({})).await.expect(200);
    assert_eq!(
        told(&staff).await,
        ["“Health for all” was approved", "“Health for all” was returned to you: Add costs"]
    );
    assert_eq!(told(&manager).await.len(), 2, "both submissions");
    let admin = app.person(admin).await.fetch(NOTICES).await;
    assert!(
        admin["items"].as_array().unwrap().iter().all(|notice| !notice["read_at"].is_null()),
        "nothing waits: {admin}"
    );
    app.stop().await;
}

#[tokio::test]
async fn a_step_that_fails_tells_nobody() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Without a goal", 2026, 2030).await;
    staff.act(&plan, "submit", &json!({})).await.expect(422);
    assert_eq!(app.count("notifications.notifications").await + app.count("mail.outbox").await, 0);
    app.stop().await;
}

#[tokio::test]
async fn notices_are_read_and_marked_by_their_person_alone() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    submitted(&staff, "Health for all").await;
    let manager = app.person("moh.manager").await;
    let list = manager.fetch(NOTICES).await;
    let id = list["items"][0]["id"].as_str().unwrap().to_owned();
    let mark = async |actor: &Actor<'_>, code: &str| {
        let path = format!("/api/v1/moa/{code}/notifications/{id}/read");
        Reply::of(actor.request(Method::POST, &path)).await.status
    };
    assert_eq!(mark(&staff, "MOH").await, 404, "a colleague");
    assert_eq!(mark(&app.person("mole.admin").await, "MOLE").await, 404, "another organization");
    assert_eq!(mark(&app.person("mole.admin").await, "MOH").await, 403);
    assert_eq!(list["items"][0]["read_at"], Value::Null);
    assert_eq!(mark(&manager, "MOH").await, 204);
    assert_ne!(manager.fetch(NOTICES).await["items"][0]["read_at"], Value::Null);

    // By raw SQL with a right pass: the own notices alone, and of them nothing but the mark.
    let mut service = app.login("bmms_service").await;
    for (actor, count) in [(&manager, 1_u64), (&staff, 0)] {
        let (org_id, pass) = actor.pass().await;
        for (statement, is_allowed) in [
            ("update notifications.notifications set read_at = null", true),
            ("update notifications.notifications set title = 'x'", false),
            ("delete from notifications.notifications", false),
            (
                "insert into notifications.notifications (org_id, user_id, kind, entity, entity_id, title, once_key)
                 values (6, gen_random_uuid(), 'due', '', gen_random_uuid(), '', '')",
                false,
            ),
            ("select notifications.notify(6, '{}', 'due', 'high', '', gen_random_uuid(), '', '', '')", false),
        ] {
            let tx = service.transaction().await.unwrap();
            let enter = "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), \
                         set_config('role', 'bmms_tenant', true)";
            tx.execute(enter, &[&org_id.to_string(), &pass]).await.unwrap();
            let outcome = tx.execute(statement, &[]).await;
            assert_eq!(outcome.is_ok(), is_allowed, "{statement}: {outcome:?}");
            assert!(!is_allowed || outcome.unwrap() == count, "{statement}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn every_notice_is_on_one_page_of_the_list() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(
        "insert into notifications.notifications (org_id, user_id, kind, entity, entity_id, title, once_key, created_at)
         select 6, u.id, 'approved', 'planning.strategic_plans', gen_random_uuid(), 'Plan ' || n, 'key ' || n,
                now() - (n / 3) * interval '1 minute'
         from auth.users u, generate_series(1, 23) as n where u.username = 'moh.staff'",
    )
    .await
    .unwrap();
    let staff = app.person("moh.staff").await;
    let (mut seen, mut path) = (Vec::new(), format!("{NOTICES}?limit=5"));
    loop {
        let page = staff.fetch(&path).await;
        seen.extend(page["items"].as_array().unwrap().iter().map(|notice| notice["id"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { break };
        path = format!("{NOTICES}?limit=5&cursor={next}");
    }
    let all = seen.len();
    seen.sort();
    seen.dedup();
    assert_eq!((all, seen.len()), (23, 23));
    app.stop().await;
}

#[tokio::test]
async fn a_person_chooses_which_notices_come_by_mail() {
    let smtp = Smtp::start().await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let [staff, manager, admin] = ["moh.staff", "moh.manager", "moh.admin"];
    let (staff, manager, admin) = (app.person(staff).await, app.person(manager).await, app.person(admin).await);
    let path = "/api/v1/me/mail-preference";
    assert_eq!(admin.fetch(path).await["mail"], "at_once");
    let choose = async |actor: &Actor<'_>, mail: &str| {
        Reply::of(actor.request(Method::PUT, path).json(&json!({ "mail": mail }))).await
    };
    choose(&admin, "never").await.expect(204);
    let refused = choose(&admin, "hourly").await.expect(422);
    assert_eq!(refused.rule("/mail").as_deref(), Some("users_mail_preference_known"));
    assert_eq!(admin.fetch(path).await["mail"], "never");

    let plan = submitted(&staff, "Health for all").await;
    manager.act(&plan, "return", &json!({ "comment": "Add <costs>" })).await.expect(200);
    let returned = smtp.mail_to("moh.staff@bmms.example").await;
    let submitted = smtp.mail_to("moh.manager@bmms.example").await;
    assert_eq!(smtp.mails().len(), 2, "the admin wants none");
    let id = plan.rsplit('/').next().unwrap();
    let [text, html] = returned.parts();
    assert!(text.contains("was returned to you: Add <costs>") && html.contains("Add &#60;costs&#62;"), "{text}{html}");
    for part in returned.parts().iter().chain(&submitted.parts()) {
        assert!(part.contains(&format!("http://127.0.0.1:8080/moa/MOH/planning/strategic-plans/{id}/")), "{part}");
    }
    app.stop().await;
}

/// An objective of an approved annual plan, due so many days from today.
async fn objective(root: &Client, author: &Actor<'_>, title: &str, days: i32) -> Uuid {
    let row = root
        .query_one(
            "insert into planning.objectives (org_id, annual_plan_id, strategic_plan_id, title, description, target_date, indicator,
               target_value, current_value, created_by)
             select a.org_id, a.id, a.strategic_plan_id, $2, 'd', planning.today() + $3::integer, 'i', 10, 0, u.id
             from planning.annual_plans a, auth.users u
             where a.org_id = (select org_id from organizations.organizations where code = $1)
               and u.username = lower($1) || '.staff'
             returning id",
            &[&author.code, &title, &days],
        )
        .await
        .unwrap();
    row.get(0)
}

/// Runs a kind of job of one organization to its end.
async fn run(root: &Client, kind: &str, org_id: i32) {
    root.execute("insert into jobs.queue (kind, org_id) values ($1, $2)", &[&kind, &org_id]).await.unwrap();
    let left = "select count(*) from jobs.queue where kind = $1 and org_id = $2";
    until("the job is done", async || root.query_one(left, &[&kind, &org_id]).await.unwrap().get::<_, i64>(0) == 0)
        .await;
}

/// A service that works in the background, with an annual plan of MOH and one of MOLE whose objectives may be due.
async fn with_annual_plans() -> (App, Client) {
    let app = App::configured(|config| {
        config.worker.in_serve = true;
        config.worker.poll_secs = 1;
    })
    .await;
    for login in ["moh.staff", "mole.staff"] {
        let author = app.person(login).await;
        let plan = author.plan("Plan", 2026, 2030).await;
        author.annual_plan(&plan, 2026).await;
    }
    let root = app.superuser().await;
    // What is tested is reminders, not the way of a plan to its approval.
    root.batch_execute(
        "alter table planning.annual_plans disable trigger user; alter table planning.objectives disable trigger user;
         update planning.annual_plans set status = 'active'",
    )
    .await
    .unwrap();
    (app, root)
}

#[tokio::test]
async fn an_objective_is_told_once_at_each_level_however_often_the_job_runs() {
    let (app, root) = with_annual_plans().await;
    let (staff, foreign) = (app.person("moh.staff").await, app.person("mole.staff").await);
    for (title, days) in [("Far", 6), ("Near", 5), ("Soon", 2), ("Late", -1)] {
        objective(&root, &staff, title, days).await;
    }
    objective(&root, &foreign, "Theirs", 1).await;
    for _ in 0..2 {
        run(&root, "remind_of_objectives", 6).await;
    }
    let mut levels = staff.fetch(NOTICES).await["items"].as_array().unwrap().clone();
    levels.sort_by_key(|notice| notice["level"].as_str().unwrap().to_owned());
    let levels: Vec<_> =
        levels.iter().map(|notice| (notice["level"].as_str().unwrap(), notice["text"].as_str().unwrap())).collect();
    assert_eq!(levels.len(), 3, "{levels:?}");
    assert!(levels[0].0 == "critical" && levels[0].1.starts_with("“Late” is overdue: it was due on "), "{levels:?}");
    assert!(levels[1].0 == "high" && levels[1].1.starts_with("“Soon” is due on "), "{levels:?}");
    assert!(levels[2].0 == "medium" && levels[2].1.starts_with("“Near” is due on "), "{levels:?}");
    assert_eq!(told(&foreign).await, Vec::<String>::new(), "the job was MOH's");

    // Three days later the near one is told again, at the next level, and the far one for the first time.
    root.batch_execute("update planning.objectives set target_date = target_date - 3").await.unwrap();
    run(&root, "remind_of_objectives", 6).await;
    assert!(told(&staff).await.len() > 3);
    app.stop().await;
}

#[tokio::test]
async fn what_waits_for_more_than_a_week_is_told_to_who_may_approve_it() {
    let app = App::configured(|config| config.worker.in_serve = true).await;
    let root = app.superuser().await;
    let (staff, manager) = (app.person("moh.staff").await, app.person("moh.manager").await);
    submitted(&staff, "Health for all").await;
    let age = async |days: i32| {
        let sql = "update planning.strategic_plans set submitted_at = now() - $1::integer * interval '1 day'";
        root.batch_execute("alter table planning.strategic_plans disable trigger user").await.unwrap();
        root.execute(sql, &[&days]).await.unwrap();
    };
    // Told of the submission, then after a week, once however often the job runs, then after two.
    for (days, runs, expected) in [(6, 1, 1), (8, 2, 2), (15, 1, 3)] {
        age(days).await;
        for _ in 0..runs {
            run(&root, "remind_of_approvals", 6).await;
        }
        assert_eq!(told(&manager).await.len(), expected, "{days}");
    }
    assert_eq!(told(&staff).await, Vec::<String>::new());
    assert_eq!(told(&app.person("mole.manager").await).await, Vec::<String>::new());
    app.stop().await;
}

#[tokio::test]
async fn the_mail_of_the_day_has_ten_lines_and_says_how_many_more_and_is_not_sent_empty() {
    let smtp = Smtp::start().await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let root = app.superuser().await;
    root.batch_execute(
        "update auth.users set mail_preference = 'daily' where username in ('moh.staff', 'moh.staff2', 'mole.staff')",
    )
    .await
    .unwrap();
    root.batch_execute(
        "insert into notifications.notifications (org_id, user_id, kind, entity, entity_id, title, once_key)
         select o.org_id, u.id, 'approved', 'planning.strategic_plans', gen_random_uuid(), 'Plan ' || n || ' of ' || o.code, 'key ' || n
         from auth.users u, generate_series(1, 14) as n, organizations.organizations o
         where (u.username, o.code) in (('moh.staff', 'MOH'), ('mole.staff', 'MOLE'))",
    )
    .await
    .unwrap();
    run(&root, "send_digests", 6).await;
    let [text, _] = smtp.mail_to("moh.staff@bmms.example").await.parts();
    let lines: Vec<&str> = text.lines().filter(|line| line.starts_with("- ")).collect();
    assert_eq!(lines.len(), 11, "{text}");
    assert_eq!(lines[10], "- 4 more");
    assert!(lines[..10].iter().all(|line| line.ends_with("of MOH” was approved")), "{text}");
    assert_eq!(smtp.mails().len(), 1, "nothing for who has nothing, nor for another organization");
    app.stop().await;
}

#[tokio::test]
async fn the_page_shows_notices_and_takes_the_choice_without_scripts() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    submitted(&staff, "Health <b>for</b> all").await;
    let visitor = app.visitor("moh.manager").await;
    let address = "/moa/MOH/notifications/";
    let page = visitor.get(address).await.expect(200).text;
    assert!(page.contains("“Health &#60;b&#62;for&#60;/b&#62; all” was submitted"), "{page}");
    assert!(visitor.get("/moa/MOH/dashboard/").await.text.contains("New for you"));
    visitor.send(&Form::to(&page, "/moa/MOH/notifications/mail/").with("mail", "daily")).await.expect(303);
    assert!(visitor.get(address).await.text.contains("value=\"daily\" selected"));
    // An address of another host, or of another organization, is not followed.
    let open = Form::all(&page).into_iter().find(|form| form.action.ends_with("/open/")).unwrap();
    let led = visitor.send(&open.with("address", "https://evil.example/")).await.expect(303);
    assert_eq!(led.headers["location"], "/moa/MOH/planning/");
    let after = visitor.get(address).await.text;
    assert!(!after.contains("Open and mark as read"), "{after}");
    app.stop().await;
}
