// This file was generated with `cornucopia`. Do not modify.

pub mod auth;
pub mod budgeting;
pub mod check;
pub mod ctx;
pub mod jobs;
pub mod mail;
pub mod members;
pub mod notifications;
pub mod ocm;
pub mod organizations;
pub mod planning;
pub mod platform;
