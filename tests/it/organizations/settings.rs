//! The pages of an organization about itself.

use image::ImageFormat;
use reqwest::Method;
use serde_json::json;

use super::{address, organization, picture};
use crate::support::{App, Form, Reply};

const BASE: &str = "/moa/MOH/organization/";

#[tokio::test]
async fn an_administrator_edits_the_profile_and_sees_what_somebody_else_stored_meanwhile() {
    let app = App::start().await;
    let (admin, visitor) = (app.person("moh.admin").await, app.visitor("moh.admin").await);
    let form = visitor.form(&format!("{BASE}edit/")).await;
    let typed = form.clone().with("head_official", "Amina Sultan").with("powers", "License hospitals\n\nRun clinics\n");
    let saved = visitor.send(&typed).await.expect(303);
    assert_eq!(saved.headers["location"], format!("{BASE}?done=saved").as_str());
    let stored = organization(&admin).await;
    assert_eq!(stored["powers"], json!(["License hospitals", "Run clinics"]));
    let shown = visitor.get(BASE).await.expect(200).text;
    assert!(shown.contains("Amina Sultan") && shown.contains("<li>Run clinics</li>"));

    let stale = visitor.send(&form.with("head_official", "Somebody Else")).await.expect(412);
    assert!(stale.text.contains("Somebody else changed this") && stale.text.contains("Amina Sultan"));
    let mine = Form::to(&stale.text, &format!("{BASE}edit/"));
    assert_eq!(mine.value("head_official"), "Somebody Else");
    visitor.send(&mine).await.expect(303);
    assert_eq!(organization(&admin).await["head_official"], "Somebody Else");

    let wrong = visitor.form(&format!("{BASE}edit/")).await.with("website", "moh.example");
    assert!(visitor.send(&wrong).await.expect(422).text.contains("begins with http:// or https://"));
    let staff = app.visitor("moh.staff").await;
    let shown = staff.get(BASE).await.expect(200).text;
    assert!(!shown.contains("edit/") && !shown.contains("audit/") && !shown.contains("members/"));
    for below in ["edit/", "logo/", "security/", "modules/", "members/", "registrations/"] {
        staff.get(&format!("{BASE}{below}")).await.expect(403);
    }
    app.stop().await;
}

#[tokio::test]
async fn a_logo_is_uploaded_and_removed_with_a_form() {
    let app = App::start().await;
    let visitor = app.visitor("moh.admin").await;
    let address = format!("{BASE}logo/");
    let form = visitor.form(&address).await;
    let logo = async || visitor.get("/api/v1/moa/MOH/organization/logo").await;
    let logo_sent = picture(32, ImageFormat::Jpeg);
    Reply::of(visitor.sending_file(&form, "logo", &logo_sent)).await.expect(303);
    assert_eq!(logo().await.expect(200).bytes, logo_sent);
    let shown = visitor.get(&address).await.text;
    assert!(shown.contains("enctype=\"multipart/form-data\"") && shown.contains("alt=\"The logo of MOH\""));

    let stale = Reply::of(visitor.sending_file(&form, "logo", &picture(2, ImageFormat::Png))).await.expect(412);
    assert!(stale.text.contains("Look at it again"));
    let form = Form::to(&shown, &address);
    for bytes in [b"<svg/>".to_vec(), Vec::new(), picture(2001, ImageFormat::Png), vec![0; 102_401]] {
        let refused = Reply::of(visitor.sending_file(&form, "logo", &bytes)).await.expect(422);
        assert!(refused.text.contains("Send a PNG or JPEG picture"), "{} bytes", bytes.len());
    }
    // Nothing chosen, as a browser says it.
    let nothing = "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"\"\r\n\
                   Content-Type: application/octet-stream\r\n\r\n\r\n--x\r\n\
                   Content-Disposition: form-data; name=\"form_token\"\r\n\r\nTOKEN\r\n--x--\r\n";
    let posting = |body: String, boundary: &str| {
        let request = visitor.request(Method::POST, &address).header("Origin", app.url());
        request.header("Content-Type", format!("multipart/form-data; boundary={boundary}")).body(body)
    };
    let nothing = nothing.replace("TOKEN", form.value("form_token"));
    assert!(Reply::of(posting(nothing.clone(), "x")).await.expect(422).text.contains("Choose a picture first."));
    Reply::of(posting(nothing.clone(), "y")).await.expect(400);
    Reply::of(posting(nothing[..nothing.len() - 9].to_owned(), "x")).await.expect(400);
    Reply::of(posting("x".repeat(2_000_000), "x")).await.expect(413);
    assert_eq!(logo().await.bytes, logo_sent);

    visitor.send(&Form::to(&shown, &format!("{address}remove/"))).await.expect(303);
    logo().await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn modules_are_switched_on_a_page_by_the_platform_operator_alone() {
    let app = App::start().await;
    let (admin, operator) = (app.visitor("moh.admin").await, app.visitor("operator").await);
    let address = format!("{BASE}modules/");
    admin.get(&address).await.expect(403);
    let form = operator.form(&address).await;
    assert_eq!(form.value("planning"), "on");
    operator.send(&form.clone().with("planning", "off")).await.expect(303);
    admin.get("/moa/MOH/planning/").await.expect(403);
    let shown = admin.get(BASE).await.text;
    assert!(shown.contains("Planning <span class=\"tag\">Off</span>"));
    let stale = operator.send(&form).await.expect(412);
    assert!(stale.text.contains("Somebody else changed this"));
    let token = Form::all(&admin.get("/profile/").await.text)[0].value("form_token").to_owned();
    let forged = Form { action: address, ..form }.with("form_token", &token);
    admin.send(&forged).await.expect(403);
    app.stop().await;
}

#[tokio::test]
async fn an_administrator_asks_for_a_second_factor() {
    let app = App::start().await;
    let (admin, visitor) = (app.person("moh.admin").await, app.visitor("moh.admin").await);
    let path = format!("{}/security", address(&admin));
    let required = json!({ "require_second_factor": true });
    for login in ["moh.manager", "moh.staff"] {
        app.person(login).await.put(&path, 1, &required).await.expect(403);
    }
    assert_eq!(organization(&admin).await["require_second_factor"], false);
    let form = visitor.form(&format!("{BASE}security/")).await;
    assert_eq!(form.value("require_second_factor"), "no");
    let version = organization(&admin).await["version"].as_i64().unwrap();
    visitor.send(&form.clone().with("require_second_factor", "yes")).await.expect(303);
    let asked = "select require_second_factor, version from organizations.organizations where code = 'MOH'";
    let stored = app.superuser().await.query_one(asked, &[]).await.unwrap();
    assert_eq!((stored.get::<_, bool>(0), i64::from(stored.get::<_, i32>(1))), (true, version + 1));
    let off = "update organizations.organizations set require_second_factor = false where code = 'MOH'";
    app.superuser().await.batch_execute(off).await.unwrap();
    let present = version + 2;
    crate::support::until("she may enter again", async || admin.get(&address(&admin)).await.status == 200).await;
    admin.put(&path, version, &required).await.expect(412);
    let kept = admin.put(&path, present, &json!({ "require_second_factor": false })).await.expect(200).json();
    assert_eq!(kept["require_second_factor"], false);
    app.stop().await;
}
