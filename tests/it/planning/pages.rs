//! Lists a page at a time: every row once, whatever happens meanwhile (section 6, audiences: HTTP).

use serde_json::{Value, json};

use super::{Cast, column, goal_body, plan_body, with};
use crate::support::{Actor, App};

/// The titles on the pages of a list, two at a time, following the links; between the first and the second page
/// something else happens.
async fn read(actor: &Actor<'_>, list: &str, meanwhile: impl AsyncFnOnce()) -> Vec<String> {
    let mut titles = Vec::new();
    let mut address = list.to_owned();
    let mut meanwhile = Some(meanwhile);
    loop {
        let reply = actor.get(&address).await.expect(200);
        let page = reply.json();
        titles.extend(column(&page, "title"));
        if let Some(happen) = meanwhile.take() {
            happen().await;
        }
        let Some(link) = reply.headers.get("link") else {
            assert_eq!(page.get("next"), None);
            return titles;
        };
        assert_eq!(page["items"].as_array().unwrap().len(), 2);
        let (target, relation) = link.to_str().unwrap().split_once(">; ").unwrap();
        assert_eq!(relation, "rel=\"next\"");
        assert!(target.contains(&format!("cursor={}", page["next"].as_str().unwrap())), "{target}");
        target.trim_start_matches('<').clone_into(&mut address);
        assert!(titles.len() < 100, "the pages never end");
    }
}

/// Seven plans, the first of the earliest years, some with progress.
async fn seven_plans(staff: &Actor<'_>) -> Vec<String> {
    let mut titles = Vec::new();
    for (start_year, n) in (2030..).step_by(2).zip(0..7) {
        let title = format!("Plan {}", ["d", "a", "f", "c", "g", "b", "e"][n]);
        let plan = staff.plan(&title, start_year, start_year + 1).await;
        let goal = staff.goal(&plan, "A goal").await;
        let completion = ["0", "50", "50", "33.33", "0", "50", "0.01"][n];
        staff.progress(&goal, &json!({ "completion_percentage": completion })).await;
        titles.push(title);
    }
    titles.sort();
    titles
}

#[tokio::test]
async fn every_plan_is_on_one_page_however_the_list_is_sorted() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let all = seven_plans(&staff).await;
    for sort in ["-start_year", "title", "-created_at", "-progress"] {
        let list = format!("strategic-plans?limit=2&sort={sort}&q=plan");
        let whole = column(&staff.fetch(&format!("strategic-plans?sort={sort}")).await, "title");
        let paged = read(&staff, &list, async || {}).await;
        assert_eq!(paged, whole, "{sort}");
        let mut sorted = paged;
        sorted.sort();
        assert_eq!(sorted, all, "{sort}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_plan_made_between_two_pages_moves_no_other() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let all = seven_plans(&staff).await;
    let years = (2060..).step_by(2);
    for (sort, start_year) in ["-start_year", "title", "-created_at", "-progress"].iter().zip(years) {
        let list = format!("strategic-plans?limit=2&sort={sort}");
        let mut paged = read(&staff, &list, async || {
            staff.plan("A plan before all others", start_year, start_year + 1).await;
        })
        .await;
        paged.retain(|title| title.starts_with("Plan "));
        paged.sort();
        assert_eq!(paged, all, "{sort}");
    }
    app.stop().await;
}

#[tokio::test]
async fn the_other_lists_come_in_pages_too() {
    let app = App::start().await;
    let cast = Cast::of(&app, "moh").await;
    let plan = cast.staff.plan("Health", 2024, 2030).await;
    let goals = format!("{plan}/goals");
    for n in 0..7 {
        let priority = ["low", "high", "medium"][n % 3];
        let goal = with(&goal_body(&format!("Goal {n}")), &json!({ "priority": priority }));
        cast.staff.create(&goals, &goal).await;
    }
    let mut annual_plan = String::new();
    for year in 2024..=2030 {
        annual_plan = cast.staff.annual_plan(&plan, year).await;
    }
    for n in 0..7 {
        let due = ["2030-05-01", "2030-04-01"][n % 2];
        cast.staff.objective(&annual_plan, &format!("Objective {n}"), due).await;
    }
    for list in ["annual-plans?", "annual-plans?sort=-created_at&", "objectives?", &format!("{goals}?")] {
        let whole = column(&cast.viewer.fetch(list).await, "title");
        assert_eq!(whole.len(), 7, "{list}");
        assert_eq!(read(&cast.viewer, &format!("{list}limit=2"), async || {}).await, whole, "{list}");
    }
    app.stop().await;
}

#[tokio::test]
async fn a_page_is_asked_for_with_a_cursor_of_the_list_and_a_limit_of_1_to_100() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    seven_plans(&staff).await;
    let lists = ["strategic-plans", "annual-plans", "objectives"];
    for list in lists {
        for limit in ["0", "101", "abc", "-1", "", "1.5"] {
            let refused = staff.get(&format!("{list}?limit={limit}")).await.expect(422);
            assert_eq!(refused.rule("/limit").as_deref(), Some("limit"), "{list} {limit}");
        }
        for limit in ["1", "100"] {
            staff.fetch(&format!("{list}?limit={limit}")).await;
        }
        for cursor in ["x", "e30", "", "bnVsbA", "%00"] {
            let refused = staff.get(&format!("{list}?cursor={cursor}")).await.expect(422);
            assert_eq!(refused.rule("/cursor").as_deref(), Some("cursor"), "{list} {cursor}");
        }
    }
    for sort in ["title", "-start_year"] {
        let page = staff.fetch(&format!("strategic-plans?limit=2&sort={sort}")).await;
        let cursor = page["next"].as_str().unwrap();
        staff.fetch(&format!("strategic-plans?limit=2&sort={sort}&cursor={cursor}")).await;
        for other in ["strategic-plans?sort=-progress&", "annual-plans?", "objectives?"] {
            let refused = staff.get(&format!("{other}cursor={cursor}")).await.expect(422);
            assert_eq!(refused.rule("/cursor").as_deref(), Some("cursor"), "{sort} {other}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn a_cursor_opens_nothing_of_another_organization() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    seven_plans(&staff).await;
    let page = staff.fetch("strategic-plans?limit=2").await;
    let other = app.person("mole.staff").await;
    other.create("strategic-plans", &plan_body("MOLE Plan", 2020, 2022)).await;
    let cursor = page["next"].as_str().unwrap();
    let shown = other.fetch(&format!("strategic-plans?limit=2&cursor={cursor}")).await;
    assert_eq!(column(&shown, "title"), ["MOLE Plan"]);
    assert_eq!(shown.get("next"), None::<&Value>);
    app.stop().await;
}
