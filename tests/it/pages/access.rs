//! Who may look: nobody without a session. (Other organizations and guessed ids: `isolation::battery::http_pages`.)

use std::collections::BTreeSet;

use reqwest::Method;

use super::{Stage, addresses, all_addresses, filled, form_to, told};
use crate::addresses::{NOBODYS, contents};
use crate::support::{App, Form, Reply, Visitor};

/// Addresses that are for everybody.
const PUBLIC: [&str; 7] = [
    "/login/",
    "/register/",
    "/register/moa/",
    "/accessibility/",
    "/static/:name",
    "/password/reset/",
    "/password/set/",
];

/// Forms that anybody may send, or that are part of a sign-in.
const ANYBODYS: [&str; 5] = ["/login/", "/login/code/", "/password/reset/", "/password/set/", "/register/moa/"];

#[tokio::test]
async fn who_is_not_signed_in_is_led_to_the_sign_in_and_from_there_back() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    let shown = all_addresses().into_iter().filter(|address| address.shows() && !PUBLIC.contains(&address.pattern));
    for address in shown {
        let path = format!("{}?a=b&c=%2F", address.at("MOH", &stage.own));
        let reply = nobody.get(&path).await.expect(302);
        let next: String = form_urlencoded::byte_serialize(path.as_bytes()).collect();
        assert_eq!(reply.headers["location"], format!("/login/?next={next}").as_str());
        let page = nobody.get(reply.headers["location"].to_str().unwrap()).await.expect(200);
        assert_eq!(Form::to(&page.text, "/login/").value("next"), path);
        // An organization that there is not is answered alike.
        let unknown = nobody.get(&address.at("NOPE", &stage.own)).await.expect(302);
        assert!(unknown.headers["location"].to_str().unwrap().starts_with("/login/"));
    }
    app.stop().await;
}

#[tokio::test]
async fn a_form_of_nobody_is_kept_on_the_sign_in_page_and_saves_nothing() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let before = contents(&app, 6).await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    let taken = addresses().into_iter().filter(|address| address.takes_forms() && !ANYBODYS.contains(&address.pattern));
    for address in taken {
        let path = address.at("MOH", &stage.own);
        // The form that confirms is shown while a second factor is set up.
        let has_no_form = ["/logout/", "/select-organization/primary/", "/profile/second-factor/confirm/"];
        if path.contains(NOBODYS) || has_no_form.contains(&path.as_str()) {
            let form = Form { action: path, fields: Vec::new() };
            let next = if form.action == "/logout/" { "/login/?done=signed_out" } else { "/login/" };
            assert_eq!(nobody.send(&form).await.expect(303).headers["location"], next);
            continue;
        }
        let form = filled(form_to(&stage.moh, &path).await, &stage.own);
        if form.fields.iter().all(|(name, _)| name == "form_token") {
            // A button alone: there is nothing to keep.
            assert_eq!(nobody.send(&form).await.expect(303).headers["location"], "/login/", "{path}");
            continue;
        }
        let page = nobody.send(&form).await.expect(401);
        assert!(page.text.contains("what you typed is kept"), "{path}");
        let waiting = Form::to(&page.text, "/login/");
        assert_eq!(waiting.value("next"), path);
        for (name, value) in form.fields.iter().filter(|(name, _)| name != "form_token") {
            let expected = if name.contains("password") { "" } else { value };
            assert_eq!(waiting.value(&format!("kept.{name}")), expected, "{path} {name}");
        }
    }
    assert_eq!(contents(&app, 6).await, before);
    app.stop().await;
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let other = app.visitor("moh.admin").await;
    let own = Form::all(&other.get("/profile/").await.text);
    let end = own.into_iter().find(|form| form.action.ends_with("/end/")).unwrap();
    let token = Form::all(&stage.mole.get("/profile/").await.text)[0].value("form_token").to_owned();
    let theirs = end.clone().with("form_token", &token);
    let missing = stage.mole.send(&theirs).await.expect(404);
    let nothing = Form { action: format!("/profile/sessions/{NOBODYS}/end/"), ..theirs };
    assert_eq!(told(&missing), told(&stage.mole.send(&nothing).await));
    stage.moh.get("/profile/").await.expect(200);
    other.send(&end).await.expect(303);
    app.stop().await;
}

#[tokio::test]
async fn an_address_refuses_other_methods_and_names_its_own() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    for address in all_addresses() {
        let path = address.at("MOH", &stage.own);
        let mut own: BTreeSet<&str> = address.methods.iter().copied().collect();
        if own.contains("GET") {
            own.insert("HEAD");
        }
        let allow = own.iter().copied().collect::<Vec<_>>().join(", ");
        for method in ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"] {
            if own.contains(method) {
                continue;
            }
            let method = Method::from_bytes(method.as_bytes()).unwrap();
            let request = if method == Method::POST {
                let token = Form::all(&stage.moh.get("/profile/").await.text)[0].value("form_token").to_owned();
                stage.moh.sending(&Form { action: path.clone(), fields: vec![("form_token".to_owned(), token)] })
            } else {
                stage.moh.request(method.clone(), &path)
            };
            let writes = ["POST", "PUT", "PATCH", "DELETE"].contains(&method.as_str());
            if path.starts_with("/ocm/") && writes {
                Reply::of(request).await.expect(403);
                continue;
            }
            let reply = Reply::of(request).await.expect(405);
            assert_eq!(reply.headers["allow"], allow.as_str(), "{method} {path}");
        }
    }
    app.stop().await;
}
