// This file was generated with `cornucopia`. Do not modify.

pub mod mail_preference;
pub mod ocm_access;
pub mod platform;
pub mod registrations;
pub mod sessions;
