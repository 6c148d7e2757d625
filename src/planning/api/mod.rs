//! Planning over HTTP: parse, call one action, render.

mod annual_plans;
mod dashboard;
mod goals;
mod objectives;
mod strategic_plans;

pub use annual_plans::AnnualPlansApi;
pub use dashboard::DashboardApi;
pub use goals::GoalsApi;
pub use objectives::ObjectivesApi;
pub use strategic_plans::StrategicPlansApi;
