//! Every address of the service, on one screen.

use poem::endpoint::make_sync;
use poem::http::StatusCode;
use poem::middleware::{Compression, CookieJarManager};
use poem::web::{Data, Html, Json};
use poem::{Endpoint, EndpointExt, IntoResponse, Request, Response, Route, get, handler};
use poem_openapi::{OpenApi, OpenApiService};
use serde_json::Value;

use crate::audit::{self, api::AuditApi};
use crate::auth::{
    self,
    account_api::{PasswordsApi, TokensApi},
    api::SessionsApi,
};
use crate::error::{self, Error, KINDS, Result};
use crate::members::{
    self,
    api::{MembersApi, RegistrationsApi},
};
use crate::notifications::{self, api::NotificationsApi};
use crate::ocm::{self, api::OcmApi};
use crate::organizations::{self, api::OrganizationsApi};
use crate::planning::{
    self,
    api::{AnnualPlansApi, DashboardApi, GoalsApi, ObjectivesApi, StrategicPlansApi},
};
use crate::platform::api::{PeopleApi, PlatformApi};
use crate::platform::budget_api::BudgetCallsApi;
use crate::server::App;
use crate::web::{self, Pages};

/// The API, as one object per noun.
fn api() -> OpenApiService<impl OpenApi, ()> {
    let people = (SessionsApi, TokensApi, PasswordsApi, MembersApi, RegistrationsApi, NotificationsApi);
    let planning = (DashboardApi, StrategicPlansApi, GoalsApi, AnnualPlansApi, ObjectivesApi);
    let platform = (OcmApi, PlatformApi, BudgetCallsApi, PeopleApi);
    let nouns = (people, OrganizationsApi, AuditApi, planning, crate::budgeting::routes::api(), platform);
    OpenApiService::new(nouns, "BMMS", env!("CARGO_PKG_VERSION"))
        .description(
            "Planning and budgeting of the ministries, offices and agencies of the Bangsamoro government. Every address under \
             /moa/{org} is of one organization; what belongs to another is never there. Under /ocm the Office of \
             the Chief Minister reads figures of all of them; under /platform its operators look after all.",
        )
        .url_prefix("/api/v1")
}

/// The pages. Each ends with a slash.
pub fn pages() -> Pages {
    use audit::pages as trail;
    use auth::pages as accounts;
    use auth::{password_pages as passwords, profile, second_factor_pages as second_factors, token_pages as tokens};
    use members::pages::{self as people, invite, platform, register, registrations, standing};
    use notifications::pages as notices;
    use organizations::{pages as home, settings};
    use planning::pages::{annual_plans, dashboard, exports, goals, objectives, strategic_plans};
    let pages = Pages::default()
        .show("/", accounts::go_home)
        .show("/dashboard/", accounts::go_home)
        .form("/login/", accounts::show_sign_in, accounts::accept_sign_in)
        .accept("/login/code/", accounts::accept_code)
        .accept("/logout/", accounts::accept_sign_out)
        .form("/password/reset/", passwords::show_reset, passwords::accept_reset)
        .form("/password/set/", passwords::show_set, passwords::accept_set)
        .show("/profile/", profile::show)
        .form("/profile/password/", passwords::show_change, passwords::change)
        .form("/profile/second-factor/", second_factors::show, second_factors::begin)
        .accept("/profile/second-factor/confirm/", second_factors::confirm)
        .form("/profile/second-factor/codes/", second_factors::show_renew, second_factors::renew)
        .form("/profile/second-factor/off/", second_factors::show_end, second_factors::end)
        .form("/profile/tokens/", tokens::show, tokens::add)
        .accept("/profile/tokens/:id/end/", tokens::end)
        .accept("/profile/sessions/:id/end/", profile::end_session)
        .show("/select-organization/", accounts::select_organization)
        .accept("/select-organization/primary/", people::choose_primary)
        .show("/register/", register::go_to_form)
        .form("/register/moa/", register::show, register::accept)
        .show("/platform/registrations/", platform::index)
        .show("/platform/registrations/:id/", platform::show)
        .accept("/platform/registrations/:id/approve/", platform::approve)
        .show("/platform/registrations/:id/rejection/", platform::ask_rejection)
        .accept("/platform/registrations/:id/reject/", platform::reject)
        .show("/accessibility/", web::accessibility)
        .show("/static/:name", web::assets::show)
        .show("/moa/", accounts::go_home)
        .show("/moa/:org/", home::go_to_dashboard)
        .show("/moa/:org/dashboard/", home::show)
        .show("/moa/:org/notifications/", notices::index)
        .accept("/moa/:org/notifications/mail/", notices::choose_mail)
        .accept("/moa/:org/notifications/read/", notices::read_all)
        .accept("/moa/:org/notifications/:id/open/", notices::open)
        .show("/moa/:org/organization/", settings::show)
        .form("/moa/:org/organization/edit/", settings::show_edit, settings::edit)
        .form("/moa/:org/organization/logo/", settings::show_logo, settings::upload)
        .accept("/moa/:org/organization/logo/remove/", settings::remove_logo)
        .form("/moa/:org/organization/modules/", settings::show_modules, settings::switch)
        .form("/moa/:org/organization/security/", settings::show_security, settings::secure)
        .show("/moa/:org/organization/members/", people::index)
        .form("/moa/:org/organization/members/invite/", invite::show, invite::accept)
        .show("/moa/:org/organization/members/:id/", people::show)
        .form("/moa/:org/organization/members/:id/edit/", people::show_edit, people::edit)
        .form("/moa/:org/organization/members/:id/suspend/", standing::ask_suspend, standing::suspend)
        .form("/moa/:org/organization/members/:id/restore/", standing::ask_restore, standing::restore)
        .form("/moa/:org/organization/members/:id/remove/", standing::ask_remove, standing::remove)
        .accept("/moa/:org/organization/members/:id/invitation/", invite::again)
        .show("/moa/:org/organization/registrations/", registrations::index)
        .show("/moa/:org/organization/registrations/:id/", registrations::show)
        .accept("/moa/:org/organization/registrations/:id/endorse/", registrations::endorse)
        .accept("/moa/:org/organization/registrations/:id/reject/", registrations::reject)
        .show("/moa/:org/organization/audit/", trail::show)
        .show("/moa/:org/organization/audit/export/:format/", trail::save)
        .show("/moa/:org/planning/", dashboard::show)
        .show("/moa/:org/planning/waiting/", dashboard::show_waiting)
        .show("/moa/:org/planning/waiting/export/:format/", exports::list_waiting)
        .show("/moa/:org/planning/strategic-plans/", strategic_plans::index)
        .form("/moa/:org/planning/strategic-plans/create/", strategic_plans::show_create, strategic_plans::create)
        .show("/moa/:org/planning/strategic-plans/export/:format/", exports::list_strategic_plans)
        .show("/moa/:org/planning/strategic-plans/:id/", strategic_plans::show)
        .show("/moa/:org/planning/strategic-plans/:id/pdf/", exports::strategic_plan)
        .show("/moa/:org/planning/strategic-plans/:id/goals/export/:format/", exports::list_goals)
        .form("/moa/:org/planning/strategic-plans/:id/edit/", strategic_plans::show_edit, strategic_plans::edit)
        .form("/moa/:org/planning/strategic-plans/:id/:transition/", strategic_plans::show_step, strategic_plans::take)
        .form("/moa/:org/planning/strategic-plans/:id/goals/create/", goals::show_create, goals::create)
        .show("/moa/:org/planning/goals/:id/", goals::show)
        .form("/moa/:org/planning/goals/:id/edit/", goals::show_edit, goals::edit)
        .form("/moa/:org/planning/goals/:id/delete/", goals::show_delete, goals::delete)
        .accept("/moa/:org/planning/goals/:id/progress/", goals::record)
        .accept("/moa/:org/planning/goals/:id/progress-from-metric/", goals::compute)
        .show("/moa/:org/planning/annual-plans/", annual_plans::index)
        .form("/moa/:org/planning/annual-plans/create/", annual_plans::show_create, annual_plans::create)
        .show("/moa/:org/planning/annual-plans/export/:format/", exports::list_annual_plans)
        .show("/moa/:org/planning/annual-plans/:id/", annual_plans::show)
        .show("/moa/:org/planning/annual-plans/:id/pdf/", exports::annual_plan)
        .form("/moa/:org/planning/annual-plans/:id/edit/", annual_plans::show_edit, annual_plans::edit)
        .form("/moa/:org/planning/annual-plans/:id/:transition/", annual_plans::show_step, annual_plans::take)
        .form("/moa/:org/planning/annual-plans/:id/objectives/create/", objectives::show_create, objectives::create)
        .show("/moa/:org/planning/objectives/", objectives::index)
        .show("/moa/:org/planning/objectives/export/:format/", exports::list_objectives)
        .show("/moa/:org/planning/objectives/:id/", objectives::show)
        .form("/moa/:org/planning/objectives/:id/edit/", objectives::show_edit, objectives::edit)
        .form("/moa/:org/planning/objectives/:id/delete/", objectives::show_delete, objectives::delete)
        .accept("/moa/:org/planning/objectives/:id/progress/", objectives::record)
        .accept("/moa/:org/planning/objectives/:id/progress-from-indicator/", objectives::compute);
    of_platform(of_oversight(crate::budgeting::routes::pages(pages))).otherwise(organizations::legacy::lead_on)
}

/// The pages of oversight, for the Office of the Chief Minister.
fn of_oversight(pages: Pages) -> Pages {
    use ocm::{budget_pages as budgets, pages as oversight};
    pages
        .show("/ocm/", oversight::go_to_planning)
        .show("/ocm/planning/", oversight::show_planning)
        .show("/ocm/planning/export/:format/", oversight::export_planning)
        .show("/ocm/planning/:code/", oversight::show_organization)
        .show("/ocm/budget/", budgets::show)
        .show("/ocm/budget/export/:format/", budgets::export)
        .show("/ocm/budget/:code/", budgets::show_organization)
}

/// The pages of the platform, for its operators.
fn of_platform(pages: Pages) -> Pages {
    use crate::platform::pages as operator;
    pages
        .show("/platform/", operator::begin)
        .show("/platform/organizations/", operator::organizations::index)
        .form("/platform/organizations/create/", operator::organizations::show_create, operator::organizations::create)
        .form("/platform/organizations/:code/", operator::organizations::show_edit, operator::organizations::edit)
        .show("/platform/pilots/", operator::organizations::pilots)
        .show("/platform/people/", operator::people::index)
        .show("/platform/people/:id/", operator::people::show)
        .form("/platform/people/:id/:step/", operator::people::show_step, operator::people::take)
        .show("/platform/budget-calls/", operator::budget_calls::index)
        .form("/platform/budget-calls/create/", operator::budget_calls::show_create, operator::budget_calls::create)
        .form("/platform/budget-calls/:year/", operator::budget_calls::show_edit, operator::budget_calls::edit)
        .form(
            "/platform/budget-calls/:year/ceilings/",
            operator::budget_calls::show_ceilings,
            operator::budget_calls::set_ceilings,
        )
        .accept("/platform/budget-calls/:year/ceilings/upload/", operator::budget_calls::upload_ceilings)
        .show("/platform/budget-calls/:year/ceilings/csv/", operator::budget_calls::save_ceilings)
        .show("/platform/background/", operator::background::show)
        .accept("/platform/background/:id/retry/", operator::background::retry)
        .accept("/platform/background/:id/drop/", operator::background::discard)
        .show("/platform/oversight/", operator::oversight::index)
        .form("/platform/oversight/create/", operator::oversight::show_create, operator::oversight::create)
        .form("/platform/oversight/:id/", operator::oversight::show_edit, operator::oversight::edit)
        .show("/platform/reporting-logins/", operator::oversight::reporting)
        .show("/platform/audit/", operator::events::show)
        .show("/platform/audit/export/:format/", operator::events::save)
}

/// The `OpenAPI` document. What the framework cannot say is added here: that a body takes no fields but its own, what a
/// limit is, and what can be asked of a row that an answer names.
pub fn openapi() -> anyhow::Result<String> {
    let mut document: Value = serde_json::from_str(&api().spec())?;
    let operations = document["paths"].as_object_mut().into_iter().flatten();
    let operations = operations.flat_map(|(path, operations)| {
        let is_oversight = path.contains("/ocm/");
        operations.as_object_mut().into_iter().flatten().map(move |(_, operation)| (is_oversight, operation))
    });
    let mut bodies = Vec::new();
    for (is_oversight, operation) in operations {
        let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
        bodies.extend(schema.as_str().and_then(|schema| schema.strip_prefix('#')).map(ToOwned::to_owned));
        for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
            if parameter["name"] == "limit" {
                parameter["schema"]["pattern"] = web::LIMITS.into();
            } else if is_oversight && parameter["name"] == "fiscal_year" {
                parameter["schema"]["pattern"] = "^(20[0-9]{2}|2100)$".into();
            }
        }
    }
    for body in bodies {
        if let Some(schema) = document.pointer_mut(&body) {
            schema["additionalProperties"] = false.into();
        }
    }
    web::add_links(&mut document);
    Ok(serde_json::to_string_pretty(&document)?)
}

/// Everything the public listener answers.
pub fn routes(app: &App) -> anyhow::Result<impl Endpoint + 'static> {
    let api = api();
    let spec = openapi()?;
    // The framework's page carries the framework's document; it is to show ours.
    let page = api.swagger_ui_html().replace(&api.spec(), &spec);
    let pages = pages();
    let allowed = web::Allowed::new(&spec, pages.addresses())?;
    let service = Route::new()
        .at("/api/docs", get(make_sync(move |_| Html(page.clone()))))
        .at("/api/openapi.json", get(make_sync(move |_| spec.clone().with_content_type("application/json"))))
        .nest("/api/v1", api)
        .at("/api/problems", get(problems))
        .at("/api/problems/:kind", get(problem))
        .at("/health/", get(make_sync(|_| "ok")))
        .at("/ready/", get(ready))
        .at("/api/*rest", make_sync(|_| Err::<(), _>(Error::NotFound)))
        .nest_no_strip("/", pages.endpoint())
        .catch_all_error(error::answer);
    Ok(service
        .around(move |next, request| allowed.clone().answer(next, request))
        .with(CookieJarManager::new())
        .with(Compression::new())
        .around(web::document_request)
        .around(web::secure)
        .data(app.clone()))
}

/// The kinds of problems the API answers with.
#[handler]
fn problems() -> Json<Vec<Value>> {
    Json(KINDS.iter().map(|kind| describe(*kind)).collect())
}

#[handler]
fn problem(request: &Request) -> Result<Json<Value>> {
    let asked = request.raw_path_param("kind").unwrap_or_default();
    let kind = KINDS.iter().find(|(kind, ..)| *kind == asked).ok_or(Error::NotFound)?;
    Ok(Json(describe(*kind)))
}

fn describe((kind, status, title, meaning): (&str, u16, &str, &str)) -> Value {
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
