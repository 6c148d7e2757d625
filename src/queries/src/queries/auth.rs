// This file was generated with `cornucopia`. Do not modify.

pub mod mail_preference;
pub mod ocm_access;
pub mod onboarding;
pub mod passwords;
pub mod platform;
pub mod registrations;
pub mod second_factors;
pub mod sessions;
pub mod sign_in;
pub mod tokens;
