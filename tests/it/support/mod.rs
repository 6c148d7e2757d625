//! What every test stands on: the database server, the service on a database of its own, and the people who use it.

mod app;
mod people;
mod postgres;

pub(crate) use app::{Actor, App, Reply};
pub(crate) use people::PASSWORD;
