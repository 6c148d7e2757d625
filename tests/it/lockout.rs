//! Guessing passwords: who is locked out, from where, and for how long.

use crate::sessions::{attempt, sign_in};
use crate::support::{App, PASSWORD, Reply};

#[tokio::test]
async fn five_wrong_passwords_lock_the_name_from_this_address() {
    let app = App::start().await;
    for login in ["moh.staff", "nobody.at.all", "inactive"] {
        for _ in 0..5 {
            attempt(&app, login, if login == "inactive" { PASSWORD } else { "wrong" }).await.expect(401);
        }
        let locked = attempt(&app, login, PASSWORD).await.expect(429);
        let wait: u64 = locked.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1700..=1800).contains(&wait), "{wait}");
        attempt(&app, &login.to_uppercase(), PASSWORD).await.expect(429);
    }
    attempt(&app, "moh.staff2", PASSWORD).await.expect(201);
    // Nobody in front of the service is trusted, so a header does not make another address.
    Reply::of(sign_in(&app, "moh.staff", PASSWORD).header("X-Forwarded-For", "203.0.113.9")).await.expect(429);

    let superuser = app.superuser().await;
    let expire = "update auth.failures set locked_until = now() - interval '1 second'";
    superuser.batch_execute(expire).await.unwrap();
    attempt(&app, "moh.staff", "wrong").await.expect(401);
    attempt(&app, "moh.staff", PASSWORD).await.expect(201);
    let counted = "select count(*) from auth.failures where login = 'moh.staff'";
    assert_eq!(superuser.query_one(counted, &[]).await.unwrap().get::<_, i64>(0), 0);
    app.stop().await;
}

#[tokio::test]
async fn guesses_that_arrive_together_do_not_slip_past_the_lock() {
    let app = App::configured(|config| config.database.max_connections = 40).await;
    let sent: Vec<_> =
        (0..30).map(|guess| tokio::spawn(sign_in(&app, "moh.staff", &format!("guess {guess}")).send())).collect();
    let mut judged = 0;
    for sent in sent {
        match sent.await.unwrap().unwrap().status().as_u16() {
            401 => judged += 1,
            status => assert_eq!(status, 429),
        }
    }
    assert!((5..=8).contains(&judged), "{judged} of 30 guesses were judged");
    app.stop().await;
}

#[tokio::test]
async fn a_trusted_proxy_says_where_a_request_came_from() {
    let app = App::configured(|config| config.http.trusted_proxies = 1).await;
    let from = |address: &str, password: &str| sign_in(&app, "moh.staff", password).header("X-Forwarded-For", address);
    for forged in 0..5 {
        // What the client wrote itself stands to the left and is not believed.
        let address = format!("198.51.100.{forged}, 203.0.113.9");
        Reply::of(from(&address, "wrong")).await.expect(401);
    }
    Reply::of(from("203.0.113.9", PASSWORD)).await.expect(429);
    Reply::of(from("203.0.113.10", PASSWORD)).await.expect(201);
    app.stop().await;
}
