//! Forms that the person did not send: from another site, or from a page of another session.

use crate::addresses::paths;
use crate::pages::{Address, Stage, addresses, everything, filled, form_to};
use crate::support::contract::operations;
use crate::support::{App, Form, Reply, Visitor};

/// Forms that have tests of their own: what signs in, and those of accounts (`http_accounts.rs`).
const OTHERS: [&str; 4] = ["/login/", "/password/", "/profile/second-factor/", "/profile/tokens/"];

/// Every form there is but those, each as its page shows it, in an order in which none keeps another from being accepted.
async fn forms(stage: &Stage<'_>) -> Vec<Form> {
    let mut forms = Vec::new();
    // Who belongs to one organization has no choice where to land.
    let taken = |address: &Address| address.takes_forms() && address.pattern != "/select-organization/primary/";
    for address in addresses().into_iter().filter(taken) {
        let path = address.at("MOH", &stage.own);
        if address.pattern.starts_with("/profile/sessions/") {
            let ends = Form::all(&stage.moh.get("/profile/").await.text);
            forms.extend(ends.into_iter().filter(|form| form.action.ends_with("/end/")).take(1));
        } else if !OTHERS.iter().any(|others| path.starts_with(others)) {
            forms.push(filled(form_to(&stage.moh, &path).await, &stage.own));
        }
    }
    let order = [
        "/create/",
        "/edit/",
        "/progress/",
        "/progress-from-",
        "/delete/",
        "/submit/",
        "/open/",
        "/read/",
        "/mail/",
        "/invite/",
        "/invitation/",
        "/suspend/",
        "/restore/",
        "/remove/",
        "/logo/",
        "/security/",
        "/endorse/",
        "/reject/",
        "/register/",
        "/end/",
        "/password/",
    ];
    forms.sort_by_key(|form| order.iter().position(|end| form.action.contains(end)).unwrap_or(order.len()));
    forms
}

/// A form that another site, or a page of another session, makes the browser send. It needs the origin of this service and
/// the token of the session; the cookie goes to no other site.
#[tokio::test]
async fn http_13_a_form_of_another_site_or_session_changes_nothing() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let another = app.visitor("moh.staff").await;
    let token = Form::all(&another.get("/profile/").await.text)[0].value("form_token").to_owned();
    let before = everything(&app).await;
    let own = app.url();
    let forms = forms(&stage).await;
    assert!(forms.len() > 15, "{}", forms.len());
    for form in &forms {
        let evil = format!("{own}.evil.example");
        for origin in ["https://evil.example", "null", evil.as_str(), "", &own.replace("http:", "")] {
            let mut request = stage.moh.sending(form).build().unwrap();
            request.headers_mut().insert("origin", origin.parse().unwrap());
            assert_refused(&stage.moh, request, form).await;
        }
        let mut request = stage.moh.sending(form).build().unwrap();
        request.headers_mut().remove("origin");
        assert_refused(&stage.moh, request, form).await;
        for forged in [form.clone().without("form_token"), form.clone().with("form_token", &token)] {
            let reply = stage.moh.send(&forged).await.expect(403);
            assert!(reply.text.contains("Your text is kept"), "{}: {}", form.action, reply.text);
        }
    }
    assert_eq!(everything(&app).await, before);

    // The control: the same forms, sent by the person herself, are accepted.
    for form in forms {
        let is_judged = form.action.contains("/budgeting/");
        let fresh = if is_judged || form.value("version").is_empty() { form } else { again(&stage, &form).await };
        let before = everything(&app).await;
        let reply = stage.moh.send(&fresh).await;
        if is_judged {
            // Whether state and person allow it is another matter; it is judged, and not refused as foreign.
            assert!(
                !reply.text.contains("Your text is kept") && reply.status < 500,
                "{}: {}",
                fresh.action,
                reply.text
            );
            continue;
        }
        assert_eq!(reply.status, 303, "{}: {}", fresh.action, reply.text);
        assert_ne!(everything(&app).await, before, "{}", fresh.action);
    }
    app.stop().await;
}

/// The form with the version that its row has by now.
async fn again(stage: &Stage<'_>, form: &Form) -> Form {
    let shown = form_to(&stage.moh, &form.action).await;
    form.clone().with("version", shown.value("version"))
}

async fn assert_refused(visitor: &Visitor<'_>, request: reqwest::Request, form: &Form) {
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let origin = request.headers().get("origin").cloned();
    let reply = Reply::of(reqwest::RequestBuilder::from_parts(client, request)).await;
    assert_eq!(reply.status, 403, "{} from {origin:?}: {}", form.action, reply.text);
    assert!(!reply.headers.contains_key("set-cookie") && reply.headers.contains_key("x-request-id"));
    assert!(!visitor.cookie.is_empty());
}

/// A sign-in that another site makes the browser send.
#[tokio::test]
async fn http_13_another_site_signs_nobody_in() {
    let app = App::start().await;
    let nobody = Visitor { app: &app, cookie: String::new() };
    let form = Form::to(&nobody.get("/login/").await.text, "/login/");
    let form = form.with("login", "moh.staff").with("password", crate::support::PASSWORD);
    for origin in ["https://evil.example", "null", ""] {
        let mut request = nobody.sending(&form).build().unwrap();
        request.headers_mut().insert("origin", origin.parse().unwrap());
        let client = reqwest::Client::new();
        let reply = Reply::of(reqwest::RequestBuilder::from_parts(client, request)).await.expect(403);
        assert!(!reply.headers.contains_key("set-cookie"));
    }
    assert_eq!(app.count("auth.sessions").await, 0);
    nobody.send(&form).await.expect(302);
    app.stop().await;
}

/// An address that is only looked at, as a picture or a link of another site can make a browser do, changes nothing. What
/// hands out a file records that it did, and is the control.
#[tokio::test]
async fn http_13_what_is_only_looked_at_is_not_changed() {
    let app = App::start().await;
    let stage = Stage::of(&app).await;
    let before = everything(&app).await;
    // What oversight reads is recorded as well, and so is who may not; likewise who is no operator of the platform.
    let is_above = |path: &str| path.contains("/ocm/") || path.contains("/platform/");
    let is_file = |path: &str| ["/export/", "/pdf", "/sheet"].iter().any(|end| path.contains(end));
    let (pages, files): (Vec<_>, Vec<_>) = addresses()
        .into_iter()
        .filter(|page| page.shows() && !is_above(page.pattern))
        .map(|page| page.at("MOH", &stage.own))
        .partition(|page| !is_file(page));
    for page in &pages {
        stage.moh.get(page).await;
    }
    let api = operations()
        .filter(|operation| operation.method == "get" && !is_file(operation.path) && !is_above(operation.path));
    for operation in api {
        let id = if operation.path.contains("{org}") && operation.path.contains("{id}") {
            stage.own.for_path(operation.path)
        } else {
            ""
        };
        for path in paths(&operation, "MOH", id) {
            stage.moh.get(&path).await;
        }
    }
    assert_eq!(everything(&app).await, before);
    assert!(pages.len() > 15);
    stage.moh.get(&files[0]).await.expect(200);
    assert_ne!(everything(&app).await, before);
    app.stop().await;
}
