//! Guessing from many addresses: it is stopped, it locks nobody out of her office, and it fills nothing.

use super::{behind_a_proxy, fail, recorded, sign_in_from};
use crate::support::{App, PASSWORD, Reply};

const OFFICE: &str = "203.0.113.9";
const HOTEL: &str = "203.0.113.200";

async fn status(app: &App, address: &str, login: &str, password: &str) -> u16 {
    Reply::of(sign_in_from(app, address, login, password)).await.status
}

#[tokio::test]
async fn twenty_wrong_sign_ins_refuse_a_name_everywhere_but_where_its_person_works() {
    let app = behind_a_proxy().await;
    assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 201);
    let mut told = Vec::new();
    for login in ["moh.staff", "nobody.at.all"] {
        let mut answers = Vec::new();
        for n in 0..20 {
            answers.push(
                Reply::of(sign_in_from(&app, &format!("198.51.100.{n}"), login, "wrong")).await.expect(401).told(),
            );
        }
        let refused = Reply::of(sign_in_from(&app, HOTEL, login, PASSWORD)).await.expect(429);
        let wait: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=1800).contains(&wait), "{wait}");
        told.push(answers);
    }
    // Whether there is somebody of that name, nobody is told.
    assert_eq!(told[0], told[1]);
    assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 201);
    assert_eq!(status(&app, HOTEL, "moh.staff2", PASSWORD).await, 201);
    // In the office the lock of a name from one address still holds.
    for _ in 0..5 {
        assert_eq!(status(&app, OFFICE, "moh.staff", "wrong").await, 401);
    }
    assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 429);

    let root = app.superuser().await;
    let half_an_hour_ago =
        "update auth.throttles set began_at = began_at - interval '30 minutes' where action = 'sign_in_by_account'";
    root.batch_execute(half_an_hour_ago).await.unwrap();
    assert_eq!(status(&app, HOTEL, "moh.staff", PASSWORD).await, 201);
    app.stop().await;
}

#[tokio::test]
async fn two_instances_count_together() {
    let first = behind_a_proxy().await;
    let second = App::on(first.database.clone(), |config| config.http.trusted_proxies = 1).await;
    for n in 0..5 {
        let app = if n % 2 == 0 { &first } else { &second };
        assert_eq!(status(app, OFFICE, "moh.staff", "wrong").await, 401);
    }
    for n in 0..15 {
        let app = if n % 2 == 0 { &first } else { &second };
        assert_eq!(status(app, &format!("198.51.100.{n}"), "moh.staff", "wrong").await, 401);
    }
    for app in [&first, &second] {
        assert_eq!(status(app, OFFICE, "moh.staff", PASSWORD).await, 429);
        assert_eq!(status(app, HOTEL, "moh.staff", PASSWORD).await, 429);
        assert_eq!(status(app, HOTEL, "moh.staff2", PASSWORD).await, 201);
    }
    first.stop().await;
    second.stop().await;
}

#[tokio::test]
async fn an_address_that_is_refused_cannot_lock_a_name_everywhere() {
    let app = behind_a_proxy().await;
    for _ in 0..30 {
        status(&app, HOTEL, "moh.staff", "wrong").await;
    }
    assert_eq!(status(&app, HOTEL, "moh.staff", PASSWORD).await, 429);
    assert_eq!(status(&app, "198.51.100.1", "moh.staff", PASSWORD).await, 201);
    app.stop().await;
}

#[tokio::test]
async fn a_hundred_wrong_sign_ins_refuse_an_address_but_for_who_works_there() {
    let app = behind_a_proxy().await;
    assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 201);
    let accounts = app.login("bmms_accounts").await;
    fail(&accounts, "'guess' || n", &format!("'{OFFICE}'"), 0, 99).await;
    assert_eq!(status(&app, OFFICE, "moh.staff2", PASSWORD).await, 201);
    let forget =
        "delete from auth.known_addresses where user_id = (select id from auth.users where username = 'moh.staff2')";
    app.superuser().await.batch_execute(forget).await.unwrap();
    fail(&accounts, "'guess' || n", &format!("'{OFFICE}'"), 99, 100).await;
    for login in ["moh.staff2", "nobody.at.all"] {
        assert_eq!(status(&app, OFFICE, login, PASSWORD).await, 429);
    }
    // An intruder in the office does not lock out the others there.
    assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 201);
    assert_eq!(status(&app, HOTEL, "moh.staff2", PASSWORD).await, 201);
    let root = app.superuser().await;
    let five_minutes_ago =
        "update auth.throttles set began_at = began_at - interval '5 minutes' where action = 'sign_in_by_address'";
    root.batch_execute(five_minutes_ago).await.unwrap();
    root.batch_execute(forget).await.unwrap();
    assert_eq!(status(&app, OFFICE, "moh.staff2", PASSWORD).await, 201);
    app.stop().await;
}

#[tokio::test]
async fn a_network_of_ipv6_is_one_address() {
    let app = behind_a_proxy().await;
    for n in 1..=5 {
        assert_eq!(status(&app, &format!("2001:db8:0:1::{n}"), "moh.staff", "wrong").await, 401);
    }
    assert_eq!(status(&app, "2001:db8:0:1:ffff::1", "moh.staff", PASSWORD).await, 429);
    assert_eq!(status(&app, "2001:db8:0:2::1", "moh.staff", PASSWORD).await, 201);
    // Addresses of IPv4 that arrive over IPv6 are not one network.
    for n in 1..=5 {
        assert_eq!(status(&app, "::ffff:198.51.100.1", "moh.staff2", &format!("wrong {n}")).await, 401);
    }
    assert_eq!(status(&app, "198.51.100.1", "moh.staff2", PASSWORD).await, 429);
    assert_eq!(status(&app, "::ffff:198.51.100.2", "moh.staff2", PASSWORD).await, 201);
    app.stop().await;
}

/// A thousand wrong sign-ins from many addresses: on one name, and on names nobody has.
#[tokio::test]
async fn a_flood_of_wrong_sign_ins_locks_no_ministry_out_and_fills_nothing() {
    let app = behind_a_proxy().await;
    let root = app.superuser().await;
    for (login, address) in [("moh.staff", OFFICE), ("mole.staff", "203.0.113.10")] {
        assert_eq!(status(&app, address, login, PASSWORD).await, 201);
    }
    // Both tables are full already, and somebody is locked, longer ago than all the others.
    root.batch_execute(
        "insert into auth.failures (login, address, failures, failed_at, locked_until)
           values ('moh.viewer', '203.0.113.77', 5, now() - interval '20 minutes', now() + interval '10 minutes');
         insert into auth.throttles (action, subject, counted, began_at)
           values ('sign_in_by_account', 'moh.manager', 20, now() - interval '20 minutes');
         insert into auth.failures (login, address, failures, failed_at)
           select 'earlier' || n, '192.0.2.1', 1, now() - interval '10 minutes' from generate_series(1, 9999) n;
         insert into auth.throttles (action, subject, counted, began_at)
           select 'sign_in_by_account', 'earlier' || n, 1, now() - interval '10 minutes' from generate_series(1, 9999) n",
    )
    .await
    .unwrap();
    let accounts = app.login("bmms_accounts").await;
    let many = "'198.18.0.0'::inet + n";
    for round in 0..6 {
        let (from, to) = (round * 200, round * 200 + 200);
        fail(&accounts, "case when n % 2 = 0 then 'moh.staff' else 'guess' || n end", many, from, to).await;
        assert_eq!(status(&app, OFFICE, "moh.staff", PASSWORD).await, 201, "after {to}");
        assert_eq!(status(&app, "203.0.113.10", "mole.staff", PASSWORD).await, 201, "after {to}");
    }
    // Elsewhere the name under attack is refused, another is not, and locks outlive the flood.
    assert_eq!(status(&app, HOTEL, "moh.staff", PASSWORD).await, 429);
    assert_eq!(status(&app, HOTEL, "mole.staff", PASSWORD).await, 201);
    assert_eq!(status(&app, "203.0.113.77", "moh.viewer", PASSWORD).await, 429);
    assert_eq!(status(&app, HOTEL, "moh.manager", PASSWORD).await, 429);

    for table in ["auth.failures", "auth.throttles"] {
        let rows = app.count(table).await;
        assert!((9_900..=10_010).contains(&rows), "{table} has {rows} rows");
    }
    // Of those on the one name twenty were judged. Another thousand brings the trail to its end.
    let failed = recorded(&root, &["sign_in_failed"]).await.len();
    assert_eq!(failed, 20 + 600);
    fail(&accounts, "'more' || n", many, 2000, 2600).await;
    assert_eq!(recorded(&root, &["sign_in_failed"]).await.len(), 1000);
    let said = recorded(&root, &["sign_in_throttled"]).await;
    let reached: Vec<String> = said.iter().map(|(_, _, details)| details["reached"].to_string()).collect();
    assert_eq!(reached, [r#"["name"]"#, r#"["all"]"#]);
    assert_eq!(said[0].2["login"], "moh.staff");
    app.stop().await;
}

#[tokio::test]
async fn what_is_over_goes_with_what_comes() {
    let app = App::start().await;
    let root = app.superuser().await;
    root.batch_execute(
        "insert into auth.failures (login, address, failures, failed_at)
           select 'old' || n, '192.0.2.1', 1, now() - interval '25 hours' from generate_series(1, 50) n;
         insert into auth.failures (login, address, failures, failed_at)
           select 'recent' || n, '192.0.2.1', 1, now() - interval '23 hours' from generate_series(1, 50) n;
         insert into auth.throttles (action, subject, counted, began_at)
           select 'sign_in_by_account', 'old' || n, 1, now() - interval '25 hours' from generate_series(1, 50) n",
    )
    .await
    .unwrap();
    fail(&app.login("bmms_accounts").await, "'guess'", "'192.0.2.2'", 0, 5).await;
    assert_eq!(app.count("auth.failures").await, 51);
    // Of the throttles: the name, the address, and all together.
    assert_eq!(app.count("auth.throttles").await, 3);
    app.stop().await;
}

#[tokio::test]
async fn ten_addresses_of_a_person_are_known() {
    let app = behind_a_proxy().await;
    for n in 1..=12 {
        assert_eq!(status(&app, &format!("203.0.113.{n}"), "moh.staff", PASSWORD).await, 201);
    }
    let known = "select string_agg(host(address), ' ' order by address) from auth.known_addresses";
    let known: String = app.superuser().await.query_one(known, &[]).await.unwrap().get(0);
    let newest: Vec<String> = (3..=12).map(|n| format!("203.0.113.{n}")).collect();
    assert_eq!(known, newest.join(" "));
    app.stop().await;
}

#[tokio::test]
async fn who_waits_for_approval_does_not_fill_the_trail() {
    let app = App::start().await;
    for _ in 0..15 {
        assert_eq!(super::signs_in(&app, "pending", PASSWORD).await, 403);
    }
    assert_eq!(recorded(&app.superuser().await, &["sign_in_refused"]).await.len(), 10);
    app.stop().await;
}
