//! Every address of the service, on one screen.

use poem::endpoint::make_sync;
use poem::http::StatusCode;
use poem::middleware::{Compression, CookieJarManager};
use poem::web::{Data, Json};
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler};
use poem_openapi::{OpenApi, OpenApiService};

use crate::auth::api::SessionsApi;
use crate::error::{self, Error, KINDS, Result};
use crate::organizations::api::OrganizationsApi;
use crate::planning::api::{AnnualPlansApi, DashboardApi, GoalsApi, ObjectivesApi, StrategicPlansApi};
use crate::server::App;
use crate::web;

/// The API, as one object per noun.
fn api() -> OpenApiService<impl OpenApi, ()> {
    let nouns = (
        SessionsApi,
        OrganizationsApi,
        DashboardApi,
        StrategicPlansApi,
        GoalsApi,
        AnnualPlansApi,
        ObjectivesApi,
    );
    OpenApiService::new(nouns, "BMMS", env!("CARGO_PKG_VERSION"))
        .description(
            "Planning of the ministries, offices and agencies of the Bangsamoro government. Every address under \
             /moa/{org} is of one organization; what belongs to another is never there.",
        )
        .url_prefix("/api/v1")
}

/// The OpenAPI document.
pub fn openapi() -> String {
    api().spec()
}

/// Everything the public listener answers.
pub fn routes(app: &App) -> anyhow::Result<impl Endpoint + 'static> {
    let api = api();
    let spec = api.spec();
    let allowed = web::Allowed::new(&spec)?;
    Ok(Route::new()
        .nest("/api/docs", api.swagger_ui())
        .at(
            "/api/openapi.json",
            get(make_sync(move |_| spec.clone().with_content_type("application/json"))),
        )
        .nest("/api/v1", api)
        .at("/api/problems", get(problems))
        .at("/api/problems/:kind", get(problem))
        .at("/health/", get(make_sync(|_| "ok")))
        .at("/ready/", get(ready))
        .catch_all_error(error::answer)
        .around(move |next, request| allowed.clone().answer(next, request))
        .with(CookieJarManager::new())
        .with(Compression::new())
        .around(web::document_request)
        .around(web::secure)
        .data(app.clone()))
}

/// The kinds of problems the API answers with.
#[handler]
fn problems() -> Json<Vec<serde_json::Value>> {
    Json(KINDS.iter().map(|kind| describe(*kind)).collect())
}

#[handler]
fn problem(request: &Request) -> Result<Json<serde_json::Value>> {
    let asked = request.raw_path_param("kind").unwrap_or_default();
    let kind = KINDS.iter().find(|(kind, ..)| *kind == asked).ok_or(Error::NotFound)?;
    Ok(Json(describe(*kind)))
}

fn describe((kind, status, title, meaning): (&str, u16, &str, &str)) -> serde_json::Value {
    serde_json::json!({ "type": format!("/api/problems/{kind}"), "status": status, "title": title, "meaning": meaning })
}

/// Whether requests can be served: the database answers and isolation has no finding.
#[handler]
async fn ready(app: Data<&App>) -> Response {
    if app.readiness.is_ready(app.0).await {
        "ready".into_response()
    } else {
        "not ready".with_status(StatusCode::SERVICE_UNAVAILABLE).into_response()
    }
}
