//! What people type is text on every page that shows it.

use super::{Address, addresses, form_to, rows_saying};
use crate::support::App;

const TYPED: &str = "<script>alert(1)</script>\"'& </textarea></title><img src=x onerror=alert(2)>";
const WRITTEN: &str = "&#60;script&#62;alert(1)&#60;/script&#62;&#34;&#39;&#38;";

#[tokio::test]
async fn what_people_type_is_text_and_never_a_tag() {
    let app = App::start().await;
    let staff = app.person("moh.staff").await;
    let rows = rows_saying(&staff, TYPED).await;
    // What people are called is typed, too, and shown to who manages them.
    let renamed = "update auth.users set first_name = $1 where username = 'moh.staff2' or email like 'applicant%'";
    app.superuser().await.execute(renamed, &[&TYPED]).await.unwrap();
    let submitted = serde_json::json!({ "comment": TYPED });
    let manager = app.visitor("moh.admin").await;
    let visitor = app.visitor("moh.staff").await;
    let mut showing = Vec::new();
    for round in ["draft", "submitted"] {
        for address in addresses().into_iter().filter(Address::is_page) {
            let path = address.at("MOH", &rows);
            let person = if round == "draft" { &visitor } else { &manager };
            let page = person.get(&path).await.text;
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{path}: {page}");
            if page.contains(WRITTEN) {
                showing.push(address.pattern);
            }
        }
        if round == "draft" {
            let plan = format!("strategic-plans/{}", rows.strategic_plan);
            staff.act(&plan, "submit", &submitted).await.expect(200);
        }
    }
    for pattern in [
        "/moa/:org/dashboard/",
        "/moa/:org/organization/audit/",
        "/moa/:org/organization/members/",
        "/moa/:org/organization/members/:id/",
        "/moa/:org/organization/members/:id/remove/",
        "/moa/:org/organization/registrations/",
        "/moa/:org/organization/registrations/:id/",
        "/moa/:org/planning/",
        "/moa/:org/planning/waiting/",
        "/moa/:org/planning/strategic-plans/",
        "/moa/:org/planning/strategic-plans/:id/",
        "/moa/:org/planning/strategic-plans/:id/edit/",
        "/moa/:org/planning/goals/:id/",
        "/moa/:org/planning/annual-plans/",
        "/moa/:org/planning/annual-plans/:id/",
        "/moa/:org/planning/objectives/",
        "/moa/:org/planning/objectives/:id/",
    ] {
        assert!(showing.contains(&pattern), "{pattern} shows none of it");
    }
    let query: String = form_urlencoded::byte_serialize(TYPED.as_bytes()).collect();
    for list in ["strategic-plans", "annual-plans", "objectives"] {
        for parameter in ["q", "status", "year", "sort", "limit", "goal", "due_before"] {
            let page = visitor.get(&format!("/moa/MOH/planning/{list}/?{parameter}={query}")).await.text;
            assert!(!page.contains("<script>alert") && !page.contains("<img src=x"), "{list} {parameter}: {page}");
        }
    }
    app.stop().await;
}

#[tokio::test]
async fn what_was_typed_comes_back_as_text_when_it_is_refused() {
    let app = App::start().await;
    let visitor = app.visitor("moh.staff").await;
    let create = "/moa/MOH/planning/strategic-plans/create/";
    let form = form_to(&visitor, create).await;
    let form = ["title", "start_year", "vision", "mission"].iter().fold(form, |form, name| form.with(name, TYPED));
    let refused = visitor.send(&form).await.expect(422);
    assert!(!refused.text.contains("<script>alert") && !refused.text.contains("<img src=x"), "{}", refused.text);
    let back = crate::support::Form::to(&refused.text, create);
    for name in ["title", "start_year", "vision", "mission"] {
        assert_eq!(back.value(name), TYPED, "{name}");
    }
    app.stop().await;
}
