// This file was generated with `cornucopia`. Do not modify.

pub mod allocations;
pub mod allotments;
pub mod appropriations;
pub mod calls;
pub mod dashboard;
pub mod disbursement_lines;
pub mod disbursements;
pub mod events;
pub mod execution;
pub mod forms;
pub mod imports;
pub mod justifications;
pub mod line_items;
pub mod line_stages;
pub mod movements;
pub mod object_codes;
pub mod obligations;
pub mod preparation_reports;
pub mod programmes;
pub mod proposals;
pub mod reports;
pub mod signatories;
pub mod work_items;
