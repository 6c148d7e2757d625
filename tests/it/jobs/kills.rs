//! Workers that are killed lose nothing, and several share the work.

use std::collections::{HashMap, HashSet};
use std::process::Stdio;
use std::time::Duration;

use tokio::process::Child;

use super::count;
use crate::support::{App, Smtp, until};

const MAILS: i64 = 500;
const KILLS: usize = 50;

/// `bmms worker` as a process that does two jobs at once, with leases of two seconds.
fn worker(app: &App, smtp: &Smtp) -> Child {
    app.program(&["worker"])
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .env("BMMS__CHECK__ALLOW_UNPATCHED_SERVER", "true")
        .env("BMMS__MAIL__HOST", "localhost")
        .env("BMMS__MAIL__PORT", smtp.port().to_string())
        .env("BMMS__MAIL__SECURITY", "none")
        .env("BMMS__WORKER__LEASE_SECS", "2")
        .env("BMMS__WORKER__CONCURRENCY", "2")
        .env("BMMS__WORKER__POLL_SECS", "1")
        .spawn()
        .unwrap()
}

/// Some time up to 100 milliseconds that nobody can foretell.
fn moment() -> Duration {
    Duration::from_millis(u64::from(uuid::Uuid::new_v4().as_bytes()[0]) * 100 / 255)
}

#[tokio::test]
async fn a_worker_killed_fifty_times_loses_no_mail_and_doubles_only_what_was_accepted() {
    let (app, smtp) = (App::start().await, Smtp::with(&["--slow", "0.02"]).await);
    let root = app.superuser().await;
    let ids = write_mails(&root).await;
    let mut kills = 0;
    while kills < KILLS {
        let mut victim = worker(&app, &smtp);
        let before = smtp.count();
        // It is killed at work and not while it starts.
        until("it works", async || smtp.count() > before).await;
        tokio::time::sleep(moment()).await;
        victim.kill().await.unwrap();
        kills += 1;
    }
    let left = count(&root, "jobs.queue", "true").await;
    assert!(left > 0, "all mails were sent before the last kill");
    let last = worker(&app, &smtp);
    smtp.wait_for(ids.len()).await;
    super::until_done(&root).await;
    drop(last);
    let mut received: HashMap<String, usize> = HashMap::new();
    for mail in smtp.mails() {
        *received.entry(mail.header("Message-ID")).or_default() += 1;
    }
    let doubled = received.values().filter(|times| **times > 1).count();
    println!("{MAILS} mails, {kills} kills, {left} left after them, {doubled} came more than once");
    assert_eq!(received.keys().cloned().collect::<HashSet<_>>(), ids, "none lost, none invented");
    // At most what two hands of one killed worker had given to the server and not yet noted.
    assert!(doubled <= 2 * kills, "{doubled} mails came more than once");
    app.stop().await;
}

/// Writes the mails; their Message-IDs.
async fn write_mails(root: &tokio_postgres::Client) -> HashSet<String> {
    let sql = "select mail.put(u.id, 6, 'added', '{\"role\": \"staff\"}')::text
               from auth.users u, generate_series(1, $1::bigint) where u.username = 'moh.staff'";
    let rows = root.query(sql, &[&MAILS]).await.unwrap();
    rows.iter().map(|row| format!("<{}@127.0.0.1>", row.get::<_, String>(0))).collect()
}

#[tokio::test]
async fn two_workers_share_the_mails_and_send_each_once() {
    let smtp = Smtp::start().await;
    let first = App::configured(|config| smtp.stands_behind(config)).await;
    let second = App::on(first.database.clone(), |config| smtp.stands_behind(config)).await;
    let root = first.superuser().await;
    root.batch_execute(
        "create table public.taken (worker uuid, job uuid);
         create function public.note() returns trigger language plpgsql as
           $$ begin insert into public.taken values (new.locked_by, new.id); return new; end $$;
         create trigger note after update on jobs.queue for each row
           when (new.kind = 'mail' and new.locked_by is not null) execute function public.note();
         grant insert on public.taken to bmms_ctx_owner; grant usage on schema public to bmms_ctx_owner",
    )
    .await
    .unwrap();
    let ids = write_mails(&root).await;
    smtp.wait_for(ids.len()).await;
    super::until_done(&root).await;
    let received: Vec<String> = smtp.mails().iter().map(|mail| mail.header("Message-ID")).collect();
    assert_eq!(received.len(), ids.len(), "each once");
    assert_eq!(received.into_iter().collect::<HashSet<_>>(), ids);
    let workers =
        root.query("select worker, count(*), count(distinct job) from public.taken group by 1", &[]).await.unwrap();
    let taken: Vec<(i64, i64)> = workers.iter().map(|row| (row.get(1), row.get(2))).collect();
    assert_eq!(taken.len(), 2, "both worked: {taken:?}");
    assert_eq!(taken.iter().map(|(all, _)| all).sum::<i64>(), MAILS, "and neither took what the other had: {taken:?}");
    first.stop().await;
    second.stop().await;
}
