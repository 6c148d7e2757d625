//! The guards of the money taken away, one at a time, to see the matching attack succeed.

use super::fixture::{Office, id};
use crate::isolation::{Mutant, function_with};

/// A function, a condition in it, what stands there instead, who attacks and how.
type Sabotage = (&'static str, &'static str, &'static str, &'static str, String);

#[expect(clippy::too_many_lines, reason = "one table of sabotages")]
#[tokio::test]
async fn without_its_guard_each_limit_can_be_passed_and_what_is_posted_edited() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let org_id = office.org_id;
    let (withdrawal, transfer) = (id(), id());
    for (id, columns, values) in [
        (&withdrawal, "kind, from_allotment_id, amount", format!("'withdrawal', '{}', 4000000", chain.allotment)),
        (
            &transfer,
            "kind, from_appropriation_id, counterparty, amount",
            format!("'transfer', '{}', 'Ministry of Labor', 6000000", chain.appropriation),
        ),
    ] {
        let insert = format!(
            "insert into budgeting.movements (org_id, id, document_ref, document_date, reason, {columns})
             values ({org_id}, '{id}', 'Order 1', planning.today(), 'Needed elsewhere', {values})"
        );
        office.act("staff", &insert).await;
    }
    let post = |movement: &str| office.step("post_movement", "movements", movement, "''");
    let adjust = |amount: &str| {
        office.step("adjust_obligation", "obligations", &chain.obligation, &format!("{amount}, 'NORSA 1', 'Price'"))
    };
    let edit = |table: &str, id: &str, column: &str| {
        format!("update budgeting.{table} set {column} = 0.01 where org_id = {org_id} and id = '{id}'")
    };
    let item = format!(
        "insert into budgeting.work_items (org_id, line_item_id, code, title, estimated_cost, target_completion_date)
         values ({org_id}, '{}', 'A', 'Build', 10000000.01, planning.today())",
        chain.funded.lines[0]
    );
    let payment = id();
    let part = format!(
        "{}; insert into budgeting.disbursement_lines (org_id, disbursement_id, description, amount)
         values ({org_id}, '{payment}', 'Part', 10.01)",
        office.records(&payment, &chain.obligation, "10")
    );
    let final_ = |status: &'static str| (status, "false");
    let (pending, processing) = (final_("old.status <> 'pending'"), final_("old.status <> 'processing'"));
    let limit = |rule: &'static str| -> (&'static str, &'static str) { (rule, "perform concat('no limit'") };
    let sabotages: [Sabotage; 15] = [
        by(
            "budgeting.guard_appropriation()",
            limit("perform budgeting.require_within(\n      'appropriation_within_allocation'"),
            "staff",
            office.appropriates(&id(), &chain.funded.allocation, "mooe", "0.01"),
        ),
        by(
            "budgeting.guard_allotment()",
            limit("perform budgeting.require_within('allotment_within_appropriation'"),
            "staff",
            office.requests(&id(), &chain.appropriation, "Q2", "5000000.01"),
        ),
        by(
            "budgeting.guard_obligation()",
            limit("perform budgeting.require_within('obligation_within_allotment'"),
            "staff",
            office.binds(&id(), &chain.allotment, "3000000.01"),
        ),
        by(
            "budgeting.guard_disbursement()",
            limit("perform budgeting.require_within('disbursement_within_obligation'"),
            "staff",
            office.records(&id(), &chain.obligation, "1000000.01"),
        ),
        by(
            "budgeting.guard_disbursement_line()",
            limit("perform budgeting.require_within('disbursement_lines_within'"),
            "staff",
            part,
        ),
        by(
            "budgeting.guard_work_item()",
            limit("perform budgeting.require_within('work_items_within_line'"),
            "staff",
            item,
        ),
        by(
            "workflow.adjust_obligation(integer, uuid, integer, numeric, text, text)",
            limit("perform budgeting.require_within('obligation_within_allotment'"),
            "staff",
            adjust("3000000.01"),
        ),
        by(
            "workflow.adjust_obligation(integer, uuid, integer, numeric, text, text)",
            limit("perform budgeting.require_within('adjustment_within_unpaid'"),
            "staff",
            adjust("-1000000.01"),
        ),
        by(
            "workflow.move_money(integer, budgeting.movements, integer, text)",
            limit("perform budgeting.require_within('movement_within_allotment'"),
            "manager",
            post(&withdrawal),
        ),
        by(
            "workflow.move_money(integer, budgeting.movements, integer, text)",
            limit("perform budgeting.require_within('movement_within_appropriation'"),
            "manager",
            post(&transfer),
        ),
        by(
            "workflow.reverse_appropriation(integer, uuid, integer, text)",
            limit("perform budgeting.require_within('appropriation_in_use'"),
            "manager",
            office.step("reverse_appropriation", "appropriations", &chain.appropriation, "'Wrong'"),
        ),
        by(
            "budgeting.guard_appropriation()",
            pending,
            "staff",
            edit("appropriations", &chain.appropriation, "authorized_amount"),
        ),
        by("budgeting.guard_allotment()", pending, "staff", edit("allotments", &chain.allotment, "amount")),
        by("budgeting.guard_disbursement()", processing, "staff", edit("disbursements", &chain.payment, "amount")),
        by(
            "budgeting.require_within(text, text, numeric, numeric, numeric)",
            ("(p_used + p_asked <= p_limit) is not true", "p_used + p_asked > p_limit + 0.01"),
            "staff",
            office.binds(&id(), &chain.allotment, "3000000.01"),
        ),
    ];
    for (function, condition, instead, who, sql) in sabotages {
        let sabotage = function_with(&office.root, function, condition, instead).await;
        Mutant::new(format!("{function}: {condition}"), sabotage, office.attack(who, sql)).try_on(&office.root).await;
    }
    // A change takes the certificate back, which a constraint misses of what is obligated.
    let guard = function_with(&office.root, "budgeting.guard_obligation()", "old.status <> 'draft'", "false").await;
    let constraint = "alter table budgeting.obligations drop constraint obligations_obligation_on_record";
    let attack = office.attack("staff", edit("obligations", &chain.obligation, "amount"));
    Mutant::new("the guard of obligations", guard, attack).without(constraint).try_on(&office.root).await;
}

fn by(
    function: &'static str,
    (condition, instead): (&'static str, &'static str),
    who: &'static str,
    sql: String,
) -> Sabotage {
    (function, condition, instead, who, sql)
}

#[tokio::test]
async fn without_the_rules_about_people_one_person_could_do_both_halves() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let (requested, drafted) = (id(), id());
    office.act("manager", &office.requests(&requested, &chain.appropriation, "Q2", "1")).await;
    office.act("staff", &office.binds(&drafted, &chain.allotment, "1")).await;
    office.act("staff", &office.step("certify_obligation", "obligations", &drafted, "''")).await;
    let paid = id();
    office.act("manager", &office.records(&paid, &chain.obligation, "1")).await;
    office.act("manager", &office.step("pay", "disbursements", &paid, "planning.today(), '', ''")).await;
    let cases = [
        (
            "p_entity = 'allotment' and p_transition = 'release'",
            "alter table budgeting.allotments drop constraint allotments_released_by_another",
            "manager",
            office.step("release_allotment", "allotments", &requested, "planning.today(), '', ''"),
        ),
        (
            "p_entity = 'obligation' and p_transition = 'obligate' and ctx.user_id() = p_other",
            "alter table budgeting.obligations drop constraint obligations_certifiers_differ",
            "staff",
            office.step("obligate", "obligations", &drafted, "planning.today(), ''"),
        ),
        (
            "p_entity = 'disbursement' and p_transition = 'void'",
            "alter table budgeting.disbursements drop constraint disbursements_voided_by_another",
            "manager",
            office.step("void_disbursement", "disbursements", &paid, "'Mistake'"),
        ),
    ];
    let function = "workflow.budget_people_rule(text, text, text, uuid, uuid)";
    for (condition, constraint, who, sql) in cases {
        let sabotage = function_with(&office.root, function, condition, &format!("false and {condition}")).await;
        let attack = office.attack(who, sql);
        Mutant::new(condition, sabotage.clone(), attack.clone()).without(constraint).try_on(&office.root).await;
        // The constraint says it once more.
        Mutant::new(constraint, constraint, attack).without(sabotage).try_on(&office.root).await;
    }
}

#[tokio::test]
async fn without_the_guard_a_foreign_key_still_keeps_a_row_from_a_parent_of_another_organization() {
    let office = Office::alone("MOH").await;
    let other = Office::open(&office.database, "MOLE").await;
    let theirs = other.chain().await;
    let sql = format!(
        "insert into budgeting.disbursements (org_id, obligation_id, amount, payment_method) values ({}, '{}', 1, 'cash')",
        office.org_id, theirs.obligation
    );
    let unguarded = "drop trigger guard on budgeting.disbursements";
    let refusal = office.attack("staff", sql.clone()).outcome(&office.root, unguarded).await.unwrap_err();
    assert_eq!(refusal.code, "23503", "{refusal:?}");
    let key = "alter table budgeting.disbursements drop constraint disbursements_obligation_id_fkey";
    Mutant::new("the foreign key", key, office.attack("staff", sql)).without(unguarded).try_on(&office.root).await;
}
