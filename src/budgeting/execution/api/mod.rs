//! Execution over HTTP: parse, call one action, render.

mod allocations;
mod allotments;
mod appropriations;
mod dashboard;
mod disbursements;
mod movements;
mod obligations;
mod work_items;

pub use allocations::AllocationsApi;
pub use allotments::AllotmentsApi;
pub use appropriations::AppropriationsApi;
pub use dashboard::ExecutionApi;
pub use disbursements::DisbursementsApi;
pub use movements::MovementsApi;
pub use obligations::ObligationsApi;
pub use work_items::WorkItemsApi;
