//! What every test stands on: the database server, the service on a database of its own, and the people who use it.

mod app;
pub(crate) mod browser;
pub(crate) mod contract;
mod people;
mod postgres;
pub(crate) mod proxy;
mod smtp;
mod visitor;

pub(crate) use app::{Actor, App, Reply, plan_of};
pub(crate) use browser::Browser;
pub(crate) use people::PASSWORD;
pub(crate) use postgres::{AUDITOR, LOGIN_PASSWORD, Server, pair, server};
pub(crate) use proxy::Proxy;
pub(crate) use smtp::{Mail, Smtp};
pub(crate) use visitor::{Form, Visitor};

/// Waits until something has come about; gives up after 20 seconds.
pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    for _ in 0..1000 {
        if is_so().await {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("waited in vain until {what}");
}
