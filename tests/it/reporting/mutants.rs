//! The defences of the reporting logins, each taken away once: the attack that was refused before then succeeds.

use super::{Reports, titles};
use crate::support::pair;

/// Whether a session of the login sees the other organization's plan after it has set what it likes.
async fn breaks_through(reports: &Reports) -> bool {
    let session = reports.session().await;
    session.batch_execute("set app.org_id = '10'; set app.pass = 'x'").await.unwrap();
    titles(&session).await.unwrap().iter().any(|title| title.contains(&reports.foreign))
}

async fn mutate(reports: &Reports, mutant: &str) {
    reports.app.superuser().await.batch_execute(mutant).await.unwrap();
    pair().await.caught_up().await;
}

#[tokio::test]
async fn doors_that_let_everybody_through_show_the_other_organization() {
    let reports = Reports::start().await;
    assert!(!breaks_through(&reports).await);
    // One door alone is not enough: every row of a view is joined with its organization.
    mutate(&reports, "alter policy report_read on planning.strategic_plans using (true)").await;
    assert!(!breaks_through(&reports).await);
    mutate(&reports, "alter policy report_read on organizations.organizations using (true)").await;
    assert!(breaks_through(&reports).await);
    reports.app.stop().await;
}

#[tokio::test]
async fn a_function_that_believes_a_setting_shows_the_other_organization() {
    let reports = Reports::start().await;
    assert!(!breaks_through(&reports).await);
    mutate(
        &reports,
        "create or replace function ctx.report_org_id() returns integer language sql stable security definer
         parallel restricted set search_path = '' as $$ select current_setting('app.org_id')::integer $$",
    )
    .await;
    assert!(breaks_through(&reports).await);
    reports.app.stop().await;
}

#[tokio::test]
async fn views_that_read_with_their_owners_rights_show_nothing_more() {
    let reports = Reports::start().await;
    // The owner is behind forced row security itself, so even this mistake shows no row; the lint names it.
    mutate(&reports, "alter view report.strategic_plans set (security_invoker = false)").await;
    assert!(titles(&reports.session().await).await.unwrap().is_empty());
    mutate(
        &reports,
        "alter table planning.strategic_plans no force row level security;
         alter table planning.goals no force row level security;
         alter table planning.annual_plans no force row level security;
         alter table organizations.organizations no force row level security",
    )
    .await;
    assert!(breaks_through(&reports).await, "without both, the owner's rights show everything");
    reports.app.stop().await;
}
