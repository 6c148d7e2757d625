//! The integration tests: the real service over HTTP, a real PostgreSQL, the run-time logins. One binary, a module a
//! subject. Every test has a database of its own, copied from a template.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod support;

mod account;
mod accounts;
mod addresses;
mod answers;
mod audit;
mod browser;
mod budgeting;
mod check;
mod config;
mod connections;
mod doors;
mod fuzz;
mod http;
mod idempotency;
mod isolation;
mod jobs;
mod kit;
mod lints;
mod lockout;
mod members;
mod notifications;
mod ocm;
mod onboarding;
mod openapi;
mod organizations;
mod pages;
mod pilot;
mod planning;
mod platform;
mod reporting;
mod revocation;
mod rules;
mod schema;
mod service;
mod sessions;
mod trail;
