//! The limits of a tenant: what raw SQL with a valid pass can lock, become or learn, which is nothing.

use super::workflow::Hand;

#[tokio::test]
async fn a_tenant_locks_and_becomes_nothing() {
    let hand = Hand::new().await;
    hand.works("select * from planning.strategic_plans").await;
    for sql in [
        "lock table planning.strategic_plans in access exclusive mode",
        "lock table planning.goals in access exclusive mode",
        "lock table planning.objectives in access exclusive mode",
        "lock table planning.annual_plans in share mode",
        "lock table organizations.organizations in exclusive mode",
        "select pg_read_file('postgresql.conf')",
        "set session authorization bmms_owner",
        "set local role bmms_owner",
        "set local role bmms_ctx_owner",
        "set local role bmms_workflow",
        "set local role bmms_oversight",
        "set local session_replication_role = replica",
        "set local row_security = off; select * from planning.goals",
        "select * from ctx.seal_keys",
        "select * from ctx.permissions",
        "select * from auth.users",
        "select ctx.rotate_key()",
        "select ctx.mac('a', 'b', 'c')",
        "select audit.append(10, 'insert', 'planning.goals', 'x', null, null)",
        "select auth.me('\\x00')",
    ] {
        hand.refused(sql, "42501", "").await;
    }
    hand.arena.app.stop().await;
}
