//! The limits of the money, in raw SQL as the members of an organization: each with its equality, which is allowed, and the
//! centavo above it, which is not.

use super::fixture::{Chain, Office, id};
use crate::isolation::{End, Outcome};

/// A statement, the rule that refuses it, and what is left, which the refusal tells.
type Limit = (String, &'static str, &'static str);

#[tokio::test]
async fn what_is_posted_adds_up_all_the_way_down() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let balances = [
        (
            "appropriation",
            &chain.appropriation,
            "adjusted, allotted, obligated, paid, unreleased",
            "10000000.00 5000000.00 2000000.00 1000000.00 5000000.00",
        ),
        (
            "allotment",
            &chain.allotment,
            "adjusted, obligated, paid, unobligated, available",
            "5000000.00 2000000.00 1000000.00 3000000.00 3000000.00",
        ),
        ("obligation", &chain.obligation, "adjusted, paid, unpaid", "2000000.00 1000000.00 1000000.00"),
        (
            "allocation",
            &chain.funded.allocation,
            "appropriated, allotted, unreleased, unpaid",
            "10000000.00 5000000.00 5000000.00 1000000.00",
        ),
    ];
    for (kind, id, columns, expected) in balances {
        let sql = format!("select concat_ws(' ', {columns}) from budgeting.{kind}_balances where id = '{id}'");
        let seen = office.act("viewer", &sql).await.rows;
        assert_eq!(seen, [[Some(expected.to_owned())]], "{kind}");
    }
}

#[tokio::test]
async fn each_limit_lets_equality_through_and_not_a_centavo_more() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    for amount in ["3000000.00", "3000000.01"] {
        let fits = amount.ends_with("00");
        for (sql, rule, left) in limits(&office, &chain, fits) {
            if fits {
                office.works("staff", &sql).await;
            } else {
                exceeds(&office.send("staff", &sql, End::Rollback).await, &sql, rule, left);
            }
        }
    }
}

fn exceeds(outcome: &Outcome, sql: &str, rule: &str, left: &str) {
    let refusal = outcome.as_ref().expect_err(sql);
    assert_eq!((refusal.code.as_str(), refusal.message.as_str()), ("BM409", rule), "{sql}: {refusal:?}");
    let told = format!("\"left\": \"{left}\"").replace('"', "\\\"");
    assert!(refusal.text.contains(&told), "{sql}: no {told} in {refusal:?}");
}

/// What reaches each limit of the chain: exactly, or by a centavo more.
fn limits(office: &Office, chain: &Chain, fits: bool) -> Vec<Limit> {
    let org_id = office.org_id;
    let cents = |pesos: u64| format!("{pesos}.{}", if fits { "00" } else { "01" });
    let line = &chain.funded.lines[0];
    let item = |code: &str, cost: &str| {
        format!(
            "insert into budgeting.work_items (org_id, line_item_id, code, title, estimated_cost, target_completion_date)
             values ({org_id}, '{line}', '{code}', 'Build', {cost}, planning.today())"
        )
    };
    let (request, draft, payment, other) = (id(), id(), id(), id());
    let raise = |table: &str, id: &str, amount: String| {
        format!("update budgeting.{table} set amount = {amount} where org_id = {org_id} and id = '{id}'")
    };
    let part = |amount: String| {
        format!(
            "insert into budgeting.disbursement_lines (org_id, disbursement_id, description, amount)
             values ({org_id}, '{payment}', 'Part', {amount})"
        )
    };
    let adjust = |amount: String| {
        office.step("adjust_obligation", "obligations", &chain.obligation, &format!("{amount}, 'NORSA 1', 'Price'"))
    };
    let records = |amount: &str| office.records(&payment, &chain.obligation, amount);
    vec![
        (
            office.requests(&request, &chain.appropriation, "Q2", &cents(5_000_000)),
            "allotment_within_appropriation",
            "5000000.00",
        ),
        (
            format!(
                "{}; {}",
                office.requests(&request, &chain.appropriation, "Q2", "4000000"),
                office.requests(&other, &chain.appropriation, "Q3", &cents(1_000_000))
            ),
            "allotment_within_appropriation",
            "1000000.00",
        ),
        (
            format!(
                "{}; {}",
                office.requests(&request, &chain.appropriation, "Q2", "1"),
                raise("allotments", &request, cents(5_000_000))
            ),
            "allotment_within_appropriation",
            "5000000.00",
        ),
        (office.binds(&draft, &chain.allotment, &cents(3_000_000)), "obligation_within_allotment", "3000000.00"),
        (
            format!(
                "{}; {}",
                office.binds(&draft, &chain.allotment, "1"),
                raise("obligations", &draft, cents(3_000_000))
            ),
            "obligation_within_allotment",
            "3000000.00",
        ),
        (records(&cents(1_000_000)), "disbursement_within_obligation", "1000000.00"),
        (
            format!("{}; {}", records("1"), raise("disbursements", &payment, cents(1_000_000))),
            "disbursement_within_obligation",
            "1000000.00",
        ),
        (format!("{}; {}", records("10"), part(cents(10))), "disbursement_lines_within", "10.00"),
        (
            format!("{}; {}; {}", item("A", "6000000"), records("1"), item("B", &cents(4_000_000))),
            "work_items_within_line",
            "4000000.00",
        ),
        (adjust(cents(3_000_000)), "obligation_within_allotment", "3000000.00"),
        (adjust(format!("-{}", cents(1_000_000))), "adjustment_within_unpaid", "1000000.00"),
    ]
}

#[tokio::test]
async fn an_appropriation_of_the_year_stays_within_its_allocation() {
    let office = Office::alone("MOH").await;
    let funded = office.approved(office.year, &[("Clinics", &[("mooe", "1000000.00")])]).await.remove(0);
    let (first, second) = (id(), id());
    let with_first = |amount| {
        format!(
            "{}; {}",
            office.appropriates(&first, &funded.allocation, "mooe", "600000"),
            office.appropriates(&second, &funded.allocation, "co", amount)
        )
    };
    office.works("staff", &with_first("400000.00")).await;
    let more = with_first("400000.01");
    exceeds(&office.send("staff", &more, End::Rollback).await, &more, "appropriation_within_allocation", "400000.00");
    // What parliament adds is beside it.
    let added = with_first("400000.01").replace("'current', 'co'", "'supplemental', 'co'");
    office.works("staff", &added).await;
}

#[tokio::test]
async fn what_is_used_beneath_an_amount_holds_it() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let org_id = office.org_id;
    let movement = |id: &str, columns: &str, values: String| {
        format!(
            "insert into budgeting.movements (org_id, id, document_ref, document_date, reason, kind, {columns})
             values ({org_id}, '{id}', 'Order 1', planning.today(), 'Needed elsewhere', {values})"
        )
    };
    for (amount, fits) in [("3000000.00", true), ("3000000.01", false)] {
        let id = id();
        let withdrawal = format!("'withdrawal', '{}', {amount}", chain.allotment);
        office.act("staff", &movement(&id, "from_allotment_id, amount", withdrawal)).await;
        let post = office.step("post_movement", "movements", &id, "''");
        if fits {
            office.works("manager", &post).await;
        } else {
            exceeds(
                &office.send("manager", &post, End::Rollback).await,
                &post,
                "movement_within_allotment",
                "3000000.00",
            );
        }
    }
    for (amount, fits) in [("5000000.00", true), ("5000000.01", false)] {
        let id = id();
        let transfer = format!("'transfer', '{}', 'Ministry of Labor', {amount}", chain.appropriation);
        office.act("staff", &movement(&id, "from_appropriation_id, counterparty, amount", transfer)).await;
        let post = office.step("post_movement", "movements", &id, "''");
        if fits {
            office.works("manager", &post).await;
        } else {
            exceeds(
                &office.send("manager", &post, End::Rollback).await,
                &post,
                "movement_within_appropriation",
                "5000000.00",
            );
        }
    }
    let held = [
        (
            office.step("reverse_appropriation", "appropriations", &chain.appropriation, "'Wrong'"),
            "appropriation_in_use",
        ),
        (office.step("cancel_allotment", "allotments", &chain.allotment, "'Wrong'"), "transition_not_possible"),
        (office.step("cancel_obligation", "obligations", &chain.obligation, "'Wrong'"), "transition_not_possible"),
    ];
    for (sql, rule) in held {
        office.refused("manager", &sql, "BM409", rule).await;
    }
    let all = "-2000000.00, 'NORSA 2', 'Nothing left'";
    let all = office.step("adjust_obligation", "obligations", &chain.obligation, all);
    office.refused("staff", &all, "BM422", "adjustment_leaves_something").await;
    // A payment in process and a draft hold as what is paid and bound does.
    let (allotment, draft) = (office.allotment(&chain.appropriation, "Q2", "100").await, id());
    office.act("staff", &office.binds(&draft, &allotment, "100")).await;
    let cancel = office.step("cancel_allotment", "allotments", &allotment, "'Wrong'");
    office.refused("manager", &cancel, "BM409", "allotment_in_use").await;
    office.act("staff", &office.step("cancel_obligation", "obligations", &draft, "'Not needed'")).await;
    office.works("manager", &cancel).await;
    let unpaid = office.obligation(&allotment, "50").await;
    let cancel = office.step("cancel_obligation", "obligations", &unpaid, "'Not needed'");
    office.works("staff", &cancel).await;
    office.act("staff", &office.records(&id(), &unpaid, "50")).await;
    office.refused("staff", &cancel, "BM409", "obligation_in_use").await;
}

#[tokio::test]
async fn what_was_moved_in_is_not_left_behind_by_a_reversal() {
    let office = Office::alone("MOH").await;
    let funded = office.approved(office.year, &[("Clinics", &[("mooe", "1000")])]).await.remove(0);
    let (appropriation, movement) = (office.appropriation(&funded.allocation, "mooe", "1000").await, id());
    let insert = format!(
        "insert into budgeting.movements (org_id, id, kind, to_appropriation_id, counterparty, amount, document_ref, document_date, reason)
         values ({}, '{movement}', 'transfer', '{appropriation}', 'Ministry of Labor', 5, 'Order 1', planning.today(), 'Joint work')",
        office.org_id
    );
    let reverse = office.step("reverse_appropriation", "appropriations", &appropriation, "'Wrong'");
    office.works("manager", &reverse).await;
    office.act("staff", &insert).await;
    office.act("manager", &office.step("post_movement", "movements", &movement, "''")).await;
    office.refused("manager", &reverse, "BM409", "appropriation_in_use").await;
    office.act("manager", &office.step("reverse_movement", "movements", &movement, "'Not agreed'")).await;
    office.act("manager", &reverse).await;
    let left = format!(
        "select adjusted from budgeting.appropriation_balances where org_id = {} and id = '{appropriation}'",
        office.org_id
    );
    assert_eq!(office.find(&left).await, "0.00");
}

#[tokio::test]
async fn nothing_posted_is_edited_and_nothing_is_deleted() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let rows = [
        ("appropriations", &chain.appropriation, "authorized_amount"),
        ("allotments", &chain.allotment, "amount"),
        ("obligations", &chain.obligation, "amount"),
        ("disbursements", &chain.payment, "amount"),
    ];
    for (table, id, amount) in rows {
        let change = |set: &str| format!("update budgeting.{table} set {set} where id = '{id}'");
        office.works("admin", &format!("select from budgeting.{table} where id = '{id}'")).await;
        for set in [format!("{amount} = 0.01"), "notes = 'Other'".to_owned()] {
            office.refused("admin", &change(&set), "BM409", "posted_is_final").await;
        }
        for set in ["status = 'cancelled'", "org_id = 10", "created_by = null", "version = 1"] {
            office.refused("admin", &change(set), "42501", "").await;
        }
        office.refused("admin", &format!("delete from budgeting.{table}"), "42501", "").await;
    }
    let proposal = &chain.funded.proposal;
    let change = format!("update budgeting.proposals set title = 'Other' where id = '{proposal}'");
    office.refused("admin", &change, "BM409", "proposal_not_editable").await;
    for set in ["approved_amount = 1", "fiscal_year = 2030", "proposal_id = null"] {
        office.refused("admin", &format!("update budgeting.programmes set {set}"), "42501", "").await;
    }
    office.refused("admin", "update budgeting.allocations set allocated_amount = 1", "42501", "").await;
    for append_only in ["entries", "line_stages", "events", "form_snapshots", "adjustments", "series", "books"] {
        for sql in [
            format!("insert into budgeting.{append_only} (org_id) values ({})", office.org_id),
            format!("update budgeting.{append_only} set org_id = org_id"),
            format!("delete from budgeting.{append_only}"),
            format!("truncate budgeting.{append_only}"),
        ] {
            office.refused("admin", &sql, "42501", "").await;
        }
        // The state machines' owner neither: what stands there stays.
        let columns =
            "select coalesce(string_agg(column_name::text, ' '), '') from information_schema.column_privileges
                       where grantee = 'bmms_workflow' and table_schema = 'budgeting' and privilege_type = 'UPDATE'";
        let may = office.find(&format!("{columns} and table_name = '{append_only}'")).await;
        let expected = match append_only {
            "series" => "last",
            "books" => "closed_until",
            _ => "",
        };
        assert_eq!(may, expected, "{append_only}");
    }
}

#[tokio::test]
async fn a_snapshot_that_could_be_old_moves_no_money() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let pending = id();
    office.act("staff", &office.requests(&pending, &chain.appropriation, "Q2", "1")).await;
    let today = "planning.today()";
    let writes = [
        ("staff", office.requests(&id(), &chain.appropriation, "Q2", "1")),
        ("staff", office.binds(&id(), &chain.allotment, "1")),
        ("staff", office.records(&id(), &chain.obligation, "1")),
        ("manager", office.step("release_allotment", "allotments", &pending, &format!("{today}, '', ''"))),
        ("staff", office.step("adjust_obligation", "obligations", &chain.obligation, "1, 'NORSA 1', 'Price'")),
    ];
    for level in ["repeatable read", "serializable"] {
        for (who, sql) in &writes {
            office.works(who, sql).await;
            let older = format!("set transaction isolation level {level}; {sql}");
            office.refused(who, &older, "BM409", "money_read_committed_only").await;
        }
    }
}

/// What writes below a parent, an own parent, another organization's, and the rule that says there is none.
type Write<'a> = (&'a dyn Fn(&str) -> String, &'a str, &'a str, &'a str);

#[tokio::test]
async fn parents_of_another_organization_are_as_unknown_as_those_that_are_nowhere() {
    let office = Office::alone("MOH").await;
    let other = Office::open(&office.database, "MOLE").await;
    let (own, theirs) = (office.chain().await, other.chain().await);
    let movement = |allotment: &str| {
        format!(
            "insert into budgeting.movements (org_id, kind, from_allotment_id, amount, document_ref, document_date, reason)
             values ({}, 'withdrawal', '{allotment}', 1, 'Order 1', planning.today(), 'Needed elsewhere')",
            office.org_id
        )
    };
    let item = |line: &str| {
        format!(
            "insert into budgeting.work_items (org_id, line_item_id, code, title, estimated_cost, target_completion_date)
             values ({}, '{line}', 'A', 'Build', 1, planning.today())",
            office.org_id
        )
    };
    let requests = |parent: &str| office.requests(&id(), parent, "Q2", "1");
    let binds = |parent: &str| office.binds(&id(), parent, "1");
    let records = |parent: &str| office.records(&id(), parent, "1");
    let releases = |id: &str| {
        format!(
            "select workflow.cancel_allotment({}, '{id}', (select max(version) from budgeting.allotments), 'x')",
            office.org_id
        )
    };
    let writes: [Write<'_>; 6] = [
        (&requests, &own.appropriation, &theirs.appropriation, "no_such_appropriation"),
        (&binds, &own.allotment, &theirs.allotment, "no_such_allotment"),
        (&records, &own.obligation, &theirs.obligation, "no_such_obligation"),
        (&movement, &own.allotment, &theirs.allotment, "no_such_allotment"),
        (&item, &own.funded.lines[0], &theirs.funded.lines[0], "no_such_line_item"),
        (&releases, "", &theirs.allotment, "no_such_allotment"),
    ];
    for (write, own, theirs, rule) in writes {
        if !own.is_empty() {
            office.works("staff", &write(own)).await;
        }
        for parent in [theirs, &id()] {
            office.refused("staff", &write(parent), "BM404", rule).await;
        }
        // Nor under the other's own number.
        let as_theirs = write(theirs).replace(&format!("({}, ", office.org_id), &format!("({}, ", other.org_id));
        office.refused("staff", &as_theirs, "BM404", rule).await;
    }
}

#[tokio::test]
async fn amounts_are_pesos_above_nothing() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    for (amount, code) in
        [("0", "23514"), ("-1", "23514"), ("'NaN'", "BM409"), ("1e20", "22003"), ("'Infinity'", "22003")]
    {
        for sql in [
            office.requests(&id(), &chain.appropriation, "Q2", amount),
            office.binds(&id(), &chain.allotment, amount),
            office.records(&id(), &chain.obligation, amount),
        ] {
            office.refused("staff", &sql, code, "").await;
        }
    }
}

#[tokio::test]
async fn statuses_follow_the_sums_and_what_is_taken_back_is_free_again() {
    let office = Office::alone("MOH").await;
    let funded = office.approved(office.year, &[("Roads", &[("co", "45000000.00")])]).await.remove(0);
    let appropriation = office.appropriation(&funded.allocation, "co", "45000000.00").await;
    let first = office.allotment(&appropriation, "Q1", "20000000.00").await;
    let second = office.allotment(&appropriation, "Q2", "20000000.00").await;
    let more = office.requests(&id(), &appropriation, "Q3", "10000000.00");
    exceeds(&office.send("staff", &more, End::Rollback).await, &more, "allotment_within_appropriation", "5000000.00");
    office.act("manager", &office.step("cancel_allotment", "allotments", &second, "'Postponed'")).await;
    office.works("staff", &more).await;

    let status = async |table: &str, id: &str| {
        office.find(&format!("select status from budgeting.{table} where id = '{id}'")).await
    };
    let obligation = office.obligation(&first, "10000000.00").await;
    assert_eq!(status("allotments", &first).await, "partially_utilized");
    let mut seen = Vec::new();
    let mut last = String::new();
    for amount in ["3000000.00", "3000000.00", "4000000.00"] {
        last = office.payment(&obligation, amount).await;
        seen.push(status("obligations", &obligation).await);
    }
    assert_eq!(seen, ["partially_disbursed", "partially_disbursed", "fully_disbursed"]);
    let more = office.records(&id(), &obligation, "0.01");
    exceeds(&office.send("staff", &more, End::Rollback).await, &more, "disbursement_within_obligation", "0.00");
    let void = office.step("void_disbursement", "disbursements", &last, "'Stopped by the bank'");
    office.refused("staff", &void, "BM403", "not_permitted").await;
    office.act("manager", &void).await;
    assert_eq!(status("obligations", &obligation).await, "partially_disbursed");
    let available = format!("select available from budgeting.obligation_balances where id = '{obligation}'");
    assert_eq!(office.find(&available).await, "4000000.00");
    office.obligation(&first, "10000000.00").await;
    assert_eq!(status("allotments", &first).await, "fully_utilized");
}

#[tokio::test]
async fn money_waits_for_what_it_stands_on_and_for_its_day() {
    let office = Office::alone("MOH").await;
    let chain = office.chain().await;
    let (pending, draft, payment) = (id(), id(), id());
    office.act("staff", &office.requests(&pending, &chain.appropriation, "Q2", "100")).await;
    office.refused("staff", &office.binds(&id(), &pending, "1"), "BM409", "allotment_not_released").await;
    office.act("staff", &office.binds(&draft, &chain.allotment, "100")).await;
    office.refused("staff", &office.records(&id(), &draft, "1"), "BM409", "obligation_not_obligated").await;
    office.act("staff", &office.records(&payment, &chain.obligation, "1")).await;
    let pay = |day: &str| office.step("pay", "disbursements", &payment, &format!("{day}, '', ''"));
    office.refused("staff", &pay("planning.today() + 1"), "BM422", "entry_date_not_future").await;
    let before = format!("make_date({}, 1, 1) - 1", office.year);
    office.refused("staff", &pay(&before), "BM422", "entry_date_not_before").await;
    office.works("staff", &pay("planning.today()")).await;
    // Two persons, each time.
    let certify = office.step("certify_obligation", "obligations", &draft, "''");
    let obligate = office.step("obligate", "obligations", &draft, "planning.today(), ''");
    office.refused("staff2", &obligate, "BM409", "obligate_needs_certificate").await;
    office.act("staff", &certify).await;
    office.refused("staff", &obligate, "BM403", "certify_not_twice").await;
    office.works("staff2", &obligate).await;
    let own = id();
    office.act("manager", &office.requests(&own, &chain.appropriation, "Q3", "100")).await;
    let release = |id: &str| office.step("release_allotment", "allotments", id, "planning.today(), '', ''");
    office.refused("manager", &release(&own), "BM403", "release_not_own").await;
    office.works("admin", &release(&own)).await;
    office.refused("staff2", &release(&pending), "BM403", "not_permitted").await;
    // Who may not change anything finds nothing to change.
    office.refused("viewer", &office.binds(&id(), &chain.allotment, "1"), "BM404", "no_such_allotment").await;
}
