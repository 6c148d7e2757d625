//! The logo of an organization: who sets it, what is taken for one, and that it is nobody else's.

use image::ImageFormat;
use reqwest::Method;
use serde_json::json;

use super::{address, picture};
use crate::support::{Actor, App, Reply};

async fn send(actor: &Actor<'_>, version: i64, media_type: &str, bytes: Vec<u8>) -> Reply {
    let request = actor.request(Method::PUT, &format!("{}/logo", address(actor)));
    let request = request.header("If-Match", format!("\"{version}\"")).header("Content-Type", media_type);
    Reply::of(request.body(bytes)).await
}

async fn version(actor: &Actor<'_>) -> i64 {
    actor.fetch(&address(actor)).await["version"].as_i64().unwrap()
}

#[tokio::test]
async fn an_admin_sets_and_removes_the_logo() {
    let app = App::start().await;
    let (admin, viewer) = (app.person("moh.admin").await, app.person("moh.viewer").await);
    let path = format!("{}/logo", address(&admin));
    viewer.get(&path).await.expect(404);
    for (media_type, format) in [("image/png", ImageFormat::Png), ("image/jpeg", ImageFormat::Jpeg)] {
        let sent = picture(32, format);
        send(&admin, version(&admin).await, media_type, sent.clone()).await.expect(200);
        let shown = viewer.request(Method::GET, &path).send().await.unwrap();
        assert_eq!(shown.headers()["content-type"], media_type);
        assert_eq!(shown.bytes().await.unwrap(), sent);
    }
    let present = version(&admin).await;
    send(&admin, present - 1, "image/png", picture(32, ImageFormat::Png)).await.expect(412);
    admin.change(Method::DELETE, &path, present, &json!({})).await.expect(200);
    viewer.get(&path).await.expect(404);
    app.stop().await;
}

#[tokio::test]
async fn only_an_admin_of_the_organization_sets_its_logo() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let png = || picture(32, ImageFormat::Png);
    send(&admin, version(&admin).await, "image/png", png()).await.expect(200);
    let present = version(&admin).await;
    for role in ["viewer", "staff", "manager"] {
        let member = app.person(&format!("moh.{role}")).await;
        send(&member, present, "image/png", png()).await.expect(403);
    }
    let other = app.person("mole.admin").await;
    send(&other.at("MOH"), present, "image/png", png()).await.expect(403);
    other.get(&format!("{}/logo", address(&other.at("MOH")))).await.expect(403);
    other.get(&format!("{}/logo", address(&other))).await.expect(404);
    assert_eq!(version(&admin).await, present);
    app.stop().await;
}

#[tokio::test]
async fn what_is_no_small_picture_is_no_logo() {
    let app = App::start().await;
    let admin = app.person("moh.admin").await;
    let present = version(&admin).await;
    let png = picture(32, ImageFormat::Png);
    for (media_type, bytes, status) in [
        ("image/svg+xml", b"<svg/>".to_vec(), 415),
        ("application/json", b"{}".to_vec(), 415),
        ("image/png", b"<script>alert(1)</script>".to_vec(), 422),
        ("image/png", png[..40].to_vec(), 422),
        ("image/png", Vec::new(), 422),
        ("image/jpeg", png.clone(), 422),
        ("image/png", picture(2001, ImageFormat::Png), 422),
        ("image/png", vec![0; 102_401], 413),
    ] {
        let length = bytes.len();
        let reply = send(&admin, present, media_type, bytes).await;
        assert_eq!(reply.status, status, "{length} bytes as {media_type}: {}", reply.text);
    }
    assert_eq!(version(&admin).await, present);

    let superuser = app.superuser().await;
    let raw =
        superuser.execute("update organizations.organizations set logo = 'no picture' where code = 'MOH'", &[]).await;
    assert_eq!(raw.unwrap_err().as_db_error().unwrap().constraint(), Some("organizations_logo_format"));
    send(&admin, present, "image/png", png).await.expect(200);
    app.stop().await;
}
