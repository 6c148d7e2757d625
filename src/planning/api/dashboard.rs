//! The planning dashboard over HTTP.

use poem::web::Data;
use poem_openapi::OpenApi;
use poem_openapi::payload::Json;

use crate::auth::Member;
use crate::error::Result;
use crate::planning::dashboard::{self, Dashboard, Waiting};
use crate::server::App;
use crate::web::Tags;

/// The planning dashboard.
#[derive(Debug)]
pub struct DashboardApi;

#[OpenApi(tag = "Tags::Planning")]
impl DashboardApi {
    /// The planning dashboard
    ///
    /// Figures, the active plan with its goals that are off track, the newest plans.
    #[oai(path = "/moa/:org/planning/dashboard", method = "get", operation_id = "getPlanningDashboard")]
    async fn get(&self, app: Data<&App>, org: Member) -> Result<Json<Dashboard>> {
        Ok(Json(dashboard::get(&app.db, &org).await?))
    }

    /// What waits for my approval
    ///
    /// Submitted plans the signed-in person may approve, the longest waiting first.
    #[oai(path = "/moa/:org/planning/waiting", method = "get", operation_id = "listWaiting")]
    async fn waiting(&self, app: Data<&App>, org: Member) -> Result<Json<Vec<Waiting>>> {
        Ok(Json(dashboard::waiting(&app.db, &org).await?))
    }
}
