// This file was generated with `cornucopia`. Do not modify.

pub mod allocations;
pub mod allotments;
pub mod appropriations;
pub mod dashboard;
pub mod disbursement_lines;
pub mod disbursements;
pub mod events;
pub mod execution;
pub mod justifications;
pub mod line_items;
pub mod line_stages;
pub mod movements;
pub mod obligations;
pub mod programmes;
pub mod proposals;
pub mod work_items;
