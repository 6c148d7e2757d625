//! Oversight over HTTP: reading only.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::{Path, Query};
use poem_openapi::payload::Json;

use super::budget::{self, BudgetDetail, BudgetOverview};
use super::planning::{self, PlanningDetail, PlanningOverview};
use crate::auth::Caller;
use crate::error::Result;
use crate::server::App;
use crate::web::Tags;

/// Oversight.
#[derive(Debug)]
pub struct OcmApi;

#[OpenApi(tag = "Tags::Oversight")]
impl OcmApi {
    /// Planning across organizations
    ///
    /// For people whom the Office of the Chief Minister granted oversight. Each call is recorded.
    #[oai(path = "/ocm/planning", method = "get", operation_id = "getPlanningOverview")]
    async fn planning(&self, app: Data<&App>, caller: Caller) -> Result<Json<PlanningOverview>> {
        Ok(Json(planning::overview(&app, &caller).await?))
    }

    /// Planning of one organization
    ///
    /// The figures of the organization of that code, in any letter case, and its plans in force. Each call is recorded,
    /// in the trail of the organization too.
    #[oai(path = "/ocm/planning/:code", method = "get", operation_id = "getPlanningDetail")]
    async fn detail(&self, app: Data<&App>, caller: Caller, code: Path<String>) -> Result<Json<PlanningDetail>> {
        Ok(Json(planning::detail(&app, &caller, &code).await?))
    }

    /// Budgets across organizations
    ///
    /// For people whom the Office of the Chief Minister granted oversight. Each call is recorded.
    #[oai(path = "/ocm/budget", method = "get", operation_id = "getBudgetOverview")]
    async fn budget(
        &self,
        app: Data<&App>,
        caller: Caller,
        /// The fiscal year; the present one by default.
        fiscal_year: Query<Option<String>>,
    ) -> Result<Json<BudgetOverview>> {
        Ok(Json(budget::overview(&app, &caller, fiscal_year.0.as_deref()).await?))
    }

    /// Budget of one organization
    ///
    /// The figures of the organization of that code, in any letter case, year by year. Each call is recorded, in the trail of the
    /// organization too.
    #[oai(path = "/ocm/budget/:code", method = "get", operation_id = "getBudgetDetail")]
    async fn budget_detail(&self, app: Data<&App>, caller: Caller, code: Path<String>) -> Result<Json<BudgetDetail>> {
        Ok(Json(budget::detail(&app, &caller, &code).await?))
    }
}
