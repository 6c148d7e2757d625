//! What the minting of a pass asks of a session, each question taken away.

use super::arena::Arena;
use super::mutants::{Attack, Mutant, function_with};

/// A pass into MOH for a token, as the service asks for one; what it grants must fit.
fn minting(token: &str, code: &str, grants: &str) -> Attack {
    Attack::opened_by(
        "set local session authorization bmms_service",
        format!(
            "select from ctx.mint_pass(sha256(convert_to('{token}', 'UTF8')), '{code}', interval '1 minute') where {grants}"
        ),
    )
}

#[tokio::test]
async fn without_its_questions_a_session_opens_more_than_it_may() {
    let arena = Arena::new().await;
    let app = &arena.app;
    let person = async |login: &str| app.person(login).await.token;
    let (first, second, reading) = (person("moh.staff").await, person("moh.staff2").await, person("moh.manager").await);
    let confined = person("two.ministries").await;
    let as_token = "update auth.sessions set name = 'a program', scope = $2, org_id = (select org_id from organizations.organizations where code = $3)
                    where token_hash = sha256(convert_to($1, 'UTF8'))";
    for (token, scope, code) in [(&reading, "read", None), (&confined, "write", Some("MOLE"))] {
        assert_eq!(arena.root.execute(as_token, &[token, &scope, &code]).await.unwrap(), 1);
    }
    arena
        .root
        .batch_execute("update auth.users set must_change_password = true where username = 'moh.staff'")
        .await
        .unwrap();
    let asks = "update organizations.organizations set require_second_factor = true where code = 'MOH';";
    let cases = [
        ("session.must_change_password", "", minting(&first, "MOH", "true")),
        ("not session.has_second_factor", asks, minting(&second, "MOH", "true")),
        ("session.scope = 'read'", "", minting(&reading, "MOH", "'planning.edit' = any (permissions)")),
        ("session.org_id is null or session.org_id = e.org_id", "", minting(&confined, "MOH", "true")),
    ];
    for (condition, without, attack) in cases {
        let replacement = if condition.contains(" or ") { "true" } else { "false" };
        let sabotage = function_with(&arena.root, "ctx.mint_pass(bytea, text, interval)", condition, replacement).await;
        Mutant::new(condition, sabotage, attack).without(without).try_on(&arena.root).await;
    }
    arena.app.stop().await;
}
