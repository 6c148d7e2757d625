// This file was generated with `cornucopia`. Do not modify.

pub mod dashboard;
pub mod events;
pub mod justifications;
pub mod line_items;
pub mod line_stages;
pub mod programmes;
pub mod proposals;
