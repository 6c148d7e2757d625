//! Budgeting: proposals and what becomes of them, from the appropriation to the last voucher, and the official forms. Schema
//! `budgeting`; limits are judged under lock in `policies/budgeting_rules.sql`, the state machines are functions of schema
//! `workflow`, in `policies/budgeting_proposals.sql` and `policies/budgeting_money.sql`.

pub mod execution;
pub mod forms;
pub mod history;
pub mod pages;
pub mod preparation;
pub mod routes;
pub mod sheets;
