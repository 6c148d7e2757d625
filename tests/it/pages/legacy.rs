//! Addresses of the predecessor system (organizations: section 5), and of nobody's organization in particular.

use reqwest::Method;

use crate::support::{App, Form, Reply, Visitor};

#[tokio::test]
async fn old_addresses_lead_to_the_one_organization_that_had_them() {
    let app = App::start().await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    for (old, new) in [
        ("/planning/", "planning/"),
        ("/planning/strategic/5/", "planning/strategic-plans/5/"),
        ("/planning/strategic-plans/5/edit/", "planning/strategic-plans/5/edit/"),
        ("/planning/annual/5/", "planning/annual-plans/5/"),
        ("/planning/goals/5/edit/", "planning/goals/5/edit/"),
        ("/planning/objectives/5/progress/", "planning/objectives/5/progress/"),
        ("/budget/preparation/5/", "budgeting/proposals/5/"),
        ("/budget/execution/5/", "budgeting/execution/5/"),
        ("/mana/5/", "mana/5/"),
        ("/mana/manage-assessments/5/", "mana/assessments/5/"),
        ("/communities/", "communities/"),
        ("/communities/7/", "communities/barangay/7/"),
        ("/communities/manage/", "communities/barangay/"),
        ("/communities/managebarangayobc/", "communities/barangay/"),
        ("/communities/managemunicipal/", "communities/municipal/"),
        ("/communities/managemunicipalobc/", "communities/municipal/"),
        ("/communities/municipal/7/", "communities/municipal/7/"),
        ("/communities/manageprovincial/", "communities/provincial/"),
        ("/communities/manageprovincialobc/", "communities/provincial/"),
        ("/communities/province/7/", "communities/provincial/7/"),
        ("/locations/centroid/", "communities/locations/centroid/"),
        ("/data-guidelines/", "communities/data-guidelines/"),
        ("/coordination/partnerships/", "coordination/partnerships/"),
        ("/coordination/organizations/", "coordination/organizations/"),
        ("/coordination/inter-moa-partnerships/", "coordination/inter-moa-partnerships/"),
        ("/coordination/events/", "coordination/calendar/"),
        ("/coordination/calendar/", "coordination/calendar/"),
        ("/recommendations/5/", "policies/5/"),
        ("/policies/5/", "policies/5/"),
        ("/monitoring/5/", "me/5/"),
        ("/project-central/5/", "me/5/"),
        ("/oobc-management/calendar/resources/5/", "coordination/calendar/resources/5/"),
        ("/oobc-management/calendar/bookings/5/", "coordination/calendar/bookings/5/"),
        ("/oobc-management/calendar/share/5/", "coordination/calendar/share/5/"),
        ("/oobc-management/staff/leave/5/", "coordination/staff/leave/5/"),
        ("/calendar/shared/TOKEN/", "coordination/calendar/shared/TOKEN/"),
    ] {
        for (query, method) in [("", Method::GET), ("?a=b&c=%2F%3F", Method::GET), ("?a=b", Method::HEAD)] {
            let reply = Reply::of(nobody.request(method, &format!("{old}{query}"))).await.expect(301);
            assert_eq!(reply.headers["location"], format!("/moa/OOBC/{new}{query}").as_str());
        }
        for method in [Method::POST, Method::PUT, Method::PATCH, Method::DELETE] {
            let request = nobody.request(method.clone(), old).header("Origin", app.url());
            assert_eq!(Reply::of(request).await.status, 404, "{method} {old}");
        }
    }
    for never in ["/plannings/", "/budget/", "/communit/", "/oobc-management/", "//evil.example/planning/"] {
        assert_eq!(nobody.get(never).await.status, 404, "{never}");
    }
    app.stop().await;
}

#[tokio::test]
async fn an_old_address_lets_nobody_in_who_may_not_enter() {
    let app = App::start().await;
    let (oobc, moh) = (app.visitor("oobc.staff").await, app.visitor("moh.staff").await);
    let led = moh.get("/planning/strategic/").await.expect(301);
    let target = led.headers["location"].to_str().unwrap();
    moh.get(target).await.expect(403);
    oobc.get(target).await.expect(200);
    app.stop().await;
}

#[tokio::test]
async fn short_addresses_lead_to_ones_own_organization() {
    let app = App::start().await;
    let (moh, two) = (app.visitor("moh.staff").await, app.visitor("two.ministries").await);
    let operator = app.visitor("operator").await;
    let leads = async |visitor: &Visitor<'_>, path: &str| {
        let reply = visitor.get(path).await.expect(302);
        reply.headers["location"].to_str().unwrap().to_owned()
    };
    for path in ["/", "/dashboard/", "/moa/"] {
        assert_eq!(leads(&moh, path).await, "/moa/MOH/dashboard/");
        assert_eq!(leads(&two, path).await, "/moa/MOH/dashboard/");
        assert_eq!(leads(&operator, path).await, "/select-organization/");
    }
    assert_eq!(leads(&moh, "/moa/MOH/").await, "/moa/MOH/dashboard/");
    assert_eq!(leads(&moh, "/moa/moh/").await, "/moa/MOH/dashboard/");
    assert_eq!(leads(&two, "/moa/MOLE/").await, "/moa/MOLE/dashboard/");
    let sign_out = Form::to(&moh.get("/profile/").await.text, "/logout/");
    assert_eq!(moh.send(&sign_out).await.expect(303).headers["location"], "/login/?done=signed_out");
    assert_eq!(leads(&moh, "/dashboard/").await, "/login/?next=%2Fdashboard%2F");
    app.stop().await;
}
