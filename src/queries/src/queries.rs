// This file was generated with `cornucopia`. Do not modify.

pub mod audit;
pub mod auth;
pub mod ctx;
pub mod ocm;
pub mod organizations;
pub mod planning;
