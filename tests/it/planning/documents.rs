//! Plans as PDF over HTTP (section 8): what is on the pages, and how it is made.

use image::ImageFormat;
use pdf_extract::{Dictionary, Object};
use serde_json::json;

use super::{Cast, goal_body, id, objective_body, plan_body, with};
use crate::organizations::picture;
use crate::support::{Actor, App, Reply};

pub(super) async fn pdf(actor: &Actor<'_>, row: &str) -> Reply {
    actor.get(&format!("{row}/pdf")).await
}

/// The text of a PDF without spaces, which depend on where lines break.
fn text(reply: &Reply) -> String {
    let text = pdf_extract::extract_text_from_mem(&reply.bytes).unwrap();
    squeezed(&text)
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{200b}').collect()
}

#[track_caller]
fn assert_holds(text: &str, expected: &[&str]) {
    for part in expected {
        assert!(text.contains(&squeezed(part)), "{part} is not in {text}");
    }
}

/// How many pages say DRAFT, and how many there are. Drawn turned, it is the one large text of a page.
fn pages_with_draft(reply: &Reply) -> (usize, usize) {
    let pages = pdf_extract::extract_text_from_mem_by_pages(&reply.bytes).unwrap();
    (pages.iter().filter(|page| squeezed(page).contains("DRAFT")).count(), pages.len())
}

async fn set_organization_name(app: &App, name: &str) {
    let rename = "update organizations.organizations set name = $1 where code = 'MOH'";
    app.superuser().await.execute(rename, &[&name]).await.unwrap();
}

#[tokio::test]
async fn a_strategic_plan_has_everything_on_its_pages() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let staff = &cast.staff;
    let body = with(
        &plan_body("Kalusugan 2025", 2025, 2030),
        &json!({ "vision": "First line.\nA healthy Niña", "mission": "Reach every sitio" }),
    );
    let plan = format!("strategic-plans/{}", staff.create("strategic-plans", &body).await["id"].as_str().unwrap());
    for (title, priority) in [("Low one", "low"), ("Critical one", "critical"), ("High one", "high")] {
        let goal = with(
            &goal_body(title),
            &json!({ "priority": priority, "target_value": "1234567.50", "target_metric": "Deaths per 100,000" }),
        );
        staff.create(&format!("{plan}/goals"), &goal).await;
    }
    let annual =
        json!({ "strategic_plan_id": id(&plan), "title": "First year", "year": 2026, "budget_total": "1234567.89" });
    let annual = staff.create("annual-plans", &annual).await;
    let objective = with(
        &objective_body("Train midwives", "2026-12-09"),
        &json!({ "indicator": "Midwives trained", "baseline_value": "-150", "target_value": "250.25" }),
    );
    staff.create(&format!("annual-plans/{}/objectives", annual["id"].as_str().unwrap()), &objective).await;
    cast.bring(&plan, "approved").await;

    let reply = pdf(&cast.viewer, &plan).await.expect(200);
    assert_eq!(reply.headers["content-type"], "application/pdf");
    assert_eq!(reply.headers["content-disposition"], "attachment; filename=\"MOH-strategic-plan-2025-2030.pdf\"");
    assert_eq!(reply.headers["cache-control"], "no-store");
    let text = text(&reply);
    let organization = cast.admin.fetch("/api/v1/moa/MOH/organization").await;
    assert_holds(
        &text,
        &[
            organization["name"].as_str().unwrap(),
            "Strategic plan",
            "Kalusugan 2025",
            "2025–2030",
            "Approved",
            "First line.",
            "A healthy Niña",
            "Reach every sitio",
            "Overall progress: 0%",
            "1,234,567.50",
            "Deaths per 100,000",
            "Critical priority",
            "Off track",
            "2026: First year",
            "PHP 1,234,567.89",
            "Train midwives",
            "Midwives trained",
            "-150",
            "250.25",
            "9 December 2026",
            "Not started",
            "moh staff",
            "moh manager",
            "by moh viewer",
            "Page 1 of 1",
        ],
    );
    let places: Vec<_> = ["Criticalone", "Highone", "Lowone"].iter().map(|goal| text.find(goal).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
    assert_eq!(pages_with_draft(&reply), (0, 1));
    app.stop().await;
}

#[tokio::test]
async fn an_annual_plan_has_everything_on_its_pages() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    let annual_plan = cast.annual_plan("approved", &plan, 2026).await;
    let reply = pdf(&cast.viewer, &annual_plan).await.expect(200);
    assert_eq!(reply.headers["content-disposition"], "attachment; filename=\"MOH-annual-plan-2026.pdf\"");
    let expected = [
        "Annual work plan",
        "Work plan 2026",
        "Strategic plan: Health",
        "Budget: not set",
        "An objective",
        "moh manager",
    ];
    assert_holds(&text(&reply), &expected);
    assert_eq!(pages_with_draft(&reply), (0, 1));
    app.stop().await;
}

#[tokio::test]
async fn the_logo_of_the_organization_is_at_the_head() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let pictures = async || {
        let document = pdf_extract::Document::load_mem(&pdf(&cast.staff, &plan).await.expect(200).bytes).unwrap();
        let images = document.objects.values().filter(|object| {
            let stream = object.as_stream().ok();
            stream.and_then(|stream| stream.dict.get(b"Subtype").ok()?.as_name().ok()) == Some(b"Image")
        });
        images.count()
    };
    assert_eq!(pictures().await, 0);
    let set = "update organizations.organizations set logo = $1 where code = 'MOH'";
    let superuser = app.superuser().await;
    superuser.execute(set, &[&picture(40, ImageFormat::Png)]).await.unwrap();
    assert_eq!(pictures().await, 1);
    // What passes for a picture in the database and is none costs the logo and not the document.
    superuser.execute(set, &[&[0xff_u8, 0xd8, 0xff].as_slice()]).await.unwrap();
    assert_eq!(pictures().await, 0);
    app.stop().await;
}

#[tokio::test]
async fn what_is_not_approved_says_draft_on_every_page() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("draft", "Health", 2025, 2030).await;
    let long = with(&plan_body("Health", 2025, 2030), &json!({ "vision": "A longer vision. ".repeat(800) }));
    cast.staff.edit(&plan, &long).await.expect(200);
    let annual_plan = cast.annual_plan("draft", &plan, 2026).await;
    for (status, is_draft) in [
        ("draft", true),
        ("submitted", true),
        ("approved", false),
        ("active", false),
        ("completed", false),
        ("archived", true),
    ] {
        cast.bring(&plan, status).await;
        let reply = pdf(&cast.staff, &plan).await.expect(200);
        let (draft, pages) = pages_with_draft(&reply);
        assert!(pages > 2, "{pages}");
        assert_eq!(draft, if is_draft { pages } else { 0 }, "{status}");
        assert_eq!(text(&reply).contains("Notyet"), ["draft", "submitted"].contains(&status), "{status}");
    }
    let (draft, pages) = pages_with_draft(&pdf(&cast.staff, &annual_plan).await.expect(200));
    assert_eq!(draft, pages);
    app.stop().await;
}

#[tokio::test]
async fn an_empty_plan_and_one_of_sixty_goals_are_documents() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let empty = staff.plan("Empty", 2020, 2021).await;
    let empty_year = staff.annual_plan(&empty, 2020).await;
    assert_holds(
        &text(&pdf(&staff, &empty).await.expect(200)),
        &["The plan has no goals yet.", "2020: Work plan 2020"],
    );
    assert_holds(&text(&pdf(&staff, &empty_year).await.expect(200)), &["The plan has no objectives yet."]);
    let large = staff.plan("Large", 2025, 2030).await;
    let goals: Vec<String> = (0..60).map(|number| format!("Goal number {number} of sixty")).collect();
    for goal in &goals {
        staff.goal(&large, goal).await;
    }
    let reply = pdf(&staff, &large).await.expect(200);
    let goals: Vec<&str> = goals.iter().map(String::as_str).collect();
    assert_holds(&text(&reply), &goals);
    let pages = pdf_extract::extract_text_from_mem_by_pages(&reply.bytes).unwrap();
    assert!(pages.len() > 2);
    for (page, number) in pages.iter().zip(1..) {
        let page = squeezed(page);
        assert_holds(&page, &["MOH", &format!("Page {number} of {}", pages.len())]);
        let has_rows = page.contains("ofsixty");
        assert_eq!(has_rows, page.contains("MetricTargetCurrent"), "the header is repeated: {page}");
    }
    app.stop().await;
}

#[tokio::test]
async fn what_people_type_is_text_and_never_markup() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let typed = [
        "<script>alert(1)</script>\"'&",
        "#panic()",
        "$x$ *b* _i_ `raw` @ref",
        "#import \"a.typ\": *",
        "= No heading",
        "\\ // /* no comment */ -- --- ~",
        "https://example.com/a_b",
    ];
    let title = typed.join(" ");
    let plan = staff
        .create(
            "strategic-plans",
            &with(&plan_body(&title, 2025, 2030), &json!({ "vision": typed.join("\n"), "mission": title })),
        )
        .await;
    let plan = format!("strategic-plans/{}", plan["id"].as_str().unwrap());
    staff.create(&format!("{plan}/goals"), &with(&goal_body(&title), &json!({ "target_metric": title }))).await;
    let reply = pdf(&staff, &plan).await.expect(200);
    let text = text(&reply);
    for part in typed {
        assert!(text.matches(&squeezed(part)).count() >= 5, "{part} is not everywhere in {text}");
    }
    app.stop().await;
}

#[tokio::test]
async fn filipino_and_arabic_letters_are_in_the_document() {
    let app = App::start().await;
    set_organization_name(&app, "Ministry of Health – وزارة الصحة").await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Señorita Dimaâmpao", 2025, 2030).await;
    staff.goal(&plan, "تحسين").await;
    let reply = pdf(&staff, &plan).await.expect(200);
    let text = text(&reply);
    assert_holds(&text, &["Señorita Dimaâmpao"]);
    // Right to left: an extractor that goes from the left meets the last letter first.
    for word in ["وزارة", "الصحة", "تحسين"] {
        let reversed: String = word.chars().rev().collect();
        assert!(text.contains(word) || text.contains(&reversed), "{word} is not in {text}");
    }
    // Every letter was found in a font, or else it were not this standard.
    assert!(reply.text.contains("pdfuaid"));
    app.stop().await;
}

#[tokio::test]
async fn the_document_is_tagged_has_a_language_and_a_title() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let plan = staff.plan("Health", 2025, 2030).await;
    staff.goal(&plan, "A goal").await;
    let annual_plan = staff.annual_plan(&plan, 2026).await;
    staff.objective(&annual_plan, "An objective", "2026-05-01").await;
    for row in [&plan, &annual_plan] {
        let reply = pdf(&staff, row).await.expect(200);
        let document = pdf_extract::Document::load_mem(&reply.bytes).unwrap();
        let catalog = document.catalog().unwrap();
        assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
        let entry = |name: &[u8]| document.dereference(catalog.get(name).unwrap()).unwrap().1.as_dict().unwrap();
        assert!(entry(b"MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
        assert!(entry(b"ViewerPreferences").get(b"DisplayDocTitle").unwrap().as_bool().unwrap());
        assert!(entry(b"StructTreeRoot").has(b"K"));
        let tags = tags(&document);
        for tag in ["Table", "TH", "TD", "H1", "P"] {
            assert!(tags.iter().any(|known| known == tag), "{tag} is not among {tags:?}");
        }
        assert!(reply.text.contains("pdfuaid"), "the document does not say that it is PDF/UA");
    }
    app.stop().await;
}

/// The kinds of structure elements of a document.
fn tags(document: &pdf_extract::Document) -> Vec<String> {
    let kind = |dictionary: &Dictionary| match dictionary.get(b"S") {
        Ok(Object::Name(name)) if dictionary.has(b"P") => Some(String::from_utf8_lossy(name).into_owned()),
        _ => None,
    };
    document.objects.values().filter_map(|object| kind(object.as_dict().ok()?)).collect()
}

#[tokio::test]
async fn the_same_plan_at_the_same_time_is_the_same_document() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.plan("active", "Health", 2025, 2030).await;
    cast.annual_plan("active", &plan, 2026).await;
    let made_at = |reply: &Reply| reply.text.split("<xmp:CreateDate>").nth(1).unwrap()[..19].to_owned();
    for _ in 0..20 {
        let (first, second) = (pdf(&cast.staff, &plan).await.expect(200), pdf(&cast.staff, &plan).await.expect(200));
        if made_at(&first) == made_at(&second) {
            assert!(first.bytes == second.bytes, "two documents of {}", made_at(&first));
            return app.stop().await;
        }
    }
    panic!("no two documents were made in the same second");
}
