//! The queue: each job is with one worker at a time, and with another after its lease.

use super::{Hand, count, enqueue};
use crate::support::{App, until};

#[tokio::test]
async fn a_job_is_with_one_worker_at_a_time() {
    let app = App::start().await;
    let root = app.superuser().await;
    for _ in 0..6 {
        enqueue(&root, "clean_up", None).await;
    }
    let (one, other) = (Hand::of(&app).await, Hand::of(&app).await);
    let (mine, theirs) = (one.claim("1 minute", 4).await, other.claim("1 minute", 10).await);
    assert_eq!((mine.len(), theirs.len()), (4, 2));
    assert!(mine.iter().all(|job| !theirs.contains(job)));
    // Neither may end or fail what the other has.
    assert!(!other.finish(mine[0].0).await);
    assert!(!other.fail(mine[0].0, None).await);
    assert!(one.finish(mine[0].0).await);
    assert!(!one.finish(mine[0].0).await, "it is done already");
    assert_eq!(count(&root, "jobs.queue", "true").await, 5);
    app.stop().await;
}

#[tokio::test]
async fn a_lease_that_is_over_leaves_the_job_to_the_next() {
    let app = App::start().await;
    let root = app.superuser().await;
    let job = enqueue(&root, "clean_up", None).await;
    let (late, next) = (Hand::of(&app).await, Hand::of(&app).await);
    assert_eq!(late.claim("1 microsecond", 1).await.len(), 1);
    assert_eq!(next.claim("1 minute", 1).await[0].0, job);
    assert!(!late.finish(job).await, "what the late one did is not kept");
    assert!(next.finish(job).await);
    app.stop().await;
}

#[tokio::test]
async fn a_failed_job_waits_and_one_that_fails_for_good_stays_for_the_operator() {
    let app = App::start().await;
    let root = app.superuser().await;
    let job = enqueue(&root, "clean_up", None).await;
    let hand = Hand::of(&app).await;
    hand.claim("1 minute", 1).await;
    assert!(hand.fail(job, Some("1 hour")).await);
    assert_eq!(hand.claim("1 minute", 1).await, []);
    root.batch_execute("update jobs.queue set due_at = now()").await.unwrap();
    assert_eq!(hand.claim("1 minute", 1).await.len(), 1);
    assert!(hand.fail(job, None).await);
    assert_eq!(hand.claim("1 minute", 1).await, []);
    assert_eq!(count(&root, "jobs.queue", "dead_at is not null and failures = 2 and error = 'it rained'").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn a_job_that_takes_its_worker_down_each_time_ends_too() {
    let app = App::start().await;
    let root = app.superuser().await;
    enqueue(&root, "clean_up", None).await;
    let hand = Hand::of(&app).await;
    for _ in 0..20 {
        assert_eq!(hand.claim("1 microsecond", 1).await.len(), 1);
    }
    assert_eq!(hand.claim("1 minute", 1).await, []);
    assert_eq!(count(&root, "jobs.queue", "dead_at is not null").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn the_worker_gives_up_after_the_fourth_failure_and_at_once_what_it_does_not_know() {
    let app = App::configured(|config| {
        config.worker.in_serve = true;
        config.worker.retry_secs = 1;
        config.worker.poll_secs = 1;
    })
    .await;
    let root = app.superuser().await;
    // An organization's job fails while nobody can read plans; the unknown kind never had a chance.
    root.batch_execute("alter function workflow.remind_of_approvals(integer, date) rename to gone").await.unwrap();
    enqueue(&root, "remind_of_approvals", Some(6)).await;
    enqueue(&root, "sing", None).await;
    let unknown = "kind = 'sing' and dead_at is not null and failures = 1";
    until("the unknown is given up", async || count(&root, "jobs.queue", unknown).await == 1).await;
    for failures in 1..4 {
        let failed =
            format!("kind = 'remind_of_approvals' and failures = {failures} and dead_at is null and due_at > now()");
        until(&format!("failure {failures}"), async || count(&root, "jobs.queue", &failed).await == 1).await;
        // Nobody waits for a quarter of an hour in a test.
        root.batch_execute("update jobs.queue set due_at = now() where dead_at is null").await.unwrap();
    }
    let dead = "kind = 'remind_of_approvals' and failures = 4 and dead_at is not null";
    until("it is given up", async || count(&root, "jobs.queue", dead).await == 1).await;
    app.stop().await;
}
