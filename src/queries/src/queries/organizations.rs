// This file was generated with `cornucopia`. Do not modify.

pub mod audit_events;
pub mod idempotency_keys;
pub mod organizations;
