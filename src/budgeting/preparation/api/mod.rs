//! Budget preparation over HTTP.

mod dashboard;
mod decisions;
mod justifications;
mod line_items;
mod programmes;
mod proposals;

pub use dashboard::BudgetDashboardApi;
pub use decisions::DecisionsApi;
pub use justifications::JustificationsApi;
pub use line_items::LineItemsApi;
pub use programmes::ProgrammesApi;
pub use proposals::ProposalsApi;
