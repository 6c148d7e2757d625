//! Mail goes to a real server, once it is committed and not before.

use std::process::Command;

use bmms::config::Security;

use super::{count, until_done, write_mail};
use crate::support::{App, Smtp, until};

#[tokio::test]
async fn a_mail_goes_out_once_its_transaction_is_committed_and_never_without_it() {
    let smtp = Smtp::start().await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let mut root = app.superuser().await;
    for (person, is_kept) in [("moh.staff", false), ("moh.manager", true)] {
        let tx = root.transaction().await.unwrap();
        let sql = "select mail.put(u.id, 6, 'added', '{\"role\": \"staff\"}') from auth.users u where u.username = $1";
        tx.query_one(sql, &[&person]).await.unwrap();
        if is_kept { tx.commit().await.unwrap() } else { tx.rollback().await.unwrap() }
    }
    let mails = smtp.wait_for(1).await;
    until_done(&root).await;
    assert_eq!(smtp.mails().len(), 1, "{mails:#?}");
    let mail = &mails[0];
    assert_eq!(mail.to(), "moh.manager@bmms.example");
    assert_eq!(mail.header("From"), "BMMS <bmms@localhost>");
    assert!(mail.header("Subject").contains("You are now a member of"), "{mail:#?}");
    let id: String = root.query_one("select id::text from mail.outbox", &[]).await.unwrap().get(0);
    assert_eq!(mail.header("Message-ID"), format!("<{id}@127.0.0.1>"));
    let [text, html] = mail.parts();
    for part in [&text, &html] {
        assert!(part.contains("Assalamu alaikum moh manager") && part.contains("as staff"), "{part}");
    }
    // What it said is no longer kept once it is sent.
    assert_eq!(count(&root, "mail.outbox", "sent_at is not null and params = '{}'").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn a_mail_goes_over_tls_with_a_sign_in_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let (certificate, key) = (folder.path().join("certificate.pem"), folder.path().join("key.pem"));
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"])
        .args(["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"])
        .args(["-addext", "basicConstraints=critical,CA:FALSE", "-keyout"])
        .arg(&key)
        .arg("-out")
        .arg(&certificate)
        .output()
        .unwrap();
    assert!(made.status.success(), "{made:?}");
    let paths = [certificate.to_str().unwrap(), key.to_str().unwrap()];
    let smtp = Smtp::with(&["--tls", paths[0], paths[1], "--login", "bmms", "the password of the mail server"]).await;

    // Without the right password, without trust in the certificate, without TLS: nothing arrives.
    for (password, ca_file, security) in [
        ("a wrong password", Some(certificate.clone()), Security::Starttls),
        ("the password of the mail server", None, Security::Starttls),
        ("the password of the mail server", Some(certificate.clone()), Security::None),
    ] {
        let app = App::configured(|config| {
            smtp.stands_behind(config);
            config.mail.username = "bmms".to_owned();
            config.mail.password = password.to_owned().into();
            config.mail.ca_file = ca_file;
            config.mail.security = security;
        })
        .await;
        let root = app.superuser().await;
        write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
        until("the mail was tried", async || count(&root, "jobs.queue", "kind = 'mail' and failures > 0").await == 1)
            .await;
        assert_eq!(smtp.mails().len(), 0);
        app.stop().await;
    }

    let app = App::configured(|config| {
        smtp.stands_behind(config);
        config.mail.username = "bmms".to_owned();
        config.mail.password = "the password of the mail server".to_owned().into();
        config.mail.ca_file = Some(certificate);
        config.mail.security = Security::Starttls;
    })
    .await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
    let mails = smtp.wait_for(1).await;
    assert!(mails[0].was_secured(), "{mails:#?}");
    app.stop().await;
}

#[tokio::test]
async fn what_the_mail_server_does_not_take_now_is_sent_later_and_what_it_never_takes_is_given_up() {
    let smtp = Smtp::with(&["--refuse", "2", "451"]).await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
    // Ten seconds at most: the first two attempts are refused, after which it waits one second, then five.
    assert_eq!(smtp.mail_to("moh.staff@bmms.example").await.to(), "moh.staff@bmms.example");
    until_done(&root).await;
    app.stop().await;

    let smtp = Smtp::with(&["--refuse", "1", "550"]).await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
    until("the mail is given up", async || {
        count(&root, "jobs.queue", "kind = 'mail' and dead_at is not null").await == 1
    })
    .await;
    let error: String = root.query_one("select error from jobs.queue where kind = 'mail'", &[]).await.unwrap().get(0);
    assert_eq!(error, "the mail server answered 550");
    assert_eq!(count(&root, "mail.outbox", "sent_at is null").await, 1);
    app.stop().await;
}

#[tokio::test]
async fn without_a_mail_server_mail_waits_or_goes_into_a_folder() {
    let app = App::configured(|config| config.worker.in_serve = true).await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
    // A job that is announced later is done meanwhile, so the mail was seen and left.
    super::enqueue(&root, "clean_up", None).await;
    until("the other job is done", async || count(&root, "jobs.queue", "kind = 'clean_up'").await == 0).await;
    assert_eq!(count(&root, "jobs.queue", "kind = 'mail' and attempts = 0").await, 1);
    app.stop().await;

    let folder = tempfile::tempdir().unwrap();
    let app = App::configured(|config| {
        config.worker.in_serve = true;
        config.mail.folder = Some(folder.path().join("mail"));
    })
    .await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "added", "{\"role\": \"staff\"}").await;
    until_done(&root).await;
    assert_eq!(std::fs::read_dir(folder.path().join("mail")).unwrap().count(), 1);
    app.stop().await;
}

#[tokio::test]
async fn a_link_is_made_for_its_mail_alone_and_only_its_hash_is_kept() {
    let smtp = Smtp::start().await;
    let app = App::configured(|config| smtp.stands_behind(config)).await;
    let root = app.superuser().await;
    write_mail(&root, "moh.staff", "invitation", "{}").await;
    write_mail(&root, "inactive", "reset", "{}").await;
    until_done(&root).await;
    let mails = smtp.wait_for(1).await;
    assert_eq!(mails.len(), 1, "an inactive person gets no link: {mails:#?}");
    let token = mails[0].token();
    let [_, html] = mails[0].parts();
    assert!(html.contains(&token), "{html}");
    let known = "token_hash = sha256(convert_to('{token}', 'UTF8')) and purpose = 'invitation'
                 and expires_at between now() + interval '23 hours' and now() + interval '24 hours'";
    assert_eq!(count(&root, "auth.links", &known.replace("{token}", &token)).await, 1);
    app.stop().await;
}
