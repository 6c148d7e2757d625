//! Oversight of budgets: lines that add up to the summary, and to what each organization sees of itself.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::support::App;

/// Budgets of last year: what each asked for and was given, and of MOH what became of it; beside them a draft, one that
/// was returned and one that was rejected, which count for nothing.
const BUDGETS: &str = "
    begin;
    set local session_replication_role = replica;
    create temp table who on commit drop as
      select (select id from auth.users where username = 'moh.staff') as author, (select id from auth.users where username = 'moh.manager') as other,
             extract(year from planning.today())::integer - 1 as year;
    insert into budgeting.proposals (org_id, id, fiscal_year, title, status, created_by, submitted_by, submitted_at, approved_by, approved_at)
    select o.org_id, gen_random_uuid(), w.year + b.shift, 'Marker', b.status, w.author, w.author, now(),
           case when b.status = 'approved' then w.other end, case when b.status = 'approved' then now() end
    from who w, (values ('MOH', 'approved', 0), ('MOLE', 'approved', 0), ('MAFAR', 'approved', 0), ('MTIT', 'submitted', 0),
      ('MTIT', 'rejected', 0), ('MSSD', 'draft', 0), ('MILG', 'returned', 0), ('OOBC', 'approved', 0)) as b (code, status, shift)
    join organizations.organizations o on o.code = b.code;
    insert into budgeting.programmes (org_id, id, proposal_id, fiscal_year, title, requested_amount, approved_amount, created_by)
    select p.org_id, gen_random_uuid(), p.id, p.fiscal_year, 'Marker',
           case o.code when 'MOH' then 1250000 when 'MOLE' then 800000.50 when 'MAFAR' then 1200000 else 500000 end,
           case when p.status = 'approved' then case o.code when 'MOH' then 1000000 when 'MOLE' then 800000 when 'MAFAR' then 1200000 else 1 end end,
           p.created_by
    from budgeting.proposals p join organizations.organizations o on o.org_id = p.org_id;
    insert into budgeting.appropriations (org_id, id, allocation_id, programme_id, fiscal_year, expense_class, authorized_amount, legal_basis,
      valid_from, valid_until, status, created_by)
    select g.org_id, gen_random_uuid(), gen_random_uuid(), g.id, g.fiscal_year, 'mooe', 1000000, 'An act', make_date(g.fiscal_year, 1, 1),
           make_date(g.fiscal_year, 12, 31), 'posted', g.created_by
    from budgeting.programmes g where g.org_id = 6;
    insert into budgeting.entries (org_id, kind, appropriation_id, allotment_id, obligation_id, disbursement_id, entry_date, amount, actor)
    select a.org_id, e.kind, a.id, case when e.depth > 0 then gen_random_uuid() end, case when e.depth > 1 then gen_random_uuid() end,
           case when e.depth > 2 then gen_random_uuid() end, a.valid_from, e.amount, a.created_by
    from budgeting.appropriations a,
      (values ('appropriation', 0, 1000000), ('allotment', 1, 500000), ('allotment_adjustment', 1, -100000), ('obligation', 2, 200000),
        ('disbursement', 3, 150000), ('disbursement', 3, -50000)) as e (kind, depth, amount)
    where a.org_id = 6;
    commit";

fn number(value: &Value) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

#[tokio::test]
async fn the_lines_add_up_to_the_summary_and_those_without_a_budget_are_zeros() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(BUDGETS).await.unwrap();
    let year: i32 =
        root.query_one("select extract(year from planning.today())::integer - 1", &[]).await.unwrap().get(0);
    let viewer = app.person("ocm.viewer").await;
    let overview = viewer.fetch(&format!("/api/v1/ocm/budget?fiscal_year={year}")).await;
    let lines = overview["organizations"].as_array().unwrap();
    let line = |code: &str| &lines.iter().find(|line| line["code"] == code).unwrap()["figures"];
    let summary = &overview["summary"];
    assert_eq!((lines.len(), &summary["organizations"], &overview["years"][0]), (42, &42.into(), &year.into()));
    assert_eq!(summary["figures"]["approved"], "3000000.00");
    let spent = lines.iter().filter(|line| line["figures"]["approved"] != "0.00").count();
    assert_eq!((spent, &summary["organizations_with_proposals"]), (3, &5.into()));
    for figure in ["proposed", "approved", "allotted", "obligated", "paid"] {
        let sum: Decimal = lines.iter().map(|line| number(&line["figures"][figure])).sum();
        assert_eq!(number(&summary["figures"][figure]), sum, "{figure}");
    }
    let moh = line("MOH");
    let told = ["proposed", "approved", "allotted", "obligated", "paid", "utilization_rate"]
        .map(|name| moh[name].as_str().unwrap());
    assert_eq!(told, ["1250000.00", "1000000.00", "400000.00", "200000.00", "100000.00", "25.00"]);
    assert_eq!(line("MOLE")["utilization_rate"], "0.00");
    assert_eq!((&line("MTIT")["proposed"], &line("MTIT")["proposals"]), (&"500000.00".into(), &2.into()));
    for (code, proposals) in [("MSSD", 0), ("MILG", 1), ("MPWH", 0)] {
        assert_eq!((&line(code)["proposed"], &line(code)["proposals"]), (&"0.00".into(), &proposals.into()), "{code}");
    }
    // Three of six that were submitted: a count, beside the share of the amounts.
    assert_eq!(summary["budget_approval_rate"], "50.00");
    assert_eq!(summary["approval_rate"], "80.00");

    let other = viewer.fetch(&format!("/api/v1/ocm/budget?fiscal_year={}", year - 7)).await;
    assert_eq!(other["summary"]["figures"]["approved"], "0.00");
    app.stop().await;
}

#[tokio::test]
async fn one_organization_is_shown_year_by_year_by_its_code_in_any_letter_case() {
    let app = App::start().await;
    app.superuser().await.batch_execute(BUDGETS).await.unwrap();
    let (viewer, visitor) = (app.person("ocm.viewer").await, app.visitor("ocm.viewer").await);
    for code in ["MOH", "moh"] {
        let detail = viewer.fetch(&format!("/api/v1/ocm/budget/{code}")).await;
        assert_eq!(detail["years"].as_array().unwrap().len(), 1, "{detail}");
        assert_eq!(detail["years"][0]["figures"]["approved"], "1000000.00");
        let page = visitor.get(&format!("/ocm/budget/{code}/")).await.expect(200);
        assert!(page.text.contains("1,000,000.00") && !page.text.contains("Marker"), "{}", page.text);
    }
    for code in ["NOPE", "OCM", "OOBC"] {
        viewer.get(&format!("/api/v1/ocm/budget/{code}")).await.expect(404);
        visitor.get(&format!("/ocm/budget/{code}/")).await.expect(404);
    }
    let wrong = visitor.get("/ocm/budget/?fiscal_year=abc").await.expect(400);
    assert!(wrong.text.contains("fiscal_year must be a year"));
    viewer.get("/api/v1/ocm/budget?fiscal_year=abc").await.expect(400);

    let gone = "update organizations.organizations set is_active = false where code = 'MOH'";
    app.superuser().await.batch_execute(gone).await.unwrap();
    viewer.get("/api/v1/ocm/budget/MOH").await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn the_page_has_a_line_for_each_and_executives_save_it() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(BUDGETS).await.unwrap();
    let year: i32 =
        root.query_one("select extract(year from planning.today())::integer - 1", &[]).await.unwrap().get(0);
    let visitor = app.visitor("ocm.executive").await;
    let page = visitor.get(&format!("/ocm/budget/?fiscal_year={year}")).await.expect(200);
    for told in ["PHP 3,000,000.00", "<svg ", "/ocm/budget/MAFAR/", "1,200,000.00", "25%"] {
        assert!(page.text.contains(told), "{told}: {}", page.text);
    }
    let file = visitor.get(&format!("/ocm/budget/export/csv/?fiscal_year={year}")).await.expect(200);
    let lines: Vec<_> = file.text.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines.len(), 43);
    let moh = lines.iter().find(|line| line.starts_with("MOH,")).unwrap();
    assert!(moh.contains("1,1,1250000.00,1000000.00,400000.00,200000.00,100000.00,25.00,"), "{moh}");
    app.visitor("ocm.viewer").await.get("/ocm/budget/export/csv/").await.expect(403);
    app.stop().await;
}
