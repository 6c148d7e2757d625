//! A job of an organization runs behind that organization's wall, and only while its worker has it.

use tokio_postgres::Client;
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::{Hand, enqueue};
use crate::isolation::function_with;
use crate::support::App;

/// A pass for a job, as the worker asks for one.
async fn mint(hand: &Hand, job: Uuid) -> Result<(i32, String), tokio_postgres::Error> {
    let minted = hand
        .client
        .query_one("select org_id, pass from ctx.mint_job_pass($1, $2, '1 minute')", &[&job, &hand.id])
        .await?;
    Ok((minted.get(0), minted.get(1)))
}

/// Titles of all plans that a transaction sees which says it is of this organization, with this pass.
async fn plans_seen(client: &mut Client, org_id: i32, pass: &str) -> Result<Vec<String>, tokio_postgres::Error> {
    let tx = client.transaction().await?;
    tx.execute(
        "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)",
        &[&org_id.to_string(), &pass],
    )
    .await?;
    let rows = tx.query("select title from planning.strategic_plans order by 1", &[]).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

#[tokio::test]
async fn a_job_sees_the_rows_of_its_organization_and_changes_nothing_it_is_not_for() {
    let app = App::start().await;
    let root = app.superuser().await;
    for (login, title) in [("moh.staff", "Health"), ("mole.staff", "Labor")] {
        app.person(login).await.plan(title, 2026, 2030).await;
    }
    let job = enqueue(&root, "remind_of_approvals", Some(6)).await;
    let mut hand = Hand::of(&app).await;
    hand.claim("1 minute", 1).await;
    let (org_id, pass) = mint(&hand, job).await.unwrap();
    assert_eq!(org_id, 6);
    assert_eq!(plans_seen(&mut hand.client, 6, &pass).await.unwrap(), ["Health"]);
    // Neither another number, nor no pass at all, nor the login by itself opens anything.
    assert!(plans_seen(&mut hand.client, 10, &pass).await.is_err());
    assert!(plans_seen(&mut hand.client, 6, "").await.is_err());
    assert!(hand.client.query("select title from planning.strategic_plans", &[]).await.is_err());
    // The same pass is worth nothing to the login of the service.
    let mut service = app.login("bmms_service").await;
    assert!(plans_seen(&mut service, 6, &pass).await.is_err());

    let tx = hand.client.transaction().await.unwrap();
    let enter = format!("set local role bmms_tenant; set local app.org_id = '6'; set local app.pass = '{pass}'");
    tx.batch_execute(&enter).await.unwrap();
    let changed = tx.execute("update planning.strategic_plans set title = 'Mine'", &[]).await.unwrap();
    assert_eq!(changed, 0, "a job is not for editing plans");
    app.stop().await;
}

#[tokio::test]
async fn a_pass_is_for_the_worker_that_has_the_job_while_it_has_it_and_for_an_active_organization() {
    let app = App::start().await;
    let root = app.superuser().await;
    let job = enqueue(&root, "remind_of_approvals", Some(6)).await;
    let (hand, other) = (Hand::of(&app).await, Hand::of(&app).await);
    let refused = async |hand: &Hand, job: Uuid, why: &str| {
        let refusal = mint(hand, job).await.expect_err(why);
        assert_eq!(refusal.code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE), "{why}: {refusal}");
    };
    refused(&hand, job, "nobody has it").await;
    hand.claim("1 minute", 1).await;
    mint(&hand, job).await.expect("the control");
    refused(&other, job, "another has it").await;
    root.batch_execute("update organizations.organizations set is_active = false where org_id = 6").await.unwrap();
    refused(&hand, job, "the organization is closed").await;
    root.batch_execute("update organizations.organizations set is_active = true where org_id = 6").await.unwrap();
    root.batch_execute("update jobs.queue set locked_until = now()").await.unwrap();
    refused(&hand, job, "the lease is over").await;
    let platform = enqueue(&root, "clean_up", None).await;
    let keeper = Hand::of(&app).await;
    keeper.claim("1 minute", 5).await;
    refused(&keeper, platform, "it is of no organization").await;
    app.stop().await;
}

#[tokio::test]
async fn without_the_condition_on_the_worker_a_pass_goes_to_anybody() {
    let app = App::start().await;
    let root = app.superuser().await;
    let job = enqueue(&root, "remind_of_approvals", Some(6)).await;
    let thief = Hand::of(&app).await;
    assert!(mint(&thief, job).await.is_err());
    let open = function_with(
        &root,
        "ctx.mint_job_pass(uuid, uuid, interval)",
        "q.locked_by = p_worker and q.locked_until > now()",
        "true",
    )
    .await;
    root.batch_execute(&open).await.unwrap();
    mint(&thief, job).await.expect("the attack notices that the defence is gone");
    app.stop().await;
}

#[tokio::test]
async fn a_job_of_no_organization_reaches_no_function_of_one() {
    let app = App::start().await;
    let person = app.person("moh.manager").await;
    let (org_id, pass) = person.pass().await;
    let mut service = app.login("bmms_service").await;
    for task in ["clean_up_requests(6)", "remind_of_objectives(6, now()::date)", "send_digests(6, now()::date)"] {
        let tx = service.transaction().await.unwrap();
        tx.execute(
            "select set_config('app.org_id', $1, true), set_config('app.pass', $2, true), set_config('role', 'bmms_tenant', true)",
            &[&org_id.to_string(), &pass],
        )
        .await
        .unwrap();
        let refusal = tx.query(&format!("select workflow.{task}"), &[]).await.expect_err("a person is no job");
        assert_eq!(refusal.code().unwrap().code(), "BM403", "{task}: {refusal}");
    }
    app.stop().await;
}
