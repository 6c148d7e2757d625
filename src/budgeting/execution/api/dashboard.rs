//! The figures of execution over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::param::Query;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::budgeting::execution::dashboard::{self, ExecutionDashboard};
use crate::error::Result;
use crate::server::App;
use crate::web::Tags;

/// The figures of execution.
#[derive(Debug)]
pub struct ExecutionApi;

#[OpenApi(tag = "Tags::Budgeting")]
impl ExecutionApi {
    /// The dashboard of execution
    ///
    /// From what was approved to what is paid, by programme, class and quarter; what waits, and what stands out.
    #[oai(path = "/moa/:org/budgeting/execution", method = "get", operation_id = "getExecutionDashboard")]
    async fn get(
        &self,
        app: Data<&App>,
        org: Member,
        /// The fiscal year; this one by default.
        fiscal_year: Query<Option<String>>,
    ) -> Result<Json<ExecutionDashboard>> {
        let year = fiscal_year.0.and_then(|year| year.parse().ok());
        Ok(Json(dashboard::get(&app.db, &org, year).await?))
    }
}
