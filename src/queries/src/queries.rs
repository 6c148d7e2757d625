// This file was generated with `cornucopia`. Do not modify.

pub mod auth;
pub mod check;
pub mod ctx;
pub mod ocm;
pub mod organizations;
pub mod planning;
