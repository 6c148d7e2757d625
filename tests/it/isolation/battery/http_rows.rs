//! The API and what belongs to another organization: rows, addresses, references.

use serde_json::json;

use crate::addresses::{NOBODYS, Rows, contents, is_of_a_row, paths, send};
use crate::isolation::mutants::function_with;
use crate::support::contract::operations;
use crate::support::{Actor, App};

/// A guessed or leaked id of another organization's row. Row security makes it no row, and no row is 404, the same for
/// whatever is not there.
#[tokio::test]
async fn http_01_an_id_of_another_organization_is_the_id_of_nothing() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.admin").await, app.person("mole.staff").await);
    let (own, theirs) = (Rows::of(&moh).await, Rows::of(&mole).await);
    let before = contents(&app, 10).await;
    let mut tried = 0;
    for operation in operations().filter(is_of_a_row) {
        let id = theirs.for_path(operation.path);
        let (foreign, unknown) = (paths(&operation, "MOH", id), paths(&operation, "MOH", NOBODYS));
        for (foreign, unknown) in foreign.iter().zip(&unknown) {
            let reply = send(&moh, &operation, foreign).await.expect(404);
            assert_eq!(reply.told(), send(&moh, &operation, unknown).await.told(), "{} {foreign}", operation.method);
            tried += 1;
        }
    }
    assert!(tried > 30, "{tried}");
    assert_eq!(contents(&app, 10).await, before);
    // The control comes last, because it changes and deletes: the same on rows of its own is never "not found".
    let of_own = operations().filter(|operation| is_of_a_row(operation) && operation.method != "delete");
    for operation in of_own {
        for path in paths(&operation, "MOH", own.for_path(operation.path)) {
            assert_ne!(send(&moh, &operation, &path).await.status, 404, "{} {path}", operation.method);
        }
    }
    app.stop().await;
}

/// Another organization's address with a session of one's own. The path never chooses the context: a pass is minted for a
/// member alone, and who is none is told the same of every code.
#[tokio::test]
async fn http_02_another_organization_is_refused_like_one_that_does_not_exist() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.admin").await, app.person("mole.staff").await);
    let (own, theirs) = (Rows::of(&moh).await, Rows::of(&mole).await);
    let before = contents(&app, 10).await;
    let nobody = Actor { token: "bmms_nobody".to_owned(), ..moh.clone() };
    for operation in operations().filter(|operation| operation.path.contains("{org}")) {
        let id = if operation.path.contains("{id}") { theirs.for_path(operation.path) } else { "" };
        let foreign = paths(&operation, "MOLE", id);
        for (foreign, unknown) in foreign.iter().zip(paths(&operation, "NOPE", id)) {
            let reply = send(&moh, &operation, foreign).await.expect(403);
            assert_eq!(reply.json()["type"], "/api/problems/not-a-member");
            assert_eq!(reply.told(), send(&moh, &operation, &unknown).await.told(), "{} {foreign}", operation.method);
            let anonymous = send(&nobody, &operation, foreign).await.expect(401);
            assert_eq!(anonymous.told(), send(&nobody, &operation, &unknown).await.told());
        }
        let id = if operation.path.contains("{id}") { own.for_path(operation.path) } else { "" };
        for path in paths(&operation, "moh", id) {
            let reply = send(&moh, &operation, &path).await;
            assert!(!reply.text.contains("not-a-member"), "{} {path}", operation.method);
        }
    }
    assert_eq!(contents(&app, 10).await, before);
    app.stop().await;
}

/// The attack of the entry above succeeds once a pass asks for no membership.
#[tokio::test]
async fn http_02_without_the_membership_behind_a_pass_every_address_opens() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.admin").await, app.person("mole.staff").await);
    let theirs = Rows::of(&mole).await;
    let row = format!("strategic-plans/{}", theirs.strategic_plan);
    let there = moh.at("MOLE");
    there.get(&row).await.expect(403);
    let root = app.superuser().await;
    let mint = "ctx.mint_pass(bytea, text, interval)";
    let sabotage = function_with(&root, mint, "session.is_superuser) e", "true) e").await;
    root.batch_execute(&sabotage).await.unwrap();
    assert_eq!(there.fetch(&row).await["title"], "Plan");
    app.stop().await;
}

/// A row that names another organization's row as its parent. Keys lead with the organization, and the guard looks for the
/// parent through the wall, so it is a row that is not there. (`with_foreign_keys_of_one_column_…` is the mutant.)
#[tokio::test]
async fn http_05_a_reference_to_a_row_of_another_organization_is_one_to_nothing() {
    let app = App::start().await;
    let (moh, mole) = (app.person("moh.staff").await, app.person("mole.staff").await);
    let (own, theirs) = (Rows::of(&moh).await, Rows::of(&mole).await);
    let before = contents(&app, 6).await;
    let annual_plan = |id: &str| json!({ "strategic_plan_id": id, "title": "T", "year": 2027 });
    let objective = |id: &str| json!({ "title": "T", "description": "D", "target_date": "2026-06-30", "indicator": "units", "baseline_value": "0", "target_value": "1", "goal_id": id });
    let objectives = format!("annual-plans/{}/objectives", own.annual_plan);
    let foreign = moh.post("annual-plans", &annual_plan(&theirs.strategic_plan)).await.told();
    assert_eq!(foreign, moh.post("annual-plans", &annual_plan(NOBODYS)).await.told());
    assert!(foreign.0 == 422 || foreign.0 == 404, "{foreign:?}");
    let foreign = moh.post(&objectives, &objective(&theirs.goal)).await.told();
    assert_eq!(foreign, moh.post(&objectives, &objective(NOBODYS)).await.told());
    assert!(foreign.0 == 422 || foreign.0 == 404, "{foreign:?}");
    assert_eq!(contents(&app, 6).await, before);

    for (filter, their_id, own_id) in [
        ("annual-plans?strategic_plan", &theirs.strategic_plan, &own.strategic_plan),
        ("objectives?annual_plan", &theirs.annual_plan, &own.annual_plan),
    ] {
        let found = async |id: &str| moh.get(&format!("{filter}={id}")).await.expect(200).told();
        assert_eq!(found(their_id).await, found(NOBODYS).await, "{filter}");
        assert_ne!(found(own_id).await, found(NOBODYS).await, "{filter}");
    }
    let by_goal = async |id: &str| moh.get(&format!("objectives?goal={id}")).await.expect(200).told();
    assert_eq!(by_goal(&theirs.goal).await, by_goal(NOBODYS).await);
    moh.post("annual-plans", &annual_plan(&own.strategic_plan)).await.expect(201);
    moh.post(&objectives, &objective(&own.goal)).await.expect(201);
    app.stop().await;
}
