// This file was generated with `cornucopia`. Do not modify.

pub mod ocm_access;
pub mod platform;
pub mod sessions;
