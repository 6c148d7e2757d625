// This file was generated with `cornucopia`. Do not modify.

pub mod oversight;
pub mod passes;
pub mod reporting_logins;
