//! The overview of budget preparation over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::preparation::dashboard::{self, BudgetDashboard, WaitingProposal};
use crate::error::Result;
use crate::server::App;
use crate::web::Tags;

/// The overview of budget preparation.
#[derive(Debug)]
pub struct BudgetDashboardApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl BudgetDashboardApi {
    /// The overview of budget proposals
    ///
    /// How many have each status, what five fiscal years add up to, what was changed last, and what waits for the signed-in person.
    #[oai(path = "/moa/:org/budgeting/dashboard", method = "get", operation_id = "getBudgetDashboard")]
    async fn get(&self, app: Data<&App>, org: Member) -> Result<Json<BudgetDashboard>> {
        Ok(Json(dashboard::get(&app.db, &org).await?))
    }

    /// What waits for me in budgeting
    ///
    /// Proposals to decide, for who may approve them and neither wrote nor submitted them, and one's own that were returned; the longest waiting first.
    #[oai(path = "/moa/:org/budgeting/waiting", method = "get", operation_id = "listWaitingProposals")]
    async fn waiting(&self, app: Data<&App>, org: Member) -> Result<Json<Vec<WaitingProposal>>> {
        Ok(Json(dashboard::waiting(&app.db, &org).await?))
    }
}
