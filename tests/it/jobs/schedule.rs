//! What runs by itself: each run once, of each organization apart, and never too late.

use super::{Hand, count, until_done};
use crate::support::{App, until};

/// Looks at the schedule as if it were this moment; how many jobs were queued.
async fn at(hand: &Hand, moment: &str) -> i32 {
    hand.client.query_one("select jobs.schedule($1::text::timestamptz)", &[&moment]).await.unwrap().get(0)
}

#[tokio::test]
async fn each_run_happens_once_however_many_schedulers_ask() {
    let app = App::start().await;
    let root = app.superuser().await;
    let active = count(&root, "organizations.organizations", "is_active").await;
    let (one, other) = (Hand::of(&app).await, Hand::of(&app).await);
    let (here, there) = tokio::join!(at(&one, "2026-03-02 08:00:00+08"), at(&other, "2026-03-02 08:00:00+08"));
    // Clean-up once for the platform; four kinds for each organization.
    assert_eq!(i64::from(here + there), 1 + 4 * active);
    assert_eq!(at(&one, "2026-03-02 08:20:00+08").await, 0, "nothing new is due");
    assert_eq!(
        at(&one, "2026-03-03 03:00:00+08").await,
        i32::try_from(1 + active).unwrap(),
        "the clean-ups of the next day"
    );
    app.stop().await;
}

#[tokio::test]
async fn what_is_more_than_an_hour_late_is_skipped_but_for_clean_ups() {
    let app = App::start().await;
    let root = app.superuser().await;
    let active = count(&root, "organizations.organizations", "is_active").await;
    let hand = Hand::of(&app).await;
    // At 08:45 approvals (08:00) are in time; objectives (07:30) and digests (07:00) are not.
    let queued = at(&hand, "2026-03-02 08:45:00+08").await;
    assert_eq!(i64::from(queued), 1 + 2 * active);
    let skipped = "outcome = 'skipped' and kind in ('remind_of_objectives', 'send_digests')";
    assert_eq!(count(&root, "jobs.runs", skipped).await, 2 * active);
    assert_eq!(count(&root, "jobs.runs", "outcome = 'skipped'").await, 2 * active);
    app.stop().await;
}

#[tokio::test]
async fn a_failure_in_one_organization_stops_no_other() {
    let app = App::configured(|config| {
        config.worker.in_serve = true;
        config.worker.retry_secs = 3600;
    })
    .await;
    let root = app.superuser().await;
    until("today's schedule was looked at", async || count(&root, "jobs.runs", "true").await > 0).await;
    until_done(&root).await;
    // Something in MOLE's rows breaks the job there.
    root.batch_execute(
        "create function public.break_it() returns trigger language plpgsql as
           $$ begin if old.org_id = 10 then raise 'broken row'; end if; return old; end $$;
         create trigger break_it before delete on organizations.idempotency_keys for each row execute function public.break_it();
         grant usage on schema public to bmms_workflow;
         insert into organizations.idempotency_keys (org_id, user_id, key, fingerprint, entity_id, created_at)
         select o.org_id, gen_random_uuid(), 'old', '\\x00', gen_random_uuid(), now() - interval '8 days'
         from organizations.organizations o where o.org_id in (6, 9, 10);
         insert into organizations.idempotency_keys (org_id, user_id, key, fingerprint, entity_id, created_at)
         values (6, gen_random_uuid(), 'new', '\\x00', gen_random_uuid(), now() - interval '6 days')",
    )
    .await
    .unwrap();
    let hand = Hand::of(&app).await;
    at(&hand, "2027-03-02 03:00:00+08").await;
    until("MOLE's job has failed", async || count(&root, "jobs.queue", "failures = 1").await == 1).await;
    until("all others are done", async || count(&root, "jobs.queue", "true").await == 1).await;
    assert_eq!(count(&root, "organizations.idempotency_keys", "key = 'old'").await, 1, "MOLE's, and nobody else's");
    assert_eq!(count(&root, "organizations.idempotency_keys", "key = 'new'").await, 1);
    let done = "kind = 'clean_up_requests' and outcome = 'done' and org_id in (6, 9) and row_count = 1 and slot > '2027-01-01'";
    assert_eq!(count(&root, "jobs.runs", done).await, 2);
    let waits = "kind = 'clean_up_requests' and org_id = 10 and outcome = 'waiting' and error <> ''";
    assert_eq!(count(&root, "jobs.runs", waits).await, 1);
    app.stop().await;
}

#[tokio::test]
async fn the_clean_up_deletes_what_has_run_out_and_keeps_what_lives() {
    let app = App::start().await;
    let root = app.superuser().await;
    let live = app.person("moh.staff").await;
    app.person("moh.viewer").await;
    root.batch_execute(
        "update auth.sessions set expires_at = now() - interval '1 second'
           where user_id = (select id from auth.users where username = 'moh.viewer');
         insert into auth.links (token_hash, user_id, purpose, created_at, expires_at)
           select sha256('a'), id, 'reset', now() - interval '2 days', now() - interval '1 day' from auth.users where username = 'moh.staff'
           union all select sha256('b'), id, 'reset', now(), now() + interval '1 day' from auth.users where username = 'moh.staff';
         insert into auth.throttles (action, subject, counted, began_at) values ('t', 'old', 1, now() - interval '2 days'), ('t', 'new', 1, now());
         insert into mail.outbox (user_id, template, sent_at)
           select id, 'added', now() - interval '31 days' from auth.users where username = 'moh.staff'
           union all select id, 'added', now() from auth.users where username = 'moh.staff'",
    )
    .await
    .unwrap();
    let hand = Hand::of(&app).await;
    let deleted: i64 = hand.client.query_one("select jobs.clean_up()", &[]).await.unwrap().get(0);
    assert_eq!(deleted, 4);
    live.get("strategic-plans").await.expect(200);
    for table in ["auth.sessions", "auth.links", "auth.throttles", "mail.outbox"] {
        assert_eq!(count(&root, table, "true").await, 1, "{table}");
    }
    app.stop().await;
}
