// This file was generated with `cornucopia`. Do not modify.

pub mod annual_plans;
pub mod dashboard;
pub mod exports;
pub mod goals;
pub mod objectives;
pub mod strategic_plans;
pub mod transitions;
